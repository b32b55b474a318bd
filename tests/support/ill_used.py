"""Three papers, and fifteen things that come over paper between a supplier's printer and a seller's telephone.

In: the name of what happened and of a sheet. Out: the bytes of a picture.
Never: unseeded chance; a real supplier's name, number or price.
"""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import numpy as np
import pymupdf
from hard_days import DPI, STEP, _array, _blurred, _grain, _image, _smooth, pdf_of, pixels, pixels_at, saved
from hard_sheets import APART, FIRST, Line, Sheet
from PIL import Image, ImageDraw
from worn_pages import homography, moved

if TYPE_CHECKING:
    from collections.abc import Callable

    from hard_days import Ink

Chance = np.random.Generator
_PLACES = ((50.0, 60.0), (50.0, 74.0), (50.0, 88.0), (50.0, 140.0), (50.0, 154.0), (50.0, 168.0), (350.0, 60.0), (350.0, 80.0), (350.0, 96.0))  # fmt: skip

DUTCH = Sheet(
    face="helv",
    size=10,
    head=tuple((x, y, text) for (x, y), text in zip(_PLACES, (
        "Kwelder & Zonen Groothandel B.V.", "Meidoornlaan 17, 8011 AB Zwolle", "BTW NL812345671B01",
        "Huishoudhandel Ter Bogt", "Kerkpad 4", "7411 XZ Deventer", "FACTUUR", "Factuurnummer KZ-40318",
        "Factuurdatum 21-05-2026"), strict=True)),
    columns=(("Aantal", "count", 50), ("ASIN", "asin", 98), ("Omschrijving", "name", 178), ("EAN", "ean", 292),
             ("Prijs EUR", "price", 392), ("Bedrag EUR", "amount", 470)),
    lines=(
        Line("36", "B0CP8H4WXT", "8710398500014", "Zeepbakje", "2,35", "84,60"),
        Line("150", "B09LV2K7QD", "4002515289006", "Rieten mand", "6,10", "915,00"),
        Line("72", "B0D6NTZ31J", "5411188112709", "Droogrek", "8,95", "644,40"),
        Line("18", "B07FX9RM5C", "3245412777219", "Snijplank", "4,20", "75,60"),
        Line("240", "B0BQ3Y6VG8", "7613034626844", "Theedoek", "1,65", "396,00"),
    ),
    foot=((392, 470, "Subtotaal"), (470, 470, "2.115,60"), (392, 486, "BTW 21%"), (470, 486, "444,28"),
          (392, 504, "Totaal EUR"), (470, 504, "2.559,88")),
    number="KZ-40318",
    date="2026-05-21",
)  # fmt: skip
SPANISH = Sheet(  # without amounts, counts last and of three and four digits: nothing confirms them
    face="tiro",
    size=10.5,
    head=tuple((x, y, text) for (x, y), text in zip(_PLACES, (
        "Menaje Alcornoque S.L.", "Calle del Tejar 26, 50001 Zaragoza", "NIF B84120076", "Bazar Lucena y Pardo S.L.",
        "Avenida del Olmo 3", "26001 Logroño", "FACTURA", "Factura n.º 26/00871", "Fecha de factura 08/06/2026"),
        strict=True)),
    columns=(("ASIN", "asin", 50), ("Descripción", "name", 134), ("EAN", "ean", 276), ("Precio EUR", "price", 390),
             ("Cantidad", "count", 486)),
    lines=(
        Line("1.240", "B0CT7M2KPW", "8410076472007", "Pinza de madera", "0,12", ""),
        Line("385", "B08RZ5X4HN", "8414271930041", "Jarra de barro", "5,40", ""),
        Line("96", "B0D2QG8L6V", "4006209350171", "Estera de esparto", "7,15", ""),
        Line("2.160", "B09W3CJ1YF", "3086120014612", "Vela corta", "0,38", ""),
        Line("128", "B07KH6T9DB", "8000070011526", "Paño de cocina", "1,95", ""),
    ),
    foot=((390, 470, "Total unidades"), (486, 470, "4.009")),
    number="26/00871",
    date="2026-06-08",
)  # fmt: skip
ENGLISH = Sheet(
    face="cour",
    size=9.5,
    head=tuple((x, y, text) for (x, y), text in zip(_PLACES, (
        "Harrow Beck Supplies Ltd", "3 Tannery Row, Skipton BD23 1AB", "VAT GB 384 2217 65", "Linnet & Vale Homeware Ltd",
        "61 Orchard Street", "Shrewsbury SY1 2QZ", "INVOICE", "Invoice no. HB-92045", "Invoice date 3 July 2026"),
        strict=True)),
    columns=(("ASIN", "asin", 50), ("Description", "name", 122), ("EAN", "ean", 246), ("Qty", "count", 346),
             ("Unit price", "price", 392), ("Amount GBP", "amount", 474)),
    lines=(
        Line("72", "B0CY4F8WRL", "5000119014016", "Pie dish", "3.45", "248.40"),
        Line("138", "B09M7TQ2XS", "5010044000237", "Jam funnel", "1.80", "248.40"),
        Line("26", "B0DH5V3Z1K", "5029053537009", "Bread crock", "14.25", "370.50"),
        Line("375", "B07QN8G6PJ", "4011200296908", "Peg bag", "0.95", "356.25"),
        Line("60", "B0BW2C9XHT", "7310130003578", "Toast rack", "5.60", "336.00"),
    ),
    foot=((392, 470, "Net total"), (474, 470, "1559.55"), (392, 486, "VAT 20%"), (474, 486, "311.91"),
          (392, 504, "Total GBP"), (474, 504, "1871.46")),
    number="HB-92045",
    date="2026-07-03",
)  # fmt: skip
SHEETS = {"dutch": DUTCH, "spanish": SPANISH, "english": ENGLISH}


