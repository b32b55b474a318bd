"""Signs on a paper that a line's goods did not come: words in or beside it, a line through it, nothing charged.

In: a matching line and its record. Out: what speaks against it, in words. Never: a verdict.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.judge.copies import codes_of
from evidence.judge.doubt import plausible
from evidence.judge.explain import say, short
from evidence.judge.noted import above_table, below, free_lines, middle, noted, overlaps
from evidence.judge.spoken import is_packing, named_in, refused
from evidence.judge.sums import numbers
from evidence.values.conditions import given
from evidence.values.names import same_party, split_legal_form
from evidence.values.phrases import first_in, folded
from evidence.values.reserved import reservation
from evidence.values.text import fold_label
from evidence.values.undone import in_part
from evidence.values.unsupplied import denial

if TYPE_CHECKING:
    from evidence.model import Item, Record, TextLine
    from evidence.texts import Message

# A line of its own speaks about its neighbours when most of it is such words: a table's heading has others as well.
_HEADING_SHARE, _OPENING_SHARE = 0.4, 0.15
_SAME = 0.85  # of a name: that of one of the paper's parties
_COUNT = re.compile(r"(?<![\w.,-])\d{1,6}(?![\w.,%]*\d|%)")
_NOTE = re.compile(r"\s*\(?(?P<mark>[*\u2020\u2021\u00a7\u00b9\u00b2\u00b3]{1,3})\)?[\s:=]*(?P<says>\S.*)")
_LEGEND = re.compile(r"(?<!\w)(?P<mark>\w{1,3})\s*=\s*(?P<says>[^=]+?)(?=\s*[,;/|]|\s{2,}|\s+\w{1,3}\s*=|$)")


def signs(item: Item, record: Record) -> tuple[Message, ...]:
    """Return what speaks against the supply of a line's goods, each as the end of a sentence."""
    said = _said(item, record) or _headed(item, record) or _marked(item, record)
    said = said or noted(item, record) or _refused(item, record)
    return (
        *said,
        *_struck(item, record),
        *(_given(item) or _taken_off(item) or _uncharged(item, record)),
        *_unnamed(item, record),
    )


def _refused(item: Item, record: Record) -> tuple[Message, ...]:
    """Return a sentence elsewhere on the paper that names this line's goods and says that they did not come."""
    line = refused(item, record)
    return (say("denied.beside", text=short(line.text)),) if line else ()


def _own(item: Item) -> str:
    """Return an item's text without the heading of the next ones, which stands below it: it ends with a colon."""
    lines = item.text.split("\n")
    return "\n".join(lines[:-1]) if len(lines) > 1 and _is_heading(lines[-1]) else item.text


def _is_heading(text: str) -> bool:
    return text.rstrip().endswith((":", "\uff1a"))


def _headed(item: Item, record: Record) -> tuple[Message, ...]:
    """Return the heading that opens the list in which an item stands, if it says that these goods are not supplied."""
    page, top = item.span.page, item.span.box.top
    above = [x for x in record.lines if x.span.page == page and middle(x.span) < top and _is_heading(x.text)]
    nearest = max(above, key=lambda x: x.span.box.top, default=None)
    said = nearest and denial(nearest.text)
    return (
        (say("denied.beside", text=short(nearest.text)),) if nearest and said and said.share >= _OPENING_SHARE else ()
    )


def _marked(item: Item, record: Record) -> tuple[Message, ...]:
    """Return what a note or a legend says of a mark that stands on the line: "* not delivered", "B = back-ordered"."""
    words = item.text.split()
    for line in record.lines:
        for mark, meaning in _meanings(line.text):
            if denial(meaning) and any(_bears(word, mark) for word in words) and not overlaps(line.span, item.span):
                return (say("denied.beside", text=short(line.text)),)
    return ()


def _meanings(text: str) -> list[tuple[str, str]]:
    note = _NOTE.match(text)
    return [(note["mark"], note["says"])] if note else [(m["mark"], m["says"]) for m in _LEGEND.finditer(text)]


def _bears(word: str, mark: str) -> bool:
    """Tell whether a printed word is a legend's letter, or ends with a note's sign."""
    if mark[0].isalnum():
        return word.strip(".()") == mark
    return word.rstrip(".,)").endswith(mark) and word.strip("(.,)").lstrip("0123456789").count(mark[0]) >= len(mark)


def _said(item: Item, record: Record) -> tuple[Message, ...]:
    text = _own(item)
    if denial(text) or (_has_states(record) and first_in("pending", fold_label(text))):
        return (say("denied.words", text=short(text)),)
    lines = [line for line in (_above(item, record), below(item, record)) if line]
    if part := next((t for t in (text, *(x.text for x in lines[-1:])) if in_part(t)), None):
        return (say("denied.part_came", text=short(part)),)
    beside = (*(x.text for x in lines), *(text.split("\n") if "\n" in text else ()))
    if named := next((x for x in beside if _is_for_another(x, record)), None):
        return (say("denied.beside", text=short(named)),)
    said = (line for line in lines if (d := denial(line.text)) and d.share >= _share(line))
    return tuple(say("denied.beside", text=short(line.text)) for line in said)[:1]


