"""Pages alone: a first page without the paper's end, a further page without its beginning."""

from __future__ import annotations

import pytest

from evidence.judge.kinds import incomplete
from evidence.judge.outcome import Paper
from evidence.judge.page_sums import sums_a_page
from evidence.model import Box, Case, Found, Item, Record, RuleOptions, Span

_SPAN = Span(document="d", page=1, words=(0,), box=Box(0, 0, 1, 1))


def _found(field: str, value: str) -> Found:
    return Found(field=field, value=value, text=value, span=_SPAN, confidence=0.99, finder="x")  # type: ignore[arg-type] # fields by name


def _told(case: Case, cells: tuple[Found, ...], *founds: Found) -> list[str]:
    item = Item(span=_SPAN, text="Kettle 12", cells=cells)
    record = Record(
        document="d", path="d.pdf", part=None, sha256="0", first_page=1, last_page=1, read_by="x", language="en",
        founds=founds, items=(item,), codes=(), lines=(),
    )  # fmt: skip
    results = incomplete(Paper(record=record, others=()), case, RuleOptions())
    return [str(getattr(r.message, "template", r.message)) for r in results]


@pytest.fixture
def case() -> Case:
    return None  # type: ignore[return-value] # the check does not look at it


@pytest.mark.parametrize("cell", ["amount", "price"])
def test_an_invoice_with_sums_in_its_lines_and_no_total_is_cut_off(case: Case, cell: str) -> None:
    first = (_found("kind", "invoice"), _found("invoice_number", "FS-1"))
    assert _told(case, (_found(cell, "3.00"),), *first)
    assert not _told(case, (_found(cell, "3.00"),), *first, _found("total", "36.00"))


def test_an_invoice_without_any_price_may_have_none_of_the_sum(case: Case) -> None:
    assert not _told(case, (_found("quantity", "12"),), _found("kind", "invoice"))


def test_lines_without_title_number_date_and_buyer_are_told_as_a_further_page(case: Case) -> None:
    assert "further page" in _told(case, (_found("quantity", "12"),))[0]
    assert not _told(case, (_found("quantity", "12"),), _found("invoice_date", "2026-03-03"))


@pytest.mark.parametrize(
    "text",
    [
        "Total carried forward GBP 300.00",
        "Page total 300.00",
        "Zwischensumme Seite 1 EUR 300,00",
        "Suma y sigue 300,00",
        "Totale pagina EUR 300,00",
    ],
)
def test_a_sum_of_one_page_is_no_total_of_the_paper(text: str) -> None:
    assert sums_a_page(text)


@pytest.mark.parametrize(
    "text",
    ["Total GBP 300.00", "Page 1 of 1 Total 300.00", "Total S/ 300.00", "Total 300.00 Page 1", "Net total 300.00"],
)
def test_a_page_s_number_beside_a_total_makes_it_no_page_s_sum(text: str) -> None:
    assert not sums_a_page(text)
