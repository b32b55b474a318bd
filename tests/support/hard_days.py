"""Pages as hard days leave them: stained, marked over, faded, faxed, folded, photographed off a screen.

In: a drawn page and the name of what happened to it. Out: the bytes of a picture. Never: unseeded chance.
"""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import numpy as np
import pymupdf
from hard_sheets import APART, FIRST, SHEETS, Sheet
from PIL import Image, ImageDraw, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Ink = NDArray[np.float64]  # height x width x 3, 0 to 255
    Wear = Callable[["Ink", np.random.Generator], "Ink"]

DPI = 200
STEP = DPI / 72


def pdf_of(sheet: Sheet) -> bytes:
    """Return the clean page."""
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=595, height=842)

        def put(x: float, y: float, text: str, size: float = sheet.size) -> None:
            page.insert_text((x, y), text, fontname=sheet.face, fontsize=size)

        for n, (x, y, text) in enumerate(sheet.head):
            put(x, y, text, 13 if n in {0, 6} else sheet.size)
        for head, _, x in sheet.columns:
            put(x, FIRST - 26, head)
        page.draw_line((48, FIRST - 20), (548, FIRST - 20), width=0.7)
        for n, line in enumerate(sheet.lines):
            for _, what, x in sheet.columns:
                put(x, FIRST + n * APART, getattr(line, what))
        page.draw_line((340, 476), (548, 476), width=0.7)
        for x, y, text in sheet.foot:
            put(x, y, text)
        return bytes(pdf.tobytes())


def pixels(sheet: Sheet, dpi: float = DPI) -> Ink:
    """Return the clean page's pixels."""
    with pymupdf.open(stream=pdf_of(sheet)) as pdf:
        shown: Any = pdf[0].get_pixmap(matrix=pymupdf.Matrix(dpi / 72, dpi / 72), colorspace=pymupdf.csRGB)
        return np.frombuffer(shown.samples, np.uint8).reshape(shown.height, shown.width, 3).astype(np.float64)


def worn(name: str, which: str) -> bytes:
    """Return a page as a picture file; the same bytes each time."""
    chance = np.random.default_rng(sum(map(ord, name + which)))
    if name in WHOLE:
        return WHOLE[name](which, chance)
    ink = WEARS[name](pixels(SHEETS[which]), chance)
    return saved(_grain(ink, chance, 2.0), quality=QUALITY.get(name, 80))


def saved(ink: Ink, *, quality: int = 80, dpi: int = DPI) -> bytes:
    """Return pixels as a JPEG."""
    out = io.BytesIO()
    _image(ink).save(out, "JPEG", quality=quality, dpi=(dpi, dpi))
    return out.getvalue()


def _image(ink: Ink) -> Image.Image:
    return Image.fromarray(np.clip(ink, 0, 255).astype(np.uint8))


def _array(image: Image.Image) -> Ink:
    return np.asarray(image.convert("RGB"), dtype=np.float64)


def _grain(ink: Ink, chance: np.random.Generator, much: float) -> Ink:
    return ink + chance.normal(0, much, ink.shape[:2])[:, :, None]


def _blurred(ink: Ink, by: float) -> Ink:
    return _array(_image(ink).filter(ImageFilter.GaussianBlur(by)))


def _smooth(chance: np.random.Generator, shape: tuple[int, ...], cells: int) -> Ink:
    """Return a smooth random field from 0 to 1."""
    small = Image.fromarray((chance.random((cells, cells)) * 255).astype(np.uint8))
    return np.asarray(small.resize((shape[1], shape[0]), Image.Resampling.BICUBIC), dtype=np.float64) / 255


def _row(n: int) -> int:
    """Return the pixel row in the middle of a line's letters."""
    return round((FIRST + n * APART - 3) * STEP)


def bleed(ink: Ink, chance: np.random.Generator) -> Ink:
    """The back shows through, mirrored: the same page a little lower."""
    back = _blurred(np.roll(ink[:, ::-1], 37, axis=0), 1.6)
    through = 0.16 + 0.1 * _smooth(chance, ink.shape, 5)
    return np.minimum(_blurred(ink, 0.5), 255 - (255 - back) * through[:, :, None])


