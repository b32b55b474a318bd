"""The other half of the sixth batch: accounts by law, lots, long lists, shops, headings of further languages.

In: a press, a `Job`, words. Out: the table printed and told. Never: a look at how earlier ones were read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scripts.paper_maker.job import BOTTOM, LEFT, RIGHT, TOP, Told
from scripts.paper_maker.setting import Form, Setting, bare, fixed
from scripts.paper_maker.tables_sixth import FIRST_HALF

if TYPE_CHECKING:
    from scripts.paper_maker.job import Job
    from scripts.paper_maker.press import Press


def net_and_gross(p: Press, j: Job, w: list[str]) -> float:
    """Print a number, a bar code, count, unit, price, discount, price after it, tax, amounts without and with tax."""
    s = Setting(p=p, j=j, spec="lp:16 text:* ean:58 qty:28r jm:22c price:40r rab:26r after:40r vat:22r net:46r gross:48r", texts=w, size=7)  # fmt: skip
    y = s.head(TOP + 8)
    for at, ware in enumerate(j.wares):
        off = (0, 5, 10)[at % 3]
        full = round(ware.price * 100 / (100 - off))
        cells = (str(at + 1), ware.text, ware.ean, str(ware.count), "szt", bare(j, full), f"{off}", bare(j, ware.price), "23", bare(j, ware.amount), bare(j, round(ware.amount * 1.23)))  # fmt: skip
        y = s.line(y, cells) + 2
        j.tell(ware, "ean")
    return y + 6


def by_delivery(p: Press, j: Job, w: list[str]) -> float:
    """Print goods by the note that they came with, a sum for each note."""
    s = Setting(p=p, j=j, spec="sku:76 text:* qty:54r price:62r off:34r total:74r", texts=w[:6])
    y = s.head(TOP)
    half = (len(j.wares) + 1) // 2
    for n, goods in enumerate((j.wares[:half], j.wares[half:])):
        y = s.line(y, ("", f"{w[6]} 26/00{n + 41} {w[7]} 1{n + 2}/03/2026", "", "", "", ""), bold=True) + 2
        for ware in goods:
            y = s.line(y, (ware.sku, ware.text, j.style.quantity(ware.count), bare(j, ware.price), "", bare(j, ware.amount))) + 2  # fmt: skip
            j.tell(ware, "sku")
        y = s.line(y, ("", f"{w[8]} {w[6]} 26/00{n + 41}", "", "", "", bare(j, sum(v.amount for v in goods)))) + 5
    return y + 6


def lots_in_column(p: Press, j: Job, w: list[str]) -> float:
    """Print the whole count with the price, the counts of the lots below it in the same column, with lot and date."""
    s = Setting(p=p, j=j, spec="ref:70 text:* lot:60 exp:50 qty:44r price:60r total:74r", texts=w)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        total = ware.count + at % 2 * 5 + 1
        line = replace(ware, count=total)
        y = s.line(y, (line.sku, line.text, "", "", str(total), bare(j, line.price), bare(j, line.amount)))
        for n, part in enumerate((ware.count, total - ware.count)):
            y = s.line(y, ("", "", f"L{ware.serial[-5:]}{n}", f"{n + 3:02d}/2028", str(part), "", ""))
        y += 3
        j.wares[at] = line
        j.tell(line, "sku")
    return y + 6


def foreign_heads(p: Press, j: Job, w: list[str]) -> float:
    """Print headings of a language that is not that of the rest of the paper."""
    s = Setting(p=p, j=j, spec="sku:84 text:* qty:50r unit:40 price:66r total:80r", texts=w[:6])
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(y, (ware.sku, ware.text, str(ware.count), w[6], bare(j, ware.price), bare(j, ware.amount))) + 3
        j.tell(ware, "sku")
    return y + 6


def foreign_taxed(p: Press, j: Job, w: list[str]) -> float:
    """Print such headings with a tax rate and the tax of each line, the count first."""
    s = Setting(p=p, j=j, spec="qty:40r unit:34 text:* price:60r rate:36r tax:56r total:74r", texts=w[:7])
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(y, (fixed(ware.count, 2, j), w[7], ware.text, bare(j, ware.price), "25", bare(j, round(ware.amount * 0.25)), bare(j, ware.amount)))  # fmt: skip
        y = s.under(y, f"EAN {ware.ean}", 2) + 3
        j.tell(ware, "ean")
    return y + 6


def prices_first(p: Press, j: Job, w: list[str]) -> float:
    """Print prices before counts and no amounts at all."""
    s = Setting(p=p, j=j, spec="asin:80 sku:86 text:* price:70r qty:60r", texts=w)
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(y, (ware.asin, ware.sku, ware.text, j.style.money(ware.price), str(ware.count))) + 3
        j.tell(ware, "sku", "asin")
    return y + 6


def tax_first(p: Press, j: Job, w: list[str]) -> float:
    """Print the rate of the tax in front, the count right behind the number."""
    s = Setting(p=p, j=j, spec="tax:34r ref:80 qty:46r text:* price:66r off:40r total:78r", texts=w)
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(y, ("21,00", ware.sku, fixed(ware.count, 2, j), ware.text, fixed(ware.price / 100, 4, j), "", bare(j, ware.amount))) + 3  # fmt: skip
        j.tell(ware, "sku")
    return y + 6


def four_prices(p: Press, j: Job, w: list[str]) -> float:
    """Print a piece's price and the line's amount without and with tax, the count between them."""
    s = Setting(p=p, j=j, spec="text:* net:56r gross:56r qty:40r total:66r all:70r", texts=w)
    y = s.head(TOP + 8)
    for ware in j.wares:
        y = s.line(y, (ware.text, bare(j, ware.price), bare(j, round(ware.price * 1.19)), str(ware.count), bare(j, ware.amount), bare(j, round(ware.amount * 1.19))), low=True) + 4  # fmt: skip
        j.tell(ware)
    return y + 6


def bar_code_line(p: Press, j: Job, w: list[str]) -> float:
    """Print the name and the amount, below it the bar code and "12 x 3,50"."""
    y = p.put(LEFT, TOP, w[0], 8.5, bold=True)
    y = p.put(RIGHT, y - 11.5, w[1], 8.5, bold=True, to="right") + 2
    for ware in j.wares:
        p.put(LEFT, y, ware.text, 9)
        y = p.put(RIGHT, y, bare(j, ware.amount), 9, to="right")
        y = p.put(LEFT + 12, y, f"{ware.ean}     {ware.count} x {bare(j, ware.price)}", 8) + 3
        j.tell(ware, "ean")
    return y + 6


def headless_pages(p: Press, j: Job, w: list[str]) -> float:
    """Print a long list whose later pages have no heading."""
    s = Setting(p=p, j=j, spec="sku:84 text:* qty:50r unit:40 price:66r total:80r", texts=w)
    y = s.head(TOP)
    for ware in j.wares:
        if y > BOTTOM - 20:
            p.break_page()
            y = 54.0
        y = s.line(y, (ware.sku, ware.text, str(ware.count), ware.unit, bare(j, ware.price), bare(j, ware.amount))) + 5
        j.tell(ware, "sku")
    return y + 6


def web_shop(p: Press, j: Job, w: list[str]) -> float:
    """Print number and weight below the name; the price is that of the line."""
    s = Setting(p=p, j=j, spec="text:* qty:80 price:90r", texts=w[:3], size=9.5)
    p.tint(LEFT - 3, TOP - 3, RIGHT + 3, TOP + 13, 0.1 + 0.75)
    y = s.head(TOP, rule=False) + 4
    for ware in j.wares:
        y = s.line(y, (ware.text, str(ware.count), j.style.money(ware.amount)))
        y = s.under(y, f"{w[3]} {ware.sku}", 0, smaller=2.0)
        y = s.under(y, f"{w[4]} {fixed(ware.count * 0.3, 1, j)} kg", 0, smaller=2.0) + 4
        j.tell(ware, "sku")
    return y + 6


def all_below(p: Press, j: Job, w: list[str]) -> float:
    """Print number, colour and bar code on one line below the text."""
    s = Setting(p=p, j=j, spec="pos:24 text:* qty:50r price:64r total:80r", texts=w[:5])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (f"{at + 1}.", ware.text, f"{ware.count} {w[8]}", j.style.money(ware.price), j.style.money(ware.amount)))  # fmt: skip
        y = s.under(y, f"{w[5]} {ware.sku} / {w[6]} / {w[7]} {ware.ean}", 1) + 4
        j.tell(ware, "sku", "ean")
    return y + 6


def name_spans(p: Press, j: Job, w: list[str]) -> float:
    """Print the name over the whole width above number and figures."""
    s = Setting(p=p, j=j, spec="pos:26 sku:110 qty:60r unit:44 price:90r off:60r total:*r", texts=w)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = p.put(LEFT + 26, y, ware.text, 8.5, bold=True)
        y = s.line(
            y, (str(at + 1), ware.sku, str(ware.count), ware.unit, bare(j, ware.price), "", bare(j, ware.amount))
        )
        y += 5
        j.tell(ware, "sku")
    return y + 6


def sizes_after_colon(p: Press, j: Job, w: list[str]) -> float:
    """Print "S/2 M/4 L/4" in a column of its own."""
    s = Setting(p=p, j=j, spec="model:76 text:* sizes:100 qty:40r price:56r total:70r", texts=w)
    y = s.head(TOP)
    shares = ((1, 2, 2, 1), (2, 4, 4, 2), (1, 3, 3, 1))
    j.wares = [replace(v, count=sum(shares[at % 3])) for at, v in enumerate(j.wares)]
    for at, ware in enumerate(j.wares):
        sizes = " ".join(f"{size}/{n}" for size, n in zip(("S", "M", "L", "XL"), shares[at % 3], strict=True))
        y = s.line(y, (ware.sku, ware.text, sizes, str(ware.count), bare(j, ware.price), bare(j, ware.amount))) + 3
        j.tell(ware, "sku")
    return y + 6


def count_in_front(p: Press, j: Job, w: list[str]) -> float:
    """Print position, count and unit in front of number and name, gross price, discount, unit of price."""
    s = Setting(p=p, j=j, spec="pos:24 qty:40r me:26 nr:80 text:* price:54r pe:24r rab:32r total:62r", texts=w, size=8)
    y = s.head(TOP)
    j.wares = [replace(v, off=(0, 20, 33)[at % 3]) for at, v in enumerate(j.wares)]
    for at, ware in enumerate(j.wares):
        per = (1, 100)[at % 2]
        y = s.line(y, (f"{at + 1:03d}", str(ware.count), "ST", ware.sku, ware.text, bare(j, ware.price * per), str(per), f"{ware.off}%" if ware.off else "", bare(j, ware.amount))) + 3  # fmt: skip
        j.tell(ware, "sku")
    return y + 6


def per_thousand(p: Press, j: Job, w: list[str]) -> float:
    """Print prices for a thousand pieces."""
    s = Setting(p=p, j=j, spec="text:* part:80 qty:60r price:80r total:84r", texts=w)
    y = s.head(TOP)
    j.wares = [replace(v, count=v.count * 100) for v in j.wares]
    for ware in j.wares:
        y = s.line(y, (ware.text, ware.mpn, fixed(ware.count, 0, j), bare(j, ware.price * 1000), bare(j, ware.amount))) + 3  # fmt: skip
        j.tell(ware, "mpn")
    return y + 6


def off_below(p: Press, j: Job, w: list[str]) -> float:
    """Print a discount as a line of its own below what it is taken from."""
    s = Setting(p=p, j=j, spec="qty:40r text:* price:80r total:86r", texts=w[:4], size=9)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        off = round(ware.amount * 0.1) if at % 2 else 0
        y = s.line(y, (str(ware.count), ware.text, j.style.money(ware.price), j.style.money(ware.amount)))
        if off:
            y = s.line(y, ("", f"{w[4]} 10%", "", j.style.money(-off)))
        y += 3
        j.tell(ware)
    return y + 6


def dotted(p: Press, j: Job, w: list[str]) -> float:
    """Print dots from the text to the figures, no heading."""
    y = TOP
    for ware in j.wares:
        p.put(LEFT, y, ware.text, 9)
        start, end = LEFT + p.wide(ware.text, 9) + 4, LEFT + 330
        p.put(start, y, "." * int((end - start) / p.wide(".", 9)), 9)
        p.put(LEFT + 380, y, f"{ware.count} {w[0]}", 9, to="right")
        p.put(LEFT + 440, y, bare(j, ware.price), 9, to="right")
        y = p.put(RIGHT, y, bare(j, ware.amount), 9, to="right") + 3
        j.tell(ware)
    return y + 6


def weight_and_pieces(p: Press, j: Job, w: list[str]) -> float:
    """Print cartons, pieces, net weight and land of making beside each line, prices behind."""
    s = Setting(p=p, j=j, spec="hs:54 text:* coo:26c ctn:32r qty:38r kg:46r price:52r total:64r", texts=w, size=8)
    y = s.head(TOP)
    for ware in j.wares:
        cells = (f"6912{ware.ean[5:9]}", ware.text, "CN", str(ware.count // 10 + 1), str(ware.count), fixed(ware.count * 0.41, 2, j), bare(j, ware.price), bare(j, ware.amount))  # fmt: skip
        y = s.line(y, cells) + 3
        j.tell(ware)
    return y + 6


def upper_figures(p: Press, j: Job, w: list[str]) -> float:
    """Print the line's number, bar code and count in a first line under a heading of two, name and money in a second."""
    s = Setting(p=p, j=j, spec="no:70 ean:140 qty:60r price:90r total:*r", texts=w[:5])
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(y, (ware.sku, ware.ean, f"{ware.count}", j.style.money(ware.price), j.style.money(ware.amount)))
        y = p.put(LEFT, y, ware.text, 8.5) + 6
        j.truth.append(Told(ware.text, ware.count, {"sku": ware.sku, "gtin": ware.ean}))
    return y + 6


SIXTH: tuple[tuple[Form, int], ...] = FIRST_HALF + tuple(
    (Form(draw, count), count)
    for draw, count in (
        (net_and_gross, 8), (by_delivery, 8), (lots_in_column, 5), (foreign_heads, 7), (foreign_taxed, 6), (prices_first, 7), (tax_first, 7),
        (four_prices, 6), (bar_code_line, 7), (headless_pages, 40), (web_shop, 4), (all_below, 5), (name_spans, 6), (sizes_after_colon, 6),
        (count_in_front, 8), (per_thousand, 7), (off_below, 7), (dotted, 7), (weight_and_pieces, 7), (upper_figures, 5),
    )
)  # fmt: skip
