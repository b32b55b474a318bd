from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec
import pytest

from evidence.errors import UsageError
from evidence.ingest.packs import load_pack
from evidence.judge import CHECKS, judge, validate
from evidence.judge.examples import ASIN, Example, ExampleLine, ExamplePaper, case_of, record_of
from evidence.judge.explain import TEXTS, say
from evidence.judge.parties import same_name
from evidence.match import match
from evidence.model import (
    Account,
    Box,
    Case,
    FlaggedItem,
    Found,
    Item,
    Record,
    RuleOptions,
    Sign,
    Span,
    TextLine,
    Verdict,
    Window,
)
from evidence.values.codes import find_asins

PACK = load_pack("amazon-365")
ACCOUNT = Account(legal_name="Miller Retail Ltd", address="12 Mill Lane, Leeds LS1 4AB")


def asked(units: int | None = 10, **more: object) -> Case:
    case = case_of(Example(verdict="covered", item=FlaggedItem(asin=ASIN, units=units)), PACK)
    return msgspec.structs.replace(case, **more)


def paper(at: int = 0, quantity: str = "10", **more: object) -> ExamplePaper:
    given = {"file": f"p{at}.pdf", "number": f"N-{at}", "lines": (ExampleLine(asin=(ASIN,), quantity=(quantity,)),)}
    return ExamplePaper(**{**given, **more})  # type: ignore[arg-type] # keyword soup of a test


def answer(case: Case, *papers: ExamplePaper) -> Verdict:
    records = tuple(record_of(p) for p in papers)
    return judge(case, records, (), match(case.items, records)).verdicts[0]


def rules(verdict: Verdict) -> set[tuple[str, str]]:
    return {(f.rule, f.status) for f in verdict.findings}


def test_quantities_add_up_over_papers() -> None:
    verdict = answer(asked(20), paper(0), paper(1))
    assert (verdict.verdict, verdict.units_proven, verdict.units_needed) == ("covered", 20, 20)


@pytest.mark.parametrize(("kind", "told"), [("invoice", True), ("order", False)])
def test_an_order_may_be_the_buyers_own_and_shows_no_other_phone_of_the_supplier(
    kind: Literal["invoice", "order"], *, told: bool
) -> None:
    verdict = answer(asked(10), paper(0), paper(1, kind=(kind,), lines=(), supplier_phone="+45 70 99 99 99"))
    assert (("supplier.inconsistent", "warn") in rules(verdict)) is told


def test_open_lines_that_would_complete_give_review() -> None:
    verdict = answer(asked(20), paper(0), paper(1, date=()))
    assert verdict.verdict == "review"
    assert ("quantity.short", "unsure") in rules(verdict)


def test_expired_lines_do_not_complete() -> None:
    verdict = answer(asked(20), paper(0), paper(1, date=("2024-01-01",)))
    assert verdict.verdict == "insufficient"
    assert {("quantity.short", "fail"), ("window.expired", "fail")} <= rules(verdict)
    assert [p.state for p in verdict.proofs] == ["accepted", "rejected"]


def test_a_failing_paper_beside_enough_accepted_ones_only_warns() -> None:
    verdict = answer(asked(10), paper(0), paper(1, date=("2024-01-01",)))
    assert verdict.verdict == "covered"
    assert ("window.expired", "warn") in rules(verdict)


def test_a_copy_counts_once_and_the_better_copy_counts() -> None:
    blurred = paper(0, file="a-scan.jpg", number="N-1", date=(), origin="ocr")
    clear = paper(1, file="b.pdf", number="N-1")
    verdict = answer(asked(10), blurred, clear)
    assert verdict.verdict == "covered"
    assert verdict.units_proven == 10
    assert answer(asked(11), blurred, clear).verdict != "covered"


def test_same_bytes_count_once_even_without_a_number() -> None:
    verdict = answer(asked(20), paper(0, number=""), paper(1, number="", same_as="p0.pdf"))
    assert verdict.verdict == "insufficient"


