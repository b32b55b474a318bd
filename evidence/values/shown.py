"""Text as a reader of a page sees it: signs that show nothing go, digits of any script are digits.

In: text as a file holds it. Out: text that says the same to the eye. Never: a sign that looks otherwise; a superscript or a
digit in a circle taken for a digit (they are marks beside one); a word of another alphabet spelt in Latin letters, unless
it is an ASIN to the eye.

Fonts' maps name zero-width signs, marks of direction and digits of other scripts; no rule about codes or amounts knows those.
"""
# ruff: noqa: RUF001 -- letters that look like Latin ones are what is read here

from __future__ import annotations

import re
import unicodedata

# Fonts draw one glyph for all of these; a subset's map back to letters often names the soft or unbreakable one.
_HYPHENS = {0x00AD: "-", 0x2010: "-", 0x2011: "-"}
_POINTS = {0x066B: ".", 0x066C: ","}
# Formats that do show: signs around Arabic and Syriac numbers, an Egyptian quarter's joiners.
_SHOWING = frozenset((*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD))
_BLANK = frozenset((0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x3164, 0xFFA0))
_VARIANTS = (range(0xFE00, 0xFE10), range(0xE0000, 0xE0FFF))
_WIDE, _NARROWER = range(0xFF01, 0xFF5F), 0xFEE0
_WIDE_MARKS = "-./"
_LATIN = str.maketrans("АВЕЅІЈКМНОРСТХУΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABESIJKMHOPCTXYABEZHIKMNOPTYX")
_ASIN = re.compile(r"B0(?=[A-Z]*\d)[A-Z0-9]{8}")


class _Shown(dict[int, str | None]):
    """What each sign is replaced by, worked out when it is first met."""

    def __missing__(self, sign: int) -> str | None:
        self[sign] = seen = _seen(sign)
        return seen


def _seen(sign: int) -> str | None:
    text = chr(sign)
    kind = unicodedata.category(text)
    if kind == "Nd":
        return str(unicodedata.decimal(text))
    if sign in _BLANK or any(sign in some for some in _VARIANTS) or (kind == "Cf" and sign not in _SHOWING):
        return None
    if sign in _WIDE and ((narrow := chr(sign - _NARROWER)).isalnum() or narrow in _WIDE_MARKS):
        return narrow
    return text


_SHOWN = _Shown({**_HYPHENS, **_POINTS})


def shown(text: str) -> str:
    """Return a word as it shows; one that shows nothing at all stays as it is."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFC", text).translate(_SHOWN) or text
    alike = plain.translate(_LATIN)
    return alike if alike != plain and _ASIN.fullmatch(alike) else plain
