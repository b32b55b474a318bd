"""The words of each language that stand on business papers: one TOML file a language, data and never code.

In: nothing. Out: `languages()`, ISO 639-1 code -> Language, loaded on first use. Never: regular expressions in data.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec

from evidence.values.languages.language import Clauses, Columns, DateOrder, Labels, Language, Says

__all__ = ["Clauses", "Columns", "DateOrder", "Labels", "Language", "Says", "languages"]


_SECTION = re.compile(r"\n\[(\w+(?:\.\w+)?)\](?=\n)")  # a line feed is looked for ten times as fast as a line's start
_KEY = re.compile(r"\n(\w+) = ")
_COMMENTED = re.compile(r"^.*#.*$", re.MULTILINE)
_COMMENT = re.compile(r'("(?:[^"\\]|\\.)*")|#.*')
_LAST_COMMA = re.compile(r",(?=\s*\])")


@cache
def languages() -> dict[str, Language]:
    """Return every language that has a file here, by code, in the order of the codes."""
    found = sorted((f for f in files(__name__).iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    loaded = (_loaded(f.read_bytes()) for f in found)
    return {language.code: language for language in loaded}


def _loaded(toml: bytes) -> Language:
    """Return a language; its file is written so plainly that JSON's reader takes it, in a tenth of the time of TOML's.

    Every process reads them all: that took it a sixth of a second.
    """
    try:
        return msgspec.json.decode(as_json(toml.decode()), type=Language)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return msgspec.toml.decode(toml, type=Language)


def as_json(toml: str) -> str:
    """Return plain TOML (bare keys, texts in double quotes, lists, sections and sections in them) as JSON, else no JSON."""
    bare = _COMMENTED.sub(lambda line: _COMMENT.sub(lambda m: m[1] or "", line[0]), toml.replace("\r\n", "\n"))
    top, *named = _SECTION.split(_LAST_COMMA.sub("", f"\n{bare}\n"))
    sections: dict[str, list[str]] = {}
    for name, body in zip(named[::2], named[1::2], strict=True):
        section, _, inner = name.partition(".")
        sections.setdefault(section, []).append(f'"{inner}": {{{_keyed(body)}}}' if inner else _keyed(body))
    parts = [_keyed(top), *(f'"{name}": {{{",".join(filter(None, own))}}}' for name, own in sections.items())]
    return f"{{{','.join(filter(None, parts))}}}"


def _keyed(body: str) -> str:
    return _KEY.sub(r',"\1": ', body).strip().removeprefix(",")
