"""Archives, mails and lists that mean harm, or are broken: a Problem or a UsageError, never anything else."""

from __future__ import annotations

import contextlib
import io
import time
import zipfile
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.errors import EvidenceError
from evidence.ingest import unpack as unpacking
from evidence.ingest.flagged import read_flagged
from evidence.ingest.message import MessageError, read_message
from evidence.ingest.notice.parse import parse_notice
from evidence.ingest.sniff import sniff
from evidence.ingest.sources import discover

if TYPE_CHECKING:
    from pathlib import Path


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, data in files.items():
            box.writestr(name, data)
    return out.getvalue()


def errors(folder: Path) -> list[str]:
    return [str(p.error) for p in discover([folder], folder)[1]]


def test_a_bomb_is_not_blown_up(tmp_path: Path) -> None:
    (tmp_path / "bomb.zip").write_bytes(zipped({"a.pdf": bytes(60_000_000)}))
    assert "bomb" in errors(tmp_path)[0]


def test_many_small_bombs_meet_the_cap_on_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_BYTES", 1_000_000)
    (tmp_path / "b.zip").write_bytes(zipped({f"{i}.txt": b"x" * 300_000 for i in range(9)}))
    sources, problems = discover([tmp_path], tmp_path)
    assert len(sources) == 3
    assert "MB" in problems[0].error


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_PARTS", 10)
    (tmp_path / "b.zip").write_bytes(zipped({f"{i}.txt": b"x" for i in range(20)}))
    assert "more than 10 files" in errors(tmp_path)[0]


def test_archives_in_archives_end(tmp_path: Path) -> None:
    data = b"%PDF-1.4"
    for _ in range(8):
        data = zipped({"a.zip" if data[:2] == b"PK" else "a.pdf": data})
    (tmp_path / "n.zip").write_bytes(data)
    assert "deep" in errors(tmp_path)[0]


def test_a_reason_that_many_things_share_is_told_a_few_times(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(zipped({f"{i:02}.pdf": bytes(20_000_000) for i in range(20)}))
    told = errors(tmp_path)
    assert len(told) == 4
    assert any(text.startswith("17 more in it were not read: It is packed") for text in told)
    (tmp_path / "b.zip").write_bytes(zipped({f"{i}.pdf": bytes(20_000_000) for i in range(4)}))
    assert len(errors(tmp_path)) == 4


@pytest.mark.parametrize("name", ["../up.pdf", "/root.pdf", "a/../../up.pdf", "C:\\up.pdf", "..\\up.pdf"])
def test_no_path_leaves_an_archive(tmp_path: Path, name: str) -> None:
    (tmp_path / "p.zip").write_bytes(zipped({name: b"%PDF-1.4"}))
    sources, problems = discover([tmp_path], tmp_path)
    assert sources == ()
    assert "leads out" in problems[0].error


def test_a_locked_archive_says_so(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.pdf": b"%PDF-1.4"}))
    data[6] |= 1
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "l.zip").write_bytes(bytes(data))
    assert "password" in errors(tmp_path)[0]


def test_a_mail_that_holds_itself_ends(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Message-ID"] = "<1@x.example>"
    message["From"] = "a@x.example"
    message.set_content("x")
    for _ in range(10):
        outer = EmailMessage()
        outer["Message-ID"] = "<1@x.example>"
        outer["From"] = "a@x.example"
        outer.set_content("x")
        outer.add_attachment(message)
        message = outer
    (tmp_path / "m.eml").write_bytes(message.as_bytes())
    assert "deep" in errors(tmp_path)[0]


@settings(max_examples=150)
@given(st.binary(max_size=400))
def test_any_bytes_as_a_mail_are_a_message_or_an_error(data: bytes) -> None:
    with contextlib.suppress(MessageError):
        read_message(b"Message-ID: <1>\nContent-Type: multipart/mixed; boundary=x\n\n--x\n" + data)
    sniff(data)


@settings(max_examples=60)
@given(st.text(max_size=600))
def test_any_text_as_a_notice_is_understood_or_empty(text: str) -> None:
    notice = parse_notice(f"{text}\nASIN: B0QFUZ1111\n{text}")
    assert notice.window_days is None or notice.window_days > 0


def test_a_long_notice_takes_no_time() -> None:
    text = "Invoices issued in the last 365 days, please. " * 50 + "\n".join(
        f"ASIN: B0Q{i:07d}, Title: Item number {i} of a long list" for i in range(1000)
    )
    start = time.process_time()
    assert len(parse_notice(text).flagged) == 1000
    assert time.process_time() - start < 10


@pytest.mark.parametrize("name", ["flagged.csv", "flagged.xlsx", "flagged.tsv"])
@pytest.mark.parametrize(
    "data", [b"", b"\0\0\0", b"PK\x03\x04junk", b"asin\n", b'asin\n"B0', b"title\nx\n", b"\xff\xfe"]
)
def test_a_broken_list_is_wrong_use_with_its_name(tmp_path: Path, name: str, data: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(EvidenceError, match=name):
        read_flagged(file)


@pytest.mark.parametrize(
    "date",
    ["Sat, 14 Mar 2026 10:00:00 +99999999999999999999", "Sat, 14 Mar 99999999999 10:00:00 +0000", "x" * 5000, "=?a?b?"],
)
def test_an_impossible_date_does_not_cost_the_mail(date: str) -> None:
    """Found by mutation: the email library's own parser overflows."""
    mail = read_message(f"From: a@example.com\nSubject: Invoice\nDate: {date}\n\nInvoice 1\n".encode())
    assert mail.text.strip() == "Invoice 1"
    assert mail.sent is None


def test_whatever_unpacking_raises_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as box:
        box.writestr("a.txt", "Invoice")
    (tmp_path / "b.txt").write_text("Invoice", encoding="utf-8")

    def odd(data: bytes, spent: object) -> object:
        raise OverflowError(f"text of the paper: {data!r} {spent}")

    monkeypatch.setattr(unpacking, "_zip_parts", odd)
    (source,), (problem,) = discover((tmp_path,), tmp_path)
    assert source.path == "b.txt"
    assert "could not be unpacked (OverflowError)" in problem.error
    assert "text of" not in str(problem.error)
