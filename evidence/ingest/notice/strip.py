"""A letter's lines without what others wrote into it: quotes of the seller, heads of forwarded mails.

In: text. Out: `Body`, the notice's own lines. Never: a quoted line that is the notice itself (a forward) lost.
"""

from __future__ import annotations

import re
from itertools import dropwhile, pairwise, takewhile
from typing import NamedTuple

from evidence.ingest.notice.fold import fold, has_any, narrow
from evidence.ingest.notice.phrases import Phrases, phrases
from evidence.values.dates import find_dates

_QUOTED = re.compile(r"^\s*(?:>\s?)+")
_HEADER = re.compile(r"^\s*\**([^\W\d_][^:]{1,24})\**\s*:\s*(\S.*)$")
_RULE = re.compile(r"^\s*[-_=*]{3,}.*|^\s*[-_=]{2,}\s*\S.*[-_=]{2,}\s*$")
_FROM = frozenset(
    (
        "from",
        "von",
        "de",
        "da",
        "van",
        "od",
        "fr\u00e5n",
        "kimden",
        "g\u00f6nderen",
        "\u5dee\u51fa\u4eba",
        "\u53d1\u4ef6\u4eba",
    )
)
_SENT = frozenset(
    [
        "date",
        "sent",
        "datum",
        "gesendet",
        "envoyé",
        "envoyé le",
        "enviado",
        "enviado el",
        "fecha",
        "data",
        "inviato",
        "verzonden",
        "wysłano",
        "skickat",
        "tarih",
        "gönderildi",
        "日付",
        "送信日時",
        "日期",
        "发送时间",
    ]
)
# Whose mail is the notice: by the sender's domain or name. A seller's "ebay@shop.example" is nobody's.
_OTHERS = (
    "walmart|ebay|kaufland|bol\\.com|cdiscount|zalando|fnac|allegro|rakuten|etsy|manomano|onbuy|otto\\.(?:de|market)"
    "|mercado ?li[bv]re|temu|newegg|wayfair|emag|flipkart|shopee|lazada"
)
_MARKETPLACE = re.compile(
    rf"@(?:[\w-]+\.)*(?:amazon(?:ses)?|{_OTHERS})(?:\.|(?=[\s>]|$))|\bamazon\b|(?<![\w@.-])(?:{_OTHERS})(?![\w@-])",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_ASIN = re.compile(r"\bB0[A-Z0-9]{8}\b")
_ROW = re.compile(r"\s*(?:[-*\u2022\u2013\u00b7]\s*|\(?\d{1,3}[.)]\s*)?(?:ASIN\s?:?\s*)?B0[A-Z0-9]{8}\b")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}")
_TIME = re.compile(
    r"\b(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,4}T?|Uhr|uur))?(?:\s?[+-]\d{2}:?\d{2})?)",
    re.IGNORECASE,
)
_PARTING = " \t-\u2013\u2014|,\u00b7()[]*"
_MOST_NAMES = 3
_NEAR = 8
_LAST_CLAUSE = re.compile(r"(?:(?<=[^\W\d_])|(?<=\d{4}))[.!?]\s+|\u3002")
_CLAUSE = 9


class Body(NamedTuple):
    """The notice's own lines; `headed` is the date line's text of a forwarded head, `sender` who sent it."""

    lines: tuple[str, ...]
    headed: str | None = None
    sender: str = ""


class _Head(NamedTuple):
    """The head of a mail inside the text: its first line, the line after it, who sent it and when."""

    start: int
    end: int
    sender: str
    when: str | None

    @property
    def official(self) -> bool:
        return _official(self.sender)


