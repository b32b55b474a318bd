"""Files made of other files: the same paper saved again, joined, mailed, scanned or photographed; letters with a text alone.

In: what a table says ("scan a.pdf"), and the files so far. Out: bytes. Never: unseeded chance.
"""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pymupdf

from scripts.fixture_maker import wear

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SCANS = (wear.CLEAN, wear.MILD, wear.Wear(dpi=200, skew=-0.7, noise=4, blur=0.5, fade=0.15, quality=55))


def made(told: str, files: Mapping[str, bytes], seed: int) -> bytes:
    """Return the file that the words ask for."""
    how, _, rest = told.partition(" ")
    if how in _ALONE:
        return _ALONE[how](rest)
    data = files[rest.split(" + ")[0]]
    if how in {"scan", "photo", "picture"}:
        return worn(data, how, seed)
    if how == "joined":
        return _joined([files[name] for name in rest.split(" + ")])
    return _OF_ONE[how](rest, data)


def worn(data: bytes, how: str, seed: int) -> bytes:
    """Return the pages of a PDF as a scanner's PDF, a photo's JPEG (first page) or a scanner's JPEG (first page)."""
    with pymupdf.open(stream=data) as drawn:
        count = drawn.page_count
    way = wear.PHOTO if how == "photo" else _SCANS[seed % len(_SCANS)]
    return wear.wear_out(data, count, "scan.pdf" if how == "scan" else "scan.jpg", way, seed)[0]


def _again(_: str, data: bytes) -> bytes:
    with pymupdf.open(stream=data) as drawn:
        for page in drawn:
            page.insert_text((45, 830), "Printed from the archive", fontsize=6)
        drawn.set_metadata({"producer": "Archive Writer 4"})
        return bytes(drawn.tobytes(garbage=4, clean=True, no_new_id=True))


def _archive(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def _turned(_: str, data: bytes) -> bytes:
    with pymupdf.open(stream=data) as drawn:
        for page in drawn:
            page.set_rotation(90)
        return bytes(drawn.tobytes(garbage=4, no_new_id=True))


def _second_page(_: str, data: bytes) -> bytes:
    with pymupdf.open(stream=data) as drawn:
        drawn.select([1])
        return bytes(drawn.tobytes(garbage=4, no_new_id=True))


def _html(text: str) -> bytes:
    lines = text.split(" / ")
    table = (
        "<table><tr><th>Description</th><th>ASIN</th><th>EAN</th><th>Qty</th><th>Unit price</th><th>Amount</th></tr>"
        "<tr><td>Corvane dish rack 45 cm</td><td>B0D5RTW7KM</td><td>5012345970813</td><td>40</td><td>6.50</td><td>260.00</td></tr>"
        "</table><p>Total GBP 260.00</p>"
    )
    return ("<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + table + "</body></html>").encode()


def _ubl(text: str) -> bytes:
    """Return an e-invoice of the English land's parties and goods: its number, day and units."""
    number, day, units = text.split()

    def party(role: str, name: str, street: str, city: str, code: str) -> str:
        return (
            f"<cac:Accounting{role}Party><cac:Party><cac:PostalAddress><cbc:StreetName>{street}</cbc:StreetName><cbc:CityName>{city}</cbc:CityName>"
            f"<cbc:PostalZone>{code}</cbc:PostalZone><cac:Country><cbc:IdentificationCode>GB</cbc:IdentificationCode></cac:Country></cac:PostalAddress>"
            f"<cac:PartyLegalEntity><cbc:RegistrationName>{name}</cbc:RegistrationName></cac:PartyLegalEntity>"
            f"<cac:Contact><cbc:Telephone>+44 1274 496 0210</cbc:Telephone></cac:Contact></cac:Party></cac:Accounting{role}Party>"
        )

    total = f"{int(units) * 6.5:.2f}"
    space = "urn:oasis:names:specification:ubl:schema:xsd:"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Invoice xmlns="{space}Invoice-2" xmlns:cac="{space}CommonAggregateComponents-2"'
        f' xmlns:cbc="{space}CommonBasicComponents-2"><cbc:ID>{number}</cbc:ID><cbc:IssueDate>{day}</cbc:IssueDate>'
        "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>GBP</cbc:DocumentCurrencyCode>"
        + party("Supplier", "Calder &amp; Finch Wholesale Ltd", "27 Canal Wharf", "Bradford", "BD1 2QT")
        + party("Customer", "Brightwater Retail Ltd", "14 Castle Street", "Norwich", "NR2 1PF")
        + f'<cac:LegalMonetaryTotal><cbc:TaxInclusiveAmount currencyID="GBP">{total}</cbc:TaxInclusiveAmount></cac:LegalMonetaryTotal>'
        f'<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">{units}</cbc:InvoicedQuantity>'
        f'<cbc:LineExtensionAmount currencyID="GBP">{total}</cbc:LineExtensionAmount><cac:Item><cbc:Name>Corvane dish rack 45 cm</cbc:Name>'
        '<cac:StandardItemIdentification><cbc:ID schemeID="0160">5012345970813</cbc:ID></cac:StandardItemIdentification></cac:Item>'
        '<cac:Price><cbc:PriceAmount currencyID="GBP">6.50</cbc:PriceAmount></cac:Price></cac:InvoiceLine></Invoice>'
    ).encode()


def _joined(parts: list[bytes]) -> bytes:
    with pymupdf.open() as whole:
        for part in parts:
            with pymupdf.open(stream=part) as drawn:
                whole.insert_pdf(drawn)
        return bytes(whole.tobytes(garbage=3, no_new_id=True))


def mailed(text: str, attached: tuple[str, bytes] | None = None) -> bytes:
    """Return a mail with this text; strokes between spaces begin new lines."""
    mail = EmailMessage()
    mail["From"], mail["To"] = "office@calderfinch.example", "owner@brightwater.example"
    mail["Subject"], mail["Date"] = "Invoice", "Thu, 14 May 2026 10:00:00 +0000"
    mail["Message-ID"] = "<1@calderfinch.example>"
    mail.set_content(text.replace(" / ", "\n"))
    if attached:
        name, data = attached
        mail.add_attachment(data, maintype="application", subtype="pdf", filename=name)
        mail.set_boundary("=====a-fixed-boundary=====")
    out = io.BytesIO(mail.as_bytes())
    return out.getvalue()


def _sent(name: str, data: bytes) -> bytes:
    return mailed("Please find our paper attached.", (name, data))


_ALONE: dict[str, Callable[[str], bytes]] = {"letter": mailed, "ubl": _ubl, "html": _html}
_OF_ONE: dict[str, Callable[[str, bytes], bytes]] = {
    "again": _again, "mail": _sent, "zip": _archive, "turned": _turned, "page2": _second_page,
}  # fmt: skip
