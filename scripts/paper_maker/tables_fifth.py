"""A fifth batch of tables: counts that make no amount, prices before counts, packs, pieces sold by weight, words in front.

In: a press, a `Job`, words. Out: the table printed and told. Never: a look at how earlier ones were read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scripts.paper_maker.job import TOP
from scripts.paper_maker.setting import Form, Setting, bare, fixed

if TYPE_CHECKING:
    from scripts.paper_maker.job import Job
    from scripts.paper_maker.press import Press


def shipping_list(p: Press, j: Job, w: list[str]) -> float:
    """Print cartons, pieces, weights and volume, no prices."""
    s = Setting(p=p, j=j, spec="no:24 text:* ctn:50r pcs:50r nw:56r gw:56r cbm:46r", texts=w)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        cartons = ware.count // 12 + 1
        cells = (str(at + 1), ware.text, str(cartons), str(ware.count), f"{ware.count * 0.41:.2f}", f"{ware.count * 0.41 + cartons:.2f}", f"{cartons * 0.06:.3f}")  # fmt: skip
        y = s.line(y, cells) + 3
        j.tell(ware)
    return y + 6


def price_breaks(p: Press, j: Job, w: list[str]) -> float:
    """Print below each line what a piece costs when so many are bought."""
    s = Setting(p=p, j=j, spec="sku:74 text:* qty:44r price:60r total:74r", texts=w[:5])
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(y, (ware.sku, ware.text, str(ware.count), bare(j, ware.price), bare(j, ware.amount)))
        steps = (ware.price + 50, ware.price + 20, ware.price)
        text = "  ".join(f"{name} {bare(j, cents)}" for name, cents in zip(w[5:], steps, strict=True))
        y = s.under(y, text, 1) + 3
        j.tell(ware, "sku")
    return y + 6


def at_each(p: Press, j: Job, w: list[str]) -> float:
    """Print "12 EA" in front and "@ 3.50/EA" behind the text."""
    s = Setting(p=p, j=j, spec="qty:60 text:* total:90r", texts=w)
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(y, (f"{ware.count} EA", ware.text, bare(j, ware.amount)))
        y = s.under(y, f"@ {bare(j, ware.price)}/EA", 1) + 3
        j.tell(ware)
    return y + 6


def period_below(p: Press, j: Job, w: list[str]) -> float:
    """Print a span of days below each text, a tax in percent between price and amount."""
    s = Setting(p=p, j=j, spec="text:* qty:44r price:70r tax:50r total:80r", texts=w)
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(y, (ware.text, str(ware.count), j.style.money(ware.price), "20%", j.style.money(ware.amount)))
        y = s.under(y, "01/04/2026 \u2013 30/04/2026", 0) + 4
        j.tell(ware)
    return y + 6


def price_first(p: Press, j: Job, w: list[str]) -> float:
    """Print "3,50 x 12": the price in front of the count."""
    s = Setting(p=p, j=j, spec="text:* factors:120r total:90r", texts=w)
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(y, (ware.text, f"{bare(j, ware.price)} x {ware.count}", bare(j, ware.amount)))
        y = s.under(y, f"EAN {ware.ean}", 0) + 3
        j.tell(ware, "ean")
    return y + 6


def by_weight(p: Press, j: Job, w: list[str]) -> float:
    """Print pieces, what they weigh, and an amount that the weight makes."""
    s = Setting(p=p, j=j, spec="qty:44r text:* kg:66r price:66r total:80r", texts=w)
    y = s.head(TOP)
    made = []
    for ware in j.wares:
        grams = ware.count * 137 + 43
        cents = round(grams * ware.price / 1000)
        y = s.line(y, (str(ware.count), ware.text, fixed(grams / 1000, 3, j), bare(j, ware.price), bare(j, cents))) + 3
        made.append(replace(ware, count=1, price=cents))
        j.tell(ware)
    j.wares = made
    return y + 6


def two_prices(p: Press, j: Job, w: list[str]) -> float:
    """Print the price without and with tax; the amount has the tax in it."""
    s = Setting(p=p, j=j, spec="ref:70 text:* ht:60r ttc:60r qty:40r total:80r", texts=w)
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(y, (ware.sku, ware.text, bare(j, round(ware.price / 1.2)), bare(j, ware.price), str(ware.count), bare(j, ware.amount))) + 3  # fmt: skip
        j.tell(ware, "sku")
    return y + 6


def money_off(p: Press, j: Job, w: list[str]) -> float:
    """Print a discount in money on some lines."""
    s = Setting(p=p, j=j, spec="text:* qty:44r price:66r off:60r total:80r", texts=w)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        off = 150 if at % 2 else 0
        y = s.line(y, (ware.text, str(ware.count), bare(j, ware.price), bare(j, off) if off else "", bare(j, ware.amount - off))) + 3  # fmt: skip
        j.tell(ware)
    return y + 6


def in_the_text(p: Press, j: Job, w: list[str]) -> float:
    """Print the count in brackets behind the text, no column for it."""
    s = Setting(p=p, j=j, spec="text:* total:90r", texts=w)
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(y, (f"{ware.text} ({ware.count} {ware.unit})", bare(j, ware.amount))) + 3
        j.tell(replace(ware, text=f"{ware.text} ({ware.count} {ware.unit})"))
    return y + 6


def lots_apart(p: Press, j: Job, w: list[str]) -> float:
    """Print an article of two lots as two lines with one number."""
    s = Setting(p=p, j=j, spec="sku:76 text:* lot:56 qty:44r price:60r total:74r", texts=w)
    y = s.head(TOP)
    goods = []
    for at, ware in enumerate(j.wares):
        for n in range(1 + at % 2):
            line = replace(ware, count=ware.count + n)
            y = s.line(y, (line.sku, line.text, f"{n + 1}{ware.serial[-5:]}", str(line.count), bare(j, line.price), bare(j, line.amount))) + 3  # fmt: skip
            j.tell(line, "sku")
            goods.append(line)
    j.wares = goods
    return y + 6


def packs_of(p: Press, j: Job, w: list[str]) -> float:
    """Print packs, what is in one, and the price of a pack: the packs are what is counted."""
    s = Setting(p=p, j=j, spec="sku:74 text:* packs:60r size:54r price:66r total:74r", texts=w)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (ware.sku, ware.text, str(ware.count), str((6, 10, 24)[at % 3]), bare(j, ware.price), bare(j, ware.amount))) + 3  # fmt: skip
        j.tell(ware, "sku")
    return y + 6


def right_text(p: Press, j: Job, w: list[str]) -> float:
    """Print everything the other way round: the amount first, the article number last."""
    s = Setting(p=p, j=j, spec="total:80r price:64r qty:44r text:* ref:84r", texts=w)
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(y, (bare(j, ware.amount), bare(j, ware.price), str(ware.count), ware.text, ware.sku)) + 3
        j.tell(ware, "sku")
    return y + 6


FIFTH: tuple[tuple[Form, int], ...] = tuple(
    (Form(draw, 6), 6)
    for draw in (
        shipping_list, price_breaks, at_each, period_below, price_first, by_weight, two_prices, money_off, in_the_text, lots_apart,
        packs_of, right_text,
    )
)  # fmt: skip
