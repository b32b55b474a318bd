"""More invoices, written after the program had been mended for the first set: trade systems and makers.

In: a source of chance. Out: `Desk`s, each a paper with its truth. Never: a real business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.paper_maker.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

L, R = 44.0, 551.0


def parties_sap(c: Random) -> Desk:
    """Print three parties with their roles as headings, an information box with colons, a final amount."""
    d = Desk(c.choice(("us", "uk", "ie")), c)
    d.put(R, 34, d.seller.name, 16, bold=True, to="right")
    d.put(L, 60, "Invoice", 20)
    d.put(L, 96, "Bill-to party", 8, bold=True)
    d.stack(L, 107, [*d.buyer.lines, d.buyer.country])
    d.put(L, 170, "Ship-to party", 8, bold=True)
    d.stack(L, 181, d.ship.lines)
    d.put(330, 96, "Information", 8, bold=True)
    d.pairs(
        330,
        440,
        108,
        [
            ("Document Number", d.no("9000099999", "0090099999")),
            ("Document Date", d.date),
            ("Purchase Order No.", d.other("4500099999")),
            ("Sales Order", d.other("199999")),
            ("Delivery Note", d.other("8000099999")),
            ("Customer Number", d.other("10099")),
            ("Currency", "EUR" if d.land == "ie" else ("USD" if d.land == "us" else "GBP")),
        ],
    )
    y = d.table(
        260,
        [
            (L, "left", "Item", "n"),
            (80, "left", "Material / Description", "what"),
            (340, "right", "Quantity", "qty"),
            (440, "right", "Price", "price"),
            (R, "right", "Value", "amount"),
        ],
    )
    d.taxed(0 if d.land == "us" else 20)
    d.sums(
        340,
        R,
        y + 8,
        [("Items total", d.bare(d.net)), ("Output tax", d.bare(d.tax)), ("Final amount", d.bare(d.total))],
    )
    tail = "" if d.land == "us" else f"   VAT: {d.vat}"
    d.put(
        297,
        800,
        f"{d.seller.name}, {d.seller.street}, {d.seller.town}   Phone: {d.phone}   {d.web}{tail}",
        6.5,
        to="centre",
    )
    return d


OPEN_WORDS = {
    "uk": ("Invoice", "Invoice Date:", "Due Date:", "Source:", "Untaxed Amount", "VAT 20%", "Total"),
    "fr": (
        "Facture",
        "Date de la facture :",
        "Date d'échéance :",
        "Origine :",
        "Montant hors taxes",
        "TVA 20%",
        "Total",
    ),
    "es": (
        "Factura",
        "Fecha de factura:",
        "Fecha de vencimiento:",
        "Origen:",
        "Base imponible",
        "IVA 21%",
        "Total",
    ),
    "de": ("Rechnung", "Rechnungsdatum:", "Fälligkeitsdatum:", "Referenz:", "Nettobetrag", "USt. 19%", "Gesamt"),
    "be": ("Factuur", "Factuurdatum:", "Vervaldatum:", "Bron:", "Nettobedrag", "BTW 21%", "Totaal"),
}


OPEN_HEADS = {
    "uk": ("Description", "Quantity", "Unit Price", "Amount"), "fr": ("Description", "Quantité", "Prix unitaire", "Montant"), "es": ("Descripción", "Cantidad", "Precio unitario", "Importe"),
    "de": ("Beschreibung", "Menge", "Preis pro Einheit", "Betrag"), "be": ("Omschrijving", "Hoeveelheid", "Prijs", "Bedrag"),
}  # fmt: skip


def open_suite(c: Random) -> Desk:
    """Print company small at the left, buyer bare at the right, title with the number, dates in a strip, contacts at the foot."""
    d = Desk(c.choice(("uk", "fr", "es", "de", "be")), c)
    words = OPEN_WORDS[d.land]
    d.stack(L, 36, [d.seller.name, *d.seller.lines[1:], d.seller.country], 8)
    d.stack(
        330,
        110,
        [
            d.buyer.name,
            *d.buyer.lines[1:],
            d.buyer.country,
            *([f"{'TVA' if d.land == 'fr' else 'VAT'}: {d.buyer.vat}"] if d.some(0.4) else []),
        ],
        10,
    )
    d.put(L, 200, f"{words[0]} {d.no('INV/2026/00999', 'INV/2026/03/0099', 'FAC/2026/0999')}", 18)
    d.strip([L, 180, 320], 236, [(words[1], d.date), (words[2], d.later()), (words[3], d.other("S00999"))])
    heads = OPEN_HEADS[d.land]
    xs: tuple[tuple[float, str, str], ...] = (
        (L, "left", "what"),
        (330, "right", "qty"),
        (430, "right", "price"),
        (R, "right", "money"),
    )
    y = d.table(290, [(x, to, head, kind) for (x, to, kind), head in zip(xs, heads, strict=True)])
    d.taxed({"uk": 20, "fr": 20, "es": 21, "de": 19, "be": 21}[d.land])
    d.sums(360, R, y + 8, [(words[4], d.net), (words[5], d.tax), (words[6], d.total)])
    d.put(297, 800, f"{d.phone} {d.email} {d.web} {d.vat if d.land != 'es' else ''}".rstrip(), 8, to="centre")
    if d.land in {"es", "be", "fr"}:
        d.truth.pop("supplier_vat", None)
    return d


def desktop_us(c: Random) -> Desk:
    """Print small grids: date beside number, terms in a strip, the total in a box, contacts as a table at the foot."""
    d = Desk("us", c, width=612, height=792)
    d.stack(L, 36, [d.seller.name, d.seller.street, d.seller.town], 10)
    d.put(R, 36, "Invoice", 22, bold=True, to="right")
    d.strip([430, 500], 74, [("Date", d.dated("m/d/Y")), ("Invoice #", d.no("9999", "26-999"))])
    d.put(L, 120, "Bill To", 9, bold=True)
    d.stack(L, 136, d.buyer.lines)
    d.put(320, 120, "Ship To", 9, bold=True)
    d.stack(320, 136, d.ship.lines)
    d.strip(
        [L, 130, 200, 270, 340, 430],
        200,
        [
            ("P.O. Number", d.other("99999")),
            ("Terms", "Net 15"),
            ("Rep", "JT"),
            ("Ship", d.later("m/d/Y")),
            ("Via", "UPS"),
            ("F.O.B.", "Origin"),
        ],
    )
    d.table(
        240,
        [
            (L, "left", "Quantity", "qty"),
            (100, "left", "Item Code", "code"),
            (180, "left", "Description", "what"),
            (450, "right", "Price Each", "price"),
            (R, "right", "Amount", "amount"),
        ],
    )
    d.put(430, 690, "Total", 14, bold=True)
    d.put(R, 690, d.money(d.total), 12, to="right")
    d.strip(
        [L, 150, 260, 420],
        730,
        [("Phone #", d.phone), ("Fax #", d.seller.fax), ("E-mail", d.email), ("Web Site", d.web)],
    )
    return d


def trade_uk(c: Random) -> Desk:
    """Print letterhead to the right, both addresses with colons in the heading, the sums with the words goods and VAT."""
    d = Desk(c.choice(("uk", "ie")), c)
    d.stack(
        R,
        30,
        [d.seller.name, *d.seller.lines[1:], f"Telephone: {d.phone}", f"E-mail: {d.email}", f"V.A.T. Reg. No. {d.vat}"],
        8.5,
        to="right",
    )
    d.put(L, 40, d.one("SALES INVOICE", "VAT INVOICE"), 16, bold=True)
    d.put(L, 110, "Invoice To:", 9, bold=True)
    d.stack(L, 122, d.buyer.lines)
    d.put(240, 110, "Deliver To:", 9, bold=True)
    d.stack(240, 122, d.ship.lines)
    d.strip(
        [L, 130, 210, 310, 400, 480],
        190,
        [
            ("A/C No.", d.other("HAR099")),
            ("Invoice No.", d.no("SI999999", "99999")),
            ("Date/Tax Point", d.date),
            ("Your Order No.", d.other("PO-999")),
            ("Our Ref.", d.other("SO9999")),
            ("Page", "1 of 1"),
        ],
    )
    d.table(
        236,
        [
            (L, "left", "Product Code", "code"),
            (140, "left", "Description", "what"),
            (380, "right", "Qty", "qty"),
            (460, "right", "Price", "price"),
            (R, "right", "Goods Value", "amount"),
        ],
    )
    d.taxed(20)
    d.pairs(400, R, 690, [("Goods", d.bare(d.net)), ("V.A.T.", d.bare(d.tax)), ("TOTAL", d.money(d.total))], to="right")
    d.put(L, 740, "Cheques payable to " + d.seller.name, 8)
    d.put(
        L, 780, f"Company Registration No. {d.seller.register}. Goods remain our property until paid for in full.", 6.5
    )
    return d


def sole_fr(c: Random) -> Desk:
    """Print one person's business: a letter, number and date in a sentence, no VAT."""
    d = Desk("fr", c)
    name = d.one("Élodie Marchetti", "Bastien Couderc", "Noémie Vasseur")
    d.truth["supplier_name"] = name
    y = d.put(L, 40, name, 12, bold=True)
    d.stack(
        L,
        y,
        [
            "Entrepreneur individuel",
            *d.seller.lines[1:],
            f"Tél. {d.phone}",
            d.email,
            f"Siret : {d.other('999 999 999 00019')}",
        ],
        9,
    )
    d.put(340, 130, d.one("Doit :", "Facturé à :", "À l'attention de :"), 9)
    d.stack(340, 143, d.buyer.lines, 10)
    d.put(L, 220, f"Facture n° {d.no('2026-09', '26/099', 'F099')} du {d.dated('d M Y')}", 13, bold=True)
    y = d.table(
        260,
        [
            (L, "left", "Prestation", "what"),
            (330, "right", "Quantité", "qty"),
            (430, "right", "Prix unitaire", "price"),
            (R, "right", "Total", "money"),
        ],
    )
    d.put(380, y + 10, "Total à régler", 10, bold=True)
    d.put(R, y + 10, d.money(d.total), 10, bold=True, to="right")
    d.stack(
        L,
        y + 50,
        [
            "TVA non applicable, art. 293 B du CGI",
            f"Échéance : {d.later('d/m/Y')}. Pénalités de retard : trois fois le taux légal.",
        ],
        8,
    )
    return d


