"""What a line says of its goods: counted in something other than pieces, told twice, not new.

In: a matching line, its paper and the case. Out: Results. Never: a pack size guessed, a line dropped.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from evidence.judge.copies import codes_of
from evidence.judge.explain import name, say, short
from evidence.judge.heads import in_no_cell
from evidence.judge.kinds import is_letter
from evidence.judge.noted import above_table, all_named, columns, first_line, notes
from evidence.judge.outcome import Paper, Result
from evidence.judge.reserved import paragraphs
from evidence.judge.sums import adds_up, numbers
from evidence.values.added import added
from evidence.values.amounts import find_amounts
from evidence.values.conditions import all_not_new, apart, measured, not_new, other_goods
from evidence.values.headed import other_head
from evidence.values.phrases import first_in, folded
from evidence.values.text import fold_label, label_key, label_roles
from evidence.values.undone import is_of_terms
from evidence.values.within import head_of_measure

if TYPE_CHECKING:
    from decimal import Decimal

    from evidence.model import Case, Item, Match, Record, RuleOptions

_BRACKETED = re.compile(r"[(\uff08\[](?P<said>[^()\uff08\uff09\[\]]{2,20})[)\uff09\]]")
_COUNTED = re.compile(r"(?P<count>\d[\d.,]*)\s*(?P<unit>[^\W\d_]*)\.?")


def measure(match: Match, record: Record, _case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Be unsure where a line's quantity is a weight, a length or a time; a letter that names products counts none."""
    if is_letter(record):
        return ()
    unit = match.item.best("unit") if match.item else None
    printed = unit.text if unit and measured(unit.value) else None
    if printed is None and match.item and unit is None:
        printed = _measuring(match.item, record)
    if printed is None:
        return ()
    told = say("quantity.measure", paper=name(record), asin=match.asin, unit=short(printed))
    return (Result(message=told, status="unsure", span=match.span),)


def _measuring(item: Item, record: Record) -> str | None:
    """Return a measure right behind a line's count, or the head of the column of it where the table has none that counts."""
    if (word := behind_quantity(item)) and measured(word):
        return word
    heads = [text.split() for text in above_table(record) if columns(text)]
    counting = (columns(" ".join(w for w in words if not head_of_measure((w,)))) for words in heads)
    if not heads or any({"quantity", "lesser"} & roles for roles in counting):
        return None
    fronts = ((words[:at], w) for words in heads for at, w in enumerate(words) if head_of_measure((w,)))
    return next((w for front, w in fronts if all_named(front)), None)  # an unknown head may be that of the count


def behind_quantity(item: Item) -> str | None:
    """Return the word right behind the number of a line's quantity: its unit, in its cell or without one; a size of the name is none."""
    quantity, what, unit = (item.best(x) for x in ("quantity", "description", "unit"))
    if unit:
        return unit.text
    printed = _COUNTED.fullmatch(quantity.text.strip()) if quantity else None
    if printed is None:
        return None
    if printed["unit"]:
        return printed["unit"]
    behind = re.compile(rf"(?<![\w.,]){re.escape(printed['count'])}\s+([^\W\d_]+)(?!\w|-\w)")  # not the front of "HR-W"
    sizes = behind.findall(what.value) if what else []
    return next((w for w in behind.findall(item.text) if w not in sizes), None)


