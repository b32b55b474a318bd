"""Invoices of shops, exporters, distributors and fiscal offices, in layouts that the other sets do not have.

In: a source of chance. Out: `Desk`s, each a paper with its truth. Never: a real business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.paper_maker.forms_fresh import goods
from scripts.paper_maker.fresh import L, M, R, desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from scripts.paper_maker.desk import Desk


def shop_de(c: Random) -> Desk:
    """Print a shop system's bill: sender line, numbers in a block at the right under the logo, gross prices."""
    d = desk("de", c)
    d.put(R, 30, d.seller.name, 16, bold=True, to="right")
    d.put(L, 110, f"{d.seller.name} · {d.seller.street} · {d.seller.town}", 6.5)
    d.stack(L, 124, d.buyer.lines, 10)
    d.pairs(
        390,
        R,
        124,
        [
            ("Kunden-Nr.:", d.other("99999")),
            ("Bestell-Nr.:", d.other("99999")),
            ("Rechnungs-Nr.:", d.no("RE99999", "99999")),
            ("Datum:", d.date),
        ],
        to="right",
    )
    d.put(L, 230, d.one("Ihre Rechnung", "Rechnung"), 13, bold=True)
    y = goods(d, 260, ("Produkt", "Anz.", "Preis", "Summe"))
    d.taxed(0)
    d.sums(330, R, y + 8, [("Versandkosten", d.money(0)), (d.one("Gesamtkosten", "Gesamtsumme inkl. MwSt."), d.total)])
    for n, lines in enumerate(
        (
            [d.seller.name, *d.seller.lines[1:]],
            [f"Tel {d.phone}", f"Mail {d.email}", f"Web {d.web}"],
            [f"USt-ID {d.vat}", f"HRB {d.seller.register}"],
        )
    ):
        d.stack(L + n * 180, 760, lines, 7)
    return d


def rows_hk(c: Random) -> Desk:
    """Print an exporter's sheet: seller and buyer as labelled rows, an order id and a payment date as traps."""
    d = desk("hk", c)
    d.put(M, 34, "COMMERCIAL INVOICE", 15, bold=True, to="centre")
    y = d.pairs(
        L,
        150,
        70,
        [
            ("Seller:", d.seller.name),
            ("Address:", f"{d.seller.street}, {d.seller.town}"),
            ("Tel:", d.phone),
            ("Email:", d.email),
        ],
    )
    y = d.pairs(
        L,
        150,
        y + 10,
        [("Buyer:", d.buyer.name), ("Address:", f"{d.buyer.street}, {d.buyer.town}"), ("Tel:", d.buyer.phone)],
    )
    d.pairs(
        L,
        150,
        y + 10,
        [
            ("Invoice No.:", d.no("YX20269999", "LS-99999")),
            ("Date:", d.date),
            ("Order ID:", d.other("99999999999")),
            ("Payment:", "T/T 30% deposit"),
        ],
    )
    y = goods(d, 300, ("Description of Goods", "Quantity (PCS)", "Unit Price", "Amount"))
    d.sums(330, R, y + 8, [("TOTAL:", d.total)])
    return d


def remit_us(c: Random) -> Desk:
    """Print a distributor's form: sold by and remit to apart, header table of date, invoice and page, amount due."""
    d = desk("us", c)
    d.put(L, 34, d.seller.name, 13, bold=True)
    d.stack(L, 52, [*d.seller.lines[1:], f"PH: {d.phone}"], 8)
    d.strip(
        [360, 430, 510],
        34,
        [("INVOICE DATE", d.dated("m/d/y")), ("INVOICE #", d.no("9999999", "999999-00")), ("PAGE", "1 OF 1")],
        size=7,
    )
    d.strip([360, 450], 70, [("CUSTOMER #", d.other("C99999")), ("SALES ORDER", d.other("SO999999"))], size=7)
    for x, head, firm in ((L, "SOLD TO", d.buyer), (300.0, "SHIP TO", d.ship)):
        y = d.put(x, 120, head, 7, bold=True)
        d.stack(x, y, [firm.name.upper(), firm.street.upper(), firm.town.upper()])
    y = goods(d, 210, ("ITEM DESCRIPTION", "QTY SHIPPED", "UNIT PRICE", "EXTENSION"))
    d.taxed(7)
    d.sums(330, R, y + 8, [("SUBTOTAL", d.net), ("SALES TAX", d.tax), ("AMOUNT DUE", d.total)])
    y = d.put(L, 700, "REMIT TO:", 8, bold=True)
    d.stack(L, y, [d.seller.name.upper(), f"DEPT {d.other('9999')}", "DALLAS, TX 75299"], 8)
    return d


