"""A Word file -> its text with tables kept.

In: the open archive of a DOCX. Out: lines of runs. Never: a macro, a link. Text that was deleted under tracked changes
is left out, what was put in is told; hidden, pale and tiny text is kept as hidden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evidence.read.pageless import flat
from evidence.read.pageless.look import CLEAR, Look, luma
from evidence.read.pageless.parts import root
from evidence.read.pageless.spaced import in_order

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from evidence.read.pageless.flat import Block

BODY = "word/document.xml"
_STYLES = "word/styles.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML = "{urn:schemas-microsoft-com:vml}"
_PROPERTIES = {f"{_W}{name}" for name in ("pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr")}
_GONE = _PROPERTIES | {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText")} | {f"{_MC}Fallback"}
_BREAKS = {f"{_W}tab": "\t", f"{_W}ptab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_OFF = {"0", "false", "off", "none"}
_DEEPEST = 20  # tables or styles within each other
_HALVES = 2  # sizes are told in half points


def text(box: zipfile.ZipFile) -> Block:
    """Return headers, body, foot notes and footers of a Word file, one below the other."""
    parts = sorted(n for n in box.namelist() if n.startswith("word/") and n.endswith(".xml") and "/_rels/" not in n)
    headers = [n for n in parts if n.startswith("word/header")]
    footers = [n for n in parts if n.startswith(("word/footnotes", "word/footer"))]
    reader = _Reader(root(box, _STYLES) if _STYLES in parts else None)
    return flat.stack(reader.story(root(box, name), Look(), 0) for name in (*headers, BODY, *footers))


class _Reader:
    """Turns elements into lines, with the looks that the file's styles give them."""

    def __init__(self, styles: Any) -> None:  # noqa: ANN401 -- lxml elements
        each = styles.iter(f"{_W}style") if styles is not None else ()
        self._styles = {style.get(f"{_W}styleId"): style for style in each}

    def story(self, element: Any, look: Look, depth: int) -> Block:  # noqa: ANN401 -- as above
        """Return paragraphs and tables below an element, which may wrap them (content controls, sections)."""
        blocks: list[Block] = []
        typed: Block = []  # lines since the last table: cells that blanks part belong to the same columns
        for child in element:
            if child.tag == f"{_W}p":
                runs = list(self._paragraph(child, look))
                typed += _lines([run for run in runs if run.shown])
                apart = [*self._boxes(child, depth), *_marks(child), _lines([run for run in runs if not run.shown])]
                if any(apart):
                    blocks += [in_order(typed), *apart]
                    typed = []
                continue
            blocks.append(in_order(typed))
            typed = []
            if child.tag == f"{_W}tbl" and depth < _DEEPEST:
                blocks.append(self._table(child, look, depth))
            elif child.tag not in _GONE:
                blocks.append(self.story(child, look, depth + 1) if depth < _DEEPEST else [])
        return flat.stack([*blocks, in_order(typed)])

    def _table(self, table: Any, look: Look, depth: int) -> Block:  # noqa: ANN401 -- as above
        style = self._styles.get(_said(table, "tblPr/tblStyle"))
        if style is not None and style.find(f".//{_W}shd") is not None:
            look = look._replace(ground=None)  # which of its rows a table's style shades is not worked out
        rows = [row for row in table.iterchildren(f"{_W}tr", f"{_W}sdt") if row.find(f"{_W}trPr/{_W}del") is None]
        return flat.table([self._cells(row, look, depth) for row in rows])

    def _cells(self, row: Any, look: Look, depth: int) -> list[Block]:  # noqa: ANN401 -- as above
        """Return a row's cells; one over several columns leaves the others empty."""
        look = look._replace(shown=look.shown and not _is_on(row.find(f"{_W}trPr/{_W}hidden")))
        cells: list[Block] = []
        for cell in row.iter(f"{_W}tc"):
            if next(cell.iterancestors(f"{_W}tr")) is not row and row.tag == f"{_W}tr":
                continue  # of a table within this one
            spans = _said(cell, "tcPr/gridSpan") or "1"
            cells.append(self.story(cell, _shaded(look, cell.find(f"{_W}tcPr")), depth + 1))
            cells += [[] for _ in range(min(int(spans), 60) - 1)] if spans.isdigit() else []
        return cells

    def _paragraph(self, paragraph: Any, look: Look) -> Iterator[flat.Run]:  # noqa: ANN401 -- as above
        """Yield a paragraph's text in pieces; those put in under tracked changes with what was taken out beside them."""
        look = self._styled(_shaded(look, paragraph.find(f"{_W}pPr")), _said(paragraph, "pPr/pStyle"))
        taken = "".join(gone.text or "" for gone in paragraph.iter(f"{_W}delText")).strip()
        yield from self._runs(paragraph, look, flat.Run(0, "", before=taken))

    def _runs(self, element: Any, look: Look, like: flat.Run) -> Iterator[flat.Run]:  # noqa: ANN401 -- as above
        """Yield the text below an element; text boxes are not part of it."""
        for child in element:
            if child.tag in _GONE or child.tag == f"{_W}txbxContent":
                continue
            if child.tag == f"{_W}r":
                properties = child.find(f"{_W}rPr")
                worn = _worn(self._styled(look, _said(child, "rPr/rStyle")), properties)
                yield from self._runs(child, worn, like)
            elif child.tag == f"{_W}ins":
                yield from self._runs(child, look, like._replace(typed=True))
            elif child.tag == f"{_W}t" or child.tag in _BREAKS:
                text = _BREAKS.get(child.tag, child.text or "")
                before = like.before if like.typed else ""
                yield like._replace(text=text, shown=look.seen, struck=look.struck, before=before)
            else:
                yield from self._runs(child, look, like)

    def _styled(self, look: Look, name: str | None, depth: int = 0) -> Look:
        """Return a look with a style of this name and those that it is based on."""
        style = self._styles.get(name) if name else None
        if style is None or depth > _DEEPEST:
            return look
        look = self._styled(look, _said(style, "basedOn"), depth + 1)
        return _worn(_shaded(look, style.find(f"{_W}pPr")), style.find(f"{_W}rPr"))

    def _boxes(self, paragraph: Any, depth: int) -> list[Block]:  # noqa: ANN401 -- as above
        """Return what stands in the text boxes of a paragraph; the copy for old programs is left out."""
        if depth >= _DEEPEST:
            return []
        each = paragraph.iter(f"{_W}txbxContent")
        found = [b for b in each if not any(a.tag == f"{_MC}Fallback" for a in b.iterancestors())]
        outer = [b for b in found if not any(a in found for a in b.iterancestors(f"{_W}txbxContent"))]
        return [self.story(box, Look(ground=None), depth + 1) for box in outer]


