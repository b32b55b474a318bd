"""Invoices as programs of the European continent, Turkey and Mexico print them.

In: a source of chance. Out: `Desk`s, each a paper with its truth. Never: a real business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.paper_maker.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

L, R = 56.0, 545.0


def norm_de(c: Random) -> Desk:
    """A letter by DIN 5008: sender line, window, information block, four columns at the foot."""
    d = Desk("de", c)
    d.put(R, 36, d.seller.name.split()[0], 22, bold=True, to="right")
    d.put(L, 128, " · ".join(d.seller.lines), 6.5)
    d.stack(
        L,
        146,
        [
            *(["Firma"] if d.some(0.4) else []),
            d.buyer.name,
            *([d.buyer.person] if d.some(0.4) else []),
            *d.buyer.lines[1:],
        ],
        10,
    )
    d.pairs(
        360,
        450,
        130,
        [
            ("Kunden-Nr.:", d.other("10999")),
            ("Rechnungs-Nr.:", d.no("26-09999", "RG99999", "20260999")),
            ("Bearbeiter:", d.seller.person),
            ("Telefon:", d.phone),
            ("E-Mail:", d.email),
            ("Lieferdatum:", d.later()),
            ("Datum:", d.date),
        ],
        size=8.5,
    )
    d.put(L, 270, "Rechnung", 14, bold=True)
    d.put(L, 294, "Sehr geehrte Damen und Herren,", 9)
    y = d.table(
        330,
        [
            (L, "left", "Pos.", "n"),
            (86, "left", "Bezeichnung", "what"),
            (370, "right", "Menge", "qty"),
            (450, "right", "Einzelpreis", "price"),
            (R, "right", "Gesamtpreis", "amount"),
        ],
    )
    d.taxed(19)
    d.sums(350, R, y + 8, [("Summe netto", d.net), ("zzgl. 19 % USt.", d.tax), ("Rechnungsbetrag", d.total)])
    d.stack(L, 770, [d.seller.name, *d.seller.lines[1:]], 6.5)
    d.stack(190, 770, [f"Tel. {d.seller.phone}", f"Fax {d.seller.fax}", d.web], 6.5)
    d.stack(
        310,
        770,
        [f"HRB {d.seller.register} Amtsgericht Kiel", f"USt-IdNr. {d.vat}", "Geschäftsführer: Jens Ohlsen"],
        6.5,
    )
    d.stack(440, 770, ["Sparkasse Fördeland", f"IBAN {d.seller.iban}", "BIC XXXXDE21FOE"], 6.5)
    return d


def plain_de(c: Random) -> Desk:
    """Sender at the right, number in the subject line, discount for early payment in a sentence."""
    d = Desk(c.choice(("de", "at")), c)
    d.stack(
        400,
        40,
        [
            d.seller.name,
            *d.seller.lines[1:],
            "",
            f"Tel.: {d.phone}",
            f"Mobil: {d.seller.fax}",
            f"{d.one('Steuer-Nr.: 20/991/42000', 'St.-Nr. 99/142/00019')}",
            f"{d.one('USt-ID', 'UID-Nr.', 'Ust.-Id-Nr.')}: {d.vat}",
        ],
        9,
    )
    d.stack(L, 150, [*d.buyer.lines], 10)
    d.put(R, 240, d.one(d.seller.town.split(" ", 1)[1] + ", den " + d.date, "Datum: " + d.date), 9, to="right")
    d.put(
        L,
        262,
        f"{d.one('Rechnung Nr.', 'Rechnung', 'Rechnungsnummer:')} {d.no('2026/099', '0999', 'R2026-999')}",
        13,
        bold=True,
    )
    d.put(L, 282, "Bitte bei Zahlungen und Schriftverkehr angeben!", 7)
    y = d.table(
        310,
        [
            (L, "left", "Anz.", "qty"),
            (100, "left", "Artikel", "what"),
            (450, "right", "E-Preis", "price"),
            (R, "right", "G-Preis", "amount"),
        ],
    )
    d.taxed(19 if d.land == "de" else 20)
    d.sums(
        350,
        R,
        y + 10,
        [
            ("Nettobetrag", d.net),
            (f"Umsatzsteuer {19 if d.land == 'de' else 20},00 %", d.tax),
            ("Bruttobetrag", d.total),
        ],
    )
    d.put(
        L,
        y + 80,
        f"Zahlbar bis {d.later('d.m.Y')} ohne Abzug, bis {d.later('d.m.Y')} mit 2 % Skonto = {d.bare(d.net)} EUR.",
        8.5,
    )
    d.stack(L, 790, [f"Bankverbindung: IBAN {d.seller.iban}"], 7)
    return d


def strip_at(c: Random) -> Desk:
    """A modern sheet: name in colour, number beside the title, a strip of dates, sums with the word Gesamtbetrag."""
    d = Desk(c.choice(("at", "de")), c)
    d.put(L, 40, d.seller.name, 16)
    d.put(L, 66, f"{d.seller.name} | {d.seller.street} | {d.seller.town}", 6.5)
    d.stack(L, 90, [d.buyer.name, f"z. Hd. {d.buyer.person}", *d.buyer.lines[1:], d.buyer.country], 10)
    d.put(L, 190, f"Rechnung {d.no('RE-1999', 'RE-26-0999')}", 18, bold=True)
    d.strip(
        [L, 180, 300, 420],
        224,
        [
            ("Rechnungsdatum", d.date),
            ("Leistungsdatum", d.later()),
            ("Kundennummer", d.other("1999")),
            ("Ihr Ansprechpartner", d.seller.person),
        ],
        bold=False,
    )
    y = d.table(
        280,
        [
            (L, "left", "Beschreibung", "what"),
            (330, "right", "Menge", "qty"),
            (440, "right", "Einzelpreis", "price"),
            (R, "right", "Gesamt", "money"),
        ],
    )
    d.taxed(20)
    d.sums(350, R, y + 8, [("Zwischensumme (netto)", d.net), ("Umsatzsteuer 20 %", d.tax), ("Gesamtbetrag", d.total)])
    d.put(300, 800, f"{d.phone}  ·  {d.email}  ·  {d.web}  ·  UID {d.vat}", 7, to="centre")
    return d


def slip_ch(c: Random) -> Desk:
    """A Swiss invoice: date behind the place, a payment slip with both parties at the foot."""
    d = Desk("ch", c)
    d.stack(L, 36, [d.seller.name, *d.seller.lines[1:], f"Telefon {d.phone}", d.email, f"MWST-Nr. {d.vat} MWST"], 9)
    d.stack(340, 120, [d.buyer.name, *d.buyer.lines[1:]], 10)
    d.put(340, 180, f"{d.seller.town.split(' ', 1)[1]}, {d.dated('d. M Y')}", 9)
    d.put(L, 210, f"{d.one('Rechnung Nr.', 'Rechnung')} {d.no('26999', '2026-099')}", 13, bold=True)
    d.pairs(L, 150, 232, [("Ihre Bestellung", d.later("d.m.Y")), ("Zahlungsfrist", "30 Tage netto")])
    y = d.table(
        280,
        [
            (L, "left", "Bezeichnung", "what"),
            (330, "right", "Anzahl", "qty"),
            (430, "right", "Preis", "price"),
            (R, "right", "Total CHF", "amount"),
        ],
    )
    d.taxed(8.1)
    d.sums(
        350,
        R,
        y + 8,
        [("Total exkl. MWST", d.bare(d.net)), ("MWST 8.1%", d.bare(d.tax)), ("Total inkl. MWST", d.money(d.total))],
    )
    d.put(20, 590, "Empfangsschein", 11, bold=True)
    d.put(200, 590, "Zahlteil", 11, bold=True)
    for x in (20, 360):
        y = d.put(x, 612, "Konto / Zahlbar an", 6.5, bold=True)
        y = d.stack(x, y, ["CH00 0000 0999 1420 0000 0", *d.seller.lines], 8)
        y = d.put(x, y + 8, "Zahlbar durch", 6.5, bold=True)
        d.stack(x, y, d.buyer.lines, 8)
    d.strip([20, 70], 760, [("Währung", "CHF"), ("Betrag", d.bare(d.total))])
    d.strip([200, 260], 760, [("Währung", "CHF"), ("Betrag", d.bare(d.total))])
    return d


def cards_fr(c: Random) -> Desk:
    """Two cards without headings: the seller's and, beside it, the buyer's; the law's words at the foot."""
    d = Desk("fr", c)
    d.put(L, 36, "Facture", 20, bold=True)
    d.pairs(
        L,
        180,
        70,
        [
            ("Numéro", d.no("F-2026-0999", "F20260999", "2026-03-99")),
            ("Date d'émission", d.date),
            ("Date d'échéance", d.later()),
            ("Type de vente", "Biens"),
        ],
    )
    y = d.put(L, 140, d.seller.name, 10, bold=True)
    d.stack(
        L, y, [*d.seller.lines[1:], "France", f"N° TVA : {d.vat}", f"SIREN {d.other('999 999 999')}", d.email, d.phone]
    )
    y = d.put(310, 140, d.buyer.name, 10, bold=True)
    d.stack(310, y, [*d.buyer.lines[1:], "France", f"N° TVA : {d.buyer.vat}"])
    y = d.table(
        290,
        [
            (L, "left", "Produits", "what"),
            (300, "right", "Qté", "qty"),
            (380, "right", "Prix u. HT", "price"),
            (440, "right", "TVA (%)", "rate"),
            (R, "right", "Total HT", "money"),
        ],
    )
    d.taxed(20)
    d.sums(350, R, y + 8, [("Total HT", d.net), ("Montant total de la TVA", d.tax), ("Total TTC", d.total)])
    d.put(
        297,
        800,
        f"{d.seller.name}, SAS au capital de 10 000 € - RCS Quimper {d.other('999 999 999')} - APE 4791B",
        6.5,
        to="centre",
    )
    return d


