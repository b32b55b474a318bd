"""Pages of noise: grain, static, specks all over, on which the first reader spends up to a minute and reads nothing.

In: gray pixels as they came. Out: whether noise is all there is. Never: an answer without the detector, which finds
text that stands among noise; a look at pages whose rows differ, as those of print do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.read import engines
from evidence.read.engines import lines

if TYPE_CHECKING:
    from evidence.read.engines import Gray

_EVERY = 16  # rows, and columns
_MOST = 3.0  # noise has 1 at most; of 114 scans and photos all have 9 and more along the rows or down the columns
_INKED = 0.005  # of the pixels: where ink begins or ends; less is no work for a reader
_LEAST = 300  # pixels


def is_noise(gray: Gray) -> bool:
    """Whether a picture is noise without a line of text."""
    if min(gray.shape) < _LEAST or max(_spread(gray), _spread(gray.T)) > _MOST or engines.ENGINES["ppocr"].missing():
        return False
    height, width = gray.shape
    return not lines.lines(gray, ((0, 0, width, height),))


def _spread(gray: Gray) -> float:
    """Return by how much rows differ in how often ink begins on them: 1 where chance alone makes it, as rain on tiles.

    Print has rows of letters and none between them.
    """
    import numpy as np

    rows = gray[::_EVERY]
    low, high = np.percentile(rows, (2, 98))
    ink = rows < (low + high) / 2
    begins = (ink[:, 1:] & ~ink[:, :-1]).sum(axis=1)
    mean = float(begins.mean())
    return float(begins.var()) / mean if mean > _INKED * rows.shape[1] else float("inf")
