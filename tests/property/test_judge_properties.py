from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.ingest.packs import load_pack
from evidence.judge import judge
from evidence.judge.dates import place_of
from evidence.judge.examples import ASIN, Example, ExampleLine, ExamplePaper, case_of, record_of
from evidence.match import match
from evidence.model import Account, Case, FlaggedItem, Judgement, Kind, Window
from evidence.values.codes import fold

OTHER = "B0D5MNP9RA"
RANK = {"missing": 0, "insufficient": 1, "review": 2, "covered": 3}
PACK = load_pack("amazon-365")
ACCOUNT = Account(legal_name="Miller Retail Ltd", address="12 Mill Lane, Leeds LS1 4AB")
DAYS = st.dates(date(2025, 7, 1), date(2026, 12, 31)).map(date.isoformat)
QUANTITIES = st.lists(st.sampled_from(["0", "3", "6", "10", "40", "-4", "2.5"]), max_size=2, unique=True).map(tuple)
LINES = st.builds(
    ExampleLine,
    asin=st.lists(st.sampled_from([ASIN, OTHER, "BOC4KT7Q2X", "B0C4KT7Q3X"]), max_size=2, unique=True).map(tuple),
    gtin=st.sampled_from([(), ("4006381333931",), ("5901234123457",)]),
    article=st.sampled_from([None, "TK-4410", "TK-4411"]),
    description=st.sampled_from([None, "Steel kettle 1.7 litre cordless", "Lamp"]),
    quantity=QUANTITIES,
)
KINDS: st.SearchStrategy[Kind] = st.sampled_from(["invoice", "invoice", "order", "credit_note", "receipt"])
ITEM = FlaggedItem(asin=ASIN, units=10, gtins=("4006381333931",), skus=("TK-4410",), title="Steel kettle 1.7 litre")


@st.composite
def papers(draw: st.DrawFn) -> tuple[ExamplePaper, ...]:
    count = draw(st.integers(0, 4))
    return tuple(
        ExamplePaper(
            file=f"paper{at}.pdf",
            number=draw(st.sampled_from(["A-1", "A-2", f"N-{at}"])),
            kind=draw(st.lists(KINDS, max_size=2, unique=True).map(tuple)),
            date=draw(st.lists(DAYS, max_size=2, unique=True).map(tuple)),
            buyer=draw(st.sampled_from([("Miller Retail Ltd",), ("Miler Retail Ltd",), ()])),
            lines=tuple(draw(st.lists(LINES, max_size=3))),
            origin=draw(st.sampled_from(["text", "ocr"])),
        )
        for at in range(count)
    )


def asked(units: int | None = 10, *, account: bool = False) -> Case:
    item = msgspec.structs.replace(ITEM, units=units)
    others = (FlaggedItem(asin=OTHER, gtins=("5901234123457",)),)
    return case_of(Example(verdict="covered", item=item, others=others, account=ACCOUNT if account else None), PACK)


def judged(case: Case, given_papers: tuple[ExamplePaper, ...]) -> Judgement:
    records = tuple(record_of(p) for p in given_papers)
    return judge(case, records, (), match(case.items, records))


@given(papers(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_order_never_matters(given_papers: tuple[ExamplePaper, ...], random: object) -> None:
    case = asked(account=True)
    records = [record_of(p) for p in given_papers]
    first = judge(case, tuple(records), (), match(case.items, tuple(records)))
    random.shuffle(records)  # type: ignore[attr-defined] # hypothesis' random
    matches = list(match(case.items, tuple(records)))
    random.shuffle(matches)  # type: ignore[attr-defined] # hypothesis' random
    assert judge(case, tuple(records), (), tuple(matches)) == first


@given(papers(), st.sampled_from([None, 1, 10, 50]))
@settings(max_examples=80)
def test_a_good_paper_never_worsens_a_verdict(given_papers: tuple[ExamplePaper, ...], units: int | None) -> None:
    case = asked(units)
    before = judged(case, given_papers).verdicts
    good = ExamplePaper(file="good.pdf", number="GOOD-1", supplier="Baltic Wholesale OU", lines=(
        ExampleLine(asin=(ASIN,), quantity=("50",)),))  # fmt: skip
    after = judged(case, (*given_papers, good)).verdicts
    assert all(RANK[b.verdict] <= RANK[a.verdict] for b, a in zip(before, after, strict=True))


@given(papers(), st.sampled_from([None, 1, 10, 50]), st.booleans())
@settings(max_examples=120)
def test_covered_stands_on_an_accepted_strong_line(
    given_papers: tuple[ExamplePaper, ...], units: int | None, account: bool
) -> None:
    for verdict in judged(asked(units, account=account), given_papers).verdicts:
        if verdict.verdict != "covered":
            continue
        accepted = [p for p in verdict.proofs if p.state == "accepted"]
        assert accepted
        assert all(p.match.strong for p in accepted)
        assert verdict.units_needed is None or sum(p.units or 0 for p in accepted) >= verdict.units_needed
        assert all(f.status == "warn" for f in verdict.findings)


@given(papers())
@settings(max_examples=60)
def test_what_could_be_no_invoice_in_the_window_is_never_accepted(given_papers: tuple[ExamplePaper, ...]) -> None:
    case = asked()
    by_file = {p.file: p for p in given_papers}
    for verdict in judged(case, given_papers).verdicts:
        for proof in verdict.proofs:
            paper = by_file[proof.match.document]
            if proof.state == "accepted":
                assert set(paper.kind) == {"invoice"}
                days = [date.fromisoformat(d) for d in paper.date]
                assert days
                assert {place_of(d, case.window) for d in days} == {"inside"}


@given(
    st.dates(date(2024, 1, 1), date(2027, 1, 1)), st.dates(date(2025, 1, 1), date(2026, 12, 31)), st.integers(1, 400)
)
def test_a_later_end_never_brings_an_expired_paper_inside(when: date, end: date, later: int) -> None:
    def window(last: date) -> Window:
        return Window(start=last - timedelta(days=365), end=last, days=365, mode="backward", source="test")

    if place_of(when, window(end)) == "expired":
        assert place_of(when, window(end + timedelta(days=later))) == "expired"


CODES = st.text("B0O1I2Z5S8AG6Q", min_size=8, max_size=8).map(lambda s: "B0" + s)


@given(st.lists(CODES, min_size=2, max_size=6, unique=True), st.integers(0, 5), st.randoms(use_true_random=False))
def test_folding_never_confuses_two_listed_codes(codes: list[str], at: int, random: object) -> None:
    printed = codes[at % len(codes)]
    pairs = {"0": "O", "O": "0", "1": "I", "I": "1", "2": "Z", "Z": "2", "5": "S", "S": "5", "8": "B", "B": "8"}
    misread = "".join(pairs.get(c, c) if random.random() < 0.3 else c for c in printed)  # type: ignore[attr-defined] # hypothesis' random
    items = tuple(FlaggedItem(asin=c) for c in codes)
    record = record_of(ExamplePaper(origin="ocr", lines=(ExampleLine(asin=(misread,)),)))
    strong = [m.asin for m in match(items, (record,)) if m.strong]
    assert strong in ([printed], [])
    if [fold(c) for c in codes].count(fold(printed)) == 1:
        assert strong == [printed]


@pytest.mark.parametrize("name", ["new-supplier", "ungating", "trademark"])
def test_every_pack_judges_an_empty_folder(name: str) -> None:
    case = case_of(Example(verdict="missing"), load_pack(name))
    assert [v.verdict for v in judge(case, (), (), ()).verdicts] == ["missing"]
