"""Names as a scan shows them: which readings can be the account's name, and which are another's."""

from __future__ import annotations

import pytest

from evidence.judge.parties import _same_ink


@pytest.mark.parametrize(
    ("read", "asked"),
    [
        ("Ustugi Poligraficzne Wilk", "Usługi Poligraficzne Wilk"),
        ("Cortigas Alvorada Lda", "Cortiças Alvorada Lda."),
        ("Bottega Serena S.r.I", "Bottega Serena S.r.l."),
    ],
)
def test_a_scan_of_the_name_is_the_name(read: str, asked: str) -> None:
    assert _same_ink(read, asked)


@pytest.mark.parametrize(
    ("read", "asked"),
    [
        ("Usługi Poligraficzne Wilk", "Ustugi Poligraficzne Wilk"),
        ("Cortinas Alvorada Lda", "Cortiças Alvorada Lda"),
        ("Gasa Verde", "Casa Verde"),
    ],
)
def test_another_letter_is_another_name(read: str, asked: str) -> None:
    assert not _same_ink(read, asked)
