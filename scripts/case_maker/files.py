"""Writes the folder of a case: papers in the form the table names, lists, notices, mails, ZIPs and joined PDFs.

In: a `Case`. Out: files. Never: anything outside the folder.
"""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

import hashlib
import io
import zipfile
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pymupdf
import xlsxwriter

from scripts.case_maker import einvoice
from scripts.case_maker.sheets import LAYOUTS, Print
from scripts.fixture_maker import wear

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.case_maker.model import Case, Mail, Notice, Paper, Sheet

_WORN = {
    "scan": wear.Wear(dpi=300, skew=0.4, noise=2, blur=0.5, quality=60),
    "poor": wear.Wear(dpi=150, skew=-1.3, noise=8, blur=0.7, fade=0.25, quality=40),
    "photo": wear.PHOTO,
}


def make(case: Case, folder: Path) -> None:
    """Write all files of a case below `folder`."""
    made = {paper.file: _paper(case, paper) for paper in case.paper}
    inside: set[str] = set()
    for bundle in case.bundle:
        made[bundle.file] = _bundle(bundle.file, [(name, made[name]) for name in bundle.papers])
        inside |= set(bundle.papers)
    for mail in case.mail:
        made[mail.file] = _mail(mail, [(name, made[name]) for name in mail.papers])
        inside |= set(mail.papers)
    for text in case.text:
        made[text.file] = text.body.replace("\n", text.newline).encode(text.encoding)
    for sheet in case.sheet:
        made[sheet.file] = _sheet(sheet)
    for notice in case.notice:
        made[notice.file] = _notice(notice)
    for name, data in made.items():
        if name not in inside:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def _paper(case: Case, paper: Paper) -> bytes:
    by, to = case.party[paper.by], case.party[paper.to]
    if paper.be == "ubl":
        return einvoice.ubl(paper, by, to).encode()
    if paper.be == "cii":
        return einvoice.cii(paper, by, to).encode()
    press = LAYOUTS[paper.layout](paper, by, to, case.party.get(paper.ship_to))
    if paper.be in _WORN:
        seed = int(hashlib.sha256(paper.file.encode()).hexdigest()[:6], 16)
        return wear.wear_out(press.pdf(), press.document.page_count, paper.file, _WORN[paper.be], seed)[0]
    if paper.be == "zugferd":
        return einvoice.zugferd(press.pdf(), einvoice.cii(paper, by, to))
    return press.pdf()


def _bundle(file: str, parts: list[tuple[str, bytes]]) -> bytes:
    if file.endswith(".zip"):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts:
                archive.writestr(zipfile.ZipInfo(name.rsplit("/", 1)[-1], (2026, 1, 1, 0, 0, 0)), data)
        return out.getvalue()
    whole = pymupdf.Document()
    for _, data in parts:
        with pymupdf.open(stream=data) as part:
            whole.insert_pdf(part)
    return bytes(whole.tobytes(garbage=3, deflate=True, no_new_id=True))


def _mail(mail: Mail, parts: list[tuple[str, bytes]]) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = mail.sender, mail.subject, mail.date
    message["To"] = "seller@shop.example"
    message.set_content(mail.body)
    for name, data in parts:
        short = name.rsplit("/", 1)[-1]
        main, sub = ("application", "pdf") if short.endswith(".pdf") else ("image", "jpeg")
        if short.endswith(".xml"):
            main, sub = "application", "xml"
        message.add_attachment(data, maintype=main, subtype=sub, filename=short)
    return bytes(message)


def _sheet(sheet: Sheet) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet.sheet)
        for row, cells in enumerate(sheet.rows):
            for column, cell in enumerate(cells):
                page.write(row, column, cell)
    return out.getvalue()


def _notice(notice: Notice) -> bytes:
    wide = notice.file.endswith(".png")
    press = Print(760 if wide else 595, 900 if wide else 842, "sans")
    y = 30.0
    if wide:
        press.tint(0, 0, 760, 22, 0.8)
        press.put(20, 6, "Seller Central   |   Performance Notifications", 9, bold=True)
    for line in notice.body.split("\n"):
        for part in press.wrapped(line, press.width - 90, 10):
            if y > press.height - 50:
                press.break_page()
                y = 40
            y = press.put(45, y + 8, part, 10) - 6
        y += 3
    if not wide:
        return press.pdf()
    return bytes(press.document[0].get_pixmap(dpi=110).tobytes("png"))
