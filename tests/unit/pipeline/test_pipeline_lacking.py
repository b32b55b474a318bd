"""A report names lacking language data once, however many papers lack it, and keeps every other warning in its place."""

from __future__ import annotations

from evidence.model import Record
from evidence.pipeline.lacking import told_once
from evidence.read.packs import told
from evidence.texts import Text, message


def record(name: str, *warnings: Text) -> Record:
    return Record(
        document=name,
        path=name,
        part=None,
        sha256="0" * 64,
        first_page=1,
        last_page=1,
        read_by="tesseract 5.5",
        language="fr",
        founds=(),
        items=(),
        codes=(),
        lines=(),
        warnings=warnings,
    )


def test_each_language_is_named_once_and_in_one_order() -> None:
    other = message("Page {page} is damaged and could not be read.", page=2)
    records = (record("a", told("pol"), other), record("b", told("fra")), record("c", told("pol")), record("d", other))
    kept, notes = told_once(records)
    assert [r.warnings for r in kept] == [(other,), (), (), (other,)]
    assert notes == (told("fra"), told("pol"))
    assert told_once(records[::-1])[1] == notes


def test_nothing_changes_where_nothing_lacks() -> None:
    records = (record("a", "The file is odd."), record("b"))
    kept, notes = told_once(records)
    assert kept is records
    assert notes == ()
