"""More invoices of the second set: bilingual and eastern ones, parties in labelled rows.

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


def counter_jp(c: Random) -> Desk:
    """Print a Japanese bill: buyer with the word for the firm addressed, seller at the right, sum at the top."""
    d = Desk("jp", c)
    d.net -= d.net % 100
    d.put(297, 36, "請求書", 20, bold=True, to="centre")
    d.put(L, 84, f"{d.buyer.name} 御中", 13)
    d.stack(L, 104, [d.buyer.town, d.buyer.street], 9)
    d.pairs(
        360,
        430,
        70,
        [
            ("請求書番号:", d.no("INV-0999", "2026-099")),
            ("請求日:", d.dated("Y年m月d日")),
            ("支払期限:", d.later("Y年m月d日")),
        ],
    )
    d.stack(
        360, 120, [d.seller.name, d.seller.town, d.seller.street, f"TEL: {d.phone}", d.email, f"登録番号: {d.vat}"], 9
    )
    d.taxed(10)
    d.tax -= d.tax % 100
    whole = f"¥{d.total // 100:,}"
    d.put(L, 200, "ご請求金額", 11)
    d.put(L + 90, 198, f"{whole}-", 14, bold=True)
    y = d.table(
        240,
        [
            (L, "left", "品名", "what"),
            (330, "right", "数量", "qty"),
            (430, "right", "単価", "price"),
            (R, "right", "金額", "amount"),
        ],
    )
    d.pairs(
        400,
        R,
        y + 8,
        [("小計", f"¥{d.net // 100:,}"), ("消費税(10%)", f"¥{d.tax // 100:,}"), ("合計", whole)],
        to="right",
    )
    return d


def both_ca(c: Random) -> Desk:
    """Print two languages in every label."""
    d = Desk("ca", c, width=612, height=792)
    y = d.put(L, 36, d.seller.name, 13, bold=True)
    d.stack(L, y, [d.seller.street, d.seller.town, f"Tél./Tel.: {d.phone}", d.web, f"GST/TPS: {d.vat}"], 8.5)
    d.put(R, 40, "INVOICE / FACTURE", 15, bold=True, to="right")
    d.put(L, 130, "Sold to / Vendu à:", 8, bold=True)
    d.stack(L, 142, d.buyer.lines)
    d.put(240, 130, "Ship to / Expédié à:", 8, bold=True)
    d.stack(240, 142, d.ship.lines)
    y = 130.0
    for label, value in (
        ("Invoice No. / No de facture", d.no("99999", "F-9999")),
        ("Date (yyyy-mm-dd)", d.dated("Y-m-d")),
        ("P.O. No. / No de commande", d.other("99999")),
    ):
        y = d.put(400, d.put(400, y, label, 7.5), value) + 4
    y = d.table(
        250,
        [
            (L, "left", "Description", "what"),
            (330, "right", "Qty / Qté", "qty"),
            (440, "right", "Price / Prix", "price"),
            (R, "right", "Amount / Montant", "amount"),
        ],
    )
    d.taxed(5)
    d.sums(
        350,
        R,
        y + 8,
        [("Subtotal / Sous-total", d.bare(d.net)), ("GST / TPS 5%", d.bare(d.tax)), ("TOTAL", d.money(d.total))],
    )
    return d


def tin_ph(c: Random) -> Desk:
    """Print a Philippine sales invoice: TIN of both, terms, the buyer in labelled rows."""
    d = Desk("ph", c)
    y = d.put(297, 30, d.seller.name.upper(), 14, bold=True, to="centre")
    d.truth["supplier_name"] = d.seller.name.upper()
    y = d.put(297, y, f"{d.seller.street}, {d.seller.town}", 8, to="centre")
    y = d.put(297, y, f"VAT REG. TIN: {d.vat}   Tel. No. {d.phone}", 8, to="centre")
    d.put(L, 100, "SALES INVOICE", 14, bold=True)
    d.put(R, 102, f"No. {d.no('0999', '09999')}", 12, to="right")
    d.pairs(
        L,
        130,
        130,
        [
            ("SOLD TO:", d.buyer.name),
            ("TIN:", d.buyer.vat),
            ("ADDRESS:", f"{d.buyer.street}, {d.buyer.town}"),
            ("BUS. STYLE:", "Retail"),
        ],
    )
    d.pairs(400, 460, 130, [("Date:", d.date), ("Terms:", "30 days"), ("P.O. No.:", d.other("999"))])
    y = d.table(
        210,
        [
            (L, "left", "QTY", "qty"),
            (90, "left", "UNIT", "unit"),
            (140, "left", "ARTICLES", "what"),
            (450, "right", "UNIT PRICE", "price"),
            (R, "right", "AMOUNT", "amount"),
        ],
    )
    d.taxed(12)
    d.sums(
        340,
        R,
        680,
        [
            ("VATable Sales", d.bare(d.net)),
            ("VAT Amount", d.bare(d.tax)),
            ("TOTAL AMOUNT DUE", f"PHP {d.bare(d.total)}"),
        ],
    )
    return d


def inline_pl(c: Random) -> Desk:
    """Print parties with their names behind the heading in one line, number under the word Faktura."""
    d = Desk("pl", c)
    d.put(L, 36, "FAKTURA", 16, bold=True)
    d.pairs(
        L,
        120,
        60,
        [
            ("Numer:", d.no("99/03/2026", "F/2026/0999")),
            ("Data wyst.:", d.date),
            ("Data dost.:", d.later()),
            ("Termin:", d.later()),
        ],
    )
    y = d.put(L, 130, f"Sprzedawca: {d.seller.name}", 10)
    y = d.stack(L, y, [f"{d.seller.street}, {d.seller.town}", f"NIP {d.vat}, tel. {d.phone}", d.web])
    y = d.put(L, y + 8, f"Nabywca: {d.buyer.name}", 10)
    d.stack(L, y, [f"{d.buyer.street}, {d.buyer.town}", f"NIP {d.buyer.vat}"])
    y = d.table(
        260,
        [
            (L, "left", "Nazwa", "what"),
            (300, "right", "Ilość", "qty"),
            (400, "right", "Cena jedn. netto", "price"),
            (R, "right", "Wartość netto", "amount"),
        ],
    )
    d.taxed(23)
    d.sums(340, R, y + 8, [("Netto", d.bare(d.net)), ("VAT", d.bare(d.tax)), ("RAZEM DO ZAPŁATY", d.money(d.total))])
    return d


def roles_es(c: Random) -> Desk:
    """Print two tables of labelled rows: data of the one who bills and of the one who is billed."""
    d = Desk("es", c)
    d.put(297, 34, f"FACTURA {d.no('2026/0099', 'F-099', '26-0999')}", 15, bold=True, to="centre")
    d.put(297, 56, f"Fecha de expedición: {d.date}", 9, to="centre")
    for x, title, who in (
        (L, d.one("Datos del emisor", "EMISOR", "Proveedor"), d.seller),
        (310, d.one("Datos del receptor", "RECEPTOR", "Destinatario"), d.buyer),
    ):
        d.put(x, 90, title, 9, bold=True)
        d.pairs(
            x,
            x + 75,
            104,
            [
                ("Nombre:", who.name),
                ("NIF:", who.vat),
                ("Domicilio:", who.street),
                ("Población:", who.town),
                ("Teléfono:", who.phone),
                ("Email:", who.email),
            ],
            size=8,
        )
    _ = d.phone, d.email, d.vat
    y = d.table(
        210,
        [
            (L, "left", "Concepto", "what"),
            (330, "right", "Cant.", "qty"),
            (430, "right", "Precio ud.", "price"),
            (R, "right", "Total", "amount"),
        ],
    )
    d.taxed(21)
    d.sums(
        340,
        R,
        y + 8,
        [("Total bruto", d.bare(d.net)), ("IVA (21%)", d.bare(d.tax)), ("TOTAL A PAGAR", d.money(d.total))],
    )
    return d


MARKET_WORDS = {
    "de": (
        "Rechnung",
        "Verkauft von",
        "USt-IDNr.",
        "Rechnungsdatum/Lieferdatum",
        "Rechnungsnummer",
        "Zahlbetrag",
        "Rechnungsadresse",
        "Lieferadresse",
        "Bestelldatum",
        "Bestellnummer",
        "Gesamtpreis",
    ),
    "fr": (
        "Facture",
        "Vendu par",
        "TVA",
        "Date de la facture/Date de la livraison",
        "Numéro de la facture",
        "Total à payer",
        "Adresse de facturation",
        "Adresse de livraison",
        "Date de la commande",
        "Numéro de la commande",
        "Facture Total",
    ),
    "it": (
        "Fattura",
        "Venduto da",
        "P. IVA",
        "Data di fatturazione/Data di consegna",
        "Numero fattura",
        "Totale da pagare",
        "Indirizzo di fatturazione",
        "Indirizzo di spedizione",
        "Data ordine",
        "Numero ordine",
        "Totale fattura",
    ),
    "es": (
        "Factura",
        "Vendido por",
        "IVA",
        "Fecha de la factura/Fecha de la entrega",
        "Número de la factura",
        "Total pendiente",
        "Dirección de facturación",
        "Dirección de envío",
        "Fecha del pedido",
        "Número del pedido",
        "Total",
    ),
}


def market_de(c: Random) -> Desk:
    """Print a marketplace's bill: buyer in a window, sold by with VAT id, addresses again below, order data, sums by rate."""
    d = Desk(c.choice(("de", "fr", "it", "es")), c)
    w = MARKET_WORDS[d.land]
    d.put(L, 36, w[0], 18)
    d.stack(L, 80, [d.buyer.name.upper(), d.buyer.street.upper(), d.buyer.town.upper()], 9)
    d.truth["buyer_name"] = d.buyer.name
    d.pairs(330, 500, 80, [(w[4], d.no("DE69999ABEI", "INV-99-9999-26"))], size=8)
    d.taxed(19)
    d.pairs(330, 500, 94, [(w[3], d.date), (w[5], d.money(d.total))], size=8)
    d.put(330, 128, f"{w[1]} {d.seller.name}", 8)
    d.put(330, 139, f"{w[2]} {d.vat}", 8)
    for x, title, lines in (
        (L, w[6], d.buyer.lines),
        (220, w[7], d.ship.lines),
        (400, w[1], [d.seller.name, *d.seller.lines[1:]]),
    ):
        d.put(x, 180, title, 9, bold=True)
        d.stack(x, 193, lines, 8.5)
    d.pairs(L, 160, 250, [(w[8], d.later()), (w[9], d.other("302-9999999-9999999"))], size=8)
    y = d.table(
        290,
        [
            (
                L,
                "left",
                {"de": "Beschreibung", "fr": "Description", "it": "Descrizione", "es": "Descripción"}[d.land],
                "what",
            ),
            (330, "right", {"de": "Menge", "fr": "Quantité", "it": "Quantità", "es": "Cantidad"}[d.land], "qty"),
            (R, "right", {"de": "Betrag", "fr": "Montant", "it": "Importo", "es": "Importe"}[d.land], "amount"),
        ],
    )
    d.put(380, y + 10, w[10], 11, bold=True)
    d.put(R, y + 10, d.money(d.total), 11, bold=True, to="right")
    return d


