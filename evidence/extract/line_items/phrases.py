"""Codes told below each item in the same words: "Item JCM60", "Modell B5000-3, EAN 904...", "Código 3781-C - Garantia 12 meses".

In: the rows of a table. Out: by place among the rows a code, whose label is whatever stands on its line. Never: what numbers
something else (lots, serials, orders); a number under words that name no code; the line of figures itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.extract.line_items.column_names import misread
from evidence.extract.line_items.content import is_code, is_date
from evidence.extract.line_items.marks import BLOCKED_LABELS, VALUE, Mark
from evidence.extract.line_items.sums import has_money
from evidence.values.amounts import is_unit
from evidence.values.codes import is_gtin
from evidence.values.related import names_another
from evidence.values.text import label_key, label_roles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evidence.extract.line_items.tables import Row
    from evidence.extract.page.layout import PageLayout

_LEAST = 3  # rows; two where the words name a code
_MOST_WORDS = 3  # of a label
_MISREAD = "sku"
_MOSTLY = 0.8  # of codes have letters: one may be misread
_SHORTEST = 4  # signs of a code
_SIGN = re.compile(r"\W+")
_ENDS = (",", ";")
_POINTED = re.compile(r"\d+\.\d+\.\d+")
_MEASURE = re.compile(r"(?:\d+[.,x]?)+[^\W\d_]{1,3}", re.IGNORECASE)
OTHERS = re.compile(
    r"\b(?:lot|batch|charge|charg|serial|seri|imei|s/n|customer|kunden?|client|klant|hs|customs|zoll"
    r"|tari[fc]|douan|commodity|exp|mhd)",
    re.IGNORECASE,
)
SURE, GUESSED = 0.7, 0.6


def told_below(laid: PageLayout, rows: Sequence[Row]) -> dict[int, Mark]:
    """Return the code that a line below each item tells behind the same words, another one for every other text; {} for none."""
    found: dict[str, dict[int, tuple[int, str, tuple[int, ...]]]] = {}
    for at, row in enumerate(rows):
        for label, word, text, line in _phrases(laid, row):
            found.setdefault(label, {}).setdefault(at, (word, text, line))
    coded = any(row.cells.get(role) for row in rows for role in ("sku", "mpn"))
    for label, told in found.items():
        known = _names_code(label.split("\n"))
        least = 2 if known else _LEAST
        if len(told) < least or len(told) * 3 < len(rows) * 2 or not _tells(laid, rows, told):
            continue
        lettered = sum(is_code(text, lettered=True) for _, text, _ in told.values()) >= _MOSTLY * len(told)
        sure = label != _MISREAD or all(
            is_code(text, lettered=False) for _, text, _ in told.values()
        )  # no tariff's number
        if (known and sure) or (lettered and not coded and _names_goods(label.split("\n"))):
            return {
                at: Mark(
                    field="sku", value=text, text=text, words=(word,), label=line, confidence=SURE if known else GUESSED
                )
                for at, (word, text, line) in told.items()
            }
    return {}


def _tells(laid: PageLayout, rows: Sequence[Row], told: dict[int, tuple[int, str, tuple[int, ...]]]) -> bool:
    """Tell whether codes differ where the texts on the lines of figures do."""
    texts: dict[str, set[str]] = {}
    for at, (_, text, _) in told.items():
        own = [i for i in rows[at].cells.get("description", ()) if i in rows[at].anchor.words]
        texts.setdefault(text, set()).add(" ".join(laid.page.words[i].text for i in own))
    return len(texts) > 1 and all(len(names) == 1 for names in texts.values())


def _phrases(laid: PageLayout, row: Row) -> Iterator[tuple[str, int, str, tuple[int, ...]]]:
    """Yield label, word and text of each code behind words on the lines below an item's figures, and the line's words of its text."""
    described = set(row.cells.get("description", ()))
    for line in row.lines:
        if line.number <= row.anchor.number or not any(map(str.isdigit, line.text)):
            continue
        ocr = line.origin == "ocr"
        own = tuple(i for i in line.words if i in described)
        words: list[str] = []
        for i in line.words:
            text = laid.page.words[i].text
            value = text.strip(",;()[]")
            if words and _is_value(value) and len(words) <= _MOST_WORDS:
                yield _label(words, ocr=ocr), i, value, own or (i,)
            ended = text.endswith(_ENDS) or _SIGN.fullmatch(text) or any(map(str.isdigit, text))
            words = [] if ended else [*words, text.strip(":.#")]


def _label(words: Sequence[str], *, ocr: bool) -> str:
    """Return a label's words as a key; one key for all names of codes on a scan, however they were misread."""
    if ocr and (_names_code(words) or {"sku", "mpn"} & set(misread(" ".join(words)))):
        return _MISREAD
    return "\n".join(words).casefold()


def _is_value(text: str) -> bool:
    if len(text) < _SHORTEST or not VALUE.fullmatch(text) or is_gtin(text) or is_date(text):
        return False
    if has_money(text) and not _POINTED.fullmatch(text):
        return False
    return not (_MEASURE.fullmatch(text) or is_unit(text))


def _names_code(words: Sequence[str]) -> bool:
    """Tell whether words are a name of article numbers, and of nothing else that is numbered."""
    named = [r for part in " ".join(words).split("/") for r in label_roles().get(label_key(part), ())]  # "UPC/Model"
    others = any(r.group == "labels" and r.role in BLOCKED_LABELS for r in named)
    return not others and any(r.group == "columns" and r.role in {"sku", "mpn"} for r in named)


def _names_goods(words: Sequence[str]) -> bool:
    """Tell whether words are a name of goods or their lines ("Item"), and of nothing that is numbered."""
    named = label_roles().get(label_key(" ".join(words)), ())
    return bool(named) and all(r.group == "columns" and r.role in {"description", "position"} for r in named)


def relates(words: Sequence[str]) -> bool:
    """Tell whether words in front of a code number something else, or say that it is another product's ("Replaces")."""
    text = " ".join(words)
    labelled = any(r.group == "labels" for r in label_roles().get(label_key(text), ()))
    return labelled or bool(OTHERS.search(text)) or names_another(f"{text} ")
