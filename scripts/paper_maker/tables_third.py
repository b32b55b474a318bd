"""A third batch of tables, all as data: what each line of goods prints where, under which heading.

In: a press, a `Job`. Out: the table printed and told. Never: a function for one table; a look at how earlier ones were read.
"""

# ruff: noqa: ARG005 -- each cell gets the same three
from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.paper_maker.grid import Look, columns, grid
from scripts.paper_maker.job import BOTTOM, LEFT, RIGHT, TOP

if TYPE_CHECKING:
    from collections.abc import Callable

    from scripts.paper_maker.job import Job
    from scripts.paper_maker.press import Press
    from scripts.paper_maker.wares import Ware

Piece = tuple[float, str, str]  # where, to which side, a template
Line = tuple[Piece, ...]
SIZES = ("s", "m", "l", "xl")
PER_CARTON, PER_PACK = 12, 10
ROUND = (1000, 1200, 12, 2400, 500, 2000, 1500, 3)


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("tables_third.toml").read_text(encoding="utf-8"))


def _minus(text: str) -> str:
    return f"{text.removeprefix('-')}-" if text.startswith("-") else text


def _gross(cents: int) -> int:
    return round(cents * 1.2)


def _of_size(number: int) -> Callable[[Job, Ware, int], str]:
    return lambda _, w, at: str(_split(w.count)[number] or "")


