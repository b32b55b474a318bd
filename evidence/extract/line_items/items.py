"""Line items, and product codes outside of them.

In: a Document's pages laid out (those of one paper). Out: Items with every candidate of every cell, codes that stand
elsewhere, doubts worth reading a page again for. Never: a decision what an item proves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from evidence.extract.line_items.aligned import under_labels
from evidence.extract.line_items.borne_out import borne_out
from evidence.extract.line_items.calculated import calculated
from evidence.extract.line_items.cells import items_of_rows
from evidence.extract.line_items.content import by_content
from evidence.extract.line_items.halves import side_by_side
from evidence.extract.line_items.headings import headings
from evidence.extract.line_items.marks import marks
from evidence.extract.line_items.nameless import nameless
from evidence.extract.line_items.pairs import paired_items
from evidence.extract.line_items.positions import counted
from evidence.extract.line_items.readings import ABOUT, decimal_mark
from evidence.extract.line_items.receipts import loose_items
from evidence.extract.line_items.retyped import move_codes, retyped
from evidence.extract.line_items.sublines import with_names_above, without_sublines
from evidence.extract.line_items.sums import sum_role
from evidence.extract.line_items.tables import Row, rows_of
from evidence.extract.line_items.tallied import sums_of, without_tallies
from evidence.extract.line_items.torn_items import Carried, with_rest, without_rest
from evidence.extract.line_items.torn_names import with_texts_from_their_edge
from evidence.extract.line_items.unheaded import unheaded
from evidence.extract.page.layout import span_of, without_strokes
from evidence.model import Doubt, Found, Item
from evidence.texts import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from evidence.extract.line_items.headings import Heading
    from evidence.extract.page.layout import PageLayout

UNSURE = 0.7
_WHOLE = frozenset({"total", "subtotal"})
SHORT = 3  # roles of a heading that may be any summary's


def items_of(document_id: str, layouts: Sequence[PageLayout]) -> tuple[Item, ...]:
    """Return the items of one paper's pages, in reading order; () where no table and no list of amounts is found."""
    layouts = [without_strokes(laid) for laid in layouts]
    mark = decimal_mark(laid.page for laid in layouts)
    found: list[Item] = []
    carried: Carried | None = None
    proofs: list[tuple[Heading, Heading]] = []
    for laid in (half for whole in layouts for half in side_by_side(whole)):
        page_items, carried, rest = _page_items(document_id, laid, carried, (mark, proofs))
        found[-1:] = [with_rest(item, rest) for item in found[-1:]] if rest else found[-1:]
        found.extend(page_items)
    if not found:
        found = [item for laid in layouts for item in paired_items(document_id, laid, mark)]
    if not found:
        found = [item for laid in layouts for item in _unheaded_items(document_id, laid, mark)]
    return without_tallies(found, sums_of(layouts))


def _unheaded_items(document_id: str, laid: PageLayout, mark: str | None) -> Sequence[Item]:
    """Return the items of a page without a heading: as a table where its columns multiply, as a list where that tells more."""
    if worked := calculated(laid):
        return items_of_rows(document_id, laid, move_codes(laid.page, worked), mark)
    best: Sequence[Item] = loose_items(document_id, laid)
    for found, least in ((unheaded(laid), 0), (nameless(laid), 1)):
        if found is not None:
            rows = _read(laid, found, rows_of(laid, found, found.last + 1, len(laid.lines)))
            tabled = items_of_rows(document_id, laid, rows, mark)
            best = tabled if _told(tabled) >= (_sure(best), least * (1 + _counted(best))) else best
    return best


def _told(items: Sequence[Item]) -> tuple[int, int]:
    return _sure(items), _counted(items)


def _counted(items: Sequence[Item]) -> int:
    return sum(item.best("quantity") is not None for item in items)


def _sure(items: Sequence[Item]) -> int:
    return sum((best := item.best("quantity")) is not None and best.confidence >= UNSURE for item in items)


def _page_items(
    document_id: str,
    laid: PageLayout,
    carried: Carried | None,
    whole: tuple[str | None, list[tuple[Heading, Heading]]],
) -> tuple[list[Item], Carried | None, str]:
    """Return a page's items, what goes on over the page's end, and the rest of the last item of the page before.

    `whole` is what the paper's pages share: the sign before cents, and headings with what their rows proved, added to here.
    """
    mark, proofs = whole
    own = _before_sums(laid, headings(laid))
    items: list[Item] = []
    before, rest = carried, ""
    if carried is not None:
        until = own[0].first if own else len(laid.lines)
        rows = rows_of(laid, carried.heading, 0, until, open_=False)
        items.extend(items_of_rows(document_id, laid, _read(laid, carried.heading, rows), mark))
        carried = Carried(carried.heading, rows, laid) if rows and not own else None
    for at, heading in enumerate(own):
        until = own[at + 1].first if at + 1 < len(own) else len(laid.lines)
        rows = rows_of(laid, heading, heading.last + 1, until)
        whole_names = with_texts_from_their_edge(laid, borne_out(laid, heading, rows, until), rows)
        proven = _proven(heading, by_content(laid, whole_names, rows), proofs)
        named = _named_counts(heading, rows) if proven is not heading else {}
        if proven is not heading:
            rows = rows_of(laid, proven, heading.last + 1, until)
        rest = rest or ("" if items else without_rest(laid, rows, before, heading.last + 1))
        rows = _read(laid, proven, rows)
        found = items_of_rows(document_id, laid, rows, mark)
        items.extend(_doubted(i, row, named) for i, row in zip(found, rows, strict=True))
        carried = Carried(proven, rows, laid) if rows else carried
    return items, carried, rest


