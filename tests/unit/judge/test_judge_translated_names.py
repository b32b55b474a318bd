"""A line's name that shares nothing with the listing's is asked for, unless it may be its translation or the maker's number is there."""

from __future__ import annotations

import msgspec
import pytest

from evidence.ingest.packs import load_pack
from evidence.judge import judge
from evidence.judge.examples import ASIN, Example, ExampleLine, ExamplePaper, case_of, record_of
from evidence.match import match
from evidence.model import FlaggedItem


@pytest.mark.parametrize(
    ("listed", "printed", "language", "verdict"),
    [
        ("Stainless steel water bottle with lid", "Customs clearance and handling", "en", "review"),
        ("Stainless steel water bottle with lid", "Water bottle 750 ml", "en", "covered"),
        ("Edelstahl Trinkflasche mit Deckel", "Stainless bottle", "en", "covered"),
        ("Stainless steel water bottle with lid", "Trinkflasche", "de", "covered"),
        ("XQ", "Stainless bottle", "en", "covered"),
    ],
)
def test_a_name_with_nothing_in_common(listed: str, printed: str, language: str, verdict: str) -> None:
    item = FlaggedItem(asin=ASIN, title=listed, units=5)
    case = case_of(Example(verdict="covered", item=item), load_pack("amazon-365"))
    line = ExampleLine(asin=(ASIN,), quantity=("10",), description=printed)
    record = msgspec.structs.replace(record_of(ExamplePaper(lines=(line,))), language=language)
    assert judge(case, (record,), (), match(case.items, (record,))).verdicts[0].verdict == verdict


@pytest.mark.parametrize(("printed", "verdict"), [("4006381333931", "covered"), ("", "review")])
def test_a_shortened_name_beside_the_maker_s_number_is_not_asked_for(printed: str, verdict: str) -> None:
    item = FlaggedItem(asin=ASIN, title="Women's leggings with a high waist", units=5, gtins=("4006381333931",))
    case = case_of(Example(verdict="covered", item=item), load_pack("amazon-365"))
    line = ExampleLine(asin=(ASIN,), gtin=(printed,) if printed else (), description="Ladies tights black small")
    record = msgspec.structs.replace(record_of(ExamplePaper(lines=(line,))), language="en")
    assert judge(case, (record,), (), match(case.items, (record,))).verdicts[0].verdict == verdict
