"""What a file is, told by its content and never by its name alone.

In: the first bytes of a file (and the whole file as a callable for zip-based kinds). Out: a `Format`.
Never: decoding, trust in a suffix.
"""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from typing import IO, TYPE_CHECKING, Literal, get_args

from evidence.ingest.signed import is_signed, is_signed_in_letters

if TYPE_CHECKING:
    from evidence.model import SourceKind

HEAD = 8192
_CHUNK = 1 << 20
Format = Literal[
    "pdf",
    "jpeg",
    "png",
    "gif",
    "tiff",
    "bmp",
    "webp",
    "heif",
    "jp2",
    "mail",
    "outlook",
    "tnef",
    "zip",
    "docx",
    "xlsx",
    "pptx",
    "opendocument",
    "old office",
    "rtf",
    "html",
    "xml",
    "text",
    "rar",
    "7z",
    "gzip",
    "tar",
    "signed",
    "postscript",
    "xps",
    "iwork",
    "link",
]
KINDS: dict[Format, SourceKind] = {
    "pdf": "pdf",
    **dict.fromkeys(get_args(Format)[1:9], "image"),
    **dict.fromkeys(("mail", "outlook", "tnef"), "mail"),
    **dict.fromkeys(("zip", "signed"), "archive"),
    **dict.fromkeys(("docx", "xlsx"), "office"),
    "html": "html",
    "xml": "xml",
    "text": "text",
}
"""Formats that can be documents; every other format is known by name only, to say what to do with it."""

