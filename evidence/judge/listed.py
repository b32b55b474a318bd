"""Whether a line's own words contradict what the listing says of its item: another size or colour, single pieces for a pack, a copy.

In: a matching line and the case. Out: Results. Never: a doubt where the line or the listing leaves a trait out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.judge.explain import name, say, short
from evidence.judge.goods import behind_quantity
from evidence.judge.heads import in_no_cell, other_brand
from evidence.judge.kinds import is_letter
from evidence.judge.noted import above_table, columns
from evidence.judge.outcome import Result
from evidence.values.codes import gtin_key
from evidence.values.conditions import imitates
from evidence.values.lacking import lacking
from evidence.values.phrases import folded
from evidence.values.swapped import swapped
from evidence.values.text import fold_label, language_of
from evidence.values.traits import Difference, differences, other_model, other_variation, pack_of
from evidence.values.unlike import unlike
from evidence.values.within import contents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evidence.model import Case, FlaggedItem, Item, Match, Record, RuleOptions

_NUMBER = re.compile(r"\d+")
_TONGUE = 0.3  # how sure the language of all titles must be: their words are few
_CLEAR, _NOISE = 0.7, 0.5  # confidence of a line's name: of one that is read, of signs that are none


def described(match: Match, record: Record, case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Be unsure where the line's description says another size, colour or number of pieces than the listing's title, or cannot be read."""
    item, text = _item(match, case), _description(match)
    if item is None or is_letter(record):
        return ()
    if match.item and _is_written_over(match.item, record):
        told = say("match.described.unread", paper=name(record), asin=match.asin)
        return (Result(message=told, status="unsure", span=match.span),)
    found = [
        *(differences(item.title, text) if item.title and text else ()),
        *_models(item, text),
        *_coded(item, match),
        *_swapped(item, match, case, record),
        *_singly(item, match, record),
        *_of_contents(item, match),
        *_lacking(item, match),
        *_of_other_brand(item, match, record),
        *_nothing_in_common(item, match, case, record),
    ]
    return tuple(_told(match, record, printed=d.other, listed=d.one) for d in found[:1])


def _is_written_over(line: Item, record: Record) -> bool:
    """Tell whether a scanned line's name is not read, or as noise, while most of the paper's lines show theirs: a scribble hides it."""
    others = [item for item in record.items if item is not line]
    clear = sum(_clearness(item) >= _CLEAR for item in others)
    return line.origin == "ocr" and _clearness(line) < _NOISE and clear * 2 > len(others)


def _clearness(item: Item) -> float:
    found = item.best("description")
    return found.confidence if found else 0.0


def _models(item: FlaggedItem, text: str | None) -> tuple[Difference, ...]:
    """Return another model of the series that the listing names, by its title or part number."""
    found = other_model(" ".join((item.title or "", *item.mpns)), text) if text else None
    return (found,) if found else ()


def _coded(item: FlaggedItem, match: Match) -> tuple[Difference, ...]:
    """Return an article number of the line that is the listing's but for its last part."""
    listed, printed = (*item.skus, *item.mpns), [f.value for f in match.item.code_cells] if match.item else []
    if not {c.casefold() for c in listed}.isdisjoint(c.casefold() for c in printed):
        return ()
    return tuple(Difference(a, b) for a in listed for b in printed if other_variation(a, b))


def _swapped(item: FlaggedItem, match: Match, case: Case, record: Record) -> tuple[Difference, ...]:
    """Return what the line's name has in the place of another word or number of the listing's."""
    what = match.item.best("description") if match.item else None
    if what is None or not item.title:
        return ()
    found = swapped(item.title, what.value, scanned=what.origin == "ocr")
    if found and _is_translated(case, record):  # asked last: it reads all titles
        found = swapped(item.title, what.value, translated=True)
    return (found,) if found else ()


def _singly(item: FlaggedItem, match: Match, record: Record) -> tuple[Difference, ...]:
    """Return a pack of the listing of which the line counts pieces and says nothing: "2er-Set" and "40 Stück", or one bottle of twelve."""
    pack, line = pack_of(item.title or ""), match.item
    what, count = (line.best("description"), line.best("quantity")) if line else (None, None)
    if not (pack and line and what and count) or str(pack[0]) in _NUMBER.findall(what.value) or pack_of(what.value):
        return ()
    unit = line.best("unit")
    counted = unit.text if unit else count.text.lstrip("0123456789., ")
    if fold_label(counted) in folded("pieces"):
        return (Difference(pack[1], f"{count.value} {counted}"),)
    single = folded("holds_one") - set(fold_label(item.title or "").split())
    heads = (w for text in above_table(record) if columns(text) for w in text.split())
    held = next((w for w in (*what.value.split(), *heads) if fold_label(w) in single), None)
    return (Difference(pack[1], held),) if held else ()


