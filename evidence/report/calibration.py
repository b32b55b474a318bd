"""What a finder's confidence is worth: how often such values are right.

In: a field, how it was read, what its finder is sure of. Out: a share of 1, by the curves in calibration.toml, which
`scripts/calibrate` makes and docs/calibration.md shows. Never: another order of candidates, a say in a verdict.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.model import Field, Found, Origin

LINES = "lines"
FAMILIES: dict[Field, str] = {
    "supplier_name": "names",
    "buyer_name": "names",
    "supplier_address": "addresses",
    "buyer_address": "addresses",
    "supplier_phone": "contacts",
    "supplier_email": "contacts",
    "supplier_website": "contacts",
    "supplier_vat": "tax_ids",
    "invoice_number": "numbers",
    "order_number": "numbers",
    "invoice_date": "dates",
    "currency": "sums",
    "total": "sums",
}
_FAMILY_OF: dict[str, str] = dict(FAMILIES.items())
BEST, OTHERS = "best", "others"
Knots = tuple[tuple[float, float], ...]
Curves = dict[str, dict[str, dict[str, Knots]]]


def calibrated(family: str | None, origin: Origin, sure: float, *, best: bool = True) -> float:
    """Return how often the best candidate (or another one) of a family is right where its finder is so sure."""
    curve = _curves().get(family or "", {}).get(origin, {}).get(BEST if best else OTHERS)
    return interpolated(curve, sure) if curve else sure


def share_right(best: Found, candidates: Sequence[Found]) -> float:
    """Return how often the best candidate of a field is right; readings of one print that nothing parts share it."""
    even = {best.value} | {f.value for f in candidates if _same_print(f, best) and f.confidence == best.confidence}
    return calibrated(_family(best), best.origin, best.confidence) / len(even)


def rest_right(found: Found, best: Found, sure: float) -> float:
    """Return how often another candidate is right: at most what the best one leaves."""
    if _same_print(found, best) and found.confidence == best.confidence:
        return sure
    share = calibrated(_family(found), found.origin, found.confidence, best=False)
    return min(share, 1.0 - sure)


def _family(found: Found) -> str | None:
    return _FAMILY_OF.get(found.field)


def _same_print(a: Found, b: Found) -> bool:
    return a.span is not None and a.span == b.span


def interpolated(knots: Sequence[tuple[float, float]], at: float) -> float:
    """Return the height of a curve between its knots; it begins at nothing and ends level."""
    number = bisect_right(knots, at, key=lambda knot: knot[0])
    if number == len(knots):
        return knots[-1][1]
    (x0, y0), (x1, y1) = knots[number - 1] if number else (0.0, 0.0), knots[number]
    return y0 + (y1 - y0) * (at - x0) / (x1 - x0)


@cache
def _curves() -> Curves:
    text = (files("evidence.report") / "calibration.toml").read_text(encoding="utf-8")
    found: Curves = tomllib.loads(text)
    return found