def marker(ink: Ink, chance: np.random.Generator) -> Ink:
    """Text marker over codes and counts, in four colours, each stroke with darker ends."""
    out = _blurred(ink, 0.5)
    colours = ((255, 240, 60), (255, 130, 190), (130, 240, 120), (255, 170, 60), (110, 190, 255), (235, 215, 40))
    for n, colour in enumerate(colours):
        mid = _row(n) + chance.integers(-3, 4)
        left, right = round((46 + 30 * (n % 2)) * STEP), round((360 + 20 * (n % 3)) * STEP)
        out[mid - 19 : mid + 18, left:right] *= np.array(colour) / 255
        for end in (left, right - 14):
            out[mid - 19 : mid + 18, end : end + 14] *= 0.88
    return out


def carbon(ink: Ink, chance: np.random.Generator) -> Ink:
    """The copy under a carbon sheet: blue, soft, pressed unevenly, on pink paper."""
    letters = _blurred(255 - ink, 1.1) / 255
    pressed = 0.38 + 0.4 * _smooth(chance, ink.shape, 7)[:, :, None]
    blue, pink = np.array((70, 80, 165)), np.array((248, 222, 224))
    smudge = 12 * _smooth(chance, ink.shape, 12)[:, :, None]
    out: Ink = pink - (pink - blue) * np.clip(letters * pressed * 1.25, 0, 1) - smudge
    return out


def screen(ink: Ink, chance: np.random.Generator) -> Ink:
    """A screen photographed: its stripes of red, green and blue against the camera's own pixels."""
    shown = pixels_at(ink, 0.62)
    large = np.repeat(np.repeat(shown, 3, axis=0), 3, axis=1)
    large *= np.tile(np.eye(3)[None] * np.array((2.9, 2.9, 0.9))[:, None, None], (len(shown), shown.shape[1], 1))
    turned = _image(large).filter(ImageFilter.GaussianBlur(0.8)).rotate(1.3, Image.Resampling.BILINEAR)
    size = (round(ink.shape[1] * 1.13), round(ink.shape[0] * 1.13))
    out = _array(turned.resize(size, Image.Resampling.BILINEAR, reducing_gap=None))
    return np.clip(out * 1.15 + 12 * _smooth(chance, out.shape, 3)[:, :, None], 0, 255)


def pixels_at(ink: Ink, share: float) -> Ink:
    """Return a picture made smaller or larger."""
    size = (round(ink.shape[1] * share), round(ink.shape[0] * share))
    return _array(_image(ink).resize(size, Image.Resampling.BICUBIC))


def coffee(ink: Ink, chance: np.random.Generator) -> Ink:
    """Two rings and a splash, brown, over codes and counts."""
    ys, xs = np.mgrid[0 : ink.shape[0], 0 : ink.shape[1]]
    brown, strong = np.array((120, 80, 40)), np.zeros(ink.shape[:2])
    for x, y, wide in ((300, 900, 210), (960, 1060, 190)):
        away = np.hypot(xs - x, ys - y) + 6 * _smooth(chance, ink.shape, 9)
        strong = np.maximum(strong, 0.62 * np.exp(-(((away - wide) / 9) ** 2)) + 0.18 * (away < wide))
    splash = np.hypot((xs - 760) / 2.2, ys - 830) < 60 + 40 * _smooth(chance, ink.shape, 14)
    strong = np.maximum(strong, 0.4 * splash)[:, :, None]
    out: Ink = _blurred(ink, 0.5) * (1 - strong) + brown * strong * (_blurred(ink, 0.5) / 255)
    return out


