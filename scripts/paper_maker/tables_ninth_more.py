"""The other half of the ninth batch: orders, pages, tills, cards, torn codes, rows of two lines, headings of further languages.

In: a press, a `Job`, words. Out: the table printed and told. Never: a look at how earlier ones were read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scripts.paper_maker import tables_ninth as half
from scripts.paper_maker.job import BOTTOM, LEFT, RIGHT, TOP
from scripts.paper_maker.setting import Form, Setting, bare, counted, fixed

if TYPE_CHECKING:
    from scripts.paper_maker.job import Job
    from scripts.paper_maker.press import Press


def by_order(p: Press, j: Job, w: list[str]) -> float:
    """Print goods below the order that they were asked for with, a sum for each order."""
    s = Setting(p=p, j=j, spec="pos:30 code:80 text:* qty:50r price:66r total:80r", texts=w[:6])
    y = s.head(TOP)
    at = 0
    for n in range(0, len(j.wares), 3):
        goods = j.wares[n : n + 3]
        y = p.put(LEFT, y, f"{w[6]} 45000{n + 17342} {w[7]} 1{n}.03.2026", 8.5, bold=True) + 2
        for ware in goods:
            at += 10
            y = (
                s.line(y, (str(at), ware.sku, ware.text, str(ware.count), bare(j, ware.price), bare(j, ware.amount)))
                + 2
            )
            j.tell(ware, "sku")
        p.put(LEFT + 112, y, f"{w[8]} 45000{n + 17342}", 8.5)
        y = p.put(RIGHT - 2, y, bare(j, sum(v.amount for v in goods)), 8.5, to="right") + 6
    return y + 6


def carried_bare(p: Press, j: Job, w: list[str]) -> float:
    """Print pages without a heading again, the sum so far at their ends and beginnings."""
    s = Setting(p=p, j=j, spec="ean:88 text:* qty:50r price:70r total:84r", texts=w[:5])
    y = s.head(TOP)
    total = 0
    for ware in j.wares:
        if y > BOTTOM - 50:
            p.put(LEFT + 90, y + 4, w[5], 8.5, bold=True)
            p.put(RIGHT - 2, y + 4, bare(j, total), 8.5, bold=True, to="right")
            p.break_page()
            p.put(LEFT + 90, 56.0, w[6], 8.5, bold=True)
            y = p.put(RIGHT - 2, 56.0, bare(j, total), 8.5, bold=True, to="right") + 6
        y = s.line(y, (ware.ean, ware.text, str(ware.count), bare(j, ware.price), bare(j, ware.amount))) + 4
        total += ware.amount
        j.tell(ware, "ean")
    return y + 6


def pages_bare(p: Press, j: Job, w: list[str]) -> float:
    """Print pages without a heading again, two codes on each line."""
    s = Setting(p=p, j=j, spec="pos:26 code:76 ean:84 text:* qty:44r unit:34 price:60r total:72r", texts=w[:8], size=8)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        if y > BOTTOM - 30:
            p.break_page()
            y = 60.0
        y = s.line(y, (str(at + 1), ware.sku, ware.ean, ware.text, str(ware.count), ware.unit, bare(j, ware.price), bare(j, ware.amount))) + 3  # fmt: skip
        j.tell(ware, "sku", "ean")
    return y + 6


def till_list(p: Press, j: Job, w: list[str]) -> float:
    """Print a wide till's list: bar code and name, count x price below where it is more than one, a letter for the tax."""
    j.wares = counted(j.wares, 1, 3, 1, 2, 6)
    y = p.put(LEFT, TOP, w[0], 9) + 2
    for at, ware in enumerate(j.wares):
        p.put(LEFT, y, ware.ean, 9)
        p.put(LEFT + 84, y, ware.text, 9)
        if ware.count > 1:
            y = p.put(LEFT, y, "", 9) + 12.15
            p.put(LEFT + 84, y, f"{ware.count} x {bare(j, ware.price)}", 9)
        y = p.put(RIGHT - 120, y, f"{bare(j, ware.amount)} {'AB'[at % 2]}", 9, to="right") + 2
        j.tell(ware, "ean")
    return y + 6


def item_cards(p: Press, j: Job, w: list[str]) -> float:
    """Print a card of labels and values for each item, two labels a line."""
    y = TOP
    for ware in j.wares:
        if y > BOTTOM - 70:
            p.break_page()
            y = 60.0
        top = y
        for n, (label, value) in enumerate(zip(w, (ware.text, ware.sku, ware.ean, str(ware.count), j.style.money(ware.price), j.style.money(ware.amount)), strict=False)):  # fmt: skip
            x = LEFT + 4 if n in {0, 1, 3, 4} else LEFT + 260
            level = top + 4 + (0, 13, 13, 26, 39, 39)[n]
            p.put(x, level, label, 8, bold=True)
            p.put(x + 96, level, value, 8.5)
        y = top + 60
        p.rule(LEFT, top, RIGHT)
        j.tell(ware, "sku", "ean")
    return y + 6