def strip_fr(c: Random) -> Desk:
    """An older program's print: grid of labels, buyer in the window at the right, a table of taxes, net à payer."""
    d = Desk("fr", c)
    d.put(L, 32, d.seller.name, 13, bold=True)
    d.stack(
        L,
        50,
        [
            *d.seller.lines[1:],
            f"Tél : {d.phone}",
            f"Fax : {d.seller.fax}",
            f"Siret : {d.other('999 999 999 00019')}",
            f"N° TVA intracom. : {d.vat}",
        ],
        8.5,
    )
    d.stack(320, 120, [d.buyer.name, *d.buyer.lines[1:]], 10)
    d.put(L, 160, d.one("FACTURE", "Facture", "FACTURE DE VENTE"), 15, bold=True)
    d.strip(
        [L, 140, 230, 330, 430],
        200,
        [
            ("Numéro", d.no("FA009999", "FC26-0999", "99999")),
            ("Date", d.dated("d/m/y")),
            ("Code client", d.other("CL0999")),
            ("Date d'échéance", d.later("d/m/y")),
            ("Mode de règlement", "Virement"),
        ],
    )
    d.table(
        250,
        [
            (L, "left", "Référence", "code"),
            (130, "left", "Désignation", "what"),
            (370, "right", "Qté", "qty"),
            (450, "right", "P.U. HT", "price"),
            (R, "right", "Montant HT", "amount"),
        ],
    )
    d.taxed(20)
    d.strip(
        [L, 110, 190, 260],
        690,
        [("Code", "1"), ("Base HT", d.bare(d.net)), ("Taux TVA", "20,00"), ("Montant TVA", d.bare(d.tax))],
    )
    d.pairs(
        380,
        R,
        690,
        [
            ("Total HT", d.bare(d.net)),
            ("Total TVA", d.bare(d.tax)),
            ("Total TTC", d.bare(d.total)),
            ("Acompte", d.bare(0)),
            ("NET À PAYER", d.money(d.total)),
        ],
        to="right",
    )
    d.put(297, 800, f"{d.web} - SARL au capital de 7 622 € - RCS {d.other('999 999 999')}", 7, to="centre")
    return d


