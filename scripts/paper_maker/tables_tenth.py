"""A tenth batch of tables: papers laid down by law, programs of many lands, wholesalers, exporters, markets.

In: a press, a `Job`, words. Out: the table printed and told. Never: a table that an earlier batch has.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scripts.paper_maker.job import BOTTOM, LEFT, RIGHT, TOP, Told
from scripts.paper_maker.setting import Setting, bare, counted, fixed

if TYPE_CHECKING:
    from scripts.paper_maker.job import Job
    from scripts.paper_maker.press import Press
    from scripts.paper_maker.wares import Ware

SPECS = ("Size: 20*30*5 cm", "Material: ABS + steel", "Color: mixed", "Packing: 24 pcs/ctn")
EASTERN = {
    "zh": ("陶瓷杯", "台灯", "花园水管", "毛巾套装", "数据线", "瑜伽垫", "收纳箱", "厨房秤"),
    "ja": ("陶器マグカップ", "卓上ライト", "園芸用品", "綿タオルセット", "充電器具", "ヨガマット", "収納ボックス", "キッチンスケール"),
    "ko": ("도자기 머그컵", "탁상 램프", "정원용 호스", "면 수건 세트", "충전 케이블", "요가 매트", "수납 상자", "주방 저울"),
}  # fmt: skip


def renamed(j: Job, land: str) -> None:
    """Give goods the names of an eastern land, all different."""
    names = EASTERN[land]
    j.wares = [replace(w, text=names[at % len(names)]) for at, w in enumerate(j.wares[: len(names)])]


def danfe(p: Press, j: Job, w: list[str]) -> float:
    """Print codes of tax between name and unit, counts and prices with four places, taxes behind the amount, all very small."""
    s = Setting(p=p, j=j, spec="code:46 text:* ncm:40c cst:18c cfop:22c un:20c qty:44r price:44r total:46r base:42r icms:36r ipi:26r ai:22r", texts=w, size=6.5)  # fmt: skip
    y = s.head(TOP)
    for ware in j.wares:
        tax = round(ware.amount * 0.18)
        y = s.line(y, (ware.sku, ware.text, f"6912{ware.ean[4:8]}", "000", "5102", w[13], fixed(ware.count, 4, j), fixed(ware.price / 100, 4, j), bare(j, ware.amount), bare(j, ware.amount), bare(j, tax), bare(j, 0), "18"))  # fmt: skip
        y += 1
        j.tell(ware, "sku")
    return y + 6


def tax_below(p: Press, j: Job, w: list[str]) -> float:
    """Print count and coded unit first, a class of goods and the number, below the name how its tax is made."""
    s = Setting(p=p, j=j, spec="qty:42r unit:62 class:52 no:66 text:* price:62r total:68r", texts=w[:7], size=8)
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(y, (fixed(ware.count, 2, j), w[7], f"{52000000 + int(ware.ean[5:10])}", ware.sku, ware.text, fixed(ware.price / 100, 2, j), bare(j, ware.amount)))  # fmt: skip
        y = s.under(y, f"{w[8]} 002  {w[9]} {bare(j, ware.amount)}  16.00%  {bare(j, round(ware.amount * 0.16))}", 4, smaller=1.5) + 3  # fmt: skip
        j.tell(ware, "sku")
    return y + 6


def fapiao(p: Press, j: Job, w: list[str]) -> float:
    """Print "*class*name", kind, unit, count, a price of many places, amount, rate and tax."""
    renamed(j, "zh")
    s = Setting(p=p, j=j, spec="text:120 kind:70 unit:30c qty:44r price:80r total:64r rate:34r tax:*r", texts=w[:8])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        text = f"*{('日用杂品', '家用电器')[at % 2]}*{ware.text}"
        line = replace(ware, text=text)
        price = f"{ware.price / 100 + 0.000004:.8f}" if at % 2 else f"{ware.price / 100:.2f}"
        y = s.line(y, (text, ware.mpn, w[8], str(ware.count), price, f"{ware.amount / 100:.2f}", "13%", f"{ware.amount * 0.13 / 100:.2f}")) + 2  # fmt: skip
        j.wares[at] = line
        j.tell(line, "mpn")
    return y + 6


def whole_yen(p: Press, j: Job, w: list[str]) -> float:
    """Print whole amounts of a currency without cents, a sign at goods of the lesser tax."""
    renamed(j, "ja")
    s = Setting(p=p, j=j, spec="code:84 text:* qty:50r unit:36c price:70r rate:44c total:80r", texts=w[:7])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        line = replace(ware, price=(ware.price // 10 + 80) * 100)
        rate = "8% ※" if at % 3 == 1 else "10%"
        y = s.line(y, (line.sku, line.text, f"{line.count:,}", w[7], f"{line.price // 100:,}", rate, f"¥{line.amount // 100:,}")) + 3  # fmt: skip
        j.wares[at] = line
        j.tell(line, "sku")
    return y + 6


def months_first(p: Press, j: Job, w: list[str]) -> float:
    """Print month and day, name, kind, count, price, value of supply, tax; whole amounts."""
    renamed(j, "ko")
    s = Setting(p=p, j=j, spec="day:46 text:* kind:80 qty:56r price:70r total:84r tax:76r", texts=w[:7])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        line = replace(ware, price=(ware.price // 10 + 100) * 1000)
        y = s.line(y, (f"04/{at + 3:02d}", line.text, line.mpn, f"{line.count:,}", f"{line.price // 100:,}", f"{line.amount // 100:,}", f"{line.amount // 1000:,}")) + 3  # fmt: skip
        j.wares[at] = line
        j.tell(line, "mpn")
    return y + 6


def details_below(p: Press, j: Job, w: list[str]) -> float:
    """Print names in bold with their unit in the count's cell, two free lines of detail below."""
    s = Setting(p=p, j=j, spec="pos:26 text:* qty:84r price:84r vat:44r total:84r", texts=w[:6])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (f"{at + 1}.", ware.text, f"{fixed(ware.count, 2, j)} {ware.unit}", f"{bare(j, ware.price)} €", "19 %", f"{bare(j, ware.amount)} €"), bold=True)  # fmt: skip
        y = s.under(y, f"{w[6]} {ware.sku}, {w[7]} {ware.ean}", 1)
        y = s.under(y, w[8 + at % 2], 1) + 6
        j.tell(ware, "sku", "ean")
    return y + 6


