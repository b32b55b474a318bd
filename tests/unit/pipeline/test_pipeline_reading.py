"""Pages that leave a doubt are read again; what is not worth it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from evidence.errors import ReadError
from evidence.model import Box, Document, Doubt, Found, Page, Reading, Record, Source, Span, Word
from evidence.pipeline import reading
from evidence.pipeline.options import RunOptions

if TYPE_CHECKING:
    from evidence.model import Effort, Limits

SOURCE = Source(sha256="0" * 64, name="a.pdf", kind="pdf", path="a.pdf", data=b"x")
OPTIONS = RunOptions(use_cache=False)


def page(number: int, reader: str, text: str) -> Page:
    word = Word(readings=(Reading(text=text, confidence=0.5, reader=reader),), box=Box(0, 0, 1, 1), origin="ocr")
    return Page(number=number, width=9, height=9, words=(word,), read_by=reader, reason="")


def record(document: Document) -> Record:
    """Doubt every page whose word is "blurred"."""
    pages = tuple(p.number for p in document.pages if p.words[0].text == "blurred")
    doubts = (Doubt(pages=pages, field="total", why="no total was found"),) if pages else ()
    return Record(
        document="a.pdf", path="a.pdf", part=None, sha256="0" * 64, first_page=1, last_page=len(document.pages),
        read_by="", language=None, founds=(), items=(), codes=(), lines=(), doubts=doubts,
    )  # fmt: skip


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Effort, tuple[int, ...] | None]]:
    """Replace the two stages by ones whose outcome is known; collect what is asked of the reader."""
    calls: list[tuple[Effort, tuple[int, ...] | None]] = []

    def read(source: Source, *, effort: Effort, limits: Limits, pages: tuple[int, ...] | None = None) -> Document:
        calls.append((effort, pages))
        if effort == "closer":
            return Document(source=source, pages=tuple(page(n, "tesseract 5.5", "clear") for n in pages or (1, 2, 3)))
        texts = ("clear", "blurred", "blurred")
        readers = ("tesseract 5.5", "tesseract 5.5", "pp-ocr v6")
        return Document(source=source, pages=tuple(map(page, (1, 2, 3), readers, texts)))

    monkeypatch.setattr(reading, "read", read)
    monkeypatch.setattr(reading, "extract", lambda document: (record(document),))
    return calls


def test_only_doubtful_pages_that_can_be_read_better_are_read_again(asked: list[object]) -> None:
    outcome = reading.process(SOURCE, OPTIONS)
    assert asked == [("auto", None), ("closer", (2,))]
    told = [str(w) for w in outcome.records[0].warnings]
    assert told == ["Page 2 was read a second time with more effort: no total was found"]
    assert outcome.rereadable


def test_fast_reads_once(asked: list[object]) -> None:
    outcome = reading.process(SOURCE, msgspec.structs.replace(OPTIONS, effort="fast"))
    assert asked == [("fast", None)]
    assert not outcome.rereadable


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ReadError("The file is empty.", where="a.pdf"), "empty"),
        (MemoryError(), "memory"),
        (ValueError("x\ny"), "ValueError"),
    ],
)
def test_a_failure_is_a_problem_with_one_sentence(monkeypatch: pytest.MonkeyPatch, error: Exception, said: str) -> None:
    def read(*_: object, **__: object) -> Document:
        raise error

    monkeypatch.setattr(reading, "read", read)
    outcome = reading.process(SOURCE, OPTIONS)
    assert outcome.problem is not None
    assert said in outcome.problem.error
    assert "\n" not in outcome.problem.error


@pytest.mark.parametrize(("field", "taken"), [("supplier_vat", True), ("quantity", False)])
def test_a_second_look_that_is_unsure_of_what_it_alone_found_is_taken(
    monkeypatch: pytest.MonkeyPatch, asked: list[object], field: str, *, taken: bool
) -> None:
    def closer(document: Document) -> tuple[Record, ...]:
        before = record(document)
        if document.pages[1].words[0].text == "blurred":
            return (before,)
        span = Span(document="a.pdf", page=2, words=(0,), box=Box(0, 0, 1, 1))
        vat = Found(field="supplier_vat", value="X", text="X", span=span, confidence=0.5, finder="f", origin="ocr")
        unsure = tuple(Doubt(pages=(2,), field=f, why="unsure") for f in ("total", field))  # type: ignore[arg-type]
        return (msgspec.structs.replace(before, founds=(vat,), doubts=unsure),)

    monkeypatch.setattr(reading, "extract", closer)
    outcome = reading.process(SOURCE, OPTIONS)
    assert asked == [("auto", None), ("closer", (2,))]
    assert bool(outcome.records[0].founds) == taken
