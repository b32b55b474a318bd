"""Invoices as programs of the German-speaking and the Low Countries print them.

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
    """Print a letter by DIN 5008: sender line, window, information block, four columns at the foot."""
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
    """Print sender at the right, number in the subject line, discount for early payment in a sentence."""
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
    """Print a modern sheet: name in colour, number beside the title, a strip of dates, sums with the word Gesamtbetrag."""
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
    """Print a Swiss invoice: date behind the place, a payment slip with both parties at the foot."""
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


def plain_nl(c: Random) -> Desk:
    """Print a small business's sheet: buyer bare at the left, pairs under the title, all registrations in a line at the foot."""
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
    """Print both parties with their BTW numbers, the buyer boxed at the right with a label for its own."""
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


GERMAN: tuple[Callable[[Random], Desk], ...] = (
    norm_de, plain_de, strip_at, slip_ch, plain_nl, twin_be,
)  # fmt: skip
