"""Product codes: printed text -> every ASIN, GTIN or ISBN it can mean, and keys to compare codes by.

In: text of one cell or line. Out: frozen candidates with their place in the text (character indexes). Never: a
corrected code (a reading is given as printed, and look-alikes are compared by `fold`), I/O, a flagged list.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import msgspec

_FOLD = str.maketrans("OIZSB", "01258")
_FOLD_WIDE = str.maketrans("OQDI|LZSGB", "0001112568")
_ASIN_SHAPE = re.compile(r"(?<![A-Z0-9])[B8][0O][A-Z0-9]{8}(?![A-Z0-9])")
_ISBN10 = re.compile(r"(?<![\w.,])\d(?:[ -]?\d){8}[ -]?[\dX](?![\w]|[.,]\d)")
_ISBN10_SOLID = re.compile(r"\d{9}[\dX]")
# A sign of money close behind digits is a digit misread, or makes them a price.
_DIGIT_RUN = re.compile(r"(?<![\d.,/])(?<!\d[ -])\d+(?:[ -]\d+)*(?![\d/\u20ac$\u00a3\u00a5%]|[.,]\d)")
_CODE_LABEL = re.compile(r"(?:EAN|GTIN|UPC|ISBN|JAN|BARCODE|ASIN|ITEM|ART|NO|NR)[-\d]*$", re.IGNORECASE)
_GTIN_LENGTHS = (8, 12, 13, 14)
# How barcodes' digits are printed below the bars and in lists; any other grouping is columns that stand close.
_GROUPINGS = frozenset(
    {(1, 6, 6), (1, 5, 5, 1), (1, 5, 6), (6, 6), (4, 4), (1, 2, 5, 5, 1), (1, 2, 5, 6), (3, 4, 5, 1), (3, 3, 6, 1)}
    | {
        (1, 11),
        (1, 12),
        (12, 1),
        (11, 1),
        (2, 5, 5, 1),
        (7, 6),
        (1, 3, 4, 5),
        (4, 4, 4),
        (4, 4, 5),
        (3, 5, 5),
        (2, 6, 6),
    }
    | {(7, 1), (3, 10), (1, 1, 6, 6), (3, 9, 1)}
)
_DIGITS = re.compile(r"\d+")
_ISBN13_GROUPS = 5
_MIN_STRONG = 5


class CodeFound(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A code in a text: `text[start:end]` is as printed, `value` without blanks and hyphens, upper case.

    `repaired` says that the code's fixed part was not read as it must be (`BO` for `B0`): compare by `fold`.
    """

    start: int
    end: int
    value: str
    repaired: bool = False


def fold(code: str) -> str:
    """Return the key under which OCR's five look-alike pairs (O/0 I/1 Z/2 S/5 B/8) are one; idempotent."""
    return unicodedata.normalize("NFKC", code).upper().translate(_FOLD)


def fold_wide(code: str) -> str:
    """Return `fold` with Q D L G added as well: good for review, never for a strong match."""
    return unicodedata.normalize("NFKC", code).upper().translate(_FOLD_WIDE)


def is_asin(code: str) -> bool:
    """Tell whether these ten characters can be an ASIN as they stand (`B0...` or an ISBN-10)."""
    return bool(_ASIN_SHAPE.fullmatch(code) and code.startswith("B0")) or is_isbn10(code)


def scanned_asin(code: str) -> str:
    """Return an ASIN that OCR read, its first two characters as what they must be: `BO`, `80`, `8O` are read `B0`.

    The other eight stay as read: any character can stand there, so nothing is known better.
    """
    readable = _ASIN_SHAPE.fullmatch(code) and fold(code[:2]) == fold("B0") and any(map(str.isdigit, code[2:]))
    return "B0" + code[2:] if readable else code


@lru_cache(maxsize=16384)
def find_asins(text: str) -> tuple[CodeFound, ...]:
    """Return what looks like an ASIN (`B0` + 8, as read), and ISBN-10s with a right check digit, by place.

    `BO`, `80`, `8O` in front are readings of `B0`: `repaired`, and only where the rest can be no word or number.
    """
    upper = _upper(text)
    found = []
    for m in _ASIN_SHAPE.finditer(upper):
        value = m.group()
        if value.startswith("B0") or (not value[2:].isdigit() and any(map(str.isdigit, value[2:]))):
            found.append(CodeFound(start=m.start(), end=m.end(), value=value, repaired=not value.startswith("B0")))
    found.extend(f for f in find_isbn10s(text) if not any(f.start < o.end and o.start < f.end for o in found))
    return tuple(sorted(found, key=lambda f: f.start))


def find_isbn10s(text: str) -> tuple[CodeFound, ...]:
    """Return ISBN-10s whose check digit is right. One in eleven ten-digit numbers is one by chance."""
    found = []
    for m in _ISBN10.finditer(_upper(text)):
        value = m.group().replace(" ", "").replace("-", "")
        if is_isbn10(value):
            found.append(CodeFound(start=m.start(), end=m.end(), value=value))
    return tuple(found)


def is_isbn10(code: str) -> bool:
    """Tell whether ten characters are an ISBN-10: weights 10 to 1, sum divisible by 11, X only last."""
    if not (_ISBN10_SOLID.fullmatch(code) and code.isascii()) or len(set(code)) == 1:
        return False
    return sum((10 if c == "X" else int(c)) * (10 - i) for i, c in enumerate(code)) % 11 == 0


