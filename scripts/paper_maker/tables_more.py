"""Sixteen further tables: tills, cards, upright heads, two-line rows, samples and returns, two currencies.

In: a press, a `Job`. Out: the table printed and told. Never: a look at how the first fifteen were read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scripts.paper_maker.grid import Look, columns, grid, under
from scripts.paper_maker.job import BOTTOM, LEFT, RIGHT, TOP

if TYPE_CHECKING:
    from scripts.paper_maker.job import Job
    from scripts.paper_maker.press import Press
    from scripts.paper_maker.tables import Table


def upright_heads(p: Press, j: Job) -> float:
    """Headings that run upwards over narrow columns."""
    j.without_discount()
    return grid(p, j, columns("pos:25 sku:80 text:* qty:50r price:70r amount:80r"), Look(upright=True, rules="grid"))


def till_below(p: Press, j: Job) -> float:
    """Till roll: the text, below it "2 x 3.50" with the amount at the right."""
    j.without_discount()
    y = TOP
    for at, ware in enumerate(j.wares):
        y = p.put(LEFT, y, ware.text)
        p.put(LEFT + 16, y, f"{ware.count} x {j.print_of(ware, 'bareprice', at)}")
        y = p.put(LEFT + 240, y, j.print_of(ware, "bareamount", at), to="right") + 2
        j.tell(ware)
    return y + 6


def till_above(p: Press, j: Job) -> float:
    """Till roll: "2 x 3.50" alone, below it the text with the amount at the right."""
    j.without_discount()
    y = TOP
    for at, ware in enumerate(j.wares):
        if ware.count > 1:
            y = p.put(LEFT + 16, y, f"{ware.count} x {j.print_of(ware, 'bareprice', at)}")
        p.put(LEFT, y, p.wrapped(ware.text, 190)[0])
        y = p.put(LEFT + 260, y, j.print_of(ware, "bareamount", at), to="right") + 2
        j.tell(replace(ware, text=p.wrapped(ware.text, 190)[0]))
    return y + 6


def till_codes(p: Press, j: Job) -> float:
    """Till roll: EAN and text on one line, count, price and amount on the next."""
    j.without_discount()
    y = TOP
    for at, ware in enumerate(j.wares):
        p.put(LEFT, y, ware.ean)
        y = p.put(LEFT + 85, y, p.wrapped(ware.text, 150)[0])
        p.put(LEFT + 20, y, str(ware.count))
        p.put(LEFT + 60, y, f"x {j.print_of(ware, 'bareprice', at)}")
        y = p.put(LEFT + 240, y, j.print_of(ware, "bareamount", at), to="right") + 2
        j.tell(replace(ware, text=p.wrapped(ware.text, 150)[0]), "ean")
    return y + 6


def currencies(p: Press, j: Job) -> float:
    """Print prices in dollars beside prices and amounts in the paper's own currency."""
    j.without_discount()
    return grid(p, j, columns("sku:80 text:* foreign:65r qty:50r price:75r amount:85r"), Look(rules="head", size=8.5))


def noted(p: Press, j: Job) -> float:
    """Below each text: EAN, lot, serial number, origin."""
    j.without_discount()
    return grid(
        p, j, columns("pos:28 text:* qty:50r unit:40 price:75r amount:80r"),
        Look(rules="rows", under=("ean", "lot", "serial", "origin"), lead=6),
    )  # fmt: skip


def hundreds(p: Press, j: Job) -> float:
    """Print prices for a hundred pieces, with the hundred in a column."""
    j.without_discount()
    return grid(p, j, columns("ean:85 text:* qty:55r price100:80r per:35r amount:85r"), Look(rules="head"))


def samples(p: Press, j: Job) -> float:
    """Print a free sample and a line taken back among the lines."""
    j.without_discount()
    first, *rest = j.wares
    back = replace(rest[0], count=-abs(rest[0].count))
    j.wares = [first, replace(first, text=f"{first.text} ({j.head('free')})", price=0, count=1), back, *rest[1:]]
    return grid(p, j, columns("sku:80 text:* qty:55r price:75r amount:85r"), Look(rules="head"))


