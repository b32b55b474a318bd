"""Exports and lists of other forms than the documented ones: encodings, heads, damaged codes, sums, orders, months."""

# ruff: noqa: RUF001 -- the letters that such files are written with

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import msgspec
import pytest
import xlsxwriter

from evidence.ingest import ingest
from evidence.ingest.decode import decode_text
from evidence.model import Answers, QuantityMode
from evidence.values.codes import gtin_key


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an export says of one ASIN."""

    gtins: tuple[str, ...] = ()
    skus: tuple[str, ...] = ()
    mpns: tuple[str, ...] = ()
    units: int | None = None


class Export(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file, as text or as the rows of a spreadsheet, and what it says."""

    name: str
    file: str
    truth: dict[str, Said]
    body: str = ""
    encoding: str = "utf-8"
    newline: str = "\n"
    rows: tuple[tuple[str | int | float, ...], ...] = ()
    quantity: QuantityMode | None = None


TABLE = tomllib.loads(Path(__file__).with_name("exports.toml").read_text("utf-8"))["export"]
EXPORTS = msgspec.convert(TABLE, list[Export])


@pytest.mark.parametrize("export", EXPORTS, ids=lambda e: str(e.name))
def test_an_export_says_codes_and_units_of_each_flagged_item(export: Export, tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "flagged.csv").write_text("\n".join(("asin", *export.truth)), "utf-8")
    if export.rows:
        with xlsxwriter.Workbook(tmp_path / export.file) as book:
            sheet = book.add_worksheet()
            for at, row in enumerate(export.rows):
                sheet.write_row(at, 0, row)
    else:
        (tmp_path / export.file).write_bytes(export.body.replace("\n", export.newline).encode(export.encoding))
    items = ingest(tmp_path, Answers(notified_on=date(2026, 11, 4), quantity=export.quantity)).items
    assert {i.asin: (_keys(i.gtins), set(i.skus), set(i.mpns), i.units) for i in items} == {
        asin: (_keys(said.gtins), set(said.skus), set(said.mpns), said.units) for asin, said in export.truth.items()
    }


def _keys(gtins: tuple[str, ...]) -> set[str | None]:
    return set(map(gtin_key, gtins))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("ASIN,商品名,販売数\nB0QAAA1111,湯呑 青,2\n", "cp932"),
        ("件名：出品の停止について\n商品名：南部鉄器 急須\n", "cp932"),
        ("商品名称,数量,库存\n茶壶 黑色,12,3\n", "gb18030"),
        ("Größe, Menge – „Kyoto“ 5 €\n", "cp1252"),
        ("Désactivées à la suite d’une plainte – « Kyoto »\n", "cp1252"),
        ("“Hello”, the maker’s œuvre…\n", "cp1252"),
        ("é", "cp1252"),
        ("asin;tytuł;Sprzedano\nŻółty łuk, święta\n", "cp1250"),
        ("asin;nazwa;Ilość\n", "cp1250"),
        ("asin;název;Prodáno kusů\nŽlutý koň, příliš\n", "cp1250"),
        ("asin;megnevezés\nvízhatlan kendő, fűző, tök\n", "cp1250"),
        ("ASIN;Ürün adı;Satılan adet\n", "cp1254"),
        ("Þvottaefni, ýmis æði, góð\n", "cp1252"),
        ("Théière 1 m³, œuf, ¿Qué?, n.º 3ª, 12 dm³\n", "cp1252"),
        ("Açúcar, coração, limões, põe\n", "cp1252"),
        ("Città più caffè, smørrebrød, õhtu\n", "cp1252"),
    ],
)
def test_text_is_read_in_the_encoding_it_was_written_in(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding)) == text
