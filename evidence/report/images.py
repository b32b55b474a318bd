"""Image files -> one PDF page per frame, the original bytes inside: the same bytes from the same file.

In: the bytes of a file. Out: a PDF whose pages measure pixels x 72/dpi, upright for a reader.
Never: a changed pixel. A JPEG is the page's image stream as it is; any other format lies beside its pixels as an
embedded file, because no PDF stream can hold it.
"""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Any

from evidence.report.plain import one_line
from evidence.values.pictures import EXIF_TURN, POINTS, dots_per_inch, stated_dots, upright_dots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

_TURNS = {1: 0, 2: 0, 3: 180, 4: 180, 5: 270, 6: 90, 7: 90, 8: 270}  # after the mirror, clockwise
_MIRRORED = (2, 4, 5, 7)
_HEAD = 1024
_SPACES = {"1": ("DeviceGray", 1), "L": ("DeviceGray", 8), "RGB": ("DeviceRGB", 8), "CMYK": ("DeviceCMYK", 8)}
_HEIF = {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc", b"ftypmsf1"}


def is_pdf(data: bytes) -> bool:
    """Say whether a file is a PDF, some rubbish before its header allowed."""
    return b"%PDF-" in data[:_HEAD]


def as_pdf(data: bytes, name: str) -> bytes | None:
    """Return a PDF as it is, an image as a PDF, None for what has no pages. Pillow's errors pass through."""
    if is_pdf(data):
        return data
    image = _opened(data)
    return _bound(_objects(image, data, name)) if image else None


def inner_bytes(pdf: bytes) -> bytes | None:
    """Return the image file that lies inside a PDF made by `as_pdf`; None when there is none."""
    import pymupdf

    mupdf: Any = pymupdf
    with mupdf.open(stream=pdf, filetype="pdf") as document:
        for xref in range(1, document.xref_length()):
            kind = document.xref_get_key(xref, "Type")[1], document.xref_get_key(xref, "Filter")[1]
            if kind[0] == "/EmbeddedFile" or kind[1] == "/DCTDecode":
                return bytes(document.xref_stream_raw(xref))
    return None


def _opened(data: bytes) -> Image | None:
    from PIL import Image, UnidentifiedImageError

    if data[4:12] in _HEIF:
        import pi_heif

        pi_heif.register_heif_opener()
    try:
        return Image.open(io.BytesIO(data))
    except UnidentifiedImageError:
        return None


def _objects(image: Image, data: bytes, name: str) -> Iterator[bytes]:
    """Yield the PDF objects in order: catalogue, page tree, then contents, image and page of each frame."""
    frames = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
    kept = image.format in {"JPEG", "MPO"} and image.mode in _SPACES
    kids = " ".join(f"{5 + 3 * i} 0 R" for i in range(frames))
    tail = 6 + 3 * (frames - 1)
    title = "FEFF" + one_line(name).encode("utf-16-be", "replace").hex().upper()
    attached = f"/Names<</EmbeddedFiles<</Names[(original){tail} 0 R]>>>>" if not kept else ""
    yield f"<</Type/Catalog/Pages 2 0 R{attached}>>".encode()
    yield f"<</Type/Pages/Kids[{kids}]/Count {frames}>>".encode()
    for number in range(frames):
        image.seek(number)
        yield from _page(image, data if kept else None, 3 + 3 * number)
    if not kept:
        yield f"<</Type/Filespec/F(original)/UF<{title}>/EF<</F {tail + 1} 0 R>>>>".encode()
        yield _stream(f"/Type/EmbeddedFile/Params<</Size {len(data)}>>", data)


def _page(image: Image, jpeg: bytes | None, first: int) -> Iterator[bytes]:
    turned = image.getexif().get(EXIF_TURN, 1)
    dpi = dots_per_inch(stated_dots(image.format, image.info, image.getexif()))
    turn, mirrored = 0, False
    if jpeg is not None:
        turn, mirrored = _TURNS.get(turned, 0), turned in _MIRRORED
        stream = _jpeg(image, jpeg)
    else:
        image = _upright(image, turned)
        dpi = upright_dots(dpi, turned)
        stream = _pixels(image)
    width, height = image.width * POINTS / dpi[0], image.height * POINTS / dpi[1]
    matrix = f"{-width:.4f} 0 0 {height:.4f} {width:.4f} 0" if mirrored else f"{width:.4f} 0 0 {height:.4f} 0 0"
    yield _stream("", f"q {matrix} cm /Im Do Q".encode())
    yield stream
    box = f"/MediaBox[0 0 {width:.4f} {height:.4f}]/Rotate {turn}"
    parts = f"/Contents {first} 0 R/Resources<</XObject<</Im {first + 1} 0 R>>>>"
    yield f"<</Type/Page/Parent 2 0 R{box}{parts}>>".encode()


def _jpeg(image: Image, data: bytes) -> bytes:
    space, bits = _SPACES[image.mode]
    inverted = "/Decode[1 0 1 0 1 0 1 0]" if image.mode == "CMYK" and "adobe" in image.info else ""
    return _stream(f"{_image(image, space, bits)}{inverted}/Filter/DCTDecode", data)


def _pixels(image: Image) -> bytes:
    space, bits = _SPACES[image.mode]
    return _stream(f"{_image(image, space, bits)}/Filter/FlateDecode", zlib.compress(image.tobytes(), 6))


def _image(image: Image, space: str, bits: int) -> str:
    size = f"/Width {image.width}/Height {image.height}"
    return f"/Type/XObject/Subtype/Image{size}/ColorSpace/{space}/BitsPerComponent {bits}"


def _upright(image: Image, turned: int) -> Image:
    """Return the frame as a reader sees it: turned, on white, in a mode that PDF has."""
    from PIL import Image as Images
    from PIL import ImageOps

    upright: Image = ImageOps.exif_transpose(image) if turned in range(2, 9) else image
    if "A" in upright.getbands() or "transparency" in upright.info:
        layer = upright.convert("RGBA")
        return Images.alpha_composite(Images.new("RGBA", layer.size, "white"), layer).convert("RGB")
    if upright.mode.startswith("I;16") or upright.mode in {"I", "F"}:
        extremes: Any = upright.getextrema()
        low, span = float(extremes[0]), max(1.0, float(extremes[1] - extremes[0]))
        return upright.point(lambda v: v * (255 / span) - low * 255 / span).convert("L")
    return upright if upright.mode in {"1", "L", "RGB"} else upright.convert("RGB")


def _stream(keys: str, data: bytes) -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (keys.encode(), len(data), data)


def _bound(objects: Iterator[bytes]) -> bytes:
    """Return a PDF file of numbered objects, with its cross-reference table."""
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start))
    return out.getvalue()
