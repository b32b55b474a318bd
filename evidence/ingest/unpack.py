"""Mails, mailboxes, archives and signed files become what is in them: one Source for each attachment, `part` its name.

In: Sources. Out: Sources without mails and archives, and Problems. Never: a file on disk, a path outside, more
than the caps below.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from evidence.ingest.complaint import complaint, is_junk
from evidence.ingest.message import Attachment, Message, MessageError, read_message
from evidence.ingest.outlook import read_outlook
from evidence.ingest.signed import SignedError, enclosed
from evidence.ingest.sniff import KINDS, sniff
from evidence.ingest.tnef import MAGIC, read_tnef
from evidence.model import Problem, Source
from evidence.texts import Sentence, Text, message, sentence
from evidence.values.codes import find_asins, find_gtins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MAX_PARTS = 2000
MAX_BYTES = 500_000_000
MAX_RATIO = 200
MAX_DEPTH = 4
RATIO_FROM = 10_000_000
_TOLD = 3  # things in one file that are named for one reason
_CHUNK = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNED = ".p7m"
_NEXT_MAIL = re.compile(rb"(?:\A|\n\r?\n)(From [^\r\n]*\r?\n)(?=[A-Za-z-]+:)")
_ORNAMENT = 30_000  # bytes: a page of a paper, as a picture, has more


class Part(NamedTuple):
    """One thing inside a container; `error` instead of data where it could not be taken out."""

    name: str
    data: bytes
    error: Text | None = None


class Spent:
    """How much of the caps one outermost file has used."""

    def __init__(self) -> None:
        self.parts = 0
        self.size = 0

    def add(self, size: int) -> Text | None:
        """Count bytes; return why it is too much, None while it is not."""
        self.size += size
        if self.size > MAX_BYTES:
            return message(
                "It holds more than {count} MB: unpack it and leave out what is not needed.",
                count=MAX_BYTES // 1_000_000,
            )
        return None

    def part(self) -> Text | None:
        """Count one part; return why it is too many, None while it is not."""
        self.parts += 1
        return (
            message("It holds more than {count} files: unpack it yourself.", count=MAX_PARTS)
            if self.parts > MAX_PARTS
            else None
        )


def unpack(sources: Iterable[Source]) -> tuple[list[Source], list[Problem]]:
    """Replace each mail and archive by its parts, down to `MAX_DEPTH` levels."""
    out: list[Source] = []
    problems: list[Problem] = []
    for source in sources:
        if source.kind in ("mail", "archive"):
            inside, wrong = _opened(source)
            out += inside
            problems += wrong
        else:
            out.append(source)
    return out, problems


def _opened(source: Source) -> tuple[list[Source], list[Problem]]:
    """Return what is in one file; whatever the libraries raise costs this file alone."""
    out: list[Source] = []
    problems: list[Problem] = []
    try:
        _open(source, out, problems, Spent(), 1)
    except Exception as error:  # noqa: BLE001 -- hostile files find what no library's page on errors names
        why = type(error).__name__
        return [], [
            Problem(source=source, error=message("It could not be unpacked ({why}): unpack it yourself.", why=why))
        ]
    return out, _few(source, problems)


def _few(source: Source, problems: list[Problem]) -> list[Problem]:
    """Return the problems with those that many things in one file share told a few times: a bomb would fill the report."""
    alike = Counter(problem.error for problem in problems)
    told: Counter[Text] = Counter()
    kept = []
    for problem in problems:
        told[problem.error] += 1
        if alike[problem.error] <= _TOLD + 1 or told[problem.error] <= _TOLD:
            kept.append(problem)
    if len(kept) < len(problems) and all(problem.source is not source for problem in kept):
        why = max(alike, key=lambda error: alike[error])
        told_more = message("{count} more in it were not read: {why}", count=len(problems) - len(kept), why=why)
        kept.append(Problem(source=source, error=told_more))
    return kept


def _open(source: Source, out: list[Source], problems: list[Problem], spent: Spent, depth: int) -> None:
    if depth > MAX_DEPTH:
        error = message(
            "Archives and mails stand inside each other more than {count} deep: unpack it yourself.", count=MAX_DEPTH
        )
        problems.append(Problem(source=source, error=error))
        return
    taken: set[str] = set()
    before = (len(out), len(problems))
    for part in _parts(source, spent):
        if part.error and not part.name:
            problems.append(Problem(source=source, error=sentence(part.error)))
            return
        if is_junk(PurePosixPath(part.name).name):
            continue
        inner = _as_source(source, _unique(part.name, taken), part.data)
        why = part.error or complaint(part.name, sniff(part.data)) if part.data or part.error else _EMPTY
        if why:
            problems.append(Problem(source=inner, error=sentence(why)))
        elif inner.kind in ("mail", "archive"):
            _open(inner, out, problems, spent, depth + 1)
        else:
            out.append(inner)
    if before == (len(out), len(problems)):
        problems.append(Problem(source=source, error=message("There is nothing in it: remove it from the folder.")))


_EMPTY: Sentence = "The attachment is empty (0 bytes): ask for it again."


def _parts(source: Source, spent: Spent) -> Iterator[Part]:
    try:
        data = source.data if source.data is not None else Path(source.location or "").read_bytes()
    except OSError:
        yield Part("", b"", "The file could not be read: copy it again.")
        return
    if source.location and hashlib.sha256(data).hexdigest() != source.sha256:
        yield Part("", b"", "The file changed while the case was read: run again when nobody writes to it.")
        return
    if source.kind == "mail":
        yield from _mailbox(data, spent) or _mail_parts(data, spent)
    elif data.startswith(b"PK"):
        yield from _zip_parts(data, spent)
    else:
        yield _signed_part(source.name, data, spent)


def _mailbox(data: bytes, spent: Spent) -> list[Part]:
    """Return the mails of a mailbox's file, nothing where it is a single mail."""
    if not data.startswith(b"From "):
        return []
    begins = [found.start(1) for found in _NEXT_MAIL.finditer(data)]
    if len(begins) < 2:  # noqa: PLR2004 -- a single mail
        return []
    return [
        Part(f"mail {number}.eml", data[first:last], spent.part() or spent.add(last - first))
        for number, (first, last) in enumerate(pairwise((*begins, len(data))), start=1)
    ]


