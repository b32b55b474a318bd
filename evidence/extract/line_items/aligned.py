"""What stands below each other where no heading row says what it is: counts in a column, codes under their label.

In: lines of a page laid out. Out: numbers of the one column of whole numbers; codes with the label above them.
Never: a column that only numbers its lines; one of two columns that could both be the count.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from evidence.extract.line_items.column_names import misread
from evidence.extract.line_items.content import is_code, is_date
from evidence.extract.line_items.marks import MOST_LABEL_WORDS, VALUE, Mark, code_label, marks
from evidence.extract.line_items.phrases import OTHERS, relates, told_below
from evidence.extract.line_items.readings import decimal_mark
from evidence.extract.line_items.sums import has_money
from evidence.values.amounts import is_unit
from evidence.values.codes import is_gtin
from evidence.values.text import label_key, label_roles, strip_accents

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from evidence.extract.line_items.tables import Row
    from evidence.extract.page.layout import LayoutLine, PageLayout, Segment

_COUNT = re.compile(r"\d{1,5}")
_CODE = re.compile(r"(?=(?:.*\d){2}|.*-.*\d|.*\d.*-)(?=.*[A-Z-])[A-Z\d][A-Z\d./-]{3,19}")
_LEAST = 5  # signs of a code that a list prints in front of its figures
_LONGEST_NUMBER = 8  # digits of one in front of its texts
_TIMES = re.compile(r"[xX×]")  # noqa: RUF001 -- the sign of multiplication
_WORD = re.compile(r"[^\W\d_]{3,}")
_ROUND = re.compile(r"\(((?=(?:.*\d){3}|(?=(?:.*\d){2})(?:.*[A-Z]){3})(?!.*\d[xX]\d)[A-Z\d][A-Z\d./-]{4,19})\)")
_BEHIND = re.compile(r"[-\u2013\u2014|/#\u00b7]")  # a sign between a text and its code
_TAIL = re.compile(r"(?=(?:\D*\d){4})[A-Z\d][A-Z\d./-]{4,19}")
_SIZED = re.compile(r"\d[\d.,/-]*([A-Z]+)")
_BRACKETS = re.compile(r"\[((?=[^\]]*\d)[\w./+-]{2,24})\]")
_INSIDE = re.compile(r"[(\[]((?=(?:.*\d){2})(?=.*[A-Z])[A-Z\d][A-Z\d./-]{3,19})[)\]]")
_LEAST_SHAPED = 3
_ALIKE = frozenset("O0QDI1LZ2S5B8G6")  # what one of them is read as
_AS_DIGITS = str.maketrans("OISZB", "01528")
_VOWELS = frozenset("aeiouy")
_ODD = 5  # one code in so many may be misread
GUESSED = 0.6  # an article number by its place alone
_APART = 0.8  # ems by which the edges of one column may differ


class Count(NamedTuple):
    """A whole number by itself: its value, its word, where its middle and right edge stand."""

    value: Decimal
    words: tuple[int, ...]
    middle: float
    right: float


def column_of_counts(laid: PageLayout, lines: Sequence[LayoutLine]) -> dict[int, Count]:
    """Return the count of each line (by number) where at least two lines share exactly one column of counts."""
    if len(lines) < 2:  # noqa: PLR2004 -- a column has two rows
        return {}
    each = [_counts(laid, line) for line in lines]
    em = max(4.0, min(line.size for line in lines))
    columns: list[list[Count]] = []
    for first in each[0]:
        rest = [next((c for c in row if _below(first, c, em)), None) for row in each[1:]]
        column = [first, *(c for c in rest if c is not None)]
        if len(column) == len(lines) and not _numbering(column):
            columns.append(column)
    if len(columns) != 1:
        return {}
    return {line.number: count for line, count in zip(lines, columns[0], strict=True)}


def _counts(laid: PageLayout, line: LayoutLine) -> list[Count]:
    found = []
    for segment in laid.segments_of(line):
        if len(segment.words) == 1 and _COUNT.fullmatch(segment.text) and int(segment.text):
            box = segment.level
            found.append(Count(Decimal(segment.text), segment.words, box.center[0], box.right))
    return found


def _below(upper: Count, lower: Count, em: float) -> bool:
    return min(abs(upper.middle - lower.middle), abs(upper.right - lower.right)) < _APART * em


def _numbering(column: Sequence[Count]) -> bool:
    """Tell whether a column counts its own lines, by one or by ten."""
    steps = {b.value - a.value for a, b in itertools.pairwise(column)}
    return steps in ({Decimal(1)}, {Decimal(10)})


def under_labels(laid: PageLayout, lines: Sequence[LayoutLine]) -> list[Mark]:
    """Return article numbers whose label stands alone on the line above them ("Art.-Nr.:")."""
    by_number = {line.number: line for line in lines}
    found = []
    for line in lines:
        below = by_number.get(line.number + 1)
        if below is None or ":" not in line.text or line.turn:
            continue
        for segment in laid.segments_of(line):
            field = code_label(segment.text) if segment.text.rstrip().endswith(":") else None
            value = _value_below(laid, segment, below) if field in {"sku", "mpn"} else None
            if field and value is not None:
                text = laid.page.words[value].text.strip(",;()[]")
                found.append(
                    Mark(
                        field=field,
                        value=text,
                        text=text,
                        words=(value,),
                        label=segment.words,
                        confidence=0.8,
                        labelled=True,
                    )
                )
    return found


def lone_codes(laid: PageLayout, rows: Sequence[Row]) -> dict[int, Mark]:
    """Return, by place in `rows`, a code without a label of its own, where most rows have one in the same manner.

    The manners: alone on a line under the text, or beside a GTIN; a number alone above it; in brackets before the text or behind it; behind a name
    of article numbers at its end; behind a sign that ends the text ("Mug - 4711.20"); behind a word that heads columns
    of article numbers and could also name an order ("Ref.: 4711"); behind a unit, in a column whose name was not read;
    in front of a list's figures, or of its texts; all but the first as long as every row has another one.
    """
    if shaped := _shaped(laid, rows) or _behind_one_word(laid, rows):
        return shaped
    for manner in _MANNERS:
        found = {at: mark for at, row in enumerate(rows) if (mark := manner(laid, row))}
        if len(found) > 1 and len(found) * 3 > len(rows) * 2 and (manner is _alone or _differ(found)):
            return found
    return told_below(laid, rows)


def _shaped(laid: PageLayout, rows: Sequence[Row]) -> dict[int, Mark]:
    """Return the codes in brackets or behind a sign that end every text, of one shape, their letters another in most rows: no sizes.

    Of a scan one in five may have one sign of another shape: "THO65" is TH065 misread.
    """
    last = [list(row.cells.get("description", ()))[-2:] for row in rows]
    codes = [
        code
        for words in last
        if (code := _last_code([laid.page.words[i].text for i in words], ocr=rows[0].anchor.origin == "ocr"))
    ]
    letters = {"".join(filter(str.isalpha, code)) for code in codes}
    if len(codes) < max(len(rows), _LEAST_SHAPED) or len(letters) * 2 <= len(codes):
        return {}
    codes_read = codes if rows[0].anchor.origin != "ocr" else _with_usual_signs(codes)
    shapes = Counter(re.sub(r"[A-Z]", "A", re.sub(r"\d", "9", code)) for code in codes_read)
    usual, times = shapes.most_common(1)[0]
    odd = (sum(a != b for a, b in zip(shape, usual, strict=False)) + abs(len(shape) - len(usual)) for shape in shapes)
    few = rows[0].anchor.origin == "ocr" and (len(codes) - times) * _ODD <= len(codes) and max(odd) == 1
    if len(shapes) > 1 and not few:
        return {}
    found = {at: _kept(code, words[-1]) for at, (code, words) in enumerate(zip(codes, last, strict=True))}
    return found if _differ(found) else {}


def _with_usual_signs(codes: Sequence[str]) -> list[str]:
    """Return codes of one length with letters and digits that look alike as most codes have them at their places."""
    places = [
        Counter(c.isdigit() for c in column if c not in _ALIKE).most_common(1) for column in zip(*codes, strict=False)
    ]
    usual = [found[0][0] if found else None for found in places]
    return [
        "".join(("0" if u else "O") if c in _ALIKE and u is not None else c for c, u in zip(code, usual, strict=False))
        for code in codes
    ]


def _behind_one_word(laid: PageLayout, rows: Sequence[Row]) -> dict[int, Mark]:
    """Return the codes with letters behind one word that begins every text, set apart from it or with a colon ("MFG VB63N")."""
    if len(rows) < _LEAST_SHAPED:
        return {}
    found = {}
    labels = set()
    for at, row in enumerate(rows):
        (label, name), (word, code), *_ = (
            [*_own_texts(laid, row), (-1, ""), (-1, "")] if "description" in row.cells else [(-1, "")] * 2
        )
        apart = name.endswith(":") or any(s.words == (label, word) for s in laid.segments_of(row.anchor))
        if not apart or len(code) < _LEAST or not is_code(code, lettered=True) or len(row.cells["description"]) < 3:  # noqa: PLR2004 -- label, code, text
            return {}
        labels.add(name)
        found[at] = _guess(code, word, (label,))
    name = labels.pop()
    name = name.rstrip(":.")
    short = name.isalpha() and not _VOWELS & set(strip_accents(name).casefold())  # an abbreviation, no verb ("Suits")
    named = not labels and not relates([name]) and (short or _names_code([name], ocr=False))
    return found if named and _differ(found) else {}


def _last_code(texts: Sequence[str], *, ocr: bool) -> str:
    """Return the code that a text ends with, in brackets or behind a sign by itself; "" for none."""
    inside = _INSIDE.fullmatch(texts[-1]) if texts else None
    last = texts[-1].translate(_AS_DIGITS) if ocr and texts else "".join(texts[-1:])
    behind = len(texts) > 1 and _BEHIND.fullmatch(texts[-2]) and _CODE.fullmatch(last)
    return inside[1] if inside else (texts[-1] if behind and any(map(str.isalpha, texts[-1])) else "")


def _differ(found: dict[int, Mark]) -> bool:
    return len({mark.value for mark in found.values()}) == len(found)


def _alone(laid: PageLayout, row: Row) -> Mark | None:
    page = laid.page
    for line in row.lines if len(row.lines) > 1 else ():
        known = {i for m in marks(page, line.words) if m.field == "gtin" for i in (*m.words, *m.label)}
        words = [i for i in line.words if i not in known and any(map(str.isalnum, page.words[i].text))]
        words = (
            words if len(words) == 1 else [i for i in words if i in row.extra]
        )  # a second code beside a wrapped text
        text = page.words[words[0]].text if len(words) == 1 else ""
        if line is not row.anchor and _CODE.fullmatch(text) and not is_gtin(text) and not has_money(text):
            return _guess(text, words[0], ())
    return None


def _above(laid: PageLayout, row: Row) -> Mark | None:
    """Return the number alone on the line above a text that stands on the line of figures."""
    first = row.lines[0]
    text = first.text if first.number < row.anchor.number and len(first.words) == 1 else ""
    told = text.isdecimal() and _LEAST <= len(text) <= _LONGEST_NUMBER and not is_gtin(text)
    own = any(_WORD.search(t) for _, t in _own_texts(laid, row))
    return _guess(text, first.words[0], ()) if told and own else None


def _bracketed(laid: PageLayout, row: Row) -> Mark | None:
    """Return the code in square brackets before a text, or in either behind it: no size ("(100ML)").

    Behind the text it stays a part of it: what is in brackets may tell one variation from another.
    """
    texts = _all_texts(laid, row)
    for at, (i, text) in enumerate(texts):
        square = _BRACKETS.fullmatch(text) if at in {0, len(texts) - 1} else None
        inside = square or (_ROUND.fullmatch(text) if at else None)
        if not inside or is_gtin(inside[1]) or not (square or is_code(inside[1], lettered=True)):
            continue
        sized = _SIZED.fullmatch(inside[1].upper()) if at else None
        if not (sized and is_unit(sized[1])):
            return _guess(inside[1], i, ()) if not at else _kept(inside[1], i)
    return None


def _behind_name(laid: PageLayout, row: Row) -> Mark | None:
    """Return the code that ends a text behind a name of article numbers ("Mug - ref. PO30", "Mug (réf PO30)")."""
    texts = _own_texts(laid, row)
    if len(texts) < 3:  # noqa: PLR2004 -- text, name, code
        return None
    (before, sign), (named, label), (word, text) = texts[-3:]
    value = text.strip("()[]")
    told = VALUE.fullmatch(value) and not (is_gtin(value) or has_money(value) or is_date(value))
    if not told or not _names_code([label.strip("([.:")], ocr=False):
        return None
    return _guess(value, word, (before, named) if _BEHIND.fullmatch(sign) else (named,))


def _own_texts(laid: PageLayout, row: Row) -> list[tuple[int, str]]:
    """Return the words of a text on the line of figures, else on its first; all words of a line without cells."""
    words = row.cells.get("description", row.anchor.words)
    own = [i for i in words if i in row.anchor.words]
    own = own or next((part for n in row.lines if (part := [i for i in words if i in n.words])), [])
    return [(i, laid.page.words[i].text) for i in own]


def _all_texts(laid: PageLayout, row: Row) -> list[tuple[int, str]]:
    """Return the words of a text on all lines; those of its line of figures where it has no cells."""
    words = row.cells.get("description")
    return [(i, laid.page.words[i].text) for i in words] if words else _own_texts(laid, row)


def _behind_sign(laid: PageLayout, row: Row) -> Mark | None:
    """Return the code that ends a text behind a sign, of four digits or more: no size, no day, no cents as the paper prints them.

    It stays a part of the text.
    """
    texts = _own_texts(laid, row) if row.cells.get("description") else []
    if len(texts) == 1 or (texts and _BEHIND.fullmatch(texts[-1][1])):  # text and code had no room on one line
        texts = _all_texts(laid, row)
    between = (
        len(texts) > 1 and is_gtin(texts[-1][1]) and bool(_BEHIND.fullmatch(texts[-2][1]))
    )  # "Mug / 8S-688 / 5466877349478"
    texts = texts[-5:-2] if between else texts[-3:]
    if len(texts) < 3 or not _BEHIND.fullmatch(texts[1][1]) or not (_CODE if between else _TAIL).fullmatch(texts[2][1]):  # noqa: PLR2004 -- text, sign, code
        return None
    word, text = texts[2]
    if between:
        return _guess(text, word, (texts[1][0],))
    cents = has_money(text) and text[-3] == decimal_mark([laid.page])
    sized = _SIZED.fullmatch(text)
    if cents or is_gtin(text) or is_date(text) or (sized and is_unit(sized[1])):
        return None
    return _kept(text, word)


def _before_figures(laid: PageLayout, row: Row) -> Mark | None:
    """Return the code that begins a list's line of figures without words, the text standing on another line."""
    first, *rest = row.anchor.words
    texts = [laid.page.words[i].text for i in rest]
    if row.cells or len(row.lines) < 2 or any(_WORD.search(t) and not is_unit(t) for t in texts):  # noqa: PLR2004 -- a text and figures
        return None
    text = laid.page.words[first].text
    return _guess(text, first, ()) if rest and len(text) >= _LEAST and is_code(text, lettered=False) else None


