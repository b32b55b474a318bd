from __future__ import annotations

import pytest

from evidence.values import codes


def test_an_asin_is_given_as_printed_and_its_misread_front_is_flagged() -> None:
    found = codes.find_asins("ASIN:B01ABCDEF2 and BO1ABCDEF2, 8O1ABCDEF2")
    assert [(f.value, f.repaired) for f in found] == [("B01ABCDEF2", False), ("BO1ABCDEF2", True), ("8O1ABCDEF2", True)]
    assert len({codes.fold(f.value) for f in found}) == 1


@pytest.mark.parametrize("text", ["BOOKSHELVES", "BOTTLENECK", "8012345678", "AB01ABCDEF2", "B01ABCDEF23"])
def test_words_and_numbers_are_no_asins(text: str) -> None:
    assert [f for f in codes.find_asins(text) if f.value.startswith(("B", "80"))] == []


def test_isbn_10_with_hyphens() -> None:
    assert [f.value for f in codes.find_asins("0-306-40615-2")] == ["0306406152"]
    assert codes.isbn13_of("0306406152") == "9780306406157"
    assert codes.asin_gtin_key("0306406152") == codes.gtin_key("978-0-306-40615-7")


@pytest.mark.parametrize(
    "printed",
    [
        "4006381333931",
        "4 006381 333931",
        "EAN4006381333931",
        "EAN: 4006381333931",
        "(01)04006381333931",
        "12 Pens 4006381333931 5.99",
    ],
)
def test_gtins_are_found_however_they_are_printed(printed: str) -> None:
    (found,) = codes.find_gtins(printed)
    assert codes.gtin_key(found.value) == "04006381333931"


@pytest.mark.parametrize(
    "printed",
    [
        "4006381333932",
        "X4006381333931",
        "14006381333931.50",
        "400638 1333931 77",
        "00000000",
        "036000291453",
        "400638133000\u20ac",  # thirteen digits of which the last was read as a sign
    ],
)
def test_other_numbers_are_no_gtins(printed: str) -> None:
    assert codes.find_gtins(printed) == ()


def test_gtins_of_one_number_are_equal() -> None:
    assert codes.gtin_key("036000291452") == codes.gtin_key("0036000291452") == codes.gtin_key("00036000291452")
    assert codes.gtin_key("10036000291459") != codes.gtin_key("036000291452")


@pytest.mark.parametrize(
    ("digits", "restricted"),
    [("2012345678900", True), ("4006381333931", False), ("0212345678908", False), ("96385074", False)],
)
def test_in_store_numbers_name_no_product(digits: str, *, restricted: bool) -> None:
    digits = codes.with_check_digit(digits[:-1])
    assert codes.is_restricted(digits) is (restricted or digits.startswith("02"))


@pytest.mark.parametrize(
    ("text", "strong"),
    [("AB-123", True), ("A12", False), ("12345", False), ("ABCDE", False), ("X1-Y", False), ("ab 12 c", True)],
)
def test_a_strong_code_has_five_characters_a_letter_and_a_digit(text: str, *, strong: bool) -> None:
    assert codes.strong_code(text) is strong


def test_folding_wide_goes_further() -> None:
    assert codes.fold("Q6") != codes.fold("OG")
    assert codes.fold_wide("Q6") == codes.fold_wide("OG")


@pytest.mark.parametrize("line", ["4006381333931 1X 5.90", "2X 4006381333931 5.90", "4006381333931 12 2PK"])
def test_a_group_that_touches_letters_does_not_hide_the_code_beside_it(line: str) -> None:
    assert [c.value for c in codes.find_gtins(line)] == ["4006381333931"]


@pytest.mark.parametrize("line", ["A4006381333931", "4006381333931kg", "400638-1333931-3X"])
def test_a_code_glued_to_letters_is_none(line: str) -> None:
    assert not codes.find_gtins(line)
