"""Cases are found wherever they lie, and nothing inside a case is taken for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from evidence.errors import UsageError
from evidence.pipeline.batch import find_cases

if TYPE_CHECKING:
    from pathlib import Path


def test_cases_are_found_at_any_depth_and_not_inside_one_another(tmp_path: Path) -> None:
    for name in ("b/case.toml", "a/x/flagged.csv", "a/y/Notification.eml", "b/documents/flagged.csv", "c/notes.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    found = [p.relative_to(tmp_path).as_posix() for p in find_cases(tmp_path)]
    assert found == ["a/x", "a/y", "b"]


def test_a_root_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        find_cases(tmp_path / "nowhere")
