"""Pages that could not be read: empty, and saying why, so that the others can be read.

In: a page's number and what was wrong; all pages of a document. Out: an empty Page; the pages, where any was read.
Never: a document of nothing but such pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.errors import ReadError, internal, is_of_the_paper
from evidence.model.document import NOBODY, Page
from evidence.texts import Joined, Message, Sentence, message

if TYPE_CHECKING:
    from evidence.texts import Text

DAMAGED: Sentence = "The PDF is damaged and cannot be opened."
AGAIN: Sentence = "Ask for it or save it again."
_DAMAGED: Sentence = "Page {page} is damaged and could not be read."
_A4 = (595.0, 842.0)


def unread(number: int, why: Text) -> Page:
    """Return a page that could not be read, for that reason."""
    return _empty(number, message("Page {page} was not read: {why}", page=number, why=why))


def unread_for(number: int, error: Exception) -> Page:
    """Return a page that an error kept from being read; MemoryError where there was not enough memory."""
    if isinstance(error, ReadError):
        return unread(number, Joined(tuple(part for part in (error.what, error.then) if part)))
    if not is_of_the_paper(error):
        return unread(number, internal(error).told)
    if "alloc" in str(error):  # MuPDF's way to say that there is no memory left
        raise MemoryError from error
    return _empty(number, message(_DAMAGED, page=number))


def checked(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Return all pages of a document; ReadError where none of them could be read."""
    if pages and all(page.is_unread for page in pages):
        (why,) = pages[0].warnings
        if isinstance(why, Message) and why.text == _DAMAGED:
            raise ReadError(DAMAGED, then=AGAIN)
        raise ReadError(why)
    return pages


def _empty(number: int, why: Message) -> Page:
    width, height = _A4
    return Page(number=number, width=width, height=height, words=(), read_by=NOBODY, reason=str(why), warnings=(why,))
