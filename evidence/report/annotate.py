"""Marks -> PDF annotations, object by object: what a library would add beside them (dates, ids) is left out.

In: an open PDF and marks. Out: the same PDF with Highlight (or, for circles, Ink) annotations. Never: a touch of a
page's content. Every annotation's look follows from its quads and its role alone, so that `verify` can make it again.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

import msgspec

from evidence.model import Quad
from evidence.report.marks import STYLES
from evidence.report.options import MarkShape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from evidence.report.marks import Mark, Outline, Role, Style

AUTHOR = "Evidence"
PREFIX = "evidence-"
QUADS = "EVDQuads"  # of a circle: its corners; Ink has no key of its own for them
_MARGIN = 1.5
_LINE = 1.0
_PEN = 1.2
_AROUND = 0.8
_ROUND = 4.0  # a rounder corner would cut through the text
_STEPS = 28
_BOXED = frozenset(("solid", "dashed", "dotted"))
SUBTYPES: dict[MarkShape, str] = {"highlight": "Highlight", "circle": "Ink"}
_DASHES: dict[Outline, tuple[float, ...]] = {
    "solid": (),
    "dashed": (4, 2),
    "dotted": (1, 2),
    "under": (),
    "under dashed": (4, 2),
    "under dotted": (1, 2),
    "bar": (),
}
_SHEET = 842.0  # points: a page as long as A4 gets lines of the widths above, a photo's larger page thicker ones
_MOST_SCALE = 8.0
_ARRAY = re.compile(r"\A\s*\[(.*)\]\s*\Z", re.DOTALL)
Points = tuple[float, ...]  # eight numbers a quad, as QuadPoints has them: upper left, upper right, lower left, right


class Pen(msgspec.Struct, frozen=True, kw_only=True):
    """How a mark is drawn: its shape, and how much thicker than on a page of A4."""

    shape: MarkShape = "highlight"
    scale: float = 1.0

    @property
    def margin(self) -> float:
        """How far the drawing reaches beyond the quads."""
        return self.scale * (_MARGIN if self.shape == "highlight" else _AROUND + _PEN)


def pen_for(page: Any, shape: MarkShape) -> Pen:  # noqa: ANN401 -- pymupdf has no types
    """Return the pen that suits the size of a page."""
    longest = max(page.rect.width, page.rect.height)
    return Pen(shape=shape, scale=round(min(max(longest / _SHEET, 1.0), _MOST_SCALE), 1))


def add_marks(document: Any, marks: Iterable[Mark], shape: MarkShape = "highlight") -> dict[int, list[int]]:  # noqa: ANN401 -- pymupdf has no types
    """Add one annotation per mark to the open PDF, and return them by page (from 0).

    Marks on pages that it has not are an IndexError.
    """
    by_page: dict[int, list[Mark]] = {}
    for mark in marks:
        by_page.setdefault(mark.page, []).append(mark)
    added: dict[int, list[int]] = {}
    for number, page_marks in sorted(by_page.items()):
        page = document[number - 1]
        matrix = to_pdf(page)
        pen = pen_for(page, shape)
        made = [_annotation(document, page.xref, m, (pen, matrix), n) for n, m in enumerate(page_marks, 1)]
        _append(document, page.xref, made)
        added[number - 1] = made
    return added


def appearance(points: Points, style: Style, pen: Pen) -> bytes:
    """Return the drawing of a mark: multiplied with the page, in the colour and line of its role."""
    width = (_LINE if pen.shape == "highlight" else _PEN) * pen.scale
    dash = f"[{_numbers(d * pen.scale for d in _DASHES[style.outline])}] 0 d"
    pieces = ["/G gs", f"{_numbers(style.color)} rg", f"{_numbers(style.pen)} RG", f"{_numbers((width,))} w", dash]
    if pen.shape == "circle":
        pieces += [_path(outline(points[i : i + 8], pen)) for i in range(0, len(points), 8)]
        return "\n".join(pieces).encode()
    for i in range(0, len(points), 8):
        ul, ur, ll, lr = (points[i + k : i + k + 2] for k in (0, 2, 4, 6))
        boxed = style.outline in _BOXED
        pieces.append(f"{_numbers(ul)} m {_numbers(ur)} l {_numbers(lr)} l {_numbers(ll)} l h {'B' if boxed else 'f'}")
        if not boxed:
            end = ul if style.outline == "bar" else lr
            pieces.append(f"{_numbers(ll)} m {_numbers(end)} l S")
    return "\n".join(pieces).encode()


def outline(quad: Points, pen: Pen) -> Points:
    """Return a closed line of points around a quad, its corners round: what somebody would draw with a pen."""
    ul, ur, ll, lr = (complex(*quad[i : i + 2]) for i in (0, 2, 4, 6))
    across, down = _unit(ur - ul), _unit(ll - ul)
    around = _AROUND * pen.scale
    half = (abs(ll - ul) / 2 + around, abs(ur - ul) / 2 + around)
    radius, middle = min(*half, _ROUND * pen.scale), (ul + ur + ll + lr) / 4
    along, aside = (half[1] - radius) * across, (half[0] - radius) * down
    found: list[float] = []
    for turn in range(_STEPS):
        angle = 2 * math.pi * turn / _STEPS
        cosine, sine = math.cos(angle), math.sin(angle)
        corner = math.copysign(1, cosine) * along + math.copysign(1, sine) * aside
        at = middle + corner + radius * (cosine * across + sine * down)
        found += (at.real, at.imag)
    return rounded(found)


def rectangle(points: Points, pen: Pen) -> tuple[float, float, float, float]:
    """Return the annotation's Rect: around the quads and their outline."""
    margin = pen.margin
    xs, ys = points[0::2], points[1::2]
    return min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin


