"""The upload folder: what to send, in the marketplace's formats and sizes, named safely, in the order of the items.

In: a Report, its papers, what the case type accepts. Out: `upload/` and `upload.txt`, which tells what is there, what
was left out, and why. Never: an editable file, a paper of which no line counts, a loss that is not told.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

import msgspec

from evidence.errors import ReadError
from evidence.model import attachment_of
from evidence.report.contract import paged
from evidence.report.cover import cover_pdf
from evidence.report.folder import Artifact
from evidence.report.marks import papers
from evidence.report.packing import MEGABYTE, Packed, Rules, packed
from evidence.report.plain import shown
from evidence.report.shapes import DocumentEntry
from evidence.report.tables import stated
from evidence.report.upload_list import UPLOAD as FOLDER
from evidence.report.upload_list import listed, warned
from evidence.report.wording import paper_named
from evidence.texts import Listed, message, speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from evidence.model import Case, Originals, Report
    from evidence.report.folder import Folder
    from evidence.report.options import ReportOptions
    from evidence.report.shapes import EvidenceEntry, ReasonEntry, ReportEntry
    from evidence.report.upload_list import Left
    from evidence.texts import Text, Texts

LIST = "upload.txt"
How = Literal[
    "as it is", "pages", "recompressed", "part", "page", "picture", "scan", "bare", "reencoded", "cover", "unlocked"
]
_FORMATS = (".pdf", ".jpg", ".jpeg", ".png", ".gif")
_IDENTITY = "identity"
_UNREAD = "document.unreadable"
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ẞ": "SS",
        "ø": "o",
        "Ø": "O",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
    }
)
_SLUG = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 60
_BECAUSE: Texts[str] = {
    "failed": "it could not be read.",
    "editable": "it is neither a PDF nor a picture; files that can be edited are refused. Ask for a PDF.",
    "identity": "identity papers are private; send them only where the notice asks for them (--identity).",
    "names none": "it names no flagged item.",
    "names none unread": "it names no flagged item in what could be read of it: {why}",
    "rejected": "none of its lines counts: {why}",
    "open": "a person must look at it first: {why}",
    "same": "it is the same paper as {other}.",
    "format": "it cannot be brought into an accepted format ({formats}) without loss.",
    "drawn": "drawing it crashed or did not end. Look at it, and send the original yourself where it opens.",
}


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the upload folder, for the manifest: of which original, which pages of it, how it was made."""

    path: str
    original: str
    part: str | None
    original_sha256: str
    pages: tuple[int, ...]
    how: How
    marked: bool
    loss: float | None = None