def modern_es(c: Random) -> Desk:
    """Title and pairs at the left, seller at the right, buyer under it, capitals for sums."""
    d = Desk("es", c)
    d.put(L, 40, "FACTURA", 20, bold=True)
    d.pairs(
        L, 130, 74, [("Número #", d.no("F260099", "2026-0099", "A/99")), ("Fecha", d.date), ("Vencimiento", d.later())]
    )
    d.put(R, 40, d.seller.name.split()[0].upper(), 18, bold=True, to="right")
    y = d.put(L, 150, d.seller.name, 9, bold=True)
    d.stack(L, y, [d.seller.vat if d.vat else "", *d.seller.lines[1:], "España", d.email, d.phone])
    y = d.put(310, 150, d.buyer.name, 9, bold=True)
    d.stack(310, y, [d.buyer.vat, *d.buyer.lines[1:], "España"])
    y = d.table(
        270,
        [
            (L, "left", "CONCEPTO", "what"),
            (330, "right", "PRECIO", "price"),
            (400, "right", "UNIDADES", "qty"),
            (R, "right", "SUBTOTAL", "money"),
        ],
    )
    d.taxed(21)
    d.sums(350, R, y + 10, [("BASE IMPONIBLE", d.net), ("IVA 21%", d.tax), ("TOTAL", d.total)])
    return d


