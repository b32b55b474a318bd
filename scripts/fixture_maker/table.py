"""Tables of line items in many styles.

In: a paper and its columns. Out: a drawn table whose words are tagged `item:N`. Never: a look of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from scripts.fixture_maker.canvas import BLACK, GREY, Canvas, Color, Ink

if TYPE_CHECKING:
    from collections.abc import Callable

    from scripts.fixture_maker.paper import Line, Paper

BODY = Ink(size=8.5)
HEAD = Ink(size=8, font="hebo")
HAND = Ink(font="tiit", size=12.5, color=(0.05, 0.15, 0.6))


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: what it shows, its width in points, alignment, and its heading where it is not the usual one."""

    key: str
    width: float
    align: str = "l"
    head: str = ""


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A style: `rules` none, head, rows or grid; `zebra` shades every second row; `fill` is the heading's."""

    ink: Ink = BODY
    head: Ink = HEAD
    rules: str = "head"
    fill: Color | None = None
    zebra: Color | None = None
    color: Color = BLACK
    pad: float = 4
    leading: float = 1.28
    upper: bool = False


def columns(spec: str, *heads: tuple[str, str]) -> tuple[Column, ...]:
    """Read columns from text like "pos:20 text:180 qty:40r"; heads override headings by key."""
    named = dict(heads)
    out = []
    for part in spec.split():
        key, width = part.split(":")
        align = width[-1] if width[-1] in "rc" else "l"
        out.append(Column(key=key, width=float(width.rstrip("rc")), align=align, head=named.get(key, "")))
    return tuple(out)


def cell(paper: Paper, line: Line, index: int, column: Column, ink: Ink) -> list[str]:
    """Return the lines that stand in one cell."""
    width = column.width - 6
    plain = {
        "pos": str(index + 1),
        "sku": line.sku,
        "ean": line.printed or line.ean,
        "asin": line.asin,
        "mpn": line.mpn,
        "qty": str(line.qty),
        "unit": line.unit,
        "cartons": line.cartons,
        "unitqty": f"{line.unit} {line.qty}".strip(),
        "qtyunit": f"{line.qty} {line.unit}".strip(),
        "rate": f"{paper.rate}%",
        "tick": "",
    }
    if column.key in plain:
        return [plain[column.key]]
    if column.key in {"price", "amount"}:
        value = Decimal(line.price or 0) if column.key == "price" else line.amount
        return [paper.money(value)] if line.price and not paper.hidden else [""]
    rows = ink.wrap(line.text, width)
    second = {
        "text+sku": line.sku,
        "text+ean": f"EAN {line.printed or line.ean}",
        "text+mpn": f"{paper.word('mpn')} {line.mpn}",
    }
    extra = second.get(column.key, "")
    return [*rows, *([extra] if extra.strip() and not extra.endswith("EAN ") else [])]


def heading(paper: Paper, column: Column) -> str:
    """Return a column's heading; | breaks the line."""
    same = {"qtyunit": "qty", "unitqty": "qty"}
    key = same.get(column.key, column.key.split("+")[0])
    return column.head or ("" if key in {"tick", "cartons"} else paper.word(key))


def draw_head(canvas: Canvas, paper: Paper, x: float, y: float, cols: tuple[Column, ...], grid: Grid) -> float:
    """Draw the headings; return the top of the first row."""
    heads = [heading(paper, c).split("|") for c in cols]
    height = max(len(h) for h in heads) * grid.head.size * 1.2 + 2 * grid.pad
    right = x + sum(c.width for c in cols)
    if grid.fill:
        canvas.box((x, y, right, y + height), fill=grid.fill, color=None)
    if grid.rules in {"head", "rows"}:
        canvas.line(x, y + height, right, y + height, color=grid.color, width=0.9)
    if grid.rules == "rows":
        canvas.line(x, y, right, y, color=grid.color, width=0.9)
    left = x
    for column, rows in zip(cols, heads, strict=True):
        if grid.rules == "grid":
            canvas.box((left, y, left + column.width, y + height), color=grid.color)
        at = y + grid.pad + grid.head.size * 0.85
        for row in rows:
            text = row.upper() if grid.upper else row
            canvas.text(anchor(left, column), at, text, grid.head.but(align=column.align))
            at += grid.head.size * 1.2
        left += column.width
    return y + height


def anchor(left: float, column: Column) -> float:
    """Return where a cell's text is anchored."""
    return {"l": left + 3, "c": left + column.width / 2, "r": left + column.width - 3}[column.align]


def draw_row(
    canvas: Canvas, paper: Paper, at: tuple[float, float], cols: tuple[Column, ...], index: int, grid: Grid
) -> float:
    """Draw one line item; return its bottom."""
    x, y = at
    line = paper.lines[index]
    cells = [cell(paper, line, index, c, grid.ink) for c in cols]
    step = grid.ink.size * grid.leading
    height = max(len(c) for c in cells) * step + 2 * grid.pad - 2
    right = x + sum(c.width for c in cols)
    if grid.zebra and index % 2:
        canvas.box((x, y, right, y + height), fill=grid.zebra, color=None)
    left = x
    for column, rows in zip(cols, cells, strict=True):
        if grid.rules == "grid":
            canvas.box((left, y, left + column.width, y + height), color=grid.color)
        for number, row in enumerate(rows):
            base = y + grid.pad + grid.ink.size * 0.85 + number * step
            if row:
                canvas.text(anchor(left, column), base, row, grid.ink.but(align=column.align), f"item:{index}")
        if column.key == "tick":
            canvas.box((left + 5, y + grid.pad, left + 13, y + grid.pad + 8))
        if paper.hidden and column.key in {"price", "amount"}:
            canvas.box((left + 8, y + 2, left + column.width - 1, y + height - 3), fill=BLACK)
        left += column.width
    if line.note:
        canvas.text(
            min(right + 6, canvas.width - HAND.width(line.note) - 8),
            y + height - 5,
            line.note,
            HAND.but(tilt=2 - index % 3),
            f"item:{index}",
        )
    if grid.rules == "rows":
        canvas.line(x, y + height, right, y + height, color=GREY, width=0.3)
    return y + height


def draw(
    canvas: Canvas, paper: Paper, at: tuple[float, float], cols: tuple[Column, ...], grid: Grid,
    bottom: float = 720, again: Callable[[Canvas, str], float] | None = None,
) -> float:  # fmt: skip
    """Draw the whole table; below `bottom` a new page begins with what `again` draws (told the sum so far)."""
    x, y = at
    y = draw_head(canvas, paper, x, y, cols, grid)
    done = Decimal(0)
    for index, line in enumerate(paper.lines):
        if again and y > bottom:
            y = draw_head(canvas, paper, x, again(canvas, paper.money(done)), cols, grid)
        y = draw_row(canvas, paper, (x, y), cols, index, grid)
        done += line.amount
    return y