def danfe(c: Random) -> Desk:
    """Print a Brazilian fiscal note: sender in a box, labels over values in grids, the receiver's own CNPJ."""
    d = desk("br", c)
    d.put(L, 30, "IDENTIFICAÇÃO DO EMITENTE", 6)
    y = d.put(L, 40, d.seller.name, 11, bold=True)
    d.stack(L, y, [*d.seller.lines[1:], f"Fone: {d.phone}"], 8)
    d.stack(
        300,
        30,
        ["DANFE", "Documento Auxiliar da Nota Fiscal Eletrônica", f"Nº {d.no('000.999.999', '999.999')}", "SÉRIE 001"],
        8,
    )
    d.strip(
        [L, 200, 380],
        110,
        [
            ("INSCRIÇÃO ESTADUAL", d.other("999.999.999.999")),
            ("CNPJ", d.vat),
            ("PROTOCOLO", d.other("135269999999999")),
        ],
        size=6,
    )
    d.put(L, 140, "DESTINATÁRIO / REMETENTE", 7, bold=True)
    d.strip(
        [L, 300, 450],
        152,
        [("NOME / RAZÃO SOCIAL", d.buyer.name), ("CNPJ / CPF", d.buyer.vat), ("DATA DA EMISSÃO", d.date)],
        size=6,
    )
    d.strip(
        [L, 300, 450],
        176,
        [("ENDEREÇO", d.buyer.street), ("MUNICÍPIO", d.buyer.town), ("DATA DA SAÍDA", d.later())],
        size=6,
    )
    y = goods(d, 220, ("DESCRIÇÃO DO PRODUTO", "QUANT.", "V. UNIT.", "V. TOTAL"))
    d.strip(
        [L, 300, 450],
        y + 10,
        [
            ("VALOR DO ICMS", d.bare(0)),
            ("VALOR TOTAL DOS PRODUTOS", d.bare(d.net)),
            ("VALOR TOTAL DA NOTA", d.bare(d.total)),
        ],
        size=6,
    )
    return d


def receipt_invoice_pt(c: Random) -> Desk:
    """Print a Portuguese fatura-recibo: title with its number, both NIFs, total of the document."""
    d = desk("pt", c)
    y = d.put(L, 36, d.seller.name, 13, bold=True)
    d.stack(L, y, [*d.seller.lines[1:], f"Contribuinte nº {d.vat}", f"Telef. {d.phone}", d.email], 8.5)
    d.put(330, 110, d.one("Exmo.(s) Sr.(s)", "Cliente"), 8)
    d.stack(330, 122, [*d.buyer.lines, f"NIF {d.buyer.vat}"])
    d.put(L, 200, f"Fatura-Recibo nº {d.no('FR 2026/99', 'FR A/999')}", 12, bold=True)
    d.strip([L, 160, 280], 222, [("Data", d.date), ("Vencimento", d.later()), ("Condições", "Pronto pagamento")])
    y = goods(d, 265, ("Descrição", "Qtd.", "Pr. Unit.", "Valor"))
    d.taxed(23)
    d.sums(
        330,
        R,
        y + 8,
        [("Total ilíquido", d.net), ("Total IVA", d.tax), (d.one("Total do documento", "Total a pagar"), d.total)],
    )
    return d


def tradie(c: Random) -> Desk:
    """Print an Australian tradesman's bill: ABN beside the title, trading name, bank details with BSB."""
    d = desk("au", c)
    d.put(L, 34, "TAX INVOICE", 16, bold=True)
    y = d.put(330, 34, d.seller.name, 12, bold=True)
    d.stack(330, y, [f"ABN {d.vat}", *d.seller.lines[1:], f"Mob {d.phone}", d.email], 8.5)
    d.stack(L, 110, [d.buyer.name, *d.buyer.lines[1:]])
    d.pairs(
        330,
        430,
        120,
        [
            ("Invoice Date", d.date),
            ("Invoice Number", d.no("INV-0999", "999")),
            ("Reference", d.one("Kitchen fit-out", "Job 14")),
        ],
    )
    y = goods(d, 220, ("Description", "Quantity", "Unit Price", "Amount AUD"))
    d.taxed(10)
    d.sums(330, R, y + 8, [("Subtotal", d.net), ("TOTAL GST 10%", d.tax), ("TOTAL AUD", d.total)])
    d.stack(
        L, 680, ["Due Date: " + d.later(), f"Bank transfer: BSB 999-{d.other('999')}  Account {d.other('99999999')}"], 8
    )
    return d


