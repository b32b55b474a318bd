"""The language files are read by JSON's reader: what it makes of them is what TOML's own makes."""

from __future__ import annotations

from importlib.resources import files

import msgspec
import pytest

from evidence.values.languages import Language, as_json, languages

FOLDER = files("evidence.values.languages")
NAMES = sorted(f.name for f in FOLDER.iterdir() if f.name.endswith(".toml"))


@pytest.mark.parametrize("name", NAMES)
def test_a_language_file_says_the_same_to_both_readers(name: str) -> None:
    body = FOLDER.joinpath(name).read_bytes()
    as_toml = msgspec.toml.decode(body, type=Language)
    assert msgspec.json.decode(as_json(body.decode()), type=Language) == as_toml
    assert languages()[as_toml.code] == as_toml


def test_comments_sections_and_last_commas_are_no_part_of_the_values() -> None:
    plain = '# head\ncode = "xx" # not "this"\nnames = [\n  "a # b", # no\n  "c",\n]\r\n\n[kinds]\none = ["x"]\n[kinds.more]\ntwo = []\n'
    kinds = {"one": ["x"], "more": {"two": []}}
    assert msgspec.json.decode(as_json(plain)) == {"code": "xx", "names": ["a # b", "c"], "kinds": kinds}


def test_what_is_less_plain_is_no_json() -> None:
    for odd in ("code = 'xx'\n", "[a.b.c]\nd = 1\n", 'code = """x\ny"""\n'):
        with pytest.raises(msgspec.DecodeError):
            msgspec.json.decode(as_json(odd))
