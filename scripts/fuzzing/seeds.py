"""What mutation begins with: the fixtures, small pictures cut from them, and small files of every other kind.

In: the folder of fixtures. Out: seeds by kind, with how often each kind is drawn: whole scans cost a hundred times what
a small file costs, and find no more in a parser. Never: chance, a change to a fixture.
"""

from __future__ import annotations

import base64
import contextlib
import datetime as dt
import io
import zipfile
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any, NamedTuple

import pymupdf
from PIL import Image

from scripts.fuzzing.outlook_files import saved_message, winmail

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 400_000  # bytes of a seed: time goes into many inputs
PICTURES = {".png": "PNG", ".jpg": "JPEG", ".tiff": "TIFF", ".gif": "GIF", ".bmp": "BMP", ".webp": "WEBP"}
# How often a kind is drawn, of 1000.
SHARES = {
    "digital pdf": 200,
    "unpacked pdf": 130,
    "mail": 110,
    "xml": 130,
    "html": 100,
    "docx": 70,
    "xlsx": 60,
    "csv": 60,
    "toml": 40,
    "txt": 50,
    "zip": 25,
    "small picture": 22,
    "outlook": 40,
    "heic": 5,
    "scan": 3,
}
_UBL = """<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
 xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
 <b:ID>RE-2026-114</b:ID><b:IssueDate>2026-03-14</b:IssueDate><b:InvoiceTypeCode>380</b:InvoiceTypeCode>
 <b:DocumentCurrencyCode>EUR</b:DocumentCurrencyCode>
 <a:AccountingSupplierParty><a:Party><a:PartyName><b:Name>Lindner Handels GmbH</b:Name></a:PartyName>
  <a:PostalAddress><b:StreetName>Hafenweg 3</b:StreetName><b:CityName>Kiel</b:CityName></a:PostalAddress>
 </a:Party></a:AccountingSupplierParty>
 <a:LegalMonetaryTotal><b:PayableAmount currencyID="EUR">142.80</b:PayableAmount></a:LegalMonetaryTotal>
 <a:InvoiceLine><b:ID>1</b:ID><b:InvoicedQuantity unitCode="C62">40</b:InvoicedQuantity>
  <b:LineExtensionAmount currencyID="EUR">120.00</b:LineExtensionAmount>
  <a:Item><b:Name>Teesieb</b:Name><a:StandardItemIdentification><b:ID schemeID="0160">4006381333931</b:ID>
  </a:StandardItemIdentification></a:Item><a:Price><b:PriceAmount currencyID="EUR">3.00</b:PriceAmount></a:Price>
 </a:InvoiceLine>
</Invoice>"""
_HTML = """<html><head><title>Invoice NT-4471</title><style>td{padding:2px}</style></head><body>
<h1>Northfield Trading Ltd</h1><p>12 Harbour Road, Leeds LS1 4AB<br>Phone +44 113 496 0123</p>
<p>Invoice No: NT-4471<br>Invoice date: 14 March 2026</p>
<table border=1><tr><th>Description<th>ASIN<th>Qty<th>Unit price<th>Amount</tr>
<tr><td>Steel tea infuser</td><td>B0X4KQ81ZD</td><td>40</td><td>3.00</td><td>120.00</td></tr>
<tr><td colspan=4>Total GBP</td><td>120.00</td></tr></table></body></html>"""
_DOCX = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>Northfield Trading Ltd</w:t></w:r></w:p><w:p><w:r><w:t>Invoice date: 14 March 2026</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>ASIN</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Qty</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>B0X4KQ81ZD</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>40</w:t></w:r></w:p></w:tc></w:tr>
</w:tbl></w:body></w:document>"""
# A picture of ten letters, 96 by 48 pixels: no library that the program needs can write this kind.
_HEIC = (
    "AAAAGGZ0eXBoZWljAAAAAG1pZjFoZWljAAABrW1ldGEAAAAAAAAAIWhkbHIAAAAAAAAAAHBpY3QAAAAAAAAAAAAAAAAAAAAADnBpdG0A"
    "AAAAAAIAAAAQaWRhdAAAAAAAYAAwAAAAOGlsb2MBAAAAREAAAgABAAAAAAAAAc0AAQAAAAAAAAD7AAIAAQAAAAAAAAABAAAAAAAAAAgA"
    "AAA4aWluZgAAAAAAAgAAABVpbmZlAgAAAQABAABodmMxAAAAABVpbmZlAgAAAAACAABncmlkAAAAANhpcHJwAAAAtmlwY28AAAB2aHZj"
    "QwEDcAAAAAAAAAAAAB7wAPz9+PgAAA8DIAABABhAAQwB//8DcAAAAwCQAAADAAADAB66AkAhAAEAKkIBAQNwAAADAJAAAAMAAAMAHqAw"
    "gQWW6uSmubgQEDAgAAADACAAAAMAISIAAQAGRAHBc8GJAAAAFGlzcGUAAAAAAAAAYAAAAEAAAAAUaXNwZQAAAAAAAABgAAAAMAAAABBw"
    "aXhpAAAAAAMICAgAAAAaaXBtYQAAAAAAAAACAAECgQIAAgIDhAAAABppcmVmAAAAAAAAAA5kaW1nAAIAAQABAAABA21kYXQAAAD3KAGv"
    "GUI64PsAnN0WCbGFC31pR8ipcdS1v1/wXXk5BMFhU2qIwYEzw2HkaS8KGZq4fce9+evpJGu+OwLqbBOf7Vz5y/s9NVaBmHynl6EaprLg"
    "2dRt805lqziFbebF/K/uWWk2FR9bcv4AxuTTm7Hc43sWQtCsNQ4deTZnbPpUuRTiYMRDZaKiWm7zlMVKq84+HTq8OXF5OH6mDsQy0swT"
    "LpXGtqpU5IQJ4INtP1IXBzdFaq6jH2FR85K9UUdS3KQ8xF3JJi/qckOqbBpc91OAFkoUhFybOAyhzFwRwiMVE5vlUXnMWqPcf9eWcYxF"
    "NWrhAaiQ8QcjYA=="
)
_ROWS = (("asin", "title", "ean", "units_sold"), ("B0X4KQ81ZD", "Steel tea infuser", 4006381333931, 40))


class Seed(NamedTuple):
    """One file to begin with."""

    suffix: str
    data: bytes


def seeds(folder: Path) -> dict[str, list[Seed]]:
    """Return the files to begin with, by kind."""
    files = [p for p in sorted(folder.rglob("*")) if p.is_file() and 0 < p.stat().st_size <= LARGEST]
    found: dict[str, list[Seed]] = {kind: [] for kind in SHARES}
    for path in files:
        suffix, data = path.suffix.lower(), path.read_bytes()
        if suffix == ".pdf":
            _pdf(data, found)
        elif suffix in PICTURES:
            found["scan"].append(Seed(suffix, data))
            with contextlib.suppress(OSError, Image.DecompressionBombError):  # one is a bomb
                found["small picture"] += _small(data)
        elif suffix[1:] in found:
            found[suffix[1:]].append(Seed(suffix, data))
    digital = [seed.data for seed in found["digital pdf"] if len(seed.data) > 1000]  # noqa: PLR2004 -- whole ones
    found["digital pdf"].append(Seed(".pdf", _with_xml(digital[0])))
    found["xml"].append(Seed(".xml", _UBL.encode()))
    found["html"].append(Seed(".html", _HTML.encode()))
    found["docx"].append(Seed(".docx", archive({"[Content_Types].xml": _types(), "word/document.xml": _DOCX.encode()})))
    found["xlsx"].append(Seed(".xlsx", _workbook()))
    found["mail"] += [Seed(".eml", _mail(data)) for data in digital[:3]]
    found["outlook"] += [Seed(".dat", winmail("invoice.pdf", data)) for data in digital[:3]]
    with contextlib.suppress(ImportError):  # an extra
        found["outlook"] += [Seed(".msg", saved_message("invoice.pdf", data)) for data in digital[:3]]
    found["heic"].append(Seed(".heic", base64.b64decode(_HEIC)))
    found["zip"] += [Seed(".zip", archive({"a.pdf": one, "b/c.txt": _HTML.encode()})) for one in digital[:3]]
    return {kind: some for kind, some in found.items() if some}


def archive(members: dict[str, bytes]) -> bytes:
    """Return a zip archive; the same for the same members."""
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in members.items():
            made.writestr(zipfile.ZipInfo(name), body, zipfile.ZIP_DEFLATED)
    return box.getvalue()


def _pdf(data: bytes, found: dict[str, list[Seed]]) -> None:
    kind = "digital pdf"
    with contextlib.suppress(RuntimeError, ValueError), _opened(data) as pdf:  # some are damaged or locked on purpose
        if not all(page.get_text().strip() and not page.get_images() for page in pdf):
            kind = "scan"
        else:
            plain = pdf.tobytes(expand=255, deflate=False, no_new_id=True)
            found["unpacked pdf"].append(Seed(".pdf", plain))
    found[kind].append(Seed(".pdf", data))


def _opened(data: bytes) -> Any:  # noqa: ANN401 -- PyMuPDF has no types
    return pymupdf.open(stream=data, filetype="pdf")


def _with_xml(data: bytes) -> bytes:
    with _opened(data) as pdf:
        pdf.embfile_add("factur-x.xml", _UBL.encode())
        made: bytes = pdf.tobytes(no_new_id=True)
        return made


def _small(data: bytes) -> list[Seed]:
    with Image.open(io.BytesIO(data)) as whole:
        piece = whole.convert("RGB").crop((0, 0, 400, 200))
    made = []
    for suffix, kind in PICTURES.items():
        box = io.BytesIO()
        piece.save(box, kind)
        made.append(Seed(suffix, box.getvalue()))
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=200, height=100)
        page.insert_image(page.rect, stream=made[0].data)
        made.append(Seed(".pdf", pdf.tobytes(no_new_id=True)))
    return made


def _mail(attached: bytes) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "north@example.com", "me@example.org", "Invoice NT-4471"
    mail["Date"] = "Sat, 14 Mar 2026 10:00:00 +0000"
    mail.set_content("Please find the invoice attached.\n", cte="8bit")
    mail.add_alternative(_HTML, subtype="html", cte="quoted-printable")
    mail.add_attachment(attached, maintype="application", subtype="pdf", filename="invoice.pdf")
    mail.set_boundary("=outer=")
    for number, part in enumerate(p for p in mail.walk() if p.is_multipart()):
        part.set_boundary(f"={number}=")
    return mail.as_bytes()


def _types() -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    ).encode()


def _workbook() -> bytes:
    import xlsxwriter

    box = io.BytesIO()
    with xlsxwriter.Workbook(box, {"in_memory": True}) as book:
        book.set_properties({"created": dt.datetime(2026, 1, 1)})  # noqa: DTZ001 -- the file knows no zone
        sheet = book.add_worksheet()
        for row, cells in enumerate(_ROWS):
            sheet.write_row(row, 0, cells)
    return box.getvalue()
