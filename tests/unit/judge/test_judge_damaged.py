"""A file of which a part may be missing proves nothing alone; one that was mended is a warning."""

from __future__ import annotations

import msgspec
import pytest

from evidence.ingest.packs import load_pack
from evidence.judge import judge
from evidence.judge.examples import ASIN, Example, ExampleLine, ExamplePaper, case_of, record_of
from evidence.match import match
from evidence.model import FlaggedItem, Problem, Sign, Source, Verdict


def answer(*signs: Sign, unread: tuple[int, ...] = ()) -> Verdict:
    case = case_of(Example(verdict="covered", item=FlaggedItem(asin=ASIN, units=5)), load_pack("amazon-365"))
    made = record_of(ExamplePaper(lines=(ExampleLine(asin=(ASIN,), quantity=("10",)),)))
    records = (msgspec.structs.replace(made, signs=signs, unread=unread),)
    return judge(case, records, (), match(case.items, records)).verdicts[0]


def told(verdict: Verdict) -> list[str]:
    return [str(f.message) for f in verdict.findings if f.rule == "document.unreadable"]


@pytest.mark.parametrize(
    ("signs", "verdict", "said"),
    [
        ((), "covered", []),
        ((Sign(kind="mended"),), "covered", ["was mended"]),
        ((Sign(kind="damaged"),), "review", ["cut off"]),
        ((Sign(kind="damaged", page=2),), "review", ["missing: 2."]),
        ((Sign(kind="damaged"), Sign(kind="damaged", page=3), Sign(kind="damaged", page=1)), "review", ["missing: 1 and 3."]),
    ],
)  # fmt: skip
def test_what_may_be_missing_is_looked_at_by_a_person(signs: tuple[Sign, ...], verdict: str, said: list[str]) -> None:
    answered = answer(*signs)
    assert answered.verdict == verdict
    messages = told(answered)
    assert len(messages) == len(said)
    assert all(part in text for part, text in zip(said, messages, strict=True))


def test_pages_that_were_not_read_and_pages_that_lost_a_part_are_both_told() -> None:
    assert len(told(answer(Sign(kind="damaged", page=1), unread=(2,)))) == 2


def test_damage_is_no_sign_of_editing() -> None:
    findings = answer(Sign(kind="damaged"), Sign(kind="mended")).findings
    assert not [f for f in findings if f.rule == "document.altered"]


def test_an_item_that_no_paper_names_may_stand_on_what_was_not_read() -> None:
    case = case_of(Example(verdict="missing", item=FlaggedItem(asin=ASIN)), load_pack("amazon-365"))
    other = (ExampleLine(asin=("B0D7654321",), quantity=("10",)),)
    whole, *cut = (record_of(ExamplePaper(file=f"p{at}.pdf", lines=other)) for at in range(6))
    [found] = judge(case, (whole,), (), ()).verdicts[0].findings
    assert "Not read" not in found.message
    damaged = [msgspec.structs.replace(r, signs=(Sign(kind="damaged"),)) for r in cut[:2]]
    pages = [msgspec.structs.replace(r, unread=(2,)) for r in cut[2:]]
    [found] = judge(case, (whole, damaged[0], pages[0]), (), ()).verdicts[0].findings
    assert f"Not read whole: {damaged[0].document} and {pages[0].document}." in found.message
    lost = Problem(
        source=Source(path="photo.jpg", name="photo.jpg", kind="image", sha256="0" * 64), error="It is empty."
    )
    verdict = judge(case, (whole, *damaged, *pages), (lost,), ()).verdicts[0]
    assert (verdict.verdict, verdict.findings[0].rule) == ("missing", "match.none")
    assert verdict.findings[0].message.count(".pdf") == 3
    assert "p3.pdf and 3 more." in verdict.findings[0].message