def form_dictionary(points: Points, pen: Pen) -> str:
    """Return the dictionary of the appearance stream."""
    state = "/Resources<</ExtGState<</G<</Type/ExtGState/BM/Multiply>>>>>>"
    return f"<</Type/XObject/Subtype/Form/BBox[{_numbers(rectangle(points, pen))}]{state}>>"


def role_style(name: str) -> Style | None:
    """Return the style of a role as an annotation's Subj names it."""
    return next((s for s in STYLES.values() if s.title == name), None)


def pdf_text(text: str) -> str:
    """Return a PDF string that holds any text and no syntax."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def rounded(points: Iterable[float]) -> Points:
    """Return coordinates as they are written."""
    return tuple(round(p, 2) for p in points)


def ink_list(points: Points, pen: Pen) -> str:
    """Return the lines of a circle as its annotation has them."""
    return "".join(f"[{_numbers(outline(points[i : i + 8], pen))}]" for i in range(0, len(points), 8))


def _annotation(document: Any, page_xref: int, mark: Mark, how: tuple[Pen, Any], number: int) -> int:  # noqa: ANN401 -- pymupdf
    style, (pen, matrix) = STYLES[mark.role], how
    points = _points(mark.quads if pen.shape == "highlight" else (_whole(mark.quads),), matrix)
    form = document.get_new_xref()
    document.update_object(form, form_dictionary(points, pen))
    document.update_stream(form, appearance(points, style, pen), new=True, compress=False)
    xref: int = document.get_new_xref()
    name = f"{PREFIX}{mark.page}-{number}".encode().hex().upper()
    color = style.color if pen.shape == "highlight" else style.pen
    place = f"/QuadPoints[{_numbers(points)}]"
    if pen.shape == "circle":
        place = f"/InkList[{ink_list(points, pen)}]/{QUADS}[{_numbers(points)}]"
    keys = [
        f"/Type/Annot/Subtype/{SUBTYPES[pen.shape]}/Rect[{_numbers(rectangle(points, pen))}]{place}",
        f"/C[{_numbers(color)}]/F 4/NM<{name}>/T{pdf_text(AUTHOR)}/Subj{pdf_text(style.title)}",
        f"/Contents{pdf_text(mark.text)}/P {page_xref} 0 R/AP<</N {form} 0 R>>",
    ]
    document.update_object(xref, f"<<{''.join(keys)}>>")
    return xref


def _append(document: Any, page_xref: int, added: Sequence[int]) -> None:  # noqa: ANN401 -- pymupdf has no types
    """Put annotations behind those that the page has; the old list is copied as it is."""
    kind, value = document.xref_get_key(page_xref, "Annots")
    if kind == "xref":
        value = document.xref_object(int(value.split()[0]), compressed=True)
    old = _ARRAY.match(value) if kind in {"xref", "array"} else None
    inside = old.group(1) if old else ""
    document.xref_set_key(page_xref, "Annots", f"[{inside} {' '.join(f'{x} 0 R' for x in added)}]")


def to_pdf(page: Any) -> Any:  # noqa: ANN401 -- pymupdf has no types
    """Return the matrix from a reader's coordinates to those of the file: turn, crop and user unit undone."""
    import pymupdf

    mupdf: Any = pymupdf
    box, matrix = mupdf.mupdf.FzRect(), mupdf.mupdf.FzMatrix()
    mupdf.mupdf.pdf_page_transform(mupdf._as_pdf_page(page), box, matrix)  # noqa: SLF001 -- pymupdf's own matrix ignores crops of turned pages
    return ~mupdf.Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _points(quads: Iterable[Quad], matrix: Any) -> Points:  # noqa: ANN401 -- pymupdf has no types
    import pymupdf

    mupdf: Any = pymupdf.mupdf
    way = mupdf.FzMatrix(*matrix)
    found: list[float] = []
    for q in quads:
        for x, y in ((q.x0, q.y0), (q.x1, q.y1), (q.x3, q.y3), (q.x2, q.y2)):
            at = mupdf.fz_transform_point_xy(x, y, way)
            found += (at.x, at.y)
    return rounded(found)


def _whole(quads: Sequence[Quad]) -> Quad:
    """Return one quad around all, in the direction of the first: one circle around an address of four lines."""
    first = quads[0]
    start = complex(first.x0, first.y0)
    across = _unit(complex(first.x1, first.y1) - start)
    corners = [complex(*q[i : i + 2]) for q in map(msgspec.structs.astuple, quads) for i in (0, 2, 4, 6)]
    turned = [(c - start) * across.conjugate() for c in corners]
    xs, ys = [t.real for t in turned], [t.imag for t in turned]
    box = ((min(xs), min(ys)), (max(xs), min(ys)), (max(xs), max(ys)), (min(xs), max(ys)))
    placed = [start + complex(x, y) * across for x, y in box]
    return Quad(*(value for at in placed for value in (at.real, at.imag)))


def _unit(direction: complex) -> complex:
    return direction / abs(direction) if direction else 1 + 0j


def _path(line: Points) -> str:
    steps = [_numbers(line[i : i + 2]) for i in range(0, len(line), 2)]
    return f"{steps[0]} m {' '.join(f'{s} l' for s in steps[1:])} h S"


def _numbers(values: Iterable[float]) -> str:
    return " ".join(f"{v:.2f}".rstrip("0").rstrip(".") for v in values)


def roles() -> tuple[Role, ...]:
    """Return the roles in the order of their colours."""
    return tuple(STYLES)