def _lines(runs: list[flat.Run]) -> Block:
    return flat.written(runs) if any(run.text for run in runs) else []


def _marks(paragraph: Any) -> list[Block]:  # noqa: ANN401 -- as above
    """Return the words that lie across the page (a watermark is a drawing whose path is text)."""
    return [flat.paragraph(path.get("string", "")) for path in paragraph.iter(f"{_VML}textpath")]


def _said(element: Any, path: str) -> str | None:  # noqa: ANN401 -- as above
    found = element.find("/".join(f"{_W}{name}" for name in path.split("/")))
    return None if found is None else found.get(f"{_W}val")


def _is_on(mark: Any) -> bool:  # noqa: ANN401 -- as above
    return mark is not None and mark.get(f"{_W}val", "true") not in _OFF


def _shaded(look: Look, properties: Any) -> Look:  # noqa: ANN401 -- as above
    """Return a look on the ground that properties of a cell, a paragraph or a run give it."""
    shade = None if properties is None else properties.find(f"{_W}shd")
    if shade is None:
        return look
    fill = shade.get(f"{_W}fill", "auto")
    if shade.get(f"{_W}themeFill") or shade.get(f"{_W}val") not in {"clear", "nil"}:
        return look._replace(ground=None)
    return look if fill == "auto" else look._replace(ground=luma(fill))


def _worn(look: Look, properties: Any) -> Look:  # noqa: ANN401 -- as above
    """Return a look with what the properties of a run change."""
    if properties is None:
        return look
    look = _shaded(look, properties)
    for mark in properties:
        name, value = mark.tag.removeprefix(_W), mark.get(f"{_W}val")
        if name in {"vanish", "webHidden", "specVanish"}:
            look = look._replace(shown=not _is_on(mark))
        elif name in {"strike", "dstrike"}:
            look = look._replace(struck=_is_on(mark))
        elif name == "highlight":
            look = look._replace(ground=None if _is_on(mark) else look.ground)
        elif name == "color":
            look = look.inked(_ink(mark, value))
        elif name == "sz" and value and value.isdigit():
            look = look._replace(size=int(value) / _HALVES)
    return look


def _ink(mark: Any, value: str | None) -> float | None:  # noqa: ANN401 -- as above
    theme = mark.get(f"{_W}themeColor")
    if theme:
        light = theme in {"background1", "light1"} and not mark.get(f"{_W}themeShade")
        return 255.0 if light else None
    ink = luma(value or "auto")
    return None if ink is CLEAR else ink
