"""Cases on the continent: French, German at the edges of the window, codes and lists, turned pages, a forward window.

In: parties and papers. Out: case folders. Never: an item whose verdict the contract leaves open without saying so.
"""

from __future__ import annotations

from scripts.fixture_maker import layouts_forms as forms
from scripts.fixture_maker import layouts_plain as plain
from scripts.fixture_maker import parties as who
from scripts.fixture_maker import wear
from scripts.fixture_maker.canvas import Canvas
from scripts.fixture_maker.cases import CaseFolder, Item, Want, table
from scripts.fixture_maker.codes import ean13, gapped, gtin14, isbn10, isbn13, upc12
from scripts.fixture_maker.paper import Line, Paper, Party
from scripts.fixture_maker.table import columns

EXPIRED = Want(("insufficient",), ("window.expired",))
TYPE = Want(("insufficient",), ("document.type",))
SPAIN = ("notified_on = 2026-08-31", "window_days = 365", 'marketplace = "amazon.es"', 'quantity = "none"')


def line(text: str, qty: int, price: str, serial: int = 0, **codes: str) -> Line:
    """Return a line; a serial gives it an EAN."""
    return Line(text=text, qty=qty, price=price, **({"ean": ean13(serial)} if serial else {}), **codes)


def bill(lang: str, number: str, date: str, dated: str, parties: tuple[Party, Party], *lines: Line) -> Paper:
    """Return an invoice between two parties."""
    rate = {"fr": "20", "de": "19", "it": "22", "es": "21"}.get(lang, "0")
    return Paper(
        lang=lang, number=number, date=date, dated=dated, supplier=parties[0], buyer=parties[1], lines=lines, rate=rate
    )


def atelier() -> CaseFolder:
    """Build: French: SKU and EAN through the listing export, blanks in EANs, a turned page, a delivery note, a credit note."""
    case = CaseFolder(slug="atelier-fr", about="French: SKU and EAN through a listing export, EANs with blanks, turned page, delivery note, credit note", items=(
        Item(asin="B0CJ7WN2KT", title="Couteau d'office, manche olivier", sku="AFX-3100", units=70),
        Item(asin="B0D9PX4RGE", title="Planche à découper en hêtre", ean=ean13(2002), units=20),
        Item(asin="B0DK3N7QXA", title="Moulin à poivre en bois", units=30),
        Item(asin="B0C9T2WJ4H", title="Torchon en lin lavé", units=60),
        Item(asin="B0F2HV6YMC", title="Saladier en grès émaillé", ean=ean13(2005), units=16, want=TYPE),
        Item(asin="B0F5RJ8WXN", title="Cocotte en fonte 24 cm", ean=ean13(2006), units=4, want=TYPE),
        Item(asin="B0BZ3KP9TD", title="Bougie parfumée figuier", ean=ean13(2007), units=10, want=Want(("review",), ("supplier.contact",))),
        Item(asin="B0CV8QM5LE", title="Lot de 6 verres à eau", ean=ean13(2008), units=60),
        Item(asin="B0DX2TF7NR", title="Parasol de balcon 180 cm", ean=ean13(2099), units=5, want=Want(("missing",), ("match.none",))),
    ))  # fmt: skip
    case.settings(who.VERDIER, "notified_on = 2026-06-30", "window_days = 365", 'marketplace = "amazon.fr"', lang="fr")
    case.flagged("asin,title,units_sold", separator=";", encoding="cp1252")
    case.listing()
    forge, rue = (who.FORGERON, who.VERDIER), (who.BRUYERE, who.VERDIER)
    case.add("forgeron-0388.pdf", bill("fr", "FA-2026-0388", "2026-04-03", "3 avril 2026", forge,
        line("Couteau d'office lame 9 cm, manche olivier", 80, "4.35", sku="AFX-3100"),
        line("Planche à découper en hêtre 38 x 26 cm", 25, "11.90", 2002, sku="AFX-3110", printed=gapped(ean13(2002), 1, 6, 6))), plain.centred)  # fmt: skip
    boxes = columns("sku:60 asin:80 text:170 unit:32c qty:38r price:60r amount:85r")
    case.add("bruyere-77.pdf", bill("fr", "20260611-77", "2026-06-11", "11/06/2026", rue,
        line("Moulin à poivre en bois, 20 cm", 30, "3.10", sku="LB447", asin="B0DK3N7QXA", unit="pce"),
        line("Torchon en lin lavé, bleu ardoise", 64, "14.50", sku="LB547", asin="B0C9T2WJ4H", unit="pce")),
        lambda p: forms.boxed(p, boxes, Canvas(turn=90)))  # fmt: skip
    slip = bill(
        "fr", "BL-88214", "2026-05-20", "20/05/2026", rue, line("Saladier en grès émaillé", 16, "", 2005, sku="LB747")
    )
    case.add("bon-de-livraison.pdf", slip.but(kind="delivery_note", say={"number": "Bon n°", "date": "Date"}),
             lambda p: plain.window(p, columns("tick:22 sku:80 text:230 ean:95 qty:54r")), told=("supplier_name", "invoice_date"))  # fmt: skip
    back = bill(
        "fr",
        "AV-2026-012",
        "2026-03-17",
        "17 mars 2026",
        forge,
        line("Cocotte en fonte 24 cm", 6, "38.00", 2006, sku="AFX-4400"),
    )
    case.add("avoir.pdf", back.but(kind="credit_note", say={"number": "Avoir N°", "date": "Date"}), plain.letterhead)
    candle = bill(
        "fr",
        "1093",
        "2026-02-26",
        "26/02/2026",
        (who.SILENT, who.VERDIER),
        line("Bougie parfumée figuier", 24, "5.20", 2007),
    )
    case.add("sans-adresse.pdf", candle, lambda p: plain.bare(p, columns("text+ean:250 qty:50r price:80r amount:95r")))
    glasses = bill(
        "fr",
        "FA-2026-0512",
        "2026-05-28",
        "28 mai 2026",
        forge,
        line("Lot de 6 verres à eau 25 cl", 64, "8.75", 2008, sku="AFX-3150"),
    )
    case.add("forgeron-0512-scan.pdf", glasses, plain.window, wear.MILD)
    return case