def boxes_es(c: Random) -> Desk:
    """A strip of boxes in which the N.I.F. and the customer are the buyer's; seller's C.I.F. under the letterhead."""
    d = Desk("es", c)
    y = d.put(L, 34, d.seller.name, 14, bold=True)
    d.stack(
        L,
        y,
        [f"{d.seller.street} - {d.seller.town}", f"Tlf. {d.phone} - Fax {d.seller.fax}", f"C.I.F. {d.vat}", d.web],
        8,
    )
    d.stack(320, 100, [d.buyer.name, *d.buyer.lines[1:]], 9.5)
    d.strip(
        [L, 150, 240, 330, 430],
        190,
        [
            ("FACTURA Nº", d.no("26/0999", "99999", "FV26-999")),
            ("FECHA", d.date),
            ("CLIENTE", d.other("00999")),
            ("N.I.F.", d.buyer.vat),
            ("PÁGINA", "1"),
        ],
    )
    d.table(
        240,
        [
            (L, "left", "CÓDIGO", "code"),
            (120, "left", "ARTÍCULO", "what"),
            (370, "right", "CANTIDAD", "qty"),
            (450, "right", "PRECIO", "price"),
            (R, "right", "IMPORTE", "amount"),
        ],
    )
    d.taxed(21)
    d.strip(
        [L, 150, 240, 330, 440],
        700,
        [
            ("IMPORTE BRUTO", d.bare(d.net)),
            ("BASE IMPONIBLE", d.bare(d.net)),
            ("% I.V.A.", "21,00"),
            ("CUOTA I.V.A.", d.bare(d.tax)),
            ("TOTAL FACTURA", d.money(d.total)),
        ],
    )
    d.put(L, 740, f"FORMA DE PAGO: Transferencia   VENCIMIENTO: {d.later('d/m/Y')}", 8)
    return d


def courtesy_it(c: Random) -> Desk:
    """Seller and recipient with headings, number and date in one line, a table of taxes, net to pay."""
    d = Desk("it", c)
    y = d.put(L, 36, d.seller.name, 13, bold=True)
    d.stack(L, y, [*d.seller.lines[1:], f"P.IVA {d.vat} - C.F. {d.seller.vat}", f"Tel. {d.phone} - {d.email}"], 8.5)
    d.put(320, 110, d.one("Destinatario", "Spett.le", "Spettabile"), 8)
    d.stack(320, 122, [d.buyer.name, *d.buyer.lines[1:], f"P.IVA: {d.buyer.vat}", "SDI: M5UXCR1"], 9)
    d.put(
        L,
        205,
        f"{d.one('FATTURA', 'Fattura', 'FATTURA DI CORTESIA')} nr. {d.no('99/2026', '999/A', '999')} del {d.dated('d/m/Y')}",
        12,
        bold=True,
    )
    y = d.table(
        240,
        [
            (L, "left", "CODICE", "code"),
            (130, "left", "DESCRIZIONE", "what"),
            (350, "right", "Q.TÀ", "qty"),
            (430, "right", "PREZZO", "price"),
            (480, "right", "IVA", "rate"),
            (R, "right", "IMPORTO", "amount"),
        ],
    )
    d.taxed(22)
    d.strip(
        [L, 130, 220, 300],
        690,
        [
            ("Aliquota", "22%"),
            ("Imponibile", d.money(d.net)),
            ("Imposta", d.money(d.tax)),
            ("Scadenza", d.later("d/m/Y")),
        ],
    )
    d.sums(
        380,
        R,
        690,
        [
            ("Totale imponibile", d.net),
            ("Totale IVA", d.tax),
            ("Totale documento", d.total),
            ("Netto a pagare", d.total),
        ],
    )
    d.put(L, 800, f"Documento privo di valenza fiscale. {d.web}", 6.5)
    return d


