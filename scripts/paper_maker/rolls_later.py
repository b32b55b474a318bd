"""More till rolls, written after the program had been mended for the first ones.

In: a source of chance. Out: `Desk`s on narrow sheets, each a paper with its truth. Never: a real shop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.paper_maker.rolls import L, M, R, goods, middle, roll, rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from scripts.paper_maker.desk import Desk


def discount_de(c: Random) -> Desk:
    """Print no company at the top: address under a logo, "zu zahlen", all registrations and the date at the foot."""
    d = roll(c, "de")
    y = middle(d, 8, d.seller.name, size=10, bold=True)
    y = middle(d, y, *d.seller.lines[1:])
    d.put(R, y, "EUR", 7.5, to="right")
    y = goods(d, y + 10, " A")
    y = rows(d, y + 4, ("zu zahlen", d.total), size=10)
    y = rows(d, y, ("Karte", d.net))
    y = d.strip(
        [L, 60, 110, 160],
        y + 4,
        [
            ("MWST%", "A 19 %"),
            ("MWST", d.bare(d.net - round(d.net / 1.19))),
            ("Netto", d.bare(round(d.net / 1.19))),
            ("Brutto", d.bare(d.net)),
        ],
        size=6.5,
        bold=False,
    )
    y = rows(d, y, (d.other("9999 099999/01"), f"{d.dated('d.m.y')} 19:03"))
    y = middle(d, y, "UST-ID-NR: " + d.vat, "K-U-N-D-E-N-B-E-L-E-G")
    y = rows(d, y, ("Terminal-ID:", d.other("99999999")), ("TA-Nr.:", d.other("099999")), ("Betrag EUR", d.net))
    middle(d, y + 4, "Wir bedanken uns", "für Ihren Einkauf")
    return d


def grocer_es(c: Random) -> Desk:
    """Print company with its form at the top, one-line address, OP number, simplified invoice, taxes as a table."""
    d = roll(c, "es")
    y = middle(d, 10, d.seller.name.upper(), size=8.5, bold=True)
    d.truth["supplier_name"] = d.seller.name.upper()
    y = middle(d, y, f"NIF: {d.vat}", d.seller.street.upper(), d.seller.town.upper(), f"TELÉFONO: {d.phone}")
    y = rows(
        d,
        y + 4,
        (f"{d.dated('d/m/Y')} 20:11", f"OP: {d.other('999999')}"),
        (f"FACTURA SIMPLIFICADA: {d.no('9999-019-999999')}", ""),
    )
    y = rows(d, y, ("Descripción", "Importe"))
    y = goods(d, y)
    y = rows(d, y + 4, ("TOTAL (€)", d.total), size=9.5)
    y = rows(d, y, ("TARJETA BANCARIA", d.net))
    y = d.strip(
        [L, 90, 160],
        y + 4,
        [
            ("IVA", "21%"),
            ("BASE IMPONIBLE", d.bare(round(d.net / 1.21))),
            ("CUOTA", d.bare(d.net - round(d.net / 1.21))),
        ],
        size=6.5,
        bold=False,
    )
    middle(d, y + 4, "SE ADMITEN DEVOLUCIONES CON TICKET")
    return d


def hyper_fr(c: Random) -> Desk:
    """Print a sign at the top, count of articles beside the total, the company in a long line at the foot."""
    d = roll(c, "fr")
    d.seller = next(
        f for f in iter(lambda: roll(c, "fr").seller, None) if {"SAS", "SARL", "SA", "SASU"} & set(f.name.split())
    )
    d.truth["supplier_name"] = d.seller.name
    y = middle(d, 8, c.choice(("HYPER VALMONT", "MARCHÉ FRAIS", "Super Élan")), size=15, bold=True)
    y = middle(d, y, *d.seller.lines[1:], f"Tél : {d.phone}", "Ouvert du lundi au samedi 8h30-20h")
    y = goods(d, y + 4)
    y = rows(d, y + 4, (f"TOTAL ({len(d.items)} ARTICLES)", d.total), size=9.5)
    y = rows(d, y, ("CARTE BANCAIRE", d.net))
    y = d.strip(
        [L, 70, 130, 175],
        y + 4,
        [
            ("Taux", "5,50%"),
            ("HT", d.bare(round(d.net / 1.055))),
            ("TVA", d.bare(d.net - round(d.net / 1.055))),
            ("TTC", d.bare(d.net)),
        ],
        size=6.5,
        bold=False,
    )
    y = rows(d, y, (f"Hôtesse 112  Caisse {d.other('19')}", f"{d.dated('d/m/y')} 18:27"))
    middle(
        d,
        y + 4,
        d.seller.name,
        f"Siret {d.other('999 999 999 00019')} - TVA {d.vat}",
        "Merci de votre confiance",
        size=6.5,
    )
    return d


def pump_us(c: Random) -> Desk:
    """Print a filling station: welcome, gallons and price a gallon, total sale, card slip."""
    d = roll(c, "us")
    name = c.choice(("Prairie Stop #114", "QuickLane Fuel & Mart", "Mesa Travel Plaza"))
    d.truth["supplier_name"] = name
    y = middle(d, 10, "WELCOME TO", name, d.seller.street, d.seller.town, d.phone)
    y = rows(
        d,
        y + 4,
        (f"DATE {d.dated('m/d/y')}", "TIME 07:42 AM"),
        (f"TRAN# {d.other('9099999')}", f"AUTH# {d.other('999999')}"),
    )
    gallons, price = c.randrange(5000, 18000), c.randrange(2899, 4599)
    d.net = round(gallons * price / 10000)
    y = rows(
        d,
        y + 4,
        ("PUMP# 04  REGULAR", ""),
        ("GALLONS", f"{gallons / 1000:.3f}"),
        ("PRICE/GAL", f"${price / 1000:.3f}"),
        ("FUEL TOTAL", d.money(d.net)),
    )
    y = rows(d, y + 4, ("TOTAL SALE", d.money(d.total)), size=9.5)
    y = rows(d, y, ("DEBIT", d.money(d.net)), ("USD$", d.bare(d.net)))
    middle(d, y + 4, f"CARD XXXXXXXXXXXX{d.other('9999')}", "ENTRY: CHIP", "THANK YOU COME AGAIN")
    return d


def table_sg(c: Random) -> Desk:
    """Print a restaurant with service charge and GST added, company under the sign."""
    d = roll(c, "sg")
    y = middle(d, 10, c.choice(("Laksa & More", "Kopi Corner 88", "SATAY STREET")), size=12, bold=True)
    y = middle(d, y, d.seller.name, *d.seller.lines[1:], f"Tel: {d.phone}", f"GST Reg No: {d.vat}")
    y = rows(d, y + 4, (f"Receipt: {d.no('A9999', 'R099999')}", "Tbl 12"), (f"{d.dated('d/m/Y')} 12:41", "Pax 3"))
    y = goods(d, y + 4)
    service = round(d.net * 0.1)
    d.tax = service + round((d.net + service) * 0.09)
    y = rows(d, y + 4, ("Subtotal", d.net), ("Svc Chg 10%", service), ("GST 9%", d.tax - service))
    y = rows(d, y, ("TOTAL", d.money(d.total)), size=10)
    y = rows(d, y, ("NETS", d.total), ("Change", 0))
    middle(d, y + 4, "Terima kasih! See you again")
    return d


def cafe_nl(c: Random) -> Desk:
    """Print a café: bon number, "te voldoen", pin, BTW number and KvK at the foot."""
    d = roll(c, "nl", "be")
    y = middle(d, 10, d.seller.name, size=11)
    y = middle(d, y, *d.seller.lines[1:], f"T {d.phone}")
    y = rows(d, y + 4, (f"Bon: {d.other('99999')}", f"{d.dated('d-m-Y')} 21:05"), ("Tafel 7", "Bediend door: Sanne"))
    y = goods(d, y + 4)
    y = rows(d, y + 4, ("Te voldoen", d.money(d.total)), size=10)
    y = rows(d, y, ("PIN", d.net), ("BTW laag 9%", d.net - round(d.net / 1.09)))
    middle(d, y + 4, f"BTW nr: {d.vat}", f"KvK: {d.other('99999999')}", d.web, "Tot ziens!")
    return d


def cab_uk(c: Random) -> Desk:
    """Print a taxi's receipt: fare, waiting, tip; driver and badge."""
    d = roll(c, "uk")
    name = c.choice(("Swift Black Cabs", "Townley Taxis Ltd", "A1 Station Cars"))
    d.truth["supplier_name"] = name
    y = middle(d, 10, "RECEIPT", name, f"Bookings: {d.phone}")
    y = rows(
        d, y + 4, ("Date", d.dated("d/m/Y")), ("Pick up", "14:02"), ("Drop off", "14:31"), ("Driver", "Badge 4471")
    )
    d.net = c.randrange(800, 4500)
    wait = c.randrange(50, 300)
    d.tax = wait
    y = rows(d, y + 4, ("Fare", d.money(d.net)), ("Waiting", d.money(wait)))
    y = rows(d, y, ("Total paid", d.money(d.total)), size=9.5)
    middle(d, y + 4, "Paid by contactless card", "Thank you")
    return d


