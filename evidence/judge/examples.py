"""The examples of rules: a tiny record and what must come of it, written in TOML beside each pack.

In: the text of an example file and a pack. Out: a Case with records and problems, and complaints where the judgement is
another. Never: matching (a stage of its own: the caller does it).
"""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

import msgspec

from evidence.model import (
    Account,
    Box,
    Case,
    FlaggedItem,
    Found,
    Item,
    Kind,
    Problem,
    QuantityMode,
    Record,
    Source,
    Span,
    TextLine,
    VerdictName,
    Window,
)
from evidence.model.document import Origin
from evidence.texts import message

if TYPE_CHECKING:
    from evidence.model import Cell, Field, Judgement, RulePack
    from evidence.texts import Text

ASIN = "B0C4KT7Q2X"
NOTIFIED = date(2026, 10, 5)
_SHARE = 0.95


class ExampleLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of an example's table; several values of a cell are readings of one print, the first is the best."""

    asin: tuple[str, ...] = ()
    gtin: tuple[str, ...] = ()
    article: str | None = None
    description: str | None = None
    quantity: tuple[str, ...] = ("10",)
    unit: str = ""
    price: tuple[str, ...] = ()
    amount: tuple[str, ...] = ()


class ExamplePaper(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A paper of an example: a complete invoice unless it says otherwise. An empty list or text leaves a field out."""

    file: str = "invoice.pdf"
    kind: tuple[Kind, ...] = ("invoice",)
    date: tuple[str, ...] = ("2026-07-02",)
    order_date: tuple[str, ...] = ()
    delivery_date: tuple[str, ...] = ()
    due_date: tuple[str, ...] = ()
    number: str = "2026-118"
    supplier: str = "Hansen Trading ApS"
    supplier_address: str = "Havnegade 4, 8000 Aarhus, Denmark"
    supplier_phone: str = "+45 86 00 00 01"
    supplier_email: str = "sales@hansen-trading.example"
    supplier_website: str = "hansen-trading.example"
    supplier_vat: str = ""
    buyer: tuple[str, ...] = ("Miller Retail Ltd",)
    buyer_address: str = "12 Mill Lane, Leeds LS1 4AB, United Kingdom"
    buyer_vat: str = ""
    total: tuple[str, ...] = ()
    lines: tuple[ExampleLine, ...] = (ExampleLine(asin=(ASIN,)),)
    asins: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    unread: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
    origin: Origin = "text"
    xml_total: str = ""
    same_as: str = ""


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is given, and what must come of it: the rule's status ("pass" where it says nothing), and the verdict."""

    verdict: VerdictName
    status: Literal["pass", "fail", "warn", "unsure"] = "pass"
    papers: tuple[ExamplePaper, ...] = (ExamplePaper(),)
    item: FlaggedItem = FlaggedItem(asin=ASIN, units=10)
    others: tuple[FlaggedItem, ...] = ()
    account: Account | None = None
    quantity: QuantityMode | None = None
    conflicts: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()


class Examples(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file: the rule it is about, an example that passes and one that does not."""

    rule: str
    passing: Example = msgspec.field(name="pass")
    failing: Example = msgspec.field(name="fail")


def read_examples(text: bytes) -> Examples:
    """Return the examples of one file; raises msgspec.ValidationError with the key path."""
    return msgspec.toml.decode(text, type=Examples)


def case_of(example: Example, pack: RulePack) -> Case:
    """Return the case an example is about: notified on 5 October 2026, forward windows from 2 September 2026."""
    mode, count = pack.window.mode, pack.window.days or 365
    start = NOTIFIED - timedelta(days=count) if mode == "backward" else date(2026, 9, 2)
    window = Window(
        start=None if mode == "none" else start,
        end=NOTIFIED if mode == "backward" else None,
        days=count if mode == "backward" else None,
        mode=mode,
        source="example",
    )
    return Case(
        name="example",
        root="",
        items=(example.item, *example.others),
        window=window,
        pack=pack,
        quantity=example.quantity or pack.quantity,
        documents=(),
        account=example.account,
        notified_on=NOTIFIED,
        conflicts=example.conflicts,
        min_units=pack.min_units,
    )


def problems_of(example: Example) -> tuple[Problem, ...]:
    """Return the files of an example that could not be read."""
    sources = (Source(sha256=_hash(f), name=f, kind="pdf", path=f) for f in example.unreadable)
    return tuple(Problem(source=s, error="It is damaged.") for s in sources)


def complaints(judgement: Judgement, example: Example, rule: str) -> list[Text]:
    """Return in words where a judgement is not what the example says; empty when all is as it says."""
    verdict = judgement.verdicts[0]
    found = {f.status for f in (*verdict.findings, *judgement.documents) if f.rule == rule}
    wrong: list[Text] = []
    shown = ", ".join(sorted(found))
    if verdict.verdict != example.verdict:
        told = "; ".join(f"{f.rule} {f.status}: {f.message}" for f in verdict.findings)
        wrong.append(
            message(
                "verdict {found} instead of {expected} ({why})",
                found=verdict.verdict,
                expected=example.verdict,
                why=told,
            )
        )
    if example.status == "pass" and found:
        wrong.append(message("{rule} is {found} and should pass", rule=rule, found=shown))
    if example.status != "pass" and example.status not in found:
        wrong.append(
            message(
                "{rule} is {found} and should be {expected}",
                rule=rule,
                found=shown or message("passed"),
                expected=example.status,
            )
        )
    return wrong


def record_of(paper: ExamplePaper) -> Record:
    """Return an example's paper as a record; each field stands at a place of its own."""
    founds: list[Found] = []
    for field, texts in _fields(paper):
        founds += _readings(paper, field, texts, len(founds))
    if paper.xml_total:
        founds.append(_found(paper, "total", paper.xml_total, 90, _SHARE, origin="xml"))
    return Record(
        document=paper.file,
        path=paper.file,
        part=None,
        sha256=_hash(paper.same_as or paper.file),
        first_page=1,
        last_page=1,
        read_by="text layer",
        language="en",
        founds=tuple(founds),
        items=tuple(_item(paper, line, 100 + 20 * at) for at, line in enumerate(paper.lines)),
        codes=tuple(_found(paper, "asin", a, 80 + at, _SHARE) for at, a in enumerate(paper.asins)),
        lines=tuple(_text(paper, t, 500 + at) for at, t in enumerate(paper.text)),
        hidden=tuple(_text(paper, t, 600 + at) for at, t in enumerate(paper.hidden)),
        unread=paper.unread,
        warnings=paper.warnings,
    )


def _fields(paper: ExamplePaper) -> list[tuple[Field, tuple[str, ...]]]:
    return [
        ("kind", paper.kind),
        ("invoice_date", paper.date),
        ("order_date", paper.order_date),
        ("delivery_date", paper.delivery_date),
        ("due_date", paper.due_date),
        ("invoice_number", (paper.number,)),
        ("supplier_name", (paper.supplier,)),
        ("supplier_address", (paper.supplier_address,)),
        ("supplier_phone", (paper.supplier_phone,)),
        ("supplier_email", (paper.supplier_email,)),
        ("supplier_website", (paper.supplier_website,)),
        ("supplier_vat", (paper.supplier_vat,)),
        ("buyer_name", paper.buyer),
        ("buyer_address", (paper.buyer_address,)),
        ("buyer_vat", (paper.buyer_vat,)),
        ("total", paper.total),
    ]


def _readings(paper: ExamplePaper, field: Field | Cell, texts: tuple[str, ...], at: int) -> list[Found]:
    return [_found(paper, field, t, at, _SHARE - 0.05 * i) for i, t in enumerate(texts) if t]


def _item(paper: ExamplePaper, line: ExampleLine, at: int) -> Item:
    cells: list[Found] = []
    texts: tuple[tuple[Cell, tuple[str, ...]], ...] = (
        ("asin", line.asin),
        ("gtin", line.gtin),
        ("description", (line.description or "",)),
        ("quantity", line.quantity),
        ("unit", (line.unit,)),
        ("price", line.price),
        ("amount", line.amount),
    )
    for place, (cell, readings) in enumerate(texts):
        cells += _readings(paper, cell, readings, at + place)
    code = (_found(paper, "sku", line.article, at + 9, _SHARE),) if line.article else ()
    text = " ".join(f.text for f in (*code, *cells))
    span = _span(paper, at)
    return Item(span=span, text=text, cells=tuple(cells), code_cells=code, confidence=_SHARE, origin=paper.origin)


def _found(
    paper: ExamplePaper, field: Field | Cell, text: str, at: int, confidence: float, *, origin: Origin | None = None
) -> Found:
    return Found(
        field=field,
        value=text,
        text=text,
        span=_span(paper, at),
        confidence=confidence,
        finder="example",
        origin=origin or paper.origin,
    )


def _text(paper: ExamplePaper, text: str, at: int) -> TextLine:
    return TextLine(text=text, span=_span(paper, at))


def _span(paper: ExamplePaper, at: int) -> Span:
    return Span(document=paper.file, page=1, words=(at,), box=Box(10, 10 + at, 90, 19 + at))


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()
