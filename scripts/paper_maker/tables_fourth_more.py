"""The other half of the fourth batch: serial numbers, sets, gifts, deposits, lots, sizes, two units, old printers.

In: a press, a `Job`, words. Out: the table printed and told. Never: a look at how earlier ones were read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scripts.paper_maker.job import LEFT, RIGHT, TOP
from scripts.paper_maker.setting import Form, Setting, bare, counted, fixed
from scripts.paper_maker.tables_fourth import FIRST_HALF

if TYPE_CHECKING:
    from scripts.paper_maker.job import Job
    from scripts.paper_maker.press import Press
    from scripts.paper_maker.wares import Ware


def serial_list(p: Press, j: Job, w: list[str]) -> float:
    """Print one number of fifteen digits for each piece, three on a line."""
    j.wares = counted(j.wares, 6, 2, 9, 1)
    s = Setting(p=p, j=j, spec="sku:84 text:* qty:48r price:72r total:80r", texts=w[:5])
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(y, (ware.sku, ware.text, str(ware.count), bare(j, ware.price), bare(j, ware.amount)))
        numbers = [f"35{int(ware.ean) + n * 7919:013d}" for n in range(ware.count)]
        y = s.under(y, w[5], 1)
        for n in range(0, len(numbers), 3):
            y = s.under(y, "  ".join(numbers[n : n + 3]), 1, smaller=1.0)
        y += 4
        j.tell(ware, "sku")
    return y + 6


def kit(p: Press, j: Job, w: list[str]) -> float:
    """Print sets with what they consist of, parts without a price."""
    s = Setting(p=p, j=j, spec="sku:78 text:* qty:50r price:70r total:80r", texts=w[:5])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (ware.sku, ware.text, str(ware.count), bare(j, ware.price), bare(j, ware.amount)))
        j.tell(ware, "sku")
        for n in range(2 if at % 2 == 0 else 0):
            part = replace(ware, sku=f"{ware.sku}/{n + 1}", text=f"- {j.wares[(at + n + 1) % len(j.wares)].text}", count=ware.count * (n + 1))  # fmt: skip
            y = s.line(y, (part.sku, part.text, str(part.count), "", w[5]))
            j.tell(part, "sku")
        y += 3
    return y + 6


def free_lines(p: Press, j: Job, w: list[str]) -> float:
    """Print some lines with a word instead of their price."""
    s = Setting(p=p, j=j, spec="sku:80 text:* qty:54r price:76r total:86r", texts=w[:5])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        free = at % 3 == 1
        told = replace(ware, count=at + 1, price=0) if free else ware
        y = s.line(y, (told.sku, told.text, str(told.count), "" if free else bare(j, told.price), w[5] if free else bare(j, told.amount))) + 3  # fmt: skip
        j.wares[at] = told
        j.tell(told, "sku")
    return y + 6


def bracketed_credits(p: Press, j: Job, w: list[str]) -> float:
    """Print goods taken back with a minus and their amounts in brackets."""
    j.wares = [replace(v, count=-v.count) if at % 3 == 2 else v for at, v in enumerate(j.wares)]  # noqa: PLR2004 -- one in three
    s = Setting(p=p, j=j, spec="date:54 sku:76 text:* qty:44r price:62r total:80r", texts=w[:6])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        amount = bare(j, abs(ware.amount))
        y = s.line(y, (f"{at % 27 + 1:02d}-04-2026", ware.sku, ware.text, str(ware.count), bare(j, ware.price), amount if ware.count > 0 else f"({amount})"))  # fmt: skip
        y = (s.under(y, w[6], 2) if ware.count < 0 else y) + 3
        j.tell(ware, "sku")
    return y + 6


def deposit(p: Press, j: Job, w: list[str]) -> float:
    """Print a deposit for each piece beside the price, and lines of crates."""
    s = Setting(p=p, j=j, spec="qty:48r geb:40c text:* price:60r pfand:64r total:80r", texts=w[:6])
    y = s.head(TOP)
    goods: list[Ware] = []
    for at, ware in enumerate(j.wares):
        held = 8 * (1 + at % 3)
        y = s.line(y, (str(ware.count), "KA", ware.text, bare(j, ware.price), bare(j, held), bare(j, ware.count * (ware.price + held))))  # fmt: skip
        j.tell(ware)
        crate = replace(ware, text=w[6], count=1 + at % 4, price=150)
        if at % 2:
            y = s.line(y, (str(crate.count), "ST", crate.text, bare(j, crate.price), "", bare(j, crate.amount)))
            j.tell(crate)
            goods.append(crate)
        goods.append(replace(ware, price=ware.price + held))
        y += 3
    j.wares = goods
    return y + 6


def lots_below(p: Press, j: Job, w: list[str]) -> float:
    """Print the lots of each line below it, with the count of each."""
    s = Setting(p=p, j=j, spec="sku:78 text:* qty:52r price:68r total:80r", texts=w[:5])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (ware.sku, ware.text, str(ware.count), bare(j, ware.price), bare(j, ware.amount)))
        half = ware.count // 2
        for n, part in enumerate([half, ware.count - half] if half and at % 2 == 0 else [ware.count]):
            y = s.under(y, f"{w[5]}: {ware.serial[: 5 + n]} {w[6]}: 0{n + 5}/2028 {w[7]}: {part}", 1)
        y += 3
        j.tell(ware, "sku")
    return y + 6


def size_run(p: Press, j: Job, w: list[str]) -> float:
    """Print sizes and the count of each below a line, sizes over counts."""
    j.wares = [replace(v, count=12 * (1 + at % 3)) for at, v in enumerate(j.wares)]
    s = Setting(p=p, j=j, spec="sku:80 text:* qty:44r price:68r total:80r", texts=w[:5])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (ware.sku, ware.text, str(ware.count), bare(j, ware.price), bare(j, ware.amount)))
        times = 1 + at % 3
        p.put(LEFT + 84, y, w[5], 7.5)
        for n, size in enumerate(("38", "39", "40", "41", "42")):
            p.put(LEFT + 150 + n * 26, y, size, 7.5, to="right")
            p.put(LEFT + 150 + n * 26, y + 10, str((1, 3, 4, 3, 1)[n] * times), 7.5, to="right")
        y += 25
        j.tell(ware, "sku")
    return y + 6


def two_currencies(p: Press, j: Job, w: list[str]) -> float:
    """Print each amount in euros and in the money of the land."""
    s = Setting(p=p, j=j, spec="no:24 text:* qty:44r jm:34c price:62r eur:72r pln:76r", texts=w)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (str(at + 1), ware.text, str(ware.count), ware.unit, bare(j, ware.price), bare(j, ware.amount), bare(j, round(ware.amount * 4.2713)))) + 3  # fmt: skip
        j.tell(ware)
    return y + 6


def two_units(p: Press, j: Job, w: list[str]) -> float:
    """Print cartons, and below them in the same cell the pieces that are paid for."""
    j.wares = [replace(v, count=20 * (v.count % 40 + 1)) for v in j.wares]
    s = Setting(p=p, j=j, spec="sku:80 text:* qty:76r price:70r total:84r", texts=w)
    y = s.head(TOP)
    for ware in j.wares:
        top = y
        y = s.line(y, (ware.sku, ware.text, f"{ware.count // 20} CTNS", f"US${ware.price / 100:.2f}", f"US${ware.amount / 100:,.2f}"))  # fmt: skip
        y = max(y, s.line(top + s.size * 1.35, ("", "", f"{ware.count} PCS", "", ""))) + 5
        j.tell(ware, "sku")
    return y + 6


def pipes(p: Press, j: Job, w: list[str]) -> float:
    """Print with a typewriter's letters, columns parted by upright strokes, rows of hyphens."""
    j.wares = [replace(v, text=v.text[:28].rstrip()) for v in j.wares]
    widths = (11, 28, 6, 10, 5, 12)

    def line(cells: list[str], y: float) -> float:
        shown = [c.ljust(n) if at < 2 else c.rjust(n) for at, (c, n) in enumerate(zip(cells, widths, strict=True))]  # noqa: PLR2004 -- texts at the left
        p.page.insert_text((LEFT, y + 8), f"|{'|'.join(shown)}|", fontname="cour", fontfile=None, fontsize=8)
        return y + 11

    rule = ["-" * n for n in widths]
    y = line(rule, line(w, line(rule, TOP)))
    for at, ware in enumerate(j.wares):
        y = line([ware.sku[:11], ware.text, str(ware.count), bare(j, ware.price), str(23 - at % 2 * 10), bare(j, ware.amount)], y)  # fmt: skip
        j.tell(ware, "sku")
    return line(rule, y) + 8