def _before_text(laid: PageLayout, row: Row) -> Mark | None:
    """Return the number that begins a list's line in front of its text, be it behind a mark ("E 55112 TOWEL").

    The text stands on the line of figures, else on the item's first.
    """
    own = any(_WORD.search(laid.page.words[i].text) for i in row.anchor.words)
    words = row.anchor.words if own else row.lines[0].words
    texts = [laid.page.words[i].text for i in words]
    at = 1 if texts[0].isalpha() and len(texts[0]) == 1 else 0
    counted = len(texts) > 2 and _COUNT.fullmatch(texts[0]) and _TIMES.fullmatch(texts[1])  # noqa: PLR2004 -- count, sign, code
    at = 2 if counted else at
    coded = len(texts) > at + 1 and (texts[at].isdecimal() or (counted and is_code(texts[at], lettered=False)))
    told = coded and any(map(_WORD.search, texts[at + 1 : at + 3]))
    if row.cells or not told or not _LEAST <= len(texts[at]) <= _LONGEST_NUMBER or is_gtin(texts[at]):
        return None
    label = words[at : at + 1] if counted else words[: at + 1]
    return Mark(field="sku", value=texts[at], text=texts[at], words=(words[at],), label=label, confidence=GUESSED)


def _behind_heading(laid: PageLayout, row: Row) -> Mark | None:
    page = laid.page
    for line, segment in ((n, s) for n in row.lines for s in laid.segments_of(n)):
        texts = [page.words[i].text for i in segment.words]
        for at in range(1, 0 if line is row.anchor else min(MOST_LABEL_WORDS + 1, len(texts))):
            value = texts[at].strip(",;")
            last = at + 1 == len(texts) or _BEHIND.fullmatch(texts[at + 1])
            ends = last or texts[at - 1].endswith((":", ".", "#"))
            ocr = line.origin == "ocr"
            if at > 1 and value.isdecimal() and not is_code(value, lettered=False):
                continue  # a tariff's number behind words that end with a name of codes ("celní kód 79140211")
            if ends and VALUE.fullmatch(value) and not is_gtin(value) and _names_code(texts[:at], ocr=ocr):
                return _guess(value, segment.words[at], segment.words[:at])
    return None


