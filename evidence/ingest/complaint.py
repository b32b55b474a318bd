"""Why a file is no document: one sentence a user understands, with what to do about it.

In: a name and the format that its content has. Out: a sentence, or None. Never: I/O.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from evidence.ingest.sniff import KINDS, Format, named_kind
from evidence.texts import Joined, Text, Texts, message

JUNK_NAMES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r", "__macosx", "$recycle.bin"})
JUNK_STARTS = (".", "~$", "~wrl")
JUNK_ENDS = (".p7s",)  # the signature of a mail, without what it signs
_ADVICE: Texts[Format] = {
    "rar": "It is a RAR archive: unpack it and put its files into the folder.",
    "7z": "It is a 7z archive: unpack it and put its files into the folder.",
    "gzip": "It is a gzip archive: unpack it and put its files into the folder.",
    "tar": "It is a tar archive: unpack it and put its files into the folder.",
    "old office": "It is an old Office file: save it as PDF.",
    "rtf": "It is an RTF text: save it as PDF.",
    "pptx": "It is a presentation: save it as PDF.",
    "opendocument": "It is an OpenDocument file: save it as PDF.",
    "postscript": "It is a PostScript file: save it as PDF.",
    "xps": "It is an XPS file: print it to PDF.",
    "iwork": "It is a Pages, Numbers or Keynote file: export it as PDF.",
    "link": "It is a link to a paper and not the paper: open it and save the paper as PDF.",
}
_NAMED: Texts[Format] = {
    "html": "an HTML page",
    "xml": "an XML file",
    "rtf": "an RTF text",
    "rar": "a RAR archive",
    "text": "plain text",
    "mail": "a mail",
    "zip": "a ZIP archive",
    "old office": "an old Office file",
    "signed": "a signed file",
    "link": "a link",
}


def is_junk(name: str) -> bool:
    """Tell whether an operating system, an office or a mail program left this file or folder behind."""
    low = name.lower()
    return low in JUNK_NAMES or low.startswith(JUNK_STARTS) or low.endswith(JUNK_ENDS)


def complaint(name: str, found: Format | None) -> Text | None:
    """Return in one sentence why a file of this name and content is no document, None when it is one."""
    promised = named_kind(name)
    suffix = PurePosixPath(name).suffix.lower()
    if found is None:
        if promised:
            return message(
                "The name ends in {suffix}, but the content is damaged or something else: copy or export it again.",
                suffix=suffix,
            )
        return message("The file is of no known type: save it as PDF or as a picture.")
    if promised and found not in promised:
        return message(
            "The name ends in {suffix}, but the content is {format}: give the file the right ending.",
            suffix=suffix,
            format=described(found),
        )
    if found in KINDS:
        return None
    return Joined((message("The file cannot be read as a document."), message(_ADVICE[found])))


def described(found: Format) -> Text:
    """Return the format as a user calls it, with its article."""
    return message(_NAMED[found]) if found in _NAMED else message("a {format} file", format=found.upper())
