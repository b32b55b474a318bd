"""A scanned line whose name is not read, while those of the other lines are, is for a person: a scribble may hide the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from evidence.ingest.packs import load_pack
from evidence.judge.examples import ExampleLine, ExamplePaper, record_of
from evidence.judge.listed import described
from evidence.model import Case, FlaggedItem, Match, RuleOptions, Window

if TYPE_CHECKING:
    from evidence.model.document import Origin

ASIN = "B0C4KT7Q2X"


@pytest.mark.parametrize(
    ("names", "origin", "told"),
    [
        ((None, "Kettle 1.7 l", "Rack 40 cm"), "ocr", True),
        (("Kettle 1.7 l", "Kettle 1.7 l", "Rack 40 cm"), "ocr", False),
        ((None, "Kettle 1.7 l", "Rack 40 cm"), "text", False),
        ((None, None, "Rack 40 cm"), "ocr", False),
        ((None,), "ocr", False),
    ],
)
def test_a_line_without_a_name_among_named_ones_is_told(
    names: tuple[str | None, ...], origin: Origin, *, told: bool
) -> None:
    lines = tuple(ExampleLine(asin=(ASIN,), description=name) for name in names)
    record = record_of(ExamplePaper(lines=lines, origin=origin))
    item = record.items[0]
    case = Case(
        name="", root="", items=(FlaggedItem(asin=ASIN, source="flagged.csv"),),
        window=Window(start=None, end=None, days=None, mode="none", source=""), pack=load_pack("base"), quantity="sold",
        documents=(),
    )  # fmt: skip
    match = Match(
        asin=ASIN, document=record.document, found=item.cells[0], item=item, matched_by="asin", strong=True,
        repaired=False, score=1.0,
    )  # fmt: skip
    assert bool(described(match, record, case, RuleOptions())) == told
