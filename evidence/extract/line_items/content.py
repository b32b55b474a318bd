"""What stands in the columns of a table where their names do not tell: article numbers, texts, days, classes of goods.

In: a page laid out, a heading, the rows read under it. Out: the heading with such columns named. Never: the columns of
numbers (`borne_out`); one row's word for a column's.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import msgspec

from evidence.extract.line_items.column_names import is_of_paper, roles_of
from evidence.extract.line_items.columns import WORDS
from evidence.extract.line_items.readings import decimal_mark
from evidence.extract.page.runs import text_of
from evidence.values.amounts import is_unit, quantity_readings
from evidence.values.codes import is_gtin
from evidence.values.text import label_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.line_items.column_names import Role
    from evidence.extract.line_items.headings import Column, Heading
    from evidence.extract.line_items.tables import Row
    from evidence.extract.page.layout import PageLayout
    from evidence.model import Box

_LEAST = 2
_VAGUE = 2  # letters of a name that means one thing here, another there ("CN", "C.N.")
_SHORT = 8  # digits of the shortest GTIN
_LONG = 5  # digits: of two columns named a number the one with so many in every row numbers articles ("Número")
_DATE = re.compile(r"\d{1,4}([./-])\d{1,2}\1(?:\d\d|\d{4})")
_CODE = re.compile(r"(?=(?:.*\d){2})[A-Z\d][A-Z\d./_-]{3,24}", re.IGNORECASE)
_ARTICLE = re.compile(r"(?=.*\d)[A-Z\d][A-Z\d./_-]{3,24}")  # under a text's name, whatever else it looks like
_PLAIN_CODE = re.compile(r"(?=.*\d)(?=.*[A-Z])[A-Z\d./_-]{5,24}")
_GTIN_LENGTHS = frozenset({12, 13, 14})
_MONEY = re.compile(r"\d{1,3}(?:([.,'])\d{3})*(?!\1)[.,]\d{1,4}|\d+[.,]\d{1,4}")
_CENTS = re.compile(r"\d{1,3}(?:([.,' ])\d{3})*(?!\1)[.,]\d\d|\d+[.,]\d\d")
_POINTED = re.compile(r"\d{2,5}\.\d{2,4}|\d{5,8}\.\d")
_DIGIT = re.compile(r"\d")
_CODES = re.compile(_CODE.pattern + r"|[A-Z\d]{2,}(?:-[A-Z\d]+)+", re.IGNORECASE)  # "BR-SHK" among others
_TARIFF = re.compile(r"\d{8}|\d{10,11}|\d{4}([. ])\d\d(?:\1\d\d){1,2}|\d{4}[. ]\d{4,6}")  # a customs tariff's number
_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])-(?:20)?\d\d|20\d\d-(?:0[1-9]|1[0-2])")
_LONGEST_MARK = 3  # signs
_MOSTLY = 0.8
_ODD = 5  # one code in so many may be misread


class _Seen(msgspec.Struct, frozen=True):
    """What stands in a table: the texts of each column, of each row by column, each row's whole text, what names the columns.

    `known` are columns whose name says what they hold and that it is no article's number, `whole` those whose name is no part of another.
    """

    held: list[list[str]]
    rows: list[dict[int, str]]
    texts: list[str]
    known: list[bool]
    whole: list[bool]
    mark: str | None


def by_content(laid: PageLayout, heading: Heading, rows: Sequence[Row]) -> Heading:
    """Return a heading whose columns of texts and codes are named by what stands in them."""
    if heading.beside or not rows:
        return heading
    seen = _seen(laid, heading, rows)
    held = seen.held
    roles = [c.role for c in heading.columns]
    if len(rows) >= _LEAST:
        _unnamed_codes(roles, held, seen.mark)
        _numbers_of_goods(roles, held)
        _text_elsewhere(roles, seen)
        _one_text(roles, seen)
        _texts_behind_codes(roles, held)
        _units(roles, held)
    if not {"sku", "mpn"} & set(roles):
        _codes_for_texts(roles, seen)
        _code_before_text(roles, held, len(rows))
    if len(rows) >= _LEAST and not {"sku", "mpn"} & set(roles):
        _codes(roles, seen)
    if roles == [c.role for c in heading.columns]:
        return heading
    columns = heading.columns
    ends = [*(c.left for c in columns[1:]), *(c.end for c in columns[-1:])]  # texts reach up to the next name
    each = (
        msgspec.structs.replace(c, role=role, end=max(c.end, end) if role == "description" else c.end)
        for c, role, end in zip(columns, roles, ends, strict=True)
    )
    return msgspec.structs.replace(heading, columns=tuple(each))


def _seen(laid: PageLayout, heading: Heading, rows: Sequence[Row]) -> _Seen:
    """Return what stands in a table's columns, and what its heading calls them."""
    each = [_cells(laid, heading.columns, row) for row in rows]
    held = [[cells[n] for cells in each if n in cells] for n in range(len(heading.columns))]
    texts = [text_of(laid.page, row.cells.get("description", ())) for row in rows]
    segments = [s for line in laid.lines[heading.first : heading.last + 1] for s in laid.segments_of(line)]
    over = [[s for s in segments if s.level.left < c.right and c.left < s.level.right] for c in heading.columns]
    whole = [
        bool(o) and all(c.left - 1 < s.level.left and s.level.right < c.right + 1 for s in o)
        for o, c in zip(over, heading.columns, strict=True)
    ]
    names = [" ".join(s.text for s in o) if w else "" for o, w in zip(over, whole, strict=True)]
    known = [(roles_of(name) == ("other",) and len(label_key(name)) > _VAGUE) or is_of_paper(name) for name in names]
    return _Seen(held, each, texts, known, whole, decimal_mark([laid.page]))


