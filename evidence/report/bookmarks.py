"""Bookmarks to the marks of a file with several pages: one chapter behind those that the file has.

In: an open PDF and its marks. Out: outline entries, each named and placed by its mark alone, so that `verify` can make
them again. Never: an entry moved or renamed that was there; a bookmark in a signed file, whose catalogue must not change.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from evidence.report.annotate import AUTHOR, pdf_text, role_style, to_pdf
from evidence.report.marks import STYLES
from evidence.report.plain import shown
from evidence.texts import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from evidence.texts import Text

_ABOVE = 24.0  # points shown above the mark
_LONGEST = 80
_MOST = 500
_BLANKS = re.compile(r"\s+")
Keys = dict[str, str]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One bookmark: its words and its place, as the file has them."""

    title: str
    place: str


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """Where the bookmarks stand: the outline's root, our chapter, its entries; `before` the last one that was there."""

    root: int
    top: int
    entries: tuple[int, ...]
    before: int | None


def add_bookmarks(document: Any, marks: Mapping[int, Sequence[int]]) -> None:  # noqa: ANN401 -- pymupdf has no types
    """Add a chapter of bookmarks to the open PDF; one whose own outline is odd is left as it is."""
    if document.page_count < 2:  # noqa: PLR2004 -- one page needs none
        return
    entries = bookmarks(document, marks)
    catalog = document.pdf_catalog()
    kind, value = document.xref_get_key(catalog, "Outlines")
    if not entries or kind not in {"null", "xref"}:
        return
    root = int(value.split()[0]) if kind == "xref" else 0
    before = _reference(document, root, "Last") if root else None
    if root and (before is None or document.xref_get_key(before, "Next")[0] != "null"):
        return
    root_new = root or document.get_new_xref()
    top = document.get_new_xref()
    chapter = Chapter(root=root_new, top=top, entries=tuple(document.get_new_xref() for _ in entries), before=before)
    for xref, keys in expected(chapter, entries).items():
        document.update_object(xref, f"<<{''.join(f'/{k}{v}' for k, v in keys.items())}>>")
    if before:
        document.xref_set_key(before, "Next", f"{top} 0 R")
        document.xref_set_key(root, "Last", f"{top} 0 R")
        document.xref_set_key(root, "Count", str(_count(document, root) + 1 + len(entries)))
    else:
        document.update_object(root_new, f"<<{''.join(f'/{k}{v}' for k, v in first_root(chapter).items())}>>")
        document.xref_set_key(catalog, "Outlines", f"{root_new} 0 R")


def bookmarks(document: Any, marks: Mapping[int, Sequence[int]]) -> tuple[Entry, ...]:  # noqa: ANN401 -- pymupdf has no types
    """Return the bookmarks that marks lead to: each item and clause, and the first of every other role on a page."""
    found: list[Entry] = []
    for number, xrefs in sorted(marks.items()):
        page, met = document[number], set[str]()
        matrix = to_pdf(page)
        ways = (matrix, ~matrix)
        for xref in xrefs:
            role = str(document.xref_get_key(xref, "Subj")[1])
            style = role_style(role)
            if style is None or (role in met and style not in (STYLES["item"], STYLES["clause"])):
                continue
            met.add(role)
            words = str(document.xref_get_key(xref, "Contents")[1]).partition("\n")[0]
            title = f"{number + 1}: {shown(words, _LONGEST)}"
            found.append(Entry(title=title, place=_place(document, page, xref, ways)))
    return tuple(found[:_MOST])


def chapter_of(before: Any, after: Any) -> Chapter | None:  # noqa: ANN401 -- pymupdf has no types
    """Return the chapter that a copy has and its base has not; None where it has none."""
    root = _reference(after, after.pdf_catalog(), "Outlines")
    top = _reference(after, root, "Last") if root else None
    if root is None or top is None or top < before.xref_length():
        return None
    entries: list[int] = []
    at = _reference(after, top, "First")
    while at is not None and at not in entries and len(entries) <= _MOST:
        entries.append(at)
        at = _reference(after, at, "Next")
    old_root = _reference(before, before.pdf_catalog(), "Outlines")
    return Chapter(
        root=root, top=top, entries=tuple(entries), before=_reference(before, old_root, "Last") if old_root else None
    )


