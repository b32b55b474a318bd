"""A sixth batch of tables: order systems, exporters, marketplaces, wholesale markets, sheets made by hand.

In: a press, a `Job`, words. Out: the table printed and told. Never: a look at how earlier ones were read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scripts.paper_maker.job import LEFT, RIGHT, TOP, Told
from scripts.paper_maker.setting import Form, Setting, bare, fixed

if TYPE_CHECKING:
    from scripts.paper_maker.job import Job
    from scripts.paper_maker.press import Press


def code_above(p: Press, j: Job, w: list[str]) -> float:
    """Print number and figures on one line, the name below, whole over the table."""
    s = Setting(p=p, j=j, spec="sku:150 unit:40c ord:52r ship:52r back:58r price:60r total:*r", texts=w[:7])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        open_ = at % 3 * 4
        y = s.line(y, (ware.sku, "EACH", f"{ware.count + open_}.00", f"{ware.count}.00", f"{open_}.00", bare(j, ware.price), bare(j, ware.amount)))  # fmt: skip
        y = p.put(LEFT + 14, y, ware.text, 8.5)
        y = p.put(LEFT + 14, y, f"{w[7]} MAIN", 7.5) + 4
        j.tell(ware, "sku")
    return y + 6


def sap_blocks(p: Press, j: Job, w: list[str]) -> float:
    """Print positions of six digits, "120 ST" and "12,50 / 1 ST", tariff number and land below."""
    s = Setting(p=p, j=j, spec="pos:40 sku:90 qty:80r price:120r total:*r", texts=w[:5])
    y = s.head(TOP)
    y = p.put(LEFT + 40, y, w[5], 8, bold=True) + 2
    p.rule(LEFT, y, RIGHT)
    for at, ware in enumerate(j.wares):
        y = s.line(y + 3, (f"{(at + 1) * 10:06d}", ware.sku, f"{ware.count} {w[6]}", f"{bare(j, ware.price)} EUR / 1 {w[6]}", f"{bare(j, ware.amount)} EUR"))  # fmt: skip
        y = p.put(LEFT + 40, y, ware.text, 8.5)
        y = p.put(LEFT + 40, y, f"{w[7]}: {ware.ean}", 8)
        y = p.put(LEFT + 40, y, f"{w[8]}: 6912{ware.ean[5:9]}  {w[9]}: CN", 8) + 2
        j.tell(ware, "sku", "ean")
    return y + 6


def navision(p: Press, j: Job, w: list[str]) -> float:
    """Print headings of three lines, the unit behind the count, a discount and a tax code."""
    s = Setting(p=p, j=j, spec="no:62 text:* qty:44r unit:44 price:58r disc:44r tax:44 total:66r", texts=w, size=8)
    y = s.head(TOP + 12)
    j.wares = [replace(v, off=(0, 0, 5, 10)[at % 4]) for at, v in enumerate(j.wares)]
    for ware in j.wares:
        cells = (ware.sku, ware.text, j.style.quantity(ware.count), ware.unit, bare(j, ware.price), f"{ware.off}" if ware.off else "", "VAT20", bare(j, ware.amount))  # fmt: skip
        y = s.line(y, cells) + 3
        j.tell(ware, "sku")
    return y + 6


def odoo(p: Press, j: Job, w: list[str]) -> float:
    """Print "[number] name" with a line for the sales people below, units behind counts, a tax in words."""
    s = Setting(p=p, j=j, spec="text:* qty:90r price:64r tax:70r total:80r", texts=w[:5])
    y = s.head(TOP, bold=True)
    for ware in j.wares:
        y = s.line(
            y, (ware.text, f"{fixed(ware.count, 2, j)} {w[5]}", bare(j, ware.price), w[6], j.style.money(ware.amount))
        )
        y = s.under(y, f"{w[7]}: {ware.sku}", 0) + 4
        j.tell(ware, "sku")
    return y + 6


def quickbooks(p: Press, j: Job, w: list[str]) -> float:
    """Print a day and a class of goods in front of the text."""
    s = Setting(p=p, j=j, spec="date:56 class:90 text:* qty:40r rate:60r amount:72r", texts=w)
    p.tint(LEFT, TOP - 2, RIGHT, TOP + 12, 0.85)
    y = s.head(TOP, rule=False)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (f"{at % 27 + 1:02d}/04/2026", ("Sales:Home", "Sales", "Sales:Retail")[at % 3], ware.text, f"{ware.count:,}", f"{ware.price / 100:,.2f}", f"{ware.amount / 100:,.2f}T"))  # fmt: skip
        y += 5
        j.tell(ware)
    return y + 6


def export_marks(p: Press, j: Job, w: list[str]) -> float:
    """Print shipping marks, "1,200PCS", "USD1.25", terms of trade above the figures, the sum in words."""
    s = Setting(p=p, j=j, spec="marks:64 text:* qty:80r price:80r total:96r", texts=w)
    y = s.head(TOP)
    p.put(RIGHT - 100, y, "FOB SHENZHEN", 8, bold=True)
    y += 13
    for at, ware in enumerate(j.wares):
        y = s.line(y, ("N/M" if at == 0 else "", ware.text, f"{ware.count:,}PCS", f"USD{ware.price / 100:.2f}", f"USD{ware.amount / 100:,.2f}"))  # fmt: skip
        y = s.under(y, f"ITEM NO.: {ware.mpn}", 1)
        y = s.under(y, "PACKING: 12PCS/CTN, 0.05CBM", 1) + 4
        j.tell(ware, "mpn")
    p.rule(LEFT, y, RIGHT)
    y = s.line(y + 3, ("", "TOTAL:", f"{sum(v.count for v in j.wares):,}PCS", "", f"USD{j.net / 100:,.2f}"), bold=True)
    return p.put(LEFT, y + 3, "SAY U.S. DOLLARS FOUR THOUSAND TWO HUNDRED ONLY.", 8) + 12


def centred_cells(p: Press, j: Job, w: list[str]) -> float:
    """Rule every cell; figures stand in the middle of texts of several lines, everything centred."""
    s = Setting(p=p, j=j, spec="no:60c text:150 colour:60c ctn:44c per:48c qty:48c price:44c total:*c", texts=w, size=8)
    edges = [LEFT + at for at in (0, 60, 210, 270, 314, 362, 410, 454)] + [RIGHT]
    y = top = TOP
    y = s.head(y, rule=False) + 2
    lines = [top - 2, y]
    j.wares = [replace(v, count=12 * (v.count % 40 + 1)) for v in j.wares]
    for at, ware in enumerate(j.wares):
        parts = [*p.wrapped(ware.text, 142, 8), f"Material: {('ABS', 'Steel', 'PP')[at % 3]}", "Logo: none"]
        middle = y + 3 + (len(parts) - 1) * 5.4
        cells = (ware.mpn, "", ("White", "Black", "Mixed")[at % 3], str(ware.count // 12), "12", str(ware.count), f"${ware.price / 100:.2f}", f"${ware.amount / 100:,.2f}")  # fmt: skip
        s.line(middle, cells)
        y = p.stack(LEFT + 64, y + 3, parts, 8) + 3
        lines.append(y)
        j.tell(ware, "mpn")
    for line in lines:
        p.rule(LEFT, line, RIGHT)
    for edge in edges:
        p.rule(edge, lines[0], edge, lines[-1])
    return y + 10


def sizes_over_counts(p: Press, j: Job, w: list[str]) -> float:
    """Print sizes and how many of each on two small lines below each article."""
    s = Setting(p=p, j=j, spec="model:80 text:* colour:60 qty:50r price:60r total:74r", texts=w[:6])
    y = s.head(TOP)
    shares = ((1, 2, 2, 1), (2, 4, 4, 2), (0, 3, 3, 0))
    j.wares = [replace(v, count=sum(shares[at % 3])) for at, v in enumerate(j.wares)]
    for at, ware in enumerate(j.wares):
        y = s.line(y, (ware.sku, ware.text, w[6], str(ware.count), bare(j, ware.price), bare(j, ware.amount)))
        for row in (("S", "M", "L", "XL"), tuple(str(n) if n else "-" for n in shares[at % 3])):
            for n, text in enumerate(row):
                p.put(LEFT + 100 + n * 24, y, text, 7.5, to="right")
            y += 10
        y += 4
        j.tell(ware, "sku")
    return y + 6


def cash_carry(p: Press, j: Job, w: list[str]) -> float:
    """Print the price of a piece, pieces in a case, the price of a case, cases, the amount and a letter for the tax."""
    s = Setting(p=p, j=j, spec="ean:72 text:* each:46r size:36r case:50r qty:40r total:60r t:18c", texts=w, size=8)
    y = s.head(TOP)
    made = []
    for at, ware in enumerate(j.wares):
        size = (6, 12, 24)[at % 3]
        each = ware.price // 10 + 10
        line = replace(ware, count=ware.count % 20 + 1, price=each * size)
        cells = (line.ean, line.text, bare(j, each), str(size), bare(j, line.price), str(line.count), bare(j, line.amount), "AB"[at % 2])  # fmt: skip
        y = s.line(y, cells) + 2
        made.append(line)
        j.tell(line, "ean")
    j.wares = made
    return y + 6


def trade_groups(p: Press, j: Job, w: list[str]) -> float:
    """Print groups with their names and sums; pack, retail price and profit on return beside each line."""
    s = Setting(
        p=p, j=j, spec="code:48 text:* pack:56 qty:34r price:50r value:56r v:16c rrp:40r por:36r", texts=w[:9], size=8
    )
    y = s.head(TOP)
    half = (len(j.wares) + 1) // 2
    for name, goods in ((w[9], j.wares[:half]), (w[10], j.wares[half:])):
        y = p.put(LEFT, y, name, 8.5, bold=True) + 2
        for at, ware in enumerate(goods):
            cells = (ware.ean[6:12], ware.text, ("6x750ml", "24x330ml", "12x1kg")[at % 3], str(ware.count), bare(j, ware.price), bare(j, ware.amount), "S", bare(j, ware.price // 8), "23.1%")  # fmt: skip
            y = s.line(y, cells) + 2
            j.truth.append(Told(ware.text, ware.count, {"sku": ware.ean[6:12]}))
        y = s.line(y, ("", f"{w[11]} {name}", "", str(sum(v.count for v in goods)), "", bare(j, sum(v.amount for v in goods)), "", "", ""), bold=True) + 4  # fmt: skip
    return y + 6


def books(p: Press, j: Job, w: list[str]) -> float:
    """Print the count first, an ISBN, the price on the cover, a trade discount, the price after it."""
    s = Setting(p=p, j=j, spec="qty:34r isbn:84 text:* rrp:54r disc:40r net:54r total:70r", texts=w)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        body = f"978{ware.ean[3:12]}"
        isbn = body + str(-sum(int(c) * (3 if n % 2 else 1) for n, c in enumerate(body)) % 10)
        off = (40, 35, 42)[at % 3]
        y = s.line(y, (str(ware.count), isbn, ware.text, bare(j, round(ware.price * 100 / (100 - off))), f"{off}%", bare(j, ware.price), bare(j, ware.amount))) + 3  # fmt: skip
        j.truth.append(Told(ware.text, ware.count, {"gtin": isbn}))
    return y + 6


def old_printer(p: Press, j: Job, w: list[str]) -> float:
    """Print a typewriter's table: lines of hyphens, columns a space apart, the bar code on a line of its own."""
    x, size = LEFT - 8, 7.5
    press_mono, p.mono = p.mono, True
    y = p.put(x, TOP, "-" * 112, size)
    y = p.put(x, y, f"{w[0]:<14}{w[1]:<42}{w[2]:>10}{w[3]:>12}{w[4]:>8}{w[5]:>14}", size)
    y = p.put(x, y, "-" * 112, size)
    for at, ware in enumerate(j.wares):
        text = f"{ware.sku:<14}{ware.text:<42.42}{fixed(ware.count, 2, j):>10}{fixed(ware.price / 100, 3, j):>12}{('', '0,00', '')[at % 3]:>8}{bare(j, ware.amount):>14}"  # fmt: skip
        y = p.put(x, y, text, size)
        y = p.put(x, y, f"{'':<14}{w[6]} {ware.ean}", size)
        j.truth.append(Told(ware.text[:42], ware.count, {"sku": ware.sku, "gtin": ware.ean}))
    y = p.put(x, y, "-" * 112, size)
    p.mono = press_mono
    return y + 8


