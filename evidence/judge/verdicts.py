"""From results to verdicts: the state of each line, the units it proves, the answer for each flagged item.

In: the case, papers, matches. Out: Verdicts with every reason. Never: `covered` without an accepted strong line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from evidence.judge.asking import of_line, of_paper
from evidence.judge.copies import repeated_pages
from evidence.judge.explain import kinds, listed, name, say
from evidence.judge.kinds import is_letter
from evidence.judge.outcome import Paper, Result
from evidence.judge.quantities import Units, doubted, in_cartons, needed, units
from evidence.judge.sums import numbers
from evidence.model import Finding, Proof, Verdict
from evidence.texts import message, plural

if TYPE_CHECKING:
    from decimal import Decimal

    from evidence.judge.elsewhere import Twice
    from evidence.model import Case, FlaggedItem, Item, Match, Rule, Severity, State, Status, VerdictName
    from evidence.texts import Speaker, Text

_ORDER: dict[Severity, int] = {"off": 0, "warn": 1, "review": 2, "block": 3}
_WHOLE = re.compile(r"[-\u2212]?\d{1,6}")
_UNREAD_TOLD = 3  # papers by name, where an item may stand on one that was not read whole


class Failed(NamedTuple):
    """A result under its rule, and the severity it counts with."""

    rule: str
    severity: Severity
    result: Result


class Line(NamedTuple):
    """A matching line as judged; `counted` is False for a second copy of a paper or of a line."""

    match: Match
    paper: Paper
    failed: tuple[Failed, ...]
    state: State
    units: Units
    counted: bool = True
    title: str = ""  # of the listing


class Total(NamedTuple):
    """What accepted lines prove at least and at most, and what open ones may add (None: any number)."""

    least: int
    most: int
    open: int | None


def failed_of(rule: Rule, results: tuple[Result, ...]) -> list[Failed]:
    """Return results with the rule's severity, lifted where a result asks for it; none for a rule that is off."""
    if rule.severity == "off":
        return []
    return [Failed(rule.id, max(rule.severity, r.at_least or "off", key=_ORDER.__getitem__), r) for r in results]


def paper_failed(paper: Paper, case: Case) -> tuple[Failed, ...]:
    """Return what did not pass of the checks of a paper."""
    found: list[Failed] = []
    for rule in case.pack.rules:
        found += failed_of(rule, of_paper(rule, paper, case))
    return tuple(found)


def line_of(match: Match, paper: Paper, about: tuple[Failed, ...], case: Case) -> Line:
    """Return a matching line with all that did not pass, and its state."""
    found = list(about)
    for rule in case.pack.rules:
        found += failed_of(rule, of_line(rule, match, paper.record, case))
    title = next((i.title for i in case.items if i.asin == match.asin and i.title), "")
    return Line(match, paper, tuple(found), _state(match, paper, found), units(match), title=title)


def _state(match: Match, paper: Paper, found: list[Failed]) -> State:
    """Return the contract's state; what proves nothing stays open even where a pack turned its rule off."""
    if any(f.severity == "block" and f.result.status == "fail" for f in found):
        return "rejected"
    proves = match.strong and (match.item is not None or is_letter(paper.record))
    return "open" if not proves or any(f.severity in {"block", "review"} for f in found) else "accepted"


def finding(failed: Failed, document: str | None, said: Speaker) -> Finding:
    """Return a result as the report shows it, in the case's language."""
    status: Status = "warn" if failed.severity == "warn" else failed.result.status
    result = failed.result
    return Finding(
        rule=failed.rule,
        status=status,
        message=said.tell(result.message),
        document=document,
        span=result.span,
        related=result.related,
    )


