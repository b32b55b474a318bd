"""Fields and lines that an e-invoice's XML states (CII and UBL), each located on a page where one shows it.

In: what a document states, and its paper. Out: Founds of origin "xml" and Items. Never: a value that the XML does not
state; a place that only resembles the value.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from evidence.extract.located import locate, locate_amount, locate_date, nowhere
from evidence.extract.page.layout import span_of
from evidence.extract.remarked import notes_of, unbilled
from evidence.model import Cell, Field, Found, Item, Span
from evidence.values.amounts import canonical, number_readings
from evidence.values.codes import find_asins
from evidence.values.dates import date_readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evidence.extract.page.layout import PageLayout
    from evidence.extract.page.paper import Paper
    from evidence.model import Stated

_INDEX = re.compile(r"\[\d+\]")
_LINE = re.compile(
    r"/(?:IncludedSupplyChainTradeLineItem|InvoiceLine|CreditNoteLine)(?:\[(?P<number>\d+)\])?/(?P<rest>.+)"
)
_SURE = 0.99
_TOLD, _CLOSE = 3, 4.0  # letters of a part that is looked for; heights of a line between the lines of one address
# Endings of paths without numbers -> field. The first ending that fits a path decides.
_FIELDS: tuple[tuple[str, Field], ...] = (
    ("ExchangedDocument/ID", "invoice_number"),
    ("HeaderExchangedDocument/ID", "invoice_number"),
    ("ExchangedDocument/TypeCode", "kind"),
    ("HeaderExchangedDocument/TypeCode", "kind"),
    ("ExchangedDocument/IssueDateTime/DateTimeString", "invoice_date"),
    ("HeaderExchangedDocument/IssueDateTime/DateTimeString", "invoice_date"),
    ("SellerTradeParty/Name", "supplier_name"),
    ("SellerTradeParty/SpecifiedTaxRegistration/ID", "supplier_vat"),
    ("SellerTradeParty/DefinedTradeContact/TelephoneUniversalCommunication/CompleteNumber", "supplier_phone"),
    ("SellerTradeParty/DefinedTradeContact/EmailURIUniversalCommunication/URIID", "supplier_email"),
    ("BuyerTradeParty/Name", "buyer_name"),
    ("BuyerTradeParty/SpecifiedTaxRegistration/ID", "buyer_vat"),
    ("BuyerOrderReferencedDocument/IssuerAssignedID", "order_number"),
    ("BuyerOrderReferencedDocument/ID", "order_number"),
    ("ActualDeliverySupplyChainEvent/OccurrenceDateTime/DateTimeString", "delivery_date"),
    ("SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString", "due_date"),
    ("InvoiceCurrencyCode", "currency"),
    ("SpecifiedTradeSettlementHeaderMonetarySummation/GrandTotalAmount", "total"),
    ("SpecifiedTradeSettlementMonetarySummation/GrandTotalAmount", "total"),
    ("Invoice/ID", "invoice_number"),
    ("CreditNote/ID", "invoice_number"),
    ("Invoice/IssueDate", "invoice_date"),
    ("CreditNote/IssueDate", "invoice_date"),
    ("Invoice/InvoiceTypeCode", "kind"),
    ("CreditNote/CreditNoteTypeCode", "kind"),
    ("Invoice/DueDate", "due_date"),
    ("DocumentCurrencyCode", "currency"),
    ("Invoice/OrderReference/ID", "order_number"),
    ("CreditNote/OrderReference/ID", "order_number"),
    ("Delivery/ActualDeliveryDate", "delivery_date"),
    ("AccountingSupplierParty/Party/PartyLegalEntity/RegistrationName", "supplier_name"),
    ("AccountingSupplierParty/Party/PartyName/Name", "supplier_name"),
    ("AccountingSupplierParty/Party/PartyTaxScheme/CompanyID", "supplier_vat"),
    ("AccountingSupplierParty/Party/Contact/Telephone", "supplier_phone"),
    ("AccountingSupplierParty/Party/Contact/ElectronicMail", "supplier_email"),
    ("AccountingSupplierParty/Party/WebsiteURI", "supplier_website"),
    ("AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName", "buyer_name"),
    ("AccountingCustomerParty/Party/PartyName/Name", "buyer_name"),
    ("AccountingCustomerParty/Party/PartyTaxScheme/CompanyID", "buyer_vat"),
    ("LegalMonetaryTotal/TaxInclusiveAmount", "total"),
)
_CELLS: tuple[tuple[str, Cell], ...] = (
    ("SpecifiedTradeProduct/GlobalID", "gtin"),
    ("SpecifiedTradeProduct/SellerAssignedID", "sku"),
    ("SpecifiedTradeProduct/ManufacturerAssignedID", "mpn"),
    ("SpecifiedTradeProduct/ModelID", "mpn"),
    ("SpecifiedTradeProduct/Name", "description"),
    ("BilledQuantity", "quantity"),
    ("BilledQuantity/@unitCode", "unit"),
    ("NetPriceProductTradePrice/ChargeAmount", "price"),
    ("SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount", "amount"),
    ("SpecifiedTradeSettlementMonetarySummation/LineTotalAmount", "amount"),
    ("Item/StandardItemIdentification/ID", "gtin"),
    ("Item/SellersItemIdentification/ID", "sku"),
    ("Item/ManufacturersItemIdentification/ID", "mpn"),
    ("Item/Name", "description"),
    ("InvoicedQuantity", "quantity"),
    ("CreditedQuantity", "quantity"),
    ("InvoicedQuantity/@unitCode", "unit"),
    ("Price/PriceAmount", "price"),
    ("LineExtensionAmount", "amount"),
)
_STREETS, _POSTCODES = ("LineOne", "LineTwo", "LineThree", "StreetName", "AdditionalStreetName"), ("PostcodeCode", "PostalZone")  # fmt: skip
_ADDRESS = (*_STREETS, *_POSTCODES, "CityName", "CountryID", "Country/IdentificationCode")
_PARTIES: tuple[tuple[str, Field], ...] = (
    ("SellerTradeParty/PostalTradeAddress/", "supplier_address"),
    ("AccountingSupplierParty/Party/PostalAddress/", "supplier_address"),
    ("BuyerTradeParty/PostalTradeAddress/", "buyer_address"),
    ("AccountingCustomerParty/Party/PostalAddress/", "buyer_address"),
)
_KINDS = {"381": "credit_note", "261": "credit_note", "396": "credit_note", "325": "proforma", "310": "quote", "220": "order", "130": "other", "751": "other"}  # fmt: skip
_TELLING: tuple[Cell, ...] = ("gtin", "sku", "description")
_CODES: tuple[Cell, ...] = ("gtin", "sku", "mpn")
_DECIDE: tuple[Cell, ...] = (*_CODES, "quantity")
_DATES = ("invoice_date", "delivery_date", "due_date")
_NUMBERS = ("quantity", "price", "amount", "total")


class Line(NamedTuple):
    """A line of the e-invoice: its number, and its cells as stated."""

    number: int
    cells: tuple[tuple[Cell, str], ...]


def fields(stated: Sequence[Stated], paper: Paper) -> tuple[Found, ...]:
    """Return the fields that the XML states, the first of each field only."""
    found: dict[str, Found] = {}
    schemes = {s.path.rpartition("/@")[0]: s.text for s in stated if s.path.endswith("/@schemeID")}
    for one in stated:
        if _LINE.search(one.path):
            continue
        field = _field_of(_INDEX.sub("", one.path))
        if (
            field is None
            or field in found
            or (field.endswith("_vat") and schemes.get(one.path, "VA") not in {"VA", "VAT"})
        ):
            continue
        value = _value(field, one.text)
        if value:
            found[field] = _found(field, value, one.text, _place(paper, field, value, one.text))
    for address in _addresses(stated, paper):
        found.setdefault(address.field, address)
    return tuple(found.values())


def stated_on(stated: Sequence[Stated], papers: Sequence[Sequence[PageLayout]]) -> int:
    """Return which of several papers in a file its e-invoice speaks of: the first that prints its number, else the first."""
    number = next((s.text for s in stated if _field_of(_INDEX.sub("", s.path)) == "invoice_number"), "")
    printed = [{w.text.strip(".,:;()") for laid in pages for w in laid.page.words if w.visible} for pages in papers]
    return next((n for n, words in enumerate(printed) if set(number.split()) <= words), 0) if number else 0


def _field_of(path: str) -> Field | None:
    return next((field for ending, field in _FIELDS if path.endswith("/" + ending)), None)


def _value(field: Field | Cell, text: str) -> str | None:
    """Return the canonical value of a stated text, None where it is none."""
    if field in _DATES:
        readings = date_readings(text)
        return readings[0].value.isoformat() if len(readings) == 1 else None
    if field in _NUMBERS:
        numbers = number_readings(text.lstrip("-"))
        return ("-" if text.startswith("-") else "") + canonical(numbers[-1]) if numbers else None
    if field == "kind":
        return _KINDS.get(text, "invoice")
    if field.endswith("_vat"):
        return re.sub(r"[\s.\-/]", "", text).upper()
    return text.strip() or None


def _place(paper: Paper, field: Field | Cell, value: str, text: str) -> Span | None:
    if field == "kind":
        return None
    if field in _DATES:
        return locate_date(paper, value)
    if field in _NUMBERS:
        return locate_amount(paper, value)
    return locate(paper, text)


def _found(field: Field | Cell, value: str, text: str, place: Span | None) -> Found:
    return Found(field=field, value=value, text=text, span=place, confidence=_SURE, finder="e-invoice", origin="xml")


def _addresses(stated: Sequence[Stated], paper: Paper) -> Iterator[Found]:
    for path, field in _PARTIES:
        parts = [s for s in stated if path in _INDEX.sub("", s.path) and s.path.endswith(_ADDRESS)]
        if parts:
            text = _written([(s.path.rpartition("/")[2], s.text) for s in parts])
            yield _found(field, text, text, _block(paper, [s.text for s in parts]))


def _written(parts: Sequence[tuple[str, str]]) -> str:
    """Return an address as it is written: streets, postcode and place, country; the standards state it in other orders."""
    towns = [text for names in (_POSTCODES, ("CityName",)) for name, text in parts if name in names]
    streets = [text for name, text in parts if name in _STREETS]
    countries = [text for name, text in parts if name not in {*_STREETS, *_POSTCODES, "CityName"}]
    return ", ".join(dict.fromkeys(t for t in (*streets, " ".join(dict.fromkeys(towns)), *countries) if t))


def _block(paper: Paper, texts: Sequence[str]) -> Span | None:
    """Return the place of the longest of an address's parts, with those of the others that stand close to it."""
    found = [
        place for text in sorted(texts, key=len, reverse=True) if len(text) >= _TOLD and (place := locate(paper, text))
    ]
    if not found:
        return None
    first = found[0]
    y = first.box.center[1]
    near = [p for p in found if p.page == first.page and abs(p.box.center[1] - y) < _CLOSE * first.box.height]
    words = sorted({word for place in near for word in place.words})
    return span_of(paper.document, paper.sheet(first.page).page, words)


