"""A rule pack in words: what it assumes and what each of its rules asks for.

In: a RulePack. Out: short texts, for the command line and the generated page alike. Never: a layout of either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.judge.checks import CHECKS, given
from evidence.judge.explain import kinds
from evidence.texts import Joined, message, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.model import PackWindow, Rule, RulePack, Severity
    from evidence.texts import Speaker, Text, Texts

_QUANTITIES: Texts[str] = {"sold": "units sold", "inventory": "units in stock", "none": "not asked for"}
_SEVERITIES: Texts[Severity] = {"block": "block", "review": "review", "warn": "warn", "off": "off"}


def window_in_words(asked: PackWindow) -> Text:
    """Return a pack's window: "365 days back from the notice"."""
    if asked.mode == "none":
        return message("none")
    if asked.mode == "forward":
        return message("after a date that the notice names")
    if asked.anchor == "notified_on":
        return plural("one day back from the notice", "{count} days back from the notice", asked.days or 0)
    return plural(
        "one day back from the day of application", "{count} days back from the day of application", asked.days or 0
    )


def quantity_in_words(pack: RulePack) -> Text:
    """Return which quantity a pack asks for: "units sold", "at least 10 units of each item"."""
    if pack.quantity in _QUANTITIES:
        return message(_QUANTITIES[pack.quantity])
    if any(r.options.combined for r in pack.rules):
        return message("at least {count} units of all items together", count=pack.min_units or 0)
    return message("at least {count} units of each item", count=pack.min_units or 0)


def options_in_words(rule: Rule) -> str:
    """Return a rule's options: "days = 7", empty where it has none."""
    return ", ".join(f"{n} = {_plain(getattr(rule.options, n))}" for n in given(rule.options))


def _plain(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def pack_table(packs: Sequence[RulePack], t: Speaker) -> tuple[str, ...]:
    """Return a line for each pack, in columns."""
    rows = [
        (p.name, t.tell(window_in_words(p.window)), t.tell(quantity_in_words(p)), t.tell(message(p.title)))
        for p in packs
    ]
    wide = [max(len(row[n]) for row in rows) for n in range(3)]
    return tuple(f"{a:{wide[0]}}  {b:{wide[1]}}  {c:{wide[2]}}  {title}" for a, b, c, title in rows)


def pack_lines(pack: RulePack, t: Speaker) -> tuple[str, ...]:
    """Return a pack in full: what it assumes, then each rule with why it is there and who asks for it."""
    lines: list[Text] = [
        message("{name}: {what}", name=pack.name, what=message(pack.title)),
        message("  cases: {names}", names=", ".join(pack.case_types) or message("none of its own")),
        message("  window: {window}", window=window_in_words(pack.window)),
        message("  quantity: {quantity}", quantity=quantity_in_words(pack)),
        message("  papers that count: {kinds}", kinds=kinds(pack.evidence_kinds)),
    ]
    for rule in pack.rules:
        options = options_in_words(rule)
        about = message(
            "  {rule} ({severity}): {about}",
            rule=rule.id,
            severity=message(_SEVERITIES[rule.severity]),
            about=message(CHECKS[rule.check].about),
        )
        lines += [
            "",
            Joined((about, f"[{options}]")) if options else about,
            message("    why: {why}", why=message(rule.why)),
            message("    source: {source}", source=rule.source),
        ]
    return tuple(map(t.tell, lines))
