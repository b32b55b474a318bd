"""Bytes of a text file become text, in the encodings that people's programs write.

In: bytes. Out: text whose lines end with a line feed, without byte order mark. Never: an error; what no encoding explains is replaced.
"""

from __future__ import annotations

import codecs

_SAMPLE = 4000
_NUL_SHARE = 0.2


def decode_text(data: bytes) -> str:
    """Decode UTF-8, UTF-16 (with a mark, or by its zero bytes) or cp1252, whichever it is."""
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
        return data.decode("cp1252", "replace")
