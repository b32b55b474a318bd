"""Till rolls as shops, kitchens, pumps, car parks and hotels of many countries print them.

In: a source of chance. Out: `Desk`s on narrow sheets, each a paper with its truth. Never: a real shop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.paper_maker.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

L, R, M = 8.0, 212.0, 110.0


def _roll(c: Random, *codes: str) -> Desk:
    d = Desk(c.choice(codes), c, width=220, height=640)
    d.truth.pop("buyer_name")
    return d


def _middle(d: Desk, y: float, *lines: str, size: float = 7.5, bold: bool = False) -> float:
    for line in lines:
        y = d.put(M, y, line, size, to="centre", bold=bold)
    return y


def _goods(d: Desk, y: float, tail: str = "") -> float:
    for what, _, price in d.items:
        d.put(L, y, what[:22].upper(), 7.5)
        y = d.put(R, y, d.bare(price) + tail, 7.5, to="right")
    d.net = sum(price for _, _, price in d.items)
    return y


def _rows(d: Desk, y: float, *rows: tuple[str, int | str], size: float = 7.5) -> float:
    for label, value in rows:
        d.put(L, y, label, size)
        y = d.put(R, y, d.bare(value) if isinstance(value, int) else value, size, to="right")
    return y


def grocer_us(c: Random) -> Desk:
    """Slogan, store number, no tax number, debit, items sold, date at the very end."""
    d = _roll(c, "us")
    y = _middle(d, 10, d.seller.name.upper().replace(", INC.", "").split(" ")[0] + " MARKET", size=14)
    d.truth["supplier_name"] = d.seller.name.upper().replace(", INC.", "").split(" ")[0] + " MARKET"
    y = _middle(
        d,
        y,
        '"Neighbors Save More"',
        f"STORE #{d.other('0999')}  {d.phone}",
        d.seller.street.upper(),
        d.seller.town.upper(),
        f"ST# 0{d.other('999')} OP# 009046 TE# 46 TR# 0{d.other('9999')}",
    )
    y = _goods(d, y + 4, " F")
    d.taxed(8.25)
    y = _rows(d, y + 4, ("SUBTOTAL", d.net), ("TAX 1 8.250 %", d.tax))
    y = _rows(d, y, ("TOTAL", d.total), size=9)
    y = _rows(d, y, ("DEBIT TEND", d.total), ("CHANGE DUE", 0))
    y = _middle(
        d,
        y + 4,
        f"ACCOUNT # **** **** **** {d.other('9999')}",
        f"APPROVAL # {d.other('999999')}",
        f"# ITEMS SOLD {len(d.items)}",
        f"{d.dated('m/d/y')}  18:22:14",
        "THANK YOU FOR SHOPPING WITH US",
    )
    return d


def grocer_uk(c: Random) -> Desk:
    """Brand, VAT number, balance due, card sale, loyalty points."""
    d = _roll(c, "uk", "ie")
    y = _middle(d, 10, d.seller.name, size=11, bold=True)
    y = _middle(
        d,
        y,
        d.seller.street,
        d.seller.town,
        f"Tel: {d.phone}",
        f"VAT NO: {d.vat}",
        f"Served by: {c.choice(('Dawn', 'Imran', 'Self Checkout 4'))}",
    )
    y = _goods(d, y + 4)
    y = _rows(d, y + 4, ("BALANCE DUE", d.money(d.total)), size=9)
    y = _rows(d, y, ("VISA DEBIT SALE", d.money(d.total)), ("CHANGE", d.money(0)))
    y = _middle(d, y + 4, f"AID: A000000003{d.other('9999')}", f"AUTH CODE: {d.other('999999')}", "POINTS EARNED: 14")
    _rows(d, y, (f"{d.dated('d/m/y')}  14:07", f"{d.other('9999 999 99')}"))
    return d


def grocer_de(c: Random) -> Desk:
    """Brand large, company under it, sum in capitals with the currency, a table of taxes, fiscal signatures."""
    d = _roll(c, "de", "at")
    y = _middle(d, 8, c.choice(("MARKTKORB", "Frischeck", "NAHKAUF PLUS")), size=16, bold=True)
    y = _middle(
        d,
        y,
        d.seller.name,
        *d.seller.lines[1:],
        f"Tel. {d.phone}",
        f"{d.one('UID Nr.:', 'USt-IdNr.:', 'St.-Nr. / UID:')} {d.vat}",
    )
    d.put(R, y, "EUR", 7.5, to="right")
    y = _goods(d, y + 10, " B")
    gross = d.net
    y = _rows(d, y, ("SUMME", f"EUR {d.bare(gross)}"), size=9.5)
    y = _rows(
        d,
        y + 2,
        ("Geg. BAR", f"EUR {d.bare(gross // 1000 * 1000 + 1000)}"),
        ("Rückgeld BAR", f"EUR {d.bare(1000 - gross % 1000)}"),
    )
    d.total  # noqa: B018 -- told
    y = d.strip(
        [L, 60, 110, 160],
        y + 4,
        [
            ("Steuer  %", "B= 7,0%"),
            ("Netto", d.bare(round(gross / 1.07))),
            ("Steuer", d.bare(gross - round(gross / 1.07))),
            ("Brutto", d.bare(gross)),
        ],
        size=6.5,
        bold=False,
    )
    y = _rows(
        d,
        y,
        (d.dated("d.m.Y"), "17:42"),
        (f"Bon-Nr.:{d.other('9999')}", f"Markt:{d.other('0999')} Kasse:4 Bed.:202020"),
    )
    _middle(d, y + 4, "TSE-Signatur: a8Fk2LmQ99xZ", f"TSE-Start: {d.iso}T17:41:10", "Vielen Dank für Ihren Einkauf")
    return d


def kitchen_fr(c: Random) -> Desk:
    """A restaurant's note: table, covers, SIRET and TVA, HT and TVA lines, total TTC, paid by card."""
    d = _roll(c, "fr")
    y = _middle(d, 10, d.seller.name, size=10, bold=True)
    y = _middle(
        d,
        y,
        *d.seller.lines[1:],
        f"Tél. : {d.phone}",
        f"SIRET {d.other('999 999 999 00019')} - APE 5610A",
        f"TVA Intracom : {d.vat}",
    )
    y = _rows(
        d,
        y + 4,
        (f"Table {d.other('9')}", "Couverts 2"),
        (f"Ticket N° {d.other('9999')}", f"{d.dated('d/m/Y')} 13:{d.other('19')}"),
    )
    y = _goods(d, y + 4)
    gross = d.net
    y = _rows(d, y + 4, ("Total HT", round(gross / 1.1)), ("TVA 10,00 %", gross - round(gross / 1.1)))
    y = _rows(d, y, ("TOTAL TTC", d.money(gross)), size=10)
    d.total  # noqa: B018 -- told
    y = _rows(d, y, ("CB", gross))
    _middle(d, y + 6, "Service compris", "Merci de votre visite, à bientôt")
    return d


