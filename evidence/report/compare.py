"""Two PDFs object by object: what was appended may be marks and nothing else.

In: the bytes of an original and of its copy. Out: sentences about what differs, none when only marks were added.
Never: trust in an object's own word: a mark's look is made again from its quads and compared.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from evidence.report.annotate import (
    PREFIX,
    QUADS,
    SUBTYPES,
    appearance,
    form_dictionary,
    ink_list,
    pen_for,
    rectangle,
    role_style,
)
from evidence.report.bookmarks import added, chapter_differs, chapter_of, touched
from evidence.report.highlight import opened, page_proof
from evidence.texts import message, plural

if TYPE_CHECKING:
    from evidence.report.annotate import Pen
    from evidence.report.options import MarkShape
    from evidence.texts import Text

_COMMON = frozenset(("Type", "Subtype", "Rect", "C", "F", "NM", "T", "Subj", "Contents", "P", "AP"))
_KEYS: dict[MarkShape, frozenset[str]] = {
    "highlight": _COMMON | {"QuadPoints"},
    "circle": _COMMON | {"InkList", QUADS},
}
_SHAPES: dict[str, MarkShape] = {f"/{name}": shape for shape, name in SUBTYPES.items()}
_FULL = 2.0
_TRAILER = ("Root", "Info", "Encrypt")
_REFERENCE = re.compile(r"(\d+) 0 R")
_NUMBER = re.compile(r"-?\d*\.?\d+")
_BLANKS = re.compile(r"\s+")
_STORED = re.compile(r"/Length \d+( 0 R)?|/Filter\s*/FlateDecode")
_CLOSE = 0.02


def appended_differ(base: bytes, copy: bytes, marks_there: int) -> list[Text]:
    """Return what a copy changes in its base besides adding marks and bookmarks to them."""
    with opened(base) as before, opened(copy) as after:
        if after.is_repaired and not before.is_repaired:
            return [message("Its structure is damaged.")]
        if before.page_count != after.page_count:
            return [pages_instead(after.page_count, before.page_count)]
        differs: list[Text] = [
            message("The file's {key} differs.", key=key)
            for key in _TRAILER
            if _trailer(before, key) != _trailer(after, key)
        ]
        by_page, wrong = _added(before, after)
        marks = {m for found in by_page.values() for m in found}
        count = sum(map(len, by_page.values()))  # one mark listed twice is painted twice
        differs += wrong
        if count != marks_there:
            differs.append(_marks_instead(count, marks_there))
        chapter = chapter_of(before, after)
        booked = touched(after, chapter) if chapter else set[int]()
        differs += _objects_differ(before, after, booked)
        differs += _strangers(before, after, marks, added(chapter) if chapter else set[int]())
        differs += [
            d for n, found in by_page.items() for mark in sorted(found) for d in _mark_differs(after, mark, after[n])
        ]
        differs += chapter_differs(before, after, chapter, by_page) if chapter else []
        numbers = range(before.page_count)
        return differs + [page_differs(n + 1) for n in numbers if page_proof(before, n) != page_proof(after, n)]


def annotations_differ(document: Any, marks_there: int) -> list[Text]:  # noqa: ANN401 -- pymupdf has no types
    """Return what is wrong with the marks of a rewritten copy, told by their names."""
    differs: list[Text] = []
    count = 0
    for page in document:
        for xref, _, name in page.annot_xrefs():
            if name.startswith(PREFIX):
                count += 1
                differs += _mark_differs(document, xref, page)
    return differs if count == marks_there else [*differs, _marks_instead(count, marks_there)]


def page_differs(number: int) -> Text:
    """Return the sentence about a page that is not as it was."""
    return message("Page {page} differs.", page=number)


def pages_instead(found: int, expected: int) -> Text:
    """Return the sentence about a file that lost or gained pages."""
    return plural(
        "It has one page instead of {expected}.",
        "It has {count} pages instead of {expected}.",
        found,
        expected=expected,
    )


def _marks_instead(found: int, expected: int) -> Text:
    return plural(
        "It has one mark instead of {expected}.",
        "It has {count} marks instead of {expected}.",
        found,
        expected=expected,
    )


def _trailer(document: Any, key: str) -> object:  # noqa: ANN401 -- pymupdf has no types
    return document.xref_get_key(-1, key)


def _added(before: Any, after: Any) -> tuple[dict[int, list[int]], list[Text]]:  # noqa: ANN401 -- pymupdf has no types
    """Return the annotations that pages (from 0) gained, and pages that changed otherwise."""
    marks: dict[int, list[int]] = {}
    differs: list[Text] = []
    for number in range(before.page_count):
        old_xref, new_xref = before.page_xref(number), after.page_xref(number)
        old, new = _annots(before, old_xref), _annots(after, new_xref)
        rest = _without_annots(before, old_xref) == _without_annots(after, new_xref)
        if old_xref != new_xref or not rest or not new.startswith(old):
            differs.append(message("Page {page} was replaced or changed.", page=number + 1))
            continue
        gained = new[len(old) :]
        if _REFERENCE.sub("", gained).strip():
            differs.append(message("Page {page} has an annotation that is no mark.", page=number + 1))
        if gained:
            marks[number] = [int(x) for x in _REFERENCE.findall(gained)]
    return marks, differs


def _annots(document: Any, xref: int) -> str:  # noqa: ANN401 -- pymupdf has no types
    kind, value = document.xref_get_key(xref, "Annots")
    if kind == "xref":
        value = document.xref_object(int(value.split()[0]), compressed=True)
    return _BLANKS.sub(" ", value).strip().removeprefix("[").removesuffix("]").strip() if kind != "null" else ""


def _without_annots(document: Any, xref: int) -> dict[str, object]:  # noqa: ANN401 -- pymupdf has no types
    return {k: document.xref_get_key(xref, k) for k in document.xref_get_keys(xref) if k != "Annots"}


def _objects_differ(before: Any, after: Any, booked: set[int]) -> list[Text]:  # noqa: ANN401 -- pymupdf has no types
    pages = {before.page_xref(n) for n in range(before.page_count)} | booked
    for xref in range(1, before.xref_length()):
        if xref not in pages and _object(before, xref) != _object(after, xref):
            return [message("Object {number} of the original was changed.", number=xref)]
    return []


def _object(document: Any, xref: int) -> tuple[str, bytes]:  # noqa: ANN401 -- pymupdf has no types
    try:
        text = document.xref_object(xref, compressed=True)
        return text, document.xref_stream_raw(xref) if document.xref_is_stream(xref) else b""
    except Exception:  # noqa: BLE001 -- free or broken entries: equal when broken in both
        return "", b""


def _strangers(before: Any, after: Any, marks: set[int], booked: set[int]) -> list[Text]:  # noqa: ANN401 -- pymupdf has no types
    forms = {_form(after, mark) for mark in marks}
    for xref in range(before.xref_length(), after.xref_length()):
        if xref in marks or xref in forms or xref in booked:
            continue
        text, _ = _object(after, xref)
        if text not in {"", "null"} and "/Type/XRef" not in text:
            return [message("Object {number} was added and is neither mark nor bookmark.", number=xref)]
    return []


def _form(document: Any, mark: int) -> int | None:  # noqa: ANN401 -- pymupdf has no types
    kind, value = document.xref_get_key(mark, "AP/N")
    return int(value.split()[0]) if kind == "xref" else None


def _mark_differs(document: Any, mark: int, page: Any) -> list[Text]:  # noqa: ANN401 -- pymupdf has no types
    """Make the mark's look again and compare: one that hides something cannot be the same."""
    form = _form(document, mark)
    keys = set(document.xref_get_keys(mark))
    style = role_style(str(document.xref_get_key(mark, "Subj")[1]))
    shape = _SHAPES.get(str(document.xref_get_key(mark, "Subtype")[1]))
    points = _numbers(document, mark, QUADS if shape == "circle" else "QuadPoints")
    if shape is None or style is None or form is None or not points or len(points) % 8:
        return [message("Annotation {number} is no mark of this program.", number=mark)]
    pen = pen_for(page, shape)
    if not keys <= _KEYS[shape] or _crowded(points, pen):
        return [message("Annotation {number} is no mark of this program.", number=mark)]
    if document.xref_get_key(mark, "AP")[0] != "dict" or _keys_of(document, mark, "AP") != 1:
        return [message("Annotation {number} has more than one look.", number=mark)]
    sides = zip(_numbers(document, mark, "Rect"), rectangle(points, pen), strict=False)
    close = all(abs(a - b) < _CLOSE for a, b in sides)
    drawn = document.xref_stream(form) == appearance(points, style, pen)
    line = shape == "highlight" or _plain(document.xref_get_key(mark, "InkList")[1]) == _plain(
        f"[{ink_list(points, pen)}]"
    )
    if not close or not drawn or not line or _plain_form(document, form) != _plain(form_dictionary(points, pen)):
        return [message("Annotation {number} does not look as its place says: it may hide something.", number=mark)]
    return []


