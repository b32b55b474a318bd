"""What small suppliers' programs print: an address set flush right under a band, codes and texts under two names of texts."""

from __future__ import annotations

import pytest
from drawn_papers import Line, only, value, words
from drawn_tables import Put, printed, read, table, values

BUYER: tuple[Line, ...] = (
    (45, 88, "Bill to"),
    (45, 100, "Larkspur Ltd"),
    (45, 112, "7 Old Mill Yard"),
    (45, 124, "Bristol BS1 9ZZ"),
)
GOODS: tuple[Line, ...] = (
    *((45, 220, "Description"), (300, 220, "Qty"), (380, 220, "Price"), (480, 220, "Amount")),
    *((45, 236, "Garden shears"), (300, 236, "36"), (380, 236, "7.50"), (480, 236, "270.00")),
    *((380, 270, "Total"), (480, 270, "270.00")),
)


def _right(top: float, text: str, size: float = 9.0) -> Line:
    """Return a line that ends at 550."""
    return (550 - words(0, 0, text, size)[-1].box.right, top, text, size)


def test_an_address_flush_right_below_a_band_is_the_suppliers() -> None:
    head = (_right(24, "Finch & Sons Trading", 12), _right(84, "18 Terminal Avenue"), _right(96, "Leeds LS1 4AB"))
    record = only((45, 24, "INVOICE", 20), *head, *BUYER, *GOODS)
    assert value(record, "supplier_name") == "Finch & Sons Trading"
    assert value(record, "supplier_address") == "18 Terminal Avenue, Leeds LS1 4AB"


def test_lines_that_begin_below_the_name_are_not_taken_so_far_away() -> None:
    head: tuple[Line, ...] = (
        (300, 24, "Finch & Sons Trading", 12),
        (300, 84, "18 Terminal Avenue"),
        (300, 96, "Leeds LS1 4AB"),
    )
    record = only((45, 24, "INVOICE", 20), *head, *BUYER, *GOODS)
    assert value(record, "supplier_address") is None


@pytest.mark.parametrize("rows", [1, 2])
def test_of_two_columns_named_texts_the_first_holds_codes_on_short_papers_too(rows: int) -> None:
    heads = ("Artikel", "Omschrijving", "Aantal", "Prijs", "Bedrag")
    goods = (
        ("VL-KL3SET", "Klemset van drie", "10", "2,50", "25,00"),
        ("VL-TK20GR", "Koeltas grijs groot", "7", "1,10", "7,70"),
    )
    places = ((40.0, False), (130.0, False), (370.0, True), (460.0, True), (550.0, True))
    puts: list[Put] = table(places, [heads, *goods[:rows]])
    assert [values(i, "sku") for i in read(printed(*puts))] == [("VL-KL3SET",), ("VL-TK20GR",)][:rows]


def test_a_credit_note_that_points_at_its_invoice_is_no_invoice() -> None:
    lines: tuple[Line, ...] = (
        *((45, 30, "Verrerie du Lac SAS", 14), (45, 50, "4 allée des Forges"), (45, 62, "21000 Dijon")),
        *((45, 150, "Avoir AV26-009", 13), (360, 120, "Avoir n°"), (440, 120, "AV26-009")),
        *((360, 134, "Date"), (440, 134, "22/04/2026"), (360, 148, "Sur facture"), (440, 148, "FA26-118")),
        *((45, 220, "Désignation"), (300, 220, "Qté"), (380, 220, "P.U. HT"), (480, 220, "Montant HT")),
        *((45, 236, "Bocal à épices"), (300, 236, "20"), (380, 236, "6,75"), (480, 236, "135,00")),
        *((380, 270, "Total TTC"), (480, 270, "135,00 EUR")),
    )
    record = only(*lines)
    assert record.kind == "credit_note"
    assert {f.value for f in record.all("kind") if f.confidence > 0.5} == {"credit_note"}
