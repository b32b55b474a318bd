"""Till rolls of clinics, stationers, food stalls, bakers and hardware shops that the other sets do not have.

In: a source of chance. Out: `Desk`s on narrow sheets, each a paper with its truth. Never: a real shop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.paper_maker.fresh import desk
from scripts.paper_maker.rolls import L, R, goods, middle, rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from scripts.paper_maker.desk import Desk


def roll(c: Random, *codes: str) -> Desk:
    """Return an empty till roll of one of some countries."""
    d = desk(c.choice(codes), c, width=220, height=640)
    d.truth.pop("buyer_name")
    return d


def stationer_my(c: Random) -> Desk:
    """Print company and number in brackets, GST id under the telephone, tax invoice with number, rounding."""
    d = roll(c, "my")
    y = middle(d, 10, d.seller.name, size=9)
    y = middle(
        d,
        y,
        f"({d.other('999999')}-{c.choice('KWXTV')})",
        d.seller.street + ",",
        d.seller.town,
        f"TEL : {d.phone}",
        f"GST ID : {d.vat}",
        "TAX INVOICE",
    )
    y = rows(
        d,
        y + 4,
        ("Invoice No :", d.no("CS99999", "INV-099999")),
        ("Date :", f"{d.dated('d/m/Y')} 12:41"),
        ("Cashier :", "admin"),
    )
    y = goods(d, y + 4, " SR")
    y = rows(
        d,
        y + 4,
        ("Sub Total", d.net),
        ("Rounding Adj", 0),
        ("Total Incl. GST (RM)", d.total),
        ("CASH", d.net + 500),
        ("CHANGE", 500),
    )
    y = rows(
        d,
        y + 4,
        ("GST Summary", "Amount(RM)   Tax(RM)"),
        ("SR @ 6%", f"{d.bare(round(d.net / 1.06))}   {d.bare(d.net - round(d.net / 1.06))}"),
    )
    middle(d, y + 4, "GOODS SOLD ARE NOT RETURNABLE", "THANK YOU PLEASE COME AGAIN")
    return d


def stall_my(c: Random) -> Desk:
    """Print a kitchen's slip: name alone in the middle, table and pax, order date, service charge, no company number."""
    d = roll(c, "my", "sg")
    y = middle(d, 12, d.seller.name, size=11)
    y = middle(d, y, d.seller.street, d.seller.town, f"HP: {d.phone}")
    y = rows(
        d,
        y + 6,
        (f"TABLE: {d.other('9')}", f"PAX: {d.other('9')}"),
        (f"Receipt #: {d.no('A999999', '000999')}", ""),
        (f"{d.dated('d-m-Y')}", "19:32:08"),
    )
    y = goods(d, y + 4)
    y = rows(d, y + 4, ("SUB TOTAL", d.net), ("SERVICE CHARGE 0%", 0), ("TOTAL DUE", d.total), ("CASH", d.total))
    middle(d, y + 4, "~ Terima Kasih ~")
    return d


def cash_bill(c: Random) -> Desk:
    """Print a shop's computer bill with M/S, terms C.O.D., company large in the first line, three total rows."""
    d = roll(c, "my")
    y = middle(d, 8, d.seller.name, size=10, bold=True)
    y = middle(
        d,
        y,
        f"Co. Reg. No: {d.other('99999999')}",
        d.seller.street,
        d.seller.town,
        f"Tel: {d.phone}  Fax: {d.seller.fax}",
        f"GST NO : {d.vat}",
        size=7,
    )
    y = middle(d, y + 4, "CASH SALES", size=9)
    y = rows(
        d, y, ("BILL NO", d.no("CS-99999", "B99999")), ("DATE", d.dated("d/m/y")), ("M/S", "CASH"), ("TERMS", "C.O.D.")
    )
    y = goods(d, y + 4)
    y = rows(d, y + 4, ("TOTAL EXCL. GST", d.net - 0), ("GST PAYABLE", 0), ("TOTAL", d.total))
    middle(d, y + 4, "E. & O. E.", f"{d.seller.name}")
    return d


def clinic(c: Random) -> Desk:
    """Print a clinic's official receipt: receipt number, received from a person, amount with the currency in front."""
    d = roll(c, "my", "sg")
    y = middle(d, 10, d.seller.name, size=10)
    y = middle(d, y, d.seller.street, d.seller.town, f"Tel: {d.phone}", "OFFICIAL RECEIPT")
    y = rows(
        d, y + 4, ("Receipt No.", d.no("R99999", "OR-09999")), ("Date", d.date), ("Received from", "Ahmad bin Osman")
    )
    y = goods(d, y + 4)
    rows(d, y + 4, ("Amount Paid", d.money(d.total)), ("Payment Mode", "VISA"))
    return d


