"""Till rolls as car parks, hotels, chemists and shops of more countries print them.

In: a source of chance. Out: `Desk`s on narrow sheets, each a paper with its truth. Never: a real shop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.paper_maker.desk import Desk
from scripts.paper_maker.rolls import goods, middle, roll, rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

L, R, M = 8.0, 212.0, 110.0


def parking(c: Random) -> Desk:
    """Print a car park: operator at the foot, arrival and departure, one paid sum."""
    d = roll(c, "uk", "de")
    english = d.land == "uk"
    y = middle(d, 10, "CAR PARK RECEIPT" if english else "Parkhaus Quittung", size=11)
    y = middle(d, y, "Castle Street Car Park" if english else "Parkhaus Schlossplatz", *d.seller.lines[1:])
    d.dated("d/m/Y" if english else "d.m.Y")
    y = rows(
        d,
        y + 6,
        ("Entry" if english else "Einfahrt", f"{d.date} 09:12"),
        ("Paid at" if english else "Bezahlt am", f"{d.date} 11:48"),
        ("Duration" if english else "Parkdauer", "0d 2h 36m"),
        ("Ticket" if english else "Ticket-Nr.", d.other("999999")),
    )
    d.net = c.randrange(3, 40) * 50
    y = rows(d, y + 4, ("Amount paid" if english else "Bezahlter Betrag", d.money(d.total)), size=9)
    rate = 20 if english else 19
    y = rows(
        d,
        y,
        (
            f"incl. VAT {rate}%" if english else f"enthaltene MwSt. {rate}%",
            d.money(d.net - round(d.net / (1 + rate / 100))),
        ),
    )
    y = middle(
        d,
        y + 8,
        ("Operated by " if english else "Betreiber: ") + d.seller.name,
        f"{'VAT Reg' if english else 'USt-ID'} {d.vat}",
        d.web,
    )
    return d


def hotel(c: Random) -> Desk:
    """Print a hotel's account on a wide sheet: guest, arrival, departure, folio, date of the bill."""
    d = Desk(c.choice(("uk", "us", "sg")), c)
    d.buyer = d.ship
    guest = d.buyer.person
    d.truth.pop("buyer_name")
    form = {"us": "m/d/Y", "uk": "d/m/Y", "sg": "d/m/Y"}[d.land]
    name = c.choice(("The Gannet Hotel", "Harbourlight Inn & Suites", "Hotel Verbena"))
    d.truth["supplier_name"] = name
    d.sheet.put(297, 36, name, 15, bold=True, to="centre")
    d.sheet.put(297, 58, f"{d.seller.street}, {d.seller.town}", 8, to="centre")
    d.sheet.put(297, 69, f"Tel {d.phone}  {d.email}", 8, to="centre")
    d.put(40, 110, "Guest Folio" if d.land == "us" else "Tax Invoice", 13, bold=True)
    d.pairs(40, 110, 140, [("Guest", guest), ("Company", d.ship.name), ("Room", d.other("999"))])
    d.pairs(
        330,
        420,
        140,
        [
            ("Arrival", d.later(form)),
            ("Departure", d.later(form)),
            ("Folio No." if d.land == "us" else "Invoice No.", d.no("99999")),
            ("Date", d.dated(form)),
        ],
    )
    y = d.table(230, [(40, "left", "Description", "what"), (R + 340, "right", "Charges", "amount")])
    d.taxed(12)
    d.sums(
        330,
        552,
        y + 10,
        [
            ("Subtotal", d.bare(d.net)),
            ("Tax", d.bare(d.tax)),
            ("Total", d.money(d.total)),
            ("Visa", d.bare(-d.total)),
            ("Balance", d.bare(0)),
        ],
    )
    return d


def fiscal_pl(c: Random) -> Desk:
    """Print a fiscal receipt: NIP, title in spaced words, tax letters, SUMA PLN, date in front of the number."""
    d = roll(c, "pl")
    y = middle(d, 10, d.seller.name, size=9)
    y = middle(d, y, *d.seller.lines[1:], f"NIP {d.vat}")
    y = rows(d, y, (d.dated("Y-m-d"), f"nr wydr. {d.other('99999')}"))
    y = middle(d, y, "PARAGON FISKALNY", size=9)
    for what, _, price in d.items:
        d.put(L, y, what[:20], 7.5)
        y = d.put(R, y, f"1 x{d.bare(price)} {d.bare(price)}A", 7.5, to="right")
    d.net = sum(price for _, _, price in d.items)
    tax = d.net - round(d.net / 1.23)
    y = rows(d, y + 4, ("SPRZEDAŻ OPODATKOWANA A", d.net), ("PTU A 23,00 %", tax), ("SUMA PTU", tax))
    y = rows(d, y, ("SUMA PLN", d.total), size=10)
    y = rows(d, y + 4, (f"0{d.other('9999')} #3 KIEROWNIK", "12:31"), ("Karta", d.net))
    middle(d, y + 4, f"BCK {d.other('9999999999')}", "Dziękujemy")
    return d


