"""What is done to a drawn page after its words: stamps, strokes, texts laid over or under, texts that nobody sees.

In: a page and its spots. Out: the page, changed. Never: a word that the table does not name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trap_sheets import Spot

_WHITE, _PALE = (1, 1, 1), (0.78, 0.6, 0.6)


def painted(page: pymupdf.Page, font: pymupdf.Font, spots: Sequence[Spot], kind: str, words: list[str]) -> None:
    """Do what a table names: the kind, then its words."""
    _PAINTS[kind](page, font, spots, words)


def _write(
    page: pymupdf.Page, font: pymupdf.Font, at: tuple[float, float], text: str, size: float, **more: object
) -> None:
    writer = pymupdf.TextWriter(page.rect)
    writer.append(at, text, font=font, fontsize=size)
    writer.write_text(page, **more)


def _box(font: pymupdf.Font, spot: Spot) -> pymupdf.Rect:
    long = font.text_length(spot.text, fontsize=spot.size)
    return pymupdf.Rect(spot.x - 1, spot.y - spot.size, spot.x + long + 2, spot.y + 0.3 * spot.size)


def _named(spots: Sequence[Spot], role: str) -> Spot:
    return next(s for s in spots if s.role == role)


def _stamp(page: pymupdf.Page, font: pymupdf.Font, spots: Sequence[Spot], words: list[str]) -> None:
    """A pale word aslant across the page."""
    size = min(64.0, 400 / max(1.0, font.text_length(words[0], fontsize=1)))
    at = pymupdf.Point(130, 640)
    _write(page, font, (at.x, at.y), words[0], size, color=_PALE, morph=(at, pymupdf.Matrix(38)))


def _across(page: pymupdf.Page, font: pymupdf.Font, spots: Sequence[Spot], words: list[str]) -> None:
    """A level word in a frame, as a rubber stamp beside the title."""
    size = 22.0
    long = font.text_length(words[0], fontsize=size)
    _write(page, font, (300, 470), words[0], size, color=(0.75, 0.1, 0.1))
    page.draw_rect((294, 446, 306 + long, 478), color=(0.75, 0.1, 0.1), width=1.5)


def _over(page: pymupdf.Page, font: pymupdf.Font, spots: Sequence[Spot], words: list[str]) -> None:
    """White paint over a text, another text in its place."""
    spot = _named(spots, words[0])
    page.draw_rect(_box(font, spot), color=None, fill=_WHITE)
    _write(page, font, (spot.x, spot.y), words[1], spot.size)


def _typed(page: pymupdf.Page, font: pymupdf.Font, spots: Sequence[Spot], words: list[str]) -> None:
    """A text typed onto the file with a viewer, over the named one; with the sign + behind it, beside it."""
    spot = _named(spots, words[0].rstrip("+"))
    box = _box(font, spot)
    if words[0].endswith("+"):
        box = pymupdf.Rect(box.x1 + 6, box.y0 - 2, box.x1 + 150, box.y1 + 4)
    at = (box.x0, box.y0 - 2, box.x1 + 30, box.y1 + 2)
    page.add_freetext_annot(at, words[1], fontsize=spot.size, fill_color=_WHITE)


def _strike(page: pymupdf.Page, font: pymupdf.Font, spots: Sequence[Spot], words: list[str]) -> None:
    spot = _named(spots, words[0])
    page.draw_line((spot.x - 3, spot.y - 3), (550, spot.y - 3), width=1.0)


def _strike_cell(page: pymupdf.Page, font: pymupdf.Font, spots: Sequence[Spot], words: list[str]) -> None:
    spot = _named(spots, words[0])
    box = _box(font, spot)
    page.draw_line((box.x0 - 2, spot.y - 3), (box.x1 + 2, spot.y - 3), width=1.0)


def _beside(page: pymupdf.Page, font: pymupdf.Font, spots: Sequence[Spot], words: list[str]) -> None:
    spot = _named(spots, words[0])
    _write(page, font, (_box(font, spot).x1 + 5, spot.y - 1), words[1], spot.size + 2)


def _upright(page: pymupdf.Page, font: pymupdf.Font, spots: Sequence[Spot], words: list[str]) -> None:
    at = pymupdf.Point(578, 640)
    _write(page, font, (at.x, at.y), words[0], 26.0, color=(0.7, 0.2, 0.2), morph=(at, pymupdf.Matrix(90)))


def _highlight(page: pymupdf.Page, font: pymupdf.Font, spots: Sequence[Spot], words: list[str]) -> None:
    page.add_highlight_annot(_box(font, _named(spots, words[0])))


def _circle(page: pymupdf.Page, font: pymupdf.Font, spots: Sequence[Spot], words: list[str]) -> None:
    page.add_circle_annot(_box(font, _named(spots, words[0])))


def _margin(page: pymupdf.Page, font: pymupdf.Font, spots: Sequence[Spot], words: list[str]) -> None:
    page.add_freetext_annot((45, 700, 260, 716), words[0], fontsize=9)


def _faint(page: pymupdf.Page, font: pymupdf.Font, spots: Sequence[Spot], words: list[str]) -> None:
    """Letters a shade off the paper."""
    _cells(page, font, words, color=(0.985, 0.985, 0.985))


def _clear(page: pymupdf.Page, font: pymupdf.Font, spots: Sequence[Spot], words: list[str]) -> None:
    """Letters that are wholly transparent."""
    _cells(page, font, words, opacity=0)


def _switched_off(page: pymupdf.Page, font: pymupdf.Font, spots: Sequence[Spot], words: list[str]) -> None:
    """Letters on a layer that viewers do not show."""
    layer = page.parent.add_ocg("notes", on=False)
    _cells(page, font, words, oc=layer)


def _dark(page: pymupdf.Page, font: pymupdf.Font, spots: Sequence[Spot], words: list[str]) -> None:
    """Letters in the colour of a bar behind them."""
    page.draw_rect((40, 498, 560, 514), color=None, fill=(0.2, 0.2, 0.25))
    _cells(page, font, words, color=(0.2, 0.2, 0.25))


def _under(page: pymupdf.Page, font: pymupdf.Font, spots: Sequence[Spot], words: list[str]) -> None:
    """Letters under a picture."""
    _cells(page, font, words)
    logo = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 40, 4))
    logo.clear_with(235)
    page.insert_image((40, 496, 560, 516), pixmap=logo, keep_proportion=False)


def _cropped(page: pymupdf.Page, font: pymupdf.Font, spots: Sequence[Spot], words: list[str]) -> None:
    """Letters beyond the part of the page that viewers show."""
    _cells(page, font, words, y=838)
    page.set_cropbox(pymupdf.Rect(0, 0, 595, 826))


def _cut(page: pymupdf.Page, font: pymupdf.Font, spots: Sequence[Spot], words: list[str]) -> None:
    """A sheet that lay askew on the glass: its right or lower part is not on the picture."""
    page.set_cropbox(pymupdf.Rect(0, 0, 395, 842) if words[0] == "right" else pymupdf.Rect(0, 0, 595, 318))


def _cells(page: pymupdf.Page, font: pymupdf.Font, words: list[str], y: float = 510, **more: object) -> None:
    for x, text in zip((45, 195, 266, 337, 408, 479), words, strict=False):
        _write(page, font, (x, y), text, 8.5, **more)


_PAINTS: dict[str, Callable[[pymupdf.Page, pymupdf.Font, Sequence[Spot], list[str]], None]] = {
    "stamp": _stamp,
    "rubber": _across,
    "over": _over,
    "typed": _typed,
    "strike": _strike,
    "strike cell": _strike_cell,
    "beside": _beside,
    "upright": _upright,
    "highlight": _highlight,
    "circle": _circle,
    "margin": _margin,
    "faint": _faint,
    "clear": _clear,
    "off": _switched_off,
    "dark": _dark,
    "under": _under,
    "cropped": _cropped,
    "crop": _cut,
}