def diner_us(c: Random) -> Desk:
    """Print an American diner: name in capitals, server and check, balance due after tax, suggested tips."""
    d = roll(c, "us")
    y = middle(d, 10, d.seller.name, size=10)
    y = middle(d, y, d.seller.street, d.seller.town, d.phone)
    y = rows(
        d,
        y + 4,
        ("Server: Kayla", f"Station: {d.other('9')}"),
        (f"Order #: {d.other('999999')}", "Dine In"),
        (f"{d.dated('m/d/y')}", "6:12 PM"),
    )
    y = goods(d, y + 4)
    d.taxed(8)
    y = rows(d, y + 4, ("Subtotal", d.net), ("Sales Tax", d.tax), ("Balance Due", d.total))
    rows(d, y + 6, ("18%", round(d.net * 0.18)), ("20%", round(d.net * 0.2)))
    return d


def hardware_us(c: Random) -> Desk:
    """Print a hardware shop: slogan above the name, transaction number, SKU before each text, total sale."""
    d = roll(c, "us", "ca")
    y = middle(d, 8, "Helpful is what we do", size=7)
    y = middle(d, y, d.seller.name, size=10, bold=True)
    y = middle(d, y, f"{d.seller.street}, {d.seller.town}", f"Phone {d.phone}")
    y = rows(d, y + 4, (f"TRANS# {d.other('A999999')}", d.dated("m/d/Y")), ("CLERK: 14", "10:02AM"))
    for what, _, price in d.items:
        d.put(L, y, f"{d.other('9999999')} {what[:14].upper()}", 7)
        y = d.put(R, y, d.bare(price), 7, to="right")
    d.net = sum(price for _, _, price in d.items)
    d.taxed(6)
    y = rows(d, y + 4, ("SUB-TOTAL:", d.net), ("TAX:", d.tax), ("TOTAL:", d.total), ("BC AMT:", d.net + d.tax))
    middle(d, y + 4, "RETURNS WITHIN 30 DAYS WITH RECEIPT")
    return d


def pub(c: Random) -> Desk:
    """Print a pub: house's name, VAT number with letters apart, covers, card sale, total with pound."""
    d = roll(c, "uk", "ie")
    y = middle(d, 10, d.seller.name, size=10, bold=True)
    y = middle(d, y, d.seller.street, d.seller.town, f"Tel {d.phone}", f"VAT No. {d.vat}")
    y = rows(d, y + 4, (f"Chk {d.other('9999')}", f"Tbl {d.other('99')}/1"), (d.dated("d B Y"), "20:44"))
    y = goods(d, y + 4)
    y = rows(
        d,
        y + 4,
        ("Total Paid", d.money(d.total)),
        ("VAT 20% incl.", d.bare(round(d.net / 6))),
        ("Credit Card", d.money(d.net)),
    )
    return d


def baker_de(c: Random) -> Desk:
    """Print a baker: name, owner, tax id, 'Zu zahlen', tax lines, signature of the till and its serial number."""
    d = roll(c, "de", "at")
    y = middle(d, 10, d.seller.name, size=10, bold=True)
    y = middle(d, y, d.seller.street, d.seller.town, f"Fon {d.phone}", f"USt-IdNr. {d.vat}")
    y = rows(
        d,
        y + 4,
        (f"Bon {d.no('9999', '099999')}", f"{d.dated('d.m.Y')} 08:14"),
        ("Es bediente Sie Frau Holm", "Kasse 2"),
    )
    y = goods(d, y + 4, " A")
    y = rows(d, y + 4, ("Zu zahlen EUR", d.total), ("Gegeben Bar", d.net + 1000), ("Zurück", 1000))
    y = rows(d, y + 4, ("A 7,00% Netto", round(d.net / 1.07)), ("MwSt", d.net - round(d.net / 1.07)))
    middle(d, y + 4, f"TSE-Seriennr. {d.other('9999999999')}", f"Signaturzähler {d.other('99999')}", size=6)
    return d


def baker_fr(c: Random) -> Desk:
    """Print a baker's ticket: date before the number, total in euros, TVA lines, the SIRET at the foot."""
    d = roll(c, "fr")
    y = middle(d, 10, d.seller.name, size=10, bold=True)
    y = middle(d, y, d.seller.street, d.seller.town, f"Tél : {d.phone}")
    y = rows(d, y + 4, (f"Le {d.dated('d/m/Y')} à 07:51", f"Ticket {d.no('099999', '9999')}"))
    y = goods(d, y + 4)
    y = rows(
        d,
        y + 4,
        (f"TOTAL ({len(d.items)} articles)", d.money(d.total)),
        ("CB", d.money(d.net)),
        ("dont TVA 5,5%", d.bare(round(d.net * 0.0521))),
    )
    middle(d, y + 4, f"SIRET 999 142 {d.other('999')} 00017", f"TVA intra {d.vat}", "Merci de votre visite, à bientôt")
    return d


