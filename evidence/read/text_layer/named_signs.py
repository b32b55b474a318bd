"""Whether a font draws the digits that it names: what its map says of a glyph, held against the glyph itself.

In: a PyMuPDF page. Out: why its layer is not believed, where visible text uses a glyph that is named a digit and shows another or
nothing, or one beside a digit that shows ink and is named nothing. Never: a rendering of the page; a look at a font twice in a
document, or at one whose letters are drawn by their names.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from evidence.read.engines import crops, gray_of
from evidence.read.text_layer import drawn_signs
from evidence.read.text_layer.drawn_text import address, bare, held, runs
from evidence.read.text_layer.font_maps import is_digit, named
from evidence.read.text_layer.inks import draws_glyphs, fonts
from evidence.read.text_layer.layer import printed
from evidence.read.text_layer.trust import Distrust
from evidence.values.codes import fold_wide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evidence.read.engines import Gray
    from evidence.read.text_layer.font_maps import Named

_SIZE, _WIDE, _HIGH, _BASE, _LEFT = 32, 96, 64, 44, 24  # pixels: of a letter, a cell, its height, its line, its margin
_GAP = 4  # pixels between signs that a reader is shown
_SURE = 0.8
_MOST = 200  # glyphs of a font that are drawn; nobody looks at more


class Suspects(NamedTuple):
    """A font's name and its glyphs that were not yet seen to be what they are named."""

    font: str
    named: frozenset[Named]


class Seen(NamedTuple):
    """What was seen of a document's fonts: those whose codes are true, and of each what is left to be looked at."""

    codes: set[int]
    digits: dict[int, Suspects]


class Doubtful(NamedTuple):
    """A glyph that plain fonts do not prove: its pixels as high and wide as its ink, empty where it has none."""

    named: Named
    ink: bytes
    high: int


class _Asked(NamedTuple):
    """A font that a page shows digits of: its number, MuPDF's own, and its suspects that the page may show.

    One whose glyphs are drawings is not `bounded`: they may go beyond the bounds that they tell.
    """

    number: int
    drawn: Any
    suspects: Suspects
    shown: tuple[Named, ...]
    bounded: bool


def distrust(page: Any, known: dict[int, Suspects]) -> Distrust | None:  # noqa: ANN401 -- PyMuPDF has no types
    """Return why the page is read by OCR: visible text uses a glyph that is no picture of what it is named.

    `known` are the document's fonts that were asked about, by number: others join them, and what is seen leaves them.
    """
    from pymupdf import mupdf

    letters = _letters(page)
    pdf = mupdf.ll_pdf_document_from_fz_document(page.parent.this.m_internal)
    asked = [one for font in fonts(page) for one in _asked(pdf, font, letters, known)] if letters else []
    for one, left in zip(asked, _unlike_plain(asked), strict=True):
        doubtful = list(_unlike(left, _cells(one.drawn.m_internal, left))) if left else []
        if not one.bounded:  # of drawings those without ink are told by the page's pixels: they may be white
            doubtful = [doubt for doubt in doubtful if doubt.high]
        used = _used(page, one, doubtful) if doubtful else []
        if used and _lie(used):
            return Distrust("the text layer names other signs than the page shows", keep_hidden=False)
        seen = {*one.shown} - {doubt.named for doubt in doubtful if doubt not in used}
        known[one.number] = Suspects(one.suspects.font, one.suspects.named.difference(seen))
    return None


def _letters(page: Any) -> dict[str, set[str]]:  # noqa: ANN401 -- as above
    """Return the letters that a page shows, by their font's name; of fonts that show a digit alone."""
    spans = (s for block in printed(page).blocks for line in block.get("lines", ()) for s in line["spans"])
    found: dict[str, set[str]] = {}
    for span in spans:
        found.setdefault(span["font"].rpartition("+")[2], set()).update(span["text"])
    return {font: letters for font, letters in found.items() if is_digit("".join(letters))}


def _asked(pdf: Any, font: Any, letters: dict[str, set[str]], known: dict[int, Suspects]) -> Iterator[_Asked]:  # noqa: ANN401 -- as above
    """Yield a font that a page shows digits of, where something of it was not seen yet."""
    from pymupdf import mupdf

    number = mupdf.pdf_to_num(font)
    suspects = known.get(number) if number else None
    if suspects and not (suspects.named and suspects.font in letters):
        return
    loaded = mupdf.ll_pdf_load_font(pdf, None, font.m_internal)  # it is loaded for the page already: ten microseconds
    try:
        name = bare(loaded.font)
        if name not in letters:
            return
        if suspects is None:
            suspects = Suspects(name, frozenset(named(loaded) if _draws_its_own(font, loaded) else ()))
        shown = sorted(one for one in suspects.named if letters[name].intersection(one.said) or not is_digit(one.said))
        drawn = mupdf.FzFont(mupdf.ll_fz_keep_font(loaded.font))
        yield _Asked(number, drawn, suspects, tuple(shown), not draws_glyphs(font))
    finally:
        mupdf.ll_pdf_drop_font(loaded)


