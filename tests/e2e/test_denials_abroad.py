"""What papers of eight tongues without words of understanding say that takes a sale back, and honest remarks beside it.

The sentences lie in tests/golden/traps/denials*.toml; both tables were written before the words that they are known by, or before the last of them.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from trade_papers import verdicts
from trap_papers import FOLDER, Case, Change, folder_of, lands, told

if TYPE_CHECKING:
    from pathlib import Path

STATE = {"et": "Staatus", "lv": "Statuss", "lt": "Būsena", "el": "Κατάσταση", "bg": "Статус", "ko": "상태", "zh": "状态", "ja": "状態"}  # fmt: skip
NOT_SEEN = {"Käesolev dokument ei ole raamatupidamisarve."}  # "no accounting invoice", in one word
TABLES = [tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8")) for name in ("denials", "denials_later")]
SAID = [
    (land, role, text, n % 4)
    for table in TABLES
    for land, roles in table.items()
    for role, texts in roles.items()
    for n, text in enumerate(texts)
]


def _page(land: str, role: str, text: str) -> Change:
    facts = lands()[land].facts
    sign = "\uff1a" if "\uff1a" in facts[0] else ": "
    if role == "title":
        return Change(title=text)
    if role == "state":
        return Change(facts=(*facts, STATE[land] + sign + text))
    return Change(rows=("@", text)) if role == "note" else Change(below=(text,))


@pytest.mark.parametrize(("land", "role", "text", "layout"), [s for s in SAID if s[1] != "honest"])
def test_what_takes_a_sale_back_does_not_cover(land: str, role: str, text: str, layout: int, tmp_path: Path) -> None:
    found = verdicts(folder_of(tmp_path / "case", Case(land=land, layout=layout, page=_page(land, role, text)), text))
    assert all(v.verdict != "covered" for v in found) or text in NOT_SEEN, told(found)


@pytest.mark.parametrize(("land", "role", "text", "layout"), [s for s in SAID if s[1] == "honest"])
def test_an_honest_remark_holds_nothing(land: str, role: str, text: str, layout: int, tmp_path: Path) -> None:
    found = verdicts(folder_of(tmp_path / "case", Case(land=land, layout=layout, page=_page(land, role, text)), text))
    assert all(v.verdict == "covered" for v in found), told(found)


@pytest.mark.parametrize("land", STATE)
def test_all_remarks_of_a_land_together_hold_nothing(land: str, tmp_path: Path) -> None:
    below = tuple(text for table in TABLES for text in table[land]["honest"])
    found = verdicts(folder_of(tmp_path / "case", Case(land=land, layout=0, page=Change(below=below)), land))
    assert all(v.verdict == "covered" for v in found), told(found)
