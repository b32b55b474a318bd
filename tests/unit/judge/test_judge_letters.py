"""What is not asked of papers that carry no count or no price: letters, and papers that go with goods."""

from __future__ import annotations

import msgspec
import pytest

from evidence.ingest.packs import load_pack
from evidence.judge.examples import ASIN, Example, ExampleLine, ExamplePaper, case_of, record_of
from evidence.judge.goods import measure
from evidence.judge.kinds import not_final
from evidence.judge.outcome import Paper
from evidence.match import match
from evidence.model import Box, FlaggedItem, Kind, RuleOptions, Span, TextLine

PACK = load_pack("amazon-365")
CASE = case_of(Example(verdict="covered", item=FlaggedItem(asin=ASIN, units=10)), PACK)


@pytest.mark.parametrize(("kind", "told"), [("authorization", False), ("invoice", True)])
def test_a_letter_names_products_and_counts_none(kind: Kind, *, told: bool) -> None:
    lines = (ExampleLine(asin=(ASIN,), quantity=("220 g",), description="Candle Fig"),)
    record = record_of(ExamplePaper(kind=(kind,), lines=lines))
    found = match(CASE.items, (record,))
    assert bool(measure(found[0], record, CASE, RuleOptions())) == told


@pytest.mark.parametrize(("kind", "told"), [("delivery_note", False), ("packing_slip", False), ("invoice", True)])
def test_papers_that_go_with_goods_have_no_prices(kind: Kind, *, told: bool) -> None:
    record = record_of(ExamplePaper(kind=(kind,)))
    span = Span(document=record.document, page=1, words=(9001,), box=Box(40, 500, 200, 507))
    record = msgspec.structs.replace(record, lines=(*record.lines, TextLine(text="Total 0.00 EUR", span=span)))
    paper = Paper(record=record, others=(), copies=(), versions=(), parts=())
    assert bool(not_final(paper, CASE, RuleOptions())) == told
