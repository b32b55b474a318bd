"""Papers made to be mistaken for proof, in four more languages, in numbers, in parties and in letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from trade_papers import ASIN, BUYER, CONFIG, EAN, LINE, LIST, SUPPLIER, TITLE, Sheet, answered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Papers = dict[str, "Sequence[Sheet]"]
GERMAN = (
    "Nordfeld Handels GmbH",
    "Hafenstraße 12, 20457 Hamburg, Deutschland",
    "Tel. +49 40 12345670   info@nordfeld.example   www.nordfeld.example",
)
FRENCH = (
    "Champnord SARL",
    "12 rue du Port, 59800 Lille, France",
    "Tél. +33 3 20 00 00 01   contact@champnord.example   www.champnord.example",
)
SPANISH = (
    "Campo Norte S.L.",
    "Calle Puerto 12, 28001 Madrid, España",
    "Tel. +34 910 00 00 01   info@camponorte.example   www.camponorte.example",
)
ITALIAN = (
    "Campo Nord S.r.l.",
    "Via del Porto 12, 20121 Milano, Italia",
    "Tel. +39 02 0000 0001   info@camponord.example   www.camponord.example",
)
HEADS_DE = ("Bezeichnung", "ASIN", "EAN", "Menge", "Einzelpreis", "Gesamtpreis")
HEADS_FR = ("Désignation", "ASIN", "EAN", "Quantité", "Prix unitaire", "Montant HT")
HEADS_ES = ("Descripción", "ASIN", "EAN", "Cantidad", "Precio unitario", "Importe")
HEADS_IT = ("Descrizione", "ASIN", "EAN", "Quantità", "Prezzo unitario", "Importo")
COMMA = (TITLE, ASIN, EAN, "40", "3,00", "120,00")


def german(title: str = "RECHNUNG", **more: object) -> Papers:
    given: dict[str, object] = {
        "title": title, "supplier": GERMAN, "bill_to": "Rechnung an", "heads": HEADS_DE, "rows": (COMMA,), "total": "Gesamtbetrag EUR 120,00",
        "facts": ("Rechnungsnummer: NF-20417", "Rechnungsdatum: 14.03.2026"),
    }  # fmt: skip
    return {"a.pdf": [Sheet(**{**given, **more})]}  # type: ignore[arg-type] # keyword soup of a test


def french(title: str = "FACTURE", **more: object) -> Papers:
    given: dict[str, object] = {
        "title": title, "supplier": FRENCH, "bill_to": "Facturé à", "heads": HEADS_FR, "rows": (COMMA,), "total": "Total TTC EUR 120,00",
        "facts": ("Facture n° : CN-20417", "Date de facture : 14/03/2026"),
    }  # fmt: skip
    return {"a.pdf": [Sheet(**{**given, **more})]}  # type: ignore[arg-type] # keyword soup of a test


def spanish(title: str = "FACTURA", **more: object) -> Papers:
    given: dict[str, object] = {
        "title": title, "supplier": SPANISH, "bill_to": "Facturar a", "heads": HEADS_ES, "rows": (COMMA,), "total": "Total EUR 120,00",
        "facts": ("Factura nº: CA-20417", "Fecha de factura: 14/03/2026"),
    }  # fmt: skip
    return {"a.pdf": [Sheet(**{**given, **more})]}  # type: ignore[arg-type] # keyword soup of a test


def italian(title: str = "FATTURA", **more: object) -> Papers:
    given: dict[str, object] = {
        "title": title, "supplier": ITALIAN, "bill_to": "Fatturare a", "heads": HEADS_IT, "rows": (COMMA,), "total": "Totale EUR 120,00",
        "facts": ("Fattura n.: CB-20417", "Data fattura: 14/03/2026"),
    }  # fmt: skip
    return {"a.pdf": [Sheet(**{**given, **more})]}  # type: ignore[arg-type] # keyword soup of a test


NASTY: dict[str, Papers] = {
    "Angebot": german("ANGEBOT"),
    "Auftragsbestätigung mit Rechnungsadresse": german("AUFTRAGSBESTÄTIGUNG", bill_to="Rechnungsadresse"),
    "Lieferschein": german("LIEFERSCHEIN"),
    "Gutschrift": german("GUTSCHRIFT"),
    "Rechnungskorrektur": german("RECHNUNGSKORREKTUR"),
    "Abschlagsrechnung": german("ABSCHLAGSRECHNUNG"),
    "Proformarechnung": german("PROFORMARECHNUNG"),
    "Mahnung": german("MAHNUNG", facts=("Mahnung vom 14.03.2026", "zu Rechnung NF-20417")),
    "Rechnungsentwurf": german("ENTWURF"),
    "four units in three decimals": german(rows=((TITLE, ASIN, EAN, "4,000", "3,00", "12,00"),), total="Gesamtbetrag EUR 12,00"),
    "one unit in three decimals": german(rows=((TITLE, ASIN, EAN, "1,000", "3,00", "3,00"),), total="Gesamtbetrag EUR 3,00"),
    "bestellt vierzig, geliefert zehn": german(heads=("Bezeichnung", "ASIN", "Bestellt", "Geliefert", "Einzelpreis", "Gesamtpreis"), rows=((TITLE, ASIN, "40", "10", "3,00", "30,00"),), total="Gesamtbetrag EUR 30,00"),
    "nicht lieferbar": german(rows=(COMMA, ("nicht lieferbar, wird nachgeliefert", "", "", "", "", ""))),
    "Rechnungsdatum zu alt, zweistelliges Jahr": german(facts=("Rechnungsnummer: NF-20417", "Rechnungsdatum: 03.11.24", "Lieferdatum: 14.03.2026")),
    "Leistungsdatum im Fenster, Rechnung davor": german(facts=("Rechnungsnummer: NF-20417", "Rechnungsdatum: 14.10.2025", "Leistungsdatum: 14.03.2026")),
    "one day before the window, day first": german(facts=("Rechnungsnummer: NF-20417", "Rechnungsdatum: 02.11.2025")),
    "day first that is in only month first": german(facts=("Rechnungsnummer: NF-20417", "Rechnungsdatum: 04.12.2026")),
    "Devis": french("DEVIS"),
    "Bon de commande": french("BON DE COMMANDE"),
    "Bon de livraison": french("BON DE LIVRAISON"),
    "Avoir": french("AVOIR"),
    "Facture d'avoir": french("FACTURE D'AVOIR"),
    "Facture d'acompte": french("FACTURE D'ACOMPTE"),
    "Facture proforma": french("FACTURE PROFORMA"),
    "commandé quarante, livré zéro": french(heads=("Désignation", "ASIN", "Qté commandée", "Qté livrée", "Prix unitaire", "Montant HT"), rows=((TITLE, ASIN, "40", "0", "3,00", "0,00"),), total="Total TTC EUR 0,00"),
    "date de facture ancienne, échéance récente": french(facts=("Facture n° : CN-20417", "Date de facture : 12 mars 2024", "Date d'échéance : 12/01/2026")),
    "ne vaut pas facture": french(below=("Ce document ne vaut pas facture.",)),
    "Presupuesto": spanish("PRESUPUESTO"),
    "Albarán": spanish("ALBARÁN"),
    "Factura rectificativa": spanish("FACTURA RECTIFICATIVA"),
    "Nota de abono": spanish("NOTA DE ABONO"),
    "Factura proforma": spanish("FACTURA PROFORMA"),
    "Pedido": spanish("PEDIDO"),
    "fecha antigua, vencimiento reciente": spanish(facts=("Factura nº: CA-20417", "Fecha de factura: 02/11/2025", "Vencimiento: 14/03/2026")),
    "Preventivo": italian("PREVENTIVO"),
    "Documento di trasporto": italian("DOCUMENTO DI TRASPORTO"),
    "Nota di credito": italian("NOTA DI CREDITO"),
    "Conferma d'ordine": italian("CONFERMA D'ORDINE"),
    "reso": italian(rows=(COMMA, ("merce resa", "", "", "", "", ""))),
    "reissued lately, first issued long ago": {"a.pdf": [Sheet(title="INVOICE (DUPLICATE)", facts=("Invoice No: NT-20417", "Original invoice date: 12 January 2024", "Reprinted on: 14 March 2026"))]},
    "amount of four units": {"a.pdf": [Sheet(rows=((TITLE, ASIN, EAN, "40", "3.00", "12.00"),), total="Total GBP 12.00")]},
    "under the heading of returns": {"a.pdf": [Sheet(rows=(("Returned goods", "", "", "", "", ""), LINE))]},
    "code in the name of the file alone": {f"{ASIN}-invoice.pdf": [Sheet(heads=("Description", "Qty", "Amount"), rows=(("Steel ware, assorted", "40", "120.00"),))]},
    "pallets": {"a.pdf": [Sheet(heads=("Description", "ASIN", "Pallets", "Qty", "Amount"), rows=((TITLE, ASIN, "40", "2", "120.00"),))]},
    "supplier reached at the account's mailbox": {"a.pdf": [Sheet(supplier=(SUPPLIER[0], SUPPLIER[1], "Phone +44 113 496 0123   accounts@harrowgoods.example"))]},
    "supplier with the account's telephone": {"a.pdf": [Sheet(supplier=(SUPPLIER[0], SUPPLIER[1], "Phone +44 1904 496 077   sales@northfield-trading.example"))]},
    "supplier with the account's tax number": {"a.pdf": [Sheet(supplier=(*SUPPLIER, "VAT Reg No GB 220 4302 41"))]},
    "supplier in the account's house": {"a.pdf": [Sheet(supplier=(SUPPLIER[0], BUYER[1], SUPPLIER[2]))]},
}  # fmt: skip
HONEST: dict[str, Papers] = {
    "Rechnung": german(),
    "Facture": french(),
    "Factura": spanish(),
    "Fattura": italian(),
    "forty in three decimals": german(rows=((TITLE, ASIN, EAN, "40,000", "3,00", "120,00"),)),
    "bestellt und geliefert": german(heads=("Bezeichnung", "ASIN", "Bestellt", "Geliefert", "Einzelpreis", "Gesamtpreis"), rows=((TITLE, ASIN, "40", "40", "3,00", "120,00"),)),
    "terms that speak of returns": french(below=("Les marchandises retournées sans accord ne sont pas remboursées. Tout avoir est établi sous 30 jours.",)),
}  # fmt: skip
OWNED = CONFIG + 'email = "owner@harrowgoods.example"\nphone = "+44 1904 496077"\nvat = "GB220430241"\n'
LETTER_CONFIG = CONFIG.replace("window_days = 365\n", "").replace("[account]", 'case_type = "ip_trademark"\n[account]')
LETTER = (
    "LETTER OF AUTHORIZATION",
    "14 March 2026",
    "Halvorsen AS, Havnegata 3, 0150 Oslo, Norway, hereby authorizes Harrow Goods Ltd,",
    f"3 Mill Lane, York YO1 9TX, to sell the product {TITLE} ({ASIN}) in the United Kingdom.",
    "Contact: Kari Lund, brand manager, kari.lund@halvorsen.example, +47 22 00 00 01",
    "Signature: Kari Lund",
)


def letter(*lines: str) -> Papers:
    at = tuple((60.0, 90 + 26.0 * n, text, 10.0) for n, text in enumerate(lines))
    return {
        "letter.pdf": [Sheet(title="", facts=(), supplier=(), buyer=(), heads=("",), rows=(), total="", anywhere=at)]
    }


BAD_LETTERS: dict[str, Papers] = {
    "for another account": letter(*(t.replace("Harrow Goods Ltd", "Ashdown Retail Ltd") for t in LETTER)),
    "no longer valid": letter(*LETTER, "This authorization is valid until 30 June 2026."),
    "unsigned": letter(*LETTER[:4]),
    "says that there is none": letter(LETTER[0], LETTER[1], "Halvorsen AS hereby states that Harrow Goods Ltd is not authorized to sell", f"the product {TITLE} ({ASIN}) in the United Kingdom.", *LETTER[4:]),
    "taken back": letter(*LETTER, "This authorization was revoked on 1 September 2026."),
}  # fmt: skip


@pytest.mark.parametrize("name", NASTY)
def test_no_paper_made_to_be_mistaken_covers(name: str, tmp_path: Path) -> None:
    (verdict,) = answered(tmp_path / "case", NASTY[name], LIST, OWNED)
    assert verdict.verdict != "covered"


@pytest.mark.parametrize("name", HONEST)
def test_honest_papers_cover(name: str, tmp_path: Path) -> None:
    (verdict,) = answered(tmp_path / "case", HONEST[name], LIST, OWNED)
    assert verdict.verdict == "covered", [str(f.message) for f in verdict.findings]


@pytest.mark.parametrize("name", BAD_LETTERS)
def test_no_bad_letter_covers(name: str, tmp_path: Path) -> None:
    (verdict,) = answered(tmp_path / "case", BAD_LETTERS[name], LIST, LETTER_CONFIG)
    assert verdict.verdict != "covered"


def test_a_good_letter_covers(tmp_path: Path) -> None:
    (verdict,) = answered(tmp_path / "case", letter(*LETTER), LIST, LETTER_CONFIG)
    assert verdict.verdict == "covered", [str(f.message) for f in verdict.findings]
