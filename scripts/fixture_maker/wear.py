"""Wears clean pages out into scans, faxes and photos; boxes follow the paper.

In: a PDF page and a way to wear it. Out: pixels and the map from page points to pixels. Never: unseeded chance.
"""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pymupdf
from PIL import Image, ImageFilter

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scripts.fixture_maker.canvas import Quad

Pixels = Image.Image
BLACK_BELOW = 150


@dataclass(frozen=True, kw_only=True)
class Wear:
    """How a page is worn: `skew` in degrees, `noise` in grey levels, `blur` in pixels, `fade` a share of contrast.

    `bits` 1 gives a fax; `photo` lays the page askew on a dark table with a shadow across; `quality` is JPEG's.
    """

    dpi: int = 200
    skew: float = 0.0
    noise: float = 0.0
    blur: float = 0.0
    fade: float = 0.0
    bits: int = 8
    photo: bool = False
    quality: int = 50
    color: bool = False


CLEAN = Wear(skew=0.3, noise=1.5, blur=0.4, quality=42)
MILD = Wear(skew=1.0, noise=3, blur=0.5, fade=0.1, quality=40)
HARD = Wear(skew=-1.8, noise=7, blur=0.8, fade=0.3, quality=38)
FAX = Wear(skew=0.6, noise=22, blur=0.6, bits=1)
PHOTO = Wear(dpi=190, noise=2.5, blur=0.5, fade=0.08, photo=True, color=True, quality=48)


@dataclass(frozen=True)
class Worn:
    """Worn pixels and the 3x3 map from page points to pixels."""

    image: Pixels
    map: NDArray[np.float64]

    def box(self, quad: Quad) -> Quad:
        """Return where a box on the page lies in the picture: the rectangle around it, in pixels."""
        x0, y0, x1, y1 = quad
        corners = np.array([(x0, y0, 1), (x1, y0, 1), (x1, y1, 1), (x0, y1, 1)]) @ self.map.T
        at = corners[:, :2] / corners[:, 2:]
        return (float(at[:, 0].min()), float(at[:, 1].min()), float(at[:, 0].max()), float(at[:, 1].max()))