def market_order(p: Press, j: Job, w: list[str]) -> float:
    """Print prices without and with tax, both in three lines of heading, the number of the market below, then postage."""
    s = Setting(p=p, j=j, spec="text:* qty:38r net:70r rate:46r gross:70r total:80r", texts=w[:6], size=8.5)
    y = s.head(TOP + 10)
    for ware in j.wares:
        net = round(ware.price / 1.2)
        y = s.line(y, (ware.text, str(ware.count), j.style.money(net), "20%", j.style.money(ware.price), j.style.money(ware.amount)))  # fmt: skip
        y = s.under(y, f"ASIN: {ware.asin}", 0) + 4
        j.tell(ware, "asin")
    y = s.line(y, (w[6], "", j.style.money(0), "", j.style.money(0), j.style.money(0))) + 2
    p.rule(LEFT, y, RIGHT)
    return y + 8


def auction(p: Press, j: Job, w: list[str]) -> float:
    """Print counts first, the number of the offer in brackets behind the name, the amount alone."""
    s = Setting(p=p, j=j, spec="qty:56 text:* ship:110 total:80r", texts=w[:4])
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(y, (str(ware.count), ware.text, w[4], j.style.money(ware.amount)))
        y = s.under(y, f"({w[5]} 1{ware.ean[1:12]})", 1) + 4
        j.tell(ware)
    return y + 6


