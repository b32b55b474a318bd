"""A word in another's place tells another variation, unless listing and paper are of two languages."""

from __future__ import annotations

import msgspec
import pytest

from evidence.ingest.packs import load_pack
from evidence.judge.examples import ExampleLine, ExamplePaper, record_of
from evidence.judge.listed import described
from evidence.model import Case, FlaggedItem, Match, RuleOptions, Window

TITLES = (
    "Corvane oak table round",
    "Corvane desk lamp, brass with shade",
    "Bamboo cutting board with juice groove, large",
    "Stoneware mug, speckled grey",
)


@pytest.mark.parametrize(("language", "told"), [("en", True), ("de", False), (None, True)])
def test_a_translated_word_is_no_other_variation(language: str | None, *, told: bool) -> None:
    items = tuple(
        FlaggedItem(asin=f"B0C4KT7Q2{n}", title=title, source="flagged.csv") for n, title in enumerate(TITLES)
    )
    lines = (ExampleLine(asin=(items[0].asin,), description="Corvane oak Stuhl round"),)
    record = msgspec.structs.replace(record_of(ExamplePaper(lines=lines)), language=language)
    item = record.items[0]
    case = Case(
        name="", root="", items=items, window=Window(start=None, end=None, days=None, mode="none", source=""),
        pack=load_pack("base"), quantity="sold", documents=(),
    )  # fmt: skip
    match = Match(
        asin=items[0].asin, document=record.document, found=item.cells[0], item=item, matched_by="asin", strong=True,
        repaired=False, score=1.0,
    )  # fmt: skip
    assert bool(described(match, record, case, RuleOptions())) == told