KANTE = (
    Item(asin="B0CHRAND01", title="Brotkasten Bambus", ean=ean13(3001), units=10, want=Want(("covered",), ("window.edge",))),
    Item(asin="B0CHRAND02", title="Emaille-Becher weiß", ean=ean13(3002), units=10, want=EXPIRED),
    Item(asin="B0CHRAND03", title="Küchenwaage digital", ean=ean13(3003), units=10, want=Want(("covered",), ("window.edge",))),
    Item(asin="B0CHRAND04", title="Auflaufform oval", ean=ean13(3004), units=10, want=Want(("insufficient",), ("window.future",))),
    Item(asin="B0CHZWEI05", title="Field compass", ean=ean13(3005), units=10, want=Want(("review",), ("window.ambiguous",))),
    Item(asin="B0CHZWEI06", title="Signal whistle", ean=ean13(3006), units=10),
    Item(asin="B0CHLIEF07", title="Geschirrtuch Halbleinen", ean=ean13(3007), units=10, want=EXPIRED),
    Item(asin="B0CHOHNE08", title="Schneidebrett Eiche", ean=ean13(3008), units=10, want=Want(("review",), ("window.undated",))),
    Item(asin="B0CHSCAN09", title="Bauklötze Buche", ean=ean13(3009), units=40),
    Item(asin="B0CHSUMM10", title="Holzeisenbahn Startset", ean=ean13(3010), units=70),
)  # fmt: skip


