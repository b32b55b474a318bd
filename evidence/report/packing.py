"""One paper -> the files that a marketplace takes: its formats, under its size, nothing lost.

In: a paper's bytes, the accepted formats, the pages wanted, a limit. Out: files, and how each was made.
Never: a lossy step where one without loss does; a page whose print changes. What stays too large is told, not harmed.
"""

from __future__ import annotations

import io
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from evidence.report.highlight import opened, page_proof
from evidence.report.images import as_pdf, is_pdf
from evidence.report.scans import page_jpeg
from evidence.report.shrinking import bare_jpeg, picture_loss, smaller_pdf, smaller_picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

How = Literal["as it is", "pages", "recompressed", "part", "page", "picture", "scan", "bare", "reencoded", "unlocked"]
MEGABYTE = 1_000_000
_PDF = ".pdf"
_SUFFIXES = {
    "JPEG": (".jpg", ".jpeg", ".pjpeg"),
    "MPO": (".jpg", ".jpeg", ".pjpeg"),
    "PNG": (".png",),
    "GIF": (".gif",),
    "TIFF": (".tiff", ".tif"),
}
_LOSSLESS = (("PNG", ".png"), ("TIFF", ".tiff"))
_BEST_DPI, _MOST_DPI = 200, 300
_WHOLE = 0.5  # of a page: a picture that large is the page itself


class Packed(msgspec.Struct, frozen=True, kw_only=True):
    """A file to be sent: its suffix and bytes, the pages of the paper that it shows, and how it was made."""

    suffix: str
    data: bytes
    pages: tuple[int, ...]
    how: How
    loss: float | None = None


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """What is accepted: suffixes with their point, bytes of one file (None: no limit is stated)."""

    formats: tuple[str, ...]
    most: int | None = None

    def fits(self, data: bytes) -> bool:
        """Say whether a file is small enough."""
        return self.most is None or len(data) <= self.most


def packed(data: bytes, name: str, pages: Sequence[int] | None, rules: Rules) -> tuple[Packed, ...]:
    """Return the files that stand for a paper; none when no accepted format can hold it. `pages` None is all."""
    if is_pdf(data):
        return tuple(_from_pdf(data, pages, rules))
    suffix = _accepted(data, rules)
    count = _frames(data)
    if suffix and (pages is None or len(pages) == count):
        return (_fitting_picture(data, suffix, tuple(range(1, count + 1)), rules),)
    page = as_pdf(data, name)
    if page is None:
        return ()
    if _PDF in rules.formats:
        page = _without_attachment(page)
    return tuple(
        msgspec.structs.replace(made, how="page") if made.suffix == _PDF and made.how in {"as it is", "pages"} else made
        for made in _from_pdf(page, pages, rules)
    )


def _from_pdf(data: bytes, pages: Sequence[int] | None, rules: Rules) -> Iterator[Packed]:
    with opened(data) as document:
        every = tuple(range(1, document.page_count + 1))
    wanted = every if pages is None else tuple(p for p in every if p in set(pages))
    if _PDF not in rules.formats:
        yield from _pictures(data, wanted, rules)
        return
    if wanted == every and rules.fits(data):
        yield Packed(suffix=_PDF, data=data, pages=every, how="as it is")
        return
    chosen = _selected(data, wanted)
    if rules.fits(chosen) or len(wanted) == 1:
        yield _fitting(data, chosen, wanted, every, rules)
        return
    yield from _split(data, wanted, rules)


def _fitting(data: bytes, chosen: bytes, wanted: tuple[int, ...], every: tuple[int, ...], rules: Rules) -> Packed:
    """Return some pages as they fit: without loss, else with the least that does; as they are where nothing helps."""
    whole = wanted == every
    made = Packed(suffix=_PDF, data=chosen, pages=wanted, how="recompressed" if whole else "pages")
    if rules.most is not None and not rules.fits(chosen):
        small = smaller_pdf(chosen, rules.most)
        if small:
            return msgspec.structs.replace(made, data=small.data, how="reencoded", loss=small.loss)
        return Packed(suffix=_PDF, data=data, pages=every, how="as it is") if whole else made
    return made


def _split(data: bytes, wanted: Sequence[int], rules: Rules) -> Iterator[Packed]:
    """Yield parts of consecutive pages, each as long as it fits; a page that alone is too large is its own part."""
    start = 0
    while start < len(wanted):
        ends = range(start + 1, len(wanted) + 1)
        fitting = bisect_right(ends, 0, key=lambda end: not rules.fits(cut(data, wanted[start:end])))
        end = start + max(1, fitting)
        part = tuple(wanted[start:end])
        made = _fitting(data, _selected(data, part), part, (), rules)
        yield made if made.how == "reencoded" else msgspec.structs.replace(made, how="part")
        start = end


def _selected(data: bytes, pages: Sequence[int]) -> bytes:
    """Return a PDF of some pages, compressed without loss; ValueError where a page then looks other than before."""
    made = cut(data, pages)
    with opened(data) as before, opened(made) as after:
        for place, page in enumerate(pages):
            if page_proof(before, page - 1).pixels != page_proof(after, place).pixels:
                raise ValueError("a page looks other than before")
    return made


def cut(data: bytes, pages: Sequence[int]) -> bytes:
    """Return a PDF of some pages, compressed without loss."""
    import pymupdf

    mupdf: Any = pymupdf
    with opened(data) as document:
        document.select([p - 1 for p in pages])
        made: bytes = document.tobytes(
            garbage=3,
            deflate=True,
            deflate_images=True,
            deflate_fonts=True,
            use_objstms=1,
            no_new_id=True,
            encryption=mupdf.PDF_ENCRYPT_NONE,
        )
    return made


