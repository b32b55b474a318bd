"""Tables set line by line: a heading, cells wrapped into their columns, a page turned where it ends.

In: a press, a `Job`, columns. Out: what is printed, the y below. Never: the truth; who sets a line tells it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.paper_maker.grid import columns
from scripts.paper_maker.job import LEFT, RIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scripts.paper_maker.job import Job
    from scripts.paper_maker.press import Press
    from scripts.paper_maker.wares import Ware


@cache
def words() -> dict[str, dict[str, list[str]]]:
    """Return what the fourth batch and those after it say, by table and language."""
    said: dict[str, dict[str, list[str]]] = {}
    for name in ("fourth", "sixth", "seventh", "eighth", "ninth", "tenth"):
        more = tomllib.loads(Path(__file__).with_name(f"tables_{name}.toml").read_text(encoding="utf-8"))
        if twice := said.keys() & more.keys():
            raise ValueError(f"tables_{name}.toml: {', '.join(sorted(twice))} stands in another file already")
        said |= more
    return said


@dataclass(frozen=True)
class Form:
    """One table of the fourth batch: `languages` are those that its words are written in."""

    draw: Callable[[Press, Job, list[str]], float]
    count: int

    @property
    def name(self) -> str:
        """Its name, which its words are found by."""
        return getattr(self.draw, "__name__", "")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is printed in."""
        return tuple(words()[self.name])

    def __call__(self, p: Press, j: Job) -> float:
        """Print the table; return the y under it."""
        j.without_discount()
        texts = words()["goods"][j.language]
        chosen = j.chance.sample(texts, min(len(texts), len(j.wares)))
        chosen += [j.chance.choice(texts) for _ in range(len(j.wares) - len(chosen))]
        j.wares = [replace(w, text=t) if j.chance.random() < 0.7 else w for w, t in zip(j.wares, chosen, strict=True)]  # noqa: PLR2004 -- most of them
        return self.draw(p, j, j.chance.choice(words()[self.name][j.language]).split("|"))


@dataclass(frozen=True, kw_only=True)
class Setting:
    """A table in the making: `spec` as `grid.columns` reads it; `texts` are the names of its columns."""

    p: Press
    j: Job
    spec: str
    texts: Sequence[str]
    size: float = 8.5
    left: float = LEFT
    right: float = RIGHT

    def head(self, y: float, *, rule: bool = True, bold: bool = True) -> float:
        """Print the heading; return the y under it."""
        below = y
        size = self.size - 0.5
        cols = columns(self.spec, self.left, self.right)
        for col, text in zip(cols, self.texts, strict=False):
            for n, part in enumerate(text.split("~")):
                fit = min(1.0, (col.right - col.left + 3) / max(1.0, self.p.wide(part, size, bold=bold)))
                below = max(below, self.p.put(col.at, y + n * size * 1.3, part, size * fit, bold=bold, to=col.to))
        if rule:
            self.p.rule(self.left, below + 1, self.right)
        return below + 4

    def line(self, y: float, cells: Sequence[str], *, bold: bool = False, low: bool = False) -> float:
        """Print cells, each wrapped into its column, numbers on the first line or, where `low`, on the last."""
        cols = columns(self.spec, self.left, self.right)
        each = [
            self.p.wrapped(text, col.right - col.left + 2, self.size) for col, text in zip(cols, cells, strict=True)
        ]
        step = self.size * 1.35
        most = max(map(len, each))
        for col, lines in zip(cols, each, strict=True):
            first = most - 1 if low and len(lines) == 1 else 0
            for n, text in enumerate(lines):
                if text:
                    self.p.put(col.at, y + (first + n) * step, text, self.size, bold=bold, to=col.to)
        return y + most * step

    def under(self, y: float, text: str, column: int, *, smaller: float = 0.5) -> float:
        """Print a text below the cell of a column; return the y under it."""
        col = columns(self.spec, self.left, self.right)[column]
        return self.p.put(col.left, y, text, self.size - smaller)


def fixed(cents_of: float, places: int, j: Job) -> str:
    """Return a number of so many decimals as the paper prints numbers."""
    return f"{cents_of:,.{places}f}".replace(",", "\0").replace(".", j.style.comma).replace("\0", j.style.group)


def bare(j: Job, cents: int) -> str:
    """Return an amount without its currency."""
    return j.style.money(cents, bare=True)


def counted(goods: Sequence[Ware], *counts: int) -> list[Ware]:
    """Return goods with these counts in turn."""
    return [replace(w, count=counts[at % len(counts)]) for at, w in enumerate(goods)]
