"""What a paper says it was made for, what is left unsold, and fields that name a dealing that is no sale."""

from __future__ import annotations

import pytest

from evidence.values.dealt import awaits, by_mistake, credits_this, made_for, no_sale, not_sent, unsold


@pytest.mark.parametrize(
    "text",
    ["Issued for insurance purposes.", "Ausgestellt zu Vorführzwecken.", "Document établi à des fins de démonstration.", "Documento emesso a fini assicurativi.",
     "Emitido para fines publicitarios.", "Wystawiono do celów szkoleniowych.", "Utfärdad för utbildningsändamål."],
)  # fmt: skip
def test_what_no_sale_is_made_for_is_told(text: str) -> None:
    assert made_for(text)


@pytest.mark.parametrize(
    "text",
    ["Country of origin for customs purposes: Portugal", "Aufzubewahren zu Steuerzwecken.", "Documento emesso ai fini IVA.", "Données traitées à des fins comptables.",
     "Válido a efectos fiscales.", "Do celów księgowych.", "We use your data for the purpose of the contract."],
)  # fmt: skip
def test_usual_purposes_are_no_sign(text: str) -> None:
    assert made_for(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Unsold units remain ours.",
        "Nicht verkaufte Ware nehmen wir zurück.",
        "Les invendus sont repris.",
        "Neprodané zboží vrátíte v lednu.",
    ],
)
def test_goods_left_for_sale_are_told(text: str) -> None:
    assert unsold(text)


@pytest.mark.parametrize(
    "text",
    [
        "No returns of unsold goods.",
        "Nicht verkaufte Ware nehmen wir nicht zurück.",
        "Les invendus ne sont pas repris.",
        "All goods sold are final.",
    ],
)
def test_terms_that_deny_them_are_none(text: str) -> None:
    assert unsold(text) is None


@pytest.mark.parametrize(
    "line",
    ["Motif : échange standard", "Motif échange standard", "Vorgangsart: Leihstellung", "Causale: conto visione", "Natureza da operação: Remessa para conserto",
     "Fatura Tipi: İADE", "Transaction type: Warranty replacement", "Σκοπός διακίνησης: Δειγματισμός", "Brightwater Ltd Type: Stock transfer", "取引区分: 貸出"],
)  # fmt: skip
def test_a_field_that_names_another_dealing_is_told(line: str) -> None:
    assert no_sale(line)


@pytest.mark.parametrize(
    "line",
    ["Motif : vente de marchandises", "Vorgangsart: Lagerverkauf", "Causale: vendita", "Natureza da operação: Venda de mercadoria", "Fatura Tipi: SATIŞ",
     "Transaction type: B2B", "Tipo de cambio: 1,08", "Type of packing: test boxes", "Σκοπός διακίνησης: Πώληση", "Terms: warranty 12 months",
     "Reason for tax exemption: export", "Motif d'exonération : article 262 ter du CGI", "Type your reference here when you pay for a replacement"],
)  # fmt: skip
def test_fields_of_a_sale_and_other_labels_are_none(line: str) -> None:
    assert no_sale(line) is None


@pytest.mark.parametrize(
    "text",
    ["A credit note for this invoice will be issued.", "Die Gutschrift zu dieser Rechnung erhalten Sie morgen.", "Un avoir pour cette facture vous sera adressé.",
     "Opravný daňový doklad k této faktuře zašleme v pondělí."],
)  # fmt: skip
def test_a_credit_note_for_this_invoice_is_told(text: str) -> None:
    assert credits_this(text)


@pytest.mark.parametrize(
    "text",
    ["Bei Rücksendung erhalten Sie eine Gutschrift zu dieser Rechnung.", "Without this invoice no credit note can be issued.", "Si vous retournez la marchandise, un avoir sur cette facture est établi.",
     "This invoice settles credit terms of 30 days."],
)  # fmt: skip
def test_terms_of_credit_notes_are_none(text: str) -> None:
    assert not credits_this(text)


@pytest.mark.parametrize(
    "text", ["Billed twice by mistake.", "Pedido duplicado por error.", "Versehentlich berechnet.", "Wystawiono omyłkowo.", "Aguardamos o stock do fabricante.",
             "Your racks ship as soon as the next container arrives.", "Die Ware folgt, sobald Nachschub eintrifft.", "Livraison dès réception du prochain lot."],
)  # fmt: skip
def test_mistakes_and_what_is_waited_for_are_told(text: str) -> None:
    assert by_mistake(text) or awaits(text)


@pytest.mark.parametrize(
    "text",
    ["If you have received this e-mail in error, please delete it.", "Errors and omissions excepted.", "We look forward to your next order.", "Goods are delivered from stock.",
     "Awaiting your payment, we remain at your disposal.", "Nous attendons votre règlement.", "Vă mai așteptăm!", "Damages must be noted on arrival."],
)  # fmt: skip
def test_usual_sentences_are_neither(text: str) -> None:
    assert not by_mistake(text)
    assert not awaits(text)


@pytest.mark.parametrize(
    "line",
    [
        "Ship date: TBD",
        "Verzonden: nee",
        "Verzonden nee",
        "Shipped: No",
        "Lieferdatum: offen",
        "Norwich Dispatched: not yet",
    ],
)
def test_a_field_that_says_that_goods_did_not_go_is_told(line: str) -> None:
    assert not_sent(line)


@pytest.mark.parametrize(
    "line",
    ["Ship date: 05/15/2026", "Verzonden: ja", "Delivered: yes", "Delivery: No. 2210", "Lieferdatum = Rechnungsdatum"],
)
def test_fields_of_goods_that_went_are_none(line: str) -> None:
    assert not not_sent(line)
