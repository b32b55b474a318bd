from __future__ import annotations

import string
from typing import TYPE_CHECKING

import msgspec
import pytest

from evidence.ingest.packs import load_pack, pack_names
from evidence.model import Account, Finding, Rule, RuleOptions
from evidence.report import ReportOptions
from evidence.report.advice import STEPS, TITLES, worth_mending
from evidence.report.contract import report_entry
from evidence.report.letters import letters
from evidence.report.requests import write_requests
from evidence.report.shapes import ReasonEntry

if TYPE_CHECKING:
    from collections.abc import Callable

    from evidence.model import Field, Record, Report, VerdictName
    from tests.unit.report.conftest import Desk

ONE, TWO, THREE = "B0TESTAB01", "B0TESTAB02", "B0TESTAB03"
ACCOUNT = Account(legal_name="Larkspur Ltd", address="7 Old Mill Yard, Bristol")
SAMPLE = "requests/Sample Supply House.txt"


def _written(report: Report, desk: Desk) -> dict[str, str]:
    case = msgspec.structs.replace(report.case, account=ACCOUNT)
    made = write_requests(
        msgspec.structs.replace(report, case=case), report_entry(report), desk.originals, ReportOptions()
    )
    return {a.path: a.data.decode() for a in made}


@pytest.fixture
def one(desk: Desk, draw: Callable[..., bytes]) -> Desk:
    desk.paper("documents/one.pdf", draw())
    return desk


def _judged(desk: Desk, rule: str, verdict: VerdictName = "review", *, state: str = "open") -> str:
    """Return the note that a failing rule on the only paper leads to, "" where there is none."""
    record = desk.records[0]
    finding = Finding(rule=rule, status="fail", message="x", document=record.document)
    match = desk.match(record, ONE)
    desk.verdict(ONE, verdict, (match, "accepted" if state == "accepted" else "open"), findings=(finding,))
    return _written(desk.report(), desk).get(SAMPLE, "")


def _without(desk: Desk, *fields: Field) -> Record:
    record = desk.records[0]
    desk.records[0] = msgspec.structs.replace(record, founds=tuple(f for f in record.founds if f.field not in fields))
    return desk.records[0]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("document.type", "send us the invoice for this delivery"),
        ("quantity.unreadable", "cannot read the quantity of “Blue lamp”"),
        ("match.weak", "The line “Blue lamp” does not identify the product"),
        ("match.conflict", "The codes of the line “Blue lamp” do not belong together"),
        ("arithmetic.total", "amounts do not add up"),
        ("document.altered", "as your own system made it"),
        ("document.xml_mismatch", "electronic data inside the file differ"),
        ("authorization.content", "This letter is not complete"),
        ("compliance.content", "This report is not complete"),
        ("window.undated", "cannot read its issue date"),
        ("window.ambiguous", "“2026-03-04” can be read in more than one way"),
        ("supplier.contact", "does not show your full address, phone number and website."),
        ("buyer.mismatch", "names the buyer “Demo Trading”. If you sold these goods to us, please correct this to: Larkspur"),
        ("window.expired", "invoices, issued from 5 October 2025 to 5 October 2026, that name these products:\n   - Lamp (ASIN B0T"),
    ],
)  # fmt: skip
def test_each_reason_asks_for_what_mends_it(one: Desk, rule: str, said: str) -> None:
    note = _judged(one, rule)
    assert said in note
    assert note.startswith("Papers needed for goods you supplied\n\nDear Sample Supply House,\n\nAmazon.fr is checking")
    assert note.endswith("Kind regards\nLarkspur Ltd\n")
    assert "{" not in note


def test_a_paper_is_called_by_number_and_date_and_a_doubtful_date_is_left_out(one: Desk) -> None:
    assert "\n1. Invoice T-1001\n" in _judged(one, "arithmetic.total"), "the fixture's date has an alternative"
    record = one.records[0]
    sure = tuple(f for f in record.founds if f.value != "2026-04-03")
    one.records[0] = msgspec.structs.replace(record, founds=sure)
    assert "\n1. Invoice T-1001 of 4 March 2026\n" in _written(one.report(), one)[SAMPLE]
    _without(one, "invoice_number")
    assert "\n1. Invoice in our file one.pdf\n" in _written(one.report(), one)[SAMPLE]


