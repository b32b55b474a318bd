"""The file of a notice becomes its text: plain, mail, HTML or PDF; pictures of one by whoever reads documents.

In: a path. Out: `Letter`, the text with what a mail's headers say. Never: a link followed; markup kept; a date of
a mail that only forwards another one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from evidence.errors import ReadError, UsageError
from evidence.ingest.decode import decode_text
from evidence.ingest.message import Message, MessageError, read_message
from evidence.ingest.outlook import read_outlook
from evidence.ingest.sniff import HEAD, KINDS, Format, sniff
from evidence.ingest.sources import look
from evidence.model import Problem

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from evidence.model import Source

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "tr",
        "li",
        "ul",
        "ol",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "section",
        "header",
        "footer",
        "hr",
        "pre",
        "dt",
        "dd",
    ]
)
_CELLS = frozenset(("td", "th"))
_HIDDEN = frozenset(("script", "style", "head", "title", "template", "noscript"))
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_QUOTE_OPEN, _QUOTE_CLOSE = "\x01", "\x02"
_BREAK = "\x03"
_WIDEST_ROW = 400
_CONTROL = re.compile(r"[\x00-\x1f]")
_BLANKS = re.compile(r"[^\S\n\t]+")
_EMPTY_LINES = re.compile(r"\n\s*\n\s*\n+")
_FORWARDED = re.compile(r"^\s*(fwd?|wg|tr|rv|i|wtr|wl|fw|pd|vb|vs|ilt|doorst|転送|转发)\s*:", re.IGNORECASE)
_ASIN = re.compile(r"\bB0[A-Z0-9]{8}\b")
_SEEN_ASIN = re.compile(r"(?<![\w-])[B8][0OQD](?=[A-Z0-9]{8}(?![\w-]))(?=[A-Z]*\d)")


class Letter(NamedTuple):
    """A notice's text; `sent` is the date of a mail's header, `forwarded` that it passes another one on.

    `markup` is the HTML it was taken from: its links tell the marketplace. `seen`: the text was recognised on a picture.
    """

    text: str
    subject: str = ""
    sender: str = ""
    sent: date | None = None
    markup: str = ""
    forwarded: bool = False
    seen: bool = False


class Pages(NamedTuple):
    """The text of a file's pages; `seen` when it was recognised from a picture rather than stored as text."""

    text: str
    seen: bool


Reading = Callable[["Source"], Pages]
"""Whoever reads pages; raises ReadError for a file that cannot be read."""


def load_notice(file: Path, reading: Reading | None = None) -> Letter:
    """Read a notice's file; `reading` gives the text of a PDF, a picture or a Word file.

    Raises UsageError when it is not there, ReadError when there is no text in it.
    """
    try:
        data = file.read_bytes()
    except FileNotFoundError as err:
        raise UsageError("There is no such file.", where=str(file), then="Check the path.") from err
    except OSError as err:
        raise ReadError("The notice could not be read.", where=file.name, then="Check its permissions.") from err
    if not data:
        raise ReadError("The notice is empty.", where=file.name, then="Save the message again.")
    letter = _letter(file, data, reading)
    if not letter.text.strip():
        raise ReadError(
            "There is no text in the notice.", where=file.name, then="Paste its text into notification.txt."
        )
    return letter


def _letter(file: Path, data: bytes, reading: Reading | None) -> Letter:
    found = sniff(data[:HEAD])
    if found == "mail" or (file.suffix.lower() == ".eml" and found in ("text", "html")):
        return _from_mail(file.name, data)
    if found == "outlook" or (found == "old office" and file.suffix.lower() == ".msg"):
        return _from_mail(file.name, data, read_outlook)
    if found == "html" or (found == "xml" and file.suffix.lower() in (".html", ".htm")):
        markup = decode_text(data)
        return Letter(html_text(markup), markup=markup)
    if found == "text":
        return Letter(decode_text(data))
    return _from_pages(file, found, reading)


def _from_pages(file: Path, found: Format | None, reading: Reading | None) -> Letter:
    if reading and found in KINDS and (KINDS[found] in ("image", "pdf") or found == "docx"):
        return _seen(file, reading)
    then = "Save the message as .eml, .txt, .html or .pdf."
    raise ReadError("The notice is of a type that is not read.", where=file.name, then=then)


