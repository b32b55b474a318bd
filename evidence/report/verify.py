"""Proof that highlighted copies are their originals plus annotations, from the output folder alone.

In: the folder, and the case folder where the originals still lie. Out: what was compared, what differs, what could
not be compared. Never: a repair, an exception for a copy that is broken: that is an answer.
"""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from evidence.errors import UsageError
from evidence.report.compare import annotations_differ, appended_differ, page_differs, pages_instead
from evidence.report.folder import MANIFEST, is_unfinished
from evidence.report.highlight import opened, page_proofs, renderer
from evidence.report.images import as_pdf, inner_bytes
from evidence.report.manifest import Manifest
from evidence.report.names import FOLDER
from evidence.report.upload_list import UPLOAD
from evidence.report.verify_upload import upload_differs
from evidence.texts import Joined, Text, message

if TYPE_CHECKING:
    from evidence.report.highlight import Copy
    from evidence.texts import Sentence


_INTACT: Sentence = "intact: {file} (from {original})"
_BROKEN: Sentence = "NOT INTACT: {file} (from {original})"


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """One copy: what differs from its original, and what could not be compared."""

    path: str
    original: str
    differs: tuple[Text, ...]
    not_compared: tuple[Text, ...]

    @property
    def intact(self) -> bool:
        """Whether nothing differs."""
        return not self.differs


class Verification(msgspec.Struct, frozen=True, kw_only=True):
    """The answer for a folder: its copies, and what is wrong with the folder as a whole; `notes` break nothing."""

    copies: tuple[Checked, ...]
    wrong: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()

    @property
    def intact(self) -> bool:
        """Whether every copy is its original plus annotations."""
        return not self.wrong and all(c.intact for c in self.copies)

    def lines(self) -> tuple[Text, ...]:
        """Return the answer in words, one line each; the last says it in one sentence."""
        told: list[Text] = [message("NOT INTACT: {what}", what=w) for w in self.wrong]
        for copy in self.copies:
            line = _INTACT if copy.intact else _BROKEN
            told.append(message(line, file=copy.path, original=copy.original))
            told += [Joined(("    ", message("differs: {what}", what=d)), "") for d in copy.differs]
            told += [Joined(("    ", message("not compared: {what}", what=n)), "") for n in copy.not_compared]
        told += [message("Note: {note}", note=n) for n in self.notes]
        if not self.intact:
            return (*told, message("Something is not as it was made: do not send it; run `evidence check` again."))
        return (*told, message("Every copy is its original plus marks that can be removed."))


def verify(out: Path, originals: Path | None = None) -> Verification:
    """Compare every highlighted copy below `out` with what manifest.json says, and with `originals` where given.

    Raises UsageError for a folder that is not there: a mistyped path proves nothing.
    """
    for folder in (out, *([originals] if originals else [])):
        if not folder.is_dir():
            raise UsageError("There is no such folder.", where=str(folder), then="Check the path.")
    if is_unfinished(out):
        return Verification(
            copies=(), wrong=(message("A run was cut off while it wrote: run `evidence check` again."),)
        )
    try:
        manifest = msgspec.json.decode((out / MANIFEST).read_bytes(), type=Manifest)
    except OSError:
        return Verification(
            copies=(), wrong=(message("{file} is missing: this is no folder of results.", file=MANIFEST),)
        )
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return Verification(copies=(), wrong=(message("{file} is damaged.", file=MANIFEST),))
    hashes = {w.path: w.sha256 for w in manifest.files}
    alike = manifest.renderer in {None, renderer()}
    copies = tuple(_checked(copy, (out, originals), hashes.get(copy.path), alike=alike) for copy in manifest.copies)
    if not alike and any(c.pages for c in manifest.copies):
        drawn = message(
            "The pages were drawn by {then} when the copies were made, here by {now}: pixels may differ without harm. "
            "Name the case folder, and both are drawn here.",
            then=manifest.renderer or "",
            now=renderer(),
        )
    else:
        drawn = None
    listed = {c.path for c in manifest.copies}
    strangers = sorted(_name(p, out) for p in (out / FOLDER).rglob("*") if p.is_file() and _name(p, out) not in listed)
    wrong: list[Text] = [message("{file} is not in {list}.", file=s, list=MANIFEST) for s in strangers]
    differs, notes = upload_differs(manifest.upload, manifest.copies, hashes, lambda name: _bytes(out, name))
    listed |= {s.path for s in manifest.upload}
    changed = [w.path for w in manifest.files if w.path not in listed and _hash_of(out, w.path) != w.sha256]
    notes += [message("{file} was changed or removed after it was written.", file=name) for name in changed]
    there = sorted(_name(p, out) for p in (out / UPLOAD).rglob("*") if p.is_file())
    notes += [
        message("{file} is not in {list}: somebody added it.", file=name, list=MANIFEST)
        for name in there
        if name not in listed
    ]
    notes += [drawn] if drawn else []
    if originals is None and copies:
        notes.append(
            message(
                "Compared with the hashes in manifest.json; name the case folder to compare with the originals too."
            )
        )
    return Verification(copies=copies, wrong=(*wrong, *differs), notes=tuple(notes))


