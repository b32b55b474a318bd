"""A black stamp that says that a paper does not count is never left unseen; one that says nothing against it holds no line beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rubber_stamps import HARMLESS, TABLE, VOIDING, Rubber, paper
from trade_papers import CONFIG, LIST, verdicts

if TYPE_CHECKING:
    from pathlib import Path

    from evidence.model import Verdict

FEW = ("void, small, at the top", "picture, void, small", "picture, paid")  # the others take minutes


def some(names: dict[str, Rubber]) -> list[object]:
    return [pytest.param(name, marks=() if name in FEW else pytest.mark.slow) for name in names]


def said(folder: Path, stamp: Rubber, seed: int) -> Verdict:
    (folder / "documents").mkdir(parents=True)
    paper(folder / "documents" / "paper.pdf", stamp, seed)
    (folder / "flagged.csv").write_text(LIST, encoding="utf-8")
    (folder / "case.toml").write_text(CONFIG, encoding="utf-8")
    (verdict,) = verdicts(folder)
    return verdict


@pytest.mark.parametrize("name", some(VOIDING))
def test_a_paper_stamped_void_covers_nothing(name: str, tmp_path: Path) -> None:
    verdict = said(tmp_path / "case", VOIDING[name], list(VOIDING).index(name))
    assert verdict.verdict != "covered"
    assert "document.not_final" in {finding.rule for finding in verdict.findings}


@pytest.mark.parametrize("name", some({n: s for n, s in HARMLESS.items() if s.at != TABLE or s.picture}))
def test_a_stamp_that_says_nothing_against_a_paper_holds_nothing(name: str, tmp_path: Path) -> None:
    verdict = said(tmp_path / "case", HARMLESS[name], list(HARMLESS).index(name))
    assert verdict.verdict == "covered", [str(f.message) for f in verdict.findings]
