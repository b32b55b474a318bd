"""The account's name as keyboards and capitals write it is its name; another letter or form is not."""

from __future__ import annotations

import pytest

from evidence.judge.parties import same_name


@pytest.mark.parametrize(
    ("printed", "asked"),
    [
        ("Brandt und Soehne Handels GmbH", "Brandt & Söhne Handels-GmbH"),
        ("BJOERKLUND AB", "Björklund AB"),
        ("LEMAITRE ET FILS", "Lemaître et Fils SARL"),
        ("Lemaître & Fils SARL", "Lemaître et Fils"),
        ("Lemaître et Fils", "Lemaître et Fils"),
    ],
)
def test_one_name(printed: str, asked: str) -> None:
    assert same_name(printed, asked)


@pytest.mark.parametrize(
    ("printed", "asked"),
    [
        ("Brandt und Sohne Handels GmbH & Co. KG", "Brandt & Söhne Handels-GmbH"),
        ("Lemaître et Fils SAS", "Lemaître et Fils SARL"),
        ("Lemaître et Filles", "Lemaître et Fils SARL"),
        ("Lemaître SARL", "Lemaître et Fils SARL"),
        ("Soehnlein GmbH", "Söhnle GmbH"),
    ],
)
def test_another_name(printed: str, asked: str) -> None:
    assert not same_name(printed, asked)