def sign_first(p: Press, j: Job, w: list[str]) -> float:
    """Print "12 x" in a column without a name, name, amount, rate, whole."""
    s = Setting(p=p, j=j, spec="n:44r text:* price:84r rate:50r total:90r", texts=w[:5])
    y = s.head(TOP)
    for ware in j.wares:
        y = (
            s.line(y, (f"{ware.count} x", ware.text, f"€ {bare(j, ware.price)}", "21%", f"€ {bare(j, ware.amount)}"))
            + 4
        )
        j.truth.append(Told(ware.text, ware.count, {}))
    return y + 6


def sums_in_columns(p: Press, j: Job, w: list[str]) -> float:
    """Print net, tax and whole of each line, below them the sums and the sums by rate in the same columns."""
    s = Setting(p=p, j=j, spec="pos:22 text:* qty:36r unit:28 price:50r net:60r rate:32r tax:54r gross:62r", texts=w[:9], size=8)  # fmt: skip
    y = s.head(TOP)
    net = tax = 0
    for at, ware in enumerate(j.wares):
        own = round(ware.amount * 0.23)
        net, tax = net + ware.amount, tax + own
        y = s.line(y, (str(at + 1), ware.text, str(ware.count), ware.unit, bare(j, ware.price), bare(j, ware.amount), "23%", bare(j, own), bare(j, ware.amount + own)))  # fmt: skip
        y = s.under(y, f"{w[9]} {ware.ean}", 1) + 2
        j.tell(ware, "ean")
    p.rule(LEFT, y, RIGHT)
    y = s.line(y + 2, ("", "", "", "", w[10], bare(j, net), "", bare(j, tax), bare(j, net + tax)), bold=True)
    y = s.line(y, ("", "", "", "", w[11], bare(j, net), "23%", bare(j, tax), bare(j, net + tax)))
    return y + 10


def long_names_apart(p: Press, j: Job, w: list[str]) -> float:
    """Print a name that is too long on a line of its own, its figures on the next, short ones beside their figures."""
    s = Setting(p=p, j=j, spec="text:150 qty:60r price:64r off:40r net:64r rate:36r total:*r", texts=w[:7])
    y = s.head(TOP)
    for ware in j.wares:
        figures = (f"{ware.count} {w[7]}", bare(j, ware.price), "", bare(j, ware.amount), "21%", bare(j, round(ware.amount * 1.21)))  # fmt: skip
        if p.wide(ware.text, 8.5) > 145:  # noqa: PLR2004 -- the column's width
            y = p.put(LEFT + 2, y, ware.text, 8.5)
            y = s.line(y, ("", *figures)) + 2
        else:
            y = s.line(y, (ware.text, *figures)) + 2
        j.truth.append(Told(ware.text, ware.count, {}))
    return y + 6