def craft_de(c: Random) -> Desk:
    """Print no sender line: buyer bare, the firm only in a foot of three columns; number and date with the word vom."""
    d = Desk(c.choice(("de", "at")), c)
    d.put(297, 40, d.seller.name, 18, bold=True, to="centre")
    d.put(
        297, 64, d.one("Meisterbetrieb seit 1962", "Ihr Partner vor Ort", "Qualität aus Leidenschaft"), 8, to="centre"
    )
    d.stack(L, 130, [d.one("Herrn", "Frau", "Firma"), d.buyer.name, d.buyer.street, "", d.buyer.town], 10)
    d.put(L, 240, f"Rechnungsnummer {d.no('99999', '26/0999')} vom {d.dated('d.m.Y')}", 12, bold=True)
    d.put(L, 260, f"Kundennummer {d.other('10999')} - Auftrag {d.other('A9999')} vom {d.later('d.m.Y')}", 8.5)
    y = d.table(
        290,
        [
            (L, "left", "Pos", "n"),
            (80, "left", "Leistung", "what"),
            (350, "right", "Menge", "qty"),
            (440, "right", "EP", "price"),
            (R, "right", "GP", "amount"),
        ],
    )
    d.taxed(19)
    d.sums(340, R, y + 8, [("Summe", d.bare(d.net)), ("+ 19% MwSt.", d.bare(d.tax)), ("Endbetrag", d.money(d.total))])
    d.stack(L, 780, [d.seller.street, d.seller.town, f"Tel {d.phone}"], 7)
    d.stack(230, 780, [d.email, d.web, f"USt-IdNr. {d.vat}"], 7)
    d.stack(410, 780, ["Volksbank Musterland eG", f"IBAN {d.seller.iban}", "Inh. " + d.seller.person], 7)
    return d