def test_of_a_paper_of_another_kind_nothing_else_is_asked(one: Desk) -> None:
    match = one.match(one.records[0], ONE)
    findings = tuple(
        Finding(rule=rule, status="fail", message="x", document=one.records[0].document)
        for rule in ("document.type", "window.undated")
    )
    one.verdict(ONE, "insufficient", (match, "rejected"), findings=findings)
    note = _written(one.report(), one)[SAMPLE]
    assert "not enough as proof" in note
    assert "issue date. Please send a copy" not in note


def test_a_buyer_that_is_not_there(one: Desk) -> None:
    _without(one, "buyer_name")
    note = _judged(one, "buyer.missing")
    assert "   - It does not name us as the buyer. Please write: Larkspur Ltd\n" in note
    assert "   - It does not show our address. Please write: 7 Old Mill Yard, Bristol\n" in note


def test_only_what_the_pack_asks_for_is_missing(one: Desk) -> None:
    rule = Rule(
        id="supplier.contact", check="supplier.contact", severity="warn", why="", source="",
        options=RuleOptions(fields=("supplier_email", "supplier_website|supplier_phone")),
    )  # fmt: skip
    record = one.records[0]
    finding = Finding(rule=rule.id, status="warn", message="x", document=record.document)
    one.verdict(ONE, "review", (one.match(record, ONE), "open"), findings=(finding,))
    report = one.report()
    pack = msgspec.structs.replace(report.case.pack, rules=(rule,))
    report = msgspec.structs.replace(report, case=msgspec.structs.replace(report.case, pack=pack))
    assert "It does not show your website or phone number. Please add this." in _written(report, one)[SAMPLE]


def test_nothing_is_asked_about_a_proven_item_but_what_reviewers_check(one: Desk) -> None:
    assert _judged(one, "window.edge", "covered", state="accepted") == ""
    one.verdicts.clear()
    assert "full address" in _judged(one, "supplier.contact", "covered", state="accepted")
    one.verdicts.clear()
    assert _judged(one, "supplier.contact", "covered", state="open") == "", "the proof stands on other papers"


def test_short_quantity_asks_who_proved_the_rest(one: Desk) -> None:
    finding = Finding(rule="quantity.short", status="fail", message="x")
    one.verdict(ONE, "insufficient", (one.match(one.records[0], ONE), "accepted"), findings=(finding,), units=40)
    assert "   - Lamp (ASIN B0TESTAB01): 40 more at least\n" in _written(one.report(), one)[SAMPLE]


def test_what_no_paper_names_is_asked_of_any_supplier(small: Desk) -> None:
    notes = _written(small.report(), small)
    assert THREE in notes["requests/any supplier.txt"]
    assert "Dear Sir or Madam," in notes["requests/any supplier.txt"]
    assert ONE not in "".join(notes.values())


@pytest.mark.parametrize(
    ("code", "subject"), [(c, letter.subject) for c, letter in letters().items()] + [("pl", "Papers")]
)
def test_the_note_speaks_the_suppliers_language(one: Desk, code: str, subject: str) -> None:
    one.records[0] = msgspec.structs.replace(one.records[0], language=code)
    note = _judged(one, "arithmetic.total")
    assert note.startswith(subject)


def test_names_and_texts_of_papers_cannot_harm(one: Desk) -> None:
    evil = "../../\x1b[31m\u202eevil\nBcc: <script>" + "x" * 9_000
    record = one.records[0]
    founds = tuple(msgspec.structs.replace(f, value=evil) if f.field == "supplier_name" else f for f in record.founds)
    one.records[0] = msgspec.structs.replace(record, founds=founds)
    one.verdict(ONE, "review", (one.match(record, ONE), "open"), findings=(
        Finding(rule="arithmetic.total", status="fail", message="x", document=record.document),))  # fmt: skip
    ((path, note),) = _written(one.report(), one).items()
    assert path.count("/") == 1
    assert path.startswith("requests/_.._")
    assert len(path.encode()) < 120
    assert not set(note) & {"\x1b", "\u202e"}
    assert "\nBcc" not in note
    assert max(map(len, note.splitlines())) < 500


