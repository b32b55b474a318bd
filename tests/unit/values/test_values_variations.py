"""Model and article numbers of one series: which tell two products apart; and what "none outstanding" denies."""

from __future__ import annotations

import pytest

from evidence.values.traits import other_model, other_variation
from evidence.values.unsupplied import denial


@pytest.mark.parametrize(
    ("listed", "printed", "differs"),
    [
        ("Corvane rack CX-450", "Corvane rack CX-540", True),
        ("Corvane rack CX-450", "Rack CX-450, successor of CX-440", False),
        ("Corvane rack CX-450", "Rack, article KL-200", False),
        ("Corvane rack 450 mm", "Rack 540 mm", False),
        ("Lamp LED100", "Lamp LED60", False),
    ],
)
def test_another_model_of_a_series_is_told(listed: str, printed: str, differs: bool) -> None:
    assert bool(other_model(listed, printed)) is differs


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("COR-DR-45-BLK", "cor-dr-45-wht", True),
        ("COR-DR-45-BLK", "COR-DR-45-BLK", False),
        ("COR-DR-45-BLK", "COR-DR-45", False),
        ("A-1-2", "A-1-3", False),
        ("KR-1001", "KR-1002", False),
    ],
)
def test_another_variation_differs_in_the_last_part(one: str, other: str, differs: bool) -> None:
    assert other_variation(one, other) is differs


@pytest.mark.parametrize(
    ("note", "denied"),
    [("Reliquat : 0", False), ("Back order: 0", False), ("Reliquat : 28", True), ("Rückstand 0,00", False)],
)
def test_nothing_outstanding_denies_nothing(note: str, denied: bool) -> None:
    assert bool(denial(note)) is denied
