"""Curves from what a finder is sure of to how often it is right: rising steps, then straight lines between them.

In: samples. Out: knots by family, by how the value was read, for the best candidate and for others; what samples of
groups that were held out come to. Never: a curve that falls, a step on a handful of values.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from evidence.report.calibration import BEST, FAMILIES, LINES, OTHERS, interpolated

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from evidence.report.calibration import Knots
    from scripts.scoring.samples import Sample

FOLDS = 10
_LEAST = 60  # values below which a curve of one's own says little: then that of all families
_BIN, _MOST_BINS = 50, 5  # values in the lowest step, each further one twice as many; steps of the largest size
_DOUBT = 2.0  # values of the usual outcome that each step is mixed with
_RISE = 0.001  # a curve always rises, so that order among candidates is kept
_TOP = 0.995  # nothing is certain
ALL = ""
Key = tuple[str, str, str]  # family, how it was read, best or others
Fitted = dict[Key, "Knots"]


class Judged(NamedTuple):
    """A sample with what it comes to after calibration."""

    sample: Sample
    after: float


def weights(samples: Sequence[Sample]) -> list[float]:
    """Return what each sample counts: each group once for each curve, however many papers it has."""
    counts: dict[tuple[str, Key], int] = defaultdict(int)
    for s in samples:
        counts[s.group, key_of(s)] += 1
    kinds: dict[Key, set[str]] = defaultdict(set)
    sizes: dict[Key, int] = defaultdict(int)
    for (group, key), n in counts.items():
        kinds[key].add(group)
        sizes[key] += n
    return [sizes[key_of(s)] / len(kinds[key_of(s)]) / counts[s.group, key_of(s)] for s in samples]


def key_of(sample: Sample) -> Key:
    """Return which curve a sample belongs to."""
    return sample.family, sample.origin, BEST if sample.best else OTHERS


def fit(samples: Sequence[Sample]) -> Fitted:
    """Return a curve for each family, and under `ALL` one of all families for each way of reading."""
    points: dict[Key, list[tuple[float, bool, float]]] = defaultdict(list)
    for s, weight in zip(samples, weights(samples), strict=True):
        family, origin, rank = key_of(s)
        points[family, origin, rank].append((s.sure, s.right, weight))
        if family != LINES:  # a line is right where all of its cells are
            points[ALL, origin, rank].append((s.sure, s.right, weight))
    common = {key: _curve(found) for key, found in points.items() if key[0] == ALL and len(found) >= _LEAST}
    own = {key: _curve(found) for key, found in points.items() if key[0] != ALL and len(found) >= _LEAST}
    short = {(f, *key[1:]): curve for key, curve in common.items() for f in sorted({*FAMILIES.values()})}
    return {**short, **own, **common}


def _curve(points: Iterable[tuple[float, bool, float]]) -> Knots:
    ordered = sorted(points)
    whole = sum(w for _, _, w in ordered)
    usual = sum(w for _, right, w in ordered if right) / whole
    steps = _rising([_step(part, usual) for part in _parted(ordered)])
    knots: list[tuple[float, float]] = []
    for number, (at, height, _) in enumerate(steps):
        low = knots[-1][1] + _RISE if knots else _RISE
        top = _TOP - _RISE * (len(steps) - 1 - number)
        knots.append((round(at, 3), round(min(max(height, low), top), 3)))
    return tuple(knots)


def _parted(ordered: Sequence[tuple[float, bool, float]]) -> list[Sequence[tuple[float, bool, float]]]:
    """Return values in order in parts, small ones where few are: at the bottom. Equal values are never parted."""
    most = max(_BIN, len(ordered) // _MOST_BINS)
    size = _BIN
    parts: list[list[tuple[float, bool, float]]] = [[]]
    for point in ordered:
        if len(parts[-1]) >= size and parts[-1][-1][0] < point[0]:
            parts.append([])
            size = min(most, size * 2)
        parts[-1].append(point)
    if len(parts) > 1 and len(parts[-1]) < size // 2:
        last = parts.pop()
        parts[-1] += last
    return list(parts)


def _step(part: Sequence[tuple[float, bool, float]], usual: float) -> tuple[float, float, float]:
    """Return where a part stands, its share of right ones mixed with a little of the usual, and its weight."""
    weight = sum(w for _, _, w in part)
    right = sum(w for _, good, w in part if good)
    return sum(x * w for x, _, w in part) / weight, (right + _DOUBT * usual) / (weight + _DOUBT), weight


def _rising(steps: Sequence[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Return steps with neighbours that fall made one."""
    done: list[tuple[float, float, float]] = []
    for step in steps:
        done.append(step)
        while len(done) > 1 and done[-2][1] >= done[-1][1]:
            (x0, y0, w0), (x1, y1, w1) = done[-2:]
            done[-2:] = [((x0 * w0 + x1 * w1) / (w0 + w1), (y0 * w0 + y1 * w1) / (w0 + w1), w0 + w1)]
    return done


def held_out(samples: Sequence[Sample]) -> list[Judged]:
    """Return every sample with what the curves of the other folds make of it; a group is whole in one fold."""
    judged = []
    for fold in range(FOLDS):
        curves = fit([s for s in samples if fold_of(s.group) != fold])
        judged += [Judged(s, after(curves, s)) for s in samples if fold_of(s.group) == fold]
    return judged


def fold_of(group: str) -> int:
    """Return the fold of a group: by its name, so that it is the same on every machine."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % FOLDS


def after(curves: Mapping[Key, Knots], sample: Sample) -> float:
    """Return what a sample comes to by some curves."""
    knots = curves.get(key_of(sample))
    return interpolated(knots, sample.sure) if knots else sample.sure


def error(pairs: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Return the expected calibration error: how far sureness lies from the share of right ones, over equal bins."""
    parts: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for sure, right in pairs:
        parts[min(bins - 1, int(sure * bins))].append((sure, right))
    apart = (abs(sum(s for s, _ in p) - sum(r for _, r in p)) for p in parts.values())
    return sum(apart) / max(1, len(pairs))


def brier(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return the mean square of what sureness lies off the outcome."""
    return sum((s - r) ** 2 for s, r in pairs) / max(1, len(pairs))
