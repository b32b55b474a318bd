"""Three papers whose last column is the count, without amounts, and what blind chance does to them.

In: the name of a wear and of a sheet. Out: the bytes of a picture. Never: a real supplier's name, number or price.
"""

from __future__ import annotations

import io

import numpy as np
from hard_days import DPI, STEP, _array, _blurred, _image, pixels, saved
from hard_sheets import APART, FIRST, Line, Sheet
from PIL import Image, ImageDraw

COUNT = 520.0  # points: where counts begin; two or three digits of about 5 points each


def _sheet(face: str, titles: tuple[str, ...], head: tuple[str, ...], lines: tuple[Line, ...], date: str) -> Sheet:
    places = ((50.0, 60.0), (50.0, 74.0), (50.0, 88.0), (50.0, 140.0), (50.0, 154.0), (50.0, 168.0), (350.0, 60.0), (350.0, 80.0), (350.0, 96.0))  # fmt: skip
    keys, left = ("asin", "name", "ean", "price", "count"), (50.0, 130.0, 290.0, 420.0, COUNT)
    return Sheet(
        face=face,
        size=10,
        head=tuple((x, y, text) for (x, y), text in zip(places, head, strict=True)),
        columns=tuple(zip(titles, keys, left, strict=True)),
        lines=lines,
        foot=(),
        number=head[7].split()[-1],
        date=date,
    )


SHEETS = {
    "french": _sheet(
        "helv",
        ("ASIN", "Désignation", "EAN", "Prix unit. EUR", "Qté"),
        ("Verrerie du Pont Moulu SARL", "8 rue des Osiers, 21000 Dijon", "TVA FR83404833048", "Comptoir Aubrelle SAS",
         "3 place du Four", "69003 Lyon", "FACTURE", "Facture n° VP-20917", "Date de facture 17/04/2026"),
        (Line("24", "B0CJ5Q8TVM", "3017620422003", "Carafe en verre", "7,40", ""),
         Line("138", "B09SX6K2DH", "4006381333931", "Bougeoir laiton", "3,15", ""),
         Line("60", "B0D3ZB81WN", "5012345678900", "Coupelle noyer", "5,80", ""),
         Line("245", "B07RG5M9LC", "8711253001202", "Torchon lin", "2,10", "")),
        "2026-04-17"),
    "italian": _sheet(
        "tiro",
        ("ASIN", "Descrizione", "EAN", "Prezzo EUR", "Q.tà"),
        ("Ceramiche Rovedo S.r.l.", "Via dei Salici 19, 40121 Bologna", "Partita IVA IT12345670017", "Casalinghi Tornabò S.n.c.",
         "Corso Mulini 5", "10122 Torino", "FATTURA", "Fattura n. 2026/711", "Data fattura 23/02/2026"),
        (Line("36", "B0CN8W2XJR", "7622210449283", "Tazza smaltata", "4,25", ""),
         Line("150", "B08Y7PF5KQ", "4260107220015", "Vassoio faggio", "6,90", ""),
         Line("48", "B0BT61HZ3S", "7610400010481", "Oliera vetro", "8,30", ""),
         Line("310", "B0F4DV9G2L", "9002490100070", "Mollette legno", "0,85", "")),
        "2026-02-23"),
    "english": _sheet(
        "cour",
        ("ASIN", "Description", "EAN", "Unit price", "Qty"),
        ("Thornby Kettle Works Ltd", "22 Sallow Street, Kendal LA9 4QN", "VAT GB 384 2217 65", "Marrow & Finch Trading Ltd",
         "9 Bell Court", "York YO1 7HN", "INVOICE", "Invoice no. TK-5581", "Invoice date 6 May 2026"),
        (Line("72", "B0CW1X7RPD", "4311501489710", "Kettle stand", "9.95", ""),
         Line("126", "B09D5N8BQZ", "4008400401621", "Tin ladle", "2.40", ""),
         Line("30", "B0DM2S6TYK", "5901234123457", "Coal scuttle", "18.50", ""),
         Line("280", "B07VH3C9JF", "4001234567891", "Cork mat", "1.15", "")),
        "2026-05-06"),
}  # fmt: skip


def _drawn(which: str) -> tuple[np.ndarray, np.random.Generator]:
    return pixels(SHEETS[which]), np.random.default_rng(sum(map(ord, which)))


def cut_count(which: str, after: float = 9.0) -> bytes:
    """The picture ends within the counts: what begins there goes on outside."""
    ink, _ = _drawn(which)
    return saved(_blurred(ink, 0.5)[:, : round((COUNT + after) * STEP)])


def cut_between(which: str) -> bytes:
    """The picture ends right behind the second digit of each count: those of three digits lose their last."""
    return cut_count(which, 12.2 if which == "english" else 11.2 if which == "french" else 10.2)


def cut_date(which: str) -> bytes:
    """The picture ends within the year of the date, and the counts are gone."""
    ink, _ = _drawn(which)
    return saved(_blurred(ink, 0.5)[:, : round(460 * STEP)])


def moire(which: str) -> bytes:
    """A photographed screen: bands across, and each row of its own light."""
    ink, chance = _drawn(which)
    y, x = np.mgrid[: ink.shape[0], : ink.shape[1]]
    bands = 24 * np.sin((x * 0.97 + y * 0.31) / 1.9) + 16 * np.sin(y / 33)
    return saved(_blurred(ink, 0.8) * 0.85 + bands[:, :, None] + chance.normal(0, 3, ink.shape), quality=70)


def rings(which: str) -> bytes:
    """A ball-pen's rings round counts, and ticks through their last digits."""
    ink, chance = _drawn(which)
    image = _image(ink)
    pen = ImageDraw.Draw(image)
    for n in range(4):
        x, y = (COUNT + 8) * STEP + chance.normal(0, 4), (FIRST + n * APART - 3) * STEP
        if n % 2:
            pen.ellipse((x - 38, y - 22, x + 36, y + 24), outline=(30, 50, 150), width=4)
        else:
            pen.line((x - 6, y, x + 6, y + 16, x + 34, y - 26), fill=(30, 50, 150), width=4)
    return saved(_array(image))


def ribbon(which: str) -> bytes:
    """A weak ribbon: letters in dots, pale, rows missing."""
    ink, chance = _drawn(which)
    small = _array(_image(ink).resize((ink.shape[1] // 2, ink.shape[0] // 2), Image.Resampling.BOX))
    dots = np.where(small < 150, 90 + chance.normal(0, 25, small.shape[:2])[:, :, None], 245)
    dots[::5] = dots[::5] * 0.4 + 147
    return saved(_blurred(np.repeat(np.repeat(dots, 2, 0), 2, 1), 0.8))


def sent_small(which: str) -> bytes:
    """Sent by a messenger: 900 pixels high, poor JPEG."""
    ink, _ = _drawn(which)
    image = _image(ink).resize((round(900 * ink.shape[1] / ink.shape[0]), 900), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=40, dpi=(DPI, DPI))
    return out.getvalue()


def wet(which: str) -> bytes:
    """Water ran over the counts: ink drawn down and washed out."""
    ink, _ = _drawn(which)
    left = round((COUNT - 14) * STEP)
    part = ink[:, left:]
    run = np.mean([np.roll(part, k, 0) for k in range(7)], axis=0)
    ink[:, left:] = _blurred(run, 1.6)
    return saved(ink)


WEARS = {"cut count": cut_count, "cut between digits": cut_between, "cut date": cut_date, "moire": moire,
         "pen rings": rings, "weak ribbon": ribbon, "900 pixels": sent_small, "wet counts": wet}  # fmt: skip
