"""More invoices, written after the program had been mended for the first set: trade systems, bilingual and eastern ones.

In: a source of chance. Out: `Desk`s, each a paper with its truth. Never: a real business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.paper_maker.desk import Desk
from scripts.paper_maker.lands import firm

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

L, R = 44.0, 551.0


def parties_sap(c: Random) -> Desk:
    """Three parties with their roles as headings, an information box with colons, a final amount."""
    d = Desk(c.choice(("us", "uk", "ie")), c)
    d.put(R, 34, d.seller.name, 16, bold=True, to="right")
    d.put(L, 60, "Invoice", 20)
    d.put(L, 96, "Bill-to party", 8, bold=True)
    d.stack(L, 107, [*d.buyer.lines, d.buyer.country])
    d.put(L, 170, "Ship-to party", 8, bold=True)
    d.stack(L, 181, d.ship.lines)
    d.put(330, 96, "Information", 8, bold=True)
    d.pairs(330, 440, 108, [("Document Number", d.no("9000099999", "0090099999")), ("Document Date", d.date), ("Purchase Order No.", d.other("4500099999")), ("Sales Order", d.other("199999")), ("Delivery Note", d.other("8000099999")), ("Customer Number", d.other("10099")), ("Currency", "EUR" if d.land == "ie" else ("USD" if d.land == "us" else "GBP"))])
    y = d.table(260, [(L, "left", "Item", "n"), (80, "left", "Material / Description", "what"), (340, "right", "Quantity", "qty"), (440, "right", "Price", "price"), (R, "right", "Value", "amount")])
    d.taxed(0 if d.land == "us" else 20)
    d.sums(340, R, y + 8, [("Items total", d.bare(d.net)), ("Output tax", d.bare(d.tax)), ("Final amount", d.bare(d.total))])
    tail = "" if d.land == "us" else f"   VAT: {d.vat}"
    d.put(297, 800, f"{d.seller.name}, {d.seller.street}, {d.seller.town}   Phone: {d.phone}   {d.web}{tail}", 6.5, to="centre")
    return d


def open_suite(c: Random) -> Desk:
    """Company small at the left, buyer bare at the right, title with the number, dates in a strip, contacts at the foot."""
    d = Desk(c.choice(("uk", "fr", "es", "de", "be")), c)
    words = {"uk": ("Invoice", "Invoice Date:", "Due Date:", "Source:", "Untaxed Amount", "VAT 20%", "Total"), "fr": ("Facture", "Date de la facture :", "Date d'échéance :", "Origine :", "Montant hors taxes", "TVA 20%", "Total"), "es": ("Factura", "Fecha de factura:", "Fecha de vencimiento:", "Origen:", "Base imponible", "IVA 21%", "Total"), "de": ("Rechnung", "Rechnungsdatum:", "Fälligkeitsdatum:", "Referenz:", "Nettobetrag", "USt. 19%", "Gesamt"), "be": ("Factuur", "Factuurdatum:", "Vervaldatum:", "Bron:", "Nettobedrag", "BTW 21%", "Totaal")}[d.land]
    d.stack(L, 36, [d.seller.name, *d.seller.lines[1:], d.seller.country], 8)
    d.stack(330, 110, [d.buyer.name, *d.buyer.lines[1:], d.buyer.country, *([f"{'TVA' if d.land == 'fr' else 'VAT'}: {d.buyer.vat}"] if d.some(0.4) else [])], 10)
    d.put(L, 200, f"{words[0]} {d.no('INV/2026/00999', 'INV/2026/03/0099', 'FAC/2026/0999')}", 18)
    d.strip([L, 180, 320], 236, [(words[1], d.date), (words[2], d.later()), (words[3], d.other("S00999"))])
    y = d.table(290, [(L, "left", {"uk": "Description", "fr": "Description", "es": "Descripción", "de": "Beschreibung", "be": "Omschrijving"}[d.land], "what"), (330, "right", {"uk": "Quantity", "fr": "Quantité", "es": "Cantidad", "de": "Menge", "be": "Hoeveelheid"}[d.land], "qty"), (430, "right", {"uk": "Unit Price", "fr": "Prix unitaire", "es": "Precio unitario", "de": "Preis pro Einheit", "be": "Prijs"}[d.land], "price"), (R, "right", {"uk": "Amount", "fr": "Montant", "es": "Importe", "de": "Betrag", "be": "Bedrag"}[d.land], "money")])
    d.taxed({"uk": 20, "fr": 20, "es": 21, "de": 19, "be": 21}[d.land])
    d.sums(360, R, y + 8, [(words[4], d.net), (words[5], d.tax), (words[6], d.total)])
    d.put(297, 800, f"{d.phone} {d.email} {d.web} {d.vat if d.land not in {'es'} else ''}".rstrip(), 8, to="centre")
    if d.land in {"es", "be", "fr"}:
        d.truth.pop("supplier_vat", None)
    return d


def desktop_us(c: Random) -> Desk:
    """Small grids: date beside number, terms in a strip, the total in a box, contacts as a table at the foot."""
    d = Desk("us", c, width=612, height=792)
    d.stack(L, 36, [d.seller.name, d.seller.street, d.seller.town], 10)
    d.put(R, 36, "Invoice", 22, bold=True, to="right")
    d.strip([430, 500], 74, [("Date", d.dated("m/d/Y")), ("Invoice #", d.no("9999", "26-999"))])
    d.put(L, 120, "Bill To", 9, bold=True)
    d.stack(L, 136, d.buyer.lines)
    d.put(320, 120, "Ship To", 9, bold=True)
    d.stack(320, 136, d.ship.lines)
    d.strip([L, 130, 200, 270, 340, 430], 200, [("P.O. Number", d.other("99999")), ("Terms", "Net 15"), ("Rep", "JT"), ("Ship", d.later("m/d/Y")), ("Via", "UPS"), ("F.O.B.", "Origin")])
    d.table(240, [(L, "left", "Quantity", "qty"), (100, "left", "Item Code", "code"), (180, "left", "Description", "what"), (450, "right", "Price Each", "price"), (R, "right", "Amount", "amount")])
    d.put(430, 690, "Total", 14, bold=True)
    d.put(R, 690, d.money(d.total), 12, to="right")
    d.strip([L, 150, 260, 420], 730, [("Phone #", d.phone), ("Fax #", d.seller.fax), ("E-mail", d.email), ("Web Site", d.web)])
    return d


def trade_uk(c: Random) -> Desk:
    """Letterhead to the right, both addresses with colons in the heading, the sums with the words goods and VAT."""
    d = Desk(c.choice(("uk", "ie")), c)
    d.stack(R, 30, [d.seller.name, *d.seller.lines[1:], f"Telephone: {d.phone}", f"E-mail: {d.email}", f"V.A.T. Reg. No. {d.vat}"], 8.5, to="right")
    d.put(L, 40, d.one("SALES INVOICE", "VAT INVOICE"), 16, bold=True)
    d.put(L, 110, "Invoice To:", 9, bold=True)
    d.stack(L, 122, d.buyer.lines)
    d.put(240, 110, "Deliver To:", 9, bold=True)
    d.stack(240, 122, d.ship.lines)
    d.strip([L, 130, 210, 310, 400, 480], 190, [("A/C No.", d.other("HAR099")), ("Invoice No.", d.no("SI999999", "99999")), ("Date/Tax Point", d.date), ("Your Order No.", d.other("PO-999")), ("Our Ref.", d.other("SO9999")), ("Page", "1 of 1")])
    d.table(236, [(L, "left", "Product Code", "code"), (140, "left", "Description", "what"), (380, "right", "Qty", "qty"), (460, "right", "Price", "price"), (R, "right", "Goods Value", "amount")])
    d.taxed(20)
    d.pairs(400, R, 690, [("Goods", d.bare(d.net)), ("V.A.T.", d.bare(d.tax)), ("TOTAL", d.money(d.total))], to="right")
    d.put(L, 740, "Cheques payable to " + d.seller.name, 8)
    d.put(L, 780, f"Company Registration No. {d.seller.register}. Goods remain our property until paid for in full.", 6.5)
    return d


def sole_fr(c: Random) -> Desk:
    """One person's business: a letter, number and date in a sentence, no VAT."""
    d = Desk("fr", c)
    name = d.one("Élodie Marchetti", "Bastien Couderc", "Noémie Vasseur")
    d.truth["supplier_name"] = name
    y = d.put(L, 40, name, 12, bold=True)
    d.stack(L, y, ["Entrepreneur individuel", *d.seller.lines[1:], f"Tél. {d.phone}", d.email, f"Siret : {d.other('999 999 999 00019')}"], 9)
    d.put(340, 130, d.one("Doit :", "Facturé à :", "À l'attention de :"), 9)
    d.stack(340, 143, d.buyer.lines, 10)
    d.put(L, 220, f"Facture n° {d.no('2026-09', '26/099', 'F099')} du {d.dated('d M Y')}", 13, bold=True)
    y = d.table(260, [(L, "left", "Prestation", "what"), (330, "right", "Quantité", "qty"), (430, "right", "Prix unitaire", "price"), (R, "right", "Total", "money")])
    d.put(380, y + 10, "Total à régler", 10, bold=True)
    d.put(R, y + 10, d.money(d.total), 10, bold=True, to="right")
    d.stack(L, y + 50, ["TVA non applicable, art. 293 B du CGI", f"Échéance : {d.later('d/m/Y')}. Pénalités de retard : trois fois le taux légal."], 8)
    return d


