"""Whatever shape a notice's list has, every item of it is flagged, nothing else is, and titles are whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from evidence.ingest.notice.parse import parse_notice

if TYPE_CHECKING:
    from collections.abc import Callable

TITLES = {
    "B0F3KQ71ZX": "Steel Bottle 750 ml (Pack of 2)",
    "B0D8TT21QA": "Lamp: bedside, dimmable",
    "B0CGH4K2L9": "Active Dry Yeast 500 g",
    "B0F3KQ71ZY": "Brand-new Socks - 3 pairs",
}
SHAPES: dict[str, Callable[[str, str, int], str]] = {
    "labels": lambda a, t, _: f"ASIN: {a}\nTitle: {t}",
    "title first": lambda a, t, _: f"Title: {t}\nASIN: {a}",
    "block": lambda a, t, n: f"SKU: SK-{n}\nASIN: {a}\nFNSKU: X00{n}ABCDEF\nTitle: {t}\n",
    "row of labels, one without a colon": lambda a, t, _: f"Product: {t}      ASIN {a}    Reason: Authenticity",
    "row of labels in HTML": lambda a, t, _: f"Product: {t} ASIN {a} Reason: Authenticity",
    "wide gap": lambda a, t, _: f"{t}      ASIN {a}",
    "dash": lambda a, t, _: f"{a} - {t}",
    "brackets": lambda a, t, _: f"{a} ({t})",
    "code in brackets": lambda a, t, _: f"{t} (ASIN: {a})",
    "code in square brackets": lambda a, t, _: f"[{a}] {t}",
    "arrow": lambda a, t, _: f"{a} -> {t}",
    "numbered": lambda a, t, n: f"{n}) {a} {t}",
    "bullet with a label": lambda a, t, _: f"• {t}, ASIN: {a}",
    "bars": lambda a, t, n: f"{a} | SKU-{n}9 | {t}",
    "bars around": lambda a, t, n: f"| {n} | {a} | {t} | Inauthentic |",
    "tabs": lambda a, t, n: f"{a}\tSK-{n}\t{t}",
    "sheet": lambda a, t, n: f"SK-{n},{a},{t}",
    "sheet in quotes": lambda a, t, n: f'{a},"{t}",SK-{n}',
    "semicolons": lambda a, t, n: f"{a};{t};{n}",
    "quotes": lambda a, t, _: f'"{t}", {a}',
    "title below": lambda a, t, _: f"{a}\n{t}",
    "title above": lambda a, t, _: f"{t}\n{a}\n",
    "title above a label": lambda a, t, _: f"{t}\n   ASIN: {a}\n   Reason: Customer complaint\n",
    "link": lambda a, t, _: f"{a} {t} https://www.amazon.com/dp/{a}",
}
AROUND = "Hello,\n\nWe received complaints about authenticity.\n\n{heading}\n{listed}\n\nPlease send invoices.\n"


@pytest.mark.parametrize("heading", ["Affected ASINs:", "", "We removed these items:"])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_item_of_a_list_is_flagged_with_its_title(shape: str, heading: str) -> None:
    listed = "\n".join(SHAPES[shape](a, t, n) for n, (a, t) in enumerate(TITLES.items(), 1))
    flagged = parse_notice(AROUND.format(heading=heading, listed=listed)).flagged
    assert {f.asin: f.title for f in flagged} == TITLES


def test_a_code_beside_which_only_a_settled_state_stands_is_not_flagged() -> None:
    text = AROUND.format(heading="", listed="B0F3KQ71ZX: reinstated\nB0D8TT21QA - closed\nB0CGH4K2L9: Active Dry Yeast")
    assert [f.asin for f in parse_notice(text).flagged] == ["B0CGH4K2L9"]


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("within 72 hours", 3),
        ("within 36 hours", 2),
        ("binnen zwei Wochen", 14),
        ("sous 3 semaines", 21),
        ("entro 48 ore", 2),
        ("w ciągu dwóch tygodni", 14),
        ("24時間以内に", 1),
    ],
)
def test_a_time_to_answer_is_told_in_days(said: str, days: int) -> None:
    assert parse_notice(f"ASIN: B0CGH4K2L9\n\n{said}.").response_days == days
