"""Amounts, dates and numbers as papers print them.

In: a source of chance, a language. Out: text, and what it says. Never: a date with two readings that nothing settles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.paper_maker.wording import MONTHS

if TYPE_CHECKING:
    from random import Random

LONG = {
    "en": "{d} {m} {y}", "de": "{d}. {m} {y}", "fr": "{d} {m} {y}", "es": "{d} de {m} de {y}", "it": "{d} {m} {y}",
    "nl": "{d} {m} {y}", "pl": "{d} {m} {y}", "pt": "{d} de {m} de {y}",
}  # fmt: skip
MARK = {"de": ".", "pl": ".", "nl": "-"}


def money(cents: int, language: str) -> str:
    """Return an amount with the separators of a language."""
    whole, rest = divmod(cents, 100)
    plain = f"{whole:,}"
    if language == "en":
        return f"{plain}.{rest:02d}"
    return plain.replace(",", " " if language in {"fr", "pl"} else ".") + f",{rest:02d}"


def DATES(  # noqa: N802 -- reads as a table of forms
    chance: Random, language: str, *, numeric: bool = False, months: tuple[str, int] | None = None
) -> tuple[str, str]:
    """Return a date as ISO 8601 and as printed; days above twelve where the order would stay open.

    `months`: so many behind the month of a day (before it, where below zero).
    """
    year, month = 2026, chance.randrange(1, 13)
    day = chance.randrange(13, 29)
    if months:
        year, month = divmod(int(months[0][:4]) * 12 + int(months[0][5:7]) - 1 + months[1], 12)
        month += 1
    iso = f"{year}-{month:02d}-{day:02d}"
    mark = MARK.get(language, "/")
    forms = [f"{day:02d}{mark}{month:02d}{mark}{year}", f"{day:02d}{mark}{month:02d}{mark}{year % 100}", iso]
    if not numeric:
        forms.append(LONG[language].format(d=day, m=MONTHS[language][month - 1], y=year))
    return iso, chance.choice(forms)


def number_of(chance: Random) -> str:
    """Return a number of a paper."""
    n = chance.randrange(100, 99999)
    return chance.choice((f"{n:06d}", f"RE-2026-{n:05d}", f"2026/{n}", f"F26-{n:05d}", f"INV{n:06d}", f"{n}/03/2026", f"A {n:06d}"[2:], f"FV/{n}/2026"))  # fmt: skip
