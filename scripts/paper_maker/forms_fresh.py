"""Invoices of trades, utilities, freight and one-person businesses, in layouts that the other sets do not have.

In: a source of chance. Out: `Desk`s, each a paper with its truth. Never: a real business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.paper_maker.fresh import L, M, R, desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from scripts.paper_maker.desk import Desk


def goods(d: Desk, y: float, heads: tuple[str, str, str, str]) -> float:
    """Set the items under four headings."""
    places = ((L, "left", "what"), (330.0, "right", "qty"), (430.0, "right", "price"), (R, "right", "amount"))
    return d.table(y, [(x, to, head, kind) for (x, to, kind), head in zip(places, heads, strict=True)])


def word_template(c: Random) -> Desk:
    """Print a slogan under the company, number and date at the right, To and For side by side, checks payable to."""
    d = desk("us", c)
    y = d.put(L, 40, d.seller.name, 18)
    y = d.put(L, y, d.one("Built right, on time", "Serving the valley since 1987"), 8)
    d.stack(L, y + 8, [d.seller.street, d.seller.town, f"Phone {d.phone}  Fax {d.seller.fax}"], 8.5)
    d.put(R, 40, "INVOICE", 26, to="right")
    d.put(R, 90, f"INVOICE # {d.no('999', '9999')}", 9, to="right")
    d.put(R, 103, f"DATE: {d.dated('M d, Y').upper()}", 9, to="right")
    d.put(L, 150, "TO:", 9, bold=True)
    d.stack(L, 163, [d.buyer.person, *d.buyer.lines, d.buyer.phone])
    d.put(330, 150, "FOR:", 9, bold=True)
    d.stack(330, 163, ["Spring restock", f"P.O. # {d.other('99999')}"])
    y = goods(d, 260, ("DESCRIPTION", "HOURS", "RATE", "AMOUNT"))
    d.put(430, y + 10, "TOTAL", 9, bold=True)
    y = d.put(R, y + 10, d.money(d.total), 9, bold=True, to="right")
    d.stack(
        L,
        y + 30,
        [
            f"Make all checks payable to {d.seller.name}",
            "Total due in 15 days. Overdue accounts subject to a service charge of 1% per month.",
        ],
        8,
    )
    return d


def utility_bill(c: Random) -> Desk:
    """Print an energy bill: the buyer in a window, account and bill numbers in a panel, what to pay in a box."""
    d = desk("uk", c)
    d.put(L, 30, d.seller.name, 20, bold=True)
    d.stack(L + 20, 120, [d.buyer.name.upper(), *(x.upper() for x in d.buyer.lines[1:])], 9.5)
    y = d.put(360, 60, "Your account number", 8)
    y = d.put(360, y, d.other("850 9999 9999 99"), 10, bold=True)
    y = d.put(360, y + 4, "Bill number", 8)
    y = d.put(360, y, d.no("99999999", "BE9999999"), 10, bold=True)
    y = d.put(360, y + 4, "Bill date", 8)
    y = d.put(360, y, d.dated("d M Y"), 10, bold=True)
    d.stack(360, y + 10, ["Questions about this bill?", f"Call us on {d.phone}", f"or visit {d.web}"], 8)
    d.put(L, 250, f"Your electricity bill for {d.later('d M Y')} to {d.later('d M Y')}", 12, bold=True)
    y = goods(d, 300, ("What you used", "Units", "Price", "Cost"))
    d.taxed(5)
    y = d.sums(330, R, y + 8, [("Total before VAT", d.net), ("VAT at 5%", d.tax), ("Total to pay", d.total)])
    d.stack(
        L,
        770,
        [
            f"{d.seller.name}. Registered office: {d.seller.street}, {d.seller.town}.",
            f"Registered in England and Wales no. {d.seller.register}. VAT registration number {d.vat}",
        ],
        7,
    )
    return d


def freight(c: Random) -> Desk:
    """Print a haulier's grid: pro number, shipper, consignee and bill to in boxes, please pay this amount."""
    d = desk("us", c)
    d.put(L, 34, d.seller.name, 14, bold=True)
    d.stack(L, 54, [f"{d.seller.street} • {d.seller.town}", f"{d.phone} • {d.web}"], 8)
    d.put(R, 34, "FREIGHT INVOICE", 13, bold=True, to="right")
    d.strip(
        [L, 150, 260, 370, 470],
        100,
        [
            ("PRO NUMBER", d.other("999-999999")),
            ("INVOICE NO.", d.no("9999999", "F999999")),
            ("INVOICE DATE", d.date),
            ("TERMS", "NET 30"),
            ("B/L NO.", d.other("99999")),
        ],
        size=7,
    )
    for x, head, firm in ((L, "SHIPPER", d.ship), (215.0, "CONSIGNEE", d.buyer), (390.0, "BILL TO", d.buyer)):
        y = d.put(x, 140, head, 7, bold=True)
        d.stack(x, y, [firm.name, firm.street, firm.town], 8)
    y = goods(d, 220, ("DESCRIPTION OF ARTICLES", "PIECES", "RATE", "CHARGES"))
    y = d.sums(330, R, y + 8, [("FUEL SURCHARGE", d.money(0)), ("PLEASE PAY THIS AMOUNT", d.total)])
    d.stack(L, y + 20, [f"REMIT TO: {d.seller.name}, PO BOX {d.other('9999')}, {d.seller.town}"], 8)
    return d


