"""An HTML page -> its text with tables kept.

In: bytes of HTML. Out: a Document without places. Never: a link followed, a script or a style sheet run.
What the page's own styles hide, pale or take away is kept as hidden; text that they write is read. Style sheets from
elsewhere are not there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from evidence.errors import ReadError
from evidence.read.pageless import flat
from evidence.read.pageless.dressed import dressed
from evidence.read.pageless.look import Look
from evidence.read.pageless.plain import decoded
from evidence.read.pageless.styles import Styles

if TYPE_CHECKING:
    from evidence.model import Document, Effort, Limits, Source
    from evidence.read.pageless.flat import Block

_SKIPPED = {"script", "style", "head", "template", "noscript", "svg", "math", "object", "iframe", "select", "textarea"}
_INLINE = {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "o:p"}  # fmt: skip
_CELLS, _ROWS = {"td", "th"}, {"thead", "tbody", "tfoot"}
_CLOSED = {"details", "dialog"}  # show nothing, or their summary alone, until somebody opens them
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")
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
    writer = _Writer(Styles(sheet.text or "" for sheet in root.iter("style")))
    return flat.document(source, [writer.block(root, writer.look(root, Look()), 0)], "web page", limits, pages)


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

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._blocks: list[Block] = []
        self._open: list[flat.Run] = []

    def block(self, element: Any, look: Look, depth: int) -> Block:  # noqa: ANN401 -- lxml elements
        """Return an element's content as lines."""
        self._inside(element, look, depth)
        self._end()
        return flat.stack(self._blocks)

    def look(self, element: Any, around: Look) -> Look:  # noqa: ANN401 -- as above
        """Return how an element's text looks inside of what has a look already."""
        look = dressed(around, element, self._styles.of(element))
        above = element.getparent()
        if above is not None and above.tag in _CLOSED and "open" not in above.attrib and element.tag != "summary":
            return look._replace(shown=False)
        return look

    def _inside(self, element: Any, look: Look, depth: int) -> None:  # noqa: ANN401 -- as above
        if depth > _DEEPEST:
            self._deep(element, look)
            return
        own = look
        if element.tag in _CLOSED and "open" not in element.attrib:
            own = look._replace(shown=False)
        self._say(self._written(element, "before"), look)
        self._say(element.text, own)
        for child in element:
            self._child(child, look, depth + 1)
            self._say(child.tail, own)
        self._say(self._written(element, "after"), look)

    def _deep(self, element: Any, look: Look) -> None:  # noqa: ANN401 -- as above
        """Say what stands too deep to keep its layout."""
        from lxml import etree

        looks = [look]
        for event, one in etree.iterwalk(element, events=("start", "end")):
            if event == "start":
                looks.append(look if one is element else self.look(one, looks[-1]))
                self._say(f"{one.text or ''} ", looks[-1])
            else:
                looks.pop()
                self._say(f"{one.tail or ''} " if one is not element else "", looks[-1])

    def _written(self, element: Any, place: str) -> str | None:  # noqa: ANN401 -- as above
        """Return the text that a style sheet writes before or after an element's own."""
        quoted = _QUOTED.findall(self._styles.of(element, place).get("content", ""))
        return "".join(one or other for one, other in quoted) if quoted else None

    def _child(self, child: Any, around: Look, depth: int) -> None:  # noqa: ANN401 -- as above
        tag = child.tag if isinstance(child.tag, str) else "script"
        if tag in _SKIPPED:
            return
        look = self.look(child, around)
        if tag == "br":
            self._end()
        elif tag == "table":
            self._end()
            self._blocks.append(self._table(child, look, depth + 2))
        elif tag in _INLINE:
            self._inside(child, look, depth)
        else:
            self._end()
            self._inside(child, look, depth)
            self._end()

    def _table(self, table: Any, look: Look, depth: int) -> Block:  # noqa: ANN401 -- as above
        cells = []
        for row in _rows(table):
            inner = look if row.getparent() is table else self.look(row.getparent(), look)
            inner = self.look(row, inner)
            cells.append([_Writer(self._styles).block(c, self.look(c, inner), depth) for c in _cells(row)])
        return flat.table(cells)

    def _say(self, text: str | None, look: Look) -> None:
        plain = _BLANKS.sub(" ", text or "")
        at = sum(len(run.text) for run in self._open)
        if at == 0 or self._open[-1].text.endswith(" "):
            plain = plain.lstrip()
        if plain:
            self._open.append(flat.Run(at, plain, look.seen, look.bold, look.struck))

    def _end(self) -> None:
        if self._open:
            self._blocks.append([tuple(self._open)])
            self._open = []


def _rows(table: Any) -> list[Any]:  # noqa: ANN401 -- as above
    rows: list[Any] = []
    for child in table:
        rows += [child] if child.tag == "tr" else [r for r in child if r.tag == "tr"] if child.tag in _ROWS else []
    return rows


def _cells(row: Any) -> list[Any]:  # noqa: ANN401 -- as above
    return [cell for cell in row if cell.tag in _CELLS]
