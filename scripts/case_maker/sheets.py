"""Papers printed: nine layouts, each drawn from what the table of a case says.

In: a `Paper` and its parties. Out: PDF bytes. Never: words of its own.
"""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.paper_maker.press import Press, face

if TYPE_CHECKING:
    from collections.abc import Callable

    import pymupdf

    from scripts.case_maker.model import Paper, Party

_FACES = {
    "sans": ("helv", "hebo"),
    "serif": ("tiro", "tibo"),
    "mono": ("cour", "cobo"),
    "japan": ("japan", "japan"),
}


class Print(Press):
    """A press with a choice of faces."""

    def __init__(self, width: float, height: float, family: str) -> None:
        self.family = family
        super().__init__(width, height)

    def _face(self, *, bold: bool) -> pymupdf.Font:
        return face(_FACES[self.family][bold])


@dataclass(frozen=True)
class Look:
    """How a table is drawn: `head` and `grid` choose tint and lines, `size` is of its letters in points."""

    left: float = 45
    right: float = 550
    size: float = 9
    head: str = "rule"
    grid: str = "none"
    step: float = 6
    foot: float = 760


def money(value: float, style: str) -> str:
    """Return a sum of money as `style` shows 1234.5."""
    text = f"{value:,.2f}"
    if style == "1234.50":
        return text.replace(",", "")
    if style == "1,234.50":
        return text
    if style == "1,234":
        return f"{value:,.0f}"
    gap = {"1.234,50": ".", "1 234,50": " ", "1234,50": ""}[style]
    return text.replace(",", "\0").replace(".", ",").replace("\0", gap)


def filled(paper: Paper) -> tuple[list[tuple[str, str]], list[list[str]], float]:
    """Return kinds and heads, the cells of all rows, and the net sum."""
    cols = [(part[0], part[1:].strip()) for part in paper.cols.split("|")] if paper.cols else []
    rows, net = [], 0.0
    for number, given in enumerate(paper.rows, 1):
        rest, cells, count, price = list(given), [], 1.0, 0.0
        for kind, _ in cols:
            if kind == "#":
                cells.append(str(number))
            elif kind == "a":
                net += round(count * price, 2)
                cells.append(money(round(count * price, 2), paper.money))
            else:
                value = rest.pop(0)
                if kind == "q" and not isinstance(value, str):
                    count = float(value)
                if kind == "p" and not isinstance(value, str):
                    price = float(value)
                cells.append(
                    money(float(value), paper.money) if kind == "p" and not isinstance(value, str) else str(value)
                )
        rows.append(cells)
    return cols, rows, round(net, 2)


def sums(paper: Paper, net: float) -> list[tuple[str, str]]:
    """Return the labels and sums under a table."""
    tax = round(net * paper.tax / 100, 2)
    values = {1: (net + tax,), 2: (net, net + tax), 3: (net, tax, net + tax)}.get(len(paper.sums), ())
    return [(label, _with(paper, value)) for label, value in zip(paper.sums, values, strict=True)]


def _with(paper: Paper, value: float) -> str:
    shown = money(value, paper.money)
    before = paper.currency in {"£", "$", "¥", "US$"}
    return f"{paper.currency}{shown}" if before else f"{shown} {paper.currency}".strip()


