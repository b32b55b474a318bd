"""Amounts and quantities: printed text -> every number it can mean, the likelier first, with its currency or unit.

In: text of a cell or line. Out: decimals. Never: floating point, a guess between two readings of a separator.
"""
# ruff: noqa: RUF001 -- printed look-alike signs are what is read here

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

import msgspec

from evidence.values.languages import languages
from evidence.values.text import mend_digits, strip_accents

_MOST_DIGITS = 15
_CODES = [
    "EUR",
    "USD",
    "GBP",
    "CHF",
    "SEK",
    "NOK",
    "DKK",
    "PLN",
    "CZK",
    "HUF",
    "RON",
    "BGN",
    "TRY",
    "JPY",
    "CNY",
    "RMB",
    "HKD",
    "TWD",
    "KRW",
    "SGD",
    "MYR",
    "IDR",
    "THB",
    "VND",
    "PHP",
    "INR",
    "PKR",
    "BDT",
    "LKR",
    "AUD",
    "NZD",
    "CAD",
    "MXN",
    "BRL",
    "ARS",
    "CLP",
    "COP",
    "PEN",
    "ZAR",
    "NGN",
    "KES",
    "EGP",
    "MAD",
    "TND",
    "AED",
    "SAR",
    "QAR",
    "KWD",
    "BHD",
    "OMR",
    "ILS",
    "RUB",
    "UAH",
    "ISK",
    "HRK",
    "RSD",
    "GEL",
]
_SIGNS = {
    "us$": "USD", "usd$": "USD", "u.s.$": "USD", "a$": "AUD", "au$": "AUD", "aud$": "AUD", "c$": "CAD", "ca$": "CAD", "cad$": "CAD", "can$": "CAD",
    "s$": "SGD", "sgd$": "SGD", "hk$": "HKD", "nt$": "TWD", "r$": "BRL", "nz$": "NZD", "mx$": "MXN", "rm": "MYR", "€": "EUR", "£": "GBP", "₹": "INR",
    "rs.": "INR", "rs": "INR", "rp": "IDR", "rp.": "IDR", "₺": "TRY", "tl": "TRY", "₩": "KRW", "원": "KRW", "฿": "THB", "₫": "VND", "đ": "VND", "₱": "PHP",
    "₽": "RUB", "₴": "UAH", "₪": "ILS", "zł": "PLN", "zl": "PLN", "kč": "CZK", "円": "JPY", "元": "CNY", "人民币": "CNY", "euro": "EUR", "euros": "EUR",
    "sfr": "CHF", "sfr.": "CHF", "fr.": "CHF", "lei": "RON", "лв": "BGN", "rmb": "CNY", "dhs": "AED", "eur.": "EUR",
}  # fmt: skip
_UNSURE = {"$": "USD", "¥": "JPY", "￥": "JPY", "kr": "SEK", "kr.": "SEK", "ft": "HUF", "dh": "AED", "dkr": "DKK", "skr": "SEK", "nkr": "NOK"}  # fmt: skip
_ALTERNATIVES = {"$": ("USD", "CAD", "AUD", "SGD", "NZD", "HKD"), "¥": ("JPY", "CNY"), "￥": ("JPY", "CNY"), "kr": ("SEK", "DKK", "NOK"), "kr.": ("DKK", "NOK", "SEK")}  # fmt: skip
_ISO = {code.lower(): "CNY" if code == "RMB" else code for code in _CODES}
_BY_PRINT = {**_ISO, **_SIGNS, **_UNSURE}
_PRINTS = "|".join(sorted((re.escape(p) for p in _BY_PRINT), key=len, reverse=True))
_CURRENCY = re.compile(rf"(?<![^\W\d_])(?:{_PRINTS})(?![^\W\d_])", re.IGNORECASE)
_TOKEN = re.compile(r"[\w-]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_MONEY_WORDS = frozenset(m.group() for p in _BY_PRINT if (m := _LETTERS.match(p)))
_MONEY_SIGN = re.compile("|".join(re.escape(p) for p in _BY_PRINT if not p[0].isalpha()))
_RAND = r"(?-i:R)(?=\d[\d ,.]*[.,]\d\d(?!\d))"  # "R9,479.45": with cents; else it is a code
_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f\u2009'’]\d{3})+(?:[.,]\d{1,4})?(?!\d)|\d+(?:[.,'’]\d+)*"
_AMOUNT = re.compile(
    rf"(?<![\w.,'/:])(?P<open>\()?(?P<minus>[-−–+])?\s?(?P<cur>(?:{_PRINTS})(?![^\W\d_])|{_RAND})?\s?(?P<minus2>[-−–])?\s?"
    rf"(?P<num>{_NUMBER}|[.,]\d\d(?!\d))(?P<dash>[.,][-–—=]{{1,2}})?"
    rf"(?P<after>\s?(?:{_PRINTS})(?![^\W\d_]))?(?P<close>\))?(?P<tail>\s?(?:CR\b|[-−](?![\w])))?(?P<pct>\s?%)?(?P<code>(?<=[.,]\d\d)[A-Z](?!\w))?(?![\w/:]|[.,']\d)",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(?<=\d)\s+(?=[.,]\d{2}(?!\d))|(?<=\d[.,])\s+(?=\d{2}(?!\d))")
_GROUP_MARK = re.compile(r"(?<=\d)[\s\u00a0\u202f\u2009'’](?=\d{3})")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?|\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}(?:[.,]\d{1,4})?")
_TIMES = re.compile(
    r"(?P<a>\d+)\s*(?:(?P<of>[^\W\d_]{1,12})\.?\s)?\s*[x×*]\s*(?P<b>\d+)(?:\s*(?P<unit>[^\W\d_]{1,12})\.?)?",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    rf"(?:(?P<unit0>[^\W\d_]{{1,12}})\.?:?\s*)?(?:[x×]\s*)?(?P<num>-?(?:{_NUMBER}))(?P<back>-(?!\d))?\s*(?P<unit>[^\W\d_][^\d\s@]{{0,12}}\.?)?\s*(?:(?<![^\W\d_])[x×@].*)?",
    re.IGNORECASE,
)