def chemist_pt(c: Random) -> Desk:
    """Print a chemist's simplified invoice: NIF, series and number, taxes included, customer's number unnamed."""
    d = roll(c, "pt")
    y = middle(d, 10, d.seller.name, size=9, bold=True)
    y = middle(d, y, *d.seller.lines[1:], f"Tel: {d.phone}", f"NIF: {d.vat}", "Capital Social 5.000,00 EUR")
    y = rows(
        d,
        y + 4,
        (f"Fatura Simplificada {d.no('FS 1/9999', 'FS F26/999')}", ""),
        (f"Data: {d.dated('d-m-Y')}", "Hora: 16:20"),
        ("Contribuinte: Consumidor final", ""),
    )
    y = goods(d, y + 4)
    y = rows(d, y + 4, ("Total", d.money(d.total)), size=9.5)
    y = rows(d, y, ("Multibanco", d.net), ("IVA incluído 6%", d.net - round(d.net / 1.06)))
    middle(d, y + 4, "Processado por programa certificado n.º 99/AT", "IVA INCLUÍDO. Obrigado!")
    return d


def shop_se(c: Random) -> Desk:
    """Print a Swedish kvitto: org. number, Totalt, moms table, card."""
    d = roll(c, "se")
    y = middle(d, 10, d.seller.name, size=10, bold=True)
    y = middle(d, y, *d.seller.lines[1:], f"Tel: {d.phone}", f"Org.nr: {d.other('559999-9999')}", d.web)
    y = rows(d, y + 4, (f"Kvitto nr {d.other('99999')}", f"{d.dated('Y-m-d')} 15:31"), ("Kassa 2", "Kassör 14"))
    y = goods(d, y + 4)
    y = rows(d, y + 4, ("Totalt", d.money(d.total)), size=10)
    y = d.strip(
        [L, 60, 110, 160],
        y + 4,
        [
            ("Moms%", "25,00"),
            ("Moms", d.bare(d.net - round(d.net / 1.25))),
            ("Netto", d.bare(round(d.net / 1.25))),
            ("Brutto", d.bare(d.net)),
        ],
        size=6.5,
        bold=False,
    )
    y = rows(d, y, ("Kort", d.net))
    middle(d, y + 4, "Öppet köp 30 dagar", "Välkommen åter!")
    return d


def market_tr(c: Random) -> Desk:
    """Print a Turkish fiş: tax office and number, date and hour, TOPKDV, TOPLAM with a star."""
    d = roll(c, "tr")
    y = middle(d, 10, d.seller.name, size=9)
    y = middle(d, y, *d.seller.lines[1:], f"KADIKÖY V.D. {d.vat}", f"TEL: {d.phone}")
    y = rows(d, y + 4, (f"TARİH : {d.dated('d/m/Y')}", f"FİŞ NO : {d.other('0099')}"), ("SAAT : 18:04", ""))
    for what, _, price in d.items:
        d.put(L, y, what[:20].upper(), 7.5)
        d.put(150, y, "%20", 7.5)
        y = d.put(R, y, f"*{d.bare(price)}", 7.5, to="right")
    d.net = sum(price for _, _, price in d.items)
    y = rows(d, y + 4, ("TOPKDV", f"*{d.bare(d.net - round(d.net / 1.2))}"))
    y = rows(d, y, ("TOPLAM", f"*{d.bare(d.total)}"), size=10)
    rows(d, y, ("KREDİ KARTI", f"*{d.bare(d.net)}"))
    return d


def check_us(c: Random) -> Desk:
    """Print a restaurant's check: server, check number, subtotal, tax, total, blank lines for a tip."""
    d = roll(c, "us", "ca")
    name = c.choice(("The Blue Heron Grill", "Nonna's Table", "Taqueria Sol y Luna", "SMOKESTACK BBQ"))
    d.truth["supplier_name"] = name
    y = middle(d, 10, name, size=11, bold=True)
    y = middle(d, y, d.seller.street, d.seller.town, d.phone)
    y = rows(
        d,
        y + 4,
        ("Server: Kayla", d.dated("m/d/Y" if d.land == "us" else "Y-m-d")),
        (f"Table {d.other('99')}/1", "8:14 PM"),
        ("Guests: 2", f"Check #{d.other('99999')}"),
    )
    y = goods(d, y + 4)
    d.taxed(7)
    y = rows(d, y + 4, ("Subtotal", d.net), ("Tax", d.tax))
    y = rows(d, y, ("Total", d.money(d.total)), size=10)
    y = rows(d, y + 8, ("Gratuity", "__________"), ("Grand Total", "__________"))
    middle(
        d,
        y + 4,
        "Suggested tip",
        f"18% = {d.bare(d.net * 18 // 100)}",
        f"20% = {d.bare(d.net * 20 // 100)}",
        "Thank you!",
    )
    return d


MORE_ROLLS: tuple[Callable[[Random], Desk], ...] = (
    parking, hotel, fiscal_pl, chemist_pt, shop_se, market_tr, check_us,
)  # fmt: skip
