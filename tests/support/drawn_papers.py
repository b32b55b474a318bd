"""Small papers that nobody printed: words placed at coordinates, for the tests of fields."""

from __future__ import annotations

from evidence.extract import extract
from evidence.model import Box, Document, Origin, Page, Reading, Record, Source, Stated, Word

Line = tuple[float, float, str] | tuple[float, float, str, float]
CHAR = 0.5  # width of a letter as a share of the size


def words(left: float, top: float, text: str, size: float = 10.0, origin: Origin = "text") -> list[Word]:
    """Return the words of a text set from a point, in a font whose letters are all equally wide."""
    placed = []
    for part in text.split(" "):
        box = Box(left, top, left + CHAR * size * len(part), top + size * 1.15)
        reading = Reading(text=part, confidence=0.9, reader="t")
        placed.append(Word(readings=(reading,), box=box, origin=origin, size=size))
        left = box.right + CHAR * size * 0.6
    return placed


def page(*lines: Line, number: int = 1, origin: Origin = "text") -> Page:
    placed = []
    for left, top, text, *size in lines:
        placed += words(left, top, text, size[0] if size else 10.0, origin)
    return Page(number=number, width=595, height=842, words=tuple(placed), read_by="t", reason="")


def paper(*pages: Page, stated: tuple[Stated, ...] = ()) -> Document:
    source = Source(sha256="0", name="a.pdf", kind="pdf", path="a.pdf")
    return Document(source=source, pages=pages, stated=stated)


def only(*lines: Line) -> Record:
    records = extract(paper(page(*lines)))
    assert len(records) == 1
    return records[0]


def value(record: Record, field: str) -> str | None:
    best = record.best(field)  # type: ignore[arg-type]  # names of fields in tables of cases
    return best.value if best else None
