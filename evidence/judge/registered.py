"""The numbers under which the buyer is registered for VAT: what the paper prints beside what the account has.

In: a record, the account. Out: Results. Never: a number looked up, a national number compared with a VAT number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.judge.differing import difference
from evidence.judge.doubt import UNSURE_BELOW
from evidence.judge.explain import name, say, short
from evidence.judge.outcome import Result
from evidence.texts import message
from evidence.values.text import label_key, label_roles

if TYPE_CHECKING:
    from evidence.model import Account, Field, Found, Record

_SUPPLIER: tuple[Field, ...] = ("supplier_name", "supplier_address", "supplier_phone")
_BUYER: tuple[Field, ...] = ("buyer_name", "buyer_address")
_REGISTERS = frozenset({"company_number", "vat", "tax_number"})
_NUMBER = re.compile(r"(?<![^\W_])(?:[A-Z]{2} ?)?\d(?:[ .-]?\d){6,13}$")
_LEFT, _BELOW = 12.0, 32.0  # points; two lines
_MISREAD = 1  # characters of a scan's number that may be others


def vat_mismatch(record: Record, account: Account) -> tuple[Result, ...]:
    """Fail where the paper names the buyer by VAT numbers of the same form as the account's, and none of them is its number."""
    if not account.vat:
        return ()
    asked = bare(account.vat, account.vat)
    found = [f for f in record.all("buyer_vat") if f.confidence >= UNSURE_BELOW]
    alike = [f for f in found if len(bare(f.value, account.vat)) == len(asked)]
    if not alike or any(_can_be(f, asked, account.vat) for f in found):
        return ()
    told = say(
        "buyer.mismatch", paper=name(record), what=message("VAT number"), printed=short(alike[0].text),
        expected=account.vat, difference=difference(code(alike[0].value), code(account.vat)),
    )  # fmt: skip
    return (Result(message=told, span=alike[0].span),)


def one_number_for_both(record: Record) -> bool:
    """Tell whether a register's or tax number stands below the supplier's name and below the buyer's: one business, or made by it."""
    numbers = [_numbers_below(record, fields) for fields in (_SUPPLIER, _BUYER)]
    return not numbers[0].isdisjoint(numbers[1])


def _numbers_below(record: Record, fields: tuple[Field, ...]) -> set[str]:
    """Return the numbers of a register that stand in a party's part of the page: at its left, between its name and right below its address."""
    spans = [found.span for f in fields if (found := record.best(f)) and found.span]
    spans = [s for s in spans if s.page == spans[0].page and abs(s.box.left - spans[0].box.left) <= _LEFT]
    if not spans:
        return set()
    top, bottom = min(s.box.top for s in spans), max(s.box.bottom for s in spans) + _BELOW
    here = (
        x
        for x in record.lines
        if x.span.page == spans[0].page
        and top <= x.span.box.top <= bottom
        and abs(x.span.box.left - spans[0].box.left) <= _LEFT
    )
    return {number for line in here if (number := _registered(line.text))}


def _registered(text: str) -> str | None:
    """Return the number at the end of a line that names a register or a tax."""
    number = _NUMBER.search(text)
    said = text[: number.start()].rstrip(" :.") if number else ""
    words = said.split()
    labels = (" ".join(words[-n:]) for n in range(1, len(words) + 1))
    told = any(r.role in _REGISTERS for label in labels for r in label_roles().get(label_key(label), ()))
    return code(number.group()) if number and told else None


def _can_be(found: Found, asked: str, vat: str) -> bool:
    read = bare(found.value, vat)
    others = sum(a != b for a, b in zip(read, asked, strict=False)) + abs(len(read) - len(asked))
    return others <= (_MISREAD if found.origin == "ocr" else 0)


def code(text: str) -> str:
    """Return a number without blanks and marks."""
    return re.sub(r"\W", "", text).upper()


def bare(vat: str, other: str) -> str:
    """Return a VAT number without its country, where that is the other's or the other has none."""
    country, theirs = code(vat)[:2], code(other)[:2]
    return (
        code(vat).removeprefix(country)
        if country.isalpha() and (theirs == country or not theirs.isalpha())
        else code(vat)
    )