def lines(stated: Sequence[Stated]) -> tuple[Line, ...]:
    """Return the lines of the e-invoice as stated, in order."""
    rows: dict[int, dict[Cell, str]] = {}
    for one in stated:
        m = _LINE.search(one.path)
        if not m:
            continue
        rest = _INDEX.sub("", m["rest"])
        cell = next((c for ending, c in _CELLS if rest == ending or rest.endswith("/" + ending)), None)
        if cell:
            rows.setdefault(int(m["number"] or 1), {}).setdefault(cell, one.text)
    told = unbilled(stated)
    return tuple(Line(number, tuple(cells.items())) for number, cells in sorted(rows.items()) if number not in told)


def items(stated: Sequence[Stated], paper: Paper) -> tuple[Item, ...]:
    """Return the stated lines as Items; each stands where a line of the page's own table says the same.

    A code or quantity that the pages do not print has no place. What the page's line prints otherwise is kept beside.
    """
    left, found = list(paper.items), []
    for line in lines(stated):
        shown = _shown(dict(line.cells), left)
        if shown:
            left.remove(shown)
        found.append(_item(line, paper, shown, () if paper.sheets else notes_of(stated, line.number)))
    return tuple(found)


def _shown(cells: dict[Cell, str], left: Sequence[Item]) -> Item | None:
    """Return the page's own line for a stated one: of several with its code, the one with most of its numbers."""

    def alike(item: Item) -> int:
        values = [(name, _value(name, cells[name])) for name in _NUMBERS if name in cells]
        return sum(any(f.value == value for f in item.cells if f.field == name) for name, value in values)

    return max((i for i in left if _same(cells, i)), key=alike, default=None)