def _checked(copy: Copy, where: tuple[Path, Path | None], sha256: str | None, *, alike: bool) -> Checked:
    out, originals = where
    differs: list[Text] = []
    unknown: list[Text] = []
    data = _bytes(out, copy.path)
    if data is None:
        differs.append(message("The copy is missing."))
    else:
        if _sha(data) != sha256:
            differs.append(message("The file was changed after it was written."))
        try:
            wrong, why = _pages_differ(copy, data, alike=alike)
            differs += wrong
            unknown += why
        except Exception:  # noqa: BLE001 -- the libraries raise anything on damaged files, which is the answer
            differs.append(message("The copy cannot be opened."))
        if copy.method == "rewritten":
            unknown.append(message("This PDF cannot be appended to: its pages were compared by their hashes."))
    if originals is not None:
        wrong, why = _original_differs(copy, originals, data)
        differs += wrong
        unknown += why
    return Checked(
        path=copy.path,
        original=copy.original if copy.part is None else f"{copy.original}, {copy.part}",
        differs=tuple(differs),
        not_compared=tuple(unknown),
    )


def _pages_differ(copy: Copy, data: bytes, *, alike: bool) -> tuple[list[Text], list[Text]]:
    """Return what differs, and which pages could not be compared because another version drew them."""
    if copy.method == "rewritten":
        with opened(data) as document:
            differs = annotations_differ(document, copy.marks)
            proofs = page_proofs(document)
        if alike or len(proofs) != len(copy.pages):
            return differs + _proofs_differ(proofs, copy.pages), []
        pairs = tuple(enumerate(zip(proofs, copy.pages, strict=True), 1))
        differs += [page_differs(n) for n, (a, b) in pairs if a.content != b.content]
        other = [n for n, (a, b) in pairs if a.content == b.content and a.pixels != b.pixels]
        return differs, [message("Page {page}: the looks, drawn by another version.", page=n) for n in other]
    base = data[: copy.base_bytes]
    if _sha(base) != copy.base_sha256:
        return [message("Its first part is not the original's bytes.")], []
    differs = appended_differ(base, data, copy.marks)
    if copy.image:
        return differs + _image_differs(base, copy.original_sha256, copy.part or copy.original), []
    if copy.base_sha256 != copy.original_sha256:
        differs.append(message("It was made from another file."))
    return differs, []


def _image_differs(base: bytes, sha256: str, name: str) -> list[Text]:
    """Compare the page around an image with the one made again from the image inside."""
    inner = inner_bytes(base)
    if inner is None or _sha(inner) != sha256:
        return [message("The image inside is not the original.")]
    again = as_pdf(inner, name)
    if again == base:
        return []
    if again is None:
        return [message("The image inside cannot be opened.")]
    with (
        opened(base) as shown,
        opened(again) as expected,
    ):  # another compressor may give other bytes, never other pixels
        same = [p.pixels for p in page_proofs(shown)] == [p.pixels for p in page_proofs(expected)]
    return [] if same else [message("The page does not show the image inside.")]


def _original_differs(copy: Copy, originals: Path, copied: bytes | None) -> tuple[list[Text], list[Text]]:
    if copy.part is not None:
        return [], [message("The original is an attachment of {file}.", file=copy.original)]
    data = _bytes(originals, copy.original)
    if data is None:
        return [], [message("The original was not found.")]
    if _sha(data) != copy.original_sha256:
        return [message("The original was changed since.")], []
    if copy.method == "rewritten" and copied is not None:
        return _drawn_differ(data, copied)
    return [], []


def _drawn_differ(original: bytes, copied: bytes) -> tuple[list[Text], list[Text]]:
    """Draw both here and compare: that holds whichever version made the copy."""
    with opened(original) as document:
        if document.needs_pass:
            return [], [
                message("The original is locked with a password: its pages were not compared, its bytes are the same.")
            ]
        expected = page_proofs(document)
    try:
        with opened(copied) as document:
            return _proofs_differ(page_proofs(document), expected), []
    except Exception:  # noqa: BLE001 -- as above: told already
        return [], []


def _proofs_differ(found: tuple[object, ...], expected: tuple[object, ...]) -> list[Text]:
    if len(found) != len(expected):
        return [pages_instead(len(found), len(expected))]
    return [page_differs(n) for n, (a, b) in enumerate(zip(found, expected, strict=True), 1) if a != b]


def _bytes(root: Path, name: str) -> bytes | None:
    pure = PurePosixPath(name)
    if pure.is_absolute() or ".." in pure.parts:
        return None
    try:
        return root.joinpath(*pure.parts).read_bytes()
    except (OSError, ValueError):
        return None


def _hash_of(root: Path, name: str) -> str | None:
    data = _bytes(root, name)
    return None if data is None else _sha(data)


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
