"""Reports built from the types alone, over papers drawn here."""

from __future__ import annotations

import hashlib
import io
from datetime import date
from typing import TYPE_CHECKING, Any

import pymupdf
import pytest
from PIL import Image, ImageDraw

from evidence.model import (
    Box,
    Case,
    Cell,
    Field,
    Finding,
    FlaggedItem,
    Found,
    Item,
    Match,
    PackWindow,
    Problem,
    Proof,
    Record,
    Report,
    RulePack,
    Source,
    SourceKind,
    Span,
    State,
    TextLine,
    Verdict,
    VerdictName,
    Window,
    around,
    document_id,
)

if TYPE_CHECKING:
    from collections.abc import Callable

mupdf: Any = pymupdf
ASINS = ("B0TESTAB01", "B0TESTAB02", "B0TESTAB03")


def drawn(rotate: int = 0, crop: tuple[float, float, float, float] | None = None, pages: int = 1) -> bytes:
    """Return a PDF whose text is upright for a reader, whatever the page's own turn and crop."""
    document = mupdf.open()
    for number in range(pages):
        page = document.new_page(width=595, height=842)
        if crop:
            page.set_cropbox(mupdf.Rect(crop))
        page.set_rotation(rotate)
        lines = ("Sample Supply House", "42 Example Road, Testville", "Invoice no. T-1001", "Date 2026-03-04")
        items = (f"{ASINS[0]} Blue lamp 12 pcs 4.00 48.00", f"{ASINS[1]} Red lamp 3 pcs 5.00 15.00")
        for row, text in enumerate((*lines, "Bill to: Demo Trading", *items, f"page {number + 1}")):
            at = mupdf.Point(60, 80 + 24 * row) * page.derotation_matrix
            page.insert_text(at, text, fontsize=11, rotate=rotate)
    return bytes(document.tobytes(no_new_id=True))


def pictured(form: str, size: tuple[int, int] = (500, 700), **save: object) -> bytes:
    """Return an image of a paper in a format of Pillow."""
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for row, text in enumerate(("Sample Supply House", "Invoice T-1001", f"{ASINS[0]} lamp 12")):
        pen.text((40, 50 + 40 * row), text, fill="black")
    out = io.BytesIO()
    image.save(out, form, **save)
    return out.getvalue()


def words_of(data: bytes, number: int = 1) -> list[tuple[Box, str]]:
    """Return what stands on a page, in a reader's coordinates."""
    with mupdf.open(stream=data, filetype="pdf") as document:
        page = document[number - 1]
        turn = page.rotation_matrix
        return [(Box(*(mupdf.Rect(w[:4]) * turn)), str(w[4])) for w in page.get_text("words")]


def span_of(document: str, data: bytes, text: str, number: int = 1) -> Span:
    """Return where a run of words stands."""
    words, wanted = words_of(data, number), text.split()
    start = next(i for i in range(len(words)) if [w[1] for w in words[i : i + len(wanted)]] == wanted)
    chosen = tuple(range(start, start + len(wanted)))
    return Span(document=document, page=number, words=chosen, box=around(words[i][0] for i in chosen))


def found(field: Field | Cell, value: str, span: Span | None, text: str | None = None, sure: float = 0.95) -> Found:
    return Found(field=field, value=value, text=text or value, span=span, confidence=sure, finder="test")


