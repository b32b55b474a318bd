"""One paper -> the files that a marketplace takes: its formats, under its size, nothing lost.

In: a paper's bytes, the accepted formats, the pages wanted, a limit. Out: files, and how each was made.
Never: a lossy step; a page that looks other than before. What cannot be made smaller is told, not harmed.
"""

from __future__ import annotations

import io
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from evidence.report.highlight import opened, page_proof
from evidence.report.images import as_pdf, is_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

How = Literal["as it is", "pages", "recompressed", "part", "page", "picture", "unlocked"]
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
        return (Packed(suffix=suffix, data=_smaller(data, rules), pages=tuple(range(1, count + 1)), how="as it is"),)
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
    how: How = "recompressed" if wanted == every else "pages"
    if rules.fits(chosen) or len(wanted) == 1:
        smaller = len(chosen) < len(data) or wanted != every
        yield Packed(suffix=_PDF, data=chosen if smaller else data, pages=wanted, how=how if smaller else "as it is")
        return
    yield from _split(data, wanted, rules)


def _split(data: bytes, wanted: Sequence[int], rules: Rules) -> Iterator[Packed]:
    """Yield parts of consecutive pages, each as long as it fits; a page that alone is too large is its own part."""
    start = 0
    while start < len(wanted):
        ends = range(start + 1, len(wanted) + 1)
        fitting = bisect_right(ends, 0, key=lambda end: not rules.fits(_cut(data, wanted[start:end])))
        end = start + max(1, fitting)
        yield Packed(suffix=_PDF, data=_selected(data, wanted[start:end]), pages=tuple(wanted[start:end]), how="part")
        start = end


def _selected(data: bytes, pages: Sequence[int]) -> bytes:
    """Return a PDF of some pages, compressed without loss; ValueError where a page then looks other than before."""
    made = _cut(data, pages)
    with opened(data) as before, opened(made) as after:
        for place, page in enumerate(pages):
            if page_proof(before, page - 1).pixels != page_proof(after, place).pixels:
                raise ValueError("a page looks other than before")
    return made


def _cut(data: bytes, pages: Sequence[int]) -> bytes:
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
    """Yield each page as a picture without loss, marks included."""
    import pymupdf

    mupdf: Any = pymupdf
    form = next(((f, s) for f, s in _LOSSLESS if s in rules.formats), None)
    if form is None:
        return
    with opened(data) as document:
        for number in wanted:
            page = document[number - 1]
            dots = _dots(page)
            pixels = page.get_pixmap(dpi=dots, alpha=False, annots=True)
            if pixels.is_unicolor or _gray(pixels):
                pixels = mupdf.Pixmap(mupdf.csGRAY, pixels)
            yield Packed(suffix=form[1], data=_saved(pixels, form[0], dots), pages=(number,), how="picture")


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


def _smaller(data: bytes, rules: Rules) -> bytes:
    """Return a PNG stored tighter when it is too large, with the same pixels; anything else as it is."""
    from PIL import Image

    if rules.fits(data):
        return data
    with Image.open(io.BytesIO(data)) as image:
        if image.format != "PNG":
            return data
        out = io.BytesIO()
        kept = {key: image.info[key] for key in ("dpi", "exif", "icc_profile", "transparency") if key in image.info}
        image.save(out, "PNG", optimize=True, compress_level=9, **kept)
        with Image.open(io.BytesIO(out.getvalue())) as again:
            same = again.mode == image.mode and again.tobytes() == image.tobytes()
    return out.getvalue() if same and len(out.getvalue()) < len(data) else data
