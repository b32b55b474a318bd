"""Highlighted copies: the original's bytes plus an incremental update that holds annotations.

In: a Report and the bytes of its papers. Out: files in the output folder, and how each was made (for the manifest).
Never: a write to an original, a change of a page's content. What cannot be copied is a note, never an exception.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from evidence.errors import OutputError
from evidence.report.annotate import add_marks
from evidence.report.bookmarks import add_bookmarks
from evidence.report.images import as_pdf, is_pdf
from evidence.report.marks import Paper, papers
from evidence.report.names import copy_names
from evidence.texts import Text, Texts, message

if TYPE_CHECKING:
    from pathlib import Path

    from evidence.model import Originals, Report
    from evidence.report.folder import Folder
    from evidence.report.options import MarkShape

Method = Literal["incremental", "rewritten"]
Signature = Literal["none", "kept", "certified against changes"]
_PROOF_DPI = 72
_ANNOTATIONS_PERMITTED = re.compile(r"/P 3\b")  # DocMDP: 1 is no changes, 2 (also when unsaid) form filling only
_TOLD: Texts[str] = {
    "kept": "The file is digitally signed. The marks in the copy are appended behind the signed bytes, which stay as "
    "they are; a viewer may say that the copy was annotated after it was signed. Send the original where that matters.",
    "certified against changes": "The file is certified against changes. The marks in the copy are appended behind the "
    "signed bytes, but a viewer will call the copy's certification broken. Send the original.",
    "rewritten": "This PDF cannot be appended to: its copy was written anew, with pages proven to look the same. A "
    "digital signature does not hold in the copy.",
    "unlocked": "This PDF is locked with a password: its copy was written anew without one, with pages proven to look "
    "the same, so that whoever gets it can open it. Keep it as you would keep the password.",
}


class PageProof(msgspec.Struct, frozen=True, kw_only=True):
    """Hashes of a page without annotations: its content streams, and its pixels at 72 dpi."""

    content: str
    pixels: str


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """How one highlighted copy was made from which file.

    `base` is what the marks were added to: the original, or for an image the PDF page made around it, which holds
    the original's bytes. `incremental`: the copy begins with the base's bytes. `rewritten`: the base cannot be
    appended to, `pages` prove the content. `unlocked`: the original is locked with a password, the copy is not.
    """

    path: str
    original: str
    part: str | None
    original_sha256: str
    image: bool
    method: Method
    base_sha256: str
    base_bytes: int
    signature: Signature
    marks: int
    pages: tuple[PageProof, ...] = ()
    unlocked: bool = False


class Copies(msgspec.Struct, frozen=True, kw_only=True):
    """All copies, the name of the copy by document id, and notes on papers that have none."""

    copies: tuple[Copy, ...]
    names: dict[str, str]
    notes: dict[str, tuple[Text, ...]]


def write_copies(report: Report, originals: Originals, folder: Folder, shape: MarkShape = "highlight") -> Copies:
    """Write every highlighted copy into the folder."""
    made: list[Copy] = []
    names: dict[str, str] = {}
    notes: dict[str, tuple[Text, ...]] = {}
    marked = papers(report)
    by_place = copy_names((p.path, p.attachment, p.sha256) for p in marked)
    for paper in marked:
        name = by_place[paper.path, paper.attachment, paper.sha256]
        try:
            copy = _write(paper, originals, name, (folder, shape))
        except OutputError:
            raise
        except Exception as error:  # noqa: BLE001 -- the libraries raise anything on odd files; the report goes on without a copy
            folder.refuse_if_full(error)
            copy = None
        if copy:
            made.append(copy)
            names.update(dict.fromkeys(paper.documents, name))
            if told := _TOLD.get(_manner(copy)):
                notes.update(dict.fromkeys(paper.documents, (message(told),)))
        else:
            notes.update(dict.fromkeys(paper.documents, (message("No highlighted copy of this file could be made."),)))
    return Copies(copies=tuple(made), names=names, notes=notes)


def expected_names(report: Report) -> dict[str, str]:
    """Return the name of the copy by document id, where every copy can be made."""
    marked = papers(report)
    by_place = copy_names((p.path, p.attachment, p.sha256) for p in marked)
    return {d: by_place[p.path, p.attachment, p.sha256] for p in marked for d in p.documents}


def page_proofs(document: Any) -> tuple[PageProof, ...]:  # noqa: ANN401 -- pymupdf has no types
    """Return the hashes of every page without its annotations. The open document loses them: never save it after."""
    return tuple(page_proof(document, number) for number in range(document.page_count))


def page_proof(document: Any, number: int) -> PageProof:  # noqa: ANN401 -- pymupdf has no types
    """Return the hashes of one page (from 0) without its annotations.

    A blend mode in an annotation changes the rendering even when it is not drawn: the list is taken out first.
    """
    page = document[number]
    document.xref_set_key(page.xref, "Annots", "null")
    page = document.reload_page(page)
    pixels = page.get_pixmap(dpi=_PROOF_DPI, annots=False, alpha=False)
    shape = f"{pixels.width}x{pixels.height}:".encode()
    content = page.read_contents()
    return PageProof(
        content=hashlib.sha256(content).hexdigest(), pixels=hashlib.sha256(shape + pixels.samples).hexdigest()
    )


def renderer() -> str:
    """Return what draws pages here: another version may draw the same page by other pixels."""
    import pymupdf

    mupdf: Any = pymupdf
    return f"MuPDF {mupdf.mupdf_version}"


def opened(data: bytes) -> Any:  # noqa: ANN401 -- pymupdf has no types
    """Return an open PDF, unlocked where no password is needed to read it."""
    import pymupdf

    mupdf: Any = pymupdf
    return mupdf.open(stream=data, filetype="pdf")


def _manner(copy: Copy) -> str:
    if copy.unlocked:
        return "unlocked"
    return copy.signature if copy.method == "incremental" else copy.method


def _write(paper: Paper, originals: Originals, name: str, how: tuple[Folder, MarkShape]) -> Copy | None:
    folder, shape = how
    data, free = originals.read(paper.documents[0]), originals.unlocked(paper.documents[0])
    base = as_pdf(free, paper.attachment or paper.path)
    if base is None:
        return None
    part = folder.part(name)
    part.write_bytes(base)
    digest = hashlib.sha256(data).hexdigest()
    try:
        signature = _signature(base)
        pages = _append_marks(part, paper, shape, booked=signature == "none") if free == data else None
        if pages is None:
            pages = _rewrite(part, base, paper, shape)
        folder.keep(name, part)
    finally:
        part.unlink(missing_ok=True)
    return Copy(
        path=name,
        original=paper.path,
        part=paper.attachment,
        original_sha256=digest,
        image=not is_pdf(data),
        method="rewritten" if pages else "incremental",
        base_sha256=digest if base == data else hashlib.sha256(base).hexdigest(),
        base_bytes=len(base),
        signature=signature,
        marks=len(paper.marks),
        pages=pages,
        unlocked=free != data,
    )


def _append_marks(part: Path, paper: Paper, shape: MarkShape, *, booked: bool) -> tuple[PageProof, ...] | None:
    """Append the marks to the file; None when this PDF cannot be appended to."""
    import pymupdf

    mupdf: Any = pymupdf
    with mupdf.open(str(part), filetype="pdf") as document:
        if document.needs_pass or document.is_repaired or not document.can_save_incrementally():
            return None
        marks = add_marks(document, paper.marks, shape)
        if booked:
            add_bookmarks(document, marks)
        options = (
            mupdf.mupdf.PdfWriteOptions()
        )  # Document.save would also rewrite the catalogue of a file with attachments
        options.do_incremental, options.do_encrypt, options.dont_regenerate_id = 1, mupdf.PDF_ENCRYPT_KEEP, 1
        mupdf.mupdf.pdf_save_document(mupdf._as_pdf_document(document), str(part), options)  # noqa: SLF001 -- see above
    return ()


def _rewrite(part: Path, base: bytes, paper: Paper, shape: MarkShape) -> tuple[PageProof, ...]:
    import pymupdf

    mupdf: Any = pymupdf
    with opened(base) as original:
        before = page_proofs(original)
    with opened(base) as document:
        add_marks(document, paper.marks, shape)
        rewritten = document.tobytes(garbage=0, encryption=mupdf.PDF_ENCRYPT_NONE, no_new_id=True)
    with opened(rewritten) as document:
        if page_proofs(document) != before:
            raise ValueError("the copy does not look like its original")
    part.write_bytes(rewritten)
    return before


def _signature(base: bytes) -> Signature:
    """Say what becomes of a digital signature: appending keeps the signed bytes as they are."""
    if b"/ByteRange" not in base:
        return "none"
    with opened(base) as document:
        found = document.xref_get_key(document.pdf_catalog(), "Perms/DocMDP")
        if found[0] != "xref":
            return "kept"
        signed = document.xref_object(int(found[1].split()[0]), compressed=True)
    return "kept" if _ANNOTATIONS_PERMITTED.search(signed) else "certified against changes"
