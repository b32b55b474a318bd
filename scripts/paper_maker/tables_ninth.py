"""A ninth batch of tables: names above and below their figures, sets, discounts by line, cartons, columns in other orders, feet.

In: a press, a `Job`, words. Out: the table printed and told. Never: a look at how earlier ones were read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scripts.paper_maker.job import LEFT, RIGHT, TOP, Told
from scripts.paper_maker.setting import Setting, bare, counted, fixed

if TYPE_CHECKING:
    from scripts.paper_maker.job import Job
    from scripts.paper_maker.press import Press

HUNDREDS = (100, 200, 500, 1000, 2500)


def code_over_name(p: Press, j: Job, w: list[str]) -> float:
    """Print the number on a line of its own, the name wrapped below it, figures beside the name's last line."""
    s = Setting(p=p, j=j, spec="text:210 qty:56r unit:44 price:80r total:*r", texts=w[:5])
    y = s.head(TOP)
    for ware in j.wares:
        y = p.put(LEFT + 2, y, ware.sku, 8, bold=True)
        y = s.line(y, (ware.text, str(ware.count), ware.unit, bare(j, ware.price), bare(j, ware.amount)), low=True) + 5
        j.tell(ware, "sku")
    return y + 6


def sandwich(p: Press, j: Job, w: list[str]) -> float:
    """Print a bar code above, figures in the middle, the name below them."""
    s = Setting(p=p, j=j, spec="pos:26 art:150 qty:60r price:80r off:50r total:*r", texts=w[:6])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = p.put(LEFT + 28, y, f"{w[6]} {ware.ean}", 7.5)
        y = s.line(y, (str(at + 1), ware.sku, j.style.quantity(ware.count), bare(j, ware.price), "", bare(j, ware.amount)))  # fmt: skip
        for part in p.wrapped(ware.text, 250, 8.5):
            y = p.put(LEFT + 28, y, part, 8.5)
        y += 6
        j.tell(ware, "sku", "ean")
    return y + 6


def discount_below(p: Press, j: Job, w: list[str]) -> float:
    """Print a discount as a line of its own below its item, what is left below that."""
    s = Setting(p=p, j=j, spec="code:80 text:* qty:50r price:70r total:80r", texts=w[:5])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        off = (0, 10, 15)[at % 3]
        y = s.line(y, (ware.sku, ware.text, str(ware.count), bare(j, ware.price), bare(j, ware.amount)))
        if off:
            less = round(ware.amount * off / 100)
            y = s.line(y, ("", f"{w[5]} {off} %", "", "", f"-{bare(j, less)}"))
            j.wares[at] = replace(ware, off=off)
        y += 4
        j.tell(ware, "sku")
    return y + 6


def free_pieces(p: Press, j: Job, w: list[str]) -> float:
    """Print pieces given with an order at no price, in words instead of figures."""
    s = Setting(p=p, j=j, spec="code:80 ean:84 text:* qty:46r price:66r total:84r", texts=w[:6])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        free = at % 3 == 2  # noqa: PLR2004 -- every third
        line = replace(ware, price=0, count=at + 1) if free else ware
        y = s.line(y, (line.sku, line.ean, line.text, str(line.count), "" if free else bare(j, line.price), w[6] if free else bare(j, line.amount))) + 4  # fmt: skip
        j.wares[at] = line
        j.tell(line, "sku", "ean")
    return y + 6


def serials_below(p: Press, j: Job, w: list[str]) -> float:
    """Print lot and last day, then the serial numbers of each piece over two lines below the name."""
    s = Setting(p=p, j=j, spec="no:22 text:* qty:50r unit:36 price:70r total:80r", texts=w[:6])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (str(at + 1), ware.text, str(ware.count), ware.unit, bare(j, ware.price), bare(j, ware.amount)))
        y = s.under(y, f"{w[6]} {ware.mpn}", 1)
        if at % 2:
            y = s.under(y, f"{w[7]} {ware.serial[2:8]}   {w[8]} 0{at % 9 + 1}/2029", 1)
        else:
            first = int(ware.serial[2:])
            y = s.under(y, f"{w[9]} {first}, {first + 1}, {first + 2},", 1)
            y = s.under(y, f"{first + 3}, {first + 4}", 1)
        y += 4
        j.tell(ware, "mpn")
    return y + 6


