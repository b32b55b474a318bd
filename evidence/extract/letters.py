"""Signs of a kind in what a paper says rather than in its title: letters that let another sell, bills without a title.

In: a paper. Out: the piece where it is said. Never: a sign where the paper lists goods and is a letter, or has no goods
and is a bill.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from evidence.extract.clauses import any_of
from evidence.extract.page.labels import hits
from evidence.values.languages import languages
from evidence.values.text import fold_label

if TYPE_CHECKING:
    import re

    from evidence.extract.page.labels import Hit
    from evidence.extract.page.paper import Paper, Piece


def authorizing(paper: Paper) -> Piece | None:
    """Return the line of a letter that says that somebody may sell; None where the paper has prices or sums."""
    if has_prices(paper) or any(True for _ in hits(paper, "total", "invoice_number", "due_date")):
        return None
    spoken = [p for code in dict.fromkeys((paper.language or "en", "en")) if (p := _phrases(code))]
    for sheet in paper.sheets[:1]:
        for block in sheet.blocks:
            lines = [p for p in block if not p.turn]
            for piece, after in pairwise((*lines, None)):
                text = fold_label(f"{piece.text} {after.text if after else ''}") if piece else ""
                if piece and any(phrases.search(text) for phrases in spoken):
                    return piece
    return None


def has_prices(paper: Paper) -> bool:
    """Tell whether a paper lists goods with a price or an amount."""
    return any(item.best("price") or item.best("amount") for item in paper.items)


@cache
def _phrases(code: str) -> re.Pattern[str] | None:
    spoken = languages().get(code)
    return any_of(spoken.clauses.authorizes) if spoken else None


def billing(paper: Paper) -> Hit | None:
    """Return the label of the sum to pay of a paper that lists goods and tells tax and when or where to pay."""
    if (
        not paper.items
        or not any(True for _ in hits(paper, "tax"))
        or not any(True for _ in hits(paper, "due_date", "bank"))
    ):
        return None
    return next((h for h in hits(paper, "total") if h.heads), None)
