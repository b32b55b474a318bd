"""An HTML page -> its text with tables kept.

In: bytes of HTML. Out: a Document without places. Never: a link followed, a script or a style sheet run.
Text that its own element hides is kept as hidden; style sheets are not understood.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from evidence.errors import ReadError
from evidence.read.pageless import flat
from evidence.read.pageless.plain import decoded

if TYPE_CHECKING:
    from evidence.model import Document, Effort, Limits, Source
    from evidence.read.pageless.flat import Block

_SKIPPED = {"script", "style", "head", "template", "noscript", "svg", "math", "object", "iframe", "select", "textarea"}
_INLINE = {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "o:p"}  # fmt: skip
_CELLS, _ROWS = {"td", "th"}, {"thead", "tbody", "tfoot"}
_BOLD = {"b", "strong", "th", "h1", "h2", "h3"}
_HIDES = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden|(?:opacity|font-size|max-height)\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$))",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[ \t\r\n\u00a0\u200b]+")
_DEEPEST = 80  # elements within each other; deeper text loses its layout only
_CHARSET = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)


def read_html(source: Source, data: bytes, effort: Effort, limits: Limits, pages: tuple[int, ...] | None) -> Document:
    """Return the document of an HTML page."""
    del effort
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True, huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(_text(data).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadError("The web page is damaged or empty.", then="Save it as PDF.") from error
    return flat.document(source, [_Writer().block(root, shown=True, bold=False, depth=0)], "web page", limits, pages)


def _text(data: bytes) -> str:
    named = _CHARSET.search(data[:4096])
    if named:
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(data)


class _Writer:
    """Gathers text into lines and closes a line where a block element starts or ends."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._open: list[flat.Run] = []

    def block(self, element: Any, *, shown: bool, bold: bool, depth: int) -> Block:  # noqa: ANN401 -- lxml elements
        """Return an element's content as lines."""
        self._inside(element, shown=shown, bold=bold, depth=depth)
        self._end()
        return flat.stack(self._blocks)

    def _inside(self, element: Any, *, shown: bool, bold: bool, depth: int) -> None:  # noqa: ANN401 -- as above
        if depth > _DEEPEST:
            self._say(" ".join(element.itertext()), shown=shown, bold=bold)
            return
        self._say(element.text, shown=shown, bold=bold)
        for child in element:
            self._child(child, shown=shown, bold=bold, depth=depth + 1)
            self._say(child.tail, shown=shown, bold=bold)

    def _child(self, child: Any, *, shown: bool, bold: bool, depth: int) -> None:  # noqa: ANN401 -- as above
        tag = child.tag if isinstance(child.tag, str) else "script"
        shown = shown and not _hides(child)
        bold = bold or tag in _BOLD
        if tag in _SKIPPED:
            return
        if tag == "br":
            self._end()
        elif tag == "table":
            self._end()
            rows = [(row, shown and not _hides(row)) for row in _rows(child)]
            cells = [[_cell(cell, shown=seen, depth=depth + 2) for cell in _cells(row)] for row, seen in rows]
            self._blocks.append(flat.table(cells))
        elif tag in _INLINE:
            self._inside(child, shown=shown, bold=bold, depth=depth)
        else:
            self._end()
            self._inside(child, shown=shown, bold=bold, depth=depth)
            self._end()

    def _say(self, text: str | None, *, shown: bool, bold: bool) -> None:
        plain = _BLANKS.sub(" ", text or "")
        at = sum(len(run.text) for run in self._open)
        if at == 0 or self._open[-1].text.endswith(" "):
            plain = plain.lstrip()
        if plain:
            self._open.append(flat.Run(at, plain, shown, bold))

    def _end(self) -> None:
        if self._open:
            self._blocks.append([tuple(self._open)])
            self._open = []


def _cell(cell: Any, *, shown: bool, depth: int) -> Block:  # noqa: ANN401 -- as above
    return _Writer().block(cell, shown=shown and not _hides(cell), bold=cell.tag == "th", depth=depth)


def _rows(table: Any) -> list[Any]:  # noqa: ANN401 -- as above
    rows: list[Any] = []
    for child in table:
        rows += [child] if child.tag == "tr" else [r for r in child if r.tag == "tr"] if child.tag in _ROWS else []
    return rows


def _cells(row: Any) -> list[Any]:  # noqa: ANN401 -- as above
    return [cell for cell in row if cell.tag in _CELLS]


def _hides(element: Any) -> bool:  # noqa: ANN401 -- as above
    return "hidden" in element.attrib or bool(_HIDES.search(element.get("style") or ""))