SUFFIXES: dict[str, tuple[Format, ...]] = {
    ".pdf": ("pdf",),
    ".jpg": ("jpeg",),
    ".jpeg": ("jpeg",),
    ".jpe": ("jpeg",),
    ".jfif": ("jpeg",),
    ".pjpeg": ("jpeg",),
    ".png": ("png",),
    ".gif": ("gif",),
    ".tif": ("tiff",),
    ".tiff": ("tiff",),
    ".bmp": ("bmp",),
    ".webp": ("webp",),
    ".heic": ("heif",),
    ".heif": ("heif",),
    ".eml": ("mail", "text", "html"),
    ".zip": ("zip",),
    ".docx": ("docx",),
    ".xlsx": ("xlsx",),
    ".pptx": ("pptx",),
    ".doc": ("old office", "rtf"),
    ".xls": ("old office",),
    ".msg": ("outlook", "old office"),
    ".rtf": ("rtf",),
    ".htm": ("html", "text", "xml"),
    ".html": ("html", "text", "xml"),
    ".xml": ("xml",),
    ".txt": ("text", "mail", "html", "xml", "rtf"),
    ".csv": ("text",),
    ".tsv": ("text",),
    ".md": ("text", "mail", "html"),
    ".rar": ("rar",),
    ".7z": ("7z",),
    ".p7m": ("signed",),
}
_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"II+\x00", "tiff"),
    (b"MM\x00+", "tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office"),
    (b"\x78\x9f\x3e\x22", "tnef"),
    (b"{\\rtf", "rtf"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "jp2"),
    (b"\xff\x4f\xff\x51", "jp2"),
    (b"%!PS", "postscript"),
    (b"\xc5\xd0\xd3\xc6", "postscript"),
    (b"\x4c\0\0\0\x01\x14\x02\0", "link"),
)
_OUTLOOK = "__properties_version1.0".encode("utf-16-le")  # what a mail has in its container, and no paper
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"hevm", b"hevs", b"mif1", b"msf1", b"avif")
_OFFICE_PARTS: tuple[tuple[str, Format], ...] = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_MAIL_HEADER = re.compile(
    rb"^(received|from|to|subject|date|message-id|mime-version|return-path|delivered-to|content-type|reply-to|x-[a-z-]+"
    rb"|dkim-signature|arc-[a-z-]+|authentication-results|cc|sender|list-[a-z]+|content-transfer-encoding|thread-[a-z]+)"
    rb":",
    re.IGNORECASE,
)
_MAIL_SURE = re.compile(
    rb"^(message-id|mime-version|received|return-path|dkim-signature|content-transfer-encoding):",
    re.IGNORECASE | re.MULTILINE,
)
_SEVERAL_PARTS = re.compile(rb"content-type:\s*multipart/", re.IGNORECASE)  # what a signed mail holds may say no more
# A page's address as Windows and Linux keep it, and a paper that stands in a cloud.
_LINK = re.compile(
    rb"\[InternetShortcut\]|\[Desktop Entry\][^\0]{0,2000}^Type=Link|\{[^{}]*\"doc_id\"\s*:", re.MULTILINE
)
_HTML = re.compile(rb"<(!doctype\s+html|html|head|body|table|div|p|meta)(?![\w:.-])", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TEXT_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def sniff(data: bytes, whole: IO[bytes] | None = None) -> Format | None:
    """Return what the bytes are, None for what is not known.

    `data` is at least the first `HEAD` bytes; `whole` is needed to look into a zip container, which is left
    open and may be moved. A damaged zip container is still "zip".
    """
    return _binary(data, whole) or _textual(data)


def named_kind(path: str) -> tuple[Format, ...] | None:
    """Return the formats that the suffix of a name promises, None for a suffix without a promise."""
    dot = path.rfind(".")
    return SUFFIXES.get(path[dot:].lower()) if dot >= 0 else None


def _binary(data: bytes, whole: IO[bytes] | None) -> Format | None:
    for magic, found in _MAGIC:
        if data.startswith(magic):
            return "outlook" if found == "old office" and _is_outlook(data, whole) else found
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _inside_zip(whole if whole is not None else io.BytesIO(data))
    tests: tuple[tuple[bool, Format], ...] = (
        (is_signed(data), "signed"),
        (data[:4] == b"RIFF" and data[8:12] == b"WEBP", "webp"),
        (data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS, "heif"),
        (data[:2] == b"BM" and data[6:10] == b"\0\0\0\0", "bmp"),
        (b"%PDF-" in data[:1024], "pdf"),
        (data[257:262] == b"ustar", "tar"),
    )
    return next((found for told, found in tests if told), None)


def _is_outlook(data: bytes, whole: IO[bytes] | None) -> bool:
    if whole is None:
        return _OUTLOOK in data
    whole.seek(0)
    rest = b""
    while chunk := whole.read(_CHUNK):
        if _OUTLOOK in rest + chunk:
            return True
        rest = chunk[-len(_OUTLOOK) :]
    return False


def _inside_zip(whole: IO[bytes]) -> Format:
    try:
        with zipfile.ZipFile(whole) as box:
            names = box.namelist()
            if any(name.endswith((".iwa", "Index.zip")) for name in names):
                return "iwork"
            if any(name.endswith(".fdseq") for name in names):
                return "xps"
            if "[Content_Types].xml" in names:
                return next((kind for prefix, kind in _OFFICE_PARTS if any(n.startswith(prefix) for n in names)), "zip")
            if names[:1] == ["mimetype"] and b"opendocument" in box.read("mimetype")[:200]:
                return "opendocument"
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return "zip"
    return "zip"


def _textual(data: bytes) -> Format | None:
    head = data[:HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = head[: len(head) // 2 * 2].decode("utf-16", "replace")
        if _TEXT_CONTROL.search(text):
            return None
        head = text.encode("utf-8")
    elif _CONTROL.search(head):
        return None
    return _markup(head.removeprefix(codecs.BOM_UTF8).lstrip())


def _markup(head: bytes) -> Format:
    if _is_mail(head):
        return "mail"
    if is_signed_in_letters(head):
        return "signed"
    if _LINK.match(head):
        return "link"
    if head.startswith(b"<?xml") and not _HTML.match(head[head.find(b"?>") + 2 :].lstrip()):
        return "xml"
    if head.startswith(b"<") and _HTML.search(head):
        return "html"
    return "xml" if head.startswith(b"<") and b">" in head else "text"


def _is_mail(head: bytes) -> bool:
    lines = head.split(b"\n\n", 1)[0].split(b"\r\n\r\n", 1)[0].splitlines()
    if head.startswith(b"From ") and lines:  # the separator line of a mailbox file
        lines = lines[1:]
    if _SEVERAL_PARTS.match(head):
        return True
    fields = [line for line in lines if line[:1] not in b" \t>" and line]
    if len(fields) < 2 or not all(b":" in line for line in fields):  # noqa: PLR2004 -- one header is a labelled line
        return False
    block = b"\n".join(fields)
    return bool(_MAIL_HEADER.match(fields[0])) and bool(_MAIL_SURE.search(block))
