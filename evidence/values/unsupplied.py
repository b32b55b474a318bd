"""Words beside a line of an invoice that say that its goods did not come, went back, or are only offered.

In: a printed line. Out: the words that say so, and how much of the line they are. Never: a decision what that is worth.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from evidence.values.text import fold_label

# Whole phrases only: "noise cancelling", "return key" and "credit card holder" are goods.
PHRASES: dict[str, tuple[str, ...]] = {
    "en": (
        "cancelled", "canceled", "order cancelled", "not supplied", "not delivered", "not shipped", "not sent", "not invoiced",
        "not charged", "unavailable", "not available", "out of stock", "back order", "on back order", "backorder", "on backorder",
        "backordered", "back ordered", "to follow", "returned", "goods returned", "returned goods", "refunded", "undelivered",
        "void", "voided", "withdrawn", "short shipped", "will follow", "deleted line",
        "recommended for you", "recommended products", "you may also like", "also bought", "frequently bought together", "related products",
    ),
    "de": (
        "storniert", "storno", "nicht geliefert", "nicht lieferbar", "nicht berechnet", "nicht verfügbar", "ausverkauft",
        "im rückstand", "rückstand", "nachlieferung", "wird nachgeliefert", "zurückgesandt", "rücksendung", "retourniert",
        "retoure", "entfällt", "gestrichen", "vergriffen", "nicht vorrätig",
        "empfehlungen für sie", "das könnte ihnen gefallen", "kauften auch", "wird oft zusammen gekauft", "ähnliche artikel",
    ),
    "fr": (
        "annulé", "annulée", "annulés", "annulées", "non livré", "non livrée", "non livrés", "non livrées", "non facturé",
        "non facturée", "en rupture", "rupture de stock", "reliquat", "en reliquat", "retourné", "retournée", "indisponible",
        "non disponible", "à suivre", "supprimé", "remboursé",
        "recommandé pour vous", "vous aimerez aussi", "ont aussi acheté", "ont également acheté", "produits similaires",
    ),
    "es": (
        "anulado", "anulada", "cancelado", "cancelada", "no entregado", "no entregada", "no suministrado", "no suministrada",
        "no servido", "no servida", "no facturado", "agotado", "agotada", "sin existencias", "no disponible", "devuelto",
        "devuelta", "devolución", "pendiente de entrega", "pendiente de servir", "reembolsado",
        "recomendado para ti", "recomendado para usted", "también te puede gustar", "también compraron", "productos relacionados",
    ),
    "it": (
        "annullato", "annullata", "stornato", "stornata", "non consegnato", "non consegnata", "non fornito", "non fornita",
        "non fatturato", "non disponibile", "esaurito", "esaurita", "in arretrato", "inevaso", "inevasa", "restituito",
        "restituita", "merce resa", "rimborsato",
        "consigliati per te", "consigliato per lei", "potrebbe interessarti", "hanno acquistato anche", "prodotti correlati",
    ),
    "nl": (
        "geannuleerd", "niet geleverd", "niet leverbaar", "niet gefactureerd", "niet beschikbaar", "uitverkocht", "in backorder",
        "nalevering", "wordt nageleverd", "geretourneerd", "teruggestuurd", "vervallen",
        "aanbevolen voor u", "kochten ook", "vaak samen gekocht",
    ),
    "pl": ("anulowano", "anulowane", "nie dostarczono", "niedostępny", "zwrot towaru", "zwrócono", "brak towaru"),
    "pt": ("cancelado", "anulado", "não entregue", "não fornecido", "esgotado", "devolvido", "em falta"),
    "sv": ("makulerad", "avbeställd", "ej levererad", "ej levererat", "restnoterad", "slut i lager", "returnerad"),
    "da": ("annulleret", "ikke leveret", "i restordre", "udsolgt", "returneret"),
    "tr": ("iptal edildi", "teslim edilmedi", "stokta yok", "iade edildi"),
}  # fmt: skip
CJK: tuple[str, ...] = (
    "取消",
    "未交付",
    "未发货",
    "未發貨",
    "缺货",
    "缺貨",
    "退货",
    "退貨",
    "已退",
    "キャンセル",
    "未納",
    "欠品",
    "返品",
)


class Denial(NamedTuple):
    """The words as folded, and their share of the letters and digits of the line (0 to 1)."""

    words: str
    share: float


@cache
def _pattern() -> re.Pattern[str]:
    folded = {fold_label(p) for phrases in PHRASES.values() for p in phrases}
    longest_first = sorted(folded, key=lambda p: (-len(p), p))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)|{'|'.join(CJK)}")


def denial(line: str) -> Denial | None:
    """Return what of a printed line says that goods did not come or went back, None where nothing does."""
    text = fold_label(line)
    found = _pattern().findall(text)
    letters = sum(map(str.isalnum, text))
    if not found:
        return None
    return Denial(", ".join(dict.fromkeys(found)), sum(c.isalnum() for w in found for c in w) / letters)
