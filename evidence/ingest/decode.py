"""Bytes of a text file become text, in the encodings that people's programs write.

In: bytes. Out: text whose lines end with a line feed, without byte order mark. Never: an error; what no encoding explains is replaced.
"""

from __future__ import annotations

import codecs
import re

_SAMPLE = 4000
_NUL_SHARE = 0.2
_HIGH = re.compile(rb"[\x80-\xff]+")
# Of Japanese, two in three letters begin with bytes that are quotes and dashes in European text, or nothing at all.
_JAPANESE = re.compile(rb"([\x81-\x9f\xe0-\xfc])[\x40-\x7e\x80-\xfc]")
_NO_EUROPEAN = re.compile(rb"[\x81-\x83\x8d\x8f\x90\x9d]")
# Signs and letters that cp1252 shows for letters of cp1250 and cp1254: a raised 3 inside a word is a Polish l with a stroke.
_POLISH = re.compile(
    r"(?<=[^\W\d_])[\u00b9\u00b3\u00bf](?=[^\W\d_])|(?<![^\W_])[\u00b9\u00b3](?=[^\W\d_]{2})|[^\W\d_]{3}[\u00b9\u00b3\u00bf](?![\w/])|[\u0153\u00ea]\u00e6|\u00ea\u0153"
)
_CZECH, _CARONS = (
    re.compile("[\u00f8\u00f9\u00ec\u00e8\u00f2\u00d8\u00c8\u00cc\u00d2]"),
    re.compile("[\u0161\u017e\u0160\u017d\u00fd]"),
)
_HUNGARIAN, _UMLAUTS = re.compile("[\u00f5\u00fb\u00d5\u00db]"), re.compile("[\u00f6\u00fc\u00d6\u00dc]")
_NO_HUNGARIAN = re.compile("[\u00e4\u00e3\u00e7\u00ea\u00f4\u00e0\u00e8\u00f0\u00fe]")
_TURKISH = re.compile("[\u00f0\u00fe\u00fd\u00d0\u00de\u00dd]")
_NO_TURKISH = re.compile("[\u00e1\u00ed\u00f3\u00fa\u00e9\u00e6\u00c1\u00cd\u00d3\u00da\u00c9\u00c6]")
_LEAST, _SHARE = 3, 0.5
_PAIRS = 2  # letters of Chinese stand in runs; accents alone


def decode_text(data: bytes) -> str:
    """Decode UTF-8, UTF-16 (with a mark, or by its zero bytes), Shift-JIS, GB18030, cp1250, cp1254 or cp1252, whichever it is."""
    return _decode(data).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _decode(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF8):
        return data.decode("utf-8-sig", "replace")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        sample = data[start:_SAMPLE:2]
        if sample and sample.count(0) > _NUL_SHARE * len(sample):
            return data.decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _east_asian(data) or data.decode(_european(data.decode("cp1252", "replace")), "replace")


def _european(text: str) -> str:
    """Return which code page text was written in that was read as cp1252: its letters make no words where it was another."""
    if _POLISH.search(text) or (_CZECH.search(text) and _CARONS.search(text)):
        return "cp1250"
    if _HUNGARIAN.search(text) and _UMLAUTS.search(text) and not _NO_HUNGARIAN.search(text):
        return "cp1250"
    return "cp1254" if _TURKISH.search(text) and not _NO_TURKISH.search(text) else "cp1252"


def _east_asian(data: bytes) -> str | None:
    """Return text that is Shift-JIS or GB18030 (letters of two bytes, in runs); None for European text."""
    runs, leads = _HIGH.findall(data), _JAPANESE.findall(data)
    high = sum(map(len, runs))
    low = [lead for lead in leads if lead < b"\xa0"]
    if len(leads) >= _LEAST and len(low) >= _SHARE * len(leads) and any(map(_NO_EUROPEAN.match, leads)):
        name = "cp932"
    elif all(len(run) % 2 == 0 for run in runs) and high >= 2 * _PAIRS * len(runs):
        name = "gb18030"
    else:
        return None
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None
