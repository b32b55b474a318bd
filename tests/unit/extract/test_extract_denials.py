"""Papers that deny what a word on them says: periods are no dates of issue, drafts are no invoices."""

from __future__ import annotations

import pytest

from evidence.extract import extract
from evidence.model import Box, Document, Page, Reading, Record, Source, Word

Line = tuple[float, float, str, float]


def record(*lines: Line, struck: str = "") -> Record:
    words = []
    for left, top, text, size in lines:
        at = left
        for part in text.split(" "):
            box = Box(at, top, at + 0.5 * size * len(part), top + size * 1.15)
            reading = Reading(text=part, confidence=0.95, reader="t")
            words.append(Word(readings=(reading,), box=box, size=size, struck=part == struck))
            at = box.right + 0.3 * size
    page = Page(number=1, width=595, height=842, words=tuple(words), read_by="t", reason="")
    source = Source(sha256="0", name="a.pdf", kind="pdf", path="a.pdf")
    return extract(Document(source=source, pages=(page,)))[0]


BODY: tuple[Line, ...] = (
    (60, 40, "Northwind Tools Ltd", 10),
    (60, 54, "12 Mill Lane, Leeds LS1 4AB", 10),
    (400, 150, "No: NW-2026/118", 10),
    (60, 300, "Description", 10),
    (300, 300, "Qty", 10),
    (400, 300, "Amount", 10),
    (60, 316, "Hammer", 10),
    (300, 316, "12", 10),
    (400, 316, "24.00", 10),
)


@pytest.mark.parametrize(
    "period", ["01.06.2026 - 30.06.2026", "01/06/2026 to 30/06/2026", "1 June 2026 - 30 June 2026", "01.06.-30.06.2026"]
)
@pytest.mark.parametrize("label", ["Leistungszeitraum", "Season"])
def test_the_end_of_a_period_is_no_date_of_issue(label: str, period: str) -> None:
    found = record((400, 40, "INVOICE", 20), *BODY, (60, 200, label, 10), (200, 200, period, 10))
    assert not found.all("invoice_date")


def test_a_number_before_a_date_makes_no_period() -> None:
    found = record((400, 40, "INVOICE", 20), *BODY, (60, 200, "2026/12 - 30/06/2026", 10))
    assert [f.value for f in found.all("invoice_date")] == ["2026-06-30"]


@pytest.mark.parametrize(
    ("title", "notes", "kind"),
    [
        ("INVOICE (PRO FORMA)", (), "proforma"),
        ("Quotation", ("Payment within 30 days on receipt of the invoice.",), "quote"),
        ("Delivery Note", ("Invoice number: to follow",), "delivery_note"),
        ("Auftragsbestätigung", ("Vielen Dank. Die Rechnung erhalten Sie gesondert.",), "order"),
        ("Tax Invoice", ("No pro-forma or quotation replaces this paper.", "Delivery note DN 5512"), "invoice"),
    ],
)
def test_a_title_denies_other_kinds(title: str, notes: tuple[str, ...], kind: str) -> None:
    found = record((380, 40, title, 18), *BODY, *((60.0, 220.0 + 14 * i, n, 10.0) for i, n in enumerate(notes)))
    best, *others = sorted(found.all("kind"), key=lambda f: -f.confidence)
    assert best.value == kind
    assert all(f.confidence < 0.8 * best.confidence for f in others)


def test_struck_words_are_told() -> None:
    found = record((400, 40, "INVOICE", 20), *BODY, struck="Hammer")
    assert [line.text for line in found.struck] == ["Hammer"]