def crumpled(ink: Ink, chance: np.random.Generator) -> Ink:
    """A ball of paper smoothed out: facets with light of their own, letters moved at their edges."""
    height, width = ink.shape[:2]
    centres = np.column_stack((chance.uniform(0, width, 46), chance.uniform(0, height, 46)))
    tilts, ys, xs = chance.normal(0, 1, (46, 3)), *np.mgrid[0:height, 0:width]
    quick = slice(None, None, 4)
    near = np.stack([np.hypot(xs[quick, quick] - x, ys[quick, quick] - y) for x, y in centres])
    facet = near.argmin(axis=0)
    first = np.partition(near, 1, axis=0)
    ridge = np.exp(-(((first[1] - first[0]) / 9) ** 2))

    def whole(field: Any) -> Ink:  # noqa: ANN401 -- any array
        image = Image.fromarray(field.astype(np.float32)).resize((width, height), Image.Resampling.BILINEAR)
        return np.asarray(image, dtype=np.float64)

    dx, dy = (whole(tilts[facet, k]) * 3 for k in (0, 1))
    at = np.clip(ys + dy, 0, height - 1).astype(int), np.clip(xs + dx, 0, width - 1).astype(int)
    light = whole(1 - 0.13 * np.abs(tilts[facet, 2]) - 0.2 * ridge * np.sign(tilts[facet, 0]))
    out: Ink = _blurred(ink, 0.5)[at] * np.clip(light, 0.45, 1.05)[:, :, None]
    return out


def cut(ink: Ink, _: np.random.Generator) -> Ink:
    """The sheet lay askew in the feeder: its left is cut through the first column, its right through the last."""
    out = np.full_like(ink, 250)
    left, right = round(56 * STEP), round(497 * STEP)
    out[:, 20 : 20 + right - left] = _blurred(ink, 0.5)[:, left:right]
    return out[:, : 40 + right - left]


def stapled(ink: Ink, _: np.random.Generator) -> Ink:
    """A staple with its shadow in one corner, the other folded over the end of the date."""
    image = _image(_blurred(ink, 0.5))
    draw = ImageDraw.Draw(image)
    draw.line((130, 150, 215, 190), fill=(70, 70, 75), width=7)
    draw.line((133, 158, 218, 198), fill=(175, 175, 175), width=6)
    width = image.width
    draw.polygon(((width, 0), (width - 420, 0), (width, 540)), fill=(40, 40, 42))
    draw.polygon(((width - 420, 0), (width, 540), (width - 315, 300)), fill=(232, 231, 228))
    return _array(image)


def folded(ink: Ink, chance: np.random.Generator) -> Ink:
    """Folds through lines of codes: toner came off along them, and the halves meet with a step."""
    out = _blurred(ink, 0.5)
    for n, slope in ((1, 0.004), (3, -0.006), (5, 0.0)):
        for x in range(out.shape[1]):
            y = round(_row(n) + slope * (x - 800))
            out[y:, x] = np.roll(out[y:, x], 1, axis=0) if x % 2 == 0 and n == 1 else out[y:, x]
            off = chance.random() < 0.75
            out[y - 1 : y + 2, x] = 246 if off else out[y - 1 : y + 2, x]
            out[y + 2, x] *= 0.8
    return out


def faxed(ink: Ink, chance: np.random.Generator) -> Ink:
    """Black and white, rows lost or black, a streak down the page."""
    gray = _blurred(ink, 0.7).mean(axis=2) + chance.normal(0, 24, ink.shape[:2])
    bits = np.where(gray < 140, 0.0, 255.0)
    for y in range(90, len(bits) - 5, 61):
        if chance.random() < 0.5:
            bits[y : y + 2] = bits[y - 1]
        else:
            bits[y : y + chance.integers(1, 3), : chance.integers(300, bits.shape[1])] = 0
    bits[:, 838:840] = np.where(chance.random((len(bits), 2)) < 0.7, 0, bits[:, 838:840])
    return np.repeat(bits[:, :, None], 3, axis=2)


def low_ink(ink: Ink, chance: np.random.Generator) -> Ink:
    """A printer at its end: bands without ink, pale from the middle on."""
    strong = np.linspace(0.85, 0.3, len(ink))[:, None, None] + 0.12 * _smooth(chance, ink.shape, 4)[:, :, None]
    out = 255 - (255 - _blurred(ink, 0.4)) * strong
    for y in range(0, len(out), 13):
        out[y : y + 2 + int(chance.random() < 0.3)] = 252
    return out