def _signed_part(name: str, data: bytes, spent: Spent) -> Part:
    inner = name[: -len(_SIGNED)] if name.lower().endswith(_SIGNED) else name
    try:
        held = enclosed(data)
    except SignedError as err:
        return Part("", b"", str(err))
    return Part(inner or name, held, spent.part() or spent.add(len(held)))


def _as_source(parent: Source, name: str, data: bytes) -> Source:
    found = sniff(data) if data else None
    return Source(
        sha256=hashlib.sha256(data).hexdigest() if data else "",
        name=PurePosixPath(name).name,
        kind=KINDS.get(found, "unknown") if found else "unknown",
        path=parent.path,
        part=f"{parent.part}/{name}" if parent.part else name,
        data=data,
        parent=parent.sha256,
    )


def _unique(name: str, taken: set[str]) -> str:
    path = PurePosixPath(name)
    number = 1
    while name in taken:
        number += 1
        name = path.with_name(f"{path.stem} ({number}){path.suffix}").as_posix()
    taken.add(name)
    return name


def _mail_parts(data: bytes, spent: Spent) -> Iterator[Part]:
    try:
        mail = _taker(data)(data)
    except MessageError as err:
        yield Part("", b"", str(err))
        return
    papers = [a for a in mail.attachments if not _is_ornament(a)]
    for attached in papers:
        too_much = spent.part() or spent.add(len(attached.data))
        if too_much:
            yield Part("", b"", too_much)
            return
        yield Part(attached.name, attached.data, attached.error)
    if not papers or _lists_goods(mail):
        yield from _body(mail)


def _taker(data: bytes) -> Callable[[bytes], Message]:
    """Return what takes a mail apart: as it was sent, as Outlook saves it, or as Outlook wraps its attachments."""
    if data.startswith(_OLE):
        return read_outlook
    return read_tnef if data.startswith(MAGIC) else read_message


def _is_ornament(attached: Attachment) -> bool:
    """Tell whether it is a small picture that the mail's own text shows, as logos are."""
    return attached.inline and len(attached.data) < _ORNAMENT


def _lists_goods(mail: Message) -> bool:
    """Tell whether a message with a layout names product codes itself: then it is a paper beside what is attached."""
    codes = (*find_asins(mail.html), *find_gtins(mail.html))
    return any(code.value.startswith("B0") or code.value.isdigit() for code in codes)


def _body(mail: Message) -> Iterator[Part]:
    """Without attachments the message itself is the paper."""
    if mail.html.strip():
        yield Part("message.html", mail.html.encode())
    elif mail.text.strip():
        yield Part("message.txt", mail.text.encode())


def _zip_parts(data: bytes, spent: Spent) -> Iterator[Part]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            members = sorted((m for m in box.infolist() if not m.is_dir()), key=lambda m: m.filename)
            for member in members:
                too_much = spent.part()
                if too_much:
                    yield Part("", b"", too_much)
                    return
                yield _member(box, member, spent)
                if spent.size > MAX_BYTES:
                    return
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        yield Part("", b"", "The archive is damaged: copy or download it again, or unpack it yourself.")


def _member(box: zipfile.ZipFile, member: zipfile.ZipInfo, spent: Spent) -> Part:
    name = safe_name(member.filename)
    if name is None:
        shown = PurePosixPath(member.filename.replace("\\", "/")).name or "file"
        return Part(shown, b"", "Its path leads out of the archive: unpack the archive yourself.")
    if member.flag_bits & 1:
        return Part(name, b"", "The archive is locked with a password: unpack it and put its files into the folder.")
    cap = max(RATIO_FROM, member.compress_size * MAX_RATIO)
    out = bytearray()
    try:
        with box.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                out += chunk
                if len(out) > cap:
                    return Part(name, b"", "It is packed far too tightly to be a paper (a zip bomb?) and is not read.")
                if too_much := spent.add(len(chunk)):
                    return Part(name, b"", too_much)
    except Exception:  # noqa: BLE001 -- zlib, lzma, bz2, zipfile each raise their own for damaged data
        return Part(name, b"", "It is damaged inside the archive: pack it again or put the file beside it.")
    return Part(name, bytes(out))


def safe_name(name: str) -> str | None:
    """Return the name of a member as a relative path with `/`, None when it leads out of the archive."""
    path = PurePosixPath(name.replace("\\", "/"))
    drive = bool(path.parts) and ":" in path.parts[0]
    if path.is_absolute() or drive or ".." in path.parts or not path.parts or "\0" in name:
        return None
    return path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
