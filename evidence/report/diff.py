"""Two reports of one case: what became proven, what was lost, and why.

In: two output folders, or their report.json. Out: a change for each item and paper that is not what it was.
Never: a judgement of its own; the verdicts are those that stand in the reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from evidence.errors import UsageError
from evidence.model import VerdictName
from evidence.report.contract import dumps
from evidence.report.plain import shown
from evidence.report.shapes import ReportEntry
from evidence.texts import Joined, Text, message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from evidence.report.shapes import AsinEntry, DocumentEntry, EvidenceEntry, ReasonEntry
    from evidence.texts import Texts

REPORT = "report.json"
Turn = Literal["proven", "better", "other", "worse", "lost", "added", "removed"]
PaperTurn = Literal["added", "removed", "changed", "unreadable", "readable"]
_RANK: tuple[VerdictName, ...] = ("missing", "insufficient", "review", "covered")
_WORDS: Texts[Turn] = {
    "lost": "LOST {asin}: {old} before, {new} now.",
    "worse": "worse {asin}: {old} before, {new} now.",
    "removed": "removed {asin}: {old} before, no longer in the list.",
    "added": "added {asin}: not in the list before, {new} now.",
    "proven": "PROVEN {asin}: {old} before, {new} now.",
    "better": "better {asin}: {old} before, {new} now.",
    "other": "as before {asin}: {new}, but not for the same reasons.",
}
_PAPERS: Texts[PaperTurn] = {
    "removed": "The paper {paper} is no longer there.",
    "unreadable": "The paper {paper} can no longer be read: {error}",
    "changed": "The paper {paper} is another file than before.",
    "readable": "The paper {paper} can be read now.",
    "added": "The paper {paper} is new.",
}
_VERDICTS: Texts[VerdictName] = {
    "covered": "proven",
    "review": "to review",
    "insufficient": "not enough",
    "missing": "missing",
}


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One flagged item that is not what it was; verdicts are null where a report does not list it."""

    asin: str
    turn: Turn
    old: VerdictName | None
    new: VerdictName | None
    units_old: int
    units_new: int
    gained: tuple[Text, ...] = ()
    lost: tuple[Text, ...] = ()


class PaperChange(msgspec.Struct, frozen=True, kw_only=True):
    """One paper that is not what it was; `error` where it cannot be read now."""

    document: str
    turn: PaperTurn
    error: str | None = None


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """All that differs between two reports; `notes` tell where they were asked differently.

    `language` is that of the new report, in which its reasons are told.
    """

    items: tuple[Change, ...]
    papers: tuple[PaperChange, ...]
    notes: tuple[Text, ...]
    covered: int
    total: int
    language: str = "en"

    @property
    def lost(self) -> bool:
        """Whether an item is worse off than before."""
        return any(c.turn in {"lost", "worse"} or (c.turn == "removed" and c.old == "covered") for c in self.items)

    def lines(self) -> Iterator[Text]:
        """Yield the answer in words, one line each, what was lost first."""
        yield from (message("Note: {note}", note=n) for n in self.notes)
        for turn, words in _WORDS.items():
            for change in (c for c in self.items if c.turn == turn):
                yield message(words, asin=shown(change.asin, 20), old=_verdict(change.old), new=_verdict(change.new))
                if change.units_old != change.units_new and change.turn not in {"added", "removed"}:
                    units = change.units_old, change.units_new
                    yield _below(message("Units proven: {old} before, {new} now.", old=units[0], new=units[1]))
                yield from (_below(told) for told in (*change.lost, *change.gained))
        for paper_turn, words in _PAPERS.items():
            for paper in (p for p in self.papers if p.turn == paper_turn):
                yield message(words, paper=shown(paper.document, 120), error=shown(paper.error or ""))
        count = {turn: sum(c.turn == turn for c in self.items) for turn in ("proven", "lost", "better", "worse")}
        yield message(
            "{proven} became proven, {lost} lost, {better} better, {worse} worse; {covered} of {total} proven now.",
            **count,
            covered=self.covered,
            total=self.total,
        )


def _verdict(name: VerdictName | None) -> Text:
    return message(_VERDICTS[name]) if name else ""


def _below(told: Text) -> Text:
    return Joined(("    ", told), "")


def diff(old: Path, new: Path) -> Difference:
    """Return what differs between two reports. UsageError where one is no report."""
    return compared(_loaded(old), _loaded(new))


def compared(old: ReportEntry, new: ReportEntry) -> Difference:
    """Return what differs between two reports that are at hand."""
    before, after = {a.asin: a for a in old.asins}, {a.asin: a for a in new.asins}
    changes = [_item(asin, before.get(asin), after.get(asin)) for asin in dict.fromkeys((*after, *before))]
    return Difference(
        items=tuple(c for c in changes if c),
        papers=tuple(_papers({d.id: d for d in old.documents}, {d.id: d for d in new.documents})),
        notes=tuple(_notes(old, new)),
        covered=new.summary.covered,
        total=len(new.asins),
        language=new.case.language or "en",
    )


