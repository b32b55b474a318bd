"""The other half of the tenth batch: drop shippers, typed tables, sheets, names with numbers, codes torn from their items.

In: a press, a `Job`, words. Out: the table printed and told. Never: a table that an earlier batch has.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scripts.paper_maker import tables_tenth as half
from scripts.paper_maker.job import BOTTOM, LEFT, RIGHT, TOP, Told
from scripts.paper_maker.setting import Form, Setting, bare, counted, fixed

if TYPE_CHECKING:
    from scripts.paper_maker.job import Job
    from scripts.paper_maker.press import Press

PACKED = ("6er-Pack 12 x 0,5 l", "3 x 250 g", "2-pack, 100 pcs", "48 x 12 cm", "10 m, 2 x 1.5 mm")
LEADING = ("3M", "7UP", "2K", "360", "4711", "24/7", "1.5 L")
SPELLED = {"en": {1: "one", 2: "two", 4: "four", 6: "six", 12: "twelve", 20: "twenty"}, "de": {1: "ein", 2: "zwei", 4: "vier", 6: "sechs", 12: "zwölf", 20: "zwanzig"}, "es": {1: "una", 2: "dos", 4: "cuatro", 6: "seis", 12: "doce", 20: "veinte"}}  # fmt: skip


def sent_to_customers(p: Press, j: Job, w: list[str]) -> float:
    """Print below each name whom it was sent to and how, an order number of the shop in front."""
    s = Setting(p=p, j=j, spec="order:62 code:76 text:* qty:34r price:60r ship:50r total:66r", texts=w[:7], size=8)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        post = (450, 0, 690)[at % 3]
        y = s.line(y, (f"#10{at + 41}", ware.sku, ware.text, str(ware.count), bare(j, ware.price), bare(j, post), bare(j, ware.amount + post)))  # fmt: skip
        y = s.under(y, f"{w[7]} {('L. Berg, 20095', 'P. Simm, 80331', 'R. Voss, 50667')[at % 3]}", 2)
        y = s.under(y, f"{w[8]} 00340{ware.ean}0", 2) + 3
        j.tell(ware, "sku")
    return y + 6


def typed_table(p: Press, j: Job, w: list[str]) -> float:
    """Print a typed table: ruled cells, "12 St.", whole prices as "35,-"."""
    s = Setting(p=p, j=j, spec="qty:60 text:* price:90r total:90r", texts=w[:4], size=10)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        line = replace(ware, price=ware.price // 100 * 100 + 100)
        y = s.line(y + 2, (f"{line.count} {w[4]}", line.text, f"{line.price // 100},-", f"{line.amount // 100},-"))
        p.rule(LEFT, y + 1, RIGHT)
        j.wares[at] = line
        j.truth.append(Told(line.text, line.count, {}))
    return y + 8


def sheet_letters(p: Press, j: Job, w: list[str]) -> float:
    """Print a sheet with the letters of its columns and the numbers of its rows, grid lines, texts cut off at their cell's edge."""
    s = Setting(p=p, j=j, spec="n:20c code:84 text:150 qty:60r price:80r total:*r", texts=("", *w[:5]), size=9)
    y = s.line(TOP, ("", "A", "B", "C", "D", "E"))
    y = s.line(y, ("1", *w[:5]))
    for at, ware in enumerate(j.wares):
        text = ware.text
        while p.wide(text, 9) > 146:  # noqa: PLR2004 -- the column's width
            text = text[:-1]
        line = replace(ware, text=text.rstrip())
        p.rule(LEFT, y, RIGHT)
        y = s.line(y, (str(at + 2), line.sku, line.text, str(line.count), bare(j, line.price), "########" if at == 1 else bare(j, line.amount)))  # fmt: skip
        j.tell(line, "sku")
    return y + 14


def sheet_spoilt(p: Press, j: Job, w: list[str]) -> float:
    """Print a sheet that spoilt its bar codes ("4,00612E+12") and the noughts in front of its numbers."""
    s = Setting(p=p, j=j, spec="ean:84 code:84 text:* qty:50r price:64r total:76r", texts=w[:6], size=8.5)
    y = s.head(TOP, rule=False)
    for ware in j.wares:
        spoilt = f"{int(ware.ean) / 1e12:.5f}".replace(".", j.style.comma) + "E+12"
        y = s.line(y, (spoilt, ware.sku, ware.text, str(ware.count), bare(j, ware.price), bare(j, ware.amount))) + 1
        j.tell(ware, "sku")
    return y + 8


