"""Notices as files: mails, forwards, HTML, PDF, odd encodings."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from evidence.errors import ReadError, UsageError
from evidence.ingest.notice.load import Pages, pdf_text
from evidence.ingest.notice.parse import read_notice

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Guten Tag,\nsenden Sie Rechnungen der letzten 365 Tage für die unten genannten Artikel.\nASIN: B0QFWD1111\n"
HTML = (
    "<html><head><meta charset=utf-8><link rel=x><style>p{}</style><title>B0QTITLE11</title></head><body><p>Send invoices of the <b>past 365 days</b>.</p>"
    "<ul><li>ASIN: <b>B0QHTM1111</b><br>Title: Fork &amp; Spoon</li><li>ASIN:<span>B0QHTM2222</span></li></ul>"
    "<blockquote>I wrote about B0QMINE111<br>and B0QMINE222</blockquote>"
    '<div style="display: none">B0QHIDDEN1</div><a href="https://www.amazon.fr/dp/B0QLINK111">here</a></body></html>'
)


def mail(subject: str, sender: str, text: str, html: str = "") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "me@shop.example", subject
    message["Date"] = "Tue, 10 Nov 2026 23:30:00 -0800"
    message["Message-ID"] = "<1@x.example>"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def asins(file: Path) -> list[str]:
    return [f.asin for f in read_notice(file).notice.flagged]


def test_a_mail_s_own_date_counts(tmp_path: Path) -> None:
    file = tmp_path / "n.eml"
    file.write_bytes(mail("Ihr Konto", "Amazon <noreply@amazon.de>", TEXT).as_bytes())
    notice = read_notice(file).notice
    assert (notice.notified_on, notice.marketplace, notice.language) == (date(2026, 11, 10), "amazon.de", "de")


@pytest.mark.parametrize(
    "head",
    [
        "---------- Forwarded message ---------\nFrom: Amazon <noreply@amazon.de>\nDate: Do., 5. Nov. 2026 um 08:12 Uhr",
        "-----Ursprüngliche Nachricht-----\nVon: Amazon <noreply@amazon.de>\nGesendet: Donnerstag, 5. November 2026 08:12",
        "> From: Amazon <noreply@amazon.de>\n> Date: 5 November 2026 at 08:12:00 CET",
    ],
)
def test_a_forward_has_the_date_of_what_it_forwards(tmp_path: Path, head: str) -> None:
    quoted = "\n".join(f"> {line}" for line in TEXT.split("\n")) if head.startswith(">") else TEXT
    file = tmp_path / "n.eml"
    text = f"What about B0QMINE111?\n\n{head}\nSubject: Ihr Konto\n\n{quoted}"
    file.write_bytes(mail("WG: Ihr Konto", "Me <me@shop.example>", text).as_bytes())
    notice = read_notice(file).notice
    assert (notice.notified_on, [f.asin for f in notice.flagged]) == (date(2026, 11, 5), ["B0QFWD1111"])


def test_a_forward_without_head_has_no_date(tmp_path: Path) -> None:
    file = tmp_path / "n.eml"
    file.write_bytes(mail("Fwd: Ihr Konto", "Me <me@shop.example>", TEXT).as_bytes())
    assert read_notice(file).notice.notified_on is None


def test_a_forward_as_attachment_is_opened(tmp_path: Path) -> None:
    outer = mail("Fwd: x", "me@shop.example", "see attached")
    inner = mail("Ihr Konto", "noreply@amazon.de", TEXT)
    outer.add_attachment(inner)
    file = tmp_path / "n.eml"
    file.write_bytes(outer.as_bytes())
    notice = read_notice(file).notice
    assert (notice.notified_on, [f.asin for f in notice.flagged]) == (date(2026, 11, 10), ["B0QFWD1111"])


def test_the_reply_of_the_seller_below_is_not_the_notice(tmp_path: Path) -> None:
    below = (
        "\n\nFrom: Me <me@shop.example>\nSent: Thursday, November 5, 2026\n\nInvoices of the last 30 days, B0QMINE111."
    )
    file = tmp_path / "n.eml"
    text = "Hello, send invoices issued in the last 90 days. ASIN: B0QREP1111" + below
    file.write_bytes(mail("Re: appeal", "noreply@amazon.com", text).as_bytes())
    notice = read_notice(file).notice
    assert (notice.window_days, [f.asin for f in notice.flagged]) == (90, ["B0QREP1111"])


def test_html_is_read_as_a_reader_sees_it(tmp_path: Path) -> None:
    file = tmp_path / "n.html"
    file.write_text(HTML, encoding="utf-8")
    notice = read_notice(file).notice
    assert [(f.asin, f.title) for f in notice.flagged] == [("B0QHTM1111", "Fork & Spoon"), ("B0QHTM2222", None)]
    assert (notice.window_days, notice.marketplace) == (365, "amazon.fr")


def test_the_html_part_wins_when_the_plain_one_is_a_stub(tmp_path: Path) -> None:
    file = tmp_path / "n.eml"
    file.write_bytes(mail("x", "noreply@amazon.com", "Open Account Health.", HTML).as_bytes())
    assert asins(file) == ["B0QHTM1111", "B0QHTM2222"]


def test_a_pdf_s_text_is_read(tmp_path: Path) -> None:
    import pymupdf

    file = tmp_path / "n.pdf"
    pdf = pymupdf.open()
    page = pdf.new_page()
    lines = ["Date: November 3, 2026", "Send invoices issued in the last 180 days.", "ASIN: B0QPDF1111, Title: Cup"]
    for number, line in enumerate(lines):
        page.insert_text((72, 72 + 14 * number), line)
    pdf.save(file)
    notice = read_notice(file, lambda source: Pages(pdf_text(file.read_bytes(), source.name), seen=False)).notice
    assert (notice.notified_on, notice.window_days) == (date(2026, 11, 3), 180)
    assert [f.asin for f in notice.flagged] == ["B0QPDF1111"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "n.txt"
    file.write_bytes(TEXT.replace("\n", "\r\n").encode(encoding))
    assert asins(file) == ["B0QFWD1111"]


def test_what_is_no_notice_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        read_notice(tmp_path / "none.txt")
    (tmp_path / "n.png").write_bytes(b"\x89PNG\r\n\x1a\n....")
    with pytest.raises(ReadError, match="Save the message"):
        read_notice(tmp_path / "n.png")
    (tmp_path / "n.txt").write_bytes(b"  \n")
    with pytest.raises(ReadError, match="no text"):
        read_notice(tmp_path / "n.txt")
