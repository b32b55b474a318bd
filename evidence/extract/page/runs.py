"""Words as one text, or parted where the gap is wider than a blank: numbers of two columns are never one number.

In: words of a printed line. Out: their text; runs of their indexes, in the order given. Never: what they mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from evidence.extract.page.layout import PageLayout
    from evidence.model import Page

BLANK_EM = 0.55  # no blank inside a number is wider than this many ems, or than ...
BLANK_SPACES = 1.6  # ... so many of the page's usual blanks, and in no case than ...
MOST_EM = 0.75  # ... this
NARROW_EM = 0.15  # by which the box of a "1" is narrower than its place
EM = 0.8  # a font's size as a share of the height of its boxes


def text_of(page: Page, words: Iterable[int]) -> str:
    """Return words of a page, by index, as one text in the order given, a blank between them."""
    return " ".join([page.words[i].text for i in words])


def runs(laid: PageLayout, words: Sequence[int], *, widened: bool = False) -> list[list[int]]:
    """Return runs of words that stand on one line with no more than a blank between them, a little more where `widened`."""
    limit = min(max(BLANK_EM, BLANK_SPACES * laid.space), MOST_EM) + (NARROW_EM if widened else 0.0)
    parts: list[list[int]] = []
    for i in words:
        box, last = laid.levels[i], laid.levels[parts[-1][-1]] if parts else None
        em = EM * max(box.height, last.height) if box and last else 0.0
        if box and last and -em < box.left - last.right <= limit * em and abs(box.center[1] - last.center[1]) < em:
            parts[-1].append(i)
        else:
            parts.append([i])
    return parts