def narrow_slip(p: Press, j: Job, w: list[str]) -> float:
    """Print a narrow slip: the name, below it number, count @ price and the amount."""
    j.wares = counted(j.wares, 2, 1, 4, 12)
    y = p.put(LEFT, TOP, w[0], 8) + 2
    edge = LEFT + 215
    for ware in j.wares:
        for part in p.wrapped(ware.text, 205, 8):
            y = p.put(LEFT, y, part, 8)
        p.put(LEFT, y, ware.sku, 8)
        p.put(LEFT + 84, y, f"{ware.count} @ {bare(j, ware.price)}", 8)
        y = p.put(edge, y, bare(j, ware.amount), 8, to="right") + 3
        j.tell(ware, "sku")
    return y + 6


def parted_codes(p: Press, j: Job, w: list[str]) -> float:
    """Print bar codes in groups of digits, numbers in groups with hyphens."""
    s = Setting(p=p, j=j, spec="code:84 ean:96 text:* qty:44r price:66r total:76r", texts=w[:6])
    y = s.head(TOP)
    for ware in j.wares:
        e = ware.ean
        sku = f"{e[3:5]}-{e[5:8]}-{ware.mpn[:2]}"
        line = replace(ware, sku=sku)
        y = s.line(y, (sku, f"{e[0]}\u00a0{e[1:7]}\u00a0{e[7:]}", line.text, str(line.count), bare(j, line.price), bare(j, line.amount))) + 3  # fmt: skip
        j.tell(line, "sku", "ean")
    return y + 6


def codes_stacked(p: Press, j: Job, w: list[str]) -> float:
    """Print three numbers below each other in the first column: ours, yours, the bar code."""
    s = Setting(p=p, j=j, spec="code:110 text:* qty:56r price:74r total:84r", texts=w[:5])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        first = y
        y = s.line(y, (ware.sku, ware.text, str(ware.count), bare(j, ware.price), bare(j, ware.amount)))
        below = p.put(LEFT + 2, first + 11.5, f"{w[5]} {70000 + at * 7}", 7.5)
        below = p.put(LEFT + 2, below, f"{w[6]} {ware.ean}", 7.5)
        y = max(y, below) + 4
        j.tell(ware, "sku", "ean")
    return y + 6


def rows_of_two(p: Press, j: Job, w: list[str]) -> float:
    """Print headings of two rows and lines of two rows: number and figures, name and unit, discount, tax."""
    s = Setting(p=p, j=j, spec="code:230 qty:70r price:90r total:*r", texts=w[:4])
    y = s.head(TOP, rule=False)
    t = replace(s, texts=w[4:8])
    y = t.head(y - 3)
    for ware in j.wares:
        y = s.line(y, (ware.sku, j.style.quantity(ware.count), bare(j, ware.price), bare(j, ware.amount)))
        y = s.line(y, (ware.text, ware.unit, "0,00 %", "20 %")) + 5
        j.tell(ware, "sku")
    return y + 6


def back_and_forth(p: Press, j: Job, w: list[str]) -> float:
    """Print goods taken back among those sold, their counts and amounts with a minus behind them."""
    s = Setting(p=p, j=j, spec="pos:26 code:84 text:* qty:56r price:70r total:84r", texts=w[:6])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        back = at % 4 == 3  # noqa: PLR2004 -- every fourth
        line = replace(ware, count=-2) if back else ware
        tail = "-" if back else ""
        y = s.line(y, (str(at + 1), ware.sku, ware.text, f"{abs(line.count)}{tail}", bare(j, line.price), f"{bare(j, abs(line.amount))}{tail}"))  # fmt: skip
        y = s.under(y, w[6], 2) + 3 if back else y + 3
        j.wares[at] = line
        j.tell(line, "sku")
    return y + 6


def glued(p: Press, j: Job, w: list[str]) -> float:
    """Print units and currency glued to the figures."""
    s = Setting(p=p, j=j, spec="code:84 text:* qty:60r price:90r total:90r", texts=w[:5])
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(y, (ware.mpn, ware.text.upper(), f"{ware.count}{w[5]}", f"{w[6]}{ware.price / 100:.2f}/{w[5]}", f"{w[6]}{ware.amount / 100:,.2f}")) + 3  # fmt: skip
        j.truth.append(half.Told(ware.text.upper(), ware.count, {"mpn": ware.mpn}))
    return y + 6


