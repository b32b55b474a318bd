"""Doubts: what decides and is missing or unsure on pages that OCR read fast, so that they are read again.

In: a paper and what was found on it. Out: Doubts. Never: a doubt about a page whose text was drawn, not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.extract.page.rolls import is_roll
from evidence.model import Doubt, Field, Found
from evidence.texts import message

if TYPE_CHECKING:
    from evidence.extract.page.paper import Paper
    from evidence.texts import Text, Texts

_SHAKY = 0.86  # mean confidence of a page's words
_UNSURE = 0.75  # confidence of a word that decides
_ENOUGH = 0.5
_FEW_WORDS = 5
_TITLED = 0.85  # confidence of a kind that a title says; a label alone ("Invoice no.") is below
_READ_AGAIN: tuple[Field, ...] = ("invoice_date", "supplier_name", "total", "supplier_vat", "invoice_number")
_DECIDING: Texts[Field] = {
    "invoice_date": "no date of issue was found",
    "supplier_name": "no supplier was found",
    "total": "no total was found",
}


def doubts(paper: Paper, founds: tuple[Found, ...]) -> tuple[Doubt, ...]:
    """Return what a better reading might mend, page numbers with it."""
    scanned = [s for s in paper.sheets if any(w.origin == "ocr" for w in s.page.words)]
    if not scanned:
        return ()
    pages = tuple(s.page.number for s in scanned)
    best: dict[str, float] = {}
    for found in founds:
        best[found.field] = max(best.get(found.field, 0.0), found.confidence)
    told = [
        Doubt(pages=pages[:1], field=f, why=message(why)) for f, why in _DECIDING.items() if best.get(f, 0.0) < _ENOUGH
    ]
    kinds = {f.value for f in founds if f.field == "kind" and f.confidence >= _ENOUGH}
    if "invoice" in kinds and best.get("invoice_number", 0.0) < _ENOUGH:
        told.append(Doubt(pages=pages[:1], field="invoice_number", why=message("no invoice number was found")))
    if why := _untitled(paper, founds):
        told.append(Doubt(pages=pages[:1], field="kind", why=why))
    told += _unsure(paper, founds, pages)
    shaky = tuple(s.page.number for s in scanned if s.page.confidence < _SHAKY and len(s.page.words) >= _FEW_WORDS)
    if shaky:
        told.append(Doubt(pages=shaky, field="text", why=message("many words were read without confidence")))
    return tuple(told)


def _untitled(paper: Paper, founds: tuple[Found, ...]) -> Text | None:
    """Return why a title may be there and was not read: none says a kind, or large letters say no kind that is known.

    A rule under it, a box around it, white letters on black: the first reader goes past such a title, or tears it.
    """
    kinds = [f for f in founds if f.field == "kind"]
    if any(f.value == "other" for f in kinds):
        return message("large letters say none of the kinds of paper that are known")
    if not any(f.confidence >= _TITLED for f in kinds) and not is_roll(paper.sheets[0].page):
        return message("no title was read")
    return None


def _unsure(paper: Paper, founds: tuple[Found, ...], pages: tuple[int, ...]) -> list[Doubt]:
    """Return doubts about deciding values that stand on words which were hardly read."""
    told = []
    for field in _READ_AGAIN:
        best = max((f for f in founds if f.field == field), key=lambda f: f.confidence, default=None)
        if best is None or best.span is None or best.span.page not in pages or best.confidence < _ENOUGH:
            continue
        words = paper.sheet(best.span.page).page.words
        if min(words[i].confidence for i in best.span.words) < _UNSURE:
            why = message("a deciding word was read without confidence")
            told.append(Doubt(pages=(best.span.page,), field=field, why=why))
    return told