class Papers:
    """Originals in memory."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    def read(self, document: str) -> bytes:
        return self.files[document]

    def unlocked(self, document: str) -> bytes:
        return self.files[document]


class Desk:
    """Collects papers and verdicts, and makes the Report."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.records: list[Record] = []
        self.problems: list[Problem] = []
        self.sources: list[Source] = []
        self.verdicts: list[Verdict] = []
        self.findings: list[Finding] = []

    def source(self, path: str, data: bytes, kind: SourceKind = "pdf") -> Source:
        return Source(
            sha256=hashlib.sha256(data).hexdigest(), name=path.rpartition("/")[2], kind=kind, path=path, data=data
        )

    def paper(
        self, path: str, data: bytes, *, kind: str = "invoice", part: str | None = None, pages: int = 1
    ) -> Record:
        """Add a drawn PDF with all its fields found."""
        key = document_id(path, part)
        at = {
            text: span_of(key, data, text)
            for text in ("Sample Supply House", "T-1001", "2026-03-04", "Demo Trading", "12", "3")
        }
        line = [f"{ASINS[0]} Blue lamp 12 pcs 4.00 48.00", f"{ASINS[1]} Red lamp 3 pcs 5.00 15.00"]
        founds = (
            found("kind", kind, None),
            found("supplier_name", "Sample Supply House", at["Sample Supply House"]),
            found("supplier_email", "sales@sample.example", None),
            found("buyer_name", "Demo Trading", at["Demo Trading"]),
            found("invoice_number", "T-1001", at["T-1001"]),
            found("invoice_date", "2026-03-04", at["2026-03-04"]),
            found("invoice_date", "2026-04-03", at["2026-03-04"], "2026-03-04", 0.4),
            found("total", "63.00", None),
        )
        items = tuple(
            self.item(key, data, text, ASINS[i], ("12", "3")[i], ("4.00", "5.00")[i]) for i, text in enumerate(line)
        )
        return self.add(path, data, founds, items, part=part, pages=pages)

    def item(self, key: str, data: bytes, text: str, asin: str, units: str, price: str) -> Item:
        span = span_of(key, data, text)
        cells = (
            found("description", " ".join(text.split()[1:3]), None),
            found("asin", asin, span_of(key, data, asin)),
            found("quantity", units, span_of(key, data, units)),
            found("price", price, None),
        )
        return Item(span=span, text=text, cells=cells, confidence=0.9)

    def add(
        self,
        path: str,
        data: bytes,
        founds: tuple[Found, ...],
        items: tuple[Item, ...] = (),
        *,
        part: str | None = None,
        pages: int = 1,
        lines: tuple[TextLine, ...] = (),
    ) -> Record:
        source = self.source(path, data)
        record = Record(
            document=document_id(path, part),
            path=path,
            part=part,
            sha256=source.sha256,
            first_page=1,
            last_page=pages,
            read_by="text layer",
            language="en",
            founds=founds,
            items=items,
            codes=(),
            lines=lines,
        )
        self.records.append(record)
        self.sources.append(source)
        self.files[record.document] = data
        return record

    def match(self, record: Record, asin: str) -> Match:
        item = next(i for i in record.items if asin in i.text)
        code = item.best("asin")
        assert code is not None
        return Match(
            asin=asin,
            document=record.document,
            found=code,
            item=item,
            matched_by="asin",
            repaired=False,
            strong=True,
            score=1.0,
        )

    def verdict(
        self,
        asin: str,
        verdict: VerdictName,
        *proofs: tuple[Match, State],
        findings: tuple[Finding, ...] = (),
        title: str | None = "Lamp",
        units: int | None = 10,
    ) -> None:
        self.verdicts.append(
            Verdict(
                item=FlaggedItem(asin=asin, title=title, units=units, source="flagged.csv row 2"),
                verdict=verdict,
                units_needed=units,
                units_proven=12 if verdict == "covered" else 0,
                findings=findings,
                proofs=tuple(Proof(match=m, state=s, units=12) for m, s in proofs),
            )
        )

    def report(self, name: str = "sample case") -> Report:
        window = Window(start=date(2025, 10, 5), end=date(2026, 10, 5), days=365, mode="backward", source="case.toml")
        pack = RulePack(
            name="authenticity",
            title="Authenticity complaint",
            case_types=("authenticity",),
            window=PackWindow(),
            quantity="sold",
            rules=(),
        )
        case = Case(
            name=name,
            root="/nowhere",
            items=tuple(v.item for v in self.verdicts),
            window=window,
            pack=pack,
            quantity="sold",
            documents=tuple(self.sources),
            marketplace="amazon.fr",
            case_type="authenticity",
            language="en",
            notes=("No account was given: the buyer was not compared.",),
        )
        return Report(
            tool="evidence 0.0.0",
            case=case,
            records=tuple(sorted(self.records, key=lambda r: r.path)),
            problems=tuple(self.problems),
            verdicts=tuple(self.verdicts),
            document_findings=tuple(self.findings),
        )

    @property
    def originals(self) -> Papers:
        return Papers(self.files)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def small(desk: Desk) -> Desk:
    """One invoice of two lines, a failed photo, three items: covered, insufficient, missing."""
    record = desk.paper("documents/one.pdf", drawn())
    date_span = next(f for f in record.founds if f.field == "invoice_date").span
    short = Finding(rule="quantity.short", status="fail", message="3 of 10 units are proven.")
    edge = Finding(
        rule="window.edge", status="warn", message="Close to the edge.", document=record.document, span=date_span
    )
    nowhere = Finding(rule="match.none", status="fail", message="No document names this item.")
    desk.verdict(ASINS[0], "covered", (desk.match(record, ASINS[0]), "accepted"), findings=(edge,))
    desk.verdict(ASINS[1], "insufficient", (desk.match(record, ASINS[1]), "accepted"), findings=(short,))
    desk.verdict(ASINS[2], "missing", findings=(nowhere,))
    photo = desk.source("documents/photo.jpg", b"no image", "image")
    desk.problems.append(Problem(source=photo, error="The image is damaged and cannot be opened."))
    return desk


@pytest.fixture
def draw() -> Callable[..., bytes]:
    return drawn


@pytest.fixture
def picture() -> Callable[..., bytes]:
    return pictured
