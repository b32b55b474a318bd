"""E-invoices in a country's own form (Italy's FatturaPA, Poland's KSeF, Spain's Facturae) under the names of UBL.

In: the leaves of such an XML. Out: what they state at the paths that a UBL invoice states it; the rest is left out.
Never: a value made up; a type of paper that is no plain invoice told as one; a second invoice of the same file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from evidence.errors import ReadError
from evidence.model import Stated

if TYPE_CHECKING:
    from collections.abc import Sequence

_INVOICE, _CREDIT, _DEBIT, _PREPAID, _SELF_BILLED, _INFORMATION = "380", "381", "383", "386", "389", "751"
_INDEX = re.compile(r"\[\d+\]")
_GTIN_TYPES = frozenset({"EAN", "EAN13", "EAN-13", "EAN8", "EAN-8", "GTIN", "GTIN-13", "UPC", "UPC-A", "BARCODE"})
_SELLER, _BUYER = "AccountingSupplierParty/Party", "AccountingCustomerParty/Party"
_NAME, _VAT = "PartyLegalEntity/RegistrationName", "PartyTaxScheme/CompanyID"
_STREET, _POSTCODE, _CITY, _COUNTRY = ("PostalAddress/StreetName", "PostalAddress/PostalZone", "PostalAddress/CityName", "PostalAddress/Country/IdentificationCode")  # fmt: skip
_PHONE, _MAIL = "Contact/Telephone", "Contact/ElectronicMail"
_GTIN, _SKU = "Item/StandardItemIdentification/ID", "Item/SellersItemIdentification/ID"
_NUMBER, _DATE, _TYPE, _TOTAL = "ID", "IssueDate", "InvoiceTypeCode", "LegalMonetaryTotal/TaxInclusiveAmount"
_UNBILLED = "LineStatusReasonCode"  # a discount, a premium, a line as it was before a correction
_UNJOINED = frozenset({_NUMBER, _DATE, _TYPE, _TOTAL, "DocumentCurrencyCode", _GTIN, _SKU})


class Form(NamedTuple):
    """A country's form: the element of one invoice, its line's, names of leaves by their endings, its types of paper."""

    invoice: str
    line: str
    parties: tuple[tuple[str, str], ...]
    of_party: tuple[tuple[str, str], ...]
    head: tuple[tuple[str, str], ...]
    of_line: tuple[tuple[str, str], ...]
    types: dict[str, str]


FORMS: dict[str, Form] = {
    "FatturaElettronica": Form(
        invoice="FatturaElettronicaBody",
        line="DettaglioLinee",
        parties=(("CedentePrestatore/", _SELLER), ("CessionarioCommittente/", _BUYER)),
        of_party=(
            ("DatiAnagrafici/Anagrafica/Denominazione", _NAME), ("DatiAnagrafici/Anagrafica/Nome", _NAME), ("DatiAnagrafici/Anagrafica/Cognome", _NAME),
            ("DatiAnagrafici/IdFiscaleIVA/IdPaese", _VAT), ("DatiAnagrafici/IdFiscaleIVA/IdCodice", _VAT), ("Sede/Indirizzo", _STREET), ("Sede/NumeroCivico", _STREET),
            ("Sede/CAP", _POSTCODE), ("Sede/Comune", _CITY), ("Sede/Nazione", _COUNTRY), ("Contatti/Telefono", _PHONE), ("Contatti/Email", _MAIL),
        ),
        head=(
            ("DatiGeneraliDocumento/TipoDocumento", _TYPE), ("DatiGeneraliDocumento/Divisa", "DocumentCurrencyCode"), ("DatiGeneraliDocumento/Data", _DATE),
            ("DatiGeneraliDocumento/Numero", _NUMBER), ("DatiGeneraliDocumento/ImportoTotaleDocumento", _TOTAL), ("DatiGeneraliDocumento/Causale", "Note"),
        ),
        of_line=(
            ("Descrizione", "Item/Name"), ("Quantita", "InvoicedQuantity"), ("UnitaMisura", "InvoicedQuantity/@unitCode"), ("PrezzoUnitario", "Price/PriceAmount"),
            ("PrezzoTotale", "LineExtensionAmount"), ("AltriDatiGestionali/RiferimentoTesto", "Note"), ("TipoCessionePrestazione", _UNBILLED),
        ),
        types={"TD01": _INVOICE, "TD24": _INVOICE, "TD25": _INVOICE, "TD02": _PREPAID, "TD04": _CREDIT, "TD08": _CREDIT, "TD05": _DEBIT},
    ),
    "Faktura": Form(
        invoice="Fa",
        line="FaWiersz",
        parties=(("Podmiot1/", _SELLER), ("Podmiot2/", _BUYER)),
        of_party=(
            ("DaneIdentyfikacyjne/Nazwa", _NAME), ("DaneIdentyfikacyjne/NIP", _VAT), ("Adres/AdresL1", _STREET), ("Adres/AdresL2", _CITY),
            ("Adres/KodKraju", _COUNTRY), ("DaneKontaktowe/Telefon", _PHONE), ("DaneKontaktowe/Email", _MAIL),
        ),
        head=(
            ("Fa/RodzajFaktury", _TYPE), ("Fa/KodWaluty", "DocumentCurrencyCode"), ("Fa/P_1", _DATE), ("Fa/P_2", _NUMBER), ("Fa/P_15", _TOTAL),
            ("Fa/P_6", "Delivery/ActualDeliveryDate"), ("DodatkowyOpis/Wartosc", "Note"), ("Fa/PrzyczynaKorekty", "Note"),
        ),
        of_line=(
            ("P_7", "Item/Name"), ("Indeks", _SKU), ("GTIN", _GTIN), ("P_8A", "InvoicedQuantity/@unitCode"), ("P_8B", "InvoicedQuantity"),
            ("P_9A", "Price/PriceAmount"), ("P_11", "LineExtensionAmount"), ("StanPrzed", _UNBILLED),
        ),
        types={"VAT": _INVOICE, "ROZ": _INVOICE, "ZAL": _PREPAID, "KOR": _CREDIT, "KOR_ZAL": _CREDIT, "KOR_ROZ": _CREDIT},
    ),
    "Facturae": Form(
        invoice="Invoices/Invoice",
        line="InvoiceLine",
        parties=(("Parties/SellerParty/", _SELLER), ("Parties/BuyerParty/", _BUYER)),
        of_party=(
            ("TaxIdentification/TaxIdentificationNumber", _VAT), ("LegalEntity/CorporateName", _NAME), ("Individual/Name", _NAME), ("Individual/FirstSurname", _NAME),
            ("Individual/SecondSurname", _NAME), ("AddressInSpain/Address", _STREET), ("AddressInSpain/PostCode", _POSTCODE), ("AddressInSpain/Town", _CITY),
            ("AddressInSpain/CountryCode", _COUNTRY), ("OverseasAddress/Address", _STREET), ("OverseasAddress/PostCodeAndTown", _CITY), ("OverseasAddress/CountryCode", _COUNTRY),
            ("ContactDetails/Telephone", _PHONE), ("ContactDetails/ElectronicMail", _MAIL), ("ContactDetails/WebAddress", "WebsiteURI"),
        ),
        head=(
            ("InvoiceHeader/InvoiceNumber", _NUMBER), ("InvoiceHeader/InvoiceClass", _TYPE), ("InvoiceIssueData/IssueDate", _DATE),
            ("InvoiceIssueData/InvoiceCurrencyCode", "DocumentCurrencyCode"), ("InvoiceTotals/InvoiceTotal", _TOTAL),
            ("AdditionalData/InvoiceAdditionalInformation", "Note"), ("LegalLiterals/LegalReference", "Note"),
        ),
        of_line=(
            ("ItemDescription", "Item/Name"), ("ArticleCode", _SKU), ("Quantity", "InvoicedQuantity"), ("UnitPriceWithoutTax", "Price/PriceAmount"),
            ("TotalCost", "LineExtensionAmount"), ("AdditionalLineItemInformation", "Note"),
        ),
        types={"OO": _INVOICE, "OC": _INVOICE, "CO": _INVOICE, "CC": _INVOICE, "OR": _CREDIT, "CR": _CREDIT},
    ),
}  # fmt: skip


def renamed(leaves: Sequence[Stated], form: Form) -> tuple[Stated, ...]:
    """Return what is stated under UBL's names. Raises ReadError for a file of several invoices: their lines would mix."""
    several = re.compile(rf"/{form.invoice}\[2\]/")
    if any(several.search(leaf.path) for leaf in leaves):
        raise ReadError("The XML file holds several invoices.", then="Ask for one file for each, or give them as PDF.")
    out: dict[str, str] = {}
    kind = ""
    for leaf in leaves:
        place = _place(leaf.path, form)
        if leaf.path.endswith("/CodiceTipo"):
            kind = leaf.text.strip().upper()
        if place is None and leaf.path.endswith("/CodiceValore"):
            place = _line_path(leaf.path, form, _GTIN if kind in _GTIN_TYPES else _SKU)
        if place is None:
            continue
        name = (
            place.rpartition("/InvoiceLine")[2].partition("/")[2]
            if "/InvoiceLine" in place
            else place.split("/", 2)[-1]
        )
        told = form.types.get(leaf.text, _INFORMATION) if name == _TYPE else leaf.text
        told = "INFORMATION" if name == _UNBILLED else told
        if place not in out:
            out[place] = told
        elif name not in _UNJOINED:
            out[place] += ("" if place.endswith(_VAT) else " ") + told
    return tuple(Stated(path=path, text=text) for path, text in out.items())


def _place(path: str, form: Form) -> str | None:
    """Return where UBL states a leaf, None where nothing asks for it."""
    if place := _line_path(path, form, None):
        return place
    if f"/{form.line}/" in _INDEX.sub("", path):
        return None
    plain = _INDEX.sub("", path)
    for start, party in form.parties:
        if f"/{start}" in plain:
            name = next((ubl for ending, ubl in form.of_party if plain.endswith("/" + ending)), None)
            return f"/Invoice/{party}/{name}" if name else None
    name = next((ubl for ending, ubl in form.head if plain.endswith("/" + ending)), None)
    return f"/Invoice/{name}" if name else None


def _line_path(path: str, form: Form, name: str | None) -> str | None:
    """Return UBL's path of a leaf inside a line: `name`, or what the form calls it."""
    line = re.search(rf"/{form.line}(\[\d+\])?/(.+)", path)
    if line is None:
        return None
    rest = _INDEX.sub("", line.group(2))
    name = name or next((ubl for own, ubl in form.of_line if rest == own or rest.endswith("/" + own)), None)
    return f"/Invoice/InvoiceLine{line.group(1) or ''}/{name}" if name else None
