"""The words of each language that stand on business papers: one TOML file a language, data and never code.

In: nothing. Out: `languages()`, ISO 639-1 code -> Language, loaded on first use. Never: regular expressions in data.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from evidence.values.languages.language import Clauses, Columns, DateOrder, Labels, Language

__all__ = ["Clauses", "Columns", "DateOrder", "Labels", "Language", "languages"]


@cache
def languages() -> dict[str, Language]:
    """Return every language that has a file here, by code, in the order of the codes."""
    found = sorted((f for f in files(__name__).iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    loaded = (msgspec.toml.decode(f.read_bytes(), type=Language) for f in found)
    return {language.code: language for language in loaded}
