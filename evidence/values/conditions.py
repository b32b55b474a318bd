"""Words of a line that say that its goods are not new, or what they are measured in where they are not counted.

In: printed text. Out: the words. Never: a decision what that is worth.
"""
# ruff: noqa: RUF001 -- printed look-alike signs are what is read here

from __future__ import annotations

import re
from functools import cache

from evidence.values.text import fold_label, strip_accents

# "Used" alone is the end or the beginning of a text: "used by professionals" are new goods.
_NOT_NEW: tuple[str, ...] = (
    "refurbished", "refurb", "renewed", "reconditioned", "remanufactured", "pre owned", "preowned", "pre loved", "second hand", "secondhand",
    "open box", "b grade", "grade b", "grade c", "c grade", "b stock", "ex display", "ex demo", "display model", "customer returns",
    "used condition", "condition used", "used good", "used very good", "used acceptable", "like new", "factory seconds", "liquidation stock",
    "gebraucht", "gebrauchte", "gebrauchter", "gebrauchtes", "gebrauchtware", "b ware", "bware", "c ware", "generalüberholt", "überholt",
    "aufbereitet", "rückläufer", "retourenware", "ausstellungsstück", "zustand gut", "wie neu", "zweite wahl", "2 wahl",
    "reconditionné", "reconditionnée", "reconditionnés", "occasion", "d'occasion", "seconde main", "déclassé", "second choix", "comme neuf",
    "reacondicionado", "reacondicionada", "segunda mano", "de ocasión", "usado", "usada", "como nuevo", "restaurado", "ex exposición",
    "ricondizionato", "ricondizionata", "usato", "usata", "seconda mano", "rigenerato", "rigenerata", "come nuovo", "ex esposizione",
    "tweedehands", "gebruikt", "gebruikte", "gereviseerd", "b keuze", "showmodel", "zo goed als nieuw", "odnowiony", "odnowione", "używany",
    "używane", "używana", "poleasingowy", "powystawowy", "regenerowany", "begagnad", "renoverad", "ikinci el", "yenilenmiş", "kullanılmış",
    "recondicionado", "recondicionada", "brugt", "repasovaný", "použitý",
)  # fmt: skip
# A line about something done with the goods, their box, or a copy of them.
_ACTS = (
    r"labell?ing|bagging|prep|preparation|packing|packaging|wrapping|handling|storage|warehousing|fulfil?ment|repair|inspection|cleaning|assembly"
    r"|installation|design|photo|photography|advertising|marketing|translation|consulting|shipping|delivery|transport|transportation|freight|logistics"
    r"|customs|import|testing|certification|setup|set up|administration|processing|sorting|kitting|returns"
)
_OTHER = re.compile(
    rf"\b(?:{_ACTS})(?: (?:and|&) \w+)? (?:services?|fees?|charges?|costs?|surcharge)\b|^freight\b|\bfreight (?:for|of)\b"
    r"|\b(?:extended warranty|warranty extension|service contract|service plan|protection plan|licen[cs]e fee|subscription|rental of|hire of|commission (?:on|for))\b"
    r"|\b\w{4,}(?:gebuhr|gebuhren|kosten|pauschale|zuschlag|dienstleistung)\b|\bgarantieverlangerung\b|\bdienstleistung\b|\bmontage von\b"
    r"|\b(?:frais de|extension de garantie|prestations? de|service d(?:e|es)?(?! (?:table|verres|couverts|the|cafe|dessert|toilette)\b)|main d oeuvre|gastos de|servicio de(?! (?:mesa|cafe|te)\b)|extension de garantia|mano de obra"
    r"|spese di|servizio di(?! (?:piatti|posate|bicchieri|tazze)\b)|estensione di garanzia|manodopera|verlenging van de garantie|usluga|oplata za|koszty? (?:wysylki|transportu|magazynowania)"
    r"|przedluzenie gwarancji|hizmeti|hizmet bedeli|nakliye bedeli|depolama ucreti)\b"
    r"|\b(?:empty (?:retail |gift |display )?(?:box|boxes|packaging|bottles?|cartons?)|box only|boxes only|packaging only|manual only|display dummy|dummy"
    r"|leerkartons?|leerverpackung|nur verpackung|attrappe|boite vide|emballage (?:vide|seul)|factice|caja vacia|solo (?:caja|embalaje|envase)"
    r"|scatola vuota|solo (?:scatola|confezione)|lege doos|alleen verpakking|puste (?:pudelko|opakowanie)|bos kutu)\b"
    r"|\b(?:not for (?:re)?sale|unverkauflich|nicht zum (?:weiter)?verkauf|nicht verkauflich|vente interdite|interdit a la (?:re)?vente|ne peut etre vendue?"
    r"|no apto para la venta|prohibida su (?:re)?venta|vietata la (?:ri)?vendita|non destinat[oa] alla vendita|niet voor (?:weder)?verkoop|nie na sprzedaz|satilamaz)\b"
    r"|\b(?:replicas?|repliken|repliques?|imitations?|imitat|nachbau|nachahmung|falschung|counterfeit|knock off|lookalike|imitacion(?:es)?|imitazion[ei]|namaak"
    r"|replika|podrobka|taklit|aftermarket|inspired by|no name version)\b"
)
_OTHER_CJK = re.compile(
    r"(?:服务|服務|运|運|仓储|倉儲|加工|打包|贴标|手续|手續)费|延保|空盒|空箱|非卖品|非賣品|高仿|仿制|仿製|手数料|送料|運賃|保管料|作業[料費]|加工費|延長保証|ラベル貼り|非売品|レプリカ|コピー品|模造"
)
_EDGES = re.compile(r"(?:^used | used$|\(used\)|[-,/] ?used\b)")
_CJK = re.compile(r"二手|翻新|官翻|旧品|中古|再生品|整備済|リファービッシュ|アウトレット品|訳あり")
# Weights, lengths, volumes, times: what is counted in them is not counted in pieces. Codes are those of e-invoices.
_MEASURES = frozenset(
    (
        "kg", "kgs", "kilo", "kilos", "kilogram", "kilogramm", "kilogramme", "g", "gr", "gram", "gramm", "grams", "grammes", "mg", "dag",
        "t", "to", "ton", "tons", "tonne", "tonnes", "tonnen", "lb", "lbs", "oz", "ozs", "m", "mtr", "mtrs", "meter", "meters", "metre",
        "metres", "mètre", "mètres", "metro", "metros", "metri", "lfm", "lm", "ml", "mb", "cm", "mm", "km", "m2", "m3", "m²", "m³", "qm", "sqm",
        "cbm", "ft", "feet", "foot", "yd", "yds", "yard", "yards", "inch", "inches", "l", "lt", "ltr", "ltrs", "liter", "litre", "litres",
        "litro", "litros", "litri", "cl", "dl", "hl", "gal", "gallon", "gallons", "h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden",
        "heure", "heures", "hora", "horas", "ora", "ore", "uur", "uren", "godz", "saat", "tag", "tage", "day", "days", "jour", "jours", "día",
        "días", "giorno", "giorni", "dag", "dagen", "dzień", "dni", "month", "months", "monat", "monate", "mois", "mes", "meses", "mese", "mesi",
        "kgm", "grm", "mtr", "ltr", "hur", "mtk", "mtq", "mon", "tne", "公斤", "千克", "克", "吨", "噸", "米", "厘米", "升", "毫升", "小时", "小時",
        "天", "キログラム", "グラム", "メートル", "リットル", "時間",
    )
)  # fmt: skip


def not_new(text: str) -> str | None:
    """Return the words of a text that say that goods are used, refurbished or returned."""
    folded = fold_label(text)
    found = _pattern().search(folded) or _EDGES.search(folded) or (None if text.isascii() else _CJK.search(text))
    return found.group().strip() if found else None


def other_goods(text: str) -> str | None:
    """Return the words of a text that say that it is about a service, packaging, a sample or a copy."""
    found = _OTHER.search(fold_label(text)) or (None if text.isascii() else _OTHER_CJK.search(text))
    return found.group().strip() if found else None


def measured(unit: str) -> bool:
    """Tell whether a printed unit measures goods and does not count them."""
    return unit.strip(" .:()").casefold() in _MEASURES or strip_accents(unit.strip(" .:()")) in _MEASURES


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted({fold_label(p) for p in _NOT_NEW}, key=lambda p: (-len(p), p))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
