"""What a scanned tax id is printed as, where the shape of its country or a check digit says that it is misread.

In: a `Reach` with an id, and its paper. Out: the same, mended where another reading of its words, look-alikes, or another
number of the company on the paper make it right; unsure where it has not its country's shape. Never: a drawn text's id.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from evidence.extract.page.labels import hits
from evidence.extract.page.otherwise import read_otherwise
from evidence.values.registers import find_accounts, find_vat_ids, has_shape, is_right

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.extract.page.paper import Paper
    from evidence.extract.party.reach import Reach

_LETTER = dict(zip("012586", "OIZSBG", strict=True))
_DIGIT = {"O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "B": "8", "G": "6"}
_SWAPS, _APART = 2, 2  # letters that look like others; digits in which two readings of one number differ
_DOUBT = 2.0  # odds of an id that has not the shape of its country's
_NUMBER = re.compile(r"\d(?:[ .-]?\d){7,13}")
_SIREN = 9  # digits


def settled(paper: Paper, reach: Reach) -> Reach:
    """Return an id as it is printed, as far as the paper tells; one without its country's shape is told as unsure."""
    value = reach.value
    if reach.piece.origin != "ocr" or not value[:2].isalpha() or is_right(value):
        return reach
    shaped = has_shape(value)
    if shaped is None:
        return reach
    for other in (*_read_otherwise(paper, reach), *(() if shaped else _look_alikes(value)), *_elsewhere(paper, value)):
        if other != value and has_shape(other) and is_right(other):
            return reach._replace(value=other)
    return reach if shaped else reach._replace(odds=reach.odds - _DOUBT)


def _read_otherwise(paper: Paper, reach: Reach) -> Iterator[str]:
    """Yield the ids that other readings of the same words are."""
    page = paper.sheet(reach.piece.page).page
    for text in read_otherwise(page, reach.piece.word_range(reach.start, reach.end)):
        yield from (v.value for v in find_vat_ids(text, labelled=True) if v.value[:2] == reach.value[:2])


def _look_alikes(value: str) -> Iterator[str]:
    """Yield an id with one or two letters and digits behind its country's letters as those that look like them."""
    places = [n for n in range(2, len(value)) if value[n] in _LETTER or value[n] in _DIGIT]
    for count in range(1, _SWAPS + 1):
        for chosen in combinations(places, count):
            yield "".join((_LETTER.get(c) or _DIGIT[c]) if n in chosen else c for n, c in enumerate(value))


def _elsewhere(paper: Paper, value: str) -> Iterator[str]:
    """Yield the ids that other numbers of a company make which differ from one in two digits at most: its SIREN, its entry."""
    made = _french(paper) if value.startswith("FR") else _entered(paper, value[:2])
    yield from (other for other in made if Levenshtein.distance(other, value, score_cutoff=_APART) <= _APART)


def _french(paper: Paper) -> Iterator[str]:
    """Yield the tax ids of the companies whose SIREN or SIRET is printed."""
    for piece in paper.pieces:
        for account in find_accounts(piece.text) if sum(map(str.isdigit, piece.text)) >= _SIREN else ():
            if account.kind in {"siren", "siret"}:
                number = account.value[:_SIREN]
                yield f"FR{(12 + 3 * (int(number) % 97)) % 97:02d}{number}"


def _entered(paper: Paper, country: str) -> Iterator[str]:
    """Yield the tax ids of a country that numbers behind a label of a company's are part of."""
    for hit in hits(paper, "company_number", "vat", "tax_number"):
        for found in _NUMBER.finditer(hit.piece.text, hit.end):
            digits = re.sub(r"\D", "", found.group())
            yield f"SE{digits}01" if country == "SE" else f"{country}{digits}"