def difference_json(found: Difference) -> bytes:
    """Return the answer as JSON; its sentences are English, so that a program finds the same everywhere."""
    items = tuple(
        msgspec.structs.replace(c, gained=tuple(map(str, c.gained)), lost=tuple(map(str, c.lost))) for c in found.items
    )
    plain = msgspec.structs.replace(found, items=items, notes=tuple(map(str, found.notes)))
    return dumps(plain, indent=1) + b"\n"


def _loaded(place: Path) -> ReportEntry:
    file = place / REPORT if place.is_dir() else place
    then = "Give an output folder, or its report.json."
    try:
        return msgspec.json.decode(file.read_bytes(), type=ReportEntry)
    except OSError as error:
        raise UsageError("There is no report here.", where=str(place), then=then) from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        what = message("This is no report of this program ({why}).", why=str(error))
        raise UsageError(what, where=str(file), then=then) from error


def _item(asin: str, old: AsinEntry | None, new: AsinEntry | None) -> Change | None:
    if old is None or new is None:
        return Change(
            asin=asin,
            turn="added" if old is None else "removed",
            old=old.verdict if old else None,
            new=new.verdict if new else None,
            units_old=old.units_proven if old else 0,
            units_new=new.units_proven if new else 0,
        )
    gained, lost = _told(old, new)
    turn = _turn(old.verdict, new.verdict)
    if turn == "other" and not gained and not lost and old.units_proven == new.units_proven:
        return None
    return Change(
        asin=asin,
        turn=turn,
        old=old.verdict,
        new=new.verdict,
        units_old=old.units_proven,
        units_new=new.units_proven,
        gained=gained,
        lost=lost,
    )


def _turn(old: VerdictName, new: VerdictName) -> Turn:
    if old == new:
        return "other"
    if "covered" in {old, new}:
        return "proven" if new == "covered" else "lost"
    return "better" if _RANK.index(new) > _RANK.index(old) else "worse"


def _told(old: AsinEntry, new: AsinEntry) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """Return in words what an item gained and what it lost."""
    proof_old, proof_new = _proofs(old), _proofs(new)
    against_old, against_new = _against(old), _against(new)
    gained: list[Text] = [
        message("New proof: {line}.", line=_line(e)) for key, e in proof_new.items() if key not in proof_old
    ]
    gained += [
        message("No longer stands against it: {reason}", reason=shown(r.message))
        for key, r in against_old.items()
        if key not in against_new
    ]
    lost: list[Text] = [
        message("No longer proof: {line}.", line=_line(e)) for key, e in proof_old.items() if key not in proof_new
    ]
    lost += [
        message("Now stands against it: {reason}", reason=shown(r.message))
        for key, r in against_new.items()
        if key not in against_old
    ]
    return tuple(gained), tuple(lost)


def _proofs(item: AsinEntry) -> dict[tuple[object, ...], EvidenceEntry]:
    return {(e.document, e.page, e.text, e.matched_by): e for e in item.evidence if e.state == "accepted"}


def _against(item: AsinEntry) -> dict[tuple[object, ...], ReasonEntry]:
    return {(r.rule, r.document, r.message): r for r in item.reasons if r.status != "warn"}


def _line(proof: EvidenceEntry) -> Text:
    paper, text = shown(proof.document, 120), shown(proof.text, 80)
    return message('{paper}, page {page}, "{text}"', paper=paper, page=str(proof.page or "-"), text=text)


def _papers(old: dict[str, DocumentEntry], new: dict[str, DocumentEntry]) -> Iterator[PaperChange]:
    for key in dict.fromkeys((*new, *old)):
        before, after = old.get(key), new.get(key)
        if after is None:
            yield PaperChange(document=key, turn="removed")
        elif before is None:
            yield PaperChange(document=key, turn="added", error=after.error)
        elif before.status != after.status:
            turn: PaperTurn = "unreadable" if after.status == "failed" else "readable"
            yield PaperChange(document=key, turn=turn, error=after.error)
        elif before.sha256 != after.sha256:
            yield PaperChange(document=key, turn="changed")


def _notes(old: ReportEntry, new: ReportEntry) -> Iterator[Text]:
    one, two = old.case, new.case
    if one.name != two.name:
        yield message(
            "The reports are about different cases: {old} and {new}.", old=shown(one.name, 80), new=shown(two.name, 80)
        )
    if (one.window.start, one.window.end) != (two.window.start, two.window.end):
        spans = [f"{w.start or '…'} / {w.end or '…'}" for w in (one.window, two.window)]
        yield message("The window is another: {old} before, {new} now.", old=spans[0], new=spans[1])
    if one.pack != two.pack:
        packs = [shown(c.pack, 60) for c in (one, two)]
        yield message("The rule pack is another: {old} before, {new} now.", old=packs[0], new=packs[1])
