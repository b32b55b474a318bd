"""Two PDFs object by object: what was appended may be marks and nothing else.

In: the bytes of an original and of its copy. Out: sentences about what differs, none when only marks were added.
Never: trust in an object's own word: a mark's look is made again from its quads and compared.
"""

from __future__ import annotations

import re
from typing import Any

from evidence.report.annotate import PREFIX, appearance, form_dictionary, rectangle, role_style
from evidence.report.highlight import opened, page_proof

_KEYS = {"Type", "Subtype", "Rect", "QuadPoints", "C", "F", "NM", "T", "Subj", "Contents", "P", "AP"}
_TRAILER = ("Root", "Info", "Encrypt")
_REFERENCE = re.compile(r"(\d+) 0 R")
_NUMBER = re.compile(r"-?\d*\.?\d+")
_BLANKS = re.compile(r"\s+")
_STORED = re.compile(r"/Length \d+( 0 R)?|/Filter\s*/FlateDecode")
_CLOSE = 0.02


def appended_differ(base: bytes, copy: bytes) -> list[str]:
    """Return what a copy changes in its base besides adding marks."""
    with opened(base) as before, opened(copy) as after:
        if after.is_repaired and not before.is_repaired:
            return ["Its structure is damaged."]
        if before.page_count != after.page_count:
            return [f"It has {after.page_count} pages instead of {before.page_count}."]
        differs = [f"The file's {key} differs." for key in _TRAILER if _trailer(before, key) != _trailer(after, key)]
        marks, wrong = _added(before, after)
        differs += wrong + _objects_differ(before, after) + _strangers(before, after, marks)
        differs += [d for mark in sorted(marks) for d in _mark_differs(after, mark)]
        numbers = range(before.page_count)
        return differs + [f"Page {n + 1} differs." for n in numbers if page_proof(before, n) != page_proof(after, n)]


def annotations_differ(document: Any) -> list[str]:  # noqa: ANN401 -- pymupdf has no types
    """Return what is wrong with the marks of a rewritten copy, told by their names."""
    differs: list[str] = []
    for page in document:
        for xref, _, name in page.annot_xrefs():
            if name.startswith(PREFIX):
                differs += _mark_differs(document, xref)
    return differs


def _trailer(document: Any, key: str) -> object:  # noqa: ANN401 -- pymupdf has no types
    return document.xref_get_key(-1, key)


def _added(before: Any, after: Any) -> tuple[set[int], list[str]]:  # noqa: ANN401 -- pymupdf has no types
    """Return the annotations that pages gained, and pages that changed otherwise."""
    marks: set[int] = set()
    differs: list[str] = []
    for number in range(before.page_count):
        old_xref, new_xref = before.page_xref(number), after.page_xref(number)
        old, new = _annots(before, old_xref), _annots(after, new_xref)
        rest = _without_annots(before, old_xref) == _without_annots(after, new_xref)
        if old_xref != new_xref or not rest or not new.startswith(old):
            differs.append(f"Page {number + 1} was replaced or changed.")
            continue
        gained = new[len(old) :]
        if _REFERENCE.sub("", gained).strip():
            differs.append(f"Page {number + 1} has an annotation that is no mark.")
        marks.update(int(x) for x in _REFERENCE.findall(gained))
    return marks, differs


def _annots(document: Any, xref: int) -> str:  # noqa: ANN401 -- pymupdf has no types
    kind, value = document.xref_get_key(xref, "Annots")
    if kind == "xref":
        value = document.xref_object(int(value.split()[0]), compressed=True)
    return _BLANKS.sub(" ", value).strip().removeprefix("[").removesuffix("]").strip() if kind != "null" else ""


def _without_annots(document: Any, xref: int) -> dict[str, object]:  # noqa: ANN401 -- pymupdf has no types
    return {k: document.xref_get_key(xref, k) for k in document.xref_get_keys(xref) if k != "Annots"}


def _objects_differ(before: Any, after: Any) -> list[str]:  # noqa: ANN401 -- pymupdf has no types
    pages = {before.page_xref(n) for n in range(before.page_count)}
    for xref in range(1, before.xref_length()):
        if xref not in pages and _object(before, xref) != _object(after, xref):
            return [f"Object {xref} of the original was changed."]
    return []


def _object(document: Any, xref: int) -> tuple[str, bytes]:  # noqa: ANN401 -- pymupdf has no types
    try:
        text = document.xref_object(xref, compressed=True)
        return text, document.xref_stream_raw(xref) if document.xref_is_stream(xref) else b""
    except Exception:  # noqa: BLE001 -- free or broken entries: equal when broken in both
        return "", b""


def _strangers(before: Any, after: Any, marks: set[int]) -> list[str]:  # noqa: ANN401 -- pymupdf has no types
    forms = {_form(after, mark) for mark in marks}
    for xref in range(before.xref_length(), after.xref_length()):
        if xref in marks or xref in forms:
            continue
        text, _ = _object(after, xref)
        if text not in {"", "null"} and "/Type/XRef" not in text:
            return [f"Object {xref} was added and is no mark."]
    return []


def _form(document: Any, mark: int) -> int | None:  # noqa: ANN401 -- pymupdf has no types
    kind, value = document.xref_get_key(mark, "AP/N")
    return int(value.split()[0]) if kind == "xref" else None


def _mark_differs(document: Any, mark: int) -> list[str]:  # noqa: ANN401 -- pymupdf has no types
    """Make the mark's look again and compare: one that hides something cannot be the same."""
    form = _form(document, mark)
    keys = set(document.xref_get_keys(mark))
    style = role_style(str(document.xref_get_key(mark, "Subj")[1]))
    points = _numbers(document, mark, "QuadPoints")
    highlight = document.xref_get_key(mark, "Subtype")[1] == "/Highlight"
    if not highlight or not keys <= _KEYS or style is None or form is None or not points or len(points) % 8:
        return [f"Annotation {mark} is no mark of this program."]
    if document.xref_get_key(mark, "AP")[0] != "dict" or _keys_of(document, mark, "AP") != 1:
        return [f"Annotation {mark} has more than one look."]
    close = all(abs(a - b) < _CLOSE for a, b in zip(_numbers(document, mark, "Rect"), rectangle(points), strict=False))
    drawn = document.xref_stream(form) == appearance(points, style)
    if not close or not drawn or _plain_form(document, form) != _expected_form(points):
        return [f"Annotation {mark} does not look as its place says: it may hide something."]
    return []


def _numbers(document: Any, xref: int, key: str) -> tuple[float, ...]:  # noqa: ANN401 -- pymupdf has no types
    return tuple(float(n) for n in _NUMBER.findall(document.xref_get_key(xref, key)[1]))


def _keys_of(document: Any, xref: int, key: str) -> int:  # noqa: ANN401 -- pymupdf has no types
    return str(document.xref_get_key(xref, key)[1]).count("/")


def _plain_form(document: Any, form: int) -> str:  # noqa: ANN401 -- pymupdf has no types
    text = _STORED.sub("", document.xref_object(form, compressed=True))
    return _BLANKS.sub("", text)


def _expected_form(points: tuple[float, ...]) -> str:
    return _BLANKS.sub("", form_dictionary(points))
