"""Text that is laid onto a page and is no part of it: notes typed over it, stamps, what is filled into form fields.

In: a PyMuPDF page and MuPDF's words of it. Out: a Sign for each note and field whose text shows, with its place.
Never: a sign for what is hidden, for links, for marks without text of their own (highlights, strokes).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evidence.model import Sign
from evidence.read.geometry import Projection, place, rotation
from evidence.read.text_layer.layer import printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.model import SignKind

    Bounds = tuple[float, float, float, float]

_MOST_SIGNS, _MOST_TEXT = 200, 60


def signs(page: Any, number: int) -> tuple[Sign, ...]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the notes and form fields that put words onto the page; next to nothing where there are none."""
    if not page.first_annot and not page.first_widget:
        return ()
    turn = Projection(*rotation(page))
    left = _laid(page)
    found: list[Sign] = []
    for kind, bounds in _holders(page):
        inside = [one for one in left if _holds(bounds, one)]
        if inside:
            left = [one for one in left if one not in inside]
            found.append(_sign(kind, number, inside, turn))
    if left:  # of something that tells no bounds of its own
        found.append(_sign("typed", number, left, turn))
    return tuple(found[:_MOST_SIGNS])


def _sign(kind: SignKind, number: int, words: list[Any], turn: Projection) -> Sign:
    lefts, tops, rights, bottoms = zip(*(one[:4] for one in words), strict=True)
    box = place(turn, min(lefts), min(tops), max(rights), max(bottoms))[0]
    text = " ".join(one[4] for one in words)
    return Sign(kind=kind, page=number, box=box, now=text if len(text) <= _MOST_TEXT else text[: _MOST_TEXT - 1] + "…")


def _laid(page: Any) -> list[Any]:  # noqa: ANN401 -- as above
    """Return the words that are not there without notes and fields."""
    import pymupdf

    content = pymupdf.TextPage(page.get_displaylist(annots=False).get_textpage(pymupdf.TEXTFLAGS_WORDS))
    own = {_print(one) for one in content.extractWORDS()}
    raw, _, cut = printed(page)
    return [one for i, one in enumerate(raw) if i not in cut and _print(one) not in own]


def _print(raw: Any) -> tuple[int, int, str]:  # noqa: ANN401 -- PyMuPDF's own tuples
    return round(raw[0]), round(raw[1]), raw[4]


def _holders(page: Any) -> Iterator[tuple[SignKind, Bounds]]:  # noqa: ANN401 -- as above
    for field in page.widgets() or ():
        yield "field", tuple(field.rect)
    for note in page.annots() or ():
        yield "typed", tuple(note.rect)


def _holds(bounds: Bounds, word: Any) -> bool:  # noqa: ANN401 -- as above
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return bool(bounds[0] <= x <= bounds[2] and bounds[1] <= y <= bounds[3])
