"""Properties that hold for every text: no exception, no invented value, keys that are stable."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from evidence.values import addresses, amounts, codes, contacts, dates, names, registers, text
from evidence.values.languages import languages

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31))
BODIES = st.text("0123456789", min_size=12, max_size=12).filter(lambda s: bool(s.strip("0")))
CODES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=8, max_size=8)
PRINTED = st.text() | st.text(st.sampled_from("0123456789.,-/: €$@BOIl'()+%ABab年月日"), max_size=40)
READERS = (
    codes.find_asins,
    codes.find_gtins,
    codes.find_isbn10s,
    codes.gtin_key,
    codes.strong_code,
    dates.find_dates,
    dates.date_readings,
    amounts.find_amounts,
    amounts.amount_readings,
    amounts.quantity_readings,
    amounts.number_readings,
    amounts.find_currencies,
    contacts.find_phones,
    contacts.find_emails,
    contacts.find_websites,
    registers.find_vat_ids,
    registers.find_accounts,
    names.split_legal_form,
    names.normal_name,
    names.looks_like_company,
    addresses.looks_like_address,
    addresses.country_of,
    text.fold_label,
)


@pytest.mark.parametrize("reader", READERS, ids=lambda f: f.__name__)
@settings(max_examples=60)
@given(printed=PRINTED)
def test_no_text_raises(reader: object, printed: str) -> None:
    assert callable(reader)
    reader(printed)


@settings(max_examples=60)
@given(printed=PRINTED)
def test_places_lie_in_the_text(printed: str) -> None:
    spans = [(c.start, c.end) for c in (*codes.find_asins(printed), *codes.find_gtins(printed))]
    spans += [(d.start, d.end) for d in dates.find_dates(printed)]
    spans += [(a.start, a.end) for a in amounts.find_amounts(printed)]
    spans += [(e.start, e.end) for e in contacts.find_emails(printed)]
    spans += [(w.start, w.end) for w in contacts.find_websites(printed)]
    assert all(0 <= start < end <= len(printed) for start, end in spans)


@given(code=st.text())
def test_folds_are_idempotent(code: str) -> None:
    assert codes.fold(codes.fold(code)) == codes.fold(code)
    assert codes.fold_wide(codes.fold_wide(code)) == codes.fold_wide(code)


@given(tail=CODES)
def test_an_asin_is_found_as_printed(tail: str) -> None:
    found = codes.find_asins(f"ASIN: B0{tail}, red")
    assert [f.value for f in found] == ["B0" + tail]
    assert not found[0].repaired


@given(body=BODIES)
def test_equal_gtins_have_one_key(body: str) -> None:
    ean = codes.with_check_digit(body)
    assert codes.is_gtin(ean)
    assert codes.gtin_key(ean) == codes.gtin_key("0" + ean)
    if ean.startswith("0"):
        assert codes.gtin_key(ean[1:]) == codes.gtin_key(ean)


@given(body=BODIES, digit=st.integers(1, 9), at=st.integers(0, 12))
def test_one_wrong_digit_is_no_gtin(body: str, digit: int, at: int) -> None:
    ean = codes.with_check_digit(body)
    wrong = ean[:at] + str((int(ean[at]) + digit) % 10) + ean[at + 1 :]
    assert not codes.is_gtin(wrong)


@given(body=BODIES)
def test_a_barcode_printed_in_groups_is_one_gtin(body: str) -> None:
    ean = codes.with_check_digit(body)
    found = codes.find_gtins(f"{ean[0]} {ean[1:7]} {ean[7:]}")
    assert [f.value for f in found] == [ean]


@given(body=st.text("0123456789", min_size=9, max_size=9))
def test_isbn_10_and_13_are_one_book(body: str) -> None:
    check = -sum(int(c) * (10 - i) for i, c in enumerate(body)) % 11
    isbn10 = body + ("X" if check == 10 else str(check))
    assume(len(set(isbn10)) > 1)
    assert codes.is_isbn10(isbn10)
    assert codes.isbn13_of(isbn10) == codes.with_check_digit("978" + body)


@given(
    day=DAYS,
    pattern=st.sampled_from(["%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%m/%d/%Y", "%Y-%m-%d", "%Y.%m.%d", "%Y年%m月%d日"]),
)
def test_a_numeric_date_has_its_day_among_its_readings(day: date, pattern: str) -> None:
    printed = f"{day:{pattern}}"
    (found,) = dates.find_dates(f"Date: {printed} 12:30")
    assert day in [r.value for r in found.readings]
    assert day in [r.value for r in dates.date_readings(printed)]


MONTHS = [
    (name, number) for spoken in languages().values() for number, names in enumerate(spoken.months) for name in names
]
AMBIGUOUS = {name for name, number in MONTHS if any(n == name and other != number for n, other in MONTHS)}


def test_few_names_of_months_are_others_elsewhere() -> None:
    assert {name.removesuffix("a") for name in AMBIGUOUS} == {"listopad", "lis", "srp", "lip"}


@given(
    day=DAYS,
    code=st.sampled_from(sorted(languages())),
    pick=st.integers(0, 9),
    form=st.sampled_from(["{d} {m} {y}", "{d}. {m} {y}", "{d}-{m}-{y}", "{d} de {m} de {y}", "{m} {d}, {y}"]),
)
def test_month_names_of_every_language_are_read(day: date, code: str, pick: int, form: str) -> None:
    months = languages()[code].months[day.month - 1]
    assume(months)  # a name that is another month in a larger language is left out
    name = months[pick % len(months)]
    assume(not name[0].isdigit() and name[0] not in "一二三四五六七八九十")
    assume(name not in AMBIGUOUS)
    readings = dates.date_readings(form.format(d=day.day, m=name, y=day.year))
    assert [r.value for r in readings] == [day]


@given(a=st.integers(0, 99), b=st.integers(0, 99), year=st.integers(0, 9999), mark=st.sampled_from("./-"))
def test_what_is_not_in_the_calendar_gives_nothing(a: int, b: int, year: int, mark: str) -> None:
    printed = f"{a:02}{mark}{b:02}{mark}{year:04}"
    possible = {d for d in (dates.day(year, b, a), dates.day(year, a, b)) if d}
    assert {r.value for f in dates.find_dates(printed) for r in f.readings} == possible


@given(cents=st.integers(0, 10**9), style=st.sampled_from(["en", "de", "fr", "ch", "plain"]))
def test_an_amount_is_among_its_readings(cents: int, style: str) -> None:
    value = Decimal(cents) / 100
    grouped = f"{value:,.2f}"
    printed = {
        "en": "$" + grouped,
        "de": grouped.translate(str.maketrans(",.", ".,")) + " €",
        "fr": grouped.translate(str.maketrans(",.", "\u00a0,")) + " EUR",
        "ch": "CHF " + grouped.replace(",", "'"),
        "plain": f"{value:.2f}",
    }[style]
    assert amounts.amount_readings(printed) == (value,)


@given(number=st.integers(1, 999), mark=st.sampled_from(".,"), rest=st.integers(0, 999))
def test_three_digits_behind_one_mark_are_two_numbers(number: int, mark: str, rest: int) -> None:
    printed = f"{number}{mark}{rest:03}"
    assert amounts.number_readings(printed) == (Decimal(f"{number}{rest:03}"), Decimal(f"{number}.{rest:03}"))


@given(number=st.integers(0, 10**8 - 1))
def test_german_vat_ids_are_valid_only_with_their_check_digit(number: int) -> None:
    body = f"{number:08}"
    valid = [d for d in range(10) if registers.find_vat_ids(f"DE{body}{d}")[0].valid]
    assert len(valid) <= 1


@given(printed=PRINTED | st.text(st.sampled_from("ÄéŁİßøn°ﬁ㎏Ａがﾊﾞ\u0301\u0323각")))
def test_text_without_accents_is_the_text_without_what_unicode_combines(printed: str) -> None:
    bare = unicodedata.normalize("NFKD", printed).casefold().translate(text._TRANSLATE)
    plain = unicodedata.normalize("NFC", "".join(c for c in bare if not unicodedata.combining(c)))
    assert text.strip_accents(printed) == (printed.lower() if printed.isascii() else plain)
