"""Word, Excel, HTML and plain text: the words, the tables, what is hidden, and the warning that they are refused."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.errors import ReadError
from evidence.extract import extract
from evidence.model import Limits, Source
from evidence.read import read
from evidence.read.pageless import parts
from evidence.report.contract import document_entry

if TYPE_CHECKING:
    from evidence.model import Document, Record, SourceKind

HEAD = ("Muster Großhandel GmbH", "Hafenstr. 5, 20095 Hamburg", "Rechnung", "Rechnungsnummer: R-2025-17")
DATE = "Rechnungsdatum: 03.04.2025"
ROWS = (
    ("Artikel", "EAN", "Menge", "Preis", "Betrag"),
    ("Kaffeefilter Größe 4", "4006381333931", "12", "2,50", "30,00"),
    ("Teelöffel", "4012345678901", "5", "3,00", "15,00"),
)
HIDDEN = "B0ABCDEF12"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def para(text: str, mark: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{mark}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def docx(body: str, **more: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("[Content_Types].xml", "<Types/>")
        box.writestr("word/document.xml", f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>")
        for name, text in more.items():
            box.writestr(f"word/{name}.xml", f"<w:part {W}>{text}</w:part>")
    return out.getvalue()


def word_invoice() -> bytes:
    rows = "".join("<w:tr>" + "".join(f"<w:tc>{para(c)}</w:tc>" for c in row) + "</w:tr>" for row in ROWS)
    top = "".join(map(para, (*HEAD, DATE)))
    return docx(top + para(HIDDEN, "<w:vanish/>") + f"<w:tbl>{rows}</w:tbl>", footer1=para("USt-IdNr. DE136695976"))


def excel_invoice() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    for row, text in enumerate((*HEAD, DATE)):
        sheet.write(row, 0, text)
    sheet.write_row(6, 0, ROWS[0])
    for row, cells in enumerate(ROWS[1:], 7):
        numbers = [float(c.replace(",", ".")) for c in cells[1:]]
        sheet.write_row(row, 0, [cells[0], *numbers])
    secret = book.add_worksheet("other")
    secret.write(0, 0, HIDDEN)
    secret.hide()
    book.close()
    return out.getvalue()


def web_invoice() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in ROWS)
    head = "<br>".join((*HEAD, DATE))
    page = f"<p>{head}</p><p style='display: none'>{HIDDEN}</p><script>{HIDDEN}</script><table>{rows}</table>"
    return f"<html><head><title>x</title></head><body>{page}</body></html>".encode()


def text_invoice() -> bytes:
    table = "\n".join("".join(c.ljust(24) for c in row) for row in ROWS)
    return "\r\n".join((*HEAD, DATE, "", table)).encode("cp1252")


def opened(kind: SourceKind, data: bytes, name: str) -> Document:
    source = Source(sha256="0" * 64, name=name, kind=kind, path=name, data=data)
    return read(source, effort="fast", limits=Limits())


def only(document: Document) -> Record:
    (record,) = extract(document)
    return record


@pytest.mark.parametrize(
    ("kind", "data", "name"),
    [
        ("office", word_invoice(), "a.docx"),
        ("office", excel_invoice(), "a.xlsx"),
        ("html", web_invoice(), "a.html"),
        ("text", text_invoice(), "a.txt"),
    ],
)
def test_an_editable_invoice_says_its_fields_and_that_it_is_refused(kind: SourceKind, data: bytes, name: str) -> None:
    document = opened(kind, data, name)
    assert "refuse" in document.warnings[0]
    entry = document_entry(only(document))
    assert entry.kind == "invoice"
    number, date = entry.fields.invoice_number, entry.fields.invoice_date
    assert number
    assert date
    assert (number.value, date.value, date.page, date.box) == ("R-2025-17", "2025-04-03", None, None)
    assert [(i.gtin, i.quantity, i.price) for i in entry.line_items] == [
        ("4006381333931", 12, 2.5),
        ("4012345678901", 5, 3),
    ]
    assert all(i.page is None and i.box is None for i in entry.line_items)
    assert any("refuse" in w for w in entry.warnings)
    assert not any(w.visible and HIDDEN in w.text for p in document.pages for w in p.words)


def test_hidden_text_is_kept_apart() -> None:
    assert [line.text for line in only(opened("office", word_invoice(), "a.docx")).hidden] == [HIDDEN]
    assert any(
        HIDDEN in w.text for p in opened("html", web_invoice(), "a.html").pages for w in p.words if not w.visible
    )


def test_deleted_text_and_copies_for_old_programs_are_left_out() -> None:
    box = "<mc:AlternateContent><mc:Choice><w:txbxContent>{0}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
    body = f"<w:p><w:del>{para('gone')}</w:del><w:r>{box.format(para('boxed'))}</w:r><w:r><w:t>stays</w:t></w:r></w:p>"
    words = [w.text for p in opened("office", docx(body), "a.docx").pages for w in p.words]
    assert sorted(words) == ["boxed", "stays"]


def test_headers_come_first_and_footers_last() -> None:
    data = docx(para("middle"), header1=para("top"), footer1=para("bottom"))
    assert [w.text for w in opened("office", data, "a.docx").pages[0].words] == ["top", "middle", "bottom"]


def test_columns_of_a_csv_stay_columns() -> None:
    document = opened("text", "\n".join(";".join(r) for r in ROWS).encode(), "a.csv")
    assert [i.best("gtin").value for i in only(document).items if i.best("gtin")] == [r[1] for r in ROWS[1:]]  # type: ignore[union-attr]  # just asked


def test_text_in_any_encoding() -> None:
    for coded in ("Größe 4".encode(), "Größe 4".encode("utf-16"), "Größe 4".encode("cp1252")):
        assert [w.text for w in opened("text", coded, "a.txt").pages[0].words] == ["Größe", "4"]


def test_a_file_without_text_and_one_too_large_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReadError, match="no text"):
        opened("text", b" \n\t\n", "a.txt")
    source = Source(sha256="0" * 64, name="a.txt", kind="text", path="a.txt", data=b"a\n" * 1000)
    with pytest.raises(ReadError, match="more than 3"):
        read(source, effort="fast", limits=Limits(max_pages=3))
    monkeypatch.setattr(parts, "_MOST_XML", 1000)
    with pytest.raises(ReadError, match="larger than any"):
        opened("office", docx(para("x" * 2000)), "a.docx")


def test_entities_and_depth_do_no_harm() -> None:
    laughs = f'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "{"&a;" * 50}">]><w:document {W}><w:body>{para("x&b;")}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        box.writestr("word/document.xml", laughs)
    words = [w.text for p in opened("office", out.getvalue(), "a.docx").pages for w in p.words]
    assert words == ["x"]
    deep = b"<div>" * 1000 + b"x" + b"</div>" * 1000
    assert [w.text for w in opened("html", deep, "a.html").pages[0].words] == ["x"]
    tables = b"<table><tr><td>" * 60 + b"x"
    assert [w.text for w in opened("html", tables, "a.html").pages[0].words] == ["x"]


@settings(max_examples=60)
@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_as_html_or_text_are_words_or_one_sentence(data: bytes) -> None:
    for kind, name in (("html", "a.html"), ("text", "a.txt"), ("text", "a.csv"), ("office", "a.docx")):
        try:
            document = opened(kind, data, name)  # type: ignore[arg-type]  # literals above
        except ReadError:
            continue
        assert all(w.box.width > 0 for p in document.pages for w in p.words)