def kiosk_es(c: Random) -> Desk:
    """Print a kiosk: owner with NIF, 'Fra. simplificada', total in capitals, tax included."""
    d = roll(c, "es")
    y = middle(d, 10, d.seller.name, size=9, bold=True)
    y = middle(d, y, f"NIF {d.vat}", d.seller.street, d.seller.town, f"Tel. {d.phone}")
    y = rows(d, y + 4, ("Fra. simplificada", d.no("T-99999", "26/09999")), ("Fecha", f"{d.dated('d/m/Y')} 11:20"))
    y = goods(d, y + 4)
    y = rows(d, y + 4, ("TOTAL A PAGAR", d.money(d.total)), ("Efectivo", d.money(d.net)), ("IVA incluido", ""))
    return d


def bar_it(c: Random) -> Desk:
    """Print an Italian bar: P.IVA under the address, 'TOTALE COMPLESSIVO', document number with dash, date and hour."""
    d = roll(c, "it")
    y = middle(d, 10, d.seller.name, size=9)
    y = middle(
        d,
        y,
        d.seller.street,
        d.seller.town,
        f"P.IVA {d.vat}",
        f"TEL. {d.phone}",
        "DOCUMENTO COMMERCIALE",
        "di vendita o prestazione",
    )
    y = goods(d, y + 4)
    y = rows(
        d,
        y + 4,
        ("TOTALE COMPLESSIVO", d.total),
        ("di cui IVA", round(d.net * 0.0909)),
        ("Pagamento contante", d.net),
        ("Importo pagato", d.net),
    )
    middle(d, y + 4, f"{d.dated('d-m-Y')} 10:05", f"DOCUMENTO N. {d.no('0999-0099', '0099-0009')}", "RT 99MEY999142")
    return d


def bottle_shop(c: Random) -> Desk:
    """Print an Australian shop: ABN, tax invoice, total with count of items, EFTPOS, GST included."""
    d = roll(c, "au")
    y = middle(d, 10, d.seller.name, size=10, bold=True)
    y = middle(d, y, d.seller.street, d.seller.town, f"Ph: {d.phone}", f"ABN: {d.vat}", "*** TAX INVOICE ***")
    y = goods(d, y + 4)
    y = rows(
        d,
        y + 4,
        (f"TOTAL for {len(d.items)} Items", d.money(d.total)),
        ("EFTPOS", d.money(d.net)),
        ("GST Included in Total", d.money(round(d.net / 11))),
    )
    middle(d, y + 4, f"{d.dated('d/m/Y')} 16:58  REG 02  Trans {d.other('999999')}")
    return d


def kirana(c: Random) -> Desk:
    """Print an Indian shop: GSTIN, bill number and date in one line, net amount, you saved."""
    d = roll(c, "in")
    y = middle(d, 10, d.seller.name, size=10, bold=True)
    y = middle(d, y, d.seller.street, d.seller.town, f"Ph: {d.phone}", f"GSTIN: {d.vat}")
    y = rows(d, y + 4, (f"Bill No: {d.no('9999', 'A-9999')}", f"Date: {d.dated('d/m/Y')}"))
    y = goods(d, y + 4)
    rows(d, y + 4, ("Gross", d.net), ("Net Amount", d.money(d.total)), ("You have saved", 1500))
    return d


def kassabon(c: Random) -> Desk:
    """Print a Dutch shop: website under the name, 'TOTAAL', pin, BTW specification, the date at the foot."""
    d = roll(c, "nl", "be")
    y = middle(d, 10, d.seller.name, size=11, bold=True)
    y = middle(d, y, d.seller.street, d.seller.town, d.web, f"Tel: {d.phone}", f"BTW-nr: {d.vat}")
    y = goods(d, y + 4)
    y = rows(d, y + 4, ("TOTAAL", d.money(d.total)), ("PIN", d.money(d.net)), ("BTW 9%", d.bare(round(d.net * 0.0826))))
    middle(d, y + 4, f"Kassa 1  Bon {d.no('99999')}  {d.dated('d-m-Y')} 15:12", "Bedankt en tot ziens")
    return d


FRESH_ROLLS: tuple[Callable[[Random], Desk], ...] = (
    stationer_my, stall_my, cash_bill, clinic, diner_us, hardware_us, pub, baker_de, baker_fr, kiosk_es, bar_it, bottle_shop, kirana, kassabon,
)  # fmt: skip
