"""What a signature encloses: Italian e-invoices (.p7m) and signed mails carry their content inside it (CMS, RFC 5652).

In: bytes, as they are or in letters (base64). Out: the enclosed bytes. Never: a signature verified, a key, a length
believed beyond the bytes that are there.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.texts import Sentence

ENCRYPTED: Sentence = "It is encrypted: open it where it was received and save what is in it into the folder."
DAMAGED: Sentence = "What it signs is damaged or stands in another file: put the paper itself into the folder."
_PKCS7 = bytes.fromhex("06092a864886f70d0107")  # the sign of a kind of message; its last byte follows
_SIGNED, _ENCRYPTED = 2, (3, 4, 6)
_SEQUENCE, _OCTETS = 0x30, 0x04
_CONSTRUCTED, _LONG, _OPEN = 0x20, 0x80, 0x80
_ENDS = b"\0\0"
_DEEP = 12
_LETTERS = re.compile(rb"(?:-----BEGIN (?:PKCS7|CMS)-----\s+)?(?=MI[A-Z])([A-Za-z0-9+/=\s]+)")


class SignedError(Exception):
    """Nothing can be taken out; the text is a sentence for the user."""


class _Element(NamedTuple):
    """One thing of the encoding: its tag, where its content begins, and how long that is; None until it says so."""

    tag: int
    start: int
    size: int | None


def is_signed(head: bytes) -> bool:
    """Tell whether bytes begin as a signed or encrypted message does, by its first bytes."""
    return head[:1] == bytes([_SEQUENCE]) and 0 < head.find(_PKCS7, 0, 20) <= 6  # noqa: PLR2004 -- a head of up to six bytes


def is_signed_in_letters(head: bytes) -> bool:
    """Tell whether a text begins as such a message in base64 does."""
    found = _LETTERS.match(head.lstrip()[:200])
    return found is not None and is_signed(_bytes(found[1][:80]))


def enclosed(data: bytes) -> bytes:
    """Return what a signed message encloses; SignedError where nothing is in it, or it is encrypted or damaged."""
    if not is_signed(data[:40]):
        found = _LETTERS.match(data.lstrip())
        data = _bytes(found[1]) if found else b""
    try:
        return _enclosed(data)
    except (IndexError, RecursionError, ValueError) as error:
        raise SignedError(DAMAGED) from error


def _bytes(letters: bytes) -> bytes:
    plain = b"".join(letters.split())
    try:
        return base64.b64decode(plain[: len(plain) // 4 * 4])
    except binascii.Error:
        return b""


def _enclosed(data: bytes) -> bytes:
    name, inside, *_ = _parts(data, _element(data, 0))
    kind = data[name.start + len(_PKCS7) - 2]
    if kind in _ENCRYPTED:
        raise SignedError(ENCRYPTED)
    if kind != _SIGNED:
        raise SignedError(DAMAGED)
    (message,) = _parts(data, inside)
    content, *_ = (part for part in _parts(data, message) if part.tag == _SEQUENCE)
    _kind, *held = _parts(data, content)
    if not held:
        raise SignedError(DAMAGED)
    return b"".join(_octets(data, held[0], _DEEP))


def _octets(data: bytes, element: _Element, deep: int) -> Iterator[bytes]:
    """Yield the pieces that a content comes in."""
    if element.tag == _OCTETS and element.size is not None:
        yield data[element.start : element.start + element.size]
    elif deep and element.tag & _CONSTRUCTED:
        for part in _parts(data, element):
            yield from _octets(data, part, deep - 1)


def _element(data: bytes, at: int) -> _Element:
    tag, size, at = data[at], data[at + 1], at + 2
    if size == _OPEN:
        return _Element(tag, at, None)
    if size & _LONG:
        digits = size & ~_LONG
        size = int.from_bytes(data[at : at + digits], "big")
        at += digits
    if at + size > len(data):
        raise ValueError
    return _Element(tag, at, size)


def _parts(data: bytes, element: _Element) -> Iterator[_Element]:
    at, end = element.start, None if element.size is None else element.start + element.size
    while at < end if end is not None else data[at : at + 2] != _ENDS:
        part = _element(data, at)
        yield part
        at = _end(data, part, _DEEP)


def _end(data: bytes, element: _Element, deep: int) -> int:
    """Return where the next element begins."""
    if element.size is not None:
        return element.start + element.size
    if not deep:
        raise ValueError
    at = element.start
    while data[at : at + 2] != _ENDS:
        at = _end(data, _element(data, at), deep - 1)
    return at + len(_ENDS)
