"""Till rolls with brands, licences, two dates and tables of taxes: written after the third set was mended for.

In: a source of chance. Out: `Desk`s on narrow sheets, each a paper with its truth. Never: a real shop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.paper_maker.rolls import goods, middle, rows
from scripts.paper_maker.rolls_fresh import roll

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from scripts.paper_maker.desk import Desk


def outlet_my(c: Random) -> Desk:
    """Print a branch line between company and address, the GST id over the telephone, total inclusive, a member's number."""
    d = roll(c, "my")
    y = middle(d, 10, d.seller.name, size=9, bold=True)
    y = middle(
        d,
        y,
        f"COMPANY NO : {d.other('999999')}-W",
        d.one("BRANCH : TAMAN RIA", "OUTLET 14"),
        d.seller.street,
        d.seller.town,
        f"GST NO : {d.vat}",
        f"TEL NO : {d.phone}",
        size=7,
    )
    y = rows(
        d,
        y + 4,
        ("TAX INVOICE", d.no("T1-99999", "00999999")),
        ("DATE/TIME", f"{d.dated('d/m/Y')} 18:40"),
        ("MEMBER", d.other("99999999")),
    )
    y = goods(d, y + 4)
    y = rows(d, y + 4, ("TOTAL SALES (INCL GST)", d.total), ("CASH", d.net + 200), ("CHANGE", 200))
    middle(d, y + 4, "EXCHANGE WITHIN 7 DAYS WITH RECEIPT")
    return d


def salon_sg(c: Random) -> Desk:
    """Print a salon: name, unit address, UEN, staff, grand total, paid by card."""
    d = roll(c, "sg")
    y = middle(d, 10, d.seller.name, size=10)
    y = middle(d, y, d.seller.street, d.seller.town, f"Contact: {d.phone}", f"UEN: 2014{d.other('99999')}K")
    y = rows(d, y + 4, ("Bill", d.no("99999", "B-9999")), ("Date", d.dated("d M Y")), ("Stylist", "Joanne"))
    y = goods(d, y + 4)
    rows(d, y + 4, ("Grand Total", d.money(d.total)), ("NETS", d.money(d.net)))
    return d


def fuel_uk(c: Random) -> Desk:
    """Print a filling station: site name, pump and litres, total with VAT breakdown, date with short year."""
    d = roll(c, "uk")
    y = middle(d, 10, d.seller.name, size=10)
    y = middle(d, y, d.seller.street, d.seller.town, f"TEL: {d.phone}", f"VAT NUMBER: {d.vat}")
    y = rows(d, y + 4, (f"Receipt {d.no('99999')}", f"{d.dated('d/m/y')} 07:58"), ("Pump 4", "31.20 L @ 1.459"))
    y = goods(d, y + 4)
    y = rows(
        d,
        y + 4,
        ("TOTAL", d.money(d.total)),
        ("Debit Mastercard", d.money(d.net)),
        ("VAT 20.00%", d.bare(round(d.net / 6))),
    )
    middle(d, y + 4, "Have a safe journey")
    return d


def imbiss_de(c: Random) -> Desk:
    """Print a snack bar: name and owner, 'Rechnung' as the title, sum with EUR, MwSt table, tax number at the foot."""
    d = roll(c, "de")
    y = middle(d, 10, d.seller.name, size=10, bold=True)
    y = middle(d, y, d.seller.street, d.seller.town, f"Telefon: {d.phone}", "*** RECHNUNG ***")
    y = rows(d, y + 4, ("Rechnung Nr.:", d.no("99999", "1-9999")), ("Datum:", f"{d.dated('d.m.Y')}"), ("Tisch:", "12"))
    y = goods(d, y + 4)
    y = rows(
        d,
        y + 4,
        ("Summe EUR", d.total),
        ("EC-Karte EUR", d.net),
        ("Netto 19%", round(d.net / 1.19)),
        ("MwSt 19%", d.net - round(d.net / 1.19)),
    )
    middle(d, y + 4, f"USt-IdNr.: {d.vat}", "Es bediente Sie: Ali")
    return d


def pharmacy_ca(c: Random) -> Desk:
    """Print a chemist: store number, pharmacist, GST number, subtotal, HST, total, date at the foot."""
    d = roll(c, "ca")
    y = middle(d, 10, d.seller.name, size=10, bold=True)
    y = middle(d, y, f"Store {d.other('9999')}", d.seller.street, d.seller.town, d.phone, f"GST/HST # {d.vat}")
    y = goods(d, y + 4, " H")
    d.taxed(13)
    y = rows(d, y + 4, ("SUBTOTAL", d.net), ("HST 13%", d.tax), ("TOTAL", d.total), ("INTERAC", d.net + d.tax))
    middle(d, y + 4, f"{d.dated('Y-m-d')} 11:02 AM", f"TRX {d.other('99999')}")
    return d


def cafe_fr(c: Random) -> Desk:
    """Print a café: table before the date, 'Total dû', each rate's TVA, the firm's number in the foot."""
    d = roll(c, "fr")
    y = middle(d, 10, d.seller.name, size=11, bold=True)
    y = middle(d, y, d.seller.street, d.seller.town, f"Tel. {d.phone}")
    y = rows(d, y + 4, ("Table 7", "2 couverts"), (f"Note n° {d.no('9999', '099999')}", d.dated("d/m/Y")))
    y = goods(d, y + 4)
    y = rows(
        d,
        y + 4,
        ("Total dû", d.money(d.total)),
        ("HT 10%", d.bare(round(d.net / 1.1))),
        ("TVA 10%", d.bare(d.net - round(d.net / 1.1))),
    )
    middle(d, y + 4, f"N° TVA {d.vat}", "Service compris")
    return d


FOURTH_ROLLS: tuple[Callable[[Random], Desk], ...] = (outlet_my, salon_sg, fuel_uk, imbiss_de, pharmacy_ca, cafe_fr)