def _cells(laid: PageLayout, columns: Sequence[Column], row: Row) -> dict[int, str]:
    """Return what stands in each column on a row's line of numbers; numbers with a blank between them are several."""
    best: dict[int, tuple[float, str]] = {}
    for segment in laid.segments_of(row.anchor):
        words = [laid.page.words[i].text for i in segment.words]
        boxes = [b for i in segment.words if (b := laid.levels[i]) is not None]
        single = len(words) == len(boxes) and all(any(map(str.isdigit, w)) for w in words)
        for text, box in zip(words, boxes, strict=True) if single else ((segment.text, segment.level),):
            off, at = min((_off(c, box), n) for n, c in enumerate(columns))
            best[at] = min(best.get(at, (off, text)), (off, text))
    return {at: text for at, (_, text) in best.items()}


def _off(column: Column, box: Box) -> float:
    """Return how far a run stands off a column's name, at the nearest of both edges and the middle."""
    c = column
    return min(abs(c.left - box.left), abs(c.right - box.right), abs(c.left + c.right - box.left - box.right) / 2)


def _unnamed_codes(roles: list[Role], held: Sequence[list[str]], mark: str | None) -> None:
    """Put columns of codes aside that hold days, money, or the same in every row while another column tells the rows apart.

    "4267.20" is no money on a paper that prints cents behind commas.
    """
    for n, texts in enumerate(held):
        dated = bool(texts) and all(map(_DATE.fullmatch, texts))
        alike = len(texts) > _LEAST and len(set(texts)) == 1 and not texts[0].isdecimal()
        money = len(texts) > _LEAST and all(_CENTS.fullmatch(t) and t[-3] == (mark or t[-3]) for t in texts)
        if roles[n] in {"sku", "mpn"} and (dated or alike or money):
            roles[n] = "other"


def _numbers_of_goods(roles: list[Role], held: Sequence[list[str]]) -> None:
    """Name a column of article numbers after what it holds: numbers with a check digit in every row are GTINs.

    Under a heading that nobody knows they are so too, where they are long and tell the rows apart.
    """
    for n, texts in enumerate(held):
        numbered = roles[n] == "sku" and len(texts) > _LEAST
        unknown = roles[n] == "other" and len(texts) >= _LEAST == len(set(texts[:_LEAST])) and all(map(_is_long, texts))
        if (numbered or unknown) and "gtin" not in roles and all(map(is_gtin, texts)):
            roles[n] = "gtin"
        elif roles[n] == "gtin" and len(set(texts)) == len(texts) > _LEAST and all(map(_is_short_code, texts)):
            roles[n] = "sku"  # of several codes below each other in its cells the first


def _is_short_code(text: str) -> bool:
    """Tell whether a text is a code with signs in it, or with fewer digits than any GTIN that was misread."""
    signed = any(c in text for c in "./-")
    return is_code(text, lettered=False) and (signed or sum(map(str.isdigit, text)) < _SHORT)


def _texts_behind_codes(roles: list[Role], held: Sequence[list[str]]) -> None:
    """Name a column of GTINs after the texts that stand behind them in most rows, where no column is named a text."""
    for n, texts in enumerate(held):
        parts = [text.partition(" ") for text in texts]
        coded = sum(bool(is_gtin(code) and WORDS.search(rest)) for code, _, rest in parts)
        behind = sum(
            bool(is_gtin(text.split()[-1]) and WORDS.match(text)) for text in texts
        )  # "Mug / 8S-688 / 5466877349478"
        coded = max(coded, behind)
        if roles[n] == "gtin" and "description" not in roles and coded > 1 and coded * 3 >= len(texts) * 2:
            roles[n] = "description"


