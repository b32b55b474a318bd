"""English cases: the demo, look-alike codes on scans, duplicates and wrong papers, unreadable files.

In: parties and papers. Out: case folders. Never: an item whose verdict the contract leaves open without saying so.
"""

from __future__ import annotations

import struct
import zlib
from functools import partial

from scripts.fixture_maker import layouts_forms as forms
from scripts.fixture_maker import layouts_plain as plain
from scripts.fixture_maker import parties as who
from scripts.fixture_maker import wear
from scripts.fixture_maker.canvas import Canvas
from scripts.fixture_maker.cases import CaseFolder, Item, Want, locked
from scripts.fixture_maker.codes import ean13
from scripts.fixture_maker.paper import Line, Paper, Party
from scripts.fixture_maker.table import columns

YEAR = ("notified_on = 2026-10-05", "window_days = 365", 'quantity = "sold"', 'marketplace = "amazon.co.uk"')
PLAIN_ASIN = columns("sku:74 asin:84 text:165 unit:30c qty:40r price:60r amount:72r")
NOTED = columns("sku:66 text:158 ean:86 qty:45c price:50r amount:62r")
UNSURE = ("covered", "review")
REFUSED = Want(("insufficient",), ("document.type",))


def paper(
    number: str, date: str, dated: str, supplier: Party, lines: tuple[Line, ...], buyer: Party | None = who.LARKSPUR
) -> Paper:
    """Return an English invoice in pounds."""
    return Paper(
        lang="en",
        number=number,
        date=date,
        dated=dated,
        supplier=supplier,
        buyer=buyer,
        lines=lines,
        currency="GBP",
        order=f"PO-{number[-3:]}",
    )


def line(text: str, qty: int, price: str, serial: int = 0, **codes: str) -> Line:
    """Return a line; a serial gives it an EAN."""
    return Line(text=text, qty=qty, price=price, **({"ean": ean13(serial)} if serial else {}), **codes)


def demo() -> CaseFolder:
    """Build every verdict once, on a drawn PDF, a scan, a photo and papers of the wrong kind."""
    case = CaseFolder(slug="demo", about="the case that ships: PDF, scan, photo; every verdict", items=(
        Item(asin="B0CN4J7XWT", title="Stoneware mug, speckled grey, 350 ml", ean=ean13(1001), sku="LHG-MUG-350", units=110),
        Item(asin="B0DR8VK3ME", title="Bamboo cutting board with juice groove, large", ean=ean13(1002), sku="LHG-CB-L", units=40),
        Item(asin="B0F6YQ2HPA", title="Enamel bread bin, cream", ean=ean13(1004), sku="LHG-BIN-C", units=50),
        Item(asin="B0BW9TN4KD", title="Kite, delta wing 120 cm", ean=ean13(1006), sku="LHG-KITE", units=25,
             want=Want(("insufficient",), ("window.expired",))),
        Item(asin="B0CZ3RM7FV", title="Linen tea towel, set of 3", ean=ean13(1003), sku="LHG-TT3", units=80,
             want=Want(("insufficient",), ("quantity.short",))),
        Item(asin="B0D2HX9UKJ", title="Acacia salad servers", ean=ean13(1008), sku="LHG-SAL", units=20,
             want=Want(("insufficient",), ("document.type",))),
        Item(asin="B0FP7WE4TC", title="Garden hose reel, wall mounted", ean=ean13(1099), sku="LHG-HOSE", units=12,
             want=Want(("missing",), ("match.none",))),
        Item(asin="B0CKT6N3YA", title="Cast iron trivet, round", ean=ean13(1009), sku="LHG-TRV", units=30,
             want=Want(("review",), ("buyer.mismatch",))),
    ))  # fmt: skip
    case.settings(who.LARKSPUR, *YEAR)
    case.flagged()
    case.add("northgate-NG-48213.pdf", paper("NG-48213", "2026-03-14", "14 March 2026", who.NORTHGATE, (
        line("Stoneware mug, speckled grey, 350 ml", 120, "4.35", 1001), line("Bamboo cutting board with juice groove, large", 48, "11.90", 1002),
        line("Linen tea towel, set of 3", 30, "6.20", 1003), line("Glass storage jar with cork lid 1.2 l", 60, "3.10", 1010))), plain.letterhead)  # fmt: skip
    case.add("harbour-scan.pdf", paper("HP-2026-0417", "2026-04-17", "17 April 2026", who.HARBOUR, (
        line("Enamel bread bin, cream", 60, "9.80", 1004, sku="HP7004", note="B0F6YQ2HPA"), line("Butter dish, oak base", 24, "5.15", 1011, sku="HP7011"))),
        lambda p: forms.band(p, NOTED), wear.MILD)  # fmt: skip
    case.add("finch-photo.jpg", paper("0031877", "2025-08-29", "29 August 2025", who.FINCH, (
        line("Kite, delta wing 120 cm", 40, "6.85", 1006, sku="FBT-3015"), line("Marble run, 60 parts", 18, "15.20", 1007, sku="FBT-4402"))),
        plain.centred, wear.PHOTO)  # fmt: skip
    servers = paper(
        "PF-207",
        "2026-06-02",
        "2 June 2026",
        who.HARBOUR,
        (line("Acacia salad servers", 36, "14.50", 1008, sku="HP7008"),),
    )
    case.add(
        "quotes/harbour-pro-forma.pdf",
        servers.but(kind="proforma", say={"number": "Pro-forma No.", "date": "Date"}),
        plain.right_head,
    )
    garden = Party(
        name="Bellflower Garden Centres Ltd",
        street="90 Orchard Street",
        town="Exeter EX1 9QZ",
        country="United Kingdom",
    )
    case.add("northgate-NG-48907.pdf", paper("NG-48907", "2026-07-20", "20 July 2026", who.NORTHGATE, (
        line("Cast iron trivet, round", 48, "8.75", 1009),), garden), plain.letterhead)  # fmt: skip
    return case


