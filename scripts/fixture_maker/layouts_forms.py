"""Layouts of machines: coloured bands, forms of boxes, line printers, wide tables, tills, and letters.

In: a paper. Out: a canvas with the paper drawn on it. Never: facts that are not the paper's.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from scripts.fixture_maker.blocks import address, buyer, contact, facts, remarks, ship, sums
from scripts.fixture_maker.canvas import GREY, WHITE, Canvas, Ink
from scripts.fixture_maker.table import HAND, Column, Grid, columns, draw

if TYPE_CHECKING:
    from scripts.fixture_maker.paper import Paper

Columns = tuple[Column, ...]


def band(paper: Paper, cols: Columns | None = None, canvas: Canvas | None = None) -> Canvas:
    """Draw a logo alone on a coloured band; facts under a row of headings; supplier in the footer only; striped rows."""
    c = canvas or Canvas()
    tint, ink = (0.93, 0.45, 0.1), Ink(size=9)
    brand = paper.supplier.web.removeprefix("www.").split(".")[0] or paper.supplier.name.split(" ")[0]
    c.box((0, 0, c.width, 78), fill=tint, color=None)
    c.text(40, 50, brand, Ink(font="hebo", size=26, color=WHITE))
    c.text(c.width - 40, 50, paper.title, Ink(size=16, color=WHITE, align="r"))
    c.column(40, 110, [paper.word("bill"), *buyer(paper)], ink)
    if paper.ship:
        c.column(300, 110, [paper.word("ship"), *ship(paper)], ink)
    told = facts(paper, "date number customer order due")
    step = (c.width - 80) / max(1, len(told))
    c.line(40, 188, c.width - 40, 188, color=tint, width=1.2)
    for index, (label, value, tag) in enumerate(told):
        c.text(40 + index * step, 200, label, Ink(size=7.5, color=GREY))
        c.text(40 + index * step, 214, value, Ink(font="hebo", size=9.5), tag)
    c.line(40, 222, c.width - 40, 222, color=tint, width=1.2)
    grid = Grid(rules="none", zebra=(0.98, 0.93, 0.88), upper=True, head=Ink(font="hebo", size=7.5, color=tint))
    y = draw(c, paper, (40, 236), cols or columns("sku:74 text:175 ean:88 qty:45c price:63r amount:70r"), grid)
    y = sums(c, paper, (370, 552, y + 24), ink, Ink(font="hebo", size=11, color=tint))
    remarks(c, paper, (40, y + 18), 500, Ink(size=8))
    foot = Ink(size=7.5, color=GREY)
    c.line(40, 778, c.width - 40, 778, color=tint, width=0.8)
    x = 40 + c.text(40, 791, paper.supplier.name, foot, "supplier_name")
    c.said(x, 791, ", " + ", ".join(paper.supplier.address), foot, "supplier_address")
    x = 40.0
    for text, tag in contact(paper, labels=False):
        x += c.said(x, 803, text, foot, tag) + 14
    c.text(40, 815, "   ".join([*paper.supplier.ids, paper.supplier.bank]), foot)
    return c


def boxed(paper: Paper, cols: Columns | None = None, canvas: Canvas | None = None) -> Canvas:
    """Draw a form: every fact in its own box with a small caption in the corner, value below."""
    c = canvas or Canvas()
    small, ink = Ink(size=6.2, color=(0.2, 0.2, 0.5)), Ink(font="cour", size=9)
    c.box((35, 35, 300, 128))
    c.text(41, 50, paper.supplier.name, Ink(font="hebo", size=11), "supplier_name")
    c.column(41, 63, [*address(paper.supplier), *contact(paper)], Ink(size=8))
    c.box((300, 35, 560, 128))
    c.text(304, 43, paper.word("bill"), small)
    c.column(308, 60, buyer(paper), ink)
    c.box((35, 128, 200, 160))
    c.text(39, 149, paper.title, Ink(font="hebo", size=13))
    told = facts(paper, "number date customer order delivered due")
    place = [(200.0 + 120 * (i % 3), 128.0 + 32 * (i // 3)) for i in range(6)]
    for (x, top), (label, value, tag) in zip(place, told, strict=False):
        c.box((x, top, x + 120, top + 32))
        c.text(x + 3, top + 8, label, small)
        c.text(x + 6, top + 23, value, ink, tag)
    c.box((35, 160, 200, 192))
    grid = Grid(
        rules="grid", ink=Ink(font="cour", size=8.5), head=Ink(size=7, color=(0.2, 0.2, 0.5)), fill=(0.93, 0.93, 0.97)
    )
    y = draw(
        c, paper, (35, 202), cols or columns("sku:80 text:175 unit:30c qty:42r price:65r rate:38c amount:95r"), grid
    )
    c.box((330, y + 8, 560, y + 62))
    y = sums(c, paper, (336, 555, y + 22), Ink(size=8.5), Ink(font="hebo", size=10), ruled=False)
    remarks(c, paper, (40, y + 25), 510, Ink(size=7.5))
    c.text(40, 810, " - ".join([*paper.supplier.ids, paper.supplier.bank]), Ink(size=7))
    return c


def printer(paper: Paper, cols: Columns | None = None, canvas: Canvas | None = None) -> Canvas:
    """Draw a line printer's two pages in Courier: codes in a second line, sums carried over the page break."""
    c = canvas or Canvas()
    ink, bold = Ink(font="cour", size=9.5), Ink(font="cobo", size=9.5)

    def top() -> float:
        c.text(40, 45, paper.supplier.name.upper(), bold, "supplier_name")
        c.column(40, 58, [", ".join(paper.supplier.address)], ink)
        x = 40.0
        for text, tag in contact(paper, parts="phone web vat"):
            x += c.said(x, 70, text, ink.but(size=8.0), tag) + 10
        c.text(40, 84, "-" * 90, ink)
        c.text(40, 98, f"{paper.title}", bold)
        rows = [(f"{label:<18}:|{value}", tag) for label, value, tag in facts(paper, "number date order delivered")]
        c.column(300, 98, [*rows, f"{paper.word('page'):<18}: {c.number}"], ink)
        return 100.0

    def again(canvas: Canvas, done: str) -> float:
        canvas.text(440, canvas.height - 70, paper.word("carried"), ink.but(align="r"))
        canvas.text(550, canvas.height - 70, done, ink.but(align="r"))
        canvas.add_page()
        top()
        canvas.text(440, 190, paper.word("brought"), ink.but(align="r"))
        canvas.text(550, 190, done, ink.but(align="r"))
        return 200.0

    y = c.column(40, top() + 28, [paper.word("bill") + ":", *buyer(paper)], ink)
    grid = Grid(ink=ink.but(size=9.0), head=bold.but(size=9.0), rules="none", leading=1.2, pad=4.5)
    cols = cols or columns("pos:38 text+ean:225 qty:55r unit:40 price:70r amount:82r")
    y = draw(c, paper, (40, max(y, 195)), cols, grid, c.height - 110, again)
    c.text(40, y + 12, "-" * 90, ink)
    y = sums(c, paper, (330, 550, y + 28), ink, bold, ruled=False)
    remarks(c, paper, (40, y + 18), 500, ink.but(size=8.0))
    c.text(40, c.height - 40, " ".join([*paper.supplier.ids, paper.supplier.bank]), ink.but(size=7.5))
    return c


