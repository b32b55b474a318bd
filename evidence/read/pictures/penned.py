"""Words of a scan that a pen runs through, however it runs: zigzag, wave, loops, a slash, a cross.

In: level gray pixels and the words that a reader saw there. Out: which of them ink runs through that is no letter's.
Never: an underline, a ring around a word, a rule of the table, what only touches a letter.

Print leaves paper around each word. What runs through one hangs together from the paper on one side of it to that on the
other: from left to right between head and foot of its letters, or from above to below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.read.spots import across

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from evidence.read.engines import Gray, Seen

    Mask = NDArray[np.bool_]
    Places = NDArray[np.float32]

_BESIDE, _LEAST_BESIDE = 0.3, 0.12  # of a word's height: paper beside it that must be crossed too
_OVER = 0.25  # of its height: above and below it
_HEAD, _FOOT = 0.15, 0.85  # of its height: what runs above or below underlines or frames
_MOST_HIGH = 2.2  # times the height of a usual word: bounds that are no word's hold its neighbours' rules
_SAME_ROW = 0.5  # of the lower word's height
_THIN, _STUB = 0.3, 0.25  # of its height: a line, not a letter; how much of one stands at the end of a word's box
_FAINT = 0.35  # of the way from paper to ink
_PAPER, _CONTRAST = 0.9, 40  # of the pixels are as dark as paper or darker; gray levels
_MOST_INK = 0.6  # of the pixels: more is a dark field
_JOINED = 0.5  # of the ink hangs together with what runs along a word: a rule or underline leaves its letters apart
_SLASHED = 0.3  # of it hangs together with what runs down past a word: a bracket beside it leaves it alone
_RULE = 0.97  # of a column is ink: an upright rule
_GROUND = 0.9  # of a row is ink: a ground, where it reaches in from outside


def crossed(gray: Gray, words: Sequence[Seen]) -> frozenset[int]:
    """Return the numbers of the words that a pen runs through."""
    import numpy as np

    if not words:
        return frozenset()
    boxes = np.asarray([(w.left, w.top, w.right, w.bottom) for w in words], dtype=np.float32)
    highest = _MOST_HIGH * np.median(boxes[:, 3] - boxes[:, 1])
    named = (i for i, w in enumerate(words) if w.bottom - w.top <= highest and any(map(str.isalnum, w.text)))
    rooms = _rooms(boxes)
    return frozenset(i for i in named if _runs_through(gray, boxes[i], rooms[i]))


def _rooms(boxes: Places) -> Places:
    """Return how far each word is from its left and right neighbour in pixels."""
    import numpy as np

    left, top, right, bottom = boxes.T
    height = bottom - top
    shared = np.minimum(bottom[:, None], bottom) - np.maximum(top[:, None], top)
    row = shared > _SAME_ROW * np.minimum(height[:, None], height)
    np.fill_diagonal(row, val=False)
    middle = (left + right) / 2
    before, behind = row & (middle < middle[:, None]), row & (middle >= middle[:, None])
    far = np.float32(1e6)
    return np.stack(
        (
            np.where(before, left[:, None] - right, far).min(axis=1),
            np.where(behind, left - right[:, None], far).min(axis=1),
        ),
        axis=1,
    )


def _runs_through(gray: Gray, box: Places, room: Places) -> bool:
    import numpy as np

    high = float(box[3] - box[1])
    if high < 1 or box[2] <= box[0]:
        return False
    by = _stubs(gray, box)
    left, top, right, bottom = (float(v) for v in box + np.asarray((by[0], 0, -by[1], 0)))
    beside = np.minimum(_BESIDE * high, room + by - 1)
    if right <= left or beside.min() < _LEAST_BESIDE * high:
        return False
    over = round(_OVER * high)
    y0, y1, x0, x1 = round(top) - over, round(bottom) + over, round(left - beside[0]), round(right + beside[1])
    if y0 < 0 or x0 < 0 or y1 > gray.shape[0] or x1 > gray.shape[1]:
        return False
    dark = _without_grounds(_dark(gray[y0:y1, x0:x1]))
    if not 0 < dark.mean() <= _MOST_INK:
        return False
    rows = slice(over + round(_HEAD * high), over + round(_FOOT * high))
    return _crosses(dark, rows, slice(round(left) - x0, round(right) - x0))


def _crosses(dark: Mask, rows: slice, columns: slice) -> bool:
    """Tell whether ink runs through a word, between whose head and foot are `rows` and whose letters are in `columns`."""
    if across(dark[rows]) > _JOINED:
        return True
    bare = dark & (dark.mean(axis=0) <= _RULE)
    beside = bare[rows, : columns.start].any() and bare[rows, columns.stop :].any()
    if beside and across(bare, rows) > _JOINED:
        return True
    return across(bare[:, columns].T) > 0 or across(bare.T) > _SLASHED


def _without_grounds(dark: Mask) -> Mask:
    """Return ink without the dark grounds that reach in from above and below: the head of a table above its first line."""
    import numpy as np

    bare = np.flatnonzero(dark.mean(axis=1) < _GROUND)
    first, last = (int(bare[0]), int(bare[-1]) + 1) if len(bare) else (0, 0)
    inside = np.zeros_like(dark)
    inside[first:last] = dark[first:last]
    return inside


def _stubs(gray: Gray, box: Places) -> tuple[float, float]:
    """Return how far a thin line alone stands at either end of a word's box: a reader's box holds the ends of a stroke too."""
    import numpy as np

    left, top, right, bottom = (max(0, round(float(v))) for v in box)
    dark = _dark(gray[top:bottom, left:right])
    high = dark.shape[0]
    thick = np.flatnonzero(dark.sum(axis=0) > max(2, _THIN * high))
    if not len(thick):
        return 0.0, 0.0
    ends = (int(thick[0]), dark.shape[1] - 1 - int(thick[-1]))
    one, other = (float(end) if end >= _STUB * high else 0.0 for end in ends)
    return one, other


def _dark(crop: Gray) -> Mask:
    """Return what is ink in a part of a picture; nothing where it holds no print."""
    import numpy as np

    if not crop.size:
        return np.zeros(crop.shape, dtype=bool)
    at = int(_PAPER * (crop.size - 1))
    paper, ink = int(np.partition(crop, at, axis=None)[at]), int(crop.min())
    return crop < paper - _FAINT * (paper - ink) if paper - ink >= _CONTRAST else np.zeros(crop.shape, dtype=bool)
