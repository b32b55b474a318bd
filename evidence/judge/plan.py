"""The plan of action: are its three parts there, is every item named, and what does not belong there.

In: the plan's text, its language, the flagged items, the records. Out: a Plan with findings that quote the sentence.
Never: a text written for the user, a judgement whether a cause is true.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from evidence.judge.explain import listed, say, short
from evidence.judge.phrases import Phrases, phrases
from evidence.model import Plan, PlanFinding
from evidence.texts import message, speaker
from evidence.values.codes import fold
from evidence.values.text import fold_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from evidence.model import FlaggedItem, Record, Status
    from evidence.texts import Message, Speaker

# A point behind one or two digits is a German or Czech day ("12. August"), no end.
_SENTENCE = re.compile(r"(?<=[^\d\s][.!?])\s+|(?<=\d{3}[.!?])\s+|\n+")
_REFERENCE = re.compile(r"[\s:#°.nNroumeº]{0,14}(?P<number>[A-Z]{0,5}[-/]?\d[\w/-]{2,})", re.IGNORECASE)
_HEADING_WORDS = 8
_BODY_WORDS = 5
_FEWEST_WORDS, _MOST_WORDS = 60, 900
_PARTS = (("plan.root_cause", "root_cause"), ("plan.actions", "actions"), ("plan.prevention", "prevention"))


def judge_plan(
    text: str,
    language: str | None,
    items: tuple[FlaggedItem, ...],
    records: tuple[Record, ...] = (),
    path: str = "plan",
    told_in: str = "en",
) -> Plan:
    """Return what to mend in a plan; of one in a language without phrases only ASINs, papers and length are looked at.

    `records` are the papers of the case: numbers of invoices that the plan names are looked up among them. The findings
    are `told_in` the user's language.
    """
    known = phrases()
    spoken = language is None or language in known
    words = known[language] if language in known else known["en"]
    sentences = tuple(s.strip() for s in _SENTENCE.split(text) if s.strip())
    found = [
        *(_parts(sentences, words) if spoken else [_unspoken(language)]),
        *_items(text, items),
        *_papers(sentences, words, records),
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
    found = []
    for rule, mine in marks.items():
        others = tuple(m for other, theirs in marks.items() if other != rule for m in theirs)
        if not any(_tells(sentences, at, mine, others) for at in range(len(sentences))):
            found.append(_finding(rule, say(rule)))
    return found


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
    known = {_key(f.value) for r in records for f in r.all("invoice_number")}
    return [
        _finding("plan.evidence", say("plan.evidence.number", number=number), sentence)
        for sentence in (sentences if records else ())
        for number in _references(sentence, words)
        if _key(number) not in known
    ]


def _references(sentence: str, words: Phrases) -> list[str]:
    low = sentence.casefold()
    ends = [m.end() for w in words.numbered for m in re.finditer(re.escape(w) + r"\w?", low)]
    return [m["number"] for end in ends if len(low) == len(sentence) and (m := _REFERENCE.match(sentence, end))]


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
        if _has(sentence, words.vague) and not _has(sentence, words.concrete) and not re.search(r"\d", sentence):
            found.append(_finding("plan.vague", say("plan.vague"), sentence))
    return found


def _length(text: str) -> list[Mend]:
    count = len(text.split())
    if _FEWEST_WORDS <= count <= _MOST_WORDS:
        return []
    key = "plan.length" if count > _MOST_WORDS else "plan.length.short"
    return [_finding("plan.length", say(key, count=count), status="warn")]
