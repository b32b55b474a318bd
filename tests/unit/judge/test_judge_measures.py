"""A measure behind a line's number that has no cell of its own: a scan's "40 m" is no forty pieces; a size is no measure."""

from __future__ import annotations

import msgspec
import pytest

from evidence.ingest.packs import load_pack
from evidence.judge.examples import ExampleLine, ExamplePaper, record_of
from evidence.judge.goods import measure
from evidence.model import Case, Match, RuleOptions, Window


@pytest.mark.parametrize(
    ("quantity", "description", "told"),
    [("40 m", "Hose", True), ("40 kg", "Rice", True), ("40", "Rack 40 cm", False), ("40 pcs", "Hose", False), ("40", "Hose", False), ("40", "Hose|40 HR-W Hose 31.20", False)],
)  # fmt: skip
def test_a_measure_behind_the_number_is_told(quantity: str, description: str, *, told: bool) -> None:
    description, _, printed = description.partition("|")
    record = record_of(ExamplePaper(lines=(ExampleLine(quantity=(quantity,), description=description),)))
    (item,) = record.items
    item = msgspec.structs.replace(item, text=printed or item.text)
    pack = load_pack("base")
    case = Case(
        name="", root="", items=(), window=Window(start=None, end=None, days=None, mode="none", source=""), pack=pack,
        quantity="sold", documents=(),
    )  # fmt: skip
    match = Match(
        asin="B0C4KT7Q2X", document=record.document, found=item.cells[0], item=item, matched_by="asin", strong=True,
        repaired=False, score=1.0,
    )  # fmt: skip
    assert bool(measure(match, record, case, RuleOptions())) == told
