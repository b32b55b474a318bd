"""Image files -> pages: JPG, PNG, TIFF of several pages, GIF, WebP, BMP, HEIC.

In: bytes. Out: pages of words. Never: a decode before the declared size was checked, an animation's later frames.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

from evidence.errors import ReadError
from evidence.model import Document, Page
from evidence.read.geometry import scale
from evidence.read.pictures.inks import pixels_of
from evidence.read.pictures.picture import Picture, read_picture
from evidence.read.pictures.same_picture import key_of_image
from evidence.read.text_layer.signs import signs_of_image
from evidence.read.text_layer.whitened import flat_areas
from evidence.texts import Sentence, message
from evidence.values.pictures import EXIF_TURN, POINTS, dots_per_inch, stated_dots, upright_dots

if TYPE_CHECKING:
    from PIL.Image import Image

    from evidence.model import Effort, Limits, Source
    from evidence.read.pictures.inks import Pixels

_DAMAGED: Sentence = "The image is damaged and cannot be opened."
_FLAT, _FLATTEST = 1.3, 4.0  # dots across to dots down, or the other way


def read_image(source: Source, data: bytes, effort: Effort, limits: Limits, pages: tuple[int, ...] | None) -> Document:
    """Return the document of an image file; ReadError when damaged or over a limit."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of odd headers; a user can do nothing about them
        return _read(source, data, effort, limits, pages)


def _read(source: Source, data: bytes, effort: Effort, limits: Limits, pages: tuple[int, ...] | None) -> Document:
    image = _open(data)
    count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
    if count > limits.max_pages:
        raise ReadError(
            message("The image has {count} pages, more than {most}.", count=count, most=limits.max_pages),
            then="Raise --max-pages.",
        )
    wanted = range(1, count + 1) if pages is None else [p for p in pages if 1 <= p <= count]
    return Document(source=source, pages=tuple(_page(image, number, effort, limits) for number in wanted))


def _open(data: bytes) -> Image:
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # the limit is the user's --max-megapixels, checked before each decode
    if data[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc", b"ftypmsf1"}:
        _register_heif()
    try:
        return Image.open(io.BytesIO(data))
    except UnidentifiedImageError as error:
        raise ReadError(_DAMAGED, then="Save or scan it again as JPG, PNG or PDF.") from error
    except MemoryError:
        raise
    except Exception as error:  # Pillow's readers raise anything on hostile headers
        raise ReadError(_DAMAGED, then="Save or scan it again as JPG, PNG or PDF.") from error


def _register_heif() -> None:
    try:
        import pi_heif
    except ImportError as error:
        raise ReadError("The image is a HEIC photo.", then="Install pi-heif, or save it as JPG.") from error
    pi_heif.register_heif_opener()


def _page(image: Image, number: int, effort: Effort, limits: Limits) -> Page:
    (gray, bare), dpi_x, dpi_y = _decoded(image, number, limits)
    key = key_of_image(image)
    height, width = gray.shape
    to_page = scale(POINTS / dpi_x, POINTS / dpi_y)
    read = read_picture(Picture(gray, round(dpi_x), to_page, number, bare), effort)
    return Page(
        number=number,
        width=width * to_page.a,
        height=height * to_page.d,
        words=read.words,
        flat=read.flat,
        warnings=read.warnings,
        read_by=read.read_by,
        reason="; ".join(("the file is an image", *read.steps)),
        picture=key,
        signs=(*signs_of_image(image, number), *read.signs, *flat_areas(gray, to_page, number)),
    )


def _decoded(image: Image, number: int, limits: Limits) -> tuple[Pixels, float, float]:
    """Return the pixels and their dots per inch."""
    from PIL import ImageOps

    try:
        image.seek(number - 1)
        _check_size(image.size, limits)
        dpi = dots_per_inch(stated_dots(image.format, image.info, image.getexif()))
        turned = image.getexif().get(EXIF_TURN, 1)
        upright = ImageOps.exif_transpose(image) if turned in range(2, 9) else image
        square, dots = _square(_on_white(upright), upright_dots(dpi, turned))
        _check_size(square.size, limits)
        pixels = pixels_of(square)
    except (ReadError, MemoryError):
        raise
    except Exception as error:  # Pillow's readers raise anything on damaged files
        raise ReadError(
            _DAMAGED, where=message("page {page}", page=number), then="Save or scan it again as JPG, PNG or PDF."
        ) from error
    return (pixels, *dots)


def _square(image: Image, dots: tuple[float, float]) -> tuple[Image, tuple[float, float]]:
    """Return a picture whose pixels are as high as wide, with its dots per inch: a fax has half as many down as across.

    Its paper keeps its size to the point: whole pixels make the dots of one direction a fraction more or less.
    """
    least, most = min(dots), max(dots)
    if not _FLAT < most / least < _FLATTEST:
        return image, dots
    size = (round(image.width * most / dots[0]), round(image.height * most / dots[1]))
    exact = (dots[0] * size[0] / image.width, dots[1] * size[1] / image.height)
    return (image.convert("L") if image.mode == "1" else image).resize(size), exact


def _check_size(size: tuple[int, int], limits: Limits) -> None:
    megapixels = size[0] * size[1] / 1e6
    if megapixels > limits.max_megapixels:
        raise ReadError(
            message(
                "The image is {width} x {height} pixels, more than {most} megapixels.",
                width=str(size[0]),
                height=str(size[1]),
                most=f"{limits.max_megapixels:g}",
            ),
            then="Make it smaller, or raise --max-megapixels.",
        )


def _on_white(image: Image) -> Image:
    """Return a picture whose transparent parts are paper."""
    from PIL import Image as Images

    if image.mode.startswith("I;16") or image.mode in {"I", "F"}:
        extremes: Any = image.getextrema()
        low, span = float(extremes[0]), max(1.0, float(extremes[1] - extremes[0]))
        image = image.point(lambda v: v * (255 / span) - low * 255 / span).convert("L")
    if "A" in image.getbands() or "transparency" in image.info:
        layer = image.convert("RGBA")
        paper = Images.new("RGBA", layer.size, "white")
        image = Images.alpha_composite(paper, layer).convert("RGB")
    return image
