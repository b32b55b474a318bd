"""What the command line says becomes the same type as case.toml."""

from __future__ import annotations

from datetime import date

import pytest

from evidence.errors import Exit, ReadError, UsageError
from evidence.model import Account, Answers
from evidence.pipeline.answers import answers_from


def test_texts_become_dates_and_numbers() -> None:
    said = {"notified_on": "2026-11-03", "window_days": "90", "pack": None, "marketplace": "amazon.fr"}
    wanted = Answers(notified_on=date(2026, 11, 3), window_days=90, marketplace="amazon.fr")
    assert answers_from(said, {}) == wanted


def test_an_account_only_when_something_of_it_is_said() -> None:
    assert answers_from({}, {"legal_name": None}).account is None
    assert answers_from({}, {"legal_name": "Harrow Goods Ltd"}).account == Account(legal_name="Harrow Goods Ltd")


@pytest.mark.parametrize(
    ("key", "text"), [("notified_on", "3.11.2026"), ("window_days", "a year"), ("quantity", "all")]
)
def test_what_cannot_be_understood_names_its_option(key: str, text: str) -> None:
    with pytest.raises(UsageError) as caught:
        answers_from({key: text}, {})
    assert f"--{key.replace('_', '-')}" in str(caught.value)
    assert caught.value.exit_code is Exit.USAGE


def test_errors_cross_process_borders_whole() -> None:
    import pickle

    error = ReadError("The file is empty.", where="a.pdf", then="Scan it again.")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 -- our own bytes, made in this line
    assert type(again) is ReadError
    assert str(again) == "a.pdf: The file is empty. Scan it again."
