"""Invoices as programs of Poland, Czechia, Turkey, Sweden and Denmark print them.

In: a source of chance. Out: `Desk`s, each a paper with its truth. Never: a real business.
"""

# ruff: noqa: RUF001 -- Turkish letters are what is printed

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.paper_maker.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

L, R = 56.0, 545.0


def twin_pl(c: Random) -> Desk:
    """Print place and dates at the right, seller and buyer side by side with NIP each, sums in words."""
    d = Desk("pl", c)
    d.pairs(
        340,
        450,
        36,
        [
            ("Miejsce wystawienia:", d.seller.town.split(" ", 1)[1]),
            ("Data wystawienia:", d.date),
            ("Data sprzedaży:", d.later()),
        ],
    )
    d.put(
        297,
        96,
        f"{d.one('Faktura VAT nr', 'Faktura nr', 'Faktura')} {d.no('FV/99/03/2026', 'FS 999/2026', '99/2026')}",
        14,
        bold=True,
        to="centre",
    )
    d.put(297, 114, "oryginał", 8, to="centre")
    d.put(L, 136, "Sprzedawca", 9, bold=True)
    d.put(310, 136, "Nabywca", 9, bold=True)
    d.stack(L, 150, [*d.seller.lines, f"NIP: {d.vat}", f"tel. {d.phone}", d.email])
    d.stack(310, 150, [*d.buyer.lines, f"NIP: {d.buyer.vat}"])
    d.pairs(
        L, 150, 236, [("Sposób zapłaty:", "przelew"), ("Termin płatności:", d.later()), ("Nr konta:", d.seller.iban)]
    )
    y = d.table(
        290,
        [
            (L, "left", "Lp.", "n"),
            (80, "left", "Nazwa towaru lub usługi", "what"),
            (310, "right", "Ilość", "qty"),
            (330, "left", "J.m.", "unit"),
            (440, "right", "Cena netto", "price"),
            (R, "right", "Wartość netto", "amount"),
        ],
    )
    d.taxed(23)
    y = d.pairs(
        350,
        R,
        y + 8,
        [("Razem netto", d.bare(d.net)), ("VAT 23%", d.bare(d.tax)), ("Razem brutto", d.bare(d.total))],
        to="right",
    )
    d.put(L, y + 16, f"Do zapłaty: {d.money(d.total)}", 12, bold=True)
    d.put(L, y + 34, "Słownie: jak wyżej", 8)
    return d


def _giro_foot(d: Desk) -> None:
    xs = [L, 180, 290, 420]
    upper = [
        ("Adress", d.seller.street),
        ("Telefon", d.phone),
        ("Bankgiro", d.other("9999-9999")),
        ("Momsreg.nr", d.vat),
    ]
    d.strip(xs, 770, upper, size=7)
    lower = [
        ("", d.seller.town),
        ("E-post", d.email),
        ("Organisationsnr", d.other("559999-9999")),
        ("", "Godkänd för F-skatt"),
    ]
    d.strip(xs, 800, lower, size=7)


def giro_se(c: Random) -> Desk:
    """Print title at the right with pairs, buyer in the window, registrations in columns at the foot with headings."""
    d = Desk("se", c)
    d.put(L, 40, d.seller.name, 14, bold=True)
    d.put(320, 40, "Faktura", 18, bold=True)
    d.pairs(
        320,
        420,
        70,
        [
            ("Fakturanr", d.no("9999", "26099")),
            ("Fakturadatum", d.date),
            ("Kundnr", d.other("1999")),
            ("OCR", d.other("999999999")),
            ("Förfallodatum", d.later()),
        ],
    )
    d.stack(320, 150, d.buyer.lines, 10)
    d.pairs(
        L,
        130,
        150,
        [("Er referens", d.buyer.person), ("Vår referens", d.seller.person), ("Betalningsvillkor", "30 dagar netto")],
    )
    d.table(
        260,
        [
            (L, "left", "Art.nr", "code"),
            (120, "left", "Benämning", "what"),
            (370, "right", "Antal", "qty"),
            (460, "right", "À-pris", "price"),
            (R, "right", "Summa", "amount"),
        ],
    )
    d.taxed(25)
    d.strip(
        [L, 150, 250, 400],
        690,
        [
            ("Exkl. moms", d.bare(d.net)),
            ("Moms 25 %", d.bare(d.tax)),
            ("Öresavrundning", "0,00"),
            ("ATT BETALA", d.money(d.total)),
        ],
    )
    _giro_foot(d)
    return d


