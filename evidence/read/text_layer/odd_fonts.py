"""A number set in another font than its line: what is typed over a page seldom finds the page's own font.

In: a page of a PDF with a text layer. Out: Signs with the number's place. Never: a sign for bold, italic or another
subset of one family, for a font that the page uses for more than a few words, for fonts of codes.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from evidence.model import Sign
from evidence.read.geometry import Projection, place, rotation
from evidence.read.text_layer.layer import printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(
    r"[,\-_ ]?(?:bold|italic|oblique|regular|roman|book|medium|semibold|demi|black|heavy|light|thin|condensed|narrow|mt|ps|psmt|std|pro|lt"
    r"|identity-h|wgl4|it|bd|rg|lig|display|text)+$",
    re.IGNORECASE,
)
_CODES = re.compile(
    r"ocr|bar ?code|code ?\d|ean|upc|3of9|free3|idautomation|symbol|dingbat|wing|icon|awesome|micr", re.IGNORECASE
)
_NUMBER = re.compile(r"[^\w\s]{0,3}\d[\d.,/:'\u2019\-]{0,13}[^\w\s]{0,3}")
_FEW, _MOST_SIGNS = 4, 6
_MAIN_SHARE, _FEWEST = 0.85, 12


class _Run(NamedTuple):
    """Letters of one font: which line they stand in, their text, family and bounds in unturned points."""

    line: int
    text: str
    family: str
    bounds: tuple[float, float, float, float]


def odd_fonts(page: Any, number: int) -> tuple[Sign, ...]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the numbers that stand in a font which their line and the page hardly use."""
    spans = _spans(page)
    if len({family(span["font"]) for span in spans}) < 2:  # noqa: PLR2004 -- one font is never odd
        return ()
    runs = list(_runs(spans))
    uses: Counter[str] = Counter()
    for run in runs:
        uses[run.family] += len(run.text.split())
    if sum(uses.values()) < _FEWEST:
        return ()
    rare = {family for family, count in uses.items() if count <= _FEW and not _CODES.search(family)}
    main = {family for family, count in uses.items() if count >= _FEWEST}
    lines: dict[int, list[_Run]] = {}
    for run in runs:
        lines.setdefault(run.line, []).append(run)
    turn = Projection(*rotation(page))
    found = [
        Sign(
            kind="font",
            page=number,
            box=place(turn, *run.bounds)[0],
            now=f"{run.text.strip()} ({run.family})",
            before=others,
        )
        for run in runs
        if run.family in rare
        and _NUMBER.fullmatch(run.text.strip())
        and (others := _others(run, lines[run.line], main))
    ]
    return tuple(found) if len(found) <= _MOST_SIGNS else ()


def _others(run: _Run, line: list[_Run], main: set[str]) -> str:
    """Return the family that nearly all the rest of the line is set in, where it is one of the page's own."""
    words: Counter[str] = Counter()
    for other in line:
        if other is not run:
            words[other.family] += len(other.text.split())
    if not words:
        return ""
    family, count = words.most_common(1)[0]
    return family if family in main and count >= _MAIN_SHARE * sum(words.values()) else ""


def _spans(page: Any) -> list[Any]:  # noqa: ANN401 -- PyMuPDF has no types
    return [
        span
        for block in printed(page).blocks
        for line in block.get("lines", ())
        if abs(line["dir"][1]) < 0.01  # noqa: PLR2004 -- level text only
        for span in line["spans"]
        if span["text"].strip() and span.get("alpha", 255)
    ]


def _runs(spans: Iterable[Any]) -> Iterator[_Run]:
    """Yield the runs of a page; a line is what stands at one height, whatever the file's own blocks are."""
    for line, members in enumerate(_lines(spans)):
        for span in members:
            yield _Run(line, span["text"], family(span["font"]), tuple(span["bbox"]))


def _lines(spans: Iterable[Any]) -> list[list[Any]]:
    lines: list[list[Any]] = []
    height = -1.0
    for span in sorted(spans, key=lambda s: s["origin"][1]):
        baseline = span["origin"][1]
        if lines and baseline - height < span["size"] * 0.3:
            lines[-1].append(span)
        else:
            lines.append([span])
            height = baseline
    return lines


@lru_cache(maxsize=256)
def family(font: str) -> str:
    """Return a font's family: without subset, weight, slope and width."""
    name = _SUBSET.sub("", font).replace(" ", "")
    while name != (shorter := _STYLE.sub("", name)) and shorter:
        name = shorter
    return name
