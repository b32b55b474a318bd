"""Where a title of the flagged list ends: at a sentence that follows on the same line, or on the line below.

In: the printed text beside a code. Out: titles. Never: a code, a guess at a title's wording.
"""

from __future__ import annotations

import re
from functools import cache

from evidence.ingest.notice.fold import fold
from evidence.ingest.notice.phrases import phrases

QUOTES = {'"': '"', "\u201c": "\u201d", "\u201e": "\u201c", "\u00ab": "\u00bb", "\u300c": "\u300d", "\u2018": "\u2019"}
_GERMAN_CLOSE = '\u201c\u201d"'
_BETWEEN = re.compile(r"\s*(?::|[-\u2013\u2014]\s)\s*(?=\S)")
_BLANKED = re.compile(r"\s{8,}")
_OPEN_END = (",", "-", "\u2013", "&", "+", "/", "(", ":")
_BULLET = re.compile(r"\s*(?:[-*\u2022\u2013\u2014\u00b7\u25cf\u25aa]\s|\(?\d{1,3}[.)]\s)")
_CODE_CELL = "\x00"
_CELLS, _SEMICOLONS = re.compile(r"\t|\s*\|\s*|\s{3,}"), re.compile(";")
_CSV = re.compile(rf"{_CODE_CELL},(?! )\S|\S,{_CODE_CELL}")
_SKU = re.compile(r"(?=\S*\d)[\w./-]+|[A-Z][A-Z0-9_/-]*")
_WIDE_LINE = 55
_SHORTEST = 4


def unquoted(title: str) -> str:
    """Return what stands inside the quotation marks or brackets that a title begins with, else the title."""
    close = QUOTES.get(title[:1])
    ends = [title.find(c, 1) for c in (_GERMAN_CLOSE if title[:1] == "\u201e" else close or "")]
    end = min((e for e in ends if e > 0), default=-1)
    return title[1:end] if end > 0 else title


def closed(title: str) -> str:
    """Return a title with the bracket at its end that went with the marks behind it: "Bottle (Pack of 2"."""
    return f"{title})" if title.count("(") > title.count(")") else title


def bracketed(text: str) -> str | None:
    """Return what stands in the brackets that a text begins with; brackets inside are kept."""
    plain = text.lstrip()
    depth = 0
    for at, letter in enumerate(plain if plain[:1] == "(" else ""):
        depth += (letter == "(") - (letter == ")")
        if not depth:
            return plain[1:at].strip() or None
    return None


def beside(text: str) -> str | None:
    """Return the title that a text behind a code begins with: in brackets, in quotes, or behind a dash or colon."""
    inside = bracketed(text)
    if inside is None:
        plain = text.lstrip(" ,")
        divided = _BETWEEN.match(text)
        inside = unquoted(plain) if plain[:1] in QUOTES else text[divided.end() :] if divided else None
    clean = (inside or "").rstrip(" ,;\t")
    return clean if len(clean) >= _SHORTEST and any(c.isalpha() for c in clean) else None


def quoted_before(text: str) -> str | None:
    """Return the title in quotation marks that a text in front of a code ends with."""
    plain = text.rstrip(" ,([:-\u2013")
    if plain[-1:] not in {*QUOTES.values(), *_GERMAN_CLOSE}:
        return None
    start = max(plain.rfind(mark, 0, len(plain) - 1) for mark in QUOTES)
    title = plain[start + 1 : -1].strip() if start >= 0 else ""
    return title if len(title) >= _SHORTEST and any(c.isalpha() for c in title) else None


def in_cells(before: str, after: str) -> str | None:
    """Return the title in a row without a head, whose cells stand around its code: the longest cell that is no number or SKU.

    Cells are parted by tabs, bars, wide gaps, or in a row of a sheet by semicolons or commas.
    """
    row = f"{before}{_CODE_CELL}{after}"
    if _CSV.search(row):
        cells = re.sub(r",(?! )", "\n", row).split("\n")
    else:
        cells = (_SEMICOLONS if row.count(";") > 1 else _CELLS).split(row)
    others = [c.strip(" '\",;|") for c in cells if _CODE_CELL not in c]
    named = [
        c for c in others if len(c) >= _SHORTEST and sum(map(str.isalpha, c)) * 2 >= len(c) and not _SKU.fullmatch(c)
    ]
    return max(named, key=len, default=None)


def ended(title: str) -> str:
    """Return a title without the sentences that follow it on a line that goes on and on."""
    begins = [m.start() for m in _openers().finditer(fold(title)) if title[m.end(1)].isupper()]
    blank = _BLANKED.search(title)
    return title[: min([*begins, *([blank.start()] if blank else []), len(title)])].rstrip(" ,;\t")


@cache
def _openers() -> re.Pattern[str]:
    words = sorted({fold(w) for p in phrases().values() for w in p.openers}, key=len, reverse=True)
    return re.compile(r"(?<=\S)(\s+)(?:" + "|".join(re.escape(w) for w in words) + r")(?!\w)")


def continues(before: str, line: str) -> bool:
    """Tell whether a line goes on with the title that the line before it ended with.

    It does when it is set in deeper, when the title breaks off (a comma, a dash, an open bracket), or when a wide
    line is followed by one that begins with a small letter, a number or a bracket.
    """
    if not line.strip() or _BULLET.match(line) or line.rstrip().endswith((".", ":", "?", "!")):
        return False
    deeper = len(line) - len(line.lstrip()) > len(before) - len(before.lstrip())
    tail, first = before.rstrip(), line.lstrip()[0]
    broken = tail.endswith(_OPEN_END) or tail.count("(") > tail.count(")")
    return deeper or broken or first == "(" or (len(tail) >= _WIDE_LINE and not first.isupper())