def test_every_letter_has_the_same_keys_and_values() -> None:
    def holes(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    first = letters()["en"]
    assert sorted(letters()) == ["de", "en", "es", "fr", "it"]
    for letter in letters().values():
        assert {k: holes(v) for k, v in letter.asks.items()} == {k: holes(v) for k, v in first.asks.items()}
        assert letter.parts.keys() == first.parts.keys()
        assert letter.kinds.keys() == first.kinds.keys()
        for name in (
            "greeting",
            "opening",
            "paper_number_date",
            "paper_number",
            "paper_file",
            "further_window",
            "units",
        ):
            assert holes(getattr(letter, name)) == holes(getattr(first, name)), name


def test_a_credit_note_is_settled_and_not_replaced() -> None:
    """Its kind is right; what it takes back is the question."""
    reasons = [
        ReasonEntry(rule=rule, status="fail", message="x", document=document, page=None, box=None)
        for rule, document in (
            ("document.type", "credit"), ("quantity.credited", "credit"), ("arithmetic.total", "credit"),
            ("document.type", "order"), ("buyer.missing", "order"),
        )
    ]  # fmt: skip
    assert [(r.rule, r.document) for r in worth_mending(reasons)] == [
        ("quantity.credited", "credit"), ("document.type", "order"),
    ]  # fmt: skip


def test_a_further_page_alone_is_asked_for_its_first_page_only() -> None:
    rules = ("document.type", "window.undated", "buyer.missing", "supplier.contact", "document.incomplete")
    reasons = [
        ReasonEntry(rule=rule, status="unsure", message="x", document="page", page=None, box=None) for rule in rules
    ]
    assert [r.rule for r in worth_mending(reasons)] == ["document.incomplete"]
    assert len(worth_mending(reasons[:4])) == len(rules) - 1


@pytest.mark.parametrize(("file", "asked"), [("documents/one.pdf", False), ("documents/one.xml", True)])
def test_a_pdf_is_asked_for_where_the_file_is_none_also_of_proven_items(
    desk: Desk, draw: Callable[..., bytes], file: str, *, asked: bool
) -> None:
    desk.paper(file, draw())
    note = _judged(desk, "document.format", "covered", state="accepted")
    assert ("as your own system made it" in note) == asked


def test_every_rule_of_the_shipped_packs_has_a_name_and_a_next_step() -> None:
    shipped = {rule.id for name in pack_names() for rule in load_pack(name).rules}
    assert shipped <= TITLES.keys()
    assert shipped <= STEPS.keys()


def test_a_chat_or_a_contract_is_no_supplier_to_write_to(desk: Desk, draw: Callable[..., bytes]) -> None:
    record = desk.paper("documents/chat.pdf", draw(), kind="other")
    match = desk.match(record, ONE)
    told = tuple(f for f in record.founds if f.field != "invoice_number")
    desk.records[0] = msgspec.structs.replace(record, items=(), founds=told)
    finding = Finding(rule="document.type", status="unsure", message="x", document=record.document)
    desk.verdict(ONE, "review", (match, "open"), findings=(finding,))
    written = _written(desk.report(), desk)
    assert list(written) == ["requests/any supplier.txt"]
    assert f"ASIN {ONE}" in written["requests/any supplier.txt"]


def test_a_paper_without_a_number_is_told_by_its_products(one: Desk) -> None:
    assert "It is about:" not in _judged(one, "document.type")
    _without(one, "invoice_number")
    assert f"file one.pdf\n   It is about: Lamp (ASIN {ONE}" in _written(one.report(), one)[SAMPLE]


@pytest.mark.parametrize(
    ("pack", "said"),
    [
        ("product-safety", "test reports or certificates of each"),
        ("copyright", "a letter of authorization that is valid"),
    ],
)
def test_where_no_invoice_counts_none_is_asked_for(small: Desk, pack: str, said: str) -> None:
    report = small.report()
    case = msgspec.structs.replace(report.case, pack=load_pack(pack), account=ACCOUNT)
    report = msgspec.structs.replace(report, case=case)
    made = write_requests(report, report_entry(report), small.originals, ReportOptions())
    note = next(a.data.decode() for a in made if a.path == "requests/any supplier.txt")
    assert said in note
    assert "send us invoices" not in note
