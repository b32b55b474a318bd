"""Words as one text, or parted where the gap is wider than a blank: numbers of two columns are never one number.

In: words of a printed line. Out: their text; runs of their indexes, in the order given. Never: what they mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from evidence.extract.page.layout import PageLayout
    from evidence.model import Page, Word

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


def unframed(words: Sequence[Word], part: list[int]) -> list[int]:
    """Return a run without the strokes of a frame that OCR took for words at its ends: "- | 12 High Street"."""
    texts = [words[i].text if words[i].origin == "ocr" else "" for i in part]
    if "|" not in texts:
        return part
    said = [n for n, i in enumerate(part) if any(map(str.isalnum, words[i].text))] or [0]
    first = max((n + 1 for n in range(said[0]) if texts[n] == "|"), default=0)
    last = next((n for n in range(said[-1] + 1, len(part)) if texts[n] == "|"), len(part))
    return part[first:last]
