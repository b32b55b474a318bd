"""How large an image's page is: the dots per inch that its file states, and the turn that a camera noted.

In: what the file says of itself. Out: numbers. Never: a decode. Reader and marks share this rule: they must agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

POINTS = 72.0
EXIF_TURN = 0x0112
_UNKNOWN = 96.0
_LEAST, _MOST = 10.0, 4800.0  # cameras and faxes write 0, 1 or nonsense
_SIDEWAYS = range(5, 9)
_JPEGS = frozenset(["JPEG", "MPO"])
_JFIF_UNITS = (1, 2)  # per inch, per centimetre; 0 is a ratio of sides
_EXIF_RESOLUTION = 0x011A


def stated_dots(kind: str | None, info: Mapping[Any, Any], exif: Mapping[int, Any]) -> Any:  # noqa: ANN401 -- as below
    """Return what an image's header says of its dots per inch, None where it says nothing.

    `kind`, `info` and `exif` as Pillow tells them. For a JPEG with EXIF but no resolution in it Pillow says 72:
    nobody stated that.
    """
    stated = info.get("jfif_unit") in _JFIF_UNITS or _EXIF_RESOLUTION in exif
    return None if kind in _JPEGS and not stated else info.get("dpi")


def dots_per_inch(stated: Any) -> tuple[float, float]:  # noqa: ANN401 -- whatever an image's header holds
    """Return the dots per inch each way: as stated where both are plausible, else 96."""
    try:
        given = tuple(float(v) for v in stated)
    except (TypeError, ValueError, ZeroDivisionError):
        given = ()
    if len(given) != 2 or not all(_LEAST <= v <= _MOST for v in given):  # noqa: PLR2004 -- x and y
        return _UNKNOWN, _UNKNOWN
    return given[0], given[1]


def upright_dots(dpi: tuple[float, float], turn: int) -> tuple[float, float]:
    """Return the dots per inch of the image once it is turned as its EXIF note says (1 to 8)."""
    return (dpi[1], dpi[0]) if turn in _SIDEWAYS else dpi
