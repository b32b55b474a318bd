"""PDF files -> pages, each by its text layer or by OCR, with the reason.

In: bytes. Out: pages of words in points, after the page's own turn and crop. Never: a change to the file, a guess of
a password other than the empty one, a rendering beyond the limits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from evidence.errors import LockedError, ReadError
from evidence.model import Document, Page
from evidence.read import damage, enclosed
from evidence.read.drawn import images
from evidence.read.engines import gray_of
from evidence.read.geometry import scale
from evidence.read.pageless import einvoice
from evidence.read.pictures import overprint
from evidence.read.pictures.inks import share_of, without_stamps
from evidence.read.pictures.picture import Picture, read_picture
from evidence.read.pictures.same_picture import key_of_gray, key_of_page
from evidence.read.pictures.taken import taken
from evidence.read.text_layer import crossed, layer, mixed, named_signs, outlined, sample, striped, trust
from evidence.read.text_layer.disagreeing import other_numbers, unseen_codes
from evidence.read.text_layer.layers import settle_members
from evidence.read.text_layer.signs import signs_of_page, signs_of_pdf
from evidence.read.text_layer.whitened import flat_areas
from evidence.read.unread import AGAIN, DAMAGED, checked, unread_for
from evidence.texts import message

if TYPE_CHECKING:
    from PIL.Image import Image

    from evidence.model import Effort, Limits, Sign, Source, Word
    from evidence.read.engines import Gray
    from evidence.read.pictures.inks import Pixels

_POINTS = 72.0
_DPI = 300
_DPI_LEAST, _DPI_MOST = 150, 400
_FILLS = 0.85
_GRAYS = frozenset({"DeviceGray", "CalGray"})


def read_pdf(source: Source, data: bytes, effort: Effort, limits: Limits, pages: tuple[int, ...] | None) -> Document:
    """Return the document of a PDF; ReadError when damaged, locked, empty, or over a limit on every page."""
    damage.heard()
    with open_pdf(data) as pdf:
        count = _counted(pdf, limits)
        wanted = range(1, count + 1) if pages is None else [p for p in pages if 1 <= p <= count]
        enclosed.check_form(pdf)
        stated, warnings = einvoice.embedded(pdf)
        warnings += enclosed.files(pdf, wanted)
        harm = damage.of_file(pdf, data, damage.heard()) if not pages or 1 in wanted else ()
        warnings += damage.warnings(harm)
        seen = named_signs.Seen(set(), {})
        read = tuple(_page(pdf, number, effort, limits, seen) for number in wanted)
        signs = (*signs_of_pdf(pdf, data), *harm) if not pages or 1 in wanted else ()
        found = read if pages else checked(read)
        return Document(source=source, pages=found, stated=stated, signs=signs, warnings=warnings)


def count_pages(data: bytes, limits: Limits) -> int:
    """Return how many pages a PDF has; ReadError as for reading it."""
    with open_pdf(data) as pdf:
        return _counted(pdf, limits)


def _counted(pdf: Any, limits: Limits) -> int:  # noqa: ANN401 -- PyMuPDF has no types
    count: int = pdf.page_count
    if count > limits.max_pages:
        raise ReadError(
            message("The PDF has {count} pages, more than {most}.", count=count, most=limits.max_pages),
            then="Raise --max-pages.",
        )
    return count


def open_pdf(data: bytes) -> Any:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the opened PDF; an empty user password is tried."""
    pdf = any_pdf(data)
    if pdf.needs_pass and not pdf.authenticate(""):
        raise LockedError(
            "The PDF is locked with a password.",
            then="Give the password with --passwords or --ask-password, or save a copy without one.",
        )
    try:
        pages = pdf.page_count
    except Exception as error:
        # The tree of pages goes in circles, or says it holds more pages than the file has objects.
        raise ReadError(DAMAGED, then=AGAIN) from error
    if pages == 0:
        raise ReadError("The PDF has no pages.", then=AGAIN)
    settle_members(pdf)
    return pdf


