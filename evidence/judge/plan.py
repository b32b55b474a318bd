"""The plan of action: are its three parts there, is every item named, and what does not belong there.

In: the plan's text, its language, the flagged items, the records. Out: a Plan with findings that quote the sentence.
Never: a text written for the user, a judgement whether a cause is true.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from evidence.judge.explain import listed, say, short
from evidence.judge.joined import joined
from evidence.judge.phrases import Phrases, phrases
from evidence.judge.sums import numbers
from evidence.model import Plan, PlanFinding
from evidence.texts import message, speaker
from evidence.values.codes import fold
from evidence.values.dates import find_dates
from evidence.values.text import fold_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from evidence.model import FlaggedItem, Record, Status
    from evidence.texts import Message, Speaker, Texts

# A point behind one or two digits is a German or Czech day ("12. August"), no end.
_SENTENCE = re.compile(r"(?<=[^\d\s][.!?])\s+|(?<=\d{3}[.!?])\s+|\n+")
_REFERENCE = re.compile(r"[\s:#°.nNroumeº]{0,14}(?P<number>[A-Z]{0,5}[-/]?\d[\w/-]{2,})", re.IGNORECASE)
_HEADING_WORDS = 8
_BODY_WORDS = 5
_FEWEST_WORDS, _MOST_WORDS = 60, 900
CAUSES: Texts[str] = {
    "authenticity": "authenticity", "used": "used goods sold as new", "intellectual_property": "intellectual property",
    "compliance": "product safety", "supply_chain": "the supply chain",
}  # fmt: skip
_PARTS = (("plan.root_cause", "root_cause"), ("plan.actions", "actions"), ("plan.prevention", "prevention"))


def judge_plan(
    text: str,
    language: str | None,
    items: tuple[FlaggedItem, ...],
    records: tuple[Record, ...] = (),
    path: str = "plan",
    told_in: str = "en",
    causes: tuple[str, ...] = (),
) -> Plan:
    """Return what to mend in a plan; of one in a language without phrases only ASINs, papers and length are looked at.

    `records` are the papers of the case: numbers of invoices that the plan names are looked up among them. The findings
    are `told_in` the user's language. `causes` are the kinds of complaint that the notice names: each wants an answer.
    """
    known = phrases()
    spoken = language is None or language in known
    words = known[language] if language in known else known["en"]
    sentences = tuple(s.strip() for s in _SENTENCE.split(text) if s.strip())
    found = [
        *((*_parts(sentences, words), *_causes(sentences, words, causes)) if spoken else [_unspoken(language)]),
        *_items(text, items),
        *_papers(sentences, words, joined(records, ()).records),
        *(_phrases(sentences, words) if spoken else []),
        *_length(text),
    ]
    said = speaker(told_in)
    return Plan(path=path, findings=tuple(_said(m, said) for m in dict.fromkeys(found)))


class Mend(NamedTuple):
    """Something to mend, before it is said in the user's language."""

    rule: str
    told: Message
    text: str
    status: Status


def _finding(rule: str, told: Message, text: str = "", status: Status = "fail") -> Mend:
    return Mend(rule, told, short(text), status)


def _said(mend: Mend, said: Speaker) -> PlanFinding:
    return PlanFinding(rule=mend.rule, status=mend.status, message=said.tell(mend.told), text=mend.text)


def _unspoken(language: str | None) -> Mend:
    return _finding("plan.language", say("plan.language", language=language or message("unknown")), status="unsure")


def _has(sentence: str, parts: Iterable[str]) -> bool:
    low = sentence.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return any(p.casefold() in low for p in parts)


def _parts(sentences: Sequence[str], words: Phrases) -> list[Mend]:
    """Find missing parts: one is there where a sentence of it is, or a heading of it with a sentence below."""
    marks = {rule: getattr(words, part) for rule, part in _PARTS}
    firm = tuple(s for s in sentences if not _is_vague(s, words))
    shown = {
        "plan.actions": any(_is_done(s, words) for s in firm),
        "plan.prevention": any(_has(s, words.recurring) and not _is_heading(s) for s in firm),
    }
    found = []
    for rule, mine in marks.items():
        others = tuple(m for other, theirs in marks.items() if other != rule for m in theirs)
        if not shown.get(rule) and not any(_tells(firm, at, mine, others) for at in range(len(firm))):
            found.append(_finding(rule, say(rule)))
    return found


def _is_done(sentence: str, words: Phrases) -> bool:
    """Tell whether a sentence says what was done and when; one that names a paper by its number and day does not."""
    return _has(f"{sentence} ", words.doers) and bool(find_dates(sentence)) and not _references(sentence, words)


def _is_vague(sentence: str, words: Phrases) -> bool:
    return _has(sentence, words.vague) and not _has(sentence, words.concrete) and not re.search(r"\d", sentence)


