"""What a reader of the page cannot see is never evidence, however it is hidden; what is seen is, however it is drawn."""

from __future__ import annotations

import pytest
from seen_papers import CODE, SEEN, TOLD, UNTOLD, Sheet

from evidence.model import Limits, Source, Word
from evidence.read import read


def codes(sheet: Sheet) -> list[Word]:
    source = Source(sha256="0" * 64, name="a.pdf", kind="pdf", path="a.pdf", data=sheet.pdf())
    (page,) = read(source, effort="fast", limits=Limits()).pages
    assert page.read_by == "text layer"
    assert any(word.text == "dated" and word.visible for word in page.words)
    return [word for word in page.words if CODE in word.text]


@pytest.mark.parametrize("name", SEEN)
def test_what_is_seen_is_evidence(name: str) -> None:
    assert [word.visible for word in codes(SEEN[name])] == [True]


@pytest.mark.parametrize("name", TOLD)
def test_what_nobody_sees_is_told_and_no_evidence(name: str) -> None:
    assert [word.visible for word in codes(TOLD[name])] == [False]


@pytest.mark.parametrize("name", UNTOLD)
def test_what_stands_on_no_page_is_no_word_of_it(name: str) -> None:
    assert codes(UNTOLD[name]) == []
