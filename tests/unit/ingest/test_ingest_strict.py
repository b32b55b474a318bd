"""What is said where a file's value is not as the program's types want it: its place, and what would do."""

from __future__ import annotations

import pytest

from evidence.errors import UsageError
from evidence.ingest.strict import strictly
from evidence.model import Answers, RulePack

PACK = {"title": "T", "case_types": [], "window": {}, "quantity": "sold"}
RULE = {"id": "a.b", "check": "c", "severity": "block", "why": "w", "source": "s"}


@pytest.mark.parametrize(
    ("plain", "told"),
    [
        ({"name": 1, **PACK, "rules": []}, "p: name: The value cannot be understood. Correct the value."),
        ({"name": "p", **PACK}, "p: The key rules is missing. Add it."),
        ({"name": "p", **PACK, "rules": [], "rule": []}, "p: The key rule is unknown. Did you mean rules?"),
        ({"name": "p", **PACK, "rules": [RULE, {**RULE, "id": "x.y", "severity": "bad"}]},
         "p: rules[x.y].severity: The value cannot be understood. Known values: block, review, warn or off."),
        ({"name": "p", **PACK, "rules": [{**RULE, "options": {"day": 3}}]}, "p: The key rules[a.b].options.day is unknown. Did you mean days?"),
        ({"name": "p", **PACK, "rules": [{**RULE, "options": {"days": "3"}}]}, "p: rules[a.b].options.days: The value cannot be understood. Write a whole number."),
        ({"name": "p", **PACK, "window": {"zzz": 1}, "rules": []}, "p: The key window.zzz is unknown. Known keys: mode, days, anchor."),
        ({"name": "p", **PACK, "rules": [{"check": "c"}]}, "p: rules[0]: The key id is missing. Add it."),
    ],
)  # fmt: skip
def test_a_pack_that_is_wrong_is_told_where_and_what_would_do(plain: dict[str, object], told: str) -> None:
    with pytest.raises(UsageError) as caught:
        strictly(plain, RulePack, "p")
    assert str(caught.value) == told


def test_a_text_of_the_command_line_may_be_a_number_or_a_date() -> None:
    assert strictly({"min_units": "12"}, Answers, "--min-units", typed=False).min_units == 12
    with pytest.raises(
        UsageError, match=r"^--notified-on: The value cannot be understood\. Dates are written 2026-11-03\.$"
    ):
        strictly({"notified_on": "03/11/2026"}, Answers, "--notified-on", typed=False)
