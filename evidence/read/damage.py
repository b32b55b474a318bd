"""What a PDF lost: said by MuPDF, which mends what it can and shows the rest without a word to who reads the page.

In: an opened PDF or a page of it that was read, and what MuPDF said meanwhile. Out: Signs, and the warnings that go with
them. Never: a guess at what is missing; a fault that every viewer mends in silence, but for the file's own index.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from evidence.model import Sign
from evidence.texts import message

if TYPE_CHECKING:
    from evidence.texts import Message

# Not among them: broken fonts, colour profiles and checksums of streams, which papers that show all of their text have too.
_LOST = re.compile(
    "page may not be correct|ignoring rest of page|treating as end of file|premature end|cannot load object"
    "|corrupt object stream|ignoring broken object|content stream is not a stream|non-page object"
)
_ALTERED = "incorrect data check"  # of a compressed stream: other bytes than were written


def heard() -> str:
    """Return what MuPDF said since it was last asked, in this process; it is forgotten."""
    import pymupdf

    tools: Any = pymupdf.TOOLS
    return str(tools.mupdf_warnings())


def of_file(pdf: Any, data: bytes, said: str) -> tuple[Sign, ...]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the sign of a file that is cut off or lost objects, or whose index had to be made anew; none for a whole one."""
    if _LOST.search(said) or (pdf.is_repaired and _is_cut_off(data)):
        return (Sign(kind="damaged"),)
    return (Sign(kind="mended"),) if pdf.is_repaired else ()


def of_page(page: Any, said: str, number: int) -> tuple[Sign, ...]:  # noqa: ANN401 -- as above
    """Return the sign of a page, part of which may be missing or changed; none for a whole one."""
    lost = _LOST.search(said) or (_ALTERED in said and _is_altered(page))
    return (Sign(kind="damaged", page=number),) if lost else ()


def warnings(signs: tuple[Sign, ...]) -> tuple[Message, ...]:
    """Return what a user is told of signs of damage."""
    return tuple(
        message("The PDF is damaged and was mended to be read.")
        if sign.kind == "mended"
        else message("Page {page} is damaged: part of it may be missing.", page=sign.page)
        if sign.page
        else message("The PDF is damaged: part of it may be missing.")
        for sign in signs
    )


def _is_cut_off(data: bytes) -> bool:
    """Tell whether objects stand behind the last end of a PDF, or it has none: what followed is lost."""
    return data.rfind(b"%%EOF") < data.rfind(b"obj")


def _is_altered(page: Any) -> bool:  # noqa: ANN401 -- as above
    """Tell whether it is what draws the page whose checksum is wrong, not a font or a profile beside it."""
    heard()
    page.read_contents()
    return _ALTERED in heard()
