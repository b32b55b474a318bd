"""A case folder becomes a case: configuration, lists, exports, window, precedence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from evidence.errors import UsageError
from evidence.ingest import ingest
from evidence.ingest.cells import read_asin, read_gtins, read_units
from evidence.ingest.exports import read_listings, read_sales
from evidence.ingest.flagged import read_flagged
from evidence.ingest.layout import is_case
from evidence.model import Account, Answers
from evidence.texts.speakers import speaker

if TYPE_CHECKING:
    from pathlib import Path

LIST = "asin,title\nB0QAAA1111,Cup\n"
DATED = "notified_on = 2026-11-03\n"
NOTICE = "Date: November 1, 2026\nHello, send your invoices issued in the last 90 days.\nASIN: B0QAAA1111\nASIN: B0QAAA2222\n"


def case(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        file = folder / name.replace("_", ".", 1)
        file.write_text(text, encoding="utf-8")
    return folder


def test_a_small_case_has_the_contract_s_window(tmp_path: Path) -> None:
    found = ingest(case(tmp_path, flagged_csv=LIST, case_toml=DATED), Answers())
    assert (found.window.start, found.window.end) == (date(2025, 11, 3), date(2026, 11, 3))
    assert (found.window.days, found.window.mode, found.pack.name) == (365, "backward", "amazon-365")
    assert [(i.asin, i.title) for i in found.items] == [("B0QAAA1111", "Cup")]


def test_without_any_date_the_program_asks(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--notified-on"):
        ingest(case(tmp_path, flagged_csv=LIST), Answers())


def test_days_of_the_notice_s_text_are_named_where_none_is_its_own(tmp_path: Path) -> None:
    text = (
        "Hello,\n\nOn 12 October 2026 we removed these listings:\n\nB0C1234567\n\nSend invoices of the last 365 days.\n"
    )
    (tmp_path / "notification.txt").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"its text names 12 October 2026\. .*--notified-on"):
        ingest(tmp_path, Answers())


def test_a_case_without_window_needs_no_date(tmp_path: Path) -> None:
    found = ingest(case(tmp_path, flagged_csv=LIST, case_toml='case_type = "ip_trademark"'), Answers())
    assert (found.window.mode, found.window.start, found.pack.name) == ("none", None, "trademark")


def test_command_line_before_file_before_notice_before_pack(tmp_path: Path) -> None:
    folder = case(
        tmp_path, notification_txt=NOTICE, case_toml="window_days = 180\nmin_units = 3\n[account]\nvat = 'X1'"
    )
    found = ingest(folder, Answers(min_units=7, account=Account(email="a@b.example")))
    assert (found.window.days, found.window.source, found.notified_on) == (180, "case.toml", date(2026, 11, 1))
    assert (found.min_units, found.quantity) == (7, "minimum")
    assert found.account == Account(email="a@b.example", vat="X1")
    said = {s.key: (s.value, s.source, s.overruled) for s in found.settings}
    assert said["window_days"] == ("180", "case.toml", ("90 (notice)",))
    assert said["min_units"] == ("7", "command line", ("3 (case.toml)",))
    assert len(found.conflicts) == 1
    assert "window_days = 90" in found.conflicts[0]


def test_a_window_of_another_kind_than_the_notice_asks_for_is_a_conflict(tmp_path: Path) -> None:
    notice = "Send an invoice of a new supplier issued after October 2, 2026. ASIN: B0QAAA1111"
    folder = case(tmp_path, notification_txt=notice, case_toml=DATED + "window_days = 365")
    found = ingest(folder, Answers())
    assert found.window.mode == "backward"
    assert any("issued_after = 2026-10-02" in c for c in found.conflicts)
    assert ingest(folder, Answers(issued_after=date(2026, 10, 2))).conflicts == ()


def test_notice_alone_is_enough(tmp_path: Path) -> None:
    found = ingest(case(tmp_path, notification_txt=NOTICE), Answers())
    assert [i.asin for i in found.items] == ["B0QAAA1111", "B0QAAA2222"]
    assert (found.window.start, found.window.end) == (date(2026, 8, 3), date(2026, 11, 1))
    assert found.conflicts == ()


def test_an_asin_of_either_list_is_flagged(tmp_path: Path) -> None:
    found = ingest(case(tmp_path, notification_txt=NOTICE, flagged_csv=LIST), Answers())
    assert [i.asin for i in found.items] == ["B0QAAA1111", "B0QAAA2222"]
    assert any("B0QAAA2222" in n and "added" in n for n in found.notes)


def test_a_forward_window_begins_the_day_after(tmp_path: Path) -> None:
    folder = case(tmp_path, flagged_csv=LIST, case_toml="issued_after = 2026-09-04\nsubmit_on = 2026-11-01")
    window = ingest(folder, Answers()).window
    assert (window.mode, window.start, window.end) == ("forward", date(2026, 9, 5), date(2026, 11, 1))


def test_both_ends_given_override(tmp_path: Path) -> None:
    folder = case(tmp_path, flagged_csv=LIST, case_toml="window_from = 2026-01-01\nwindow_to = 2026-02-01")
    window = ingest(folder, Answers()).window
    assert (window.start, window.end, window.days) == (date(2026, 1, 1), date(2026, 2, 1), 31)
    with pytest.raises(UsageError, match="begins"):
        ingest(folder, Answers(window_from=date(2027, 1, 1), window_to=date(2026, 1, 1)))


def test_ungating_counts_from_the_day_of_application(tmp_path: Path) -> None:
    folder = case(tmp_path, flagged_csv=LIST, case_toml='case_type = "ungating"\n')
    with pytest.raises(UsageError, match="--submit-on"):
        ingest(folder, Answers())
    window = ingest(folder, Answers(submit_on=date(2026, 9, 1))).window
    assert (window.start, window.end) == (date(2026, 3, 5), date(2026, 9, 1))


def test_a_sum_below_the_list_is_no_item(tmp_path: Path) -> None:
    file = tmp_path / "flagged.csv"
    file.write_text("asin;title;units_sold\nB0QAAA1111;Cup;4\n\nSumme:;;4\n", encoding="utf-8")
    items, notes = read_flagged(file)
    assert [i.asin for i in items] == ["B0QAAA1111"]
    assert [str(n) for n in notes] == ['flagged.csv, row 4: "Summe:" sums the list up; it is no item.']
    for wrong in ("Total;Cup;4\n", "B0QAAA111;;4\n", "Summe;;4\nB0QAAA2222;;1\n"):
        file.write_text("asin;title;units_sold\nB0QAAA1111;Cup;4\n" + wrong, encoding="utf-8")
        with pytest.raises(UsageError, match="no ASIN"):
            read_flagged(file)


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("notified = 2026-01-01", ["case.toml", "notified", "notified_on"]),
        ("[account]\nlegalname = 'x'", ["account.legalname", "legal_name"]),
        ("window_days = 'many'", ["window_days"]),
        ("notified_on = '3.11.2026'", ["notified_on", "2026-11-03"]),
        ("quantity = 'all'", ["quantity", "sold, inventory, minimum or none"]),
        ("min_units = 'ten'", ["min_units", "whole number"]),
        ("= 3", ["TOML"]),
        ("pack = 'nothing'", ["nothing", "amazon-365"]),
        ("notified_on = 2026-11-03\nwindow_days = 0", ["0 days"]),
    ],
)
def test_a_wrong_case_file_names_the_key(tmp_path: Path, toml: str, words: list[str]) -> None:
    with pytest.raises(UsageError) as caught:
        ingest(case(tmp_path, flagged_csv=LIST, case_toml=toml), Answers())
    assert [w for w in words if w not in str(caught.value)] == []


def test_all_wrong_rows_of_a_list_are_told_at_once(tmp_path: Path) -> None:
    rows = "asin,units_sold\nB0QAAA111,2\nB0QAAA1111,2\nB0QAAA2222,many\n,3\n"
    with pytest.raises(UsageError) as caught:
        ingest(case(tmp_path, flagged_csv=rows), Answers())
    told = str(caught.value)
    assert told.startswith('flagged.csv, row 2: "B0QAAA111" is no ASIN')
    assert told.endswith("2 more rows are wrong: flagged.csv, row 4, units_sold and flagged.csv, row 5.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_lists_in_every_encoding_and_separator(tmp_path: Path, encoding: str, mark: str) -> None:
    rows = [
        ["Units_Sold", "note", "TITLE", "Asin", "UPC", "MPN"],
        ["1.200", "", "Théière 6", "b0qaaa1111", "", "M-1|M-2"],
    ]
    rows.append(["", "x", "", "998712345", "614141000449|4006381333931", ""])
    file = tmp_path / "flagged.csv"
    file.write_bytes("\r\n".join(mark.join(row) for row in rows).encode(encoding))
    first, second = read_flagged(file).items
    assert (first.asin, first.title, first.units, first.mpns) == ("B0QAAA1111", "Théière 6", 1200, ("M-1", "M-2"))
    assert first.units_source is not None
    assert str(first.units_source) == "flagged.csv, row 2"
    assert (second.asin, second.gtins, second.units) == ("0998712345", ("614141000449", "4006381333931"), None)


def test_a_spreadsheet_is_read_with_its_row_numbers(tmp_path: Path) -> None:
    import xlsxwriter

    file = tmp_path / "flagged.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate(
            [["My list"], [], ["ASIN", "EAN", "units_sold"], ["B0QAAA1111", 4006381333931, 12]]
        ):
            sheet.write_row(row, 0, cells)
    item = read_flagged(file).items[0]
    assert (item.gtins, item.units, str(item.source)) == (("4006381333931",), 12, "flagged.xlsx, row 4")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("asin,title\nB0QAAA1111,x\nB0AB,y\n", ["flagged.csv, row 3", "B0AB"]),
        ("asin\nBOQAAA1111\n", ["row 2", "digit zero"]),
        ("asin,x\nB0QAAA1111,1\n,2\n", ["row 3", "empty"]),
        ("title\nx\n", ["asin"]),
        ("asin,units_sold\nB0QAAA1111,many\n", ["row 2", "units_sold", "many"]),
        ("asin,units_sold\nB0QAAA1111,5\nB0QAAA1111,6\n", ["row 3", "5 in flagged.csv, row 2"]),
        ("asin\n6.14141E+11\n", ["row 2", "shortened"]),
    ],
)
def test_a_wrong_list_names_its_row(tmp_path: Path, rows: str, words: list[str]) -> None:
    with pytest.raises(UsageError) as caught:
        ingest(case(tmp_path, flagged_csv=rows, case_toml=DATED), Answers())
    assert [w for w in words if w not in str(caught.value)] == []


def test_a_repeated_asin_counts_once_and_is_told(tmp_path: Path) -> None:
    rows = "asin,title,sku,units_sold\nB0QAAA1111,Cup,A1,5\nB0QAAA1111,Mug,A2,6\n"
    found = ingest(case(tmp_path, flagged_csv=rows, case_toml=DATED), Answers())
    assert [(i.units, i.skus, i.title) for i in found.items] == [(11, ("A1", "A2"), "Cup")]
    assert "another title" in found.notes[0]


def test_damage_is_mended_only_where_it_is_certain() -> None:
    assert read_asin("998712345").asin == "0998712345"
    assert read_asin("998712346").asin is None
    assert read_gtins("614141000449").gtins == ("614141000449",)
    assert read_gtins("36000291452").gtins == ("036000291452",)
    wrong = read_gtins("4006381333932")
    assert (wrong.gtins, [str(n) for n in wrong.notes]) == (
        (),
        ["4006381333932 is no EAN, UPC or ISBN (check digit) and is not used"],
    )
    assert read_gtins("6.14141E+11").gtins == ()
    assert read_gtins("0-306-40615-2").gtins == ("9780306406157",)
    assert [read_units(t) for t in ("", "12", "1,200", "1 200", "12.0", "-")] == [None, 12, 1200, 1200, 12, None]
    with pytest.raises(ValueError, match=r"1\.5"):
        read_units("1.5")


def test_exports_tell_codes_titles_and_units(tmp_path: Path) -> None:
    listings = 'Artikelbezeichnung\tHändler-SKU\tASIN 1\tProdukt-ID\nTasse, 6"\tSK-1\tB0QAAA1111\t4006381333931\nx\ty\tB0QZZZ9999\t1\n'
    sales = '(Parent) ASIN,(Child) ASIN,Units Ordered,Units Ordered - B2B\nB0QPPP0000,B0QAAA1111,"1,200",7\nB0QPPP0000,B0QAAA1111,3,0\n'
    folder = case(tmp_path, flagged_csv="asin\nB0QAAA1111\n", case_toml=DATED, listings_txt=listings, sales_csv=sales)
    item = ingest(folder, Answers()).items[0]
    assert (item.title, item.skus, item.gtins, item.units) == ('Tasse, 6"', ("SK-1",), ("4006381333931",), 1203)
    assert str(item.units_source) == "sales.csv, column Units Ordered"


def test_a_quantity_is_sold_in_orders_and_in_stock_in_listings(tmp_path: Path) -> None:
    orders, listings = tmp_path / "orders.txt", tmp_path / "listings.txt"
    orders.write_text("amazon-order-id\tasin\tquantity\n1\tB0QAAA1111\t2\n2\tB0QAAA1111\t3\n", encoding="utf-8")
    listings.write_text("item-name\tasin1\tquantity\nCup\tB0QAAA1111\t4\n", encoding="utf-8")
    found, notes = read_sales(orders, ("B0QAAA1111",), "sold")
    assert (found["B0QAAA1111"].units, notes) == (5, ())
    found, notes = read_sales(listings, ("B0QAAA1111",), "sold")
    assert found["B0QAAA1111"].units == 4
    assert ["in stock" in note for note in notes] == [True]


@pytest.mark.parametrize("heading", ["Units Sold (12 months)", "quantity-purchased", "Stück verkauft"])
def test_units_of_sales_by_headings_of_reports_and_people(tmp_path: Path, heading: str) -> None:
    sold, _ = read_sales(
        case(tmp_path, sales_csv=f"asin,{heading}\nB0QAAA1111,40\n") / "sales.csv", ["B0QAAA1111"], "sold"
    )
    assert sold["B0QAAA1111"].units == 40


def test_units_of_thirty_days_are_no_year_s_sales(tmp_path: Path) -> None:
    file = case(tmp_path, sales_csv="asin,Units Sold (30 days)\nB0QAAA1111,40\n") / "sales.csv"
    with pytest.raises(UsageError, match="no column of units"):
        read_sales(file, ["B0QAAA1111"], "sold")


def test_an_export_with_unknown_headings_is_known_by_its_values(tmp_path: Path) -> None:
    listings = (
        "kolumna,kod,numer\nKubek do kawy duży,4006381333931,B0QAAA1111\nTalerz do zupy,4006381333948,B0QBBB2222\n"
    )
    folder = case(tmp_path, flagged_csv="asin\nB0QAAA1111\n", case_toml=DATED, listings_csv=listings)
    item = ingest(folder, Answers()).items[0]
    assert (item.title, item.gtins) == ("Kubek do kawy duży", ("4006381333931",))


def test_damaged_exports_are_reported_with_their_row(tmp_path: Path) -> None:
    listings = "seller-sku,asin1,product-id\nS-1,B0QAAA1111,6.14141E+11\n"
    found = ingest(case(tmp_path, flagged_csv=LIST, case_toml=DATED, listings_csv=listings), Answers())
    assert found.items[0].gtins == ()
    assert any(str(n).startswith("listings.csv, row 2, product-id: 6.14141E+11") for n in found.notes)


def test_papers_are_the_folder_or_every_other_file(tmp_path: Path) -> None:
    folder = case(tmp_path, flagged_csv=LIST, case_toml=DATED, invoice_txt="an invoice", plan_md="# Plan")
    found = ingest(folder, Answers())
    assert [s.path for s in found.documents] == ["invoice.txt"]
    assert found.plan is not None
    assert found.plan.path == "plan.md"
    (folder / "documents").mkdir()
    found = ingest(folder, Answers())
    assert found.documents == ()
    assert any("invoice.txt" in n for n in found.notes)


def test_two_notices_or_nothing_at_all_are_wrong_use(tmp_path: Path) -> None:
    assert not is_case(tmp_path)
    with pytest.raises(UsageError, match="neither"):
        ingest(tmp_path, Answers())
    case(tmp_path, notification_txt=NOTICE, notification_html="<p>x</p>")
    assert is_case(tmp_path)
    with pytest.raises(UsageError, match="several notification files"):
        ingest(tmp_path, Answers())


def test_a_notice_without_asins_asks_for_the_list(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"flagged\.csv"):
        ingest(case(tmp_path, notification_txt="Hello, please send invoices."), Answers())


def test_a_pack_of_one_s_own_inherits(tmp_path: Path) -> None:
    folder = case(tmp_path, flagged_csv=LIST, case_toml=DATED + 'pack = "mine"')
    (folder / "mine").mkdir()
    text = 'inherits = "amazon-365"\ntitle = "Mine"\n[window]\ndays = 30\n[[rules]]\nid = "window.edge"\nseverity = "off"\n'
    (folder / "mine" / "pack.toml").write_text(text, encoding="utf-8")
    found = ingest(folder, Answers())
    severities = {rule.id: rule.severity for rule in found.pack.rules}
    assert (found.pack.name, found.window.days, severities["window.edge"]) == ("mine", 30, "off")
    assert severities["window.expired"] == "block"


def test_a_warehouse_label_is_a_code_unless_it_is_the_asin(tmp_path: Path) -> None:
    export = tmp_path / "fba.txt"
    export.write_text(
        "sku\tfnsku\tasin\tproduct-name\nHV-1\tX0038KD2LV\tB0X4KQ81ZD\tTea infuser\nHV-2\tB0X7M2OTRI\tB0X7M2OTRI\tTeapot\n",
        encoding="utf-8",
    )
    known, _ = read_listings(export, ("B0X4KQ81ZD", "B0X7M2OTRI"))
    assert known["B0X4KQ81ZD"].skus == ("HV-1", "X0038KD2LV")
    assert known["B0X7M2OTRI"].skus == ("HV-2",)


def test_a_place_in_a_list_is_told_in_the_language_of_the_person(tmp_path: Path) -> None:
    file = tmp_path / "flagged.csv"
    file.write_text("asin,units_sold\nB0X4KQ81ZD,zwei\n", encoding="utf-8")
    with pytest.raises(UsageError) as wrong:
        read_flagged(file)
    assert speaker("de").tell(wrong.value.where) == "flagged.csv, Zeile 2, units_sold"