def trade_cn(c: Random) -> Desk:
    """Print exporter and importer in two columns of labelled rows, contact persons, an invoice number with date beside it."""
    d = Desk("hk", c)
    d.buyer = firm(c.choice(("us", "de", "au")), c)
    d.truth["buyer_name"] = d.buyer.name
    d.put(297, 34, "COMMERCIAL INVOICE", 15, bold=True, to="centre")
    d.pairs(L, 110, 64, [("Invoice No.:", d.no("CI-260999", "GS26099"))])
    d.pairs(330, 400, 64, [("Date:", d.date)])
    for x, title, who in (
        (L, d.one("Exporter", "Seller", "Shipper/Exporter"), d.seller),
        (310, d.one("Importer", "Buyer", "Consignee/Buyer"), d.buyer),
    ):
        d.put(x, 92, title, 10, bold=True)
        d.pairs(
            x,
            x + 80,
            106,
            [
                ("Company:", who.name),
                ("Address:", who.street),
                ("", who.town),
                ("Contact:", who.person),
                ("Tel:", who.phone),
                ("Email:", who.email),
            ],
            size=8,
        )
    _ = d.phone, d.email
    y = d.table(
        220,
        [
            (L, "left", "Full Description of Goods", "what"),
            (300, "left", "HS Code", "hs"),
            (380, "right", "Qty", "qty"),
            (460, "right", "Unit Value", "price"),
            (R, "right", "Total Value", "amount"),
        ],
    )
    d.put(330, y + 8, "Total Invoice Value", 9, bold=True)
    d.put(R, y + 8, d.money(d.total), 9, bold=True, to="right")
    d.stack(
        L,
        y + 40,
        [
            "Country of Origin: China",
            "Incoterms 2020: FOB Ningbo",
            "I declare that the information is true and correct.",
        ],
        8,
    )
    return d


LATER_PARTIES: tuple[Callable[[Random], Desk], ...] = (
    counter_jp, both_ca, tin_ph, inline_pl, roles_es, market_de, trade_cn,
)  # fmt: skip
