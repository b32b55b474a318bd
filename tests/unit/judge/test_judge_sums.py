"""Discounts inside a line, and currencies of a line and its total: what honest papers print must not be told as a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from drawn_papers import only

from evidence.ingest.packs import load_pack
from evidence.judge import judge
from evidence.judge.examples import ASIN, Example, ExampleLine, ExamplePaper, case_of, record_of
from evidence.match import match
from evidence.model import FlaggedItem

if TYPE_CHECKING:
    from drawn_papers import Line

    from evidence.model import Case, Verdict

PACK = load_pack("amazon-365")


def asked() -> Case:
    return case_of(Example(verdict="covered", item=FlaggedItem(asin=ASIN, units=10)), PACK)


def answer(paper: ExamplePaper) -> Verdict:
    case = asked()
    records = (record_of(paper),)
    return judge(case, records, (), match(case.items, records)).verdicts[0]


@pytest.mark.parametrize(("amount", "told"), [("18.00", False), ("19.00", True)])
def test_a_printed_rate_explains_a_line_to_the_cent_only(amount: str, told: bool) -> None:
    lines = (
        ExampleLine(asin=(ASIN,), description="Tray, rebate 10 %", price=("2.00",), amount=(amount,)),
        ExampleLine(gtin=("4006381333931",), quantity=("10",), price=("3.00",), amount=("30.00",)),
    )
    found = [f for f in answer(ExamplePaper(lines=lines)).findings if f.rule == "arithmetic.total"]
    assert any("2.00" in str(f.message) for f in found) is told


@pytest.mark.parametrize(
    ("name", "price", "verdict"), [("Cord 50 ft", "2.00", "covered"), ("Cord", "2.00 HUF", "review")]
)
def test_a_name_holds_no_currency(name: str, price: str, verdict: str) -> None:
    rows: tuple[Line, ...] = (
        *((60, 40, "Summit Gear Inc.", 14), (60, 56, "6500 Quebec St"), (60, 68, "Denver, CO 80216")),
        *((400, 40, "INVOICE", 18), (340, 100, "Invoice No."), (460, 100, "S-118")),
        *((340, 114, "Invoice date"), (460, 114, "July 2, 2026")),
        *((60, 200, "ASIN"), (160, 200, "Description"), (300, 200, "Qty"), (380, 200, "Price"), (480, 200, "Amount")),
        *((60, 216, ASIN), (160, 216, name), (300, 216, "10"), (380, 216, price), (480, 216, "20.00")),
        *((380, 250, "Total"), (480, 250, "$20.00")),
    )
    case, records = asked(), (only(*rows),)
    assert judge(case, records, (), match(case.items, records)).verdicts[0].verdict == verdict


@pytest.mark.parametrize(("printed", "told"), [(True, True), (False, False)])
def test_taxes_of_an_e_invoice_without_pages_are_not_missed(printed: bool, told: bool) -> None:
    lines = (ExampleLine(asin=(ASIN,), quantity=("10",), price=("3.00",), amount=("30.00",)),)
    record = record_of(ExamplePaper(lines=lines, total=("35.70",)))
    if not printed:
        record = msgspec.structs.replace(record, first_page=0, last_page=0)
    case = asked()
    findings = judge(case, (record,), (), match(case.items, (record,))).verdicts[0].findings
    assert any(f.rule == "arithmetic.total" for f in findings) is told


@pytest.mark.parametrize(("confidence", "told"), [(0.9, True), (0.05, False)])
def test_a_guessed_total_contradicts_no_sum(confidence: float, told: bool) -> None:
    lines = (ExampleLine(asin=(ASIN,), quantity=("10",), price=("3.00",), amount=("30.00",)),)
    record = record_of(ExamplePaper(lines=lines, total=("200",)))
    founds = [msgspec.structs.replace(f, confidence=confidence) if f.field == "total" else f for f in record.founds]
    record = msgspec.structs.replace(record, founds=tuple(founds))
    case = asked()
    findings = judge(case, (record,), (), match(case.items, (record,))).verdicts[0].findings
    assert any(f.rule == "arithmetic.total" for f in findings) is told


@pytest.mark.parametrize(("total", "told"), [("30.00", True), ("48.00", False)])
def test_a_line_without_a_price_is_none_of_a_total_that_others_make(total: str, *, told: bool) -> None:
    lines = (
        ExampleLine(asin=(ASIN,), price=(), amount=()),
        ExampleLine(gtin=("4006381333931",), quantity=("10",), price=("3.00",), amount=("30.00",)),
    )
    found = answer(ExamplePaper(lines=lines, total=(total,)))
    assert any(f.rule == "quantity.unbilled" for f in found.findings) is told
    assert not told or found.verdict == "review"
