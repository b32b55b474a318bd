"""Dates: printed text -> every calendar date it can mean; a line -> where such texts stand.

In: text. Out: readings, each with the order of day and month it supposes. Never: a clock, a guess between two
orders, a date that is not in the calendar. Own patterns throughout: one reading costs microseconds;
only month names unknown here are asked of dateparser, once a word.
"""
# ruff: noqa: RUF001 -- printed look-alike signs are what is read here

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

import msgspec

from evidence.values.foreign_months import find_foreign
from evidence.values.languages import DateOrder, languages
from evidence.values.text import strip_accents

FIRST_YEAR, LAST_YEAR = 1950, 2099
_PIVOT = 70  # two-digit years: 00-69 are 20xx, 70-99 are 19xx; there is no clock here
_WIDE = str.maketrans("０１２３４５６７８９／．－：，", "0123456789/.-:,")
_LOOKALIKE = str.maketrans("OoQIl|", "000111")
_MONTH_LOOKALIKE = str.maketrans("0158|!", "olsbll")
_D = r"\d"
_X = r"[\dOoQIl|]"
_TIME = r"(?=\s*[T,]?\s*\d{1,2}\s*[:h]\s*\d{2})"


def _numeric(digit: str, before: str, after: str) -> re.Pattern[str]:
    two, four = f"{digit}{{1,2}}", f"{digit}{{4}}"
    return re.compile(
        f"{before}(?:"
        rf"(?P<y>{four})(?P<s>\s?[-./]\s?)(?P<ym>{two})(?P=s)(?P<yd>{two}){after}"
        rf"|(?P<a>{two})(?P<t>\s?[-./]\s?)(?P<b>{two})(?:(?P=t)|(?<=\d)\s?[-./]\s?)(?:(?P<c>{four}){after}"
        rf"|'?(?P<c2>{digit}{{2}}){after}))"
    )


