"""A process that reads papers has no business on a network: on Linux the kernel keeps it from there.

In: nothing. Out: whether the kernel does it. Never: a rule for the process that the user started; an error where the
kernel or the platform knows no such thing.

The rule is a seccomp filter, which children inherit and nobody can take off again: no socket but those between
processes of this machine, nothing that makes one by another way (io_uring), no hand on other processes (ptrace), which
have no such filter. It holds for code in C, too, where a guard in Python would not be asked.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys
from typing import NamedTuple

_NO_NEW_PRIVILEGES, _SET_FILTER, _ALL_THREADS = 38, 1, 1
_UNIX = 1
# One instruction of a filter: code, jump where true, jump where false, a number.
_LOAD, _EQUAL, _NOT_BELOW, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # where they lie in what the kernel hands to the filter
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
_X32 = 0x40000000  # the other way to number the same calls


class _Machine(NamedTuple):
    """What a filter must know of a processor: its name there, and the numbers of system calls."""

    audit: int
    socket: int
    seccomp: int
    refused: tuple[int, ...]  # io_uring_setup, ptrace, process_vm_writev


_MACHINES = {
    "x86_64": _Machine(0xC000003E, 41, 317, (425, 101, 311)),
    "aarch64": _Machine(0xC00000B7, 198, 277, (425, 117, 271)),
}


def forbid_network() -> bool:
    """Keep this process and its children from any network; return whether the platform does that."""
    machine = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None or sys.maxsize < 2**32:
        return False
    rules = b"".join(struct.pack("=HBBI", *rule) for rule in _rules(machine))
    body = ctypes.create_string_buffer(rules, len(rules))
    program = ctypes.create_string_buffer(struct.pack("@HxxxxxxP", len(rules) // 8, ctypes.addressof(body)))
    libc = ctypes.CDLL(None)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    done: int = libc.syscall(machine.seccomp, _SET_FILTER, _ALL_THREADS, program)
    return done == 0


def _rules(machine: _Machine) -> list[tuple[int, int, int, int]]:
    """Return the filter: jumps count the instructions that are left out."""
    many = len(machine.refused)
    return [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 0, many + 5, machine.audit),
        (_LOAD, 0, 0, _NUMBER),
        (_NOT_BELOW, many + 3, 0, _X32),
        *((_EQUAL, many + 2 - place, 0, call) for place, call in enumerate(machine.refused)),
        (_EQUAL, 0, 3, machine.socket),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_EQUAL, 1, 0, _UNIX),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
    ]
