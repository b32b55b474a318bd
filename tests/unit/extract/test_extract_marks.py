"""What stands in front of a number: a label that makes it something else, or a product whose name holds such a word."""

from __future__ import annotations

import pytest
from drawn_papers import Line, only

from evidence.extract.line_items.marks import code_label, label_before

GTIN = "4006381333931"
GOODS = (
    "Body lotion rose", "Transparent storage box", "USB charger 20 W", "Phone case, black", "Power bank 20000 mAh black",
    "Regal weiß 3 Böden", "Teleskop", "Refill pads", "Cardigan navy", "Gift card box red", "Custom mug",
    "Document wallet A4", "Enamel bread bin, cream", "Terminal block grey",
)  # fmt: skip
LABELS = (
    "Order No.", "Phone:", "Tel.", "Customer account", "Bank account no", "Reg. No.", "Ref:", "Trans No", "Auth code",
    "Card no.", "LOT", "Lot-Nr.", "Charge", "Table 5", "BIN", "Member ID", "Kundennr.", "Registered in England No.",
    "Tax ID", "Bill No", "Ordernummer", "Telefon", "Terminal ID", "Document No",
)  # fmt: skip
OTHERS = (
    "Číslo zásilky:", "Mérőszám:", "Käyttöpaikka:", "Broj pošiljke", "EAN-lokationsnr.:", "Målepunkt-ID", "Nr licznika:",
    "N° de colis", "EAN-code aansluiting:", "Zählernr.:", "Товарителница №", "Skaitītāja nr.", "Pallet ID:", "电话:", "고객번호",
)  # fmt: skip


@pytest.mark.parametrize("words", GOODS)
def test_words_of_a_products_name_are_no_labels(words: str) -> None:
    assert label_before(f"{words} {GTIN}", len(words) + 1) is None


@pytest.mark.parametrize("words", LABELS)
def test_labels_of_other_numbers_deny_a_product_number(words: str) -> None:
    assert label_before(f"{words} {GTIN}", len(words) + 1) == "blocked"


@pytest.mark.parametrize("words", OTHERS)
def test_a_number_that_its_label_says_is_of_another_thing_is_no_product(words: str) -> None:
    assert label_before(f"{words} {GTIN}", len(words) + 1) == "blocked"


@pytest.mark.parametrize("words", ["EAN:", "EAN-Nr.", "Barcode", "Kunden-EAN 12 EAN:", "Kod EAN"])
def test_a_label_of_products_stays_one(words: str) -> None:
    assert label_before(f"{words} {GTIN}", len(words) + 1) == "product"


def test_a_product_whose_name_begins_like_a_label_is_found_by_its_number() -> None:
    lines: tuple[Line, ...] = (
        *((60, 40, "Harbour & Pine Wholesale Ltd", 13), (400, 40, "INVOICE", 18), (400, 70, "No. HP-417")),
        *((60, 200, "Description"), (300, 200, "Qty"), (380, 200, "Price"), (480, 200, "Amount")),
        *((60, 216, f"Body lotion rose {GTIN}"), (300, 216, "10"), (380, 216, "2.00"), (480, 216, "20.00")),
        *((60, 232, "Phone case, black 4006381333948"), (300, 232, "5"), (380, 232, "2.00"), (480, 232, "10.00")),
        *((380, 270, "Total"), (480, 270, "30.00")),
    )
    found = [(best.value if (best := item.best("gtin")) else None) for item in only(*lines).items]
    assert found == [GTIN, "4006381333948"]


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Art-Nr-Lieferant:", "sku"),
        ("Lieferanten-Art.-Nr.:", "sku"),
        ("Supplier SKU:", "sku"),
        ("Customer No:", None),
        ("Lieferant Nr.", None),
        ("Réf. client", None),
    ],
)
def test_a_label_of_article_numbers_may_name_the_party_whose_they_are(label: str, code: str | None) -> None:
    assert code_label(label) == code
