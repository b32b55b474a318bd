"""Notices that have no text of their own: pictures and Word files by the given reader, Outlook mails by the extra."""

from __future__ import annotations

import importlib.util
from datetime import date
from typing import TYPE_CHECKING

import pymupdf
import pytest

from evidence.errors import ReadError
from evidence.ingest.notice.load import Pages
from evidence.ingest.notice.parse import read_notice

if TYPE_CHECKING:
    from pathlib import Path

    from evidence.model import Source

SEEN = "Amazon.co.uk\n4 November 2026\nSend invoices from the last 365 days.\nASIN: BOD5PLM8QR\nTitle: Moka pot\n"


def _scan(folder: Path) -> Path:
    file = folder / "notification.pdf"
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.draw_rect((50, 50, 200, 200), fill=(0, 0, 0))
        pdf.save(file)
    return file


def test_a_scan_is_read_by_whoever_reads_documents_and_says_so(tmp_path: Path) -> None:
    asked: list[Source] = []

    def reading(source: Source) -> Pages:
        asked.append(source)
        return Pages(SEEN, seen=True)

    told = read_notice(_scan(tmp_path), reading)
    assert [s.kind for s in asked] == ["pdf"]
    assert [(f.asin, f.title) for f in told.notice.flagged] == [("B0D5PLM8QR", "Moka pot")]
    assert (told.notice.window_days, told.notice.notified_on) == (365, date(2026, 11, 4))
    assert "recognition" in told.notes[0]


def test_a_scan_on_which_nothing_is_read_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"Paste its text into notification\.txt"):
        read_notice(_scan(tmp_path), lambda _source: Pages("", seen=True))


def test_pages_are_taken_apart_by_the_reader_alone(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="not read"):
        read_notice(_scan(tmp_path))


def test_a_reader_that_fails_names_the_file(tmp_path: Path) -> None:
    def reading(_source: Source) -> Pages:
        raise ReadError("The page is damaged.")

    with pytest.raises(ReadError, match=r"notification\.pdf"):
        read_notice(_scan(tmp_path), reading)


@pytest.mark.skipif(importlib.util.find_spec("extract_msg") is not None, reason="the extra is installed")
def test_an_outlook_mail_without_the_extra_names_it(tmp_path: Path) -> None:
    file = tmp_path / "notification.msg"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    with pytest.raises(ReadError, match=r"evidence\[msg\]"):
        read_notice(file)


def test_an_outlook_mail_is_read_with_the_extra(tmp_path: Path) -> None:
    library = pytest.importorskip("extract_msg")
    writer = library.ole_writer.OleWriter()
    properties = bytes(32)
    for number, text in (("0037", "Authenticity"), ("1000", SEEN.replace("BOD", "B0D")), ("0C1F", "n@amazon.co.uk")):
        data = text.encode("utf-16-le")
        writer.addEntry(f"__substg1.0_{number}001F", data)
        properties += bytes.fromhex("1f00") + bytes.fromhex(number)[::-1] + bytes.fromhex("06000000")
        properties += (len(data) + 2).to_bytes(4, "little") + bytes(4)
    kind = "IPM.Note".encode("utf-16-le")
    writer.addEntry("__substg1.0_001A001F", kind)
    properties += bytes.fromhex("1f001a0006000000") + (len(kind) + 2).to_bytes(4, "little") + bytes(4)
    writer.addEntry("__properties_version1.0", properties)
    writer.addEntry("__nameid_version1.0", storage=True)
    for name in ("00020102", "00030102", "00040102"):
        writer.addEntry(f"__nameid_version1.0/__substg1.0_{name}", b"")
    file = tmp_path / "notification.msg"
    writer.write(str(file))
    notice = read_notice(file).notice
    assert [f.asin for f in notice.flagged] == ["B0D5PLM8QR"]
    assert notice.window_days == 365
