"""A rule pack in words: what it assumes and what each of its rules asks for.

In: a RulePack. Out: short texts, for the command line and the generated page alike. Never: a layout of either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.judge.checks import CHECKS, given

if TYPE_CHECKING:
    from evidence.model import PackWindow, Rule, RulePack

_QUANTITIES = {"sold": "units sold", "inventory": "units in stock", "none": "not asked for"}


def window_in_words(asked: PackWindow) -> str:
    """Return a pack's window: "365 days back from the notice"."""
    if asked.mode == "none":
        return "none"
    end = "the notice" if asked.anchor == "notified_on" else "the day of application"
    return f"{asked.days} days back from {end}" if asked.mode == "backward" else "after a date that the notice names"


def quantity_in_words(pack: RulePack) -> str:
    """Return which quantity a pack asks for: "units sold", "at least 10 units of each item"."""
    together = any(r.options.combined for r in pack.rules)
    least = f"at least {pack.min_units} units" + (" of all items together" if together else " of each item")
    return _QUANTITIES.get(pack.quantity, least)


def options_in_words(rule: Rule) -> str:
    """Return a rule's options: "days = 7", empty where it has none."""
    return ", ".join(f"{n} = {_plain(getattr(rule.options, n))}" for n in given(rule.options))


def _plain(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def pack_line(pack: RulePack) -> str:
    """Return a pack in one line."""
    return f"{pack.name:20} {window_in_words(pack.window):36} {quantity_in_words(pack):38} {pack.title}"


def pack_lines(pack: RulePack) -> tuple[str, ...]:
    """Return a pack in full: what it assumes, then each rule with why it is there and who asks for it."""
    lines = [
        f"{pack.name}: {pack.title}",
        f"  cases:             {', '.join(pack.case_types) or 'none of its own'}",
        f"  window:            {window_in_words(pack.window)}",
        f"  quantity:          {quantity_in_words(pack)}",
        f"  papers that count: {', '.join(pack.evidence_kinds)}",
    ]
    for rule in pack.rules:
        options = options_in_words(rule)
        lines += [
            "",
            f"  {rule.id} ({rule.severity}): {CHECKS[rule.check].about}" + (f" [{options}]" if options else ""),
            f"    why:    {rule.why}",
            f"    source: {rule.source}",
        ]
    return tuple(lines)
