"""Files inside a PDF are told, portfolios and forms that Adobe Reader alone shows are not taken for papers."""

from __future__ import annotations

import hashlib
import importlib
from typing import Any

import pytest

from evidence.errors import ReadError
from evidence.model import Document, Limits, Source
from evidence.read import read

pymupdf: Any = importlib.import_module("pymupdf")  # it has no types


def pdf_of(*names: str) -> Any:  # noqa: ANN401 -- PyMuPDF has no types
    pdf = pymupdf.open()
    page = pdf.new_page()
    page.insert_text((60, 80), "Please find our invoice of March in the file that is attached here.")
    for name in names:
        pdf.embfile_add(name, b"%PDF-1.7 x", name)
    return pdf


def document(pdf: Any) -> Document:  # noqa: ANN401 -- as above
    data = pdf.tobytes()
    source = Source(sha256=hashlib.sha256(data).hexdigest(), name="a.pdf", kind="pdf", path="a.pdf", data=data)
    return read(source, effort="fast", limits=Limits())


def test_files_in_a_pdf_are_named_a_few_of_them() -> None:
    (told,) = document(pdf_of("a.pdf", "b.xlsx", "c.docx", "d.jpg")).warnings
    assert "(a.pdf, b.xlsx, c.docx, …)" in told
    assert "save" in told


def test_a_file_clipped_to_a_page_is_named() -> None:
    pdf = pdf_of()
    pdf[0].add_file_annot((300, 300), b"%PDF-1.7 x", "März.pdf")
    (told,) = document(pdf).warnings
    assert "März.pdf" in told


def test_nothing_is_told_of_what_programs_put_in() -> None:
    assert not document(pdf_of("press.joboptions")).warnings
    assert not document(pdf_of()).warnings


def test_a_portfolio_is_no_paper() -> None:
    pdf = pdf_of("a.pdf")
    pdf.xref_set_key(pdf.pdf_catalog(), "Collection", "<</Type/Collection/View/D>>")
    with pytest.raises(ReadError, match=r"portfolio of files \(a.pdf\)"):
        document(pdf)


@pytest.mark.parametrize(("form", "fails"), [("Fields[]", True), ("Fields[9 0 R]", False)])
def test_a_form_that_is_made_while_it_is_shown_is_no_paper(form: str, *, fails: bool) -> None:
    pdf = pdf_of()
    xref = pdf.get_new_xref()
    pdf.update_object(xref, "<<>>")
    pdf.update_stream(xref, b"<xdp:xdp/>", new=True)
    pdf.xref_set_key(pdf.pdf_catalog(), "AcroForm", f"<</XFA {xref} 0 R/{form}>>")
    if not fails:
        assert document(pdf).pages[0].words
        pdf.xref_set_key(pdf.pdf_catalog(), "NeedsRendering", "true")
    with pytest.raises(ReadError, match="Adobe Reader"):
        document(pdf)
