"""What a paper says it was made for, what is left unsold, and fields that name a dealing that is no sale."""

from __future__ import annotations

import pytest

from evidence.values.dealt import made_for, no_sale, unsold


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
