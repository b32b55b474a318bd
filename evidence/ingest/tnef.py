"""winmail.dat, in which Outlook wraps the attachments of a mail for other programs, becomes a Message.

In: the bytes. Out: Message with the attachments and no texts. Never: a length believed beyond the bytes that are there.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from evidence.ingest.message import Attachment, Message, MessageError, named

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC = b"\x78\x9f\x3e\x22"
_BEGINS, _TITLE, _DATA, _PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
_LONG_NAME = 0x3707
_FIXED = {
    0x0002: 4,
    0x0003: 4,
    0x0004: 4,
    0x000B: 4,
    0x000A: 4,
    0x0005: 8,
    0x0006: 8,
    0x0007: 8,
    0x0014: 8,
    0x0040: 8,
    0x0048: 16,
}
_TEXTS = {0x001E: "cp1252", 0x001F: "utf-16-le"}
_SIZED = frozenset({*_TEXTS, 0x000D, 0x0102})
_NAMED_FROM = 0x8000  # such properties carry a name before their value


class _Block(NamedTuple):
    kind: int
    data: bytes


def read_tnef(data: bytes) -> Message:
    """Take a winmail.dat apart. Raises MessageError when it is none or damaged."""
    found: list[dict[int, bytes]] = []
    try:
        for block in _blocks(data):
            if block.kind == _BEGINS:
                found.append({})
            elif found:
                found[-1].setdefault(block.kind, block.data)
    except struct.error as error:
        what = "The winmail.dat is damaged: ask the sender to send the mail as plain text with its attachments."
        raise MessageError(what) from error
    attachments = tuple(_attachment(parts, number) for number, parts in enumerate(found, start=1))
    return Message(subject="", sender="", recipient="", sent=None, text="", html="", attachments=attachments)


def _blocks(data: bytes) -> Iterator[_Block]:
    at = len(MAGIC) + 2  # a key follows
    while at < len(data):
        _level, kind, size = struct.unpack_from("<BII", data, at)
        at += 9
        if at + size + 2 > len(data):
            raise struct.error
        yield _Block(kind, data[at : at + size])
        at += size + 2  # a checksum follows


def _attachment(parts: dict[int, bytes], number: int) -> Attachment:
    short = parts.get(_TITLE, b"").rstrip(b"\0").decode("cp1252", "replace")
    name = named(_long_name(parts.get(_PROPERTIES, b""))) or named(short) or f"attachment {number}"
    return Attachment(name, parts.get(_DATA, b""))


def _long_name(data: bytes) -> str:
    """Return the long name among an attachment's properties, nothing where they cannot be followed."""
    try:
        (count,) = struct.unpack_from("<I", data)
        at = 4
        for _ in range(min(count, len(data))):
            kind, ident = struct.unpack_from("<HH", data, at)
            at += 4
            if ident >= _NAMED_FROM:
                at += _length_of_name(data, at)
            if kind in _SIZED:
                (_values, size) = struct.unpack_from("<II", data, at)
                at += 8
                if ident == _LONG_NAME and kind in _TEXTS:
                    return data[at : at + size].decode(_TEXTS[kind], "replace").rstrip("\0")
                at += -(-size // 4) * 4
            else:
                at += _FIXED[kind]
    except (struct.error, KeyError):
        pass
    return ""


def _length_of_name(data: bytes, at: int) -> int:
    (named_by,) = struct.unpack_from("<I", data, at + 16)
    if not named_by:
        return 24
    (size,) = struct.unpack_from("<I", data, at + 20)
    return int(24 + -(-size // 4) * 4)
