"""The sentences of notes to suppliers: one TOML file a language, in the supplier's language and not in the user's.

In: nothing. Out: `letters()`, ISO 639-1 code -> Letter, each complete. Never: a text of a document.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from evidence.model import Kind


class Letter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a note says in one language; words in braces are values."""

    subject: str
    greeting: str
    greeting_unknown: str
    opening: str
    a_marketplace: str
    corrected: str
    paper_number_date: str
    paper_number: str
    paper_file: str
    about: str
    further: str
    further_window: str
    further_from: str
    further_until: str
    further_any: str
    units: str
    sale: str
    closing: str
    regards: str
    conjunction: str = msgspec.field(name="and")
    disjunction: str = msgspec.field(name="or")
    asks: dict[str, str]
    parts: dict[str, str]
    kinds: dict[Kind, str]
    instead: dict[Kind, tuple[str, str, str]]  # where no invoice counts: a head, what is asked for, what it must show


@cache
def letters() -> dict[str, Letter]:
    """Return the sentences of every language that has a file here."""
    found = sorted((f for f in files(__name__).iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return {f.name.removesuffix(".toml"): msgspec.toml.decode(f.read_bytes(), type=Letter) for f in found}
