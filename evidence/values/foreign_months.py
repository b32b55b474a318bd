"""Month names of languages that have no file here, by dateparser's own data: Finnish, Hungarian, Greek, Russian ...

In: a word that stands where a month may stand. Out: its number. Never: a search of a text for dates (dateparser's
own takes a code for a year), a language guessed, an abbreviation under four letters, a call for words known here.
"""

from __future__ import annotations

import re
import warnings
from datetime import datetime
from functools import cache, lru_cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import NamedTuple

from evidence.values.text import strip_accents

LANGUAGES = ["bg", "el", "et", "fi", "hr", "hu", "is", "lt", "lv", "nb", "ro", "ru", "sk", "sl", "sr", "uk"]
MOST_DAYS = 31
_SETTINGS = {
    "DATE_ORDER": "DMY",
    "STRICT_PARSING": True,
    "REQUIRE_PARTS": ["day", "month", "year"],
    "PARSERS": ["absolute-time"],
    "RETURN_AS_TIMEZONE_AWARE": False,
    "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001 -- no clock and no zone: only the month is looked at
}
_WORD = r"(?P<m>[^\W\d_]{4,16})"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_PATTERNS = (
    re.compile(rf"(?<![\w.,/-])(?P<d>\d{{1,2}})(?P<dot>\.?)\s?(?<=[\s.]){_WORD}\.?,?\s{_YEAR}(?!\w|[.,]\d)"),
    re.compile(rf"(?<!\w){_WORD}\s(?P<d>\d{{1,2}})(?P<dot>\.?),?\s{_YEAR}(?!\w|[.,]\d)"),
    re.compile(rf"(?<![\w.,/-]){_YEAR}\.?\s(?:(?:m|gada)\.?\s)?{_WORD}\s(?P<d>\d{{1,2}})(?P<dot>)(?!\w|[.,]\d)"),
)
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_BEGINNING = 3  # letters


class ForeignDate(NamedTuple):
    """Where a day, a month's name and a year stand in a line (characters), and what they say."""

    start: int
    end: int
    year: int
    month: int
    day: int


def find_foreign(line: str, taken: tuple[tuple[int, int], ...] = ()) -> tuple[ForeignDate, ...]:
    """Return dates whose month is named in a language without a file here.

    `taken` are places where dates were read already. Days are not checked against months.
    """
    if not _YEARS.search(line):
        return ()
    found: list[ForeignDate] = []
    for pattern in _PATTERNS:
        for m in pattern.finditer(line):
            free = not any(m.start() < end and start < m.end() for start, end in taken)
            month = foreign_month(m["m"].casefold()) if free and 0 < int(m["d"]) <= MOST_DAYS else None
            if month:
                found.append(ForeignDate(m.start(), m.end(), int(m["y"]), month, int(m["d"])))
    return tuple(found)


@lru_cache(maxsize=4096)
def foreign_month(word: str) -> int | None:
    """Return the month (1-12) a word names in one of `LANGUAGES`, None for any other word.

    Costs about 0.4 s the first time in a process and 2 ms and more for each new word that begins as a month does.
    """
    if strip_accents(word)[:_BEGINNING] not in _beginnings():
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dateparser compiles patterns that Python deprecates
        import dateparser

        found = dateparser.parse(f"15 {word} 2026", languages=LANGUAGES, settings=_SETTINGS)
    if found is None or (found.year, found.day) != (2026, 15):
        return None
    return int(found.month)


@cache
def _beginnings() -> frozenset[str]:
    """Return what the names of months begin with: most words that stand where a month may stand begin otherwise.

    Read from dateparser's files without loading the package, which takes a tenth of a second.
    """
    package = find_spec("dateparser")
    folder = Path(package.origin or "").parent / "data" / "date_translation_data" if package else Path()
    found = set[str]()
    for language in LANGUAGES:
        spec = spec_from_file_location(f"_months_{language}", folder / f"{language}.py")
        assert spec is not None  # noqa: S101 -- a path that ends so has a loader
        assert spec.loader is not None  # noqa: S101 -- as above
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        found.update(strip_accents(name)[:_BEGINNING] for month in _MONTHS for name in module.info[month])
    return frozenset(found)
