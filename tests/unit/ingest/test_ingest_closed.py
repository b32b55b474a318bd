"""Codes beside a notice's list: those of settled cases and of the seller's own paper are no items, those under a condition are."""

from __future__ import annotations

import pytest

from evidence.ingest.notice.listing import flagged_asins

ONE, TWO, BESIDE = "B0D5RTW7KM", "B0C3VH8LNT", "B0F7TTKQ21"


def _flagged(text: str) -> list[str]:
    return [found.asin for found in flagged_asins(tuple(text.split("\n")))]


@pytest.mark.parametrize(
    "text",
    [
        f"ASIN: {ONE}\nASIN: {TWO}\n\nErledigt ist bereits: {BESIDE}",
        f"ASIN: {ONE}\nASIN: {TWO}\n\nDéjà réglé : {BESIDE}",
        f"{ONE}\n{TWO}\n\nAlready closed: {BESIDE}",
        f"{ONE}\n{TWO}\n\nYou also received a notice on {BESIDE}; that one is closed.",
        f"{ONE}\n{TWO}\n\nZu {BESIDE} hatten wir Ihnen ebenfalls geschrieben; das ist erledigt.",
        f"{ONE}\n{TWO}\n\nU ontving ook een bericht over {BESIDE}, die zaak is afgesloten.",
    ],
)
def test_a_case_told_as_settled_is_no_item(text: str) -> None:
    assert _flagged(text) == [ONE, TWO]


@pytest.mark.parametrize(
    "text",
    [
        f"The case will be closed unless you send invoices for: {ONE}\n{TWO}",
        f"We removed {ONE} and {TWO}. This one is closed to offers until you send invoices.",
        f"Please send invoices for {ONE}, that one is still open.\n{TWO}",
        f"Status: closed\nASIN: {ONE}\nASIN: {TWO}",
    ],
)
def test_words_for_settled_elsewhere_lose_no_item(text: str) -> None:
    assert _flagged(text) == [ONE, TWO]


@pytest.mark.parametrize(
    "text",
    [
        f"ASIN requested: {ONE}\nASIN on invoice: {BESIDE}",
        f"ASIN in der Beschwerde: {ONE}\nASIN laut Rechnung: {BESIDE}",
        f"ASIN demandé : {ONE}\nASIN sur la facture : {BESIDE}",
    ],
)
def test_the_code_on_the_sellers_paper_is_no_item_beside_the_one_asked_for(text: str) -> None:
    assert _flagged(text) == [ONE]


def test_the_code_on_the_sellers_paper_is_the_item_where_no_other_is_named() -> None:
    assert _flagged(f"ASIN on invoice: {ONE}") == [ONE]