def invoiced_so_far(p: Press, j: Job, w: list[str]) -> float:
    """Print counts ordered, invoiced before, waiting and invoiced now, the unit, rate and amount."""
    s = Setting(p=p, j=j, spec="code:66 text:* ord:34r prev:44r wait:34r now:44r um:28c rate:54r total:66r", texts=w[:9], size=8)  # fmt: skip
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        before, waits = at % 3 * 4, at % 2 * 6
        y = s.line(y, (ware.sku, ware.text, str(ware.count + before + waits), str(before), str(waits), str(ware.count), w[9], bare(j, ware.price), bare(j, ware.amount))) + 2  # fmt: skip
        j.tell(ware, "sku")
    return y + 6


def unit_below(p: Press, j: Job, w: list[str]) -> float:
    """Print the unit in small letters below the count, the discount below the rate, the number below the name."""
    s = Setting(p=p, j=j, spec="no:26 text:* qty:70r rate:80r total:90r", texts=w[:5])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        first = y
        y = s.line(y, (str(at + 1), ware.text, f"{fixed(ware.count, 2, j)}", bare(j, ware.price), bare(j, ware.amount)))
        p.put(RIGHT - 172, first + 11, w[5], 7, to="right")
        y = max(s.under(y, f"SKU : {ware.sku}", 1), first + 22) + 5
        j.tell(ware, "sku")
    return y + 6