def by_hand(p: Press, j: Job, w: list[str]) -> float:
    """Print sentences: so many of what at how much, the sum at the end."""
    y = p.put(LEFT, TOP, w[0], 10) + 6
    for ware in j.wares:
        p.put(LEFT + 10, y, f"{ware.count} {w[1]} {ware.text} {w[2]} {j.style.money(ware.price)}", 9.5)
        y = p.put(RIGHT, y, f"= {j.style.money(ware.amount)}", 9.5, to="right") + 4
        j.tell(ware)
    return y + 6


def left_figures(p: Press, j: Job, w: list[str]) -> float:
    """Print everything from the left, as a text program's tabs do, without any line."""
    s = Setting(p=p, j=j, spec="text:* sku:90 qty:60 price:80 total:70", texts=w, size=9.5)
    y = s.head(TOP, rule=False, bold=False) + 4
    for ware in j.wares:
        y = s.line(y, (ware.text, ware.sku, j.style.quantity(ware.count), j.style.money(ware.price), j.style.money(ware.amount))) + 2  # fmt: skip
        j.tell(ware, "sku")
    return y + 6


def tight(p: Press, j: Job, w: list[str]) -> float:
    """Print narrow columns whose figures all but touch, in small type."""
    s = Setting(p=p, j=j, spec="pos:16 ean:56 sku:58 text:* qty:30r unit:18 price:40r off:24r net:40r tax:20r total:48r", texts=w, size=6.8)  # fmt: skip
    y = s.head(TOP)
    j.wares = [replace(v, off=(0, 5, 15)[at % 3]) for at, v in enumerate(j.wares)]
    for at, ware in enumerate(j.wares):
        net = round(ware.price * (100 - ware.off) / 100)
        cells = (str(at + 1), ware.ean, ware.sku, ware.text, str(ware.count), ware.unit[:3], bare(j, ware.price), f"{ware.off}" if ware.off else "", bare(j, net), "20", bare(j, ware.amount))  # fmt: skip
        y = s.line(y, cells) + 1
        j.tell(ware, "sku", "ean")
    return y + 6