def _of_contents(item: FlaggedItem, match: Match) -> tuple[Difference, ...]:
    """Return what of the listing's goods a line counts that is only a part of one: "40 Kapseln" of "60 Kapseln"."""
    count = match.item.best("quantity") if match.item else None
    unit = behind_quantity(match.item) if match.item and count else None
    held = contents(item.title or "", fold_label(unit)) if unit and item.title else None
    return (Difference(held, f"{count.value} {unit}"),) if held and count else ()


def _lacking(item: FlaggedItem, match: Match) -> tuple[Difference, ...]:
    """Return what the listing comes with and the line's name without, or the other way round."""
    what = match.item.best("description") if match.item else None
    whole = f"{what.value} {in_no_cell(match.item)}" if what and match.item else None  # a long name runs on
    found = lacking(item.title, whole) if whole and item.title else None
    return (found,) if found else ()


def _of_other_brand(item: FlaggedItem, match: Match, record: Record) -> tuple[Difference, ...]:
    said = other_brand(match.item, item, record) if match.item and item.title else None
    return (Difference(item.title or "", said),) if said else ()


def _nothing_in_common(item: FlaggedItem, match: Match, case: Case, record: Record) -> tuple[Difference, ...]:
    """Return the line's name where it names something, and nothing that the listing names: a fee, a carriage, other goods."""
    what = match.item.best("description") if match.item else None
    if what is None or not item.title or not match.item or not match.item.all("quantity"):
        return ()
    if not _keys(item.gtins).isdisjoint(_keys(f.value for f in match.item.all("gtin"))):
        return ()  # the maker's own number is on no fee, whatever a till's print shortens the name to: "LDS TIGHTS HW BLK S"
    names = " ".join((item.title, *item.brands, *item.skus, *item.mpns))
    scanned = what.origin == "ocr"
    if (scanned and what.confidence < _CLEAR) or not unlike(
        names, f"{what.value} {in_no_cell(match.item)}", scanned=scanned
    ):
        return ()
    return (Difference(item.title, what.value),) if _in_one_language(case, record) else ()


def _titles_language(case: Case) -> tuple[str | None, float]:
    return language_of(". ".join(item.title for item in case.items if item.title))


def _is_translated(case: Case, record: Record) -> bool:
    """Tell whether the listings' titles are of another language than the paper: a word in another's place is its translation there."""
    language, sure = _titles_language(case)
    return record.language is not None and language != record.language and sure >= _TONGUE


def _keys(gtins: Iterable[str]) -> frozenset[str | None]:
    return frozenset(gtin_key(g) for g in gtins) - {None}


def _in_one_language(case: Case, record: Record) -> bool:
    """Tell whether the listings' titles seem to be in the paper's language: else a name with nothing in common may be a translation."""
    language, _ = _titles_language(case)
    return language is not None and language == record.language


def imitation(match: Match, record: Record, case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Be unsure where the line says that its goods are like those of the listing's brand."""
    item, text = _item(match, case), _description(match)
    if item is None or text is None or is_letter(record):
        return ()
    title = item.title or ""
    brands = item.brands or tuple(title.split()[:1])
    words = next((w for b in brands if (w := imitates(text, b)) and not imitates(title, b)), None)
    if words is None:
        return ()
    told = say("goods.other", paper=name(record), asin=match.asin, words=words)
    return (Result(message=told, status="unsure", span=match.span),)


def _item(match: Match, case: Case) -> FlaggedItem | None:
    return next((i for i in case.items if i.asin == match.asin), None)


def _description(match: Match) -> str | None:
    found = match.item.best("description") if match.item else None
    return found.value if found else None


def _told(match: Match, record: Record, *, printed: str, listed: str) -> Result:
    told = say("match.described", paper=name(record), asin=match.asin, printed=short(printed), listed=short(listed))
    return Result(message=told, status="unsure", span=match.span)