def _causes(sentences: Sequence[str], words: Phrases, causes: tuple[str, ...]) -> list[Mend]:
    """Find complaints of several kinds that the plan does not speak of."""
    asked = [c for c in causes if c in CAUSES and c in words.causes] if len(causes) > 1 else []
    silent = [c for c in asked if not any(_has(s, words.causes[c]) for s in sentences)]
    return [_finding("plan.root_cause", say("plan.root_cause.other", cause=message(CAUSES[c]))) for c in silent]


def _tells(sentences: Sequence[str], at: int, mine: Sequence[str], others: Sequence[str]) -> bool:
    sentence = sentences[at]
    if not _has(sentence, mine):
        return False
    if len(sentence.split()) > _HEADING_WORDS or sentence.endswith("."):
        return True
    below = sentences[at + 1] if at + 1 < len(sentences) else ""
    return len(below.split()) >= _BODY_WORDS and not (_is_heading(below) and _has(below, others))


def _is_heading(sentence: str) -> bool:
    return len(sentence.split()) <= _HEADING_WORDS and not sentence.endswith((".", "!", "?"))


def _items(text: str, items: tuple[FlaggedItem, ...]) -> list[Mend]:
    codes, plain = fold(text), f" {fold_label(text)} "
    missing = [i.asin for i in items if fold(i.asin) not in codes and not _titled(plain, i)]
    return [_finding("plan.item", say("plan.item", asins=listed(missing, "and")))] if missing else []


def _titled(plain: str, item: FlaggedItem) -> bool:
    title = fold_label(item.title or "")
    return bool(title) and f" {title} " in plain


def _papers(sentences: Sequence[str], words: Phrases, records: tuple[Record, ...]) -> list[Mend]:
    if not any(_has(s, words.papers) for s in sentences):
        return [_finding("plan.evidence", say("plan.evidence"))]
    known = {_key(f.value): r for r in records for f in r.all("invoice_number")}
    found = []
    for sentence in sentences if records else ():
        for number, beside in _references(sentence, words):
            record = known.get(_key(number))
            if record is None:
                found.append(_finding("plan.evidence", say("plan.evidence.number", number=number), sentence))
            else:
                wrong = (*_other_day(beside, number, record), *_other_units(beside, number, record, words))
                found += [_finding("plan.evidence", told, sentence) for told in wrong]
    return found


def _other_day(beside: str, number: str, record: Record) -> list[Message]:
    """Find a day beside a paper's number that the paper itself does not show."""
    best = record.best("invoice_date")
    said = find_dates(beside)
    if best is None or len(said) != 1 or {r.value.isoformat() for r in said[0].readings} & set(_days(record)):
        return []
    return [say("plan.evidence.date", number=number, said=beside[said[0].start : said[0].end], printed=best.text)]


def _days(record: Record) -> tuple[str, ...]:
    return tuple(f.value for f in record.founds if f.field.endswith("_date"))


def _other_units(beside: str, number: str, record: Record, words: Phrases) -> list[Message]:
    """Find a number of units beside a paper's number that is more than the paper shows."""
    counts = [q for item in record.items if (q := numbers(item, "quantity"))]
    most = sum(max(q) for q in counts)
    units = "|".join(re.escape(u) for u in words.units)
    told = re.findall(rf"(?<![\w.,/-])(\d[\d.,]*)\s+(?:{units})(?!\w)", beside.casefold())
    more = [n for t in told if (n := int(re.sub(r"\D", "", t))) > most]
    if not counts or len(counts) < len(record.items) or not more:
        return []
    return [say("plan.evidence.units", number=number, said=more[0], printed=most)]


def _references(sentence: str, words: Phrases) -> list[tuple[str, str]]:
    """Return the numbers of papers that a sentence names, each with what it says behind it."""
    low = sentence.casefold()
    if len(low) != len(sentence):
        return []
    ends = sorted({m.end() for w in words.numbered for m in re.finditer(re.escape(w) + r"\w?", low)})
    found = [m for end in ends if (m := _REFERENCE.match(sentence, end))]
    starts = [m.start() for m in found[1:]]
    return [(m["number"], sentence[m.end() : end]) for m, end in zip(found, [*starts, len(sentence)], strict=False)]


def _key(number: str) -> str:
    return fold(re.sub(r"[\W_]", "", number))


def _phrases(sentences: Sequence[str], words: Phrases) -> list[Mend]:
    found = []
    for sentence in sentences:
        if _has(sentence, words.emotive) or sentence.count("!") > 1:
            found.append(_finding("plan.tone", say("plan.tone"), sentence))
        if _has(sentence, words.story):
            found.append(_finding("plan.tone", say("plan.tone.story"), sentence))
        if _has(sentence, words.other_case):
            found.append(_finding("plan.other_case", say("plan.other_case"), sentence))
        if _is_vague(sentence, words):
            found.append(_finding("plan.vague", say("plan.vague"), sentence))
    return found


def _length(text: str) -> list[Mend]:
    count = len(text.split())
    if _FEWEST_WORDS <= count <= _MOST_WORDS:
        return []
    key = "plan.length" if count > _MOST_WORDS else "plan.length.short"
    return [_finding("plan.length", say(key, count=count), status="warn")]