def test_two_quantities_count_with_the_smaller() -> None:
    line = ExampleLine(asin=(ASIN,), quantity=("12", "120"))
    assert answer(asked(12), paper(lines=(line,))).verdict == "covered"
    verdict = answer(asked(100), paper(lines=(line,)))
    assert verdict.verdict == "review"


def test_amount_speaks_against_a_misread_quantity() -> None:
    line = ExampleLine(asin=(ASIN,), quantity=("100",), price=("2.50",), amount=("25.00",))
    assert answer(asked(100), paper(lines=(line,), origin="ocr", total=("25.00",))).verdict == "review"
    assert answer(asked(10), paper(lines=(line,), origin="ocr", total=("25.00",))).verdict == "covered"


def test_a_quantity_far_beyond_the_amount_proves_only_what_was_paid() -> None:
    line = ExampleLine(asin=(ASIN,), quantity=("12120",), price=("1.90",), amount=("228.00",))
    assert answer(asked(120), paper(lines=(line,), total=("228.00",))).units_proven == 120
    assert answer(asked(121), paper(lines=(line,), total=("228.00",))).verdict == "review"
    discounted = ExampleLine(asin=(ASIN,), quantity=("10",), price=("10.00",), amount=("90.00",))
    assert answer(asked(10), paper(lines=(discounted,), total=("90.00",))).verdict == "covered"


def test_two_plausible_kinds_are_open() -> None:
    verdict = answer(asked(), paper(kind=("invoice", "proforma")))
    assert verdict.verdict == "review"
    assert ("document.type", "unsure") in rules(verdict)


def test_no_kind_is_open_and_other_papers_are_rejected() -> None:
    assert answer(asked(), paper(kind=())).verdict == "review"
    assert answer(asked(), paper(kind=("quote",))).verdict == "insufficient"


def test_both_readings_outside_are_rejected() -> None:
    assert answer(asked(), paper(date=("2024-03-04", "2024-04-03"))).verdict == "insufficient"


def test_a_code_outside_of_lines_of_an_invoice_is_open() -> None:
    verdict = answer(asked(None), paper(lines=(), asins=(ASIN,)))
    assert verdict.verdict == "review"
    assert ("match.weak", "unsure") in rules(verdict)


def test_min_units_of_the_notice_count_beside_units_sold() -> None:
    case = asked(5, min_units=10)
    assert answer(case, paper(quantity="8")).verdict == "insufficient"
    assert answer(case, paper(quantity="10")).verdict == "covered"


def test_buyer_rules_need_an_account() -> None:
    other = paper(buyer=("Somebody Else Ltd",))
    assert answer(asked(), other).verdict == "covered"
    assert answer(asked(account=ACCOUNT), other).verdict == "review"


def test_a_rival_buyer_is_open() -> None:
    assert answer(asked(account=ACCOUNT), paper(buyer=("Miller Retail Ltd", "Depot North Ltd"))).verdict == "review"


@pytest.mark.parametrize("printed", ["MiIler Retail Ltd", "Mi1ler RetailLtd"])
@pytest.mark.parametrize(("origin", "verdict"), [("ocr", "covered"), ("text", "review")])
def test_signs_that_look_alike_are_one_on_a_scan(printed: str, origin: Literal["ocr", "text"], verdict: str) -> None:
    read = record_of(paper(buyer=(printed,)))
    founds = tuple(msgspec.structs.replace(f, origin=origin) if f.field == "buyer_name" else f for f in read.founds)
    case, records = asked(account=ACCOUNT), (msgspec.structs.replace(read, founds=founds),)
    assert judge(case, records, (), match(case.items, records)).verdicts[0].verdict == verdict


