"""Words by which a paper says of itself that it is void, a draft, a sample, an advance, paid back, or no invoice at all.

In: a printed line. Out: the words that say so. Never: a decision what that is worth.
"""
# ruff: noqa: RUF001 -- printed look-alike signs are what is read here

from __future__ import annotations

import re
from functools import cache, lru_cache

from evidence.values.text import fold_label
from evidence.values.undone import undone

# Alone on a line and large: a stamp or a watermark. "Sample" or "draft" in the text of a line are goods.
STAMPS: tuple[str, ...] = (
    "void", "cancelled", "canceled", "draft", "specimen", "sample", "sample only", "not valid", "invalid", "superseded", "not paid void",
    "copy not valid", "test", "example", "entwurf", "storniert", "storno", "muster", "ungültig", "annulliert", "annulé", "annulée",
    "brouillon", "spécimen", "échantillon", "non valable", "projet", "anulado", "anulada", "cancelado", "borrador", "muestra", "no válido",
    "no valida", "annullato", "annullata", "stornata", "bozza", "facsimile", "fac simile", "campione", "non valida", "concept",
    "geannuleerd", "vervallen", "ongeldig", "anulowano", "anulowana", "projekt", "nieważne", "wzór", "makulerad", "utkast", "ogiltig",
    "annulleret", "udkast", "iptal", "taslak", "geçersiz", "作废", "草稿", "样本", "見本", "無効", "下書き",
    "not for use", "reversed", "voided", "do not use", "pro forma only", "refunded", "fully refunded", "erstattet",
)  # fmt: skip
# Alone on a line, letter by letter: other words are too near to guess these from a reading of large letters.
_STATED: tuple[str, ...] = (
    "kopie ungültig", "hinfällig", "nichtig", "vorschau", "testbeleg",
    "testsystem", "aperçu", "non définitif", "caduc", "vista previa", "nulo", "nula", "prueba", "ejemplo", "anteprima", "prova",
    "esempio", "nullo", "nulla", "voorbeeld", "ontwerp", "proef", "nietig", "unieważniono", "przykład", "szkic", "wersja robocza", "podgląd",
    "örnek", "örnektir", "geçersizdir", "önizleme", "已作废", "作廢", "草案", "示例", "测试", "取消", "キャンセル", "サンプル", "失効",
    "returned", "credited", "written off", "charged back", "retourniert", "gutgeschrieben", "zurückgesandt", "retour",
    "remboursé", "remboursée", "retourné", "retournée", "reembolsado", "reembolsada", "devuelto", "devuelta", "abonado", "rimborsato",
    "rimborsata", "reso", "accreditato", "terugbetaald", "geretourneerd", "gecrediteerd", "zwrócono", "zwrot", "iade", "iade edildi",
    "已退款", "已退货", "退货", "返金済", "返金", "返品", "返品済",
)  # fmt: skip
# Stamped across a page and none the worse for it: received, paid, booked, a copy of what was issued.
_HARMLESS: tuple[str, ...] = (
    "paid", "paid in full", "received", "original", "copy", "customer copy", "duplicate", "approved", "posted", "entered", "checked", "thank you",
    "bezahlt", "eingegangen", "gebucht", "kopie", "original", "duplikat", "geprüft", "payé", "payée", "acquittée", "acquitté", "reçu",
    "duplicata", "copie", "comptabilisé", "pagado", "pagada", "recibido", "copia", "duplicado", "contabilizado", "pagato", "pagata",
    "ricevuto", "duplicato", "originale", "betaald", "ontvangen", "voldaan", "kopie", "opłacone", "zapłacono", "kopia", "oryginał",
    "betald", "betalt", "pago", "recebido", "ödendi", "kopya", "已付", "副本", "領収済", "控",
)  # fmt: skip
# Words that a stamp across the page adds to those of a line.
_ACROSS: tuple[str, ...] = (*STAMPS, "pro forma", "proforma")
# Anywhere: what no invoice that counts says of itself.
SENTENCES: tuple[str, ...] = (
    "this is not an invoice", "this is not a tax invoice", "not a tax invoice", "not a request for payment", "this is a pro forma",
    "this is a proforma", "not valid as an invoice", "not an invoice", "for customs purposes only", "value for customs", "no commercial value",
    "this invoice has been cancelled", "this invoice is void", "this document is void", "invoice cancelled", "invoice voided",
    "this is a quotation", "this is an estimate", "sample invoice", "keine rechnung", "dies ist keine rechnung", "nicht als rechnung gültig",
    "rechnung storniert", "diese rechnung wurde storniert", "musterrechnung", "nur für zollzwecke", "berechtigt nicht zum vorsteuerabzug",
    "n'est pas une facture", "ne vaut pas facture", "facture annulée", "sans valeur commerciale", "ne constitue pas une facture",
    "no es una factura", "no constituye factura", "no válido como factura", "factura anulada", "sin valor comercial",
    "non è una fattura", "non costituisce fattura", "non valida come fattura", "non valido ai fini fiscali", "non valida ai fini fiscali",
    "fattura annullata", "fattura proforma", "dit is geen factuur", "geen factuur", "factuur geannuleerd", "nie jest fakturą",
    "faktura anulowana", "detta är ingen faktura", "ingen faktura", "fatura değildir", "fatura yerine geçmez",
    "this document is for information only", "does not constitute a demand for payment", "does not constitute an invoice",
    "invoice was cancelled", "invoice has been cancelled", "invoice was voided", "cancelled and replaced by", "replaced by invoice",
    "superseded by invoice", "fully credited by", "credited in full by", "credited by credit note", "has been fully credited",
    "dieses dokument dient nur zur information", "wurde storniert und ersetzt", "ersetzt durch rechnung", "vollständig gutgeschrieben",
    "gutgeschrieben mit gutschrift", "annulée et remplacée par", "remplacée par la facture", "a été intégralement créditée",
    "annulée par l'avoir", "anulada y sustituida por", "sustituida por la factura", "abonada en su totalidad", "anulada por el abono",
    "annullata e sostituita da", "sostituita dalla fattura", "stornata con nota di credito", "interamente stornata",
    "vervangen door factuur", "volledig gecrediteerd", "zastąpiona fakturą", "ersätts av faktura",
    "goods on loan", "supplied on loan", "delivered on loan", "goods on approval", "on sale or return", "leihweise überlassen",
    "mali değeri yoktur", "mali değer taşımaz", "no legal effect", "has no legal value", "kein gültiger beleg", "kein rechnungsbeleg",
    "ohne rechtliche wirkung", "sans valeur juridique", "sin validez legal", "sin validez fiscal", "senza valore legale",
    "privo di valore fiscale", "zonder rechtsgeldigheid", "nie stanowi faktury", "nie jest dokumentem księgowym",
    "becomes a valid invoice", "will become a valid invoice", "valid only after payment", "only valid after payment",
    "valid only once payment", "only valid once payment", "not valid until payment", "not valid until paid", "invoice will be issued after",
    "invoice will be sent after", "tax invoice will be issued", "erst nach zahlungseingang gültig",
    "nur nach zahlungseingang gültig", "rechnung erhalten sie nach", "rechnung folgt nach", "rechnung erfolgt nach",
    "valable qu'après paiement", "valable seulement après paiement", "facture sera émise", "facture vous sera adressée après",
    "válida únicamente tras el pago", "válida sólo tras el pago", "factura se emitirá", "valida solo dopo il pagamento",
    "fattura verrà emessa", "fattura seguirà", "pas geldig na betaling", "factuur volgt na", "ważna dopiero po zapłacie", "faktura zostanie wystawiona",
    "zur ansicht geliefert", "kommissionsware", "marchandise prêtée", "marchandise en dépôt", "en dépôt vente", "mercancía en depósito",
    "mercancía en préstamo", "merce in conto visione", "merce in conto deposito", "merce in prestito", "goederen in bruikleen",
)  # fmt: skip
# The whole of a line, of any size.
_CJK_SENTENCES = re.compile(
    r"(?:请勿|不能?|不得|並?不?非|並非)作?[为為]?(?:正式)?(?:发票|發票|报销凭证)|(?:不是|并非|非)(?:正式)?(?:发票|發票)"
    r"|(?:請求書|インボイス|正式な書類)では(?:ありません|ございません|ない)|(?:無効|取消済み?)です|作废|已冲红|被红冲"
)
_ALONE: tuple[str, ...] = (
    "for information only", "for information purposes only", "for reference only", "test print", "test print not for use", "test invoice",
    "training mode", "training receipt", "demo mode", "demo", "not for use", "do not pay", "void invoice", "nur zur information",
    "testdruck", "schulungsmodus", "trainingsmodus", "übungsmodus", "testrechnung", "pour information seulement",
    "pour information uniquement", "à titre d'information", "mode école", "mode formation", "facture test", "sólo a título informativo",
    "solo a título informativo", "a título informativo", "modo formación", "modo entrenamiento", "factura de prueba",
    "solo a titolo informativo", "a titolo informativo", "modalità addestramento", "fattura di prova", "ter informatie",
    "alleen ter informatie", "testfactuur", "tylko do celów informacyjnych", "endast för information",
)  # fmt: skip
# Of an order, and what such a status says of goods that did not go out.
_GOES: tuple[str, ...] = (
    "order status", "shipping status", "shipment status", "delivery status", "fulfillment status", "fulfilment status", "fulfillment", "fulfilment",
    "lieferstatus", "versandstatus", "bestellstatus", "auftragsstatus", "statut de la commande", "statut de livraison", "état de la commande",
    "estado del pedido", "estado del envío", "estado de entrega", "stato ordine", "stato dell'ordine", "stato spedizione", "stato consegna",
    "orderstatus", "leverstatus", "verzendstatus", "status zamówienia", "status dostawy", "sipariş durumu", "teslimat durumu", "kargo durumu",
)  # fmt: skip
_STAYS: tuple[str, ...] = (
    "not shipped", "unshipped", "unfulfilled", "not fulfilled", "pending", "awaiting shipment", "awaiting fulfillment", "awaiting payment",
    "on hold", "back ordered", "backordered", "not delivered", "undelivered", "returned", "refunded", "returned to sender", "lost", "failed",
    "partially shipped", "partially fulfilled", "nicht versandt", "nicht geliefert", "nicht versendet", "ausstehend", "offen", "in bearbeitung",
    "zurückgesandt", "retourniert", "erstattet", "non expédiée", "non livrée", "en attente", "retournée", "remboursée", "no enviado", "no entregado",
    "pendiente", "devuelto", "reembolsado", "non spedito", "non consegnato", "in attesa", "reso", "rimborsato", "niet verzonden", "niet geleverd",
    "in afwachting", "geretourneerd", "niewysłane", "oczekuje", "zwrócone", "gönderilmedi", "beklemede", "iade edildi",
)  # fmt: skip
_STATUS: tuple[str, ...] = (
    "status",
    "invoice status",
    "document status",
    "statut",
    "état",
    "estado",
    "stato",
    "rechnungsstatus",
    "stan",
    "durum",
)
# An amount beside them is money that went back.
_REFUNDS: tuple[str, ...] = (
    "amount refunded", "amount to be refunded", "total refunded", "refund total", "refund amount", "erstattungsbetrag",
    "erstatteter betrag", "erstattet", "montant remboursé", "total remboursé", "importe reembolsado", "total reembolsado",
    "importo rimborsato", "totale rimborsato", "terugbetaald bedrag", "kwota zwrotu", "återbetalat belopp",
)  # fmt: skip
# In a heading: asked for before the goods are there, made by who bought, or of goods that nobody bought.
ADVANCES: tuple[str, ...] = (
    "deposit invoice", "prepayment invoice", "advance invoice", "advance payment invoice", "down payment invoice", "invoice for deposit",
    "request for payment", "payment request", "anzahlungsrechnung", "abschlagsrechnung", "vorausrechnung", "vorkasserechnung",
    "vorauszahlungsrechnung", "facture d'acompte", "facture acompte", "demande d'acompte", "appel de fonds", "factura de anticipo",
    "factura anticipo", "solicitud de pago", "fattura di acconto", "fattura d'acconto", "fattura in acconto", "avviso di fattura",
    "self billing invoice", "self billed invoice", "selfbilling invoice", "autofacturation", "auto facturation", "autofactura",
    "autofattura", "selbstfakturierung", "zelffacturatie", "rental agreement", "rental contract", "hire agreement", "lease agreement",
    "loan agreement", "mietvertrag", "leihvertrag", "leasingvertrag", "contrat de location", "contrat de prêt",
    "contrato de alquiler", "contrato de arrendamiento", "contratto di noleggio", "contratto di locazione", "huurovereenkomst",
    "umowa najmu", "hyresavtal", "kira sözleşmesi", "aanbetalingsfactuur", "voorschotfactuur", "faktura zaliczkowa", "förskottsfaktura", "ön ödeme faturası",
)  # fmt: skip
# In a letter of authorization: that marketplaces are left out.
_PLACES = r"(?:amazon|ebay|market ?places?|marktplatze?n?|places? de marche|mercados? (?:online|electronicos?)|online|internet|web|e commerce|third party)"
_EXCLUSIONS = re.compile(
    rf"\b{_PLACES}\b(?: \w+){{0,8}}? (?:excluded|not (?:permitted|allowed|authori[sz]ed|included|covered)|prohibited|forbidden|ausgeschlossen"
    r"|nicht (?:gestattet|erlaubt|zulassig)|untersagt|exclues?|interdites?|non autorisees?|excluid[oa]s?|prohibid[oa]s?|no (?:esta |estan )?permitid[oa]s?"
    r"|esclus[oaie]|vietat[oaie]|non (?:e |sono )?(?:consentit|ammess|autorizzat)[oaie]|uitgesloten|niet toegestaan|verboden)\b"
    r"|\b(?:excluding|except|other than|with the exception of|not|never|no|prohibits?|excludes?|ausgenommen|ausser|mit ausnahme|nicht|ohne"
    r"|a l exclusion|sauf|hormis|a l exception|excepto|salvo|con exclusion|ad esclusione|escluso|tranne|met uitzondering|behalve|niet)"
    rf"(?: \w+){{0,6}}? {_PLACES}\b"
)
# In a letter of authorization: that there is none, or no longer. "It may be revoked at any time" takes nothing back.
REVOCATIONS: tuple[str, ...] = (
    "was revoked", "has been revoked", "is revoked", "is hereby revoked", "are revoked", "was withdrawn", "has been withdrawn",
    "is withdrawn", "has been terminated", "was terminated", "no longer authorized", "no longer authorised", "not authorized to sell",
    "not authorised to sell", "not an authorized", "not an authorised", "not authorized to resell", "never authorized",
    "wurde widerrufen", "ist widerrufen", "wird widerrufen", "hiermit widerrufen", "nicht berechtigt", "nicht mehr berechtigt",
    "nicht autorisiert", "keine genehmigung", "a été révoquée", "est révoquée", "a été résiliée", "n'est pas autorisé", "n'est pas autorisée",
    "n'est plus autorisé", "n'est plus autorisée", "ha sido revocada", "queda revocada", "no está autorizado", "no está autorizada",
    "ya no está autorizado", "ya no está autorizada", "è stata revocata", "è revocata", "non è autorizzato", "non è autorizzata",
    "non è più autorizzato", "non è più autorizzata", "is ingetrokken", "niet gemachtigd", "została cofnięta", "har återkallats",
)  # fmt: skip
# A paper of a program on trial: one word of trying beside one of where, in either language's order.
_TRIALS = re.compile(
    r"(?<!\w)(?:test|testing|demo|demonstration|sandbox|staging|training|uat|trial|schulung|schulungs|formation|prueba|pruebas|prova|proef"
    r"|testow\w{1,3}|deneme) ?(?:system|systems|environment|mode|instance|server|company|version|umgebung|mandant|modus|installation|database|data"
    r"|omgeving|systeem|srodowisko|ortami|firma|print|copy|only)(?!\w)"
    r"|(?<!\w)(?:environnement|mode|version|entorno|modo|sistema|ambiente|modalita|versione|srodowisko) (?:de |di |d )?"
    r"(?:test|tests|demo|demonstration|formation|prueba|pruebas|prova|collaudo|testowe)(?!\w)"
    r"|^sandbox(?!\w)|(?<!\w)(?:evaluation|unregistered|unlicensed|trial) (?:version|copy|license|licence)(?!\w)"
)
# What a form holds before anybody filled it in.
_BLANKS = re.compile(
    r"[\[<{](?=[^\]>}]{0,40}(?:your|company|client|customer|name|address|street|phone|date|number|votre|nom|adresse|firma|straße|nombre|empresa"
    r"|direcci|nome|azienda|indirizzo|naam|bedrijf|adres))[^\]>}\d]{3,40}[\]>}]|\bxx/xx/x{2,4}\b|\{\{.{1,40}\}\}",
    re.IGNORECASE,
)
_FILLERS: tuple[str, ...] = (
    "lorem ipsum", "dolor sit amet", "your company name", "your company", "your business name", "your logo here", "your logo", "your name here",
    "your company address", "123 street address", "your street address", "email yourcompany com", "yourcompany", "yourdomain", "insert text here",
    "insert logo", "company slogan", "client company name", "street address city st zip", "city st 12345", "city state zip", "anytown",
    "acme corp", "musterfirma", "musterunternehmen", "musterstrasse", "musterstadt", "musterhausen", "musterort", "mustermann", "musterkunde",
    "ihr firmenname", "ihre firma", "ihr logo", "votre entreprise", "votre société", "votre logo", "nom de l'entreprise", "nom de votre entreprise",
    "nombre de la empresa", "nombre de su empresa", "tu empresa", "su empresa", "tu logo", "nome azienda", "la tua azienda", "il tuo logo",
    "ragione sociale azienda", "uw bedrijfsnaam", "uw bedrijf", "uw logo", "twoja firma", "twoje logo", "nazwa twojej firmy", "şirketinizin adı",
    "firma adınız", "您的公司", "贵公司名称", "公司名称此处", "御社名", "会社名をここに",
)  # fmt: skip
_TITLE_WORDS = 8
_LETTER_FOR = str.maketrans("01258", "oizsb")
_LEAST_READ, _NEARLY, _NEARLY_LARGE = 4, 85, 80
_LONG_STAMP = 60
_STAMP_PARTS = re.compile(r"\s[-\u2013\u2014|/]\s|[|/:,;(]")
_LITTLE = re.compile(r"\s(?:on|dated|am|vom|den|le|du|el|il|del|op|d d|dnia|tarihinde)$")
# These void a paper in letters of any size, where a line says nothing else.
_VOID: tuple[str, ...] = (
    "void", "voided", "cancelled", "canceled", "invoice cancelled", "cancelled invoice", "void invoice", "null and void", "storniert", "annulliert",
    "ungültig", "nichtig", "annulé", "annulée", "facture annulée", "anulado", "anulada", "factura anulada", "cancelada", "annullato", "annullata",
    "fattura annullata", "stornata", "geannuleerd", "vervallen", "nietig", "anulowano", "anulowana", "faktura anulowana", "unieważniono",
    "makulerad", "annulleret", "iptal", "iptal edildi", "iptal edilmiştir", "作废", "已作废", "作廢", "無効", "取消済", "refunded", "fully refunded",
)  # fmt: skip
_CLAUSE = re.compile(r"[.;:!?]\s|\u3002")


