"""Which page of how many a printed line says that it stands on: "Page 2 of 3", "Seite 1/2", "第2页 共3页".

In: a printed line. Out: (page, of). Never: a fraction without a word for pages beside it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from evidence.values.languages import languages
from evidence.values.text import strip_accents

_MOST = 200
_CJK = re.compile(
    r"第\s*(?P<a>\d{1,3})\s*(?:页|頁|ページ)\W{0,4}[共全/]\s*(?P<b>\d{1,3})\s*(?:页|頁|ページ)?"
    r"|(?<!\d)(?P<c>\d{1,3})\s*/\s*(?P<d>\d{1,3})\s*(?:页|頁|ページ)"
    r"|共\s*(?P<f>\d{1,3})\s*[页頁]\W{0,4}第\s*(?P<e>\d{1,3})\s*[页頁]"
)


@cache
def _pattern() -> re.Pattern[str]:
    labels = {strip_accents(w).rstrip(".") for language in languages().values() for w in language.labels.page}
    ofs = {strip_accents(w) for language in languages().values() for w in language.labels.of} | {"|", "\\", "-"}
    pages = "|".join(re.escape(w) for w in sorted((w for w in labels if w.isascii()), key=lambda w: (-len(w), w)))
    parts = "|".join(re.escape(w) for w in sorted((w for w in ofs if w.isascii()), key=lambda w: (-len(w), w)))
    return re.compile(
        rf"(?<![^\W_])(?:{pages})\.?\s*(?:no|nr|n)?[.:°]?\s*(?P<a>\d{{1,3}})\s*(?:{parts})\s*(?P<b>\d{{1,3}})(?![\d.,])"
        rf"|(?<![\w.,/])(?P<c>\d{{1,3}})\.\s*(?:{pages})\.?\s*/\s*(?P<d>\d{{1,3}})(?![\d.,])"
    )


@lru_cache(maxsize=16384)
def page_of(line: str) -> tuple[int, int] | None:
    """Return (page, of) as a line says, None where it says no such thing or one that cannot be."""
    if sum(map(str.isdigit, line)) < 2:  # noqa: PLR2004 -- a page and a count
        return None
    m = _CJK.search(line) if not line.isascii() else None
    m = m or _pattern().search(strip_accents(line))
    if m is None:
        return None
    page, of = (
        (int(n) for n in m.groups() if n) if "f" not in m.groupdict() or not m["f"] else (int(m["e"]), int(m["f"]))
    )
    return (page, of) if 1 <= page <= of <= _MOST else None
