"""Papers with an invoice's number and lines under a large title that says another thing, beside the supplier's name or below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from trade_papers import verdicts
from trap_papers import Case, Change, folder_of, told

if TYPE_CHECKING:
    from pathlib import Path

TITLES = [
    ("de", "ENTWURF"), ("de", "RETOURENSCHEIN"), ("en", "DRAFT"), ("en", "SPECIMEN"), ("en", "GOODS RECEIVED"), ("en", "LOAN NOTE"),
    ("en", "SALES REPORT"), ("fr", "BROUILLON"), ("fr", "BON DE RETOUR"), ("fr", "DÉCLARATION EN DOUANE"), ("it", "BOZZA"),
    ("it", "TRASFERIMENTO MERCE"), ("es", "BORRADOR"), ("en", "TRANSFER"), ("en", "ACCOUNT"), ("en", "RESERVATION"), ("es", "TRASPASO"), ("pl", "PODSUMOWANIE"), ("de", "ÜBERTRAG"), ("pl", "SZKIC"), ("pl", "ZWROT TOWARU"), ("nl", "CONCEPT"), ("nl", "REKENING COURANT"),
]  # fmt: skip
LOGOS = [("en", "CALDER & FINCH"), ("en", "ORIGINAL"), ("fr", "PONANT"), ("it", "ADIGE")]


@pytest.mark.parametrize("layout", [0, 1])
@pytest.mark.parametrize(("land", "title"), TITLES)
def test_another_title_does_not_cover(land: str, title: str, layout: int, tmp_path: Path) -> None:
    found = verdicts(folder_of(tmp_path / "case", Case(land=land, layout=layout, page=Change(title=title)), title))
    assert all(v.verdict != "covered" and v.findings for v in found), told(found)


@pytest.mark.parametrize(("land", "logo"), LOGOS)
def test_a_name_in_large_letters_is_no_title(land: str, logo: str, tmp_path: Path) -> None:
    found = verdicts(folder_of(tmp_path / "case", Case(land=land, layout=0, page=Change(title=logo)), logo))
    assert all(v.verdict == "covered" for v in found), told(found)
