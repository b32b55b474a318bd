"""A rule pack as data: which checks, how severe, why, and where the requirement comes from.

In: nothing. Out: frozen types, decoded strictly from TOML. Never: expressions, regular expressions, code.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from evidence.model.record import Kind

Severity = Literal["block", "review", "warn", "off"]
WindowMode = Literal["backward", "forward", "none"]
QuantityMode = Literal["sold", "inventory", "minimum", "none"]


class RuleOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every option a check may have; a check says which it reads, and refuses others.

    `days` a number of days; `kinds` document kinds; `fields` names of fields; `formats` file suffixes with
    their point; `tolerance` a share (0.01 is one percent); `combined` counts units of all flagged items
    together; `names` are names to look for.
    """

    days: int | None = None
    kinds: tuple[Kind, ...] | None = None
    fields: tuple[str, ...] | None = None
    formats: tuple[str, ...] | None = None
    tolerance: float | None = None
    combined: bool | None = None
    names: tuple[str, ...] | None = None


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule: the id that reports name, the check that computes it, its severity, reason and source."""

    id: str
    check: str
    severity: Severity
    why: str
    source: str
    options: RuleOptions = RuleOptions()


class PackWindow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The window that the pack assumes when nobody says otherwise."""

    mode: WindowMode = "backward"
    days: int | None = 365
    anchor: Literal["notified_on", "submit_on"] = "notified_on"


class PackUpload(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Sizes of files to be sent, in megabytes of a million bytes; None where nobody states one.

    Formats stand in the rule `document.format`. `identity_megabytes` is for identity papers alone.
    """

    max_megabytes: float | None = None
    identity_megabytes: float | None = None
    source: str = ""


class RulePack(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A named set of rules for one type of case, with what it assumes about window and quantity."""

    name: str
    title: str
    case_types: tuple[str, ...]
    window: PackWindow
    quantity: QuantityMode
    rules: tuple[Rule, ...]
    min_units: int | None = None
    evidence_kinds: tuple[Kind, ...] = ("invoice",)
    upload: PackUpload = PackUpload()
