"""Papers written as data: what stands where on each, and what it says; a set is a text file in tests/golden/fields.

In: the name of a set. Out: `Made` papers, printed as PDFs and read by the program's own reader. Never: chance.

A paper begins with `== name | kind | language [| width x height]`; then each line is one of
    40,30,14b text¦text     texts under each other from the left edge 40 and the top 30, 14 points, b: bold, m: typewriter, s: serifs, k: bold typewriter
    r553,30 text            up to the right edge 553; c297: around 297; 9 points where nothing is said
    u20,700 text            upwards along the edge 20, from 700 on
    T 40,r300 @210 8 14     rows follow: edges of the columns, top of the first, size, step from row to row
    | cell | cell           one row
    _ 40,740,553            a thin line
    ! field value | value   what the paper says, where no mark can tell; without a value: the paper says nothing of it; ?: nobody asks
Marks tell what the paper says: {S:name}, or {D=2026-04-18:18 April} where it is printed otherwise than it is meant.
"""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pymupdf

from evidence.model import Limits, Source
from evidence.read import read
from scripts.paper_maker.papers import Made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.model import Document

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "golden" / "fields"
WRITTEN = (
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twentyfirst",
    "twentysecond",
    "twentythird",
    "twentyfourth",
    "twentyfifth",
    "twentysixth",
    "twentyseventh",
)
EITHER = " | "  # between values that are both right
_FIELDS = {
    "S": "supplier_name", "B": "buyer_name", "D": "invoice_date", "N": "invoice_number", "T": "total",
    "V": "supplier_vat", "P": "supplier_phone", "E": "supplier_email", "W": "supplier_website",
}  # fmt: skip
_MARK = re.compile(r"\{([A-Z])(?:=([^:}]*))?:([^}]*)\}")
_EDGE = re.compile(r"([rcu]?)(\d+)")
_STACK = re.compile(r"([rcu]?\d+),(\d+)(?:,([\d.]+)([bmsk]?))? (.*)")
_TABLE = re.compile(r"T (\S+) @(\d+) ([\d.]+) ([\d.]+)")
_STEP = 1.35
_A4 = "595x842"


class _Page:
    """A page in the making, and what it says."""

    def __init__(self, size: str) -> None:
        width, height = size.split("x")
        self.pdf = pymupdf.Document()
        self.page = self.pdf.new_page(width=float(width), height=float(height))
        self.truth: dict[str, str] = {}
        self.columns: list[str] = []
        self.y = self.size = self.step = 0.0

    def line(self, text: str) -> None:
        """Set one line of the paper's script."""
        if table := _TABLE.match(text):
            self.columns = table[1].split(",")
            self.y, self.size, self.step = float(table[2]), float(table[3]), float(table[4])
        elif text.startswith("|"):
            for edge, cell in zip(self.columns, text[1:].split("|"), strict=False):
                self.put(edge, self.y, cell.strip(), self.size)
            self.y += self.step
        elif text.startswith("_ "):
            x0, y, x1 = (float(n) for n in text[2:].split(","))
            self.page.draw_line((x0, y), (x1, y), width=0.5)
        elif text.startswith("! "):
            field, _, value = text[2:].partition(" ")
            self.truth[field] = value
            if value == "?":
                del self.truth[field]
        elif stack := _STACK.match(text):
            size, y = float(stack[3] or 9), float(stack[2])
            for part in stack[5].split("¦"):
                self.put(stack[1], y, part, size, stack[4] or "")
                y += size * _STEP
        else:
            message = f"cannot be set: {text!r}"
            raise ValueError(message)

    def put(self, edge: str, y: float, text: str, size: float, style: str = "") -> None:
        """Set a text whose top is at y; its marks go into the truth."""
        text = _MARK.sub(self._told, text)
        place = _EDGE.fullmatch(edge)
        if not place or not text.strip():
            return
        pieces = [
            (run, _face(run, style)) for run in re.findall(r"[\u2e80-\uffef\u20b9]+|[^\u2e80-\uffef\u20b9]+", text)
        ]
        wide = sum(font.text_length(run, size) for run, font in pieces)
        left = float(place[2]) - {"": 0.0, "u": 0.0, "r": 1.0, "c": 0.5}[place[1]] * wide
        writer = pymupdf.TextWriter(self.page.rect)
        for run, font in pieces:
            _, (left, _) = writer.append((left, y + size * 0.95), run, font=font, fontsize=size)
        upwards = (pymupdf.Point(float(place[2]), y), pymupdf.Matrix(90)) if place[1] == "u" else None
        writer.write_text(self.page, morph=upwards)

    def _told(self, mark: re.Match[str]) -> str:
        field, value = _FIELDS[mark[1]], mark[2] or mark[3]
        known = self.truth.get(field)
        self.truth[field] = value if known in {None, value} else f"{known}{EITHER}{value}"
        return mark[3]


@cache
def _font(name: str) -> pymupdf.Font:
    return pymupdf.Font(name)


def _face(text: str, style: str) -> pymupdf.Font:
    if any(ord(c) > 0x2E80 or c == "₹" for c in text):  # noqa: PLR2004 -- from here on no Latin font has the letters
        return _font("cjk")
    return _font({"b": "hebo", "m": "cour", "s": "tiro", "k": "cobo", "": "helv"}[style])


@cache
def scripts(name: str) -> dict[str, tuple[str, ...]]:
    """Return the papers of a set: each one's first line and the lines that set it."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for text in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if text.startswith("== "):
            lines = found.setdefault(text[3:], [])
        elif text and not text.startswith("#"):
            lines.append(text)
    return {head: tuple(body) for head, body in found.items()}


def written(name: str) -> Iterator[Made]:
    """Yield the papers of a set in their order."""
    for head, lines in scripts(name).items():
        called, kind, language, *rest = (part.strip() for part in head.split("|"))
        page = _Page(rest[0] if rest else _A4)
        for text in lines:
            page.line(text)
        page.pdf.subset_fonts()
        data = bytes(page.pdf.tobytes(garbage=3, deflate=True, no_new_id=True))
        yield Made(
            name=called,
            kind=kind,
            layout=called,
            language=language,
            document=_read(data, called),
            truth={**page.truth, "kind": kind},
            pdf=data,
        )


def _read(data: bytes, name: str) -> Document:
    source = Source(sha256=hashlib.sha256(data).hexdigest(), name=f"{name}.pdf", kind="pdf", path=f"{name}.pdf", data=data)  # fmt: skip
    return read(source, effort="fast", limits=Limits())