def count_place(sheet: Sheet) -> float:
    """Return where counts begin, in points."""
    return next(x for _, key, x in sheet.columns if key == "count")


def _row(n: int) -> int:
    """Return the pixel row in the middle of a line's letters."""
    return round((FIRST + n * APART - 3) * STEP)


def _laid(ink: Ink, corners: tuple[tuple[float, float], ...], table: tuple[int, int, int], chance: Chance) -> Ink:
    """Return a page as a telephone sees it, its corners at shares of the photo's sides."""
    height, width = (round(v * 1.25) for v in ink.shape[:2])
    page = np.array([(0, 0), (ink.shape[1], 0), ink.shape[1::-1], (0, ink.shape[0])], dtype=np.float64)
    back = np.linalg.inv(homography(page, np.array(corners) * (width, height)))
    ys, xs = np.mgrid[0:height, 0:width]
    at = np.round(moved(back, np.column_stack((xs.ravel(), ys.ravel()))) * 2).astype(int)
    large = pixels_at(ink, 2.0)
    inside = ((at >= 0) & (at < large.shape[1::-1])).all(axis=1)
    out = np.zeros((height * width, 3)) + table + 9 * _smooth(chance, (height, width), 60).reshape(-1, 1)
    out[inside] = large[at[inside, 1], at[inside, 0]]
    return out.reshape(height, width, 3)


def phone(which: str, chance: Chance) -> bytes:
    """A telephone's own kind of file, the sheet on a table, lying on its side with a note how to turn it."""
    photo = _laid(pixels(SHEETS[which]), ((0.07, 0.05), (0.92, 0.08), (0.95, 0.94), (0.04, 0.91)), (92, 84, 78), chance)
    light = np.linspace(1.0, 0.7, photo.shape[1])[None, :, None]
    image = _image(_grain(_blurred(photo * light, 0.8), chance, 4)).transpose(Image.Transpose.ROTATE_90)
    out, turn = io.BytesIO(), Image.Exif()
    turn[0x0112] = 6
    image.save(out, "AVIF", quality=60, exif=turn.tobytes())
    return out.getvalue()


def hot_spot(which: str, chance: Chance) -> bytes:
    """A flash fired straight at a matt sheet in the dark: white in the middle, brown at the corners."""
    ink = _blurred(pixels(SHEETS[which]), 0.8)
    ys, xs = np.mgrid[0 : ink.shape[0], 0 : ink.shape[1]]
    away = np.hypot((xs - 800) / 1.1, ys - 900)
    light, veil = np.exp(-((away / 900) ** 2))[:, :, None], 0.72 * np.exp(-((away / 300) ** 2))[:, :, None]
    lit = ink * (0.3 + 0.75 * light) * (1, 0.97, 0.9)
    return saved(_grain(lit * (1 - veil) + 268 * veil, chance, 3))


