"""A page that cannot be read costs no more than itself: endless, over a limit, or by a fault of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pymupdf
import pytest
from raw_pdfs import LINE, page_pdf, pdf_of, pdf_with_bomb, raw_pdf, slow_pdf, stream

from evidence.ingest.sources import discover
from evidence.model import Limits, Source
from evidence.pipeline.crew import process_all
from evidence.pipeline.options import LostPage, Passwords, RunOptions
from evidence.pipeline.progress import SILENCE
from evidence.pipeline.reading import process
from evidence.read import read
from evidence.read.text_layer import layer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


_AES_256 = 5  # PyMuPDF knows its name, its types do not


def among_good_pages(bad: bytes) -> bytes:
    with pymupdf.open(stream=pdf_of(4)) as doc, pymupdf.open(stream=bad) as other:
        doc.insert_pdf(other, start_at=2)
        data: bytes = doc.tobytes()
    return data


@pytest.mark.parametrize("bad", [pdf_with_bomb(), page_pdf(LINE, box=b"[0 0 1000000 1000000]")], ids=["image", "page"])
def test_a_page_over_a_limit_is_told_and_the_others_are_read(bad: bytes) -> None:
    source = Source(sha256="0" * 64, name="a.pdf", kind="pdf", path="a.pdf", data=among_good_pages(bad))
    outcome = process(source, RunOptions(use_cache=False, effort="fast"))
    assert [r.unread for r in outcome.records] == [(3,)]
    (warning,) = outcome.records[0].warnings
    assert str(warning).startswith("Page 3 was not read: ")
    assert "megapixels" in warning
    assert sum("03.04.2025" in line.text for line in outcome.records[0].lines) == 4


def test_a_fault_of_our_own_on_one_page_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = layer.words

    def faulty(page: object) -> object:
        if getattr(page, "number", 0) == 1:
            raise KeyError("text of the paper")
        return honest(page)

    monkeypatch.setattr(layer, "words", faulty)
    source = Source(sha256="0" * 64, name="a.pdf", kind="pdf", path="a.pdf", data=pdf_of(3))
    document = read(source, effort="fast", limits=Limits())
    assert [page.is_unread for page in document.pages] == [False, True, False]
    told = str(document.pages[1].warnings[0])
    assert told.startswith("Page 2 was not read: Internal error: KeyError in ")
    assert "damaged" not in told
    assert "text of the paper" not in told


@pytest.mark.parametrize(("owner", "given"), [("", ""), ("sesame", "sesame")], ids=["empty", "given"])
def test_of_a_locked_file_each_page_is_read_alone_and_only_the_lost_one_is_missing(owner: str, given: str) -> None:
    with pymupdf.open(stream=pdf_of(3)) as pdf:
        data = pdf.tobytes(encryption=_AES_256, user_pw=owner, owner_pw="another")
    source = Source(sha256="0" * 64, name="a.pdf", kind="pdf", path="a.pdf", data=data)
    passwords = Passwords((given,)) if given else Passwords()
    options = RunOptions(use_cache=False, effort="fast", by_page=True, passwords=passwords)
    assert process(source, options).portions == ((1,), (2,), (3,))
    assert process(source, msgspec.structs.replace(options, portion=(1,))).problem is None
    lost = (LostPage(2, "it crashed"),)
    (record,) = process(source, msgspec.structs.replace(options, split=False, lost=lost)).records
    assert record.unread == (2,)
    assert "Page 2 was not read: it crashed" in map(str, record.warnings)
    assert sum("03.04.2025" in line.text for line in record.lines) == 2


@pytest.mark.parametrize(
    "tree", [b"<</Type/Pages/Kids[3 0 R]/Count 1500>>", b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 5>>"]
)
def test_a_tree_of_pages_that_lies_is_told_as_damage(tree: bytes) -> None:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
    data = raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", tree, page, stream(b"", LINE))
    source = Source(sha256="0" * 64, name="a.pdf", kind="pdf", path="a.pdf", data=data)
    problem = process(source, RunOptions(use_cache=False, effort="fast")).problem
    assert problem is not None
    assert "damaged" in str(problem.error)


def locked(data: bytes) -> bytes:
    """Return a PDF that opens with "secret"."""
    with pymupdf.open(stream=data) as doc:
        out: bytes = doc.tobytes(encryption=_AES_256, owner_pw="owner", user_pw="secret")
    return out


@pytest.mark.slow
@pytest.mark.parametrize("shut", [bytes, locked], ids=["open", "locked"])
def test_an_endless_page_costs_no_more_than_itself(tmp_path: Path, shut: Callable[[bytes], bytes]) -> None:
    (tmp_path / "a.pdf").write_bytes(shut(among_good_pages(slow_pdf())))
    sources, _ = discover([tmp_path / "a.pdf"], tmp_path)
    options = RunOptions(
        jobs=2,
        effort="auto",
        cache_dir=str(tmp_path / "cache"),
        limits=Limits(max_seconds=10),
        passwords=Passwords(words=("secret",)),
    )
    (outcome,) = process_all(sources, options, SILENCE)
    assert outcome.problem is None
    (record,) = outcome.records
    assert record.unread == (3,)
    assert any("Page 3 was not read: Reading took longer than 2 seconds" in w for w in record.warnings)
    assert sum("03.04.2025" in line.text for line in record.lines) == 4