def three_places(p: Press, j: Job, w: list[str]) -> float:
    """Print counts with three places, prices with four."""
    s = Setting(p=p, j=j, spec="code:84 text:* qty:64r unit:30 price:74r total:80r vat:28r", texts=w[:7])
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(y, (ware.sku, ware.text, fixed(ware.count, 3, j), w[7], fixed(ware.price / 100, 4, j), bare(j, ware.amount), "23")) + 3  # fmt: skip
        j.tell(ware, "sku")
    return y + 6


def shop_mail(p: Press, j: Job, w: list[str]) -> float:
    """Print names beside a picture's place, the number and the count on lines of their own below, the amount at the right."""
    y = TOP
    for ware in j.wares:
        if y > BOTTOM - 60:
            p.break_page()
            y = 60.0
        p.tint(LEFT, y, LEFT + 36, y + 36)
        p.put(RIGHT, y, j.style.money(ware.amount), 9, to="right")
        y = p.put(LEFT + 46, y, ware.text, 9, bold=True)
        y = p.put(LEFT + 46, y, f"{w[0]} {ware.sku}", 8)
        y = p.put(LEFT + 46, y, f"{w[1]} {ware.count}", 8) + 10
        j.tell(ware, "sku")
    return y + 6


def eastern(p: Press, j: Job, w: list[str]) -> float:
    """Print headings of Greece, the Balkans, the Baltic, Turkey and the East."""
    s = Setting(p=p, j=j, spec="pos:26 code:84 text:* unit:40 qty:50r price:66r total:80r", texts=w[:7])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (str(at + 1), ware.sku, ware.text, w[7], str(ware.count), bare(j, ware.price), bare(j, ware.amount))) + 3  # fmt: skip
        j.tell(ware, "sku")
    return y + 6


def eastern_taxed(p: Press, j: Job, w: list[str]) -> float:
    """Print such headings with a rate, a tax and an amount with it, the bar code behind the name."""
    s = Setting(p=p, j=j, spec="text:* ean:76 qty:40r unit:28 price:52r net:58r rate:30r tax:48r gross:62r", texts=w[:9], size=7.5)  # fmt: skip
    y = s.head(TOP)
    for ware in j.wares:
        tax = round(ware.amount * 0.21)
        y = s.line(y, (ware.text, ware.ean, str(ware.count), w[9], bare(j, ware.price), bare(j, ware.amount), "21", bare(j, tax), bare(j, ware.amount + tax))) + 3  # fmt: skip
        j.tell(ware, "ean")
    return y + 6


def sections(p: Press, j: Job, w: list[str]) -> float:
    """Print positions of sections ("2.3"), a title without figures above each, small print between them."""
    s = Setting(p=p, j=j, spec="pos:34 text:* qty:50r unit:36 price:70r total:84r", texts=w[:6])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        n, of = divmod(at, 3)
        if of == 0:
            y = s.line(y, (str(n + 1), (w[6], w[7], w[8])[n % 3], "", "", "", ""), bold=True) + 2
        y = s.line(y, (f"{n + 1}.{of + 1}", ware.text, str(ware.count), ware.unit, bare(j, ware.price), bare(j, ware.amount)))  # fmt: skip
        y = s.under(y, f"{w[9]} {ware.sku}", 1) + 3
        j.tell(ware, "sku")
    return y + 6


NINTH: tuple[tuple[Form, int], ...] = tuple(
    (Form(draw, count), count)
    for draw, count in (
        (half.code_over_name, 6), (half.sandwich, 5), (half.discount_below, 6), (half.free_pieces, 7), (half.serials_below, 5), (half.cartons_units, 7),
        (half.cartons_in_words, 6), (half.per_hundred, 7), (half.mixed_bases, 7), (half.open_orders, 8), (half.taxes_between, 6), (half.from_the_right, 7),
        (half.nothing_above, 6), (half.named_below, 6), (half.two_tables, 8), (half.landscape, 8), (half.side_by_side, 10), (half.leaders, 6),
        (half.packed_as, 6), (half.sets_with_parts, 6), (half.two_rebates, 7), (by_order, 8), (carried_bare, 34), (pages_bare, 40),
        (till_list, 8), (item_cards, 5), (narrow_slip, 6), (parted_codes, 7), (codes_stacked, 6), (rows_of_two, 6),
        (back_and_forth, 8), (glued, 6), (three_places, 7), (shop_mail, 5), (eastern, 7), (eastern_taxed, 7), (sections, 8),
    )
)  # fmt: skip
