"""Reads generated pages of random product codes, and tells how many come out right.

In: `python -m bench.codes [--pages N] [--effort fast,auto]`. Out: a table on stdout.
Never: a number made up: a code counts as read only where it was printed.
"""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

import argparse
import random
import string
import time
from typing import TYPE_CHECKING, NamedTuple

import pymupdf

from evidence.read.geometry import scale
from evidence.read.pictures.picture import Picture, read_picture
from evidence.values.codes import fold, is_gtin
from scripts.fixture_maker.wear import Wear, Worn, wear

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evidence.model import Effort, Word

SIGNS = string.ascii_uppercase + string.digits
FONTS = ("helv", "hebo", "tiro", "cour", "tibo")
SIZES = (7, 8, 9, 10)
ROWS = 45
POINTS = 72.0
NEIGHBOURS = 56  # codes in the list for each printed one, that differ from it in one character
LOOKS = {
    "200 dpi mild": Wear(dpi=200, skew=0.3, noise=3, blur=0.5, fade=0.1, quality=60),
    "300 dpi hard": Wear(dpi=300, skew=-0.8, noise=7, blur=0.9, fade=0.3, quality=45),
}


class Printed(NamedTuple):
    """A code as printed: kind ("asin", "ean", "date"), text, and its box in points."""

    kind: str
    text: str
    box: tuple[float, float, float, float]


class Score(NamedTuple):
    """What was asked and what came out, for one kind of code."""

    printed: int
    exact: int
    found: int
    wrong: int


def asin(chance: random.Random) -> str:
    """Return a random ASIN."""
    return "B0" + "".join(chance.choices(SIGNS, k=8))


def ean(chance: random.Random) -> str:
    """Return a random EAN-13 with its check digit."""
    digits = "4" + "".join(chance.choices(string.digits, k=11))
    weighted = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits))
    return f"{digits}{-weighted % 10}"


def code_page(seed: int) -> tuple[bytes, tuple[Printed, ...]]:
    """Return a PDF page with rows of an ASIN, an EAN and a date, and what stands where."""
    chance = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    doc = pymupdf.open()
    page = doc.new_page()
    printed = []
    for row in range(ROWS):
        font, size, y = FONTS[row % len(FONTS)], SIZES[row // len(FONTS) % len(SIZES)], 50 + row * 17
        date = f"{chance.randint(1, 28):02}.{chance.randint(1, 12):02}.20{chance.randint(20, 26)}"
        for kind, text, x in (("asin", asin(chance), 60), ("ean", ean(chance), 240), ("date", date, 420)):
            page.insert_text((x, y), text, fontname=font, fontsize=size)
            width = pymupdf.get_text_length(text, fontname=font, fontsize=size)
            printed.append(Printed(kind, text, (x, y - size, x + width, y + size * 0.3)))
    return doc.tobytes(), tuple(printed)


def score(kind: str, printed: Sequence[Printed], words: Sequence[Word], seed: int) -> Score:
    """Compare what was read at each code's place with what is printed there."""
    chance = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    exact = found = wrong = 0
    wanted = [p for p in printed if p.kind == kind]
    listed = {fold(p.text) for p in wanted}
    strangers = {fold(n) for p in wanted for n in neighbours(p.text, chance)} - listed if kind == "asin" else set()
    for one in wanted:
        read = "".join(w.text for w in words if _inside(w, one.box)).strip(".,:;|'")
        exact += read == one.text
        found += fold(read) == fold(one.text)
        wrong += fold(read) in strangers or (kind == "ean" and read != one.text and is_gtin(read))
    return Score(len(wanted), exact, found, wrong)


def neighbours(code: str, chance: random.Random) -> Iterator[str]:
    """Yield codes that differ in one character, and not only by a pair of look-alikes."""
    for _ in range(NEIGHBOURS):
        at = chance.randrange(2, len(code))
        other = code[:at] + chance.choice(SIGNS) + code[at + 1 :]
        if fold(other) != fold(code):
            yield other


def _inside(word: Word, box: tuple[float, float, float, float]) -> bool:
    x, y = word.box.center
    return box[0] - 2 < x < box[2] + 2 and box[1] - 1 < y < box[3] + 1


def picture_of(worn: Worn, look: Wear) -> Picture:
    """Return the worn page as the reader gets it."""
    import numpy as np

    gray = np.asarray(worn.image.convert("L"), dtype=np.uint8)
    return Picture(gray, look.dpi, scale(POINTS / look.dpi, POINTS / look.dpi))


def _moved(one: Printed, worn: Worn, dpi: int) -> Printed:
    """Return a code with the box, in points, where the skewed paper shows it."""
    left, top, right, bottom = (pixels * POINTS / dpi for pixels in worn.box(one.box))
    return one._replace(box=(left, top, right, bottom))


def measure(look: Wear, effort: Effort, seeds: range) -> tuple[dict[str, Score], float]:
    """Return the score of each kind over some pages, and CPU seconds a page."""
    total: dict[str, Score] = {}
    spent = 0.0
    for seed in seeds:
        pdf, printed = code_page(seed)
        worn = wear(pdf, 0, look, seed)
        picture = picture_of(worn, look)
        before = time.process_time()
        words = read_picture(picture, effort).words
        spent += time.process_time() - before
        for kind in ("asin", "ean", "date"):
            one = score(kind, [_moved(p, worn, look.dpi) for p in printed], words, seed)
            total[kind] = Score(*(a + b for a, b in zip(one, total.get(kind, (0, 0, 0, 0)), strict=True)))
    return total, spent / len(seeds)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5)
    parser.add_argument("--first", type=int, default=0, help="the first page's seed: other pages than before")
    parser.add_argument("--effort", default="fast,auto")
    asked = parser.parse_args()
    print("page          effort  kind  printed  exact   found   wrong hits  CPU s/page")
    for name, look in LOOKS.items():
        for effort in asked.effort.split(","):
            totals, spent = measure(look, effort, range(asked.first, asked.first + asked.pages))
            for kind, s in totals.items():
                shares = f"{s.exact / s.printed:.3f}   {s.found / s.printed:.3f}"
                print(f"{name:13} {effort:7} {kind:5} {s.printed:7}  {shares}  {s.wrong:10}  {spent:.2f}", flush=True)


if __name__ == "__main__":
    main()
