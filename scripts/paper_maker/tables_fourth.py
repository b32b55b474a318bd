"""A fourth batch of tables, each drawn as its trade sets it: wholesalers, factories, clerks, shops, accounts by law.

In: a press, a `Job`, words. Out: the table printed and told. Never: a look at how earlier ones were read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scripts.paper_maker.job import BOTTOM, LEFT, RIGHT, TOP, Told
from scripts.paper_maker.setting import Form, Setting, bare, fixed

if TYPE_CHECKING:
    from scripts.paper_maker.job import Job
    from scripts.paper_maker.press import Press


def us_wholesale(p: Press, j: Job, w: list[str]) -> float:
    """Print ordered, shipped and open counts; a line of which nothing was shipped costs nothing."""
    s = Setting(p=p, j=j, spec="ln:22 sku:70 text:* ord:36r ship:36r bo:40r um:30c price:52r ext:62r", texts=w, size=8)
    y = s.head(TOP)
    ordered = j.wares
    j.wares = [replace(v, count=0) if at % 4 == 2 else v for at, v in enumerate(ordered)]  # noqa: PLR2004 -- one in four
    for at, ware in enumerate(ordered):
        sent = j.wares[at].count
        open_ = ware.count - sent if not sent else at % 3
        cells = (str(at + 1), ware.sku, ware.text, str(sent + open_), str(sent), str(open_), "EA", bare(j, ware.price), bare(j, ware.price * sent))  # fmt: skip
        y = s.line(y, cells) + 3
        j.truth.append(Told(ware.text, sent, {"sku": ware.sku}))
    return y + 6


def factory(p: Press, j: Job, w: list[str]) -> float:
    """Print numbered cartons, multiply them to pieces, sum cartons and pieces below."""
    j.wares = [replace(v, count=24 * (v.count % 30 + 1)) for v in j.wares]
    s = Setting(p=p, j=j, spec="no:48c text:* ctns:42c per:48c pcs:56r price:62r total:72r", texts=w)
    y = s.head(TOP)
    first = 1
    for ware in j.wares:
        cartons = ware.count // 24
        cells = (f"{first}-{first + cartons - 1}", ware.text, str(cartons), "24", f"{ware.count:,}", f"{ware.price / 100:.2f}", f"{ware.amount / 100:,.2f}")  # fmt: skip
        y = s.line(y, cells)
        y = s.under(y, f"MODEL: {ware.mpn}", 1) + 5
        first += cartons
        j.tell(ware, "mpn")
    p.rule(LEFT, y, RIGHT)
    pieces = sum(v.count for v in j.wares)
    return (
        s.line(y + 3, ("", "TOTAL:", str(pieces // 24), "", f"{pieces:,}", "", f"{j.net / 100:,.2f}"), bold=True) + 12
    )


def german_pe(p: Press, j: Job, w: list[str]) -> float:
    """Print prices for so many pieces, some with a discount; a delivery note named between positions."""
    s = Setting(
        p=p, j=j, spec="pos:26 sku:72 text:* qty:44r me:28c price:58r pe:28r rab:34r total:62r", texts=w, size=8
    )
    y = s.head(TOP, rule=False, bold=False)
    j.wares = [replace(v, off=(0, 5, 12)[at % 3]) for at, v in enumerate(j.wares)]
    for at, ware in enumerate(j.wares):
        if at % 3 == 0:
            y = p.put(LEFT, y, f"Lieferschein-Nr. 80{ware.ean[3:8]} vom 12.03.2026", 8) + 2
        per = 100 if at % 2 else 1
        off = f"{ware.off},0" if ware.off else ""
        y = s.line(y, (f"{(at + 1) * 10}", ware.sku, ware.text, str(ware.count), "ST", bare(j, ware.price * per), str(per), off, bare(j, ware.amount)))  # fmt: skip
        y = s.under(y, f"EAN {ware.ean}", 2) + 3
        j.tell(ware, "sku", "ean")
    return y + 6


def remise(p: Press, j: Job, w: list[str]) -> float:
    """Print the price before and after a discount, and a code of the tax at the end."""
    s = Setting(p=p, j=j, spec="ref:66 text:* qty:44r brut:54r rem:38r net:54r total:64r t:18c", texts=w, size=8)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        off = (0, 10, 20)[at % 3]
        full = round(ware.price * 100 / (100 - off))
        cells = (ware.sku, ware.text, str(ware.count), bare(j, full), f"{off} %" if off else "", bare(j, ware.price), bare(j, ware.amount), str(at % 2 + 1))  # fmt: skip
        y = s.line(y, cells) + 2
        j.tell(ware, "sku")
    return y + 6


def vat_code(p: Press, j: Job, w: list[str]) -> float:
    """Print a code of the tax and the tax of each line behind its amount."""
    s = Setting(p=p, j=j, spec="sku:74 text:* qty:54r price:60r goods:66r code:32c vat:56r", texts=w)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        taxed = at % 3 != 1
        cells = (ware.sku, ware.text, str(ware.count), bare(j, ware.price), bare(j, ware.amount), "1" if taxed else "0", bare(j, round(ware.amount * 0.2) if taxed else 0))  # fmt: skip
        y = s.line(y, cells, low=True) + 3
        j.tell(ware, "sku")
    return y + 6


def sconti(p: Press, j: Job, w: list[str]) -> float:
    """Print discounts upon discounts ("10+5")."""
    s = Setting(p=p, j=j, spec="art:70 text:* um:24c qty:48r price:56r sc:40c total:64r iva:26c", texts=w, size=8)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        text, rate = (("10+5", 0.855), ("", 1.0), ("30+10+5", 0.5985))[at % 3]
        amount = round(ware.count * ware.price * rate)
        cells = (ware.sku, ware.text, "PZ", fixed(ware.count, 2, j), fixed(ware.price / 100, 4, j), text, bare(j, amount), "22")  # fmt: skip
        y = s.line(y, cells) + 2
        j.tell(ware, "sku")
    return y + 6


def hsn(p: Press, j: Job, w: list[str]) -> float:
    """Print tariff numbers, a rate "per Nos", lots below, and both halves of the tax inside the table."""
    s = Setting(p=p, j=j, spec="sl:24 text:* hsn:54 gst:34c qty:56r rate:58r per:30c amount:72r", texts=w)
    y = s.head(TOP)
    for at, ware in enumerate(j.wares):
        y = s.line(y, (str(at + 1), ware.text, f"6912{ware.ean[4:8]}", "18%", f"{ware.count} Nos", bare(j, ware.price), "Nos", bare(j, ware.amount)))  # fmt: skip
        y = s.under(y, f"Batch : {ware.serial[:6]}", 1) + 2
        j.tell(ware)
    for name in ("Output CGST 9%", "Output SGST 9%", "Round Off"):
        y = s.line(y, ("", f"        {name}", "", "", "", "", "", bare(j, round(j.net * 0.09) if "GST" in name else 0)))
    p.rule(LEFT, y, RIGHT)
    return s.line(y + 2, ("", "Total", "", "", f"{sum(v.count for v in j.wares)} Nos", "", "", bare(j, j.net)), bold=True) + 10  # fmt: skip


def three_rows(p: Press, j: Job, w: list[str]) -> float:
    """Set each line of goods on three: number and figures, name, remark."""
    y = TOP
    places = ((LEFT, "left"), (LEFT + 250, "right"), (LEFT + 370, "right"), (RIGHT, "right"))
    for n, (x, side) in enumerate(places):
        p.put(x, y, w[n], 8, bold=True, to=side)
    y = p.put(LEFT, y + 11, w[4], 8, bold=True)
    y = p.put(LEFT, y, w[5], 8, bold=True) + 2
    p.rule(LEFT, y, RIGHT)
    y += 3
    for at, ware in enumerate(j.wares):
        cells = (ware.mpn, f"{ware.count} pcs", bare(j, ware.price), bare(j, ware.amount))
        for (x, side), text in zip(places, cells, strict=True):
            p.put(x, y, text, 8.5, to=side)
        y = p.put(LEFT, y + 12, ware.text, 8.5)
        y = p.put(LEFT, y, ("LK-20", "-", "RoHS")[at % 3], 8)
        p.rule(LEFT, y + 1, RIGHT)
        y += 4
        j.tell(ware, "mpn")
    return y + 6


def us_order(p: Press, j: Job, w: list[str]) -> float:
    """Print "2 of: ..." with the seller and the state below, the price of one beside it."""
    y = p.put(LEFT, TOP, w[0], 9, bold=True)
    p.put(RIGHT, y - 12, w[1], 9, bold=True, to="right")
    for ware in j.wares:
        p.put(LEFT, y, f"{ware.count} of: {ware.text}", 9)
        p.put(RIGHT, y, f"${ware.price / 100:,.2f}", 9, to="right")
        y = p.put(LEFT, y + 12, "Sold by: Brightwater Goods (seller profile)", 8)
        y = p.put(LEFT, y + 4, "Condition: New", 8) + 6
        j.tell(ware)
    return y + 4


def shopify(p: Press, j: Job, w: list[str]) -> float:
    """Print the title, the variant and "Qty 3" below each other, the amount at the right."""
    y = TOP
    for ware in j.wares:
        p.put(LEFT + 40, y, ware.text, 9.5, bold=True)
        p.put(RIGHT, y, j.style.money(ware.amount), 9.5, to="right")
        y = p.put(LEFT + 40, y + 13, f"{w[1]} {ware.sku}", 8)
        y = p.put(LEFT + 40, y, f"{w[0]} {ware.count}", 8) + 8
        j.tell(ware, "sku")
    return y + 4


def each_below(p: Press, j: Job, w: list[str]) -> float:
    """Print "text x 3" with the amount, below it the price of one."""
    y = TOP
    for ware in j.wares:
        p.put(LEFT, y, f"{ware.text} \u00d7 {ware.count}", 9.5)
        y = p.put(RIGHT, y, j.style.money(ware.amount), 9.5, to="right")
        price = f"{w[0]} {j.style.money(ware.price)}" if j.language == "de" else f"{j.style.money(ware.price)} {w[0]}"
        y = p.put(RIGHT, y, price, 8, to="right") + 5
        j.tell(ware)
    return y + 4


def two_up(p: Press, j: Job, w: list[str]) -> float:
    """Set two tables side by side."""
    half = (LEFT + RIGHT) / 2
    ends = []
    middle = (len(j.wares) + 1) // 2
    for left, right, goods in ((LEFT, half - 8, j.wares[:middle]), (half + 8, RIGHT, j.wares[middle:])):
        s = Setting(p=p, j=j, spec="sku:52 text:* qty:28r price:40r total:48r", texts=w, size=7, left=left, right=right)
        y = s.head(TOP)
        for ware in goods:
            y = s.line(y, (ware.sku, ware.text, str(ware.count), bare(j, ware.price), bare(j, ware.amount))) + 2
            j.tell(ware, "sku")
        ends.append(y)
    return max(ends) + 6


def headless(p: Press, j: Job, w: list[str]) -> float:
    """Print columns without any heading."""
    s = Setting(p=p, j=j, spec="sku:80 text:* qty:50r price:70r amount:80r", texts=w, size=9)
    y = TOP
    for ware in j.wares:
        y = s.line(y, (ware.sku, ware.text, str(ware.count), bare(j, ware.price), bare(j, ware.amount))) + 4
        j.tell(ware, "sku")
    return y + 6


def pages(p: Press, j: Job, w: list[str]) -> float:
    """Print several pages, each with its own head, the sum carried in and out."""
    s = Setting(p=p, j=j, spec="pos:26 sku:76 text:* qty:52r price:64r total:74r", texts=w[:6])
    y, page, total = s.head(TOP), 1, 0
    for at, ware in enumerate(j.wares):
        if y > BOTTOM - 30:
            y = s.line(y + 2, ("", "", w[7] % page if "%d" in w[7] else w[7], "", "", bare(j, total)))
            p.break_page()
            page += 1
            p.put(LEFT, 36, w[8] % page, 8)
            y = s.head(60.0)
            y = s.line(y, ("", "", w[6] % (page - 1), "", "", bare(j, total))) + 3
        y = (
            s.line(y, (str(at + 1), ware.sku, ware.text, str(ware.count), bare(j, ware.price), bare(j, ware.amount)))
            + 4
        )
        total += ware.amount
        j.tell(ware, "sku")
    return y + 6


FIRST_HALF: tuple[tuple[Form, int], ...] = tuple(
    (Form(draw, count), count)
    for draw, count in (
        (us_wholesale, 7), (factory, 5), (german_pe, 7), (remise, 7), (vat_code, 7), (sconti, 7), (hsn, 5), (three_rows, 5), (us_order, 4),
        (shopify, 4), (each_below, 5), (two_up, 10), (headless, 6), (pages, 30),
    )
)  # fmt: skip
