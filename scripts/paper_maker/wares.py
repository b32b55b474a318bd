"""Goods on invoices: what they are, how many, their codes; and how a paper prints its numbers.

In: a language and a source of chance. Out: `Ware`s and a `Style` of numbers. Never: a real product, unseeded chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

COUNTS = (
    1,
    1,
    2,
    2,
    3,
    4,
    5,
    6,
    8,
    10,
    12,
    15,
    18,
    20,
    24,
    25,
    30,
    36,
    40,
    48,
    50,
    60,
    72,
    96,
    100,
    120,
    144,
    200,
    240,
    500,
    1000,
    1200,
    2400,
)
CODE = "ABCDEFGHJKLMNPQRSTUVWXYZ"
ASIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
NOUNS: dict[str, tuple[str, ...]] = {
    "en": ("Stoneware Mug", "Desk Lamp", "Garden Hose", "Cotton Towel Set", "USB-C Cable", "Yoga Mat", "Storage Box", "Kitchen Scale", "Wall Clock", "Travel Pillow"),
    "de": ("Steingutbecher", "Schreibtischlampe", "Gartenschlauch", "Handtuchset Baumwolle", "USB-C-Kabel", "Yogamatte", "Aufbewahrungsbox", "Küchenwaage", "Wanduhr", "Reisekissen"),
    "fr": ("Mug en grès", "Lampe de bureau", "Tuyau d'arrosage", "Lot de serviettes coton", "Câble USB-C", "Tapis de yoga", "Boîte de rangement", "Balance de cuisine", "Horloge murale", "Coussin de voyage"),
    "es": ("Taza de gres", "Lámpara de escritorio", "Manguera de jardín", "Juego de toallas de algodón", "Cable USB-C", "Esterilla de yoga", "Caja de almacenaje", "Báscula de cocina", "Reloj de pared", "Cojín de viaje"),
    "it": ("Tazza in gres", "Lampada da scrivania", "Tubo da giardino", "Set asciugamani in cotone", "Cavo USB-C", "Tappetino yoga", "Scatola portaoggetti", "Bilancia da cucina", "Orologio da parete", "Cuscino da viaggio"),
    "nl": ("Mok aardewerk", "Bureaulamp", "Tuinslang", "Handdoekenset katoen", "USB-C-kabel", "Yogamat", "Opbergdoos", "Keukenweegschaal", "Wandklok", "Reiskussen"),
    "pl": ("Kubek kamionkowy", "Lampka biurkowa", "Wąż ogrodowy", "Komplet ręczników bawełnianych", "Kabel USB-C", "Mata do jogi", "Pudełko do przechowywania", "Waga kuchenna", "Zegar ścienny", "Poduszka podróżna"),
    "pt": ("Caneca de grés", "Candeeiro de mesa", "Mangueira de jardim", "Conjunto de toalhas de algodão", "Cabo USB-C", "Tapete de ioga", "Caixa de arrumação", "Balança de cozinha", "Relógio de parede", "Almofada de viagem"),
}  # fmt: skip
TRAITS: dict[str, tuple[str, ...]] = {
    "en": ("black, 350 ml", "blue 2-pack", "30 x 20 cm", "Model 7, grey", "with lid, set of 4", "1.5 m", "extra strong", "size L", "Series 3 Pro"),
    "de": ("schwarz, 350 ml", "blau, 2er-Pack", "30 x 20 cm", "Modell 7, grau", "mit Deckel, 4-teilig", "1,5 m", "extra stark", "Größe L", "Serie 3 Pro"),
    "fr": ("noir, 350 ml", "bleu, lot de 2", "30 x 20 cm", "modèle 7, gris", "avec couvercle, 4 pièces", "1,5 m", "très résistant", "taille L", "Série 3 Pro"),
    "es": ("negro, 350 ml", "azul, pack de 2", "30 x 20 cm", "modelo 7, gris", "con tapa, 4 piezas", "1,5 m", "muy resistente", "talla L", "Serie 3 Pro"),
    "it": ("nero, 350 ml", "blu, conf. da 2", "30 x 20 cm", "modello 7, grigio", "con coperchio, 4 pezzi", "1,5 m", "extra forte", "taglia L", "Serie 3 Pro"),
    "nl": ("zwart, 350 ml", "blauw, 2-pack", "30 x 20 cm", "model 7, grijs", "met deksel, 4-delig", "1,5 m", "extra sterk", "maat L", "Serie 3 Pro"),
    "pl": ("czarny, 350 ml", "niebieski, 2 sztuki w opak.", "30 x 20 cm", "model 7, szary", "z pokrywką, 4 części", "1,5 m", "bardzo mocny", "rozmiar L", "Seria 3 Pro"),
    "pt": ("preto, 350 ml", "azul, pack de 2", "30 x 20 cm", "modelo 7, cinzento", "com tampa, 4 peças", "1,5 m", "muito resistente", "tamanho L", "Série 3 Pro"),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Ware:
    """One line of goods; `price` in cents, `off` a discount in percent, `vat` a rate; `count` below zero is a return."""

    text: str
    count: int
    price: int
    unit: str
    sku: str
    mpn: str
    ean: str
    asin: str
    off: int = 0
    vat: int = 20
    serial: str = ""

    @property
    def amount(self) -> int:
        """What the line costs, in cents."""
        return round(self.count * self.price * (100 - self.off) / 100)


@dataclass(frozen=True, kw_only=True)
class Style:
    """How a paper prints numbers: sign before cents, sign between thousands, decimals of quantities, currency."""

    comma: str
    group: str
    decimals: int
    before: str = ""
    behind: str = ""

    def money(self, cents: int, *, bare: bool = False) -> str:
        """Return an amount; without its currency where `bare`."""
        sign = "-" if cents < 0 else ""
        whole, rest = divmod(abs(cents), 100)
        text = f"{self._grouped(whole)}{self.comma}{rest:02d}"
        return f"{sign}{text}" if bare else f"{sign}{self.before}{text}{self.behind}"

    def quantity(self, count: int) -> str:
        """Return a quantity."""
        sign = "-" if count < 0 else ""
        tail = f"{self.comma}{'0' * self.decimals}" if self.decimals else ""
        return f"{sign}{self._grouped(abs(count))}{tail}"

    def _grouped(self, whole: int) -> str:
        return f"{whole:,}".replace(",", self.group)


def style(language: str, chance: Random) -> Style:
    """Return how a paper of a language prints numbers."""
    if language == "en":
        comma, group = ".", chance.choice((",", ",", ""))
    else:
        comma, group = (
            ",",
            chance.choice({"fr": (" ", "\u202f", ""), "pl": (" ", "\u00a0", "")}.get(language, (".", ".", "", "'"))),
        )
    before, behind = {"en": ("£", ""), "pl": ("", " zł")}.get(language, ("", " €"))
    shown = chance.random() < 0.35  # noqa: PLR2004 -- one in three prints the currency in each cell
    return Style(
        comma=comma, group=group, decimals=chance.choice((0, 0, 0, 2, 3)), before=before if shown else "", behind=behind if shown else ""
    )  # fmt: skip


def wares(language: str, chance: Random, units: tuple[str, ...], count: int) -> list[Ware]:
    """Return so many different goods."""
    nouns = chance.sample(NOUNS[language], min(count, len(NOUNS[language])))
    nouns += [chance.choice(NOUNS[language]) for _ in range(count - len(nouns))]
    unit = chance.choice(units)
    shape = chance.randrange(5)
    return [
        Ware(
            text=_text(language, chance, noun), count=chance.choice(COUNTS), price=chance.randrange(85, 12000), unit=unit,
            sku=_sku(chance, shape), mpn=f"{_letters(chance, 2)}{chance.randrange(100, 9999)}{_letters(chance, 1)}", ean=_ean(chance),
            asin="B0" + "".join(chance.choice(ASIN) for _ in range(8)), off=chance.choice((0, 0, 5, 10, 15)), vat=chance.choice((20, 10)),
            serial=f"{_letters(chance, 2)}{chance.randrange(10**7, 10**8)}",
        )
        for noun in nouns
    ]  # fmt: skip


def _text(language: str, chance: Random, noun: str) -> str:
    traits = chance.sample(TRAITS[language], chance.randrange(0, 3))
    return ", ".join((noun, *traits)) if traits else noun


def _sku(chance: Random, shape: int) -> str:
    n = chance.randrange(1000, 99999)
    return (f"{_letters(chance, 3)}-{n:05d}", f"{n:06d}", f"{_letters(chance, 1)}{n}-{_letters(chance, 2)}", f"{n // 100:03d}.{n % 1000:03d}.{n % 97:02d}", f"{_letters(chance, 4)}{n % 1000:03d}")[shape]  # fmt: skip


def _letters(chance: Random, count: int) -> str:
    return "".join(chance.choice(CODE) for _ in range(count))


def _ean(chance: Random) -> str:
    body = (
        chance.choice(("400", "500", "335", "841", "800", "871", "590", "560", "693"))
        + f"{chance.randrange(10**9):09d}"
    )
    total = sum(int(c) * (3 if at % 2 else 1) for at, c in enumerate(body))
    return f"{body}{-total % 10}"