@pytest.mark.parametrize(
    ("printed", "same"),
    [
        ("MILLER RETAIL LIMITED", True),
        ("Miller Retail", True),
        ("Miller Retail Ltd.", True),
        ("Miler Retail Ltd", False),
        ("Miller Retail GmbH", False),
        ("Miller Retail Group Ltd", False),
    ],
)
def test_names_are_compared_letter_by_letter(printed: str, same: bool) -> None:
    assert same_name(printed, "Miller Retail Ltd") is same


def test_a_country_that_the_paper_need_not_name_is_not_told_as_missing() -> None:
    account = Account(legal_name="Miller Retail Ltd", address="12 Mill Lane, Leeds LS1 4AB, United Kingdom")
    verdict = answer(asked(account=account), paper(buyer_address="40 Harbour Road, Dover CT16 1AA"))
    told = [str(f.message) for f in verdict.findings if f.rule == "buyer.mismatch"]
    assert told
    assert "kingdom" not in told[0].partition("(")[2]


def test_one_name_for_both_parties_is_told_as_that_and_not_as_a_missing_buyer() -> None:
    verdict = answer(asked(account=ACCOUNT), paper(supplier="Miller Retail Ltd", buyer=(), buyer_address=""))
    assert ("supplier.is_buyer", "fail") in rules(verdict)
    assert "buyer.missing" not in {rule for rule, _ in rules(verdict)}


def test_supplier_without_any_contact_is_reviewed() -> None:
    bare = paper(supplier_address="", supplier_phone="", supplier_email="", supplier_website="")
    verdict = answer(asked(), bare)
    assert verdict.verdict == "review"
    assert ("supplier.contact", "fail") in rules(verdict)


def test_messages_name_values() -> None:
    verdict = answer(asked(), paper(0, date=("2025-10-03",)))
    told = next(f.message for f in verdict.findings if f.rule == "window.expired")
    assert told.startswith("Invoice N-0 (p0.pdf) is dated 3 October 2025, 2 days before the window (5 October 2025 to ")


def test_document_text_is_a_value_and_no_template() -> None:
    text = "{paper.__class__} {0} %s"
    assert text in say("match.weak", paper=text, asin=ASIN, how="its title", text="x")
    assert all(isinstance(t, str) and t for t in TEXTS.values())


def test_every_rule_of_the_contract_is_in_the_default_pack() -> None:
    wanted = {
        *("window." + x for x in ("expired", "future", "ambiguous", "undated", "edge")),
        *("document." + x for x in ("type", "altered", "format", "duplicate", "hidden_text", "xml_mismatch")),
        *("match.weak", "match.conflict", "match.none", "buyer.mismatch", "buyer.missing", "supplier.is_buyer"),
        *("quantity.short", "quantity.unknown", "quantity.unreadable", "supplier.contact", "supplier.inconsistent"),
        *("arithmetic.total", "chronology.order", "authorization.content", "compliance.content", "case.conflict"),
        "document.unreadable",
    }
    assert wanted <= {r.id for r in PACK.rules}
    assert {r.check for r in PACK.rules} <= set(CHECKS)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"check": "window.nothing"}, "check"),
        ({"options": RuleOptions(days=3)}, "options.days"),
        ({"check": "supplier.contact", "options": RuleOptions(fields=("supplier_fax",))}, "options.fields"),
    ],
)
def test_wrong_packs_are_refused_with_the_key(change: dict[str, object], where: str) -> None:
    rule = msgspec.structs.replace(PACK.rules[0], **change)
    pack = msgspec.structs.replace(PACK, rules=(rule, *PACK.rules[1:]))
    with pytest.raises(UsageError, match=r"rules\[0\]") as told:
        validate(pack)
    assert where in str(told.value)


def test_a_rule_that_is_off_says_nothing_and_weak_stays_open() -> None:
    off = tuple(msgspec.structs.replace(r, severity="off") for r in PACK.rules)
    case = asked(pack=msgspec.structs.replace(PACK, rules=off))
    assert answer(case, paper(date=("2020-01-01",))).verdict == "covered"
    assert answer(case, paper(lines=(), asins=(ASIN,))).verdict == "review"