def cards(p: Press, j: Job) -> float:
    """Each line of goods as a block of labels and values."""
    j.without_discount()
    y = TOP
    for at, ware in enumerate(j.wares):
        if y > BOTTOM - 60:
            p.break_page()
            y = 60.0
        y = p.put(LEFT, y, ware.text, 10, bold=True)
        p.put(LEFT, y, f"{j.head('l_sku')} {ware.sku}", 8.5)
        y = p.put(LEFT + 200, y, f"{j.head('l_ean')} {ware.ean}", 8.5)
        p.put(LEFT, y, f"{j.head('l_qty')} {ware.count}", 8.5)
        p.put(LEFT + 130, y, f"{j.head('l_price')} {j.print_of(ware, 'price', at)}", 8.5)
        y = p.put(LEFT + 300, y, f"{j.head('l_amount')} {j.print_of(ware, 'amount', at)}", 8.5) + 8
        j.tell(ware, "sku", "ean")
    return y + 4


def left_set(p: Press, j: Job) -> float:
    """Everything set to the left, narrow gaps, no rules."""
    j.without_discount()
    return grid(
        p, j, columns("pos:24 sku:76 text:205 qty:46 unit:34 price:58 amount:56"),
        Look(rules="none", size=8, bold=False, lead=2),
    )  # fmt: skip


def two_lines(p: Press, j: Job) -> float:
    """Two lines a row under a heading of two lines: number and text above, EAN, quantity, price, amount below."""
    j.without_discount()
    y = p.put(LEFT, TOP, j.head("sku"), bold=True)
    p.put(LEFT + 110, TOP, j.head("text"), bold=True)
    for x, key, to in ((LEFT, "ean", "left"), (LEFT + 250, "qty", "right"), (LEFT + 370, "price", "right"), (RIGHT, "amount", "right")):  # fmt: skip
        p.put(x, y, j.head(key), bold=True, to=to)
    y += 18
    p.rule(LEFT, y - 3, RIGHT)
    for at, ware in enumerate(j.wares):
        p.put(LEFT, y, ware.sku)
        y = p.put(LEFT + 110, y, ware.text)
        p.put(LEFT, y, ware.ean)
        p.put(LEFT + 250, y, j.print_of(ware, "qtyunit", at), to="right")
        p.put(LEFT + 370, y, j.print_of(ware, "price", at), to="right")
        y = p.put(RIGHT, y, j.print_of(ware, "amount", at), to="right") + 5
        j.tell(ware, "sku", "ean")
    return y + 4


def backwards(p: Press, j: Job) -> float:
    """Amount and price in front, the quantity last; weights in a column of their own."""
    j.without_discount()
    return grid(p, j, columns("text:200 weight:60r price:80r amount:90r qty:*r"), Look(rules="rows"))


def unpriced(p: Press, j: Job) -> float:
    """Print ASIN, model and number columns, quantities, boxes to tick; no price anywhere."""
    return grid(p, j, columns("tick:22 asin:85 mpn:70 sku:85 text:* qty:50r"), Look(rules="rows"))


def wrapped(p: Press, j: Job) -> float:
    """Narrow texts over three lines and more, numbers in the middle of them."""
    j.without_discount()
    return grid(
        p,
        j,
        columns("sku:85 text:95 ean:100 qty:60c price:80c amount:*c"),
        Look(rules="rows", numbers="middle", lead=8),
    )


def bilingual(p: Press, j: Job) -> float:
    """Print each heading twice: in the paper's language and below it in English."""
    j.without_discount()
    english = {
        "text": "Description",
        "qty": "Quantity",
        "price": "Unit price",
        "amount": "Amount",
        "ean": "EAN",
        "sku": "Item no.",
    }
    if j.language != "en":
        j.heads |= {key: f"{j.heads[key]} / {word}" for key, word in english.items() if key != "ean"}
    cols, look = (
        columns("sku:80 ean:80 text:* qty:65r price:70r amount:75r"),
        Look(rules="head", size=8.5, numbers="bottom"),
    )
    return grid(p, j, cols, look)


def subtitled(p: Press, j: Job) -> float:
    """Print a delivery's number over its lines, continued on the next page without any heading."""
    j.without_discount()
    cols, look = columns("text:* ean:95 qty:60r price:75r amount:85r"), Look(rules="head", repeat=False)
    p.put(LEFT, TOP - 14, under(j, j.wares[0], "delivery"), 8.5)
    return grid(p, j, cols, look)


MORE: tuple[tuple[Table, int], ...] = (
    (upright_heads, 6), (till_below, 6), (till_above, 6), (till_codes, 6), (currencies, 6), (noted, 5), (hundreds, 6), (samples, 6),
    (cards, 5), (left_set, 8), (two_lines, 7), (backwards, 6), (unpriced, 8), (wrapped, 5), (bilingual, 6), (subtitled, 24),
)  # fmt: skip