def cartons_units(p: Press, j: Job, w: list[str]) -> float:
    """Print cartons, pieces in one, pieces in all, the price of a piece."""
    s = Setting(p=p, j=j, spec="code:78 text:* ctn:40r per:46r all:52r price:58r total:74r", texts=w[:7])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        each, cartons = (6, 12, 24, 48)[at % 4], at * 3 % 17 + 2
        line = replace(ware, count=each * cartons)
        y = s.line(y, (line.sku, line.text, str(cartons), str(each), str(line.count), bare(j, line.price), bare(j, line.amount))) + 3  # fmt: skip
        j.wares[at] = line
        j.tell(line, "sku")
    return y + 6


def cartons_in_words(p: Press, j: Job, w: list[str]) -> float:
    """Print "5 CTN x 24" in the column of counts, the pieces below it."""
    s = Setting(p=p, j=j, spec="code:78 text:* qty:90r price:70r total:80r", texts=w[:5])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        each, cartons = (6, 12, 24, 48)[at % 4], at * 3 % 17 + 2
        line = replace(ware, count=each * cartons)
        first = y
        y = s.line(y, (line.sku, line.text, f"{cartons} {w[5]} x {each}", bare(j, line.price), bare(j, line.amount)))
        y = max(y, p.put(RIGHT - 152, first + 12, f"= {line.count} {w[6]}", 8, to="right")) + 4
        j.wares[at] = line
        j.tell(line, "sku")
    return y + 6


def per_hundred(p: Press, j: Job, w: list[str]) -> float:
    """Print prices for a hundred, said in the heading alone."""
    j.wares = counted(j.wares, *HUNDREDS)
    s = Setting(p=p, j=j, spec="pos:26 code:84 text:* qty:60r price:80r total:80r", texts=w[:6])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (str((at + 1) * 10), ware.sku, ware.text, j.style.quantity(ware.count), bare(j, ware.price * 100), bare(j, ware.amount))) + 3  # fmt: skip
        j.tell(ware, "sku")
    return y + 6


def mixed_bases(p: Press, j: Job, w: list[str]) -> float:
    """Print what each price is for, one, a hundred or a thousand, behind it."""
    j.wares = counted(j.wares, 40, 500, 3000)
    s = Setting(p=p, j=j, spec="code:84 text:* qty:60r unit:34 price:70r base:34r total:80r", texts=w[:7])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        base = (1, 100, 1000)[at % 3]
        y = s.line(y, (ware.sku, ware.text, j.style.quantity(ware.count), w[7], bare(j, ware.price * base), str(base), bare(j, ware.amount))) + 3  # fmt: skip
        j.tell(ware, "sku")
    return y + 6


def open_orders(p: Press, j: Job, w: list[str]) -> float:
    """Print counts ordered, delivered and still open; a line of which nothing came costs nothing."""
    s = Setting(p=p, j=j, spec="ord:44r del:44r open:44r code:82 text:* price:60r total:74r", texts=w[:7])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        line = replace(ware, count=0) if at % 4 == 3 else ware  # noqa: PLR2004 -- every fourth
        rest = (0, 6, 0, 10)[at % 4]
        y = s.line(y, (str(line.count + rest), str(line.count), str(rest), line.sku, line.text, bare(j, line.price), bare(j, line.amount))) + 3  # fmt: skip
        j.wares[at] = line
        j.tell(line, "sku")
    return y + 6


def taxes_between(p: Press, j: Job, w: list[str]) -> float:
    """Print the tax of a piece between its prices, the count after them, amounts with tax."""
    s = Setting(p=p, j=j, spec="text:* net:54r rate:34r tax:48r gross:56r qty:40r total:74r", texts=w)
    y = s.head(TOP)
    for ware in j.wares:
        tax = round(ware.price * 0.2)
        y = s.line(y, (ware.text, bare(j, ware.price), "20%", bare(j, tax), bare(j, ware.price + tax), str(ware.count), bare(j, (ware.price + tax) * ware.count)))  # fmt: skip
        y = s.under(y, ware.ean, 0) + 3
        j.tell(ware, "ean")
    return y + 6


