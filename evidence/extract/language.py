"""Which language a paper is in.

In: pages. Out: an ISO 639-1 code, None where too little is printed. Never: a look at the network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.values.text import language_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.page.layout import PageLayout

_SURE = 0.3


def language(pages: Sequence[PageLayout]) -> str | None:
    """Return the language that most of the words on the pages are in."""
    text = "\n".join(line.text for page in pages for line in page.lines if not line.turn)
    code, sure = language_of(text)
    return code if sure >= _SURE else None
