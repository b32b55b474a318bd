"""Figures before and after, and each value gained or lost.

In: what is true of each paper, and what two versions of the code found. Out: lines of text. Never: a file.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from scripts.scoring.alike import alike

if TYPE_CHECKING:
    from collections.abc import Iterator

Values = Mapping[str, str]
Mark = Literal["right", "wrong", "none"]
Shares = dict[tuple[str, str], dict[Mark, float]]
MARKS: tuple[Mark, ...] = ("right", "wrong", "none")


class Paper(NamedTuple):
    """What is known of a paper: its file, its kind, whose template it is, and its values."""

    file: str
    kind: str
    vendor: str
    truth: Values


def mark(field: str, found: str, wanted: str) -> Mark:
    """Return how a value that was found stands to the wanted one."""
    if not found:
        return "none"
    return "right" if alike(field, found, wanted) else "wrong"


def shares(papers: tuple[Paper, ...], found: Mapping[str, Values]) -> Shares:
    """Return the share of each mark by kind of paper and field; each vendor counts once, however many papers it has."""
    counted: dict[tuple[str, str], dict[str, Counter[Mark]]] = defaultdict(lambda: defaultdict(Counter))
    for paper in papers:
        for field, wanted in paper.truth.items():
            got = found.get(paper.file, {}).get(field, "")
            counted[paper.kind, field][paper.vendor][mark(field, got, wanted)] += 1
    return {key: {m: _mean(vendors, m) for m in MARKS} for key, vendors in counted.items()}


def _mean(vendors: Mapping[str, Counter[Mark]], which: Mark) -> float:
    return sum(c[which] / c.total() for c in vendors.values()) / len(vendors)


def report(papers: tuple[Paper, ...], before: Mapping[str, Values], after: Mapping[str, Values]) -> Iterator[str]:
    """Yield a line for each field, then one for each value whose mark changed."""
    yield f"{'':9} {'field':20}" + "".join(f" {m:>15}" for m in MARKS)
    old, new = shares(papers, before), shares(papers, after)
    for kind, field in sorted(new):
        pairs = ((old[kind, field][m], new[kind, field][m]) for m in MARKS)
        yield f"{kind:9} {field:20}" + "".join(f"   {a:.3f} > {b:.3f}" if a != b else f" {a:15.3f}" for a, b in pairs)
    yield from changes(papers, before, after) or ("no value changed its mark",)


def changes(papers: tuple[Paper, ...], before: Mapping[str, Values], after: Mapping[str, Values]) -> list[str]:
    """Return a line for each value gained, lost, or wrong where none was and the other way round."""
    lines = []
    for paper in papers:
        for field, wanted in paper.truth.items():
            was, now = (side.get(paper.file, {}).get(field, "") for side in (before, after))
            old, new = mark(field, was, wanted), mark(field, now, wanted)
            if old != new:
                word = "gained" if new == "right" else "lost" if old == "right" else "changed"
                lines.append(f"{word:8}{paper.file} {field}: {was!r} ({old}) > {now!r} ({new}), true is {wanted!r}")
    return sorted(lines)
