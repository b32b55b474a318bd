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
from evidence.report.packing import Rules, packed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from evidence.report.highlight import Copy
    from evidence.report.upload import Sent

    Read = Callable[[str], bytes | None]
_MISSING = "{file} is missing."
_CHANGED = "{file} was changed after it was written."
_OTHER = "{file} is not the original."
_PAGES = "{file} does not show the pages that it stands for."
_UNKNOWN = "{file} is listed, but nothing here tells what it was made from."


def upload_differs(
    sent: tuple[Sent, ...], copies: tuple[Copy, ...], hashes: Mapping[str, str], read: Read
) -> tuple[list[str], list[str]]:
    """Return what is wrong with the files to be sent, and notes on what could not be compared."""
    wrong: list[str] = []
    notes: list[str] = []
    by_place = {(c.original, c.part): c for c in copies}
    for one in sent:
        data = read(one.path)
        if data is None:
            wrong.append(_MISSING.format(file=one.path))
        elif _sha(data) != hashes.get(one.path):
            wrong.append(_CHANGED.format(file=one.path))
        elif one.original:
            copy = by_place.get((one.original, one.part))
            told, unknown = _compared(one, data, copy, read(copy.path) if copy else None)
            wrong += told
            notes += unknown
    return wrong, notes


def _compared(one: Sent, data: bytes, copy: Copy | None, copied: bytes | None) -> tuple[list[str], list[str]]:
    if one.how == "as it is" and not one.marked:
        return ([] if _sha(data) == one.original_sha256 else [_OTHER.format(file=one.path)]), []
    if copy is None or copied is None:
        return [], [_UNKNOWN.format(file=one.path)]
    if one.how == "as it is":
        return ([] if data == copied else [_OTHER.format(file=one.path)]), []
    source = copied if one.marked or copy.method == "rewritten" else copied[: copy.base_bytes]
    try:
        same = _same_picture(one, data, source) if one.how == "picture" else _same_pages(one, data, source)
    except Exception:  # noqa: BLE001 -- the libraries raise anything on damaged files, which is the answer
        same = False
    return ([] if same else [_PAGES.format(file=one.path)]), []


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
