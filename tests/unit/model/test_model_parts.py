from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.model import attachment_of, part_of


@pytest.mark.parametrize(
    ("attachment", "first", "last", "part"),
    [
        (None, 2, 2, "page 2"),
        (None, 2, 13, "pages 2-13"),
        ("may.pdf", 1, 1, "may.pdf, page 1"),
        ("all.zip/a, b.pdf", 1, 4, "all.zip/a, b.pdf, pages 1-4"),
    ],
)
def test_parts_are_named_alike_everywhere(attachment: str | None, first: int, last: int, part: str) -> None:
    assert part_of(attachment, first, last) == part
    assert attachment_of(part) == attachment


@pytest.mark.parametrize("part", ["page two", "pages 1-2.pdf", "my pages 1-2", "a.pdf", "page", "pages 1-"])
def test_what_names_no_pages_is_an_attachment(part: str) -> None:
    assert attachment_of(part) == part


def test_a_file_without_parts_has_no_attachment() -> None:
    assert attachment_of(None) is None


@given(st.text(min_size=1), st.integers(1, 9999), st.integers(0, 99))
def test_the_attachment_comes_back_whatever_its_name(name: str, first: int, more: int) -> None:
    assert attachment_of(part_of(name, first, first + more)) == name