def isbn13_of(isbn10: str) -> str | None:
    """Return the ISBN-13 of a valid ISBN-10, else None."""
    return with_check_digit("978" + isbn10[:9]) if is_isbn10(isbn10) else None


def with_check_digit(body: str) -> str:
    """Return GTIN digits with their check digit added; `body` is ASCII digits."""
    total = sum(int(c) * (3 if i % 2 == 0 else 1) for i, c in enumerate(reversed(body)))
    return body + str(-total % 10)


def is_gtin(digits: str) -> bool:
    """Tell whether these are 8, 12, 13 or 14 ASCII digits with a right check digit and more than zeros."""
    if len(digits) not in _GTIN_LENGTHS or not (digits.isascii() and digits.isdigit()) or not digits.strip("0"):
        return False
    return with_check_digit(digits[:-1]) == digits


def gtin_key(digits: str) -> str | None:
    """Return one key for all GTINs of one number: 14 digits, zeros in front; None when it is no GTIN."""
    plain = digits.replace(" ", "").replace("-", "")
    return plain.zfill(14) if is_gtin(plain) else None


def asin_gtin_key(asin: str) -> str | None:
    """Return the GTIN key of an ASIN that is an ISBN-10, else None."""
    isbn = isbn13_of(asin)
    return gtin_key(isbn) if isbn else None


def is_restricted(digits: str) -> bool:
    """Tell whether a valid GTIN is in-store, coupon or company-internal: it names no product to the world."""
    key = gtin_key(digits)
    if key is None:
        return False
    if len(digits) == 8:  # noqa: PLR2004 -- GTIN-8 has its own prefixes
        return digits[0] in "02"
    return (
        key[1] == "2"
        or key[1:3] in {"02", "04", "05"}
        or key[1:4] in {"980", "981", "982", "983", "984"}
        or (key[1:3] == "99")
    )


@lru_cache(maxsize=16384)
def find_gtins(text: str) -> tuple[CodeFound, ...]:
    """Return GTINs with a right check digit, printed in one piece or in the groups of a barcode, by place.

    A company's location number, a SIRET or a tax id may have a right check digit as well: callers look at labels.
    """
    found: list[CodeFound] = []
    for run in _DIGIT_RUN.finditer(text):
        start, end = run.span()
        if _glued_before(text, start):
            start = _inner(text, run.span(), last=False)
        if _glued_after(text, end):
            end = _inner(text, run.span(), last=True)
        if start < end:
            found.extend(_gtins_in_run(text[start:end], start))
    return tuple(found)


def _inner(text: str, span: tuple[int, int], *, last: bool) -> int:
    """Return where a run of groups parted by blanks ends (or begins) without the group that touches letters."""
    start, end = span
    if last:
        return max(start, text.rfind(" ", start, end))
    return text.find(" ", start, end) + 1 or end


def _gtins_in_run(run: str, offset: int) -> list[CodeFound]:
    """Return the GTINs of a run of digit groups: the longest known grouping first, then single groups."""
    groups = [(m.start(), m.end(), m.group()) for m in _DIGITS.finditer(run)]
    found: list[CodeFound] = []
    at = 0
    while at < len(groups):
        size = next((n for n in range(min(5, len(groups) - at), 0, -1) if _is_group(groups[at : at + n], run)), 0)
        if size:
            start, end = groups[at][0], groups[at + size - 1][1]
            digits = "".join(g[2] for g in groups[at : at + size])
            found.append(CodeFound(start=offset + start, end=offset + end, value=digits))
        at += size or 1
    return found


def _is_group(groups: list[tuple[int, int, str]], run: str) -> bool:
    digits = "".join(g[2] for g in groups)
    if not is_gtin(digits) or not digits.isascii():
        return False
    if len(groups) == 1:
        return True
    hyphens = run[groups[0][0] : groups[-1][1]].count("-")
    if len(groups) == _ISBN13_GROUPS and digits[:3] in {"978", "979"}:
        return True
    return hyphens in {0, len(groups) - 1} and tuple(len(g[2]) for g in groups) in _GROUPINGS


def _glued_before(text: str, at: int) -> bool:
    """Tell whether letters stand right before, other than the name of a code ("EAN4006381333931")."""
    if at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "-_"):
        return False
    return not _CODE_LABEL.search(text[max(0, at - 12) : at].rstrip("-"))


def _glued_after(text: str, at: int) -> bool:
    return at < len(text) and (text[at].isalpha() or text[at] == "_") and text[at : at + 1].isascii()


def sku_key(text: str) -> str:
    """Return the key under which SKUs and part numbers are compared: case and width folded, blanks made one."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def strong_code(text: str) -> bool:
    """Tell whether a SKU or part number can be strong proof: five characters or more, a letter and a digit."""
    plain = [c for c in sku_key(text) if c.isalnum()]
    return len(plain) >= _MIN_STRONG and any(map(str.isalpha, plain)) and any(map(str.isdigit, plain))


def _upper(text: str) -> str:
    """Return upper case without changing the length, so that places stay right."""
    if text.isascii():
        return text.upper()
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)
