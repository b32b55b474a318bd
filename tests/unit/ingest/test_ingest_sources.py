"""What stands in a folder: told by content, nothing lost, nothing outside."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from evidence.errors import UsageError
from evidence.ingest.sniff import sniff
from evidence.ingest.sources import discover

PDF = b"%PDF-1.4\n1 0 obj\nendobj\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
JPEG = b"\xff\xd8\xff\xe0" + bytes(40)


def put(root: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, data in files.items():
            box.writestr(name, data)
    return out.getvalue()


def mail(*attachments: tuple[str, bytes], text: str = "See attached.") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@shop.example", "b@shop.example", "Invoice"
    message["Message-ID"] = "<1@shop.example>"
    message.set_content(text)
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_files_of_any_depth_are_named_from_the_base_in_order(tmp_path: Path) -> None:
    put(
        tmp_path, {"b/x y.pdf": PDF, "a/ü/é ~ naïve.PDF": PDF, "c.png": PNG, "no suffix": PDF, f"{'l' * 200}.jpg": JPEG}
    )
    sources, problems = discover([tmp_path], tmp_path)
    assert problems == ()
    assert [s.path for s in sources] == sorted(
        ["a/ü/é ~ naïve.PDF", "b/x y.pdf", "c.png", f"{'l' * 200}.jpg", "no suffix"]
    )
    assert {s.kind for s in sources} == {"pdf", "image"}


def test_without_base_paths_stay_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"in/a.pdf": PDF})
    monkeypatch.chdir(tmp_path)
    assert [s.path for s in discover([Path("in")], None)[0]] == ["in/a.pdf"]
    assert [s.path for s in discover([Path("in/a.pdf"), Path("in")], None)[0]] == ["in/a.pdf"]


def test_a_path_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        discover([tmp_path / "nothing"], None)


def test_what_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    put(
        tmp_path,
        dict.fromkeys((".DS_Store", "Thumbs.db", "desktop.ini", "~$a.docx", ".git/a.pdf", "__MACOSX/a.pdf"), b"x"),
    )
    assert discover([tmp_path], tmp_path) == ((), ())


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.pdf", b"", "empty"),
        ("a.pdf", b"just text", "plain text"),
        ("a.pdf", PNG, "PNG"),
        ("a.jpg", PDF, "PDF"),
        ("a.jpg", PNG, "PNG"),
        ("a.pdf", bytes(range(256)), "damaged"),
        ("a.bin", bytes(range(256)), "no known type"),
        ("a.rar", b"Rar!\x1a\x07\x00", "RAR"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office"),
        ("a.pdf", b"<html><body>404 not found</body></html>", "HTML"),
        ("a.zip", b"PK\x03\x04 broken", "damaged"),
        ("a.ps", b"%!PS-Adobe-3.0\n", "PostScript"),
        ("a.url", b"[InternetShortcut]\r\nURL=https://papers.example/1\r\n", "link"),
        ("a.gdoc", b'{"url": "https://papers.example", "doc_id": "x"}', "link"),
        ("a.lnk", b"\x4c\0\0\0\x01\x14\x02\0" + bytes(90), "link"),
        ("a.p7m", b'<?xml version="1.0"?><Invoice/>', "right ending"),
        ("a.pages", zipped({"Index/Document.iwa": b"", "preview.jpg": b""}), "Pages"),
        ("a.xps", zipped({"FixedDocSeq.fdseq": b"", "[Content_Types].xml": b""}), "XPS"),
        ("a.eml", mail(), ""),
    ],
)
def test_what_is_no_document_is_a_problem_in_one_sentence(tmp_path: Path, name: str, data: bytes, word: str) -> None:
    sources, problems = discover([put(tmp_path, {name: data})], tmp_path)
    if not word:
        assert [s.part for s in sources] == ["message.txt"]
        return
    assert sources == ()
    assert [p.source.path for p in problems] == [name]
    assert word in problems[0].error
    assert "\n" not in problems[0].error


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"II*\x00rest", "tiff"),
        (b"RIFF\0\0\0\0WEBP", "webp"),
        (b"\0\0\0\x18ftypheic", "heif"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "jp2"),
        (b"junk before\n%PDF-1.7", "pdf"),
        (b'<?xml version="1.0"?><Invoice/>', "xml"),
        ("Grüße\n".encode("utf-16"), "text"),
        (b"Invoice: 12\nDate: 1.2.2026\nhello", "text"),
        (zipped({"[Content_Types].xml": b"", "word/document.xml": b""}), "docx"),
        (zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "xlsx"),
        (zipped({"a.pdf": PDF}), "zip"),
        (mail(), "mail"),
    ],
)
def test_content_tells_what_a_file_is(data: bytes, found: str) -> None:
    assert sniff(data) == found


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = put(tmp_path / "outside", {"secret.pdf": PDF, "deep/b.pdf": PDF})
    case = put(tmp_path / "case", {"a.pdf": PDF})
    (case / "link.pdf").symlink_to(outside / "secret.pdf")
    (case / "folder").symlink_to(outside / "deep", target_is_directory=True)
    (case / "inside.pdf").symlink_to(case / "a.pdf")
    (case / "broken.pdf").symlink_to(case / "nothing.pdf")
    (case / "round").symlink_to(case, target_is_directory=True)
    sources, problems = discover([case], case)
    assert [s.path for s in sources] == ["a.pdf", "inside.pdf"]
    assert [p.source.path for p in problems] == ["broken.pdf", "folder", "link.pdf"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a user who can be refused")
def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    put(tmp_path, {"a.pdf": PDF})
    (tmp_path / "a.pdf").chmod(0)
    assert "permissions" in discover([tmp_path], tmp_path)[1][0].error


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    assert "ordinary" in discover([tmp_path], tmp_path)[1][0].error


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_a_name_that_is_no_text_can_be_reported(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/bad\xff.pdf", "wb") as file:  # noqa: PTH123 -- pathlib takes no bytes
        file.write(PDF)
    source = discover([tmp_path], tmp_path)[0][0]
    source.path.encode()
    assert (source.path, source.location, source.data) == ("bad\\xff.pdf", None, PDF)


def test_attachments_become_documents_with_unique_parts(tmp_path: Path) -> None:
    inner = mail(("deep.pdf", PDF))
    put(
        tmp_path,
        {
            "m.eml": mail(
                ("inv.pdf", PDF),
                ("inv.pdf", PDF),
                ("in.eml", inner),
                ("bad.jpg", PDF),
                ("z.zip", zipped({"q/a.png": PNG})),
            )
        },
    )
    sources, problems = discover([tmp_path], tmp_path)
    assert [(s.path, s.part) for s in sources] == [
        ("m.eml", "in.eml/deep.pdf"),
        ("m.eml", "inv (2).pdf"),
        ("m.eml", "inv.pdf"),
        ("m.eml", "z.zip/q/a.png"),
    ]
    assert all(s.parent and s.data for s in sources)
    assert [p.source.part for p in problems] == ["bad.jpg"]
