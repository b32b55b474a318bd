"""The cache gives back what was read, forgets nothing it should keep, and never stops a run."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

import pytest

from evidence.model import Box, Document, Limits, Page, Reading, Source, Word
from evidence.pipeline import cache as module
from evidence.pipeline.cache import Cache

if TYPE_CHECKING:
    from pathlib import Path

LIMITS = Limits()


def document(text: str = "invoice", sha256: str = "a" * 64, path: str = "documents/a.pdf") -> Document:
    word = Word(readings=(Reading(text=text, confidence=0.9, reader="test"),), box=Box(1.5, 2, 3, 4))
    page = Page(number=1, width=100, height=200, words=(word,), read_by="test", reason="because")
    return Document(source=Source(sha256=sha256, name="a.pdf", kind="pdf", path=path), pages=(page,))


def test_what_was_put_comes_back_under_the_asking_source(tmp_path: Path) -> None:
    asked = Source(sha256="a" * 64, name="other.pdf", kind="pdf", path="elsewhere/other.pdf")
    with Cache(tmp_path / "c.sqlite") as cache:
        cache.put(document(), "fast", None, LIMITS)
    with Cache(tmp_path / "c.sqlite") as cache:
        known = cache.get(asked, "fast", None, LIMITS)
    assert known is not None
    assert known.source == asked
    assert known.pages == document().pages


def test_other_conditions_are_other_entries(tmp_path: Path) -> None:
    with Cache(tmp_path / "c.sqlite") as cache:
        cache.put(document(), "fast", None, LIMITS)
        source = document().source
        assert cache.get(source, "thorough", None, LIMITS) is None
        assert cache.get(source, "fast", (1,), LIMITS) is None
        assert cache.get(source, "fast", None, Limits(max_pages=1)) is None
        assert cache.get(document(sha256="b" * 64).source, "fast", None, LIMITS) is None


def test_no_name_of_a_client_enters_the_database(tmp_path: Path) -> None:
    with Cache(tmp_path / "c.sqlite") as cache:
        cache.put(document(path="Client Smith/secret-name.pdf"), "fast", None, LIMITS)
    body = b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert b"secret-name" not in body
    assert b"Smith" not in body


def test_a_corrupt_database_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    path.write_bytes(b"this is no database at all" * 100)
    with Cache(path) as cache:
        assert cache.get(document().source, "fast", None, LIMITS) is None
        cache.put(document(), "fast", None, LIMITS)
        assert cache.get(document().source, "fast", None, LIMITS) is not None


def test_a_corrupt_entry_is_no_entry(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    with Cache(path) as cache:
        cache.put(document(), "fast", None, LIMITS)
        assert cache._db is not None
        cache._db.execute("UPDATE documents SET body = X'00'")
        assert cache.get(document().source, "fast", None, LIMITS) is None


def test_a_folder_that_cannot_be_made_means_no_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with Cache(tmp_path / "file" / "c.sqlite") as cache:
        cache.put(document(), "fast", None, LIMITS)
        assert cache.get(document().source, "fast", None, LIMITS) is None


def test_the_least_recently_used_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_EVICT_EVERY", 1)
    with Cache(tmp_path / "c.sqlite") as cache:
        cache.put(document(sha256="a" * 64), "fast", None, LIMITS)
        cache.put(document(sha256="b" * 64), "fast", None, LIMITS)
        cache.get(document(sha256="a" * 64).source, "fast", None, LIMITS)
        assert cache._db is not None
        size = cache._db.execute("SELECT SUM(LENGTH(body)) FROM documents").fetchone()[0]
        monkeypatch.setattr(module, "SIZE_CAP", size * 5 // 4)  # bodies differ by a byte or two
        cache.put(document(sha256="c" * 64), "fast", None, LIMITS)
        assert cache.get(document(sha256="a" * 64).source, "fast", None, LIMITS) is not None
        assert cache.get(document(sha256="b" * 64).source, "fast", None, LIMITS) is None


def _write_many(path: Path, letter: str) -> None:
    with Cache(path) as cache:
        for number in range(50):
            cache.put(document(sha256=f"{letter}{number:063d}"), "fast", None, LIMITS)


@pytest.mark.slow
def test_two_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_many, args=(path, letter)) for letter in "xy"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    with Cache(path) as cache:
        kept = [
            cache.get(document(sha256=f"{c}{n:063d}").source, "fast", None, LIMITS) for c in "xy" for n in range(50)
        ]
    assert all(kept)


def test_rows_are_looked_through_only_where_the_file_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_EVICT_EVERY", 1)
    for cap, looked_through in ((10_000_000, False), (1000, True)):
        monkeypatch.setattr(module, "SIZE_CAP", cap)
        said: list[str] = []
        with Cache(tmp_path / f"{cap}.sqlite") as cache:
            assert cache._db is not None
            cache._db.set_trace_callback(said.append)
            cache.put(document(), "fast", None, LIMITS)
        assert any("LENGTH" in statement for statement in said) is looked_through
