"""The documents: eighteen papers in seven languages, no two laid out alike, and how each is worn out.

In: parties and goods. Out: specimens. Never: anything that is printed without standing in the truth.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.fixture_maker import layouts_forms as forms
from scripts.fixture_maker import layouts_plain as plain
from scripts.fixture_maker import parties as who
from scripts.fixture_maker import wear
from scripts.fixture_maker.canvas import Canvas
from scripts.fixture_maker.codes import ean13, gapped, gtin14, upc12
from scripts.fixture_maker.goods import good
from scripts.fixture_maker.paper import Line, Paper
from scripts.fixture_maker.table import columns

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, kw_only=True)
class Specimen:
    """Return a paper, how it is laid out, and its worn copy: `scan` names the file, `how` the wear."""

    slug: str
    about: str
    paper: Paper
    draw: Callable[[Paper], Canvas]
    scan: str
    how: wear.Wear


def english() -> list[Specimen]:
    """Return letterhead left; logo only with a footer; supplier right and two-line headings; plain text; a line printer."""
    mugs = Paper(
        lang="en", number="NG-48213", date="2026-03-14", dated="14 March 2026", supplier=who.NORTHGATE, buyer=who.LARKSPUR,
        currency="GBP", order="PO-2291", customer="C-10442", due="13 April 2026",
        lines=tuple(good("en", i, q) for i, q in enumerate((120, 48, 30, 24, 60))),
    )  # fmt: skip
    toys = Paper(
        lang="en", number="0031877", date="2026-05-29", dated="29/05/2026", supplier=who.FINCH, buyer=who.LARKSPUR, ship=who.PLAINFIELD,
        currency="GBP", order="LHG/771", customer="44120", due="28/06/2026", distractors=(ean13(90010),),
        remarks=(f"Consignment {ean13(90010)} (SSCC on each pallet). Customs tariff 9503 00 99.",),
        lines=tuple(Line(text=t, qty=q, price=p, sku=s, ean=upc12(40 + i), printed=gapped(upc12(40 + i), 1, 5, 5, 1)) for i, (t, q, p, s) in enumerate((
            ("Balance bike, birch, red", 12, "31.50", "FBT-1101"), ("Puzzle 100 pieces, farm", 72, "4.10", "FBT-2207"),
            ("Kite, delta wing 120 cm", 40, "6.85", "FBT-3015"), ("Marble run, 60 parts", 18, "15.20", "FBT-4402")))),
    )  # fmt: skip
    heads = (
        ("qty", "Quantity|delivered"),
        ("unit", "Unit|of sale"),
        ("sku", "Our|reference"),
        ("ean", "Bar code|(GTIN)"),
        ("amount", "Net|amount"),
    )
    pine = Paper(
        lang="en", number="HP-2026-0417", date="2026-04-17", dated="Apr 17, 2026", supplier=who.HARBOUR, buyer=who.LARKSPUR, currency="GBP",
        order="PO-2304", due="May 17, 2026",
        lines=tuple(good("en", i, q, sku=f"HP{7000 + i}", unit=u) for i, q, u in ((5, 36, "each"), (6, 60, "pair"), (7, 8, "each"), (8, 144, "set"))),
    )  # fmt: skip
    bare = Paper(
        lang="en", number="118", date="2026-01-08", dated="8 Jan 2026", supplier=who.PLAINFIELD, buyer=who.LARKSPUR, currency="USD", rate="0",
        lines=tuple(good("en", i, q, sku=s) for i, q, s in ((9, 200, "PS-SBM40"), (3, 25, "PS-TRV01"))), say={"number": "Invoice #", "date": "Date", "total": "TOTAL"},
    )  # fmt: skip
    roll = Paper(
        lang="en", number="L-90417", date="2026-02-27", dated="27-FEB-2026", supplier=who.HARBOUR, buyer=who.LARKSPUR, currency="GBP",
        order="PO-2260", delivered="25-FEB-2026", lines=tuple(good("en", i, 6 * (i + 1), unit="EA", text=f"{t} ({i + 1:02d})") for i, t in enumerate(
            ("Stoneware mug", "Cutting board", "Tea towel set", "Cast iron trivet", "Storage jar", "Salad servers", "Oven mitt", "Bread bin",
             "Measuring spoons", "Baking mat", "Pepper mill", "Butter dish", "Cake tin", "Colander", "Egg cups, pair", "Fruit bowl",
             "Garlic press", "Ice bucket", "Jug 1 l", "Knife block", "Ladle", "Mortar", "Napkin rings", "Oil bottle"))),
    )  # fmt: skip
    return [
        Specimen(slug="en-letterhead", about="letterhead left, dates in a label box, rows ruled", paper=mugs, draw=plain.letterhead, scan="scan.pdf", how=wear.MILD),
        Specimen(slug="en-band-upc", about="logo only, supplier in the footer, values under headings, UPC with blanks, another ship-to", paper=toys, draw=forms.band, scan="scan.jpg", how=wear.PHOTO),
        Specimen(slug="en-right-two-line-heads", about="supplier right, facts on a line above the table, quantity and unit first, two-line headings", paper=pine,
                 draw=lambda p: plain.right_head(p, columns("qty:48r unit:46 sku:70 text:165 ean:82 amount:84r", *heads)), scan="scan.png", how=wear.FAX),
        Specimen(slug="en-bare", about="plain text, no country, American dates absent, codes in a second line", paper=bare, draw=plain.bare, scan="scan.jpg", how=wear.HARD),
        Specimen(slug="en-printer-two-pages", about="line printer, two pages, EAN in a second line, sums carried over", paper=roll, draw=forms.printer, scan="scan.tiff", how=wear.FAX),
    ]  # fmt: skip


def french() -> list[Specimen]:
    """Return centred letterhead with the date in a sentence; a rotated page; a delivery note."""
    knives = Paper(
        lang="fr", number="FA-2026-0388", date="2026-04-03", dated="3 avril 2026", supplier=who.FORGERON, buyer=who.VERDIER, order="CDE 5521", due="3 mai 2026",
        lines=tuple(good("fr", i, q, sku=f"AF-{310 + i}", printed=gapped(good("fr", i, 1).ean, 1, 6, 6)) for i, q in enumerate((80, 25, 144, 18))),
    )  # fmt: skip
    turned = Paper(
        lang="fr", number="20260611-77", date="2026-06-11", dated="11/06/2026", supplier=who.BRUYERE, buyer=who.VERDIER, customer="VM0042", delivered="09/06/2026",
        order="BC-19", lines=tuple(good("fr", i, q, sku=f"LB{i}47", unit="pce", asin=a) for i, q, a in ((4, 30, "B0DK3N7QXA"), (5, 64, "B0C9T2WJ4H"), (6, 12, "B0F1ZP6M3R"))),
    )  # fmt: skip
    slip = Paper(
        lang="fr", kind="delivery_note", number="BL-88214", date="2026-05-20", dated="20/05/2026", supplier=who.BRUYERE, buyer=who.VERDIER, order="BC-17",
        say={"number": "Bon n°", "date": "Date"}, lines=tuple(good("fr", i, q, sku=f"LB{i}47", price="") for i, q in ((0, 40), (1, 22), (7, 16))),
    )  # fmt: skip
    return [
        Specimen(slug="fr-centred", about="centred letterhead, date in a sentence, full grid, EAN with blanks", paper=knives, draw=plain.centred, scan="scan.pdf", how=wear.HARD),
        Specimen(slug="fr-rotated-asin", about="page turned by /Rotate 90, a form of boxes, ASIN column", paper=turned, scan="scan.png", how=wear.FAX,
                 draw=lambda p: forms.boxed(p, columns("sku:60 asin:80 text:170 unit:32c qty:38r price:60r amount:85r"), Canvas(turn=90))),
        Specimen(slug="fr-delivery-note", about="delivery note, tick boxes, no prices", paper=slip, scan="scan.jpg", how=wear.CLEAN,
                 draw=lambda p: plain.window(p, columns("tick:22 sku:80 text:230 ean:95 qty:54r"))),
    ]  # fmt: skip


def german() -> list[Specimen]:
    """Return a window letter with footer columns; a credit note; a till roll; prices blacked out on a landscape page."""
    letter = Paper(
        lang="de", number="RE-2026-10733", date="2026-04-12", dated="12.04.2026", supplier=who.KESSEL, buyer=who.LINDENHOF, order="B-8817", customer="20417",
        delivered="09.04.2026", rate="19", distractors=(ean13(90002),),
        lines=tuple(good("de", i, q, sku=f"KB-{i}{i}90", unit="Stk") for i, q in ((1, 40), (2, 120), (3, 15), (4, 36))),
    )  # fmt: skip
    credit = letter.but(kind="credit_note", number="GS-2026-0091", date="2026-05-06", dated="06.05.2026", order="", delivered="",
                        say={"number": "Gutschrift Nr.", "date": "Belegdatum"}, lines=(good("de", 2, 6, sku="KB-2290", unit="Stk"),),
                        remarks=("Zu Rechnung RE-2026-10733: Bruchschaden.",))  # fmt: skip
    bon = Paper(lang="de", kind="receipt", number="0427-3-1188", date="2026-03-02", dated="02.03.2026", supplier=who.TANNEN, rate="19",
                say={"number": "Bon-Nr.", "receipt": "Kassenbon", "total": "SUMME"}, remarks=("Gegeben bar 150,00", "Vielen Dank für Ihren Einkauf!"),
                lines=(good("de", 0, 2), good("de", 5, 3), good("de", 7, 1)))  # fmt: skip
    black = Paper(
        lang="de", number="4711-26", date="2026-07-31", dated="31. Juli 2026", supplier=who.TANNEN, buyer=who.LINDENHOF, hidden=True, rate="19", customer="D 1180",
        lines=tuple(good("de", i, q, sku=f"TB{5000 + i}", mpn=f"HX-{i}20", cartons=f"{c} x {q // c}") for i, q, c in ((0, 96, 8), (5, 240, 10), (6, 50, 5))),
        remarks=("Preise geschwärzt.",),
    )  # fmt: skip
    return [
        Specimen(slug="de-window-footer", about="window letter, sender in one line, company data in the footer, EAN in a second line", paper=letter, draw=plain.window, scan="scan.tiff", how=wear.FAX),
        Specimen(slug="de-credit-note", about="credit note", paper=credit, draw=plain.letterhead, scan="scan.png", how=wear.FAX),
        Specimen(slug="de-till-roll", about="till roll, items in two lines, change given", paper=bon, draw=forms.till, scan="scan.jpg", how=wear.CLEAN),
        Specimen(slug="de-landscape-blacked-out", about="landscape, prices blacked out, cartons x units", paper=black, scan="scan.pdf", how=wear.MILD,
                 draw=lambda p: forms.wide(p, columns("pos:28 sku:76 text:230 mpn:70 ean:92 cartons:66r qty:50r price:70r amount:88r", ("cartons", "Karton x Stk")))),
    ]  # fmt: skip


def southern() -> list[Specimen]:
    """Return: Spanish and Italian: ASINs written beside lines by hand, a crop box, a pro-forma."""
    noted = Paper(
        lang="es", number="F26/00914", date="2026-02-19", dated="19/02/2026", supplier=who.ENCINA, buyer=who.OLIVAR, rate="21", order="PED-330", due="21/03/2026",
        lines=tuple(good("es", i, q, sku=f"ENC{i}80", note=n) for i, q, n in ((0, 50, "B0BX71HQ2L"), (1, 24, ""), (2, 66, "B0D5KW8S0G"), (3, 15, "B0CR4TN9VE"))),
    )  # fmt: skip
    cropped = Paper(
        lang="it", number="2026/1147", date="2026-09-07", dated="07/09/2026", supplier=who.BETULLA, buyer=who.CEDRINO, rate="22", customer="CL0881", due="07/10/2026",
        lines=tuple(good("it", i, q, sku=f"BTL.{i}3.10", unit="PZ") for i, q in ((0, 90), (1, 45), (3, 20), (4, 32))),
    )  # fmt: skip
    forma = cropped.but(kind="proforma", number="PF 88", date="2026-08-01", dated="1 agosto 2026", say={"number": "Pro forma n."}, due="",
                        lines=tuple(good("it", i, q, sku=f"BTL.{i}3.10", unit="PZ") for i, q in ((2, 14), (5, 100))))  # fmt: skip
    return [
        Specimen(slug="es-noted-asins", about="ASINs written beside the lines, striped rows", paper=noted, scan="scan.jpg", how=wear.MILD,
                 draw=lambda p: forms.band(p, columns("sku:70 text:150 ean:86 qty:45c price:52r amount:62r"))),
        Specimen(slug="it-crop-box", about="crop box hides the printer's margin; form of boxes, unit before quantity", paper=cropped, scan="scan.pdf", how=wear.CLEAN,
                 draw=lambda p: forms.boxed(p, columns("sku:72 ean:84 text:165 unit:26c qty:38r price:58r amount:80r"), Canvas(crop=28))),
        Specimen(slug="it-proforma", about="pro-forma, centred", paper=forma, draw=plain.centred, scan="scan.jpg", how=wear.PHOTO),
    ]  # fmt: skip


def others() -> list[Specimen]:
    """Return: Dutch and Polish invoices, and a letter of authorization without lines of a table."""
    dutch = Paper(
        lang="nl", number="VF260552", date="2026-05-18", dated="18-05-2026", supplier=who.WILGEN, buyer=who.LARKSPUR, rate="21", customer="D40017", due="17-06-2026",
        lines=tuple(good("nl", i, q, sku=f"WG-{i}5001", ean=gtin14(good("nl", i, 1).ean) if i == 1 else good("nl", i, 1).ean) for i, q in enumerate((30, 12, 48, 100))),
    )  # fmt: skip
    polish = Paper(
        lang="pl", number="FV/311/08/2026", date="2026-08-21", dated="2026-08-21", supplier=who.BRZOZA, buyer=who.LINDENHOF, currency="PLN", rate="23", due="2026-09-20",
        lines=tuple(good("pl", i, q, sku=f"BH{i}880", unit="szt.") for i, q in enumerate((60, 24, 18, 72))),
    )  # fmt: skip
    loa = Paper(
        lang="en", kind="authorization", number="", date="2026-01-15", dated="January 15, 2026", supplier=who.ARDEN, buyer=who.LARKSPUR,
        say={"authorization": "Letter of Authorization", "date": "Date"},
        lines=(Line(text="Arden field notebook, grid", qty=0, asin="B0CQ18ZLM5"), Line(text="Arden fountain pen, medium", qty=0, asin="B0DT5R2B8S")),
        remarks=("To whom it may concern,", ("Arden & Wolfe Brands Inc. is the owner of the brand ARDEN. We authorize Larkspur Home Goods Ltd to sell genuine products"
                 " of this brand in the United Kingdom and the European Union on online marketplaces."), ("This authorization is valid from January 15, 2026 to"
                 " December 31, 2027 and covers the following products:")),
    )  # fmt: skip
    return [
        Specimen(slug="nl-letterhead", about="Dutch, labels in a box, one GTIN-14 of a carton", paper=dutch, scan="scan.png", how=wear.FAX,
                 draw=lambda p: plain.letterhead(p, columns("ean:90 sku:66 text:170 qty:42r price:65r amount:70r"))),
        Specimen(slug="pl-right", about="Polish, ISO dates, supplier right", paper=polish, scan="scan.jpg", how=wear.CLEAN,
                 draw=lambda p: plain.right_head(p, columns("pos:26 text:158 sku:56 ean:86 unitqty:52r price:56r amount:71r"))),
        Specimen(slug="en-authorization", about="letter of authorization: no table, ASINs in sentences, signed", paper=loa, draw=forms.letter, scan="scan.pdf", how=wear.MILD),
    ]  # fmt: skip


def specimens() -> list[Specimen]:
    """Return all of them."""
    return [*english(), *french(), *german(), *southern(), *others()]
