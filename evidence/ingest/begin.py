"""A commented `case.toml` for a folder: what its notice says, what is found in it, what is still to be said.

In: a folder, and how a notice's pages are read. Out: the text of the file, and lines that tell what to do next.
Never: a file written, a value that stands for another: what the notice says stays a comment, so that it is said once.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

from evidence.errors import EvidenceError
from evidence.ingest.layout import CaseFiles, case_files
from evidence.ingest.notice.asked import Notice, Understood
from evidence.ingest.packs import load_pack, pack_for
from evidence.ingest.sources import discover

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from evidence.model import RulePack, Source

_MAYBE_NOTICE = frozenset((".eml", ".msg", ".html", ".htm", ".txt", ".md"))
_DATE = "2026-11-03"
_ACCOUNT = (
    ("legal_name", "Example Trading Ltd"),
    ("trading_name", "Example Home"),
    ("address", "1 Example Street, Leeds LS1 4AB, United Kingdom"),
    ("phone", "+44 113 496 0000"),
    ("email", "owner@example.com"),
    ("vat", "GB123456789"),
)


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """The text of `case.toml`, and what a person is told."""

    text: str
    lines: tuple[str, ...]


def begin(folder: Path, reading: Callable[[Source], str] | None = None) -> Begun:
    """Return what `case.toml` of a folder should hold. UsageError for two notices, or a notice that cannot be read."""
    files = case_files(folder)
    understood = _understood(files, reading)
    pack = load_pack(pack_for(understood.notice.case_type))
    told = _told(files, understood, pack, folder)
    return Begun(text=_text(files, understood, pack), lines=told)


def _understood(files: CaseFiles, reading: Callable[[Source], str] | None) -> Understood:
    if files.notification is None:
        return Understood(notice=Notice())
    from evidence.ingest.notice import read_notice

    return read_notice(files.notification, reading)


def _text(files: CaseFiles, understood: Understood, pack: RulePack) -> str:
    notice = understood.notice
    source = files.notification.name if files.notification else None
    needs_submit = pack.window.mode == "backward" and pack.window.anchor == "submit_on"
    needs_notice = pack.window.mode == "backward" and not needs_submit and notice.window_from is None
    lines = [
        "# What is asked, for `evidence check`. Every line is optional; a # in front makes it a comment.",
        "# The command line comes before this file, this file before the notice, the notice before the rule pack.",
        f"# {_found(files, notice)}",
        "",
        "# Day on which the notice arrived; the window counts back from it.",
        _entry("notified_on", notice.notified_on, source, needed=needs_notice),
        "# Length of the window in days, both ends inside.",
        _entry("window_days", notice.window_days, source, default=pack.window.days),
        "# Or the window's own first and last day.",
        _entry("window_from", notice.window_from, source),
        _entry("window_to", notice.window_to, source),
        "# Or: only papers issued after this day count.",
        _entry("issued_after", notice.issued_after, source, needed=pack.window.mode == "forward"),
        "# Day on which the papers are sent; the window of an application counts back from it.",
        _entry("submit_on", None, source, needed=needs_submit),
        '# What quantities must cover: "sold", "inventory", "minimum" (then min_units) or "none".',
        _entry("quantity", understood.quantity, source, default=pack.quantity),
        _entry("min_units", notice.min_units, source, default=pack.min_units or 10),
        "# Such as amazon.fr: settles the order of day and month in the notice.",
        _entry("marketplace", notice.marketplace, source, default="amazon.co.uk"),
        "# The type of case chooses the rule pack (`evidence rules list`); or name the pack itself.",
        _entry("case_type", notice.case_type, source, default="inauthentic"),
        _entry("pack", None, source, default=pack.name),
        "# Language of the report, and of the plan of action.",
        _entry("lang", notice.language, source, default="en"),
        "",
        "# The selling account, letter by letter as the marketplace knows it. Without it buyers are not checked.",
        "# [account]",
        *(f"# {key} = {json.dumps(value)}" for key, value in _ACCOUNT),
    ]
    return "\n".join(lines) + "\n"


def _found(files: CaseFiles, notice: Notice) -> str:
    roles = ("notification", "flagged", "listings", "sales", "plan")
    named = [path.name for role in roles if (path := getattr(files, role))]
    listed = f", {len(notice.flagged)} ASINs in the notice" if files.notification else ""
    return f"Found beside it: {', '.join(named) or 'nothing that says what is flagged'}{listed}."


def _entry(key: str, said: object, source: str | None, *, default: object = None, needed: bool = False) -> str:
    """Return one line: as the notice says it, or as an example; a value that nobody gave and the window needs is told."""
    plain = msgspec.to_builtins(said, builtin_types=()) if said is not None else None
    if plain is not None:
        return f"# {key} = {_toml(key, plain)}   # the notice says so ({source})"
    if needed:
        return f"# {key} = {_DATE}   # NEEDED: give the date and remove the # in front"
    return f"# {key} = {_toml(key, default if default is not None else _DATE)}"


def _toml(key: str, value: object) -> str:
    date = key in {"notified_on", "window_from", "window_to", "issued_after", "submit_on"}
    return str(value) if date or isinstance(value, int) else json.dumps(value, ensure_ascii=False)


def _told(files: CaseFiles, understood: Understood, pack: RulePack, folder: Path) -> tuple[str, ...]:
    notice = understood.notice
    lines = [_found(files, notice), f"Rule pack: {pack.name} ({pack.title})."]
    lines += [f"Note: {note}" for note in understood.notes]
    if files.notification is None and files.flagged is None:
        lines.append(
            "Still needed: flagged.csv with a column `asin`, or the notice saved as notification.eml (.txt, .pdf ...)."
        )
        lines += _candidates(files, folder)
    elif files.flagged is None and not notice.flagged:
        lines.append("Still needed: flagged.csv with a column `asin`; the notice names no ASINs.")
    if "NEEDED" in (text := _text(files, understood, pack)):
        keys = [line.split()[1] for line in text.splitlines() if "NEEDED" in line]
        lines.append(f"Still needed in case.toml: {', '.join(keys)}.")
    sources, _ = discover(files.papers, folder)
    lines.append(f"Papers: {len(sources)}{'' if sources else '; put invoices into the folder documents'}.")
    lines.append("Not checked until case.toml names the account: whether papers are made out to it.")
    return tuple(lines)


def _candidates(files: CaseFiles, folder: Path) -> list[str]:
    """Return files of the folder that read like a notice, by what stands in them."""
    from evidence.ingest.notice import read_notice

    found = []
    for path in (p for p in files.papers if p.is_file() and p.suffix.lower() in _MAYBE_NOTICE):
        try:
            notice = read_notice(path).notice
        except EvidenceError:
            continue
        if notice.flagged and (notice.case_type or notice.marketplace):
            name = path.relative_to(folder).as_posix()
            found.append(f"{name} reads like a notice: rename it to notification{path.suffix.lower()}.")
    return found
