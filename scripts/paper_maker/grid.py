"""Tables of goods drawn from a description of their columns and of how they look.

In: a `Job`, columns, a `Look`. Out: a printed table, over several pages where it is long. Never: a cell that the truth lacks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.paper_maker.job import BOTTOM, CODES, LEFT, RIGHT, TOP

if TYPE_CHECKING:
    from scripts.paper_maker.job import Job
    from scripts.paper_maker.press import Press
    from scripts.paper_maker.wares import Ware

KEYS = {
    "pos10": "pos", "qtyunit": "qty", "unitqty": "qty", "qtyprice": "qty", "price100": "price", "skutext": "text", "bareprice": "price",
    "bareamount": "amount", "timestext": "text", "texttimes": "text",
    "usdqty": "qty", "usdprice": "price", "usdamount": "amount", "packqty": "qty", "count": "qty", "qtyminus": "qty", "amountminus": "amount",
    "priceper": "price", "withvat": "gross", "perunit": "per",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column from `left` to `right`, its cells and its heading set `to` one side or the middle."""

    key: str
    left: float
    right: float
    to: str = "left"

    @property
    def at(self) -> float:
        """Where its text is set."""
        return {"left": self.left, "right": self.right, "centre": (self.left + self.right) / 2}[self.to]


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a table looks. `under`: what stands below a line's text; `numbers`: where numbers stand beside wrapped text.

    `rules`: none, head, rows, grid, zebra. `over`: the text stands on a line of its own above the numbers.
    `carry`: sums are carried over page ends; `repeat`: the heading is printed on each page.
    """

    rules: str = "head"
    size: float = 9.0
    lead: float = 4.0
    numbers: str = "top"
    under: tuple[str, ...] = ()
    over: bool = False
    upright: bool = False
    upper: bool = False
    bold: bool = True
    carry: bool = False
    repeat: bool = True
    start: float = TOP


def columns(spec: str, left: float = LEFT, right: float = RIGHT) -> tuple[Column, ...]:
    """Return columns from "key:width" with r or c for the side; "text:*" takes what the others leave."""
    parts = [part.split(":") for part in spec.split()]
    widths = [0.0 if w.startswith("*") else float(w.rstrip("rc")) for _, w in parts]
    rest = right - left - sum(widths)
    found, x = [], left
    for (key, width), wide in zip(parts, widths, strict=True):
        to = {"r": "right", "c": "centre"}.get(width[-1], "left")
        own = wide or rest
        found.append(Column(key=key, left=x + 2, right=x + own - 2, to=to))
        x += own
    return tuple(found)


def head(p: Press, j: Job, cols: tuple[Column, ...], look: Look, y: float) -> float:
    """Print the heading row; return the y under it."""
    size = look.size - 0.5
    if look.upright:
        for c in cols:
            p.upright((c.left + c.right) / 2 + 3, y + 60, j.head(KEYS.get(c.key, c.key)), size)
        bottom = y + 64
    else:
        top = y
        texts = [p.wrapped(_cased(j.head(KEYS.get(c.key, c.key)), look), c.right - c.left + 2, size) for c in cols]
        widest = max(p.wide(part, size, bold=look.bold) / (c.right - c.left + 2) for c, text in zip(cols, texts, strict=True) for part in text)  # fmt: skip
        size = size / max(1.0, widest)  # a word too wide for its column makes the whole row smaller
        lines = max(map(len, texts))
        if look.rules == "zebra":
            p.tint(LEFT, top - 2, RIGHT, top + lines * size * 1.35 + 2, 0.8)
        for c, text in zip(cols, texts, strict=True):
            for n, part in enumerate(text):
                p.put(c.at, top + n * size * 1.35, part, size, bold=look.bold, to=c.to)
        bottom = top + lines * size * 1.35 + 3
    if look.rules in {"head", "grid", "rows"}:
        p.rule(LEFT, bottom, RIGHT)
    return bottom + 4


def _cased(text: str, look: Look) -> str:
    return text.upper() if look.upper else text


def under(j: Job, ware: Ware, key: str) -> str:
    """Return what a line below an item's text says."""
    if key in j.prints:
        return j.prints[key](j, ware, 0)
    told = {
        "sku": f"{j.head('l_sku')} {ware.sku}", "ean": f"{j.head('l_ean')} {ware.ean}", "bare_sku": ware.sku, "bare_ean": ware.ean,
        "serial": f"{j.head('l_serial')} {ware.serial}", "lot": f"{j.head('l_lot')} {ware.serial[:2]}{ware.serial[-4:]}",
        "delivery": j.head("delivery") % int(ware.serial[-4:]) if "%" in j.head("delivery") else "", "origin": j.head("l_origin"),
    }  # fmt: skip
    return told[key]


