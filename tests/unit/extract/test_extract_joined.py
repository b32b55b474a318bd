"""Lines below an item: a code of the item's own belongs to it, one of another product never does."""

from __future__ import annotations

import pytest
from drawn_tables import FIVE, GTINS, HEADS, Put, printed, table

from evidence.extract.line_items.items import codes_of, items_of
from evidence.extract.page.layout import layout

OWN, OTHER = "B0CQ18ZLM5", "B0DT5R2B8S"


def read(language: str, *notes: str, first: str = "Blue widget") -> tuple[list[set[str]], set[str], str]:
    """Return the ASINs and GTINs of each item, those outside of items, and the first item's text."""
    lines = [Put(40, 328 + 12 * n, note) for n, note in enumerate(notes)]
    page = printed(*table(FIVE, [HEADS[language], (first, "", "12", "3.50", "42.00")]), *lines)
    laid = [layout(page)]
    items = items_of("doc", laid)
    inside = [{f.value for f in i.cells if f.field in {"asin", "gtin"}} for i in items]
    return inside, {f.value for f in codes_of("doc", laid, items)}, items[0].text


PART = [
    ("en", f"ASIN: {OWN}", OWN),
    ("en", OWN, OWN),
    ("en", f"large, with two handles {OWN}", OWN),
    ("en", f"Colour: blue, ASIN: {OWN}", OWN),
    ("en", f"ASIN: {OWN}, 12 pcs", OWN),
    ("en", f"2 m cable {OWN}", OWN),
    ("de", f"EAN {GTINS[0]}", GTINS[0]),
    ("de", f"500 g, EAN {GTINS[0]}", GTINS[0]),
    ("de", f"Farbe blau / ASIN: {OWN}", OWN),
    ("de", f"Ersatzfilter für Kannen, ASIN {OWN}", OWN),
    ("fr", f"Code EAN : {GTINS[0]}", GTINS[0]),
    ("fr", f"pour la cuisine, ASIN : {OWN}", OWN),
]


@pytest.mark.parametrize(("language", "note", "code"), PART)
def test_a_code_below_its_description_is_the_item_s(language: str, note: str, code: str) -> None:
    inside, outside, text = read(language, note)
    assert inside == [{code}]
    assert not outside
    assert note in text


FOREIGN = [
    ("en", f"Currently out of stock / back order: {OTHER} x 40", OTHER),
    ("en", f"Not supplied: {OTHER}", OTHER),
    ("en", f"Replaces {OTHER}", OTHER),
    ("en", f"Replaces ASIN: {OTHER}", OTHER),
    ("en", f"Next week: {OTHER} x 40", OTHER),
    ("en", f"40 pcs {OTHER}", OTHER),
    ("en", f"{OTHER} Qty: 40", OTHER),
    ("de", f"Nicht lieferbar: EAN {GTINS[1]}", GTINS[1]),
    ("de", f"Im Rückstand: {OTHER} 40 Stk", OTHER),
    ("de", f"Ersetzt Artikel {OTHER}", OTHER),
    ("de", f"Nächste Woche {OTHER}, Menge: 40", OTHER),
    ("fr", f"Non livré : {OTHER}", OTHER),
    ("fr", f"En rupture de stock : EAN {GTINS[1]} x 40", GTINS[1]),
    ("fr", f"Remplace l'article {OTHER}", OTHER),
    ("fr", f"La semaine prochaine {OTHER} : 40 pièces", OTHER),
]


@pytest.mark.parametrize("first", ["Blue widget", f"Widget {OWN} {GTINS[0]}"])
@pytest.mark.parametrize(("language", "note", "code"), FOREIGN)
def test_a_code_of_another_product_is_never_the_item_s(language: str, note: str, code: str, first: str) -> None:
    inside, outside, _ = read(language, note, first=first)
    assert inside == [{OWN, GTINS[0]} if OWN in first else set()]
    assert outside == {code}


def test_a_denial_stays_in_the_text_of_an_item_that_it_may_be_about() -> None:
    note = f"Not supplied: {OTHER}"
    assert note in read("en", note)[2]
    assert note not in read("en", note, first=f"Widget {OWN}")[2]
    own = f"{OWN} not supplied"
    inside, outside, text = read("en", own, first=f"Widget {OWN}")
    assert (inside, outside) == ([{OWN}], set())
    assert own in text


@pytest.mark.parametrize("note", [f"Sold with {OTHER} in sets", f"Our buyers liked {OTHER} as well"])
def test_a_sentence_about_another_code_is_not_the_item_s_where_it_has_its_own(note: str) -> None:
    inside, outside, _ = read("en", note, first=f"Widget {OWN}")
    assert (inside, outside) == ([{OWN}], {OTHER})


@pytest.mark.parametrize("note", [f"ASIN: {OTHER}", OTHER, f"Colour: blue, ASIN: {OTHER}"])
def test_a_second_code_without_words_is_kept_as_a_contradiction(note: str) -> None:
    inside, outside, _ = read("en", note, first=f"Widget {OWN}")
    assert (inside, outside) == ([{OWN, OTHER}], set())


def test_what_follows_a_line_about_another_product() -> None:
    inside, outside, _ = read("en", f"Not supplied: {OTHER},", "B0F1G2H3J4")
    assert (inside, outside) == ([set()], {OTHER, "B0F1G2H3J4"})
    inside, outside, _ = read("en", f"Replaces {OTHER}", f"ASIN: {OWN}")
    assert (inside, outside) == ([{OWN}], {OTHER})
    inside, outside, _ = read("en", "Replaces:", OTHER)
    assert (inside, outside) == ([set()], {OTHER})
