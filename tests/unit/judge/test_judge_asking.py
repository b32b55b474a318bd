"""A check that ends with an error holds its paper back, and the others are judged."""

from __future__ import annotations

import msgspec
import pytest

from evidence.ingest.packs import load_pack
from evidence.judge import CHECKS, asking, judge
from evidence.judge.examples import ASIN, Example, ExampleLine, ExamplePaper, case_of, record_of
from evidence.match import match
from evidence.model import FlaggedItem, Match, Record, Verdict

WHOLE = asking._asked
PACK = load_pack("amazon-365")


def verdict_of(units: int, *papers: ExamplePaper) -> Verdict:
    case = case_of(Example(verdict="covered", item=FlaggedItem(asin=ASIN, units=units)), PACK)
    records = tuple(record_of(p) for p in papers)
    return judge(case, records, (), match(case.items, records)).verdicts[0]


def fail_on(file: str) -> object:
    def run(asked: Match | object, record: object, *_: object) -> tuple[object, ...]:
        told = record if isinstance(record, Record) else getattr(asked, "record", None)
        if isinstance(told, Record) and told.path.endswith(file):
            raise KeyError("text of a paper")
        return ()

    return run


@pytest.mark.parametrize(("rule", "stage"), [("document.reserved", "paper"), ("quantity.measure", "line")])
def test_a_failing_check_holds_its_own_paper_and_no_other(
    monkeypatch: pytest.MonkeyPatch, rule: str, stage: str
) -> None:
    monkeypatch.setattr(asking, "_asked", WHOLE)
    monkeypatch.setitem(CHECKS, rule, msgspec.structs.replace(CHECKS[rule], **{stage: fail_on("bad.pdf")}))
    line = (ExampleLine(asin=(ASIN,), quantity=("10",)),)
    bad, good = (ExamplePaper(file=f, number=f"N-{f}", lines=line) for f in ("bad.pdf", "good.pdf"))
    alone = verdict_of(10, bad)
    assert alone.verdict == "review"
    told = next(f.message for f in alone.findings if f.rule == rule)
    assert "KeyError" in told
    assert "text of a paper" not in told
    both = verdict_of(20, bad, good)
    assert (both.verdict, [p.state for p in both.proofs]) == ("review", ["open", "accepted"])
    assert verdict_of(10, good).verdict == "covered"


def test_in_tests_a_failing_check_is_loud(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        CHECKS, "document.reserved", msgspec.structs.replace(CHECKS["document.reserved"], paper=fail_on("bad.pdf"))
    )
    with pytest.raises(KeyError):
        verdict_of(10, ExamplePaper(file="bad.pdf", number="N-1", lines=(ExampleLine(asin=(ASIN,), quantity=("10",)),)))
