"""Where a company's name ends inside a line that goes on: behind its legal form.

In: the text of a line. Out: places in it. Never: whether the name is anybody's.
"""

from __future__ import annotations

import re
from itertools import pairwise

from evidence.values.addresses import looks_like_address
from evidence.values.names import may_end_form, split_legal_form

# Forms that a branch may stand behind; shorter ones are words in a text.
_ADDRESS, _SHORT = 0.45, 2  # surely one; letters of a form that is a word elsewhere
_BRANCHED = frozenset(
    (
        "co",
        "ltd",
        "inc",
        "llc",
        "plc",
        "corp",
        "gmbh",
        "gmbhcokg",
        "sdnbhd",
        "bhd",
        "pteltd",
        "ptyltd",
        "pvtltd",
        "coltd",
        "srl",
        "spa",
        "sarl",
        "ughaftungsbeschrankt",
    )
)
_PLAIN = 4  # signs of a form that no word is: one word is name enough before it


def company_stated(text: str) -> int:
    """Return where the company ends that a sentence begins with: "Any Firm Limited is registered in England"; else 0."""
    ends = [m.end() for m in re.finditer(r"\S+(?= [^\W\d_A-Z])", text)]
    named = (end for end in ends if split_legal_form(text[:end])[1] in _BRANCHED)
    end = next(named, 0)
    return end if end and all(w[:1].isupper() or not w[0].isalpha() for w in text[:end].split()) else 0


def form_end(text: str) -> int:
    """Return where a name ends in its legal form with a branch or place behind it; 0 where that is not so."""
    if split_legal_form(text)[1]:
        return 0
    words = [m.span() for m in re.finditer(r"\S+", text)]
    for (start, end), (_, after) in pairwise(words[1:]):
        if not may_end_form(text[start:end]) or not any(map(str.isalnum, text[start:end])):
            continue
        bare, form = split_legal_form(text[:end])
        if split_legal_form(text[:after])[1]:
            continue  # "CO., LTD": the form goes on
        county = form == "co" and text[:start].rstrip().endswith(",")  # "Main Street, Ennis, Co. Clare"
        named = len(bare.split()) > (form is None or len(form) < _PLAIN)
        lives = (
            form is not None and len(form) > _SHORT and looks_like_address(text[end:]) >= _ADDRESS
        )  # a column that touches the next
        if (form in _BRANCHED or lives) and text[end:after].strip()[:1].isupper() and named and not county:
            return end - (text[end - 1] == ",")
    return 0