def _proven(heading: Heading, proven: Heading, proofs: list[tuple[Heading, Heading]]) -> Heading:
    """Return what a heading's rows prove, or what those under the same heading of a page before do where these prove nothing."""
    if proven is not heading:
        proofs.append((heading, proven))
        return proven
    same = (known for other, known in proofs if _is_same(other, heading))
    known = next(same, None)
    return msgspec.structs.replace(heading, columns=known.columns) if known else heading


def _is_same(one: Heading, other: Heading) -> bool:
    """Tell whether two headings have the same columns at the same places."""
    places = [[(c.role, round(c.left), round(c.right)) for c in h.columns] for h in (one, other)]
    return places[0] == places[1] and not (one.beside or other.beside)


def _named_counts(heading: Heading, rows: Sequence[Row]) -> dict[int, set[int]]:
    """Return the words of the column named a quantity by row; {} where no row has any, and none can have gone unread."""
    counts = {row.anchor.number: set(row.cells.get("quantity", ())) for row in rows}
    unread = heading.has("quantity") and any(row.anchor.origin == "ocr" for row in rows)
    return counts if unread or any(counts.values()) else {}


def _doubted(item: Item, row: Row, named: Mapping[int, set[int]]) -> Item:
    """Return an item whose quantity is a guess where the amounts count another word than the one named a quantity."""
    if row.anchor.number not in named or not named[row.anchor.number].isdisjoint(row.cells.get("quantity", ())):
        return item
    cells = (
        msgspec.structs.replace(c, confidence=round(ABOUT * c.confidence, 4)) if c.field == "quantity" else c
        for c in item.cells
    )
    return msgspec.structs.replace(item, cells=tuple(cells))


def _read(laid: PageLayout, heading: Heading, rows: list[Row]) -> list[Row]:
    """Return rows with what they themselves say about their columns."""
    return without_sublines(laid, retyped(laid, heading, counted(laid, heading, with_names_above(rows))))


def _before_sums(laid: PageLayout, found: Sequence[Heading]) -> list[Heading]:
    """Return headings without short ones below a total: those stand over summaries of taxes and payments."""
    short = [h for h in found if len({c.role for c in h.columns}) <= SHORT]
    above = laid.lines[: max((h.first for h in short), default=-1) + 1]
    sums = (n for n, line in enumerate(above) if any(map(str.isdigit, line.text)) and sum_role(line.text) in _WHOLE)
    first = next(sums, len(laid.lines))
    return [h for h in found if h not in short or h.first < first]


def codes_of(document_id: str, layouts: Sequence[PageLayout], items: Sequence[Item]) -> tuple[Found, ...]:
    """Return ASINs, GTINs and labelled article numbers that stand outside every item, in reading order."""
    inside = {(item.span.page, i) for item in items for i in item.span.words}
    found: list[Found] = []
    for laid in layouts:
        page = laid.page
        free = [line for line in laid.lines if not any((page.number, i) in inside for i in line.words)]
        under = under_labels(laid, free)
        for line in laid.lines:
            words = [i for i in line.words if (page.number, i) not in inside]
            for mark in (*marks(page, words), *(m for m in under if m.words[0] in words)):
                sure = mark.confidence if mark.labelled or mark.field == "asin" else 0.5 * mark.confidence
                found.append(
                    Found(
                        field=mark.field,
                        value=mark.value,
                        text=mark.text,
                        span=span_of(document_id, page, mark.words),
                        confidence=round(sure, 4),
                        finder="codes",
                        origin=page.words[mark.words[0]].origin,
                    )
                )
    return tuple(found)


def table_doubts(items: Sequence[Item], layouts: Sequence[PageLayout]) -> tuple[Doubt, ...]:
    """Return pages read by OCR whose items have no sure quantity or do not add up."""
    ocr = {laid.page.number for laid in layouts if any(line.origin == "ocr" for line in laid.lines)}
    unread: list[int] = []
    unequal: list[int] = []
    for item in items:
        page = item.span.page
        if page not in ocr:
            continue
        best = item.best("quantity")
        if best is None and (item.best("asin") or item.best("gtin") or item.code_cells):
            unread.append(page)
        elif best is not None and (item.confidence < UNSURE or best.confidence < UNSURE):
            unequal.append(page)
    told = (
        (message("an item's quantity could not be read"), unread),
        (message("quantity x price is not the amount"), unequal),
    )
    return tuple(Doubt(pages=tuple(sorted(set(pages))), field="quantity", why=why) for why, pages in told if pages)
