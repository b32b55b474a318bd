"""Bare e-invoices (CII, UBL) that say in their types, marks and notes that they prove nothing; and honest ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from trade_papers import BUYER, CONFIG, EAN, LIST, SUPPLIER, TITLE, verdicts

if TYPE_CHECKING:
    from pathlib import Path

    from evidence.model import Verdict


def _cii_party(role: str, name: str, *address: str) -> str:
    street, city, code = address
    place = f"<LineOne>{street}</LineOne><CityName>{city}</CityName><PostcodeCode>{code}</PostcodeCode><CountryID>GB</CountryID>"
    return f"<{role}TradeParty><Name>{name}</Name><PostalTradeAddress>{place}</PostalTradeAddress></{role}TradeParty>"


def cii(*, kind: str = "380", note: str = "", of_line: str = "", context: str = "", unit: str = "H87") -> bytes:
    seller = _cii_party("Seller", SUPPLIER[0], "12 Harbour Road", "Leeds", "LS1 4AB")
    buyer = _cii_party("Buyer", BUYER[0], "3 Mill Lane", "York", "YO1 9TX")
    said = f"<IncludedNote><Content>{note}</Content></IncludedNote>" if note else ""
    return f"""<CrossIndustryInvoice><ExchangedDocumentContext>{context}</ExchangedDocumentContext><ExchangedDocument><ID>NT-20417</ID>
<TypeCode>{kind}</TypeCode><IssueDateTime><DateTimeString format="102">20260314</DateTimeString></IssueDateTime>{said}</ExchangedDocument>
<SupplyChainTradeTransaction><IncludedSupplyChainTradeLineItem><AssociatedDocumentLineDocument><LineID>1</LineID>{of_line}
</AssociatedDocumentLineDocument><SpecifiedTradeProduct><GlobalID schemeID="0160">{EAN}</GlobalID><Name>{TITLE}</Name></SpecifiedTradeProduct>
<NetPriceProductTradePrice><ChargeAmount>3.00</ChargeAmount></NetPriceProductTradePrice><BilledQuantity unitCode="{unit}">40</BilledQuantity>
<SpecifiedTradeSettlementLineMonetarySummation><LineTotalAmount>120.00</LineTotalAmount></SpecifiedTradeSettlementLineMonetarySummation>
</IncludedSupplyChainTradeLineItem><ApplicableHeaderTradeAgreement>{seller}{buyer}</ApplicableHeaderTradeAgreement>
<ApplicableHeaderTradeSettlement><InvoiceCurrencyCode>GBP</InvoiceCurrencyCode><SpecifiedTradeSettlementHeaderMonetarySummation>
<GrandTotalAmount>120.00</GrandTotalAmount></SpecifiedTradeSettlementHeaderMonetarySummation></ApplicableHeaderTradeSettlement>
</SupplyChainTradeTransaction></CrossIndustryInvoice>""".encode()


def ubl(*, kind: str = "380", note: str = "", of_line: str = "") -> bytes:
    def party(role: str, name: str, street: str, city: str, code: str) -> str:
        place = f"<StreetName>{street}</StreetName><CityName>{city}</CityName><PostalZone>{code}</PostalZone>"
        legal = f"<PartyLegalEntity><RegistrationName>{name}</RegistrationName></PartyLegalEntity>"
        return f"<Accounting{role}Party><Party><PostalAddress>{place}</PostalAddress>{legal}</Party></Accounting{role}Party>"

    said = f"<Note>{note}</Note>" if note else ""
    return f"""<Invoice><ID>NT-20417</ID><IssueDate>2026-03-14</IssueDate><InvoiceTypeCode>{kind}</InvoiceTypeCode>{said}
<DocumentCurrencyCode>GBP</DocumentCurrencyCode>{party("Supplier", SUPPLIER[0], "12 Harbour Road", "Leeds", "LS1 4AB")}
{party("Customer", BUYER[0], "3 Mill Lane", "York", "YO1 9TX")}
<LegalMonetaryTotal><TaxInclusiveAmount>120.00</TaxInclusiveAmount></LegalMonetaryTotal>
<InvoiceLine><ID>1</ID>{of_line}<InvoicedQuantity unitCode="C62">40</InvoicedQuantity><LineExtensionAmount>120.00</LineExtensionAmount>
<Item><Name>{TITLE}</Name><StandardItemIdentification><ID schemeID="0160">{EAN}</ID></StandardItemIdentification></Item>
<Price><PriceAmount>3.00</PriceAmount></Price></InvoiceLine></Invoice>""".encode()


_REMARK = "<IncludedNote><Content>{}</Content></IncludedNote>"
TRAPS = {
    "prepayment": cii(kind="386"),
    "self-billed": cii(kind="389"),
    "for accounting alone": cii(kind="751"),
    "credit note": cii(kind="381"),
    "prepayment, UBL": ubl(kind="386"),
    "test": cii(context="<TestIndicator><Indicator>true</Indicator></TestIndicator>"),
    "cancelled by a note": cii(note="Storno - diese Rechnung ist storniert"),
    "pro forma by a note": cii(note="PROFORMA INVOICE - NOT FOR PAYMENT"),
    "a note in words of its own": cii(note="Those kettles were conjured by a magician"),
    "quotation by a note, UBL": ubl(note="This is a quotation only"),
    "line not delivered": cii(of_line=_REMARK.format("Not delivered, back order")),
    "line cancelled, UBL": ubl(of_line="<Note>cancelled by customer</Note>"),
    "line that only informs": cii(of_line="<LineStatusReasonCode>INFORMATION</LineStatusReasonCode>"),
    "line that sums others": cii(of_line="<LineStatusReasonCode>GROUP</LineStatusReasonCode>"),
    "kilograms": cii(unit="KGM"),
}
HONEST = {
    "CII": cii(),
    "UBL": ubl(),
    "usual note": cii(note="Payment within 30 days. Thank you for your order."),
    "usual note, UBL": ubl(note="Payment within 30 days. Thank you for your order."),
    "line in detail": cii(of_line="<LineStatusReasonCode>DETAIL</LineStatusReasonCode>"),
}


def said(folder: Path, data: bytes) -> Verdict:
    (folder / "documents").mkdir(parents=True)
    (folder / "documents" / "invoice.xml").write_bytes(data)
    (folder / "flagged.csv").write_text(LIST, encoding="utf-8")
    (folder / "case.toml").write_text(CONFIG, encoding="utf-8")
    (verdict,) = verdicts(folder)
    return verdict


@pytest.mark.parametrize("name", TRAPS)
def test_what_an_e_invoice_says_of_itself_holds(name: str, tmp_path: Path) -> None:
    assert said(tmp_path / "case", TRAPS[name]).verdict != "covered"


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_bare_e_invoice_covers(name: str, tmp_path: Path) -> None:
    verdict = said(tmp_path / "case", HONEST[name])
    assert verdict.verdict == "covered", [str(f.message) for f in verdict.findings]
