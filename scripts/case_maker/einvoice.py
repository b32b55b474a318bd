"""E-invoices of a paper: CII as ZUGFeRD carries it, and UBL.

In: a `Paper` and its parties. Out: XML text, or a PDF that holds it. Never: other numbers than the paper's.
"""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pymupdf

from scripts.case_maker.sheets import filled

if TYPE_CHECKING:
    from scripts.case_maker.model import Paper, Party

_CII = "urn:un:unece:uncefact:data:standard"
_UBL = "urn:oasis:names:specification:ubl:schema:xsd"


def _bare(text: str) -> str:
    """Return what stands behind a label: `Tel. 0221 4` is `0221 4`, `USt-IdNr. DE1` is `DE1`."""
    return text.rsplit(": ", maxsplit=1)[-1] if ": " in text else re.sub(r"^\D*?(?=[+(\d]|[A-Z]{2}\d)", "", text)


def _goods(paper: Paper) -> list[tuple[str, str, str, float, float]]:
    cols, rows, _ = filled(paper)
    kinds = [kind for kind, _ in cols]
    found = []
    for cells in rows:
        cell = dict(zip(kinds, cells, strict=True))
        price = float(cell["p"].replace(" ", "").replace(",", ".") if paper.money.endswith(",50") else cell["p"])
        found.append((cell["t"].split("\n")[0], cell.get("g", ""), cell.get("c", ""), float(cell["q"]), price))
    return found


def _split(party: Party) -> tuple[str, str]:
    code, _, town = party.city.partition(" ")
    return code, town


def _trade_party(party: Party, role: str) -> str:
    code, town = _split(party)
    contact = (
        f"<ram:DefinedTradeContact><ram:TelephoneUniversalCommunication><ram:CompleteNumber>{_bare(party.phone)}"
        f"</ram:CompleteNumber></ram:TelephoneUniversalCommunication><ram:EmailURIUniversalCommunication><ram:URIID>{party.email}"
        "</ram:URIID></ram:EmailURIUniversalCommunication></ram:DefinedTradeContact>"
        if party.phone
        else ""
    )
    vat = (
        f'<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">{_bare(party.vat)}</ram:ID></ram:SpecifiedTaxRegistration>'
        if party.vat
        else ""
    )
    return (
        f"<ram:{role}><ram:Name>{escape(party.name)}</ram:Name>{contact}<ram:PostalTradeAddress><ram:PostcodeCode>{code}"
        f"</ram:PostcodeCode><ram:LineOne>{escape(party.street)}</ram:LineOne><ram:CityName>{escape(town)}</ram:CityName>"
        f"<ram:CountryID>{party.code}</ram:CountryID></ram:PostalTradeAddress>{vat}</ram:{role}>"
    )


def cii(paper: Paper, by: Party, to: Party) -> str:
    """Return the paper as a Cross Industry Invoice."""
    lines, net = "", 0.0
    for n, (name, gtin, code, count, price) in enumerate(_goods(paper), 1):
        net += round(count * price, 2)
        ids = f'<ram:GlobalID schemeID="0160">{gtin}</ram:GlobalID>' if gtin else ""
        ids += f"<ram:SellerAssignedID>{code}</ram:SellerAssignedID>" if code else ""
        lines += (
            f"<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>{n}</ram:LineID>"
            f"</ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct>{ids}<ram:Name>{escape(name)}</ram:Name>"
            "</ram:SpecifiedTradeProduct><ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>"
            f"{price:.2f}</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>"
            f'<ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="H87">{count:.0f}</ram:BilledQuantity>'
            "</ram:SpecifiedLineTradeDelivery><ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:TypeCode>VAT"
            f"</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>{paper.tax:.2f}"
            "</ram:RateApplicablePercent></ram:ApplicableTradeTax><ram:SpecifiedTradeSettlementLineMonetarySummation>"
            f"<ram:LineTotalAmount>{count * price:.2f}</ram:LineTotalAmount>"
            "</ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>"
            "</ram:IncludedSupplyChainTradeLineItem>"
        )
    tax = round(net * paper.tax / 100, 2)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rsm:CrossIndustryInvoice xmlns:rsm="{_CII}:CrossIndustryInvoice:100" '
        f'xmlns:ram="{_CII}:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="{_CII}:UnqualifiedDataType:100">'
        "<rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017</ram:ID>"
        "</ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext><rsm:ExchangedDocument>"
        f"<ram:ID>{paper.facts[0][1]}</ram:ID><ram:TypeCode>{paper.kind}</ram:TypeCode><ram:IssueDateTime>"
        f'<udt:DateTimeString format="102">{paper.issued.replace("-", "")}</udt:DateTimeString></ram:IssueDateTime>'
        f"</rsm:ExchangedDocument><rsm:SupplyChainTradeTransaction>{lines}<ram:ApplicableHeaderTradeAgreement>"
        f"{_trade_party(by, 'SellerTradeParty')}{_trade_party(to, 'BuyerTradeParty')}</ram:ApplicableHeaderTradeAgreement>"
        "<ram:ApplicableHeaderTradeDelivery/><ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR"
        "</ram:InvoiceCurrencyCode><ram:ApplicableTradeTax><ram:CalculatedAmount>"
        f"{tax:.2f}</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode><ram:BasisAmount>{net:.2f}</ram:BasisAmount>"
        f"<ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>{paper.tax:.2f}</ram:RateApplicablePercent>"
        "</ram:ApplicableTradeTax><ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>"
        f"{net:.2f}</ram:LineTotalAmount><ram:TaxBasisTotalAmount>{net:.2f}</ram:TaxBasisTotalAmount>"
        f'<ram:TaxTotalAmount currencyID="EUR">{tax:.2f}</ram:TaxTotalAmount><ram:GrandTotalAmount>{net + tax:.2f}'
        f"</ram:GrandTotalAmount><ram:DuePayableAmount>{net + tax:.2f}</ram:DuePayableAmount>"
        "</ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>"
        "</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>"
    )


