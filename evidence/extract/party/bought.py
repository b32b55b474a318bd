"""What speaks for and against a name as the buyer's: where it stands, and beneath whom.

In: a paper and the supplier's name. Out: names with their odds, the likeliest first. Never: the supplier's own name
without a loss, a line of an address as a rival of the name above it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.extract.page.labels import hits_in
from evidence.extract.party.names import PERSON, Named, buyer_candidates
from evidence.extract.party.weights import label_odds, right_under, unique
from evidence.values.addresses import looks_like_address
from evidence.values.names import looks_like_company, same_party, split_legal_form

if TYPE_CHECKING:
    from evidence.extract.page.paper import Paper, Piece

_SAME = 0.9
_ADDRESS, _COMPANY = 0.3, 0.5  # likely an address; a company: a legal form, a word of business
_OF_ADDRESS = -1.2  # odds that a line of an address has at most: no rival of the name above it
_HOUSE = re.compile(
    r"\d{1,5} ?[A-Z]?[ ,]+[^\W\d_][^\d]{2,40}|[^\d]{3,40} \d{1,4} ?[a-zA-Z]?"
)  # its number in front or behind
_PERSON = re.compile(rf"(?:[^\W\d_]{{2,6}}\.? )?{PERSON.pattern}")  # "Mrs" before it, in any language
# Whom a letter is for at the name above, whatever that is called.
_HONORIFIC = re.compile(
    r"(?:mrs?|ms|miss|dr|herrn?|frau|hr|mme|mlle|monsieur|madame|m|sra?|srta|señora?|sig(?:\.?ra)?|signora?|dhr|mevr|mevrouw|mw|de heer"
    r"|pana?|pani|hra|fr[uø]|pan[ií]|doamna|domnul)\.? ",
    re.IGNORECASE,
)


def buyers(paper: Paper, supplier: Named | None, least: float) -> list[Named]:
    """Return what can be the buyer's name, best first, over the odds `least`; the supplier's own name is none."""
    found = []
    for named in buyer_candidates(paper):
        odds = named.odds + 0.5 * looks_like_company(named.value) - (1.5 if named.value[0].isdigit() else 0.0)
        if supplier and same_party(named.value, supplier.value) >= _SAME:
            odds -= 1.5
        odds -= 4.0 if paper.lists(named.pieces[0]) else 0.0
        odds -= label_odds(named.pieces[0]) if _ends_in_label(named.pieces[0]) else 0.0
        found.append(named._replace(odds=odds))
    return unique([n for n in _under_names(_under_persons(found)) if n.odds > least])


def _ends_in_label(piece: Piece) -> bool:
    """Tell whether a line is a heading with words of respect before it: "Gent.le Cliente"."""
    found = hits_in(piece)
    return bool(found) and not any(map(str.isalnum, piece.text[found[-1].end :]))


def _under_persons(found: list[Named]) -> list[Named]:
    """Raise the company right under a person: he is whom it is sent to."""
    raised = []
    for named in found:
        odds = named.odds
        if _is_business(named):
            for person in found:
                if person.odds >= odds and PERSON.fullmatch(person.value) and right_under(named, person):
                    odds = person.odds + 0.1 if not _is_business(person) else odds
        raised.append(named._replace(odds=odds))
    return raised


def _under_names(found: list[Named]) -> list[Named]:
    """Lower whom the letter is for, and the address, right under a likelier name: they are no other buyer."""
    lowered: list[Named] = []
    for named in sorted(found, key=lambda n: (n.pieces[0].page, n.pieces[0].box.top)):
        over = [o for o in found if o.odds > named.odds and o is not named]
        goes_on = any(right_under(named, x) for x in lowered) and not _is_business(named)
        if any(_begins(named, o) or (_is_of_address(named, o) and right_under(named, o)) for o in over) or goes_on:
            lowered.append(named)
    return [n._replace(odds=min(n.odds, _OF_ADDRESS)) if n in lowered else n for n in found]


def _begins(named: Named, other: Named) -> bool:
    """Tell whether a name is another one and whom to ask for there: "Tidewater, Martha Quimby"."""
    return named.value.startswith(f"{other.value},")


def _is_of_address(named: Named, upper: Named) -> bool:
    """Tell whether a line names a street, or a person or department that a letter to the name above it is for."""
    if split_legal_form(named.value)[1] or _is_attended(upper):
        return False
    company = split_legal_form(upper.value)[1] is not None or _is_business(upper) or not _PERSON.fullmatch(upper.value)
    person = company and _PERSON.fullmatch(named.value) is not None and not _is_business(named)
    person = person or (_is_addressed(named.value) and not _is_addressed(upper.value))
    street = looks_like_address(named.value) >= _ADDRESS or _HOUSE.fullmatch(named.value) is not None
    return person or street or _is_attended(named)


def _is_addressed(value: str) -> bool:
    """Tell whether a name is a person's with the word of respect before it: "Herrn Jens Ulrich"."""
    word = _HONORIFIC.match(value)
    return word is not None and PERSON.fullmatch(value, word.end()) is not None


def _is_attended(named: Named) -> bool:
    """Tell whether a line begins with a word for whom a letter is meant: "Attn"."""
    return any(h.heads and h.is_any("attention") for h in hits_in(named.pieces[0])[:1])


def _is_business(named: Named) -> bool:
    """Tell whether a line is a company's name rather than a person's, a department's or an address's."""
    if looks_like_address(named.value) >= _ADDRESS or _is_attended(named):
        return False
    return looks_like_company(named.value) >= _COMPANY or "&" in named.value
