"""What a letter of authorization takes back: it is revoked, or leaves marketplaces out of what it allows.

In: a printed line. Out: its words. Never: a decision what that is worth.
"""

from __future__ import annotations

import re
from functools import cache

from evidence.values.phrases import any_of, first_in
from evidence.values.text import fold_label

_CLAUSE = re.compile(r"[.;:!?]\s|\u3002")


def revocation(line: str) -> str | None:
    """Return the words of a letter's line that say that nothing is allowed, or no longer."""
    return first_in("revocations", fold_label(line))


def exclusion(line: str) -> str | None:
    """Return the words of a letter's line that leave marketplaces out of what is allowed."""
    found = (_exclusions().search(fold_label(clause)) for clause in _CLAUSE.split(line))
    return next((m.group() for m in found if m), None)


@cache
def _exclusions() -> re.Pattern[str]:
    places, front, behind = (any_of(role) for role in ("marketplaces", "excludes", "excluded"))
    return re.compile(
        rf"(?<!\w)(?:(?:{places})(?: \w+){{0,8}}? (?:{behind})|(?:{front})(?: \w+){{0,6}}? (?:{places}))(?!\w)"
    )