def row(p: Press, j: Job, cols: tuple[Column, ...], look: Look, ware: Ware, place: tuple[int, float]) -> float:
    """Print one line of goods; return the y under it."""
    at, y = place
    text_at = next((c for c in cols if KEYS.get(c.key, c.key) == "text"), None)
    wide = (RIGHT - LEFT if look.over or text_at is None else text_at.right - text_at.left) + 1
    printed = j.print_of(ware, text_at.key if text_at else "text", at)
    lines = p.wrapped(printed, wide, look.size)
    step = look.size * 1.35
    height = step * (len(lines) + len(look.under) + bool(look.over))
    if look.rules == "zebra" and at % 2:
        p.tint(LEFT, y - 2, RIGHT, y + height, 0.93)
    last = y + step * (len(lines) - 1)
    level = {"top": y, "bottom": last, "middle": (y + last) / 2}[look.numbers]
    level = y + step * len(lines) if look.over else level
    left = LEFT + 2 if look.over or text_at is None else text_at.at
    side = "left" if look.over or text_at is None else text_at.to
    for n, line in enumerate(lines):
        p.put(left, y + n * step, line, look.size, to=side)
    for n, key in enumerate(look.under):
        p.put(left, y + step * (len(lines) + bool(look.over) + n), under(j, ware, key), look.size - 1, to=side)
    for c in cols:
        if c is not text_at:
            p.put(c.at, level, j.print_of(ware, c.key, at), look.size, to=c.to)
    bottom = y + height
    if look.rules in {"rows", "grid"}:
        p.rule(LEFT, bottom, RIGHT)
    return bottom + look.lead


def codes_of(cols: tuple[Column, ...], look: Look) -> tuple[str, ...]:
    """Return the codes that a table prints."""
    shown = {c.key for c in cols} | {key.removeprefix("bare_") for key in look.under}
    shown |= {"sku"} if any(c.key == "skutext" for c in cols) else set()
    return tuple(key for key in CODES if key in shown)


def grid(p: Press, j: Job, cols: tuple[Column, ...], look: Look, codes: tuple[str, ...] | None = None) -> float:
    """Print a table; return the y under it. `codes` are told of each line where columns and look do not say it."""
    shown = codes_of(cols, look) if codes is None else codes
    y = top = head(p, j, cols, look, look.start)
    edges = [top]
    total = 0
    for at, ware in enumerate(j.wares):
        if y > BOTTOM - 40:
            _upright_rules(p, cols, look, edges[-1], y)
            y = _turn(p, j, cols, look, total)
            edges.append(y)
        y = row(p, j, cols, look, ware, (at, y))
        total += ware.amount
        j.tell(ware, *shown)
    _upright_rules(p, cols, look, edges[-1], y)
    return y + 8


def _upright_rules(p: Press, cols: tuple[Column, ...], look: Look, top: float, bottom: float) -> None:
    if look.rules == "grid":
        for x in (LEFT, *(c.right + 2 for c in cols)):
            p.rule(x, top - 20, x, bottom - look.lead)


def _turn(p: Press, j: Job, cols: tuple[Column, ...], look: Look, total: int) -> float:
    """Go to the next page, sums carried where the paper does so; return the y to go on at."""
    if look.carry:
        p.put(LEFT + 150, BOTTOM - 20, j.head("carried_out"), look.size)
        p.put(RIGHT, BOTTOM - 20, j.style.money(total), look.size, to="right")
    p.break_page()
    y = head(p, j, cols, look, 60.0) if look.repeat else 60.0
    if look.carry:
        p.put(LEFT + 150, y, j.head("carried_in"), look.size)
        y = p.put(RIGHT, y, j.style.money(total), look.size, to="right") + look.lead
    return y