def dark_stamp(which: str, chance: Chance) -> bytes:
    """A stamp nearly as dark as print, boxed, aslant across codes and counts."""
    sheet = _image(np.full((300, 900, 3), 255.0))
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=324, height=108)
        for x, y, text, size in ((16, 48, "GEBUCHT", 40), (20, 90, "No. 4471 / 26", 30)):
            page.insert_text((x, y), text, fontname="hebo", fontsize=size, color=(0.16, 0.16, 0.24))
        page.draw_rect((4, 4, 320, 104), color=(0.16, 0.16, 0.24), width=4)
        shown: Any = page.get_pixmap(dpi=DPI)
        sheet.paste(Image.frombytes("RGB", (shown.width, shown.height), shown.samples), (0, 0))
    turned = _array(sheet.rotate(9, Image.Resampling.BICUBIC, expand=True, fillcolor=(255, 255, 255)))
    worn_off = 0.7 + 0.28 * _smooth(chance, turned.shape, 24)[:, :, None]
    out = _blurred(pixels(SHEETS[which]), 0.5)
    left = round(count_place(SHEETS[which]) * STEP) - (140 if which == "dutch" else 520)
    for top in (680, 960):
        place = out[top : top + turned.shape[0], left : left + turned.shape[1]]
        place *= 1 - (1 - turned[: place.shape[0], : place.shape[1]] / 255) * worn_off[:, : place.shape[1]]
    return saved(_grain(out, chance, 2))


def crumpled(which: str, chance: Chance) -> bytes:
    """Carried in a trouser pocket: folded small, soft creases both ways, letters moved and shaded along them."""
    ink = _blurred(pixels(SHEETS[which]), 0.6)
    height, width = ink.shape[:2]
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float64)
    dx, dy, light = np.zeros(ink.shape[:2]), np.zeros(ink.shape[:2]), np.ones(ink.shape[:2])
    for _ in range(26):
        turn, reach = chance.uniform(0, np.pi), chance.uniform(5, 16)
        x, y = chance.uniform(0, width), chance.uniform(height * 0.05, height * 0.75)
        off = (xs - x) * np.cos(turn) + (ys - y) * np.sin(turn)
        bend, depth = np.exp(-((off / (reach * 2.2)) ** 2)), chance.normal(0, 2.2)
        dx, dy = dx + bend * depth * np.cos(turn), dy + bend * depth * np.sin(turn)
        light = light - chance.uniform(0.05, 0.28) * np.exp(-((off / reach) ** 2)) * np.sign(off + 2)
    at = np.clip(ys + dy, 0, height - 1).round().astype(int), np.clip(xs + dx, 0, width - 1).round().astype(int)
    return saved(_grain(ink[at] * np.clip(light, 0.4, 1.12)[:, :, None] * 0.93, chance, 3))


def sleeve(which: str, chance: Chance) -> bytes:
    """In a plastic sleeve: a second, paler edge of each letter, long reflections, a strip with holes."""
    ink = _blurred(pixels(SHEETS[which]), 0.6)
    ghost = np.roll(ink, (3, 5), axis=(0, 1))
    out = np.minimum(ink, 255 - (255 - ghost) * 0.22) * 0.9
    ys, xs = np.mgrid[0 : ink.shape[0], 0 : ink.shape[1]]
    for x, lean, wide, strong in (
        (420, 0.16, 16, 0.85),
        (930, -0.12, 34, 0.7),
        (1260, 0.3, 9, 0.9),
        (700, 0.05, 120, 0.35),
    ):
        wave = 14 * np.sin(ys / 110 + x)
        shine = strong * np.exp(-(((xs - x - lean * (ys - 700) + wave) / wide) ** 2))
        out = out * (1 - shine[:, :, None]) + 252 * shine[:, :, None]
    framed = np.full((out.shape[0] + 120, out.shape[1] + 200, 3), 205.0)
    framed[60:-60, 130:-70] = out
    framed[:, 118:122], framed[:, 40:44] = 235, 150
    image = _image(framed)
    for y in range(160, framed.shape[0], 410):
        ImageDraw.Draw(image).ellipse((60, y, 96, y + 36), fill=(70, 66, 60), outline=(240, 240, 240), width=3)
    return saved(_grain(_array(image), chance, 2))


def messenger(which: str, chance: Chance) -> bytes:
    """Sent by a messenger: 900 pixels high, JPEG at 40."""
    ink = _grain(_blurred(pixels(SHEETS[which]), 0.5), chance, 2)
    image = _image(ink).resize((round(900 * ink.shape[1] / ink.shape[0]), 900), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=40)
    return out.getvalue()