def _item(line: Line, paper: Paper, shown: Item | None, notes: Sequence[str]) -> Item:
    cells = dict(line.cells)
    place = shown.span if shown else None
    for name in _TELLING:
        if place is None and (text := cells.get(name)):
            place = locate(paper, text)
    founds = []
    for name, text in line.cells:
        value = _value(name, text)
        if value:
            founds.append(_found(name, value, text, _cell_place(paper, shown, place, name, value, text)))
            founds += _asins(paper, text, founds) if name not in _NUMBERS else []
    return Item(
        span=place or nowhere(paper),
        text="\n".join((" ".join(text for _, text in line.cells), *notes)),
        cells=(*founds, *(_otherwise(shown, founds) if shown else ())),
        code_cells=tuple(f for f in founds if f.field in {"sku", "mpn"}),
        confidence=_SURE,
        origin="xml",
    )


def _cell_place(paper: Paper, shown: Item | None, place: Span | None, name: Cell, value: str, text: str) -> Span | None:
    """Return where a cell is printed; of a code or quantity only its own place counts, else the line's will do."""
    own = next((f.span for f in shown.all(name) if f.value == value), None) if shown else None
    if own or not paper.sheets or name not in _DECIDE:
        return own or place
    if name in _CODES:
        return locate(paper, text)
    if shown and shown.origin == "text":
        return place if _prints(shown.text, value) else None
    return place if locate_amount(paper, value) else None


