"""More papers made to be mistaken for proof: what shops print beside an invoice's lines, and papers that look like one."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pymupdf
import pytest
from PIL import Image
from stamped_pages import Stamp, painter
from trade_papers import (
    ASIN,
    BUYER,
    CONFIG,
    EAN,
    HEADS,
    LINE,
    LIST,
    SKU,
    STRANGE,
    TITLE,
    Sheet,
    answered,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

Papers = dict[str, "Sequence[Sheet]"]
FACTS = ("Invoice No: NT-20417", "Invoice date: 14 March 2026")
NONE = ("",) * 6


def one(**changes: object) -> Papers:
    return {"invoice.pdf": [Sheet(**changes)]}  # type: ignore[arg-type] # keyword soup of a test


def dated(*lines: str, **more: object) -> Papers:
    return one(facts=("Invoice No: NT-20417", *lines), **more)


def rows(heads: Sequence[str], *lines: Sequence[str], **more: object) -> Papers:
    return one(heads=heads, rows=lines, **more)


def beside(*text: str) -> Papers:
    """Return an invoice for other goods with texts below its table."""
    return one(rows=(STRANGE,), total="Total GBP 90.00", below=text)


def double_struck(page: pymupdf.Page) -> None:
    for y in (273.5, 276.5):
        page.draw_line((42, y), (560, y), width=0.6)


def crossed_out(page: pymupdf.Page) -> None:
    page.draw_line((42, 268), (560, 282), width=1.2)
    page.draw_line((42, 282), (560, 268), width=1.2)


def crossed_page(page: pymupdf.Page) -> None:
    page.draw_line((40, 100), (555, 760), width=3, color=(0.8, 0, 0))
    page.draw_line((40, 760), (555, 100), width=3, color=(0.8, 0, 0))


def noted(kind: str, text: str) -> Callable[[pymupdf.Page], None]:
    def paint(page: pymupdf.Page) -> None:
        box = pymupdf.Rect(45, 288, 560, 302)
        if kind == "typed":
            page.add_freetext_annot(box, text, fontsize=8.5)
        elif kind == "stamp":
            page.add_stamp_annot(pymupdf.Rect(150, 380, 450, 480), stamp=pymupdf.STAMP_Draft)
        else:
            page.add_text_annot((45, 290), text)

    return paint


def over_the_line(text: str) -> Callable[[pymupdf.Page], None]:
    def paint(page: pymupdf.Page) -> None:
        page.add_freetext_annot(_cell(page), text, fontsize=7)

    return paint


def filled_in(text: str) -> Callable[[pymupdf.Page], None]:
    return lambda page: _field(page, _cell(page), text)


def clipped_away(text: str) -> Callable[[pymupdf.Page], None]:
    """Return what draws a text outside of the path that it is clipped to."""

    def paint(page: pymupdf.Page) -> None:
        box = _cell(page)
        page.insert_text((box[0], box[3] - 4), text, fontsize=7)
        page.clean_contents()
        (at,) = page.get_contents()
        drawing = page.parent.xref_stream(at)
        last = drawing.rindex(b"BT")
        page.parent.update_stream(at, drawing[:last] + b"q 0 0 10 10 re W n " + drawing[last:] + b" Q")

    return paint


def date_typed_over(text: str) -> Callable[[pymupdf.Page], None]:
    def paint(page: pymupdf.Page) -> None:
        (old,) = page.search_for("14 March 2024")
        page.add_freetext_annot(old, text, fontsize=8, fill_color=(1, 1, 1))

    return paint


def noted_beside(text: str) -> Callable[[pymupdf.Page], None]:
    def paint(page: pymupdf.Page) -> None:
        page.add_freetext_annot((300, 600, 480, 616), text, fontsize=8)

    return paint


def _cell(page: pymupdf.Page) -> tuple[float, float, float, float]:
    """Return the place of a code on the first line of the table."""
    (head,) = page.search_for("ASIN")[:1]
    (line,) = page.search_for(TITLE)[:1]
    return head.x0, line.y0 - 2, head.x0 + 62, line.y1 + 2


def _field(page: pymupdf.Page, box: tuple[float, float, float, float], text: str) -> None:
    field = pymupdf.Widget()
    field.field_type = _TEXT_FIELD
    field.field_name, field.field_value = "field", text
    field.rect, field.text_fontsize = pymupdf.Rect(box), 7
    page.add_widget(field)


def pictured(word: str) -> Callable[[pymupdf.Page], None]:
    """Return what lays a transparent picture of a stamp over a page."""

    def paint(page: pymupdf.Page) -> None:
        with pymupdf.open() as other:
            sheet = other.new_page(width=595, height=842)
            painter(Stamp(word, size=70))(sheet)
            ink = sheet.get_pixmap(dpi=100, colorspace=pymupdf.csGRAY)
        shape = Image.frombytes("L", (ink.width, ink.height), ink.samples).point(lambda v: (255 - v) // 3)
        red = Image.new("RGBA", shape.size, (200, 30, 30, 0))
        red.putalpha(shape)
        file = io.BytesIO()
        red.save(file, "png")
        page.insert_image(page.rect, stream=file.getvalue())

    return paint


def outlined(word: str) -> Callable[[pymupdf.Page], None]:
    """Return what draws a stamp as shapes, no letters: as drawing programs save them."""

    def paint(page: pymupdf.Page) -> None:
        with pymupdf.open() as other:
            sheet = other.new_page(width=595, height=842)
            painter(Stamp(word, size=70), gray=0.75)(sheet)
            svg = sheet.get_svg_image(text_as_path=True)
        with (
            pymupdf.open(stream=svg.encode(), filetype="svg") as drawing,
            pymupdf.open("pdf", drawing.convert_to_pdf()) as shapes,
        ):
            page.show_pdf_page(page.rect, shapes, 0)

    return paint


TRAPS: dict[str, Papers] = {
    "line struck out twice": one(paint=double_struck),
    "line crossed out": one(paint=crossed_out),
    "page crossed out": one(paint=crossed_page),
    "back-order quantity beside what was sent": rows(("Description", "ASIN", "Order qty", "B/O", "Ship qty", "Amount"), (TITLE, ASIN, "40", "38", "2", "6.00"), total="Total GBP 6.00"),
    "ordered, open and delivered": rows(("Description", "ASIN", "Ordered", "Outstanding", "Delivered", "Amount"), (TITLE, ASIN, "40", "40", "0", "0.00"), total="Total GBP 0.00"),
    "returned column": rows(("Description", "ASIN", "Qty", "Returned", "Unit price", "Amount"), (TITLE, ASIN, "40", "40", "3.00", "0.00"), total="Total GBP 0.00"),
    "for information only, below the title": one(below=("For information only. This document does not constitute a demand for payment.",)),
    "price list": one(title="PRICE LIST", facts=("Valid from: 14 March 2026",), buyer=(), total=""),
    "price list that calls its column quantity": one(title="PRICE LIST 2026", facts=("Date: 14 March 2026",)),
    "catalogue order form": one(title="ORDER FORM", facts=("Date: 14 March 2026",)),
    "cancelled invoice by its status": dated("Invoice date: 14 March 2026", "Status: CANCELLED"),
    "status draft": dated("Invoice date: 14 March 2026", "Status: Draft"),
    "invoice with its number crossed by a later note": one(below=("This invoice was cancelled and replaced by invoice NT-20991.",)),
    "cancelled by a credit note named below": one(below=("Fully credited by credit note CN-331 of 2 April 2026.",)),
    "credit note by its facts alone": one(title="", facts=("Credit note No: CN-20417", "Credit note date: 14 March 2026", "Original invoice: NT-20001")),
    "credit note with the title on its second page": {"a.pdf": [Sheet(title="", facts=("Document No: NT-20417", "Date: 14 March 2026"), total=""), Sheet(title="CREDIT NOTE", rows=(STRANGE,), heads=HEADS)]},
    "credit by its negative total": one(total="Total GBP -120.00"),
    "amount to be refunded": one(total="Amount refunded GBP 120.00", below=("The amount was credited to your account.",)),
    "statement that lists invoices and products": one(title="STATEMENT", facts=("Account: HG-77", "Statement date: 31 March 2026"), heads=("Date", "Invoice", "ASIN", "Qty", "Amount"), rows=(("14/03/2026", "NT-20417", ASIN, "40", "120.00"), ("15/03/2026", "NT-20418", "B0F6YQ2HPA", "10", "90.00"))),
    "quote that looks like an invoice": one(title="QUOTE", facts=("Quote No: NT-20417", "Date: 14 March 2026", "Valid for 30 days"), bill_to="Bill to"),
    "estimate": one(title="ESTIMATE", facts=("Estimate No: 20417", "Date: 14 March 2026")),
    "quotation in a sentence alone": one(title="", facts=("Ref: NT-20417", "Date: 14 March 2026"), below=("We are pleased to quote as above. Prices are valid until 14 April 2026.",)),
    "shopping basket": one(title="YOUR BASKET", facts=("14 March 2026",)),
    "order received by a web shop": one(title="Thank you for your order", facts=("Order number: NT-20417", "Order date: 14 March 2026")),
    "order shipped by a web shop": one(title="Your order has shipped", facts=("Order number: NT-20417", "Shipped on: 14 March 2026")),
    "printed lately, issued before the window": dated("Date of issue: 30 September 2025", "Date of print: 14 March 2026"),
    "downloaded lately, issued before the window": dated("Issued: 30 September 2025", foot=("Downloaded on 14 March 2026",)),
    "paid lately, issued before the window": dated("Invoice date: 30 September 2025", below=("Paid on 14 March 2026 by card.",)),
    "first day outside in American order": dated("Invoice date: 11/02/2025", supplier=("Northfield Trading Inc", "400 Congress Avenue, Austin, TX 78701, USA", "Phone +1 512 555 0143   www.northfield-trading.example")),
    "last day outside in American order": dated("Invoice date: 11/04/2026", supplier=("Northfield Trading Inc", "400 Congress Avenue, Austin, TX 78701, USA", "Phone +1 512 555 0143   www.northfield-trading.example")),
    "a month of two letters, too old": dated("Invoice date: 02-Nov-25"),
    "issue date of the order, not of the invoice": dated("Date of order: 14 March 2026", "Delivery: 20 March 2026"),
    "code in the foot": one(rows=(STRANGE,), total="Total GBP 90.00", foot=(f"Bestseller: {TITLE} {ASIN} 40 pieces",)),
    "customers also bought": beside("Customers who bought this also bought:", f"40 x {TITLE} {ASIN} 3.00 120.00"),
    "recommended for you as a table": one(rows=(STRANGE, NONE, ("Recommended for you:", "", "", "", "", ""), LINE), total="Total GBP 90.00"),
    "special offers of the week": beside("Special offers this week:", f"{TITLE}   {ASIN}   {EAN}   40   3.00   120.00"),
    "code in a link": beside(f"https://www.example.com/dp/{ASIN}?qty=40"),
    "code in a link within a line": rows(("Description", "Qty", "Unit price", "Amount"), (f"Oak tray www.example.com/dp/{ASIN}", "40", "3.00", "120.00")),
    "spare part that fits our product": rows(HEADS, (f"Lid, fits {ASIN}", "B0F6YQ2HPA", "4006381333962", "40", "3.00", "120.00")),
    "forty in the pack, two packs asked for a price": rows(("Description", "ASIN", "Minimum order", "Qty", "Amount"), (TITLE, ASIN, "40", "2", "6.00"), total="Total GBP 6.00"),
    "sold by weight": rows(("Description", "ASIN", "Weight (g)", "Qty", "Amount"), (TITLE, ASIN, "40", "1", "3.00"), total="Total GBP 3.00"),
    "forty is the line number": rows(("Pos", "ASIN", "Description", "Qty", "Amount"), ("40", ASIN, TITLE, "1", "3.00"), total="Total GBP 3.00"),
    "forty per cent off": rows(("Description", "ASIN", "Discount %", "Qty", "Amount"), (TITLE, ASIN, "40", "1", "3.00"), total="Total GBP 3.00"),
    "stock left after the sale": rows(("Description", "ASIN", "In stock", "Qty", "Amount"), (TITLE, ASIN, "40", "1", "3.00"), total="Total GBP 3.00"),
    "billed to somebody else, delivered to us": one(bill_to="Invoice to", buyer=("Peter Jones", "9 Elm Road, Hull HU1 1AA", "Deliver to", *BUYER)),
    "buyer is the supplier's own branch": one(buyer=("Northfield Trading Ltd", "Unit 7, Dock Road, Hull HU1 1AA")),
    "issued by the account to a customer": one(supplier=("Harrow Goods Ltd", BUYER[1], "Phone +44 1904 496077   shop@harrowgoods.example"), buyer=("Maria Stone", "4 Park Row, Bath BA1 1AA")),
    "marketplace's own order invoice to a consumer": one(supplier=("Harrow Goods", BUYER[1], "Sold by Harrow Goods on the marketplace"), buyer=("Maria Stone", "4 Park Row, Bath BA1 1AA")),
    "till roll of a shop": one(title="RECEIPT", buyer=(), facts=("14/03/2026 12:04", "Till 4  Cashier 7"), below=("CASH 120.00", "CHANGE 0.00", "Thank you for shopping")),
    "customs paper": one(title="COMMERCIAL INVOICE", below=("Value for customs purposes only. No commercial value.",)),
    "test print": one(below=("TEST PRINT - NOT FOR USE",)),
    "training mode": one(below=("*** TRAINING MODE ***",)),
    "goods on loan": rows(HEADS, LINE, ("Goods on loan, remain our property, to be returned", "", "", "", "", "")),
    "consignment": one(title="CONSIGNMENT NOTE"),
    "rental": one(title="RENTAL AGREEMENT"),
    "self-billing by the account": one(title="SELF-BILLING INVOICE"),
    "two dates of issue in two words": dated("Date: 14 March 2026", "Date of invoice: 14 March 2024"),
    "line typed onto the file": one(rows=(STRANGE,), total="Total GBP 90.00", paint=noted("typed", "   ".join(LINE))),
    "code typed onto its line": rows(HEADS, (TITLE, "", "", "40", "3.00", "120.00"), paint=over_the_line(ASIN)),
    "code in a form field of its line": rows(HEADS, (TITLE, "", "", "40", "3.00", "120.00"), paint=filled_in(ASIN)),
    "code clipped away": rows(HEADS, (TITLE, "", "", "40", "3.00", "120.00"), paint=clipped_away(ASIN)),
    "date typed over the date": dated("Invoice date: 14 March 2024", paint=date_typed_over("14 March 2026")),
    "line in a note": one(rows=(STRANGE,), total="Total GBP 90.00", paint=noted("note", "   ".join(LINE))),
    "stamp laid on as a note": one(paint=noted("stamp", "")),
    "stamp laid on as a picture": one(paint=pictured("CANCELLED")),
    "stamp drawn as shapes": one(paint=outlined("CANCELLED")),
    "old paper without a number behind a good one": {"both.pdf": [Sheet(facts=("Invoice date: 14 March 2026",), rows=(STRANGE,)), Sheet(facts=("Invoice date: 9 May 2024",))]},
    "old paper of the same number behind a good one": {"both.pdf": [Sheet(rows=(STRANGE,)), Sheet(facts=("Invoice No: NT-20417", "Invoice date: 9 May 2024"))]},
    "quote behind an invoice": {"both.pdf": [Sheet(facts=("Invoice date: 14 March 2026",), rows=(STRANGE,)), Sheet(title="QUOTATION", facts=("Date: 14 March 2026",))]},
    "delivery note behind an invoice": {"both.pdf": [Sheet(rows=(STRANGE,)), Sheet(title="DELIVERY NOTE", facts=("Delivery note No: D-7", "Date: 14 March 2026"))]},
    "another buyer's invoice behind a good one": {"both.pdf": [Sheet(rows=(STRANGE,)), Sheet(facts=("Invoice date: 14 March 2026",), buyer=("Ashdown Retail Ltd", "90 Orchard Street, Exeter EX1 9QZ"))]},
    "our SKU as the supplier's own customer code": rows(("Description", "Customer code", "Qty", "Unit price", "Amount"), ("Oak breakfast tray", SKU, "40", "9.00", "360.00"), facts=(*FACTS, f"Customer code: {SKU}")),
}  # fmt: skip
HONEST: dict[str, Papers] = {
    "paid, downloaded and shipped": dated("Invoice date: 14 March 2026", "Status: PAID", below=("Paid on 14 March 2026 by card.",), foot=("Downloaded on 20 March 2026",)),
    "nothing left on back order": rows(("Description", "ASIN", "Order qty", "B/O", "Ship qty", "Amount"), (TITLE, ASIN, "40", "0", "40", "120.00")),
    "savings and a discount": one(below=("Total Savings -3.29", "Total discount -1.00", "Balance due GBP 0.00")),
    "other goods recommended": one(below=("Customers who bought this also bought:", "Oak breakfast tray B0F6YQ2HPA")),
    "paid as a picture": one(paint=pictured("PAID")),
    "a note beside": one(paint=noted_beside("Booked, account 3400")),
    "a form field beside": one(paint=lambda page: _field(page, (300, 600, 420, 616), "Booked")),
    "ruled table": one(paint=lambda page: [page.draw_line((42, y), (560, y), width=0.5) for y in (248, 264, 282)] and None),
}  # fmt: skip
# A scan does not show that it was clipped or laid on: a print of them is a print.
_TEXT_FIELD = 7
NOT_IN_SCANS = {
    "line in a note",
    "code typed onto its line",
    "code in a form field of its line",
    "code clipped away",
    "date typed over the date",
}


@pytest.mark.parametrize("name", TRAPS)
def test_no_trap_covers(name: str, tmp_path: Path) -> None:
    (verdict,) = answered(tmp_path / "case", TRAPS[name])
    assert verdict.verdict != "covered"


@pytest.mark.parametrize("name", HONEST)
def test_honest_papers_cover(name: str, tmp_path: Path) -> None:
    (verdict,) = answered(tmp_path / "case", HONEST[name])
    assert verdict.verdict == "covered", [str(f.message) for f in verdict.findings]


@pytest.mark.slow
@pytest.mark.parametrize("name", [n for n in TRAPS if n not in NOT_IN_SCANS])
def test_no_scan_of_a_trap_covers(name: str, tmp_path: Path) -> None:
    (verdict,) = answered(tmp_path / "case", TRAPS[name], LIST, CONFIG, scans=True)
    assert verdict.verdict != "covered"
