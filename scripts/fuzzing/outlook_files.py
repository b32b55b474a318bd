"""What Outlook makes of a mail: `winmail.dat` (TNEF) and a saved message (.msg), each with one file attached.

In: a file's name and bytes. Out: bytes, the same for the same input. Never: a fixture, a real mail.
"""

from __future__ import annotations

import struct
import tempfile
from pathlib import Path

_TEXT, _BYTES, _NUMBER = 0x1F, 0x102, 3
_NAMED = "__nameid_version1.0"
_ATTACHED = "__attach_version1.0_#00000000"


def winmail(name: str, data: bytes) -> bytes:
    """Return a `winmail.dat` that holds one file under its long name."""
    long = name.encode("utf-16-le") + b"\0\0"
    padded = long + bytes(-len(long) % 4)
    named = struct.pack("<HHI", 3, 0x0E20, len(data)) + struct.pack("<HH16sIII", 3, 0x8005, bytes(16), 0, 7, 9)
    properties = struct.pack("<I", 3) + named + struct.pack("<HHII", 0x1F, 0x3707, 1, len(long)) + padded
    attached = _block(0x00069002, bytes(14)) + _block(0x00018010, b"RECHNU~1.PDF\0") + _block(0x0006800F, data)
    return b"\x78\x9f\x3e\x22\x01\x00" + _block(0x00089006, b"\0\0\1\0") + attached + _block(0x00069005, properties)


def saved_message(name: str, data: bytes) -> bytes:
    """Return a .msg that holds one file. Raises ImportError without the extra that reads such mails."""
    from extract_msg.ole_writer import OleWriter

    writer = OleWriter()
    top = struct.pack("<8xIIII8x", 0, 1, 0, 1)
    for tag, text in ((0x001A, "IPM.Note"), (0x0037, "Rechnung"), (0x1000, "Anbei.")):
        body = text.encode("utf-16-le")
        writer.addEntry(f"__substg1.0_{tag:04X}001F", body)
        top += _property(_TEXT, tag, len(body) + 2)
    writer.addEntry("__properties_version1.0", top)
    writer.addEntry(_NAMED, storage=True)
    for number in ("00020102", "00030102", "00040102"):
        writer.addEntry([_NAMED, f"__substg1.0_{number}"], b"")
    long = name.encode("utf-16-le")
    writer.addEntry(_ATTACHED, storage=True)
    writer.addEntry([_ATTACHED, "__substg1.0_3707001F"], long)
    writer.addEntry([_ATTACHED, "__substg1.0_37010102"], data)
    told = (
        _property(_TEXT, 0x3707, len(long) + 2) + _property(_BYTES, 0x3701, len(data)) + _property(_NUMBER, 0x3705, 1)
    )
    writer.addEntry([_ATTACHED, "__properties_version1.0"], bytes(8) + told)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.msg"
        writer.write(str(made))
        return made.read_bytes()


def _block(kind: int, data: bytes) -> bytes:
    return struct.pack("<BII", 2, kind, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def _property(kind: int, tag: int, value: int) -> bytes:
    return struct.pack("<HHIII", kind, tag, 6, value, 0)
