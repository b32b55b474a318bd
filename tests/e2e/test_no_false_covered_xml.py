"""E-invoices inside a PDF that state what the page does not show: never covered, and an honest one is, marks on the print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf
import pytest
from msgspec.structs import astuple
from trade_papers import ASIN, EAN, HEADS, LINE, STRANGE, TITLE, Sheet, answered

from evidence.extract import extract
from evidence.model import Found, Limits, Source
from evidence.read import read

if TYPE_CHECKING:
    from pathlib import Path

_LINE = """<IncludedSupplyChainTradeLineItem><SpecifiedTradeProduct>{code}<Name>{name}</Name></SpecifiedTradeProduct>
<NetPriceProductTradePrice><ChargeAmount>3.00</ChargeAmount></NetPriceProductTradePrice>
<BilledQuantity unitCode="C62">{quantity}</BilledQuantity><SpecifiedTradeSettlementLineMonetarySummation>
<LineTotalAmount>{amount}</LineTotalAmount></SpecifiedTradeSettlementLineMonetarySummation>
</IncludedSupplyChainTradeLineItem>"""
_GTIN, _OWN = '<GlobalID schemeID="0160">{}</GlobalID>', "<SellerAssignedID>{}</SellerAssignedID>"
BARE = (TITLE, "", "", "40", "3.00", "120.00")


def cii(
    code: str = _GTIN.format(EAN),
    quantity: str = "40",
    number: str = "NT-20417",
    date: str = "20260314",
    total: str = "120.00",
    *,
    kind: str = "380",
    seller: str = "",
    head: str = "",
) -> bytes:
    line = _LINE.format(code=code, name=TITLE, quantity=quantity, amount=f"{int(quantity) * 3}.00")
    party = f"<SellerTradeParty><Name>{seller}</Name></SellerTradeParty>" if seller else ""
    return f"""<CrossIndustryInvoice>{head}<ExchangedDocument><ID>{number}</ID><TypeCode>{kind}</TypeCode><IssueDateTime>
<DateTimeString format="102">{date}</DateTimeString></IssueDateTime></ExchangedDocument>
<SupplyChainTradeTransaction>{line}{party}<ApplicableHeaderTradeSettlement>
<SpecifiedTradeSettlementHeaderMonetarySummation><GrandTotalAmount>{total}</GrandTotalAmount>
</SpecifiedTradeSettlementHeaderMonetarySummation></ApplicableHeaderTradeSettlement>
</SupplyChainTradeTransaction></CrossIndustryInvoice>""".encode()


def with_xml(sheet: Sheet, xml: bytes) -> Sheet:
    def attach(page: pymupdf.Page) -> None:
        page.parent.embfile_add("factur-x.xml", xml)

    return sheet._replace(paint=attach)


TRAPS: dict[str, list[Sheet]] = {
    "code in the XML alone": [with_xml(Sheet(rows=(BARE,)), cii())],
    "ASIN in the XML alone": [with_xml(Sheet(rows=(BARE,)), cii(_OWN.format(ASIN)))],
    "another product on the page": [with_xml(Sheet(rows=(STRANGE,), total="Total GBP 120.00"), cii())],
    "no line on the page": [with_xml(Sheet(heads=("",), rows=(("Goods as delivered",),)), cii())],
    "other code on the line": [with_xml(Sheet(rows=((TITLE, "", STRANGE[2], "40", "3.00", "120.00"),)), cii())],
    "fewer units on the page": [
        with_xml(Sheet(rows=((TITLE, ASIN, EAN, "2", "3.00", "6.00"),), total="Total GBP 6.00"), cii())
    ],
    "older on the page": [with_xml(Sheet(facts=("Invoice No: NT-20417", "Invoice date: 14 March 2024")), cii())],
    "undated on the page": [with_xml(Sheet(facts=("Invoice No: NT-20417",)), cii())],
    "other number on the page": [with_xml(Sheet(facts=("Invoice No: NT-11", "Invoice date: 14 March 2026")), cii())],
    "other total on the page": [with_xml(Sheet(), cii(total="999.00"))],
    "other supplier on the page": [with_xml(Sheet(), cii(seller="Quite Another Co Ltd"))],
    "a test": [
        with_xml(Sheet(), cii(head="<Context><TestIndicator><Indicator>true</Indicator></TestIndicator></Context>"))
    ],
    "a prepayment": [with_xml(Sheet(), cii(kind="386"))],
    "of the paper before it": [
        with_xml(Sheet(rows=(BARE,)), cii()),
        Sheet(facts=("Invoice No: NT-20418", "Invoice date: 15 March 2026"), rows=(STRANGE,)),
    ],
}
HONEST: dict[str, list[Sheet]] = {
    "all alike": [with_xml(Sheet(), cii())],
    "supplier in other letters": [with_xml(Sheet(), cii(seller="NORTHFIELD TRADING LIMITED"))],
    "ASIN as the seller's number": [with_xml(Sheet(rows=((TITLE, ASIN, "", *LINE[3:]),)), cii(_OWN.format(ASIN)))],
    "of the paper behind it": [
        Sheet(facts=("Invoice No: NT-20416", "Invoice date: 1 May 2024"), rows=(STRANGE,), heads=HEADS),
        with_xml(Sheet(), cii()),
    ],
}


@pytest.mark.parametrize("name", TRAPS)
def test_what_only_the_xml_says_never_covers(name: str, tmp_path: Path) -> None:
    (verdict,) = answered(tmp_path / "case", {"invoice.pdf": TRAPS[name]})
    assert verdict.verdict in {"review", "insufficient"}
    assert {"document.xml_mismatch", "window.ambiguous", "document.not_final"} & {f.rule for f in verdict.findings}


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_e_invoice_covers(name: str, tmp_path: Path) -> None:
    (verdict,) = answered(tmp_path / "case", {"invoice.pdf": HONEST[name]})
    assert verdict.verdict == "covered", [f.message for f in verdict.findings]


def test_stated_values_lie_on_their_print(tmp_path: Path) -> None:
    answered(tmp_path / "case", {"invoice.pdf": HONEST["all alike"]})
    (file,) = (tmp_path / "case").rglob("invoice.pdf")
    source = Source(sha256="0" * 64, name="i", kind="pdf", path="i", data=file.read_bytes())
    (record,) = extract(read(source, effort="fast", limits=Limits()))
    stated = [f for f in (*record.founds, *record.items[0].cells) if f.origin == "xml" and f.field != "kind"]
    printed: dict[str, Found] = {f.field: f for f in stated if f.span}
    wanted = {"invoice_number", "invoice_date", "total", "gtin", "quantity", "price", "amount"}
    assert wanted <= printed.keys()
    with pymupdf.open(file) as pdf:
        for found in (printed[name] for name in sorted(wanted)):
            assert found.span
            shown = pdf[0].get_textbox(pymupdf.Rect(*astuple(found.span.box)))
            digits = "14March2026" if found.field == "invoice_date" else found.text
            assert digits in shown.replace(" ", "").replace("\n", "") or digits in " ".join(shown.split())