def stamp(line: str, *, scanned: bool = False, small: bool = False) -> str | None:
    """Return the words of a line that says nothing but that its paper does not count; a scan may lose a letter.

    A day, a number or another language may stand beside them. `small` letters must say that it is void.
    """
    if small and len(line) > _LONG_STAMP:
        return None
    text = _undated(line)
    if small:
        return text if text in _folded(_VOID) else None
    parts = [fold_label(p) for p in _STAMP_PARTS.split(line)] if len(line) < _LONG_STAMP else []
    said = _folded((*STAMPS, *_STATED))
    text = next((p for p in parts if p in said), text)
    if text in said or not scanned or len(text) < _LEAST_READ:
        return text if text in said else None
    from rapidfuzz import fuzz, process

    near = process.extractOne(text, sorted(_folded(STAMPS)), scorer=fuzz.ratio, score_cutoff=_NEARLY)
    return near[0] if near else None


def _undated(line: str) -> str:
    """Return the words of a stamp without its day and the little word before that; letters set apart are joined."""
    from evidence.values.dates import find_dates

    for found in reversed(find_dates(line)):
        line = line[: found.start] + line[found.end :]
    text = _LITTLE.sub("", fold_label(line)).strip()
    letters = text.split()
    return "".join(letters) if len(letters) >= _LEAST_READ and all(len(w) == 1 for w in letters) else text


