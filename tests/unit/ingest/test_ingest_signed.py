"""Signed files and mailboxes become what is in them; encrypted and damaged ones are told."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from evidence.ingest.signed import DAMAGED, ENCRYPTED, SignedError, enclosed, is_signed, is_signed_in_letters
from evidence.ingest.sniff import sniff
from evidence.ingest.sources import discover

if TYPE_CHECKING:
    from pathlib import Path

PAPER = b"%PDF-1.7\n" + bytes(range(256)) * 20
MAIL = b"Message-ID: <1@b.example>\nFrom: a@b.example\nContent-Type: application/pdf; name=inv.pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjc=\n"
_KIND = bytes.fromhex("06092a864886f70d0107")


def der(tag: int, body: bytes, *, is_open: bool = False) -> bytes:
    """Return an element; of a length that is not told where `is_open`."""
    if is_open:
        return bytes([tag, 0x80]) + body + b"\0\0"
    size = len(body)
    long = size.to_bytes((size.bit_length() + 7) // 8 or 1, "big")
    return bytes([tag]) + (bytes([size]) if size < 128 else bytes([0x80 | len(long)]) + long) + body


def signed(held: bytes | None, *, in_pieces: bool = False, kind: int = 2) -> bytes:
    """Return a message that signs (2) or encrypts (3) something; None: what stands elsewhere."""
    octets = der(4, held or b"")
    if in_pieces:
        octets = der(0x24, b"".join(der(4, PAPER[n : n + 1000]) for n in range(0, len(PAPER), 1000)), is_open=True)
    inside = b"" if held is None else der(0xA0, octets, is_open=in_pieces)
    content = der(0x30, _KIND + b"\1" + inside, is_open=in_pieces)
    algorithms = der(0x31, der(0x30, bytes.fromhex("0609608648016503040201")), is_open=in_pieces)
    message = der(0x30, der(2, b"\1") + algorithms + content + der(0x31, b""), is_open=in_pieces)
    return der(0x30, _KIND + bytes([kind]) + der(0xA0, message, is_open=in_pieces), is_open=in_pieces)


FORMS = {
    "plain": signed(PAPER),
    "in pieces": signed(PAPER, in_pieces=True),
    "in letters": base64.encodebytes(signed(PAPER)),
    "with a head": b"-----BEGIN PKCS7-----\n" + base64.encodebytes(signed(PAPER)) + b"-----END PKCS7-----\n",
}


@pytest.mark.parametrize("name", FORMS)
def test_what_is_signed_comes_out(name: str, tmp_path: Path) -> None:
    assert sniff(FORMS[name]) == "signed"
    assert enclosed(FORMS[name]) == PAPER
    (tmp_path / "invoice.pdf.p7m").write_bytes(FORMS[name])
    ((one,), problems) = discover([tmp_path], tmp_path)
    assert (one.path, one.part, one.kind, one.data, problems) == (
        "invoice.pdf.p7m",
        "invoice.pdf",
        "pdf",
        PAPER,
        (),
    )


def test_a_signed_mail_gives_its_attachment(tmp_path: Path) -> None:
    (tmp_path / "smime.p7m").write_bytes(
        signed(b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" + MAIL + b"\n--b--\n")
    )
    ((one,), problems) = discover([tmp_path], tmp_path)
    assert (one.part, one.kind, problems) == ("smime/inv.pdf", "pdf", ())


@pytest.mark.parametrize(
    ("data", "why"), [(signed(b"x", kind=3), ENCRYPTED), (signed(None), DAMAGED), (signed(b"x", kind=5), DAMAGED)]
)
def test_what_cannot_come_out_is_told(data: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / "a.p7m").write_bytes(data)
    sources, (problem,) = discover([tmp_path], tmp_path)
    assert (sources, str(problem.error)) == ((), why)


@pytest.mark.parametrize("name", FORMS)
def test_cut_anywhere_it_is_damaged_or_gives_less(name: str) -> None:
    whole = FORMS[name]
    for end in (*range(120), *range(120, len(whole), 97)):
        try:
            held = enclosed(whole[:end])
        except SignedError:
            continue
        assert PAPER.startswith(held)
    for at in range(min(120, len(whole))):
        changed = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        try:
            enclosed(changed)
        except SignedError:
            continue


def test_elements_in_each_other_without_end_are_damaged() -> None:
    head = _KIND + b"\2"
    with pytest.raises(SignedError, match="damaged"):
        enclosed(b"\x30\x80" + head + b"\xa0\x80" * 5000)
    with pytest.raises(SignedError, match="damaged"):
        enclosed(b"\x30\x80" + head + b"\xa0\x80\x30\x80\x02\x01\x01" + b"\x31\x80" * 5000)


def test_other_texts_and_keys_are_not_signed_files() -> None:
    for data in (b"MILK 12\n", b"MIGRATION OF THE STOCK", b"0\x82\x01\x0a\x02\x82\x01\x01\0", b"MIIBCgKCAQEAqxyz", b""):
        assert not is_signed(data)
        assert not is_signed_in_letters(data)


def test_the_signature_of_a_mail_is_no_paper(tmp_path: Path) -> None:
    (tmp_path / "smime.p7s").write_bytes(signed(None))
    assert discover([tmp_path], tmp_path) == ((), ())


def test_a_mailbox_gives_all_its_mails(tmp_path: Path) -> None:
    line = b"From a@b.example Sat Mar 14 10:00:00 2026\n"
    (tmp_path / "one.mbox").write_bytes(line + MAIL)
    (tmp_path / "two.mbox").write_bytes(line + MAIL + b"\n" + line + MAIL.replace(b"inv", b"two") + b"\nFrom the sea\n")
    sources, problems = discover([tmp_path], tmp_path)
    assert [(s.path, s.part) for s in sources] == [
        ("one.mbox", "inv.pdf"),
        ("two.mbox", "mail 1.eml/inv.pdf"),
        ("two.mbox", "mail 2.eml/two.pdf"),
    ]
    assert not problems