def numbered_heads(p: Press, j: Job, w: list[str]) -> float:
    """Print the columns' numbers under a heading of two lines, tax and gross amount on each line."""
    spec = "lp:20 text:* pkwiu:44 jm:26c qty:34r price:52r net:60r rate:34c tax:54r gross:62r"
    s = Setting(p=p, j=j, spec=spec, texts=w, size=7.5)
    y = s.head(TOP)
    y = s.line(y, [str(n + 1) for n in range(len(w))]) + 2
    p.rule(LEFT, y, RIGHT)
    y += 3
    for at, ware in enumerate(j.wares):
        tax = round(ware.amount * 0.23)
        cells = (str(at + 1), ware.text, "26.20.1", ware.unit, str(ware.count), bare(j, ware.price), bare(j, ware.amount), "23%", bare(j, tax), bare(j, ware.amount + tax))  # fmt: skip
        y = s.line(y, cells) + 3
        j.tell(ware)
    return y + 6


def albaranes(p: Press, j: Job, w: list[str]) -> float:
    """Print the goods of several delivery notes, each named and summed."""
    j.wares = [replace(v, off=(0, 15, 5)[at % 3]) for at, v in enumerate(j.wares)]
    s = Setting(p=p, j=j, spec="sku:78 text:* qty:48r price:62r off:42r total:76r", texts=[t.replace("%%", "%") for t in w[:6]])  # fmt: skip
    y = s.head(TOP)
    for n in range(0, len(j.wares), 3):
        y = p.put(LEFT, y, w[6] % (4400 + n), 8.5, bold=True) + 2
        some = j.wares[n : n + 3]
        for ware in some:
            y = s.line(y, (ware.sku, ware.text, str(ware.count), bare(j, ware.price), str(ware.off) if ware.off else "", bare(j, ware.amount))) + 2  # fmt: skip
            j.tell(ware, "sku")
        y = s.line(y, ("", "", "", "", "", bare(j, sum(v.amount for v in some))), bold=True)
        p.put(LEFT + 260, y - s.size * 1.35, w[7], 8.5, bold=True)
        y += 4
    return y + 6