def kante() -> CaseFolder:
    """Build: German: the first and the last day of the window, one day beside each, dates with two readings."""
    case = CaseFolder(slug="kante-de", about="German: first and last day of the window, one day beside each, ambiguous and absent dates, delivery date as a trap", items=KANTE)  # fmt: skip
    case.settings(
        who.LINDENHOF, "notified_on = 2026-09-15", "window_days = 365", 'marketplace = "amazon.de"', lang="de"
    )
    case.flagged("asin,title,ean,units_sold", separator=";", encoding="cp1252")
    shop, toys, desk = ((party, who.LINDENHOF) for party in (who.KESSEL, who.TANNEN, who.PLAINFIELD))
    edges = ((1, "2025-09-15", "Brotkasten Bambus mit Deckel"), (2, "2025-09-14", "Emaille-Becher weiß, 300 ml"),
             (3, "2026-09-15", "Küchenwaage digital bis 5 kg"), (4, "2026-09-16", "Auflaufform Keramik, oval"))  # fmt: skip
    for index, date, text in edges:
        dated = ".".join(reversed(date.split("-")))
        sheet = bill(
            "de",
            f"RE-2026-1{index:03d}",
            date,
            dated,
            shop,
            line(text, 24, "7.90", 3000 + index, sku=f"KB-{index}190", unit="Stk"),
        )
        case.add(f"kessel-{index}.pdf", sheet, plain.window)
    for index, date, dated, text in (
        (5, "2025-09-10", "10/09/2025", "Field compass"),
        (6, "2026-05-04", "04/05/2026", "Signal whistle"),
    ):
        sheet = bill("en", f"{110 + index}", date, dated, desk, line(text, 24, "4.40", 3000 + index)).but(
            currency="USD", say={"date": "Date"}
        )
        case.add(f"plainfield-{index}.pdf", sheet, lambda p: plain.bare(p, columns("text+ean:250 qty:50r price:80r amount:95r")),
                 told=("supplier_name", "invoice_number", "total"))  # fmt: skip
    cloth = bill(
        "de",
        "RE-2025-9077",
        "2025-09-10",
        "10.09.2025",
        shop,
        line("Geschirrtuch Halbleinen, 2er-Pack", 24, "6.10", 3007, sku="KB-7190", unit="Stk"),
    )
    case.add("kessel-geliefert.pdf", cloth.but(delivered="22.09.2025", order="B-9917"), plain.letterhead)
    board = bill("de", "4720-26", "", "", toys, line("Schneidebrett Eiche, geölt", 24, "9.30", 3008, sku="TB5088"))
    case.add("ohne-datum.pdf", board, plain.right_head)
    blocks = line("Bauklötze Buche natur, 50 Stück", 48, "5.60", 3009, sku="TB5090", unit="Stk")
    train = line("Holzeisenbahn Startset, 24-teilig", 40, "19.90", 3010, sku="TB5010", unit="Stk")
    case.add(
        "tannenblick-scan.pdf",
        bill("de", "4711-26", "2026-04-12", "12.04.2026", toys, blocks, train),
        plain.window,
        wear.MILD,
    )
    second = line("Holzeisenbahn Startset, 24-teilig", 36, "19.90", 3010, sku="TB5010", unit="Stk")
    case.add("tannenblick-2.pdf", bill("de", "4733-26", "2026-06-24", "24. Juni 2026", toys, second), plain.centred)
    return case


