"""One mail as bytes becomes its headers, its texts and its attachments.

In: the bytes of an .eml file. Out: `Message`. Never: a mail that breaks the rules of mail raising anything but
MessageError; a link followed, an image fetched.
"""

from __future__ import annotations

import email
import email.policy
import email.utils
from email.message import EmailMessage
from email.message import Message as AnyMessage
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

_MAX_NESTING = 30
_ENDINGS = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/tiff": ".tif",
    "image/heic": ".heic",
    "application/zip": ".zip",
    "message/rfc822": ".eml",
    "text/html": ".html",
    "text/plain": ".txt",
}


class MessageError(Exception):
    """A mail that cannot be taken apart; the text is a sentence for the user."""


class Attachment(NamedTuple):
    """A file inside a mail; `error` tells why its bytes could not be taken out. `inline`: the body may show it."""

    name: str
    data: bytes
    error: str | None = None
    inline: bool = False


class Message(NamedTuple):
    """A mail: decoded headers, texts ("" where it has none), `sent` with its own time zone, attachments."""

    subject: str
    sender: str
    recipient: str
    sent: datetime | None
    text: str
    html: str
    attachments: tuple[Attachment, ...]


def read_message(data: bytes) -> Message:
    """Take a mail apart. Raises MessageError when there is nothing of a mail in it."""
    try:
        mail = email.message_from_bytes(data, policy=email.policy.default)
        plain, html, attached = _collect(mail)
        return Message(
            subject=_header(mail, "subject"),
            sender=_header(mail, "from"),
            recipient=_header(mail, "to"),
            sent=_sent(mail),
            text="\n".join(plain),
            html="\n".join(html),
            attachments=tuple(attached),
        )
    except Exception as err:  # the email library raises anything on odd mails: Unicode, recursion, overflow
        raise MessageError("The mail is damaged: save it again, or save its attachments into the folder.") from err


def _header(mail: AnyMessage, name: str) -> str:
    try:
        return str(mail.get(name, ""))
    except Exception:  # noqa: BLE001 -- as above: an odd header must not cost the mail
        return ""


def _sent(mail: AnyMessage) -> datetime | None:
    try:
        return email.utils.parsedate_to_datetime(_header(mail, "date"))
    except Exception:  # noqa: BLE001 -- as above
        return None


def _collect(mail: EmailMessage) -> tuple[list[str], list[str], list[Attachment]]:
    plain: list[str] = []
    html: list[str] = []
    attached: list[Attachment] = []
    for part in _leaves(mail, 0):
        kind = part.get_content_type()
        name = _filename(part)
        body = part.get_content_disposition() != "attachment" and not name
        if body and kind == "text/plain":
            plain.append(_text(part))
        elif body and kind == "text/html":
            html.append(_text(part))
        else:
            attached.append(_attachment(part, name or f"attachment {len(attached) + 1}{_ENDINGS.get(kind, '')}"))
    return plain, html, attached


def _leaves(mail: AnyMessage, depth: int) -> Iterator[AnyMessage]:
    if mail.get_content_maintype() == "multipart" and depth < _MAX_NESTING:
        parts = mail.get_payload()
        for part in parts if isinstance(parts, list) else ():
            if isinstance(part, AnyMessage):
                yield from _leaves(part, depth + 1)
    elif mail.get_content_maintype() != "multipart":
        yield mail


def _filename(part: AnyMessage) -> str | None:
    try:
        name = part.get_filename()
    except Exception:  # noqa: BLE001 -- as above
        return None
    return named(name) if name else None


def named(name: str) -> str | None:
    """Return the name that a mail gives to a file without any folder; None where nothing is left of it."""
    clean = "".join(c for c in name.replace("\\", "/").rsplit("/", 1)[-1] if c.isprintable())
    return (clean.strip(". ") and clean.strip()) or None


def _text(part: AnyMessage) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    for charset in (part.get_content_charset() or "utf-8", "utf-8"):
        try:
            return raw.decode(charset)
        except (LookupError, UnicodeError):
            continue
    return raw.decode("cp1252", "replace")


def _attachment(part: AnyMessage, name: str) -> Attachment:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        mail = inner[0] if isinstance(inner, list) and inner else None
        if not isinstance(mail, AnyMessage):
            return Attachment(name, b"", "The attached mail is damaged: save it on its own.")
        return Attachment(name if name.lower().endswith(".eml") else f"{name}.eml", mail.as_bytes())
    raw = part.get_payload(decode=True)
    shown = part.get_content_maintype() == "image" and part.get("content-id") is not None
    return Attachment(name, raw if isinstance(raw, bytes) else b"", inline=shown)
