"""A few codes of a text layer against the pixels: a font's wrong map gives codes that the page does not show.

In: a PyMuPDF page and the words of its layer. Out: why the layer is not believed, None else.
Never: a look where a check digit proves the layer already, or the same font on an earlier page; a verdict from one
letter seen once, or from an unsure reading.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from evidence.read.engines import crops, gray_of
from evidence.read.text_layer import drawn_signs
from evidence.read.text_layer.drawn_text import bare, held
from evidence.read.text_layer.layer import printed
from evidence.read.text_layer.trust import Distrust
from evidence.values.codes import find_asins, find_gtins, fold_wide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.model import Word
    from evidence.read.engines import Gray

_MOST = 2  # words of a page
_DPI, _CLOSER_DPI = 200, 300
_PAD = 1.5  # points of paper around a word
_SURE = 0.8
_NAMED, _NO_FILE = frozenset({"Type1", "TrueType", "MMType1"}), "n/a"
_OTHER = 3  # letters that differ: look-alikes do not count


def distrust(page: Any, words: tuple[Word, ...], proven: set[int]) -> Distrust | None:  # noqa: ANN401 -- PyMuPDF has no types
    """Return why the page is read by OCR: every ASIN looked at shows otherwise, or one in a sign or two.

    A look takes up to 25 ms, where nothing proves the word.

    `proven` are the document's fonts whose codes were seen to be true; another one that is joins them.
    """
    asked = [w for w in words if w.visible and w.quad is None and _is_alone(w.text)][:_MOST]
    if not asked or not crops.available() or _checked(page, asked, words):
        return None
    fonts = page.get_fonts(full=True)
    if _as_named(page, fonts):
        return None
    for word in asked:  # the first that tells the truth ends it, or that lies in a sign: not every word has that sign
        font = _font(page, word, fonts)
        if font in proven:
            return None
        differ = _lies(page, word)
        if not differ:
            proven.update((font,) if font else ())
            return None
        if differ < _OTHER:
            break
    return Distrust("the text layer names other codes than the page shows", keep_hidden=False)


def _font(page: Any, word: Word, listed: Sequence[Any]) -> int | None:  # noqa: ANN401 -- as above
    """Return the number of the one font object that can have drawn a word; None where several can."""
    names = _names(page, word)
    fonts = {xref for xref, _, _, name, *_ in listed if name.rpartition("+")[2] in names}
    return fonts.pop() if len(names) == len(fonts) == 1 else None


def _names(page: Any, word: Word) -> set[str]:  # noqa: ANN401 -- as above
    """Return the names of the fonts that can have drawn a word."""
    spans = (s for block in printed(page).blocks for line in block.get("lines", ()) for s in line["spans"])
    return {span["font"] for span in spans if word.text in span["text"]}


def _checked(page: Any, asked: Sequence[Word], words: Sequence[Word]) -> bool:  # noqa: ANN401 -- as above
    """Tell whether a number with a right check digit stands in the fonts of all the words that would be looked at."""
    proof = [word for word in words if word.visible and find_gtins(word.text)]
    if not proof:
        return False
    proven = set[str]().union(*(_names(page, word) for word in proof[:_MOST]))
    if not all(_names(page, word) <= proven for word in asked):
        return False
    named = Counter(bare(font.m_internal) for font in held(page))
    return all(named[name] <= 1 for name in proven)  # of two fonts of one name one may be true and the other lie


def _as_named(page: Any, fonts: Sequence[Any]) -> bool:  # noqa: ANN401 -- as above
    """Tell whether letters are drawn by their names: no font of the page is embedded or brings a map of its own."""
    pdf = page.parent
    if not fonts or pdf.xref_get_key(page.xref, "Annots")[0] != "null":  # fonts of annotations are not among them
        return False
    return all(
        kind in _NAMED and file == _NO_FILE and pdf.xref_get_key(xref, "ToUnicode")[0] == "null"
        for xref, file, kind, *_ in fonts
    )


def _lies(page: Any, word: Word) -> int:  # noqa: ANN401 -- as above
    """Return how many signs of a word show otherwise; where that is one or two, more pixels must show the same."""
    crop = _crop(page, word, _DPI)
    if drawn_signs.shows(crop, word.text):
        return 0
    ((text, sure),) = crops.read_crops([crop])
    differ = _differing(word.text, text) if sure > _SURE else 0
    if not 0 < differ < _OTHER:
        return differ
    ((again, sure),) = crops.read_crops([_crop(page, word, _CLOSER_DPI)])
    return differ if again == text and sure > _SURE else 0


def _is_alone(text: str) -> bool:
    return "B0" in text and any(
        code.value.startswith("B0") and code.value == text.strip(".,:;()") for code in find_asins(text)
    )


def _differing(said: str, shown: str) -> int:
    """Return how many letters differ, look-alikes left aside; none where one or two were read too few or too many."""
    one, two = (fold_wide("".join(c for c in text if c.isalnum())) for text in (said, shown))
    differ = sum(a != b for a, b in zip(one, two, strict=False)) + abs(len(one) - len(two))
    return differ if len(one) == len(two) or differ >= _OTHER else 0


def _crop(page: Any, word: Word, dpi: int) -> Gray:  # noqa: ANN401 -- as above
    import numpy as np
    import pymupdf

    box = word.box.grow(_PAD)
    clip = pymupdf.Rect(box.left, box.top, box.right, box.bottom)
    pixels = page.get_pixmap(dpi=dpi, clip=clip, colorspace=pymupdf.csGRAY, alpha=False)
    gray = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width]
    return gray_of(gray)
