"""Records are kept by content without any name, and come back under the names of who asks."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from evidence.extract import extract
from evidence.model import Document, Record, Source
from evidence.pipeline import crew, reading
from evidence.pipeline.cache import Cache
from evidence.pipeline.naming import named, unnamed
from evidence.pipeline.options import RunOptions
from evidence.pipeline.progress import SILENCE
from evidence.read import read

PAPER = Path(__file__).parents[3] / "fixtures/documents/de-window-footer/document.pdf"


def source(path: str = "Client Smith/secret-name.pdf", part: str | None = None) -> Source:
    data = PAPER.read_bytes()
    return Source(sha256="7" * 64, name=path, kind="pdf", path=path, part=part, data=data)


@pytest.fixture
def options(tmp_path: Path) -> RunOptions:
    return RunOptions(effort="fast", cache_dir=str(tmp_path))


@pytest.mark.parametrize("part", [None, "invoice 1.pdf"])
def test_the_records_bear_the_names_that_extraction_gives(options: RunOptions, part: str | None) -> None:
    asked = source(part=part)
    expected = extract(read(asked, effort="fast", limits=options.limits))
    assert expected[0].lines
    assert reading.process(asked, options).records == expected
    assert reading.process(asked, options).records == expected  # now from the cache


def test_the_second_time_nothing_is_read_nor_extracted(options: RunOptions, monkeypatch: pytest.MonkeyPatch) -> None:
    first = reading.process(source(), options)

    def never(*_: object, **__: object) -> Document:
        raise AssertionError

    monkeypatch.setattr(reading, "read", never)
    monkeypatch.setattr(reading, "extract", never)
    assert reading.process(source(), options) == first
    other = reading.process(source("elsewhere.pdf"), options)
    assert {line.span.document for record in other.records for line in record.lines} == {"elsewhere.pdf"}


def test_no_worker_starts_for_what_is_known(options: RunOptions, monkeypatch: pytest.MonkeyPatch) -> None:
    first = reading.process(source(), options)
    monkeypatch.setattr(crew, "local_hands", lambda *_: pytest.fail("a worker was started"))
    assert crew.process_all((source(),), options, SILENCE) == (first,)


def test_no_name_of_a_client_enters_the_database(options: RunOptions, tmp_path: Path) -> None:
    reading.process(source(), options)
    body = b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert b"secret-name" not in body
    assert b"Smith" not in body


def test_other_effort_and_other_bytes_are_other_entries(options: RunOptions, monkeypatch: pytest.MonkeyPatch) -> None:
    reading.process(source(), options)
    calls: list[str] = []

    def extracted(document: Document) -> tuple[Record, ...]:
        calls.append(document.source.sha256)
        return ()

    monkeypatch.setattr(reading, "extract", extracted)
    reading.process(source(), msgspec.structs.replace(options, effort="thorough"))
    reading.process(msgspec.structs.replace(source(), sha256="8" * 64), options)
    assert calls == ["7" * 64, "8" * 64]


@pytest.mark.parametrize("part", [None, "invoice 1.pdf", "a, page 3"])
def test_what_another_machine_read_is_kept_as_if_it_was_read_here(tmp_path: Path, part: str | None) -> None:
    asked = source(part=part)
    here, there = (RunOptions(effort="fast", cache_dir=str(tmp_path / name)) for name in ("here", "there"))
    outcome = reading.process(asked, here)
    reading.remember(asked, there, outcome)
    with Cache(here.cache_path) as ours, Cache(there.cache_path) as theirs:
        kept = ours.records(source("x.pdf"), "fast", here.limits)
        assert kept is not None
        assert theirs.records(source("x.pdf"), "fast", here.limits) == kept
        (record,) = kept.records
    pages = msgspec.structs.replace(record, part="pages 1-1", first_page=1, last_page=1)
    assert unnamed(named((pages,), asked), asked) == unnamed(named((pages,), source()), source())


def test_what_was_read_poorly_or_with_a_password_is_not(tmp_path: Path) -> None:
    options = RunOptions(effort="fast", cache_dir=str(tmp_path))
    outcome = reading.process(source(), RunOptions(effort="fast", use_cache=False))
    for odd in (
        msgspec.structs.replace(outcome, lessened=True),
        msgspec.structs.replace(outcome, unsettled=True),
        reading.failed(source(), "Too hard."),
    ):
        reading.remember(source(), options, odd)
        with Cache(options.cache_path) as cache:
            assert cache.records(source(), "fast", options.limits) is None
