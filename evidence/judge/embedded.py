"""What the e-invoice inside a file says beside what its pages show.

In: a paper, a match. Out: results. Never: which of the two is right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.judge.dates import as_date
from evidence.judge.doubt import number, plausible
from evidence.judge.explain import name, say
from evidence.judge.outcome import Paper, Result
from evidence.texts import Amount, Day, Joined, message
from evidence.values.names import normal_name, same_party, split_legal_form

if TYPE_CHECKING:
    from evidence.model import Case, Field, Found, Match, Record, RuleOptions
    from evidence.texts import Text, Texts

_COMPARED: Texts[Field] = {
    "invoice_number": "the number",
    "invoice_date": "the date",
    "total": "the total",
}
_ONE_SUPPLIER = 0.6  # how like each other the names are that page and data give one supplier
# How the reading stages hand over what they saw in a file and no page shows: a warning that begins with the rule.
_MISMATCH = "document.xml_mismatch:"


def xml_mismatch(paper: Paper, _case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Fail when the e-invoice inside the file states another value than the page shows in any plausible reading."""
    stated = _handed_over(paper.record, _MISMATCH)
    results = [Result(message=message("{paper}: {what}", paper=name(paper.record), what=w)) for w in stated]
    for field, title in _COMPARED.items() if not stated else ():
        xml = [f for f in paper.record.all(field) if f.origin == "xml"]
        page = plausible([f for f in paper.record.all(field) if f.origin != "xml"])
        if xml and page and not set(map(comparable, xml)) & set(map(comparable, page)):
            told = say(
                "document.xml_mismatch", paper=name(paper.record), field=message(title), page=_value(page[0]),
                xml=_value(xml[0]),
            )  # fmt: skip
            unseen = bool(paper.record.last_page) and xml[0].span is None
            results.append(Result(message=told, span=page[0].span, at_least="review" if unseen else None))
    results += _other_supplier(paper.record)
    dates = paper.record.all("invoice_date")
    if dates and paper.record.last_page and all(f.origin == "xml" and f.span is None for f in dates):
        told = say("document.xml_unseen", paper=name(paper.record), what=Day(dates[0].value))
        results.append(Result(message=told, status="unsure", at_least="review"))
    return tuple(results)


def _other_supplier(record: Record) -> list[Result]:
    """Fail where the e-invoice names a supplier that no line of the page names, and the page another one."""
    stated = [f for f in record.all("supplier_name") if f.origin == "xml" and f.span is None]
    shown = plausible([f for f in record.all("supplier_name") if f.origin != "xml"])
    if not stated or not shown or not record.last_page:
        return []
    if any(same_party(f.value, stated[0].value) >= _ONE_SUPPLIER for f in shown) or _prints(record, stated[0].value):
        return []
    told = say(
        "document.xml_mismatch", paper=name(record), field=message("the supplier"), page=shown[0].value,
        xml=stated[0].value,
    )  # fmt: skip
    return [Result(message=told, span=shown[0].span, at_least="review")]


def _prints(record: Record, party: str) -> bool:
    """Tell whether a page prints a name without its legal form, also in a web or e-mail address."""
    bare = normal_name(split_legal_form(party)[0]).replace(" ", "")
    return bool(bare) and any(bare in normal_name(x.text).replace(" ", "") for x in record.lines)


def xml_unseen(match: Match, record: Record, _case: Case, _: RuleOptions) -> tuple[Result, ...]:
    """Be unsure where a code or a quantity stands in the e-invoice inside the file alone: who looks at the page sees neither."""
    if not record.last_page:
        return ()
    amounts = match.item.all("quantity")[:1] if match.item else ()
    unseen = [f for f in (match.found, *amounts) if f.origin == "xml" and f.span is None]
    return tuple(
        Result(
            message=say("document.xml_unseen", paper=name(record), what=f.text),
            status="unsure",
            span=match.span if match.span and match.span.page else None,
            at_least="review",
        )
        for f in unseen
    )


def comparable(found: Found) -> str:
    """Return what two values of a field are compared by."""
    return number(found.value) if found.field == "total" else found.value


def _value(found: Found) -> Text:
    if found.field == "total":
        return Amount(found.value)
    return Day(found.value) if found.field == "invoice_date" and as_date(found) else found.value


def _handed_over(record: Record, rule: str) -> list[Text]:
    """Return what follows the rule in warnings that begin with it."""
    said: list[Text] = [
        w.removeprefix(rule).strip() for w in record.warnings if isinstance(w, str) and w.startswith(rule)
    ]
    joined = (w.parts for w in record.warnings if isinstance(w, Joined))
    return said + [Joined(parts[1:]) for parts in joined if parts[:1] == (rule,)]