LOOKALIKES = (
    Item(asin="B0CS5O8Q1Z", title="Desk lamp, brass", units=30),
    Item(asin="B0D4MTX71A", title="Yoga mat, sand", units=20),
    Item(asin="B0D4MTX71K", units=20, want=Want(("missing",), ("match.none",))),
    Item(asin="B0D4MTX71T", title="Yoga mat, slate", units=100, want=Want(("insufficient",), ("quantity.short",))),
    Item(asin="B0I1L8G6QO", title="Wall hook, set of 4", units=60, want=Want(UNSURE)),
    Item(asin="B0ZZ22S5B8", title="Picture frame A4", units=15, want=Want(UNSURE)),
    Item(asin="B08O0BDQ5S", title="Door stop, oak", units=12, want=Want(UNSURE)),
    Item(asin="B0CX3T9MEH", title="Laundry basket, woven", units=15, want=Want(UNSURE)),
)  # fmt: skip


def lookalikes() -> CaseFolder:
    """Build scans only: codes full of look-alikes, and variations that differ in one character."""
    case = CaseFolder(slug="scans-lookalike", about="scans only: look-alike characters, variations one character apart, a long list", items=LOOKALIKES)  # fmt: skip
    case.settings(who.LARKSPUR, *YEAR)
    case.flagged("asin,title,units_sold")
    lamp, mat = (
        line("Desk lamp, brass", 40, "18.00", sku="NG-L40", asin="B0CS5O8Q1Z"),
        line("Yoga mat, sand", 25, "7.40", sku="NG-Y11", asin="B0D4MTX71A"),
    )
    slate = line("Yoga mat, slate", 20, "7.40", sku="NG-Y13", asin="B0D4MTX71T")
    case.add(
        "lamps.pdf",
        paper("NG-50117", "2026-02-11", "11 February 2026", who.NORTHGATE, (lamp, mat, slate)),
        lambda p: forms.boxed(p, PLAIN_ASIN),
        wear.MILD,
    )
    hook = line("Wall hook, set of 4", 72, "2.30", sku="FBT-W04", asin="B0I1L8G6QO")
    case.add(
        "hooks.png",
        paper("0032001", "2026-05-22", "22 May 2026", who.FINCH, (hook,)),
        lambda p: plain.centred(p, PLAIN_ASIN),
        wear.FAX,
    )
    stop = line("Door stop, oak", 18, "3.95", sku="HP-D18", asin="B08O0BDQ5S")
    case.add(
        "faded.jpg",
        paper("HP-2026-0733", "2026-08-13", "13 August 2026", who.HARBOUR, (stop,)),
        lambda p: forms.band(p, PLAIN_ASIN),
        wear.HARD,
    )
    basket = line("Laundry basket, woven", 20, "11.20", 1120, sku="HP-B20", note="B0CX3T9MEH")
    case.add(
        "noted.jpg",
        paper("HP-2026-0802", "2026-08-30", "30 August 2026", who.HARBOUR, (basket,)),
        lambda p: forms.band(p, NOTED),
        wear.MILD,
    )
    long_list(case)
    return case


