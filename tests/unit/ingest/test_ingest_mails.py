"""What mails of several programs hold: attachments by Outlook's own means, an invoice as the message itself."""

from __future__ import annotations

from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from evidence.ingest.sources import discover
from scripts.fuzzing.outlook_files import saved_message, winmail

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


def test_attachments_in_winmail_dat_have_their_names_and_bytes(tmp_path: Path) -> None:
    assert parts(tmp_path, "winmail.dat", winmail(NAME, PDF)) == [(NAME, "pdf")]


def test_winmail_dat_in_a_mail_is_opened(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "a@b.example", "Rechnung", "<1@b.example>"
    mail.set_content("Anbei.")
    mail.add_attachment(winmail(NAME, PDF), maintype="application", subtype="ms-tnef", filename="winmail.dat")
    assert parts(tmp_path, "mail.eml", bytes(mail)) == [(f"winmail.dat/{NAME}", "pdf")]


@pytest.mark.parametrize("cut", [7, 40, 90, 150])
def test_a_damaged_winmail_dat_is_told(tmp_path: Path, cut: int) -> None:
    ((part, why),) = parts(tmp_path, "winmail.dat", winmail(NAME, PDF)[:-cut])
    assert part is None
    assert "winmail.dat is damaged" in why


def test_an_outlook_mail_gives_its_attachments(tmp_path: Path) -> None:
    pytest.importorskip("extract_msg")
    assert parts(tmp_path, "mail.msg", saved_message(NAME, PDF)) == [(NAME, "pdf")]


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
