"""Invoices with labelled rows, side columns, cards and letters: written after the third set was mended for.

In: a source of chance. Out: `Desk`s, each a paper with its truth. Never: a real business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.paper_maker.forms_fresh import goods
from scripts.paper_maker.fresh import L, M, R, desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from scripts.paper_maker.desk import Desk


def side_column(c: Random) -> Desk:
    """Print everything about the seller in a narrow column at the left edge, the invoice to its right."""
    d = desk("us", c)
    d.stack(30, 40, [d.seller.name, "", d.seller.street, d.seller.town, "", d.phone, d.email, d.web], 8)
    d.put(200, 40, "Invoice", 24)
    y = d.pairs(200, 300, 80, [("Invoice number", d.no("A-99999", "100999")), ("Issued", d.date), ("Due", d.later())])
    d.put(200, y + 14, "Billed to", 8)
    d.stack(200, y + 26, [d.buyer.name, *d.buyer.lines[1:]])
    y = goods(d, 300, ("Item", "Qty", "Price", "Amount"))
    d.sums(400, R, y + 8, [("Total due", d.total)])
    return d


def letter_at(c: Random) -> Desk:
    """Print a letter: the buyer under a sender line, place and date, the number in bold, a sentence with the sum."""
    d = desk("at", c)
    d.put(R, 36, d.seller.name, 13, bold=True, to="right")
    for n, line in enumerate((d.seller.street, d.seller.town, f"Tel.: {d.phone}", d.email, f"UID: {d.vat}")):
        d.put(R, 54 + 11 * n, line, 8, to="right")
    d.stack(L, 120, ["An", d.buyer.name, *d.buyer.lines[1:]], 10)
    d.put(R, 200, f"{d.seller.town.split(' ')[-1]}, am {d.date}", to="right")
    d.put(L, 230, f"Honorarnote Nr. {d.no('99/2026', '2026-99')}", 12, bold=True)
    y = goods(d, 270, ("Leistung", "Menge", "Preis", "Betrag"))
    d.taxed(20)
    y = d.sums(330, R, y + 8, [("Summe netto", d.net), ("20 % USt.", d.tax), ("Gesamtbetrag", d.total)])
    d.put(L, y + 20, "Wir ersuchen um Überweisung auf unser Konto binnen 14 Tagen.", 8)
    return d


def rows_es(c: Random) -> Desk:
    """Print parties as rows of labels in two tables: 'Razón social', 'Domicilio', 'CIF'."""
    d = desk("es", c)
    d.put(M, 34, "FACTURA", 16, bold=True, to="centre")
    d.put(L, 70, "EMISOR", 9, bold=True)
    d.pairs(
        L,
        120,
        84,
        [
            ("Razón social:", d.seller.name),
            ("CIF:", d.vat),
            ("Domicilio:", d.seller.street),
            ("Población:", d.seller.town),
            ("Teléfono:", d.phone),
        ],
        size=8,
    )
    d.put(310, 70, "RECEPTOR", 9, bold=True)
    d.pairs(
        310,
        390,
        84,
        [
            ("Razón social:", d.buyer.name),
            ("CIF:", d.buyer.vat),
            ("Domicilio:", d.buyer.street),
            ("Población:", d.buyer.town),
        ],
        size=8,
    )
    d.strip(
        [L, 160, 290, 420],
        170,
        [
            ("Nº FACTURA", d.no("F26/0999", "999")),
            ("FECHA", d.date),
            ("FORMA DE PAGO", "Transferencia"),
            ("VENCIMIENTO", d.later()),
        ],
    )
    y = goods(d, 220, ("CONCEPTO", "CANT.", "PRECIO", "IMPORTE"))
    d.taxed(21)
    d.sums(330, R, y + 8, [("SUMA", d.net), ("I.V.A. 21%", d.tax), ("TOTAL", d.total)])
    return d


def agency_fr(c: Random) -> Desk:
    """Print a studio's invoice: number under a big title, 'Émetteur' and 'Adressée à' as cards, net HT and TTC."""
    d = desk("fr", c)
    d.put(L, 34, "FACTURE", 22, bold=True)
    d.put(L, 64, f"Numéro {d.no('FAC-2026-099', '260099')}", 9)
    d.put(L, 77, f"Date d'émission : {d.date}", 9)
    d.put(L, 90, f"Échéance : {d.later()}", 9)
    y = d.put(L, 120, "Émetteur", 8)
    d.stack(L, y, [d.seller.name, *d.seller.lines[1:], d.phone, d.email, f"N° TVA : {d.vat}"])
    y = d.put(320, 120, "Adressée à", 8)
    d.stack(320, y, d.buyer.lines)
    y = goods(d, 230, ("Prestation", "Quantité", "PU HT", "Total HT"))
    d.taxed(20)
    d.sums(330, R, y + 8, [("Total HT", d.net), ("TVA (20 %)", d.tax), ("Total TTC à payer", d.total)])
    return d


