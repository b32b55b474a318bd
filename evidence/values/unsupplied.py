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
        "not dispatched", "not in stock", "no stock", "sold out", "temporarily out of stock", "awaiting stock", "awaiting delivery", "on order",
        "item cancelled", "line cancelled", "order line cancelled", "customer return", "returned to supplier", "sent back", "goods sent back",
        "return to vendor", "rma", "credited", "fully credited", "lost in transit", "damaged in transit", "missing from delivery", "to be delivered",
        "to be shipped", "ships later", "balance to follow", "discontinued", "rejected on delivery", "substituted",
        "recommended for you", "recommended products", "you may also like", "also bought", "frequently bought together", "related products",
    ),
    "de": (
        "storniert", "storno", "nicht geliefert", "nicht lieferbar", "nicht berechnet", "nicht verfügbar", "ausverkauft",
        "im rückstand", "rückstand", "nachlieferung", "wird nachgeliefert", "zurückgesandt", "rücksendung", "retourniert",
        "retoure", "entfällt", "gestrichen", "vergriffen", "nicht vorrätig",
        "nicht vorhanden", "nicht auf lager", "nicht am lager", "nicht mehr lieferbar", "derzeit nicht lieferbar", "folgt", "lieferung folgt", "restlieferung folgt",
        "noch offen", "zurückgegeben", "zurück gegeben", "rückgabe", "warenrückgabe", "retourware", "gutgeschrieben", "erstattet", "abgesagt", "auslaufartikel",
        "nicht versandt", "nicht mitgeliefert", "fehlmenge", "fehlteil",
        "empfehlungen für sie", "das könnte ihnen gefallen", "kauften auch", "wird oft zusammen gekauft", "ähnliche artikel",
    ),
    "fr": (
        "annulé", "annulée", "annulés", "annulées", "non livré", "non livrée", "non livrés", "non livrées", "non facturé",
        "non facturée", "en rupture", "rupture de stock", "reliquat", "en reliquat", "retourné", "retournée", "indisponible",
        "non disponible", "à suivre", "supprimé", "remboursé",
        "rupture", "en attente de livraison", "en attente", "non expédié", "non expédiée", "non servi", "non servie", "manquant", "manquante", "épuisé", "épuisée",
        "à livrer", "reste à livrer", "retour marchandise", "retour client", "repris", "reprise", "crédité", "créditée", "supprimée", "remboursée", "article supprimé",
        "recommandé pour vous", "vous aimerez aussi", "ont aussi acheté", "ont également acheté", "produits similaires",
    ),
    "es": (
        "anulado", "anulada", "cancelado", "cancelada", "no entregado", "no entregada", "no suministrado", "no suministrada",
        "no servido", "no servida", "no facturado", "agotado", "agotada", "sin existencias", "no disponible", "devuelto",
        "devuelta", "devolución", "pendiente de entrega", "pendiente de servir", "reembolsado",
        "sin stock", "fuera de stock", "no enviado", "no enviada", "pendiente de envío", "pendiente de recibir", "pendiente", "falta", "descatalogado",
        "devolución de mercancía", "abonado", "abonada", "reembolsada", "retirado", "eliminado",
        "recomendado para ti", "recomendado para usted", "también te puede gustar", "también compraron", "productos relacionados",
    ),
    "it": (
        "annullato", "annullata", "stornato", "stornata", "non consegnato", "non consegnata", "non fornito", "non fornita",
        "non fatturato", "non disponibile", "esaurito", "esaurita", "in arretrato", "inevaso", "inevasa", "restituito",
        "restituita", "merce resa", "rimborsato",
        "non spedito", "non spedita", "non in stock", "fuori stock", "mancante", "da consegnare", "in attesa di consegna", "da evadere", "fuori produzione",
        "reso", "resa", "resi", "reso cliente", "accreditato", "accreditata", "rimborsata", "eliminato",
        "consigliati per te", "consigliato per lei", "potrebbe interessarti", "hanno acquistato anche", "prodotti correlati",
    ),
    "nl": (
        "geannuleerd", "niet geleverd", "niet leverbaar", "niet gefactureerd", "niet beschikbaar", "uitverkocht", "in backorder",
        "nalevering", "wordt nageleverd", "geretourneerd", "teruggestuurd", "vervallen",
        "retour gezonden", "retour ontvangen", "retour", "retourzending", "teruggezonden", "terugbetaald", "gecrediteerd", "niet op voorraad", "niet voorradig",
        "niet verzonden", "nog te leveren", "volgt later", "volgt nog", "geschrapt", "niet meer leverbaar", "manco",
        "aanbevolen voor u", "kochten ook", "vaak samen gekocht",
    ),
    "pl": ("anulowano", "anulowane", "nie dostarczono", "niedostępny", "zwrot towaru", "zwrócono", "brak towaru", "zwrot", "zwrócony",
           "brak w magazynie", "brak na stanie", "brak na magazynie", "brak", "niedostępna", "niedostępne", "nie wydano", "nie zrealizowano", "wyprzedane",
           "do realizacji później", "anulowana", "anulowany", "skreślono", "wycofany"),
    "pt": ("cancelado", "anulado", "não entregue", "não fornecido", "esgotado", "devolvido", "em falta"),
    "sv": ("makulerad", "avbeställd", "ej levererad", "ej levererat", "restnoterad", "slut i lager", "returnerad"),
    "da": ("annulleret", "ikke leveret", "i restordre", "udsolgt", "returneret"),
    "tr": ("iptal edildi", "teslim edilmedi", "stokta yok", "iade edildi", "iptal", "iade", "sevk edilmedi", "gönderilmedi", "tükendi", "mevcut değil",
           "yok satan", "sonra gönderilecek"),
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
    "已取消",
    "无货",
    "無貨",
    "断货",
    "未到货",
    "待发货",
    "退回",
    "未发",
    "在庫なし",
    "在庫切れ",
    "入荷待ち",
    "未発送",
    "未出荷",
    "返却",
    "後送",
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
