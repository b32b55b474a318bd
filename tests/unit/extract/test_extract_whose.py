"""Whose a name or number is, on small papers of words placed at coordinates: cases in which a likelier one is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn_papers import Line, only, page, paper, value
from msgspec import structs

from evidence.extract import extract
from evidence.judge.doubt import plausible

if TYPE_CHECKING:
    from evidence.model import Found

HEAD: tuple[Line, ...] = (
    (60, 40, "Quill and Anvil", 16),
    (60, 62, "12 Mill Lane"),
    (60, 76, "Leeds LS1 4AB"),
    (400, 40, "INVOICE", 20),
    (320, 150, "Invoice No: 4711"),
    (320, 164, "Invoice Date: 21/03/2026"),
)
ITEMS: tuple[Line, ...] = (
    (60, 300, "Description"),
    (300, 300, "Qty"),
    (380, 300, "Unit Price"),
    (480, 300, "Amount"),
    (60, 316, "Hammer"),
    (300, 316, "10"),
    (380, 316, "12.00"),
    (480, 316, "120.00"),
    (60, 330, "Chisel"),
    (300, 330, "2"),
    (380, 330, "7.50"),
    (480, 330, "15.00"),
)


@pytest.mark.parametrize(
    ("lines", "buyer"),
    [
        (("Martha Quimby", "Tidewater Heating Group Inc", "87 Harbor View Blvd", "Boise, ID 83702"), "Tidewater Heating Group Inc"),
        (("Tidewater Heating Group Inc", "Martha Quimby", "87 Harbor View Blvd", "Boise, ID 83702"), "Tidewater Heating Group Inc"),
        (("Martha Quimby", "Accounts Payable", "87 Harbor View Blvd", "Boise, ID 83702"), "Martha Quimby"),
        (("Martha Quimby", "87 Harbor View Blvd", "Boise, ID 83702"), "Martha Quimby"),
        (("Tidewater, Martha Quimby", "87 Harbor View Blvd", "Boise, ID 83702"), "Tidewater"),
        (("Tidewater, Quimby Partners", "87 Harbor View Blvd", "Boise, ID 83702"), "Tidewater, Quimby Partners"),
        (("Oficina Auto Tejo Lda", "Rua do Almada, 99", "4050-032 Porto"), "Oficina Auto Tejo Lda"),
    ],
    ids=["person over company", "company over person", "department", "person alone", "person behind a comma", "partners", "a name that begins with a label"],
)  # fmt: skip
def test_the_company_under_a_person_is_the_buyer(lines: tuple[str, ...], buyer: str) -> None:
    placed: list[Line] = [(60, 150, "Bill to:"), *((60, 164 + 13 * n, text) for n, text in enumerate(lines))]
    assert value(only(*HEAD, *placed, *ITEMS), "buyer_name") == buyer


@pytest.mark.parametrize(
    "under",
    ["Attn: Ms Jo Carver", "FAO Accounts Payable", "Mrs Jo Carver", "À l'attention de Mme Odile Brun", "87 Harbor View Blvd", "al. Jana Pawła II 7", "Sesamestreet 32", "93B Sai Yu Chung"],
)  # fmt: skip
def test_whom_a_letter_is_for_is_no_rival_of_the_company_above(under: str) -> None:
    assert [f.value for f in _likely("Tidewater Heating Group Inc", under)] == ["Tidewater Heating Group Inc"]


@pytest.mark.parametrize("under", ["Herrn Jens Ulrich", "Pani Maria Lis", "Mme Odile Brun"])
def test_a_person_with_a_word_of_respect_is_no_rival_of_a_name_that_can_be_a_persons(under: str) -> None:
    assert [f.value for f in _likely("Tischlerei Hollerbach", under)] == ["Tischlerei Hollerbach"]


def test_a_second_persons_name_stays_a_rival() -> None:
    assert "Jens Ulrich" in [f.value for f in _likely("Martha Quimby", "Jens Ulrich")]


def test_whom_to_ask_for_behind_a_name_is_no_rival() -> None:
    assert [f.value for f in _likely("Tidewater, Martha Quimby")] == ["Tidewater"]


def test_lines_under_a_street_are_no_rivals() -> None:
    found = [f.value for f in _likely("Tidewater Heating Group Inc", "93B Sai Yu Chung", "Yuen Long, N.T.")]
    assert found == ["Tidewater Heating Group Inc"]


@pytest.mark.parametrize("under", ["Brightwater Retail Ltd", "Brightwater Trading"])
def test_another_name_under_a_company_stays_its_rival(under: str) -> None:
    assert under in [f.value for f in _likely("Tidewater Heating Group Inc", under)]


def _likely(*names: str) -> tuple[Found, ...]:
    lines = ("Bill to:", *names, "14 Tannery Lane", "Boise, ID 83702")
    placed: list[Line] = [(60, 150 + 13 * n, text) for n, text in enumerate(lines)]
    return plausible(only(*HEAD, *placed, *ITEMS).all("buyer_name"))


def test_a_heading_with_words_of_respect_is_no_name() -> None:
    lines: list[Line] = [
        (60, 40, "Vetreria Sandri S.r.l.", 14), (60, 60, "Strada Statale 11 km 42"), (60, 74, "36100 Vicenza"),
        (340, 190, "Gent.le Cliente"), (340, 203, "Bar Stazione"), (340, 216, "Via Roma 3"), (340, 229, "22100 Como"),
        (60, 260, "FATTURA N. 14 DEL 21/03/2026"), (60, 300, "Descrizione"), (300, 300, "Quantità"), (380, 300, "Prezzo"),
        (480, 300, "Importo"), (60, 316, "Vetro"), (300, 316, "2"), (380, 316, "10,00"), (480, 316, "20,00"), (380, 350, "Totale fattura"), (480, 350, "20,00 €"),
    ]  # fmt: skip
    assert value(only(*lines), "buyer_name") == "Bar Stazione"


def test_who_sends_goods_need_not_sell_them() -> None:
    boxes: list[Line] = [
        (60, 180, "SHIPPER"), (60, 193, "Sawtooth Beverage Co."), (60, 206, "4410 Mesquite Ave"), (60, 219, "Tulsa, OK 74103"),
        (320, 180, "BILL TO"), (320, 193, "Dunmore Surgical Supply LLC"), (320, 206, "87 Harbor View Blvd"), (320, 219, "Boise, ID 83702"),
        (60, 700, "REMIT TO: Quill and Anvil, PO Box 14, Leeds LS1 4AB"),
    ]  # fmt: skip
    record = only(*HEAD, *boxes, *ITEMS)
    assert value(record, "supplier_name") == "Quill and Anvil"
    assert value(record, "buyer_name") == "Dunmore Surgical Supply LLC"


def test_a_logo_that_is_a_website_is_spelt_out_where_the_firm_is_named() -> None:
    lines: list[Line] = [
        (60, 40, "bloemklok.nl", 18),
        (60, 90, "Factuur", 16),
        (320, 150, "Factuurnummer: 4711"),
        (60, 790, "Bloemklok | Sluisweg 41 | 1506 AB Zaandam | info@bloemklok.nl", 7),
    ]
    assert value(only(*lines, *ITEMS), "supplier_name") == "Bloemklok"


def test_a_house_without_a_number_is_no_partnership() -> None:
    lines: list[Line] = [
        (60, 40, "Bar Stazione", 12),
        (60, 58, "Loc. Pian di Rose snc"),
        (60, 72, "22100 Como"),
        (60, 90, "FATTURA N. 14"),
    ]
    assert value(only(*lines, *ITEMS), "supplier_name") == "Bar Stazione"


def test_a_number_under_the_label_of_an_account_is_no_telephone() -> None:
    lines: list[Line] = [
        (340, 60, "Your account number"), (340, 73, "850 1414 5041 37"), (60, 110, "Call us on 01422 496 718"), (60, 130, "Tax invoice"),
    ]  # fmt: skip
    assert value(only(*HEAD[:3], *lines, *ITEMS), "supplier_phone") == "01422 496 718"


@pytest.mark.parametrize(
    "lines",
    [
        [(60, 90, "Reference (please quote)"), (240, 90, "01422-496718")],
        [(60, 90, "Buyer's route:"), (240, 90, "01422 496 718")],
        [(60, 90, "Reference 01422 496 718")],
        [(60, 90, "FV/01422/496718")],
        [(60, 90, "2026-496718")],
        [(60, 90, "01422-2026-03-21")],
        [(60, 90, "(01422496718-K)")],
    ],
)
def test_a_papers_own_number_in_its_head_is_no_telephone(lines: list[Line]) -> None:
    assert value(only(*HEAD, *lines, *ITEMS), "supplier_phone") is None


@pytest.mark.parametrize("lines", [[(60, 90, "01422 496 718")], [(60, 90, "Reach us:"), (240, 90, "+44 1422 496718")]])
def test_a_telephone_without_a_label_in_the_head_is_one(lines: list[Line]) -> None:
    assert value(only(*HEAD, *lines, *ITEMS), "supplier_phone") is not None


def test_a_word_for_the_buyer_far_behind_leaves_an_id_the_suppliers() -> None:
    foot: Line = (
        60,
        790,
        "VAT Reg GB 980 7806 84   Goods remain the property of the seller until paid for in full.",
        7,
    )
    record = only(*HEAD, *ITEMS, foot)
    assert (value(record, "supplier_vat"), value(record, "buyer_vat")) == ("GB980780684", None)


@pytest.mark.parametrize(("label", "total"), [("Zusammen macht das", "135.00"), ("Discount", "none sure")])
def test_the_sum_of_the_items_is_the_total_where_no_word_says_otherwise(label: str, total: str) -> None:
    record = only(*HEAD, *ITEMS, (380, 360, label), (480, 360, "135.00"))
    found = record.best("total")
    assert (found.value if found and found.confidence > 0.4 else "none sure") == total


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("RELAIS TOTAL OULMES", "AUTOROUTE DU SUD", "15000 KHEMISSET"), "RELAIS TOTAL OULMES"),
        (("MAPLE ENTERPRISE POSTED", "8, JALAN MERANTI 3", "40150 SHAH ALAM"), "MAPLE ENTERPRISE"),
        (("EIGHT ACRE TEA CO. THE GARDEN MALL", "First Floor, Mid Valley", "59200 Kuala Lumpur"), "EIGHT ACRE TEA CO."),
        (("WELCOME TO", "PRAIRIE STOP", "4410 Mesquite Ave", "Tulsa, OK 74103"), "PRAIRIE STOP"),
        (("Taller La Rueda", "Pol. Ind. As Gandaras, parcela 14", "36400 Porriño"), "Taller La Rueda"),
    ],
    ids=["a label inside", "a stamp", "a branch behind the form", "a greeting", "an address"],
)  # fmt: skip
def test_the_first_line_of_a_till_roll_is_its_name(lines: tuple[str, ...], name: str) -> None:
    placed: list[Line] = [(60, 20 + 13 * n, text) for n, text in enumerate(lines)]
    sold: list[Line] = [
        (60, 120, "Tea"),
        (200, 120, "4.50"),
        (60, 140, "TOTAL"),
        (200, 140, "4.50"),
        (60, 160, "21/03/2026 10:15"),
    ]
    assert value(only(*placed, *sold), "supplier_name") == name


def test_a_line_of_goods_is_no_buyer() -> None:
    lines: list[Line] = [
        (60, 150, "Bill to:"),
        (60, 300, "Description"),
        (300, 300, "Qty"),
        (380, 300, "Unit Price"),
        (480, 300, "Amount"),
    ]
    goods: list[Line] = [(60, 316, "FREE TWO"), (300, 316, "1"), (380, 316, "12.00"), (480, 316, "12.00")]
    assert value(only(*HEAD, *lines, *goods), "buyer_name") is None


def test_a_currency_glued_to_the_word_before_its_amount_hides_no_total() -> None:
    record = only(*HEAD, *ITEMS, (380, 360, "TotalRM135.00"))
    assert value(record, "total") == "135.00"


@pytest.mark.parametrize(
    ("line", "currency"),
    [
        ("GST summary Amt (RM)", "MYR"),
        ("R3 GEL PEN 0.5MM", None),  # pens, neither lari nor soles
        ("955689420000\u20ac", None),  # a barcode whose last digit was misread
        ("Paid RM5.40S", "MYR"),  # a till's sign of a tax rate behind the cents
    ],
)
def test_a_currency_stands_beside_a_number_or_in_brackets(line: str, currency: str | None) -> None:
    assert value(only(*HEAD, *ITEMS, (40, 420, line)), "currency") == currency


@pytest.mark.parametrize(("label", "currency"), [("Total CAD", "CAD"), ("Total", "USD")])
def test_a_dollar_is_of_the_country_that_the_paper_names(label: str, currency: str) -> None:
    assert value(only(*HEAD, *ITEMS, (380, 360, f"{label} $135.00")), "currency") == currency


@pytest.mark.parametrize(
    ("heading", "buyer"), [("Rendered to", "Bogwood Studio"), ("Unit 14/A", None), ("RENDERED TO", None)]
)
def test_a_heading_in_words_of_its_own_ends_in_to(heading: str, buyer: str | None) -> None:
    rows = (heading, "Bogwood Studio", "14 Eyre Lane", "Leeds LS2 7EW", "VAT ID GB 980 7806 84")
    placed: list[Line] = [(60, 120 + 12 * n, text) for n, text in enumerate(rows)]
    record = only(*HEAD, *placed, *ITEMS)
    if buyer:
        assert value(record, "buyer_name") == buyer
        assert value(record, "buyer_vat") == "GB980780684"
    assert value(record, "supplier_name") == "Quill and Anvil"


@pytest.mark.parametrize(
    "between", [(), ("Co. Reg. No. 725186-V",), ("(725186-V)", "GST No: 001658445824"), ("002062543-P",)]
)
def test_an_address_follows_the_numbers_of_registers_under_a_name(between: tuple[str, ...]) -> None:
    rows = ("ADVANCE TRADING SDN BHD", *between, "NO 1, JALAN DELIMA 12,", "53300 KUALA LUMPUR", "TEL: 03-4131 8972")
    placed: list[Line] = [(60, 20 + 13 * n, text) for n, text in enumerate(rows)]
    record = only(*placed, (60, 140, "TAX INVOICE"), (60, 160, "TOTAL"), (200, 160, "4.50"))
    assert value(record, "supplier_name") == "ADVANCE TRADING SDN BHD"
    assert value(record, "supplier_address") == "NO 1, JALAN DELIMA 12, 53300 KUALA LUMPUR"


def test_what_is_no_address_under_the_numbers_of_registers_is_none() -> None:
    rows = ("ADVANCE TRADING SDN BHD", "Co. Reg. No. 725186-V", "TAX INVOICE", "Cashier: Siti", "2 PENS")
    placed: list[Line] = [(60, 20 + 13 * n, text) for n, text in enumerate(rows)]
    assert value(only(*placed, (60, 160, "TOTAL"), (200, 160, "4.50")), "supplier_address") is None


@pytest.mark.parametrize(
    ("name", "site"),
    [("Moonlight Cakes Ltd", "www.moonlightcakes.com"), ("Sunlight Buns Ltd", "www.moon1ightcakes.com")],
)
def test_a_misread_letter_of_a_website_is_read_as_the_suppliers_name_spells_it(name: str, site: str) -> None:
    made = paper(
        page(
            (60, 40, name, 16),
            (60, 60, "12 Mill Lane"),
            (60, 74, "Leeds LS1 4AB"),
            (60, 88, "www.moon1ightcakes.com"),
            *ITEMS,
        )
    )
    words = tuple(structs.replace(w, origin="ocr") for w in made.pages[0].words)
    scanned = structs.replace(made, pages=(structs.replace(made.pages[0], words=words),))
    assert value(extract(scanned)[0], "supplier_website") == site


@pytest.mark.parametrize(
    ("seller", "supplier"),
    [("Vendeur : MELANIE", "SARL LISETTE ET FILS"), ("Vendeur : MELANIE SARL", "MELANIE SARL")],
    ids=["who stands at the till", "a company"],
)
def test_a_seller_behind_a_till_is_no_supplier(seller: str, supplier: str) -> None:
    lines = ("AU FOURNIL DE LISE", "SARL LISETTE ET FILS", "27 cours Gambetta 84000 AVIGNON", "Ticket no 0048213", seller, "PAIN CHOCOLAT 1.25", "TOTAL 1.25 EUR", "CB 1.25")  # fmt: skip
    placed: list[Line] = [(20, 20 + 14 * n, text) for n, text in enumerate(lines)]
    narrow = structs.replace(page(*placed), width=226.0, height=420.0)
    assert value(extract(paper(narrow))[0], "supplier_name") == supplier


def test_an_address_stands_under_another_name_and_a_registration() -> None:
    placed = (
        (60, 40, "GOLDEN KETTLE TRADING SDN BHD", 14),
        (60, 60, "KETTLE HOUSE"),
        (60, 74, "(002049011-U)"),
        (60, 88, "Blok Tiga, Medan Utara"),
        (60, 102, "52100 Kepong"),
    )
    record = only(*placed, *HEAD[3:], *ITEMS)
    assert value(record, "supplier_address") == "Blok Tiga, Medan Utara, 52100 Kepong"
