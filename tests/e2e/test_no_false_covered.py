"""Papers made to be mistaken for proof: none of them may be called covered. And honest ones that must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf
import pytest
from trade_papers import (
    ASIN,
    BUYER,
    CONFIG,
    EAN,
    HEADS,
    LINE,
    LIST,
    OTHER,
    SKU,
    STRANGE,
    SUPPLIER,
    TITLE,
    Sheet,
    answered,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


Papers = dict[str, "Sequence[Sheet]"]
NO_ASIN = ("Description", "Article", "Qty", "Unit price", "Amount")


def one(**changes: object) -> Papers:
    return {"invoice.pdf": [Sheet(**changes)]}  # type: ignore[arg-type] # keyword soup of a test


def dated(*lines: str) -> Papers:
    return one(facts=("Invoice No: NT-20417", *lines))


def rows(heads: Sequence[str], *lines: Sequence[str], **more: object) -> Papers:
    return one(heads=heads, rows=lines, **more)


def hidden(fontsize: float = 8.5, render_mode: int = 0, color: tuple[int, int, int] = (0, 0, 0)) -> Papers:
    def paint(page: pymupdf.Page) -> None:
        for x, text in zip((45, 195, 266, 337, 408, 479), LINE, strict=True):
            page.insert_text((x, 296), text, fontsize=fontsize, render_mode=render_mode, color=color)

    return one(rows=(STRANGE, ("",) * 6), paint=paint)


def covered_by_white(page: pymupdf.Page) -> None:
    page.draw_rect((40, 268, 560, 284), fill=(1, 1, 1), color=None)


def struck(page: pymupdf.Page) -> None:
    page.draw_line((42, 275), (560, 275), width=1)


def aslant(page: pymupdf.Page) -> None:
    at = pymupdf.Point(150, 600)
    page.insert_text(at, "CANCELLED", fontsize=60, color=(0.8, 0.6, 0.6), morph=(at, pymupdf.Matrix(40)))


def stamped(text: str) -> Papers:
    return one(anywhere=((150, 480, text, 54),))


NO_COUNTRY = ("Northfield Trading", "info@northfield-trading.example")
AMERICAN = (
    "Northfield Trading Inc",
    "400 Congress Avenue, Austin, TX 78701, USA",
    "Phone +1 512 555 0143   www.northfield-trading.example",
)

NASTY: dict[str, Papers] = {
    "self-issued: the supplier is the buyer": one(supplier=("Harrow Goods Ltd", *BUYER[1:], SUPPLIER[2])),
    "the seller's own sales invoice": one(supplier=("Harrow Goods Ltd", *BUYER[1:], SUPPLIER[2]), buyer=("Peter Jones", "9 Elm Road, Hull HU1 1AA")),
    "same business under a trading style": one(supplier=("HARROW GOODS", "3 Mill Lane, York YO1 9TX, United Kingdom", SUPPLIER[2])),
    "pro-forma in its title": one(title="PRO FORMA INVOICE"),
    "pro-forma in one word": one(title="Proforma-Invoice"),
    "invoice that says it is a pro-forma": one(below=("This is a pro-forma invoice and not a request for payment.",)),
    "order confirmation with an invoice address": one(title="ORDER CONFIRMATION", bill_to="Invoice address"),
    "sales order with an invoice number": one(title="SALES ORDER"),
    "delivery note with the invoice's number": one(title="DELIVERY NOTE"),
    "packing list": one(title="PACKING LIST"),
    "quotation": one(title="QUOTATION", facts=("Quote No: Q-20417", "Date: 14 March 2026", "Valid until: 14 April 2026")),
    "statement of account": one(title="STATEMENT OF ACCOUNT"),
    "credit note with positive numbers": one(title="CREDIT NOTE", facts=("Credit note No: CN-20417", "Date: 14 March 2026")),
    "storno": one(title="STORNORECHNUNG", facts=("Rechnungs-Nr.: NT-20417", "Rechnungsdatum: 14.03.2026")),
    "void across the page": stamped("VOID"),
    "cancelled across the page": stamped("CANCELLED"),
    "void aslant across the page": one(paint=aslant),
    "specimen across the page": stamped("SPECIMEN"),
    "draft across the page": stamped("DRAFT"),
    "deposit invoice": one(title="DEPOSIT INVOICE", below=("Deposit of 30 % on your order; goods are made after payment.",)),
    "remittance advice": one(title="REMITTANCE ADVICE"),
    "issued long ago, due, delivered and printed lately": dated("Invoice date: 12 March 2024", "Due date: 12 January 2026", "Delivery date: 3 February 2026", "Printed: 9 March 2026"),
    "issued long ago, tax point lately": dated("Invoice date: 1 October 2025", "Tax point: 14 March 2026"),
    "one day before the window": dated("Invoice date: 2 November 2025"),
    "one day after the window": dated("Invoice date: 4 November 2026"),
    "no issue date, a delivery date": dated("Delivery date: 14 March 2026"),
    "no issue date, an order date": dated("Order date: 14 March 2026"),
    "no date at all": dated("Your reference: HG 7"),
    "day and month both below thirteen, nothing settles them": one(supplier=NO_COUNTRY, facts=("Invoice No: NT-20417", "Invoice date: 01/12/2025")),
    "an American date that is too old": one(supplier=AMERICAN, facts=("Invoice No: NT-20417", "Invoice date: 01/12/2025")),
    "two-digit year that is too old": dated("Invoice date: 14.03.25"),
    "year first, too old": dated("Invoice date: 2025-03-14"),
    "two issue dates": dated("Invoice date: 14 March 2024", "Invoice date: 14 March 2026"),
    "ordered forty, shipped none": rows(("Description", "ASIN", "Ordered", "Shipped", "Unit price", "Amount"), (TITLE, ASIN, "40", "0", "3.00", "0.00"), total="Total GBP 0.00"),
    "ordered forty, shipped ten": rows(("Description", "ASIN", "Qty ordered", "Qty shipped", "Unit price", "Amount"), (TITLE, ASIN, "40", "10", "3.00", "30.00"), total="Total GBP 30.00"),
    "shipped ten of forty, shipped first": rows(("Description", "ASIN", "Shipped", "Ordered", "Unit price", "Amount"), (TITLE, ASIN, "10", "40", "3.00", "30.00"), total="Total GBP 30.00"),
    "back-ordered column": rows(("Description", "ASIN", "Qty", "Backordered", "Unit price", "Amount"), (TITLE, ASIN, "0", "40", "3.00", "0.00"), total="Total GBP 0.00"),
    "cancelled in the text of the line": rows(HEADS, ("Tea infuser CANCELLED", *LINE[1:])),
    "cancelled below the line": rows(HEADS, LINE, ("Cancelled by customer", "", "", "", "", "")),
    "on back order above the line": rows(HEADS, ("The following items are on back order:", "", "", "", "", ""), LINE),
    "out of stock, to follow": rows(HEADS, ("Infuser - out of stock, to follow", *LINE[1:])),
    "line struck out": one(paint=struck),
    "negative quantity": rows(HEADS, (TITLE, ASIN, EAN, "-40", "3.00", "-120.00"), total="Total GBP -120.00"),
    "negative quantity with the sign behind": rows(HEADS, (TITLE, ASIN, EAN, "40-", "3.00", "120.00-"), total="Total GBP 120.00-"),
    "bought and taken back on one paper": rows(HEADS, LINE, (f"Return: {TITLE}", ASIN, EAN, "-40", "3.00", "-120.00"), total="Total GBP 0.00"),
    "free of charge sample of an unknown count": rows(HEADS, (f"{TITLE} (sample)", ASIN, EAN, "", "0.00", "0.00"), total="Total GBP 0.00"),
    "neighbour ASIN, one character away": rows(("Description", "ASIN", "Qty", "Amount"), (TITLE, "B0X4KQ81ZE", "40", "120.00")),
    "look-alike ASIN in drawn text": rows(("Description", "ASIN", "Qty", "Amount"), (TITLE, "B0X4KQ812D", "40", "120.00")),
    "neighbour EAN with a right check digit": rows(("Description", "EAN", "Qty", "Amount"), (TITLE, "4006381333948", "40", "120.00")),
    "title alone": rows(("Description", "Qty", "Unit price", "Amount"), (TITLE, "40", "3.00", "120.00")),
    "our ASIN, another product's EAN": rows(HEADS, (TITLE, ASIN, "4006381333962", "40", "3.00", "120.00")),
    "our EAN, another ASIN": rows(HEADS, (TITLE, "B0F6YQ2HPA", EAN, "40", "3.00", "120.00")),
    "two ASINs on one line": rows(("Description", "ASIN", "Qty", "Amount"), (TITLE, f"{ASIN} B0F6YQ2HPA", "40", "120.00")),
    "a part for our product": rows(NO_ASIN, (f"Basket for {SKU}", "BSK-0099", "40", "3.00", "120.00")),
    "replaces our ASIN": rows(("Description", "ASIN", "Qty", "Amount"), (f"Tea filter, replaces {ASIN}", "B0F6YQ2HPA", "40", "120.00")),
    "our SKU is the customer's reference": rows(NO_ASIN, ("Oak breakfast tray", "OAK-0099", "40", "3.00", "120.00"), facts=("Invoice No: NT-20417", "Invoice date: 14 March 2026", f"Your reference: {SKU}")),
    "our EAN as the supplier's location number": one(rows=(STRANGE,), foot=(f"GLN {EAN}   VAT GB 123 4567 82",)),
    "our EAN in an advertisement": one(rows=(STRANGE,), below=(f"New in our range: {TITLE}, EAN {EAN}. Order 40 now!",)),
    "our ASIN in a note below the table": one(rows=(STRANGE,), below=(f"See also {ASIN}.",)),
    "total quantity of all lines": rows(("Description", "ASIN", "Qty", "Amount"), (TITLE, ASIN, "4", "12.00"), ("Oak breakfast tray", "B0F6YQ2HPA", "36", "108.00"), ("Total", "", "40", "120.00")),
    "pack of forty, one of it": rows(("Description", "ASIN", "Pack", "Qty", "Amount"), (TITLE, ASIN, "40", "1", "120.00")),
    "forty in the price column": rows(("Description", "ASIN", "Qty", "Unit price", "Amount"), (TITLE, ASIN, "3", "40.00", "120.00")),
    "quantity blacked out": rows(HEADS, (TITLE, ASIN, EAN, "", "3.00", "")),
    "another buyer": one(buyer=("Ashdown Retail Ltd", "90 Orchard Street, Exeter EX1 9QZ")),
    "buyer one letter off": one(buyer=("Harow Goods Ltd", BUYER[1])),
    "buyer with another legal form": one(buyer=("Harrow Goods LLP", BUYER[1])),
    "buyer at another house": one(buyer=("Harrow Goods Ltd", "5 Mill Lane, York YO1 9TX, United Kingdom")),
    "no buyer": one(buyer=()),
    "account only in the ship-to": one(bill_to="Bill to", buyer=("Ashdown Retail Ltd", "90 Orchard Street, Exeter EX1 9QZ", "Ship to", *BUYER)),
    "supplier that nobody can reach": one(supplier=("Northfield Trading",)),
    "white letters": hidden(color=(1, 1, 1)),
    "letters without ink": hidden(render_mode=3),
    "letters of one point": hidden(fontsize=0.8),
    "line under white paint": one(paint=covered_by_white),
    "line off the page": one(rows=(STRANGE,), anywhere=tuple((700 + 60 * n, 278, t, 8) for n, t in enumerate(LINE))),
    "old paper behind a good one in one file": {"both.pdf": [Sheet(rows=(STRANGE,), total="Total GBP 90.00"), Sheet(facts=("Invoice No: NT-10001", "Invoice date: 9 May 2024"))]},
    "credit note cancels the invoice": {"a.pdf": [Sheet()], "b.pdf": [Sheet(title="CREDIT NOTE", facts=("Credit note No: CN-7", "Date: 20 March 2026", "For invoice NT-20417"))]},
}  # fmt: skip
TWICE = LIST.replace(",40\n", ",80\n")
NASTY_FOR_EIGHTY: dict[str, Papers] = {
    "one invoice saved twice": {"a.pdf": [Sheet()], "copy/b.pdf": [Sheet(anywhere=((45, 780, "Page 1 of 1", 7),))]},
    "one invoice and its copy": {"a.pdf": [Sheet()], "b.pdf": [Sheet(title="INVOICE (COPY)")]},
    "one invoice twice in one file": {"a.pdf": [Sheet(), Sheet()]},
    "one number, two totals": {"a.pdf": [Sheet()], "b.pdf": [Sheet(rows=((TITLE, ASIN, EAN, "40", "4.00", "160.00"),), total="Total GBP 160.00")]},
    "one number, two dates": {"a.pdf": [Sheet()], "b.pdf": [Sheet(facts=("Invoice No: NT-20417", "Invoice date: 15 March 2026"))]},
    "an invoice and the statement that lists it": {"a.pdf": [Sheet()], "b.pdf": [Sheet(title="STATEMENT OF ACCOUNT", facts=("Statement No: S-3", "Statement date: 31 March 2026"))]},
    "an invoice and its delivery note": {"a.pdf": [Sheet()], "b.pdf": [Sheet(title="DELIVERY NOTE", facts=("Delivery note No: D-3", "Date: 13 March 2026"))]},
    "carried over to the next page": {"a.pdf": [Sheet(total=""), Sheet(rows=(), heads=("Carried forward 120.00",), below=(f"{TITLE} {ASIN} 40",))]},
}  # fmt: skip
HONEST: dict[str, Papers] = {
    "no title, and the number of the quote": one(title="", facts=("Invoice No: NT-20417", "Invoice date: 14 March 2026", "Quotation No. 4711")),
    "plain invoice": one(),
    "by its EAN alone": rows(("Description", "EAN", "Qty", "Unit price", "Amount"), (TITLE, EAN, "40", "3.00", "120.00")),
    "by its SKU in the article column": rows(NO_ASIN, (TITLE, SKU, "40", "3.00", "120.00")),
    "first day of the window": dated("Invoice date: 3 November 2025"),
    "last day of the window": dated("Invoice date: 3 November 2026"),
    "tax invoice": one(title="TAX INVOICE"),
    "paid stamp": stamped("PAID"),
    "ship-to elsewhere": one(buyer=(*BUYER, "Ship to", "Prep Centre 7, 1 Dock Road, Hull HU1 1AA")),
    "ordered and shipped alike": rows(("Description", "ASIN", "Ordered", "Shipped", "Unit price", "Amount"), (TITLE, ASIN, "40", "40", "3.00", "120.00")),
    "quote in its terms": one(below=("Please quote the invoice number with your payment. Returns need an order confirmation.",)),
    "American date in the window": one(supplier=AMERICAN, facts=("Invoice No: NT-20417", "Invoice date: 12/01/2025")),
    "prices blacked out": rows(HEADS, (TITLE, ASIN, EAN, "40", "", ""), total=""),
}  # fmt: skip


@pytest.mark.parametrize("name", NASTY)
def test_no_paper_made_to_be_mistaken_covers(name: str, tmp_path: Path) -> None:
    (verdict,) = answered(tmp_path / "case", NASTY[name])
    assert verdict.verdict != "covered"


@pytest.mark.parametrize("name", NASTY_FOR_EIGHTY)
def test_no_paper_counts_twice(name: str, tmp_path: Path) -> None:
    (verdict,) = answered(tmp_path / "case", NASTY_FOR_EIGHTY[name], TWICE)
    assert verdict.verdict != "covered"
    assert verdict.units_proven <= 40


@pytest.mark.parametrize("name", HONEST)
def test_honest_papers_cover(name: str, tmp_path: Path) -> None:
    (verdict,) = answered(tmp_path / "case", HONEST[name])
    assert verdict.verdict == "covered", [f.message for f in verdict.findings]


# What a scan does not hold (hidden text is not in the picture), and what the contract says of scans: a reading equal
# after folding look-alikes is the code.
NOT_IN_SCANS = {
    "line off the page",
    "letters of one point",
    "letters without ink",
    "white letters",
    "look-alike ASIN in drawn text",
}
ON_PAPER = [n for n in NASTY if n not in NOT_IN_SCANS]


@pytest.mark.slow
@pytest.mark.parametrize("name", ON_PAPER)
def test_no_scan_of_such_a_paper_covers(name: str, tmp_path: Path) -> None:
    (verdict,) = answered(tmp_path / "case", NASTY[name], scans=True)
    assert verdict.verdict != "covered"


@pytest.mark.slow
@pytest.mark.parametrize("name", NASTY_FOR_EIGHTY)
def test_no_scan_counts_twice(name: str, tmp_path: Path) -> None:
    (verdict,) = answered(tmp_path / "case", NASTY_FOR_EIGHTY[name], TWICE, scans=True)
    assert verdict.verdict != "covered"
    assert verdict.units_proven <= 40


def test_one_line_never_covers_its_neighbour(tmp_path: Path) -> None:
    listed = f"asin,units_sold\n{ASIN},40\n{OTHER},10\n"
    verdicts = answered(tmp_path / "case", {"a.pdf": [Sheet(rows=(LINE, STRANGE))]}, listed, CONFIG)
    assert [v.verdict for v in verdicts] == ["covered", "missing"]
