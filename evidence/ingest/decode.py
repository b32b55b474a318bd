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
_LEAST, _SHARE = 3, 0.5
_PAIRS = 2  # letters of Chinese stand in runs; accents alone


def decode_text(data: bytes) -> str:
    """Decode UTF-8, UTF-16 (with a mark, or by its zero bytes), Shift-JIS, GB18030 or cp1252, whichever it is."""
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
        return _east_asian(data) or data.decode("cp1252", "replace")


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
