"""What a PDF holds beside its pages: files in it, and forms that one program alone can show.

In: an opened PDF. Out: warnings for a user; ReadError where its pages are no paper. Never: a file taken out of it but the
e-invoice, which is read elsewhere.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from evidence.errors import ReadError
from evidence.texts import Text, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DATA = (".xml", ".xsl", ".joboptions")  # what programs put in: e-invoices, which are read, and settings
_CLIP = 17  # MuPDF's number of a note that is a file
_TOLD, _MOST, _LONGEST = 3, 200, 60


def files(pdf: Any, pages: Sequence[int]) -> tuple[Text, ...]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return what is told of files that a PDF, or one of some pages of it, holds; they are not read.

    ReadError for a portfolio: its page only says that it is one.
    """
    names = [name for name in (*_embedded(pdf), *_clipped(pdf, pages)) if not name.lower().endswith(_DATA)]
    if not names:
        return ()
    few = ", ".join(map(_shown, names[:_TOLD])) + (", …" if len(names) > _TOLD else "")
    if pdf.xref_get_key(pdf.pdf_catalog(), "Collection")[0] != "null":
        raise ReadError(
            message("The PDF is a portfolio of files ({names}), which are not read.", names=few),
            then="Open it, and save its files into the folder.",
        )
    return (
        message(
            "The PDF holds files that are not read ({names}): save those that are papers into the folder.", names=few
        ),
    )


def check_form(pdf: Any) -> None:  # noqa: ANN401 -- as above
    """Raise ReadError where the pages only say that another program is needed: a form that is made while it is shown (XFA)."""
    root = pdf.pdf_catalog()
    if pdf.xref_get_key(root, "AcroForm/XFA")[0] == "null":
        return
    if pdf.xref_get_key(root, "NeedsRendering")[1] == "true" or pdf.xref_get_key(root, "AcroForm/Fields")[1] in {
        "null",
        "[]",
    }:
        raise ReadError(
            "The PDF is a form that Adobe Reader alone can show.", then="Open it there and print it to a PDF."
        )


def _shown(name: str) -> str:
    return "".join(c for c in name if c.isprintable())[:_LONGEST]


def _embedded(pdf: Any) -> list[str]:  # noqa: ANN401 -- as above
    """Return the names of files in the whole PDF; none where their tree is damaged."""
    with suppress(Exception):  # MuPDF raises its own
        return list(pdf.embfile_names()[:_MOST])
    return []


def _has_notes(pdf: Any) -> bool:  # noqa: ANN401 -- as above
    with suppress(Exception):  # a damaged tree of pages, which is told where they are read
        return bool(pdf.has_annots())
    return False


def _clipped(pdf: Any, pages: Sequence[int]) -> Iterator[str]:  # noqa: ANN401 -- as above
    """Yield the names of files that are clipped to pages."""
    for number in pages[:_MOST] if _has_notes(pdf) else ():
        with suppress(Exception):  # a damaged page, which is told where it is read
            yield from [_name(pdf, note.xref) for note in pdf[number - 1].annots(types=[_CLIP])]


def _name(pdf: Any, note: int) -> str:  # noqa: ANN401 -- as above
    """Return the name of a note's file."""
    told = (pdf.xref_get_key(note, f"FS/{key}") for key in ("UF", "F"))
    return next((name for kind, name in told if kind == "string"), "?")
