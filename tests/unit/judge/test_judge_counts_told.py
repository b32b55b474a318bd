"""What is told of counts: cartons are asked after, a doubt in a count is named, a credit is what its amount says."""

from __future__ import annotations

import pytest

from evidence.ingest.packs import load_pack
from evidence.judge import judge
from evidence.judge.examples import ASIN, Example, ExampleLine, ExamplePaper, case_of, record_of
from evidence.match import match
from evidence.model import FlaggedItem, Verdict

PACK = load_pack("amazon-365")


def _verdict(*papers: ExamplePaper, units: int = 24) -> Verdict:
    case = case_of(Example(verdict="covered", item=FlaggedItem(asin=ASIN, units=units)), PACK)
    records = tuple(record_of(paper) for paper in papers)
    return judge(case, records, (), match(case.items, records)).verdicts[0]


def _line(quantity: str, unit: str = "", price: str = "", amount: str = "") -> ExampleLine:
    return ExampleLine(
        asin=(ASIN,),
        quantity=(quantity,),
        unit=unit,
        price=(price,) if price else (),
        amount=(amount,) if amount else (),
    )


@pytest.mark.parametrize("unit", ["Karton", "ctn", "cajas"])
def test_cartons_are_one_piece_each_at_least_and_asked_after(unit: str) -> None:
    found = _verdict(ExamplePaper(lines=(_line("3", unit),)))
    assert (found.verdict, found.units_proven) == ("review", 3)
    assert any(f.rule == "quantity.measure" and f'"{unit}"' in f.message for f in found.findings)
    assert _verdict(ExamplePaper(lines=(_line("3", unit),)), units=2).verdict == "covered"


def test_too_few_pieces_are_not_enough_and_nothing_is_asked_of_them() -> None:
    found = _verdict(ExamplePaper(lines=(_line("3", "pcs"),)))
    assert found.verdict == "insufficient"
    assert {f.rule for f in found.findings} == {"quantity.short"}


def test_a_count_that_reads_in_two_ways_is_named_where_it_holds_the_item() -> None:
    two = ExamplePaper(lines=(ExampleLine(asin=(ASIN,), quantity=("30", "3")),))
    found = _verdict(two)
    assert found.verdict == "review"
    assert any(f.rule == "quantity.unreadable" and f.document == "invoice.pdf" for f in found.findings)
    assert not any(f.rule == "quantity.unreadable" for f in _verdict(two, units=3).findings)


@pytest.mark.parametrize(("amount", "units"), [("-50.00", "25 units"), ("", "40 units"), ("-50.01", "40 units")])
def test_a_credit_takes_back_what_its_amount_is(amount: str, units: str) -> None:
    invoice = ExamplePaper(lines=(_line("40", price="2.00", amount="80.00"),))
    credit = ExamplePaper(
        file="credit.pdf", number="C-1", kind=("credit_note",), lines=(_line("40", price="2.00", amount=amount),)
    )
    found = _verdict(invoice, credit, units=30)
    assert found.verdict == "review"
    assert any(f.rule == "quantity.credited" and units in f.message for f in found.findings)