class _File(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the case with the papers found in it, and the pages that prove something."""

    documents: tuple[DocumentEntry, ...]
    name: str
    attachment: str | None
    order: int
    pages: tuple[int, ...]


def write_upload(
    report: Report, entry: ReportEntry, originals: Originals, folder: Folder, options: ReportOptions
) -> tuple[Sent, ...]:
    """Write the upload folder and its list; return what was sent, nothing when it is not wanted."""
    if options.upload == "none":
        return ()
    chosen, left = _chosen(report, entry, options)
    rules = _rules(report.case, options)
    sent: list[Sent] = []
    told: list[Text] = []
    for number, file in enumerate(chosen, 2):
        own = _own_rules(file, rules, report.case)
        try:
            made, why = tuple(_made(file, originals, folder.stage, own, options)), "format"
        except ReadError:
            made, why = (), "drawn"
        if not made:
            left.append((_called(file.documents[0]), message(_BECAUSE[why], formats=", ".join(rules.formats))))
        for artifact, one in _named(made, file, number, marked=_marked(file, options)):
            sent.append(one)
            told += warned(artifact.path, len(artifact.data), own, report.case.pack.upload.identity_megabytes)
            folder.put(artifact)
    told += _together(chosen)
    marked = any(s.marked for s in sent)
    cover = tuple(_cover(entry, sent, rules, marked=marked)) if any(s.how != "cover" for s in sent) else ()
    for artifact, _ in cover:
        folder.put(artifact)
    whole = (*(s for _, s in cover), *sent)
    sizes = {w.path: w.bytes for w in folder.written}
    t = speaker(report.case.spoken)
    text = "\n".join(t.tell(line) for line in listed(whole, sizes, left, told, options))
    folder.put(Artifact(path=LIST, data=f"{text}\n".encode("utf-8", "replace")))
    return whole


def _together(chosen: list[_File]) -> Iterator[Text]:
    """Yield which of the files sent hold the pages of one paper."""
    wholes: dict[tuple[str, ...], list[Text]] = {}
    for file in chosen:
        for document in file.documents:
            if document.pages_in:
                wholes.setdefault(document.pages_in, []).append(_called(document))
    for names in wholes.values():
        yield message("Pages of one paper, to be sent together: {files}.", files=Listed(tuple(names), "and"))


def _rules(case: Case, options: ReportOptions) -> Rules:
    rule = next((r for r in case.pack.rules if r.id == "document.format"), None)
    formats = (rule.options.formats if rule else None) or _FORMATS
    limit = case.pack.upload.max_megabytes if options.max_megabytes is None else options.max_megabytes
    return Rules(formats=tuple(f.casefold() for f in formats), most=None if limit is None else int(limit * MEGABYTE))


def _own_rules(file: _File, rules: Rules, case: Case) -> Rules:
    """Return the rules with the limit that identity papers have of their own."""
    limit = case.pack.upload.identity_megabytes if file.documents[0].kind == _IDENTITY else None
    return msgspec.structs.replace(rules, most=int(limit * MEGABYTE)) if limit else rules


def _chosen(report: Report, entry: ReportEntry, options: ReportOptions) -> tuple[list[_File], list[Left]]:
    """Return the files to send in order, and the papers left out with the reason."""
    lines: dict[str, list[EvidenceEntry]] = {}
    order: dict[str, int] = {}
    wholes = {d.id: d.pages_in or (d.id,) for d in entry.documents}
    for number, item in enumerate(entry.asins):
        for line in item.evidence:
            for page in wholes.get(line.document, ()):  # a page proves nothing without the others of its paper
                lines.setdefault(page, []).append(line)
                if line.state == "accepted":
                    order.setdefault(page, number)
    files: dict[tuple[str, str | None], list[DocumentEntry]] = {}
    for document in entry.documents:
        files.setdefault((document.path, attachment_of(document.part)), []).append(document)
    proving, against = _proving_pages(report, entry), _against(entry)
    unread = {f.document: f for f in entry.findings if f.rule == _UNREAD and f.status == "unsure"}
    kept: list[_File] = []
    left: list[Left] = []
    for (path, part), documents in files.items():
        if why := _refused(documents, lines, against, unread, options):
            left += [(_called(d), w) for d, w in why]
            continue
        kept.append(
            _File(
                documents=tuple(documents),
                name=part or path,
                attachment=part,
                order=min((order[d.id] for d in documents if d.id in order), default=len(entry.asins)),
                pages=() if any(d.pages_in for d in documents) else proving.get((path, part), ()),
            )
        )
    kept.sort(key=lambda f: (f.order, *_place(f)))
    return _without_copies(kept, entry, left), left


def _place(file: _File) -> tuple[str, int, str]:
    """Return what files of one item are sorted by: the pages of one paper follow each other."""
    first = file.documents[0]
    place = first.pages_in.index(first.id) if first.pages_in else 0
    return first.pages_in[0] if first.pages_in else first.id, place, first.id


def _refused(
    documents: list[DocumentEntry],
    lines: dict[str, list[EvidenceEntry]],
    against: dict[str, ReasonEntry],
    unread: dict[str | None, ReasonEntry],
    options: ReportOptions,
) -> list[tuple[DocumentEntry, Text]]:
    """Return why none of a file's papers is sent; nothing when one of them proves an item."""
    reasons: list[tuple[DocumentEntry, Text]] = []
    for document in documents:
        states = {e.state for e in lines.get(document.id, ())}
        if document.kind == _IDENTITY and document.status == "ok":
            if options.identity:
                return []
            reasons.append((document, message(_BECAUSE["identity"])))
        elif document.status == "failed":
            reasons.append((document, message(_BECAUSE["failed"])))
        elif not paged(document.path, document.part):
            reasons.append((document, message(_BECAUSE["editable"])))
        elif "accepted" in states:
            return []
        else:
            key = "open" if "open" in states else "rejected" if states else "names none"
            lacking = unread.get(document.id) if key == "names none" else None
            key, why = ("names none unread", shown(lacking.message, 300)) if lacking else (key, _why(document, against))
            reasons.append((document, message(_BECAUSE[key], why=why)))
    return reasons


def _against(entry: ReportEntry) -> dict[str, ReasonEntry]:
    """Return for each document the first reason told of it that is no warning, the first of all where all are."""
    found: dict[str, ReasonEntry] = {}
    for reason in (r for i in entry.asins for r in i.reasons if r.document):
        first = found.setdefault(reason.document or "", reason)
        if first.status == "warn" and reason.status != "warn":
            found[reason.document or ""] = reason
    return found


def _why(document: DocumentEntry, against: dict[str, ReasonEntry]) -> Text:
    said = against.get(document.id)
    return shown(said.message, 300) if said else message("see the report.")


def _without_copies(kept: list[_File], entry: ReportEntry, left: list[Left]) -> list[_File]:
    """Return the files without those whose every paper is sent already; both of a pair are told as duplicates."""
    reasons = (*(r for i in entry.asins for r in i.reasons), *entry.findings)
    told = {r.document for r in reasons if r.rule == "document.duplicate"}
    known: dict[tuple[str, ...], _File] = {}
    single: list[_File] = []
    gone: dict[str, Text] = {}
    for file in kept:
        head = next((d.pages_in[0] for d in file.documents if d.pages_in), "")
        if head in gone:  # a further page of a paper that is sent as another copy
            left += [(_called(d), message(_BECAUSE["same"], other=gone[head])) for d in file.documents]
            continue
        first = [next((known[k] for k in _keys(d) if k in known), None) for d in file.documents]
        if all(first) and all(d.id in told for d in file.documents):
            other = next(_called(f.documents[0]) for f in first if f)
            left += [(_called(d), message(_BECAUSE["same"], other=other)) for d in file.documents]
            gone.update((d.id, other) for d in file.documents)
            continue
        for document in file.documents:
            known.update({k: file for k in _keys(document) if k not in known})
        single.append(file)
    return single


def _keys(document: DocumentEntry) -> tuple[tuple[str, ...], ...]:
    number, date = stated(document, "invoice_number"), stated(document, "invoice_date")
    return ((document.sha256, document.part or ""), *([("number", number, date)] if number else []))


def _proving_pages(report: Report, entry: ReportEntry) -> dict[tuple[str, str | None], tuple[int, ...]]:
    """Return for each file the pages of accepted lines, and of the values that reviewers look for."""
    accepted: dict[str, set[int]] = {}
    for e in (e for i in entry.asins for e in i.evidence if e.state == "accepted" and e.page):
        accepted.setdefault(e.document, set()).add(e.page or 0)
    found: dict[tuple[str, str | None], tuple[int, ...]] = {}
    for paper in papers(report):
        pages = {m.page for m in paper.marks if m.role not in {"item", "quantity"}}
        pages = pages.union(*(accepted.get(document, ()) for document in paper.documents))
        found[paper.path, paper.attachment] = tuple(sorted(pages))
    return found


def _marked(file: _File, options: ReportOptions) -> bool:
    return options.upload == "marked" and bool(file.documents[0].highlighted_pdf)


def _made(file: _File, originals: Originals, root: Path, rules: Rules, options: ReportOptions) -> Iterable[Packed]:
    """Return the files that stand for a paper; ReadError where it is not to be opened."""
    first = file.documents[0]
    original, data = originals.read(first.id), originals.unlocked(first.id)
    locked = data != original
    if _marked(file, options) and first.highlighted_pdf:
        data, locked = root.joinpath(*PurePosixPath(first.highlighted_pdf).parts).read_bytes(), False
    identity = first.kind == _IDENTITY
    pages = file.pages if options.pages == "evidence" and file.pages and not identity else None
    try:
        made = packed(data, file.name, pages, rules)
    except Exception:  # noqa: BLE001 -- the libraries raise anything on odd files; what cannot be packed is told
        return ()
    return tuple(msgspec.structs.replace(m, how="unlocked") if locked and m.how == "as it is" else m for m in made)


def _named(made: tuple[Packed, ...], file: _File, number: int, *, marked: bool) -> Iterator[tuple[Artifact, Sent]]:
    first = file.documents[0]
    folder = f"{FOLDER}/{_IDENTITY}" if first.kind == _IDENTITY else FOLDER
    stem = f"{number:02d}-{_slug(PurePosixPath(file.name).stem)}"
    for place, one in enumerate(made, 1):
        part = f"-{place}of{len(made)}" if len(made) > 1 else ""
        path = f"{folder}/{stem}{part}{one.suffix}"
        yield (
            Artifact(path=path, data=one.data),
            Sent(
                path=path,
                original=first.path,
                part=file.attachment,
                original_sha256=first.sha256,
                pages=one.pages,
                how=one.how,
                marked=marked,
                loss=one.loss,
            ),
        )


def _cover(entry: ReportEntry, sent: list[Sent], rules: Rules, *, marked: bool) -> Iterator[tuple[Artifact, Sent]]:
    """Yield the cover sheet that names the files and pages as they are sent."""
    places = {
        (s.original, s.part, page): (PurePosixPath(s.path).name, n) for s in sent for n, page in enumerate(s.pages, 1)
    }
    documents = {d.id: d for d in entry.documents}

    def place(line: EvidenceEntry) -> tuple[str, int] | None:
        document = documents[line.document]
        return places.get((document.path, attachment_of(document.part), line.page or 0))

    made = packed(cover_pdf(entry, place, marked=marked), "cover.pdf", None, msgspec.structs.replace(rules, most=None))
    for number, one in enumerate(made, 1):
        part = f"-{number}of{len(made)}" if len(made) > 1 else ""
        path = f"{FOLDER}/01-cover{part}{one.suffix}"
        cover = Sent(path=path, original="", part=None, original_sha256="", pages=one.pages, how="cover", marked=False)
        yield Artifact(path=path, data=one.data), cover


def _slug(stem: str) -> str:
    """Return a name of plain letters, digits, points and hyphens: none of the signs that upload forms refuse."""
    plain = unicodedata.normalize("NFKD", stem.translate(_LETTERS)).encode("ascii", "ignore").decode()
    return _SLUG.sub("-", plain).strip("-._")[:_LONGEST].strip("-._") or "paper"


def _called(document: DocumentEntry) -> Text:
    return paper_named(document.path, document.part)
