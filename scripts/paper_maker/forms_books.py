"""Invoices as online shops and bookkeeping programs of the English-speaking world print them.

In: a source of chance. Out: `Desk`s, each a paper with its truth. Never: a real business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.paper_maker.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

L, R = 40.0, 555.0


def checkout(c: Random) -> Desk:
    """Print title at the left, pairs without colons under it, seller without heading beside "Bill to", a sentence with the sum."""
    d = Desk(c.choice(("us", "uk", "ca")), c, width=612, height=792)
    d.dated("M d, Y" if d.land != "uk" else "d M Y")
    d.put(L, 40, "Invoice", 20, bold=True)
    d.put(R, 44, d.seller.name.split()[0], 14, bold=True, to="right")
    d.pairs(
        L,
        150,
        74,
        [
            ("Invoice number", d.no("9A9B99C9-0001", "E9F999D-0012", "99AF9B9-0003")),
            ("Date of issue", d.date),
            ("Date due", d.later("M d, Y")),
        ],
    )
    y = d.stack(L, 130, [*d.seller.lines, d.seller.country, d.phone, d.email])
    if d.land == "uk":
        d.put(L, y, d.vat)
    d.put(300, 130, "Bill to", bold=True)
    d.stack(300, 143, [*d.buyer.lines, d.buyer.country, d.buyer.email])
    d.taxed(20 if d.land == "uk" else 0)
    d.put(L, 250, f"{d.money(d.total)} due {d.later('M d, Y')}", 14, bold=True)
    d.put(L, 272, "Pay online", 9)
    y = d.table(
        310,
        [
            (L, "left", "Description", "what"),
            (360, "right", "Qty", "qty"),
            (460, "right", "Unit price", "price"),
            (R, "right", "Amount", "money"),
        ],
    )
    taxed = [("VAT - United Kingdom (20% on above)", d.tax)] if d.tax else []
    rows = [("Subtotal", d.net), *taxed]
    d.sums(330, R, y + 10, [*rows, ("Total", d.total), ("Amount due", d.money(d.total))])
    return d


def ledger_us(c: Random) -> Desk:
    """Print seller block top left, coloured word INVOICE under it, three columns of capitals, balance due."""
    d = Desk("us", c, width=612, height=792)
    y = d.put(L, 36, d.seller.name, 11, bold=True)
    d.stack(L, y, [d.seller.street, d.seller.town, d.phone, d.email, d.web])
    d.put(L, 130, "INVOICE", 20)
    d.put(L, 165, "BILL TO", 8)
    d.stack(L, 176, d.buyer.lines)
    d.put(240, 165, "SHIP TO", 8)
    d.stack(240, 176, d.ship.lines)
    rows = [
        ("INVOICE #", d.no("9999", "99999", "1099")),
        ("DATE", d.date),
        ("DUE DATE", d.later("m/d/Y")),
        ("TERMS", "Net 30"),
    ]
    for n, (label, value) in enumerate(rows):
        d.put(490, 165 + n * 13, label, 8, to="right")
        d.put(498, 165 + n * 13, value, 9)
    y = d.table(
        270,
        [
            (L, "left", "ACTIVITY", "what"),
            (330, "right", "QTY", "qty"),
            (440, "right", "RATE", "price"),
            (R, "right", "AMOUNT", "amount"),
        ],
    )
    d.tax = 0
    if d.some(0.5):
        d.taxed(8.25)
        y = d.pairs(
            360,
            R,
            y + 8,
            [("SUBTOTAL", d.bare(d.net)), ("TAX (8.25%)", d.bare(d.tax)), ("TOTAL", d.bare(d.total))],
            to="right",
        )
    d.put(360, y + 8, "BALANCE DUE", 9)
    d.put(R, y + 6, d.money(d.total), 14, bold=True, to="right")
    return d


def advice_au(c: Random) -> Desk:
    """Print buyer under the title without heading, labels over values in the middle, seller at the right, a payment slip at the foot."""
    d = Desk("au", c)
    d.put(L, 50, "TAX INVOICE", 22)
    d.stack(L + 20, 100, [d.buyer.name, d.buyer.street, d.buyer.town, "AUSTRALIA"])
    y = 60.0
    for label, value in (
        ("Invoice Date", d.date),
        ("Invoice Number", d.no("INV-9999", "ORC1099")),
        ("Reference", d.other("PO 9999")),
        ("ABN", d.vat),
    ):
        d.put(320, y, label, 9, bold=True)
        y = d.put(320, y + 12, value) + 5
    d.stack(430, 60, [d.seller.name, d.seller.street, d.seller.town, "AUSTRALIA", f"Ph: {d.phone}"])
    y = d.table(
        230,
        [
            (L, "left", "Description", "what"),
            (330, "right", "Quantity", "qty"),
            (420, "right", "Unit Price", "price"),
            (480, "right", "GST", "rate"),
            (R, "right", "Amount AUD", "amount"),
        ],
    )
    d.taxed(10)
    y = d.pairs(
        380,
        R,
        y + 6,
        [("Subtotal", d.bare(d.net)), ("TOTAL GST 10%", d.bare(d.tax)), ("TOTAL AUD", d.bare(d.total))],
        to="right",
    )
    d.put(L, y + 20, f"Due Date: {d.later('d M Y')}", 10, bold=True)
    d.put(L, 690, "PAYMENT ADVICE", 16)
    d.stack(L, 720, ["To: " + d.seller.name, d.seller.street, d.seller.town])
    d.pairs(
        330,
        440,
        716,
        [
            ("Customer", d.buyer.name),
            ("Invoice Number", d.number),
            ("Amount Due", d.bare(d.total)),
            ("Due Date", d.later("d M Y")),
        ],
        bold=True,
    )
    return d


def columns_fresh(c: Random) -> Desk:
    """Print seller at the top right, four columns of labels over values, the amount due among them."""
    d = Desk(c.choice(("us", "ca")), c, width=612, height=792)
    d.put(L, 40, d.seller.name.upper().split()[0], 18, bold=True)
    d.stack(R, 40, [d.seller.name, d.phone], to="right")
    d.stack(R, 84, [d.seller.street, d.seller.town, d.seller.country], to="right")
    d.taxed(5)
    d.put(L, 160, "Billed To", 8)
    d.stack(L, 172, [d.buyer.name, d.buyer.street, d.buyer.town])
    d.strip([200, 200], 160, [("Date of Issue", d.date)], bold=False)
    d.strip([200], 196, [("Due Date", d.later())], bold=False)
    d.strip([320], 160, [("Invoice Number", d.no("0000999", "99999"))], bold=False)
    d.put(R, 160, f"Amount Due ({'USD' if d.land == 'us' else 'CAD'})", 8, to="right")
    d.put(R, 172, d.money(d.total), 20, to="right")
    y = d.table(
        260,
        [
            (L, "left", "Description", "what"),
            (380, "right", "Rate", "price"),
            (450, "right", "Qty", "qty"),
            (R, "right", "Line Total", "money"),
        ],
    )
    d.sums(
        380,
        R,
        y + 10,
        [
            ("Subtotal", d.net),
            ("Tax", d.tax),
            ("Total", d.total),
            ("Amount Paid", d.money(0)),
            ("Amount Due", d.money(d.total)),
        ],
    )
    return d


def grid_uk(c: Random) -> Desk:
    """Print letterhead in the middle, the buyer in a window, a grid of four labels at the right, sums in a strip at the foot."""
    d = Desk("uk", c)
    y = d.put(297, 30, d.seller.name, 15, bold=True, to="centre")
    y = d.put(297, y, ", ".join(d.seller.lines[1:]), 8, to="centre")
    d.put(297, y, f"Tel: {d.phone}   Fax: {d.seller.fax}   {d.email}", 8, to="centre")
    d.put(R, 96, "INVOICE", 16, bold=True, to="right")
    d.stack(L + 10, 140, d.buyer.lines)
    d.pairs(
        380,
        470,
        140,
        [
            ("Invoice No.", d.no("99999", "999999")),
            ("Invoice/Tax Date", d.dated("d/m/Y")),
            ("Cust. Order No.", d.other("PO99999")),
            ("Account Ref", d.buyer.name[:3].upper() + "001"),
        ],
    )
    y = d.table(
        250,
        [
            (L, "left", "Quantity", "qty"),
            (110, "left", "Details", "what"),
            (400, "right", "Unit Price", "price"),
            (470, "right", "Disc Amt", "zero"),
            (R, "right", "Net Amount", "amount"),
        ],
    )
    d.taxed(20)
    rows = [
        ("Total Net Amount", d.money(d.net)),
        ("Carriage Net", d.money(0)),
        ("Total Tax Amount", d.money(d.tax)),
        ("Invoice Total", d.money(d.total)),
    ]
    d.pairs(380, R, 690, rows, to="right")
    d.put(297, 800, f"Registered in England No. {d.seller.register}   VAT Reg No. {d.vat}", 7, to="centre")
    return d


def hash_us(c: Random) -> Desk:
    """Print number with a hash and date under the title, no labels; total in a box; a strip of terms."""
    d = Desk("us", c, width=612, height=792)
    y = d.put(L, 40, d.seller.name, 10, bold=True)
    d.stack(L, y, [d.seller.street, d.seller.town, "United States", d.phone])
    d.put(R, 36, "Invoice", 22, bold=True, to="right")
    d.put(R, 64, f"#{d.no('INV99999', 'IN-20999', '109999')}", 14, to="right")
    d.put(R, 84, d.dated("m/d/Y"), 10, to="right")
    d.put(L, 120, "Bill To", bold=True)
    d.stack(L, 133, [d.buyer.name, d.buyer.street, d.buyer.town, "United States"])
    d.put(220, 120, "Ship To", bold=True)
    d.stack(220, 133, [d.ship.name, d.ship.street, d.ship.town, "United States"])
    d.put(400, 120, "TOTAL", 10, bold=True)
    d.put(400, 136, d.money(d.total), 20)
    d.put(400, 164, f"Due Date: {d.later('m/d/Y')}", 10)
    y = d.strip(
        [L, 140, 240, 340, 440],
        210,
        [
            ("Terms", "Net 30"),
            ("Due Date", d.later("m/d/Y")),
            ("PO #", d.other("99999")),
            ("Sales Rep", "Kim Alder"),
            ("Ship Via", "UPS Ground"),
        ],
    )
    y = d.table(
        y + 10,
        [
            (L, "left", "Quantity", "qty"),
            (100, "left", "Item", "what"),
            (440, "right", "Rate", "price"),
            (R, "right", "Amount", "money"),
        ],
    )
    d.sums(400, R, y + 10, [("Subtotal", d.net), ("Tax Total (0%)", 0), ("Total", d.total)])
    return d


def shop_plugin(c: Random) -> Desk:
    """Print a web shop's plug-in: shop at the right, title at the left, buyer without heading, order number beside the invoice's."""
    d = Desk(c.choice(("uk", "us", "ie")), c)
    d.put(L, 40, d.seller.name.split()[0], 22, bold=True)
    y = d.put(360, 40, d.seller.name, 10, bold=True)
    d.stack(360, y, [d.seller.street, d.seller.town, d.email])
    d.put(L, 120, "INVOICE", 15, bold=True)
    d.stack(L, 150, [d.buyer.name, d.buyer.street, d.buyer.town, d.buyer.email, d.buyer.phone])
    d.pairs(
        360,
        460,
        150,
        [
            ("Invoice Number:", d.no("9999", "2026-0999")),
            ("Invoice Date:", d.date),
            ("Order Number:", d.other("9999")),
            ("Order Date:", d.later()),
            ("Payment Method:", "Credit card"),
        ],
    )
    y = d.table(
        250, [(L, "left", "Product", "what"), (420, "right", "Quantity", "qty"), (R, "right", "Price", "money")]
    )
    d.sums(380, R, y + 10, [("Subtotal", d.net), ("Shipping", "Free shipping"), ("Total", d.total)])
    return d


def wave_us(c: Random) -> Desk:
    """Print big title and seller set to the right edge, buyer at the left, pairs set right with the amount due."""
    d = Desk(c.choice(("us", "ca")), c, width=612, height=792)
    d.put(R, 36, "INVOICE", 26, to="right")
    d.put(R, 72, d.seller.name, 9, bold=True, to="right")
    d.stack(R, 85, [d.seller.street, d.seller.town, d.seller.country], to="right")
    d.stack(R, 130, [d.phone, d.web], to="right")
    d.put(L, 180, "Bill to", 9)
    d.stack(L, 193, [d.buyer.name, d.buyer.person, d.buyer.street, d.buyer.town])
    d.taxed(13)
    rows = [
        ("Invoice Number:", d.no("999", "1999")),
        ("Invoice Date:", d.dated("M d, Y")),
        ("Payment Due:", d.later("M d, Y")),
        (f"Amount Due ({'USD' if d.land == 'us' else 'CAD'}):", d.money(d.total)),
    ]
    for n, (label, value) in enumerate(rows):
        d.put(450, 180 + n * 14, label, 9, bold=True, to="right")
        d.put(458, 180 + n * 14, value, 9)
    y = d.table(
        270,
        [
            (L, "left", "Items", "what"),
            (350, "right", "Quantity", "qty"),
            (450, "right", "Price", "price"),
            (R, "right", "Amount", "money"),
        ],
    )
    d.sums(
        380,
        R,
        y + 12,
        [
            ("Subtotal:", d.net),
            ("HST 13%:", d.tax),
            ("Total:", d.total),
            (f"Amount Due ({'USD' if d.land == 'us' else 'CAD'}):", d.total),
        ],
    )
    return d


BOOKS: tuple[Callable[[Random], Desk], ...] = (
    checkout, ledger_us, advice_au, columns_fresh, grid_uk, hash_us, shop_plugin, wave_us,
)  # fmt: skip