def table(press: Print, y: float, paper: Paper, look: Look) -> float:
    """Draw heads, rows and sums; break pages; return the y under them."""
    cols, rows, net = filled(paper)
    if not cols:
        return y
    places = _places(press, cols, rows, look)
    y = _heads(press, y, cols, places, look)
    for cells in rows:
        lines = [c.split("\n") for c in cells]
        wrapped = [
            [w for part in parts for w in press.wrapped(part, place[1] - place[0], look.size)] if kind == "t" else parts
            for parts, place, (kind, _) in zip(lines, places, cols, strict=True)
        ]
        deep = max(len(w) for w in wrapped) * look.size * 1.35
        if y + deep > look.foot:
            press.break_page()
            y = _heads(press, 50, cols, places, look)
        for parts, (x0, x1), (kind, _) in zip(wrapped, places, cols, strict=True):
            right = kind in "qpa"
            for n, part in enumerate(parts):
                press.put(
                    x1 if right else x0, y + n * look.size * 1.35, part, look.size, to="right" if right else "left"
                )
        y += deep + look.step
        if look.grid == "lines":
            press.rule(look.left, y - look.step / 2, look.right, y - look.step / 2)
    press.rule(look.left, y, look.right, y)
    y += 6
    for label, value in sums(paper, net):
        last = label == paper.sums[-1]
        press.put(look.right - 190, y, label, look.size, bold=last)
        y = press.put(look.right, y, value, look.size, bold=last, to="right") + 2
    return y


def _places(press: Print, cols: list[tuple[str, str]], rows: list[list[str]], look: Look) -> list[tuple[float, float]]:
    wide = []
    for n, (kind, head) in enumerate(cols):
        cells = [part for row in rows for part in row[n].split("\n")]
        wide.append(0.0 if kind == "t" else max(press.wide(c, look.size, bold=c == head) for c in [head, *cells]))
    rest = look.right - look.left - sum(wide) - 10 * (len(cols) - 1)
    texts = sum(kind == "t" for kind, _ in cols)
    places, x = [], look.left
    for (kind, _), width in zip(cols, wide, strict=True):
        end = x + (rest / texts if kind == "t" else width)
        places.append((x, end))
        x = end + 10
    return places


def _heads(press: Print, y: float, cols: list[tuple[str, str]], places: list[tuple[float, float]], look: Look) -> float:
    if look.head == "tint":
        press.tint(look.left - 3, y - 3, look.right + 3, y + look.size * 1.5, 0.86)
    for (kind, head), (x0, x1) in zip(cols, places, strict=True):
        right = kind in "qpa"
        press.put(x1 if right else x0, y, head, look.size, bold=True, to="right" if right else "left")
    y += look.size * 1.35 + 3
    press.rule(look.left, y, look.right, y)
    return y + 5


def _notes(press: Print, y: float, paper: Paper, left: float, right: float) -> float:
    for note in paper.notes:
        for line in press.wrapped(note, right - left, 8.5):
            y = press.put(left, y, line, 8.5)
        y += 3
    return y


def _facts(press: Print, x: float, y: float, facts: tuple[tuple[str, str], ...], gap: float) -> float:
    for label, value in facts:
        press.put(x, y, label, 9)
        y = press.put(x + gap, y, value, 9)
    return y


def letterhead(paper: Paper, by: Party, to: Party, ship: Party | None) -> Print:
    """Draw the sender on top at the left, facts at the right, the buyer in a frame."""
    press = Print(595, 842, paper.face)
    press.put(45, 36, by.name, 15, bold=True)
    press.stack(45, 57, [*by.address()[1:], *by.contact()], 8)
    press.put(550, 36, paper.title, 18, bold=True, to="right")
    _facts(press, 345, 70, paper.facts, 95)
    press.put(45, 150, paper.to_label, 8, bold=True)
    press.stack(45, 163, to.address(), 9.5)
    if ship:
        press.put(345, 150, paper.ship_label, 8, bold=True)
        press.stack(345, 163, ship.address(), 9.5)
    y = table(press, 250, paper, Look(head="tint"))
    _notes(press, y + 25, paper, 45, 550)
    return press