def craft_de(c: Random) -> Desk:
    """No sender line: buyer bare, the firm only in a foot of three columns; number and date with the word vom."""
    d = Desk(c.choice(("de", "at")), c)
    d.put(297, 40, d.seller.name, 18, bold=True, to="centre")
    d.put(297, 64, d.one("Meisterbetrieb seit 1962", "Ihr Partner vor Ort", "Qualität aus Leidenschaft"), 8, to="centre")
    d.stack(L, 130, [d.one("Herrn", "Frau", "Firma"), d.buyer.name, d.buyer.street, "", d.buyer.town], 10)
    d.put(L, 240, f"Rechnungsnummer {d.no('99999', '26/0999')} vom {d.dated('d.m.Y')}", 12, bold=True)
    d.put(L, 260, f"Kundennummer {d.other('10999')} - Auftrag {d.other('A9999')} vom {d.later('d.m.Y')}", 8.5)
    y = d.table(290, [(L, "left", "Pos", "n"), (80, "left", "Leistung", "what"), (350, "right", "Menge", "qty"), (440, "right", "EP", "price"), (R, "right", "GP", "amount")])
    d.taxed(19)
    d.sums(340, R, y + 8, [("Summe", d.bare(d.net)), ("+ 19% MwSt.", d.bare(d.tax)), ("Endbetrag", d.money(d.total))])
    d.stack(L, 780, [d.seller.street, d.seller.town, f"Tel {d.phone}"], 7)
    d.stack(230, 780, [d.email, d.web, f"USt-IdNr. {d.vat}"], 7)
    d.stack(410, 780, ["Volksbank Musterland eG", f"IBAN {d.seller.iban}", "Inh. " + d.seller.person], 7)
    return d