def needles(which: str, chance: Chance) -> bytes:
    """A printer of nine needles, one of them broken, its ribbon nearly dry: 120 dots an inch across, 72 down."""
    with pymupdf.open(stream=pdf_of(SHEETS[which])) as pdf:
        shown: Any = pdf[0].get_pixmap(matrix=pymupdf.Matrix(120 / 72, 1), colorspace=pymupdf.csGRAY)
        dots = np.frombuffer(shown.samples, np.uint8).reshape(shown.height, shown.width) < 165
    for x, y, _ in SHEETS[which].head:
        dots[round(y) - 3, round(x * 5 / 3) : round(x * 5 / 3) + 400] = False
    for n in range(-1, len(SHEETS[which].lines)):
        dots[FIRST + n * APART - 3] = False
    out = np.full((round(842 * STEP) + 8, round(595 * STEP) + 8), 250.0)
    ys, xs = np.mgrid[-3:4, -3:4]
    dot = np.exp(-((xs**2 + ys**2) / 3.2))
    for row, column in np.argwhere(dots):
        y, x = round((row + 0.5) * STEP) + 4, round((column + 0.5) * 0.6 * STEP) + 4
        strong = (0.5 + 0.22 * np.sin(column / 60)) * chance.uniform(0.6, 1.0)
        place = out[y - 3 : y + 4, x - 3 : x + 4]
        place *= 1 - strong * dot[: place.shape[0], : place.shape[1]]
    return saved(_grain(np.repeat(out[:, :, None], 3, axis=2), chance, 4))


def rings(which: str, chance: Chance) -> bytes:
    """A ball-pen's rings round counts, wobbly, their ends crossing, and one round a code."""
    image = _image(_blurred(pixels(SHEETS[which]), 0.5))
    pen = ImageDraw.Draw(image)
    for n, line in enumerate(SHEETS[which].lines):
        long = len(line.count) * 14
        x, y = count_place(SHEETS[which]) * STEP + long / 2, _row(n)
        wide, high = long / 2 + chance.uniform(9, 17), chance.uniform(19, 27)
        turn = np.linspace(-0.3, 2 * np.pi + 0.5, 60)
        wobble = 1 + 0.05 * np.sin(turn * 3 + n) + 0.02 * turn
        at = [(x + wide * w * np.cos(t), y + high * w * np.sin(t)) for t, w in zip(turn, wobble, strict=True)]
        pen.line(at, fill=(34, 44, 128) if n % 2 else (30, 30, 36), width=4, joint="curve")
    x = next(x for _, key, x in SHEETS[which].columns if key == "asin") * STEP
    pen.ellipse((x - 18, _row(2) - 27, x + 180, _row(2) + 26), outline=(34, 44, 128), width=4)
    return saved(_grain(_array(image), chance, 2))


def screen(which: str, chance: Chance) -> bytes:
    """A computer's screen photographed aslant: its grid against the camera's, bands of its light."""
    shown = pixels_at(pixels(SHEETS[which]), 0.8)
    large = np.repeat(np.repeat(shown, 2, axis=0), 2, axis=1)
    ys, xs = np.mgrid[0 : large.shape[0], 0 : large.shape[1]]
    grid = 1 - 0.3 * (ys % 2) - 0.22 * (xs % 2)
    tilted = _image(large * grid[:, :, None]).rotate(2.2, Image.Resampling.BILINEAR, fillcolor=(30, 30, 34))
    small = _array(
        tilted.resize((round(large.shape[1] * 0.66), round(large.shape[0] * 0.66)), Image.Resampling.NEAREST)
    )
    bands = 1 + 0.12 * np.sin(np.arange(len(small)) / 47)[:, None, None]
    return saved(_grain(_blurred(small * bands * (0.98, 1.0, 1.1), 0.6) * 1.2, chance, 3))


def burnt(which: str, chance: Chance) -> bytes:
    """Thermal paper that met something hot: a dark stripe down the page and one across, print in it hardly darker."""
    ink = _blurred(pixels(SHEETS[which]), 0.9)
    ys, xs = np.mgrid[0 : ink.shape[0], 0 : ink.shape[1]]
    x = count_place(SHEETS[which]) * STEP + 20
    heat = 0.78 * np.exp(-(((xs - x - 10 * np.sin(ys / 90)) / 42) ** 4)) + 0.7 * np.exp(-(((ys - _row(3)) / 30) ** 4))
    heat = np.clip(heat + 0.05 * _smooth(chance, ink.shape, 9), 0, 0.82)[:, :, None]
    paper = 238 - 4 * _smooth(chance, ink.shape, 6)[:, :, None]
    light = paper - (255 - ink) * 0.55
    return saved(_grain(light * (1 - heat) + (62 - (255 - ink) * 0.14) * heat, chance, 3))