def shop_it(c: Random) -> Desk:
    """A documento commerciale: name, address, P.IVA; total, of which tax, paid; number behind the date."""
    d = _roll(c, "it")
    y = _middle(d, 10, d.seller.name.upper(), size=9, bold=True)
    d.truth["supplier_name"] = d.seller.name.upper()
    y = _middle(d, y, *d.seller.lines[1:], f"P.IVA {d.vat}", f"TEL. {d.phone}")
    y = _middle(d, y + 4, "DOCUMENTO COMMERCIALE", "di vendita o prestazione")
    y = _rows(d, y, ("DESCRIZIONE", "IVA    Prezzo(€)"))
    for what, _, price in d.items:
        d.put(L, y, what[:20].upper(), 7.5)
        d.put(140, y, "22,00%", 7.5)
        y = d.put(R, y, d.bare(price), 7.5, to="right")
    d.net = sum(price for _, _, price in d.items)
    y = _rows(d, y + 4, ("TOTALE COMPLESSIVO", d.total), size=9)
    y = _rows(
        d,
        y,
        ("di cui IVA", round(d.net * 22 / 122)),
        ("Pagamento contante", d.net // 1000 * 1000 + 1000),
        ("Resto", 1000 - d.net % 1000),
        ("Importo pagato", d.net),
    )
    _middle(
        d,
        y + 4,
        f"{d.dated('d-m-Y')}  {d.other('19')}:42",
        f"DOCUMENTO N. {d.other('0999-0099')}",
        f"RT 99MEX{d.other('999999')}",
    )
    return d


def pump_es(c: Random) -> Desk:
    """A filling station: C.I.F., pump, litres and price a litre, simplified invoice number."""
    d = _roll(c, "es")
    y = _middle(d, 10, f"E.S. {c.choice(('EL PALMERAL', 'CRUCE VIEJO'))}", size=12)
    y = _middle(d, y, d.seller.name, f"C.I.F.: {d.vat}", *d.seller.lines[1:], f"TFNO: {d.phone}")
    y = _rows(
        d, y + 4, ("FACTURA SIMPLIFICADA", ""), (f"Nº: {d.no('26/099999', 'T01-99999')}", f"{d.dated('d/m/Y')} 09:15")
    )
    litres = c.randrange(1500, 6000)
    price = c.randrange(1350, 1790)
    d.net = round(litres * price / 1000)
    y = _rows(
        d,
        y + 4,
        ("SURTIDOR 4  GASOLEO A", ""),
        (f"{litres // 100},{litres % 100:02d} L x 1,{price % 1000:03d} €/L", d.net),
    )
    y = _rows(d, y + 4, ("TOTAL EUR", d.total), size=10)
    y = _rows(
        d,
        y,
        ("BASE IMPONIBLE 21%", round(d.net / 1.21)),
        ("CUOTA IVA", d.net - round(d.net / 1.21)),
        ("TARJETA", d.net),
    )
    _middle(d, y + 4, "Gracias por su visita. Buen viaje")
    return d


def kitchen_my(c: Random) -> Desk:
    """Trade name over the company in brackets, GST in the total, rounding, cash."""
    d = _roll(c, "my")
    y = _middle(d, 10, c.choice(("KEDAI KOPI PELANGI", "RESTORAN NASI WANGI", "Ah Seng Noodle Bar")), size=11)
    y = _middle(
        d,
        y,
        d.seller.name,
        f"({d.seller.register}-{c.choice('KVD')})",
        *d.seller.lines[1:],
        f"TEL: {d.phone}",
        f"GST ID : {d.vat}",
        d.one("TAX INVOICE", "INVOICE"),
    )
    y = _rows(
        d,
        y + 4,
        (f"Bill No: {d.no('CS99999', 'A099999')}", f"Table: {d.other('9')}"),
        (f"Date: {d.dated('d/m/Y')}", "7:15 PM"),
        ("Cashier: Aina", "Pax: 2"),
    )
    y = _goods(d, y + 4, " SR")
    gross = d.net
    rounded = 5 * round(gross / 5)
    y = _rows(d, y + 4, ("Total Sales (Inclusive GST)", gross), ("Rounding Adj", rounded - gross))
    y = _rows(d, y, ("Nett Total", f"RM {d.bare(rounded)}"), size=9)
    d.net = rounded
    y = _rows(d, y, ("CASH", d.total // 5000 * 5000 + 5000), ("Change", 5000 - d.total % 5000))
    y = _rows(
        d,
        y + 4,
        ("GST Summary", "Amount(RM)  Tax(RM)"),
        ("SR @ 6%", f"{d.bare(round(gross / 1.06))}   {d.bare(gross - round(gross / 1.06))}"),
    )
    return d


def parking(c: Random) -> Desk:
    """A car park: operator at the foot, arrival and departure, one paid sum."""
    d = _roll(c, "uk", "de")
    english = d.land == "uk"
    y = _middle(d, 10, "CAR PARK RECEIPT" if english else "Parkhaus Quittung", size=11)
    y = _middle(d, y, "Castle Street Car Park" if english else "Parkhaus Schlossplatz", *d.seller.lines[1:])
    d.dated("d/m/Y" if english else "d.m.Y")
    y = _rows(
        d,
        y + 6,
        ("Entry" if english else "Einfahrt", f"{d.date} 09:12"),
        ("Paid at" if english else "Bezahlt am", f"{d.date} 11:48"),
        ("Duration" if english else "Parkdauer", "0d 2h 36m"),
        ("Ticket" if english else "Ticket-Nr.", d.other("999999")),
    )
    d.net = c.randrange(3, 40) * 50
    y = _rows(d, y + 4, ("Amount paid" if english else "Bezahlter Betrag", d.money(d.total)), size=9)
    rate = 20 if english else 19
    y = _rows(
        d,
        y,
        (
            f"incl. VAT {rate}%" if english else f"enthaltene MwSt. {rate}%",
            d.money(d.net - round(d.net / (1 + rate / 100))),
        ),
    )
    y = _middle(
        d,
        y + 8,
        ("Operated by " if english else "Betreiber: ") + d.seller.name,
        f"{'VAT Reg' if english else 'USt-ID'} {d.vat}",
        d.web,
    )
    return d


def hotel(c: Random) -> Desk:
    """A hotel's account on a wide sheet: guest, arrival, departure, folio, date of the bill."""
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
    """A fiscal receipt: NIP, title in spaced words, tax letters, SUMA PLN, date in front of the number."""
    d = _roll(c, "pl")
    y = _middle(d, 10, d.seller.name, size=9)
    y = _middle(d, y, *d.seller.lines[1:], f"NIP {d.vat}")
    y = _rows(d, y, (d.dated("Y-m-d"), f"nr wydr. {d.other('99999')}"))
    y = _middle(d, y, "PARAGON FISKALNY", size=9)
    for what, _, price in d.items:
        d.put(L, y, what[:20], 7.5)
        y = d.put(R, y, f"1 x{d.bare(price)} {d.bare(price)}A", 7.5, to="right")
    d.net = sum(price for _, _, price in d.items)
    tax = d.net - round(d.net / 1.23)
    y = _rows(d, y + 4, ("SPRZEDAŻ OPODATKOWANA A", d.net), ("PTU A 23,00 %", tax), ("SUMA PTU", tax))
    y = _rows(d, y, ("SUMA PLN", d.total), size=10)
    y = _rows(d, y + 4, (f"0{d.other('9999')} #3 KIEROWNIK", "12:31"), ("Karta", d.net))
    _middle(d, y + 4, f"BCK {d.other('9999999999')}", "Dziękujemy")
    return d


def chemist_pt(c: Random) -> Desk:
    """A chemist's simplified invoice: NIF, series and number, taxes included, customer's number unnamed."""
    d = _roll(c, "pt")
    y = _middle(d, 10, d.seller.name, size=9, bold=True)
    y = _middle(d, y, *d.seller.lines[1:], f"Tel: {d.phone}", f"NIF: {d.vat}", "Capital Social 5.000,00 EUR")
    y = _rows(
        d,
        y + 4,
        (f"Fatura Simplificada {d.no('FS 1/9999', 'FS F26/999')}", ""),
        (f"Data: {d.dated('d-m-Y')}", "Hora: 16:20"),
        ("Contribuinte: Consumidor final", ""),
    )
    y = _goods(d, y + 4)
    y = _rows(d, y + 4, ("Total", d.money(d.total)), size=9.5)
    y = _rows(d, y, ("Multibanco", d.net), ("IVA incluído 6%", d.net - round(d.net / 1.06)))
    _middle(d, y + 4, "Processado por programa certificado n.º 99/AT", "IVA INCLUÍDO. Obrigado!")
    return d


def shop_se(c: Random) -> Desk:
    """A Swedish kvitto: org. number, Totalt, moms table, card."""
    d = _roll(c, "se")
    y = _middle(d, 10, d.seller.name, size=10, bold=True)
    y = _middle(d, y, *d.seller.lines[1:], f"Tel: {d.phone}", f"Org.nr: {d.other('559999-9999')}", d.web)
    y = _rows(d, y + 4, (f"Kvitto nr {d.other('99999')}", f"{d.dated('Y-m-d')} 15:31"), ("Kassa 2", "Kassör 14"))
    y = _goods(d, y + 4)
    y = _rows(d, y + 4, ("Totalt", d.money(d.total)), size=10)
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
    y = _rows(d, y, ("Kort", d.net))
    _middle(d, y + 4, "Öppet köp 30 dagar", "Välkommen åter!")
    return d


def market_tr(c: Random) -> Desk:
    """A Turkish fiş: tax office and number, date and hour, TOPKDV, TOPLAM with a star."""
    d = _roll(c, "tr")
    y = _middle(d, 10, d.seller.name, size=9)
    y = _middle(d, y, *d.seller.lines[1:], f"KADIKÖY V.D. {d.vat}", f"TEL: {d.phone}")
    y = _rows(d, y + 4, (f"TARİH : {d.dated('d/m/Y')}", f"FİŞ NO : {d.other('0099')}"), ("SAAT : 18:04", ""))
    for what, _, price in d.items:
        d.put(L, y, what[:20].upper(), 7.5)
        d.put(150, y, "%20", 7.5)
        y = d.put(R, y, f"*{d.bare(price)}", 7.5, to="right")
    d.net = sum(price for _, _, price in d.items)
    y = _rows(d, y + 4, ("TOPKDV", f"*{d.bare(d.net - round(d.net / 1.2))}"))
    y = _rows(d, y, ("TOPLAM", f"*{d.bare(d.total)}"), size=10)
    _rows(d, y, ("KREDİ KARTI", f"*{d.bare(d.net)}"))
    return d


def check_us(c: Random) -> Desk:
    """A restaurant's check: server, check number, subtotal, tax, total, blank lines for a tip."""
    d = _roll(c, "us", "ca")
    name = c.choice(("The Blue Heron Grill", "Nonna's Table", "Taqueria Sol y Luna", "SMOKESTACK BBQ"))
    d.truth["supplier_name"] = name
    y = _middle(d, 10, name, size=11, bold=True)
    y = _middle(d, y, d.seller.street, d.seller.town, d.phone)
    y = _rows(
        d,
        y + 4,
        ("Server: Kayla", d.dated("m/d/Y" if d.land == "us" else "Y-m-d")),
        (f"Table {d.other('99')}/1", "8:14 PM"),
        ("Guests: 2", f"Check #{d.other('99999')}"),
    )
    y = _goods(d, y + 4)
    d.taxed(7)
    y = _rows(d, y + 4, ("Subtotal", d.net), ("Tax", d.tax))
    y = _rows(d, y, ("Total", d.money(d.total)), size=10)
    y = _rows(d, y + 8, ("Gratuity", "__________"), ("Grand Total", "__________"))
    _middle(
        d,
        y + 4,
        "Suggested tip",
        f"18% = {d.bare(d.net * 18 // 100)}",
        f"20% = {d.bare(d.net * 20 // 100)}",
        "Thank you!",
    )
    return d


ROLLS: tuple[Callable[[Random], Desk], ...] = (
    grocer_us, grocer_uk, grocer_de, kitchen_fr, shop_it, pump_es, kitchen_my, parking, hotel, fiscal_pl, chemist_pt, shop_se, market_tr, check_us,
)  # fmt: skip