def percent_in_front(p: Press, j: Job, w: list[str]) -> float:
    """Print "12 Adet", "12,5 TL", "%20,00": units behind everything, the sign of percent in front, narrow ruled cells."""
    s = Setting(p=p, j=j, spec="no:26c text:* qty:56r price:64r offrate:44r off:48r rate:44r tax:66r total:72r", texts=w[:9], size=7.5)  # fmt: skip
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        tax = round(ware.amount * 0.2)
        y = s.line(y, (str(at + 1), ware.text, f"{ware.count} {w[9]}", f"{bare(j, ware.price)} TL", f"%{fixed(0, 2, j)}", f"{bare(j, 0)} TL", f"%{fixed(20, 2, j)}", f"{bare(j, tax)} TL", f"{bare(j, ware.amount)} TL"))  # fmt: skip
        p.rule(LEFT, y + 1, RIGHT)
        y += 4
        j.truth.append(Told(ware.text, ware.count, {}))
    return y + 6


def pharma(p: Press, j: Job, w: list[str]) -> float:
    """Print count and free count first, pack, name, class, batch, expiry, retail price, rate, discount, two taxes, amount."""
    s = Setting(p=p, j=j, spec="sn:18 qty:28r free:26r pack:34 text:* hsn:42 batch:44 exp:28 mrp:40r rate:40r dis:26r sg:26r cg:26r total:50r", texts=w[:14], size=6.8)  # fmt: skip
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        line = replace(ware, text=ware.text.upper())
        y = s.line(y, (f"{at + 1}.", str(line.count), "" if at % 3 else str(at // 3 + 1), ("10X10", "1X30", "100ML")[at % 3], line.text, f"6912{ware.ean[4:8]}", f"{ware.serial[:2]}{ware.serial[-4:]}", f"{at % 9 + 1}/28", bare(j, round(line.price * 1.4)), bare(j, line.price), "0.00", "6.00", "6.00", bare(j, line.amount))) + 1  # fmt: skip
        j.wares[at] = line
        j.truth.append(Told(line.text, line.count, {}))
    return y + 6


def tax_in_cell(p: Press, j: Job, w: list[str]) -> float:
    """Print the tax of a line with its rate in brackets below it in one cell, a last row with counts and sums."""
    s = Setting(p=p, j=j, spec="no:22 text:* hsn:60 qty:46r unit:34c price:76r tax:80r total:86r", texts=w[:8])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        tax = round(ware.amount * 0.18)
        first = y
        y = s.line(y, (str(at + 1), ware.text, f"6912{ware.ean[4:8]}", str(ware.count), ware.unit, bare(j, ware.price), bare(j, tax), bare(j, ware.amount + tax)))  # fmt: skip
        y = max(y, p.put(RIGHT - 88, first + 11, "(18.0%)", 7.5, to="right")) + 3
        j.truth.append(Told(ware.text, ware.count, {}))
    p.rule(LEFT, y, RIGHT)
    tax = sum(round(v.amount * 0.18) for v in j.wares)
    y = s.line(y + 2, ("", w[8], "", str(sum(v.count for v in j.wares)), "", "", bare(j, tax), bare(j, j.net + tax)), bold=True)  # fmt: skip
    return y + 10


def with_pictures(p: Press, j: Job, w: list[str]) -> float:
    """Print a picture's place, name and lines of what it is made of, figures in the middle of its height."""
    s = Setting(p=p, j=j, spec="no:24c pic:56 text:* qty:56r unit:36c price:70r total:84r", texts=w[:7])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        if y > BOTTOM - 70:
            p.break_page()
            y = s.head(56.0)
        p.tint(LEFT + 28, y + 4, LEFT + 72, y + 48, 0.8)
        lines = [f"{w[7]} {ware.mpn}", *SPECS[at % 2 : at % 2 + 2]]
        below = p.stack(LEFT + 84, y + 2, [*p.wrapped(ware.text, 165, 8.5), *lines], 8.5)
        middle = (y + below) / 2 - 6
        s.line(middle, (str(at + 1), "", "", f"{ware.count:,}", w[8], f"US${ware.price / 100:,.2f}", f"US${ware.amount / 100:,.2f}"))  # fmt: skip
        y = max(below, y + 52)
        p.rule(LEFT, y, RIGHT)
        j.tell(ware, "mpn")
    return y + 8


def order_numbers(p: Press, j: Job, w: list[str]) -> float:
    """Print the market's number and an order of three parts below each name, state and seller, tax between the prices."""
    s = Setting(p=p, j=j, spec="text:* qty:36r price:66r tax:60r total:74r", texts=w[:5])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        if y > BOTTOM - 50:
            p.break_page()
            y = s.head(56.0)
        tax = round(ware.amount * 0.2)
        y = s.line(y, (ware.text, str(ware.count), bare(j, ware.price), bare(j, tax), bare(j, ware.amount + tax)))
        y = s.under(y, f"ASIN: {ware.asin}", 0)
        y = s.under(y, f"{w[5]} 302-{ware.ean[1:8]}-{ware.ean[5:12]}", 0)
        y = s.under(y, f"{w[6]} {('Northfield Direct', 'Hallgate Store')[at % 2]}", 0) + 6
        j.tell(ware, "asin")
    return y + 6


def so_many_of(p: Press, j: Job, w: list[str]) -> float:
    """Print "3 of 5" as what was sent of what was ordered, the number below the name, no price."""
    s = Setting(p=p, j=j, spec="text:* qty:120r", texts=w[:2])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (ware.text, f"{ware.count} {w[2]} {ware.count + at % 3 * 2}"))
        y = s.under(y, ware.sku, 0) + 6
        j.tell(ware, "sku")
    return y + 6


def pack_prices(p: Press, j: Job, w: list[str]) -> float:
    """Print the price of a piece, pieces in a pack, the price of a pack, packs, the amount, a letter for the tax."""
    s = Setting(p=p, j=j, spec="ean:80 code:60 text:* one:48r per:34r pack:54r qty:40r total:62r vat:22c", texts=w[:9], size=8)  # fmt: skip
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        each = (6, 12, 4, 10)[at % 4]
        one = max(5, ware.price // each)
        line = replace(ware, price=one * each)
        y = s.line(y, (line.ean, line.sku, line.text, bare(j, one), str(each), bare(j, line.price), str(line.count), bare(j, line.amount), "BA"[at % 2])) + 2  # fmt: skip
        j.wares[at] = line
        j.tell(line, "ean", "sku")
    return y + 6


def component_lines(p: Press, j: Job, w: list[str]) -> float:
    """Print counts ordered, sent and waiting, three lines of numbers and names for each part, prices of five places."""
    j.wares = counted(j.wares, 100, 25, 1000, 250)
    s = Setting(p=p, j=j, spec="no:24 ord:42r sent:42r wait:42r text:* price:70r total:76r", texts=w[:7])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        if y > BOTTOM - 50:
            p.break_page()
            y = s.head(56.0)
        waits = 50 * (at % 2)
        y = s.line(y, (str(at + 1), str(ware.count + waits), str(ware.count), str(waits), f"{w[7]} {ware.sku}", fixed(ware.price / 100, 5, j), bare(j, ware.amount)))  # fmt: skip
        y = s.under(y, f"{w[8]} {ware.mpn}", 4)
        y = s.under(y, f"{w[9]} {ware.text}", 4)
        y = s.under(y, f"COO: CN   HTS: 8541{ware.ean[4:8]}   ECCN: EAR99", 4, smaller=1.5) + 4
        j.tell(ware, "sku", "mpn")
    return y + 6


def sizes_numbered(p: Press, j: Job, w: list[str]) -> float:
    """Print sizes as numbers in the heading, how many of each below, then the sum of them, price and amount."""
    sizes = ("36", "37", "38", "39", "40", "41")
    s = Setting(p=p, j=j, spec="code:64 text:* a:22r b:22r c:22r d:22r e:22r f:22r qty:40r price:52r total:66r", texts=(*w[:2], *sizes, *w[2:5]), size=8)  # fmt: skip
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        each = [(at + n) % 4 * 2 for n in range(6)]
        line = replace(ware, count=sum(each))
        y = s.line(y, (line.sku, line.text, *(str(n) if n else "" for n in each), str(line.count), bare(j, line.price), bare(j, line.amount))) + 2  # fmt: skip
        j.wares[at] = line
        j.tell(line, "sku")
    return y + 6


def hyphened_books(p: Press, j: Job, w: list[str]) -> float:
    """Print ISBNs with hyphens, author and publisher below the title, price on the cover, discount, net price, amount."""
    s = Setting(p=p, j=j, spec="isbn:96 text:* qty:36r cover:54r off:36r net:54r total:64r", texts=w[:7])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        line = _book(ware)
        e = line.ean
        y = s.line(y, (f"{e[:3]}-{e[3]}-{e[4:8]}-{e[8:12]}-{e[12]}", line.text, str(line.count), bare(j, round(line.price / 0.65)), "35%", bare(j, line.price), bare(j, line.amount)))  # fmt: skip
        y = s.under(y, f"{('A. Lindqvist', 'M. Torrelli', 'J. Hartwell')[at % 3]}, {w[7]}", 1) + 3
        j.wares[at] = line
        j.tell(line, "ean")
    return y + 6


def _book(ware: Ware) -> Ware:
    body = f"978{ware.ean[3:12]}"
    total = sum(int(c) * (3 if at % 2 else 1) for at, c in enumerate(body))
    return replace(ware, ean=f"{body}{-total % 10}")
