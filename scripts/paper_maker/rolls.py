"""Till rolls as shops, kitchens, pumps and car parks of western countries print them.

In: a source of chance. Out: `Desk`s on narrow sheets, each a paper with its truth. Never: a real shop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.paper_maker.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

L, R, M = 8.0, 212.0, 110.0


def roll(c: Random, *codes: str) -> Desk:
    """Return an empty till roll of one of some countries."""
    d = Desk(c.choice(codes), c, width=220, height=640)
    d.truth.pop("buyer_name")
    return d


def middle(d: Desk, y: float, *lines: str, size: float = 7.5, bold: bool = False) -> float:
    """Set lines in the middle; return the y under them."""
    for line in lines:
        y = d.put(M, y, line, size, to="centre", bold=bold)
    return y


def goods(d: Desk, y: float, tail: str = "") -> float:
    """Set the items, one each; return the y under them."""
    for what, _, price in d.items:
        d.put(L, y, what[:22].upper(), 7.5)
        y = d.put(R, y, d.bare(price) + tail, 7.5, to="right")
    d.net = sum(price for _, _, price in d.items)
    return y


def rows(d: Desk, y: float, *rows: tuple[str, int | str], size: float = 7.5) -> float:
    """Set labels at the left and values at the right; return the y under them."""
    for label, value in rows:
        d.put(L, y, label, size)
        y = d.put(R, y, d.bare(value) if isinstance(value, int) else value, size, to="right")
    return y


def grocer_us(c: Random) -> Desk:
    """Print slogan, store number, no tax number, debit, items sold, date at the very end."""
    d = roll(c, "us")
    y = middle(d, 10, d.seller.name.upper().replace(", INC.", "").split(" ")[0] + " MARKET", size=14)
    d.truth["supplier_name"] = d.seller.name.upper().replace(", INC.", "").split(" ")[0] + " MARKET"
    y = middle(
        d,
        y,
        '"Neighbors Save More"',
        f"STORE #{d.other('0999')}  {d.phone}",
        d.seller.street.upper(),
        d.seller.town.upper(),
        f"ST# 0{d.other('999')} OP# 009046 TE# 46 TR# 0{d.other('9999')}",
    )
    y = goods(d, y + 4, " F")
    d.taxed(8.25)
    y = rows(d, y + 4, ("SUBTOTAL", d.net), ("TAX 1 8.250 %", d.tax))
    y = rows(d, y, ("TOTAL", d.total), size=9)
    y = rows(d, y, ("DEBIT TEND", d.total), ("CHANGE DUE", 0))
    y = middle(
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
    """Print brand, VAT number, balance due, card sale, loyalty points."""
    d = roll(c, "uk", "ie")
    y = middle(d, 10, d.seller.name, size=11, bold=True)
    y = middle(
        d,
        y,
        d.seller.street,
        d.seller.town,
        f"Tel: {d.phone}",
        f"VAT NO: {d.vat}",
        f"Served by: {c.choice(('Dawn', 'Imran', 'Self Checkout 4'))}",
    )
    y = goods(d, y + 4)
    y = rows(d, y + 4, ("BALANCE DUE", d.money(d.total)), size=9)
    y = rows(d, y, ("VISA DEBIT SALE", d.money(d.total)), ("CHANGE", d.money(0)))
    y = middle(d, y + 4, f"AID: A000000003{d.other('9999')}", f"AUTH CODE: {d.other('999999')}", "POINTS EARNED: 14")
    rows(d, y, (f"{d.dated('d/m/y')}  14:07", f"{d.other('9999 999 99')}"))
    return d


def grocer_de(c: Random) -> Desk:
    """Print brand large, company under it, sum in capitals with the currency, a table of taxes, fiscal signatures."""
    d = roll(c, "de", "at")
    y = middle(d, 8, c.choice(("MARKTKORB", "Frischeck", "NAHKAUF PLUS")), size=16, bold=True)
    y = middle(
        d,
        y,
        d.seller.name,
        *d.seller.lines[1:],
        f"Tel. {d.phone}",
        f"{d.one('UID Nr.:', 'USt-IdNr.:', 'St.-Nr. / UID:')} {d.vat}",
    )
    d.put(R, y, "EUR", 7.5, to="right")
    y = goods(d, y + 10, " B")
    gross = d.net
    y = rows(d, y, ("SUMME", f"EUR {d.bare(gross)}"), size=9.5)
    y = rows(
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
    y = rows(
        d,
        y,
        (d.dated("d.m.Y"), "17:42"),
        (f"Bon-Nr.:{d.other('9999')}", f"Markt:{d.other('0999')} Kasse:4 Bed.:202020"),
    )
    middle(d, y + 4, "TSE-Signatur: a8Fk2LmQ99xZ", f"TSE-Start: {d.iso}T17:41:10", "Vielen Dank für Ihren Einkauf")
    return d


def kitchen_fr(c: Random) -> Desk:
    """Print a restaurant's note: table, covers, SIRET and TVA, HT and TVA lines, total TTC, paid by card."""
    d = roll(c, "fr")
    y = middle(d, 10, d.seller.name, size=10, bold=True)
    y = middle(
        d,
        y,
        *d.seller.lines[1:],
        f"Tél. : {d.phone}",
        f"SIRET {d.other('999 999 999 00019')} - APE 5610A",
        f"TVA Intracom : {d.vat}",
    )
    y = rows(
        d,
        y + 4,
        (f"Table {d.other('9')}", "Couverts 2"),
        (f"Ticket N° {d.other('9999')}", f"{d.dated('d/m/Y')} 13:{d.other('19')}"),
    )
    y = goods(d, y + 4)
    gross = d.net
    y = rows(d, y + 4, ("Total HT", round(gross / 1.1)), ("TVA 10,00 %", gross - round(gross / 1.1)))
    y = rows(d, y, ("TOTAL TTC", d.money(gross)), size=10)
    d.total  # noqa: B018 -- told
    y = rows(d, y, ("CB", gross))
    middle(d, y + 6, "Service compris", "Merci de votre visite, à bientôt")
    return d