def any_pdf(data: bytes) -> Any:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the opened PDF, which may be locked or empty."""
    import pymupdf

    mupdf: Any = pymupdf
    mupdf.TOOLS.mupdf_display_errors(False)  # noqa: FBT003 -- takes no name
    mupdf.TOOLS.mupdf_display_warnings(False)  # noqa: FBT003 -- takes no name
    try:
        pdf = mupdf.open(stream=data, filetype="pdf")
    except Exception as error:  # MuPDF raises its own and RuntimeError
        raise ReadError(DAMAGED, then=AGAIN) from error
    if not pdf.is_pdf:  # MuPDF trusts the content more than the type it is told
        raise ReadError(DAMAGED, then=AGAIN)
    return pdf


def _page(pdf: Any, number: int, effort: Effort, limits: Limits, seen: named_signs.Seen) -> Page:  # noqa: ANN401 -- PyMuPDF has no types
    """Return a page; one that cannot be read is empty and says so: the others can still be read."""
    try:
        damage.heard()  # before the page is loaded, which may tell of objects that are lost
        page = pdf[number - 1]
        _check_size(page, number, limits)
        read = _read(page, number, effort, limits, seen)
        harm = damage.of_page(page, damage.heard(), number)
        more = (*read.warnings, *damage.warnings(harm))
        return msgspec.structs.replace(read, signs=(*read.signs, *harm), warnings=more) if harm else read
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 -- damaged, over a limit, or a fault of ours: told apart there
        return unread_for(number, error)


def _read(page: Any, number: int, effort: Effort, limits: Limits, seen: named_signs.Seen) -> Page:  # noqa: ANN401 -- PyMuPDF has no types
    words = layer.words(page)
    why = (
        trust.distrust(page, words)
        or sample.distrust(page, words, seen.codes)
        or named_signs.distrust(page, seen.digits)
    )
    pictures = mixed.picture_areas(page, words) if why is None else ()
    areas = pictures or (outlined.areas(page, words) if why is None else ())
    if why is None and not areas:
        told = striped.witnessed(page, words)
        return _result(page, number, told, layer.READER, trust.TRUSTED, _over(page, number))
    own = taken(page, _DPI_LEAST, _DPI_MOST)
    picture = render(page, number, limits) if own is None else _laid(page, own, number)
    read = read_picture(picture, effort)
    if why is None:
        both = (*words, *mixed.added(read.words, words, areas))
        label = f"{layer.READER}, {read.read_by}"
        reason = mixed.REASON if pictures else outlined.REASON
        return _result(
            page, number, both, label, "; ".join((reason, *read.steps)), (*read.signs, *crossed.signs(page, number))
        )
    flat = flat_areas(picture.gray, picture.to_page, number)
    kept = tuple(w for w in words if not w.visible) if why.keep_hidden else unseen_codes(words, read.words)
    signs = (*read.signs, *flat, *other_numbers(words, read.words, number))
    made = _result(page, number, (*read.words, *kept), read.read_by, "; ".join((why.text, *read.steps)), signs)
    key = key_of_page(page) if own is None else key_of_gray(own.gray)
    return msgspec.structs.replace(made, flat=read.flat, warnings=read.warnings, picture=key)


def _over(page: Any, number: int) -> tuple[Sign, ...]:  # noqa: ANN401 -- PyMuPDF has no types
    return (*crossed.signs(page, number), *overprint.signs_of_page(page, number))


def _result(
    page: Any,  # noqa: ANN401 -- PyMuPDF has no types
    number: int,
    words: tuple[Word, ...],
    read_by: str,
    reason: str,
    more: tuple[Sign, ...] = (),
) -> Page:
    return Page(
        number=number,
        width=page.rect.width,
        height=page.rect.height,
        words=words,
        read_by=read_by,
        reason=reason,
        signs=(*signs_of_page(page, number), *more),
    )


def render(page: Any, number: int, limits: Limits) -> Picture:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the page's pixels as the reader sees it, at the scan's own resolution where a scan fills the page."""
    import numpy as np
    import pymupdf

    dpi = _resolution(page)
    megapixels = page.rect.width * page.rect.height * (dpi / _POINTS) ** 2 / 1e6
    _check_page(megapixels, number, limits)
    pixels = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY, alpha=False)
    gray: Gray = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width]
    to_page = scale(page.rect.width / pixels.width, page.rect.height / pixels.height)
    return Picture(gray_of(gray), dpi, to_page, number, _without_stamps(page, gray, dpi))


def _without_stamps(page: Any, gray: Gray, dpi: int) -> Gray | None:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the pixels without coloured stamps over print; a page without a picture in colours has none."""
    if all(image[5] in _GRAYS or image[4] == 1 for image in images(page)):
        return None
    share = share_of(gray)
    return without_stamps(gray, _in_colours(page, dpi / share), share, lambda: _in_colours(page, dpi))


def _in_colours(page: Any, dpi: float) -> Image:  # noqa: ANN401 -- as above
    import pymupdf
    from PIL import Image as Images

    zoom = pymupdf.Matrix(dpi / _POINTS, dpi / _POINTS)
    pixels = page.get_pixmap(matrix=zoom, colorspace=pymupdf.csRGB, alpha=False)
    return Images.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)


def _laid(page: Any, own: Pixels, number: int) -> Picture:  # noqa: ANN401 -- PyMuPDF has no types
    """Return pixels that fill the page."""
    height, width = own.gray.shape
    to_page = scale(page.rect.width / width, page.rect.height / height)
    return Picture(own.gray, round(_POINTS / to_page.a), to_page, number, own.bare)


def _check_size(page: Any, number: int, limits: Limits) -> None:  # noqa: ANN401 -- PyMuPDF has no types
    """Raise ReadError before anything is rendered: even a thumbnail decodes the whole of an image."""
    _check_page(page.rect.width * page.rect.height / 1e6, number, limits)
    for image in images(page):
        _check_image(image[2], image[3], number, limits)
        if image[1]:
            width, height = (page.parent.xref_get_key(image[1], key)[1] for key in ("Width", "Height"))
            if width.isdigit() and height.isdigit():
                _check_image(int(width), int(height), number, limits)


def _check_page(megapixels: float, number: int, limits: Limits) -> None:
    if megapixels > limits.max_megapixels:
        raise ReadError(
            message(
                "The page would be {megapixels} megapixels, more than {most}.",
                megapixels=f"{megapixels:.0f}",
                most=f"{limits.max_megapixels:g}",
            ),
            where=message("page {page}", page=number),
            then="Make the page smaller, or raise --max-megapixels.",
        )


def _check_image(width: int, height: int, number: int, limits: Limits) -> None:
    if width * height / 1e6 > limits.max_megapixels:
        raise ReadError(
            message(
                "An image on the page is {width} x {height} pixels, more than {most} megapixels.",
                width=str(width),
                height=str(height),
                most=f"{limits.max_megapixels:g}",
            ),
            where=message("page {page}", page=number),
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