def codes() -> CaseFolder:
    """Build: Italian: one number in several lengths, an ISBN, SKUs strong and weak, a conflict, cartons, a title alone."""
    book = isbn13(41)
    weak = Want(("review",), ("match.weak",))
    case = CaseFolder(slug="codici-it", about="Italian: UPC and EAN of one number, ISBN, strong and weak SKUs, a conflict, cartons, a title alone; units from sales.csv", items=(
        Item(asin="B0CUPC12AA", ean=upc12(71), also=("0" + upc12(71),), units=30),
        Item(asin="B0CEAN14BB", ean=ean13(4002), also=("0" + ean13(4002),), units=12),
        Item(asin="B0CCART0CC", ean=ean13(4003), units=12, want=Want(("missing", "review"))),
        Item(asin=isbn10(book), also=(book,), units=8),
        Item(asin="B0DSKU5STR", sku="BTL.90-77X", units=20),
        Item(asin="B0DSKU3WEK", sku="K12", units=20, want=weak),
        Item(asin="B0DC0NFL1C", sku="BTL.81-40Z", ean=ean13(4007), units=20, want=Want(("review",), ("match.conflict",))),
        Item(asin="B0FL00K0A7", also=("B0FLOOKOA7",), units=10, want=weak),
        Item(asin="B0FT1TLE5Q", title="Mattarello in faggio tornito 40 cm con supporto", also=("Mattarello in faggio tornito 40 cm con supporto",), units=10, want=weak),
        Item(asin="B0FCART0N6", ean=ean13(4010), units=110),
        Item(asin="B0FCART0N7", ean=ean13(4011), units=300, want=Want(("insufficient", "review"), ("quantity.short", "quantity.unreadable"))),
    ))  # fmt: skip
    case.settings(who.CEDRINO, "notified_on = 2026-10-05", "window_days = 365", 'marketplace = "amazon.it"', lang="it")
    case.flagged("asin")
    case.listing("utf-8")
    case.files["sales.csv"] = table(
        ["asin", "units_sold"], [{"asin": i.asin, "units_sold": i.units or 0} for i in case.items], ","
    ).encode()
    trade = (who.BETULLA, who.CEDRINO)
    case.add("betulla-1201.pdf", bill("it", "2026/1201", "2026-05-14", "14/05/2026", trade,
        line("Moka in alluminio 3 tazze", 36, "9.40", sku="BT-MOKA3", ean="0" + upc12(71), unit="PZ"),
        line("Grattugia per formaggio", 24, "3.20", sku="BT-GRAT1", ean="0" + ean13(4002), unit="PZ"),
        line("Barattolo ermetico in vetro", 24, "2.70", sku="BT-BARA1", ean=gtin14(ean13(4003)), unit="CT"),
        line("Ricettario della nonna", 10, "8.00", sku="BT-LIBRO", ean=book, unit="PZ")),
        lambda p: forms.boxed(p, columns("sku:72 ean:92 text:160 unit:26c qty:38r price:58r amount:78r")))  # fmt: skip
    case.add("betulla-1202.pdf", bill("it", "2026/1202", "2026-05-21", "21/05/2026", trade,
        line("Tovaglia in cotone a quadri", 24, "12.10", sku="BTL.90-77X"), line("Tagliapizza in acciaio", 24, "4.10", sku="K12"),
        line("Set 6 bicchieri da vino", 24, "11.00", 4088, sku="BTL.81-40Z"), line("Oliera in ceramica", 24, "6.30", 4089, sku="BTL.70-11C")),
        plain.centred)  # fmt: skip
    look = line("Scolapasta smaltato", 24, "7.25", sku="BTL.33-02A", asin="B0FLOOKOA7")
    case.add("betulla-1203.pdf", bill("it", "2026/1203", "2026-05-28", "28/05/2026", trade, look,
        line("Mattarello in faggio tornito 40 cm con supporto", 24, "5.80", sku="BTL.33-09B", asin="")),
        lambda p: forms.boxed(p, columns("sku:72 asin:84 text:180 qty:45r price:62r amount:82r")))  # fmt: skip
    boxes = (("cartons", "Colli x pz"),)
    case.add("betulla-1204.pdf", bill("it", "2026/1204", "2026-07-16", "16/07/2026", trade, line("Tazzina da caffè", 120, "1.90", 4010, sku="BTL.12-12D", cartons="10 x 12"), line("Piattino da caffè", 240, "1.10", 4011, sku="BTL.12-13E", cartons="10 x 24")),
        lambda p: forms.wide(p, columns("pos:28 sku:86 text:250 ean:96 cartons:76r qty:60r price:80r amount:94r", *boxes)))  # fmt: skip
    return case


def notify(case: CaseFolder) -> None:
    """Write the notification that flags the items."""
    told = "\n".join(f"ASIN: {i.asin}\nTítulo: {i.title}\n" for i in case.items)
    case.files["notification.txt"] = (
        "Asunto: Su cuenta de venta de Amazon.es ha sido desactivada\n\nHola:\n\nHemos recibido reclamaciones sobre la autenticidad de los productos"
        " que figuran al final de este mensaje.\n\nEnvíenos facturas de su proveedor emitidas en los últimos 365 días.\nPuede ocultar los precios."
        f"\n\n{told}\nAtentamente,\nAmazon.es\n"
    ).encode()


def two_pages(case: CaseFolder, trade: tuple[Party, Party]) -> None:
    """Add a fax whose flagged line stands last, on the second page."""
    fill = tuple(
        Line(text=f"Surtido de cocina {n:02d}", qty=n, price="2.15", ean=ean13(5200 + n)) for n in range(1, 21)
    )
    cloth = line("Mantel de algodón", 30, "9.95", 5005)
    pages = bill("es", "F26/01220", "2026-06-29", "29/06/2026", trade, *fill, cloth)
    case.add("dos-paginas.tiff", pages, forms.printer, wear.FAX)


