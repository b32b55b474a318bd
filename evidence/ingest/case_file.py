"""`case.toml` becomes Answers, strictly; and answers of the command line stand before it.

In: a file. Out: Answers. Never: an unknown key passed over, a default.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import msgspec

from evidence.errors import UsageError
from evidence.ingest.decode import decode_text
from evidence.ingest.strict import strictly
from evidence.model import Account, Answers
from evidence.texts import message

if TYPE_CHECKING:
    from pathlib import Path


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


def overlay(first: Answers, second: Answers) -> Answers:
    """Return the answers of both, the first before the second, key by key (those of the account, too)."""
    account = Account()
    for said in (second.account, first.account):
        account = msgspec.structs.replace(account, **_given(said)) if said is not None else account
    merged = msgspec.structs.replace(second, **_given(first))
    return msgspec.structs.replace(merged, account=account if account != Account() else None)


def _given(answers: Answers | Account) -> dict[str, Any]:
    return {k: v for k, v in msgspec.structs.asdict(answers).items() if v is not None}