def goods_it(c: Random) -> Desk:
    """Print goods and invoice in one: a grid of document data with the buyer's tax number, two addresses, sums in a strip."""
    d = Desk("it", c)
    d.put(L, 34, d.seller.name, 15, bold=True)
    d.stack(
        L,
        54,
        [
            " - ".join(d.seller.lines[1:]),
            f"Tel. {d.phone}  Fax {d.seller.fax}",
            f"Cod. Fisc. e Part. IVA {d.vat}",
            f"{d.web} - {d.email}",
        ],
        8,
    )
    d.put(L, 120, "Luogo di destinazione", 7.5)
    d.stack(L, 132, d.ship.lines)
    d.put(320, 120, d.one("Spett.le", "Intestatario", "Cliente"), 7.5)
    d.stack(320, 132, d.buyer.lines, 9.5)
    d.strip(
        [L, 170, 250, 330, 420, 510],
        200,
        [
            ("Tipo documento", "FATTURA ACCOMP."),
            ("Numero", d.no("999", "99/E", "1999/00")),
            ("Data", d.dated("d/m/Y")),
            ("Cod. cliente", d.other("00999")),
            ("P. IVA cliente", d.buyer.vat),
            ("Pag.", "1"),
        ],
        size=7.5,
    )
    d.table(
        246,
        [
            (L, "left", "Articolo", "code"),
            (130, "left", "Descrizione", "what"),
            (370, "right", "Quantità", "qty"),
            (450, "right", "Prezzo unit.", "price"),
            (R, "right", "Importo", "amount"),
        ],
    )
    d.taxed(22)
    d.strip(
        [L, 150, 250, 350, 450],
        700,
        [
            ("Totale merce", d.bare(d.net)),
            ("Spese trasporto", "0,00"),
            ("Imponibile", d.bare(d.net)),
            ("Imposta", d.bare(d.tax)),
            ("TOTALE FATTURA", d.money(d.total)),
        ],
    )
    d.put(L, 745, f"Scadenze: {d.later('d/m/Y')}   Causale: Vendita   Vettore: Corriere Alba", 8)
    return d


LATER: tuple[Callable[[Random], Desk], ...] = (
    parties_sap, open_suite, desktop_us, trade_uk, sole_fr, craft_de, goods_it,
)  # fmt: skip