def _units(roles: list[Role], held: Sequence[list[str]]) -> None:
    """Name a column after the units that stand in it, where none is named so."""
    for n, texts in enumerate(held):
        if roles[n] == "other" and "unit" not in roles and len(texts) >= _LEAST and all(map(is_unit, texts)):
            roles[n] = "unit"


def _is_long(text: str) -> bool:
    return len(text) in _GTIN_LENGTHS


def _text_elsewhere(roles: list[Role], seen: _Seen) -> None:
    """Name another column the texts' where the one named so has no words in most rows and that one has.

    What stands under the text's name is then an article's number, where it is one word with a digit in every row that
    tells the texts apart: whatever it looks like under a whole name ("Artikel").
    """
    named = [n for n, r in enumerate(roles) if r == "description"]
    told = [n for n, r in enumerate(roles) if r in {"other", "position"} and not seen.known[n] and _told(seen.held[n])]
    if not (named and told) or _worded(seen.texts) or any(_worded(seen.held[n]) for n in named):
        return
    text = max(told, key=lambda n: richness(seen.held[n]))
    roles[text] = "description"
    for n in named:
        roles[n] = "sku" if not {"sku", "mpn"} & set(roles) and _numbers_articles(seen, n, text) else "other"


def _numbers_articles(seen: _Seen, at: int, text: int) -> bool:
    """Tell whether a column before the texts that is named like them has one long word with a digit for each."""
    texts = seen.held[at]
    coded = len(texts) >= _LEAST and at < text and seen.whole[at] and all(map(_ARTICLE.fullmatch, texts))
    return coded and not is_numbering(texts) and not any(map(is_gtin, texts)) and _tell(seen, at, text)


def _one_text(roles: list[Role], seen: _Seen) -> None:
    """Name the column whose texts differ most, and are longest, where none is named; put classes of goods aside.

    A column named a text that counts the lines is a position ("Item").
    """
    held = seen.held
    for n, r in enumerate(roles):
        if r == "description" and len(held[n]) >= _LEAST and is_numbering(held[n]):
            roles[n] = "position"
    named = [n for n, r in enumerate(roles) if r == "description"]
    if not named:
        named = [n for n, r in enumerate(roles) if r in {"other", "position", "tax"} and _worded(held[n])]
        if not named:
            return
        roles[max(named, key=lambda n: (_told(held[n]), richness(held[n])))] = "description"
        return
    worded = [n for n in named if _worded(held[n])]
    for n in named if worded else ():
        if held[n] and all(map(str.isdecimal, held[n])):
            # A tariff's number under half a name, an article's under "Artikel".
            coded = not {"sku", "mpn"} & set(roles) and _numbers_articles(seen, n, worded[0])
            roles[n] = "sku" if coded else "other"
    if len(worded) > 1:
        best = max(worded, key=lambda n: richness(held[n]))
        for n in worded:
            if n != best and held[n] and len(set(held[n])) < len(held[n]) == len(held[best]):
                roles[n] = "other"


def _worded(texts: Sequence[str]) -> bool:
    """Tell whether most texts are words, and neither units nor counts with one."""
    return (
        sum(bool(WORDS.search(t)) and not (is_unit(t) or _CODE.fullmatch(t) or quantity_readings(t)) for t in texts) * 2
        > len(texts)
        > 1
    )


def _told(texts: Sequence[str]) -> bool:
    """Tell whether most texts have several words."""
    return _worded(texts) and sum(" " in t for t in texts) * 2 > len(texts)


def richness(texts: Sequence[str]) -> tuple[int, int]:
    """Return how much a column's texts tell: how many differ, how long they are."""
    return len(set(texts)), sum(map(len, texts))


def _codes_for_texts(roles: list[Role], seen: _Seen) -> None:
    """Name a column named a text after what it holds where another has words: codes, but for one in five that OCR misread.

    A mark may stand in front of a code; behind the texts it has letters. The other column need not have a known name.
    """
    held = seen.held
    named = [n for n, r in enumerate(roles) if r == "description"]
    for n in named:
        worded = [o for o in named if o != n and _worded(held[o])]
        worded = worded or [o for o in (n + 1,) if roles[o : n + 2] == ["other"] and _told(held[o])]
        texts = [t.split()[-1] if len(t.split()[0]) <= _LONGEST_MARK else t for t in held[n]]
        coded = sum(is_code(t, lettered=n > min(worded, default=n)) for t in texts)
        mostly = coded > _LEAST and coded >= _MOSTLY * len(texts) and not is_numbering(texts)
        if worded and (mostly or _numbers_articles(seen, n, worded[0])):
            roles[n], roles[worded[0]] = "sku", "description"
            return


