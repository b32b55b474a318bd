"""Which candidates of a value must be reckoned with before it decides something.

In: Founds of one field. Out: the plausible ones. Never: a choice between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.model import Found

# Finders add up log-odds. A rival counts at 0.8 of the best one's confidence, or at an eighth of its odds: where it is
# right about one time in nine. The second is the wider where the best one is weak itself.
PLAUSIBLE = 0.8
_ODDS = 1 / 8
# Two readings of one print are rivals at much less: the same ink says both.
SAME_PRINT = 0.3
# Below this a finder guessed (odds under 4 to 5): what it found decides nothing alone.
UNSURE_BELOW = 0.45


def plausible(founds: Sequence[Found]) -> tuple[Found, ...]:
    """Return the best candidate and all that rival it, best first; readings of one print rival at less."""
    if len(founds) < 2:  # noqa: PLR2004 -- most values: nothing to rival
        return tuple(founds)
    ordered = sorted(founds, key=lambda f: -f.confidence)
    best = ordered[0]
    return tuple(f for f in ordered if _rivals(f, best))


def _rivals(found: Found, best: Found) -> bool:
    if found.span is not None and found.span == best.span:
        return found.confidence >= best.confidence * SAME_PRINT
    return found.confidence >= best.confidence * PLAUSIBLE or _odds(found) >= _odds(best) * _ODDS


def _odds(found: Found) -> float:
    sure = min(0.99, max(0.01, found.confidence))
    return sure / (1 - sure)


def values(founds: Sequence[Found]) -> tuple[str, ...]:
    """Return the different values of plausible candidates, best first."""
    return tuple(dict.fromkeys(f.value for f in plausible(founds)))


def number(value: str) -> str:
    """Return a plain decimal without the noughts that say nothing: 120.00 and 120 are one total."""
    return value.rstrip("0").rstrip(".") if "." in value else value


def guessed(founds: Sequence[Found]) -> bool:
    """Tell whether the best candidate is a guess; two readings of one print are doubt of another sort."""
    likely = plausible(founds)
    return bool(likely) and likely[0].confidence < UNSURE_BELOW and len({f.value for f in likely}) == 1
