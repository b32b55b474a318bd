"""Fifteen tables of invoices as common programs print them: columns, rules, lines below, page ends.

In: a press, a `Job`. Out: the table printed and told. Never: two layouts that differ in widths alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from scripts.paper_maker.grid import Look, columns, grid, head, row
from scripts.paper_maker.job import BOTTOM, LEFT, RIGHT, TOP

if TYPE_CHECKING:
    from scripts.paper_maker.job import Job
    from scripts.paper_maker.press import Press

Table = Callable[["Press", "Job"], float]


def bracketed(p: Press, j: Job) -> float:
    """Article number in brackets before the text; quantity with its unit; tax; amount."""
    j.without_discount()
    return grid(p, j, columns("skutext:* qtyunit:75r price:75r vat:45r amount:85r"), Look(rules="head"))


def materials(p: Press, j: Job) -> float:
    """Positions by tens, material number, unit column, the text on the second line; price for 100."""
    j.without_discount()
    return grid(
        p,
        j,
        columns("pos10:30 sku:85 text:* qty:55r unit:35 price100:75r per:35r amount:80r"),
        Look(rules="none", bold=False),
    )


def plain_rows(p: Press, j: Job) -> float:
    """Five columns, a thin rule under each row, text wrapped, numbers at its top."""
    j.without_discount()
    return grid(p, j, columns("text:170 qty:70r price:85r vat:70r amount:*r"), Look(rules="rows", lead=6))


def activity(p: Press, j: Job) -> float:
    """Date in front, heads in capitals, quantity and rate close together."""
    j.without_discount()
    return grid(p, j, columns("dated:60 text:* qty:45r price:70r amount:80r"), Look(rules="head", upper=True, size=8.5))


def clerk(p: Press, j: Job) -> float:
    """Position, quantity and unit in front of the text, article number below it."""
    j.without_discount()
    return grid(p, j, columns("pos:28 qty:48r unit:40 text:* price:75r amount:80r"), Look(rules="head", under=("sku",)))


def shop(p: Press, j: Job) -> float:
    """No heading at all: "text x count" at the left, the amount at the right."""
    j.without_discount()
    y = TOP
    for at, ware in enumerate(j.wares):
        p.put(LEFT, y, j.print_of(ware, "texttimes", at), 9.5)
        y = p.put(RIGHT, y, j.print_of(ware, "amount", at), 9.5, to="right")
        y = p.put(LEFT, y, f"SKU: {ware.sku}", 8) + 5
        j.tell(ware, "sku")
    return y + 6


def boxed(p: Press, j: Job) -> float:
    """Draw a full grid, every cell set in the middle."""
    j.without_discount()
    return grid(p, j, columns("pos:30c ean:90c text:* qty:50c price:70c amount:80c"), Look(rules="grid", lead=5))


def striped(p: Press, j: Job) -> float:
    """EAN first, shaded rows, no rules."""
    j.without_discount()
    return grid(p, j, columns("ean:85 sku:70 text:* qty:55r price:70r amount:80r"), Look(rules="zebra", size=8.5))


def text_above(p: Press, j: Job) -> float:
    """Text over the whole width, the numbers on the line below it."""
    j.without_discount()
    return grid(
        p,
        j,
        columns("sku:110 ean:110 qty:70r unit:50 price:80r amount:*r"),
        Look(rules="rows", over=True, lead=6),
    )


def backlog(p: Press, j: Job) -> float:
    """Print ordered, shipped and open counts side by side; what was shipped is invoiced."""
    j.without_discount()
    return grid(
        p,
        j,
        columns("sku:70 text:* ordered:58r shipped:58r back:58r price:65r amount:72r"),
        Look(rules="head", size=8.5),
    )


def rebated(p: Press, j: Job) -> float:
    """Discount and tax rate on each line."""
    return grid(
        p,
        j,
        columns("pos:25 sku:75 text:* qty:45r price:65r disc:50r vat:40r amount:75r"),
        Look(rules="head", size=8.5, numbers="bottom"),
    )


def multiplied(p: Press, j: Job) -> float:
    """Print "12 x 3.50" in one column."""
    j.without_discount()
    return grid(p, j, columns("text:* qtyprice:130r amount:90r"), Look(rules="rows", under=("ean",)))


def united(p: Press, j: Job) -> float:
    """Set the unit in front of the quantity in its cell, quantity first in the row."""
    j.without_discount()
    return grid(p, j, columns("unitqty:80 sku:80 text:* price:75r amount:80r"), Look(rules="none", lead=7))


def carried(p: Press, j: Job) -> float:
    """Print several pages, heading repeated, sums carried over, EAN below the text."""
    j.without_discount()
    return grid(
        p,
        j,
        columns("pos:25 sku:75 text:* qty:50r unit:38 price:68r amount:78r"),
        Look(rules="head", under=("ean",), carry=True),
    )


def grouped(p: Press, j: Job) -> float:
    """Three groups with a title and a sum each."""
    j.without_discount()
    cols, look = columns("sku:75 text:* qty:50r price:75r amount:85r"), Look(rules="head")
    y = head(p, j, cols, look, TOP)
    titles = j.chance.sample(["A", "B", "C"], 3)
    third = max(1, len(j.wares) // 3)
    for n, title in enumerate(sorted(titles)):
        goods = j.wares[n * third : (n + 1) * third if n < len(titles) - 1 else None]
        if not goods or y > BOTTOM - 60:
            continue
        y = p.put(LEFT + 2, y, f"{title}. {j.head('groups')}", bold=True) + 3
        for at, ware in enumerate(goods):
            y = row(p, j, cols, look, ware, (at, y))
            j.tell(ware, "sku")
        p.put(RIGHT - 170, y, j.head("group_total"), bold=True)
        y = p.put(RIGHT - 2, y, j.style.money(sum(w.amount for w in goods)), bold=True, to="right") + 6
    return y + 6


TABLES: tuple[tuple[Table, int], ...] = (
    (bracketed, 5), (materials, 6), (plain_rows, 5), (activity, 6), (clerk, 5), (shop, 4), (boxed, 6), (striped, 8), (text_above, 5),
    (backlog, 6), (rebated, 6), (multiplied, 5), (united, 6), (carried, 26), (grouped, 7),
)  # fmt: skip
