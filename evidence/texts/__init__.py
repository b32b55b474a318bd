"""Texts for a person, in every language spoken: made as messages anywhere, said in one language at the edges.

In: English sentences with named places, values, a language. Out: strings. Never: a language kept between two calls.

`message("{paper} has no date.", paper=name)` makes one; `speaker("fr").tell(it)` says it. The catalogues are
standard gettext files in `locale/`; `scripts/make_catalogues` collects what is to be translated and compiles them.
"""

from __future__ import annotations

from evidence.texts.message import (
    Amount,
    Capital,
    Day,
    Joined,
    Listed,
    Message,
    Sentence,
    Text,
    Texts,
    Value,
    among,
    day,
    message,
    plural,
    sentence,
)
from evidence.texts.speaker import DOMAIN, FOLDER, LANGUAGES, Speaker, speaker, spoken

__all__ = [
    "DOMAIN",
    "FOLDER",
    "LANGUAGES",
    "Amount",
    "Capital",
    "Day",
    "Joined",
    "Listed",
    "Message",
    "Sentence",
    "Speaker",
    "Text",
    "Texts",
    "Value",
    "among",
    "day",
    "message",
    "plural",
    "sentence",
    "speaker",
    "spoken",
]