def _names_code(label: Sequence[str], *, ocr: bool) -> bool:
    """Tell whether a label is a name of article numbers, or such a name with words in front ("Internal reference:")."""
    if OTHERS.search(" ".join(label)):
        return False
    if ocr and label[-1].endswith(":") and {"sku", "mpn"} & set(misread(" ".join(label))):
        return True
    for size in range(len(label), 0, -1):
        named = label_roles().get(label_key(" ".join(label[-size:])), ())
        if any(r.group == "columns" and r.role in {"sku", "mpn"} for r in named):
            return True
        named = label_roles().get(label_key(" ".join(label[:size])), ())
        if any(r.group == "columns" and r.role in {"sku", "mpn"} for r in named) and label[-1].endswith(":"):
            return True
    return False


def _behind_unit(laid: PageLayout, row: Row) -> Mark | None:
    """Return the code that shares a unit's column, behind the unit."""
    words = list(row.cells.get("unit", ()))
    texts = [laid.page.words[i].text for i in words]
    coded = len(texts) == 2 and is_unit(texts[0]) and is_code(texts[1], lettered=False)  # noqa: PLR2004 -- unit and code
    return _guess(texts[1], words[1], ()) if coded and not has_money(texts[1]) else None


def _guess(text: str, word: int, label: tuple[int, ...]) -> Mark:
    return Mark(field="sku", value=text, text=text, words=(word,), label=(*label, word), confidence=GUESSED)


def _kept(text: str, word: int) -> Mark:
    """Return a guess at an article number that stays a part of the text."""
    return Mark(field="sku", value=text, text=text, words=(word,), confidence=GUESSED)


def _value_below(laid: PageLayout, label: Segment, below: LayoutLine) -> int | None:
    """Return the word that begins under a label, where it is a code."""
    if below.level.top - label.level.bottom > label.size:
        return None
    for segment in laid.segments_of(below):
        if abs(segment.level.left - label.level.left) < _APART * label.size:
            text = laid.page.words[segment.words[0]].text.strip(",;()[]")
            return segment.words[0] if VALUE.fullmatch(text) and not is_gtin(text) else None
    return None


_MANNERS: tuple[Callable[[PageLayout, Row], Mark | None], ...] = (
    _alone, _above, _bracketed, _behind_name, _behind_sign, _behind_heading, _behind_unit, _before_figures, _before_text,
)  # fmt: skip
