"""How a file is spoiled: bytes, numbers, pieces of other files; archives also from inside, with honest sums.

In: a seed number, seeds by kind. Out: named files. Never: chance that a seed number does not settle.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from typing import TYPE_CHECKING

from scripts.fuzzing.seeds import SHARES, Seed, archive

if TYPE_CHECKING:
    from collections.abc import Iterator

_ODD = (b"\x00", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"-1", b"999999999999", b"%s%n", b"\r\n", b"<!--", b"0 0 R")
_NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483647", b"-2147483648", b"99999999999999999999", b"1e308", b"0.0000001")
_NUMBER = re.compile(rb"\d+")
_ARCHIVES = (".zip", ".docx", ".xlsx")


def inputs(found: dict[str, list[Seed]], count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield that many mutated files; the same for the same seed number."""
    chance = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    kinds = [kind for kind in SHARES if kind in found]
    shares = [SHARES[kind] for kind in kinds]
    for number in range(count):
        kind, other = chance.choices(kinds, shares, k=2)
        one, piece = chance.choice(found[kind]), chance.choice(found[other])
        inside = one.suffix in _ARCHIVES and chance.random() < 0.5  # noqa: PLR2004 -- every other one
        data = _inside(one.data, piece.data, chance) if inside else mutated(one.data, piece.data, chance)
        yield f"{number:06}{one.suffix}", data


def mutated(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return a few random changes of the bytes: flips, odd values, numbers, cuts, copies, pieces of another file."""
    body = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(body) + 1)
        length = min(len(body) - at, chance.choice((1, 4, 64, 1024)))
        match chance.randrange(7):
            case 0 if at < len(body):
                body[at] ^= 1 << chance.randrange(8)
            case 1:
                odd = chance.choice(_ODD)
                body[at : at + len(odd)] = odd
            case 2:
                del body[at : at + length]
            case 3:
                body[at:at] = body[at : at + length] * chance.choice((1, 2, 8))
            case 4:
                start = chance.randrange(len(other) + 1)
                body[at : at + length] = other[start : start + length]
            case 5 if number := _NUMBER.search(body, at):
                body[number.start() : number.end()] = chance.choice(_NUMBERS)
            case _:
                if chance.random() < 0.1:  # noqa: PLR2004 -- most cuts at the end leave nothing to try
                    del body[at:]
    return bytes(body)


def _inside(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return the archive with one member spoiled."""
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        members = {name: box.read(name) for name in box.namelist()}
    name = chance.choice(sorted(members))
    return archive({**members, name: mutated(members[name], other, chance)})
