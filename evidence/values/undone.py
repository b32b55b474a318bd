"""Sentences that say what became of a purchase afterwards: cancelled, sent back, paid back, delivered in part.

In: a printed line. Out: the words that say so. Never: a sentence of terms ("goods that are returned ..."), a wish or a condition.
"""
# ruff: noqa: RUF001 -- printed look-alike signs are what is read here

from __future__ import annotations

import re

from evidence.values.text import fold_label

_CLAUSE = re.compile(r"(?<!\d)[.;!?](?:\s|$)|[.;!?](?=\s+[^\W\d])|\u3002")
# Subject, what was done to it, and how: folded text, without marks.
_DONE = re.compile(
    r"\b(?:order|invoice|purchase|sale|goods|items?|products?|shipment|parcel|delivery|payment|transaction|amount|units)\b(?: \w+){0,4}?"
    r" (?:was|were|has been|have been|had been|is now|are now)(?: \w+){0,2}? (?:cancelled|canceled|returned|refunded|voided|reversed|credited"
    r"|lost|rejected|refused|withdrawn|annulled|sent back|charged back|never delivered|never shipped|not delivered|not shipped)\b"
    r"|\b(?:bestellung|rechnung|ware|waren|lieferung|artikel|auftrag|zahlung|kauf|betrag|sendung)\b(?: \w+){0,3}? (?:wurden?|ist|sind)(?: \w+){0,6}?"
    r" (?:storniert|annulliert|zuruckgesandt|zuruckgeschickt|zuruckgegeben|zuruckgenommen|retourniert|erstattet|gutgeschrieben|abgelehnt|verloren gegangen)\b"
    r"|\brechnung\b(?: \w+){0,6}? gutschrift(?: \w+){0,3}? (?:erteilt|ausgestellt|erstellt)\b"
    r"|\b(?:credit note|credit memo)(?: \w+){0,4}? (?:was|has been) (?:issued|raised)\b|\b(?:credited|refunded) in full\b"
    r"|\b(?:commande|facture|marchandises?|livraison|articles?|produits?|vente|paiement|montant|colis)\b(?: \w+){0,3}?"
    r" (?:(?:a|ont) ete |est |sont )?(?:annule|retourne|rembourse|restitue|refuse|credite|perdu)e?s?(?= (?:le|au|en|par|et|integralement|suite)\b|$)"
    r"|\bavoir(?: \w+){0,3}? (?:a ete )?(?:emis|etabli)\b"
    r"|\b(?:pedido|factura|mercancias?|articulos?|compra|envio|pago|importe|productos?)\b(?: \w+){0,3}? (?:(?:fue(?:ron)?|ha sido|han sido|queda) )?"
    r"(?:anulad|cancelad|devuelt|reembolsad|abonad|rechazad|perdid)[oa]s?(?= (?:el|por|en|y|integramente)\b|$)"
    r"|\b(?:ordine|fattura|merce|articol[oi]|acquisto|spedizione|pagamento|importo|prodott[oi])\b(?: \w+){0,3}? (?:(?:e|sono) stat[oaei] )"
    r"(?:annullat|restituit|res|rimborsat|stornat|accreditat|rifiutat|smarrit)[oaei]\b"
    r"|\b(?:bestelling|order|factuur|goederen|artikelen|levering|betaling|zending)\b(?: \w+){0,3}? (?:is|zijn|werd|werden)(?: \w+){0,5}?"
    r" (?:geannuleerd|geretourneerd|teruggestuurd|terugbetaald|gecrediteerd|geweigerd)\b"
    r"|\b(?:zamowienie|faktura|towary?|przesylka|platnosc)\b(?: \w+){0,3}? (?:zostal[aoy]?|zostaly)(?: \w+){0,4}? (?:anulowan|zwrocon|skorygowan)\w*"
    r"|\b(?:siparis|fatura|urun|mal|odeme|tutar)\w*\b(?: \w+){0,5}? (?:iptal|iade) edil(?:di|mis)\w*"
)
_CJK = re.compile(
    r"(?:订单|發票|发票|货物|商品|款项)[^。，,]{0,14}(?:已取消|已作废|已退货|已退款|已退回|被取消|已冲红)"
    r"|(?:注文|請求書?|商品|代金)[^。、]{0,16}(?:取り?消し?(?:され|し)(?:ました|た|済)|キャンセル(?:され|し)(?:ました|た|済)|返品(?:され|し|済)|返金(?:され|し|済))"
)
_TERMS = re.compile(
    r"\b(?:if|when|where|unless|once|that|which|until|any|may(?! \d)|must|shall|will|can|cannot|should|after|before|wenn|falls|sofern|soweit|bei|wird|werden"
    r"|kann|konnen|si|lorsque|lorsqu|en cas|sans|peut|doit|sera|seront|toute|tout|cuando|sera|seran|puede|sin|cualquier|se|qualora|verra|puo|senza"
    r"|ogni|als|indien|wanneer|kan|kunnen|wordt|worden|jesli|gdy|moze|nie|eger|ise|halinde|when)\b"
)
# So many came, and the rest did not: numbers and a word for the rest.
_CAME = re.compile(
    r"\b(?:delivered|shipped|sent|supplied|received|geliefert|versandt|livrees?|livres?|expedie(?:e?s)?|servid[oa]s?|entregad[oa]s?|enviad[oa]s?"
    r"|consegnat[oaie]|spedit[oaie]|evas[oaie]|geleverd|verzonden|dostarczono|wydano|wyslano|teslim edilen|sevk edilen|gonderilen) \d+"
    r"|\d+ (?:\w+ )?(?:delivered|shipped|sent|supplied|received|geliefert|livrees?|livres?|servid[oa]s?|entregad[oa]s?|consegnat[oaie]|geleverd)\b"
)
_REST = re.compile(
    r"\b(?:rest|balance|remaining|remainder|outstanding|back ?ordered|to follow|folgt|offen|ruckstand|reste|reliquat|restants?|pendientes?|resto|faltan?"
    r"|saldo|restante|arretrato|nalevering|volgt|pozostalo|reszta|kalan)\b"
)


def undone(line: str) -> str | None:
    """Return the words of a line that say that what it bills was cancelled, sent back or paid back."""
    if not line.isascii() and (m := _CJK.search(line)):
        return m.group()
    for clause in _CLAUSE.split(line):
        folded = fold_label(clause)
        m = _DONE.search(folded)
        if m and not _TERMS.search(folded):
            return m.group()
    return None


def in_part(line: str) -> str | None:
    """Return the words of a line that say that some of a quantity came and the rest did not."""
    folded = fold_label(line)
    came, rest = _CAME.search(folded), _REST.search(folded)
    return f"{came.group()} ... {rest.group()}" if came and rest else None