def _is_for_another(text: str, record: Record) -> bool:
    """Tell whether a heading says that lines are for a company that is none of the paper's parties: "order 4471 for Kade & Son Ltd"."""
    words = text.split()
    own = [f.value for field in ("supplier_name", "buyer_name") for f in record.all(field)]
    for at in range(1, len(words) - 1):
        if fold_label(words[at]) not in folded("on_behalf"):
            continue
        named = " ".join(words[at + 1 :]).partition(",")[0].strip(" .:")
        if split_legal_form(named)[1] and not any(same_party(named, name) >= _SAME for name in own):
            return True
    return False


def _has_states(record: Record) -> bool:
    """Tell whether the table has a column for the state of each line."""
    states = folded("status", "order_status")
    said = "".join(f" {fold_label(text)} \n" for text in above_table(record))
    return any(f" {word} " in said for word in states)


def _share(line: TextLine) -> float:
    """Return how much of a line must be such words: less of one that opens a list ("These items are on back order:")."""
    return _OPENING_SHARE if line.text.rstrip().endswith(":") else _HEADING_SHARE


def _above(item: Item, record: Record) -> TextLine | None:
    """Return the nearest line above that belongs to no item: the heading that an item stands under."""
    above = [x for x in free_lines(item, record) if x.span.box.bottom <= middle(item.span)]
    return max(above, key=lambda x: x.span.box.bottom, default=None)


def _struck(item: Item, record: Record) -> tuple[Message, ...]:
    """Return the sign of a line drawn through code, name or quantity; a struck price is none."""
    prices = {w for f in item.cells if f.field in {"price", "amount"} and f.span for w in f.span.words}
    words = set(item.span.words) - prices
    through = [x for x in record.struck if x.span.page == item.span.page and set(x.span.words) & words]
    return (say("denied.struck", text=short(through[0].text)),) if through else ()


def _unnamed(item: Item, record: Record) -> tuple[Message, ...]:
    """Return a line of the table that takes units or money back and does not say of what, or that it is for pieces of this one."""
    for other in record.items:
        if other is item or codes_of(other) or _is_of_others(item, other, record):
            continue
        back, money = numbers(other, "quantity"), numbers(other, "amount")
        denied = denial(other.text) is not None
        units = bool(back) and max(back) < 0 and (min(back) < -1 or denied)
        paid_back = bool(money) and max(money) < 0
        if units or (paid_back and (denied or _of_units(item, other) or reservation(other.text, record.language))):
            return (say("denied.unnamed", text=short(other.text)),)
    return ()


def _is_of_others(item: Item, other: Item, record: Record) -> bool:
    """Tell whether a line without a code says of what it is, and that is not this item: another's whole name, pallets at a price of their own."""
    if named := named_in(other.text, record, but=other):
        return item not in named
    return is_packing(other, item) and not set(numbers(other, "price")) & set(numbers(item, "price"))


def _of_units(item: Item, other: Item) -> bool:
    """Tell whether a sum taken off is an item's price for a number of pieces that is printed beside it."""
    counts = {int(n) for n in _COUNT.findall(other.text)}
    return any(n * p == -a for n in counts for p in numbers(item, "price") for a in numbers(other, "amount"))


def _given(item: Item) -> tuple[Message, ...]:
    """Return the words that say that goods were given, where no amount says otherwise."""
    words = given(_own(item))
    return (say("denied.given", text=words),) if words and not any(n > 0 for n in numbers(item, "amount")) else ()


def _taken_off(item: Item) -> tuple[Message, ...]:
    """Return a line's own amount printed once more with a minus: a column of credits, "260.00 -260.00"."""
    amount = item.best("amount")
    bare = amount.text.strip("$\u20ac\u00a3 ") if amount and not amount.text.startswith(("-", "\u2212", "(")) else ""
    if not bare[:1].isdigit():
        return ()
    found = re.search(rf"(?<![\w-])[-\u2212]\s?[$\u20ac\u00a3]?\s?{re.escape(bare)}(?![.,]?\d)", item.text)
    return (say("denied.negative", amount=found.group()),) if found else ()


def _uncharged(item: Item, record: Record) -> tuple[Message, ...]:
    """Nothing charged although there is a price, or money back; in a scan a missing amount is but unread."""
    prices, amounts = numbers(item, "price"), numbers(item, "amount")
    if amounts and max(amounts) < 0:
        return (say("denied.negative", amount=amounts[0]),)
    priced = bool(prices) and min(prices) > 0
    if priced and amounts and max(amounts) == 0:
        return (say("denied.zero"),)
    if max((*prices, *amounts), default=1) == 0:
        return (say("denied.free"),)
    others = [x for x in record.items if x is not item]
    charged = [x for x in others if plausible(x.all("amount"))]
    if amounts or item.origin != "text" or not charged:
        return ()
    if priced and len(charged) * 2 > len(others):
        return (say("denied.uncharged"),)
    alike = any(not codes_of(x).isdisjoint(codes_of(item)) for x in charged)
    return (say("denied.part"),) if not prices and (alike or len(charged) * 2 > len(others)) else ()