def long_list(case: CaseFolder) -> None:
    """Add a fax of ten ASINs over two pages, of which one is flagged."""
    codes = (
        "B0CW2N5KQ8",
        "B0ZZ22S5B8",
        "B0DPJ41MHT",
        "B0F8XR6V3C",
        "B0BQT97LEA",
        "B0D1K5WZ2N",
        "B0C6HYM3PX",
        "B0FJV80RT4",
        "B0CE9SGQ17",
        "B0DMB3XK6W",
    )
    texts = (
        "Cork coaster",
        "Picture frame A4",
        "Candle, beeswax",
        "Vase, smoked glass",
        "Felt pads",
        "Key tray",
        "Incense holder",
        "Mirror, round",
        "Hanger, beech",
        "Bookend, steel",
    )
    rows = tuple(
        line(t, 12 + 6 * i, "3.60", sku=f"L{i}0-77", asin=a) for i, (t, a) in enumerate(zip(texts, codes, strict=True))
    )
    listed = columns("pos:38 asin:100 text:190 qty:55r price:60r amount:72r")
    long = paper("L-91220", "2026-06-18", "18-JUN-2026", who.HARBOUR, rows)
    case.add("long-list.tiff", long, lambda p: forms.printer(p, listed, Canvas(height=480)), wear.FAX)
    case.codes["long-list.tiff"] = list(codes)


DOUBLES = (
    Item(asin="B0CR2DOUB1", title="Hammock, striped cotton", ean=ean13(1201), units=100, want=Want(("insufficient",), ("quantity.short",))),
    Item(asin="B0CR2DOUB2", title="Sun hat, straw", ean=ean13(1202), units=50),
    Item(asin="B0DTPF0RMA", title="Picnic rug, tartan", ean=ean13(1203), units=10, want=REFUSED),
    Item(asin="B0DTQ40TE9", title="Camp stool, folding", ean=ean13(1204), units=10, want=REFUSED),
    Item(asin="B0DTDN0TE7", title="Lantern, storm glass", ean=ean13(1205), units=10, want=REFUSED),
    Item(asin="B0DT0RDER5", title="Cool bag, 20 l", ean=ean13(1206), units=10, want=REFUSED),
    Item(asin="B0FSELF1SS", title="Garden gloves, leather", ean=ean13(1207), units=10, want=Want(("review",), ("supplier.is_buyer",))),
    Item(asin="B0FBUYER7W", title="Plant mister, brass", ean=ean13(1208), units=10, want=Want(("review",), ("buyer.mismatch",))),
    Item(asin="B0FSH1PT06", title="Bird feeder, cedar", ean=ean13(1209), units=10),
    Item(asin="B0FN0BUYER", title="Watering can, zinc", ean=ean13(1210), units=10, want=Want(("review",), ("buyer.missing",))),
    Item(asin="B0FTW0HALF", title="Seed tray, 24 cells", ean=ean13(1211), units=50, want=Want(("insufficient",), ("window.expired", "quantity.short"))),
    Item(asin="B0FTW0SUMS", title="Twine, jute 100 m", ean=ean13(1212), units=50),
)  # fmt: skip


def doubles() -> CaseFolder:
    """Build the same invoice twice must count once; papers of the wrong kind, parties that do not fit."""
    case = CaseFolder(slug="doubles", about="one invoice as PDF, copy and photo; pro-forma, quote, delivery note, order; self-issued; wrong buyer", items=DOUBLES)  # fmt: skip
    case.settings(who.LARKSPUR, *YEAR)
    case.flagged("asin,title,ean,units_sold")
    twice = paper("NG-51000", "2026-05-04", "4 May 2026", who.NORTHGATE, (
        line("Hammock, striped cotton", 60, "12.40", 1201), line("Sun hat, straw", 55, "4.80", 1202)))  # fmt: skip
    case.add("NG-51000.pdf", twice, plain.letterhead)
    case.files["documents/copies/NG-51000-again.pdf"] = case.files["documents/NG-51000.pdf"]
    case.words["NG-51000-again.pdf"] = case.words["NG-51000.pdf"]
    case.add("IMG_2044.jpg", twice, plain.letterhead, wear.PHOTO, turn=6)
    wrong = (("proforma", "pro-forma", 1203, "Picnic rug, tartan"), ("quote", "quote", 1204, "Camp stool, folding"),
             ("delivery_note", "delivery", 1205, "Lantern, storm glass"), ("order", "order", 1206, "Cool bag, 20 l"))  # fmt: skip
    draws = (plain.right_head, forms.band, plain.window, plain.bare)
    for (kind, name, serial, text), draw in zip(wrong, draws, strict=True):
        sheet = paper(
            f"HB-{serial}",
            "2026-04-21",
            "21 April 2026",
            who.HARBOUR,
            (line(text, 30, "" if name == "delivery" else "9.10", serial),),
        )
        said = {"number": "Document no.", "date": "Date"}
        cols = columns("qty:48r text:240 ean:95 price:50r amount:60r") if name == "order" else None
        case.add(
            f"{name}.pdf",
            sheet.but(kind=kind, say=said),
            partial(draw, cols=cols),
            told=("supplier_name", "invoice_date"),
        )
    wrong_parties(case)
    return case


