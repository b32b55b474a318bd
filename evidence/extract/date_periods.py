"""What stands between the two days of a period, in every language's words.

In: nothing. Out: patterns. Never: a date.
"""

from __future__ import annotations

import re
from functools import cache

from evidence.values.languages import languages


@cache
def periods() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns of what stands between the two days of a period, and of a first day and that.

    Numbers and a hyphen right before a date hide the first day from the date patterns.
    """
    words = sorted({w for language in languages().values() for w in language.until})
    between = rf"\s*(?:[-\u2013\u2014~\u301c]|{'|'.join(map(re.escape, words))})\s*"
    first = rf"(?<![\w./-])\d{{1,4}}[./-]\d{{1,2}}(?:[./-]\d{{2,4}}|\.){between}\Z"
    return re.compile(between, re.IGNORECASE), re.compile(first, re.IGNORECASE)