def _without_attachment(page: bytes) -> bytes:
    """Return the page around a picture without the picture's file beside it: the pixels are there already."""
    with opened(page) as document:
        document.xref_set_key(document.pdf_catalog(), "Names", "null")
        made: bytes = document.tobytes(garbage=3, no_new_id=True)
    return made


def _pictures(data: bytes, wanted: Sequence[int], rules: Rules) -> Iterator[Packed]:
    """Yield each page as a picture without loss, marks included: a scan's own where the page is nothing else."""
    import pymupdf

    mupdf: Any = pymupdf
    form = next(((f, s) for f, s in _LOSSLESS if s in rules.formats), None)
    jpeg = _jpeg_suffix(rules)
    with opened(data) as document:
        for number in wanted:
            scan = page_jpeg(document, number) if jpeg else None
            if jpeg and scan:
                made = _fitting_picture(scan, jpeg, (number,), rules)
                yield msgspec.structs.replace(made, how="scan") if made.how == "as it is" else made
                continue
            if form is None:
                continue
            page = document[number - 1]
            dots = _dots(page)
            pixels = page.get_pixmap(dpi=dots, alpha=False, annots=True)
            if pixels.is_unicolor or _gray(pixels):
                pixels = mupdf.Pixmap(mupdf.csGRAY, pixels)
            made = _fitting_picture(_saved(pixels, form[0], dots), form[1], (number,), rules)
            yield made if made.how == "reencoded" else msgspec.structs.replace(made, how="picture")


def _saved(pixels: Any, form: str, dots: int) -> bytes:  # noqa: ANN401 -- pymupdf has no types
    from PIL import Image

    mode = "L" if pixels.n == 1 else "RGB"
    image = Image.frombytes(mode, (pixels.width, pixels.height), bytes(pixels.samples))
    out = io.BytesIO()
    extra: dict[str, Any] = {"compress_level": 9} if form == "PNG" else {"compression": "tiff_deflate"}
    image.save(out, form, dpi=(dots, dots), **extra)
    return out.getvalue()


def _gray(pixels: Any) -> bool:  # noqa: ANN401 -- pymupdf has no types
    import numpy as np

    colours = np.frombuffer(pixels.samples, np.uint8).reshape(-1, pixels.n)
    return bool((colours == colours[:, :1]).all())


def _dots(page: Any) -> int:  # noqa: ANN401 -- pymupdf has no types
    """Return dots per inch that show a page well, those of the scan where a page is one."""
    best = float(_BEST_DPI)
    for info in page.get_image_info():
        left, top, right, bottom = info["bbox"]
        if (right - left) * (bottom - top) > _WHOLE * abs(page.rect) > 0:
            best = max(best, info["width"] * 72 / (right - left), info["height"] * 72 / (bottom - top))
    return round(min(best, _MOST_DPI))


def _accepted(data: bytes, rules: Rules) -> str | None:
    """Return the suffix under which a picture is accepted as it is."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as image:
            known = _SUFFIXES.get(image.format or "", ())
    except UnidentifiedImageError:
        return None
    return next((s for s in known if s in rules.formats), None)


def _frames(data: bytes) -> int:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as image:
            return getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
    except UnidentifiedImageError:
        return 1


def _jpeg_suffix(rules: Rules) -> str | None:
    return next((s for s in _SUFFIXES["JPEG"] if s in rules.formats), None)


def _fitting_picture(data: bytes, suffix: str, pages: tuple[int, ...], rules: Rules) -> Packed:
    """Return a picture as it is, else without what is no picture, else with the least loss that lets it fit."""
    made = Packed(suffix=suffix, data=data, pages=pages, how="as it is")
    if rules.most is None or rules.fits(data):
        return made
    for how, smaller in _LOSING_NOTHING:
        tight = smaller(data)
        if tight is not None and rules.fits(tight):
            return msgspec.structs.replace(made, data=tight, how=how)
    jpeg = _jpeg_suffix(rules)
    small = smaller_picture(data, rules.most) if jpeg and len(pages) == 1 else None
    if jpeg and small:
        return Packed(suffix=jpeg, data=small.data, pages=pages, how="reencoded", loss=small.loss)
    return made


def _tighter_png(data: bytes) -> bytes | None:
    """Return a PNG stored tighter, with the same pixels; None for anything else."""
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        if image.format != "PNG":
            return None
        out = io.BytesIO()
        kept = {key: image.info[key] for key in ("dpi", "exif", "icc_profile", "transparency") if key in image.info}
        image.save(out, "PNG", optimize=True, compress_level=9, **kept)
        with Image.open(io.BytesIO(out.getvalue())) as again:
            same = again.mode == image.mode and again.tobytes() == image.tobytes()
    return out.getvalue() if same else None


def _bare(data: bytes) -> bytes | None:
    """Return a JPEG without what is no picture, with the same pixels; None for anything else."""
    if not data.startswith(b"\xff\xd8"):
        return None
    try:
        made = bare_jpeg(data)
    except ValueError:
        return None
    return made if picture_loss(data, made) == 0 else None


_LOSING_NOTHING: tuple[tuple[How, Callable[[bytes], bytes | None]], ...] = (
    ("recompressed", _tighter_png),
    ("bare", _bare),
)