def window(paper: Paper, by: Party, to: Party, ship: Party | None) -> Print:
    """Draw a letter for a window envelope: the sender in one small line, its particulars in three columns of the foot."""
    press = Print(595, 842, paper.face)
    press.put(550, 40, by.name.split(" ")[0].upper(), 20, bold=True, to="right")
    press.put(57, 128, f"{by.name} · {by.street} · {by.city}", 6.5)
    press.stack(57, 142, to.address(), 10)
    _facts(press, 360, 142, paper.facts, 90)
    if ship:
        press.stack(360, 215, [f"{paper.ship_label} {', '.join(ship.address())[:60]}"], 7)
    press.put(57, 250, paper.title, 13, bold=True)
    y = table(press, 285, paper, Look(left=57, grid="lines", foot=730))
    _notes(press, y + 20, paper, 57, 550)
    press.rule(57, 775, 550)
    press.stack(57, 780, [by.name, by.street, by.city], 7)
    press.stack(230, 780, [line for line in (by.phone, by.email, by.web) if line], 7)
    press.stack(410, 780, [*by.also, by.vat], 7)
    return press


def facing(paper: Paper, by: Party, to: Party, ship: Party | None) -> Print:
    """Draw sender and buyer beside each other in frames, the facts in a strip, each label over its value."""
    press = Print(595, 842, paper.face)
    press.put(297, 34, paper.title, 16, bold=True, to="centre")
    press.page.draw_rect((45, 62, 290, 165), width=0.6)
    press.page.draw_rect((305, 62, 550, 165), width=0.6)
    press.put(51, 67, by.name, 11, bold=True)
    press.stack(51, 84, [*by.address()[1:], *by.contact()], 8)
    press.put(311, 67, paper.to_label, 8)
    press.stack(311, 80, to.address(), 10)
    step = 505 / max(1, len(paper.facts))
    for n, (label, value) in enumerate(paper.facts):
        press.put(48 + n * step, 178, label, 7.5)
        press.put(48 + n * step, 190, value, 9.5, bold=True)
    press.rule(45, 206, 550)
    y = 220.0
    if ship:
        y = press.put(45, y, f"{paper.ship_label} {', '.join(ship.address())}", 8) + 6
    y = table(press, y, paper, Look(size=8.5, grid="lines", head="tint"))
    _notes(press, y + 22, paper, 45, 550)
    return press


def printer(paper: Paper, by: Party, to: Party, ship: Party | None) -> Print:
    """Draw what an old office program prints: one typewriter face, the facts in lines with colons."""
    press = Print(595, 842, "mono")
    press.stack(40, 30, [by.name, *by.address()[1:], " / ".join(by.contact()[:2]), " / ".join(by.contact()[2:])], 8)
    press.rule(40, 104, 560)
    press.put(40, 112, paper.title, 11, bold=True)
    y = press.stack(330, 112, [f"{label}: {value}" for label, value in paper.facts], 8.5)
    press.put(40, 135, f"{paper.to_label}:" if paper.to_label else "", 8)
    press.stack(40, 148, to.address(), 8.5)
    if ship:
        press.put(330, max(y, 160), f"{paper.ship_label}: {ship.name}", 7.5)
    y = table(press, 235, paper, Look(left=40, right=560, size=7.5, step=3))
    _notes(press, y + 20, paper, 40, 560)
    return press


def band(paper: Paper, by: Party, to: Party, ship: Party | None) -> Print:
    """Draw what online bookkeeping prints: a tinted band with the title, the sender at the right, wide rows."""
    press = Print(595, 842, paper.face)
    press.tint(0, 0, 595, 70, 0.9)
    press.put(45, 24, paper.title, 22, bold=True)
    press.put(550, 22, by.name, 12, bold=True, to="right")
    press.stack(550, 84, [*by.address()[1:], *by.contact()], 8, to="right")
    press.put(45, 88, paper.to_label, 8)
    press.stack(45, 100, to.address(), 9.5)
    if ship:
        press.put(230, 88, paper.ship_label, 8)
        press.stack(230, 100, ship.address(), 8)
    y = 180.0
    for label, value in paper.facts:
        press.put(45, y, label, 8.5)
        y = press.put(150, y, value, 8.5, bold=True)
    y = table(press, y + 22, paper, Look(step=11, size=9.5))
    _notes(press, y + 30, paper, 45, 550)
    return press


