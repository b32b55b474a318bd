"""How a text of an editable file looks: whether a reader sees it, in which ink on which ground, how large, struck or not.

In: colours as style sheets and Office files write them. Out: whether the text can be seen. Never: a picture behind the
text, a colour that is not understood: what is not known hides nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_CONTRAST = 28  # gray levels between ink and ground, as on a page
_LEAST_SIZE = 2.2  # points, as on a page
_FAINTEST = 0.1  # of solid ink
_WHITE = 255.0
_RED, _GREEN, _BLUE = 0.299, 0.587, 0.114
_ALPHA = re.compile(r"(?:rgb|hsl)a?\((?P<colour>[^/)]*?)(?:[,/]\s*(?P<alpha>[\d.]+%?))?\s*\)")
_PARTS = 3


class Look(NamedTuple):
    """How light ink and ground are (0 to 255; None where it is not known), and the size of the letters in points."""

    shown: bool = True
    bold: bool = False
    struck: bool = False
    ink: float | None = 0.0
    ground: float | None = _WHITE
    size: float | None = None

    @property
    def seen(self) -> bool:
        """Whether a reader sees the text."""
        if not self.shown or (self.size is not None and self.size < _LEAST_SIZE):
            return False
        return self.ink is None or self.ground is None or abs(self.ink - self.ground) >= _CONTRAST

    def inked(self, ink: float | None) -> Look:
        """Return the look with another ink; NaN is ink that cannot be seen on any ground."""
        return self._replace(shown=False) if ink is not None and ink != ink else self._replace(ink=ink)  # noqa: PLR0124 -- NaN alone differs from itself


CLEAR = float("nan")
"""Ink or ground that lets everything through."""


def luma(text: str) -> float | None:
    """Return how light a colour is: "#fff", "white", "rgb(255, 255, 255)", "1F3864"; CLEAR where it is transparent."""
    from PIL import ImageColor

    plain = " ".join(text.lower().split())
    if plain == "transparent":
        return CLEAR
    if mixed := _ALPHA.fullmatch(plain):
        if _is_faint(mixed["alpha"] or "1"):
            return CLEAR
        numbers = re.split(r"[ ,]+", mixed["colour"].strip())
        if len(numbers) > _PARTS and _is_faint(numbers[_PARTS]):
            return CLEAR
        plain = f"{plain[:3]}({','.join(numbers[:_PARTS])})"
    try:
        red, green, blue, *alpha = ImageColor.getrgb(f"#{plain}" if re.fullmatch(r"[0-9a-f]{6}", plain) else plain)
    except ValueError:
        return None
    if alpha and alpha[0] < _FAINTEST * 255:
        return CLEAR
    return _RED * red + _GREEN * green + _BLUE * blue


def _is_faint(alpha: str) -> bool:
    try:
        share = float(alpha.rstrip("%")) / (100 if alpha.endswith("%") else 1)
    except ValueError:
        return False
    return share < _FAINTEST