def goods_it(c: Random) -> Desk:
    """Goods and invoice in one: a grid of document data with the buyer's tax number, two addresses, sums in a strip."""
    d = Desk("it", c)
    d.put(L, 34, d.seller.name, 15, bold=True)
    d.stack(L, 54, [" - ".join(d.seller.lines[1:]), f"Tel. {d.phone}  Fax {d.seller.fax}", f"Cod. Fisc. e Part. IVA {d.vat}", f"{d.web} - {d.email}"], 8)
    d.put(L, 120, "Luogo di destinazione", 7.5)
    d.stack(L, 132, d.ship.lines)
    d.put(320, 120, d.one("Spett.le", "Intestatario", "Cliente"), 7.5)
    d.stack(320, 132, d.buyer.lines, 9.5)
    d.strip([L, 170, 250, 330, 420, 510], 200, [("Tipo documento", "FATTURA ACCOMP."), ("Numero", d.no("999", "99/E", "1999/00")), ("Data", d.dated("d/m/Y")), ("Cod. cliente", d.other("00999")), ("P. IVA cliente", d.buyer.vat), ("Pag.", "1")], size=7.5)
    d.table(246, [(L, "left", "Articolo", "code"), (130, "left", "Descrizione", "what"), (370, "right", "Quantità", "qty"), (450, "right", "Prezzo unit.", "price"), (R, "right", "Importo", "amount")])
    d.taxed(22)
    d.strip([L, 150, 250, 350, 450], 700, [("Totale merce", d.bare(d.net)), ("Spese trasporto", "0,00"), ("Imponibile", d.bare(d.net)), ("Imposta", d.bare(d.tax)), ("TOTALE FATTURA", d.money(d.total))])
    d.put(L, 745, f"Scadenze: {d.later('d/m/Y')}   Causale: Vendita   Vettore: Corriere Alba", 8)
    return d


