"""Invoices as programs of France, Spain, Italy, Portugal and Mexico print them.

In: a source of chance. Out: `Desk`s, each a paper with its truth. Never: a real business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.paper_maker.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

L, R = 56.0, 545.0


def cards_fr(c: Random) -> Desk:
    """Print two cards without headings: the seller's and, beside it, the buyer's; the law's words at the foot."""
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
    """Print an older program's print: grid of labels, buyer in the window at the right, a table of taxes, net à payer."""
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
    """Print title and pairs at the left, seller at the right, buyer under it, capitals for sums."""
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
    """Print a strip of boxes in which the N.I.F. and the customer are the buyer's; seller's C.I.F. under the letterhead."""
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
    """Print seller and recipient with headings, number and date in one line, a table of taxes, net to pay."""
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


def certified_pt(c: Random) -> Desk:
    """Print series and number behind the title, both tax numbers, the program's certificate."""
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
    d.table(
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


def state_mx(c: Random) -> Desk:
    """Print a Mexican CFDI: pairs for emisor and receptor, a fiscal id that is no number, date with time."""
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


LATIN: tuple[Callable[[Random], Desk], ...] = (
    cards_fr, strip_fr, modern_es, boxes_es, courtesy_it, certified_pt, state_mx,
)  # fmt: skip
