"""What the command line says about a case, as the same type that `case.toml` has.

In: texts by key. Out: Answers. Never: a default of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from evidence.ingest.strict import strictly
from evidence.model import Account, Answers

if TYPE_CHECKING:
    from collections.abc import Mapping


def answers_from(plain: Mapping[str, object], account: Mapping[str, object]) -> Answers:
    """Return what was given; UsageError names the option that cannot be understood."""
    said = {key: value for key, value in plain.items() if value is not None}
    about = {key: value for key, value in account.items() if value is not None}
    for key, value in said.items():
        strictly({key: value}, Answers, f"--{key.replace('_', '-')}", typed=False)
    answers = strictly(said, Answers, "", typed=False)
    if not about:
        return answers
    return msgspec.structs.replace(answers, account=msgspec.convert(about, Account))
