"""Writes the folder of a case: papers in the form the table names, lists, notices, mails, ZIPs and joined PDFs.

In: a `Case`. Out: files. Never: anything outside the folder.
"""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

import hashlib
import io
import os
import re
import zipfile
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import TYPE_CHECKING

import pymupdf
import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol

from scripts.case_maker import einvoice, office
from scripts.case_maker.model import Mail
from scripts.case_maker.sheets import LAYOUTS, Print
from scripts.fixture_maker import wear

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.case_maker.model import Bundle, Case, Leaf, Notice, Paper, Picture, Sheet, Text

_TYPES = {
    "pdf": ("application", "pdf"),
    "xml": ("application", "xml"),
    "zip": ("application", "zip"),
    "png": ("image", "png"),
}
_WORN = {
    "scan": wear.Wear(dpi=300, skew=0.4, noise=2, blur=0.5, quality=60),
    "poor": wear.Wear(dpi=150, skew=-1.3, noise=8, blur=0.7, fade=0.25, quality=40),
    "photo": wear.PHOTO,
}


def make(case: Case, folder: Path) -> None:
    """Write all files of a case below `folder`; names that the system does not allow are written as near as it does."""
    made = {paper.file: _paper(case, paper) for paper in case.paper}
    made |= {picture.file: _picture(picture) for picture in case.picture}
    made |= {text.file: _text(text) for text in case.text}
    made |= {sheet.file: _sheet(sheet) for sheet in case.sheet}
    made |= {notice.file: _notice(notice) for notice in case.notice}
    made |= {leaf.file: _leaf(leaf, made[leaf.of]) for leaf in case.leaf}
    held: tuple[Bundle | Mail, ...] = (*case.bundle, *case.mail)
    holders = list(held)
    while holders:  # what is held is made before what holds it
        ready = next(h for h in holders if not {other.file for other in holders} & set(h.papers))
        parts = [(name, made[name]) for name in ready.papers]
        made[ready.file] = _mail(ready, parts) if isinstance(ready, Mail) else _bundle(ready.file, parts)
        holders.remove(ready)
    inside = {name for holder in held for name in holder.papers} | {leaf.of for leaf in case.leaf}
    for name, data in made.items():
        if name not in inside:
            path = folder.joinpath(*map(_allowed, name.split("/")))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def _allowed(name: str) -> str:
    return re.sub(r'[<>:"|?*]', "_", name).rstrip(". ") if os.name == "nt" else name


def _text(text: Text) -> bytes:
    body = text.body + "".join(text.row.replace("{n}", f"{n:05}") + "\n" for n in range(text.made))
    return body.replace("\n", text.newline).encode(text.encoding)


def _paper(case: Case, paper: Paper) -> bytes:
    by, to = case.party[paper.by], case.party[paper.to]
    if paper.be == "ubl":
        return einvoice.ubl(paper, by, to).encode()
    if paper.be == "cii":
        return einvoice.cii(paper, by, to).encode()
    if paper.be == "docx":
        return office.docx(paper, by, to)
    press = LAYOUTS[paper.layout](paper, by, to, case.party.get(paper.ship_to))
    if paper.patch[0]:
        _patch(press.page, *paper.patch)
    if paper.be in _WORN:
        seed = int(hashlib.sha256(paper.file.encode()).hexdigest()[:6], 16)
        return wear.wear_out(press.pdf(), press.document.page_count, paper.file, _WORN[paper.be], seed)[0]
    if paper.be == "zugferd":
        return einvoice.zugferd(press.pdf(), einvoice.cii(paper, by, to))
    return press.pdf()


def _patch(page: pymupdf.Page, old: str, new: str) -> None:
    """Paint over the first word that is `old`, and write `new` on it in a typewriter's face."""
    box = next(pymupdf.Rect(word[:4]) for word in page.get_text("words") if word[4] == old)
    page.draw_rect(box, color=(1, 1, 1), fill=(1, 1, 1), width=0)
    page.insert_text((box.x1 - 0.55 * 9 * len(new), box.y1 - 2), new, fontname="cour", fontsize=9)


def _leaf(leaf: Leaf, pdf: bytes) -> bytes:
    seed = int(hashlib.sha256(leaf.file.encode()).hexdigest()[:6], 16)
    with pymupdf.open(stream=pdf) as paper:
        paper.select([leaf.page])
        return wear.wear_out(paper.tobytes(no_new_id=True), 1, leaf.file, _WORN[leaf.be], seed)[0]


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
        if short.endswith(".eml"):
            message.add_attachment(message_from_bytes(data, policy=default))
            continue
        main, sub = _TYPES.get(short.rpartition(".")[2], ("image", "jpeg"))
        message.add_attachment(data, maintype=main, subtype=sub, filename=short)
    return bytes(message)


def _sheet(sheet: Sheet) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet.sheet)
        for row, cells in enumerate(sheet.rows):
            for column, cell in enumerate(cells):
                page.write(row, column, cell)
        for area in sheet.merged:
            row, column = xl_cell_to_rowcol(area.partition(":")[0])
            page.merge_range(area, sheet.rows[row][column])
        for name, rows in sheet.more.items():
            further = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                further.write_row(row, 0, cells)
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


def _picture(picture: Picture) -> bytes:
    press = Print(420, 200, "sans")
    press.page.draw_rect((0, 0, 420, 200), fill=(0.1, 0.35, 0.5), width=0)
    press.page.draw_circle((210, 70), 38, fill=(0.95, 0.8, 0.2), width=0)
    press.put(210, 130, picture.text, 34, bold=True, to="centre")
    return bytes(press.document[0].get_pixmap(dpi=96).tobytes(picture.file.rsplit(".", 1)[-1].replace("jpg", "jpeg")))
