"""Marks -> PDF annotations, object by object: what a library would add beside them (dates, ids) is left out.

In: an open PDF and marks. Out: the same PDF with Highlight annotations. Never: a touch of a page's content.
Every annotation's look follows from its quads and its colour alone, so that `verify` can make it again and compare.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from evidence.report.marks import STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from evidence.report.marks import Mark, Outline, Role, Style

AUTHOR = "Evidence"
PREFIX = "evidence-"
_MARGIN = 1.5
_LINE = 1.0
_DASHES: dict[Outline, str] = {
    "solid": "[] 0 d",
    "dashed": "[4 2] 0 d",
    "dotted": "[1 2] 0 d",
    "under": "[] 0 d",
    "under dashed": "[4 2] 0 d",
    "under dotted": "[1 2] 0 d",
}
_ARRAY = re.compile(r"\A\s*\[(.*)\]\s*\Z", re.DOTALL)
Points = tuple[float, ...]  # eight numbers a quad, as QuadPoints has them: upper left, upper right, lower left, right


def add_marks(document: Any, marks: Iterable[Mark]) -> None:  # noqa: ANN401 -- pymupdf has no types
    """Add one Highlight per mark to the open PDF; marks on pages that it has not are an IndexError."""
    by_page: dict[int, list[Mark]] = {}
    for mark in marks:
        by_page.setdefault(mark.page, []).append(mark)
    for number, page_marks in sorted(by_page.items()):
        page = document[number - 1]
        to_pdf = _to_pdf(page)
        added = [_annotation(document, page.xref, mark, to_pdf, n) for n, mark in enumerate(page_marks, 1)]
        _append(document, page.xref, added)


def appearance(points: Points, style: Style) -> bytes:
    """Return the drawing of a highlight: its quads filled, multiplied with the page, and the outline of its role."""
    pieces = ["/G gs", f"{_numbers(style.color)} rg", f"{_numbers(tuple(c * 0.45 for c in style.color))} RG"]
    pieces += [f"{_LINE:g} w", _DASHES[style.outline]]
    for i in range(0, len(points), 8):
        ul, ur, ll, lr = (points[i + k : i + k + 2] for k in (0, 2, 4, 6))
        path = f"{_numbers(ul)} m {_numbers(ur)} l {_numbers(lr)} l {_numbers(ll)} l h"
        pieces.append(f"{path} f" if style.outline.startswith("under") else f"{path} B")
        if style.outline.startswith("under"):
            pieces.append(f"{_numbers(ll)} m {_numbers(lr)} l S")
    return "\n".join(pieces).encode()


def rectangle(points: Points) -> tuple[float, float, float, float]:
    """Return the annotation's Rect: around the quads and their outline."""
    xs, ys = points[0::2], points[1::2]
    return min(xs) - _MARGIN, min(ys) - _MARGIN, max(xs) + _MARGIN, max(ys) + _MARGIN


def form_dictionary(points: Points, length: int | None = None) -> str:
    """Return the dictionary of the appearance stream."""
    state = "/Resources<</ExtGState<</G<</Type/ExtGState/BM/Multiply>>>>>>"
    size = "" if length is None else f"/Length {length}"
    return f"<</Type/XObject/Subtype/Form/BBox[{_numbers(rectangle(points))}]{state}{size}>>"


def role_style(name: str) -> Style | None:
    """Return the style of a role as an annotation's Subj names it."""
    return next((s for s in STYLES.values() if s.title == name), None)


def pdf_text(text: str) -> str:
    """Return a PDF string that holds any text and no syntax."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def rounded(points: Iterable[float]) -> Points:
    """Return coordinates as they are written."""
    return tuple(round(p, 2) for p in points)


def _annotation(document: Any, page_xref: int, mark: Mark, to_pdf: Any, number: int) -> int:  # noqa: ANN401 -- pymupdf
    style = STYLES[mark.role]
    points = _points(mark, to_pdf)
    form = document.get_new_xref()
    document.update_object(form, form_dictionary(points))
    document.update_stream(form, appearance(points, style), new=True, compress=False)
    xref: int = document.get_new_xref()
    name = f"{PREFIX}{mark.page}-{number}".encode().hex().upper()
    keys = [
        f"/Type/Annot/Subtype/Highlight/Rect[{_numbers(rectangle(points))}]/QuadPoints[{_numbers(points)}]",
        f"/C[{_numbers(style.color)}]/F 4/NM<{name}>/T{pdf_text(AUTHOR)}/Subj{pdf_text(style.title)}",
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


def _to_pdf(page: Any) -> Any:  # noqa: ANN401 -- pymupdf has no types
    """Return the matrix from a reader's coordinates to those of the file: turn, crop and user unit undone."""
    import pymupdf

    mupdf: Any = pymupdf
    box, matrix = mupdf.mupdf.FzRect(), mupdf.mupdf.FzMatrix()
    mupdf.mupdf.pdf_page_transform(mupdf._as_pdf_page(page), box, matrix)  # noqa: SLF001 -- pymupdf's own matrix ignores crops of turned pages
    return ~mupdf.Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _points(mark: Mark, to_pdf: Any) -> Points:  # noqa: ANN401 -- pymupdf has no types
    import pymupdf

    mupdf: Any = pymupdf
    found: list[float] = []
    for q in mark.quads:
        for x, y in ((q.x0, q.y0), (q.x1, q.y1), (q.x3, q.y3), (q.x2, q.y2)):
            at = mupdf.Point(x, y) * to_pdf
            found += (at.x, at.y)
    return rounded(found)


def _numbers(values: Iterable[float]) -> str:
    return " ".join(f"{v:.2f}".rstrip("0").rstrip(".") for v in values)


def roles() -> tuple[Role, ...]:
    """Return the roles in the order of their colours."""
    return tuple(STYLES)