def wrong_parties(case: CaseFolder) -> None:
    """Add self-issued papers, other and absent buyers, and sums over papers in and outside the window."""
    own = Party(name=who.LARKSPUR.name, street=who.LARKSPUR.street, town=who.LARKSPUR.town, country="United Kingdom",
                phone="0117 496 0190", email="hello@larkspur-home.example", web="larkspur-home.example")  # fmt: skip
    case.add(
        "self-issued.pdf",
        paper("SI-001", "2026-03-03", "3 March 2026", own, (line("Garden gloves, leather", 30, "5.00", 1207),)),
        plain.letterhead,
    )
    other = Party(
        name="Tamarisk Retail Partners Ltd", street="3 Canal Walk", town="Derby DE1 9QZ", country="United Kingdom"
    )
    mister = paper(
        "0040512",
        "2026-03-19",
        "19 March 2026",
        who.FINCH,
        (line("Plant mister, brass", 24, "6.60", 1208, sku="FBT-8120"),),
        other,
    )
    case.add("other-buyer.pdf", mister.but(ship=who.LARKSPUR), forms.band)
    feeder = paper(
        "0040533",
        "2026-03-27",
        "27 March 2026",
        who.FINCH,
        (line("Bird feeder, cedar", 24, "8.20", 1209, sku="FBT-8200"),),
    )
    case.add("other-ship-to.pdf", feeder.but(ship=other), plain.letterhead)
    case.add("no-buyer.pdf", paper("HB-2210", "2026-06-30", "30 June 2026", who.HARBOUR, (line("Watering can, zinc", 24, "7.70", 1210),), None), lambda p: plain.right_head(p, columns("qty:48r text:230 ean:95 price:60r amount:70r")))  # fmt: skip
    for number, date, dated in (
        ("NG-47001", "2025-09-26", "26 September 2025"),
        ("NG-52001", "2026-09-25", "25 September 2026"),
    ):
        trays = (
            line("Seed tray, 24 cells", 30, "2.20", 1211),
            line("Twine, jute 100 m", 30 if date > "2026" else 20, "1.90", 1212),
        )
        case.add(f"{number}.pdf", paper(number, date, dated, who.NORTHGATE, trays), plain.letterhead)
    more = (line("Twine, jute 100 m", 20, "1.90", 1212),)
    case.add("NG-52044.pdf", paper("NG-52044", "2026-08-17", "17 August 2026", who.NORTHGATE, more), plain.letterhead)


def broken() -> CaseFolder:
    """Build inputs that cannot be read, beside one that can."""
    case = CaseFolder(slug="broken", about="encrypted, empty, mislabelled, cut short, an image of 1,600 megapixels, and one good invoice", items=(
        Item(asin="B0GQ5TW8RC", title="Fruit bowl, olive wood", ean=ean13(1301), units=12),
        Item(asin="B0GM2XK6PD", title="Wine rack, 6 bottles", ean=ean13(1302), units=12, want=Want(("missing",), ("match.none",))),
    ))  # fmt: skip
    case.settings(who.LARKSPUR, *YEAR)
    case.flagged("asin,title,ean,units_sold", separator="\t", encoding="utf-16")
    case.add(
        "good.pdf",
        paper(
            "NG-53000",
            "2026-01-29",
            "29 January 2026",
            who.NORTHGATE,
            (line("Fruit bowl, olive wood", 16, "13.40", 1301),),
        ),
        plain.letterhead,
    )
    lost = plain.letterhead(
        paper(
            "NG-53001",
            "2026-01-30",
            "30 January 2026",
            who.NORTHGATE,
            (line("Wine rack, 6 bottles", 16, "13.40", 1302),),
        )
    ).pdf()
    spoiled = {
        "locked.pdf": locked(),
        "empty.pdf": b"",
        "cut-short.pdf": lost[: len(lost) // 5],
        "sound.pdf": b"ID3\x03\x00\x00\x00\x00\x00\x00" + bytes(range(256)) * 8,
        "huge.png": huge_png(40_000),
    }
    for name, data in spoiled.items():
        case.files[f"documents/{name}"] = data
        case.unreadable.append(name)
    return case


def huge_png(side: int) -> bytes:
    """Return a PNG whose header promises side x side pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\x00" * 1000))
        + chunk(b"IEND", b"")
    )
