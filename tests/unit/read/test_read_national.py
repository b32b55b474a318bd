"""E-invoices in a country's own form: read under UBL's names, and never taken for more than they say they are."""

from __future__ import annotations

import pytest

from evidence.errors import ReadError
from evidence.extract import extract
from evidence.model import Limits, Record, Source
from evidence.read import read

ITALIAN = """<p:FatturaElettronica xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2">
<FatturaElettronicaHeader><CedentePrestatore><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>01234567890</IdCodice></IdFiscaleIVA>
<Anagrafica><Denominazione>Pentole Rossi S.r.l.</Denominazione></Anagrafica></DatiAnagrafici><Sede><Indirizzo>Via Roma</Indirizzo>
<NumeroCivico>7</NumeroCivico><CAP>24021</CAP><Comune>Albino</Comune><Nazione>IT</Nazione></Sede><Contatti><Telefono>0355550147</Telefono></Contatti>
</CedentePrestatore><CessionarioCommittente><DatiAnagrafici><Anagrafica><Nome>Ada</Nome><Cognome>Bianchi</Cognome></Anagrafica></DatiAnagrafici>
</CessionarioCommittente></FatturaElettronicaHeader><FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento><TipoDocumento>{type}</TipoDocumento>
<Divisa>EUR</Divisa><Data>2026-03-10</Data><Numero>244/A</Numero><ImportoTotaleDocumento>134.20</ImportoTotaleDocumento></DatiGeneraliDocumento>
</DatiGenerali><DatiBeniServizi><DettaglioLinee><NumeroLinea>1</NumeroLinea><CodiceArticolo><CodiceTipo>FORN</CodiceTipo>
<CodiceValore>PT-77</CodiceValore></CodiceArticolo><CodiceArticolo><CodiceTipo>ean</CodiceTipo><CodiceValore>4006381333931</CodiceValore>
</CodiceArticolo><Descrizione>Pentola 24 cm</Descrizione><Quantita>22.00</Quantita><PrezzoUnitario>5.00</PrezzoUnitario>
<PrezzoTotale>110.00</PrezzoTotale></DettaglioLinee><DettaglioLinee><NumeroLinea>2</NumeroLinea><TipoCessionePrestazione>SC</TipoCessionePrestazione>
<CodiceArticolo><CodiceTipo>EAN</CodiceTipo><CodiceValore>4006381333931</CodiceValore></CodiceArticolo><Descrizione>Sconto</Descrizione>
<Quantita>5.00</Quantita><PrezzoTotale>-10.00</PrezzoTotale></DettaglioLinee></DatiBeniServizi></FatturaElettronicaBody>{more}
</p:FatturaElettronica>"""
POLISH = """<Faktura xmlns="http://crd.gov.pl/wzor/2025/06/25/13775/"><Podmiot1><DaneIdentyfikacyjne><NIP>8132204417</NIP><Nazwa>Garnki sp. z o.o.</Nazwa>
</DaneIdentyfikacyjne><Adres><KodKraju>PL</KodKraju><AdresL1>ul. Polna 4</AdresL1><AdresL2>35-105 Rzesz\u00f3w</AdresL2></Adres></Podmiot1>
<Podmiot2><DaneIdentyfikacyjne><NIP>6762451120</NIP><Nazwa>Kraina sp. z o.o.</Nazwa></DaneIdentyfikacyjne></Podmiot2><Fa><KodWaluty>PLN</KodWaluty>
<P_1>2026-03-10</P_1><P_2>FV/7/2026</P_2><P_15>123.00</P_15><RodzajFaktury>{type}</RodzajFaktury><FaWiersz><NrWierszaFa>1</NrWierszaFa>
<P_7>Garnek</P_7><GTIN>4006381333931</GTIN><P_8A>szt.</P_8A><P_8B>10</P_8B><P_9A>10.00</P_9A><P_11>100.00</P_11></FaWiersz></Fa></Faktura>"""
SPANISH = """<f:Facturae xmlns:f="http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml"><Parties><SellerParty><TaxIdentification>
<TaxIdentificationNumber>A14220033</TaxIdentificationNumber></TaxIdentification><LegalEntity><CorporateName>Ollas S.A.</CorporateName><AddressInSpain>
<Address>Calle Mayor 3</Address><PostCode>14900</PostCode><Town>Lucena</Town><CountryCode>ESP</CountryCode></AddressInSpain></LegalEntity></SellerParty>
<BuyerParty><LegalEntity><CorporateName>Alfar S.L.</CorporateName></LegalEntity></BuyerParty></Parties><Invoices><Invoice><InvoiceHeader>
<InvoiceNumber>F-41</InvoiceNumber><InvoiceClass>{type}</InvoiceClass></InvoiceHeader><InvoiceIssueData><IssueDate>2026-03-10</IssueDate>
</InvoiceIssueData><InvoiceTotals><InvoiceTotal>60.50</InvoiceTotal></InvoiceTotals><Items><InvoiceLine><ItemDescription>Olla</ItemDescription>
<Quantity>10</Quantity><UnitPriceWithoutTax>5</UnitPriceWithoutTax><TotalCost>50</TotalCost><ArticleCode>4006381333931</ArticleCode></InvoiceLine>
</Items></Invoice></Invoices></f:Facturae>"""


