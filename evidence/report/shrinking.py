"""Pictures that are larger than is accepted: first whatever loses nothing, then as little as must be, and how little.

In: the bytes of a picture or of a PDF, the most that is accepted. Out: smaller bytes, and by how much the worst place
differs from before. Never: a place that changed so much that a figure could read differently.
"""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING, Any

import msgspec

from evidence.report.highlight import opened
from evidence.values.pictures import EXIF_TURN

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from PIL.Image import Image

MOST_LOSS = 10.0  # gray levels of 255 that the worst tile may change on average: print stays as it reads
_TILE = 16  # pixels: about a letter on a scan
_QUALITIES = (92, 85, 78, 70, 60)
_DPI = ((300, 85), (250, 80), (200, 75), (200, 60))  # of a page's pictures, with their quality
_PROOF_DPI = 150
_MARK, _END, _SCAN = 0xFF, 0xD9, 0xDA
_ALONE = {0x01, *range(0xD0, 0xD8)}  # markers without a length
_NOTES = {*range(0xE0, 0xF0), 0xFE}  # what programs write beside the picture
_NEEDED = (b"JFIF\0", b"ICC_PROFILE\0", b"Adobe")  # size and colours of the picture hang on these


class Smaller(msgspec.Struct, frozen=True, kw_only=True):
    """A smaller file, and what it lost: None where every pixel is as before, else the worst tile's mean change."""

    data: bytes
    loss: float | None = None


def bare_jpeg(data: bytes) -> bytes:
    """Return a JPEG without what is no picture: thumbnails, camera notes, films behind it. Every pixel stays.

    Its turn stays, too: a photo whose Exif is taken away would lie on its side.
    """
    parts, turn = [b"\xff\xd8"], _turn(data)
    if turn != 1:
        parts.append(exif_segment(turn))
    for marker, segment in _segments(data):
        if marker not in _NOTES or segment[4:].startswith(_NEEDED):
            parts.append(segment)
    return b"".join(parts)


def smaller_picture(data: bytes, most: int) -> Smaller | None:
    """Return a picture as a JPEG of at most so many bytes, with the least loss that does; None where too much is lost."""
    from PIL import Image as Images

    with Images.open(io.BytesIO(data)) as image:
        image.load()
        for out in _again(image):
            if len(out) <= most:
                loss = picture_loss(data, out)
                return Smaller(data=out, loss=loss) if loss <= MOST_LOSS else None
    return None


def smaller_pdf(data: bytes, most: int) -> Smaller | None:
    """Return a PDF whose pictures are stored again so that it fits, with the least loss that does."""
    import pymupdf

    mupdf: Any = pymupdf
    for dpi, quality in _DPI:
        with opened(data) as document:
            document.rewrite_images(dpi_threshold=dpi + 20, dpi_target=dpi, quality=quality, bitonal=False)
            out: bytes = document.tobytes(
                garbage=3, deflate=True, use_objstms=1, no_new_id=True, encryption=mupdf.PDF_ENCRYPT_NONE
            )
        if len(out) <= most:
            loss = pdf_loss(data, out)
            return Smaller(data=out, loss=loss) if loss <= MOST_LOSS else None
    return None


def picture_loss(before: bytes, after: bytes) -> float:
    """Return by how many gray levels the worst tile of a picture changed; infinite where it is another size."""
    from PIL import Image as Images
    from PIL import ImageOps

    with Images.open(io.BytesIO(before)) as one, Images.open(io.BytesIO(after)) as two:
        return worst_tile(ImageOps.exif_transpose(one), ImageOps.exif_transpose(two))


def pdf_loss(before: bytes, after: bytes) -> float:
    """Return the same of the pages of two PDFs, as they are seen."""
    with opened(before) as one, opened(after) as two:
        if one.page_count != two.page_count:
            return float("inf")
        return max((worst_tile(_seen(a), _seen(b)) for a, b in zip(one, two, strict=True)), default=0.0)


def worst_tile(one: Image, two: Image) -> float:
    """Return the mean change of the tile that changed most, in gray levels; infinite where the sizes differ."""
    import numpy as np

    if one.size != two.size:
        return float("inf")
    apart = np.abs(_rgb(one).astype(np.int16) - _rgb(two)).mean(axis=2)
    high, wide = (-(-side // _TILE) * _TILE for side in apart.shape)
    whole = np.zeros((high, wide))
    whole[: apart.shape[0], : apart.shape[1]] = apart
    tiles = whole.reshape(high // _TILE, _TILE, wide // _TILE, _TILE).mean(axis=(1, 3))
    return round(float(tiles.max()), 2)


def _rgb(image: Image) -> np.ndarray[Any, Any]:
    import numpy as np

    return np.asarray(image.convert("RGB"))


def _seen(page: Any) -> Image:  # noqa: ANN401 -- pymupdf has no types
    import pymupdf
    from PIL import Image as Images

    mupdf: Any = pymupdf
    pixels = page.get_pixmap(dpi=_PROOF_DPI, colorspace=mupdf.csRGB, alpha=False)
    return Images.frombytes("RGB", (pixels.width, pixels.height), bytes(pixels.samples))


def _again(image: Image) -> Iterator[bytes]:
    """Yield the picture as JPEG, each time smaller: with its own tables first."""
    kept: dict[str, Any] = {key: image.info[key] for key in ("dpi", "icc_profile") if key in image.info}
    turn = image.getexif().get(EXIF_TURN, 1)
    if turn != 1:
        kept["exif"] = exif_segment(turn)[4:]
    own = ("keep",) if image.format == "JPEG" else ()
    plain = image if image.mode in {"L", "RGB", "CMYK"} else _on_white(image)
    for quality in (*own, *_QUALITIES):
        out = io.BytesIO()
        (image if quality == "keep" else plain).save(
            out, "JPEG", quality=quality, optimize=True, progressive=True, **kept
        )
        yield out.getvalue()


def _on_white(image: Image) -> Image:
    from PIL import Image as Images

    layer = image.convert("RGBA")
    return Images.alpha_composite(Images.new("RGBA", layer.size, "white"), layer).convert("RGB")


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the parts of a JPEG behind its start up to its first end: marker, and bytes with it. ValueError if broken."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != _MARK:
            raise ValueError("no marker where one must be")
        marker = data[at + 1]
        if marker == _MARK:  # padding
            at += 1
            continue
        end = at + 2 if marker in _ALONE else at + 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])
        if marker == _SCAN:
            end = _end_of_scan(data, end)
        yield marker, data[at:end]
        at = end
        if data[at : at + 2] == b"\xff\xd9":
            yield _END, b"\xff\xd9"
            return
    raise ValueError("the picture has no end")


def _end_of_scan(data: bytes, at: int) -> int:
    """Return where the next marker stands behind coded pixels: 00 behind FF is a pixel, D0 to D7 a restart."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] != 0 and data[at + 1] not in _ALONE and data[at + 1] != _MARK:
            return at
        at += 1
    raise ValueError("the picture has no end")


def _turn(data: bytes) -> int:
    from PIL import Image as Images

    with Images.open(io.BytesIO(data)) as image:
        turn = image.getexif().get(EXIF_TURN, 1)
    return turn if turn in range(1, 9) else 1


def exif_segment(turn: int) -> bytes:
    """Return an Exif segment that holds the turn alone."""
    body = b"Exif\x00\x00MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, EXIF_TURN, 3, 1, turn, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