def wide(paper: Paper, cols: Columns | None = None, canvas: Canvas | None = None) -> Canvas:
    """Draw landscape: two framed parties side by side, facts in a third frame, a wide table."""
    c = canvas or Canvas(width=842, height=595)
    ink = Ink(size=8.5)
    c.text(36, 44, paper.title, Ink(font="hebo", size=18, stretch=0.85))
    for left, right in ((36, 290), (300, 550), (560, 806)):
        c.box((left, 56, right, 146), color=GREY, radius=0.05)
    c.text(44, 72, paper.supplier.name, Ink(font="hebo", size=10.5), "supplier_name")
    c.column(44, 85, [*address(paper.supplier), *contact(paper)], Ink(size=7.8), 1.25)
    c.column(308, 72, [paper.word("bill"), *buyer(paper)], ink)
    y = 72.0
    for label, value, tag in facts(paper):
        c.text(568, y, label, ink)
        c.text(798, y, value, Ink(font="hebo", size=8.5, align="r"), tag)
        y += 13
    spec = "pos:30 sku:80 text:220 mpn:80 ean:92 cartons:60r qty:50r price:70r amount:88r"
    grid = Grid(rules="rows", fill=(0.9, 0.9, 0.9), ink=Ink(size=8.2), head=Ink(font="hebo", size=7.6))
    y = draw(c, paper, (36, 160), cols or columns(spec), grid)
    sums(c, paper, (600, 802, y + 22), ink, Ink(font="hebo", size=10))
    remarks(c, paper, (36, y + 22), 500, Ink(size=7.5))
    c.text(
        421,
        580,
        "  |  ".join([*paper.supplier.ids, paper.supplier.bank]).strip(" |"),
        Ink(size=7, color=GREY, align="c"),
    )
    return c


