"""A document as read: pages of words with boxes.

In: nothing. Out: frozen types that hash, pickle and become JSON. Never: I/O, heavy imports, a clock.
Coordinates everywhere are PDF points (1/72 inch), origin at the top left of the page as a reader sees it.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

import msgspec

from evidence.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

Origin = Literal["text", "ocr", "barcode", "xml"]
SourceKind = Literal["pdf", "image", "mail", "archive", "office", "html", "xml", "text", "unknown"]
Effort = Literal["fast", "auto", "closer", "thorough"]  # closer: of one page again, after auto
NOBODY = "nobody"
"""The reader of a page that could not be read."""

_PAGES = re.compile(r"(?:(?P<attachment>.+), )?pages? \d+(?:-\d+)?\Z", re.DOTALL)


class Box(msgspec.Struct, frozen=True, array_like=True, gc=False, order=True):
    """A rectangle on a page: left, top, right, bottom in points."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Square points, zero when the box is inside out."""
        return max(0.0, self.width) * max(0.0, self.height)

    @property
    def center(self) -> tuple[float, float]:
        """The middle as (x, y)."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def union(self, other: Box) -> Box:
        """Return the smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def intersect(self, other: Box) -> Box:
        """Return what both share; its area is zero where they share nothing."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def grow(self, by: float) -> Box:
        """Return the box with every side moved out by `by` points."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


_LEFT, _TOP, _RIGHT, _BOTTOM = map(attrgetter, ("left", "top", "right", "bottom"))


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around all of at least one box."""
    each = tuple(boxes)
    if len(each) == 1:
        return each[0]
    return Box(min(map(_LEFT, each)), min(map(_TOP, each)), max(map(_RIGHT, each)), max(map(_BOTTOM, each)))


class Quad(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Four corners of printed text, clockwise from the upper left of the text's own direction, in points."""

    x0: float
    y0: float
    x1: float
    y1: float
    x2: float
    y2: float
    x3: float
    y3: float


class Reading(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One reader's opinion of a word; confidence 0 to 1."""

    text: str
    confidence: float
    reader: str


class Word(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A word where it stands. `readings` has at least one, best first.

    `quad` only where the text is not level with the page; `size` is the font size in points (for OCR about the
    height of a capital x 1.4); `visible` is False for text that a reader of the page cannot see; `struck` where a
    line is drawn through it.
    """

    readings: tuple[Reading, ...]
    box: Box
    quad: Quad | None = None
    origin: Origin = "text"
    visible: bool = True
    size: float = 0.0
    bold: bool = False
    struck: bool = False

    @property
    def text(self) -> str:
        """The best reading."""
        return self.readings[0].text

    @property
    def confidence(self) -> float:
        """The best reading's confidence."""
        return self.readings[0].confidence


SignKind = Literal[
    "software",
    "changed",
    "revision",
    "font",
    "image_software",
    "whitened",
    "typed",
    "field",
    "layer",
    "stamped",
    "crossed",
    "beside",
    "damaged",
    "mended",
]


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """Something about a file that a reviewer may ask about; no judgement.

    `page` 0 is the file as a whole, `box` None the whole page. `now` is what the file shows or names ("Adobe
    Photoshop 25.0"), `before` what stood there earlier or what it is compared with. `stamped` is a large word across
    the page: `now` as read, `before` the word it stands for; both empty where it cannot be read; `crossed` a line through its text.
    `beside` is one of `now` sheets in one photo. Of a `damaged` file or page a part may be missing, of a `mended` one nothing is.
    """

    kind: SignKind
    page: int = 0
    box: Box | None = None
    now: str = ""
    before: str = ""


class Flat(msgspec.Struct, frozen=True, kw_only=True):
    """Where the lines of a photographed sheet are level and side by side: its perspective and light curl undone.

    `projection` is a, b, c, d, e, f, g, h of x' = (a x + c y + e) / w, y' = (b x + d y + f) / w, w = g x + h y + 1,
    from the page to the sheet of `width` and `height`; `sags` is how far the middle of its upper, right, lower and
    left side lies right of or below the straight line between its corners. All in points.
    """

    projection: tuple[float, float, float, float, float, float, float, float]
    width: float
    height: float
    sags: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page lies on the flat sheet."""
        a, b, c, d, e, f, g, h = self.projection
        w = g * x + h * y + 1.0
        x, y = (a * x + c * y + e) / w, (b * x + d * y + f) / w
        right, down = sagging(x / self.width, y / self.height, self.sags)
        return x - right, y - down


def sagging(u: float, v: float, sags: tuple[float, float, float, float]) -> tuple[float, float]:
    """Return by how much a point of a sheet (shares of its width and height) lies right of and below its flat place."""
    top, right, bottom, left = sags
    return 4 * v * (1 - v) * (left + (right - left) * u), 4 * u * (1 - u) * (top + (bottom - top) * v)


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page, number from 1 in the file; width and height in points after the page's own turn and crop.

    `words` stand in the reader's order. `read_by` names the reader and its version ("text layer",
    "tesseract 5.5"), `reason` says why this reader was chosen, in words for a user. `flat` only for a sheet
    in a photo. `picture` is a hash of the pixels where the page is one picture.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    read_by: str
    reason: str
    warnings: tuple[Text, ...] = ()
    signs: tuple[Sign, ...] = ()
    flat: Flat | None = None
    picture: str = ""

    @property
    def is_unread(self) -> bool:
        """Whether nobody could read it: what stands on it is not known."""
        return self.read_by == NOBODY

    @property
    def confidence(self) -> float:
        """Mean confidence of the words, 0 where there are none."""
        return sum(w.confidence for w in self.words) / len(self.words) if self.words else 0.0


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A file (or an attachment) to be read.

    `path` is how the user names it: relative to the case folder with `/`, or as given on the command line.
    `part` names an attachment inside the file at `path`. Bytes come from `location` (an absolute path of this
    machine) or stand in `data`; `sha256` is of those bytes. `parent` is the sha256 of the mail or archive.
    """

    sha256: str
    name: str
    kind: SourceKind
    path: str
    part: str | None = None
    location: str | None = None
    data: bytes | None = None
    parent: str | None = None


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """A value that a document states outside any page: where in the XML, and its text."""

    path: str
    text: str


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A source as read: its pages in order, what it states outside of any page, and signs of the file as a whole."""

    source: Source
    pages: tuple[Page, ...]
    stated: tuple[Stated, ...] = ()
    signs: tuple[Sign, ...] = ()
    warnings: tuple[Text, ...] = ()


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much one document may cost: seconds, megapixels of an image, pages. Beyond is `failed`.

    Seconds are processor time; by the clock some times as many may pass, or as many where no other time is counted.
    """

    max_seconds: float = 300.0
    max_megapixels: float = 300.0
    max_pages: int = 2000


def document_id(path: str, part: str | None) -> str:
    """Return the id a report uses: unique and stable, from path and part alone."""
    return f"{path}#{part}" if part else path


def part_of(attachment: str | None, first: int, last: int) -> str:
    """Return how a report names pages of a file, or of an attachment: "pages 2-3", "invoices.pdf, page 4"."""
    pages = f"page {first}" if first == last else f"pages {first}-{last}"
    return f"{attachment}, {pages}" if attachment else pages


def attachment_of(part: str | None) -> str | None:
    """Return the attachment that a part names, with or without pages; None when it names pages alone."""
    pages = _PAGES.match(part) if part else None
    return pages["attachment"] if pages else part


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """An input that could not be read: a value, never an exception. `error` is one sentence for a user."""

    source: Source
    error: Text
