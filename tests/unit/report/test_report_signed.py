"""Signed files: what was signed stays byte for byte, and the report says which way was taken."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

import pymupdf
import pytest

from evidence.report import report
from evidence.report.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.report.conftest import Desk

mupdf: Any = pymupdf
_HOLE = 512  # hex digits of the signature
_RANGE = re.compile(rb"/ByteRange\[(\d+) +(\d+) +(\d+) +(\d+) *\]")


def signed(base: bytes, permission: int | None = None) -> bytes:
    """Return the PDF with a signature field appended: its digest stands where a certificate's container would."""
    with mupdf.open(stream=base, filetype="pdf") as document:
        size, catalogue, page = document.xref_length(), document.pdf_catalog(), document[0].xref
        root = document.xref_object(catalogue, compressed=True).removesuffix(">>")
    start = int(re.findall(rb"startxref\s+(\d+)", base)[-1])
    transform = (
        f"/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P {permission}/V/1.2>>>>]"
        if permission
        else ""
    )
    perms = f"/Perms<</DocMDP {size} 0 R>>" if permission else ""
    bodies = {
        size: f"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[{'0' * 10} {'0' * 10} {'0' * 10} {'0' * 10}]"
        f"/Contents<{'0' * _HOLE}>{transform}>>",
        size + 1: f"<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/V {size} 0 R/P {page} 0 R/Rect[0 0 0 0]/F 132>>",
        catalogue: f"{root}/AcroForm<</Fields[{size + 1} 0 R]/SigFlags 3>>{perms}>>",
    }
    out = bytearray(base + b"\n")
    places = {}
    for number, body in bodies.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    xref = len(out)
    out += b"xref\n"
    for number, place in sorted(places.items()):
        out += f"{number} 1\n{place:010d} 00000 n \n".encode()
    out += f"trailer\n<</Size {size + 2}/Root {catalogue} 0 R/Prev {start}>>\nstartxref\n{xref}\n%%EOF\n".encode()
    hole = out.index(b"/Contents<", len(base)) + len(b"/Contents")
    after = hole + _HOLE + 2
    out[:] = out.replace(
        b" ".join([b"0" * 10] * 4), f"{0:010d} {hole:010d} {after:010d} {len(out) - after:010d}".encode()
    )
    digest = hashlib.sha256(out[:hole] + out[after:]).hexdigest().encode()
    out[hole + 1 : hole + 1 + len(digest)] = digest
    return bytes(out)


def intact(data: bytes) -> bool:
    """Say whether the bytes that the signature covers have the digest that stands in it."""
    found = _RANGE.search(data)
    assert found
    a, b, c, d = (int(n) for n in found.groups())
    covered = data[a : a + b] + data[c : c + d]
    return data[b + 1 : b + 65].decode() == hashlib.sha256(covered).hexdigest()


def _made(desk: Desk, data: bytes, out: Path) -> tuple[bytes, dict[str, Any], dict[str, Any]]:
    record = desk.paper("documents/a.pdf", data)
    desk.verdict("B0TESTAB01", "covered", (desk.match(record, "B0TESTAB01"), "accepted"))
    report(desk.report(), out, desk.originals)
    (copy,) = json.loads((out / "manifest.json").read_bytes())["copies"]
    (document,) = json.loads((out / "report.json").read_bytes())["documents"]
    return (out / copy["path"]).read_bytes(), copy, document


@pytest.mark.parametrize(
    ("permission", "way", "told"),
    [
        (None, "kept", "appended behind the signed bytes"),
        (1, "certified against changes", "Send the original."),
        (2, "certified against changes", "Send the original."),
        (3, "kept", "appended behind the signed bytes"),
    ],
)
def test_marks_leave_signed_bytes_alone(
    desk: Desk, draw: Callable[..., bytes], tmp_path: Path, permission: int | None, way: str, told: str
) -> None:
    original = signed(draw(), permission)
    assert intact(original)
    copy, entry, document = _made(desk, original, tmp_path)
    assert copy.startswith(original)
    assert intact(copy)
    assert (entry["method"], entry["signature"]) == ("incremental", way)
    assert any(told in w for w in document["warnings"])
    assert told in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert verify(tmp_path, None).intact
    with mupdf.open(stream=copy, filetype="pdf") as opened:
        assert opened.get_sigflags() == 3


def test_a_broken_signature_is_seen_by_this_test(draw: Callable[..., bytes]) -> None:
    data = bytearray(signed(draw()))
    data[20] ^= 1
    assert not intact(bytes(data))


def test_a_file_without_a_signature_has_nothing_to_tell(desk: Desk, draw: Callable[..., bytes], tmp_path: Path) -> None:
    _, entry, document = _made(desk, draw(), tmp_path)
    assert entry["signature"] == "none"
    assert document["warnings"] == []
