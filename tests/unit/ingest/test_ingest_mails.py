"""What mails of several programs hold: attachments by Outlook's own means, an invoice as the message itself."""

from __future__ import annotations

import struct
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from evidence.ingest.sources import discover

if TYPE_CHECKING:
    from pathlib import Path

PDF = b"%PDF-1.7\nnot looked into here"
NAME = "Rechnung März.pdf"
TABLE = "<html><body><p>Rechnung</p><table><tr><td>B0X4KQ81ZD</td><td>40</td></tr></table></body></html>"


def parts(tmp_path: Path, name: str, data: bytes) -> list[tuple[str | None, str]]:
    """Return part and kind of all that is found in a file, what cannot be read with its reason."""
    (tmp_path / name).write_bytes(data)
    sources, problems = discover([tmp_path / name], tmp_path)
    return [(s.part, s.kind) for s in sources] + [(p.source.part, str(p.error)) for p in problems]


def block(kind: int, data: bytes) -> bytes:
    return struct.pack("<BII", 2, kind, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def winmail(name: str = NAME) -> bytes:
    long = name.encode("utf-16-le") + b"\0\0"
    padded = long + bytes(-len(long) % 4)
    named = struct.pack("<HHI", 3, 0x0E20, len(PDF)) + struct.pack("<HH16sIII", 3, 0x8005, bytes(16), 0, 7, 9)
    properties = struct.pack("<I", 3) + named + struct.pack("<HHII", 0x1F, 0x3707, 1, len(long)) + padded
    attached = block(0x00069002, bytes(14)) + block(0x00018010, b"RECHNU~1.PDF\0") + block(0x0006800F, PDF)
    return b"\x78\x9f\x3e\x22\x01\x00" + block(0x00089006, b"\0\0\1\0") + attached + block(0x00069005, properties)


def test_attachments_in_winmail_dat_have_their_names_and_bytes(tmp_path: Path) -> None:
    assert parts(tmp_path, "winmail.dat", winmail()) == [(NAME, "pdf")]


def test_winmail_dat_in_a_mail_is_opened(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "a@b.example", "Rechnung", "<1@b.example>"
    mail.set_content("Anbei.")
    mail.add_attachment(winmail(), maintype="application", subtype="ms-tnef", filename="winmail.dat")
    assert parts(tmp_path, "mail.eml", bytes(mail)) == [(f"winmail.dat/{NAME}", "pdf")]


@pytest.mark.parametrize("cut", [7, 40, 90, 150])
def test_a_damaged_winmail_dat_is_told(tmp_path: Path, cut: int) -> None:
    ((part, why),) = parts(tmp_path, "winmail.dat", winmail()[:-cut])
    assert part is None
    assert "winmail.dat is damaged" in why


def test_an_outlook_mail_gives_its_attachments(tmp_path: Path) -> None:
    library = pytest.importorskip("extract_msg")
    writer = library.ole_writer.OleWriter()
    top = struct.pack("<8xIIII8x", 0, 1, 0, 1)
    for tag, text in ((0x001A, "IPM.Note"), (0x0037, "Rechnung"), (0x1000, "Anbei.")):
        data = text.encode("utf-16-le")
        writer.addEntry(f"__substg1.0_{tag:04X}001F", data)
        top += struct.pack("<HHIII", 0x1F, tag, 6, len(data) + 2, 0)
    writer.addEntry("__properties_version1.0", top)
    writer.addEntry("__nameid_version1.0", storage=True)
    for number in ("00020102", "00030102", "00040102"):
        writer.addEntry(["__nameid_version1.0", f"__substg1.0_{number}"], b"")
    folder, long = "__attach_version1.0_#00000000", NAME.encode("utf-16-le")
    writer.addEntry(folder, storage=True)
    writer.addEntry([folder, "__substg1.0_3707001F"], long)
    writer.addEntry([folder, "__substg1.0_37010102"], PDF)
    told = struct.pack("<HHIII", 0x1F, 0x3707, 6, len(long) + 2, 0) + struct.pack("<HHIII", 0x102, 0x3701, 6, 9, 0)
    writer.addEntry([folder, "__properties_version1.0"], bytes(8) + told + struct.pack("<HHIII", 3, 0x3705, 6, 1, 0))
    writer.write(str(tmp_path / "made.msg"))
    assert parts(tmp_path, "mail.msg", (tmp_path / "made.msg").read_bytes()) == [(NAME, "pdf")]


def test_an_old_word_file_is_no_outlook_mail(tmp_path: Path) -> None:
    ((_, why),) = parts(tmp_path, "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9000))
    assert "old Office file" in why


def mailed(html: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "a@b.example", "Rechnung", "<1@b.example>"
    mail.set_content("Siehe unten.")
    mail.add_alternative(html, subtype="html")
    return mail


def with_picture(mail: EmailMessage, size: int) -> bytes:
    shown = mail.get_payload()[1]  # type: ignore[index] # of several parts
    shown.add_related(b"\x89PNG\r\n\x1a\n" + bytes(size), "image", "png", cid="<logo>")  # type: ignore[union-attr]
    return bytes(mail)


def test_an_invoice_as_the_message_is_read_though_the_mail_shows_a_logo(tmp_path: Path) -> None:
    assert parts(tmp_path, "mail.eml", with_picture(mailed(TABLE), 900)) == [("message.html", "html")]


def test_a_page_shown_in_the_message_is_a_paper(tmp_path: Path) -> None:
    found = parts(tmp_path, "mail.eml", with_picture(mailed("<p>Anbei</p>"), 90_000))
    assert found == [("attachment 1.png", "image")]


@pytest.mark.parametrize(("html", "read"), [(TABLE, True), ("<p>Anbei die Rechnung.</p>", False)])
def test_a_message_beside_attachments_is_a_paper_where_it_names_product_codes(
    tmp_path: Path, html: str, read: bool
) -> None:
    mail = mailed(html)
    mail.add_attachment(PDF, maintype="application", subtype="pdf", filename="AGB.pdf")
    found = parts(tmp_path, "mail.eml", bytes(mail))
    assert found == [("AGB.pdf", "pdf"), *([("message.html", "html")] if read else [])]
