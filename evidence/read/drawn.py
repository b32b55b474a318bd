"""What a page draws, in order, as boxes: asked of MuPDF once a page, though several look at it.

In: a PyMuPDF page. Out: kind and bounds of each drawing in unrotated points. Never: a rendering.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Sequence

    Bounds = tuple[float, float, float, float]
    Drawn = tuple[str, Bounds]

_PICTURES = {"fill-image", "fill-imgmask"}
_THIN = 3.0  # points
_TOGETHER = 500  # boxes held against all texts at once
_MARGIN = 0.15  # of a text's height, above and below which a line across is a rule or an underline
_LOGS: WeakKeyDictionary[Any, Sequence[Drawn]] = WeakKeyDictionary()
_PATHS: WeakKeyDictionary[Any, Sequence[Any]] = WeakKeyDictionary()
_IMAGES: WeakKeyDictionary[Any, Sequence[Any]] = WeakKeyDictionary()


def drawn(page: Any) -> Sequence[Drawn]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the kind and bounds of all that the page draws, in the order of drawing."""
    if page not in _LOGS:
        _LOGS[page] = page.get_bboxlog()
    return _LOGS[page]


def drawings(page: Any) -> Sequence[Any]:  # noqa: ANN401 -- as above
    """Return the paths that a page draws, with their parts and colours."""
    if page not in _PATHS:
        _PATHS[page] = page.get_cdrawings()
    return _PATHS[page]


def images(page: Any) -> Sequence[Any]:  # noqa: ANN401 -- as above
    """Return the images that a page may draw, as PyMuPDF lists them."""
    if page not in _IMAGES:
        _IMAGES[page] = page.get_images()
    return _IMAGES[page]


def pictures(page: Any) -> list[Bounds]:  # noqa: ANN401 -- as above
    """Return where images are drawn, those that stand in the content itself too."""
    return [box for kind, box in drawn(page) if kind in _PICTURES]


def may_strike(page: Any) -> bool:  # noqa: ANN401 -- as above
    """Tell whether a line may run through text: a thin box across its middle, or strokes whose box tells nothing."""
    import numpy as np

    log = drawn(page)
    boxes = [box for kind, box in log if kind == "stroke-path" or (kind == "fill-path" and _thin(box))]
    texts = [box for kind, box in log if kind.endswith("-text")]
    if not boxes or not texts:
        return False
    left, top, right, bottom = np.asarray(texts, dtype=np.float32).T
    margin = (bottom - top) * _MARGIN
    all_boxes = np.asarray(boxes, dtype=np.float32)
    for start in range(0, len(boxes), _TOGETHER):
        some = all_boxes[start : start + _TOGETHER]
        x0, y0, x1, y1 = (some[:, i : i + 1] for i in range(4))
        if np.any((x0 < right) & (x1 > left) & (y0 < bottom - margin) & (y1 > top + margin)):
            return True
    return False


def _thin(box: Bounds) -> bool:
    return box[3] - box[1] < _THIN
