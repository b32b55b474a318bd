"""Whether a page could still be read better.

In: a Page as read. Out: yes or no. Never: a reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence.model import Page

_SLOW = "pp-ocr"


def more_is_left(page: Page) -> bool:
    """Whether a picture on the page was read by the fast reader alone: `thorough` would ask the slow one too."""
    return _SLOW not in page.read_by and any(word.origin == "ocr" for word in page.words)
