"""Layouts of offices: letterheads left, right, centred, in the footer, and bare text.

In: a paper. Out: a canvas with the paper drawn on it. Never: facts that are not the paper's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.fixture_maker.blocks import address, buyer, contact, facts, remarks, ship, sums
from scripts.fixture_maker.canvas import GREY, WHITE, Canvas, Ink
from scripts.fixture_maker.table import Column, Grid, columns, draw

if TYPE_CHECKING:
    from scripts.fixture_maker.paper import Paper

Columns = tuple[Column, ...]


def letterhead(paper: Paper, cols: Columns | None = None, canvas: Canvas | None = None) -> Canvas:
    """Draw supplier top left, title and a ruled box of labels top right, buyer below; table with a dark heading."""
    c = canvas or Canvas()
    name, small = Ink(font="hebo", size=15, color=(0.1, 0.2, 0.45)), Ink(size=8)
    c.text(45, 60, paper.supplier.name, name, "supplier_name")
    c.column(45, 74, [*address(paper.supplier), *contact(paper)], small)
    c.text(550, 62, paper.title, Ink(font="hebo", size=20, color=(0.1, 0.2, 0.45), align="r"))
    y = 82.0
    for label, value, tag in facts(paper):
        c.box((360, y, 455, y + 15), fill=(0.92, 0.94, 0.97))
        c.box((455, y, 550, y + 15))
        c.text(364, y + 10.5, label, small)
        c.text(459, y + 10.5, value, Ink(size=9), tag)
        y += 15
    c.text(45, 185, paper.word("bill"), Ink(font="hebo", size=8, color=GREY))
    c.column(45, 198, buyer(paper), Ink(size=9.5))
    if paper.ship:
        c.text(230, 185, paper.word("ship"), Ink(font="hebo", size=8, color=GREY))
        c.column(230, 198, ship(paper), Ink(size=9.5))
    dark = Grid(head=Ink(font="hebo", size=8, color=WHITE), fill=(0.1, 0.2, 0.45), rules="rows")
    y = draw(c, paper, (45, 270), cols or columns("pos:22 text:190 ean:86 qty:40r price:75r amount:90r"), dark)
    y = sums(c, paper, (380, 546, y + 20), Ink(size=9), Ink(font="hebo", size=10.5))
    remarks(c, paper, (45, max(y, 640) + 25), 500, small)
    c.text(
        297,
        815,
        "  ·  ".join([*paper.supplier.ids, paper.supplier.bank]).strip(" ·"),
        Ink(size=7, color=GREY, align="c"),
    )
    return c


def window(paper: Paper, cols: Columns | None = None, canvas: Canvas | None = None) -> Canvas:
    """Draw a letter for window envelopes: sender in one small line, facts in a column right, company data in the footer."""
    c = canvas or Canvas()
    who, ink = paper.supplier, Ink(size=9)
    short = who.name.split(" ")[0]
    c.disc(505, 62, 26, fill=(0.75, 0.12, 0.1))
    c.text(505, 66, short.upper()[:7], Ink(font="hebo", size=10, color=WHITE, align="c"))
    x = 57 + c.text(57, 132, f"{who.name} · ", Ink(size=6.5), "supplier_name")
    c.text(x, 132, " · ".join(who.address[:2]), Ink(size=6.5))
    c.line(57, 134.5, 290, 134.5, width=0.3)
    c.column(57, 152, buyer(paper), Ink(size=10))
    y = 152.0
    for label, value, tag in facts(paper, "customer order delivered number date"):
        c.text(360, y, f"{label}:", ink)
        c.text(538, y, value, ink.but(align="r"), tag)
        y += 13.5
    c.said(57, 262, f"{paper.title}|{paper.number}", Ink(font="hebo", size=13), "invoice_number")
    y = draw(
        c, paper, (57, 282), cols or columns("pos:28 sku:66 text+ean:170 qtyunit:66r price:70r amount:81r"), Grid()
    )
    y = sums(c, paper, (380, 535, y + 18), ink, Ink(font="hebo", size=10))
    remarks(c, paper, (57, y + 20), 470, ink)
    c.line(57, 768, 538, 768, width=0.4, color=GREY)
    foot = Ink(size=6.8, color=GREY)
    c.column(57, 780, [(who.name, "supplier_name"), *address(who)], foot)
    c.column(160, 780, contact(paper, parts="phone email web"), foot)
    c.column(295, 780, [who.bank, *who.ids[:2]], foot)
    c.column(450, 780, [*contact(paper, parts="vat"), *[(text, "") for text in who.ids[2:]]], foot)
    return c


def centred(paper: Paper, cols: Columns | None = None, canvas: Canvas | None = None) -> Canvas:
    """Draw everything of the supplier in the middle in Times; the date in a line of text; a full grid."""
    c = canvas or Canvas()
    who, ink = paper.supplier, Ink(font="tiro", size=10, align="c")
    c.text(297, 58, who.name, Ink(font="tibo", size=19, align="c"), "supplier_name")
    c.said(297, 74, " \u2013 ".join(who.address), ink, "supplier_address")
    y = c.column(297, 88, contact(paper, labels=True, parts="phone email web"), ink)
    y = c.column(297, y, contact(paper, parts="vat"), ink)
    c.line(180, y - 4, 415, y - 4, width=1.2)
    c.line(200, y - 1.5, 395, y - 1.5, width=0.4)
    left = Ink(font="tiro", size=10.5)
    c.column(330, y + 25, [paper.word("bill"), *buyer(paper)], left)
    c.text(50, y + 25, paper.title, Ink(font="tibo", size=16))
    c.said(50, y + 43, f"{paper.word('number')}|{paper.number}", left, "invoice_number")
    first, _, rest = who.town.partition(" ")
    place = rest if first[:1].isdigit() else first
    lead = {"fr": f"Fait à {place}, le", "it": f"{place}, lì", "es": f"En {place}, a", "de": f"{place}, den"}.get(
        paper.lang, f"Issued at {place} on"
    )
    c.said(50, y + 58, f"{lead}|{paper.dated}", left, "invoice_date")
    for row, (label, value, tag) in enumerate(facts(paper, "order delivered customer due")):
        c.said(50, y + 73 + row * 14, f"{label} :|{value}", left, tag)
    grid = Grid(ink=Ink(font="tiro", size=9.5), head=Ink(font="tibo", size=9), rules="grid")
    y = draw(c, paper, (50, y + 135), cols or columns("sku:72 text:178 ean:82 qty:42r price:60r amount:66r"), grid)
    y = sums(c, paper, (390, 548, y + 20), left, Ink(font="tibo", size=11))
    remarks(c, paper, (50, y + 15), 495, Ink(font="tiit", size=9))
    c.text(297, 800, " \u2013 ".join([*who.ids, who.bank]).strip(" \u2013"), Ink(font="tiro", size=7.5, align="c"))
    return c


def right_head(paper: Paper, cols: Columns | None = None, canvas: Canvas | None = None) -> Canvas:
    """Draw supplier top right, buyer left at the same height, facts on one line above the table; two-line headings."""
    c = canvas or Canvas()
    face, ink = "cjk", Ink(font="cjk", size=8.5)
    c.text(550, 55, paper.supplier.name, Ink(font=face, size=13, align="r", color=(0.0, 0.4, 0.3)), "supplier_name")
    c.column(550, 69, [*address(paper.supplier), *contact(paper)], ink.but(align="r"))
    c.text(45, 55, paper.title, Ink(font=face, size=17))
    if paper.buyer:
        c.column(45, 100, [f"{paper.word('bill')}:", *buyer(paper)], ink)
    x = 45.0
    for label, value, tag in facts(paper, "number date order due"):
        x += c.said(x, 190, f"{label}:|{value}", ink, tag) + 16
    c.line(45, 196, 550, 196, width=1.5, color=(0.0, 0.4, 0.3))
    grid = Grid(ink=ink, head=Ink(font=face, size=8), rules="none", leading=1.35, pad=5)
    y = draw(c, paper, (45, 200), cols or columns("qty:40r unit:36 sku:70 text:190 ean:85 amount:84r"), grid)
    c.line(45, y + 4, 550, y + 4, width=0.5)
    y = sums(c, paper, (370, 547, y + 22), ink, ink.but(size=11.0), ruled=False)
    y = remarks(c, paper, (45, y + 20), 320, ink)
    c.column(45, y + 14, [*paper.supplier.ids, paper.supplier.bank], ink.but(size=7.0, color=GREY))
    return c


def bare(paper: Paper, cols: Columns | None = None, canvas: Canvas | None = None) -> Canvas:
    """Draw plain text as a small business writes it: no rules, no boxes, labels with colons in running lines."""
    c = canvas or Canvas()
    ink = Ink(font="tiro", size=11)
    y = c.column(60, 70, [(paper.supplier.name, "supplier_name"), *address(paper.supplier)], ink)
    y = c.column(60, y, contact(paper, parts="phone email web vat"), ink)
    c.text(60, y + 22, paper.title, Ink(font="tibo", size=14))
    y += 42
    for label, value, tag in facts(paper, "date number order delivered"):
        c.said(60, y, f"{label}:|{value}", ink, tag)
        y += 14.5
    y = c.column(60, y + 12, [f"{paper.word('bill')}:", *buyer(paper)], ink)
    if paper.ship:
        y = c.column(60, y + 8, [f"{paper.word('ship')}:", *ship(paper)], ink)
    if paper.lines:
        grid = Grid(ink=ink.but(size=10.0), head=Ink(font="tibo", size=10), rules="none")
        y = draw(c, paper, (57, y + 14), cols or columns("text+sku:250 qty:50r price:80r amount:95r"), grid)
    y = sums(c, paper, (400, 530, y + 20), ink, Ink(font="tibo", size=11), ruled=False)
    remarks(c, paper, (60, y + 18), 470, ink)
    c.text(60, 800, " ".join([*paper.supplier.ids, paper.supplier.bank]).strip(), ink.but(size=8.0))
    return c
