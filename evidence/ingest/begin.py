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
from evidence.texts import Text, message, no_papers, plural, speaker

if TYPE_CHECKING:
    from pathlib import Path

    from evidence.ingest.notice.load import Reading
    from evidence.model import RulePack
    from evidence.texts import Speaker

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
    lines: tuple[Text, ...]


def begin(folder: Path, reading: Reading | None = None, language: str = "en") -> Begun:
    """Return what `case.toml` of a folder should hold. UsageError for two notices, or a notice that cannot be read."""
    files = case_files(folder)
    understood = _understood(files, reading)
    pack = load_pack(pack_for(understood.notice.case_type))
    text = _text(files, understood, pack, speaker(language))
    return Begun(text=text, lines=_told(files, understood, pack, folder, reading))


def _understood(files: CaseFiles, reading: Reading | None) -> Understood:
    if files.notification is None:
        return Understood(notice=Notice())
    from evidence.ingest.notice.parse import read_notice

    return read_notice(files.notification, reading)


def _text(files: CaseFiles, understood: Understood, pack: RulePack, t: Speaker) -> str:
    notice = understood.notice
    entry = _Entries(files.notification.name if files.notification else None, t)
    needed = _needed(notice, pack)
    lines = [
        f"# {t('What is asked, for `evidence check`. Every line is optional; a # in front makes it a comment.')}",
        "# "
        + t("The command line comes before this file, this file before the notice, the notice before the rule pack."),
        f"# {t.tell(_found(files, notice))}",
        "",
        f"# {t('Day on which the notice arrived; the window counts back from it.')}",
        entry("notified_on", notice.notified_on, needed=needed == "notified_on"),
        f"# {t('Length of the window in days, both ends inside.')}",
        entry("window_days", notice.window_days, default=pack.window.days),
        "# " + t("Or the window's own first and last day."),
        entry("window_from", notice.window_from),
        entry("window_to", notice.window_to),
        f"# {t('Or: only papers issued after this day count.')}",
        entry("issued_after", notice.issued_after, needed=needed == "issued_after"),
        f"# {t('Day on which the papers are sent; the window of an application counts back from it.')}",
        entry("submit_on", None, needed=needed == "submit_on"),
        f'# {t("What quantities must cover:")} "sold", "inventory", "minimum" (min_units), "none".',
        entry("quantity", understood.quantity, default=pack.quantity),
        entry("min_units", notice.min_units, default=pack.min_units or 10),
        f"# {t('Such as amazon.fr: settles the order of day and month in the notice.')}",
        entry("marketplace", notice.marketplace, default="amazon.co.uk"),
        f"# {t('The type of case chooses the rule pack (`evidence rules list`); or name the pack itself.')}",
        entry("case_type", notice.case_type, default="inauthentic"),
        entry("pack", None, default=pack.name),
        f"# {t('Language of the report, and of the plan of action.')}",
        entry("lang", notice.language, default=t.language),
        "",
        "# "
        + t("The selling account, letter by letter as the marketplace knows it. Without it buyers are not checked."),
        "# [account]",
        *(f"# {key} = {json.dumps(value)}" for key, value in _ACCOUNT),
    ]
    return "\n".join(lines) + "\n"


def _found(files: CaseFiles, notice: Notice) -> Text:
    roles = ("notification", "flagged", "listings", "sales", "plan")
    named = [path.name for role in roles if (path := getattr(files, role))]
    what = ", ".join(named) if named else message("nothing that says what is flagged")
    if not files.notification:
        return message("Found beside it: {files}.", files=what)
    return plural(
        "Found beside it: {files}, one ASIN in the notice.",
        "Found beside it: {files}, {count} ASINs in the notice.",
        len(notice.flagged),
        files=what,
    )


def _needed(notice: Notice, pack: RulePack) -> str | None:
    """Return the key of a date that nobody gave and the window cannot do without."""
    if pack.window.mode == "forward":
        return "issued_after" if notice.issued_after is None else None
    if pack.window.mode != "backward":
        return None
    if pack.window.anchor == "submit_on":
        return "submit_on"
    return "notified_on" if notice.window_from is None and notice.notified_on is None else None


class _Entries:
    """Writes one line: as the notice says it, or as an example; a value that nobody gave and is needed is told."""

    def __init__(self, source: str | None, t: Speaker) -> None:
        self._t, self._source = t, source

    def __call__(self, key: str, said: object, *, default: object = None, needed: bool = False) -> str:
        plain = msgspec.to_builtins(said, builtin_types=()) if said is not None else None
        if plain is not None:
            told = self._t("the notice says so ({file})", file=self._source or "")
            return f"# {key} = {_toml(key, plain)}   # {told}"
        if needed:
            return f"# {key} = {_DATE}   # {self._t('NEEDED: give the date and remove the # in front')}"
        return f"# {key} = {_toml(key, default if default is not None else _DATE)}"


def _toml(key: str, value: object) -> str:
    date = key in {"notified_on", "window_from", "window_to", "issued_after", "submit_on"}
    return str(value) if date or isinstance(value, int) else json.dumps(value, ensure_ascii=False)


def _told(
    files: CaseFiles, understood: Understood, pack: RulePack, folder: Path, reading: Reading | None
) -> tuple[Text, ...]:
    notice = understood.notice
    lines: list[Text] = [
        _found(files, notice),
        message("Rule pack: {name} ({title}).", name=pack.name, title=message(pack.title)),
    ]
    lines += [message("Note: {note}", note=note) for note in understood.notes]
    if files.notification is None and files.flagged is None:
        lines.append(
            message(
                "Still needed: flagged.csv with a column `asin`, or the notice saved as notification.eml "
                "(.txt, .pdf ...)."
            )
        )
        lines += _candidates(files, folder, reading)
    elif files.flagged is None and not notice.flagged:
        lines.append(message("Still needed: flagged.csv with a column `asin`; the notice names no ASINs."))
    if needed := _needed(notice, pack):
        lines.append(message("Still needed in case.toml: {key}.", key=needed))
    sources, _ = discover(files.papers, folder)
    lines.append(plural("Papers: one.", "Papers: {count}.", len(sources)) if sources else no_papers())
    lines.append(message("Not checked until case.toml names the account: whether papers are made out to it."))
    return tuple(lines)


def _candidates(files: CaseFiles, folder: Path, reading: Reading | None) -> list[Text]:
    """Return files of the folder that read like a notice, by what stands in them."""
    from evidence.ingest.notice.parse import read_notice

    found: list[Text] = []
    for path in (p for p in files.papers if p.is_file() and p.suffix.lower() in _MAYBE_NOTICE):
        try:
            notice = read_notice(path, reading).notice
        except EvidenceError:
            continue
        if notice.flagged and (notice.case_type or notice.marketplace):
            name = path.relative_to(folder).as_posix()
            new = f"notification{path.suffix.lower()}"
            found.append(message("{file} reads like a notice: rename it to {name}.", file=name, name=new))
    return found