def chapter_differs(before: Any, after: Any, chapter: Chapter, marks: Mapping[int, Sequence[int]]) -> list[Text]:  # noqa: ANN401 -- pymupdf has no types
    """Return what is wrong with the bookmarks of a copy: they must be exactly those that its marks lead to."""
    entries = bookmarks(after, marks)
    wrong: list[Text] = [message("Its bookmarks are not those of its marks.")]
    if len(entries) != len(chapter.entries) or after.page_count < 2:  # noqa: PLR2004 -- as above
        return wrong
    objects = expected(chapter, entries)
    changed: dict[int, Keys] = {}
    if chapter.before is None:
        objects[chapter.root] = first_root(chapter)
        changed[after.pdf_catalog()] = {"Outlines": f"{chapter.root} 0 R"}
    else:
        count = _count(before, chapter.root) + 1 + len(entries)
        changed[chapter.root] = {"Last": f"{chapter.top} 0 R", "Count": str(count)}
        changed[chapter.before] = {"Next": f"{chapter.top} 0 R"}
    same = all(_same(_keys(after, xref), keys) for xref, keys in objects.items())
    kept = all(_same(_keys(after, xref), {**_keys(before, xref), **keys}) for xref, keys in changed.items())
    return [] if same and kept else wrong


def touched(after: Any, chapter: Chapter) -> set[int]:  # noqa: ANN401 -- pymupdf has no types
    """Return the objects of the base that bookmarks change, to be judged by `chapter_differs` alone."""
    return {after.pdf_catalog()} if chapter.before is None else {chapter.root, chapter.before}


def added(chapter: Chapter) -> set[int]:
    """Return the objects that bookmarks add."""
    return {chapter.top, *chapter.entries, *([chapter.root] if chapter.before is None else [])}


def expected(chapter: Chapter, entries: Sequence[Entry]) -> dict[int, Keys]:
    """Return the keys of our chapter and of each entry."""
    first, last = chapter.entries[0], chapter.entries[-1]
    top = {
        "Title": pdf_text(AUTHOR),
        "Parent": f" {chapter.root} 0 R",
        "First": f" {first} 0 R",
        "Last": f" {last} 0 R",
    }
    top["Count"] = f" {len(entries)}"
    if chapter.before:
        top["Prev"] = f" {chapter.before} 0 R"
    found = {chapter.top: top}
    for at, entry in enumerate(entries):
        keys = {"Title": pdf_text(entry.title), "Parent": f" {chapter.top} 0 R", "Dest": entry.place}
        if at:
            keys["Prev"] = f" {chapter.entries[at - 1]} 0 R"
        if at + 1 < len(entries):
            keys["Next"] = f" {chapter.entries[at + 1]} 0 R"
        found[chapter.entries[at]] = keys
    return found


def first_root(chapter: Chapter) -> Keys:
    """Return the keys of an outline that holds our chapter alone."""
    top = f" {chapter.top} 0 R"
    return {"Type": "/Outlines", "First": top, "Last": top, "Count": f" {1 + len(chapter.entries)}"}


def _place(document: Any, page: Any, xref: int, ways: tuple[Any, Any]) -> str:  # noqa: ANN401 -- pymupdf has no types
    """Return the destination a little above a mark, in the coordinates of the file."""
    import pymupdf

    mupdf: Any = pymupdf
    numbers = [float(n) for n in re.findall(r"-?\d*\.?\d+", document.xref_get_key(xref, "Rect")[1])]
    matrix, back = ways
    seen = mupdf.Rect(numbers) * back
    at = mupdf.Point(max(0, seen.x0 - _ABOVE), max(0, seen.y0 - _ABOVE)) * matrix
    return f"[{page.xref} 0 R/XYZ {round(at.x)} {round(at.y)} null]"


def _reference(document: Any, xref: int, key: str) -> int | None:  # noqa: ANN401 -- pymupdf has no types
    kind, value = document.xref_get_key(xref, key)
    return int(value.split()[0]) if kind == "xref" else None


def _count(document: Any, root: int) -> int:  # noqa: ANN401 -- pymupdf has no types
    kind, value = document.xref_get_key(root, "Count")
    return max(0, int(value)) if kind == "int" else 0


def _keys(document: Any, xref: int) -> Keys:  # noqa: ANN401 -- pymupdf has no types
    return {key: _value(*document.xref_get_key(xref, key)) for key in document.xref_get_keys(xref)}


def _value(kind: str, value: str) -> str:
    return pdf_text(value) if kind == "string" else value


def _same(found: Keys, wanted: Keys) -> bool:
    def plain(keys: Keys) -> Keys:
        return {key: _BLANKS.sub("", value) for key, value in keys.items()}

    return plain(found) == plain(wanted)
