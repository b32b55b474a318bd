"""Whether the language of a page is one that the first reader has data for.

In: the first reader's words. Out: the language that is lacking, and how a report says so.
Never: a download, a guess from words that were read badly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.texts import Message, message
from evidence.values.text import language_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evidence.read.engines import Seen
    from evidence.texts import Sentence, Text

_CODES = {
    "en": "eng", "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "nl": "nld", "pl": "pol", "sv": "swe", "pt": "por",
    "tr": "tur", "cs": "ces", "da": "dan", "no": "nor", "fi": "fin", "hu": "hun", "ro": "ron", "hr": "hrv", "sk": "slk",
    "sl": "slv", "et": "est", "lv": "lav", "lt": "lit",
}  # fmt: skip
_LACKING: Sentence = (
    "The language data {code} is not installed: of papers in that language a second reader read the unsure words. "
    "evidence doctor tells how to install it."
)
_GREEK: Sentence = (
    "A paper seems to be in Greek letters, whose language data ell is not installed: what it says cannot be read. "
    "evidence doctor tells how to install it."
)
_CYRILLIC: Sentence = (
    "A paper seems to be in Cyrillic letters, whose language data (rus, ukr or bul) is not installed: what it says cannot be read. "
    "evidence doctor tells how to install it."
)
_LETTERS: dict[str, Sentence] = {
    "Greek": _GREEK,
    "Cyrillic": _CYRILLIC,
}
_READ = 0.6
_SURE = 0.6
LIKELY = 0.4  # a language that is likely enough for a second look at a page's names


def language(seen: Iterable[Seen], least: float = _SURE) -> str | None:
    """Return the code of Tesseract's data for the language of the words, None where that is less sure."""
    told, sure = language_of(" ".join(word.text for word in seen if word.confidence > _READ))
    return _CODES.get(told or "") if sure >= least else None


def lacking(seen: Iterable[Seen], read_with: tuple[str, ...], least: float = _SURE) -> str | None:
    """Return the language of the words where it is none of those that they were read with."""
    code = language(seen, least)
    return code if code not in read_with else None


def told(code: str) -> Message:
    """Return what a report says of a lacking language."""
    return message(_LACKING, code=code)


def letters_told(name: str | None) -> tuple[Message, ...]:
    """Return what a report says of letters that no installed data is for."""
    return (message(_LETTERS[name]),) if name else ()


def is_told(text: Text) -> bool:
    """Whether a warning says that a language is lacking."""
    return isinstance(text, Message) and text.text in {_LACKING, *_LETTERS.values()}