def count_once(lines: list[Line], leader: dict[str, str]) -> list[Line]:
    """Return the lines with all but the best copy of each paper, and repeated lines and pages of one, not counted."""
    seen: set[object] = set()
    unique = []
    for line in lines:
        where = line.match.span or line.match.found.text
        again = {page for page, _ in repeated_pages(line.paper.record)}
        repeated = (line.match.document, where) in seen or (line.match.span and line.match.span.page in again)
        unique.append(line._replace(counted=not repeated))
        seen.add((line.match.document, where))
    worth: dict[str, dict[str, tuple[int, int, int]]] = {}
    for line in unique:
        if line.counted:
            group = worth.setdefault(leader[line.match.document], {})
            group[line.match.document] = _plus(group.get(line.match.document, (0, 0, 0)), line)
    best = {max(sorted(group), key=lambda d: group[d]) for group in worth.values()}
    return [line._replace(counted=line.counted and line.match.document in best) for line in unique]


def doubt_again(case: Case, lines: list[Line], again: tuple[Twice, ...]) -> list[Line]:
    """Return the lines with those left open that may bill what another paper's lines bill already."""
    for pair in again:
        worth = {pair.other.document: (0, 0, 0), pair.paper.document: (0, 0, 0)}
        for line in lines:
            if line.counted and line.match.document in worth:
                worth[line.match.document] = _plus(worth[line.match.document], line)
        if any(document not in {x.match.document for x in lines} for document in worth):
            continue
        better = max(sorted(worth), key=lambda d: worth[d])
        mine, other = (pair.paper, pair.other) if better == pair.other.document else (pair.other, pair.paper)
        told = Result(
            message=say("document.twice", paper=name(mine), other=name(other), what=pair.why), status="unsure"
        )
        failed = tuple(f for r in case.pack.rules if r.check == "document.twice" for f in failed_of(r, (told,)))
        if any(_ORDER[f.severity] >= _ORDER["review"] for f in failed):
            lines = [_doubted(line, failed) if line.match.document == mine.document else line for line in lines]
    return lines


def _doubted(line: Line, failed: tuple[Failed, ...]) -> Line:
    state: State = "open" if line.state == "accepted" else line.state
    return line._replace(state=state, failed=(*line.failed, *failed))


def _plus(worth: tuple[int, int, int], line: Line) -> tuple[int, int, int]:
    """Rank copies: accepted units first, then an accepted line at all, then open units."""
    accepted, some, opened = worth
    if line.state == "accepted":
        return accepted + line.units.least, some + 1, opened
    return accepted, some, opened + (1 + (line.units.most or 0) if line.state == "open" else 0)


def total_of(lines: list[Line]) -> Total:
    """Return what the counted lines prove."""
    accepted = [x.units for x in lines if x.state == "accepted" and x.counted]
    opened = [x.units.most for x in lines if x.state == "open" and x.counted]
    opened += [None for u in accepted if u.most is None]
    opened += [None for x in lines if x.state == "accepted" and x.counted and in_cartons(x.match, x.title)]
    more = None if None in opened else sum(n for n in opened if n is not None)
    return Total(sum(u.least for u in accepted), sum(u.most or 0 for u in accepted), more)


class Answer(NamedTuple):
    """A verdict on the way: its name, what is needed, what is proven, findings about the item as a whole."""

    verdict: VerdictName

    needed: int | None
    proven: int
    failed: tuple[Failed, ...]


def verdict_of(
    item: FlaggedItem, lines: list[Line], answer: Answer, more: tuple[tuple[Failed, str], ...], said: Speaker
) -> Verdict:
    """Return the verdict with its reasons: warnings only beside enough accepted lines."""
    pairs: list[tuple[Failed, str | None]] = [(f, None) for f in answer.failed]
    held = {line.match.document for line in lines if line.counted and line.state == "accepted"}
    pairs += [(f, line.match.document) for line in lines for f in _mild(line, held)]
    pairs += more
    each = {(id(f), document): (f, document) for f, document in pairs}  # what a paper says stands at each of its lines
    found = tuple(dict.fromkeys(finding(f, document, said) for f, document in each.values()))
    if answer.verdict == "covered":
        found = tuple(msgspec.structs.replace(f, status="warn") for f in found)
    return Verdict(
        item=item,
        verdict=answer.verdict,
        units_needed=answer.needed,
        units_proven=answer.proven,
        findings=tuple(sorted(found, key=_rank)),
        proofs=tuple(_proof(line) for line in lines),
    )


