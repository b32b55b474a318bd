"""Two papers of six lines, in English and German, that hard days come over: what is printed, and where.

In: nothing. Out: sheets of texts in points. Never: a real supplier's name, number or price.
"""

from __future__ import annotations

from dataclasses import dataclass

FIRST, APART = 262, 34  # points: the baseline of the first line, from line to line


@dataclass(frozen=True)
class Line:
    """A printed line of goods."""

    count: str
    asin: str
    ean: str
    name: str
    price: str
    amount: str


@dataclass(frozen=True)
class Sheet:
    """A page: what stands around the table, and the table's columns with their places in points."""

    face: str
    size: float
    head: tuple[tuple[float, float, str], ...]
    columns: tuple[tuple[str, str, float], ...]
    lines: tuple[Line, ...]
    foot: tuple[tuple[float, float, str], ...]
    number: str
    date: str


ENGLISH = Sheet(
    face="helv",
    size=9.5,
    head=(
        (50, 60, "Brindle & Tarn Wholesale Ltd"),
        (50, 74, "Unit 6, Osier Yard, Ledbury HR8 9QX"),
        (50, 88, "VAT GB 384 2217 65"),
        (50, 140, "Sold to"),
        (50, 154, "Quayle Household Goods Ltd"),
        (50, 168, "14 Fenwick Row, Stroud GL5 7RB"),
        (350, 60, "INVOICE"),
        (350, 80, "Invoice no. BT-60417"),
        (350, 96, "Invoice date 14 March 2026"),
        (350, 112, "Order ref. QH 2217"),
    ),
    columns=(
        ("ASIN", "asin", 50),
        ("Description", "name", 122),
        ("EAN", "ean", 262),
        ("Qty", "count", 362),
        ("Unit price", "price", 402),
        ("Amount GBP", "amount", 476),
    ),
    lines=(
        Line("24", "B0CK7M3Q9T", "5012345678900", "Oak salt cellar", "4.10", "98.40"),
        Line("36", "B09RZ4W1NX", "4006381333931", "Linen tea towel", "2.75", "99.00"),
        Line("12", "B0D81JHV5C", "3017620422003", "Brass door knocker", "11.20", "134.40"),
        Line("60", "B07PQ62LYG", "8711253001202", "Beeswax candle", "1.35", "81.00"),
        Line("18", "B0BXN5T8FK", "7622210449283", "Slate cheese board", "6.80", "122.40"),
        Line("48", "B08HW3MJ2R", "4260107220015", "Copper plant label", "0.95", "45.60"),
    ),
    foot=((362, 490, "Net total"), (476, 490, "580.80"), (362, 506, "VAT 20 %"), (476, 506, "116.16"),
          (362, 524, "Total due GBP"), (476, 524, "696.96"), (50, 560, "Payment within 30 days. Goods remain ours until paid.")),
    number="BT-60417",
    date="2026-03-14",
)  # fmt: skip
GERMAN = Sheet(
    face="tiro",
    size=10.5,
    head=(
        (50, 60, "Lattich & Söhne Großhandel GmbH"),
        (50, 74, "Erlenweg 31, 34117 Kassel"),
        (50, 88, "USt-IdNr. DE811907980"),
        (50, 140, "Haushaltwaren Petra Quendel e.K."),
        (50, 154, "Brunnengasse 8"),
        (50, 168, "99084 Erfurt"),
        (350, 60, "Rechnung"),
        (350, 80, "Rechnungsnummer 2026/30871"),
        (350, 96, "Rechnungsdatum 09.02.2026"),
        (350, 112, "Kundennummer 55120"),
    ),
    columns=(
        ("Menge", "count", 50),
        ("Bezeichnung", "name", 96),
        ("ASIN", "asin", 232),
        ("EAN", "ean", 310),
        ("Einzelpreis", "price", 406),
        ("Betrag EUR", "amount", 478),
    ),
    lines=(
        Line("120", "B0CQ4R8ZKM", "4001234567891", "Kräuterschere", "3,40", "408,00"),
        Line("250", "B0A7TD1W6S", "4311501489710", "Brotkorb rund", "2,15", "537,50"),
        Line("140", "B093XKJ7LB", "4008400401621", "Emaillebecher", "4,60", "644,00"),
        Line("310", "B0DVF25NQH", "5901234123457", "Spülbürste Buche", "1,90", "589,00"),
        Line("115", "B08M9YCP3E", "7610400010481", "Teesieb Edelstahl", "2,80", "322,00"),
        Line("475", "B0BG61WRT8", "9002490100070", "Wäscheklammern", "0,72", "342,00"),
    ),
    foot=((350, 490, "Zwischensumme"), (478, 490, "2.842,50"), (350, 506, "USt. 19 %"), (478, 506, "540,08"),
          (350, 524, "Gesamtbetrag EUR"), (478, 524, "3.382,58"), (50, 560, "Zahlbar innerhalb von 14 Tagen ohne Abzug.")),
    number="2026/30871",
    date="2026-02-09",
)  # fmt: skip
SHEETS = {"english": ENGLISH, "german": GERMAN}
