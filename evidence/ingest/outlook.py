"""A mail that Outlook saved (.msg) becomes a Message.

In: the bytes. Out: Message. Never: an import before such a file is there: the library is an extra of the package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evidence.ingest.message import Attachment, Message, MessageError, named

if TYPE_CHECKING:
    from datetime import datetime

    from evidence.texts import Sentence

_WITHOUT: Sentence = (
    "Mails saved by Outlook (.msg) are read by an extra: install evidence[msg], or save the message as .eml or .txt."
)


def read_outlook(data: bytes) -> Message:
    """Take an Outlook mail apart. Raises MessageError when it is none or the extra is absent."""
    try:
        import extract_msg
    except ImportError as err:
        raise MessageError(_WITHOUT) from err
    try:
        with extract_msg.openMsg(data) as mail:
            return _message(mail)
    except Exception as err:
        raise MessageError("The file is no mail of Outlook, or is damaged: save the message as .eml or .txt.") from err


def _message(mail: Any) -> Message:  # noqa: ANN401 -- the library has no types
    html = getattr(mail, "htmlBody", None) or b""
    sent: datetime | None = getattr(mail, "date", None)
    return Message(
        subject=mail.subject or "",
        sender=mail.sender or "",
        recipient=mail.to or "",
        sent=sent,
        text=(mail.body or "").replace("\r\n", "\n").strip("\x00"),
        html=html.decode("utf-8", "replace") if isinstance(html, bytes) else str(html),
        attachments=tuple(_attachment(one, number) for number, one in enumerate(mail.attachments, start=1)),
    )


def _attachment(one: Any, number: int) -> Attachment:  # noqa: ANN401 -- as above
    said = getattr(one, "longFilename", None) or getattr(one, "shortFilename", None) or ""
    name = named(said) or f"attachment {number}"
    data = one.data
    if isinstance(data, bytes):
        return Attachment(name, data, inline=bool(getattr(one, "cid", None)))
    inner = data.exportBytes() if hasattr(data, "exportBytes") else b""  # a mail inside the mail
    if inner:
        return Attachment(name if name.lower().endswith(".msg") else f"{name}.msg", inner)
    return Attachment(name, b"", "It is linked and not in the mail: save it into the folder.")
