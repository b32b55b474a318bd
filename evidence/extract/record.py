"""A Record from the pages of one business paper: every finder asked, every candidate kept, doubts told.

In: a document and the layout of its pages. Out: a Record. Never: a choice between candidates beyond their order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import structs

from evidence.extract import clauses, dates, kind, numbers, remarked, several, stated, totals
from evidence.extract.doubts import doubts
from evidence.extract.language import language
from evidence.extract.line_items.items import codes_of, items_of, table_doubts
from evidence.extract.page.paper import Paper, make_sheet
from evidence.extract.page.territory import sections
from evidence.extract.page.text_lines import hidden_lines, struck_lines, text_lines
from evidence.extract.party import contacts, parties
from evidence.extract.regions import supplier_countries
from evidence.model import Document, Found, Item, Page, Record, document_id
from evidence.texts import message
from evidence.values.legible import is_noise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.page.layout import PageLayout


class Finder(Protocol):
    """Finds every candidate of a family of fields on a paper."""

    def __call__(self, paper: Paper, known: tuple[Found, ...]) -> tuple[Found, ...]:
        """Return the candidates; `known` is what the finders before this one found."""
        ...


_NO_WORDS = message("Hardly a word of any language was read: nothing is taken from this paper.")

FINDERS: dict[str, Finder] = {
    "kind": kind.find,
    "dates": dates.find,
    "numbers": numbers.find,
    "totals": totals.find,
    "parties": parties.find,
    "contacts": contacts.find,
    "clauses": clauses.find,
}


def paper_of(document: str, laid: Sequence[PageLayout], items: tuple[Item, ...]) -> Paper:
    """Return the paper that pages laid out make."""
    spoken = language(laid)
    sheets = tuple(make_sheet(page, spoken) for page in laid)
    bare = Paper(document=document, sheets=sheets, language=spoken, items=items)
    parted = structs.replace(bare, sections=sections(bare))
    return structs.replace(parted, countries=supplier_countries(parted))


def record(document: Document, laid: Sequence[PageLayout], part: str | None) -> Record:
    """Return the record of one paper: some of the document's pages laid out, `part` as the report names it."""
    identity = document_id(document.source.path, part)
    pages = [page.page for page in laid]
    noise = is_noise(line.text for page in laid for line in page.lines)
    items = () if noise else items_of(identity, laid)
    paper = paper_of(identity, laid, items)
    founds: tuple[Found, ...] = stated.fields(document.stated, paper)
    for finder in FINDERS.values() if laid and not noise else ():
        founds += finder(paper, founds)
    warnings = (*document.warnings, *(w for page in pages for w in page.warnings))
    readers = [page.read_by for page in pages] or ["e-invoice xml"]
    return Record(
        document=identity,
        path=document.source.path,
        part=part,
        sha256=document.source.sha256,
        first_page=pages[0].number if pages else 0,
        last_page=pages[-1].number if pages else 0,
        read_by=", ".join(dict.fromkeys(readers)),
        language=paper.language,
        founds=founds,
        items=stated.items(document.stated, paper) or items,
        codes=codes_of(identity, laid, items),
        lines=(
            *(line for page in laid for line in text_lines(identity, page)),
            *remarked.lines(document.stated, identity, alone=not laid),
        ),
        hidden=tuple(line for page in pages for line in hidden_lines(identity, page)),
        struck=tuple(line for page in pages for line in struck_lines(identity, page)),
        signs=(
            *(s for s in document.signs if not s.page or s.page in {page.number for page in pages}),
            *(s for page in pages for s in page.signs),
            *several.signs(paper.sheets),
        ),
        pictures=tuple(page.picture for page in pages if page.picture),
        unread=_unread(document, pages),
        doubts=(*doubts(paper, founds), *table_doubts(items, laid)),
        warnings=tuple(dict.fromkeys((*warnings, _NO_WORDS) if noise else warnings)),
    )


def _unread(document: Document, pages: Sequence[Page]) -> tuple[int, ...]:
    """Return the pages of the document that could not be read, and are of this paper or may be."""
    unread = {page.number for page in document.pages if page.is_unread}
    if not unread or not pages:
        return ()
    first, last = pages[0].number, pages[-1].number
    while first - 1 in unread:
        first -= 1
    while last + 1 in unread:
        last += 1
    return tuple(sorted(page for page in unread if first <= page <= last))
