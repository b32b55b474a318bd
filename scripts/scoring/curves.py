"""Curves of calibration as a data file, as tables and as a picture.

In: curves, samples that were held out. Out: TOML, Markdown, SVG as text. Never: a file.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scripts.scoring.fitting import ALL, FOLDS, brier, error

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from evidence.report.calibration import Knots
    from scripts.scoring.fitting import Judged, Key

_EDGES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)
_SIDE, _PAD = 300, 46
_READ = {"text": "text layer", "ocr": "OCR"}
Pairs = list[tuple[float, bool]]


def toml_of(curves: Mapping[Key, Knots]) -> str:
    """Return the data file of the package."""
    lines = [
        "# How often a value is right where its finder is so sure: [sure, share right], straight lines between.",
        "# Made by scripts/calibrate from documents of known values; docs/calibration.md shows how well it holds.",
    ]
    for family, origin in sorted({key[:2] for key in curves if key[0] != ALL}):
        lines += ["", f"[{family}.{origin}]"]
        for rank in ("best", "others"):
            if knots := curves.get((family, origin, rank)):
                lines.append(f"{rank} = [{', '.join(f'[{x:g}, {y:g}]' for x, y in knots)}]")
    return "\n".join(lines) + "\n"


def pairs_of(judged: Sequence[Judged], *, best: bool = True) -> tuple[Pairs, Pairs]:
    """Return what was sure and whether it was right, before and after."""
    chosen = [j for j in judged if j.sample.best is best]
    return [(j.sample.sure, j.sample.right) for j in chosen], [(j.after, j.sample.right) for j in chosen]


def markdown(judged: Sequence[Judged], notes: Sequence[str]) -> str:
    """Return docs/calibration.md."""
    lines = [
        "# What a confidence means",
        "",
        "Made by `scripts/calibrate`; do not edit. A value's `confidence` in report.json, in the JSON of `extract` and in",
        "report.html is how often such a value is right: of a hundred values with 0.95, 95. Finders add up evidence and are",
        "over- or undersure by family of fields and by how a page was read; the curves in `evidence/report/calibration.toml`",
        "(rising steps made straight between) put that right. Verdicts do not use them: they compare what finders say",
        "(`docs/decisions/0013-confidence-is-calibrated-where-it-is-told.md`).",
        "",
        *notes,
        "",
        f"All figures are held out: {FOLDS} times the curves were made without a tenth of the vendors and layouts, and tried on",
        "those. The finders themselves were mended while these papers were looked at: on forms that nobody saw, two to four in a",
        "hundred values more are wrong (`docs/measurements.md`), which no curve knows.",
        "",
        "ECE is the expected calibration error over ten equal bins, Brier the mean square error; lower is better.",
        "",
        "| values | number | right | ECE before | after | Brier before | after |",
        "|---|---|---|---|---|---|---|",
        *_errors(judged),
        "",
        "## The best candidates, by what is told",
        "",
        "![Curve of calibration](images/calibration.svg)",
        "",
        "| told | values before | said | right | values after | said | right |",
        "|---|---|---|---|---|---|---|",
        *_bins(*pairs_of(judged)),
        "",
        "## Other candidates",
        "",
        "What a finder says of a candidate that is not the best one tells how well it stands alone; it is seldom right.",
        "",
        "| told | values before | said | right | values after | said | right |",
        "|---|---|---|---|---|---|---|",
        *_bins(*pairs_of(judged, best=False)),
    ]
    return "\n".join(lines) + "\n"


def _errors(judged: Sequence[Judged]) -> Iterator[str]:
    best = [j for j in judged if j.sample.best]
    yield _error("all best candidates", judged, best=True)
    for origin, name in _READ.items():
        yield _error(f"read by {name}", [j for j in best if j.sample.origin == origin], best=True)
    real = [j for j in best if not j.sample.group.startswith("made ")]
    yield _error("on real documents", real, best=True)
    for family in sorted({j.sample.family for j in best}):
        yield _error(family.replace("_", " "), [j for j in best if j.sample.family == family], best=True)
    yield _error("other candidates", judged, best=False)


def _error(name: str, judged: Sequence[Judged], *, best: bool) -> str:
    before, later = pairs_of(judged, best=best)
    share = sum(r for _, r in before) / max(1, len(before))
    figures = (error(before), error(later), brier(before), brier(later))
    return f"| {name} | {len(before)} | {share:.3f} | " + " | ".join(f"{f:.3f}" for f in figures) + " |"


def _bins(before: Pairs, later: Pairs) -> Iterator[str]:
    for low, high in pairwise(_EDGES):
        cells = [f"{low:.2f} to {min(high, 1.0):.2f}"]
        for pairs in (before, later):
            part = [(s, r) for s, r in pairs if low <= s < high]
            n = len(part)
            cells += [str(n), *(f"{sum(c) / n:.3f}" for c in zip(*part, strict=True))] if n else ["0", "", ""]
        yield "| " + " | ".join(cells) + " |"


def svg(judged: Sequence[Judged]) -> str:
    """Return the curve before and after, with the diagonal on which sureness and share are one."""
    before, later = pairs_of(judged)
    whole = _SIDE + 2 * _PAD
    ticks = "".join(
        f'<text x="{_x(t / 10):.0f}" y="{_SIDE + _PAD + 16}" text-anchor="middle">{t / 10:.1f}</text>'
        f'<text x="{_PAD - 8}" y="{_y(t / 10) + 4:.0f}" text-anchor="end">{t / 10:.1f}</text>'
        for t in range(0, 11, 2)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="{whole + 20}" font-family="sans-serif"'
        f' font-size="11" role="img"><title>Share of right values by what was told, before and after</title>'
        f'<rect width="{whole}" height="{whole + 20}" fill="#ffffff"/>'
        f'<rect x="{_PAD}" y="{_PAD}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#888888"/>'
        f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="#bbbbbb" stroke-dasharray="4 4"/>'
        f"{ticks}{_line(before, '#b45309', 'before', 20)}{_line(later, '#1d4ed8', 'after (held out)', 36)}"
        f'<text x="{_PAD + _SIDE / 2:.0f}" y="{_SIDE + _PAD + 34}" text-anchor="middle">confidence told</text>'
        f'<text x="14" y="{_PAD + _SIDE / 2:.0f}" transform="rotate(-90 14 {_PAD + _SIDE / 2:.0f})"'
        f' text-anchor="middle">share right</text></svg>\n'
    )


def _line(pairs: Pairs, colour: str, name: str, at: int) -> str:
    spots = []
    for low, high in pairwise(_EDGES):
        part = [(s, r) for s, r in pairs if low <= s < high]
        if part:
            spots.append((sum(s for s, _ in part) / len(part), sum(r for _, r in part) / len(part), len(part)))
    path = " ".join(f"{_x(s):.1f},{_y(r):.1f}" for s, r, _ in spots)
    dots = "".join(
        f'<circle cx="{_x(s):.1f}" cy="{_y(r):.1f}" r="{min(9.0, 1.5 + n**0.5 / 8):.1f}" fill="{colour}"'
        f' fill-opacity="0.6"/>'
        for s, r, n in spots
    )
    line = f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>'
    return f'{line}{dots}<text x="{_PAD + 8}" y="{_PAD + at}" fill="{colour}">{name}</text>'


def _x(share: float) -> float:
    return _PAD + share * _SIDE


def _y(share: float) -> float:
    return _PAD + (1 - share) * _SIDE
