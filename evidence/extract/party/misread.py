"""Names as a scan tells them: forms glued to the name or with a letter misread, signs read into logos.

In: the text of a name that was read from a picture. Out: the name. Never: a letter of the name itself put right.
"""

from __future__ import annotations

import re

from evidence.values.names import split_legal_form

MARKS = " \t:;,.*-\u2013\u2014_|=~<>'\"`\u2018\u2019“”•·©®"
# Forms glued to the name, or of several words with one letter misread ("EXAMPLESDN BHD", "BeispielGmbH", "SDN DHD").
_GLUED_FORM = re.compile(
    r"(?<=[^\W\d_]{4})(?P<a>SDN|PTE|PVT|PTY)(?=[ .]+(?:BHD|LTD)\b)|(?<=[a-z\u00df-\u00ff]{3})(?P<b>GmbH|GbR|OHG|LLC)\b"
)
_MISREAD_FORM = re.compile(
    r"\b(?P<a>SDN)(?P<b>[ .]+)(?!BHD)(?:[A-Z0-9]HD|B[A-Z0-9]D|BH[A-Z0-9])\b|\b(?P<c>PTE|PVT|PTY)(?P<d>[ .]+)(?!LTD)(?:[A-Z0-9]TD|L[A-Z0-9]D|LT[A-Z0-9])\b"
)
_TALL_I = re.compile(r"(?<=[a-z]\.)I(?=\.?\s*$)")
_STRAY = re.compile(
    r"^\([^()\s]{1,3}\s+(?![^()]*\))|[\u2e80-\u9fff\uff00-\uffef]+"
)  # what smudges and logos are read as


def mended(text: str) -> str:
    """Return a name whose legal form of two words is parted from it and read right, without signs read into a logo."""
    if sum(map(str.isascii, text)) * 2 > len(text):
        text = _STRAY.sub("", text).strip(MARKS) or text
    text = _GLUED_FORM.sub(lambda m: f" {m.group()}", _lettered(text))
    return _MISREAD_FORM.sub(lambda m: f"{m['a']}{m['b']}BHD" if m["a"] else f"{m['c']}{m['d']}LTD", text)


def _lettered(text: str) -> str:
    """Return a name with its form in letters: "Sp. z 0.0", "S.r.I"; a form has no noughts, and no tall I behind a point."""
    bare, form = split_legal_form(text)
    if form:
        return text[: len(bare)] + text[len(bare) :].replace("0", "o") if text.startswith(bare) else text
    small = _TALL_I.sub("l", text)
    return small if small != text and split_legal_form(small)[1] else text