def plain_nl(c: Random) -> Desk:
    """A small business's sheet: buyer bare at the left, pairs under the title, all registrations in a line at the foot."""
    d = Desk("nl", c)
    d.put(R, 40, d.seller.name, 15, bold=True, to="right")
    d.stack(R, 62, d.seller.lines[1:], to="right")
    d.stack(L, 120, d.buyer.lines, 10)
    d.put(L, 200, "Factuur", 20, bold=True)
    d.pairs(
        L,
        160,
        232,
        [
            ("Factuurnummer", d.no("2026-0999", "260099", "F2026.099")),
            ("Factuurdatum", d.date),
            ("Vervaldatum", d.later()),
            ("Uw referentie", d.other("INK-999")),
        ],
    )
    y = d.table(
        310,
        [
            (L, "left", "Aantal", "qty"),
            (110, "left", "Omschrijving", "what"),
            (440, "right", "Bedrag", "price"),
            (R, "right", "Totaal", "amount"),
        ],
    )
    d.taxed(21)
    d.sums(350, R, y + 8, [("Subtotaal", d.net), ("21% btw", d.tax), ("Totaal", d.total)])
    d.put(
        L,
        y + 90,
        f"We verzoeken u vriendelijk het bedrag van {d.money(d.total)} voor {d.later('d-m-Y')} over te maken.",
        8,
    )
    d.put(
        297,
        805,
        f"T {d.phone}  |  {d.email}  |  KvK {d.other('99999999')}  |  BTW {d.vat}  |  IBAN {d.seller.iban}",
        6.5,
        to="centre",
    )
    return d


def twin_be(c: Random) -> Desk:
    """Both parties with their BTW numbers, the buyer boxed at the right with a label for its own."""
    d = Desk("be", c)
    d.put(L, 40, d.seller.name, 14, bold=True)
    d.stack(L, 60, [*d.seller.lines[1:], f"BTW: {d.vat}", f"Tel: {d.phone}", f"RPR Antwerpen - {d.web}"], 8.5)
    d.put(320, 96, d.one("Klant:", "Factuuradres", "Aan"), 8, bold=True)
    d.stack(320, 110, [*d.buyer.lines, f"BTW: {d.buyer.vat}"], 9)
    d.put(L, 180, "FACTUUR", 16, bold=True)
    d.strip(
        [L, 150, 250, 350, 450],
        210,
        [
            ("Factuurnr.", d.no("2026/999", "VF26-0999", "26099")),
            ("Datum", d.date),
            ("Klantnr.", d.other("C0999")),
            ("Uw ref.", d.other("B999")),
            ("Vervaldag", d.later()),
        ],
    )
    y = d.table(
        260,
        [
            (L, "left", "Omschrijving", "what"),
            (330, "right", "Aantal", "qty"),
            (430, "right", "Eenheidsprijs", "price"),
            (R, "right", "Bedrag", "amount"),
        ],
    )
    d.taxed(21)
    d.sums(350, R, y + 10, [("Maatstaf van heffing", d.net), ("BTW 21%", d.tax), ("Te betalen", d.total)])
    return d