def two_tongues_ca(c: Random) -> Desk:
    """Print French and English in each label, GST and QST numbers of the seller, sold to."""
    d = desk("ca", c)
    d.put(L, 34, d.seller.name, 14, bold=True)
    d.stack(L, 54, [*d.seller.lines[1:], f"Tél./Tel.: {d.phone}", f"TPS/GST: {d.vat}"], 8.5)
    d.put(R, 34, "FACTURE / INVOICE", 14, bold=True, to="right")
    d.pairs(
        360,
        R,
        60,
        [("No:", d.no("99999", "F-99999")), ("Date:", d.dated("Y-m-d")), ("Votre no/Your no:", d.other("99999"))],
        to="right",
    )
    for x, head, firm in ((L, "Vendu à / Sold to", d.buyer), (300.0, "Expédié à / Ship to", d.ship)):
        y = d.put(x, 130, head, 8, bold=True)
        d.stack(x, y, firm.lines)
    y = goods(d, 220, ("Description", "Qté/Qty", "Prix/Price", "Montant/Amount"))
    d.taxed(5)
    d.sums(330, R, y + 8, [("Sous-total/Subtotal", d.net), ("TPS/GST", d.tax), ("TOTAL", d.total)])
    return d


def original_in(c: Random) -> Desk:
    """Print 'Original for recipient', number and dated in one line, the seller without heading in a grid."""
    d = desk("in", c)
    d.put(M, 28, d.one("Tax Invoice (ORIGINAL FOR RECIPIENT)", "TAX INVOICE"), 11, bold=True, to="centre")
    y = d.put(L, 48, d.seller.name, 12, bold=True)
    d.stack(L, y, [*d.seller.lines[1:], f"Mobile : {d.phone}", f"GSTIN/UIN: {d.vat}", f"E-Mail : {d.email}"], 8.5)
    d.put(330, 60, f"Invoice No. : {d.no('999/26-27', 'GST-999')}", 9)
    d.put(330, 74, f"Dated : {d.date}", 9)
    d.put(330, 88, f"Vehicle No. : MH 12 AB {d.other('9999')}", 9)
    y = d.put(L, 140, d.one("Buyer (Bill to)", "Billed to :", "M/s."), 8)
    d.stack(L, y, [*d.buyer.lines, f"GSTIN/UIN : {d.buyer.vat}"])
    y = goods(d, 230, ("Description of Goods", "Qty.", "Rate", "Amount"))
    d.taxed(18)
    d.sums(
        330,
        R,
        y + 8,
        [("Taxable Value", d.net), ("IGST 18%", d.tax), (d.one("Grand Total", "Total Amount After Tax"), d.total)],
    )
    d.put(R, 720, f"for {d.seller.name}", 9, to="right")
    d.put(R, 760, "Authorised Signatory", 8, to="right")
    return d


def belgian(c: Random) -> Desk:
    """Print a garage's bill: BTW-nr of both, number and date as a bold row, 'Te betalen'."""
    d = desk("be", c)
    y = d.put(L, 36, d.seller.name, 14, bold=True)
    d.stack(L, y, [*d.seller.lines[1:], f"Tel {d.phone}", f"BTW {d.vat}", d.web], 8.5)
    d.stack(340, 110, [*d.buyer.lines, f"BTW-nr: {d.buyer.vat}"], 9.5)
    d.put(L, 200, f"FACTUUR nr. {d.no('26/0999', '2026999')} - datum: {d.date}", 11, bold=True)
    d.put(L, 216, f"Nummerplaat 1-ABC-{d.other('999')}   km-stand {d.other('99999')}", 8)
    y = goods(d, 245, ("Omschrijving", "Aantal", "Eenh. prijs", "Bedrag"))
    d.taxed(21)
    d.sums(
        330, R, y + 8, [("Netto", d.net), ("BTW 21 %", d.tax), (d.one("Te betalen", "Totaal te betalen EUR"), d.total)]
    )
    return d


def danish(c: Random) -> Desk:
    """Print a Danish trade's bill: CVR in the head, 'Fakturanr.' with others in a block, total in words of the land."""
    d = desk("dk", c)
    d.stack(L, 100, [d.buyer.name, *d.buyer.lines[1:]])
    y = d.put(370, 34, d.seller.name, 11, bold=True)
    d.stack(370, y, [*d.seller.lines[1:], f"Tlf. {d.phone}", f"CVR-nr. {d.vat}", d.email], 8.5)
    d.put(L, 180, "Faktura", 18, bold=True)
    d.pairs(
        370,
        460,
        160,
        [
            ("Fakturanr.", d.no("9999", "26-0999")),
            ("Fakturadato", d.date),
            ("Kundenr.", d.other("999")),
            ("Betalingsfrist", d.later()),
        ],
    )
    y = goods(d, 240, ("Beskrivelse", "Antal", "Pris", "Beløb"))
    d.taxed(25)
    d.sums(
        330, R, y + 8, [("Subtotal", d.net), ("25% moms", d.tax), (d.one("I alt DKK", "Total til betaling"), d.total)]
    )
    return d


FRESH_MORE: tuple[Callable[[Random], Desk], ...] = (
    shop_de, rows_hk, remit_us, danfe, receipt_invoice_pt, tradie, two_tongues_ca, original_in, belgian, danish,
)  # fmt: skip