def nearly_stamp(text: str, *, part: bool = False) -> str | None:
    """Return the word of a stamp that a reading of large letters stands for, letters missing or mistaken.

    With `part` one of several words will do, and a long word's beginning or end: a frame or a picture crosses the rest.
    """
    from rapidfuzz import fuzz, process

    words = sorted(_stamps())
    whole = _letters(text)
    for read in dict.fromkeys((whole, *map(_letters, text.split() if part else ()))):
        if read in words or read in _stated():
            return read
        if len(read) < _LEAST_READ:
            continue
        near = process.extractOne(read, words, scorer=fuzz.ratio, score_cutoff=_NEARLY_LARGE)
        if near:
            return near[0]
    if not part or len(whole) <= _LEAST_READ:
        return None
    return next((w for w in words if len(whole) * 2 > len(w) and (w.startswith(whole) or w.endswith(whole))), None)


def harmless(text: str) -> bool:
    """Tell whether a stamp says nothing against its paper: paid, received, a copy."""
    from rapidfuzz import fuzz

    read = _letters(text)
    return any(fuzz.ratio(read, _letters(word)) >= _NEARLY_LARGE for word in _HARMLESS)


@cache
def _stated() -> frozenset[str]:
    return frozenset(_letters(word) for word in _STATED) - {""}