def twin_pl(c: Random) -> Desk:
    """Place and dates at the right, seller and buyer side by side with NIP each, sums in words."""
    d = Desk("pl", c)
    d.pairs(
        340,
        450,
        36,
        [
            ("Miejsce wystawienia:", d.seller.town.split(" ", 1)[1]),
            ("Data wystawienia:", d.date),
            ("Data sprzedaży:", d.later()),
        ],
    )
    d.put(
        297,
        96,
        f"{d.one('Faktura VAT nr', 'Faktura nr', 'Faktura')} {d.no('FV/99/03/2026', 'FS 999/2026', '99/2026')}",
        14,
        bold=True,
        to="centre",
    )
    d.put(297, 114, "oryginał", 8, to="centre")
    d.put(L, 136, "Sprzedawca", 9, bold=True)
    d.put(310, 136, "Nabywca", 9, bold=True)
    d.stack(L, 150, [*d.seller.lines, f"NIP: {d.vat}", f"tel. {d.phone}", d.email])
    d.stack(310, 150, [*d.buyer.lines, f"NIP: {d.buyer.vat}"])
    d.pairs(
        L, 150, 236, [("Sposób zapłaty:", "przelew"), ("Termin płatności:", d.later()), ("Nr konta:", d.seller.iban)]
    )
    y = d.table(
        290,
        [
            (L, "left", "Lp.", "n"),
            (80, "left", "Nazwa towaru lub usługi", "what"),
            (310, "right", "Ilość", "qty"),
            (330, "left", "J.m.", "unit"),
            (440, "right", "Cena netto", "price"),
            (R, "right", "Wartość netto", "amount"),
        ],
    )
    d.taxed(23)
    y = d.pairs(
        350,
        R,
        y + 8,
        [("Razem netto", d.bare(d.net)), ("VAT 23%", d.bare(d.tax)), ("Razem brutto", d.bare(d.total))],
        to="right",
    )
    d.put(L, y + 16, f"Do zapłaty: {d.money(d.total)}", 12, bold=True)
    d.put(L, y + 34, "Słownie: jeden tysiąc złotych 00/100", 8)
    return d


def giro_se(c: Random) -> Desk:
    """Title at the right with pairs, buyer in the window, registrations in columns at the foot with headings."""
    d = Desk("se", c)
    d.put(L, 40, d.seller.name, 14, bold=True)
    d.put(320, 40, "Faktura", 18, bold=True)
    d.pairs(
        320,
        420,
        70,
        [
            ("Fakturanr", d.no("9999", "26099")),
            ("Fakturadatum", d.date),
            ("Kundnr", d.other("1999")),
            ("OCR", d.other("999999999")),
            ("Förfallodatum", d.later()),
        ],
    )
    d.stack(320, 150, d.buyer.lines, 10)
    d.pairs(
        L,
        130,
        150,
        [("Er referens", d.buyer.person), ("Vår referens", d.seller.person), ("Betalningsvillkor", "30 dagar netto")],
    )
    y = d.table(
        260,
        [
            (L, "left", "Art.nr", "code"),
            (120, "left", "Benämning", "what"),
            (370, "right", "Antal", "qty"),
            (460, "right", "À-pris", "price"),
            (R, "right", "Summa", "amount"),
        ],
    )
    d.taxed(25)
    d.strip(
        [L, 150, 250, 400],
        690,
        [
            ("Exkl. moms", d.bare(d.net)),
            ("Moms 25 %", d.bare(d.tax)),
            ("Öresavrundning", "0,00"),
            ("ATT BETALA", d.money(d.total)),
        ],
    )
    d.strip(
        [L, 180, 290, 420],
        770,
        [("Adress", d.seller.street), ("Telefon", d.phone), ("Bankgiro", d.other("9999-9999")), ("Momsreg.nr", d.vat)],
        size=7,
    )
    d.strip(
        [L, 180, 290, 420],
        800,
        [
            ("", d.seller.town),
            ("E-post", d.email),
            ("Organisationsnr", d.other("559999-9999")),
            ("", "Godkänd för F-skatt"),
        ],
        size=7,
    )
    return d


