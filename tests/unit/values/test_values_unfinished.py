"""What a paper says of itself, as a scan shows it and as a form leaves it open."""

from __future__ import annotations

import pytest

from evidence.values.languages import languages
from evidence.values.unfinished import stamp, taken_back, template


@pytest.mark.parametrize("line", ["Faktura zostata anulowana.", "Wazna dopiero po zaptacie"])
def test_a_barred_letter_that_a_scan_reads_as_another_hides_no_phrase(line: str) -> None:
    assert taken_back(line)


@pytest.mark.parametrize(
    ("line", "left"), [("Votre réf. : <à compléter>", True), ("Kundennummer [Kundennummer]", True), ("Betrag [Euro]", False), ("Contact: A. Smith <a@b.example>", False),
    ("[Nazwa firmy]", True), ("[virksomhedens navn]", True), ("<会社名>", True), ("Tested [confirmed by us]", False), ("[technical data]", False)]
)  # fmt: skip
def test_a_value_in_brackets_is_left_open_but_not_a_unit_or_an_address(line: str, left: bool) -> None:
    assert bool(template(line)) is left


@pytest.mark.parametrize(
    "words",
    ["STORNOVÁNO", "SZTORNÓ", "MITÄTÖITY", "PONIŠTENO", "RAZVELJAVLJENO", "İPTAL EDİLDİ", "ESTORNADO", "SENZA VALORE", "SIN VALIDEZ",
     "DIBATALKAN", "TIDAK BERLAKU", "ENTWERTET", "KANSELLERT", "已取消", "取消済", "Withdrawn"]
)  # fmt: skip
def test_a_stamp_in_any_language_is_known(words: str) -> None:
    assert stamp(words)


@pytest.mark.parametrize("words", ["MODELO", "Zakázka", "Total", "VERBINDLICH", "Bewertet", "Monster"])
def test_a_word_that_heads_a_column_or_names_an_order_is_no_stamp(words: str) -> None:
    assert stamp(words) is None
    assert stamp(words, scanned=True) is None


@pytest.mark.parametrize("line", ["V O I D", "Annulé le 3 mai 2026", "STORNO dne 3.5.2026", "cancelled on 2026-05-03"])
def test_the_little_word_before_a_day_is_no_letter_of_a_stamp(line: str) -> None:
    assert stamp(line) is not None


def test_no_word_before_a_day_is_one_letter() -> None:
    assert [w for one in languages().values() for w in one.on_day if len(w.strip(".")) == 1] == []


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("CANCELLED - replaced by CF-30544", "cancelled"),
        ("Storniert \N{EN DASH} ersetzt durch RE-1", "storniert"),
        ("Void: see credit note", "void"),
        ("Cancelled: 0", None),
        ("cancelled - nothing", None),
        ("Cancelled orders - see terms", None),
    ],
)
def test_a_small_line_that_begins_with_what_became_of_the_paper(line: str, word: str | None) -> None:
    assert stamp(line, small=True) == word