@cache
def _stamps() -> frozenset[str]:
    return frozenset(_letters(word) for word in _ACROSS)


def _letters(text: str) -> str:
    return "".join(c for c in fold_label(text) if c.isalnum()).translate(_LETTER_FOR)


@lru_cache(maxsize=65536)
def taken_back(line: str) -> str | None:
    """Return the words of a line that say by any of the ways below that its paper does not count."""
    return next((words for says in _SAYS if (words := says(line))), None)


def disclaimer(line: str) -> str | None:
    """Return the words of a line that say that its paper is no invoice, or is cancelled."""
    found = next((w for clause in _clauses(line) if (w := _first(_pattern(SENTENCES), fold_label(clause)))), None)
    return found or (None if line.isascii() else _first(_CJK_SENTENCES, line))


def alone(line: str) -> str | None:
    """Return the words of a line or sentence that says but that its paper is for show, or gives it such a status."""
    whole = _folded(_ALONE)
    only = next((c for clause in _clauses(line + " ") if (c := fold_label(clause)) in whole), None)
    if only:
        return only
    told = _told().search(fold_label(line))
    return told.group() if told else None


def trial(line: str) -> str | None:
    """Return the words of a line that say that its paper comes from a program on trial."""
    return _first(_TRIALS, fold_label(line))