def _seen(file: Path, reading: Reading) -> Letter:
    """Read pages; in a picture the first two characters of an ASIN are B0, whatever they were recognised as."""
    source = look(file, file.name)
    if isinstance(source, Problem):
        raise ReadError(source.error, where=file.name)
    try:
        pages = reading(source)
    except ReadError as err:
        raise ReadError(err.what, where=err.where or file.name, then=err.then) from err
    return Letter(_SEEN_ASIN.sub("B0", pages.text), seen=True) if pages.seen else Letter(pages.text)


def _from_mail(name: str, data: bytes, take_apart: Callable[[bytes], Message] = read_message) -> Letter:
    try:
        mail = take_apart(data)
    except MessageError as err:
        raise ReadError(str(err), where=name) from err
    for attached in mail.attachments:
        if attached.name.lower().endswith(".eml") and _speaks_of_it(attached.data):
            return _from_mail(name, attached.data)
    return Letter(
        text=_body(mail),
        subject=mail.subject,
        sender=mail.sender,
        sent=mail.sent.date() if mail.sent else None,
        markup=mail.html,
        forwarded=bool(_FORWARDED.match(mail.subject)),
    )


def _speaks_of_it(data: bytes) -> bool:
    """Tell whether an attached mail is the notice, forwarded whole."""
    return sniff(data[:HEAD]) == "mail"


def _body(mail: Message) -> str:
    """Return the part with more ASINs in it: the plain part often only points to the other."""
    html = html_text(mail.html)
    more = len(set(_ASIN.findall(html))) > len(set(_ASIN.findall(mail.text)))
    longer = len(html.split()) > 2 * len(mail.text.split())
    return html if more or longer or not mail.text.strip() else mail.text


def pdf_text(data: bytes, name: str) -> str:
    """Return the text that a PDF stores, nothing where a lock needs a password. Raises ReadError for a damaged one."""
    import pymupdf

    try:
        with pymupdf.open(stream=data, filetype="pdf") as pdf:
            if pdf.needs_pass:
                return ""  # who reads documents knows passwords, or says that one is needed
            return "\n".join(page.get_text("text", sort=True) for page in pdf)
    except (RuntimeError, ValueError) as err:  # MuPDF's own errors are RuntimeErrors
        then = "Open it and print it to PDF again, or paste its text into notification.txt."
        raise ReadError("The PDF cannot be read.", where=name, then=then) from err


class _Text(HTMLParser):
    """Gather the visible text; rows of a table become lines with tabs between the cells."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.hiding: list[str] = []  # the element that hides, once for each of its kind inside it

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = (dict(attrs).get("style") or "").replace(" ", "").lower()
        if self.hiding:
            self.hiding += [tag] if tag == self.hiding[0] else []
        elif tag not in _VOID and (tag in _HIDDEN or "display:none" in style):
            self.hiding.append(tag)
        elif tag == "br":
            self.pieces.append(_BREAK)
        elif tag in _BLOCKS:
            self.pieces.append(f"\n{_QUOTE_OPEN}\n" if tag == "blockquote" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if self.hiding:
            if tag == self.hiding[0]:
                self.hiding.pop()
        elif tag in _CELLS:
            self.pieces.append("\t")
        elif tag in _BLOCKS - _VOID:
            self.pieces.append(f"\n{_QUOTE_CLOSE}\n" if tag == "blockquote" else "\n")

    def handle_data(self, data: str) -> None:
        if not self.hiding:
            self.pieces.append(_CONTROL.sub(" ", data))


def _broken(text: str) -> list[str]:
    """Return the lines; a line break inside a cell of a row with several cells is a blank, elsewhere a new line."""
    lines: list[str] = []
    for raw in text.split("\n"):
        row = "\t" in raw.strip(f" \t{_BREAK}") and len(raw) <= _WIDEST_ROW
        lines += [raw.replace(_BREAK, " ")] if row else raw.split(_BREAK)
    return lines


def html_text(html: str) -> str:
    """Return the text a reader of the page sees, one line for each block or table row, cells parted by tabs.

    Quoted blocks get `> ` before each line, as in a plain mail.
    """
    parser = _Text()
    parser.feed(html)
    parser.close()
    lines: list[str] = []
    depth = 0
    for raw in _broken(_BLANKS.sub(" ", "".join(parser.pieces))):
        line = raw.strip(" ").rstrip("\t ")
        depth = max(0, depth + (line == _QUOTE_OPEN) - (line == _QUOTE_CLOSE))
        if line not in (_QUOTE_OPEN, _QUOTE_CLOSE):
            lines.append(f"{'> ' * depth}{line}" if line else "")
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip("\n")
