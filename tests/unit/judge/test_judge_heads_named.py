"""Whether all heads in front of a column of measures are known: an unknown one may be that of the count."""

from __future__ import annotations

import pytest

from evidence.judge.noted import all_named


@pytest.mark.parametrize("heads", ["Descripción ASIN", "Beskrivelse ASIN EAN", "Bezeichnung Artikel-Nr.", ""])
def test_known_heads(heads: str) -> None:
    assert all_named(heads.split())


@pytest.mark.parametrize("heads", ["Descripción ASIN Serv.", "Bezeichnung ASIN Zähl", "Opis EAN Kolicinaa"])
def test_a_head_that_nobody_knows(heads: str) -> None:
    assert not all_named(heads.split())