def _mild(line: Line, held: set[str]) -> tuple[Failed, ...]:
    """Return what did not pass, as warnings where the line stands on a copy of a paper that is accepted: nothing is missing."""
    if line.counted or held.isdisjoint(c.document for c in line.paper.copies):
        return line.failed
    return tuple(f._replace(severity="warn") for f in line.failed)


def _rank(found: Finding) -> tuple[int, str, str, int]:
    order = {"fail": 0, "unsure": 1, "warn": 2}
    return order[found.status], found.rule, found.document or "", found.span.page if found.span else 0


def _proof(line: Line) -> Proof:
    known = line.units.most is not None
    return Proof(match=line.match, state=line.state, units=(line.units.least if line.counted else 0) if known else None)


def answer_of(
    case: Case,
    item: FlaggedItem,
    lines: list[Line],
    everything: Total,
    credited: int | None,
    *,
    unread: tuple[str, ...] = (),
) -> Answer:
    """Return the contract's verdict. `everything` is over all items, for packs that count them together.

    `credited` is how many units credit notes take back; None where that cannot be read. `unread`: the papers that were not
    read whole, which may name an item that no other does.
    """
    need = needed(case, item)
    combined = any(r.check == "quantity.short" and r.options.combined for r in case.pack.rules)
    together = combined and case.quantity == "minimum"
    total = everything if together else total_of(lines)
    accepted = any(x.state == "accepted" and x.counted for x in lines)
    opened = any(x.state == "open" and x.counted for x in lines)
    failed = _about_item(case, item, need, unmatched=not lines, unread=unread)
    back = total.least if credited is None else credited
    if accepted and (need is None or total.least >= need):
        holds = not back or (need is not None and total.least - back >= need) or (need is None and total.least > back)
        verdict: VerdictName = "covered" if holds and not _case_doubt(failed) else "review"
    elif (accepted or opened) and _may_reach(total, need):
        verdict = "review"
        failed += _short(case, item, need, total, "quantity.short.open") if need and accepted else ()
    elif lines:
        verdict = "insufficient"
        key = "quantity.short.combined" if together else "quantity.short"
        failed += _short(case, item, need, total, key) if need and (accepted or opened) else ()
    else:
        verdict = "missing"
    return Answer(verdict, need, total.least if together and lines else total_of(lines).least, failed)


def _may_reach(total: Total, need: int | None) -> bool:
    return need is None or total.open is None or total.most + total.open >= need


def _case_doubt(failed: tuple[Failed, ...]) -> bool:
    return any(_ORDER[f.severity] >= _ORDER["review"] for f in failed)


def _about_item(
    case: Case, item: FlaggedItem, need: int | None, *, unmatched: bool, unread: tuple[str, ...]
) -> tuple[Failed, ...]:
    found: list[Failed] = []
    for rule in case.pack.rules:
        if rule.check == "match.none" and unmatched:
            found += failed_of(rule, (Result(message=_named_nowhere(case, item, unread)),))
        elif rule.check == "quantity.unknown" and need is None and case.quantity != "none" and not unmatched:
            found += failed_of(rule, (Result(message=say("quantity.unknown", asin=item.asin)),))
        elif rule.check == "case.conflict":
            told = tuple(Result(message=say("case.conflict", what=c)) for c in case.conflicts)
            found += failed_of(rule, told)
    return tuple(found)