def plain_dk(c: Random) -> Desk:
    """Buyer top left, seller top right with CVR, title and pairs, total with the currency's code."""
    d = Desk("dk", c)
    d.stack(L, 60, [*d.buyer.lines], 10)
    d.stack(390, 40, [d.seller.name, *d.seller.lines[1:], f"Telefon: {d.phone}", f"CVR-nr.: {d.vat}", d.email], 8.5)
    d.put(L, 170, "Faktura", 18, bold=True)
    d.pairs(
        390,
        470,
        150,
        [
            ("Fakturanr.:", d.no("10999", "999")),
            ("Fakturadato:", d.date),
            ("Kundenr.:", d.other("999")),
            ("Side:", "1 af 1"),
        ],
    )
    y = d.table(
        230,
        [
            (L, "left", "Varenr.", "code"),
            (120, "left", "Tekst", "what"),
            (350, "right", "Antal", "qty"),
            (450, "right", "Enhedspris", "price"),
            (R, "right", "Pris", "amount"),
        ],
    )
    d.taxed(25)
    d.pairs(
        350,
        R,
        y + 10,
        [("Subtotal", d.bare(d.net)), ("25,00% moms", d.bare(d.tax)), ("Total DKK", d.bare(d.total))],
        to="right",
    )
    d.put(L, y + 80, f"Betalingsbetingelser: Netto 8 dage - Forfaldsdato: {d.later('d-m-Y')}", 8)
    return d


def certified_pt(c: Random) -> Desk:
    """Series and number behind the title, both tax numbers, the program's certificate."""
    d = Desk("pt", c)
    d.put(L, 40, d.seller.name, 12, bold=True)
    d.stack(L, 58, [*d.seller.lines[1:], f"Contribuinte: {d.vat}", f"Tel.: {d.phone}", d.web], 8.5)
    d.put(320, 110, d.one("Exmo.(s) Sr.(s)", "Exmos. Senhores"), 8)
    d.stack(320, 122, d.buyer.lines, 9.5)
    d.put(L, 190, f"Fatura {d.no('FT 2026A/999', 'FT A2026/99', 'FAC 1/999')}", 13, bold=True)
    d.put(R, 192, "Original", 8, to="right")
    d.strip(
        [L, 150, 240, 330, 440],
        215,
        [
            ("V/N.º Contrib.", d.buyer.vat),
            ("Requisição", d.other("R999")),
            ("Data", d.dated("Y-m-d")),
            ("Vencimento", d.later("Y-m-d")),
            ("Condição", "30 dias"),
        ],
    )
    y = d.table(
        260,
        [
            (L, "left", "Artigo", "code"),
            (120, "left", "Descrição", "what"),
            (340, "right", "Qtd.", "qty"),
            (430, "right", "Pr. Unitário", "price"),
            (R, "right", "Valor", "amount"),
        ],
    )
    d.taxed(23)
    d.sums(
        360, R, 690, [("Mercadoria/Serviços", d.bare(d.net)), ("IVA", d.bare(d.tax)), ("Total (EUR)", d.bare(d.total))]
    )
    d.put(L, 800, f"AbCd-Processado por programa certificado n.º 9914/AT  ATCUD: JFTX9914-{d.other('999')}", 6.5)
    return d


def twin_cz(c: Random) -> Desk:
    """Supplier and customer side by side with IČ and DIČ, three dates, the sum to pay."""
    d = Desk("cz", c)
    d.put(R, 36, f"FAKTURA - DAŇOVÝ DOKLAD č. {d.no('260100999', '2026099')}", 12, bold=True, to="right")
    d.put(L, 66, "Dodavatel:", 8, bold=True)
    d.stack(
        L,
        78,
        [*d.seller.lines, f"IČ: {d.seller.vat[2:]}", f"DIČ: {d.vat}", f"Telefon: {d.phone}", f"E-mail: {d.email}"],
    )
    d.put(310, 66, "Odběratel:", 8, bold=True)
    d.stack(310, 78, [*d.buyer.lines, f"IČ: {d.buyer.vat[2:]}", f"DIČ: {d.buyer.vat}"])
    d.pairs(L, 180, 190, [("Variabilní symbol:", d.other("260100999")), ("Objednávka č.:", d.other("OBJ999"))])
    d.pairs(
        310,
        450,
        190,
        [("Datum vystavení:", d.date), ("Datum splatnosti:", d.later()), ("Datum uskutečnění plnění:", d.later())],
    )
    y = d.table(
        260,
        [
            (L, "left", "Označení dodávky", "what"),
            (330, "right", "Množství", "qty"),
            (430, "right", "J.cena", "price"),
            (R, "right", "Celkem", "amount"),
        ],
    )
    d.taxed(21)
    d.sums(
        350,
        R,
        y + 10,
        [("Základ DPH", d.bare(d.net)), ("DPH 21%", d.bare(d.tax)), ("CELKEM K ÚHRADĚ", d.money(d.total))],
    )
    return d


