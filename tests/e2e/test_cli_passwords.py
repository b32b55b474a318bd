"""Locked PDFs: read with a password from a file, failed with what to do without one; the password stands nowhere."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pymupdf
import pytest

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]

WORD = "Tür-zu 4711"
PDF: Any = pymupdf


def lock(paper: Path, word: str = WORD, **more: object) -> None:
    with PDF.open(paper) as document:
        data = document.tobytes(encryption=PDF.PDF_ENCRYPT_AES_256, user_pw=word, owner_pw="owner", **more)
    paper.write_bytes(data)


@pytest.fixture
def locked(case: Path) -> Path:
    lock(case / "documents" / "invoice.pdf")
    return case


@pytest.fixture
def words(tmp_path: Path) -> Path:
    file = tmp_path / "words.txt"
    file.write_bytes(f"\ufeffwrong one\r\n\r\n{WORD}\r\n".encode())
    return file


def report(out: Path) -> Any:  # noqa: ANN401 -- JSON
    return json.loads((out / "report.json").read_bytes())


def bodies(folder: Path) -> bytes:
    return b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file())


def test_without_a_password_the_paper_fails_and_says_what_to_do(locked: Path, tmp_path: Path, evidence: Run) -> None:
    done = evidence("check", locked, "--out", tmp_path / "out", "--jobs", 1)
    assert done.returncode == 3
    (document,) = report(tmp_path / "out")["documents"]
    assert document["status"] == "failed"
    assert document["error"].startswith("The PDF is locked with a password. Give the password with --passwords")
    assert "not read: documents/invoice.pdf: The PDF is locked" in done.stderr


def test_a_locked_notice_says_how_to_give_its_password(locked: Path, words: Path, evidence: Run) -> None:
    notice = locked / "documents" / "invoice.pdf"
    refused = evidence("notice", notice)
    assert refused.returncode == 3
    assert "invoice.pdf: The PDF is locked with a password. Give the password with --passwords" in refused.stderr
    read = evidence("notice", notice, "--passwords", words)
    assert read.returncode == 0
    assert json.loads(read.stdout)["flagged"] is not None


def test_with_the_password_it_is_read_and_its_copy_opens(
    locked: Path, words: Path, tmp_path: Path, evidence: Run
) -> None:
    out = tmp_path / "out"
    done = evidence("check", locked, "--out", out, "--jobs", 1, "--passwords", words)
    assert done.returncode == 0, done.stderr
    (document,) = report(out)["documents"]
    told = " ".join(document["warnings"])
    assert "read with it" in told
    assert "written anew without one" in told
    for name in (document["highlighted_pdf"], "upload/02-invoice.pdf"):
        with PDF.open(out / name) as copy:
            assert not copy.needs_pass
            assert "B0X4KQ81ZD" in copy[0].get_text()
    assert "without its password" in (out / "upload.txt").read_text("utf-8")
    assert "data:image/jpeg" in (out / "report.html").read_text("utf-8")

    for more in ((), ("--originals", locked)):
        proven = evidence("verify", out, *more)
        assert proven.returncode == 0, proven.stderr
    assert "locked with a password" in proven.stderr
    original = (locked / "documents" / "invoice.pdf").read_bytes()
    (locked / "documents" / "invoice.pdf").write_bytes(original + b"\n")
    assert evidence("verify", out, "--originals", locked).returncode == 1

    for place in (out, tmp_path / "cache"):
        assert WORD.encode() not in bodies(place)
    assert b"Northfield" not in bodies(tmp_path / "cache")
    assert WORD not in done.stderr + done.stdout


def test_what_a_password_opened_is_told_to_nobody_without_it(
    locked: Path, words: Path, tmp_path: Path, evidence: Run
) -> None:
    assert evidence("check", locked, "--out", tmp_path / "a", "--jobs", 1, "--passwords", words).returncode == 0
    assert evidence("check", locked, "--out", tmp_path / "b", "--jobs", 1).returncode == 3


def test_a_batch_that_leaves_the_unchanged_reads_it_once_the_password_is_there(
    locked: Path, words: Path, tmp_path: Path, evidence: Run
) -> None:
    root, out = tmp_path / "clients", tmp_path / "out"
    root.mkdir()
    locked.rename(root / "anna")
    line = ("batch", root, "--out", out, "--jobs", 1, "--only-changed")
    assert evidence(*line).returncode == 3
    assert evidence(*line, "--passwords", words).returncode == 0


def test_none_that_fits_is_told(locked: Path, words: Path, tmp_path: Path, evidence: Run) -> None:
    words.write_text("other\n", encoding="utf-8")
    done = evidence("extract", locked / "documents", "--passwords", words, "--jobs", 1)
    assert done.returncode == 3
    document = json.loads(done.stdout)
    assert "none of the passwords given opens it" in document["error"]
    assert "other" not in document["error"]


def test_a_locked_attachment_of_many_pages_is_read_too(case: Path, words: Path, tmp_path: Path, evidence: Run) -> None:
    from email.message import EmailMessage

    paper = case / "documents" / "invoice.pdf"
    with PDF.open(paper) as document:
        for _ in range(17):
            document.fullcopy_page(0)
        document.saveIncr()
    lock(paper)
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "north@example.com", "Invoice"
    mail.set_content("Here it is.\n")
    mail.add_attachment(paper.read_bytes(), maintype="application", subtype="pdf", filename="i.pdf")
    paper.unlink()
    (case / "documents" / "mail.eml").write_bytes(mail.as_bytes())
    done = evidence("check", case, "--out", tmp_path / "out", "--jobs", 2, "--passwords", words)
    assert done.returncode in {0, 1}, done.stderr
    assert {d["status"] for d in report(tmp_path / "out")["documents"]} == {"ok"}


@pytest.mark.parametrize(
    ("body", "said"),
    [(b"\xff\xfe\xff", "not UTF-8"), (b"x\n" * 2000, "more than 1000 lines"), (None, "cannot be read")],
)
def test_a_file_of_passwords_that_is_none_is_wrong_use(
    case: Path, tmp_path: Path, evidence: Run, body: bytes | None, said: str
) -> None:
    if body is not None:
        (tmp_path / "words.txt").write_bytes(body)
    done = evidence("check", case, "--out", tmp_path / "out", "--passwords", tmp_path / "words.txt")
    assert done.returncode == 2
    assert said in done.stderr


def test_a_file_of_passwords_among_the_papers_is_refused(case: Path, tmp_path: Path, evidence: Run) -> None:
    words = case / "documents" / "words.txt"
    words.write_text(WORD, encoding="utf-8")
    for line in (("check", case), ("extract", case), ("batch", case.parent)):
        done = evidence(*line, "--passwords", words)
        assert done.returncode == 2
        assert "among the papers" in done.stderr
    assert not (tmp_path / "cache").exists()


def test_nobody_is_asked_where_there_is_no_terminal(case: Path, evidence: Run) -> None:
    done = evidence("check", case, "--ask-password")
    assert done.returncode == 2
    assert "no terminal" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_password_is_typed_unseen(locked: Path, tmp_path: Path) -> None:
    import os
    import pty
    import select

    line = [sys.executable, "-m", "evidence", "check", str(locked), "--out", str(tmp_path / "out"), "--jobs", "1"]
    line += ["--no-cache", "--ask-password"]
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, line)  # noqa: S606 -- this very program
    seen = b""
    sent = False
    while True:
        if not select.select([terminal], [], [], 120)[0]:
            break
        try:
            piece = os.read(terminal, 4096)
        except OSError:
            break
        if not piece:
            break
        seen += piece
        if b":" in seen and not sent:
            os.write(terminal, f"{WORD}\n".encode())
            sent = True
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, seen
    assert WORD.encode() not in seen


def test_passwords_are_not_shown_by_what_holds_them() -> None:
    from evidence.pipeline.verbs import Passwords, RunOptions

    options = RunOptions(passwords=Passwords((WORD,)))
    assert WORD not in f"{options!r} {options} {options.passwords}"
