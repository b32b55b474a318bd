"""Plain data of a file or of the command line becomes a frozen type, or an error that a person can mend.

In: data, the type wanted, where it stands. Out: the type. Never: an unknown key passed over; a library's own words.
"""

from __future__ import annotations

import difflib
import re
import typing
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from evidence.errors import UsageError
from evidence.texts import Listed, message

if TYPE_CHECKING:
    from evidence.texts import Sentence, Text

_Wanted = TypeVar("_Wanted")
_PLACE = re.compile(r"^(?P<what>.*?)(?: - at `\$\.?(?P<at>.*)`)?$", re.DOTALL)
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>.*)`", re.DOTALL)
_LACKING = re.compile(r"Object missing required field `(?P<key>.*)`", re.DOTALL)
_STEP = re.compile(r"[^.\[\]]+")
_FORM: Sentence = "Dates are written 2026-11-03."
_BARE: Sentence = "Dates are written 2026-11-03, without quotes."


def strictly(plain: object, kind: type[_Wanted], where: Text, *, typed: bool = True) -> _Wanted:
    """Convert plain data to a frozen type; `typed`: a text is no number and no date, as in TOML.

    Raises UsageError that names the key's path, and the likely key or the values there are.
    """
    try:
        return msgspec.convert(plain, kind, strict=typed)
    except msgspec.ValidationError as err:
        told = _PLACE.match(str(err))
        what, at = (told["what"], told["at"] or "") if told else (str(err), "")
        if unknown := _UNKNOWN.fullmatch(what):
            key = unknown["key"]
            then = _likely(key, _keys_at(kind, at))
            path = f"{_named(plain, at)}.{key}" if at else key
            raise UsageError(message("The key {path} is unknown.", path=path), where=where, then=then) from err
        then = _wanted(what, _type_at(kind, at), typed=typed)
        raise UsageError(
            _wrong(what), where=f"{where}: {_named(plain, at)}" if at and typed else where, then=then
        ) from err


def _named(plain: object, at: str) -> str:
    """Return a path with the ids of what stands in a list: a pack's rules are laid over those that it inherits."""
    for step in _STEP.findall(at):
        if isinstance(plain, dict):
            plain = plain.get(step)
        elif isinstance(plain, list) and step.isdecimal():
            plain = plain[int(step)]
            if isinstance(plain, dict) and isinstance(plain.get("id"), str):
                at = at.replace(f"[{step}]", f"[{plain['id']}]", 1)
    return at


def _wrong(what: str) -> Text:
    if lacking := _LACKING.fullmatch(what):
        return message("The key {path} is missing.", path=lacking["key"])
    return message("The value cannot be understood.")


def _wanted(what: str, kind: object, *, typed: bool) -> Text:
    """Return what a value of this type looks like."""
    names = {getattr(t, "__name__", "") for t in (kind, *typing.get_args(kind))}
    if choices := _choices(kind):
        return message("Known values: {values}.", values=Listed(choices))
    if "date" in names:
        return message(_BARE if typed else _FORM)
    if "int" in names:
        return message("Write a whole number.")
    return message("Add it.") if _LACKING.fullmatch(what) else message("Correct the value.")


def _choices(kind: object) -> tuple[str, ...]:
    if typing.get_origin(kind) is typing.Literal:
        return typing.get_args(kind)
    return next((found for part in typing.get_args(kind) if (found := _choices(part))), ())


def _likely(key: str, known: tuple[str, ...]) -> Text:
    near = difflib.get_close_matches(key, known, n=1)
    if near:
        return message("Did you mean {key}?", key=near[0])
    return message("Known keys: {keys}.", keys=", ".join(known))


def _keys_at(kind: object, at: str) -> tuple[str, ...]:
    struct = _struct(_type_at(kind, at))
    return struct.__struct_fields__ if struct else ()


def _type_at(kind: object, at: str) -> object:
    """Return the type at a path such as `rules[0].options`."""
    for step in _STEP.findall(at):
        struct = _struct(kind)
        if struct and not step.isdecimal() and step != "...":
            kind = typing.get_type_hints(struct).get(step)
    return kind


def _struct(kind: Any) -> type[msgspec.Struct] | None:  # noqa: ANN401 -- a type, a union of types, a tuple of one
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return kind
    return next((found for part in typing.get_args(kind) if (found := _struct(part))), None)
