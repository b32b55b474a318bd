"""Which country a paper's supplier is in, and which order of day and month the paper settles.

In: a paper, the dates in it. Out: ISO 3166 codes, date orders; several where sources disagree.
Never: the buyer's country, the marketplace, a guess.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import structs

from evidence.extract.page.labels import hits_in
from evidence.extract.page.territory import outside_buyer
from evidence.values.addresses import country_of, is_american_place, is_country, looks_like_address
from evidence.values.amounts import find_currencies
from evidence.values.contacts import find_phones
from evidence.values.dates import day
from evidence.values.languages import languages
from evidence.values.registers import find_vat_ids
from evidence.values.text import strip_accents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.extract.page.paper import Paper, Piece
    from evidence.values.dates import DateFound, DateReading
    from evidence.values.languages import DateOrder

_MONTH_FIRST = frozenset({"US", "PH", "PR", "GU"})
_EITHER = frozenset({"CA", "KE", "GH", "PA"})
YEAR_FIRST = frozenset({"CN", "JP", "KR", "TW", "HU", "LT"})
_ADDRESS = 0.3
_COUNTRY_LINE = 25
_LETTER = re.compile(r"[^\W\d_]")
_SINGAPORE = re.compile(r"\bM[0-9R][ -]?\d{7}[ -]?\d\b")  # tax ids of Singapore name no country


def date_orders(paper: Paper, dates: Sequence[DateFound]) -> tuple[DateOrder, ...]:
    """Return the order of day and month that the paper settles; two where sources disagree, none where none tells."""
    orders: set[DateOrder] = set()
    for found in dates:
        orders |= {r.order for r in found.readings if r.order in {"DMY", "MDY"}} if _settles(found) else set()
    language = languages().get(paper.language or "")
    if language and language.code != "en" and language.date_order in {"DMY", "MDY"}:
        orders.add(language.date_order)
    orders |= {o for o in map(order_of_country, paper.countries) if o}
    return tuple(sorted(orders))


def _settles(found: DateFound) -> bool:
    """Tell whether a numeric date has one reading only, read as it is printed."""
    only = found.readings
    return len(only) == 1 and not only[0].repaired and only[0].order in {"DMY", "MDY"}


def order_of_country(country: str) -> DateOrder | None:
    """Return the order of day and month that a country uses, None where it uses several or the year in front."""
    if country in _EITHER or country in YEAR_FIRST:
        return None
    return "MDY" if country in _MONTH_FIRST else "DMY"


def supplier_countries(paper: Paper) -> frozenset[str]:
    """Return the countries that the supplier's addresses, VAT ids and telephone prefixes name."""
    found: set[str] = set()
    for piece in paper.pieces:
        if outside_buyer(paper, piece):
            found |= _countries(piece)
            found |= {"US"} if paper.language in {None, "en"} and is_american_place(piece.text) else set()
    return frozenset(found)


def _countries(piece: Piece) -> set[str]:
    found = set()
    text = piece.text
    numbered = any(map(str.isdigit, text))
    if _LETTER.search(text) is None:
        pass  # no address, no name of a country
    elif looks_like_address(text) >= _ADDRESS and (country := country_of(text)):
        found.add(country)
    elif len(text) < _COUNTRY_LINE and not numbered and ":" not in text and is_country(text):
        found |= {country_of(text) or ""} - {""}
    if numbered:
        roles = hits_in(piece)
        labelled = any(h.is_any("vat") for h in roles) and not any(h.is_any("bank") for h in roles)
        found |= {v.country for v in find_vat_ids(text, labelled=labelled) if v.country and v.valid is not False}
        found |= {"SG"} if labelled and _SINGAPORE.search(text) else set()
        if "+" in text:
            found |= {p.region for p in find_phones(text) if p.region}
    return found


def bare_dollars(paper: Paper) -> bool:
    """Tell whether a bare dollar is the only currency: it settles nothing, but tells which reading to show first."""
    codes = {c.code for piece in paper.pieces for c in find_currencies(piece.text)}
    return codes == {"USD"}


def spoken_readings(paper: Paper, piece: Piece, found: DateFound) -> tuple[DateReading, ...]:
    """Return the readings that a month's name has in the paper's language, where languages name months otherwise.

    "listopad" is October in Croatian, November in Polish and Czech.
    """
    readings = found.readings
    spoken = languages().get(paper.language or "")
    printed = piece.text[found.start : found.end]
    if spoken is None or any(r.order for r in readings) or not any(map(str.isalpha, printed)):
        return readings
    words = {w.strip(".,") for w in strip_accents(printed).split()}
    own = [n for n, names in enumerate(spoken.months, start=1) if any(strip_accents(m) in words for m in names)]
    if len(own) != 1 or all(r.value.month == own[0] for r in readings):
        return readings
    value = day(readings[0].value.year, own[0], readings[0].value.day)
    return (structs.replace(readings[0], value=value),) if value else readings