def streaks(which: str, chance: Chance) -> bytes:
    """A drum without toner in places: white streaks down the page, each through one digit of a column."""
    sheet = SHEETS[which]
    ink = _blurred(pixels(sheet), 0.5)
    places = {key: x for _, key, x in sheet.columns}
    digit = sheet.size * (0.6 if sheet.face == "cour" else 0.53)
    for x, wide in (
        (places["count"] + 0.6 * digit, 7),
        (places["ean"] + 4.5 * digit, 8),
        (places["asin"] + 6.4 * digit, 6),
        (430, 7),
    ):
        at = round(x * STEP)
        edge = np.exp(-(((np.arange(ink.shape[1]) - at) / wide) ** 4))[None, :, None]
        ink = ink * (1 - 0.97 * edge) + 253 * 0.97 * edge
    return saved(_grain(ink, chance, 2))


def fax(which: str, chance: Chance) -> bytes:
    """A fax in standard quality: 204 dots an inch across, 98 down, black and white, some rows lost."""
    with pymupdf.open(stream=pdf_of(SHEETS[which])) as pdf:
        shown: Any = pdf[0].get_pixmap(matrix=pymupdf.Matrix(204 / 72, 98 / 72), colorspace=pymupdf.csGRAY)
        gray = np.frombuffer(shown.samples, np.uint8).reshape(shown.height, shown.width).astype(np.float64)
    bits = gray + chance.normal(0, 18, gray.shape) > 150
    for y in chance.integers(60, len(bits) - 4, 9):
        bits[y] = bits[y - 1]
    out = io.BytesIO()
    Image.fromarray((bits * 255).astype(np.uint8)).convert("1").save(out, "TIFF", compression="group4", dpi=(204, 98))
    return out.getvalue()


def show_through(which: str, chance: Chance) -> bytes:
    """Printed on both sides of thin paper: the back's table, mirrored, at a third of the strength, between the rows."""
    other = "english" if which != "english" else "dutch"
    back = np.roll(_blurred(pixels(SHEETS[other])[:, ::-1], 1.2), (-9, 24), axis=(0, 1))
    through = 0.3 + 0.16 * _smooth(chance, back.shape, 6)[:, :, None]
    front = _blurred(pixels(SHEETS[which]), 0.5)
    return saved(_grain(248 * (front / 255) * (1 - (1 - back / 255) * through), chance, 2))


def cut_rows(which: str, chance: Chance) -> bytes:
    """A photo that begins within the first line of goods and ends within the last: their lower and upper halves show."""
    ink = _blurred(pixels(SHEETS[which]), 0.5)
    top, bottom = round((FIRST - 3.4) * STEP), round((FIRST + 4 * APART - 3.6) * STEP)
    return saved(_grain(ink[top:bottom], chance, 2))


def cut_thousand(which: str, chance: Chance) -> bytes:
    """The right side ends behind all but the last digit of the longest count: "1.24" of "1.240", "15" of "150"."""
    sheet = SHEETS[which]
    digit = sheet.size * (0.6 if sheet.face == "cour" else 0.556 if sheet.face == "helv" else 0.5)
    longest = max(line.count for line in sheet.lines if len(line.count) == max(len(one.count) for one in sheet.lines))
    wide = (len(longest) - 1) * digit - (digit / 2 if "." in longest else 0) + 0.9
    if which != "spanish":  # the counts stand last, as on the Spanish one
        last = ("Aantal", "count", 480.0) if which == "dutch" else ("Qty", "count", 470.0)
        others = (c for c in sheet.columns if c[1] not in {"count", "price", "amount"})
        columns = (*others, last)
        sheet = Sheet(sheet.face, sheet.size, sheet.head, columns, sheet.lines, (), sheet.number, sheet.date)
    ink = _blurred(pixels(sheet), 0.5)
    return saved(_grain(ink[:, : round((count_place(sheet) + wide) * STEP)], chance, 2))


WEARS: dict[str, Callable[[str, Chance], bytes]] = {
    "phone": phone, "hot spot": hot_spot, "dark stamp": dark_stamp, "crumpled": crumpled, "sleeve": sleeve,
    "messenger": messenger, "needles": needles, "pen rings": rings, "screen": screen, "burnt": burnt,
    "streaks": streaks, "fax": fax, "show-through": show_through, "cut rows": cut_rows, "cut thousand": cut_thousand,
}  # fmt: skip


def worn(name: str, which: str) -> bytes:
    """Return a page as a picture file; the same bytes each time."""
    return WEARS[name](which, np.random.default_rng(sum(map(ord, name + which))))


def ending(name: str) -> str:
    """Return what such a file's name ends with."""
    return {"phone": "avif", "fax": "tif"}.get(name, "jpg")
