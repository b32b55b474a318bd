"""A process that reads papers writes to the cache and the temporary folder: on Linux the kernel keeps it from elsewhere.

In: the folders it may write below. Out: whether the kernel does it. Never: a rule for the process that the user started;
an error where the kernel or the platform knows no such thing.

The rule is Landlock's (Linux 5.13 and later): children inherit it and nobody can take it off again. Files that are open
already stay so. What may be read and run is left as it is.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # system calls of the same number on every processor
_ASK_VERSION, _BENEATH = 1, 1
_NO_NEW_PRIVILEGES = 38
_WRITE_FILE, _TRUNCATE = 1 << 1, 1 << 14
_REMOVE = 1 << 4 | 1 << 5  # a folder, a file
_MAKE = 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10  # a folder, a file, a socket, a pipe
_MAKE_OTHER = 1 << 6 | 1 << 11 | 1 << 12  # devices and links: nowhere
_TRUNCATES = 3  # the version since which cutting a file short is a right of its own
_SINKS = ("/dev/null", "/dev/zero", "/dev/full")


def write_only_below(folders: Iterable[str | Path]) -> bool:
    """Keep this thread, those it starts and all children from writing elsewhere; return whether the platform does."""
    if sys.platform != "linux" or sys.maxsize < 2**32:
        return False
    libc = ctypes.CDLL(None)
    version = libc.syscall(_CREATE, None, 0, _ASK_VERSION)
    if version < 1:
        return False
    content = _WRITE_FILE | (_TRUNCATE if version >= _TRUNCATES else 0)
    rights = content | _REMOVE | _MAKE
    asked = struct.pack("=Q", rights | _MAKE_OTHER)
    rules = libc.syscall(_CREATE, asked, len(asked), 0)
    if rules < 0:
        return False
    try:
        for folder in folders:
            _allow(libc, rules, str(folder), rights)
        for sink in _SINKS:
            _allow(libc, rules, sink, content)
        done: int = libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.syscall(_RESTRICT, rules, 0)
    finally:
        os.close(rules)
    return done == 0


def _allow(libc: ctypes.CDLL, rules: int, path: str, rights: int) -> None:
    """Add what may be done to a file, or below a folder; one that is not there stays forbidden."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError):
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            libc.syscall(_ADD, rules, _BENEATH, struct.pack("=Qi", rights, place), 0)
        finally:
            os.close(place)
