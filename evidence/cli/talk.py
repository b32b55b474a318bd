"""What a command answers or says, in one language.

In: texts and a language. Out: lines on stdout or stderr. Never: a language of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.errors import Exit
from evidence.terminal import answer, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evidence.texts import Text


def answered(lines: Iterable[Text], language: str) -> int:
    """Print what was asked for, a text a line."""
    from evidence.texts import speaker

    t = speaker(language)
    for line in lines:
        answer(t.tell(line))
    return Exit.OK


def told(lines: Iterable[Text], language: str) -> None:
    """Say something beside what was asked for."""
    from evidence.texts import speaker

    t = speaker(language)
    for line in lines:
        say(t.tell(line))
