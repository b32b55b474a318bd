"""Words by which a paper says of itself that it is void, a draft, a sample, an advance, paid back, or no invoice at all.

In: a printed line. Out: the words that say so. Never: a decision what that is worth.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from evidence.values.text import fold_label

# Alone on a line and large: a stamp or a watermark. "Sample" or "draft" in the text of a line are goods.
STAMPS: tuple[str, ...] = (
    "void", "cancelled", "canceled", "draft", "specimen", "sample", "sample only", "not valid", "invalid", "superseded", "not paid void",
    "copy not valid", "test", "example", "entwurf", "storniert", "storno", "muster", "ungültig", "annulliert", "annulé", "annulée",
    "brouillon", "spécimen", "échantillon", "non valable", "projet", "anulado", "anulada", "cancelado", "borrador", "muestra", "no válido",
    "no valida", "annullato", "annullata", "stornata", "bozza", "facsimile", "fac simile", "campione", "non valida", "concept",
    "geannuleerd", "vervallen", "ongeldig", "anulowano", "anulowana", "projekt", "nieważne", "wzór", "makulerad", "utkast", "ogiltig",
    "annulleret", "udkast", "iptal", "taslak", "geçersiz", "作废", "草稿", "样本", "見本", "無効", "下書き",
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
    "zur ansicht geliefert", "kommissionsware", "marchandise prêtée", "marchandise en dépôt", "en dépôt vente", "mercancía en depósito",
    "mercancía en préstamo", "merce in conto visione", "merce in conto deposito", "merce in prestito", "goederen in bruikleen",
)  # fmt: skip
# The whole of a line, of any size.
_ALONE: tuple[str, ...] = (
    "for information only", "for information purposes only", "for reference only", "test print", "test print not for use", "test invoice",
    "training mode", "training receipt", "demo mode", "demo", "not for use", "do not pay", "void invoice", "nur zur information",
    "testdruck", "schulungsmodus", "trainingsmodus", "übungsmodus", "testrechnung", "pour information seulement",
    "pour information uniquement", "à titre d'information", "mode école", "mode formation", "facture test", "sólo a título informativo",
    "solo a título informativo", "a título informativo", "modo formación", "modo entrenamiento", "factura de prueba",
    "solo a titolo informativo", "a titolo informativo", "modalità addestramento", "fattura di prova", "ter informatie",
    "alleen ter informatie", "testfactuur", "tylko do celów informacyjnych", "endast för information",
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
    "umowa najmu", "hyresavtal", "kira sözleşmesi", "aanbetalingsfactuur", "voorschotfactuur", "faktura zaliczkowa", "förskottsfaktura", "ön ödeme faturası",  # noqa: RUF001 -- Turkish
)  # fmt: skip
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
_TITLE_WORDS = 8
_LETTER_FOR = str.maketrans("01258", "oizsb")
_LEAST_READ, _NEARLY, _NEARLY_LARGE = 4, 85, 80
_CLAUSE = re.compile(r"[.;:!?]\s|\u3002")


def stamp(line: str, *, scanned: bool = False) -> str | None:
    """Return the words of a line that says nothing but that its paper does not count; a scan may lose a letter."""
    text = fold_label(line)
    if text in _folded(STAMPS) or not scanned or len(text) < _LEAST_READ:
        return text if text in _folded(STAMPS) else None
    from rapidfuzz import fuzz, process

    near = process.extractOne(text, sorted(_folded(STAMPS)), scorer=fuzz.ratio, score_cutoff=_NEARLY)
    return near[0] if near else None


def nearly_stamp(text: str, *, part: bool = False) -> str | None:
    """Return the word of a stamp that a reading of large letters stands for, letters missing or mistaken.

    With `part` one of several words will do, and a long word's beginning or end: a frame or a picture crosses the rest.
    """
    from rapidfuzz import fuzz, process

    words = sorted(_stamps())
    whole = _letters(text)
    for read in dict.fromkeys((whole, *map(_letters, text.split() if part else ()))):
        if len(read) < _LEAST_READ:
            if read in words:
                return read
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
def _stamps() -> frozenset[str]:
    return frozenset(_letters(word) for word in _ACROSS)


def _letters(text: str) -> str:
    return "".join(c for c in fold_label(text) if c.isalnum()).translate(_LETTER_FOR)


@lru_cache(maxsize=65536)
def taken_back(line: str) -> str | None:
    """Return the words of a line that say by any of the ways below that its paper does not count."""
    return disclaimer(line) or advance(line) or alone(line) or refund(line)


def disclaimer(line: str) -> str | None:
    """Return the words of a line that say that its paper is no invoice, or is cancelled."""
    return next((w for clause in _clauses(line) if (w := _first(_pattern(SENTENCES), fold_label(clause)))), None)


def alone(line: str) -> str | None:
    """Return the words of a line or sentence that says but that its paper is for show, or gives it such a status."""
    whole = _folded(_ALONE)
    only = next((c for clause in _clauses(line + " ") if (c := fold_label(clause)) in whole), None)
    if only:
        return only
    told = _told().search(fold_label(line))
    return told.group() if told else None


def refund(line: str) -> str | None:
    """Return the words of a line that name an amount that went back, unless that is nought."""
    folded = fold_label(line)
    found = _first(_pattern(_REFUNDS), folded)
    rest = folded.partition(found)[2] if found else ""
    return found if any(c in "123456789" for c in rest) else None


def _clauses(line: str) -> list[str]:
    return _CLAUSE.split(line)


@cache
def _told() -> re.Pattern[str]:
    labels, words = ("|".join(map(re.escape, sorted(_folded(p)))) for p in (_STATUS, STAMPS))
    return re.compile(rf"(?<!\w)(?:{labels}) (?:{words})(?!\w)")


def advance(line: str) -> str | None:
    """Return the words of a heading that names an invoice for an advance."""
    text = fold_label(line)
    return _first(_pattern(ADVANCES), text) if text.count(" ") < _TITLE_WORDS else None


def revocation(line: str) -> str | None:
    """Return the words of a letter's line that say that nothing is allowed, or no longer."""
    return _first(_pattern(REVOCATIONS), fold_label(line))


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
