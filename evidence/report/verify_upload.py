"""Proof that the upload folder holds what the manifest says: originals byte for byte, or their pages unchanged.

In: the manifest's list, the highlighted copies beside it. Out: sentences about what differs, and what is not known.
Never: trust in a file's name.
"""

from __future__ import annotations

import hashlib
import io
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from evidence.report.highlight import opened, page_proof
from evidence.report.images import inner_bytes, is_pdf
from evidence.report.packing import Rules, cut, packed
from evidence.report.shrinking import MOST_LOSS, pdf_loss, picture_loss
from evidence.texts import message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from evidence.report.highlight import Copy
    from evidence.report.upload import Sent
    from evidence.texts import Sentence, Text

    Read = Callable[[str], bytes | None]
_BETWEEN_DECODERS = 1.0  # gray levels by which other versions of a decoder may differ
_MISSING: Sentence = "{file} is missing."
_CHANGED: Sentence = "{file} was changed after it was written."
_OTHER: Sentence = "{file} is not the original."
_PAGES: Sentence = "{file} does not show the pages that it stands for."
_UNKNOWN: Sentence = "{file} is listed, but nothing here tells what it was made from."


def upload_differs(
    sent: tuple[Sent, ...], copies: tuple[Copy, ...], hashes: Mapping[str, str], read: Read
) -> tuple[list[Text], list[Text]]:
    """Return what is wrong with the files to be sent, and notes on what could not be compared."""
    wrong: list[Text] = []
    notes: list[Text] = []
    by_place = {(c.original, c.part): c for c in copies}
    for one in sent:
        data = read(one.path)
        if data is None:
            wrong.append(message(_MISSING, file=one.path))
        elif _sha(data) != hashes.get(one.path):
            wrong.append(message(_CHANGED, file=one.path))
        elif one.original:
            copy = by_place.get((one.original, one.part))
            told, unknown = _compared(one, data, copy, read(copy.path) if copy else None)
            wrong += told
            notes += unknown
    return wrong, notes


def _compared(one: Sent, data: bytes, copy: Copy | None, copied: bytes | None) -> tuple[list[Text], list[Text]]:
    if one.how == "as it is" and not one.marked:
        return ([] if _sha(data) == one.original_sha256 else [message(_OTHER, file=one.path)]), []
    if copy is None or copied is None:
        return [], [message(_UNKNOWN, file=one.path)]
    if one.how == "as it is":
        return ([] if data == copied else [message(_OTHER, file=one.path)]), []
    source = copied if one.marked or copy.method == "rewritten" else copied[: copy.base_bytes]
    try:
        same = _same(one, data, source, picture=copy.image and not one.marked)
    except Exception:  # noqa: BLE001 -- the libraries raise anything on damaged files, which is the answer
        same = False
    return ([] if same else [message(_PAGES, file=one.path)]), []


def _same(one: Sent, data: bytes, source: bytes, *, picture: bool) -> bool:
    if one.how in {"picture", "scan"}:
        return _same_picture(one, data, source)
    if is_pdf(data):
        return (
            _close(one, pdf_loss(cut(source, one.pages), data))
            if one.how == "reencoded"
            else _same_pages(one, data, source)
        )
    if not picture:  # a page as a picture, stored again to fit
        whole = packed(source, one.original, one.pages, Rules(formats=(".jpg", ".png")))
        return len(whole) == 1 and _close(one, picture_loss(whole[0].data, data))
    original = inner_bytes(source)
    return original is not None and _close(one, picture_loss(original, data))


def _close(one: Sent, loss: float) -> bool:
    """Say whether a file lost no more than is told of it, nothing where nothing is."""
    return loss <= MOST_LOSS and loss <= one.loss + _BETWEEN_DECODERS if one.loss is not None else loss == 0


def _same_pages(one: Sent, data: bytes, source: bytes) -> bool:
    with opened(data) as made, opened(source) as whole:
        if made.page_count != len(one.pages):
            return False
        return all(page_proof(made, n).pixels == page_proof(whole, p - 1).pixels for n, p in enumerate(one.pages))


def _same_picture(one: Sent, data: bytes, source: bytes) -> bool:
    from PIL import Image

    suffix = PurePosixPath(one.path).suffix
    (again,) = packed(source, one.original, one.pages, Rules(formats=(suffix,)))
    with Image.open(io.BytesIO(data)) as shown, Image.open(io.BytesIO(again.data)) as expected:
        return shown.size == expected.size and shown.convert("RGB").tobytes() == expected.convert("RGB").tobytes()


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
