"""What an editable paper hides from its reader is no evidence, and one that hides nothing that counts is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from trade_papers import CONFIG, LIST, verdicts
from veiled_files import HONEST_WEB, HONEST_WORDS, HONEST_WORKBOOKS, WEB, WORDS, WORKBOOKS

if TYPE_CHECKING:
    from pathlib import Path

    from evidence.model import Verdict

VEILED = [(f"{name}.{kind}", data) for kind, files in (("xlsx", WORKBOOKS), ("docx", WORDS), ("html", WEB)) for name, data in files.items()]  # fmt: skip
HONEST = [(f"{name}.{kind}", data) for kind, files in (("xlsx", HONEST_WORKBOOKS), ("docx", HONEST_WORDS), ("html", HONEST_WEB)) for name, data in files.items()]  # fmt: skip


def said(folder: Path, name: str, data: bytes) -> Verdict:
    (folder / "documents").mkdir(parents=True)
    (folder / "documents" / name).write_bytes(data)
    (folder / "flagged.csv").write_text(LIST, encoding="utf-8")
    (folder / "case.toml").write_text(CONFIG, encoding="utf-8")
    (verdict,) = verdicts(folder)
    return verdict


@pytest.mark.parametrize(("name", "data"), VEILED, ids=[name for name, _ in VEILED])
def test_what_a_file_hides_covers_nothing(name: str, data: bytes, tmp_path: Path) -> None:
    assert said(tmp_path / "case", name, data).verdict != "covered"


@pytest.mark.parametrize(("name", "data"), HONEST, ids=[name for name, _ in HONEST])
def test_what_a_file_shows_covers(name: str, data: bytes, tmp_path: Path) -> None:
    verdict = said(tmp_path / "case", name, data)
    assert verdict.verdict == "covered", [str(f.message) for f in verdict.findings]