def domain_shop(c: Random) -> Desk:
    """Print a web shop's bill: only the domain as a logo, the firm at the foot, the order's data in a sentence."""
    d = desk("nl", c)
    d.put(L, 34, d.web.removeprefix("https://").removeprefix("www."), 18, bold=True)
    d.put(L, 90, "Factuur", 20, bold=True)
    y = d.stack(L, 125, [d.buyer.name, f"t.a.v. {d.buyer.person}", *d.buyer.lines[1:]])
    y = d.pairs(
        330,
        440,
        125,
        [
            ("Factuurnummer", d.no("99999999", "F2026-99999")),
            ("Factuurdatum", d.date),
            ("Bestelnummer", d.other("999999999")),
            ("Betaalwijze", "iDEAL"),
        ],
    )
    y = goods(d, 230, ("Artikel", "Aantal", "Stukprijs", "Totaal"))
    d.taxed(21)
    d.sums(330, R, y + 8, [("Subtotaal", d.net), ("BTW 21%", d.tax), ("Totaal incl. BTW", d.total)])
    d.stack(
        L,
        780,
        [
            f"{d.seller.name} | {d.seller.street} | {d.seller.town} | KvK {d.other('99999999')} | BTW {d.vat} | {d.email}"
        ],
        7,
    )
    return d


def artisan(c: Random) -> Desk:
    """Print a craftsman's sheet: mobile and mail under the name, 'Doit :' before the client, no VAT by law."""
    d = desk("fr", c)
    y = d.put(L, 36, d.seller.name, 13, bold=True)
    y = d.stack(
        L,
        y,
        [
            d.one("Artisan", "Pose et rénovation"),
            *d.seller.lines[1:],
            f"Port. {d.phone}",
            f"Mail : {d.email}",
            f"SIRET : 999 142 {d.other('999')} 00017",
        ],
    )
    d.put(330, 120, d.one("Doit :", "Client :"), 9, bold=True)
    d.stack(330, 134, d.buyer.lines)
    d.put(L, 210, f"Facture N° : {d.no('F-2026-099', '2026/99', 'FA 0999')}", 12, bold=True)
    d.put(L, 228, f"{d.one('Le', 'Fait le', 'Date :')} {d.dated('d M Y')}")
    y = goods(d, 260, ("Désignation", "Qté", "Prix U.", "Total"))
    d.put(330, y + 8, d.one("Total à régler", "Net à payer"), bold=True)
    y = d.put(R, y + 8, d.money(d.total), bold=True, to="right")
    d.put(L, y + 20, "TVA non applicable, art. 293 B du CGI", 8)
    return d


def one_line_it(c: Random) -> Desk:
    """Print number and date in one line of capitals, 'Spett.le Ditta' over the buyer, all registrations in the foot."""
    d = desk("it", c)
    d.put(M, 34, d.seller.name, 15, bold=True, to="centre")
    d.put(M, 54, f"{d.seller.street} - {d.seller.town} - Tel. {d.phone}", 8, to="centre")
    d.put(M, 66, f"P.IVA {d.vat} - {d.email}", 8, to="centre")
    d.put(340, 110, d.one("Spett.le Ditta", "Spett.le", "Gent.le Cliente"), 9)
    d.stack(340, 123, d.buyer.lines)
    d.put(340, 165, f"C.F./P.IVA {d.buyer.vat}", 8.5)
    d.put(L, 200, f"FATTURA N. {d.no('99', '999/2026', '99/A')} DEL {d.date.upper()}", 11, bold=True)
    y = goods(d, 230, ("DESCRIZIONE", "Q.TA'", "PREZZO UNIT.", "TOTALE"))
    d.taxed(22)
    d.sums(330, R, y + 8, [("IMPONIBILE", d.net), ("IVA 22%", d.tax), ("TOTALE FATTURA", d.total)])
    d.put(L, 790, f"Iscr. R.E.A. n. {d.seller.register} - IBAN {d.seller.iban}", 7)
    return d


def freelancer(c: Random) -> Desk:
    """Print a person who bills: name and NIF, 'Datos del cliente', retention of income tax before the total."""
    d = desk("es", c)
    y = d.put(L, 40, d.seller.name, 12, bold=True)
    y = d.stack(L, y, [f"NIF: {d.vat}", *d.seller.lines[1:], f"Tlf: {d.phone}", d.email])
    d.put(330, 40, "FACTURA", 16, bold=True)
    d.pairs(330, 400, 64, [("Número:", d.no("2026-099", "A/99", "99/2026")), ("Fecha:", d.date), ("Vto.:", d.later())])
    y = d.put(L, 150, d.one("Datos del cliente", "Cliente:", "DATOS DE FACTURACIÓN"), 9, bold=True)
    d.stack(L, y, [*d.buyer.lines, f"CIF: {d.buyer.vat}"])
    y = goods(d, 240, ("Concepto", "Uds.", "Precio", "Importe"))
    d.taxed(6)
    d.sums(330, R, y + 8, [("Base imponible", d.net), ("IVA 21% / IRPF -15%", d.tax), ("TOTAL A PERCIBIR", d.total)])
    return d


