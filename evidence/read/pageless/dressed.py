"""What an element of a web page does to the look of its text.

In: an element's tag, attributes and declarations, the look around it. Out: its own look. Never: another element's place:
what lies over a text is not worked out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from evidence.read.pageless.look import CLEAR, luma

if TYPE_CHECKING:
    from collections.abc import Mapping

    from evidence.read.pageless.look import Look

_BOLD = {"b", "strong", "th", "h1", "h2", "h3"}
_STRUCK = {"s", "del", "strike"}
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|em|rem|%|vw|vh|in|cm|mm|ex|ch)?", re.IGNORECASE)
_POINTS = {"px": 0.75, "pt": 1.0, "in": 72.0, "cm": 28.3, "mm": 2.83}
_AWAY = 300.0  # points that lie off any page
_NOTHING = 1.6  # points: a box of one pixel, and a little
_FAINTEST = 0.1
_NORMAL = 12.0
_SIZES = {"xx-small": 7.0, "x-small": 7.5, "small": 10.0, "medium": 12.0, "large": 13.5}
_CLIPPED = re.compile(r"rect\(\s*0(?:px)?[\s,]+0(?:px)?|rect\(\s*1px[\s,]+1px|inset\(\s*(?:[5-9]\d|100)\s*%|circle\(\s*0|polygon\(\s*0", re.IGNORECASE)  # fmt: skip
_GONE = re.compile(r"(?:scale[xy3d]*\(\s*0(?:\.0\d*)?\s*[,)]|(?:opacity|blur)\(\s*0%?\s*\))", re.IGNORECASE)
_MOVED = re.compile(r"translate\w*\(([^)]*)\)", re.IGNORECASE)


def dressed(look: Look, element: Any, said: Mapping[str, str]) -> Look:  # noqa: ANN401 -- lxml elements
    """Return the look of an element's text inside of what has a look already."""
    tag = element.tag
    gone = "hidden" in element.attrib or _hides(said) or _boxed_away(said)
    ground = _ground(look, element, said)
    size = _size(look.size or _NORMAL, said.get("font-size") or "")
    worn = look._replace(
        shown=look.shown and not gone,
        bold=look.bold or tag in _BOLD,
        struck=look.struck or tag in _STRUCK or "line-through" in _both(said, "text-decoration"),
        ground=ground,
        size=size if size is not None else look.size,
    )
    ink = said.get("color") or (element.get("color") if tag == "font" else None)
    return worn.inked(luma(ink)) if ink and ink.lower() not in {"inherit", "initial", "currentcolor"} else worn


def _both(said: Mapping[str, str], name: str) -> str:
    return f"{said.get(name, '')} {said.get(name + '-line', '')}".lower()


def _hides(said: Mapping[str, str]) -> bool:
    """Tell whether declarations take a text from view as such."""
    opacity = _length(said.get("opacity", ""))
    return (
        said.get("display", "").lower() == "none"
        or said.get("visibility", "").lower() in {"hidden", "collapse"}
        or said.get("content-visibility", "").lower() == "hidden"
        or said.get("mso-hide", "").lower() == "all"
        or (opacity is not None and opacity < _FAINTEST)
        or bool(_GONE.search(f"{said.get('transform', '')} {said.get('filter', '')}"))
        or any(_is_away(x) for moved in _MOVED.findall(said.get("transform", "")) for x in moved.split(","))
    )


def _boxed_away(said: Mapping[str, str]) -> bool:
    """Tell whether declarations leave a text no room, or put it off the page."""
    if _CLIPPED.search(f"{said.get('clip', '')} {said.get('clip-path', '')}"):
        return True
    moved: tuple[str, ...] = ("text-indent", "margin-left", "margin-top")
    if said.get("position", "").lower() in {"absolute", "fixed", "relative"}:
        moved += ("left", "right", "top", "bottom")
    if any(_is_away(said.get(name, "")) for name in moved):
        return True
    cut = any(
        "hidden" in said.get(name, "") or "clip" in said.get(name, "")
        for name in ("overflow", "overflow-x", "overflow-y")
    )
    sides = [_points(said[name]) for name in ("height", "max-height", "width") if name in said]
    return cut and any(side is not None and side < _NOTHING for side in sides)


def _is_away(text: str) -> bool:
    points = _points(text)
    return points is not None and points < -_AWAY


def _ground(look: Look, element: Any, said: Mapping[str, str]) -> float | None:  # noqa: ANN401 -- as above
    """Return what the text stands on; None for a picture or what is not understood."""
    if "background-image" in said and said["background-image"].lower() != "none":
        return None
    told = said.get("background-color") or said.get("background") or element.get("bgcolor")
    if element.get("background") or (told and ("url(" in told.lower() or "gradient" in told.lower())):
        return None
    if not told or told.lower() in {"none", "inherit", "initial", "0", "0 0"}:
        return look.ground
    ground = luma(told)
    return look.ground if ground is CLEAR else ground


def _size(around: float, text: str) -> float | None:
    if text.lower() in _SIZES:
        return _SIZES[text.lower()]
    found = _LENGTH.fullmatch(text.strip())
    if not found:
        return None
    share = {"em": around, "%": around / 100, "rem": _NORMAL}.get((found[2] or "").lower())
    return float(found[1]) * share if share is not None else _points(text)


def _points(text: str) -> float | None:
    """Return a length in points; a number without a unit counts where it is 0; None for shares and other words."""
    found = _LENGTH.fullmatch(text.strip())
    if not found:
        return None
    unit = (found[2] or "").lower()
    if unit in {"em", "rem", "ex", "ch"}:
        return float(found[1]) * _NORMAL
    if unit in _POINTS:
        return float(found[1]) * _POINTS[unit]
    return float(found[1]) * _AWAY * 2 / 100 if float(found[1]) <= 0 else None  # of a page: -100 % lies off it


def _length(text: str) -> float | None:
    found = _LENGTH.fullmatch(text.strip())
    return None if not found else float(found[1]) / (100 if found[2] == "%" else 1)
