"""A closer look is told: it takes longer than the first reading."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

import pytest

from evidence.model import Answers
from evidence.pipeline import spine
from evidence.pipeline.options import RunOptions
from evidence.pipeline.reading import Outcome
from evidence.texts import speaker

if TYPE_CHECKING:
    from pathlib import Path

    from evidence.pipeline.progress import Progress
    from evidence.pipeline.tasks import Wanted
    from evidence.texts import Text


class _Listener:
    def __init__(self) -> None:
        self.heard: list[str] = []

    def started(self, total: int, case: str = "") -> None:
        self.heard.append(f"{case}{total} begin")

    def finished(self, outcome: Outcome, case: str = "") -> None:
        self.heard.append(f"{case}{outcome.source.path}")

    def note(self, line: Text) -> None:
        self.heard.append(speaker("en").tell(line))


class _Crew:
    """Reads nothing, from a picture."""

    def __init__(self, options: RunOptions) -> None:
        self.options = options

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def all(self, _asker: str, wanted: Wanted, progress: Progress) -> tuple[Outcome, ...]:
        read = tuple(Outcome(source=s, rereadable=wanted.first) for s in wanted.sources)
        for outcome in read:
            progress.finished(outcome)
        return read


@pytest.mark.parametrize(("effort", "again"), [("auto", 1), ("fast", 0)])
def test_who_listens_hears_of_the_closer_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, effort: str, again: int
) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "one.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "flagged.csv").write_text("asin\nB0C1234567\n", encoding="utf-8")
    monkeypatch.setattr(spine, "Crew", _Crew)
    listener = _Listener()
    spine.run(tmp_path, RunOptions(effort=effort), listener, Answers(notified_on=date(2026, 6, 1)))  # type: ignore[arg-type]
    first = ["1 begin", "documents/one.png"]
    closer = ["A flagged item was found nowhere: scans and photos are read once more, closely.", *first]
    assert listener.heard == first + closer * again
