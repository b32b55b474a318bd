"""PDF files -> pages, each by its text layer or by OCR, with the reason.

In: bytes. Out: pages of words in points, after the page's own turn and crop. Never: a change to the file, a guess of
a password other than the empty one, a rendering beyond the limits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evidence.errors import ReadError
from evidence.model import Document, Page
from evidence.read import einvoice, layer, mixed, trust
from evidence.read.engines import gray_of
from evidence.read.geometry import scale
from evidence.read.picture import Picture, read_picture

if TYPE_CHECKING:
    from evidence.model import Effort, Limits, Source, Word
    from evidence.read.engines import Gray

_POINTS = 72.0
_DPI = 300
_DPI_LEAST, _DPI_MOST = 150, 400
_FILLS = 0.85
_DAMAGED, _AGAIN = "The PDF is damaged and cannot be opened.", "Ask for it or save it again."


def read_pdf(source: Source, data: bytes, effort: Effort, limits: Limits, pages: tuple[int, ...] | None) -> Document:
    """Return the document of a PDF; ReadError when damaged, locked, empty or over a limit."""
    with open_pdf(data) as pdf:
        count = pdf.page_count
        if count > limits.max_pages:
            raise ReadError(f"The PDF has {count} pages, more than {limits.max_pages}.", then="Raise --max-pages.")
        wanted = range(1, count + 1) if pages is None else [p for p in pages if 1 <= p <= count]
        stated, warnings = einvoice.embedded(pdf)
        read = tuple(_page(pdf, number, effort, limits) for number in wanted)
        return Document(source=source, pages=read, stated=stated, warnings=warnings)


def open_pdf(data: bytes) -> Any:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the opened PDF; an empty user password is tried."""
    import pymupdf

    mupdf: Any = pymupdf
    mupdf.TOOLS.mupdf_display_errors(False)  # noqa: FBT003 -- takes no name
    mupdf.TOOLS.mupdf_display_warnings(False)  # noqa: FBT003 -- takes no name
    try:
        pdf = mupdf.open(stream=data, filetype="pdf")
    except Exception as error:  # MuPDF raises its own and RuntimeError
        raise ReadError(_DAMAGED, then=_AGAIN) from error
    if not pdf.is_pdf:  # MuPDF trusts the content more than the type it is told
        raise ReadError(_DAMAGED, then=_AGAIN)
    if pdf.needs_pass and not pdf.authenticate(""):
        raise ReadError("The PDF is locked with a password.", then="Save a copy without a password.")
    if pdf.page_count == 0:
        raise ReadError("The PDF has no pages.", then=_AGAIN)
    return pdf


def _page(pdf: Any, number: int, effort: Effort, limits: Limits) -> Page:  # noqa: ANN401 -- PyMuPDF has no types
    try:
        page = pdf[number - 1]
        words = layer.words(page)
    except Exception as error:  # MuPDF raises its own and RuntimeError
        raise ReadError(
            "The page is damaged and cannot be read.", where=f"page {number}", then="Ask for the file again."
        ) from error
    why = trust.distrust(page, words)
    areas = mixed.picture_areas(page, words) if why is None else ()
    if why is None and not areas:
        return _result(page, number, words, layer.READER, trust.TRUSTED)
    read = read_picture(render(page, number, limits), effort)
    if why is None:
        both = (*words, *mixed.added(read.words, words, areas))
        return _result(page, number, both, f"{layer.READER}, {read.read_by}", "; ".join((mixed.REASON, *read.steps)))
    kept = tuple(w for w in words if not w.visible) if why.keep_hidden else ()
    return _result(page, number, (*read.words, *kept), read.read_by, "; ".join((why.text, *read.steps)))


def _result(page: Any, number: int, words: tuple[Word, ...], read_by: str, reason: str) -> Page:  # noqa: ANN401 -- as above
    return Page(
        number=number,
        width=page.rect.width,
        height=page.rect.height,
        words=words,
        read_by=read_by,
        reason=reason,
    )


def render(page: Any, number: int, limits: Limits) -> Picture:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the page's pixels as the reader sees it, at the scan's own resolution where a scan fills the page."""
    import numpy as np
    import pymupdf

    _check_images(page, number, limits)
    dpi = _resolution(page)
    megapixels = page.rect.width * page.rect.height * (dpi / _POINTS) ** 2 / 1e6
    if megapixels > limits.max_megapixels:
        raise ReadError(
            f"The page would be {megapixels:.0f} megapixels, more than {limits.max_megapixels:g}.",
            where=f"page {number}",
            then="Make the page smaller, or raise --max-megapixels.",
        )
    pixels = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY, alpha=False)
    gray: Gray = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width]
    return Picture(gray_of(gray), dpi, scale(page.rect.width / pixels.width, page.rect.height / pixels.height))


def _check_images(page: Any, number: int, limits: Limits) -> None:  # noqa: ANN401 -- PyMuPDF has no types
    for image in page.get_images():
        if image[2] * image[3] / 1e6 > limits.max_megapixels:
            raise ReadError(
                f"An image on the page is {image[2]} x {image[3]} pixels, more than {limits.max_megapixels:g} megapixels.",
                where=f"page {number}",
                then="Make it smaller, or raise --max-megapixels.",
            )


def _resolution(page: Any) -> int:  # noqa: ANN401 -- PyMuPDF has no types
    area = page.rect.width * page.rect.height
    native = [
        info["width"] * _POINTS / max(1.0, info["bbox"][2] - info["bbox"][0])
        for info in page.get_image_info()
        if _size(info["bbox"]) > _FILLS * area and abs(info["transform"][1]) < 1
    ]
    return round(min(_DPI_MOST, max(_DPI_LEAST, *native))) if native else _DPI


def _size(box: tuple[float, float, float, float]) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
