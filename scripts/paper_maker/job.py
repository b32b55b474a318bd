"""One paper with a table: its words, its goods, how it prints numbers, and the truth line by line as it is printed.

In: a seed, a language. Out: a `Job` that layouts draw and fill. Never: a word taken from the program.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.paper_maker.wares import Style, Ware, style, wares

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from scripts.paper_maker.press import Press

LEFT, RIGHT, TOP, BOTTOM = 48.0, 547.0, 330.0, 752.0
CODES = {"ean": "gtin", "asin": "asin", "sku": "sku", "mpn": "mpn", "pzn": "sku"}


@cache
def table_words() -> dict[str, dict[str, list[str]]]:
    """Return what tables say, by language."""
    return tomllib.loads(Path(__file__).with_name("tables.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Told:
    """The truth about one line: the description as printed, the units, the codes by field; where it is asked more.

    `also` is the description with what is told of it below its name; unit, price and amount are "" and 0 where nobody asks.
    """

    description: str
    quantity: int
    codes: dict[str, str]
    also: str = ""
    unit: str = ""
    price: float = 0.0
    amount: float = 0.0


@dataclass(kw_only=True)
class Job:
    """A paper in the making; `truth` grows as lines are printed."""

    language: str
    chance: Random
    wares: list[Ware]
    style: Style
    heads: dict[str, str]
    prints: dict[str, Callable[[Job, Ware, int], str]] = field(default_factory=dict)  # further columns
    truth: list[Told] = field(default_factory=list)

    def head(self, key: str) -> str:
        """Return what this paper calls a column, or a label beside a value."""
        return self.heads[key]

    def print_of(self, ware: Ware, key: str, at: int = 0) -> str:
        """Return what a cell of a column says about a line; `at` is the line's place."""
        if key in self.prints:
            return self.prints[key](self, ware, at)
        s, n = self.style, ware.count
        plain = {
            "pos": str(at + 1), "pos10": str((at + 1) * 10), "text": ware.text, "qty": s.quantity(n), "unit": ware.unit,
            "price": s.money(ware.price), "amount": s.money(ware.amount), "vat": f"{ware.vat}%", "disc": f"{ware.off}%" if ware.off else "",
            "qtyunit": f"{s.quantity(n)} {ware.unit}", "unitqty": f"{ware.unit} {s.quantity(n)}", "qtyprice": f"{s.quantity(n)} x {s.money(ware.price)}",
            "price100": s.money(ware.price * 100), "per": "100", "ordered": s.quantity(n + at % 3 * 5), "shipped": s.quantity(n),
            "back": s.quantity(at % 3 * 5), "dated": f"{at % 27 + 1:02d}.04.2026", "weight": s.money(n * 37, bare=True), "tick": "[ ]",
            "foreign": f"${ware.price * 1.1 / 100:,.2f}", "timestext": f"{s.quantity(n)} \u00d7 {ware.text}", "texttimes": f"{ware.text} \u00d7 {s.quantity(n)}",
            "skutext": f"[{ware.sku}] {ware.text}", "bareprice": s.money(ware.price, bare=True), "bareamount": s.money(ware.amount, bare=True),
        }  # fmt: skip
        if key in CODES:
            return str(getattr(ware, key))
        return plain[key]

    def tell(self, ware: Ware, *codes: str) -> None:
        """Note that a line with these codes was printed."""
        self.truth.append(Told(ware.text, ware.count, {CODES[key]: self.print_of(ware, key) for key in codes}))

    def without_discount(self) -> None:
        """Let every line cost quantity x price, for papers that print no discount."""
        self.wares = [replace(w, off=0) for w in self.wares]

    @property
    def net(self) -> int:
        """The sum of the lines."""
        return sum(w.amount for w in self.wares)


def job(language: str, chance: Random, count: int) -> Job:
    """Return a paper's goods and words."""
    words = table_words()[language]
    heads = {key: chance.choice(forms) for key, forms in words.items()}
    heads |= {"foreign": f"{heads['price'].split()[0]} USD", "tick": " "}
    return Job(
        language=language, chance=chance, wares=wares(language, chance, tuple(words["units"]), count), style=style(language, chance), heads=heads,
    )  # fmt: skip


def closing(p: Press, j: Job, y: float, words: tuple[str, str, str]) -> float:
    """Print net, tax and total at the right under a table, on a new page where there is no room; return the y below."""
    if y > BOTTOM - 30:
        p.break_page()
        y = 60.0
    tax = round(j.net * 0.2)
    for label, cents in zip(words, (j.net, tax, j.net + tax), strict=True):
        p.put(370, y, label, bold=cents == j.net + tax)
        y = p.put(RIGHT, y, j.style.money(cents), bold=cents == j.net + tax, to="right")
    return y