_PLURAL = re.compile(r"\([a-z]{1,3}\)")  # "Unit(s)", "Stück(e)"


class AmountFound(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An amount in a line: `line[start:end]` is as printed with sign and currency, `readings` likelier first.

    `decimals` is how many digits stand behind the decimal sign in the first reading. `percent`: it is a rate.
    """

    start: int
    end: int
    readings: tuple[Decimal, ...]
    currency: str | None = None
    decimals: int = 0
    percent: bool = False


class CurrencyFound(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A currency as printed. `code` is ISO 4217; `codes` all it can be, likelier first (one where it is sure)."""

    start: int
    end: int
    code: str
    codes: tuple[str, ...]


class Quantity(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One reading of a quantity; `unit` as printed, None where there was none or it is no known unit."""

    value: Decimal
    unit: str | None = None


def canonical(number: Decimal) -> str:
    """Return a number as plain text with a point, never with an exponent: "1234.50"."""
    return format(number, "f")


@lru_cache(maxsize=4096)
def amount_readings(text: str) -> tuple[Decimal, ...]:
    """Return what the whole text can mean as an amount, likelier first; () when it is none. Signs are kept."""
    found = find_amounts(_SPACED.sub("", text.strip(" \t*:;|_="))) or find_amounts(mend_digits(text.strip(" \t*:;|_=")))
    return found[0].readings if len(found) == 1 and not found[0].percent and _covers(found[0], text) else ()


def _covers(found: AmountFound, text: str) -> bool:
    rest = len(_SPACED.sub("", text.strip(" \t*:;|_="))) - (found.end - found.start)
    return rest <= 1


@lru_cache(maxsize=4096)
def find_amounts(line: str) -> tuple[AmountFound, ...]:
    """Return the numbers in a line that can be amounts (no codes, dates, times), by place."""
    found = []
    for m in _AMOUNT.finditer(line) if any(map(str.isdigit, line)) else ():
        values = number_readings(m["num"])
        if not values:
            continue
        if m["minus"] in {"-", "−", "–"} or m["minus2"] or m["tail"] or (m["open"] and m["close"]):
            values = tuple(-v for v in values)
        printed = (m["cur"] or m["after"] or "").strip()
        start, end = _trim(line, m.start(), m.end() - len(m["code"] or ""))
        found.append(
            AmountFound(
                start=start,
                end=end,
                readings=values,
                currency=("ZAR" if printed == "R" else _BY_PRINT.get(printed.lower())) if printed else None,
                decimals=_decimals(values[0]),
                percent=bool(m["pct"]),
            )
        )
    return tuple(found)


def _trim(line: str, start: int, end: int) -> tuple[int, int]:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    return start, end


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


@lru_cache(maxsize=8192)
def number_readings(text: str) -> tuple[Decimal, ...]:
    """Return what digits with separators can mean: "1.234" is 1234 or 1.234, "1.234,5" only 1234.5."""
    plain = _GROUP_MARK.sub("", text)
    if plain[:1] in {".", ","}:
        plain = "0" + plain
    if not plain.isascii() or sum(map(str.isdigit, plain)) > _MOST_DIGITS:
        return ()
    if not _PLAIN.fullmatch(plain):
        return _loose(plain)
    marks = [c for c in plain if c in ".,"]
    return _marked(plain, marks) if marks else (Decimal(plain),)


def _marked(plain: str, marks: list[str]) -> tuple[Decimal, ...]:
    head, _, tail = plain.rpartition(marks[-1])
    whole = head.replace(".", "").replace(",", "")
    as_decimal, as_group = Decimal(f"{whole}.{tail}"), Decimal(whole + tail)
    if len(tail) != 3 or (len(set(marks)) > 1 and marks[-1] != marks[-2]):  # noqa: PLR2004 -- a group of thousands
        return (as_decimal,)
    if len(marks) > 1:
        return (as_group,)
    return (as_decimal,) if len(head) > 3 or not head.strip("0") else (as_group, as_decimal)  # noqa: PLR2004 -- same


def _loose(plain: str) -> tuple[Decimal, ...]:
    """Read "1.234.56", where a reader took a comma for a point, as thousands and cents."""
    m = re.fullmatch(r"(\d{1,3}(?:[.,]\d{3})+)[.,](\d{2})", plain)
    return (Decimal(re.sub(r"[.,]", "", m[1]) + "." + m[2]),) if m else ()


@lru_cache(maxsize=4096)
def find_currencies(text: str) -> tuple[CurrencyFound, ...]:
    """Return currency signs and codes in a text, by place."""
    found = []
    for m in _CURRENCY.finditer(text) if _may_name_currency(text) else ():
        printed = m.group()
        key = printed.lower()
        code = _BY_PRINT.get(key)  # None: "İsk." is a Turkish discount, whose dotted letter only looks like that of ISK
        if code is None or (key in _ISO and not printed.isupper()) or _in_code(text, m):
            continue
        found.append(CurrencyFound(start=m.start(), end=m.end(), code=code, codes=_ALTERNATIVES.get(key, (code,))))
    return tuple(found)


def _may_name_currency(text: str) -> bool:
    """Tell whether a text has a sign of money, or a word that a currency's print begins with: most have neither."""
    return bool(_MONEY_SIGN.search(text)) or not _MONEY_WORDS.isdisjoint(_LETTERS.findall(text.lower()))


def _in_code(text: str, sign: re.Match[str]) -> bool:
    """Tell whether letters are part of a code with digits and other letters: "DH6802Q", "S27142-RM"."""
    if not sign.group().isalpha():
        return False
    around = next(m for m in _TOKEN.finditer(text) if m.end() >= sign.end())
    rest = text[around.start() : sign.start()] + text[sign.end() : around.end()]
    return any(map(str.isalpha, rest)) and any(map(str.isdigit, rest))


@cache
def units() -> frozenset[str]:
    """Return the folded units of quantities of every language."""
    return frozenset(strip_accents(u).rstrip(".") for language in languages().values() for u in language.units)


@lru_cache(maxsize=16384)
def is_unit(text: str) -> bool:
    """Tell whether a text is a unit of quantity ("pcs", "Stk.", "pièces")."""
    plain = _PLURAL.sub("", strip_accents(text.strip())).rstrip(".:")
    return plain in units() or f"{plain}s" in units()


def is_currency(text: str) -> bool:
    """Tell whether a text is the sign or the code of a currency, and nothing else."""
    return bool(_CURRENCY.fullmatch(text.strip()))


@lru_cache(maxsize=4096)
def quantity_readings(text: str) -> tuple[Quantity, ...]:
    """Return what the whole text can mean as a quantity, likelier first: "1.000 Stk" is 1000 or 1; "2 x 6" 2 or 12."""
    plain = _PLURAL.sub("", text.lower() if "(" in text else text).strip(" \t*:;|[](){}")
    if m := _TIMES.fullmatch(plain):
        a, b = Decimal(m["a"]), Decimal(m["b"])
        units = [u for u in (m["unit"], m["of"]) if u]  # "5 ctn x 24 pcs"
        if all(map(is_unit, units)):
            unit = units[0] if units else None
            return tuple(Quantity(value=v, unit=unit) for v in dict.fromkeys((a, a * b)))
    m = _QUANTITY.fullmatch(plain)
    if not m:
        return ()
    printed = m["unit"] or m["unit0"]
    if printed and not is_unit(printed) and printed.lower() not in {"x", "qty", "qte", "menge"}:
        return ()
    sign = -1 if m["num"].startswith("-") or m["back"] else 1
    unit = printed if printed and is_unit(printed) and printed.lower() != "x" else None
    return tuple(Quantity(value=sign * v, unit=unit) for v in number_readings(m["num"].lstrip("-")))
