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

if TYPE_CHECKING:
    from evidence.model import Account, Found, Record

_MISREAD = 1  # characters of a scan's number that may be others


def vat_mismatch(record: Record, account: Account) -> tuple[Result, ...]:
    """Fail where the paper names the buyer by VAT numbers of the same form as the account's, and none of them is its number."""
    if not account.vat:
        return ()
    asked = _bare(account.vat, account.vat)
    found = [f for f in record.all("buyer_vat") if f.confidence >= UNSURE_BELOW]
    alike = [f for f in found if len(_bare(f.value, account.vat)) == len(asked)]
    if not alike or any(_can_be(f, asked, account.vat) for f in found):
        return ()
    told = say(
        "buyer.mismatch", paper=name(record), what=message("VAT number"), printed=short(alike[0].text),
        expected=account.vat, difference=difference(code(alike[0].value), code(account.vat)),
    )  # fmt: skip
    return (Result(message=told, span=alike[0].span),)


def _can_be(found: Found, asked: str, vat: str) -> bool:
    read = _bare(found.value, vat)
    others = sum(a != b for a, b in zip(read, asked, strict=False)) + abs(len(read) - len(asked))
    return others <= (_MISREAD if found.origin == "ocr" else 0)


def code(text: str) -> str:
    """Return a number without blanks and marks."""
    return re.sub(r"\W", "", text).upper()


def _bare(vat: str, asked: str) -> str:
    """Return a VAT number without its country, where that is the asked one's."""
    country = code(asked)[:2]
    return code(vat).removeprefix(country if country.isalpha() else "")