PRINTS: dict[str, Callable[[Job, Ware, int], str]] = {
    "pos6": lambda _, w, at: f"{(at + 1) * 10:06d}",
    "count": lambda _, w, at: str(w.count),
    "colourof": lambda j, w, at: j.heads["colours"],
    **{size: _of_size(n) for n, size in enumerate(SIZES)},
    "pzn": lambda _, w, at: w.ean[3:11],
    "expiry": lambda _, w, at: f"{at % 12 + 1:02d}/2028",
    "lot": lambda _, w, at: f"{w.serial[:2]}{w.serial[-4:]}",
    "bonus": lambda _, w, at: "" if at % 2 else "2",
    "netprice": lambda j, w, at: j.style.money(round(w.price / 1.2)),
    "grossprice": lambda j, w, at: j.style.money(w.price),
    "gross": lambda j, w, at: j.style.money(w.amount),
    "net": lambda j, w, at: j.style.money(w.amount, bare=True),
    "vatamount": lambda j, w, at: j.style.money(_gross(w.amount) - w.amount, bare=True),
    "withvat": lambda j, w, at: j.style.money(_gross(w.amount), bare=True),
    "service": lambda j, w, at: j.heads["services"],
    "asinline": lambda _, w, at: f"ASIN: {w.asin}",
    "numberline": lambda j, w, at: f"{j.heads['l_number']} 2{w.ean[1:12]}",
    "modelline": lambda j, w, at: f"{j.heads['l_model']} {w.mpn}",
    "tariffline": lambda j, w, at: f"{j.heads['l_tariff']} 6912{w.ean[4:8]}",
    "usdprice": lambda _, w, at: f"USD {w.price / 100:,.2f}",
    "usdamount": lambda _, w, at: f"USD {w.amount / 100:,.2f}",
    "usdqty": lambda _, w, at: f"{w.count:,} PCS",
    "cartons": lambda _, w, at: str(w.count // PER_CARTON),
    "percarton": lambda _, w, at: str(PER_CARTON),
    "packqty": lambda _, w, at: f"{w.count // PER_PACK} x {PER_PACK} {w.unit}",
    "content": lambda _, w, at: str((6, 12, 24)[at % 3]),
    "packprice": lambda j, w, at: j.style.money(w.price, bare=True),
    "taxcode": lambda _, w, at: "A" if at % 2 else "B",
    "qtyminus": lambda j, w, at: _minus(j.style.quantity(w.count)),
    "amountminus": lambda j, w, at: _minus(j.style.money(w.amount, bare=True)),
    "reasonline": lambda j, w, at: j.heads["reason"] if w.count < 0 else "",
    "priceper": lambda j, w, at: f"{j.style.money(w.price * 100, bare=True)} / 100",
    "perunit": lambda _, w, at: f"/ {w.unit}",
    "tenth": lambda j, w, at: f"-{j.style.money(round(w.amount / 10), bare=True)}",
    "serialsline": lambda j, w, at: f"{j.heads['l_serial']} {w.serial}, {w.serial[:-3]}{int(w.serial[-3:]) ^ 7:03d}",
    "moreserials": lambda _, w, at: f"{w.serial[:-4]}{int(w.serial[-4:]) ^ 99:04d}, {w.serial[:-4]}{int(w.serial[-4:]) ^ 18:04d}",
    "part1": lambda j, w, at: f"\u2022 {j.heads['parts']}",
    "sometimes": lambda j, w, at: j.heads["delivery"] % int(w.serial[-4:]) if at % 2 == 0 and "%" in j.heads["delivery"] else "",
    "cut": lambda _, w, at: w.text[:26].rstrip(),
}  # fmt: skip


def _split(count: int) -> tuple[int, int, int, int]:
    """Return a count as four, the first sizes first."""
    each = count // 4
    return each, each + count % 4, each, each


@dataclass(frozen=True)
class Form:
    """One table: columns and a look, or `heads` and `lines` of pieces; `goods` changes what is sold before it is printed."""

    name: str
    count: int
    codes: tuple[str, ...] = ()
    cols: str = ""
    look: Look = field(default_factory=Look)
    heads: tuple[Line, ...] = ()
    lines: tuple[Line, ...] = ()
    size: float = 9.0
    lead: float = 4.0
    wide: float = 200.0
    breaks: bool = False  # a page may end inside a line of goods
    goods: Callable[[list[Ware]], list[Ware]] = list

    def __call__(self, p: Press, j: Job) -> float:
        """Print the table; return the y under it."""
        j.without_discount()
        words = _words()[j.language]
        j.heads |= {key: j.chance.choice(forms) for key, forms in words.items()}
        j.heads |= {"s": "S", "m": "M", "l": "L", "xl": "XL", "colourof": j.heads["colour"], "part1": ""}
        j.prints = PRINTS
        j.wares = self.goods(j.wares)
        return grid(p, j, columns(self.cols), self.look, self.codes) if self.cols else self._printed(p, j)

    def _printed(self, p: Press, j: Job) -> float:
        y = self._head(p, j, TOP)
        for at, ware in enumerate(j.wares):
            if y > BOTTOM - self.size * 1.35 * len(self.lines) and not self.breaks:
                p.break_page()
                y = self._head(p, j, 60.0)
            for line in self.lines:
                if y > BOTTOM - 10:
                    p.break_page()
                    y = self._head(p, j, 60.0)
                y = self._line(p, j, line, (ware, at, y))
            y += self.lead
            cut = any("{cut}" in piece[2] for line in self.lines for piece in line)
            j.tell(replace(ware, text=ware.text[:26].rstrip()) if cut else ware, *self.codes)
        return y + 6

    def _head(self, p: Press, j: Job, y: float) -> float:
        for line in self.heads:
            for x, to, key in line:
                p.put(x, y, j.head(key), self.size - 0.5, bold=True, to=to)
            y += self.size * 1.35
        if self.heads:
            p.rule(LEFT, y, RIGHT)
        return y + 4

    def _line(self, p: Press, j: Job, line: Line, place: tuple[Ware, int, float]) -> float:
        ware, at, y = place
        below = y
        for x, to, template in line:
            text = template.format_map(_Cells(j, ware, at))
            for n, part in enumerate(p.wrapped(text, self.wide, self.size) if "{text}" in template else [text]):
                below = max(below, p.put(x, y + n * self.size * 1.35, part, self.size, to=to)) if part else below
        return below


class _Cells(dict[str, str]):
    """What a template may name: a cell of the ware, or a word of the paper."""

    def __init__(self, j: Job, ware: Ware, at: int) -> None:
        super().__init__()
        self.of = (j, ware, at)

    def __missing__(self, key: str) -> str:
        j, ware, at = self.of
        return j.heads[key] if key.startswith("l_") or key in {"rebate", "gross_line"} else j.print_of(ware, key, at)


def _counts(counts: tuple[int, ...]) -> Callable[[list[Ware]], list[Ware]]:
    return lambda goods: [replace(w, count=counts[at % len(counts)]) for at, w in enumerate(goods)]


def _times(factor: int) -> Callable[[list[Ware]], list[Ware]]:
    return lambda goods: [replace(w, count=factor * (w.count % 30 + 1)) for w in goods]


def _back(goods: list[Ware]) -> list[Ware]:
    return [replace(w, count=-w.count) if at % 2 else w for at, w in enumerate(goods)]


def _lone(goods: list[Ware]) -> list[Ware]:
    return [replace(goods[0], text=f"{goods[0].text}, {goods[1].text}")]


MIDDLE = LEFT + 90
THIRD: tuple[Form, ...] = (
    Form("size_grid", 6, ("sku",), "sku:66 text:* colourof:46 s:22r m:22r l:22r xl:24r qty:44r price:54r amount:66r", Look(rules="grid", size=8)),
    Form("pharmacy", 7, ("pzn",), "pzn:56 text:* lot:56 expiry:48 qty:46r bonus:44r price:56r amount:66r", Look(rules="rows", size=8)),
    Form("serials", 5, ("sku",), "pos:25 sku:80 text:* qty:48r price:70r amount:80r", Look(under=("serialsline", "moreserials"), lead=6)),
    Form("marketplace", 4, ("asin",), "text:190 qty:40c netprice:75r vat:45r grossprice:75r gross:*r", Look(rules="rows", under=("asinline",), size=8.5)),
    Form("auction", 4, (), "count:52 text:* service:110 amount:85r", Look(rules="rows", under=("numberline",))),
    Form("export", 5, ("mpn",), "pos:25 text:* usdqty:80r usdprice:90r usdamount:100r", Look(rules="grid", under=("modelline", "tariffline"))),
    Form("cartons", 6, ("sku",), "sku:72 text:* cartons:52r percarton:54r qty:52r price:62r amount:72r", Look(size=8.5), goods=_times(PER_CARTON)),
    Form("packs", 6, ("sku",), "pos:25 sku:78 text:* packqty:85r price:70r amount:80r", goods=_times(PER_PACK)),
    Form("bundled", 4, ("sku",), "sku:78 text:* qty:55r price:75r amount:85r", Look(under=("part1",), lead=6)),
    Form("returned", 6, ("sku",), "sku:78 text:* qtyminus:60r price:75r amountminus:90r", Look(rules="rows"), goods=_back),
    Form("thousands", 8, ("ean",), "ean:90 text:* qty:60r unit:36 price:70r amount:85r", Look(rules="zebra"), goods=_counts(ROUND)),
    Form("price_per", 6, ("sku",), "pos:25 sku:78 text:* qtyunit:75r priceper:95r amount:85r"),
    Form("per_unit", 6, ("sku",), "qty:50r unit:36 sku:78 text:* price:62r perunit:44 amount:78r", Look(rules="none")),
    Form("gross_net", 6, ("ean",), "ean:84 text:* qty:44r price:54r net:60r vat:36r vatamount:56r withvat:64r", Look(rules="rows", size=8)),
    Form("wholesale", 7, ("sku",), "sku:72 text:* packprice:62r content:58r qty:50r amount:75r taxcode:30c", Look(rules="none", size=8.5)),
    Form("lone", 2, (), "text:170 qty:70r price:85r vat:70r amount:*r", Look(rules="rows"), goods=_lone),
    Form("checkout", 4, ("sku",), lines=(
        ((LEFT, "left", "{count} \u00d7 {text}"), (RIGHT, "right", "{amount}")), ((LEFT + 14, "left", "{l_sku} {sku}"),)), wide=330, lead=8),
    Form("conditions", 5, ("sku", "ean"), heads=(
        ((LEFT, "left", "pos"), (LEFT + 50, "left", "sku"), (LEFT + 260, "right", "qty"), (LEFT + 380, "right", "price"), (RIGHT, "right", "amount")),
        ((LEFT + 50, "left", "text"),)), lines=(
        ((LEFT, "left", "{pos6}"), (LEFT + 50, "left", "{sku}"), (LEFT + 260, "right", "{qtyunit}"), (LEFT + 380, "right", "{price}"), (RIGHT, "right", "{amount}")),
        ((LEFT + 50, "left", "{text}"),), ((LEFT + 50, "left", "{l_ean} {ean}"),),
        ((LEFT + 70, "left", "{gross_line}"), (LEFT + 380, "right", "{price}"), (RIGHT, "right", "{amount}"))), wide=300),
    Form("discount_rows", 5, ("sku",), heads=(
        ((LEFT, "left", "sku"), (MIDDLE, "left", "text"), (LEFT + 320, "right", "qty"), (LEFT + 400, "right", "price"), (RIGHT, "right", "amount")),), lines=(
        ((LEFT, "left", "{sku}"), (MIDDLE, "left", "{text}"), (LEFT + 320, "right", "{qty}"), (LEFT + 400, "right", "{price}"), (RIGHT, "right", "{amount}")),
        ((MIDDLE, "left", "{rebate} 10 %"), (RIGHT, "right", "{tenth}"))), wide=180),
    Form("spanned", 6, ("sku",), heads=(
        ((LEFT, "left", "sku"), (MIDDLE, "left", "text"), (LEFT + 305, "centre", "qty"), (LEFT + 440, "centre", "price")),
        ((LEFT + 300, "right", "ordered"), (LEFT + 365, "right", "shipped"), (LEFT + 425, "right", "each"), (RIGHT, "right", "amount"))), lines=(
        ((LEFT, "left", "{sku}"), (MIDDLE, "left", "{text}"), (LEFT + 300, "right", "{ordered}"), (LEFT + 365, "right", "{shipped}"),
         (LEFT + 425, "right", "{bareprice}"), (RIGHT, "right", "{bareamount}")),), size=8.5, wide=150),
    Form("pairs", 4, ("sku",), lines=(
        ((LEFT, "left", "{l_text}"), (LEFT + 120, "left", "{text}")), ((LEFT, "left", "{l_sku}"), (LEFT + 120, "left", "{sku}")),
        ((LEFT, "left", "{l_qty}"), (LEFT + 120, "left", "{qty}")), ((LEFT, "left", "{l_price}"), (LEFT + 120, "left", "{price}")),
        ((LEFT, "left", "{l_amount}"), (LEFT + 120, "left", "{amount}"))), wide=360, lead=10),
    Form("counter", 6, ("ean",), lines=(
        ((LEFT + 12, "right", "{count}"), (LEFT + 22, "left", "{cut}"), (LEFT + 230, "right", "{bareprice}"), (LEFT + 290, "right", "{bareamount}")),
        ((LEFT + 22, "left", "{ean}"),)), lead=1),
    Form("interleaved", 7, ("sku", "ean"), heads=(
        ((LEFT, "left", "sku"), (MIDDLE, "left", "text"), (LEFT + 320, "right", "qty"), (LEFT + 400, "right", "price"), (RIGHT, "right", "amount")),), lines=(
        ((LEFT, "left", "{sometimes}"),),
        ((LEFT, "left", "{sku}"), (MIDDLE, "left", "{text}"), (LEFT + 320, "right", "{qty}"), (LEFT + 400, "right", "{price}"), (RIGHT, "right", "{amount}")),
        ((MIDDLE, "left", "{l_ean} {ean}"),)), wide=180),
    Form("broken", 20, ("sku", "ean"), heads=(
        ((LEFT, "left", "pos"), (LEFT + 30, "left", "text"), (LEFT + 320, "right", "qty"), (LEFT + 400, "right", "price"), (RIGHT, "right", "amount")),), lines=(
        ((LEFT, "left", "{pos}"), (LEFT + 30, "left", "{text}"), (LEFT + 320, "right", "{qty}"), (LEFT + 400, "right", "{price}"), (RIGHT, "right", "{amount}")),
        ((LEFT + 30, "left", "{l_sku} {sku}"),), ((LEFT + 30, "left", "{l_ean} {ean}"),)), breaks=True, wide=230),
)  # fmt: skip