def depot_uk(c: Random) -> Desk:
    """Print a merchant's branch and its company: branch address at the top, company and its office at the foot."""
    d = desk("uk", c)
    d.put(L, 30, d.seller.name, 16, bold=True)
    d.stack(L, 52, [f"Branch: {d.ship.street}, {d.ship.town}", f"Telephone {d.phone}"], 8)
    y = d.put(L, 100, "Customer", 8, bold=True)
    d.stack(L, y, d.buyer.lines)
    d.pairs(
        350,
        450,
        100,
        [
            ("Invoice", d.no("999/999999", "99999999")),
            ("Date", d.date),
            ("Account", d.other("Q99999")),
            ("Order", d.other("VERBAL 99")),
        ],
    )
    y = goods(d, 200, ("Product", "Qty", "Price", "Value"))
    d.taxed(20)
    d.sums(330, R, y + 8, [("Total Goods", d.net), ("Total VAT", d.tax), ("Total Payable", d.total)])
    d.stack(
        L,
        785,
        [
            f"Registered Office: {d.seller.street}, {d.seller.town}   VAT No. {d.vat}   Registered in England No. {d.seller.register}"
        ],
        7,
    )
    return d


def subscription(c: Random) -> Desk:
    """Print an online service's receipt page: paid mark, 'Charged to', the seller's address only in the foot."""
    d = desk("ie", c)
    d.put(L, 34, d.seller.name, 15, bold=True)
    d.put(R, 34, "PAID", 14, bold=True, to="right")
    d.put(L, 80, "Invoice", 13, bold=True)
    d.pairs(
        L,
        150,
        104,
        [
            ("Invoice ID", d.no("IN-9999999", "EU999999")),
            ("Invoice date", d.date),
            ("Billing period", f"{d.later()} - {d.later()}"),
        ],
    )
    y = d.put(320, 104, "Charged to", 8, bold=True)
    d.stack(320, y, [*d.buyer.lines, f"VAT ID {d.buyer.vat}"])
    y = goods(d, 220, ("Plan", "Seats", "Unit price", "Amount"))
    d.taxed(23)
    d.sums(330, R, y + 8, [("Net", d.net), ("VAT (23%)", d.tax), ("Total", d.total)])
    d.stack(L, 790, [f"{d.seller.name}, {d.seller.street}, {d.seller.town} · {d.email} · VAT {d.vat}"], 7)
    return d


def nota_it(c: Random) -> Desk:
    """Print a courtesy copy: 'Cedente' and 'Cessionario' side by side as labels in capitals, document data in a grid."""
    d = desk("it", c)
    for x, head, firm, vat in (
        (L, "CEDENTE / PRESTATORE", d.seller, d.vat),
        (310.0, "CESSIONARIO / COMMITTENTE", d.buyer, d.buyer.vat),
    ):
        y = d.put(x, 34, head, 8, bold=True)
        d.stack(x, y, [firm.name, firm.street, firm.town, f"P.IVA: IT{vat}"])
    d.truth["supplier_vat"] = f"IT{d.seller.vat}"
    d.strip(
        [L, 180, 300, 430],
        120,
        [
            ("Tipo documento", "TD01"),
            ("Numero documento", d.no("99", "999/FE")),
            ("Data documento", d.date),
            ("Codice destinatario", "0000000"),
        ],
    )
    y = goods(d, 180, ("Descrizione", "Quantità", "Prezzo unitario", "Prezzo totale"))
    d.taxed(22)
    d.sums(330, R, y + 8, [("Totale imponibile", d.net), ("Totale imposta", d.tax), ("Totale documento", d.total)])
    return d


def packing_my(c: Random) -> Desk:
    """Print a wholesaler's A4 bill: company with number in brackets in the middle, buyer bare, attention and tel rows."""
    d = desk("my", c)
    d.put(M, 28, f"{d.seller.name} ({d.other('999999')}-X)", 13, bold=True, to="centre")
    d.put(M, 46, f"{d.seller.street}, {d.seller.town}", 8, to="centre")
    d.put(M, 58, f"TEL: {d.phone}  FAX: {d.seller.fax}  EMAIL: {d.email}", 8, to="centre")
    d.put(M, 70, f"(GST ID NO: {d.vat})", 8, to="centre")
    d.put(M, 92, "TAX INVOICE", 13, bold=True, to="centre")
    d.stack(L, 116, [d.buyer.name, *d.buyer.lines[1:], f"ATTN : {d.buyer.person}", f"TEL : {d.buyer.phone}"])
    d.pairs(
        370,
        430,
        116,
        [
            ("No.", f": {d.no('I-99999', 'IV-009999')}"),
            ("Date", f": {d.date}"),
            ("Terms", ": 30 Days"),
            ("Agent", ": HQ"),
        ],
    )
    y = goods(d, 220, ("Description", "Qty", "U/Price RM", "Total RM"))
    d.sums(330, R, y + 8, [("Total", d.total)])
    return d


FOURTH: tuple[Callable[[Random], Desk], ...] = (
    side_column, letter_at, rows_es, agency_fr, depot_uk, subscription, nota_it, packing_my,
)  # fmt: skip