def _prints(line: str, quantity: str) -> bool:
    wanted = Decimal(quantity)
    return any(wanted in number_readings(word.strip("x()")) for word in line.split() if any(map(str.isdigit, word)))


def _asins(paper: Paper, text: str, before: Sequence[Found]) -> list[Found]:
    """Return the ASINs inside a stated code or name: the standards have no element of their own for them."""
    codes = dict.fromkeys(code.value for code in find_asins(text) if code.value.startswith("B0") and not code.repaired)
    known = {f.value for f in before if f.field == "asin"}
    return [_found("asin", code, code, locate(paper, code)) for code in codes if code not in known]


def _otherwise(shown: Item, founds: Sequence[Found]) -> tuple[Found, ...]:
    """Return the codes that the page's line prints and the XML does not state, and its quantity where that differs."""
    stated = {(f.field, f.value) for f in founds}
    codes = [f for f in shown.cells if f.field in {"asin", "gtin"} and (f.field, f.value) not in stated]
    silent = any(f.field == "quantity" and f.span is None for f in founds)
    return (*codes, *(f for f in shown.all("quantity") if silent))


def _same(cells: dict[Cell, str], item: Item) -> bool:
    """Tell whether a line on the page is the stated one: by its code, else by description and amount."""
    for code in _CODES:
        stated = cells.get(code)
        if stated and any(f.value == stated for f in (*item.all(code), *item.code_cells)):
            return True
    name, amount = cells.get("description"), cells.get("amount")
    if not name or not amount:
        return False
    value = _value("amount", amount)
    return name.split()[0].casefold() in item.text.casefold() and any(f.value == value for f in item.all("amount"))
