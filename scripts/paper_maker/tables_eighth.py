"""An eighth batch of tables: as common programs of accounts and orders set them, exporters, carbon forms, kits, torn items.

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

BOTTOM_OF_PAGE = 700.0


def erp_lines(p: Press, j: Job, w: list[str]) -> float:
    """Print number and figures on the first line, the name below it, then the note of delivery and how the price came about."""
    s = Setting(p=p, j=j, spec="pos:44 mat:170 qty:80r price:110r total:*r", texts=w[:5])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        unit = ware.unit.strip(".").upper()
        y = s.line(y, (f"{(at + 1) * 10:06d}", ware.sku, f"{j.style.quantity(ware.count)} {unit}", f"{bare(j, ware.price)} / 1 {unit}", bare(j, ware.amount)))  # fmt: skip
        y = p.put(LEFT + 44, y, ware.text, 8.5)
        y = p.put(LEFT + 44, y, f"{w[7]} 8000{at + 4107} / {(at + 1) * 10}", 8)
        if at % 2:
            p.put(LEFT + 44, y, w[5], 8)
            y = p.put(LEFT + 300, y, f"{bare(j, round(ware.price / 0.9))} EUR", 8, to="right")
            p.put(LEFT + 44, y, w[6], 8)
            y = p.put(LEFT + 300, y, "10,00- %", 8, to="right")
        y += 4
        j.tell(ware, "sku")
    return y + 6


def ledger_code(p: Press, j: Job, w: list[str]) -> float:
    """Print headings of two lines, discounts of nought, a letter for the tax behind the amount."""
    s = Setting(p=p, j=j, spec="code:84 text:* qty:44r price:52r off:36r total:66r vat:34r", texts=w)
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(y, (ware.sku, ware.text, fixed(ware.count, 2, j), bare(j, ware.price), fixed(0, 2, j), bare(j, ware.amount), "T1")) + 2  # fmt: skip
        j.tell(ware, "sku")
    return y + 6


def activity_first(p: Press, j: Job, w: list[str]) -> float:
    """Print a day, the number in bold as what was done, the name beside it."""
    s = Setting(p=p, j=j, spec="day:56 act:92 text:* tax:34 qty:40r rate:56r total:68r", texts=w)
    y = s.head(TOP, rule=False, bold=False) + 2
    for at, ware in enumerate(j.wares):
        p.put(LEFT + 56, y, ware.mpn, 8.5, bold=True)
        y = s.line(y, (f"{at % 9 + 1:02d}/04/2026", "", ware.text, "20%", str(ware.count), bare(j, ware.price), bare(j, ware.amount))) + 6  # fmt: skip
        j.tell(ware, "mpn")
    return y + 6


def bracket_sections(p: Press, j: Job, w: list[str]) -> float:
    """Print "[number] name", the bar code below it, sections with a title and a sum."""
    s = Setting(p=p, j=j, spec="text:* qty:80r price:70r tax:60c total:76r", texts=w[:5], size=9)
    y = s.head(TOP)
    half = (len(j.wares) + 1) // 2
    for n, goods in enumerate((j.wares[:half], j.wares[half:])):
        p.tint(LEFT, y - 1, RIGHT, y + 12)
        y = p.put(LEFT + 2, y, ("2026-A", "2026-B")[n], 9, bold=True) + 3
        for ware in goods:
            y = s.line(y, (f"[{ware.sku}] {ware.text}", f"{fixed(ware.count, 2, j)} {w[5]}", bare(j, ware.price), "20% G", j.style.money(ware.amount)))  # fmt: skip
            y = s.under(y, f"{w[7]}: {ware.ean}", 0) + 3
            j.tell(ware, "sku", "ean")
        p.put(RIGHT - 170, y, w[6], 9, bold=True)
        y = p.put(RIGHT, y, j.style.money(sum(v.amount for v in goods)), 9, bold=True, to="right") + 4
    return y + 6


def price_before_units(p: Press, j: Job, w: list[str]) -> float:
    """Print the price before the units, base, rate and whole behind them; the number in grey below the name."""
    s = Setting(p=p, j=j, spec="text:* price:70r units:60r base:70r tax:40r total:76r", texts=w[:6])
    y = s.head(TOP) + 4
    for ware in j.wares:
        y = s.line(y, (ware.text, j.style.money(ware.price), str(ware.count), j.style.money(ware.amount), "21%", j.style.money(round(ware.amount * 1.21))))  # fmt: skip
        y = s.under(y, f"{w[6]} {ware.sku}", 0, smaller=1.0) + 5
        j.tell(ware, "sku")
    return y + 6


def nameless_counts(p: Press, j: Job, w: list[str]) -> float:
    """Print count, unit and name under no heading, rate, price and amount under theirs."""
    s = Setting(p=p, j=j, spec="qty:62 text:* tax:40r price:80r total:96r", texts=w[:5], size=9)
    y = s.head(TOP, bold=False)
    for ware in j.wares:
        y = s.line(y, (f"{ware.count} {w[5]}", ware.text, "21 %", bare(j, ware.price), bare(j, ware.amount))) + 4
        j.tell(ware)
    return y + 6


def northern(p: Press, j: Job, w: list[str]) -> float:
    """Print headings of Nordic and eastern programs."""
    s = Setting(p=p, j=j, spec="nr:84 text:* qty:52r unit:36 price:60r off:40r total:74r", texts=w[:7])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        off = (0, 10)[at % 2]
        full = round(ware.price * 100 / (100 - off))
        y = s.line(y, (ware.sku, ware.text, fixed(ware.count, 2, j), w[7], bare(j, full), f"{off}" if off else "", bare(j, ware.amount))) + 3  # fmt: skip
        j.tell(ware, "sku")
    return y + 6


def goods_per(p: Press, j: Job, w: list[str]) -> float:
    """Print the unit behind the count and again behind the rate, upright rules, the batch below the name."""
    s = Setting(p=p, j=j, spec="sl:26 text:* hsn:58 qty:60r rate:56r per:30 off:40r total:72r", texts=w[:8], size=8.5)
    top = TOP
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (str(at + 1), ware.text, f"6912{ware.ean[5:9]}", f"{ware.count} {w[8]}", bare(j, ware.price), w[8], "", bare(j, ware.amount)))  # fmt: skip
        y = s.under(y, f"{w[9]} : {ware.serial}", 1) + 1
        p.put(LEFT + 250, y - 12, "", 8)
        y += 3
        j.tell(ware)
    for x in (LEFT - 2, LEFT + 24, RIGHT + 2):
        p.rule(x, top - 2, x, y)
    return y + 6


def market_paper(p: Press, j: Job, w: list[str]) -> float:
    """Print prices without and with tax, the ASIN below the name, a charge for sending as the last line of each."""
    s = Setting(p=p, j=j, spec="text:* qty:34r net:66r vat:40r gross:66r total:76r", texts=w)
    y = s.head(TOP)
    for ware in j.wares:
        gross = round(ware.price * 1.2)
        y = s.line(y, (ware.text, str(ware.count), j.style.money(ware.price), "20%", j.style.money(gross), j.style.money(gross * ware.count)))  # fmt: skip
        y = s.under(y, f"ASIN: {ware.asin}", 0) + 5
        j.tell(ware, "asin")
    return y + 6


def exporter(p: Press, j: Job, w: list[str]) -> float:
    """Print the currency and the unit in a second line of the heading, cartons and measures behind the amount."""
    s = Setting(p=p, j=j, spec="no:76 text:* col:44 qty:46r fob:50r total:66r ctn:36r cbm:44r", texts=w, size=8)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (ware.mpn, ware.text, ("white", "black", "grey")[at % 3], str(ware.count), f"${ware.price / 100:.2f}", f"${ware.amount / 100:,.2f}", str(ware.count // 12 + 1), f"{ware.count * 0.013:.3f}")) + 4  # fmt: skip
        j.tell(ware, "mpn")
    return y + 6


def carbon(p: Press, j: Job, w: list[str]) -> float:
    """Fill a printed form: ruled empty lines, pounds and pence in columns of their own."""
    s = Setting(p=p, j=j, spec="qty:60c text:* price:70r pounds:60r pence:34r", texts=w, size=9.5)
    y = s.head(TOP) + 2
    for ware in j.wares:
        whole, rest = divmod(ware.amount, 100)
        y = s.line(y, (str(ware.count), ware.text, f"{ware.price / 100:.2f}", f"{whole}", f"{rest:02d}")) + 2
        p.rule(LEFT, y, RIGHT)
        y += 3
        j.tell(ware)
    for _ in range(3):
        y += 16
        p.rule(LEFT, y, RIGHT)
    return y + 8


def subscription(p: Press, j: Job, w: list[str]) -> float:
    """Print wide plain lines, a span of days below each name."""
    s = Setting(p=p, j=j, spec="text:* qty:50r price:90r total:90r", texts=w, size=9.5)
    y = s.head(TOP, bold=False) + 4
    for at, ware in enumerate(j.wares):
        y = s.line(y, (ware.text, str(ware.count), j.style.money(ware.price), j.style.money(ware.amount)))
        y = s.under(y, f"{at + 1:02d}.03.2026 \u2013 {at + 1:02d}.04.2026", 0, smaller=1.5) + 8
        j.tell(ware)
    return y + 6


def torn_items(p: Press, j: Job, w: list[str]) -> float:
    """Print items of three lines, the page turned in the middle of one, the heading again."""
    s = Setting(p=p, j=j, spec="pos:26 text:* qty:50r unit:34 price:66r total:80r", texts=w[:6])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (str(at + 1), ware.text, j.style.quantity(ware.count), ware.unit, bare(j, ware.price), bare(j, ware.amount)))  # fmt: skip
        if y > BOTTOM_OF_PAGE:
            p.break_page()
            y = s.head(54.0)
        y = s.under(y, f"{w[6]}: {ware.sku}", 1)
        if y > BOTTOM_OF_PAGE:
            p.break_page()
            y = s.head(54.0)
        y = s.under(y, f"{w[7]}: {ware.ean}", 1) + 4
        j.tell(ware, "sku", "ean")
    return y + 6


def kits(p: Press, j: Job, w: list[str]) -> float:
    """Print sets with a price, their parts below them with a count and without one."""
    s = Setting(p=p, j=j, spec="code:90 text:* qty:50r price:70r total:84r", texts=w[:5])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        if at % 3 == 0:
            y = s.line(y, (ware.sku, ware.text, str(ware.count), bare(j, ware.price), bare(j, ware.amount)))
            y = s.under(y, f"{w[5]}:", 1)
        else:
            j.wares[at] = replace(ware, price=0)
            y = s.line(y, (ware.sku, ware.text, str(ware.count), "", ""))
        y += 3
        j.tell(ware, "sku")
    return y + 6


def two_letters(p: Press, j: Job, w: list[str]) -> float:
    """Print headings of two letters."""
    s = Setting(p=p, j=j, spec="ps:24 nr:86 text:* mg:44r ep:66r gp:78r", texts=w)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (str(at + 1), ware.sku, ware.text, str(ware.count), bare(j, ware.price), bare(j, ware.amount))) + 3  # fmt: skip
        j.tell(ware, "sku")
    return y + 6


def cards(p: Press, j: Job, w: list[str]) -> float:
    """Print the name in bold and everything else behind labels on one line below it."""
    y = TOP
    for ware in j.wares:
        y = p.put(LEFT, y, ware.text, 9.5, bold=True)
        y = p.put(LEFT, y, f"{w[3]}: {ware.sku}  |  {w[0]}: {ware.count}  |  {w[1]}: {j.style.money(ware.price)}  |  {w[2]}: {j.style.money(ware.amount)}", 8.5) + 6  # fmt: skip
        j.tell(ware, "sku")
    return y + 6


def law_print(p: Press, j: Job, w: list[str]) -> float:
    """Print an electronic invoice's sheet: kinds of number in brackets below it, unit behind the price."""
    s = Setting(p=p, j=j, spec="code:92 text:* qty:50r price:60r um:26c off:44c tax:36r total:70r", texts=w, size=8)
    y = s.head(TOP)
    for ware in j.wares:
        first = y
        y = s.line(y, ("", ware.text, fixed(ware.count, 2, j), bare(j, ware.price), "NR", "", "22,00", bare(j, ware.amount)))  # fmt: skip
        p.put(LEFT, first, f"{ware.sku} (COD)", 8)
        y = max(y, p.put(LEFT, first + 11, f"{ware.ean} (EAN)", 8)) + 3
        p.rule(LEFT, y - 2, RIGHT)
        j.tell(ware, "sku", "ean")
    return y + 6