def own_lines(text: str, *, forwarded: bool = False, sender: str = "") -> Body:
    """Return the lines of the notice itself, narrow; the seller's words, and mails above or below it, are cut off.

    `forwarded` says that the text above the first head is known to be the seller's, `sender` who sent the mail.
    """
    lines = [narrow(line).rstrip() for line in text.split("\n")]
    if logged := _logged(lines):
        return logged
    heads = _heads(lines)
    if not forwarded and (newest := _newest(lines, heads, sender)):
        return newest
    if not heads:
        return _answered(lines) or Body(tuple(_without_seller(lines)))
    above = [] if forwarded else [line for line in lines[: heads[0].start] if line.strip()]
    official = next((i for i, head in enumerate(heads) if head.official), None)
    if above and not heads[0].official:
        return Body(tuple(_without_seller(lines[: heads[0].start])))
    chosen = 0 if official is None else official
    end = heads[chosen + 1].start if chosen + 1 < len(heads) else len(lines)
    head = heads[chosen]
    below = _raised(lines[head.end : end], lines[head.start])
    return Body(tuple(_without_seller(below)), head.when if head.official else None, head.sender)


def _official(writer: str) -> bool:
    """Tell whether the marketplace wrote: by its name, its domain or what its departments call themselves."""
    return bool(_MARKETPLACE.search(writer)) or any(has_any(fold(writer), p.teams) for p in phrases().values())


def _raised(lines: list[str], head: str) -> list[str]:
    """Return lines without the quotation marks that their head has; what they quote themselves stays marked."""
    depth = match[0].count(">") if (match := _QUOTED.match(head)) else 0
    return [re.sub(rf"^(?:\s*>\s?){{0,{depth}}}", "", line) for line in lines] if depth else lines


def _newest(lines: list[str], heads: list[_Head], sender: str) -> Body | None:
    """Return what the marketplace wrote above the mails that it quotes, None where somebody else did or it asks nothing.

    Of text without a sender: where what is quoted first is the seller's, who answers it is the marketplace.
    """
    quotes = [(at, _official(_writer(lines, at))) for at in range(len(lines)) if _introduces(lines, at)]
    start, official = min([*quotes, *((h.start, h.official) for h in heads)], default=(0, True))
    above = lines[:start]
    asks = any(_ASIN.search(line) for line in above) and any(
        has_any(fold(line), p.documents) for line in above for p in phrases().values()
    )
    if not asks or not (_official(sender) if sender else not official):
        return None
    return Body(tuple(_without_seller(above)), None, sender)


def _introduces(lines: list[str], at: int) -> bool:
    """Tell whether a line says who wrote the quoted lines right below it: "On 2 May 2026, Anna wrote:"."""
    line = _QUOTED.sub("", lines[at])
    if not line.rstrip().endswith((":", "\uff1a")) or not any(has_any(fold(line), p.wrote) for p in phrases().values()):
        return False
    below = next((x for x in lines[at + 1 :] if x.strip()), "")
    return _QUOTED.match(below) is not None


def _writer(lines: list[str], at: int) -> str:
    """Return a line that says who wrote, with the one above where it began there."""
    return f"{lines[at - 1]} {lines[at]}" if at and not _DIGIT.search(lines[at]) else lines[at]


def _logged(lines: list[str]) -> Body | None:
    """Return the marketplace's newest message with a list (else its newest) of a case log, None where there is no log.

    A log names who wrote and when above each message, in one line or two; the marketplace and another write in turn.
    """
    turns = [turn for at in range(len(lines)) if (turn := _turn(lines, at))]
    official = [turn for turn in turns if turn.official]
    if not official or len(official) == len(turns):
        return None
    ends = {turn.start: following.start for turn, following in pairwise(turns)}
    messages = [(turn, lines[turn.end : ends.get(turn.start)]) for turn in official]
    listed = [m for m in messages if any(_ASIN.search(line) for line in m[1])] or messages
    dated = [(max(r.value for r in find_dates(turn.when or "")[0].readings), turn, said) for turn, said in listed]
    _, turn, said = max(dated, key=lambda one: one[0])
    return Body(tuple(_without_seller(said)), turn.when, turn.sender)


def _turn(lines: list[str], at: int) -> _Head | None:
    """Return who speaks from a line on, where it holds a name and a time alone, or a time under a name."""
    found = find_dates(lines[at])
    if len(found) != 1:
        return None
    beside = f"{lines[at][: found[0].start]} {lines[at][found[0].end :]}"
    named = at and len(_TIME.sub("", beside).strip(_PARTING)) == 0
    speaker = (lines[at - 1] if named else _TIME.sub("", beside)).strip(_PARTING)
    few = 0 < len(speaker.split()) <= _MOST_NAMES and not _DIGIT.search(speaker) and ":" not in speaker
    return _Head(at - 1 if named else at, at + 1, speaker, lines[at]) if few and _CLOCK.search(beside) else None