def sheet_program(p: Press, j: Job, w: list[str]) -> float:
    """Print a sheet: all cells ruled, texts from the left, figures as the program sets them, empty rows below."""
    s = Setting(p=p, j=j, spec="sku:86 text:* qty:52r price:66r total:76r", texts=w, size=9)
    edges = [LEFT - 3, LEFT + 84, LEFT + 305, LEFT + 359, LEFT + 425, RIGHT + 3]
    y = s.head(TOP, rule=False) + 1
    lines = [TOP - 2, y]
    for ware in j.wares:
        y = s.line(y + 2, (ware.sku, ware.text, str(ware.count), f"{ware.price / 100:g}".replace(".", j.style.comma), f"{ware.amount / 100:g}".replace(".", j.style.comma)), low=True) + 1  # fmt: skip
        lines.append(y)
        j.tell(ware, "sku")
    lines += [y + 14, y + 28]
    for line in lines:
        p.rule(edges[0], line, edges[-1])
    for edge in edges:
        p.rule(edge, lines[0], edge, lines[-1])
    return lines[-1] + 10


FIRST_HALF: tuple[tuple[Form, int], ...] = tuple(
    (Form(draw, count), count)
    for draw, count in (
        (code_above, 5), (sap_blocks, 5), (navision, 7), (odoo, 6), (quickbooks, 6), (export_marks, 5), (centred_cells, 6),
        (sizes_over_counts, 5), (cash_carry, 9), (trade_groups, 8), (books, 7), (old_printer, 8), (market_order, 4), (auction, 5), (by_hand, 5),
        (left_figures, 6), (tight, 12), (sheet_program, 7),
    )
)  # fmt: skip
