"""Invoices as wholesale, marketplaces and export of the English-speaking world print them.

In: a source of chance. Out: `Desk`s, each a paper with its truth. Never: a real business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.paper_maker.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

L, R = 40.0, 555.0


def bands_in(c: Random) -> Desk:
    """Print seller with its GSTIN at the top left, pairs with spaced colons, bands Bill To and Ship To with the buyer's GSTIN."""
    d = Desk("in", c)
    y = d.put(L, 36, d.seller.name, 11, bold=True)
    d.stack(L, y, [d.seller.street, d.seller.town, "India", f"GSTIN {d.vat}", d.phone, d.email])
    d.put(R, 60, "TAX INVOICE", 18, to="right")
    d.pairs(
        L,
        120,
        140,
        [
            ("#", f": {d.no('INV-000999', 'INV/26-27/0099')}"),
            ("Invoice Date", f": {d.date}"),
            ("Terms", ": Net 15"),
            ("Due Date", f": {d.later()}"),
        ],
    )
    d.pairs(320, 400, 140, [("Place Of Supply", ": Gujarat (24)")])
    d.put(L, 205, "Bill To", 9, bold=True)
    d.put(320, 205, "Ship To", 9, bold=True)
    d.stack(L, 218, [*d.buyer.lines, "India", f"GSTIN {d.buyer.vat}"])
    d.stack(320, 218, [d.buyer.street, d.buyer.town, "India"])
    y = d.table(
        300,
        [
            (L, "left", "#", "n"),
            (60, "left", "Item & Description", "what"),
            (270, "left", "HSN/SAC", "hs"),
            (360, "right", "Qty", "qty"),
            (430, "right", "Rate", "price"),
            (R, "right", "Amount", "amount"),
        ],
    )
    d.taxed(18)
    half = d.tax // 2
    d.put(L, y + 10, "Total In Words", 8)
    d.put(L, y + 22, "Indian Rupee Twelve Thousand Only", 8, bold=True)
    d.pairs(
        380,
        R,
        y + 10,
        [
            ("Sub Total", d.bare(d.net)),
            ("CGST9 (9%)", d.bare(half)),
            ("SGST9 (9%)", d.bare(d.tax - half)),
            ("Total", d.money(d.total)),
            ("Balance Due", d.money(d.total)),
        ],
        to="right",
    )
    return d