def test_forward_window_begins_with_its_first_day() -> None:
    case = case_of(Example(verdict="covered"), load_pack("new-supplier"))
    assert case.window.start == date(2026, 9, 2)
    assert answer(case, paper(date=("2026-09-02",))).verdict == "covered"
    assert answer(case, paper(date=("2026-09-01",))).verdict == "insufficient"


def denied(line: ExampleLine, text: tuple[str, ...] = (), struck: str = "") -> Verdict:
    one = record_of(
        paper(lines=(ExampleLine(asin=("B0D1111111",), price=("2.00",), amount=("20.00",)), line), total=("100.00",))
    )
    at = {"above": one.items[1].span.box.top - 10, "below": one.items[1].span.box.bottom + 1}
    lines = tuple(_line(one, t.partition(":")[2], at[t.partition(":")[0]], 900 + i) for i, t in enumerate(text))
    through = (TextLine(text=struck, span=one.items[1].all("asin")[0].span or one.items[1].span),) if struck else ()
    items = tuple(msgspec.structs.replace(i, span=_whole(i)) for i in one.items)
    asin = one.items[1].all("asin")[0]
    codes = tuple(
        msgspec.structs.replace(asin, value=c.value, text=c.value, span=x.span)
        for x in lines
        for c in find_asins(x.text)
    )
    one = msgspec.structs.replace(one, lines=lines, items=items, struck=through, codes=codes)
    case = asked()
    return judge(case, (one,), (), match(case.items, (one,))).verdicts[0]


def _whole(item: Item) -> Span:
    words = tuple(w for f in item.cells if f.span for w in f.span.words)
    return msgspec.structs.replace(item.span, words=words)


def _line(one: Record, text: str, top: float, word: int) -> TextLine:
    return TextLine(text=text, span=Span(document=one.document, page=1, words=(word,), box=Box(10, top, 90, top + 9)))


LINE = ExampleLine(asin=(ASIN,), quantity=("40",), price=("2.00",), amount=("80.00",))


@pytest.mark.parametrize(
    ("line", "text", "struck"),
    [
        (msgspec.structs.replace(LINE, description="Travel mug - CANCELLED"), (), ""),
        (msgspec.structs.replace(LINE, amount=("0.00",)), (), ""),
        (msgspec.structs.replace(LINE, amount=("-80.00",)), (), ""),
        (msgspec.structs.replace(LINE, amount=()), (), ""),
        (LINE, ("above:Items on backorder (not invoiced)",), ""),
        (LINE, ("below:not delivered",), ""),
        (LINE, (f"below:not delivered: {ASIN}",), ""),
        (LINE, (), ASIN),
    ],
)
def test_goods_that_may_not_have_come_are_reviewed(line: ExampleLine, text: tuple[str, ...], struck: str) -> None:
    verdict = denied(line, text, struck)
    assert verdict.verdict == "review"
    assert ("quantity.taken_back", "unsure") in rules(verdict)


def test_a_table_head_and_a_far_note_deny_nothing() -> None:
    assert denied(LINE, ("above:ASIN Description Ordered Shipped Backorder Price Amount",)).verdict == "covered"
    assert denied(LINE, ("above:Not supplied: B0D2222222",)).verdict == "covered"
    assert denied(LINE, ("below:Not supplied: B0D2222222",)).verdict == "covered"
    assert denied(msgspec.structs.replace(LINE, description="Noise cancelling headphones")).verdict == "covered"


