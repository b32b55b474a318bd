"""The phrases by which a plan of action is understood: one TOML file a language, data and never code.

In: nothing. Out: `phrases()`, by ISO 639-1 code. Never: regular expressions. Entries are lower case, parts of words too.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec


class Phrases(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What tells the parts of a plan, and what does not belong there.

    `doers` mark a sentence that tells what was done, where it holds a date; `recurring` one that tells what is done each
    time. `causes` are words that answer a complaint of one kind. `numbered` are the papers whose number follows; `concrete` says who, when or how often: a promise that holds one
    is not `vague`.
    """

    root_cause: tuple[str, ...]
    actions: tuple[str, ...]
    prevention: tuple[str, ...]
    papers: tuple[str, ...]
    numbered: tuple[str, ...]
    emotive: tuple[str, ...]
    story: tuple[str, ...]
    other_case: tuple[str, ...]
    vague: tuple[str, ...]
    concrete: tuple[str, ...]
    doers: tuple[str, ...]
    recurring: tuple[str, ...]
    units: tuple[str, ...]
    causes: dict[str, tuple[str, ...]]


@cache
def phrases() -> dict[str, Phrases]:
    """Return the phrases of every language that has a file here."""
    found = sorted((f for f in files(__name__).iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return {f.name.removesuffix(".toml"): msgspec.toml.decode(f.read_bytes(), type=Phrases) for f in found}