def condition(match: Match, record: Record, case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Fail where a line says that its goods are not new, and the listing's own title does not."""
    listed = next((i for i in case.items if i.asin == match.asin), None)
    words = (_not_new(match.item, record) or _graded(match.item, record)) if match.item else None
    words = words or _all_not_new(record)
    title = listed.title if listed and listed.title else ""
    if words is None or is_letter(record) or not_new(title) or words in fold_label(title):
        return ()
    told = say("goods.condition", paper=name(record), asin=match.asin, words=words)
    return (Result(message=told, status="unsure", span=match.span),)


def _not_new(item: Item, record: Record) -> str | None:
    """Return what a line, its name or a note beside it says of goods that are not new; terms ("opened packs will not be taken back") say nothing of these."""
    if words := not_new(item.text):
        return words
    what = item.best("description")
    if what and (words := apart(what.value)):
        return words
    said = (x for x in notes(item, record) if not is_of_terms(fold_label(x)))
    return next((w for x in said if (w := not_new(x) or apart(x))), None)


@lru_cache(maxsize=64)
def _all_not_new(record: Record) -> str | None:
    """Return what a sentence outside of the table says of all goods of a paper: "All items on this invoice are renewed"."""
    return next((words for _, text in paragraphs(record) if (words := all_not_new(text))), None)


def other(match: Match, record: Record, case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Be unsure where a line is about a service, packaging or a copy, and the listing's own title does not say so."""
    listed = next((i for i in case.items if i.asin == match.asin), None)
    what = match.item.best("description") if match.item else None
    words = other_goods(f"{what.value} {in_no_cell(match.item)}") if match.item and what else None
    if what and words is None and listed and listed.title:
        whole = f"{what.value} {in_no_cell(match.item)}" if match.item else what.value  # a long name runs on
        heads = (
            other_head(text, listed.title, listed.brands, scanned=what.origin == "ocr") for text in (what.value, whole)
        )
        words = next(filter(None, heads), None)
    words = (
        words
        or (_noted(match.item, record) if match.item else None)
        or (_bracketed(what.value) if what else None)
        or _charge_for(record)
        or _not_to_be_sold(record)
    )
    if is_letter(record) or (listed and listed.title and words and words in fold_label(listed.title)):
        return ()
    named = first_line(match.item, what.value) if match.item and what else ""
    if listed and listed.title and not words and (more := added(listed.title, named, record.language)):
        told = say("goods.added", paper=name(record), asin=match.asin, words=more)
        return (Result(message=told, status="unsure", span=match.span),)
    if words is None:
        return ()
    told = say("goods.other", paper=name(record), asin=match.asin, words=words)
    return (Result(message=told, status="unsure", span=match.span),)


def _noted(item: Item, record: Record) -> str | None:
    """Return what a note beside a line says of a service; one with a sum of its own is a charge beside the goods."""
    free = (x for x in notes(item, record) if not any("." in str(r) for a in find_amounts(x) for r in a.readings))
    return next((words for x in free if (words := other_goods(x))), None)


def _bracketed(text: str) -> str | None:
    """Return what stands in brackets behind a product's name and says that it is a sample, or not whole."""
    said = (fold_label(m["said"]) for m in _BRACKETED.finditer(text))
    return next((w for w in said if w in folded("stamps", "stamps_exact", "flaws")), None)


def _charge_for(record: Record) -> str | None:
    """Return the head of a column of charges ("Freight", "Pick fee") in a table that has none of prices: it lists goods carried or stored."""
    for text in above_table(record):
        if {"amount", "quantity"} <= (roles := columns(text)) and "price" not in roles:
            words = fold_label(text).split()
            named = (
                w
                for w in words
                if w in folded("charges") or any(r.role == "shipping" for r in label_roles().get(label_key(w), ()))
            )
            if charge := next(named, None):
                return charge
    return None


def _graded(item: Item, record: Record) -> str | None:
    """Return what a column of conditions or grades says on a line, unless it says that the goods are new."""
    heads = folded("grades")
    if not any(columns(text) and not heads.isdisjoint(fold_label(text).split()) for text in above_table(record)):
        return None
    said = [w for w in fold_label(in_no_cell(item)).split() if w.isalpha()]
    return " ".join(said) if said and folded("new_goods").isdisjoint(said) else None


def _not_to_be_sold(record: Record) -> str | None:
    """Return the words of a line outside of the table that say that the goods must not be sold again."""
    inside = {(i.span.page, w) for i in record.items for w in i.span.words}
    free = (x.text for x in record.lines if not any((x.span.page, w) in inside for w in x.span.words))
    return next((words for text in free if (words := first_in("no_resale", fold_label(text)))), None)


def repeated(match: Match, record: Record, _case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Be unsure where a line says what lines above it said, and the sums do not show that it was bought again."""
    if match.item is None or match.item not in _again(record):
        return ()
    told = say("quantity.repeated", paper=name(record), asin=match.asin, text=short(match.item.text))
    return (Result(message=told, status="unsure", span=match.span),)


@lru_cache(maxsize=1024)
def _again(record: Record) -> tuple[Item, ...]:
    """Return the lines with a code of earlier lines and their quantity, or the sum of theirs, and those that sum up all above; none where all add up."""
    counts: dict[str, list[Decimal]] = {}
    again = []
    for n, item in enumerate(record.items):
        readings, codes = numbers(item, "quantity"), codes_of(item)
        if not readings or not codes:
            continue
        if _sums_up(item, record.items[:n]):
            again.append(item)
            continue
        earlier = next((counts[c] for c in sorted(codes) if c in counts), [])
        counts.update(dict.fromkeys(codes, earlier))
        if earlier and (readings[0] in earlier or readings[0] == sum(earlier)):
            again.append(item)
        else:
            earlier.append(readings[0])
    return tuple(again) if again and not adds_up(Paper(record=record, others=()), total_explains=False) else ()


def _sums_up(item: Item, above: tuple[Item, ...]) -> bool:
    """Tell whether a line's quantity and amount are those of all the lines above it: a subtotal."""
    return len(above) > 1 and all(
        (own := numbers(item, cell))
        and all(added := [numbers(x, cell)[:1] for x in above])
        and own[0] == sum(a[0] for a in added)
        for cell in ("quantity", "amount")
    )
