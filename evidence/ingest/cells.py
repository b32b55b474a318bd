"""Cells of lists and exports become codes and numbers; spreadsheet damage is mended only where it is certain.

In: the text of one cell. Out: values, or the reason why there is none. Never: a guess.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from evidence.texts import Text, message
from evidence.values.codes import is_asin, is_gtin, is_isbn10, isbn13_of

_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?\s*E\s*\+?\s*\d{1,2}", re.IGNORECASE)
_EXACT = re.compile(r"(?P<whole>\d)[.,](?P<rest>\d+)\s*E\s*\+?\s*(?P<places>\d{1,2})", re.IGNORECASE)
_LINK = re.compile(r"/(?:dp|gp/product|product|gp/aw/d|asin)/(?P<asin>[A-Z0-9]{10})(?![A-Z0-9])", re.IGNORECASE)
_NAMED = re.compile(r"(?<![A-Z0-9])B0[A-Z0-9]{8}(?![A-Z0-9])", re.IGNORECASE)
_TAIL = re.compile(r"[.,]0+$")
_CODE_BREAK = re.compile(r"[|;,/\n]")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,' \u202f]\d{3})+")
_ISBN_LENGTH, _LEAST_ISBN, _UPC_LENGTH, _LEAST_UPC = 10, 7, 12, 9
_LOST_OF_8 = 7
_DASHES = ("", "-", "--", "\u2013", "\u2014", "n/a", "na", "none", "null")


class AsinCell(NamedTuple):
    """An ASIN, or why there is none; `note` tells what was mended."""

    asin: str | None
    note: Text = ""


class GtinCell(NamedTuple):
    """The GTINs of a cell, and sentences about what was mended or could not be used."""

    gtins: tuple[str, ...]
    notes: tuple[Text, ...] = ()


def read_asin(text: str) -> AsinCell:
    """Read an ASIN in any letter case; an ISBN-10 whose zeros in front a spreadsheet dropped is mended."""
    plain = _TAIL.sub("", unicodedata.normalize("NFKC", text).upper().strip())
    if is_asin(plain):
        return AsinCell(plain)
    solid = plain.replace("-", "").replace(" ", "")
    if is_isbn10(solid):
        return AsinCell(solid)
    full = solid.zfill(_ISBN_LENGTH)
    if _LEAST_ISBN <= len(solid) < _ISBN_LENGTH and solid[:-1].isdigit() and is_isbn10(full):
        return AsinCell(
            full,
            message(
                "{text} was read as the ISBN {full}: a spreadsheet dropped the zero in front", text=text, full=full
            ),
        )
    return AsinCell(None, _why_no_asin(text, plain))


def listed_asin(text: str) -> AsinCell:
    """Read the cell of a list as a person fills it: an ASIN, a link to its page, or one ASIN among other words."""
    plain = read_asin(text)
    linked = frozenset(m["asin"].upper() for m in _LINK.finditer(text))
    named = linked or frozenset(m.group().upper() for m in _NAMED.finditer(text))
    if plain.asin or len(named) != 1:
        return plain
    read = read_asin(*named)
    if linked or read.asin is None:
        return read
    return AsinCell(read.asin, message('"{text}" was read as {asin}', text=_short(text), asin=read.asin))


def _why_no_asin(text: str, plain: str) -> Text:
    if _SCIENTIFIC.fullmatch(plain):
        return message("{text} is a number that a spreadsheet shortened, and no ASIN.", text=text)
    if len(plain) == _ISBN_LENGTH and plain[0] in "B8" and plain[1] in "0O":
        return message("{text} is no ASIN: an ASIN begins with B and the digit zero.", text=text)
    return message(
        '"{text}" is no ASIN: it has ten characters, B0 and eight more, or is an ISBN-10.', text=_short(text)
    )


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 3] + "..."


def read_gtins(text: str) -> GtinCell:
    """Read EAN, UPC, ISBN numbers separated by `|`; each must have a right check digit."""
    found: list[str] = []
    notes: list[Text] = []
    for piece in _CODE_BREAK.split(text) if not _SCIENTIFIC.search(text) else text.split("|"):
        plain = _TAIL.sub("", unicodedata.normalize("NFKC", piece).upper()).replace(" ", "").replace("-", "")
        if plain.lower() in _DASHES:
            continue
        gtin, note = _gtin(piece.strip(), plain)
        if note:
            notes.append(note)
        if gtin and gtin not in found:
            found.append(gtin)
    return GtinCell(tuple(found), tuple(notes))


def _gtin(printed: str, plain: str) -> tuple[str | None, Text]:
    plain = _written_out(plain)
    if is_gtin(plain):
        return plain, ""
    if is_isbn10(plain):
        return isbn13_of(plain), ""
    if _SCIENTIFIC.fullmatch(plain):
        return None, message(
            "{printed} is a number that a spreadsheet shortened and is not used: export the file again", printed=printed
        )
    mended = {m for m in _with_zeros(plain) if m}
    if len(mended) == 1:
        gtin = mended.pop()
        return gtin, message(
            "{printed} was read as {gtin}: a spreadsheet dropped zeros in front", printed=printed, gtin=gtin
        )
    return None, message("{text} is no EAN, UPC or ISBN (check digit) and is not used", text=_short(printed))


def _written_out(plain: str) -> str:
    """Return a number whose digits a spreadsheet's short form still tells all: "4,006381333931E+12"."""
    m = _EXACT.fullmatch(plain)
    return m["whole"] + m["rest"] if m and len(m["rest"]) == int(m["places"]) else plain


def _with_zeros(plain: str) -> tuple[str | None, ...]:
    """Return what a number that lost its zeros in front can have been; more than one is no certainty."""
    digits = plain.isascii() and plain[:-1].isdigit()
    isbn = plain.zfill(_ISBN_LENGTH)
    as_isbn = isbn13_of(isbn) if digits and _LEAST_ISBN <= len(plain) < _ISBN_LENGTH else None
    upc = plain.zfill(_UPC_LENGTH)
    as_upc = upc if _LEAST_UPC <= len(plain) < _UPC_LENGTH and is_gtin(upc) else None
    short = plain.zfill(8)
    as_short = short if len(plain) == _LOST_OF_8 and is_gtin(short) else None
    return as_isbn, as_upc, as_short


def read_units(text: str) -> int | None:
    """Read a number of units ("1,200", "1 200", "12.0"); None for an empty cell. Raises ValueError otherwise."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.lower() in _DASHES:
        return None
    if _THOUSANDS.fullmatch(plain):
        return int(re.sub(r"\D", "", plain))
    plain = _TAIL.sub("", plain)
    if not (plain.isascii() and plain.isdigit()):
        raise ValueError(_short(text))
    return int(plain)