def from_the_right(p: Press, j: Job, w: list[str]) -> float:
    """Print columns from the right to the left: amount first, number last."""
    s = Setting(p=p, j=j, spec="total:74r price:64r unit:36 qty:46r text:* code:90r pos:24r", texts=w)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (bare(j, ware.amount), bare(j, ware.price), ware.unit, str(ware.count), f"  {ware.text}", ware.sku, str(at + 1))) + 3  # fmt: skip
        j.tell(ware, "sku")
    return y + 6


def nothing_above(p: Press, j: Job, w: list[str]) -> float:
    """Print no heading: count, unit, number, name, price, amount."""
    s = Setting(p=p, j=j, spec="qty:40r unit:40 code:90 text:* price:66r total:80r", texts=())
    y = TOP
    for ware in j.wares:
        y = s.line(y, (str(ware.count), w[0], ware.sku, ware.text, bare(j, ware.price), j.style.money(ware.amount))) + 4
        j.tell(ware, "sku")
    return y + 6


def named_below(p: Press, j: Job, w: list[str]) -> float:
    """Print the names of the columns below the last line."""
    s = Setting(p=p, j=j, spec="code:84 text:* qty:56r price:74r total:84r", texts=w)
    y = TOP
    for ware in j.wares:
        y = s.line(y, (ware.sku, ware.text, str(ware.count), bare(j, ware.price), bare(j, ware.amount))) + 3
        j.tell(ware, "sku")
    p.rule(LEFT, y, RIGHT)
    return s.head(y + 3) + 8


def two_tables(p: Press, j: Job, w: list[str]) -> float:
    """Print two tables below each other whose columns stand in another order."""
    half = (len(j.wares) + 1) // 2
    y = p.put(LEFT, TOP, w[6], 9.5, bold=True) + 3
    s = Setting(p=p, j=j, spec="code:84 text:* qty:56r price:74r total:84r", texts=(w[0], w[1], w[2], w[3], w[4]))
    y = s.head(y)
    for ware in j.wares[:half]:
        y = s.line(y, (ware.sku, ware.text, str(ware.count), bare(j, ware.price), bare(j, ware.amount))) + 3
        j.tell(ware, "sku")
    y = p.put(LEFT, y + 12, w[7], 9.5, bold=True) + 3
    s = Setting(p=p, j=j, spec="qty:50r text:* ean:92 price:74r total:84r", texts=(w[2], w[1], w[5], w[3], w[4]))
    y = s.head(y)
    for ware in j.wares[half:]:
        y = s.line(y, (str(ware.count), f"{ware.text}", ware.ean, bare(j, ware.price), bare(j, ware.amount))) + 3
        j.tell(ware, "ean")
    return y + 6