def eco(p: Press, j: Job, w: list[str]) -> float:
    """Print price, discount, price after it; below the name a charge worked out and the bar code."""
    s = Setting(p=p, j=j, spec="ref:76 text:* qty:38r price:52r off:40r net:52r total:66r", texts=w[:7])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        off = (5, 12)[at % 2]
        full = round(ware.price * 100 / (100 - off))
        y = s.line(y, (ware.sku, ware.text, str(ware.count), bare(j, full), f"{off}%", bare(j, ware.price), bare(j, ware.amount)))  # fmt: skip
        y = s.under(y, f"{w[7]} {ware.count} x {fixed(0.05, 2, j)} = {fixed(ware.count * 0.05, 2, j)}", 1)
        y = s.under(y, f"{w[8]} {ware.ean}", 1) + 3
        j.tell(ware, "sku", "ean")
    return y + 6


def cash_and_carry(p: Press, j: Job, w: list[str]) -> float:
    """Print packs and sizes before the cases that the price is for, shop price and margin behind the amount."""
    s = Setting(p=p, j=j, spec="ean:76 text:* pack:34r size:40r qty:36r price:50r total:60r rrp:42r por:36r", texts=w, size=8)  # fmt: skip
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (ware.ean, ware.text, str((6, 12, 24)[at % 3]), ("330ml", "500g", "1L")[at % 3], str(ware.count), bare(j, ware.price), bare(j, ware.amount), bare(j, 199 + at * 50), fixed(30.1 + at, 1, j))) + 3  # fmt: skip
        j.tell(ware, "ean")
    return y + 6