def counter_jp(c: Random) -> Desk:
    """A Japanese bill: buyer with the word for the firm addressed, seller at the right, sum at the top."""
    d = Desk("jp", c)
    d.net -= d.net % 100
    d.put(297, 36, "請求書", 20, bold=True, to="centre")
    d.put(L, 84, f"{d.buyer.name} 御中", 13)
    d.stack(L, 104, [d.buyer.town, d.buyer.street], 9)
    d.pairs(360, 430, 70, [("請求書番号:", d.no("INV-0999", "2026-099")), ("請求日:", d.dated("Y年m月d日")), ("支払期限:", d.later("Y年m月d日"))])
    d.stack(360, 120, [d.seller.name, d.seller.town, d.seller.street, f"TEL: {d.phone}", d.email, f"登録番号: {d.vat}"], 9)
    d.taxed(10)
    d.tax -= d.tax % 100
    whole = f"¥{d.total // 100:,}"
    d.put(L, 200, "ご請求金額", 11)
    d.put(L + 90, 198, f"{whole}-", 14, bold=True)
    y = d.table(240, [(L, "left", "品名", "what"), (330, "right", "数量", "qty"), (430, "right", "単価", "price"), (R, "right", "金額", "amount")])
    d.pairs(400, R, y + 8, [("小計", f"¥{d.net // 100:,}"), ("消費税(10%)", f"¥{d.tax // 100:,}"), ("合計", whole)], to="right")
    return d


def both_ca(c: Random) -> Desk:
    """Two languages in every label."""
    d = Desk("ca", c, width=612, height=792)
    y = d.put(L, 36, d.seller.name, 13, bold=True)
    d.stack(L, y, [d.seller.street, d.seller.town, f"Tél./Tel.: {d.phone}", d.web, f"GST/TPS: {d.vat}"], 8.5)
    d.put(R, 40, "INVOICE / FACTURE", 15, bold=True, to="right")
    d.put(L, 130, "Sold to / Vendu à:", 8, bold=True)
    d.stack(L, 142, d.buyer.lines)
    d.put(240, 130, "Ship to / Expédié à:", 8, bold=True)
    d.stack(240, 142, d.ship.lines)
    y = 130.0
    for label, value in (("Invoice No. / No de facture", d.no("99999", "F-9999")), ("Date (yyyy-mm-dd)", d.dated("Y-m-d")), ("P.O. No. / No de commande", d.other("99999"))):
        y = d.put(400, d.put(400, y, label, 7.5), value) + 4
    y = d.table(250, [(L, "left", "Description", "what"), (330, "right", "Qty / Qté", "qty"), (440, "right", "Price / Prix", "price"), (R, "right", "Amount / Montant", "amount")])
    d.taxed(5)
    d.sums(350, R, y + 8, [("Subtotal / Sous-total", d.bare(d.net)), ("GST / TPS 5%", d.bare(d.tax)), ("TOTAL", d.money(d.total))])
    return d


