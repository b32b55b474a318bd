"""What report.html shows, as types: everything is text already, made harmless and cut to length.

In: nothing. Out: frozen types. Never: markup.
"""

from __future__ import annotations

import msgspec

from evidence.report.pictures import Picture


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A matching line of an item: what became of it, where, as printed, and its picture."""

    state: str
    told: str
    anchor: str
    where: str
    copy: str
    facts: str
    picture: Picture | None


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that did not pass, in words."""

    status: str
    title: str
    rule: str
    message: str
    where: str
    anchor: str


class ItemView(msgspec.Struct, frozen=True, kw_only=True):
    """One flagged item."""

    anchor: str
    asin: str
    title: str
    verdict: str
    word: str
    units: str
    reasons: tuple[Reason, ...]
    lines: tuple[Line, ...]
    more: int


class FieldView(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a paper."""

    name: str
    value: str
    sure: str
    unsure: bool
    page: str
    others: str


class Rect(msgspec.Struct, frozen=True, kw_only=True):
    """A box drawn over a page: its role as a CSS class, and what it is."""

    left: float
    top: float
    width: float
    height: float
    role: str
    title: str


class PageView(msgspec.Struct, frozen=True, kw_only=True):
    """A page with the boxes drawn over it."""

    anchor: str
    label: str
    alt: str
    picture: Picture
    boxes: tuple[Rect, ...]


class PaperView(msgspec.Struct, frozen=True, kw_only=True):
    """One paper: what was read from it."""

    anchor: str
    name: str
    kind: str
    read: str
    copy: str
    failed: str
    warnings: tuple[str, ...]
    fields: tuple[FieldView, ...]
    findings: tuple[Reason, ...]
    lines: str
    pages: tuple[PageView, ...]


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """A field of the matrix: a sign, its words, where to go."""

    state: str
    sign: str
    label: str
    anchor: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One item's row of the matrix."""

    asin: str
    anchor: str
    verdict: str
    word: str
    cells: tuple[Cell | None, ...]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What to do next, and which items it helps."""

    told: str
    count: str
    asins: tuple[tuple[str, str], ...]
    more: int


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """The whole page."""

    tool: str
    language: str
    case: str
    headline: str
    counts: tuple[tuple[str, str, int, str], ...]
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    steps: tuple[Step, ...]
    columns: tuple[tuple[str, str], ...]
    left_out: int
    rows: tuple[Row, ...]
    items: tuple[ItemView, ...]
    papers: tuple[PaperView, ...]
    failed: tuple[PaperView, ...]
    settings: tuple[tuple[str, str, str, str], ...]
    plan: tuple[Reason, ...]
    plan_path: str
    legend: tuple[tuple[str, str], ...]
