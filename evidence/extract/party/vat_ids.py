"""VAT and tax registration ids, the supplier's and the buyer's.

In: a piece of a paper and what its place tells. Out: `Reach`es. Never: a telephone or bank number as an id.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import structs

from evidence.extract.page.beside import left_label
from evidence.extract.page.labels import hits_in, label_before, places
from evidence.extract.page.territory import section_of
from evidence.extract.party.id_readings import settled
from evidence.extract.party.reach import Reach
from evidence.values.languages import languages
from evidence.values.registers import VatId, compact_id, find_vat_ids
from evidence.values.text import means, strip_accents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.extract.page.labels import Hit, Place
    from evidence.extract.page.paper import Paper, Piece
    from evidence.model import Field

_COUNTRY = re.compile(r"(?<![A-Za-z])[A-Z]{2}\s?$")
_AFTER_LABEL = 12  # characters between a label and its id: "No. (GST) :"
_NOT_VAT = ("phone", "fax", "mobile", "bank", "invoice_number", "order_number", "customer_number", "company_number")
_HEAD = 0.4
# Malaysian GST ids have a shape of their own: twelve digits from 00 on, behind a label however it was read.
_SHAPED = re.compile(r"(?<=[A-Za-z#: \uff1a])(?<![\d-])00\d{10}(?![\w-])")
_MALAYSIAN = re.compile(r"00\d{10}")
_ONE_NUMBER = frozenset({"NG", "TH"})  # whose companies have one number for all taxes: "Tax ID" alone says nothing else
_SHAPE_TELLS = frozenset({"KE"})  # whose ids are found behind their own word alone
_MARKS = 3  # signs between a label and its "no."
_MISREAD = 5.0  # odds
_WORD = re.compile(r"[^\W\d_]+")


def vat_ids(paper: Paper, piece: Piece, standing: float | None, *, own: bool) -> Iterator[Reach]:
    """Yield the ids in a piece; `own` is a line of the supplier's block, where an id may stand without a label."""
    for reach in _ids(paper, piece, standing, own=own):
        yield settled(paper, reach)


def _ids(paper: Paper, piece: Piece, standing: float | None, *, own: bool) -> Iterator[Reach]:
    section = section_of(paper, piece)
    theirs = (section is not None and section.party == "buyer") or _yours(piece)
    field: Field = "buyer_vat" if theirs else "supplier_vat"
    if section and section.party in {"ship_to", "third"}:
        return
    odds = 0.9 if section else standing or 0.0
    found = hits_in(piece)
    told = [
        hit
        for hit, after in zip(found, (*found[1:], None), strict=False)
        if hit.is_any("vat", "tax", "tax_number") and not _of_price(hit, after)
    ]
    labelled = [r for hit in told if (r := _labelled(paper, hit, field, odds))]
    yield from labelled
    if labelled or (not found and left_label(paper, piece)):
        return
    for vat in find_vat_ids(piece.text):
        before = label_before(found, vat.start)
        if before is not None and before.is_any(*_NOT_VAT) and not _has_digit(piece.text[before.end : vat.start]):
            continue  # else the label has its own number already: "EIK 735395795 VAT BG735395795"
        if vat.valid or vat.country in _SHAPE_TELLS or _foreign_label(piece.text[: vat.start]):
            yield Reach(field, vat.value, piece, vat.start, vat.end, odds + 0.8)
    if not theirs and paper.sheet(piece.page).height_of(piece) < _HEAD and (shaped := _SHAPED.search(piece.text)):
        yield Reach(field, compact_id(shaped.group()), piece, *shaped.span(), odds - 0.4)
    if own or (section and section.party in {"supplier", "buyer"}):
        yield from _bare_vat_id(paper, piece, field, odds)


def without_ids(text: str) -> str:
    """Return a text of the same length without the digits of the tax ids in it."""
    for vat in find_vat_ids(text):
        if vat.valid:
            text = text[: vat.start] + "|" * (vat.end - vat.start) + text[vat.end :]
    return text


