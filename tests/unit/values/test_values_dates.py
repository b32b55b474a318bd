from __future__ import annotations

from datetime import date

import pytest

from evidence.values import dates, foreign_months


def readings(line: str) -> list[tuple[str, str | None]]:
    return [(r.value.isoformat(), r.order) for f in dates.find_dates(line) for r in f.readings]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Date: 27/03/2018 14:02", [("2018-03-27", "DMY")]),
        ("03/27/2018", [("2018-03-27", "MDY")]),
        ("05/04/2018", [("2018-04-05", "DMY"), ("2018-05-04", "MDY")]),
        ("05.05.2018", [("2018-05-05", None)]),
        ("2018-03-27T10:00:00", [("2018-03-27", "YMD")]),
        ("12-Jan-26", [("2026-01-12", None)]),
        ("Jan 5, 2026", [("2026-01-05", None)]),
        ("Berlin, den 5. Januar 2026", [("2026-01-05", None)]),
        ("le 1er février 2026", [("2026-02-01", None)]),
        ("5 de enero de 2026", [("2026-01-05", None)]),
        ("請求日 2026年1月5日", [("2026-01-05", None)]),
        ("令和8年1月5日", [("2026-01-05", None)]),
        ("民國115年1月5日", [("2026-01-05", None)]),
        ("27 MAR 2018", [("2018-03-27", None)]),
        ("30MAY18 10:10", [("2018-05-30", None)]),
        ("15th June, 2018", [("2018-06-15", None)]),
        ("21.05.14", [("2014-05-21", "DMY")]),
        ("2O18-O3-27", [("2018-03-27", "YMD")]),
        ("12. 5. 2026", [("2026-05-12", "DMY"), ("2026-12-05", "MDY")]),
    ],
)
def test_dates_are_read(line: str, expected: list[tuple[str, str | None]]) -> None:
    assert readings(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "00/00/0000",
        "31/02/2018",
        "31.11.2026",
        "01.02.03.04.05",
        "1.2.3.4",
        "Tel 01-02-2018-33",
        "4006381333931",
        "12.05",
        "1 - July 31",
        "12345/06/2018",
        "v1.2.18.4",
    ],
)
def test_other_numbers_are_no_dates(line: str) -> None:
    assert readings(line) == []


def test_a_period_ends_with_its_own_year() -> None:
    assert readings("January 1 - July 31, 2022") == [("2022-07-31", None)]


def test_a_time_glued_to_the_year_is_cut_off() -> None:
    (found,) = dates.find_dates("30/12/1718:20")
    assert [(r.value, r.repaired) for r in found.readings] == [(date(2017, 12, 30), True)]


def test_both_dates_of_a_line_are_found_in_order() -> None:
    assert readings("Invoice 03.01.2026 due 2026-02-03")[0][0] == "2026-01-03"
    assert len(dates.find_dates("Invoice 03.01.2026 due 2026-02-03")) == 2


def test_a_whole_text_may_be_compact_or_year_first() -> None:
    assert [r.value for r in dates.date_readings("20260105")] == [date(2026, 1, 5)]
    assert dates.find_dates("order 20260105") == ()
    assert date(2026, 1, 5) in [r.value for r in dates.date_readings("26-01-05", year_first=True)]
    assert date(2026, 1, 5) not in [r.value for r in dates.date_readings("26-01-05")]


@pytest.mark.parametrize(
    "printed",
    [
        "5 January 2026",
        "05 Mar 2026",
        "5. März 2026",
        "5 août 2026",
        "5 de marzo de 2026",
        "5 ottobre 2026",
        "5 mei 2026",
        "12 Dec 2017",
    ],
)
def test_an_independent_parser_agrees(printed: str) -> None:
    import dateparser

    other = dateparser.parse(printed, languages=["en", "de", "fr", "es", "it", "nl"], settings={"DATE_ORDER": "DMY"})
    assert other is not None
    assert [r.value for r in dates.date_readings(printed)] == [other.date()]


def test_no_month_name_means_two_months_but_these() -> None:
    twice = {name: months for name, months in dates.month_names().items() if len(months) > 1}
    assert twice == {
        "listopad": (10, 11), "listopada": (10, 11), "lis": (10, 11), "srp": (7, 8), "lip": (6, 7),
    }  # fmt: skip


@pytest.mark.parametrize(
    "printed",
    [
        "12. elokuuta 2026", "2026. augusztus 12.", "12 august 2026", "12. kolovoza 2026.", "12. augusta 2026", "12 Αυγούστου 2026", "12 август 2026",
        "12 августа 2026 года", "12 серпня 2026", "2026 m. rugpjūčio 12 d.", "12. avgust 2026", "Kelt: 2026. augusztus 12.", "Päiväys 12. elokuuta 2026",
    ],
)  # fmt: skip
def test_months_of_languages_without_a_file(printed: str) -> None:
    assert readings(printed) == [("2026-08-12", None)]


@pytest.mark.parametrize(
    "line",
    [
        "12 Widget 2026", "4 Mini 2024", "24 Marker 2025", "10 kom 2026", "Planner 12 Kalender 2026", "12 Stück 2026", "5 months 2026", "8 Saturday 2026",
        "Calendar 12 pages 2026", "2026 Marker 12", "Model 12, 2026", "32 elokuuta 2026", "31. syyskuuta 2026", "12 elokuuta 20261", "Katso sivu 12",
    ],
)  # fmt: skip
def test_words_of_products_are_no_months(line: str) -> None:
    assert not readings(line)


def test_ordinary_dates_ask_no_one_else(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(foreign_months, "foreign_month", asked.append)
    dates.find_dates.cache_clear()
    for line in (
        "Rechnungsdatum: 12. August 2026",
        "12.08.2026 Seite 1",
        "© 2026 Example Ltd",
        "12 Aug 2026 10 pcs",
        "INV-2026-12 total 12.00",
    ):
        dates.find_dates(line)
    assert not asked


def test_only_words_that_begin_as_a_month_does_are_asked_of_dateparser(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("dateparser.parse", lambda text, **_: asked.append(text))
    foreign_months.foreign_month.cache_clear()
    try:
        assert all(foreign_months.foreign_month(word) is None for word in ("street", "rechnung", "toukokuuta"))
    finally:
        foreign_months.foreign_month.cache_clear()
    assert asked == ["15 toukokuuta 2026"]


def test_croatian_october_is_not_taken_for_polish_november() -> None:
    assert readings("12. listopada 2026.") == [("2026-11-12", None), ("2026-10-12", None)]
    assert readings("12 listopada 2026") == [("2026-11-12", None), ("2026-10-12", None)]
    assert readings("12 listopada 2026 r.") == [("2026-11-12", None)]
    assert readings("3 lip 2026") == [("2026-07-03", None), ("2026-06-03", None)]


@pytest.mark.parametrize("line", ["levererad i maj 2026", "i juni 26 skickas", "l'offre de Mai 2026"])
def test_a_word_before_a_month_is_no_day(line: str) -> None:
    assert readings(line) == []


def test_a_tills_number_run_together_with_the_date_is_no_part_of_it() -> None:
    (found,) = dates.find_dates("ORD #70 -REG #19-18/03/2018 23:02:16")
    assert [r.value for r in found.readings] == [date(2018, 3, 18)]
    assert dates.find_dates("17-18/03/2018") == dates.find_dates("#119-18/03/2018") == ()