def _named_nowhere(case: Case, item: FlaggedItem, unread: tuple[str, ...]) -> Text:
    known: list[Text] = [
        "ASIN",
        *(["EAN"] if item.gtins else []),
        *([message("part number")] if item.mpns or item.skus else []),
    ]
    if not unread and "invoice" not in case.pack.evidence_kinds:
        accepted = kinds(case.pack.evidence_kinds)
        return say("match.none.letters", asin=item.asin, accepted=accepted, codes=listed(known))
    if not unread:
        return say("match.none", asin=item.asin, codes=listed(known))
    more = len(unread) - _UNREAD_TOLD
    some: tuple[Text, ...] = unread if more <= 0 else (*unread[:_UNREAD_TOLD], message("{more} more", more=more))
    return say("match.none.unread", asin=item.asin, codes=listed(known), papers=listed(some, "and"))


def _short(case: Case, item: FlaggedItem, need: int | None, total: Total, key: str) -> tuple[Failed, ...]:
    status = "unsure" if key.endswith("open") else "fail"
    missing = max(0, (need or 0) - total.least)
    told = say(key, asin=item.asin, proven=total.least, needed=need, missing=missing)
    result = Result(message=told, status="unsure" if status == "unsure" else "fail")
    return tuple(f for r in case.pack.rules if r.check == "quantity.short" for f in failed_of(r, (result,)))


def credits_of(case: Case, lines: list[Line]) -> tuple[int | None, tuple[tuple[Failed, str], ...]]:
    """Return the units that credit notes and negative lines take back (None: not readable), with their findings."""
    back: int | None = 0
    told: list[tuple[Failed, str]] = []
    for line in lines:
        taken = _taken(line)
        if taken == 0 or not line.counted:
            continue
        back = None if taken is None or back is None else back + taken
        shown = message("units that cannot be read") if taken is None else plural("one unit", "{count} units", taken)
        sentence = say("quantity.credited", paper=name(line.paper.record), asin=line.match.asin, units=shown)
        result = Result(message=sentence, span=line.match.span)
        rules = [r for r in case.pack.rules if r.check == "quantity.credited"]
        told += [(f, line.match.document) for r in rules for f in failed_of(r, (result,))]
    return back, tuple(told)


def doubts_of(case: Case, lines: list[Line], answer: Answer) -> tuple[tuple[Failed, str], ...]:
    """Return which counts of accepted lines are in doubt, where the item is held for them alone or among others."""
    if answer.needed is None or answer.verdict in {"covered", "missing"} or answer.proven >= answer.needed:
        return ()
    told = [
        (r, x)
        for x in lines
        if x.counted and x.state == "accepted" and (r := doubted(x.match, x.paper.record, x.title))
    ]
    return tuple(
        (f, x.match.document)
        for result, x in told
        for rule in case.pack.rules
        if rule.check == ("quantity.measure" if in_cartons(x.match, x.title) else "quantity.unreadable")
        for f in failed_of(rule, (result,))
    )


def _reckoned(item: Item | None) -> int | None:
    """Return the pieces that a negative amount is, at its price, to the cent: a correction may show what was billed, too."""
    prices, amounts = (numbers(item, cell) if item else () for cell in ("price", "amount"))
    if len(prices) != 1 or len(amounts) != 1 or prices[0] <= 0 or amounts[0] >= 0:
        return None
    pieces = -amounts[0] / prices[0]
    return int(pieces) if pieces == int(pieces) else None


def _lowered(item: Item | None, was: Decimal) -> int | None:
    """Return by how much a correction lowers a count, where it prints what was, what is and the difference: "40 32 -8"."""
    printed = [int(w.replace("\u2212", "-")) for w in item.text.split() if _WHOLE.fullmatch(w)] if item else []
    return next((-n for n in printed if n < 0 and was + n in printed), None)


def _taken(line: Line) -> int | None:
    """Return how many units a line takes back: 0 for a purchase, None where the number is not readable."""
    readings = numbers(line.match.item, "quantity") if line.match.item else ()
    negative = [r for r in readings if r < 0]
    if line.paper.record.kind == "credit_note":
        least = [
            q for r in readings if (q := _reckoned(line.match.item) or _lowered(line.match.item, r)) and q < abs(r)
        ]
        return least[0] if least else int(max(abs(r) for r in readings)) if readings else None
    return int(-min(negative)) if negative else 0