def _code_before_text(roles: list[Role], held: Sequence[list[str]], count: int) -> None:
    """Name the first of two columns named a text ("Artikel", "Omschrijving") a code's on a paper of one line or two.

    Each of its cells is one word in capitals with a digit, and words stand in the other.
    """
    named = [n for n, r in enumerate(roles) if r == "description"]
    if len(named) != _LEAST or count > _LEAST:
        return
    codes, texts = (held[n] for n in named)
    told = len(set(codes)) == len(codes) == len(texts) == count and all(map(_PLAIN_CODE.fullmatch, codes))
    if told and all(WORDS.search(t) and " " in t for t in texts):
        roles[named[0]] = "sku"


def _codes(roles: list[Role], seen: _Seen) -> None:
    """Name the column nearest to the texts in which most goods have a code of their own; numbers only in front of the texts."""
    text = roles.index("description") if "description" in roles else len(roles)
    loose = [n for n, role in enumerate(roles) if not seen.known[n] and _is_loose(roles, seen, n)]
    for n in sorted(loose, key=lambda n: (abs(text - n), n)):
        texts = seen.held[n]
        signed = n > text and len(texts) > _LEAST and _signed_alike(texts)  # "7989-12" in every row
        coded = sum(is_code(t, lettered=n > text and not signed) for t in texts) * 2 > len(texts) and _of_codes(texts)
        if (coded or (n < text and _pointed(texts, seen.mark))) and not is_numbering(texts) and _tell(seen, n, text):
            roles[n] = "sku"
            return


def _signed_alike(texts: Sequence[str]) -> bool:
    """Tell whether texts are digits of one shape with a hyphen among them, no months ("03-2028")."""
    shapes = {_DIGIT.sub("9", text) for text in texts}
    return len(shapes) == 1 and "9-9" in shapes.pop() and not all(map(_MONTH.fullmatch, texts))


def _of_codes(texts: Sequence[str]) -> bool:
    """Tell whether all texts are codes, but for one in five as long as the others with one sign in it ("$Z9350" for SZ9350)."""
    long = {len(t) for t in texts if _CODES.fullmatch(t)}
    odd = [t for t in texts if not _CODES.fullmatch(t)]
    misread = all(len(t) in long and sum(map(str.isalnum, t)) == len(t) - 1 for t in odd)
    return not odd or (misread and len(long) == 1 and len(odd) * _ODD <= len(texts))


def _is_loose(roles: Sequence[Role], seen: _Seen, at: int) -> bool:
    """Tell whether a column has no name, or one of two counts whose numbers are long."""
    doubled = roles[at] == "quantity" and roles.count("quantity") > 1
    return roles[at] in {"other", "position"} or (doubled and min(map(len, seen.held[at]), default=0) >= _LONG)


def _tell(seen: _Seen, at: int, text: int) -> bool:
    """Tell whether a column has something in more than half of the rows, and another thing for every text there.

    A text may go on where it comes again ("Gift bag", "Gift bag, returned").
    """
    said: dict[str, list[str]] = {}
    for row, own in zip(seen.rows, seen.texts, strict=True):
        if at in row:
            said.setdefault(row[at], []).append(row.get(text, own))
    one = all(t.startswith(min(texts, key=len)) for texts in said.values() for t in texts)
    return one and len(said) >= _LEAST and len(seen.held[at]) * 2 > len(seen.rows)


def _pointed(texts: Sequence[str], mark: str | None) -> bool:
    """Tell whether numbers with a point, all of one shape, are no money: "2016.04" and "064.278" where a comma is before cents."""
    shapes = {_DIGIT.sub("9", text) for text in texts}
    one = len(texts) > _LEAST and len(shapes) == 1 and all(map(_POINTED.fullmatch, texts))
    return one and (mark == "," or not shapes.pop().endswith(".99"))


def is_code(text: str, *, lettered: bool) -> bool:
    """Tell whether a text can be an article number; of digits alone only where not `lettered`, and no tariff's number."""
    if not _CODE.fullmatch(text) or _DATE.fullmatch(text) or _MONEY.fullmatch(text) or is_gtin(text):
        return False
    return any(map(str.isalpha, text)) or (not lettered and not _TARIFF.fullmatch(text))


def is_date(text: str) -> bool:
    """Tell whether a text is a day in figures."""
    return bool(_DATE.fullmatch(text))


def is_numbering(texts: Sequence[str]) -> bool:
    """Tell whether numbers count the lines, by one or by ten."""
    if not all(map(str.isdecimal, texts)):
        return False
    return {int(b) - int(a) for a, b in itertools.pairwise(texts)} in ({1}, {10})
