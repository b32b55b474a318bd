"""Where the words of a made trade paper stand: four layouts of one invoice.

In: a `Plan` of texts. Out: spots. Never: a change of the words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Spot(NamedTuple):
    """A text at the left end of its base line; `role` says which: "fact 1", "cell 0 3"."""

    x: float
    y: float
    text: str
    size: float
    role: str


class Plan(NamedTuple):
    """The texts of one page."""

    font: str
    title: str
    supplier: tuple[str, ...]
    facts: tuple[str, ...]
    bill_to: str
    buyer: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: str
    above: tuple[str, ...]
    below: tuple[str, ...]
    foot: tuple[str, ...]


class Layout(NamedTuple):
    """Where blocks begin (x, y); `paired` sets a fact's label and value apart; `contact_below` puts contacts at the foot."""

    title: tuple[float, float]
    supplier: tuple[float, float]
    facts: tuple[float, float]
    buyer: tuple[float, float]
    table: float = 270.0
    step: float = 18.0
    paired: bool = False
    contact_below: bool = False


LAYOUTS = (
    Layout(title=(380, 60), supplier=(45, 60), facts=(350, 140), buyer=(45, 140)),
    Layout(title=(45, 66), supplier=(300, 60), facts=(45, 130), buyer=(300, 140), paired=True, step=16),
    Layout(title=(45, 235), supplier=(45, 60), facts=(350, 150), buyer=(45, 150), table=290, contact_below=True),
    Layout(title=(45, 120), supplier=(45, 50), facts=(45, 200), buyer=(300, 150), table=300, step=22, paired=True),
)


def spots(plan: Plan, layout: Layout) -> tuple[Spot, ...]:
    """Return every text of a page with its place; empty texts have none."""
    found = [Spot(*layout.title, plan.title, 16, "title"), *_supplier(plan, layout)]
    found += _facts(plan, layout)
    if plan.buyer:
        found += _block(*layout.buyer, (plan.bill_to, *plan.buyer), "buyer")
    found += [Spot(45, layout.table - 40 + 12 * n, text, 9, f"above {n}") for n, text in enumerate(plan.above)]
    at = _columns(len(plan.heads))
    for n, row in enumerate((plan.heads, *plan.rows)):
        y = layout.table + layout.step * n
        found += [Spot(x, y, cell, 8.5, f"cell {n - 1} {c}") for c, (x, cell) in enumerate(zip(at, row, strict=False))]
    y = layout.table + layout.step * (len(plan.rows) + 2)
    found.append(Spot(380, y, plan.total, 9, "total"))
    found += [Spot(45, y + 30 + 14 * n, text, 9, f"below {n}") for n, text in enumerate(plan.below)]
    found += [Spot(45, 800 + 10 * n, text, 7, f"foot {n}") for n, text in enumerate(plan.foot)]
    return tuple(s for s in found if s.text)


def _block(x: float, y: float, lines: tuple[str, ...], role: str) -> Iterator[Spot]:
    for n, text in enumerate(lines):
        yield Spot(x, y + 13.0 * n, text, 9, f"{role} {n}")


def _supplier(plan: Plan, layout: Layout) -> Iterator[Spot]:
    x, y = layout.supplier
    for n, text in enumerate(plan.supplier):
        if layout.contact_below and n > 1:
            yield Spot(45, 770 + 11.0 * (n - 2), text, 8, f"supplier {n}")
        elif n > 1 and x > 100:  # a narrow column: one contact a line
            yield from _block(x, y + 14.0 * n, tuple(text.split("   ")), f"supplier {n}")
        else:
            yield Spot(x, y + 14.0 * n, text, 13.0 if n == 0 else 9.0, f"supplier {n}")


def _facts(plan: Plan, layout: Layout) -> Iterator[Spot]:
    x, y = layout.facts
    for n, text in enumerate(plan.facts):
        sign = next((s for s in ("\uff1a", ": ") if s in text), "")
        if layout.paired and sign:
            label, value = text.split(sign, 1)
            yield Spot(x, y + 14.0 * n, label.rstrip(), 9, f"label {n}")
            yield Spot(x + 110, y + 14.0 * n, value.strip(), 9, f"fact {n}")
        else:
            yield Spot(x, y + 14.0 * n, text, 9, f"fact {n}")


def _columns(count: int) -> list[float]:
    """Return where columns begin: the first is wide, the others share the rest."""
    first, width = 150.0, 505.0
    step = (width - first) / max(1, count - 1)  # a letter has no columns
    return [45.0, *(45 + first + step * n for n in range(count - 1))]
