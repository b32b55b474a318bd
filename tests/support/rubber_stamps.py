"""Rubber stamps in black on papers that else cover: boxed, hollow, worn, aslant; on scans, or as a picture on a digital page.

In: a stamp. Out: the file of a paper that bears it.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pymupdf
from PIL import Image, ImageFilter
from trade_papers import LINE, STRANGE, Sheet, draw

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_DPI = 200
_MORE = ("Bamboo cutlery set", "B0F1TT7QKD", "4006381333979", "25", "4.00", "100.00")
TOP, TITLE, TABLE, LOW = (300.0, 110.0), (430.0, 75.0), (300.0, 290.0), (280.0, 480.0)


class Rubber(NamedTuple):
    """Lines of a stamp, its angle, its letters' size in points, how it is drawn, where its middle lies, how it is worn."""

    lines: tuple[str, ...]
    angle: float = 15.0
    size: float = 24.0
    at: tuple[float, float] = LOW
    box: str = "single"  # none, double, rounded, round
    font: str = "hebo"
    hollow: bool = False
    tone: int = 40
    worn: float = 0.0  # share of its ink that did not take
    picture: bool = False  # on a digital page, as a picture


def paper(path: Path, stamp: Rubber, seed: int) -> Path:
    """Draw an invoice of three lines with a stamp on it."""
    draw(path, Sheet(rows=(LINE, STRANGE, _MORE), total="Total GBP 310.00"))
    ink = _ink(stamp, seed)
    with pymupdf.open(path) as drawn, pymupdf.open() as made:
        if stamp.picture:
            black = Image.merge("LA", (Image.new("L", ink.shape[::-1], stamp.tone), Image.fromarray(ink)))
            drawn[0].insert_image(drawn[0].rect, stream=_file(black.convert("RGBA"), "PNG"))
            data = drawn.tobytes()
        else:
            pixels = drawn[0].get_pixmap(dpi=_DPI, colorspace=pymupdf.csGRAY)
            sheet = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.width)
            share = ink[: pixels.height, : pixels.width].astype(np.float32) / 255
            scan = sheet * (1 - share) + np.minimum(sheet, stamp.tone) * share
            scan = np.clip(scan + np.random.default_rng(seed).normal(0, 3, scan.shape), 0, 255).astype(np.uint8)
            page = made.new_page(width=595, height=842)
            page.insert_image(page.rect, stream=_file(Image.fromarray(scan), "JPEG"))
            data = made.tobytes()
    path.write_bytes(data)
    return path


def _file(image: Image.Image, form: str) -> bytes:
    data = io.BytesIO()
    image.save(data, form, quality=80)
    return data.getvalue()


def _ink(stamp: Rubber, seed: int) -> NDArray[np.uint8]:
    """Return how much of a stamp's ink lies on each pixel of a page."""
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=595, height=842)
        middle = pymupdf.Point(*stamp.at)
        turn = (middle, pymupdf.Matrix(stamp.angle))
        font = pymupdf.Font(stamp.font)
        wide = max(font.text_length(line, stamp.size) for line in stamp.lines)
        high = stamp.size * 1.15 * len(stamp.lines)
        drawn: dict[str, Any] = {"render_mode": 1, "border_width": 0.04} if stamp.hollow else {}
        for n, line in enumerate(stamp.lines):
            x = middle.x - font.text_length(line, stamp.size) / 2
            y = middle.y - high / 2 + stamp.size * (0.95 + 1.15 * n)
            page.insert_text((x, y), line, fontsize=stamp.size, fontname=stamp.font, morph=turn, **drawn)
        pad = stamp.size * 0.35
        frame = pymupdf.Rect(
            middle.x - wide / 2 - pad,
            middle.y - high / 2 - pad * 0.6,
            middle.x + wide / 2 + pad,
            middle.y + high / 2 + pad * 0.6,
        )
        shape = page.new_shape()
        if stamp.box == "round":
            for radius in (max(wide, high) / 2 + pad, max(wide, high) / 2 + pad * 1.8):
                shape.draw_circle(middle, radius)
        elif stamp.box != "none":
            shape.draw_rect(frame, radius=0.2 if stamp.box == "rounded" else None)
            if stamp.box == "double":
                shape.draw_rect(pymupdf.Rect(frame.x0 - 3, frame.y0 - 3, frame.x1 + 3, frame.y1 + 3))
        if stamp.box != "none":
            shape.finish(width=1.8, morph=turn)
            shape.commit()
        pixels = page.get_pixmap(dpi=_DPI, colorspace=pymupdf.csGRAY)
    ink = 255 - np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.width)
    if stamp.worn:
        noise = Image.fromarray(np.random.default_rng(seed).integers(0, 256, ink.shape, dtype=np.uint8)).filter(
            ImageFilter.GaussianBlur(1.6)
        )
        grain = np.asarray(noise, dtype=np.float32)
        ink = np.where(grain < np.quantile(grain, stamp.worn), 0, ink)
    soft = Image.fromarray(ink.astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.7))
    return np.asarray(soft)