def landscape(p: Press, j: Job, w: list[str]) -> float:
    """Print a wide page with thirteen columns, then go on upright."""
    upright = p.width, p.height
    p.width, p.height = upright[1], upright[0]
    p.break_page()
    s = Setting(p=p, j=j, spec="pos:24 code:70 ean:74 text:* orig:30c hs:54 ctn:32r qty:40r unit:30 price:54r off:34r vat:34r total:66r", texts=w, size=8, right=794.0)  # fmt: skip
    y = s.head(60.0)
    for at, ware in enumerate(j.wares):
        cells = (str(at + 1), ware.sku, ware.ean, ware.text, ("CN", "IT", "PL")[at % 3], f"6912{ware.ean[4:8]}", str(ware.count // 12 + 1), str(ware.count), w[13], bare(j, ware.price), "", "20", bare(j, ware.amount))  # fmt: skip
        y = s.line(y, cells) + 3
        j.tell(ware, "sku", "ean")
    p.width, p.height = upright
    p.break_page()
    return 60.0


def side_by_side(p: Press, j: Job, w: list[str]) -> float:
    """Print a list in two halves beside each other, each below headings of its own."""
    middle = (LEFT + RIGHT) / 2
    half = (len(j.wares) + 1) // 2
    y, ends = TOP, []
    for goods, left, right in ((j.wares[:half], LEFT, middle - 8), (j.wares[half:], middle + 8, RIGHT)):
        s = Setting(p=p, j=j, spec="code:58 text:* qty:30r price:38r total:44r", texts=w, size=7, left=left, right=right)  # fmt: skip
        y = s.head(TOP)
        for ware in goods:
            y = s.line(y, (ware.sku, ware.text, str(ware.count), bare(j, ware.price), bare(j, ware.amount))) + 4
            j.tell(ware, "sku")
        ends.append(y)
    return max(ends) + 6


def leaders(p: Press, j: Job, w: list[str]) -> float:
    """Print dots between a name and its amount, count and price in front of the amount."""
    y = p.put(LEFT, TOP, w[0], 9, bold=True) + 2
    for ware in j.wares:
        price = f"{ware.count} {w[1]} x {bare(j, ware.price)}"
        room = RIGHT - 90 - p.wide(price, 9) - (LEFT + p.wide(ware.text, 9)) - 12
        dots = "." * max(3, int(room / p.wide(".", 9)))
        p.put(LEFT, y, f"{ware.text} {dots} {price}", 9)
        y = p.put(RIGHT, y, bare(j, ware.amount), 9, to="right")
        y = p.put(LEFT + 10, y, f"{w[2]} {ware.sku}", 8) + 4
        j.tell(ware, "sku")
    return y + 6


def packed_as(p: Press, j: Job, w: list[str]) -> float:
    """Print below each name how it is packed: cartons by pieces, weights, a number of the customs."""
    s = Setting(p=p, j=j, spec="pos:24 text:* qty:56r unit:36 price:66r total:80r", texts=w[:6])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        each, cartons = (12, 24)[at % 2], at + 3
        line = replace(ware, count=each * cartons)
        y = s.line(y, (str(at + 1), line.text, str(line.count), line.unit, bare(j, line.price), bare(j, line.amount)))
        y = s.under(y, f"{w[6]} {line.mpn}", 1)
        y = s.under(y, f"{w[7]} {cartons} x {each} = {line.count}, {w[8]} {cartons * 7.4:.1f} kg, {w[9]} 6912{line.ean[4:8]}", 1) + 4  # fmt: skip
        j.wares[at] = line
        j.tell(line, "mpn")
    return y + 6


def sets_with_parts(p: Press, j: Job, w: list[str]) -> float:
    """Print below a set what is in it, with counts in front and neither number nor price."""
    s = Setting(p=p, j=j, spec="code:90 text:* qty:50r price:70r total:84r", texts=w[:5])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (ware.sku, ware.text, str(ware.count), bare(j, ware.price), bare(j, ware.amount)))
        if at % 2 == 0:
            y = s.under(y, f"{w[5]}:", 1)
            y = s.under(y, f"- 2 x {w[6]}", 1)
            y = s.under(y, f"- 1 x {w[7]}", 1)
        y += 4
        j.truth.append(Told(ware.text, ware.count, {"sku": ware.sku}))
    return y + 6


def two_rebates(p: Press, j: Job, w: list[str]) -> float:
    """Print rebates after each other in one cell."""
    s = Setting(p=p, j=j, spec="code:84 text:* um:26c qty:50r price:64r off:50c total:74r vat:28r", texts=w[:8])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        first, second = ((0, 0), (10, 5), (30, 10))[at % 3]
        full = round(ware.price / ((100 - first) * (100 - second) / 10000))
        line = replace(ware, price=full, off=0)
        amount = round(full * ware.count * (100 - first) * (100 - second) / 10000)
        y = s.line(y, (ware.sku, ware.text, w[8], fixed(ware.count, 2, j), bare(j, full), f"{first}+{second}" if first else "", bare(j, amount), "22")) + 3  # fmt: skip
        j.wares[at] = line
        j.tell(line, "sku")
    return y + 6
