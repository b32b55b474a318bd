"""What a result depends on besides its inputs: the code, the libraries, models and languages of this machine.

In: nothing. Out: one short text that is equal where results are equal. Never: a date.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from evidence.read.fingerprint import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_DATA = (".py", ".toml", ".mo", ".j2", ".html", ".css", ".js")


@cache
def version_digest() -> str:
    """Return a digest of the whole program and of what reads with it."""
    digest = hashlib.sha256(fingerprint().encode())
    for name, body in sorted(_files(files("evidence"), "")):
        digest.update(f"\n{name}\n".encode())
        digest.update(body)
    return digest.hexdigest()[:32]


def _files(folder: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = f"{above}{entry.name}"
        if entry.is_dir():
            yield from _files(entry, f"{name}/")
        elif entry.name.endswith(_DATA):
            yield name, entry.read_bytes()
