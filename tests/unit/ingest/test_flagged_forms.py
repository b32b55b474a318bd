"""Flagged lists as people keep them: filtered, in several sheets, with headings and cells of their own making."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from evidence.errors import UsageError
from evidence.ingest.cells import listed_asin, read_gtins
from evidence.ingest.flagged import read_flagged
from evidence.ingest.hidden import hidden_rows

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND, THIRD = "B0QAAA1111", "B0QAAA2222", "B0QAAA3333"


def text_list(folder: Path, text: str, name: str = "flagged.csv") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def book(
    folder: Path, sheets: dict[str, list[list[str | int]]], hide: dict[str, tuple[int, ...]] | None = None
) -> Path:
    """Write a workbook; `hide` names the hidden rows of a sheet from 1, an empty tuple the whole sheet."""
    file = folder / "flagged.xlsx"
    with xlsxwriter.Workbook(file) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for at, cells in enumerate(rows):
                sheet.write_row(at, 0, cells)
            hidden = (hide or {}).get(name)
            for row in hidden or ():
                sheet.set_row(row - 1, None, None, {"hidden": True})
            if hidden == ():
                sheet.hide()
    return file


def test_hidden_rows_count_and_are_told(tmp_path: Path) -> None:
    rows: list[list[str | int]] = [["ASIN", "EAN"], [FIRST, ""], [SECOND, ""], [THIRD, ""]]
    found = read_flagged(book(tmp_path, {"Open": rows}, {"Open": (3,)}))
    assert [i.asin for i in found.items] == [FIRST, SECOND, THIRD]
    assert [str(n) for n in found.notes] == [
        "flagged.xlsx: row 3 is hidden, and counts as flagged like the others. Delete it if it is settled."
    ]


def test_hidden_rows_of_an_open_document(tmp_path: Path) -> None:
    cell = "<table:table-cell office:value-type='string'><text:p>{}</text:p></table:table-cell>"
    row = "<table:table-row{}>" + cell + "</table:table-row>"
    body = row.format("", "ASIN") + row.format(" table:visibility='filter'", FIRST) + row.format("", SECOND)
    names = " ".join(f"xmlns:{n}='urn:oasis:names:tc:opendocument:xmlns:{n}:1.0'" for n in ("office", "table", "text"))
    file = tmp_path / "flagged.ods"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'/>",
        )
        inside = f"<office:spreadsheet><table:table table:name='A &amp; B'>{body}</table:table></office:spreadsheet>"
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body>{inside}</office:body></office:document-content>",
        )
    assert hidden_rows(file.read_bytes()) == {"A & B": frozenset({2})}
    assert ["row 2 is hidden" in str(n) for n in read_flagged(file).notes] == [True]


def test_sheets_with_the_same_headings_are_one_list(tmp_path: Path) -> None:
    sheets: dict[str, list[list[str | int]]] = {
        "Summary": [["Items", 2]],
        "Batch 1": [["ASIN", "Units_Sold"], [FIRST, 4]],
        "Batch 2": [["asin", "units sold"], [SECOND, 6]],
        "Everything": [["ASIN", "Price"], [THIRD, 9]],
        "Old": [["ASIN", "Units_Sold"], [THIRD, 1]],
    }
    found = read_flagged(book(tmp_path, sheets, {"Old": ()}))
    assert [(i.asin, i.units, str(i.source)) for i in found.items] == [
        (FIRST, 4, "flagged.xlsx, Batch 1, row 2"),
        (SECOND, 6, "flagged.xlsx, Batch 2, row 2"),
    ]
    told = " ".join(map(str, found.notes))
    assert "sheet Everything holds ASINs too, but has other columns" in told
    assert "sheet Old holds ASINs too, but is hidden" in told


def test_an_export_named_xls_that_is_a_web_page(tmp_path: Path) -> None:
    rows = "".join(
        f"<tr{style}><td>{asin}</td><td>{n}</td></tr>"
        for asin, n, style in [(FIRST, 5, ""), (SECOND, 6, " style='display: none'")]
    )
    page = f"<html><table><tr><th>ASIN</th><th>Units_Sold</th></tr>{rows}</table></html>"
    found = read_flagged(text_list(tmp_path, page, "flagged.xls"))
    assert [(i.asin, i.units) for i in found.items] == [(FIRST, 5), (SECOND, 6)]
    assert ["row 3 is hidden" in str(n) for n in found.notes] == [True]


@pytest.mark.parametrize("heading", ["ASIN / Link", "Listing ASIN", "Affected ASINs", "(Child) ASIN", "ASIN 1"])
def test_headings_with_the_word_asin(tmp_path: Path, heading: str) -> None:
    text = f"ASIN list of May\n\n(Parent) ASIN,{heading},Merchant SKU\n{THIRD},{FIRST},CUP-77\n"
    assert [(i.asin, i.skus) for i in read_flagged(text_list(tmp_path, text)).items] == [(FIRST, ("CUP-77",))]


def test_two_columns_that_may_hold_the_asins_are_not_guessed_between(tmp_path: Path) -> None:
    text = f"Old ASIN,New ASIN\n{FIRST},{SECOND}\n"
    with pytest.raises(UsageError, match="no column `asin`"):
        read_flagged(text_list(tmp_path, text))


@pytest.mark.parametrize(
    ("heading", "units"),
    [
        ("units_sold", 40),
        ("Units Sold (12 months)", 40),
        ("Unités vendues [365 jours]", 40),
        ("Units sold (30 days)", None),
        ("In stock", None),
    ],
)
def test_units_are_taken_for_a_year_only(tmp_path: Path, heading: str, units: int | None) -> None:
    found = read_flagged(text_list(tmp_path, f"asin,{heading}\n{FIRST},40\n"))
    assert found.items[0].units == units
    assert ["another span than a year" in str(n) for n in found.notes] == ([True] if "30" in heading else [])


@pytest.mark.parametrize("heading", ["Quantity", "Qty", "Units (365d)", "Menge", "Stück", "Sold", "Ilość"])
def test_a_lone_column_that_counts_is_taken_as_units_sold_and_told(tmp_path: Path, heading: str) -> None:
    found = read_flagged(text_list(tmp_path, f"asin,{heading},Price\n{FIRST},40,12\n{SECOND},,9\n"))
    assert [i.units for i in found.items] == [40, None]
    assert [f"the column {heading} was taken as the units sold" in str(n) for n in found.notes] == [True]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"asin,Qty,Pieces\n{FIRST},40,12\n", ["Qty and Pieces count something"]),
        (f"asin,Qty\n{FIRST},some\n", []),
        (f"asin,Quantity,units_sold\n{FIRST},7,\n", []),
        (f"asin1,quantity,open-date\n{FIRST},40,2026-01-02\n", []),
    ],
)
def test_no_count_is_guessed(tmp_path: Path, text: str, told: list[str]) -> None:
    found = read_flagged(text_list(tmp_path, text))
    assert found.items[0].units is None
    assert [part in str(n) for part, n in zip(told, found.notes, strict=True)] == [True] * len(told)


def test_a_column_of_descriptions_is_the_title_where_none_is_named_so(tmp_path: Path) -> None:
    found = read_flagged(text_list(tmp_path, f"asin,Item,Bezeichnung\n{FIRST},1,Tee-Ei aus Edelstahl\n"))
    assert found.items[0].title == "Tee-Ei aus Edelstahl"


def test_codes_under_headings_of_their_own(tmp_path: Path) -> None:
    text = f"asin,UPC Code,UPC exempt,EAN or note\n{FIRST},4006381333931,yes,call\n"
    found = read_flagged(text_list(tmp_path, text))
    assert (found.items[0].gtins, found.notes) == (("4006381333931",), ())


@pytest.mark.parametrize(
    ("cell", "asin", "told"),
    [
        (f"https://www.amazon.com/dp/{FIRST}?ref=x", FIRST, False),
        (f"https://amazon.de/Some-{THIRD}-Name/dp/{FIRST}/ref=sr_1", FIRST, False),
        (f"{FIRST} (resolved)", FIRST, True),
        (f"{FIRST} {SECOND}", None, True),
        ("B0QAAA11112", None, True),
    ],
)
def test_cells_with_more_than_an_asin(cell: str, asin: str | None, *, told: bool) -> None:
    read = listed_asin(cell)
    assert (read.asin, bool(read.note)) == (asin, told)


def test_a_shortened_number_is_used_where_it_tells_all_digits() -> None:
    assert read_gtins("4,006381333931E+12").gtins == ("4006381333931",)
    assert read_gtins("4.00638E+12").gtins == ()
    assert read_gtins("4.006381333932E+12").gtins == ()


def test_headings_of_a_sellers_own_making_name_units_and_codes(tmp_path: Path) -> None:
    text = f"ASIN;Référence;Modello;Quantité vendue\n{FIRST};CONF-320;PH2-1000V;36\n"
    (item,) = read_flagged(text_list(tmp_path, text)).items
    assert (item.skus, item.mpns, item.units) == (("CONF-320",), ("PH2-1000V",), 36)


@pytest.mark.parametrize("heading", ["Verkocht", "Verkaufte Menge", "Cantidad vendida", "Quantità venduta", "Qty sold"])
def test_units_sold_under_usual_headings_are_asked_for(tmp_path: Path, heading: str) -> None:
    (item,) = read_flagged(text_list(tmp_path, f"ASIN;{heading}\n{FIRST};36\n")).items
    assert item.units == 36


@pytest.mark.parametrize(
    ("heading", "units"),
    [
        ("Verkochte stuks", 36),
        ("Sales (units)", 36),
        ("Nombre d'unités vendues", 36),
        ("Liczba sprzedanych sztuk", 36),
        ("Sales", None),
        ("Sales amount", None),
        ("Units sold last month", None),
        ("Sold (30 days)", None),
    ],
)
def test_units_sold_are_known_by_the_words_of_their_heading(tmp_path: Path, heading: str, units: int | None) -> None:
    (item,) = read_flagged(text_list(tmp_path, f"ASIN;{heading}\n{FIRST};36\n")).items
    assert item.units == units


@pytest.mark.parametrize(("stock", "units"), [(True, 40), (False, None)])
def test_what_is_in_stock_is_needed_where_the_notice_speaks_of_the_inventory(
    tmp_path: Path, *, stock: bool, units: int | None
) -> None:
    found = read_flagged(text_list(tmp_path, f"ASIN,I lager\n{FIRST},40\n"), stock=stock)
    assert found.items[0].units == units
    assert bool(found.notes) is stock


def test_a_remark_between_rows_is_no_item_and_told(tmp_path: Path) -> None:
    rows: list[list[str | int]] = [["ASIN", "Title", "EAN"], [FIRST, "Lamp", ""], ["Call the supplier on Friday"], [SECOND, "Lid", ""]]  # fmt: skip
    found = read_flagged(book(tmp_path, {"List": rows}))
    assert [item.asin for item in found.items] == [FIRST, SECOND]
    assert "row 3" in str(found.notes[0])


@pytest.mark.parametrize("cell", ["B0QAAA333 lamp", "ask for X00QAAA333 again", "Lamp"])
def test_a_cell_that_may_hold_a_code_is_no_remark(tmp_path: Path, cell: str) -> None:
    rows: list[list[str | int]] = [["ASIN", "Title", "EAN"], [FIRST, "Lamp", ""], [cell], [SECOND, "Lid", ""]]
    with pytest.raises(UsageError, match="row 3"):
        read_flagged(book(tmp_path, {"List": rows}))


def test_in_a_list_of_one_column_words_are_a_wrong_row(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="row 3"):
        read_flagged(text_list(tmp_path, f"ASIN\n{FIRST}\nBlue lamp, oak\n"))


def test_a_parent_above_its_variations_is_no_item(tmp_path: Path) -> None:
    rows: list[list[str | int]] = [["Parent", "ASIN", "Title"], [THIRD, "", "Lamp (all)"], ["", FIRST, "Lamp"], [THIRD, SECOND, "Lid"]]  # fmt: skip
    found = read_flagged(book(tmp_path, {"List": rows}))
    assert [item.asin for item in found.items] == [FIRST, SECOND]
    assert THIRD in str(found.notes[0])


def test_a_parent_without_variations_below_is_asked_for(tmp_path: Path) -> None:
    rows: list[list[str | int]] = [["Parent", "ASIN", "Title"], ["", FIRST, "Lamp"], [THIRD, "", "Lid"]]
    with pytest.raises(UsageError, match="row 3"):
        read_flagged(book(tmp_path, {"List": rows}))