def test_a_supplier_in_the_buyers_house_is_reviewed() -> None:
    record = record_of(paper())
    place = {f.field: f.span for f in record.founds}
    assert place["supplier_name"]

    def moved(found: Found) -> Found:
        if found.field != "supplier_address":
            return found
        box = place["supplier_name"].box if place["supplier_name"] else Box(0, 0, 1, 1)
        under = Span(
            document="p0.pdf", page=1, words=(777,), box=Box(box.left, box.bottom + 2, box.right, box.bottom + 20)
        )
        return msgspec.structs.replace(found, value="12 Mill Lane, Leeds LS1 4AB, United Kingdom", span=under)

    case = asked()
    one = msgspec.structs.replace(record, founds=tuple(moved(f) for f in record.founds))
    verdict = judge(case, (one,), (), match(case.items, (one,))).verdicts[0]
    assert verdict.verdict == "review"
    assert ("supplier.is_buyer", "fail") in rules(verdict)


@pytest.mark.parametrize(
    ("sign", "told", "placed"),
    [
        (
            Sign(kind="software", now="Adobe Photoshop 25.0"),
            "in the data of the file: the file was made or saved by",
            False,
        ),
        (Sign(kind="revision", page=1, box=Box(1, 2, 3, 4), now="2026", before="2025"), 'shows "2025" where', True),
        (Sign(kind="revision", now="2"), "holds 2 revisions", False),
        (Sign(kind="font", page=1, box=Box(1, 2, 3, 4), now="12 (Times)", before="Arial"), "another font", True),
        (Sign(kind="whitened", page=1, box=Box(1, 2, 3, 4)), "page 1: an area is painted over in one flat", True),
        (Sign(kind="whitened", page=1, box=Box(1, 2, 3, 4), before="40"), 'under it stands "40"', True),
    ],
)
def test_signs_of_editing_warn_with_their_place_and_never_decide(sign: Sign, told: str, placed: bool) -> None:
    record = msgspec.structs.replace(record_of(paper()), signs=(sign,))
    case = asked()
    verdict = judge(case, (record,), (), match(case.items, (record,))).verdicts[0]
    (found,) = [f for f in verdict.findings if f.rule == "document.altered"]
    assert verdict.verdict == "covered"
    assert found.status == "warn"
    assert told in found.message
    assert bool(found.span) == placed
    assert not {"forged", "fake", "fraud"} & set(found.message.lower().split())


@pytest.mark.parametrize("kind", ["typed", "field"])
def test_a_value_that_decides_and_was_laid_onto_the_page_is_reviewed(kind: Literal["typed", "field"]) -> None:
    record = record_of(paper())
    date = record.best("invoice_date")
    assert date
    assert date.span
    case = asked()
    one = msgspec.structs.replace(record, signs=(Sign(kind=kind, page=1, box=date.span.box, now=date.text),))
    verdict = judge(case, (one,), (), match(case.items, (one,))).verdicts[0]
    assert verdict.verdict == "review"
    assert ("document.altered", "fail") in rules(verdict)


def test_print_put_in_the_place_of_other_print_is_reviewed_where_it_decides() -> None:
    record = record_of(paper())
    date = record.best("invoice_date")
    assert date
    assert date.span
    case = asked()
    sign = Sign(kind="whitened", page=1, box=date.span.box, now=date.text, before="12.03.2019")
    for one, expected in ((sign, "review"), (msgspec.structs.replace(sign, now=""), "covered")):
        altered = msgspec.structs.replace(record, signs=(one,))
        assert judge(case, (altered,), (), match(case.items, (altered,))).verdicts[0].verdict == expected


def test_one_picture_in_two_files_counts_once_whatever_was_read_of_it() -> None:
    one = msgspec.structs.replace(record_of(paper(0, number="", date=())), pictures=("p",))
    two = msgspec.structs.replace(record_of(paper(1, number="", date=())), pictures=("p",))
    case = asked(20, window=Window(start=None, end=None, days=None, mode="none", source="test"))
    again = msgspec.structs.replace(two, pictures=("q",))
    verdict = judge(case, (one, two), (), match(case.items, (one, two))).verdicts[0]
    assert (verdict.verdict, verdict.units_proven) == ("insufficient", 10)
    assert ("document.duplicate", "warn") in rules(verdict)
    assert judge(case, (one, again), (), match(case.items, (one, again))).verdicts[0].units_proven == 20
