"""A seventh batch of tables: catalogue orders, repairs, rentals, food, cloth by the metre, cheap printers, clerks abroad.

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


def catalogue(p: Press, j: Job, w: list[str]) -> float:
    """Print the page of a catalogue, the number behind the name, shipped and later counts beside each other."""
    s = Setting(p=p, j=j, spec="page:30r text:* stock:84 now:40r later:40r each:58r sum:70r", texts=w, size=8.5)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (str(at * 7 + 12), ware.text, ware.sku, str(ware.count), str(at % 3 * 2), bare(j, ware.price), bare(j, ware.amount))) + 3  # fmt: skip
        j.tell(ware, "sku")
    return y + 6


def repair(p: Press, j: Job, w: list[str]) -> float:
    """Print parts of a repair, a letter for the kind of line in front, hours of work as the last line."""
    s = Setting(p=p, j=j, spec="kind:20 part:90 text:* qty:44r price:64r off:40r total:74r", texts=w[:7])
    y = s.head(TOP)
    for ware in j.wares:
        y = (
            s.line(
                y, ("P", ware.mpn, ware.text, fixed(ware.count, 1, j), bare(j, ware.price), "", bare(j, ware.amount))
            )
            + 2
        )
        j.tell(ware, "mpn")
    return y + 6


def two_line_names(p: Press, j: Job, w: list[str]) -> float:
    """Print brand and name on two lines of each cell, the bar code under the number."""
    s = Setting(p=p, j=j, spec="code:92 text:* vat:36r qty:40r net:64r total:74r", texts=w[:6])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (ware.sku, ware.text, "20", str(ware.count), bare(j, ware.price), bare(j, ware.amount)))
        p.put(LEFT, y, ware.ean, 8)
        y = s.under(y, f"{w[6]} {('Brightwater', 'Oakrise', 'Fernhollow')[at % 3]}", 1) + 4
        j.tell(ware, "sku", "ean")
    return y + 6


def crates(p: Press, j: Job, w: list[str]) -> float:
    """Print crates, pieces in one, all pieces; the price is a piece's."""
    s = Setting(p=p, j=j, spec="nr:54 text:* cr:40r per:40r pcs:50r price:60r total:74r", texts=w, size=8.5)
    y = s.head(TOP)
    j.wares = [replace(v, count=(v.count % 20 + 2) * (6, 12, 20)[at % 3]) for at, v in enumerate(j.wares)]
    for at, ware in enumerate(j.wares):
        per = (6, 12, 20)[at % 3]
        y = s.line(y, (ware.ean[6:12], ware.text, str(ware.count // per), str(per), str(ware.count), bare(j, ware.price), bare(j, ware.amount))) + 3  # fmt: skip
        j.truth.append(Told(ware.text, ware.count, {"sku": ware.ean[6:12]}))
    return y + 6


def signs_between(p: Press, j: Job, w: list[str]) -> float:
    """Print "12 x 3,50 = 42,00" in one run at the right."""
    y = p.put(LEFT, TOP, w[0], 9, bold=True)
    y = p.put(RIGHT, y - 12, w[1], 9, bold=True, to="right") + 4
    for ware in j.wares:
        p.put(LEFT, y, f"{ware.sku}  {ware.text}", 9)
        y = p.put(RIGHT, y, f"{ware.count} x {bare(j, ware.price)} = {bare(j, ware.amount)}", 9, to="right") + 4
        j.tell(ware, "sku")
    return y + 6


def shaded_names(p: Press, j: Job, w: list[str]) -> float:
    """Print each name on a grey bar over the table, number, delivery day and figures below it."""
    s = Setting(p=p, j=j, spec="ref:120 day:90 qty:70r price:100r total:*r", texts=w)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        p.tint(LEFT, y - 1, RIGHT, y + 11)
        y = p.put(LEFT + 3, y, f"{at + 1}. {ware.text}" if at < 0 else ware.text, 8.5, bold=True) + 2
        y = (
            s.line(
                y,
                (
                    ware.sku,
                    f"{at + 3:02d}.05.2026",
                    f"{ware.count} {ware.unit}",
                    bare(j, ware.price),
                    bare(j, ware.amount),
                ),
            )
            + 3
        )
        j.tell(ware, "sku")
    return y + 6


def net_tax_gross(p: Press, j: Job, w: list[str]) -> float:
    """Print count, price, net, rate, tax and gross of every line, all figures in one narrow block."""
    s = Setting(p=p, j=j, spec="text:* qty:36r price:50r net:58r rate:30r tax:52r gross:60r", texts=w, size=8)
    y = s.head(TOP + 8)
    for ware in j.wares:
        tax = round(ware.amount * 0.2)
        y = s.line(y, (ware.text, j.style.quantity(ware.count), bare(j, ware.price), bare(j, ware.amount), "20", bare(j, tax), bare(j, ware.amount + tax))) + 2  # fmt: skip
        y = s.under(y, f"{w[7]} {ware.sku}" if len(w) > 7 else ware.sku, 0) + 2  # noqa: PLR2004 -- the label below
        j.tell(ware, "sku")
    return y + 6


def variants(p: Press, j: Job, w: list[str]) -> float:
    """Print colour and size in columns of their own behind the text, the count before the price."""
    s = Setting(p=p, j=j, spec="art:74 text:* colour:54 size:34c qty:36r price:52r total:66r", texts=w, size=8.5)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (ware.sku, ware.text, ("navy", "ecru", "navy", "rosso")[at % 4], ("S", "M", "38", "40")[at % 4], str(ware.count), bare(j, ware.price), bare(j, ware.amount))) + 3  # fmt: skip
        j.tell(ware, "sku")
    return y + 6


def right_block(p: Press, j: Job, w: list[str]) -> float:
    """Print texts to the right of their figures."""
    s = Setting(p=p, j=j, spec="qty:40r unit:34 price:64r total:80r gap:14 text:*", texts=w, size=9)
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(y, (str(ware.count), ware.unit, bare(j, ware.price), bare(j, ware.amount), "", ware.text)) + 3
        j.tell(ware)
    return y + 6


def expiry(p: Press, j: Job, w: list[str]) -> float:
    """Print lot and day of expiry in columns between text and count, a free count behind it."""
    s = Setting(p=p, j=j, spec="code:84 text:* lot:52 exp:44 qty:36r free:36r rate:52r total:66r", texts=w, size=8)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (ware.ean, ware.text, f"B{ware.serial[-5:]}", f"{at % 12 + 1:02d}/27", str(ware.count), str(at % 2), bare(j, ware.price), bare(j, ware.amount))) + 3  # fmt: skip
        j.tell(ware, "ean")
    return y + 6


def carried_sums(p: Press, j: Job, w: list[str]) -> float:
    """Print a running sum behind each amount."""
    s = Setting(p=p, j=j, spec="day:50 text:* qty:40r price:60r total:70r sum:76r", texts=w)
    y = s.head(TOP)
    run = 0
    for at, ware in enumerate(j.wares):
        run += ware.amount
        y = (
            s.line(
                y,
                (
                    f"{at + 2:02d}.03.26",
                    ware.text,
                    str(ware.count),
                    bare(j, ware.price),
                    bare(j, ware.amount),
                    bare(j, run),
                ),
            )
            + 3
        )
        j.tell(ware)
    return y + 6


def foreign_words(p: Press, j: Job, w: list[str]) -> float:
    """Print headings in other languages again, number, bar code, count, price, discount, amount."""
    s = Setting(p=p, j=j, spec="nr:70 ean:80 text:* qty:44r price:58r off:38r total:70r", texts=w, size=8)
    y = s.head(TOP)
    j.wares = [replace(v, off=(0, 10)[at % 2]) for at, v in enumerate(j.wares)]
    for ware in j.wares:
        y = s.line(y, (ware.sku, ware.ean, ware.text, str(ware.count), bare(j, ware.price), f"{ware.off}%" if ware.off else "", bare(j, ware.amount))) + 3  # fmt: skip
        j.tell(ware, "sku", "ean")
    return y + 6


def notes_between(p: Press, j: Job, w: list[str]) -> float:
    """Print notes of two lines below some texts, the figures on the last line of a wrapped text."""
    s = Setting(p=p, j=j, spec="pos:24 text:180 sku:84 qty:50r price:70r total:*r", texts=w[:6])
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(
            y,
            (str(at + 1), ware.text, ware.sku, f"{ware.count} {ware.unit}", bare(j, ware.price), bare(j, ware.amount)),
        )
        if at % 2:
            y = s.under(y, f"{w[6]}: {w[7]}", 1)
        y += 4
        j.tell(ware, "sku")
    return y + 6


def till_sheet(p: Press, j: Job, w: list[str]) -> float:
    """Print a till's list on a sheet: bar code, name, then count, sign, price and amount below."""
    y = TOP
    for ware in j.wares:
        y = p.put(LEFT, y, f"{ware.ean} {ware.text}", 9)
        p.put(LEFT + 60, y, f"{ware.count} {w[0]} x {bare(j, ware.price)}", 9)
        y = p.put(LEFT + 330, y, bare(j, ware.amount), 9, to="right") + 2
        j.tell(ware, "ean")
    return y + 6


def grid_of_texts(p: Press, j: Job, w: list[str]) -> float:
    """Print ruled rows; number and bar code under the text with signs between, unit and count in one cell, tax last."""
    s = Setting(p=p, j=j, spec="text:* qty:70c price:80c total:80c tax:46c", texts=w[:5], size=9)
    y = s.head(TOP)
    for ware in j.wares:
        y = s.line(
            y + 2,
            (ware.text, f"{ware.count} {ware.unit}", j.style.money(ware.price), j.style.money(ware.amount), "20%"),
        )
        y = s.under(y, f"{w[5]}: {ware.sku} | EAN: {ware.ean}", 0) + 2
        p.rule(LEFT, y, RIGHT)
        j.tell(ware, "sku", "ean")
    return y + 8


SEVENTH: tuple[tuple[Form, int], ...] = tuple(
    (Form(draw, count), count)
    for draw, count in (
        (catalogue, 7), (repair, 6), (two_line_names, 5), (crates, 7), (signs_between, 6), (shaded_names, 5), (net_tax_gross, 5), (variants, 7),
        (right_block, 7), (expiry, 7), (carried_sums, 7), (foreign_words, 7), (notes_between, 6), (till_sheet, 6), (grid_of_texts, 5),
    )
)  # fmt: skip