def _of_price(hit: Hit, after: Hit | None) -> bool:
    """Tell whether a tax is said to be in a price: "(VAT included)"."""
    beside = after is not None and not hit.piece.text[hit.end : after.start].strip()
    return after is not None and beside and after.is_any("included", "excluded") and not after.is_any("vat")


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _labelled(paper: Paper, hit: Hit, field: Field, odds: float) -> Reach | None:
    for place in places(paper, hit, rows=1):
        vat = _vat_at(place)
        if vat is None:
            continue
        shaped = hit.is_any("tax") and place.how == "same" and any(map(str.isalpha, vat.value))
        only = hit.is_any("tax_number") and vat.country in _ONE_NUMBER
        if hit.is_any("vat") or (vat.valid and shaped) or (vat.valid is not False and only):
            sure = odds + 2.0 + _check_odds(vat) - {"same": 0.0, "right": 0.2, "below": 1.0}[place.how]
            sure -= _misshapen(paper, vat)
            sure -= (0.0 if hit.exact else 0.4) + (0.7 if hit.is_any("tax_number", "company_number") else 0.0)
            return Reach(field, vat.value, place.piece, vat.start, vat.end, sure)
    return None


def _misshapen(paper: Paper, vat: VatId) -> float:
    """Return what a Malaysian id of digits loses that has not twelve of them, or not two noughts in front: it is misread."""
    if "MY" not in paper.countries or not vat.value.isdigit() or _MALAYSIAN.fullmatch(vat.value):
        return 0.0
    return _MISREAD


def _bare_vat_id(paper: Paper, piece: Piece, field: Field, odds: float) -> Iterator[Reach]:
    """Yield a national id that is a whole line of a party's block, where letters and a check digit tell it."""
    for vat in find_vat_ids(piece.text, labelled=True):
        whole = vat.end - vat.start >= len(piece.text.strip())
        told = any(map(str.isalpha, vat.value)) and vat.valid and not vat.value.startswith(vat.country)
        if whole and told and (vat.country in paper.countries or vat.country.lower() == paper.language):
            yield Reach(field, vat.value, piece, vat.start, vat.end, odds + 0.4)


def _foreign_label(before: str) -> bool:
    """Tell whether the last word of a text is a label of VAT ids in some other language than the paper's."""
    words = _WORD.findall(before[-_AFTER_LABEL:])
    return bool(words) and means(words[-1], "labels", "vat")


def _yours(piece: Piece) -> bool:
    """Tell whether a label says that its id is the buyer's: "your VAT no.", "N. TVA client"."""
    ids = [h for h in hits_in(piece) if h.is_any("vat")]
    if not ids:
        return False
    near = ids[0].end + _AFTER_LABEL  # what stands further on speaks of something else
    words = set(_WORD.findall(strip_accents(piece.text[:near])))
    return any(h.is_any("yours", "buyer") and h.start < near for h in hits_in(piece)) or bool(words & _your_words())


@cache
def _your_words() -> frozenset[str]:
    return frozenset(strip_accents(w) for language in languages().values() for w in language.labels.yours if len(w) > 2)  # noqa: PLR2004 -- "su" is a word elsewhere


def _check_odds(vat: VatId) -> float:
    if vat.valid is None:
        return 0.0
    return 0.8 if vat.valid else -0.2


def _vat_at(place: Place) -> VatId | None:
    """Return the id right behind a label: the longest at the earliest place, its place in the whole piece.

    A country's letters may have been taken for the label's end, and the end of a label may be glued to the id.
    """
    text = place.piece.text
    letters = _COUNTRY.search(text, 0, place.start)
    behind = [h for h in hits_in(place.piece) if h.start >= place.end]
    numbered = bool(behind) and behind[0].start - place.end < _MARKS and behind[0].is_any("plain_number")
    end = (behind[1].start if len(behind) > 1 else len(text)) if numbered else place.end  # "GST Re9 #0012..."
    for start in (letters.start() if letters else place.start, place.start):
        near = [v for v in find_vat_ids(text[start:end], labelled=True) if v.start < _AFTER_LABEL]
        near = [v for v in near if text[: start + v.start][-1:] != "+"]  # a telephone number
        if start != place.start:
            near = [v for v in near if v.country and v.value[:2] == text[start : start + 2]]
        if near:
            best = min(near, key=lambda v: (v.start, -v.end))
            return structs.replace(best, start=start + best.start, end=start + best.end)
    return None
