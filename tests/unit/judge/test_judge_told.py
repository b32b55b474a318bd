"""How a reason is told: where two names differ, and what a copy of an accepted paper lacks."""

from __future__ import annotations

import msgspec
import pytest

from evidence.ingest.packs import load_pack
from evidence.judge import judge
from evidence.judge.differing import difference
from evidence.judge.examples import ASIN, Example, ExampleLine, ExamplePaper, case_of, record_of
from evidence.match import match
from evidence.model import FlaggedItem, Record


@pytest.mark.parametrize(
    ("printed", "asked", "told"),
    [
        ("Miler Retail", "Miller Retail", '"l" missing'),
        ("Thornfeild Ltd", "Thornfield Ltd", '"Thornfeild" instead of "Thornfield"'),
        ("Copper Kettle Catering LLC", "Copper Kettle Home Inc.", '"Catering LLC" instead of "Home Inc."'),
    ],
)
def test_a_difference_is_shown_by_its_letters_or_its_words(printed: str, asked: str, told: str) -> None:
    assert str(difference(printed, asked)) == told


def scanned(at: int, dates: tuple[str, ...]) -> Record:
    """Return one of two files that hold the same picture."""
    line = ExampleLine(asin=(ASIN,), quantity=("10",))
    made = record_of(ExamplePaper(file=f"p{at}.pdf", number=f"N-{at}", date=dates, lines=(line,)))
    return msgspec.structs.replace(made, pictures=("p",))


@pytest.mark.parametrize(("date", "status"), [(ExamplePaper().date, "warn"), ((), "fail")])
def test_what_a_copy_lacks_is_a_warning_beside_the_accepted_paper(date: tuple[str, ...], status: str) -> None:
    case = case_of(Example(verdict="covered", item=FlaggedItem(asin=ASIN, units=20)), load_pack("amazon-365"))
    records = (scanned(0, date), scanned(1, ()))
    verdict = judge(case, records, (), match(case.items, records)).verdicts[0]
    undated = {f.status for f in verdict.findings if f.rule == "window.undated" and f.document == records[1].document}
    assert undated == {status}