def turned() -> CaseFolder:
    """Build: Spanish: flagged by the notification; pages turned, cropped, photographed lying, landscape, over two pages."""
    asins = ("B0CGIRA90A", "B0CGIRA27B", "B0CRECOR7C", "B0DFOTO96D", "B0DTIFF02E", "B0DNADA00F")
    texts = (
        "Jarra de vidrio soplado",
        "Sartén antiadherente 24 cm",
        "Aceitera de acero",
        "Cesta de mimbre",
        "Mantel de algodón",
        "Tabla de olivo",
    )
    items = tuple(
        Item(asin=a, title=t, ean=ean13(5001 + i)) for i, (a, t) in enumerate(zip(asins[:5], texts, strict=False))
    )
    gone = Item(
        asin=asins[5],
        title="Reloj de pared con péndulo",
        ean=ean13(5099),
        want=Want(("missing",), ("match.none",)),
    )
    case = CaseFolder(
        slug="giradas-es",
        about="Spanish, flagged by a notification: pages turned by 90 and 270, cropped, a lying photo without dpi, a two-page fax",
        items=(*items, gone),
    )
    case.settings(who.OLIVAR, *SPAIN, lang="es")
    case.listing()
    notify(case)
    trade = (who.ENCINA, who.OLIVAR)

    def sheet(index: int, date: str, dated: str) -> Paper:
        other = Line(text="Portes y embalaje", qty=1, price="12.00", sku="PORTES1")
        return bill(
            "es",
            f"F26/009{index}4",
            date,
            dated,
            trade,
            line(texts[index], 30, "6.45", 5001 + index, sku=f"ENC{index}80"),
            other,
        )

    turn = columns("sku:60 text:190 ean:90 qty:45r price:60r amount:80r")
    case.add("girada-90.pdf", sheet(0, "2026-02-19", "19/02/2026"), lambda p: forms.boxed(p, turn, Canvas(turn=90)))
    case.add(
        "girada-270.pdf",
        sheet(1, "2026-03-24", "24 de marzo de 2026"),
        lambda p: forms.wide(p, None, Canvas(width=842, height=595, turn=270)),
    )
    case.add(
        "recortada.pdf",
        sheet(2, "2026-04-15", "15/04/2026"),
        lambda p: plain.right_head(p, None, Canvas(turn=180, crop=36)),
    )
    case.add("foto.jpg", sheet(3, "2026-05-25", "25/05/2026"), plain.letterhead, wear.MILD, dpi=False, turn=8)
    two_pages(case, trade)
    return case


def forward() -> CaseFolder:
    """Build a window that opens the day after a date, with ten units as the least."""
    case = CaseFolder(slug="new-supplier-forward", about="forward window: the day named in the notice and the day after it, at least 10 units", items=(
        Item(asin="B0GNEWS0R1", title="Oak stool, low", ean=ean13(6001)),
        Item(asin="B0GNEWS0R2", title="Oak stool, high", ean=ean13(6002), want=EXPIRED),
        Item(asin="B0GNEWS0R3", title="Coat rack, ash", ean=ean13(6003), want=Want(("insufficient",), ("quantity.short",))),
    ))  # fmt: skip
    case.settings(
        who.LARKSPUR,
        "issued_after = 2026-03-01",
        "min_units = 10",
        'quantity = "minimum"',
        'marketplace = "amazon.co.uk"',
    )
    case.flagged("asin,title,ean")
    trade = (who.NORTHGATE, who.LARKSPUR)
    day_after = bill(
        "en",
        "NG-60002",
        "2026-03-02",
        "2 March 2026",
        trade,
        line("Oak stool, low", 10, "21.00", 6001),
        line("Coat rack, ash", 9, "17.00", 6003),
    )
    case.add("NG-60002.pdf", day_after.but(currency="GBP", rate="20"), plain.letterhead)
    day_itself = bill("en", "NG-60001", "2026-03-01", "1 March 2026", trade, line("Oak stool, high", 40, "24.00", 6002))
    case.add("NG-60001.pdf", day_itself.but(currency="GBP", rate="20"), plain.letterhead)
    return case