def broad(paper: Paper, by: Party, to: Party, ship: Party | None) -> Print:
    """Draw a sheet lying on its side, with many columns."""
    press = Print(842, 595, paper.face)
    press.put(40, 30, paper.title, 16, bold=True)
    _facts(press, 40, 56, paper.facts, 105)
    press.put(330, 30, paper.to_label, 8, bold=True)
    press.stack(330, 42, to.address(), 9)
    if ship:
        press.put(330, 116, f"{paper.ship_label} {', '.join(ship.address())}", 8)
    press.put(600, 30, by.name, 11, bold=True)
    press.stack(600, 48, [*by.address()[1:], *by.contact()], 8)
    y = table(press, 150, paper, Look(left=40, right=800, size=8.5, head="tint", foot=520))
    _notes(press, y + 15, paper, 40, 800)
    return press


def roll(paper: Paper, by: Party, to: Party, ship: Party | None) -> Print:  # noqa: ARG001 -- one shape for all
    """Draw a till roll: all in one column; the buyer, where there is one, under the sender."""
    press = Print(250, 430 + 14 * len(paper.rows), "mono")
    y = 16.0
    for line in [*by.address(), *by.contact()]:
        y = press.put(125, y, line, 8, to="centre")
    y = press.put(125, y + 8, paper.title, 10, bold=True, to="centre") + 4
    if to.street:
        y = press.stack(12, y, [paper.to_label, *to.address()], 7.5) + 4
    y = press.stack(12, y, [f"{label} {value}" for label, value in paper.facts], 7.5) + 5
    y = table(press, y, paper, Look(left=12, right=238, size=7, step=2, foot=9999))
    _notes(press, y + 12, paper, 12, 238)
    return press


def letter(paper: Paper, by: Party, to: Party, ship: Party | None) -> Print:  # noqa: ARG001 -- one shape for all
    """Draw a letter on the sender's paper; `notes` are its paragraphs."""
    press = Print(595, 842, paper.face)
    press.put(60, 40, by.name, 14, bold=True)
    press.stack(60, 62, [", ".join(by.address()[1:]), " | ".join(by.contact())], 8)
    press.rule(60, 92, 540)
    y = press.stack(60, 115, to.address(), 10)
    y = press.stack(60, y + 14, [f"{label} {value}".strip() for label, value in paper.facts], 10)
    y = press.put(60, y + 16, paper.title, 12, bold=True) + 10
    for note in paper.notes:
        y = press.stack(60, y, press.wrapped(note, 475, 10), 10) + 7
    if paper.cols:
        table(press, y + 6, paper, Look(left=60, right=540))
    return press


def screen(paper: Paper, by: Party, to: Party, ship: Party | None) -> Print:
    """Draw an order page as a web shop prints it: sections under grey bars."""
    press = Print(612, 792, paper.face)
    press.put(40, 30, by.name, 16, bold=True)
    press.put(572, 34, paper.title, 12, bold=True, to="right")
    press.tint(40, 62, 572, 78, 0.85)
    y = _facts(press, 46, 84, paper.facts, 130)
    press.tint(40, y + 6, 572, y + 22, 0.85)
    press.put(46, y + 9, paper.to_label, 9, bold=True)
    end = press.stack(46, y + 28, to.address(), 9)
    if ship:
        press.put(320, y + 9, paper.ship_label, 9, bold=True)
        press.stack(320, y + 28, ship.address(), 9)
    y = table(press, end + 14, paper, Look(left=40, right=572, grid="lines", foot=700))
    y = _notes(press, y + 14, paper, 40, 572)
    press.stack(306, 735, [", ".join(by.address()), " · ".join(by.contact())], 7.5, to="centre")
    return press


LAYOUTS: dict[str, Callable[[Paper, Party, Party, Party | None], Print]] = {
    f.__name__: f for f in (letterhead, window, facing, printer, band, broad, roll, letter, screen)
}
