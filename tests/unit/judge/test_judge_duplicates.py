"""Which copies a copy names: all others in ten times ten lines helps nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trade_papers import CONFIG, LIST, Sheet, draw, verdicts

if TYPE_CHECKING:
    from pathlib import Path


def test_the_first_copy_names_three_others_and_each_other_one_the_first(tmp_path: Path) -> None:
    (tmp_path / "flagged.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "case.toml").write_text(CONFIG, encoding="utf-8")
    paper = draw(tmp_path / "documents" / "a.pdf", Sheet()).read_bytes()
    for copy in "bcdef":
        (tmp_path / "documents" / f"{copy}.pdf").write_bytes(paper)
    found = verdicts(tmp_path)[0]
    told = sorted(str(f.message) for f in found.findings if f.rule == "document.duplicate")
    assert found.verdict == "covered"
    assert len(told) == len("abcdef")
    assert "b.pdf" in told[0]
    assert "d.pdf and 2 more" in told[0]
    assert all("documents/a.pdf" in t or "a.pdf: its" in t for t in told[1:])
