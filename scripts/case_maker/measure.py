"""What the program's report says of made cases, against their truth.

In: a case and `report.json` of its run. Out: an `Answer` for each flagged item. Never: another reading of the papers.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.case_maker.model import Case


_UNLISTED, _UNLISTED_KEY = "not flagged", "not-flagged"


@dataclass(frozen=True)
class Answer:
    """One flagged item: `wanted` as the table says, `got` the verdict, `rules` with their messages."""

    asin: str
    wanted: str
    got: str
    rules: tuple[tuple[str, str], ...]

    @property
    def right(self) -> bool:
        """Whether the verdict is one of those wanted and, where a rule is named, that rule stands there."""
        verdicts, _, rules = self.wanted.replace(_UNLISTED, _UNLISTED_KEY).partition(" ")
        named = not rules or any(name.startswith(tuple(rules.split("|"))) for name, _ in self.rules)
        return self.got.replace(_UNLISTED, _UNLISTED_KEY) in verdicts.split("|") and named

    @property
    def false(self) -> bool:
        """Whether it is covered and must not be."""
        return self.got == "covered" and "covered" not in self.wanted


def answers(case: Case, result: Path) -> list[Answer]:
    """Return what the report in `result` says of each item of the truth; `crashed` where there is none."""
    path = result / "report.json"
    if not path.exists():
        return [Answer(asin, wanted, "crashed", ()) for asin, wanted in case.truth.items()]
    told = {item["asin"]: item for item in json.loads(path.read_text("utf-8"))["asins"]}
    found = []
    for asin, wanted in case.truth.items():
        item = told.get(asin, {"verdict": "not flagged", "reasons": []})
        rules = tuple((r["rule"], r["message"]) for r in item["reasons"])
        found.append(Answer(asin, wanted, item["verdict"], rules))
    extra = sorted(set(told) - set(case.truth))
    return found + [Answer(asin, "not flagged", told[asin]["verdict"], ()) for asin in extra]