def ubl(paper: Paper, by: Party, to: Party) -> str:
    """Return the paper as a UBL invoice."""

    def party(who: Party, role: str) -> str:
        code, town = _split(who)
        vat = (
            f"<cac:PartyTaxScheme><cbc:CompanyID>{_bare(who.vat)}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID>"
            "</cac:TaxScheme></cac:PartyTaxScheme>"
            if who.vat
            else ""
        )
        contact = (
            f"<cac:Contact><cbc:Telephone>{_bare(who.phone)}</cbc:Telephone><cbc:ElectronicMail>{who.email}</cbc:ElectronicMail>"
            "</cac:Contact>"
            if who.phone
            else ""
        )
        return (
            f"<cac:{role}><cac:Party><cac:PartyName><cbc:Name>{escape(who.name)}</cbc:Name></cac:PartyName><cac:PostalAddress>"
            f"<cbc:StreetName>{escape(who.street)}</cbc:StreetName><cbc:CityName>{escape(town)}</cbc:CityName><cbc:PostalZone>{code}"
            f"</cbc:PostalZone><cac:Country><cbc:IdentificationCode>{who.code}</cbc:IdentificationCode></cac:Country>"
            f"</cac:PostalAddress>{vat}<cac:PartyLegalEntity><cbc:RegistrationName>{escape(who.name)}</cbc:RegistrationName>"
            f"</cac:PartyLegalEntity>{contact}</cac:Party></cac:{role}>"
        )

    lines, net = "", 0.0
    for n, (name, gtin, code, count, price) in enumerate(_goods(paper), 1):
        net += round(count * price, 2)
        ids = f"<cac:SellersItemIdentification><cbc:ID>{code}</cbc:ID></cac:SellersItemIdentification>" if code else ""
        if gtin:
            ids += f'<cac:StandardItemIdentification><cbc:ID schemeID="0160">{gtin}</cbc:ID></cac:StandardItemIdentification>'
        lines += (
            f'<cac:InvoiceLine><cbc:ID>{n}</cbc:ID><cbc:InvoicedQuantity unitCode="C62">{count:.0f}</cbc:InvoicedQuantity>'
            f'<cbc:LineExtensionAmount currencyID="EUR">{count * price:.2f}</cbc:LineExtensionAmount><cac:Item><cbc:Name>'
            f"{escape(name)}</cbc:Name>{ids}<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>{paper.tax:.0f}</cbc:Percent>"
            "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item><cac:Price>"
            f'<cbc:PriceAmount currencyID="EUR">{price:.2f}</cbc:PriceAmount></cac:Price></cac:InvoiceLine>'
        )
    tax = round(net * paper.tax / 100, 2)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Invoice xmlns="{_UBL}:Invoice-2" '
        f'xmlns:cac="{_UBL}:CommonAggregateComponents-2" xmlns:cbc="{_UBL}:CommonBasicComponents-2">'
        "<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>"
        f"<cbc:ID>{paper.facts[0][1]}</cbc:ID><cbc:IssueDate>{paper.issued}</cbc:IssueDate><cbc:InvoiceTypeCode>{paper.kind}"
        f"</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>{party(by, 'AccountingSupplierParty')}"
        f"{party(to, 'AccountingCustomerParty')}"
        f'<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">{tax:.2f}</cbc:TaxAmount></cac:TaxTotal><cac:LegalMonetaryTotal>'
        f'<cbc:LineExtensionAmount currencyID="EUR">{net:.2f}</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="EUR">'
        f'{net:.2f}</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">{net + tax:.2f}</cbc:TaxInclusiveAmount>'
        f'<cbc:PayableAmount currencyID="EUR">{net + tax:.2f}</cbc:PayableAmount></cac:LegalMonetaryTotal>{lines}</Invoice>'
    )


def zugferd(pdf: bytes, xml: str) -> bytes:
    """Return a PDF that carries its e-invoice as ZUGFeRD does."""
    with pymupdf.open(stream=pdf) as doc:
        doc.embfile_add("factur-x.xml", xml.encode(), filename="factur-x.xml", desc="Factur-X/ZUGFeRD invoice")
        return bytes(doc.tobytes(garbage=3, deflate=True, no_new_id=True))