def cells_in(c: Random) -> Desk:
    """Print a grid: seller, consignee and buyer stacked at the left, labels over values in two columns at the right."""
    d = Desk("in", c)
    d.put(297, 30, "Tax Invoice", 11, bold=True, to="centre")
    d.put(R, 32, "(ORIGINAL FOR RECIPIENT)", 7, to="right")
    y = d.put(L, 50, d.seller.name, 9.5, bold=True)
    d.stack(
        L,
        y,
        [
            d.seller.street,
            d.seller.town,
            f"GSTIN/UIN: {d.vat}",
            "State Name : Gujarat, Code : 24",
            f"Contact : {d.phone}",
            f"E-Mail : {d.email}",
        ],
        8,
    )
    d.put(L, 136, "Consignee (Ship to)", 7.5)
    d.stack(L, 147, [*d.buyer.lines, f"GSTIN/UIN : {d.buyer.vat}", "State Name : Maharashtra, Code : 27"], 8)
    d.put(L, 216, "Buyer (Bill to)", 7.5)
    d.stack(L, 227, [*d.buyer.lines, f"GSTIN/UIN : {d.buyer.vat}", "State Name : Maharashtra, Code : 27"], 8)
    cells = [
        ("Invoice No.", d.no("999/26-27", "GST/0999", "A-999")),
        ("Dated", d.dated("d-B-y")),
        ("Delivery Note", ""),
        ("Mode/Terms of Payment", "30 Days"),
        ("Buyer's Order No.", d.other("PO/999")),
        ("Dated", d.later("d-B-y")),
        ("Dispatch Doc No.", d.other("999")),
        ("Delivery Note Date", d.later("d-B-y")),
        ("Dispatched through", "Road"),
        ("Destination", "Pune"),
    ]
    for n, (label, value) in enumerate(cells):
        x, y = 320 + (n % 2) * 125, 50 + (n // 2) * 24
        d.put(x, y, label, 7)
        d.put(x, y + 9, value, 8.5, bold=True)
    y = d.table(
        310,
        [
            (L, "left", "Sl No.", "n"),
            (75, "left", "Description of Goods", "what"),
            (260, "left", "HSN/SAC", "hs"),
            (360, "right", "Quantity", "qty"),
            (440, "right", "Rate", "price"),
            (R, "right", "Amount", "amount"),
        ],
    )
    d.taxed(12)
    y = d.pairs(200, R, y + 4, [("OUTPUT IGST", d.bare(d.tax))], to="right")
    d.put(200, y + 12, "Total", 9)
    d.put(R, y + 12, d.money(d.total), 9.5, bold=True, to="right")
    d.put(L, y + 34, "Amount Chargeable (in words)", 7.5)
    d.put(R, 780, f"for {d.seller.name}", 8, bold=True, to="right")
    d.put(R, 800, "Authorised Signatory", 8, to="right")
    return d


def letter_my(c: Random) -> Desk:
    """Print name with register number in the middle, buyer's block with its own telephone, pairs with aligned colons."""
    d = Desk("my", c)
    y = d.put(297, 30, f"{d.seller.name} ({d.seller.register}-{c.choice('XWKT')})", 12, bold=True, to="centre")
    y = d.put(297, y, ", ".join(d.seller.lines[1:]), 8, to="centre")
    y = d.put(297, y, f"TEL : {d.phone}    FAX : {d.seller.fax}", 8, to="centre")
    d.put(297, y, f"{d.one('GST ID No', 'SST ID', 'GST Reg. No.')} : {d.vat}   Email : {d.email}", 8, to="centre")
    d.put(297, 106, d.one("TAX INVOICE", "INVOICE"), 14, bold=True, to="centre")
    y = d.stack(L, 140, [d.buyer.name, d.buyer.street, d.buyer.town])
    d.pairs(L, 80, y + 4, [("TEL", f": {d.buyer.phone}"), ("FAX", f": {d.buyer.fax}"), ("ATTN", f": {d.buyer.person}")])
    d.pairs(
        390,
        470,
        140,
        [
            ("No.", f": {d.no('IV-99999', 'I-0099', 'CS00999')}"),
            ("Your Ref.", f": {d.other('PO-999')}"),
            ("Our D/O No.", f": {d.other('DO-9999')}"),
            ("Terms", ": 30 Days"),
            ("Date", f": {d.date}"),
            ("Page", ": 1 of 1"),
        ],
    )
    y = d.table(
        250,
        [
            (L, "left", "Item", "n"),
            (80, "left", "Description", "what"),
            (340, "right", "Qty", "qty"),
            (380, "left", "UOM", "unit"),
            (460, "right", "U/Price RM", "price"),
            (R, "right", "Total RM", "amount"),
        ],
    )
    d.taxed(6)
    d.put(L, 690, "RINGGIT MALAYSIA : ONE THOUSAND AND CENTS TEN ONLY", 8)
    d.pairs(
        380,
        R,
        690,
        [
            ("Sub Total (Excluding GST)", d.bare(d.net)),
            ("GST Payable @ 6%", d.bare(d.tax)),
            ("Total (Inclusive of GST)", d.bare(d.total)),
        ],
        to="right",
    )
    d.put(R, 780, f"for {d.seller.name}", 8, to="right")
    d.put(L, 790, "Note : Goods sold are not returnable.", 7)
    return d


def column_sg(c: Random) -> Desk:
    """Print seller's registrations in one line, buyer with attention line, totals payable."""
    d = Desk("sg", c)
    d.put(L, 36, d.seller.name, 14, bold=True)
    d.put(L, 56, f"{d.seller.street}, {d.seller.town}", 8)
    d.put(L, 67, f"Tel: {d.phone} | {d.web} | UEN: 2019{d.other('99999')}K | GST Reg No.: {d.vat}", 8)
    d.put(L, 100, "Invoice To:", 9, bold=True)
    d.stack(L, 114, [d.buyer.name, d.buyer.street, d.buyer.town, f"Attn: {d.buyer.person}"])
    d.put(R, 92, "Tax Invoice", 16, to="right")
    for n, (label, value) in enumerate(
        (
            ("Invoice No.", d.no("SI-26-9999", "9999/26", "TI260999")),
            ("Invoice Date", d.date),
            ("Payment Due", d.later()),
            ("PO Ref", d.other("4500099999")),
        )
    ):
        d.put(460, 118 + n * 13, label, to="right")
        d.put(R, 118 + n * 13, value, to="right")
    y = d.table(
        220,
        [
            (L, "left", "S/N", "n"),
            (80, "left", "Description", "what"),
            (350, "right", "Qty", "qty"),
            (450, "right", "Unit Price", "price"),
            (R, "right", "Amount (S$)", "amount"),
        ],
    )
    d.taxed(9)
    d.pairs(
        380,
        R,
        y + 10,
        [("Sub-Total", d.bare(d.net)), ("GST @ 9%", d.bare(d.tax)), ("Total Payable", d.money(d.total))],
        to="right",
    )
    d.put(L, 760, "All cheques should be crossed and made payable to", 8)
    d.put(L, 771, f'"{d.seller.name}"', 8)
    return d


def mainframe_us(c: Random) -> Desk:
    """Print capitals everywhere, sold to, ship to and remit to, sums as a strip at the foot."""
    d = Desk("us", c, width=612, height=792)
    d.put(L, 30, d.seller.name.upper(), 12, bold=True)
    d.stack(L, 48, [d.seller.street.upper(), d.seller.town.upper(), f"PHONE {d.phone}  FAX {d.seller.fax}"], 8)
    d.put(R, 30, "INVOICE", 16, bold=True, to="right")
    d.strip(
        [330, 410, 490],
        54,
        [("INVOICE NO.", d.no("999999", "99999-00")), ("INVOICE DATE", d.dated("m/d/y")), ("PAGE", "1 OF 1")],
    )
    d.put(330, 92, "REMIT TO:", 8, bold=True)
    d.stack(330, 103, [d.seller.name.upper(), "PO BOX 99140", d.seller.town.upper()], 8)
    d.put(L, 140, "SOLD TO:", 8, bold=True)
    d.stack(90, 140, [f"CUST NO {d.other('99999')}", *(x.upper() for x in d.buyer.lines)], 8)
    d.put(330, 140, "SHIP TO:", 8, bold=True)
    d.stack(380, 140, [x.upper() for x in d.ship.lines], 8)
    d.strip(
        [L, 130, 220, 310, 400, 480],
        210,
        [
            ("ORDER NO.", d.other("999999")),
            ("ORDER DATE", d.later("m/d/y")),
            ("CUSTOMER P.O.", d.other("99999")),
            ("SHIP VIA", "LTL"),
            ("SHIP DATE", d.later("m/d/y")),
            ("TERMS", "2% 10 NET 30"),
        ],
    )
    d.table(
        250,
        [
            (L, "left", "ITEM", "code"),
            (110, "left", "DESCRIPTION", "what"),
            (380, "right", "SHIPPED", "qty"),
            (460, "right", "PRICE", "price"),
            (R, "right", "EXTENSION", "amount"),
        ],
    )
    d.taxed(6)
    d.strip(
        [L, 150, 260, 350, 470],
        700,
        [
            ("SALES AMOUNT", d.bare(d.net)),
            ("MISC. CHARGES", ".00"),
            ("FREIGHT", ".00"),
            ("SALES TAX", d.bare(d.tax)),
            ("TOTAL", d.bare(d.total)),
        ],
    )
    d.truth["supplier_name"], d.truth["buyer_name"] = d.seller.name.upper(), d.buyer.name.upper()
    return d


def market_uk(c: Random) -> Desk:
    """Print a marketplace's invoice: sold by among the addresses, order and dispatch dates, total payable at the top."""
    d = Desk("uk", c)
    d.put(L, 36, "Invoice", 20)
    d.put(L, 70, "Paid", 10, bold=True)
    d.pairs(
        330,
        450,
        40,
        [
            ("Invoice date / Delivery date", ""),
            ("", d.dated("d M Y")),
            ("Invoice #", d.no("GB-9999999-9", "INV-GB-999999-2026-99")),
            ("Total payable", d.money(_vat20(d))),
        ],
    )
    d.put(L, 130, "Billing address", bold=True)
    d.stack(L, 144, [*d.buyer.lines, "GB"])
    d.put(220, 130, "Delivery address", bold=True)
    d.stack(220, 144, [*d.ship.lines, "GB"])
    d.put(400, 130, "Sold by", bold=True)
    d.stack(400, 144, [d.seller.name, d.seller.street, d.seller.town, "GB", f"VAT # {d.vat}"])
    d.put(L, 230, "Order information", bold=True)
    d.pairs(L, 140, 244, [("Order date", d.later("d M Y")), ("Order #", d.other("203-9999999-9999999"))])
    y = d.table(
        300,
        [
            (L, "left", "Description", "what"),
            (330, "right", "Qty", "qty"),
            (420, "right", "Unit price (excl. VAT)", "price"),
            (R, "right", "Item subtotal (excl. VAT)", "amount"),
        ],
    )
    d.put(400, y + 10, "Invoice total", 11, bold=True)
    d.put(R, y + 10, d.money(d.total), 11, bold=True, to="right")
    d.pairs(
        330, R, y + 34, [("VAT rate", "VAT subtotal"), ("20%", d.money(d.tax)), ("Total", d.money(d.tax))], to="right"
    )
    return d


def _vat20(d: Desk) -> int:
    d.taxed(20)
    return d.total


def export_hk(c: Random) -> Desk:
    """Print a commercial invoice of an exporter: name and address in the middle, To and pairs, total in words."""
    d = Desk("hk", c)
    d.buyer = Desk("us", c).buyer
    d.truth["buyer_name"] = d.buyer.name
    y = d.put(297, 30, d.seller.name.upper(), 13, bold=True, to="centre")
    d.truth["supplier_name"] = d.seller.name.upper()
    y = d.put(297, y, f"ADD: {d.seller.street}, {d.seller.town}", 8, to="centre")
    y = d.put(297, y, f"TEL: {d.phone}  FAX: {d.seller.fax}  E-MAIL: {d.email}", 8, to="centre")
    d.put(297, y + 12, "COMMERCIAL INVOICE", 14, bold=True, to="centre")
    d.put(L, 118, d.one("TO:", "Messrs:", "BUYER:"), 9, bold=True)
    d.stack(L + 45, 118, [d.buyer.name, d.buyer.street, d.buyer.town, "U.S.A.", f"TEL: {d.buyer.phone}"])
    d.pairs(
        370,
        450,
        118,
        [
            ("INVOICE NO.:", d.no("BH26999", "YW-2026-0999", "26GC99")),
            ("DATE:", d.date),
            ("S/C NO.:", d.other("SC9999")),
            ("PAYMENT:", "T/T 30%"),
            ("L/C NO.:", "N/A"),
        ],
    )
    d.put(L, 210, "FROM: SHENZHEN, CHINA   TO: LOS ANGELES, USA   BY SEA", 8)
    y = d.table(
        240,
        [
            (L, "left", "MARKS & NOS.", "n"),
            (130, "left", "DESCRIPTION OF GOODS", "what"),
            (350, "right", "QUANTITY", "qty"),
            (450, "right", "UNIT PRICE FOB", "price"),
            (R, "right", "AMOUNT", "amount"),
        ],
    )
    d.put(130, y + 6, "TOTAL:", 9, bold=True)
    d.put(350, y + 6, f"{sum(n for _, n, _ in d.items)} PCS", 9, bold=True, to="right")
    d.put(R, y + 6, d.money(d.total), 9, bold=True, to="right")
    d.put(L, y + 26, "SAY TOTAL U.S. DOLLARS AS ABOVE ONLY.", 8)
    d.stack(
        L,
        700,
        ["BENEFICIARY BANK: BANK OF THE CRANE, SHENZHEN BRANCH", "SWIFT: XXXXCNBJ", "A/C NO.: 4000 0999 1420 00"],
        8,
    )
    return d


TRADE: tuple[Callable[[Random], Desk], ...] = (
    bands_in, cells_in, letter_my, column_sg, mainframe_us, market_uk, export_hk,
)  # fmt: skip
