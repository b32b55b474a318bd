"""What is not asked of papers that carry no count or no price: letters, and papers that go with goods."""

from __future__ import annotations

import msgspec
import pytest

from evidence.ingest.packs import load_pack
from evidence.judge.contents import authorization
from evidence.judge.examples import ASIN, Example, ExampleLine, ExamplePaper, case_of, record_of
from evidence.judge.goods import measure
from evidence.judge.kinds import not_final
from evidence.judge.outcome import Paper
from evidence.match import match
from evidence.model import Account, Box, FlaggedItem, Kind, RuleOptions, Span, TextLine

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


TRADEMARK = load_pack("trademark")
OTHER = "B0C4KT7Q3Z"
ACCOUNT = "Okonjo Retail Ltd"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The authorization holds for {one} and {two}.", False),
        ("The authorization holds for {one}, with the exception of {two}.", True),
        ("It does not extend to {one}.", True),
        ("Product {one}, item no. 4", False),
    ],
)
def test_a_letter_that_denies_a_flagged_product_must_be_read(said: str, *, told: bool) -> None:
    record = record_of(ExamplePaper(kind=("authorization",), lines=()))
    span = Span(document=record.document, page=1, words=(9001,), box=Box(40, 500, 200, 507))
    line = TextLine(text=said.format(one=ASIN, two=OTHER), span=span)
    record = msgspec.structs.replace(record, lines=(*record.lines, line))
    paper = Paper(record=record, others=(), copies=(), versions=(), parts=())
    case = case_of(Example(verdict="covered", item=FlaggedItem(asin=ASIN)), TRADEMARK)
    assert any(r.status == "unsure" for r in authorization(paper, case, RuleOptions())) == told


def test_a_letter_may_name_several_products_in_one_sentence() -> None:
    lines = (ExampleLine(asin=(ASIN, OTHER), quantity=("20",), description="for products"),)
    record = record_of(ExamplePaper(kind=("authorization",), lines=lines))
    found = match((FlaggedItem(asin=ASIN), FlaggedItem(asin=OTHER)), (record,))
    assert all(m.item is None for m in found)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("This authorization ends on 31 January 2026.", True),
        ("This authorization ends on 31 January 2028.", False),
        ("Signed in Bristol on 9 January 2025.", False),
        ("Registered on 4 May 2011 under no. 88120045.", False),
    ],
)
def test_a_letter_whose_last_day_is_past_must_be_read(said: str, *, told: bool) -> None:
    record = record_of(ExamplePaper(kind=("authorization",), date=("2025-01-02",), lines=()))
    span = Span(document=record.document, page=1, words=(9001,), box=Box(40, 500, 200, 507))
    record = msgspec.structs.replace(record, lines=(*record.lines, TextLine(text=said, span=span)))
    paper = Paper(record=record, others=(), copies=(), versions=(), parts=())
    case = case_of(Example(verdict="covered", item=FlaggedItem(asin=ASIN)), TRADEMARK)
    assert any("last day" in str(r.message) for r in authorization(paper, case, RuleOptions())) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The right of sale is granted for Germany and Austria.", True),
        ("The right of sale is granted worldwide.", False),
        ("The right of sale is granted for the United States.", False),
        ("We are a company organized under the laws of Germany.", False),
        ("All products are manufactured in China, and sold in Germany alone.", True),
        ("Produced and made in China, guaranteed.", False),
        ("Any Firm GmbH, Hauptstr. 4, 10115 Berlin, Germany", False),
        ("Larkspur Ltd, 40 Castle Street, 28999 Bremen, may sell our lamps and our candles in Germany alone", True),
        (
            "Larkspur Ltd, 40 Castle Street, 62799 Springfield, United States, may sell our lamps and our candles in Germany alone",
            True,
        ),
        (
            "Larkspur Ltd, 40 Castle Street, 28999 Bremen, Germany, may sell our lamps and our candles in the United States",
            False,
        ),
    ],
)
def test_a_letter_for_other_countries_than_the_marketplaces_must_be_read(said: str, *, told: bool) -> None:
    record = record_of(ExamplePaper(kind=("authorization",), lines=()))
    span = Span(document=record.document, page=1, words=(9001,), box=Box(40, 500, 200, 507))
    record = msgspec.structs.replace(record, lines=(TextLine(text=said, span=span),))
    paper = Paper(record=record, others=(), copies=(), versions=(), parts=())
    case = case_of(Example(verdict="covered", item=FlaggedItem(asin=ASIN)), TRADEMARK)
    case = msgspec.structs.replace(case, marketplace="amazon.com")
    assert any("country" in str(r.message) for r in authorization(paper, case, RuleOptions())) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Tarn Outdoor AB authorizes Dunmore Sports Limited, 40 Castle Street, to sell {asin} on Amazon.", True),
        ("Wir ermächtigen die Dunmore Sport GmbH, unsere Produkte zu verkaufen.", True),
        ("We authorize you to sell {asin} on Amazon.", False),
        ("Tarn Outdoor AB authorizes {account} to sell {asin}; it buys from Dunmore Sports Limited.", False),
        ("Tarn Group AB authorizes you to sell {asin} on Amazon.", False),
        ("LETTER OF AUTHORIZATION Tarn Outdoor AB authorizes you to sell {asin} on Amazon.", False),
        ("Yours, Tarn Outdoor AB, member of Dunmore Sports Limited.", False),  # lets nobody sell
    ],
)
def test_a_letter_for_another_seller_is_none_for_the_account_that_it_is_addressed_to(said: str, *, told: bool) -> None:
    record = record_of(ExamplePaper(kind=("authorization",), lines=(), supplier="Tarn Outdoor AB"))
    case = case_of(Example(verdict="covered", item=FlaggedItem(asin=ASIN)), TRADEMARK)
    case = msgspec.structs.replace(case, account=Account(legal_name=ACCOUNT))
    span = Span(document=record.document, page=1, words=(9001,), box=Box(40, 500, 200, 507))
    texts = (ACCOUNT, said.format(asin=ASIN, account=ACCOUNT))
    lines = tuple(TextLine(text=text, span=span) for text in texts)
    record = msgspec.structs.replace(record, lines=lines, language="de" if "Wir" in said else "en")
    paper = Paper(record=record, others=(), copies=(), versions=(), parts=())
    assert any("Dunmore" in str(r.message) for r in authorization(paper, case, RuleOptions())) == told