def homography(source: NDArray[np.float64], target: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the 3x3 map that takes four points to four others."""
    rows, right = [], []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return np.append(np.linalg.solve(np.array(rows), np.array(right)), 1).reshape(3, 3)


def wear(pdf: bytes, page: int, how: Wear, seed: int) -> Worn:
    """Render a page (from 0) and wear it out."""
    with pymupdf.open(stream=pdf) as doc:
        pixmap = doc[page].get_pixmap(dpi=how.dpi, colorspace=pymupdf.csRGB if how.color else pymupdf.csGRAY)
        mode = "RGB" if how.color else "L"
        clean = Image.frombytes(mode, (pixmap.width, pixmap.height), pixmap.samples)
    rng = np.random.default_rng(seed)
    moved, place = _move(clean, how)
    pixels = np.asarray(moved.filter(ImageFilter.GaussianBlur(how.blur)) if how.blur else moved, dtype=np.float64)
    pixels = 255 - (255 - pixels) * (1 - how.fade) - 60 * how.fade
    if how.photo:
        pixels *= _shadow(*pixels.shape[:2])[..., None] if how.color else _shadow(*pixels.shape[:2])
    if how.noise:
        grain = rng.normal(0, how.noise, pixels.shape[:2])
        pixels += grain[..., None] if how.color else grain
    worn = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    if how.bits == 1:
        worn = worn.point(lambda v: 255 if v > BLACK_BELOW else 0).convert("1", dither=Image.Dither.NONE)
    scale = np.diag([how.dpi / 72, how.dpi / 72, 1.0])
    return Worn(worn, place @ scale)


def _move(clean: Pixels, how: Wear) -> tuple[Pixels, NDArray[np.float64]]:
    w, h = clean.size
    corners = np.array([(0, 0), (w, 0), (w, h), (0, h)], dtype=np.float64)
    if how.photo:
        size = (int(w * 1.12), int(h * 1.1))
        spots = np.array([(0.07, 0.05), (1.02, 0.075), (1.075, 1.06), (0.035, 1.035)]) * (w, h)
    else:
        size = (w, h)
        turn = np.deg2rad(how.skew)
        spin = np.array([(np.cos(turn), np.sin(turn)), (-np.sin(turn), np.cos(turn))])
        spots = (corners - (w / 2, h / 2)) @ spin + (w / 2, h / 2)
    back = homography(spots, corners)
    ground = (70, 52, 40) if how.color else (60 if how.photo else 250)
    moved = clean.transform(
        size, Image.Transform.PERSPECTIVE, tuple(back.ravel()[:8]), Image.Resampling.BICUBIC, fillcolor=ground
    )
    return moved, homography(corners, spots)


def _shadow(height: int, width: int) -> NDArray[np.float64]:
    y, x = np.mgrid[0 : 1 : complex(0, height), 0 : 1 : complex(0, width)]
    edge = 1 / (1 + np.exp(-(x * 0.8 + y * 0.6 - 0.75) * 7))
    light: NDArray[np.float64] = (1.0 - 0.32 * edge) * (0.9 + 0.1 * y)
    return light


def jpeg(worn: Worn, how: Wear, *, dpi: bool = True, turn: int = 0) -> bytes:
    """Return JPEG bytes; without `dpi` the file says nothing; `turn` 6 or 8 stores it lying, with the EXIF turn."""
    image = worn.image.convert("RGB" if how.color else "L")
    extra: dict[str, Any] = {}
    if turn:
        image = image.transpose({6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}[turn])
        exif = Image.Exif()
        exif[0x0112] = turn
        extra["exif"] = exif.tobytes()
    if dpi:
        extra["dpi"] = (how.dpi, how.dpi)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=how.quality, **extra)
    return out.getvalue()


def png(worn: Worn, how: Wear) -> bytes:
    """Return PNG bytes; grey pages keep 16 levels so that they stay small."""
    out = io.BytesIO()
    image = worn.image if how.bits == 1 else worn.image.quantize(16, dither=Image.Dither.NONE)
    image.save(out, "PNG", dpi=(how.dpi, how.dpi), optimize=True)
    return out.getvalue()


def tiff(pages: list[Worn], how: Wear) -> bytes:
    """Return a TIFF of all pages: fax compression for one bit, JPEG else."""
    out = io.BytesIO()
    first, *rest = [worn.image for worn in pages]
    first.save(
        out,
        "TIFF",
        save_all=True,
        append_images=rest,
        compression="group4" if how.bits == 1 else "jpeg",
        dpi=(how.dpi, how.dpi),
    )
    return out.getvalue()


def scanned_pdf(pages: list[Worn], how: Wear) -> bytes:
    """Return a PDF as office scanners make it: one picture a page."""
    doc = pymupdf.open()
    for worn in pages:
        width, height = (side * 72 / how.dpi for side in worn.image.size)
        page = doc.new_page(width=width, height=height)
        page.insert_image(page.rect, stream=jpeg(worn, how) if how.bits > 1 else png(worn, how))
    doc.set_metadata(
        {"producer": "Fixture Scanner 2.1", "creationDate": "D:20260101090000Z", "modDate": "D:20260101090000Z"}
    )
    return bytes(doc.tobytes(garbage=3, deflate=True, no_new_id=True))


def wear_out(
    pdf: bytes, count: int, name: str, how: Wear, seed: int, *, dpi: bool = True, turn: int = 0
) -> tuple[bytes, list[Worn]]:
    """Wear `count` pages out into a file of the kind that the name's suffix says; pictures of one page show the first."""
    suffix = name.rsplit(".", 1)[-1]
    worn = [wear(pdf, page, how, 1000 * seed + page) for page in range(count if suffix in {"pdf", "tiff"} else 1)]
    if suffix == "pdf":
        return scanned_pdf(worn, how), worn
    if suffix == "tiff":
        return tiff(worn, how), worn
    return (png(worn[0], how) if suffix == "png" else jpeg(worn[0], how, dpi=dpi, turn=turn)), worn


def points(box: Quad, dpi: float) -> Quad:
    """Return a box of pixels in points."""
    left, top, right, bottom = (side * 72 / dpi for side in box)
    return (left, top, right, bottom)