# "FV/18/04/2025" is a number of papers.
_BEFORE = r"(?<!\d)(?<!\d[-./,])(?<![-+$€£#])(?<![^\W\d_]/)"
_AFTER = r"(?!\d)(?!\s?[-/]\s?\d)(?!\.\d)(?![%€$£])(?!,\d\d\b)"
# A till's number before the date, as receipts print it and readers run together: "REG #19-18/03/2018".
_BEHIND_A_NUMBER = r"(?:(?<=#\d-)|(?<=#\d\d-))(?=\d\d/\d\d/)"
_NUMERIC = _numeric(_D, f"(?:{_BEFORE}|{_BEHIND_A_NUMBER})", r"(?:(?=T\d\d:|\s?-\s?\d\d:\d\d)|(?!\w)" + _AFTER + ")")
_NUMERIC_OCR = _numeric(_X, r"(?<![\w])(?<!\w[-./,])(?<![-+$€£#])", r"(?!\w)" + _AFTER)
_GLUED = re.compile(
    rf"(?:{_BEFORE}|(?<=\d-)(?=\d\d/\d\d/))"
    r"(?P<a>\d{1,2})(?P<t>[-./])(?P<b>\d{1,2})(?P=t)(?P<c>\d{4}|\d{2})(?=[0-2]?\d:[0-5]\d|[A-Z][a-z]{2,})"
)
_GLUED_YEAR = re.compile(_BEFORE + r"(?P<y>20\d\d)(?P<t>[-./])(?P<ym>\d{2})(?P=t)(?P<yd>\d{2})(?=[0-2]?\d:[0-5]\d)")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = r"[^\W\d_][\w|!]*[^\W\d_]"
_ORDINAL = r"(?:(?:\s?(?:st|nd|rd|th)|er|re|e)(?![^\W\d_])|[.°ºª])?"
_SEP = r"(?:\s*[-/.,'’]\s*|\s*)"
_PARTICLE = r"(?:(?:de|del|of)\s+|d['’]\s*)?"
_YEAR_AFTER = re.compile(r"\s*,?\s*(?:19|20)\d\d(?!\d)")
_POLISH = re.compile(r"\s?r(?:\.|oku\b)", re.IGNORECASE)  # "listopada 2026 r.": November there, October in Croatian
_SPACED_DASH = re.compile(r"\s[-–]\s")
_DAY_FIRST = re.compile(
    rf"(?<![\w.,])(?P<d>(?-i:[\dOoIl|]{{1,2}})){_ORDINAL}{_SEP}{_PARTICLE}(?P<m>[^\W\d_][\w|!]*?)\.?{_SEP}(?:(?:de|del|of)\s+)?"
    r"(?:(?P<y>\d{4})|['’]?(?P<y2>\d{2}))(?=\d{2}:\d{2}|\D|$)(?![.,]\d|/\d{4})",
    re.IGNORECASE,
)
# "118/MAG/03/2025" is a number of papers.
_MONTH_FIRST = re.compile(
    rf"(?<!\w)(?<!\d/)(?P<m>{_WORD})\.?{_SEP}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*[,./-]\s*|\s+)"
    r"(?:(?P<y>\d{4})|['’]?(?P<y2>\d{2}))(?=\d{2}:\d{2}|\D|$)(?![.,:]\d|\d*:)",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    rf"(?<![\w.,])(?P<y>\d{{4}})[.]?(?:\s*[-/.,]\s*|\s*)(?P<m>{_WORD})\.?(?:\s*[-/.,]\s*|\s*)(?P<d>\d{{1,2}})(?!\w|[.,]?\d)",
    re.IGNORECASE,
)
_YEAR_DAY = re.compile(
    rf"(?<![\w.,])(?P<y>\d{{4}})\.?\s(?:gada|g\.)\s(?P<d>\d{{1,2}})\.\s?(?P<m>{_WORD})(?!\w)", re.IGNORECASE
)  # "2024. gada 24. oktobris"
_CJK = re.compile(
    r"(?P<era>令和|平成|昭和|民國|民国)?\s*(?P<y>\d{1,4}|元)\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?P<d>\d{1,2})\s*[日號号일]"
)
# "R8.5.14" is the eighth year of Reiwa.
_ERA_LETTER = re.compile(
    r"(?<![^\W_])(?P<era>[RHS]|令和|平成|昭和|民國|民国)\s?(?P<y>\d{1,3})\s?[./-]\s?(?P<m>\d{1,2})\s?[./-]\s?(?P<d>\d{1,2})(?![./-]?\d)"
)
_ERAS = {"R": 2018, "H": 1988, "S": 1925, "令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_COMPACT = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)")
_BLANKS = re.compile(r"(?P<a>\d{1,2})\s+(?P<b>\d{1,2})\s+(?P<c>\d{4})")