# What says that a paper does not count.
VOIDING = {
    "cancelled, boxed, in the blank": Rubber(("CANCELLED",), 18, 26),
    "cancelled, boxed, over the table": Rubber(("CANCELLED",), 12, 26, TABLE),
    "cancelled, no box, over the table": Rubber(("CANCELLED",), -14, 30, TABLE, "none"),
    "cancelled, hollow, over the table": Rubber(("CANCELLED",), 20, 34, TABLE, "none", hollow=True),
    "cancelled, hollow and boxed, in the blank": Rubber(("CANCELLED",), 25, 28, LOW, "double", hollow=True),
    "cancelled, worn": Rubber(("CANCELLED",), 11, 24, LOW, "single", worn=0.3),
    "cancelled with a date": Rubber(("CANCELLED", "21 MAR 2026"), 10, 20, LOW, "rounded"),
    "cancelled, small, at the title": Rubber(("CANCELLED",), 10, 15, TITLE),
    "cancelled, serif": Rubber(("CANCELLED",), 28, 26, LOW, "double", "tibo"),
    "void, boxed": Rubber(("VOID",), 22, 32, LOW),
    "void, no box, over the table": Rubber(("VOID",), 30, 44, TABLE, "none"),
    "void, hollow": Rubber(("VOID",), 15, 50, TABLE, "none", hollow=True),
    "void, small, at the top": Rubber(("VOID",), 14, 18, TOP, "double"),
    "void, round": Rubber(("VOID",), -12, 24, LOW, "round"),
    "void, worn, pale": Rubber(("VOID",), 18, 36, LOW, "single", tone=110, worn=0.2),
    "annulled in French": Rubber(("ANNULÉE",), 16, 28, LOW),
    "annulled in German": Rubber(("STORNIERT",), -20, 26, TABLE, "single"),
    "annulled in Italian": Rubber(("ANNULLATO",), 13, 26, LOW, "double", worn=0.15),
    "annulled in Spanish": Rubber(("ANULADA",), 24, 28, TABLE, "none"),
    "level, boxed": Rubber(("CANCELLED",), 0, 26, LOW),
    "level, small, boxed, at the title": Rubber(("VOID",), 0, 16, (430, 98), "single"),
    "picture, cancelled": Rubber(("CANCELLED",), 15, 28, LOW, picture=True),
    "picture, cancelled, hollow": Rubber(("CANCELLED",), 20, 34, TABLE, "none", hollow=True, picture=True),
    "picture, void, over the table": Rubber(("VOID",), 30, 44, TABLE, picture=True),
    "picture, void, small": Rubber(("VOID",), 12, 18, TITLE, picture=True),
    "picture, cancelled, worn": Rubber(("CANCELLED", "21 MAR 2026"), 10, 20, LOW, "rounded", worn=0.25, picture=True),
}
# What says nothing against a paper; where it lies over the line, doubt is right.
HARMLESS = {
    "received in the blank": Rubber(("RECEIVED", "16 MAR 2026"), 8, 18, LOW),
    "received over the table": Rubber(("RECEIVED", "16 MAR 2026"), 12, 20, TABLE),
    "paid, boxed, in the blank": Rubber(("PAID",), 15, 32, LOW, "double"),
    "paid over the table": Rubber(("PAID",), -18, 40, TABLE, "none"),
    "copy at the top": Rubber(("COPY",), 12, 24, TOP),
    "copy, hollow, in the blank": Rubber(("COPY",), 25, 40, LOW, "none", hollow=True),
    "entered, worn": Rubber(("ENTERED", "NO. 4471"), -6, 16, LOW, worn=0.25),
    "round chop in the blank": Rubber(("NORTHFIELD", "TRADING LTD", "LEEDS"), -15, 11, LOW, "round"),
    "round chop over the table": Rubber(("NORTHFIELD", "TRADING LTD", "LEEDS"), -15, 11, TABLE, "round"),
    "date alone": Rubber(("17 MAR 2026",), 4, 16, (460, 560), "none"),
    "picture, paid": Rubber(("PAID",), 15, 32, LOW, "double", picture=True),
    "picture, round chop over the table": Rubber(
        ("NORTHFIELD", "TRADING LTD", "LEEDS"), 10, 11, TABLE, "round", picture=True
    ),
}
