"""Which language a notice is in, and which marketplace it speaks for.

In: a notice's lines. Out: an ISO 639-1 code; "amazon.fr" or None. Never: a marketplace guessed from the language.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from evidence.ingest.notice.fold import fold, has_any
from evidence.ingest.notice.phrases import phrases

if TYPE_CHECKING:
    from evidence.values.languages import DateOrder

_WORD = re.compile(r"[^\W\d_]+")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_TLD = (
    r"(com\.mx|com\.br|com\.au|com\.tr|com\.be|co\.uk|co\.jp|com|fr|de|es|it|nl|pl|se|ca|in|ae|sa|eg|sg|cn|ie|co\.za)"
)
# Letters of scripts without blanks may touch the name: "より" before it, "を" behind.
_NAMED = re.compile(rf"(?<![A-Za-z\d_@./-])(?:www\.)?amazon\.{_TLD}(?![A-Za-z\d_/-]|\.[a-z])", re.IGNORECASE)
_LINKED = re.compile(rf"(?:sellercentral|www)\.amazon\.{_TLD}(?![\w-]|\.[a-z])", re.IGNORECASE)
_SENDER = re.compile(rf"@(?:[\w-]+\.)*amazon\.{_TLD}(?![\w-]|\.[a-z])", re.IGNORECASE)
URL = re.compile(r"(?:https?://|www\.)[^\s<>\")\]]+|\bamazon\.[a-z.]{2,6}/[^\s<>\")\]]+", re.IGNORECASE)
_MONTH_FIRST = frozenset(("amazon.com",))
_YEAR_FIRST = frozenset(("amazon.co.jp", "amazon.cn"))
_FEW = 4


def language_of_notice(text: str) -> str | None:
    """Return the language with most of its frequent words in the text, None for too little of any."""
    han, kana = len(_HAN.findall(text)), len(_KANA.findall(text))
    letters = sum(map(len, _WORD.findall(text)))
    if han + kana > letters / 8:
        return "ja" if kana * 10 > han + kana else "zh"
    words = Counter(_WORD.findall(fold(text)))
    votes = {code: sum(words[m] for m in set(p.marks)) for code, p in phrases().items()}
    kinds = {code: sum(m in words for m in set(p.marks)) for code, p in phrases().items()}
    best = max(sorted(votes), key=lambda code: kinds[code] * votes[code])
    if kinds[best] >= 2 or votes[best] >= _FEW:  # noqa: PLR2004 -- one word is in many languages
        return best
    return _language_of_labels(fold(text))


def _language_of_labels(folded: str) -> str | None:
    """Return the language that alone has most of the labels and words for papers in a text of hardly any sentence."""
    votes = {
        code: sum(has_any(folded, (w,)) for w in {*p.titles, *p.other_labels, *p.dates, *p.documents, *p.notices})
        for code, p in phrases().items()
    }
    best = max(votes.values())
    leading = [code for code, count in votes.items() if count == best]
    return leading[0] if len(leading) == 1 and best >= _FEW else None


def marketplace_of(text: str, sender: str, markup: str) -> str | None:
    """Return the marketplace that the text names, else the one its links lead to, else its sender's."""
    for found in (
        _NAMED.findall(URL.sub(" ", text)),
        _LINKED.findall(f"{text} {markup}"),
        _SENDER.findall(sender),
        _SENDER.findall(text),
        _NAMED.findall(sender),
    ):
        if found:
            return f"amazon.{Counter(f.lower() for f in found).most_common(1)[0][0]}"
    return None


def date_order(language: str | None, marketplace: str | None) -> DateOrder | None:
    """Return which of day and month comes first, by marketplace, else by language; None when neither tells."""
    if marketplace == "amazon.ca":
        return None  # both orders are usual there
    if marketplace:
        return "MDY" if marketplace in _MONTH_FIRST else "YMD" if marketplace in _YEAR_FIRST else "DMY"
    if language in ("ja", "zh"):
        return "YMD"
    return None if language in (None, "en") else "DMY"
