"""A case folder and answers become a Case.

In: a folder, the command line's answers. Out: Case. Never: reading a document, judging one, a clock.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import msgspec

from evidence.errors import UsageError
from evidence.ingest.case_file import overlay, read_case_file
from evidence.ingest.exports import read_listings, read_sales
from evidence.ingest.flagged import FlaggedList, merged, read_flagged
from evidence.ingest.layout import CaseFiles, case_files
from evidence.ingest.notice.asked import Notice, Understood
from evidence.ingest.packs import load_pack, pack_for
from evidence.ingest.precedence import CASE_FILE, COMMAND_LINE, NOTICE, Said, conflicts, pick, settings
from evidence.ingest.sources import discover, look
from evidence.ingest.window import settle_window
from evidence.model import Answers, Case, FlaggedItem, Setting, Source
from evidence.texts import Text, message, no_papers, speaks, unspoken

if TYPE_CHECKING:
    from pathlib import Path

    from evidence.ingest.notice.load import Reading
    from evidence.model import QuantityMode, RulePack


def assemble(folder: Path, answers: Answers, reading: Reading | None = None) -> Case:
    """Build the case. Raises UsageError for whatever in it is wrong or missing, with file, row or key."""
    name, files = folder.resolve().name, case_files(folder)
    told = read_case_file(files.case_file) if files.case_file else Answers()
    understood = _notice(files, reading)
    voices = [
        Said(COMMAND_LINE, _with_quantity(answers, told)),
        Said(CASE_FILE, _with_quantity(told, answers)),
        Said(NOTICE, _from_notice(understood)),
    ]
    pack, chosen = _pack(voices, folder)
    pack, narrowed = _letters(pack, understood)
    voices.append(Said(f"pack {pack.name}", Answers(quantity=pack.quantity, min_units=pack.min_units)))
    heard = reduce(overlay, (voice.answers for voice in voices))
    quantity = heard.quantity or "none"
    listed = _items(files, understood.notice, name, quantity)
    items, learned = _enrich(files, listed.items, quantity)
    documents, problems = discover((p for p in files.papers if p.name != heard.pack), folder)
    bare = () if documents or problems else (no_papers(),)
    return Case(
        name=name,
        root=str(folder.resolve()),
        items=items,
        window=settle_window(voices, pack, name, understood.days),
        pack=pack,
        quantity=quantity,
        documents=documents,
        problems=problems,
        account=heard.account,
        min_units=heard.min_units,
        notified_on=heard.notified_on,
        submit_on=heard.submit_on,
        response_days=understood.notice.response_days,
        marketplace=heard.marketplace,
        case_type=heard.case_type,
        language=heard.lang,
        plan=_plan(files, folder),
        settings=(*settings(voices), *chosen),
        notes=(*listed.notes, *learned, *understood.notes, *narrowed, *_unread(files), *_unspoken(voices), *bare),
        causes=understood.causes,
        conflicts=conflicts(voices),
    )


def _with_quantity(answers: Answers, other: Answers) -> Answers:
    """Who names a minimum of units asks for it, unless a quantity is named as well."""
    if answers.min_units is None or answers.quantity is not None or other.quantity is not None:
        return answers
    return msgspec.structs.replace(answers, quantity="minimum")


def _notice(files: CaseFiles, reading: Reading | None) -> Understood:
    if files.notification is None:
        return Understood(notice=Notice())
    from evidence.ingest.notice.parse import read_notice

    return read_notice(files.notification, reading)


def _from_notice(understood: Understood) -> Answers:
    notice = understood.notice
    return Answers(
        notified_on=notice.notified_on,
        window_days=notice.window_days,
        window_from=notice.window_from,
        window_to=notice.window_to,
        issued_after=notice.issued_after,
        min_units=notice.min_units,
        quantity="none"
        if understood.letters_only
        else "minimum"
        if notice.min_units is not None
        else understood.quantity,
        marketplace=notice.marketplace,
        case_type=notice.case_type,
        lang=notice.language,
    )


def _pack(voices: list[Said], folder: Path) -> tuple[RulePack, tuple[Setting, ...]]:
    """Return the pack, and a setting that says why where nobody named it."""
    named = pick(voices, "pack")
    if named:
        return load_pack(named.value, folder), ()
    case_type = pick(voices, "case_type")
    name = pack_for(case_type.value if case_type else None)
    source = f"case type {case_type.value} ({case_type.source})" if case_type else "default"
    return load_pack(name), (Setting(key="pack", value=name, source=source),)


def _letters(pack: RulePack, understood: Understood) -> tuple[RulePack, tuple[Text, ...]]:
    """Return a pack that counts no invoices where the notice says that they are not enough and letters count as well."""
    left = tuple(kind for kind in pack.evidence_kinds if kind != "invoice")
    if not understood.letters_only or "authorization" not in left or left == pack.evidence_kinds:
        return pack, ()
    note = message("The notice says that invoices are not enough: only letters of authorization and licences count.")
    return msgspec.structs.replace(pack, evidence_kinds=left), (note,)


def _items(files: CaseFiles, notice: Notice, case: str, mode: QuantityMode) -> FlaggedList:
    """Return the flagged list and the notice's own list as one: an ASIN of either is flagged."""
    noticed = files.notification.name if files.notification else ""
    asked = {f.asin: FlaggedItem(asin=f.asin, title=f.title, source=noticed) for f in notice.flagged}
    if files.flagged is None:
        if asked:
            return FlaggedList(tuple(asked.values()), ())
        what = "The notice names no ASINs." if noticed else "There is neither a flagged list nor a notice."
        raise UsageError(what, where=noticed or case, then="Add flagged.csv with a column `asin`.")
    listed = read_flagged(files.flagged, stock=mode == "inventory")
    titled = [
        item if item.title or item.asin not in asked else msgspec.structs.replace(item, title=asked[item.asin].title)
        for item in listed.items
    ]
    more = [asked[a] for a in asked if a not in {i.asin for i in titled}]
    notes = [
        message("{asin} is flagged by the notice but is not in {file}: added.", asin=item.asin, file=files.flagged.name)
        for item in more
    ]
    if asked:
        alone = [i.asin for i in titled if i.asin not in asked]
        notes += [
            message("{asin} is in {file} but not in the notice: kept.", asin=asin, file=files.flagged.name)
            for asin in alone
        ]
    return FlaggedList((*titled, *more), (*listed.notes, *notes))