def corner_mx(c: Random) -> Desk:
    """Print a corner shop: company, RFC, folio, total to pay, cash and change."""
    d = roll(c, "mx")
    y = middle(d, 10, c.choice(("TIENDA LA ESQUINITA", "ABARROTES EL SOL")), size=11)
    y = middle(d, y, d.seller.name.upper(), f"RFC: {d.vat}", d.seller.street, d.seller.town, f"Tel. {d.phone}")
    d.truth["supplier_name"] = d.seller.name.upper()
    y = rows(d, y + 4, (f"{d.dated('d/m/Y')} 19:22", f"Caja: 02 Folio: {d.other('99999')}"))
    y = goods(d, y + 4)
    y = rows(d, y + 4, ("Total a pagar", d.money(d.total)), size=9.5)
    y = rows(d, y, ("Efectivo", d.money(d.net // 10000 * 10000 + 10000)), ("Cambio", d.money(10000 - d.net % 10000)))
    middle(d, y + 4, f"Artículos: {len(d.items)}", "¡Gracias por su compra!")
    d.put(M, y + 40, "Precios con IVA incluido", 6.5, to="centre")
    return d


LATER_ROLLS: tuple[Callable[[Random], Desk], ...] = (
    discount_de, grocer_es, hyper_fr, pump_us, table_sg, cafe_nl, cab_uk, corner_mx,
)  # fmt: skip
