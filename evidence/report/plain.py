"""Text of documents made harmless for a reader's eye: no control characters, no overrides of direction.

In: any string. Out: strings of visible characters. Never: markup; each writer escapes for its own format.
"""

from __future__ import annotations

import re

# controls (C0, C1), invisible and bidirectional formatting characters, line separators, tags, lone surrogates
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]+"
)
_BLANKS = re.compile(r"\s+")
_LONG = 400


def one_line(text: str) -> str:
    """Return the text on one line, what cannot be seen replaced by a blank."""
    if text.isprintable():  # most are: none of the signs above, no blank but the usual one; ten times faster
        return _BLANKS.sub(" ", text).strip() if "  " in text else text.strip()
    return _BLANKS.sub(" ", _UNSEEN.sub(" ", text)).strip()


def shown(text: str, most: int = _LONG) -> str:
    """Return the text on one line, cut in the middle with an ellipsis where it is longer than `most`."""
    line = one_line(text)
    if len(line) <= most:
        return line
    head = most * 2 // 3
    return f"{line[:head]} … {line[-(most - head) :]}"
