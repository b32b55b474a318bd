"""Which candidates of a value must be reckoned with before it decides something.

In: Founds of one field. Out: the plausible ones. Never: a choice between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.model import Found

# Finders add up log-odds: 0.8 of the best one's confidence is where a rival is right about one time in six.
PLAUSIBLE = 0.8
# Two readings of one print are rivals at much less: the same ink says both.
SAME_PRINT = 0.3
# Below this a finder guessed (odds under 4 to 5): what it found decides nothing alone.
UNSURE_BELOW = 0.45


def plausible(founds: Sequence[Found]) -> tuple[Found, ...]:
    """Return the best candidate and all that rival it, best first; readings of one print rival at less."""
    if not founds:
        return ()
    ordered = sorted(founds, key=lambda f: -f.confidence)
    best = ordered[0]
    return tuple(f for f in ordered if f.confidence >= best.confidence * (_ratio(f, best)))


def _ratio(found: Found, best: Found) -> float:
    same = found.span is not None and best.span is not None and found.span == best.span
    return SAME_PRINT if same else PLAUSIBLE


def values(founds: Sequence[Found]) -> tuple[str, ...]:
    """Return the different values of plausible candidates, best first."""
    return tuple(dict.fromkeys(f.value for f in plausible(founds)))


def guessed(founds: Sequence[Found]) -> bool:
    """Tell whether the best candidate is a guess; two readings of one print are doubt of another sort."""
    likely = plausible(founds)
    return bool(likely) and likely[0].confidence < UNSURE_BELOW and len({f.value for f in likely}) == 1
