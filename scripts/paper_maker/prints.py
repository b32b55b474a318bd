"""Prints of many programs and tills by number: the same number gives the same paper.

In: a seed, which set. Out: `Made` papers. Never: unseeded chance.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from scripts.paper_maker.forms_books import BOOKS
from scripts.paper_maker.forms_fourth import FOURTH
from scripts.paper_maker.forms_fresh import FRESH
from scripts.paper_maker.forms_fresh_more import FRESH_MORE
from scripts.paper_maker.forms_german import GERMAN
from scripts.paper_maker.forms_later import LATER
from scripts.paper_maker.forms_later_parties import LATER_PARTIES
from scripts.paper_maker.forms_latin import LATIN
from scripts.paper_maker.forms_north_east import NORTH_EAST
from scripts.paper_maker.forms_trade import TRADE
from scripts.paper_maker.lands import lands
from scripts.paper_maker.papers import Made
from scripts.paper_maker.rolls import ROLLS
from scripts.paper_maker.rolls_fourth import FOURTH_ROLLS
from scripts.paper_maker.rolls_fresh import FRESH_ROLLS
from scripts.paper_maker.rolls_later import LATER_ROLLS
from scripts.paper_maker.rolls_more import MORE_ROLLS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scripts.paper_maker.desk import Desk

SETS: dict[str, tuple[tuple[str, tuple[Callable[[Random], Desk], ...]], ...]] = {
    "first": (("invoice", BOOKS + TRADE + GERMAN + LATIN + NORTH_EAST), ("receipt", ROLLS + MORE_ROLLS)),
    "second": (("invoice", LATER + LATER_PARTIES), ("receipt", LATER_ROLLS)),
    "third": (("invoice", FRESH + FRESH_MORE), ("receipt", FRESH_ROLLS)),
    "fourth": (("invoice", FOURTH), ("receipt", FOURTH_ROLLS)),
}
TIMES = 6


def prints(name: str, seed: int = 0, times: int = TIMES) -> Iterator[Made]:
    """Yield every layout of a set several times, each time with other parties, labels and numbers."""
    for kind, layouts in SETS[name]:
        for layout in layouts:
            for turn in range(times):
                yield one(kind, layout, seed, turn)


def one(kind: str, layout: Callable[[Random], Desk], seed: int, turn: int) -> Made:
    """Return one paper of a layout."""
    chance = Random(f"print-{seed}-{layout.__name__}-{turn}")  # noqa: S311 -- papers, not secrets
    desk = layout(chance)
    called = f"{layout.__name__}-{turn}"
    return Made(
        name=called, kind=kind, layout=layout.__name__, language=lands()[desk.land].language,
        document=desk.sheet.document(f"{called}.pdf"), truth=desk.truth,
    )  # fmt: skip