def batch_below(p: Press, j: Job, w: list[str]) -> float:
    """Print lot, its count and its last day on a line below the name."""
    s = Setting(p=p, j=j, spec="art:76 text:* qty:46r un:28 price:60r off:34r vat:34r total:70r", texts=w[:8])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (ware.sku, ware.text, fixed(ware.count, 2, j), "UN", bare(j, ware.price), "", "23", bare(j, ware.amount)))  # fmt: skip
        y = s.under(y, f"{w[8]}: {ware.serial} ({ware.count}) {w[9]}: {at % 12 + 1:02d}/2028", 1) + 4
        j.truth.append(Told(ware.text, ware.count, {"sku": ware.sku}))
    return y + 6


EIGHTH: tuple[tuple[Form, int], ...] = tuple(
    (Form(draw, count), count)
    for draw, count in (
        (erp_lines, 5), (ledger_code, 7), (activity_first, 6), (bracket_sections, 6), (price_before_units, 6), (nameless_counts, 7), (northern, 7),
        (goods_per, 6), (market_paper, 6), (exporter, 8), (carbon, 6), (subscription, 6), (torn_items, 20), (kits, 7), (two_letters, 7), (cards, 5),
        (law_print, 6), (eco, 5), (cash_and_carry, 8), (batch_below, 6),
    )
)  # fmt: skip