def tin_ph(c: Random) -> Desk:
    """A Philippine sales invoice: TIN of both, terms, the buyer in labelled rows."""
    d = Desk("ph", c)
    y = d.put(297, 30, d.seller.name.upper(), 14, bold=True, to="centre")
    d.truth["supplier_name"] = d.seller.name.upper()
    y = d.put(297, y, f"{d.seller.street}, {d.seller.town}", 8, to="centre")
    y = d.put(297, y, f"VAT REG. TIN: {d.vat}   Tel. No. {d.phone}", 8, to="centre")
    d.put(L, 100, "SALES INVOICE", 14, bold=True)
    d.put(R, 102, f"No. {d.no('0999', '09999')}", 12, to="right")
    d.pairs(L, 130, 130, [("SOLD TO:", d.buyer.name), ("TIN:", d.buyer.vat), ("ADDRESS:", f"{d.buyer.street}, {d.buyer.town}"), ("BUS. STYLE:", "Retail")])
    d.pairs(400, 460, 130, [("Date:", d.date), ("Terms:", "30 days"), ("P.O. No.:", d.other("999"))])
    y = d.table(210, [(L, "left", "QTY", "qty"), (90, "left", "UNIT", "unit"), (140, "left", "ARTICLES", "what"), (450, "right", "UNIT PRICE", "price"), (R, "right", "AMOUNT", "amount")])
    d.taxed(12)
    d.sums(340, R, 680, [("VATable Sales", d.bare(d.net)), ("VAT Amount", d.bare(d.tax)), ("TOTAL AMOUNT DUE", f"PHP {d.bare(d.total)}")])
    return d


def inline_pl(c: Random) -> Desk:
    """Parties with their names behind the heading in one line, number under the word Faktura."""
    d = Desk("pl", c)
    d.put(L, 36, "FAKTURA", 16, bold=True)
    d.pairs(L, 120, 60, [("Numer:", d.no("99/03/2026", "F/2026/0999")), ("Data wyst.:", d.date), ("Data dost.:", d.later()), ("Termin:", d.later())])
    y = d.put(L, 130, f"Sprzedawca: {d.seller.name}", 10)
    y = d.stack(L, y, [f"{d.seller.street}, {d.seller.town}", f"NIP {d.vat}, tel. {d.phone}", d.web])
    y = d.put(L, y + 8, f"Nabywca: {d.buyer.name}", 10)
    d.stack(L, y, [f"{d.buyer.street}, {d.buyer.town}", f"NIP {d.buyer.vat}"])
    y = d.table(260, [(L, "left", "Nazwa", "what"), (300, "right", "Ilość", "qty"), (400, "right", "Cena jedn. netto", "price"), (R, "right", "Wartość netto", "amount")])
    d.taxed(23)
    d.sums(340, R, y + 8, [("Netto", d.bare(d.net)), ("VAT", d.bare(d.tax)), ("RAZEM DO ZAPŁATY", d.money(d.total))])
    return d


def roles_es(c: Random) -> Desk:
    """Two tables of labelled rows: data of the one who bills and of the one who is billed."""
    d = Desk("es", c)
    d.put(297, 34, f"FACTURA {d.no('2026/0099', 'F-099', '26-0999')}", 15, bold=True, to="centre")
    d.put(297, 56, f"Fecha de expedición: {d.date}", 9, to="centre")
    for x, title, who in ((L, d.one("Datos del emisor", "EMISOR", "Proveedor"), d.seller), (310, d.one("Datos del receptor", "RECEPTOR", "Destinatario"), d.buyer)):
        d.put(x, 90, title, 9, bold=True)
        d.pairs(x, x + 75, 104, [("Nombre:", who.name), ("NIF:", who.vat), ("Domicilio:", who.street), ("Población:", who.town), ("Teléfono:", who.phone), ("Email:", who.email)], size=8)
    _ = d.phone, d.email, d.vat
    y = d.table(210, [(L, "left", "Concepto", "what"), (330, "right", "Cant.", "qty"), (430, "right", "Precio ud.", "price"), (R, "right", "Total", "amount")])
    d.taxed(21)
    d.sums(340, R, y + 8, [("Total bruto", d.bare(d.net)), ("IVA (21%)", d.bare(d.tax)), ("TOTAL A PAGAR", d.money(d.total))])
    return d