def packages(p: Press, j: Job, w: list[str]) -> float:
    """Print packages, pieces and two discounts in columns of their own, the note of delivery as a line between."""
    s = Setting(p=p, j=j, spec="code:76 text:* box:40r qty:52r price:56r d1:32r d2:32r total:70r", texts=w[:8])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        if at % 4 == 0:
            y = p.put(LEFT + 80, y, f"{w[8]} 1-{at + 321:06d} {w[9]} {at + 2:02d}/03/2026", 8) + 1
        off = (0, 10)[at % 2]
        line = replace(ware, off=off)
        y = s.line(y, (ware.sku, ware.text, str(ware.count // 6 + 1), fixed(ware.count, 2, j), bare(j, ware.price), fixed(off, 2, j) if off else "", "", bare(j, line.amount))) + 2  # fmt: skip
        j.wares[at] = line
        j.tell(line, "sku")
    return y + 6


def marked_lines(p: Press, j: Job, w: list[str]) -> float:
    """Print signs of remarks in a narrow column, what they mean at the foot."""
    s = Setting(p=p, j=j, spec="sign:14 code:84 text:* qty:50r unit:34 price:70r total:80r", texts=("", *w[:6]))
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (("*", "", "1)", "A")[at % 4], ware.sku, ware.text, str(ware.count), ware.unit, bare(j, ware.price), bare(j, ware.amount))) + 2  # fmt: skip
        j.tell(ware, "sku")
    y = p.put(LEFT, y + 4, f"* {w[6]}   1) {w[7]}", 7)
    return y + 8


def spaced_counts(p: Press, j: Job, w: list[str]) -> float:
    """Print counts of thousands with a blank in them close to a unit, prices of three places."""
    j.wares = counted(j.wares, 1200, 250, 12000, 3600, 48)
    j.wares = [replace(v, price=v.price // 40 + 11) for v in j.wares]
    s = Setting(p=p, j=j, spec="code:80 text:* qty:56r unit:26 price:60r total:84r", texts=w[:6])
    y = s.head(TOP)
    for ware in j.wares:
        count, amount = f"{ware.count:,}".replace(",", " "), f"{ware.amount / 100:,.2f}".replace(",", " ").replace(".", ",")  # fmt: skip
        y = s.line(y, (ware.sku, ware.text, count, w[6], f"{ware.price / 100:.3f}".replace(".", ","), amount)) + 2
        j.tell(ware, "sku")
    return y + 6


def packs_in_names(p: Press, j: Job, w: list[str]) -> float:
    """Print names that end with packs and sizes right in front of the counts, no unit."""
    s = Setting(p=p, j=j, spec="ean:80 text:* qty:36r price:64r total:76r", texts=w[:5])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        line = replace(ware, text=f"{ware.text.split(',')[0]} {PACKED[at % len(PACKED)]}")
        y = s.line(y, (line.ean, line.text, str(line.count), bare(j, line.price), bare(j, line.amount))) + 2
        j.wares[at] = line
        j.tell(line, "ean")
    return y + 6


def numbers_in_front(p: Press, j: Job, w: list[str]) -> float:
    """Print names that begin with numbers right behind the counts."""
    s = Setting(p=p, j=j, spec="qty:40r text:* code:90 price:64r total:76r", texts=w[:5])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        line = replace(ware, text=f"{LEADING[at % len(LEADING)]} {ware.text}")
        y = s.line(y, (str(line.count), line.text, line.sku, bare(j, line.price), bare(j, line.amount))) + 2
        j.wares[at] = line
        j.tell(line, "sku")
    return y + 6


def chemist(p: Press, j: Job, w: list[str]) -> float:
    """Print count, number of eight digits, name, form, pack, maker, retail price, purchase price, discount, amount."""
    s = Setting(p=p, j=j, spec="qty:32r pzn:50 text:* form:28 pack:36 maker:46 avp:48r aep:48r off:30r total:56r", texts=w[:10], size=7.5)  # fmt: skip
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (str(ware.count), ware.ean[3:11], ware.text, ("TAB", "CRE", "TRO")[at % 3], ("20 St", "50 g", "30 ml")[at % 3], ("NORDM", "HALDA", "VERIS")[at % 3], bare(j, round(ware.price * 1.5)), bare(j, ware.price), "", bare(j, ware.amount))) + 2  # fmt: skip
        j.tell(replace(ware, sku=ware.ean[3:11]), "sku")
    return y + 6


def torn_codes(p: Press, j: Job, w: list[str]) -> float:
    """Print the bar code below each item, even where the page ends between them; later pages have no heading."""
    s = Setting(p=p, j=j, spec="pos:26 text:* qty:50r price:70r total:84r", texts=w[:5])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        if y > BOTTOM - 14:
            p.break_page()
            y = 60.0
        y = s.line(y, (str(at + 1), ware.text, str(ware.count), bare(j, ware.price), bare(j, ware.amount)))
        if y > BOTTOM - 14:
            p.break_page()
            y = 60.0
        y = s.under(y, f"{w[5]} {ware.ean}", 1) + 3
        j.tell(ware, "ean")
    return y + 6


def counts_spelled(p: Press, j: Job, w: list[str]) -> float:
    """Print counts in figures and in words behind them."""
    j.wares = counted(j.wares, 12, 2, 20, 4, 1, 6)
    s = Setting(p=p, j=j, spec="no:26 text:* qty:80 price:80r total:90r", texts=w[:5])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (f"{at + 1})", ware.text, f"{ware.count} ({SPELLED[j.language][ware.count]})", bare(j, ware.price), bare(j, ware.amount))) + 3  # fmt: skip
        j.truth.append(Told(ware.text, ware.count, {}))
    return y + 6


def formula_row(p: Press, j: Job, w: list[str]) -> float:
    """Print the columns' numbers under the heading, the last as "6=4x5", whole amounts with points between thousands."""
    s = Setting(p=p, j=j, spec="no:30c text:* unit:60c qty:60r price:84r total:100r", texts=w[:6])
    y = s.head(TOP)
    y = s.line(y, ("1", "2", "3", "4", "5", "6=4x5")) + 2
    for at, ware in enumerate(j.wares):
        line = replace(ware, price=(ware.price // 10 + 12) * 100000)
        y = s.line(y, (str(at + 1), line.text, w[6], f"{line.count:,}".replace(",", "."), f"{line.price // 100:,}".replace(",", "."), f"{line.amount // 100:,}".replace(",", "."))) + 3  # fmt: skip
        j.wares[at] = line
        j.truth.append(Told(line.text, line.count, {}))
    return y + 6


def transfer_paper(p: Press, j: Job, w: list[str]) -> float:
    """Print a paper by law: codes of units beside their names, excise, rate, tax, whole, a row of column numbers with letters."""
    s = Setting(p=p, j=j, spec="a:16c code:52 text:* uc:22c un:20c qty:30r price:44r net:50r ex:40c rate:26c tax:46r gross:52r land:34", texts=w[:13], size=6.8)  # fmt: skip
    y = s.head(TOP)
    y = s.line(y, ("А", "Б", "1", "2", "2а", "3", "4", "5", "6", "7", "8", "9", "10а")) + 1  # noqa: RUF001 -- letters of the land
    for at, ware in enumerate(j.wares):
        tax = round(ware.amount * 0.2)
        y = s.line(y, (str(at + 1), ware.sku, ware.text, "796", w[13], str(ware.count), fixed(ware.price / 100, 2, j), bare(j, ware.amount), w[14], "20%", bare(j, tax), bare(j, ware.amount + tax), w[15])) + 2  # fmt: skip
        j.tell(ware, "sku")
    y = s.line(y, ("", "", w[16], "", "", "", "", bare(j, j.net), "", "", bare(j, round(j.net * 0.2)), bare(j, round(j.net * 1.2)), ""))  # fmt: skip
    return y + 8


def wrapped_numbers(p: Press, j: Job, w: list[str]) -> float:
    """Print long article numbers broken at a hyphen in a narrow column."""
    s = Setting(p=p, j=j, spec="code:70 text:* qty:50r price:70r total:80r", texts=w[:5])
    y = s.head(TOP)
    for ware in j.wares:
        line = replace(ware, sku=f"{ware.mpn}-{ware.serial[2:6]}-BLK-XL")
        first, rest = f"{ware.mpn}-{ware.serial[2:6]}-", "BLK-XL"
        low = y + s.size * 1.35
        y = s.line(y, (first, line.text, str(line.count), bare(j, line.price), bare(j, line.amount)))
        y = max(y, p.put(LEFT + 2, low, rest, s.size)) + 4
        j.truth.append(Told(line.text, line.count, {"sku": line.sku}))
    return y + 6


def at_price(p: Press, j: Job, w: list[str]) -> float:
    """Print "à" in a column of its own between count and price, the count behind the name."""
    s = Setting(p=p, j=j, spec="text:* qty:44r unit:34 at:16c price:70r total:84r", texts=(w[0], w[1], "", "", w[2], w[3]))  # fmt: skip
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(y, (ware.text, str(ware.count), w[4], "à", bare(j, ware.price), bare(j, ware.amount))) + 4
        j.truth.append(Told(ware.text, ware.count, {}))
    return y + 6


def serials_beside(p: Press, j: Job, w: list[str]) -> float:
    """Print serial numbers in a column of their own, one below the other, the item's figures on the first line."""
    j.wares = counted(j.wares, 2, 3, 1)
    s = Setting(p=p, j=j, spec="code:80 text:* serial:90 qty:36r price:66r total:76r", texts=w[:6])
    y = s.head(TOP)
    for ware in j.wares:
        numbers = [f"{ware.serial[:2]}{int(ware.serial[2:]) + n}" for n in range(ware.count)]
        below = y + s.size * 1.35
        y = s.line(y, (ware.sku, ware.text, numbers[0], str(ware.count), bare(j, ware.price), bare(j, ware.amount)))
        for number in numbers[1:]:
            below = p.put(RIGHT - 266, below, number, s.size)
        y = max(y, below) + 3
        j.tell(ware, "sku")
    return y + 6


TENTH: tuple[tuple[Form, int], ...] = tuple(
    (Form(draw, count), count)
    for draw, count in (
        (half.danfe, 8), (half.tax_below, 6), (half.fapiao, 6), (half.whole_yen, 6), (half.months_first, 6), (half.details_below, 5),
        (half.sign_first, 6), (half.sums_in_columns, 6), (half.long_names_apart, 7), (half.percent_in_front, 6), (half.pharma, 8), (half.tax_in_cell, 6),
        (half.with_pictures, 5), (half.order_numbers, 5), (half.so_many_of, 6), (half.pack_prices, 8), (half.component_lines, 5), (half.sizes_numbered, 7),
        (half.hyphened_books, 6), (sent_to_customers, 6), (typed_table, 6), (sheet_letters, 9), (sheet_spoilt, 7), (invoiced_so_far, 7),
        (unit_below, 6), (packages, 8), (marked_lines, 7), (spaced_counts, 6), (packs_in_names, 7), (numbers_in_front, 7),
        (chemist, 8), (torn_codes, 34), (counts_spelled, 6), (formula_row, 6), (transfer_paper, 6), (wrapped_numbers, 6), (at_price, 6), (serials_beside, 6),
    )
)  # fmt: skip