def plain_dk(c: Random) -> Desk:
    """Print buyer top left, seller top right with CVR, title and pairs, total with the currency's code."""
    d = Desk("dk", c)
    d.stack(L, 60, [*d.buyer.lines], 10)
    d.stack(390, 40, [d.seller.name, *d.seller.lines[1:], f"Telefon: {d.phone}", f"CVR-nr.: {d.vat}", d.email], 8.5)
    d.put(L, 170, "Faktura", 18, bold=True)
    d.pairs(
        390,
        470,
        150,
        [
            ("Fakturanr.:", d.no("10999", "999")),
            ("Fakturadato:", d.date),
            ("Kundenr.:", d.other("999")),
            ("Side:", "1 af 1"),
        ],
    )
    y = d.table(
        230,
        [
            (L, "left", "Varenr.", "code"),
            (120, "left", "Tekst", "what"),
            (350, "right", "Antal", "qty"),
            (450, "right", "Enhedspris", "price"),
            (R, "right", "Pris", "amount"),
        ],
    )
    d.taxed(25)
    d.pairs(
        350,
        R,
        y + 10,
        [("Subtotal", d.bare(d.net)), ("25,00% moms", d.bare(d.tax)), ("Total DKK", d.bare(d.total))],
        to="right",
    )
    d.put(L, y + 80, f"Betalingsbetingelser: Netto 8 dage - Forfaldsdato: {d.later('d-m-Y')}", 8)
    return d


def twin_cz(c: Random) -> Desk:
    """Print supplier and customer side by side with IČ and DIČ, three dates, the sum to pay."""
    d = Desk("cz", c)
    d.put(R, 36, f"FAKTURA - DAŇOVÝ DOKLAD č. {d.no('260100999', '2026099')}", 12, bold=True, to="right")
    d.put(L, 66, "Dodavatel:", 8, bold=True)
    d.stack(
        L,
        78,
        [*d.seller.lines, f"IČ: {d.seller.vat[2:]}", f"DIČ: {d.vat}", f"Telefon: {d.phone}", f"E-mail: {d.email}"],
    )
    d.put(310, 66, "Odběratel:", 8, bold=True)
    d.stack(310, 78, [*d.buyer.lines, f"IČ: {d.buyer.vat[2:]}", f"DIČ: {d.buyer.vat}"])
    d.pairs(L, 180, 190, [("Variabilní symbol:", d.other("260100999")), ("Objednávka č.:", d.other("OBJ999"))])
    d.pairs(
        310,
        450,
        190,
        [("Datum vystavení:", d.date), ("Datum splatnosti:", d.later()), ("Datum uskutečnění plnění:", d.later())],
    )
    y = d.table(
        260,
        [
            (L, "left", "Označení dodávky", "what"),
            (330, "right", "Množství", "qty"),
            (430, "right", "J.cena", "price"),
            (R, "right", "Celkem", "amount"),
        ],
    )
    d.taxed(21)
    d.sums(
        350,
        R,
        y + 10,
        [("Základ DPH", d.bare(d.net)), ("DPH 21%", d.bare(d.tax)), ("CELKEM K ÚHRADĚ", d.money(d.total))],
    )
    return d


def state_tr(c: Random) -> Desk:
    """Print the tax office's sheet: seller at the left, SAYIN before the buyer, a grid of pairs at the right."""
    d = Desk("tr", c)
    d.stack(
        L,
        40,
        [
            d.seller.name,
            *d.seller.lines[1:],
            f"Tel: {d.phone} Fax: {d.seller.fax}",
            f"Web Sitesi: {d.web}",
            f"E-Posta: {d.email}",
            "Vergi Dairesi: NİLÜFER",
            f"VKN: {d.vat}",
        ],
        8.5,
    )
    d.put(297, 60, "e-FATURA", 12, bold=True, to="centre")
    d.put(L, 160, "SAYIN", 9, bold=True)
    d.stack(L, 172, [*d.buyer.lines, "Vergi Dairesi: KADIKÖY", f"VKN: {d.buyer.vat}"], 8.5)
    d.pairs(
        380,
        460,
        170,
        [
            ("Özelleştirme No:", "TR1.2"),
            ("Senaryo:", "TICARIFATURA"),
            ("Fatura Tipi:", "SATIS"),
            ("Fatura No:", d.no("ABC2026000000999")),
            ("Fatura Tarihi:", d.dated("d-m-Y")),
            ("İrsaliye No:", d.other("IRS999")),
        ],
        size=8,
    )
    y = d.table(
        290,
        [
            (L, "left", "Sıra No", "n"),
            (110, "left", "Mal Hizmet", "what"),
            (340, "right", "Miktar", "qty"),
            (430, "right", "Birim Fiyat", "price"),
            (R, "right", "Mal Hizmet Tutarı", "money"),
        ],
    )
    d.taxed(20)
    d.sums(
        330,
        R,
        y + 10,
        [
            ("Mal Hizmet Toplam Tutarı", d.net),
            ("Hesaplanan KDV(%20)", d.tax),
            ("Vergiler Dahil Toplam Tutar", d.total),
            ("Ödenecek Tutar", d.total),
        ],
    )
    return d


NORTH_EAST: tuple[Callable[[Random], Desk], ...] = (
    twin_pl, giro_se, plain_dk, twin_cz, state_tr,
)  # fmt: skip