def record(xml: str) -> Record:
    source = Source(sha256="0" * 64, name="i", kind="xml", path="i", data=xml.encode())
    return extract(read(source, effort="fast", limits=Limits()))[0]


def said(found: Record) -> dict[str, str]:
    return {f.field: f.value for f in reversed(found.founds)}


def test_an_italian_invoice() -> None:
    found = record(ITALIAN.format(type="TD24", more=""))
    told = said(found)
    assert (told["kind"], told["invoice_number"], told["invoice_date"], told["total"]) == (
        "invoice",
        "244/A",
        "2026-03-10",
        "134.20",
    )
    assert (told["supplier_name"], told["supplier_vat"], told["supplier_phone"]) == (
        "Pentole Rossi S.r.l.",
        "IT01234567890",
        "0355550147",
    )
    assert (told["supplier_address"], told["buyer_name"]) == ("Via Roma 7, 24021 Albino, IT", "Ada Bianchi")
    assert [{c.field: c.value for c in i.cells if c.field in {"gtin", "sku", "quantity"}} for i in found.items] == [
        {"gtin": "4006381333931", "sku": "PT-77", "quantity": "22.00"}
    ]  # the discount's line bills nothing


@pytest.mark.parametrize(
    ("xml", "kind", "number"),
    [
        (POLISH.format(type="VAT"), "invoice", "FV/7/2026"),
        (POLISH.format(type="KOR"), "credit_note", "FV/7/2026"),
        (POLISH.format(type="UPR"), "other", "FV/7/2026"),
        (SPANISH.format(type="OO"), "invoice", "F-41"),
        (SPANISH.format(type="OR"), "credit_note", "F-41"),
        (ITALIAN.format(type="TD04", more=""), "credit_note", "244/A"),
        (ITALIAN.format(type="TD17", more=""), "other", "244/A"),
    ],
)
def test_a_type_that_is_no_plain_invoice_is_none(xml: str, kind: str, number: str) -> None:
    found = record(xml)
    assert (said(found)["kind"], said(found)["invoice_number"]) == (kind, number)
    assert next(c.value for i in found.items for c in i.cells if c.field == "quantity") in {"10", "22.00"}
    assert any("4006381333931" in c.value for i in found.items for c in (*i.cells, *i.code_cells))


def test_an_advance_says_what_it_is() -> None:
    assert "Prepayment invoice" in [line.text for line in record(ITALIAN.format(type="TD02", more="")).lines]


def test_lines_of_two_invoices_in_one_file_are_not_mixed() -> None:
    with pytest.raises(ReadError, match="several invoices"):
        record(
            ITALIAN.format(type="TD01", more="<FatturaElettronicaBody><DatiGenerali/><X>1</X></FatturaElettronicaBody>")
        )
