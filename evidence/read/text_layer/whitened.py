"""Areas painted over: words under a light patch, a patch laid on a scan, paper of one flat shade on a grained scan.

In: a page of a PDF, or the gray pixels of a picture. Out: Signs with the place. Never: a sign for backgrounds that
were painted before the words, for margins, or for the white of a clean picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from evidence.model import Sign, around
from evidence.read.drawn import drawings, drawn
from evidence.read.geometry import Projection, place, rotation

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from evidence.model import Box
    from evidence.read.engines import Gray

_LIGHT = 0.9
_LEAST_WIDTH, _LEAST_HEIGHT = 12.0, 6.0  # points: a patch on a scan
_LETTER = (3.5, 4.5)  # points: a patch on one digit
_WHOLE = 0.6
_SCAN = 0.7
_MOST_DRAWN, _MOST_SIGNS, _MOST_TEXT = 3000, 6, 60
_FILLS = {"fill-path", "fill-image"}
_MOST_PATCH = 250_000  # pixels of a picture that may be a patch
_CELL = 8  # pixels: the block of a JPEG
_GRAINED, _FULL = 0.3, 0.92
_LEAST_CELLS, _LEAST_LONG = 24, 8
_PAPER = 150
_MOST_OF_PAGE = 0.1
_COVERS = {"FreeText", "Square", "Circle", "Redact", "Polygon"}


class _Drawn(NamedTuple):
    order: int
    bounds: tuple[float, float, float, float]


def patches(page: Any, number: int) -> tuple[Sign, ...]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return light patches that lie over words or over a scan, and light areas laid on the page as a note."""
    log, sheet, size = drawn(page), tuple(page.mediabox), abs(page.rect)
    fills = [_Drawn(i, box) for i, (kind, box) in enumerate(log) if kind in _FILLS and _sized(box, sheet, _LETTER)]
    texts = [_Drawn(i, box) for i, (kind, box) in enumerate(log) if kind.endswith("-text") and kind != "ignore-text"]
    scans = [d.order for d in fills if log[d.order][0] == "fill-image" and _area(d.bounds) > _SCAN * size]
    suspects = _suspects([f for f in fills if _area(f.bounds) < _WHOLE * size], texts, scans)
    found = _over(page, number, suspects, scanned=bool(scans)) if suspects else []
    return (*found[:_MOST_SIGNS], *_notes(page, number))


def _suspects(fills: list[_Drawn], texts: list[_Drawn], scans: list[int]) -> list[_Drawn]:
    """Return the fills that were drawn after a text which they touch, or, if larger, after a scan that fills the page.

    One entry of the log may hold the text of a whole page: which letters lie below is asked later.
    """
    import numpy as np

    large = [f for f in fills if _over_scan(f.bounds)]
    if not texts:
        return [f for f in large if any(s < f.order for s in scans)]
    orders = np.asarray([t.order for t in texts])
    lefts, tops, rights, bottoms = (np.asarray([t.bounds[i] for t in texts]) for i in range(4))
    first = int(orders[0])

    def touches(fill: _Drawn) -> bool:
        left, top, right, bottom = fill.bounds
        return bool(
            np.any((orders < fill.order) & (lefts < right) & (rights > left) & (tops < bottom) & (bottoms > top))
        )

    scanned = {f.order for f in large if any(s < f.order for s in scans)}
    return [f for f in fills if f.order in scanned or (f.order > first and touches(f))]


def _over(page: Any, number: int, suspects: list[_Drawn], *, scanned: bool) -> list[Sign]:  # noqa: ANN401 -- as above
    """Return those patches that are light all over, with the letters below and the letters set onto them."""
    light = _light_fills(page)
    patched = [p for p in suspects if any(_alike(p.bounds, box) for box in light)]
    letters = list(_letters(page)) if patched else []
    turn = Projection(*rotation(page))
    found = []
    for patch in patched:
        inside = [(order, text) for order, text, box in letters if _covers(patch.bounds, box)]
        before = "".join(text for order, text in inside if order < patch.order)
        now = "".join(text for order, text in inside if order > patch.order)
        if before.strip() or (scanned and _over_scan(patch.bounds)):
            box = place(turn, *patch.bounds)[0]
            found.append(Sign(kind="whitened", page=number, box=box, now=_short(now), before=_short(before)))
    return found


def _letters(page: Any) -> Iterator[tuple[int, str, tuple[float, float, float, float]]]:  # noqa: ANN401 -- as above
    """Yield each letter with when it is drawn, as the log of drawings counts."""
    for span in page.get_texttrace():
        for letter in span["chars"]:
            yield span["seqno"], chr(letter[0]), letter[3]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MOST_TEXT else line[: _MOST_TEXT - 1] + "\N{HORIZONTAL ELLIPSIS}"


def _light_fills(page: Any) -> list[tuple[float, float, float, float]]:  # noqa: ANN401 -- as above
    paths = drawings(page)
    if len(paths) > _MOST_DRAWN:
        return []
    fills = [
        tuple(d["rect"])
        for d in paths
        if d.get("fill") and min(d["fill"]) > _LIGHT and (d.get("fill_opacity") or 1) > _LIGHT
    ]
    return fills + [tuple(i["bbox"]) for i in page.get_image_info() if _flat(page, i)]


