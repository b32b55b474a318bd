"""Papers of every kind, drawn from tables of one line each, for the tests of document kinds.

In: the tables of tests/golden/kinds. Out: one-page PDFs, and the kind that the program finds likeliest on each.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import pymupdf
from trade_papers import CONFIG

from evidence.ingest import ingest
from evidence.model import Answers
from evidence.pipeline.options import RunOptions
from evidence.pipeline.reading import process

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FOLDER = Path(__file__).resolve().parents[1] / "golden" / "kinds"
PROOF = {"invoice", "receipt"}
_LIST = "asin,title\nB0X4KQ81ZD,Oak breakfast tray\n"
_STEPS = {2: (45, 400), 3: (45, 320, 430), 4: (45, 290, 380, 470)}


class Tongue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the papers of a language have in common."""

    seller: tuple[str, ...]
    buyer: tuple[str, ...]
    priced: tuple[tuple[str, ...], ...]
    counted: tuple[tuple[str, ...], ...]
    list: tuple[tuple[str, ...], ...]
    total: str


class KindPaper(NamedTuple):
    """One paper of a table: what it is, and what is printed on it."""

    name: str
    language: str
    kind: str
    table: str
    title: str
    facts: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def file(self) -> str:
        """Its file's name in the folder of a case."""
        return self.name.replace(" ", "-") + ".pdf"


def kind_papers(batch: str) -> tuple[KindPaper, ...]:
    """Return the papers of a table: name, language, kind, table, title, facts, notes between bars."""
    lines = (FOLDER / f"{batch}.txt").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.split("|")] for line in lines if line.strip() and line[0] != "#"]
    return tuple(
        KindPaper(name, language, kind, table, title, _parts(facts), _parts(notes))
        for name, language, kind, table, title, facts, notes in rows
    )


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def found_kinds(folder: Path, papers: Sequence[KindPaper]) -> dict[str, str]:
    """Return name -> the likeliest kind, "other" where nothing tells, as the whole reader and extractor find them."""
    (folder / "documents").mkdir(parents=True)
    (folder / "flagged.csv").write_text(_LIST, encoding="utf-8")
    (folder / "case.toml").write_text(CONFIG, encoding="utf-8")
    for paper in papers:
        _draw(folder / "documents" / paper.file, paper)
    names = {paper.file: paper.name for paper in papers}
    found = {}
    for source in ingest(folder, Answers()).documents:
        (record,) = process(source, RunOptions(use_cache=False)).records
        kinds = sorted(record.all("kind"), key=lambda f: -f.confidence)
        found[names[Path(source.path).name]] = kinds[0].value if kinds else "other"
    return found


def _draw(file: Path, paper: KindPaper) -> None:
    width = 230 if paper.table == "till" else 595
    with pymupdf.open() as document:
        page = document.new_page(width=width, height=842 if width > 500 else 330)
        writer = pymupdf.TextWriter(page.rect)
        font = pymupdf.Font("cjk")  # the one builtin with the letters of all these languages
        for x, y, text, size in _roll(paper) if paper.table == "till" else _sheet(paper):
            writer.append((x, y), text, font=font, fontsize=size)
        writer.write_text(page)
        document.subset_fonts()
        document.save(file, deflate=True)


def _roll(paper: KindPaper) -> Iterator[tuple[float, float, str, float]]:
    for n, text in enumerate((paper.facts[0], paper.title, *paper.facts[1:], *paper.notes)):
        yield 25, 30 + 15.0 * n, text, 9


def _sheet(paper: KindPaper) -> Iterator[tuple[float, float, str, float]]:
    tongue = _tongues()[paper.language]
    for n, text in enumerate(tongue.seller):
        yield 45, 50 + 14.0 * n, text, 12.0 if n == 0 else 9.0
    yield 45, 135, paper.title, 16
    for n, text in enumerate(paper.facts):
        yield 340, 165 + 14.0 * n, text, 9
    for n, text in enumerate(tongue.buyer):
        yield 45, 165 + 14.0 * n, text, 9
    y = 270.0
    for row in {"priced": tongue.priced, "counted": tongue.counted, "list": tongue.list}.get(paper.table, ()):
        for x, cell in zip(_STEPS[len(row)], row, strict=True):
            yield x, y, cell, 9
        y += 18
    if paper.table == "priced":
        yield 380, y + 10, tongue.total, 10
    for n, text in enumerate(paper.notes):
        yield 45, y + 45 + 15.0 * n, text, 9


@cache
def _tongues() -> dict[str, Tongue]:
    return msgspec.toml.decode((FOLDER / "tongues.toml").read_bytes(), type=dict[str, Tongue])