def _answered(lines: list[str]) -> Body | None:
    """Return the marketplace's mail that stands quoted below "On ... , Amazon <...> wrote:", None where there is none."""
    for at in range(len(lines)):
        if _introduces(lines, at) and _official(joined := _writer(lines, at)):
            quoted = [_QUOTED.sub("", x) for x in lines[at + 1 :] if _QUOTED.match(x)]
            return Body(tuple(_without_seller(quoted)), joined, joined)
    return None


def _heads(lines: list[str]) -> list[_Head]:
    """Return the heads of forwarded or quoted mails, by place."""
    found: list[_Head] = []
    for at, raw in enumerate(lines):
        if found and at < found[-1].end:
            continue
        line = _QUOTED.sub("", raw)
        told = any(has_any(fold(line), p.wrote) for p in phrases().values()) and bool(_RULE.match(line) or ":" in line)
        head = _head_at(lines, at) if told or _field(line)[0] in _FROM else None
        if head:
            found.append(head)
    return found


def _head_at(lines: list[str], at: int) -> _Head | None:
    fields: dict[str, str] = {}
    end = at
    for offset, line in enumerate(lines[at : at + _NEAR]):
        key, value = _field(_QUOTED.sub("", line))
        if value and len(key) > 1:
            fields.setdefault(key, value)
            end = at + offset + 1
        elif fields and not line.strip(" >"):
            break
    sender = next((v for k, v in fields.items() if k in _FROM), None)
    when = next((v for k, v in fields.items() if k in _SENT), None)
    return _Head(at, end, sender, when) if sender is not None and when is not None else None


def _field(line: str) -> tuple[str, str]:
    match = _HEADER.match(line)
    return (fold(match[1]).strip(" *"), match[2].strip(" *")) if match else ("", "")


def _without_seller(lines: list[str]) -> list[str]:
    """Drop what the seller wrote: quoted lines, and the paragraph after "you wrote:"."""
    every = tuple(phrases().values())
    if _is_quoted_whole(lines):
        lines = [_QUOTED.sub("", line) for line in lines]
    out: list[str] = []
    skipping = ""
    for at, line in enumerate(lines):
        if _QUOTED.match(line):
            skipping = ""
            out.append("")
            continue
        if skipping:
            if line.strip():
                skipping = "text"
            elif skipping == "text":
                skipping = ""
            out.append("")
            continue
        if _announces_seller(line, every) and not _is_list(lines[at + 1 :]):
            skipping = "start"
            out.append("")
            continue
        out.append(line)
    return out


def _is_list(lines: list[str]) -> bool:
    """Tell whether the next paragraph is a list of codes: "Your appeal for these was denied:" announces no words of a seller."""
    filled = dropwhile(lambda line: not line.strip(), lines)
    rows = list(takewhile(lambda line: bool(line.strip()), filled))
    return bool(rows) and all(_ROW.match(row) for row in rows)


def _is_quoted_whole(lines: list[str]) -> bool:
    """Tell whether the notice itself stands quoted: nearly all of its lines do, and a greeting or list is there."""
    filled = [line for line in lines if line.strip()]
    quoted = [line for line in filled if _QUOTED.match(line)]
    return len(quoted) > 3 and len(quoted) * 10 >= len(filled) * 8  # noqa: PLR2004 -- a short quote is an answer


def _announces_seller(line: str, every: tuple[Phrases, ...]) -> bool:
    """Tell whether a line ends with "you wrote:", or is it with the seller's words in quotation marks behind."""
    head, colon, tail = fold(line).rpartition(":")
    last = _LAST_CLAUSE.split(head)[-1]
    if not colon or len(last.split()) > _CLAUSE or not any(has_any(last, p.seller_text) for p in every):
        return False
    return not tail.strip() or tail.strip()[0] in "\"'\u201c\u201e\u00ab\u300c"