def till(paper: Paper, canvas: Canvas | None = None) -> Canvas:
    """Draw a till roll: 72 mm wide, centred head, an item in two lines, change given."""
    c = canvas or Canvas(width=204, height=250 + 30 * len(paper.lines))
    ink, mid = Ink(font="cour", size=8), Ink(font="cour", size=8, align="c")
    c.text(102, 28, paper.supplier.name, Ink(font="cobo", size=10, align="c"), "supplier_name")
    y = c.column(102, 40, [*address(paper.supplier), *contact(paper, parts="phone vat web")], mid)
    c.text(102, y + 5, paper.title, Ink(font="cobo", size=9, align="c"))
    y += 20
    c.text(12, y, paper.dated, ink, "invoice_date")
    c.text(192, y, "14:32  Kasse 3" if paper.lang == "de" else "14:32  Till 3", ink.but(align="r"))
    c.said(12, y + 11, f"{paper.word('number')}|{paper.number}", ink, "invoice_number")
    y += 30
    for index, line in enumerate(paper.lines):
        tag = f"item:{index}"
        c.text(12, y, line.text, ink, tag)
        c.text(12, y + 10, f"{line.ean}  {line.qty} x {paper.money(Decimal(line.price))}", ink, tag)
        c.text(192, y + 10, paper.money(line.amount), ink.but(align="r"), tag)
        y += 25
    c.text(12, y, "-" * 37, ink)
    y = sums(c, paper, (12, 192, y + 14), ink, Ink(font="cobo", size=10), ruled=False)
    c.column(12, y + 6, list(paper.remarks), ink)
    return c


def letter(paper: Paper, canvas: Canvas | None = None) -> Canvas:
    """Draw a letter of authorization: no table; products in sentences, a signature below."""
    c = canvas or Canvas()
    ink = Ink(font="tiro", size=11)
    c.text(535, 70, paper.supplier.name, Ink(font="tibo", size=15, align="r"), "supplier_name")
    c.column(535, 86, [*address(paper.supplier), *contact(paper)], Ink(font="tiro", size=9, align="r"))
    y = c.column(60, 170, buyer(paper), ink)
    c.said(60, y + 20, f"{paper.word('date')}:|{paper.dated}", ink, "invoice_date")
    c.text(60, y + 55, paper.title, Ink(font="tibo", size=14))
    y += 80
    for text in paper.remarks:
        y = c.column(60, y, ink.wrap(text, 475), ink, 1.4) + 8
    for index, line in enumerate(paper.lines):
        c.text(75, y, f"- {line.text}, ASIN {line.asin}", ink, f"item:{index}")
        y += 17
    c.text(70, y + 52, "C. Arden", HAND.but(size=24, tilt=6))
    c.line(60, y + 60, 220, y + 60)
    c.column(60, y + 74, ["Cordelia Arden, Head of Sales", paper.supplier.name], Ink(font="tiro", size=10))
    return c