def _unlike_plain(asked: Sequence[_Asked]) -> Iterator[tuple[Named, ...]]:
    """Yield of each font the shown glyphs that do not look as a plain font's digit of that name, or as a blank."""
    some = [(one.drawn.m_internal, [n.glyph for n in one.shown[:_MOST]]) for one in asked if one.bounded and one.shown]
    like = iter(drawn_signs.digits_of(some) if some else ())
    for one in asked:
        told = next(like) if one.bounded and one.shown else ""
        yield tuple(
            n for n, sign in zip(one.shown, told.ljust(len(one.shown), "?"), strict=True) if sign != _plain(n.said)
        )


def _plain(said: str) -> str:
    return fold_wide(said) if is_digit(said) else " " * len(said)


def _cells(font: Any, signs: Sequence[Named]) -> list[Gray]:  # noqa: ANN401 -- MuPDF's own font
    """Return the pixels of glyphs, each drawn in a cell of its own; of the first where there are too many."""
    from pymupdf import mupdf

    text, some = mupdf.fz_new_text(), signs[:_MOST]
    for n, sign in enumerate(some):
        where = mupdf.ll_fz_make_matrix(_SIZE, 0, 0, -_SIZE, n * _WIDE + _LEFT, _BASE)
        mupdf.ll_fz_show_glyph(text.m_internal, font, where, sign.glyph, 0, 0, 0, 0, 0)
    sheet = drawn_signs.sheet_of(text, len(some) * _WIDE, _HIGH)
    return [gray_of(sheet[:, n * _WIDE : (n + 1) * _WIDE]) for n in range(len(some))]


def _unlike(signs: Sequence[Named], cells: Sequence[Gray]) -> Iterator[Doubtful]:
    """Yield the glyphs that look otherwise at a closer look, too: look-alikes count as one."""
    yield from (Doubtful(sign, b"", 0) for sign in signs[len(cells) :])
    for sign, cell in zip(signs, map(drawn_signs.ink, cells), strict=False):
        if cell is None:
            if is_digit(sign.said):
                yield Doubtful(sign, b"", 0)
        elif not is_digit(sign.said) or fold_wide(drawn_signs.most_like([cell])) != fold_wide(sign.said):
            yield Doubtful(sign, cell.tobytes(), len(cell))


def _used(page: Any, asked: _Asked, doubtful: Sequence[Doubtful]) -> list[Doubtful]:  # noqa: ANN401 -- as above
    """Return those that visible text of a page uses; one that is named nothing counts beside a digit.

    Text of the font's name is its own unless another font of the page draws it: a number is often stamped on a page in
    Helvetica, whose glyphs have the numbers of those that the page's own part of Helvetica lost.
    """
    glyphs = {(one.named.glyph, one.named.said[:1]): one for one in doubtful}
    there = held(page)
    others = {address(font.m_internal) for font in there} - {address(asked.drawn.m_internal)}
    used = set[Doubtful]()
    for run in runs(page):
        if run.name != asked.suspects.font or run.font in others or (asked.bounded and not run.drawn):
            continue
        for n, letter in enumerate(run.letters):
            one = glyphs.get(letter)
            beside = run.letters[max(0, n - 1) : n + 2]
            if one and (is_digit(letter[1]) or any(is_digit(sign) for _, sign in beside)):
                used.add(one)
    return sorted(used, key=lambda one: one.named)


def _lie(used: Sequence[Doubtful]) -> bool:
    """Tell whether glyphs of one font show otherwise than named, or nobody can tell what they show."""
    if any(not is_digit(one.named.said) or not one.high for one in used):
        return True
    several = [one for one in used if len(one.named.said) > 1]
    if any(_is_other_number(one) for one in several):
        return True
    single = [one for one in used if len(one.named.said) == 1]
    said = fold_wide("".join(one.named.said for one in single))
    return bool(single) and crops.available() and fold_wide(_read(tuple(single))) != said


def _is_other_number(one: Doubtful) -> bool:
    """Tell whether a glyph that is named several signs surely shows other digits."""
    shown = _read((one,))
    return shown.isdigit() and shown != "".join(c for c in one.named.said if c.isalnum())


@lru_cache(maxsize=64)
def _read(row: tuple[Doubtful, ...]) -> str:
    """Return what a reader sees of signs beside each other; nothing where it is not sure."""
    import numpy as np

    cells = [np.frombuffer(one.ink, dtype=np.uint8).reshape(one.high, -1) for one in row]
    high = max(one.high for one in row)
    paper = np.full((high + 2 * _GAP, _GAP), 255, dtype=np.uint8)
    parts = [paper]
    for cell in cells:
        part = np.full((high + 2 * _GAP, cell.shape[1] + _GAP), 255, dtype=np.uint8)
        part[_GAP + high - len(cell) : _GAP + high, : cell.shape[1]] = cell
        parts.append(part)
    ((text, sure),) = crops.read_crops([gray_of(np.hstack([*parts, paper]))])
    return "".join(c for c in text if c.isalnum()) if sure > _SURE else ""


def _draws_its_own(font: Any, loaded: Any) -> bool:  # noqa: ANN401 -- as above
    """Tell whether a font may draw otherwise than it names: not one drawn by names, nor one that MuPDF cannot draw."""
    from pymupdf import mupdf

    if loaded.is_embedded or draws_glyphs(font):
        return True
    described = mupdf.pdf_dict_gets(font, "FontDescriptor")
    broken = any(mupdf.pdf_is_dict(mupdf.pdf_dict_gets(described, f"FontFile{n}")) for n in ("", "2", "3"))
    return bool(loaded.to_unicode) and not broken