class DateReading(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One calendar date a text can mean.

    `order` is the order of a numeric date that this reading supposes; None where no order was needed (a month's
    name, a Chinese date, equal day and month). A numeric text with one reading settles the order of its document.
    `short_year`: two digits were printed. `repaired`: look-alike letters were read as digits, or a time was cut off.
    """

    value: date
    order: DateOrder | None = None
    short_year: bool = False
    repaired: bool = False


class DateFound(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A date in a line: `line[start:end]` as printed, and all its readings, at least one."""

    start: int
    end: int
    readings: tuple[DateReading, ...]


def day(year: int, month: int, number: int) -> date | None:
    """Return a calendar day of the years that papers have, else None."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, number)
    except ValueError:
        return None


def full_year(two_digits: int) -> int:
    """Return the year that two digits mean: 00-69 are 20xx, 70-99 are 19xx."""
    return two_digits + (1900 if two_digits >= _PIVOT else 2000)


@cache
def month_names() -> dict[str, tuple[int, ...]]:
    """Return folded month names and abbreviations of every language, each with the months (1-12) it can mean."""
    months: dict[str, set[int]] = {}
    for language in languages().values():
        for number, names in enumerate(language.months, start=1):
            for name in names:
                key = strip_accents(name).rstrip(".")
                if not key[:1].isdigit():
                    months.setdefault(key, set()).add(number)
    return {name: tuple(sorted(numbers)) for name, numbers in months.items()}


@lru_cache(maxsize=16384)
def _begins_month(word: str) -> bool:
    """Tell whether a month's name may begin with some letters, or behind look-alikes of a digit: most words are none."""
    key = strip_accents(word)[:2]
    return len(word) == 1 or word[0] in "OoIl" or key in _month_beginnings()


@cache
def _month_beginnings() -> frozenset[str]:
    return frozenset(name[:2] for name in month_names())


def month_of(word: str) -> tuple[tuple[int, ...], bool]:
    """Return the months a word can name, and whether look-alikes had to be repaired; ((), False) for none."""
    key = strip_accents(word).rstrip(".")
    if key in month_names():
        return month_names()[key], False
    fixed = key.translate(_MONTH_LOOKALIKE)
    if fixed != key and fixed in month_names():
        return month_names()[fixed], True
    return (), False


@lru_cache(maxsize=4096)
def date_readings(text: str, *, year_first: bool = False) -> tuple[DateReading, ...]:
    """Return every date that the whole text can mean; () when it is none. A time after the date is allowed.

    `year_first` allows 26-01-05 as a year in front (Chinese, Japanese, Swedish papers). Also read here, and not by
    `find_dates`, are 20260105 and "05 01 2026": on their own, with a label before them, they are dates.
    """
    stripped = text.strip(" \t\n\r.,;:()[]*")
    plain = stripped.translate(_WIDE)
    if m := _COMPACT.fullmatch(plain):
        value = day(int(m["y"]), int(m["m"]), int(m["d"]))
        return (DateReading(value=value, order="YMD"),) if value else ()
    if m := _BLANKS.fullmatch(plain):
        return _either(int(m["a"]), int(m["b"]), int(m["c"]), short=False, repaired=False)
    found = find_dates(stripped, year_first=year_first)
    if len(found) != 1 or found[0].start != 0:
        return ()
    rest = plain[found[0].end :].strip(" ,.;")
    return found[0].readings if not rest or _is_time(rest) else ()


_CLOCK = re.compile(
    r"(?:T|at|um|à|,|-)?\s*\d{1,2}\s*[:.h]\s*\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\.?|uhr|h|z|[+-]\d\d:?\d\d)?"
)


def _is_time(text: str) -> bool:
    return bool(_CLOCK.fullmatch(text.lower()) or _CLOCK.fullmatch(text))


@lru_cache(maxsize=4096)
def find_dates(line: str, *, year_first: bool = False) -> tuple[DateFound, ...]:
    """Return the dates in a line, by place, without overlaps. What is not in the calendar gives nothing."""
    if sum(map(str.isdigit, line)) < 2:  # noqa: PLR2004 -- the year has two at least
        return ()
    plain = line.translate(_WIDE)
    found: list[DateFound] = []
    for m, readings in _candidates(plain, year_first=year_first):
        start, end = m.span()
        while plain[end - 1].isspace():
            end -= 1
        if readings and not any(start < f.end and f.start < end for f in found):
            found.append(DateFound(start=start, end=end, readings=readings))
    found += _foreign(plain, found)
    return tuple(sorted(found, key=lambda f: f.start))


def _foreign(plain: str, known: list[DateFound]) -> list[DateFound]:
    """Return dates with month names of languages that have no file here, where nothing else was read."""
    found: list[DateFound] = []
    for at in find_foreign(plain, tuple((f.start, f.end) for f in known)):
        value = day(at.year, at.month, at.day)
        if value and not any(at.start < f.end and f.start < at.end for f in found):
            found.append(DateFound(start=at.start, end=at.end, readings=(DateReading(value=value),)))
    return found


def _candidates(plain: str, *, year_first: bool) -> list[tuple[re.Match[str], tuple[DateReading, ...]]]:
    """Return matches of every pattern with their readings, the surest patterns first."""
    found = [] if plain.isascii() else [(m, _cjk(m)) for m in _CJK.finditer(plain)]
    marked = "." in plain or "-" in plain or "/" in plain
    if marked:
        found += [(m, _cjk(m)) for m in _ERA_LETTER.finditer(plain)]
        found += [(m, _read_numeric(m, year_first=year_first)) for m in _NUMERIC.finditer(plain)]
        found += [(m, _read_glued(m)) for m in _GLUED.finditer(plain)]
        found += [(m, _read_glued_year(m)) for m in _GLUED_YEAR.finditer(plain)]
    for pattern in (
        (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST, _YEAR_DAY) if any(map(_begins_month, _LETTERS.findall(plain))) else ()
    ):
        found += [(m, _read_named(m)) for m in _named(pattern, plain)]
    if marked:
        found += [(m, _read_numeric(m, year_first=year_first)) for m in _NUMERIC_OCR.finditer(plain)]
    return found


def _named(pattern: re.Pattern[str], plain: str) -> list[re.Match[str]]:
    """Return matches whose word is a month; a word that is none must not hide a date right behind it."""
    found = []
    at = 0
    while m := pattern.search(plain, at):
        if month_of(m["m"])[0]:
            found.append(m)
            at = m.end()
        else:
            at = m.start() + 1
    return found


def _cjk(m: re.Match[str]) -> tuple[DateReading, ...]:
    number = 1 if m["y"] == "元" else int(m["y"])
    year = number + _ERAS[m["era"]] if m["era"] else number
    value = day(year, int(m["m"]), int(m["d"]))
    return (DateReading(value=value),) if value else ()


def _number(text: str) -> int:
    return int(text.translate(_LOOKALIKE))


def _read_numeric(m: re.Match[str], *, year_first: bool) -> tuple[DateReading, ...]:
    groups = m.groupdict()
    parts = [groups[k] for k in ("y", "ym", "yd", "a", "b", "c", "c2") if groups[k]]
    joined = "".join(parts)
    digits = sum(map(str.isdigit, joined))
    repaired = digits < len(joined)
    if repaired and digits * 2 < len(joined):
        return ()
    if groups["y"]:
        value = day(_number(groups["y"]), _number(groups["ym"]), _number(groups["yd"]))
        return (DateReading(value=value, order="YMD", repaired=repaired),) if value else ()
    a, b = _number(groups["a"]), _number(groups["b"])
    if groups["c"]:
        return _either(a, b, _number(groups["c"]), short=False, repaired=repaired)
    c = _number(groups["c2"])
    found = _either(a, b, full_year(c), short=True, repaired=repaired)
    front = day(full_year(a), b, c) if len(groups["a"]) == len(groups["b"]) else None
    if front and (year_first or not found):
        return (DateReading(value=front, order="YMD", short_year=True, repaired=repaired), *found)
    return found


def _either(a: int, b: int, year: int, *, short: bool, repaired: bool) -> tuple[DateReading, ...]:
    """Return the readings day-month and month-day of a numeric date that both are in the calendar."""
    dmy, mdy = day(year, b, a), day(year, a, b)
    if dmy and dmy == mdy:
        return (DateReading(value=dmy, short_year=short, repaired=repaired),)
    pairs: tuple[tuple[date | None, DateOrder], ...] = ((dmy, "DMY"), (mdy, "MDY"))
    return tuple(DateReading(value=v, order=o, short_year=short, repaired=repaired) for v, o in pairs if v)


def _read_glued(m: re.Match[str]) -> tuple[DateReading, ...]:
    """Read a date with the time right behind it: "30/12/1718:20". Both cuts are kept where both can be."""
    a, b, c = int(m["a"]), int(m["b"]), m["c"]
    if len(c) == 4:  # noqa: PLR2004 -- a full year
        return _either(a, b, int(c), short=False, repaired=True)
    return _either(a, b, full_year(int(c)), short=True, repaired=True)


def _read_glued_year(m: re.Match[str]) -> tuple[DateReading, ...]:
    value = day(int(m["y"]), int(m["ym"]), int(m["yd"]))
    return (DateReading(value=value, order="YMD", repaired=True),) if value else ()


def _read_named(m: re.Match[str]) -> tuple[DateReading, ...]:
    months, repaired = month_of(m["m"])
    short = m["y"] is None
    if short and (_SPACED_DASH.search(m.group()) or _YEAR_AFTER.match(m.string, m.end())):
        return ()  # "1 - July 31, 2026" is the end of a period
    year = full_year(int(m["y2"])) if short else int(m["y"])
    number = m["d"]
    repaired = repaired or not number.isdigit()
    if len(months) > 1:  # the later one first: more people say it so
        months = months[-1:] if _POLISH.match(m.string, m.end()) else months[::-1]
    values = (day(year, month, _number(number)) for month in months)
    return tuple(DateReading(value=v, short_year=short, repaired=repaired) for v in values if v)
