"""A font that names other signs than it draws covers nothing, and one that names what it draws covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lying_fonts import FONTS, HONEST, LIES, Lettered, paper
from trade_papers import CONFIG, LIST, verdicts

if TYPE_CHECKING:
    from pathlib import Path

    from evidence.model import Verdict

FEW = ("count", "a blank says nought", "date")  # the others take a minute

pytestmark = pytest.mark.skipif(not (FONTS / "truetype/liberation").is_dir(), reason="the fonts are not installed")


def said(folder: Path, *own: Lettered, turn: int = 0, behind: bool = False) -> Verdict:
    (folder / "documents").mkdir(parents=True)
    paper(folder / "documents" / "paper.pdf", *own, turn=turn, behind=behind)
    (folder / "flagged.csv").write_text(LIST, encoding="utf-8")
    (folder / "case.toml").write_text(CONFIG, encoding="utf-8")
    (verdict,) = verdicts(folder)
    return verdict


@pytest.mark.parametrize("name", [pytest.param(n, marks=() if n in FEW else pytest.mark.slow) for n in LIES])
def test_what_a_font_names_otherwise_covers_nothing(name: str, tmp_path: Path) -> None:
    assert said(tmp_path / "case", *LIES[name]).verdict != "covered"


@pytest.mark.slow
def test_a_font_that_lies_on_a_turned_page_or_behind_an_honest_one_covers_nothing(tmp_path: Path) -> None:
    assert said(tmp_path / "turned", *LIES["count"], turn=90).verdict != "covered"
    assert said(tmp_path / "behind", *LIES["count"], behind=True).verdict != "covered"


@pytest.mark.parametrize("name", HONEST)
def test_what_a_font_names_as_it_draws_covers(name: str, tmp_path: Path) -> None:
    verdict = said(tmp_path / "case", *HONEST[name])
    assert verdict.verdict == "covered", [str(f.message) for f in verdict.findings]
