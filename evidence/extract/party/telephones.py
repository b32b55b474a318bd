"""Which of a paper's telephone numbers are told: those that are surely read, the shop's own before a helpline.

In: `Reach`es of a paper. Out: the same, some left out or lowered. Never: a number whose digits a scan leaves open.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.extract.page.paper import span
from evidence.values.contacts import is_helpline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evidence.extract.page.paper import Paper, Piece
    from evidence.extract.party.reach import Reach
    from evidence.model import Found

# Confidences of readings: of 157 right numbers on scans three are read so unsurely, or by two readers otherwise and about as
# surely; of 9 wrong ones six.
_UNSURE, _NEAR, _FEW = 0.7, 0.2, 2
_CLOSE = 1.0  # odds by which another number may be less likely than one that is misread
_MOST_DIGITS = 15  # no telephone number in the world has more
_HELPLINE, _TOLD = 1.8, 0.0  # odds that a helpline loses beside a number of a place, which has so many at least
_MIN_DIGITS = 7
_SHAPED, _LONGEST, _WIDE = 9, 12, 2.0  # digits of a number with its area code, of the longest; em of a gap in it
_GROUP, _HALF = re.compile(r"\d{2,4}(?:-\d{3,4})?"), re.compile(r"\d{5,7}")  # of several; of two, behind an area code
_AREA = 5  # digits of an area code
_NUMBERS = frozenset({"invoice_number", "order_number"})
_OPEN = re.compile(r"\s*\([^()]*$")


def telephones(paper: Paper, reaches: list[Reach], countries: tuple[str, ...], *, least: float) -> list[Reach]:
    """Return contacts without telephone numbers that may be misread, and without those that are much less likely than one.

    A helpline stands behind a number of a place: a shop prints the chain's beside its own. `least`: odds of noise.
    """
    misread = [r for r in reaches if r.field == "supplier_phone" and _misread(paper, r)]
    least = max((r.odds for r in misread), default=least) - _CLOSE
    kept = [r for r in reaches if r.field != "supplier_phone" or (r not in misread and r.odds > least)]
    phones = [r for r in kept if r.field == "supplier_phone"]
    helplines = [r for r in phones if len(phones) > 1 and is_helpline(r.value, countries)]
    if not any(r.odds > _TOLD for r in phones if r not in helplines):
        return kept
    return [r._replace(odds=r.odds - _HELPLINE) if r in helplines else r for r in kept]


def _misread(paper: Paper, reach: Reach) -> bool:
    """Tell whether a scan's digits are unsure or too many, or two readers see others: a wrong number is worse than none."""
    if reach.piece.origin != "ocr":
        return False
    place = span(paper, reach.piece, reach.start, reach.end)
    numbers = (*place.words, *(i for p in reach.rest for i in p.words))
    words = [paper.sheet(place.page).page.words[i] for i in numbers]
    told = [(digits_of(w.text), w) for w in words if any(map(str.isdigit, w.text))]
    others = [
        (own, r) for own, w in told if len(own) > _FEW for r in w.readings[1:] if r.confidence > w.confidence - _NEAR
    ]
    differ = any(own != (other := digits_of(r.text)) and len(other) == len(own) for own, r in others)
    return differ or len(digits_of(reach.value)) > _MOST_DIGITS or any(w.confidence < _UNSURE for _, w in told)


def continued(paper: Paper, piece: Piece, begun: str) -> tuple[Piece, ...]:
    """Return the groups of digits right of a scan's number that ends its piece: its gaps are wide in a typewriter's letters."""
    row = paper.sheet(piece.page).lines[piece.line]
    rest: list[Piece] = []
    count = len(digits_of(begun))
    if piece.origin != "ocr" or count >= _SHAPED:
        return ()
    for after in row[row.index(piece) + 1 :]:
        last = rest[-1] if rest else piece
        near = 0 < after.box.left - last.box.right < piece.size * _WIDE
        shape = _HALF if count <= _AREA and _HALF.fullmatch(after.text.strip()) else _GROUP
        count += len(digits_of(after.text))
        if not near or not shape.fullmatch(after.text.strip()) or count > _LONGEST:
            break
        rest.append(after)
    return tuple(rest)


def unnumbered(founds: tuple[Found, ...], known: tuple[Found, ...]) -> tuple[Found, ...]:
    """Return founds without telephone numbers whose print is likelier the number of the invoice or an order."""
    numbers = [f for f in known if f.field in _NUMBERS and f.span]

    def numbered(found: Found) -> bool:
        place = found.span
        return place is not None and any(
            n.span is not None
            and n.span.page == place.page
            and n.confidence > found.confidence
            and not set(n.span.words).isdisjoint(place.words)
            for n in numbers
        )

    return tuple(f for f in founds if f.field != "supplier_phone" or not numbered(f))


def digits_of(text: Iterable[str]) -> str:
    """Return the digits of a text."""
    return "".join(c for c in text if c.isdigit())


def one_number(text: str, start: int, end: int) -> int:
    """Return where the first of several numbers ends: "03-1234 5678/6920", "... / 8075 7830", "6777 0418 (3 lines)"."""
    if cut := _OPEN.search(text[start:end]):
        end = start + cut.start() if cut.start() else end
    cut_at = text.find("/", start, end)
    first = sum(map(str.isdigit, text[start:cut_at])) if cut_at > 0 else 0
    return start + len(text[start:cut_at].rstrip()) if first >= _MIN_DIGITS else end