def flash(ink: Ink, _: np.random.Generator) -> Ink:
    """A lamp's reflection on glossy paper: white in the middle, washed out around."""
    ys, xs = np.mgrid[0 : ink.shape[0], 0 : ink.shape[1]]
    away = np.hypot((xs - 820) / 1.3, ys - 860)
    glare = np.clip(1.15 * np.exp(-((away / 190) ** 2)), 0, 1)[:, :, None]
    out: Ink = _blurred(ink, 0.6) * 0.82 * (1 - glare) + 255 * glare
    return out


def squeezed(ink: Ink, _: np.random.Generator) -> Ink:
    """Saved again and again as a poor JPEG."""
    for _time in range(2):
        ink = _array(Image.open(io.BytesIO(saved(_blurred(ink, 0.6), quality=20))))
    return ink


def upscaled(ink: Ink, _: np.random.Generator) -> Ink:
    """Scanned at 100 dpi and made three times as large."""
    small = _array(_image(ink).resize((ink.shape[1] // 2, ink.shape[0] // 2), Image.Resampling.BOX))
    return pixels_at(small, 3.0)


def stamped(ink: Ink, chance: np.random.Generator) -> Ink:
    """Lies upside down, a stamp with a date of its own across the table."""
    sheet = _image(np.full((330, 760, 3), 255.0))
    draw = ImageDraw.Draw(sheet)
    draw.rectangle((8, 8, 751, 321), outline=(30, 30, 120), width=9)
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=270, height=110)
        page.insert_text((22, 46), "RECEIVED", fontname="hebo", fontsize=34, color=(0.12, 0.12, 0.47))
        page.insert_text((40, 88), "02 APR 2026", fontname="hebo", fontsize=28, color=(0.12, 0.12, 0.47))
        shown: Any = page.get_pixmap(dpi=195)
        sheet.paste(Image.frombytes("RGB", (shown.width, shown.height), shown.samples), (14, 16))
        draw.rectangle((8, 8, 751, 321), outline=(30, 30, 120), width=9)
    turned = _array(sheet.rotate(14, Image.Resampling.BICUBIC, expand=True, fillcolor=(255, 255, 255)))
    worn_off = 0.55 + 0.4 * _smooth(chance, turned.shape, 20)[:, :, None]
    out = _blurred(ink, 0.5)
    high, wide = turned.shape[:2]
    place = out[780 : 780 + high, 380 : 380 + wide]
    place *= 1 - (1 - turned / 255) * worn_off
    return out[::-1, ::-1]


def pencil(ink: Ink, chance: np.random.Generator) -> Ink:
    """Notes in pencil beside and across the lines: ticks, a slanted remark, a number beside a count."""
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=595, height=842)
        gray = (0.45, 0.45, 0.47)
        for x, y, text, size in ((398, 268, "ok", 15), (372, 330, "30 ?", 16), (120, 372, "shelf 4", 17), (300, 215, "paid by card, see Meg", 18), (60, 445, "11.3.", 15)):  # fmt: skip
            page.insert_text((x, y), text, fontname="tiit", fontsize=size, color=gray, morph=(pymupdf.Point(x, y), pymupdf.Matrix(8)))  # fmt: skip
        for n in range(6):
            y = FIRST + n * APART
            page.draw_polyline([(556, y - 4), (561, y + 1), (572, y - 14)], color=gray, width=1.1)
        page.draw_bezier((120, 345), (200, 320), (260, 350), (340, 326), color=gray, width=1.1)
        shown: Any = page.get_pixmap(dpi=DPI)
        notes = np.frombuffer(shown.samples, np.uint8).reshape(shown.height, shown.width, 3).astype(np.float64)
    notes = notes[: ink.shape[0], : ink.shape[1]]
    rough = 0.5 + 0.5 * chance.random(ink.shape[:2])[:, :, None]
    return _blurred(ink, 0.5) * (1 - (1 - notes / 255) * rough)


def blue_paper(ink: Ink, chance: np.random.Generator) -> Ink:
    """Printed on blue paper with its fibres."""
    paper = np.array((138, 176, 214)) + chance.normal(0, 7, ink.shape[:2])[:, :, None]
    return paper * (0.2 + 0.8 * _blurred(ink, 0.6) / 255)


def half_faded(ink: Ink, chance: np.random.Generator) -> Ink:
    """Thermal paper that lay in the sun with one half."""
    along = np.linspace(0, 1, ink.shape[1])[None, :, None]
    left = 0.8 / (1 + np.exp((along - 0.52) * 16)) + 0.13
    paper = 236 - 14 * along - 6 * _smooth(chance, ink.shape, 6)[:, :, None]
    return paper - (255 - _blurred(ink, 0.8)) * left * 0.8


WEARS: dict[str, Wear] = {
    "bleed-through": bleed,
    "text marker": marker,
    "carbon copy": carbon,
    "photographed screen": screen,
    "coffee": coffee,
    "crumpled": crumpled,
    "cut edges": cut,
    "stapled corner": stapled,
    "folds through codes": folded,
    "fax lines": faxed,
    "low ink": low_ink,
    "flash": flash,
    "jpeg 20": squeezed,
    "100 dpi enlarged": upscaled,
    "upside down, stamped": stamped,
    "pencil": pencil,
    "blue paper": blue_paper,
    "half faded": half_faded,
}
QUALITY = {"jpeg 20": 20}


def _viewer(which: str, chance: np.random.Generator) -> bytes:
    """A screenshot of a program that shows the page: bars with names, numbers and a clock around it."""
    page = pixels(SHEETS[which], 118)
    desk = np.full((1500, 1720, 3), 82.0)
    desk[:84] = 238
    desk[84:, :210] = 222
    desk[1460:] = 30
    desk[120 : 120 + page.shape[0], 480 : 480 + page.shape[1]] = page[: 1500 - 120]
    thumb = pixels_at(page, 0.15)
    desk[140 : 140 + thumb.shape[0], 30 : 30 + thumb.shape[1]] = thumb
    desk[1460:] = 30
    with pymupdf.open() as pdf:
        bars = pdf.new_page(width=860, height=750)
        for x, y, text in (
            (8, 14, "scan_2025-11-03_invoice_771.pdf - Page viewer"),
            (8, 34, "File   Edit   View   Go   Bookmarks   Help"),
            (330, 34, "Page 1 of 2      Zoom 118 %      Find: B0"),
            (42, 150, "1"),
        ):
            bars.insert_text((x, y), text, fontname="helv", fontsize=8.5)
        bars.insert_text((770, 743), "10:42  27/10/2025", fontname="helv", fontsize=8, color=(1, 1, 1))
        shown: Any = bars.get_pixmap(dpi=144, alpha=True)
        layer = Image.frombytes("RGBA", (shown.width, shown.height), shown.samples)
    image = _image(desk)
    image.paste(layer, (0, 0), layer)
    del chance
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _two(which: str, chance: np.random.Generator) -> bytes:
    """Two sheets beside each other in one photo on a wooden table: both pages, one of them a little turned."""
    order = list(SHEETS) if which == "english" else list(reversed(SHEETS))
    table = np.zeros((2500, 3500, 3)) + np.array((96, 70, 48)) + 14 * _smooth(chance, (2500, 3500), 40)[:, :, None]
    for x, name, turn in ((90, order[0], 1.0), (1790, order[1], -2.0)):
        page = _image(pixels_at(pixels(SHEETS[name]), 0.93)).convert("RGBA")
        turned = page.rotate(turn, Image.Resampling.BICUBIC, expand=True)
        image = _image(table)
        image.paste(turned, (x, 120), turned)
        table = _array(image)
    shade = np.linspace(0.95, 0.75, 3500)[None, :, None]
    return saved(_grain(_blurred(table * shade, 0.7), chance, 3.0), quality=85)


WHOLE: dict[str, Callable[[str, np.random.Generator], bytes]] = {"viewer": _viewer, "two papers": _two}
NAMES = (*WEARS, *WHOLE)
