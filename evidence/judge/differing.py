"""Where two texts differ, in words: by character where one of a word does, else by word.

In: what is printed, what was asked for. Out: a text. Never: a decision whether they are one.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from evidence.texts import Joined, message

if TYPE_CHECKING:
    from evidence.texts import Text

_ALIKE = 0.6
_MOST_DIFFERENCES = 3


def difference(printed: str, asked: str) -> Text:
    """Return in words where two texts differ: by character where one of a word does, else by word."""
    if _likeness(printed, asked) < _ALIKE:
        return message("another name")
    parts: list[Text] = []
    have, want = printed.split(), asked.split()
    for tag, a, b, c, d in SequenceMatcher(None, have, want, autojunk=False).get_opcodes():
        one, other = " ".join(have[a:b]), " ".join(want[c:d])
        if tag != "equal":
            parts.append(_in_word(one, other) or _change(one, other))
    more = ["…"] if len(parts) > _MOST_DIFFERENCES else []
    return Joined((*parts[:_MOST_DIFFERENCES], *more), "; ") if parts else message("the same")


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _in_word(printed: str, asked: str) -> Text | None:
    codes = SequenceMatcher(None, printed, asked, autojunk=False).get_opcodes()
    changes = [_change(printed[a:b], asked[c:d]) for tag, a, b, c, d in codes if tag != "equal"]
    return changes[0] if printed and asked and len(changes) == 1 < len(codes) else None


def _change(printed: str, asked: str) -> Text:
    if printed and asked:
        return message('"{printed}" instead of "{expected}"', printed=printed, expected=asked)
    return message('"{text}" too much', text=printed) if printed else message('"{text}" missing', text=asked)