def _flat(page: Any, image: Any) -> bool:  # noqa: ANN401 -- as above
    """Tell whether a small image is of one light colour."""
    import numpy as np
    import pymupdf

    if image["width"] * image["height"] > _MOST_PATCH or not image.get("xref"):
        return False
    pixels = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.Pixmap(page.parent, image["xref"]))
    values = np.frombuffer(pixels.samples, dtype=np.uint8)
    return bool(values.size) and int(values.min()) > 255 * _LIGHT


def _notes(page: Any, number: int) -> list[Sign]:  # noqa: ANN401 -- as above
    """Return annotations that lay a light area onto the page."""
    turn = Projection(*rotation(page))
    found = []
    for note in page.annots() or ():
        fill = (note.colors or {}).get("fill")
        if note.type[1] in _COVERS and fill and min(fill) > _LIGHT:
            text = _short(note.info.get("content") or "")
            found.append(Sign(kind="whitened", page=number, box=place(turn, *tuple(note.rect))[0], now=text))
    return found[:_MOST_SIGNS]


def _sized(box: tuple[float, float, float, float], sheet: tuple[float, ...], least: tuple[float, float]) -> bool:
    inside = box[2] > 0 and box[3] > 0 and box[0] < sheet[2] - sheet[0] and box[1] < sheet[3] - sheet[1]
    return inside and box[2] - box[0] >= least[0] and box[3] - box[1] >= least[1]


def _over_scan(box: tuple[float, float, float, float]) -> bool:
    return box[2] - box[0] >= _LEAST_WIDTH and box[3] - box[1] >= _LEAST_HEIGHT


def _area(box: tuple[float, float, float, float]) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _covers(patch: tuple[float, float, float, float], box: tuple[float, float, float, float]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return patch[0] < x < patch[2] and patch[1] < y < patch[3]


def _alike(one: tuple[float, float, float, float], other: tuple[float, ...]) -> bool:
    return all(abs(a - b) < 2 for a, b in zip(one, other, strict=True))  # noqa: PLR2004 -- points: the log rounds outward


def flat_areas(gray: Gray, to_page: Projection, number: int) -> tuple[Sign, ...]:
    """Return rectangles of one flat shade on a picture whose paper is grained everywhere else."""
    import numpy as np

    rows, columns = gray.shape[0] // _CELL, gray.shape[1] // _CELL
    if rows < _LEAST_LONG or columns < _LEAST_LONG:
        return ()
    bands = gray[: rows * _CELL, : columns * _CELL].reshape(
        rows, _CELL, columns * _CELL
    )  # rows first: ten times faster
    low, high = (
        of(of(bands, axis=1).reshape(rows, columns, _CELL), axis=2) for of in (np.minimum.reduce, np.maximum.reduce)
    )
    paper = low > _PAPER
    flat = paper & (low == high)
    if paper.sum() < rows * columns / 4 or flat.sum() > _GRAINED * paper.sum():
        return ()
    boxes = [b for b in _rectangles(np.asarray(flat)) if not _at_edge(b, rows, columns)]
    signs = [Sign(kind="whitened", page=number, box=_on_page(b, to_page)) for b in boxes]
    return tuple(signs) if len(signs) <= _MOST_SIGNS else ()


def _rectangles(flat: NDArray[np.bool_]) -> list[tuple[int, int, int, int]]:
    """Return the boxes (left, top, right, bottom in cells) of flat areas that fill their box."""
    found: list[tuple[int, int, int, int]] = []
    seen = set[tuple[int, int]]()
    rows, columns = flat.shape
    for start in zip(*flat.nonzero(), strict=True):
        if start in seen:
            continue
        area, todo = [], [start]
        seen.add(start)
        while todo:
            y, x = todo.pop()
            area.append((y, x))
            for there in ((y - 1, x), (y + 1, x), (y, x - 1), (y, x + 1)):
                if 0 <= there[0] < rows and 0 <= there[1] < columns and there not in seen and flat[there]:
                    seen.add(there)
                    todo.append(there)
        ys, xs = [y for y, _ in area], [x for _, x in area]
        box = (int(min(xs)), int(min(ys)), int(max(xs)) + 1, int(max(ys)) + 1)
        wide, high = box[2] - box[0], box[3] - box[1]
        share = len(area) / (rows * columns)
        if (
            len(area) >= _LEAST_CELLS
            and max(wide, high) >= _LEAST_LONG
            and len(area) >= _FULL * wide * high
            and share < _MOST_OF_PAGE
        ):
            found.append(box)
    return found


def _at_edge(box: tuple[int, int, int, int], rows: int, columns: int) -> bool:
    return box[0] <= 1 or box[1] <= 1 or box[2] >= columns - 1 or box[3] >= rows - 1


def _on_page(box: tuple[int, int, int, int], to_page: Projection) -> Box:
    return around([place(to_page, *(float(v * _CELL) for v in box))[0]])