def bankgiro(c: Random) -> Desk:
    """Print a Swedish bill: 'Fakturamottagare', OCR number beside the invoice's, bankgiro and what to pay at the foot."""
    d = desk("se", c)
    d.put(L, 34, d.seller.name, 14, bold=True)
    d.put(R, 34, "Faktura", 18, to="right")
    d.pairs(
        330,
        450,
        66,
        [
            ("Fakturadatum", d.date),
            ("Fakturanr", d.no("99999", "2026999")),
            ("Kundnr", d.other("9999")),
            ("OCR-nr", d.other("99999999999")),
            ("Förfallodatum", d.later()),
        ],
    )
    y = d.put(L, 110, d.one("Fakturamottagare", "Fakturaadress"), 8)
    d.stack(L, y, d.buyer.lines)
    y = goods(d, 220, ("Benämning", "Antal", "À-pris", "Summa"))
    d.taxed(25)
    d.sums(
        330, R, y + 8, [("Exkl. moms", d.net), ("Moms 25%", d.tax), (d.one("Att betala", "Summa att betala"), d.total)]
    )
    for n, lines in enumerate(
        (
            ["Adress", *d.seller.lines],
            ["Telefon", d.phone, "E-post", d.email],
            ["Momsreg.nr", d.vat, "Godkänd för F-skatt"],
            ["Bankgiro", d.other("999-9999"), "Webbplats", d.web],
        )
    ):
        d.stack(L + n * 130, 770, lines, 7)
    return d


def tax_point(c: Random) -> Desk:
    """Print a wholesaler's pad: invoice to and deliver to boxed, our ref and tax point in a strip, office at the foot."""
    d = desk("uk", c)
    d.put(R, 34, d.seller.name, 15, bold=True, to="right")
    for n, line in enumerate([d.seller.street, d.seller.town, f"t: {d.phone}", f"e: {d.email}", f"w: {d.web}"]):
        d.put(R, 54 + n * 11, line, 8, to="right")
    d.put(L, 34, "SALES INVOICE", 12, bold=True)
    for x, head, firm in (
        (L, d.one("Invoice to", "Invoice Address"), d.buyer),
        (300.0, d.one("Deliver to", "Delivery Address"), d.ship),
    ):
        y = d.put(x, 124, head, 8, bold=True)
        d.stack(x, y, firm.lines)
    d.strip(
        [L, 150, 250, 350, 450],
        190,
        [
            ("Invoice No", d.no("SI-99999", "999999")),
            ("Tax Point", d.date),
            ("Account", d.other("ABC999")),
            ("Your Ref", d.other("PO9999")),
            ("Our Ref", d.other("SO99999")),
        ],
    )
    y = goods(d, 240, ("Details", "Quantity", "Price Each", "Net"))
    d.taxed(20)
    d.sums(330, R, y + 8, [("Goods", d.net), ("VAT", d.tax), ("Invoice Total", d.total)])
    d.stack(
        L,
        780,
        [
            f"VAT Reg {d.vat}   Company Reg {d.seller.register}   Goods remain the property of {d.seller.name} until paid for in full."
        ],
        7,
    )
    return d


def craftsman_de(c: Random) -> Desk:
    """Print a craftsman's letterhead in the middle, 'Bauvorhaben' in the subject, one foot line parted by bars."""
    d = desk("de", c)
    d.put(M, 30, d.seller.name, 17, bold=True, to="centre")
    d.put(M, 52, d.one("Meisterbetrieb seit 1962", "Qualität aus einer Hand"), 8, to="centre")
    d.stack(L, 120, [d.one("Herrn", "Firma"), *d.buyer.lines], 10)
    d.put(R, 180, d.one(f"{d.seller.town.split(' ', 1)[1]}, {d.date}", f"Datum: {d.date}"), to="right")
    d.put(L, 215, f"{d.one('Rechnung Nr.', 'Rechnungs-Nr.:')} {d.no('2026-999', 'R26/0999', '999')}", 12, bold=True)
    d.put(L, 232, f"Bauvorhaben: Neubau Halle {d.other('9')}", 9)
    y = goods(d, 265, ("Leistung", "Menge", "EP", "GP"))
    d.taxed(19)
    d.sums(
        330,
        R,
        y + 8,
        [
            ("Nettosumme", d.net),
            ("+ 19 % Mehrwertsteuer", d.tax),
            (d.one("Rechnungsendbetrag", "Bruttosumme"), d.total),
        ],
    )
    d.put(
        M, 800, f"{d.seller.street} | {d.seller.town} | Tel. {d.phone} | {d.email} | USt-IdNr. {d.vat}", 7, to="centre"
    )
    return d


FRESH: tuple[Callable[[Random], Desk], ...] = (
    word_template, utility_bill, freight, domain_shop, artisan, one_line_it, freelancer, bankgiro, tax_point, craftsman_de,
)  # fmt: skip
