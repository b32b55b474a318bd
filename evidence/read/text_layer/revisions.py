"""Earlier revisions inside a PDF: what a page showed before the file was saved over itself.

In: an opened PDF and its bytes. Out: Signs: where a page's words differ, or that there is an earlier revision.
Never: a sign for a signature that was added and changed no word; an exception for a revision that cannot be opened.
"""

from __future__ import annotations

import re
from typing import Any

from evidence.model import Sign, around
from evidence.read.geometry import Projection, place, rotation

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF[\r\n]*")
_MOST_REVISIONS, _MOST_PAGES, _MOST_TEXT = 4, 60, 60
_SIGNED = 1
_Word = tuple[int, int, str]


def revisions(pdf: Any, data: bytes) -> tuple[Sign, ...]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return what earlier revisions showed otherwise, else that there are some; nothing of a file saved once."""
    ends = [m.end() for m in _END.finditer(data) if int(m[1])][:-1]
    found: list[Sign] = []
    for end in reversed(ends[-_MOST_REVISIONS:]):
        found += [
            sign for sign in _differs(pdf, data[:end]) if (sign.page, sign.box) not in {(f.page, f.box) for f in found}
        ]
    signed = (pdf.get_sigflags() or 0) >= _SIGNED
    if not ends or found or signed:
        return tuple(found)
    return (Sign(kind="revision", now=str(len(ends) + 1)),)


def _differs(pdf: Any, earlier: bytes) -> list[Sign]:  # noqa: ANN401 -- PyMuPDF has no types
    import pymupdf

    mupdf: Any = pymupdf
    try:
        with mupdf.open(stream=earlier, filetype="pdf") as before:
            if before.needs_pass and not before.authenticate(""):
                return []
            count = min(pdf.page_count, before.page_count, _MOST_PAGES)
            return [sign for n in range(count) for sign in _page_differs(pdf[n], before[n], n + 1)]
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 -- half a file need not open
        return []


def _page_differs(page: Any, before: Any, number: int) -> list[Sign]:  # noqa: ANN401 -- PyMuPDF has no types
    now, then = _words(page), _words(before)
    gained = [w for w in now if w not in then]
    lost = [w for w in then if w not in now]
    if not gained and not lost:
        return []
    boxes = [now[w] for w in gained] or [then[w] for w in lost]
    turn = Projection(*rotation(page))
    box = around(place(turn, *b)[0] for b in boxes)
    return [Sign(kind="revision", page=number, box=box, now=_text(gained), before=_text(lost))]


def _words(page: Any) -> dict[_Word, tuple[float, float, float, float]]:  # noqa: ANN401 -- PyMuPDF has no types
    return {(round(w[0]), round(w[1]), w[4]): (w[0], w[1], w[2], w[3]) for w in page.get_text("words")}


def _text(words: list[_Word]) -> str:
    text = " ".join(w[2] for w in words)
    return text if len(text) <= _MOST_TEXT else text[: _MOST_TEXT - 1] + "\N{HORIZONTAL ELLIPSIS}"