def _enrich(
    files: CaseFiles, items: tuple[FlaggedItem, ...], mode: QuantityMode
) -> tuple[tuple[FlaggedItem, ...], tuple[Text, ...]]:
    """Add what listing and sales exports know; the flagged list's own values stand first."""
    asins = tuple(item.asin for item in items)
    known, notes = read_listings(files.listings, asins) if files.listings else ({}, ())
    units, more = read_sales(files.sales, asins, mode) if files.sales else ({}, ())
    out: list[FlaggedItem] = []
    said: list[Text] = [*notes, *more]
    for item in items:
        filled = item
        if about := known.get(item.asin):
            if item.gtins and about.gtins and not set(item.gtins) & set(about.gtins):
                said.append(
                    message(
                        "{where}: {asin} has another EAN here than in {source}; both are used.",
                        where=about.where,
                        asin=item.asin,
                        source=item.source,
                    )
                )
            filled = msgspec.structs.replace(
                filled,
                title=item.title or about.title,
                gtins=merged(item.gtins, about.gtins),
                skus=merged(item.skus, about.skus),
                mpns=merged(item.mpns, about.mpns),
            )
        if sold := units.get(item.asin):
            if item.units is None:
                filled = msgspec.structs.replace(filled, units=sold.units, units_source=sold.where)
            elif item.units != sold.units:
                said.append(
                    message(
                        "{asin}: {first} says {units} units, {second} {other}; the first counts.",
                        asin=item.asin,
                        first=item.units_source or "",
                        units=item.units,
                        second=sold.where,
                        other=sold.units,
                    )
                )
        out.append(filled)
    return tuple(out), tuple(said)


def _plan(files: CaseFiles, folder: Path) -> Source | None:
    if files.plan is None:
        return None
    found = look(files.plan, files.plan.relative_to(folder).as_posix())
    if isinstance(found, Source):
        return found
    raise UsageError(found.error, where=files.plan.name)


def _unspoken(voices: list[Said]) -> tuple[Text, ...]:
    """Say so where somebody asked for a language that the program has no texts in."""
    lang = pick([v for v in voices if v.source != NOTICE], "lang")
    return (unspoken(lang.value),) if lang and not speaks(lang.value) else ()


def _unread(files: CaseFiles) -> tuple[Text, ...]:
    if not files.unread:
        return ()
    return (
        message("Not read, because they stand beside the folder documents: {files}.", files=", ".join(files.unread)),
    )