def four_decimals(p: Press, j: Job, w: list[str]) -> float:
    """Print counts with three decimals, prices with four, a discount of nought."""
    s = Setting(p=p, j=j, spec="art:72 text:* qty:50r un:26c price:62r off:36r iva:34r total:70r", texts=w, size=8)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        off = (0, 0, 7)[at % 3]
        amount = round(ware.count * ware.price * (100 - off) / 100)
        y = s.line(y, (ware.sku, ware.text, fixed(ware.count, 3, j), "UN", fixed(ware.price / 100, 4, j), fixed(off, 2, j), "23,00", bare(j, amount))) + 2  # fmt: skip
        j.tell(ware, "sku")
    return y + 6


def count_last(p: Press, j: Job, w: list[str]) -> float:
    """Print the count behind the amount."""
    s = Setting(p=p, j=j, spec="text:* price:90r total:100r qty:60r", texts=w, size=9)
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(y, (ware.text, j.style.money(ware.price), j.style.money(ware.amount), str(ware.count)))
        y = s.under(y, ware.ean, 0) + 4
        j.tell(ware, "ean")
    return y + 6


def ordered_open(p: Press, j: Job, w: list[str]) -> float:
    """Print what was ordered, delivered and is open in small letters; what was delivered is paid for."""
    s = Setting(p=p, j=j, spec="sku:72 text:* ord:46r qty:50r open:36r price:60r total:68r", texts=w, size=8)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        open_ = (0, 4, 0, 10)[at % 4]
        y = s.line(y, (ware.sku, ware.text, str(ware.count + open_), str(ware.count), str(open_), bare(j, ware.price), bare(j, ware.amount))) + 3  # fmt: skip
        j.tell(ware, "sku")
    return y + 6


FOURTH: tuple[tuple[Form, int], ...] = FIRST_HALF + tuple(
    (Form(draw, count), count)
    for draw, count in (
        (serial_list, 4), (kit, 5), (free_lines, 6), (bracketed_credits, 6), (deposit, 6), (lots_below, 5), (size_run, 5), (two_currencies, 6),
        (two_units, 5), (pipes, 7), (numbered_heads, 6), (albaranes, 6), (four_decimals, 7), (count_last, 5), (ordered_open, 7),
    )
)  # fmt: skip
