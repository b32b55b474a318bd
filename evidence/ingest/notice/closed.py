"""What a notice says of a code beside its list: that its case is settled, or that it stands on the seller's own paper.

In: folded words around a code. Out: yes or no. Never: a case that a condition would settle.
"""

from __future__ import annotations

import re
from functools import cache

from evidence.ingest.notice.fold import fold, has_any
from evidence.ingest.notice.labels import settled
from evidence.ingest.notice.phrases import phrases

_MOST_WORDS, _MOST_BEHIND = 4, 7  # of a heading in front of a code; of a clause that points back at one


def heads_settled(before: str) -> bool:
    """Tell whether few words in front of a colon and a code say that its case is settled: "Erledigt ist bereits:"."""
    return 0 < len(before.split()) <= _MOST_WORDS and _says_settled(before)


def told_settled(following: str) -> bool:
    """Tell whether a clause behind that of a code points back at it and says that it is settled: "that one is closed"."""
    return following.startswith(_pointing()) and len(following.split()) <= _MOST_BEHIND and _says_settled(following)


def on_a_paper(label: str) -> bool:
    """Tell whether the label of a code says that a paper of the seller shows it: "ASIN on invoice"."""
    return "asin" in label and label.strip().endswith(_papers())


def _says_settled(folded: str) -> bool:
    if any(has_any(folded, p.conditions) for p in phrases().values()):
        return False
    return _settled().search(folded) is not None or any(has_any(folded, p.not_flagged) for p in phrases().values())


@cache
def _settled() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, settled()), key=len, reverse=True))})(?!\w)")


@cache
def _pointing() -> tuple[str, ...]:
    return tuple(fold(word) for p in phrases().values() for word in p.points_back)


@cache
def _papers() -> tuple[str, ...]:
    return tuple(fold(word) for p in phrases().values() for word in p.papers_own)
