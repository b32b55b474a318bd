"""Fictional goods in each language: a text and a price, codes by a serial number.

In: an index. Out: lines. Never: a real product.
"""

from __future__ import annotations

from scripts.fixture_maker.codes import ean13
from scripts.fixture_maker.paper import Line

TEXTS = {
    "en": ["Stoneware mug, speckled grey, 350 ml", "Bamboo cutting board with juice groove, large", "Linen tea towel, set of 3",
           "Cast iron trivet, round", "Glass storage jar with cork lid 1.2 l", "Wooden salad servers, acacia", "Oven mitt, quilted cotton, navy",
           "Enamel bread bin, cream", "Measuring spoons, stainless steel, set of 5", "Silicone baking mat 40 x 30 cm"],
    "fr": ["Couteau d'office lame 9 cm, manche olivier", "Planche à découper en hêtre 38 x 26 cm", "Lot de 6 verres à eau 25 cl",
           "Casserole inox 18 cm avec couvercle", "Moulin à poivre en bois, 20 cm", "Torchon en lin lavé, bleu ardoise", "Saladier en grès émaillé",
           "Plat à gratin rectangulaire 32 cm"],
    "de": ["Holzeisenbahn Startset, 24-teilig", "Brotkasten aus Bambus mit Deckel", "Emaille-Becher weiß, 300 ml", "Küchenwaage digital bis 5 kg",
           "Schneidebrett Eiche, geölt, 40 x 25 cm", "Bauklötze Buche natur, 50 Stück", "Auflaufform Keramik, oval", "Geschirrtuch Halbleinen, 2er-Pack"],
    "es": ["Jarra de vidrio soplado 1,5 l", "Juego de cuchillos de cocina, 4 piezas", "Sartén antiadherente 24 cm", "Cesta de mimbre para pan",
           "Aceitera de acero inoxidable 500 ml", "Mantel de algodón 140 x 200 cm", "Tabla de cortar de olivo"],
    "it": ["Moka in alluminio 3 tazze", "Grattugia per formaggio in acciaio", "Tovaglia in cotone a quadri 140 x 180", "Set 6 bicchieri da vino",
           "Mattarello in faggio 40 cm", "Barattolo ermetico in vetro 1 litro", "Tagliapizza con manico in legno"],
    "nl": ["Theepot gietijzer 0,8 l", "Snijplank eikenhout met handvat", "Set van 4 soepkommen", "Kaasschaaf roestvrij staal", "Ovenwant katoen, grijs"],
    "pl": ["Kubek ceramiczny 300 ml, granatowy", "Deska do krojenia z drewna bukowego", "Patelnia żeliwna 26 cm", "Zestaw 6 szklanek 250 ml", "Ścierka lniana, biała"],
}  # fmt: skip
PRICES = ["4.35", "11.90", "6.20", "8.75", "3.10", "14.50", "5.40", "22.00", "2.95", "7.65"]


def good(lang: str, index: int, qty: int, **more: str) -> Line:
    """Return a line of `qty` units of the index-th good of a language, with its EAN unless another is given."""
    texts = TEXTS[lang]
    serial = 100 * (sorted(TEXTS).index(lang) + 1) + index
    facts = {"text": texts[index % len(texts)], "price": PRICES[index % len(PRICES)], "ean": ean13(serial)} | more
    return Line(qty=qty, **facts)
