"""`case.toml` becomes Answers, strictly; and answers of the command line stand before it.

In: a file. Out: Answers. Never: an unknown key passed over, a default.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from evidence.errors import UsageError
from evidence.ingest.decode import decode_text
from evidence.model import Account, Answers
from evidence.texts import message

if TYPE_CHECKING:
    from pathlib import Path

_Wanted = TypeVar("_Wanted")
_KEYS = {"": Answers.__struct_fields__, "account": Account.__struct_fields__}
_PLACE = re.compile(r"^(?P<what>.*?)(?: - at `\$\.?(?P<at>.*)`)?$", re.DOTALL)
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>.*)`", re.DOTALL)


def read_case_file(file: Path) -> Answers:
    """Read `case.toml`. Raises UsageError with the key's path for whatever is not as the contract says."""
    try:
        plain = tomllib.loads(decode_text(file.read_bytes()))
        return strictly(plain, Answers, file.name)
    except tomllib.TOMLDecodeError as err:
        raise UsageError(
            message("This is no valid TOML: {why}.", why=str(err)), where=file.name, then="Correct the line."
        ) from err
    except OSError as err:
        raise UsageError("The file could not be read.", where=file.name, then="Check its permissions.") from err


def strictly(plain: object, kind: type[_Wanted], where: str) -> _Wanted:
    """Convert plain data to a frozen type. Raises UsageError that names the key's path, and the likely key."""
    try:
        return msgspec.convert(plain, kind, strict=True)
    except msgspec.ValidationError as err:
        told = _PLACE.match(str(err))
        what, at = (told["what"], told["at"] or "") if told else (str(err), "")
        unknown = _UNKNOWN.fullmatch(what)
        if unknown is None:
            then = "Dates are written 2026-11-03, without quotes." if "date" in what else "Correct the value."
            raise UsageError(f"{what}.", where=f"{where}: {at}" if at else where, then=then) from err
        key = unknown["key"]
        path = f"{at}.{key}" if at else key
        raise UsageError(message("The key {path} is unknown.", path=path), where=where, then=_advice(key, at)) from err


def _advice(key: str, at: str) -> str:
    known = _KEYS["account"] if at == "account" else _KEYS[""]
    near = difflib.get_close_matches(key, known, n=1)
    return f"Did you mean {near[0]}?" if near else f"Known keys: {', '.join(known)}."


def overlay(first: Answers, second: Answers) -> Answers:
    """Return the answers of both, the first before the second, key by key (those of the account, too)."""
    account = Account()
    for said in (second.account, first.account):
        account = msgspec.structs.replace(account, **_given(said)) if said is not None else account
    merged = msgspec.structs.replace(second, **_given(first))
    return msgspec.structs.replace(merged, account=account if account != Account() else None)


def _given(answers: Answers | Account) -> dict[str, Any]:
    return {k: v for k, v in msgspec.structs.asdict(answers).items() if v is not None}
