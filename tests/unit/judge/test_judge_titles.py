"""A title that says another kind of paper than the label that alone made it an invoice."""

from __future__ import annotations

import msgspec
import pytest

from evidence.ingest.packs import load_pack
from evidence.judge import judge
from evidence.judge.examples import ASIN, Example, ExampleLine, ExamplePaper, case_of, record_of
from evidence.match import match
from evidence.model import Box, FlaggedItem, Span, TextLine

PACK = load_pack("amazon-365")


@pytest.mark.parametrize(
    ("title", "verdict"),
    [("Quotation with provisional number", "review"), ("Quotation 4711", "covered"), ("Quote: Q-12", "covered")],
)
def test_a_quotes_title_is_one_where_a_label_alone_says_invoice(title: str, verdict: str) -> None:
    lines = (ExampleLine(asin=(ASIN,), quantity=("10",)),)
    read = record_of(ExamplePaper(file="p0.pdf", number="N-0", lines=lines))
    founds = tuple(msgspec.structs.replace(f, text="Invoice No") if f.field == "kind" else f for f in read.founds)
    top = TextLine(text=title, span=Span(document=read.document, page=1, words=(9001,), box=Box(40, 5, 200, 12)))
    read = msgspec.structs.replace(read, founds=founds, lines=(top, *read.lines))
    case = case_of(Example(verdict="covered", item=FlaggedItem(asin=ASIN, units=10)), PACK)
    records = (read,)
    assert judge(case, records, (), match(case.items, records)).verdicts[0].verdict == verdict