def state_tr(c: Random) -> Desk:
    """The tax office's sheet: seller at the left, SAYIN before the buyer, a grid of pairs at the right."""
    d = Desk("tr", c)
    d.stack(
        L,
        40,
        [
            d.seller.name,
            *d.seller.lines[1:],
            f"Tel: {d.phone} Fax: {d.seller.fax}",
            f"Web Sitesi: {d.web}",
            f"E-Posta: {d.email}",
            "Vergi Dairesi: NİLÜFER",
            f"VKN: {d.vat}",
        ],
        8.5,
    )
    d.put(297, 60, "e-FATURA", 12, bold=True, to="centre")
    d.put(L, 160, "SAYIN", 9, bold=True)
    d.stack(L, 172, [*d.buyer.lines, "Vergi Dairesi: KADIKÖY", f"VKN: {d.buyer.vat}"], 8.5)
    d.pairs(
        380,
        460,
        170,
        [
            ("Özelleştirme No:", "TR1.2"),
            ("Senaryo:", "TICARIFATURA"),
            ("Fatura Tipi:", "SATIS"),
            ("Fatura No:", d.no("ABC2026000000999")),
            ("Fatura Tarihi:", d.dated("d-m-Y")),
            ("İrsaliye No:", d.other("IRS999")),
        ],
        size=8,
    )
    y = d.table(
        290,
        [
            (L, "left", "Sıra No", "n"),
            (110, "left", "Mal Hizmet", "what"),
            (340, "right", "Miktar", "qty"),
            (430, "right", "Birim Fiyat", "price"),
            (R, "right", "Mal Hizmet Tutarı", "money"),
        ],
    )
    d.taxed(20)
    d.sums(
        330,
        R,
        y + 10,
        [
            ("Mal Hizmet Toplam Tutarı", d.net),
            ("Hesaplanan KDV(%20)", d.tax),
            ("Vergiler Dahil Toplam Tutar", d.total),
            ("Ödenecek Tutar", d.total),
        ],
    )
    return d


def state_mx(c: Random) -> Desk:
    """A Mexican CFDI: pairs for emisor and receptor, a fiscal id that is no number, date with time."""
    d = Desk("mx", c)
    d.pairs(
        L,
        150,
        40,
        [
            ("RFC emisor:", d.vat),
            ("Nombre emisor:", d.seller.name),
            ("Folio:", d.no("A999", "9999", "F-999")),
            ("RFC receptor:", d.buyer.vat),
            ("Nombre receptor:", d.buyer.name),
            ("Uso CFDI:", "Gastos en general"),
        ],
        size=8,
    )
    d.pairs(
        330,
        430,
        40,
        [
            ("Folio fiscal:", d.other("A9C99F99-99B9-4E99-9999-9D9999")),
            ("No. de serie del CSD:", d.other("00001000000999999999")),
            ("Código postal:", "37000"),
            ("Fecha de emisión:", f"{d.dated('Y-m-d')} 11:42:07"),
            ("Efecto de comprobante:", "Ingreso"),
            ("Régimen fiscal:", "General de Ley"),
        ],
        size=8,
    )
    y = d.table(
        150,
        [
            (L, "left", "Clave", "hs"),
            (130, "left", "Descripción", "what"),
            (340, "right", "Cantidad", "qty"),
            (430, "right", "Valor unitario", "price"),
            (R, "right", "Importe", "amount"),
        ],
    )
    d.taxed(16)
    d.sums(360, R, y + 10, [("Subtotal", d.net), ("Impuestos trasladados IVA 16.00%", d.tax), ("Total", d.total)])
    d.put(L, y + 80, "Moneda: Peso Mexicano   Forma de pago: Transferencia electrónica", 8)
    return d


EUROPE: tuple[Callable[[Random], Desk], ...] = (
    norm_de, plain_de, strip_at, slip_ch, cards_fr, strip_fr, modern_es, boxes_es, courtesy_it, plain_nl, twin_be, twin_pl, giro_se,
    plain_dk, certified_pt, twin_cz, state_tr, state_mx,
)  # fmt: skip
