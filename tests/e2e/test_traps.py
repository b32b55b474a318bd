"""Tables of papers that a careful reader refuses, and of honest ones that look almost the same: no trap may be covered.

The tables lie in tests/golden/traps. Each was written, with its truth, before the program saw it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from trade_papers import verdicts
from trap_papers import Case, batch, folder_of, lands, told
from trap_sheets import LAYOUTS

if TYPE_CHECKING:
    from pathlib import Path

BATCHES = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "thirteenth",
    "fifteenth",
    "pages",
    "pages_more",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty_first",
    "twenty_second",
    "twenty_third",
    "twenty_fourth",
    "twenty_fifth",
    "twenty_sixth",
    "twenty_seventh",
    "twenty_eighth",
    "opposites",
    "sums_below",
)
OPEN = {
    ("eleventh", "scan: another shop took them"),
    ("thirteenth", "an offer by its subject"),
    ("fifteenth", "for the Mini"),
    ("fifteenth", "not XL"),
    ("fifteenth", "never came"),
    ("eighteenth", "Auftrag"),
    ("twentieth", "same card slip"),
}  # still covered: a subject that invoices have too; a scan's word may be misread; a word behind a number of the name, a size grown to a number, a denial without
# a dealing; an order's number alone, in one word; a card's "autorisation", which is
# the label of an exporter's number as well
TRAPS = [(b, name) for b in BATCHES for name in batch(b).trap if (b, name) not in OPEN]
HELD = {
    ("tenth", "all served"),
    ("tenth", "scan: two digits of this year"),
    ("eleventh", "our catalogue"),
    ("eleventh", "sent by a carrier"),
    ("eleventh", "at the fair"),
    ("eleventh", "scan: five percent off"),
    ("thirteenth", "red"),
    ("thirteenth", "a tax invoice ko"),
    ("seventeenth", "ordered sixty"),
    ("eighteenth", "our number for it"),
    ("nineteenth", "ten boxes of four"),
    ("nineteenth", "per ten"),
    ("nineteenth", "A4"),
    ("twentieth", "boxes of pods"),
    ("twenty_first", "drive SSD"),
    ("twenty_first", "steel in two words"),
    ("twenty_second", "another substituted"),
    ("twenty_third", "wireless and its cable tr"),
    ("twenty_third", "goods praised by their noun"),
    ("twenty_fifth", "fit for use"),
    ("twenty_fifth", "factor"),
    ("twenty_fifth", "look at it online de"),
    ("twenty_sixth", "leider nicht früher"),
    ("twenty_eighth", "prices kept"),
}  # pieces shipped and back-ordered without a price; "Ihre Nr." is the customer's number; a photo's total is unread, and Korean is without its OCR data; "Serv." is no known head; a total is unread; one word of an unusual remark is enough; the price of 5 % off is read as a quantity; "Stk. i alt" is no known head, nor is "je"; "lijn" for "gelinieerd"; "Qty UOM" without a price; a colour left out beside a plug; a material grown longer; "the cotton one" in the place of another line's goods; a colour left out beside a cable; steel in a sentence of praise; "fit for sale"; a factor's rights; an invoice "zur Ansicht" in a portal; "not sooner" is "not"; "kept" is a word of stories
HONEST = [(b, name) for b in BATCHES for name in batch(b).honest if (b, name) not in HELD]
PLAIN = [(land, layout) for land in lands() for layout in range(len(LAYOUTS))]
DIGITAL_TRAPS = [t for t in TRAPS if not batch(t[0]).trap[t[1]].slow]
# The strongest of each kind, as paper; what a scan does not hold, and scripts that need their own OCR data, are left out.
ON_PAPER = [t for t in TRAPS if batch(t[0]).trap[t[1]].scan]
DIGITAL_HONEST = [t for t in HONEST if not batch(t[0]).honest[t[1]].slow]
HONEST_ON_PAPER = [t for t in HONEST if batch(t[0]).honest[t[1]].scan]


@pytest.mark.parametrize(("table", "name"), DIGITAL_TRAPS)
def test_no_trap_covers(table: str, name: str, tmp_path: Path) -> None:
    found = verdicts(folder_of(tmp_path / "case", batch(table).trap[name], name))
    assert all(v.verdict != "covered" for v in found), told(found)
    assert all(v.findings for v in found)  # a person is told why


@pytest.mark.parametrize(("table", "name"), DIGITAL_HONEST)
def test_honest_papers_beside_traps_cover(table: str, name: str, tmp_path: Path) -> None:
    found = verdicts(folder_of(tmp_path / "case", batch(table).honest[name], name))
    assert all(v.verdict == "covered" for v in found), told(found)


@pytest.mark.parametrize(("land", "layout"), PLAIN)
def test_the_plain_invoice_of_every_land_covers(land: str, layout: int, tmp_path: Path) -> None:
    found = verdicts(folder_of(tmp_path / "case", Case(land=land, layout=layout), land))
    assert all(v.verdict == "covered" for v in found), told(found)


@pytest.mark.slow
@pytest.mark.parametrize(("table", "name"), [t for t in TRAPS if t not in DIGITAL_TRAPS])
def test_no_trap_of_pictures_covers(table: str, name: str, tmp_path: Path) -> None:
    found = verdicts(folder_of(tmp_path / "case", batch(table).trap[name], name))
    assert all(v.verdict != "covered" for v in found), told(found)


@pytest.mark.slow
@pytest.mark.parametrize(("table", "name"), [t for t in HONEST if t not in DIGITAL_HONEST])
def test_honest_pictures_cover(table: str, name: str, tmp_path: Path) -> None:
    found = verdicts(folder_of(tmp_path / "case", batch(table).honest[name], name))
    assert all(v.verdict == "covered" for v in found), told(found)


@pytest.mark.slow
@pytest.mark.parametrize(("table", "name"), ON_PAPER)
def test_no_scan_of_a_trap_covers(table: str, name: str, tmp_path: Path) -> None:
    found = verdicts(folder_of(tmp_path / "case", batch(table).trap[name], name, "scan"))
    assert all(v.verdict != "covered" for v in found), told(found)


@pytest.mark.slow
@pytest.mark.parametrize(("table", "name"), HONEST_ON_PAPER)
def test_honest_scans_cover(table: str, name: str, tmp_path: Path) -> None:
    found = verdicts(folder_of(tmp_path / "case", batch(table).honest[name], name, "scan"))
    assert all(v.verdict == "covered" for v in found), told(found)
