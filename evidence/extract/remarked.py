"""What an e-invoice says in words, where no page says it: its title by the standard's code, notes of the whole and of lines.

In: what a document states. Out: texts and lines as a page would print them, without a place. Never: what they mean.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.extract.located import unplaced
from evidence.model import TextLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evidence.model import Stated

_INDEX = re.compile(r"\[\d+\]")
_LINE = re.compile(r"/(?:IncludedSupplyChainTradeLineItem|InvoiceLine|CreditNoteLine)(?:\[(?P<number>\d+)\])?/")
_CODED = ("ExchangedDocument/TypeCode", "Invoice/InvoiceTypeCode", "CreditNote/CreditNoteTypeCode")
# Names that the code list UNTDID 1001 gives; an ordinary invoice says its title by itself.
_TITLES = {
    "82": "Metered services invoice", "83": "Credit note", "84": "Debit note", "130": "Invoicing data sheet", "202": "Direct payment valuation",
    "203": "Provisional payment valuation", "211": "Interim application for payment", "261": "Self billed credit note",
    "262": "Consolidated credit note", "295": "Price variation invoice", "296": "Credit note for price variation",
    "308": "Delcredere credit note", "325": "Proforma invoice", "383": "Debit note", "385": "Consolidated invoice",
    "386": "Prepayment invoice", "387": "Hire invoice", "388": "Tax invoice", "389": "Self-billed invoice", "390": "Delcredere invoice",
    "394": "Lease invoice", "395": "Consignment invoice", "396": "Factored credit note", "456": "Debit advice",
    "457": "Reversal of debit", "458": "Reversal of credit", "527": "Self billed debit note", "633": "Port charges documents",
    "751": "Invoice information for accounting purposes", "875": "Partial construction invoice", "935": "Customs invoice",
}  # fmt: skip
_NOTES = (
    "ExchangedDocument/IncludedNote/Content",
    "Invoice/Note",
    "CreditNote/Note",
    "SpecifiedTradePaymentTerms/Description",
    "PaymentTerms/Note",
)
_LINE_NOTES = ("IncludedNote/Content", "InvoiceLine/Note", "CreditNoteLine/Note", "SpecifiedTradeProduct/Description", "Item/Description")  # fmt: skip
_TESTS, _COPIES = ("TestIndicator/Indicator", "TestIndicator"), ("CopyIndicator/Indicator", "CopyIndicator")
_NOT_BILLED = {"GROUP", "INFORMATION"}  # sums over other lines, and lines that only tell something
_STATUS = ("LineStatusReasonCode",)


def lines(stated: Sequence[Stated], document: str, *, alone: bool) -> tuple[TextLine, ...]:
    """Return the words of an e-invoice as printed lines; inside a PDF only what says that it is no usual invoice."""
    texts = [*_titles(stated), *(_notes(stated) if alone else ())]
    return tuple(TextLine(text=text, span=unplaced(document), origin="xml") for text in dict.fromkeys(texts))


def _titles(stated: Sequence[Stated]) -> Iterator[str]:
    for one in stated:
        if _ends(one.path, _CODED) and one.text in _TITLES:
            yield _TITLES[one.text]
        elif _ends(one.path, _TESTS) and one.text.lower() in {"true", "1"}:
            yield "Test invoice"
        elif _ends(one.path, _COPIES) and one.text.lower() in {"true", "1"}:
            yield "Copy"


def _notes(stated: Sequence[Stated]) -> Iterator[str]:
    return (one.text for one in stated if not _LINE.search(one.path) and _ends(one.path, _NOTES))


def notes_of(stated: Sequence[Stated], number: int) -> tuple[str, ...]:
    """Return what an e-invoice remarks about one of its lines."""
    of_line = ((one, _LINE.search(one.path)) for one in stated)
    return tuple(
        one.text for one, m in of_line if m and int(m["number"] or 1) == number and _ends(one.path, _LINE_NOTES)
    )


def unbilled(stated: Sequence[Stated]) -> frozenset[int]:
    """Return the numbers of the lines that bill nothing themselves."""
    each = ((_LINE.search(one.path), one) for one in stated)
    return frozenset(
        int(m["number"] or 1) for m, one in each if m and _ends(one.path, _STATUS) and one.text in _NOT_BILLED
    )


def _ends(path: str, endings: tuple[str, ...]) -> bool:
    plain = _INDEX.sub("", path)
    return any(plain.endswith(("/" + ending, "Header" + ending)) for ending in endings)
