"""All cases, in order.

In: the casebooks by region. Out: case folders. Never: a case that tests nothing of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.fixture_maker import casebook_en, casebook_eu

if TYPE_CHECKING:
    from scripts.fixture_maker.cases import CaseFolder


def casebook() -> list[CaseFolder]:
    """Return every case; the first ships with the program."""
    return [
        casebook_en.demo(),
        casebook_eu.atelier(),
        casebook_eu.kante(),
        casebook_en.lookalikes(),
        casebook_en.doubles(),
        casebook_en.broken(),
        casebook_eu.codes(),
        casebook_eu.turned(),
        casebook_eu.forward(),
    ]
