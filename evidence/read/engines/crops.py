"""PP-OCRv6's recogniser alone, on crops of words: the second reader.

In: gray crops of one line each. Out: text and confidence. Never: cv2, detection, a download, a second thread.
Tesseract reads the `B0` of nearly every ASIN as `BO`; this reader gets nine in ten whole codes right.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from evidence.read.engines.ppocr import RECOGNISE, model, network

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from evidence.read.engines.seam import Gray

READER = "pp-ocr"
_HEIGHT = 48
_MIDDLE = 127.5
# One crop at a time, no wider than its text: a batch is no faster, and padding costs as much as ink. Squeezing letters
# by a fifth saves another quarter and reads made pages as well, but on real scans values were lost.
_STEP, _WIDEST = 8, 1600
_ASIN = re.compile(r"B[0O][A-Z0-9]{8}")
# How much likelier a nought is than a letter O, as a logarithm. Measured on 5 fonts: second signs of codes with a digit
# lie above -3.5 and of codes of letters alone above -5, those of words that begin with BO below -8.7 (one on a poor
# scan at -5.4). Within a code, further noughts lie no more than 0.8 below the second sign, letters at least 3.5.
_NOUGHT_AMONG_DIGITS, _NOUGHT_AMONG_LETTERS, _AS_THE_FIRST = -3.9, -5.2, -2.0
_NEVER_SEEN = 1e-4


@cache
def _session() -> tuple[Any, str]:
    session = network(RECOGNISE)
    letters = session.get_modelmeta().custom_metadata_map["character"].split("\n")
    return session, "\0" + "".join(letter[:1] or " " for letter in letters)


def available() -> bool:
    """Return whether the second reader can work here."""
    from importlib.util import find_spec

    return find_spec("onnxruntime") is not None and model(RECOGNISE) is not None


def read_crops(crops: Sequence[Gray]) -> tuple[tuple[str, float], ...]:
    """Return text and confidence (that of the least sure letter) of each crop, in the order given."""
    session, letters = _session()
    return tuple(_greedy(session.run(None, {"x": _tensor(_scaled(crop))})[0][0], letters) for crop in crops)


def _scaled(crop: Gray) -> Gray:
    import numpy as np
    from PIL import Image

    height, width = crop.shape
    wide = min(_WIDEST, max(8, round(width * _HEIGHT / max(1, height))))
    image = Image.fromarray(crop).resize((wide, _HEIGHT), Image.Resampling.BILINEAR)
    return np.asarray(image, dtype=np.uint8)


def _tensor(crop: Gray) -> NDArray[np.float32]:
    import numpy as np

    wide = -(-crop.shape[1] // _STEP) * _STEP
    tensor = np.zeros((1, 3, _HEIGHT, wide), dtype=np.float32)
    tensor[0, :, :, : crop.shape[1]] = crop.astype(np.float32) / _MIDDLE - 1
    return tensor


def _greedy(scores: NDArray[np.float32], letters: str) -> tuple[str, float]:
    """Read one crop's scores (steps x letters): the best letter a step, repeats and blanks dropped."""
    import numpy as np

    best = scores.argmax(axis=1)
    keep = np.flatnonzero((best != 0) & np.concatenate(([True], best[1:] != best[:-1])))
    if not len(keep):
        return "", 0.0
    text = "".join(letters[k] if k < len(letters) else " " for k in best[keep])
    sure = scores[keep, best[keep]]
    if _ASIN.fullmatch(text):
        text, sure = _noughts(text, sure, scores[keep][:, [letters.index("0"), letters.index("O")]])
    return text.strip(), float(sure.min())


def _noughts(text: str, sure: NDArray[np.float32], pairs: NDArray[np.float32]) -> tuple[str, NDArray[np.float32]]:
    """Return an ASIN with each nought and letter O told apart, and how sure each sign is.

    Many fonts draw both alike. But ASINs begin with B0: what the recogniser makes of that nought (`pairs`: how sure it
    is of a nought and of a letter, for each sign) is what it makes of the code's other noughts, and a letter differs.
    """
    import numpy as np

    leaning = np.log((pairs[:, 0] + _NEVER_SEEN) / (pairs[:, 1] + _NEVER_SEEN))
    among_digits = any(sign.isdigit() for sign in text[2:])
    if leaning[1] < (_NOUGHT_AMONG_DIGITS if among_digits else _NOUGHT_AMONG_LETTERS):
        return text, sure
    alike = leaning - leaning[1] > _AS_THE_FIRST
    told = "".join(("0" if like else "O") if sign in "0O" else sign for sign, like in zip(text, alike, strict=True))
    either = np.array([sign in "0O" for sign in text])
    return told, np.where(either, np.maximum(sure, pairs.sum(axis=1)), sure)
