from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from evidence.match import match
from evidence.model import Box, FlaggedItem, Found, Item, Record, Span, TextLine

if TYPE_CHECKING:
    from evidence.model import Cell, Match, Origin

A, B, C = "B0C4KT7Q2X", "B0C4KT7Q3X", "B0D5MNP9RA"


def found(field: Cell, value: str, at: int = 0, confidence: float = 0.95, origin: Origin = "text") -> Found:
    span = Span(document="a.pdf", page=1, words=(at,), box=Box(at, 0, at + 1, 1))
    return Found(field=field, value=value, text=value, span=span, confidence=confidence, finder="test", origin=origin)


def line(*cells: Found, codes: tuple[Found, ...] = (), text: str = "", origin: Origin = "text") -> Item:
    span = Span(document="a.pdf", page=1, words=(0, 1), box=Box(0, 0, 9, 1))
    words = text or " ".join(c.text for c in (*cells, *codes))
    return Item(span=span, text=words, cells=cells, code_cells=codes, origin=origin)


def record(*items: Item, codes: tuple[Found, ...] = (), hidden: str = "", founds: tuple[Found, ...] = ()) -> Record:
    span = Span(document="a.pdf", page=1, words=(0,), box=Box(0, 0, 9, 1))
    return Record(
        document="a.pdf", path="a.pdf", part=None, sha256="0", first_page=1, last_page=1, read_by="text layer",
        language="en", founds=founds, items=items, codes=codes, lines=(),
        hidden=(TextLine(text=hidden, span=span),) if hidden else (),
    )  # fmt: skip


def one(items: tuple[FlaggedItem, ...], *lines: Item) -> Match:
    (only,) = match(items, (record(*lines),))
    return only


def flagged(asin: str = A, **more: object) -> FlaggedItem:
    return FlaggedItem(asin=asin, **more)  # type: ignore[arg-type] # keyword soup of a test


def test_printed_asin_is_strong() -> None:
    m = one((flagged(),), line(found("asin", A)))
    assert (m.matched_by, m.strong, m.repaired, m.score) == ("asin", True, False, 1.0)


@pytest.mark.parametrize(("origin", "strong"), [("ocr", True), ("text", False), ("barcode", False), ("xml", False)])
def test_look_alike_is_strong_only_in_a_scan(origin: Origin, strong: bool) -> None:
    m = one((flagged("B0C4KT7O2X"),), line(found("asin", "BOC4KT702X", origin=origin)))
    assert m.repaired
    assert m.strong is strong
    assert m.found.text == "BOC4KT702X"


def test_one_character_away_is_no_match() -> None:
    assert match((flagged(A),), (record(line(found("asin", B, origin="ocr"))),)) == ()


def test_wide_fold_is_weak() -> None:
    m = one((flagged("B0C4KT7G2X"),), line(found("asin", "B0C4KT762X", origin="ocr")))
    assert m.repaired
    assert not m.strong


def test_two_listed_look_alikes_cannot_be_told_apart_in_a_scan() -> None:
    twins = (flagged("B0C4KT7O2X"), flagged("B0C4KT702X"))
    scan = match(twins, (record(line(found("asin", "B0C4KT702X", origin="ocr"))),))
    assert [m.strong for m in scan] == [False, False]
    drawn = match(twins, (record(line(found("asin", "B0C4KT702X"))),))
    assert [(m.asin, m.strong) for m in drawn if m.strong] == [("B0C4KT702X", True)]


def test_readings_that_name_two_listed_items_conflict() -> None:
    readings = (found("asin", A, confidence=0.9, origin="ocr"), found("asin", B, confidence=0.8, origin="ocr"))
    both = match((flagged(A), flagged(B)), (record(line(*readings)),))
    assert [(m.asin, m.strong) for m in both] == [(A, False), (B, False)]
    assert all(m.conflict for m in both)


def test_an_unlikely_reading_is_weak() -> None:
    readings = (found("asin", C, confidence=0.95, origin="ocr"), found("asin", A, confidence=0.2, origin="ocr"))
    assert not one((flagged(A),), line(*readings)).strong


@pytest.mark.parametrize(
    ("listed", "printed"),
    [
        ("036000291452", "0036000291452"),
        ("4006381333931", "4006381333931"),
        ("4006381333931", "04006381333931"),
        ("40170725", "0000040170725"),
    ],
)
def test_gtin_lengths_are_one_number(listed: str, printed: str) -> None:
    m = one((flagged(gtins=(listed,)),), line(found("gtin", printed)))
    assert (m.matched_by, m.strong) == ("gtin", True)


def test_isbn10_asin_matches_its_isbn13() -> None:
    m = one((flagged("0306406152"),), line(found("gtin", "9780306406157")))
    assert (m.matched_by, m.strong) == ("gtin", True)


def test_gtin_of_two_items_is_weak() -> None:
    items = (flagged(A, gtins=("4006381333931",)), flagged(C, gtins=("4006381333931",)))
    both = match(items, (record(line(found("gtin", "4006381333931"))),))
    assert [(m.asin, m.strong, m.conflict) for m in both] == [(A, False, None), (C, False, None)]


