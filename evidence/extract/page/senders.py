"""One-line senders over the window of an envelope: "Name GmbH · Street 1 · 12345 Place", however a scan reads the points.

In: a sheet. Out: `Sender`s: their pieces, and where the name ends. Never: a line without a name, a street and a place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from evidence.values.addresses import looks_like_address, postcode_of
from evidence.values.contacts import find_emails
from evidence.values.names import split_legal_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.extract.page.paper import Piece, Sheet

SENDER_MARKS = re.compile(r"\s[-\u2013\u2014|•·●∙*/]\s|[|•·●∙]")
_MISREAD_MARK = re.compile(r" [eos+©®«»¢°] (?P<b>.+?) [eos+©®«»¢°] ")  # points read as letters
_REACH = ("phone", "fax", "mobile", "email", "vat")
_UPRIGHT, _ROWS_APART = 90, 3.0  # degrees; sizes of text between lines at the side
_WHOLE = 0.9  # surely a street and a place
_MARK, SCANNED = 2, 1.6  # signs; times that one size looks another on a scan
_LIKELY, _SURELY = 0.3, 0.45  # an address
_COMMA = re.compile(r",\s+")
_SMALL, _UNDER, _UPPER = 0.8, 4.0, 0.5  # times the size of the address under it; sizes to that; of what is printed


class Sender(NamedTuple):
    """A one-line sender: its pieces, and where the name stands in the first."""

    pieces: tuple[Piece, ...]
    end: int


def sender_lines(sheet: Sheet) -> Iterator[Sender]:
    """Yield lines that hold a sender: a name, a street and a place with marks between, in one piece or in several."""
    for row in sheet.lines:
        run: list[Piece] = []
        for piece in (*row, None):
            if piece is not None and (not run or _one_size(run[0], piece)) and not piece.turn:
                run.append(piece)
                continue
            yield from _sender(run) or _in_small_print(sheet, run)
            run = [piece] if piece is not None else []


def upright_lines(sheet: Sheet) -> list[Piece]:
    """Return lines that run upwards or downwards at the side and hold an address with a telephone, a mail or a tax id."""
    turned = [p for p in sheet.pieces if p.turn % 180 == _UPRIGHT]
    return [
        p for p in turned if postcode_of(p.text) and (find_emails(p.text) or any(h.is_any(*_REACH) for h in p.hits))
    ]


def upright_senders(sheet: Sheet) -> list[Piece]:
    """Return companies in a line right beside such a line, of which they are the name."""
    lines = upright_lines(sheet)
    turned = [p for p in sheet.pieces if p.turn % 180 == _UPRIGHT and p not in lines] if lines else []
    return [p for p in turned if split_legal_form(p.text.strip())[1] and any(_next_to(sheet, p, q) for q in lines)]


def _next_to(sheet: Sheet, one: Piece, other: Piece) -> bool:
    """Tell whether two upright lines stand beside each other."""
    a, b = (sheet.page.words[p.words[0]].box.center[0] for p in (one, other))
    return abs(a - b) < _ROWS_APART * max(one.size, other.size)


def _one_size(first: Piece, piece: Piece) -> bool:
    """Tell whether pieces of a line are of one size; on a scan a mark, and words without tall letters, look smaller."""
    if piece.origin != "ocr":
        return abs(piece.size - first.size) < 1.0
    return len(piece.text) <= _MARK or 1 / SCANNED < piece.size / max(0.1, first.size) < SCANNED


def _sender(run: list[Piece]) -> list[Sender]:
    for count in range(len(run), 0, -1):
        text = " ".join(p.text for p in run[:count])
        if is_sender(text):
            mark = SENDER_MARKS.search(run[0].text) or _MISREAD_MARK.search(run[0].text)
            return [Sender(tuple(run[:count]), mark.start() if mark else len(run[0].text))]
    return []


def _in_small_print(sheet: Sheet, run: list[Piece]) -> list[Sender]:
    """Return a sender whose parts commas divide: only in smaller print right over the lines of an address."""
    if len(run) != 1 or sheet.height_of(run[0]) > _UPPER or not is_sender(_COMMA.sub(" | ", run[0].text)):
        return []
    piece = run[0]
    rows = sheet.lines[piece.line + 1 : piece.line + 3]
    under = (p for row in rows for p in row if abs(p.box.left - piece.box.left) < p.size)
    first = next(under, None)
    if first is None or first.box.top - piece.box.bottom > first.size * _UNDER or piece.size > first.size * _SMALL:
        return []
    ends = [m.start() for m in _COMMA.finditer(piece.text)]
    formed = split_legal_form(piece.text[: ends[1]])[1] and not split_legal_form(piece.text[: ends[0]])[1]
    return [Sender((piece,), ends[1] if formed else ends[0])]


def is_of_sender(piece: Piece, *, first: bool) -> bool:
    """Tell whether a piece alone is a one-line sender; as the first line of a block, a street and a place of one, too."""
    return is_sender(piece.text) or (first and _is_address_line(piece.text))


def _is_address_line(text: str) -> bool:
    """Tell whether a text is a street and a place in one line, a sender's whose name is a logo elsewhere."""
    return "," in text and postcode_of(text) is not None and looks_like_address(text) >= _WHOLE and text[:1].isupper()


def is_sender(text: str) -> bool:
    """Tell whether a text is a name, a street and a place with marks between."""
    if not 15 <= len(text) <= 110:  # noqa: PLR2004 -- one short line
        return False
    text = _MISREAD_MARK.sub(r" | \g<b> | ", text) if _MISREAD_MARK.search(text) else text
    if not SENDER_MARKS.search(text) or not postcode_of(text):
        return False
    parts = [p.strip() for p in SENDER_MARKS.split(text) if p.strip()]
    if len(parts) < 3 or parts[0][:1].isdigit() or find_emails(text) or ":" in parts[0]:  # noqa: PLR2004 -- name, street, place
        return False
    lives = looks_like_address(split_legal_form(parts[0])[0])  # "KG" is a village elsewhere
    street = looks_like_address(parts[1]) >= _LIKELY and postcode_of(parts[1]) is None
    named = lives < _LIKELY or (street and lives < _SURELY)  # "Tipografia del Borgo", its street behind
    return named and any(map(str.isdigit, " ".join(parts[1:])))
