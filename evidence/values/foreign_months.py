"""Month names of languages that have no file here, by dateparser's own data: Finnish, Hungarian, Greek, Russian ...

In: a word that stands where a month may stand. Out: its number. Never: a search of a text for dates (dateparser's
own takes a code for a year), a language guessed, an abbreviation under four letters, a call for words known here.
"""

from __future__ import annotations

import re
import warnings
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

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

    Costs about 0.4 s the first time in a process and 2 ms for each new word: ask only where a month may stand.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dateparser compiles patterns that Python deprecates
        import dateparser

        found = dateparser.parse(f"15 {word} 2026", languages=LANGUAGES, settings=_SETTINGS)
    if found is None or (found.year, found.day) != (2026, 15):
        return None
    return int(found.month)