def test_whole_cell_of_a_code_column_is_strong() -> None:
    m = one((flagged(skus=("TK-4410",)),), line(codes=(found("sku", "tk-4410"),)))
    assert (m.matched_by, m.strong) == ("sku", True)


@pytest.mark.parametrize("code", ["A12", "123456", "ABCDEF"])
def test_short_or_one_sided_codes_are_weak(code: str) -> None:
    assert not one((flagged(mpns=(code,)),), line(codes=(found("mpn", code),))).strong


def test_code_inside_a_description_is_weak() -> None:
    m = one((flagged(mpns=("TK-4410",)),), line(found("description", "Kettle TK-4410 steel")))
    assert (m.matched_by, m.strong) == ("mpn", False)


def test_code_shared_by_two_items_is_weak() -> None:
    items = (flagged(A, skus=("TK-4410",)), flagged(C, mpns=("TK-4410",)))
    assert [m.strong for m in match(items, (record(line(codes=(found("sku", "TK-4410"),))),))] == [False, False]


def test_sku_beside_another_asin_conflicts() -> None:
    m = one((flagged(A, skus=("TK-4410",)),), line(found("asin", C, at=5), codes=(found("sku", "TK-4410"),)))
    assert not m.strong
    assert m.conflict
    assert C in m.conflict


def test_asin_beside_the_gtin_of_another_item_conflicts() -> None:
    items = (flagged(A), flagged(C, gtins=("4006381333931",)))
    both = match(items, (record(line(found("asin", A), found("gtin", "4006381333931", at=5))),))
    assert [(m.asin, m.strong, bool(m.conflict)) for m in both] == [(A, False, True), (C, False, True)]


def test_other_gtin_than_the_listed_one_conflicts() -> None:
    item = flagged(A, gtins=("4006381333931",))
    m = one((item,), line(found("asin", A), found("gtin", "5901234123457", at=5)))
    assert m.conflict
    carton = one((item,), line(found("asin", A), found("gtin", "14006381333938", at=5)))
    assert carton.conflict is None


def test_title_is_weak_and_gives_way_to_codes() -> None:
    item = flagged(A, title="Steel kettle 1.7 litre cordless red")
    text = found("description", "Kettle steel cordless red 1.7 litre")
    m = one((item,), line(text))
    assert (m.matched_by, m.strong) == ("title", False)
    assert match((item,), (record(line(text, found("asin", C, at=7))),)) == ()
    assert [m.asin for m in match((item, flagged(C)), (record(line(text, found("asin", C, at=7))),))] == [C]


def test_brand_alone_is_weak() -> None:
    m = one((flagged(brands=("Nordlicht",)),), line(found("description", "NORDLICHT lamp 40 W")))
    assert (m.matched_by, m.strong) == ("brand", False)


@pytest.mark.parametrize(("said", "named"), [("NORDLICHT", False), (f"NORDLICHT {'and more ' * 6}", True)])
def test_a_brand_counts_in_a_letter_and_not_on_a_logo(said: str, *, named: bool) -> None:
    span = Span(document="a.pdf", page=1, words=(0,), box=Box(0, 0, 9, 1))
    shown = msgspec.structs.replace(record(founds=(found("kind", "other"),)), lines=(TextLine(text=said, span=span),))  # type: ignore[arg-type] # a field of the paper
    assert bool(match((flagged(brands=("Nordlicht",)),), (shown,))) == named


def test_letter_names_a_code_without_a_line() -> None:
    (m,) = match((flagged(),), (record(codes=(found("asin", A),)),))
    assert m.item is None
    assert m.strong


def test_note_beside_the_table_gives_way_to_the_line() -> None:
    found_twice = match((flagged(),), (record(line(found("asin", A)), codes=(found("asin", A, at=9),)),))
    assert [m.item is not None for m in found_twice] == [True]


def test_hidden_text_is_never_evidence() -> None:
    assert match((flagged(),), (record(line(found("description", "pen")), hidden=A),)) == ()


def test_the_number_of_a_carton_is_weak() -> None:
    m = one((flagged(gtins=("4006381333931",)),), line(found("gtin", "14006381333938")))
    assert (m.matched_by, m.strong, m.conflict) == ("gtin", False, None)


@pytest.mark.parametrize(
    ("text", "kind", "named"),
    [
        ("Product: USB charger, 65 W. Model: YC-65W", "test_report", True),
        ("Model No.: YB-10K, YC-65W", "test_report", True),
        ("Model: YC-65W Pro", "test_report", False),
        ("Adapter for YC-65W is not included in this test", "test_report", False),
        ("Model: YC-65W", "invoice", False),
    ],
)
def test_a_test_report_names_its_models_behind_a_label(text: str, kind: str, *, named: bool) -> None:
    paper = record(founds=(found("kind", kind),))  # type: ignore[arg-type] # a field of the paper and no cell
    span = Span(document="a.pdf", page=1, words=(0,), box=Box(0, 0, 9, 1))
    paper = msgspec.structs.replace(paper, lines=(TextLine(text=text, span=span),))
    found_ways = match((flagged(mpns=("YC-65W",)),), (paper,))
    assert any(m.strong and m.matched_by == "mpn" for m in found_ways) is named
