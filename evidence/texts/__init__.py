"""Texts for a person, in every language spoken: made as messages anywhere, said in one language at the edges.

In: English sentences with named places, values, a language. Out: strings. Never: a language kept between two calls.

`message("{paper} has no date.", paper=name)` makes one; `speaker("fr").tell(it)` says it. The catalogues are
standard gettext files in `locale/`; `scripts/make_catalogues` collects what is to be translated and compiles them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.texts.catalogue import DOMAIN, FOLDER, LANGUAGES, speaks, spoken

if TYPE_CHECKING:
    from evidence.texts.messages import (
        Amount,
        Capital,
        Day,
        Joined,
        Listed,
        Message,
        Pairs,
        Sentence,
        Sentences,
        Text,
        Texts,
        Value,
        among,
        day,
        message,
        no_papers,
        part_named,
        plural,
        sentence,
        unspoken,
    )
    from evidence.texts.speakers import Speaker, speaker

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
    "Pairs",
    "Sentence",
    "Sentences",
    "Speaker",
    "Text",
    "Texts",
    "Value",
    "among",
    "day",
    "message",
    "no_papers",
    "part_named",
    "plural",
    "sentence",
    "speaker",
    "speaks",
    "spoken",
    "unspoken",
]


def __getattr__(name: str) -> object:
    """Import what is heavy only when it is asked for: the help text needs the catalogues alone."""
    if name not in __all__:
        raise AttributeError(name)
    from evidence.texts import messages, speakers

    return getattr(speakers if name in {"Speaker", "speaker"} else messages, name)