def market_de(c: Random) -> Desk:
    """A marketplace's bill: buyer in a window, sold by with VAT id, addresses again below, order data, sums by rate."""
    d = Desk(c.choice(("de", "fr", "it", "es")), c)
    w = {"de": ("Rechnung", "Verkauft von", "USt-IDNr.", "Rechnungsdatum/Lieferdatum", "Rechnungsnummer", "Zahlbetrag", "Rechnungsadresse", "Lieferadresse", "Bestelldatum", "Bestellnummer", "Gesamtpreis"), "fr": ("Facture", "Vendu par", "TVA", "Date de la facture/Date de la livraison", "Numéro de la facture", "Total à payer", "Adresse de facturation", "Adresse de livraison", "Date de la commande", "Numéro de la commande", "Facture Total"), "it": ("Fattura", "Venduto da", "P. IVA", "Data di fatturazione/Data di consegna", "Numero fattura", "Totale da pagare", "Indirizzo di fatturazione", "Indirizzo di spedizione", "Data ordine", "Numero ordine", "Totale fattura"), "es": ("Factura", "Vendido por", "IVA", "Fecha de la factura/Fecha de la entrega", "Número de la factura", "Total pendiente", "Dirección de facturación", "Dirección de envío", "Fecha del pedido", "Número del pedido", "Total")}[d.land]
    d.put(L, 36, w[0], 18)
    d.stack(L, 80, [d.buyer.name.upper(), d.buyer.street.upper(), d.buyer.town.upper()], 9)
    d.truth["buyer_name"] = d.buyer.name
    d.pairs(330, 500, 80, [(w[4], d.no("DE69999ABEI", "INV-99-9999-26"))], size=8)
    d.taxed(19)
    d.pairs(330, 500, 94, [(w[3], d.date), (w[5], d.money(d.total))], size=8)
    d.put(330, 128, f"{w[1]} {d.seller.name}", 8)
    d.put(330, 139, f"{w[2]} {d.vat}", 8)
    for x, title, lines in ((L, w[6], d.buyer.lines), (220, w[7], d.ship.lines), (400, w[1], [d.seller.name, *d.seller.lines[1:]])):
        d.put(x, 180, title, 9, bold=True)
        d.stack(x, 193, lines, 8.5)
    d.pairs(L, 160, 250, [(w[8], d.later()), (w[9], d.other("302-9999999-9999999"))], size=8)
    y = d.table(290, [(L, "left", {"de": "Beschreibung", "fr": "Description", "it": "Descrizione", "es": "Descripción"}[d.land], "what"), (330, "right", {"de": "Menge", "fr": "Quantité", "it": "Quantità", "es": "Cantidad"}[d.land], "qty"), (R, "right", {"de": "Betrag", "fr": "Montant", "it": "Importo", "es": "Importe"}[d.land], "amount")])
    d.put(380, y + 10, w[10], 11, bold=True)
    d.put(R, y + 10, d.money(d.total), 11, bold=True, to="right")
    return d


def trade_cn(c: Random) -> Desk:
    """Exporter and importer in two columns of labelled rows, contact persons, an invoice number with date beside it."""
    d = Desk("hk", c)
    d.buyer = firm(c.choice(("us", "de", "au")), c)
    d.truth["buyer_name"] = d.buyer.name
    d.put(297, 34, "COMMERCIAL INVOICE", 15, bold=True, to="centre")
    d.pairs(L, 110, 64, [("Invoice No.:", d.no("CI-260999", "GS26099"))])
    d.pairs(330, 400, 64, [("Date:", d.date)])
    for x, title, who in ((L, d.one("Exporter", "Seller", "Shipper/Exporter"), d.seller), (310, d.one("Importer", "Buyer", "Consignee/Buyer"), d.buyer)):
        d.put(x, 92, title, 10, bold=True)
        d.pairs(x, x + 80, 106, [("Company:", who.name), ("Address:", who.street), ("", who.town), ("Contact:", who.person), ("Tel:", who.phone), ("Email:", who.email)], size=8)
    _ = d.phone, d.email
    y = d.table(220, [(L, "left", "Full Description of Goods", "what"), (300, "left", "HS Code", "hs"), (380, "right", "Qty", "qty"), (460, "right", "Unit Value", "price"), (R, "right", "Total Value", "amount")])
    d.put(330, y + 8, "Total Invoice Value", 9, bold=True)
    d.put(R, y + 8, d.money(d.total), 9, bold=True, to="right")
    d.stack(L, y + 40, ["Country of Origin: China", "Incoterms 2020: FOB Ningbo", "I declare that the information is true and correct."], 8)
    return d


LATER: tuple[Callable[[Random], Desk], ...] = (
    parties_sap, open_suite, desktop_us, trade_uk, sole_fr, craft_de, goods_it, counter_jp, both_ca, tin_ph, inline_pl, roles_es, market_de, trade_cn,
)  # fmt: skip