def template(line: str) -> str | None:
    """Return what of a line was left in by a form that nobody filled in."""
    blank = _BLANKS.search(line)
    return blank.group() if blank else _first(_pattern(_FILLERS), fold_label(line))


def refund(line: str) -> str | None:
    """Return the words of a line that name an amount that went back, unless that is nought."""
    folded = fold_label(line)
    found = _first(_pattern(_REFUNDS), folded)
    rest = folded.partition(found)[2] if found else ""
    return found if any(c in "123456789" for c in rest) else None


def status(line: str) -> str | None:
    """Return the words of a line that give an order a status by which its goods did not go out, or came back."""
    return _first(_gone(), fold_label(line))


@cache
def _gone() -> re.Pattern[str]:
    labels, words = ("|".join(map(re.escape, sorted(_folded(p)))) for p in (_GOES, (*_STAYS, *STAMPS, *_STATED)))
    return re.compile(rf"(?<!\w)(?:{labels}) (?:{words})(?!\w)")


def _clauses(line: str) -> list[str]:
    return _CLAUSE.split(line)


@cache
def _told() -> re.Pattern[str]:
    labels, words = ("|".join(map(re.escape, sorted(_folded(p)))) for p in (_STATUS, (*STAMPS, *_STATED)))
    return re.compile(rf"(?<!\w)(?:{labels}) (?:{words})(?!\w)")


def advance(line: str) -> str | None:
    """Return the words of a heading that names an invoice for an advance."""
    text = fold_label(line)
    return _first(_pattern(ADVANCES), text) if text.count(" ") < _TITLE_WORDS else None


def revocation(line: str) -> str | None:
    """Return the words of a letter's line that say that nothing is allowed, or no longer."""
    return _first(_pattern(REVOCATIONS), fold_label(line))


def exclusion(line: str) -> str | None:
    """Return the words of a letter's line that leave marketplaces out of what is allowed."""
    found = [m.group() for clause in _CLAUSE.split(line) if (m := _EXCLUSIONS.search(fold_label(clause)))]
    return found[0] if found else None


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found.group() if found else None


@cache
def _folded(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold_label(p) for p in phrases)


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(_folded(phrases), key=lambda p: (-len(p), p))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


_SAYS = (disclaimer, advance, alone, refund, trial, status, undone)