def _numbers(document: Any, xref: int, key: str) -> tuple[float, ...]:  # noqa: ANN401 -- pymupdf has no types
    return tuple(float(n) for n in _NUMBER.findall(document.xref_get_key(xref, key)[1]))


def _keys_of(document: Any, xref: int, key: str) -> int:  # noqa: ANN401 -- pymupdf has no types
    return str(document.xref_get_key(xref, key)[1]).count("/")


def _plain_form(document: Any, form: int) -> str:  # noqa: ANN401 -- pymupdf has no types
    text = _STORED.sub("", document.xref_object(form, compressed=True))
    return _BLANKS.sub("", text)


def _plain(text: str) -> str:
    return _BLANKS.sub("", text)


def _crowded(points: tuple[float, ...], pen: Pen) -> bool:
    """Say whether the quads lie over one another: multiplied often enough, the lightest colour hides what is below."""
    left, bottom, right, top = rectangle(points, pen)
    quads = [points[i : i + 8] for i in range(0, len(points), 8)]
    return len(quads) > 1 and sum(_area(q) for q in quads) > _FULL * (right - left) * (top - bottom)


def _area(quad: tuple[float, ...]) -> float:
    ul, ur, ll, lr = (complex(*quad[i : i + 2]) for i in (0, 2, 4, 6))
    one, two = (lr - ul).conjugate() * (ll - ul), (ur - ul).conjugate() * (lr - ul)
    return (abs(one.imag) + abs(two.imag)) / 2