def shop_it(c: Random) -> Desk:
    """Print a documento commerciale: name, address, P.IVA; total, of which tax, paid; number behind the date."""
    d = roll(c, "it")
    y = middle(d, 10, d.seller.name.upper(), size=9, bold=True)
    d.truth["supplier_name"] = d.seller.name.upper()
    y = middle(d, y, *d.seller.lines[1:], f"P.IVA {d.vat}", f"TEL. {d.phone}")
    y = middle(d, y + 4, "DOCUMENTO COMMERCIALE", "di vendita o prestazione")
    y = rows(d, y, ("DESCRIZIONE", "IVA    Prezzo(€)"))
    for what, _, price in d.items:
        d.put(L, y, what[:20].upper(), 7.5)
        d.put(140, y, "22,00%", 7.5)
        y = d.put(R, y, d.bare(price), 7.5, to="right")
    d.net = sum(price for _, _, price in d.items)
    y = rows(d, y + 4, ("TOTALE COMPLESSIVO", d.total), size=9)
    y = rows(
        d,
        y,
        ("di cui IVA", round(d.net * 22 / 122)),
        ("Pagamento contante", d.net // 1000 * 1000 + 1000),
        ("Resto", 1000 - d.net % 1000),
        ("Importo pagato", d.net),
    )
    middle(
        d,
        y + 4,
        f"{d.dated('d-m-Y')}  {d.other('19')}:42",
        f"DOCUMENTO N. {d.other('0999-0099')}",
        f"RT 99MEX{d.other('999999')}",
    )
    return d


def pump_es(c: Random) -> Desk:
    """Print a filling station: C.I.F., pump, litres and price a litre, simplified invoice number."""
    d = roll(c, "es")
    y = middle(d, 10, f"E.S. {c.choice(('EL PALMERAL', 'CRUCE VIEJO'))}", size=12)
    y = middle(d, y, d.seller.name, f"C.I.F.: {d.vat}", *d.seller.lines[1:], f"TFNO: {d.phone}")
    y = rows(
        d, y + 4, ("FACTURA SIMPLIFICADA", ""), (f"Nº: {d.no('26/099999', 'T01-99999')}", f"{d.dated('d/m/Y')} 09:15")
    )
    litres = c.randrange(1500, 6000)
    price = c.randrange(1350, 1790)
    d.net = round(litres * price / 1000)
    y = rows(
        d,
        y + 4,
        ("SURTIDOR 4  GASOLEO A", ""),
        (f"{litres // 100},{litres % 100:02d} L x 1,{price % 1000:03d} €/L", d.net),
    )
    y = rows(d, y + 4, ("TOTAL EUR", d.total), size=10)
    y = rows(
        d,
        y,
        ("BASE IMPONIBLE 21%", round(d.net / 1.21)),
        ("CUOTA IVA", d.net - round(d.net / 1.21)),
        ("TARJETA", d.net),
    )
    middle(d, y + 4, "Gracias por su visita. Buen viaje")
    return d


def kitchen_my(c: Random) -> Desk:
    """Print trade name over the company in brackets, GST in the total, rounding, cash."""
    d = roll(c, "my")
    y = middle(d, 10, c.choice(("KEDAI KOPI PELANGI", "RESTORAN NASI WANGI", "Ah Seng Noodle Bar")), size=11)
    y = middle(
        d,
        y,
        d.seller.name,
        f"({d.seller.register}-{c.choice('KVD')})",
        *d.seller.lines[1:],
        f"TEL: {d.phone}",
        f"GST ID : {d.vat}",
        d.one("TAX INVOICE", "INVOICE"),
    )
    y = rows(
        d,
        y + 4,
        (f"Bill No: {d.no('CS99999', 'A099999')}", f"Table: {d.other('9')}"),
        (f"Date: {d.dated('d/m/Y')}", "7:15 PM"),
        ("Cashier: Aina", "Pax: 2"),
    )
    y = goods(d, y + 4, " SR")
    gross = d.net
    rounded = 5 * round(gross / 5)
    y = rows(d, y + 4, ("Total Sales (Inclusive GST)", gross), ("Rounding Adj", rounded - gross))
    y = rows(d, y, ("Nett Total", f"RM {d.bare(rounded)}"), size=9)
    d.net = rounded
    y = rows(d, y, ("CASH", d.total // 5000 * 5000 + 5000), ("Change", 5000 - d.total % 5000))
    y = rows(
        d,
        y + 4,
        ("GST Summary", "Amount(RM)  Tax(RM)"),
        ("SR @ 6%", f"{d.bare(round(gross / 1.06))}   {d.bare(gross - round(gross / 1.06))}"),
    )
    return d


ROLLS: tuple[Callable[[Random], Desk], ...] = (
    grocer_us, grocer_uk, grocer_de, kitchen_fr, shop_it, pump_es, kitchen_my,
)  # fmt: skip
