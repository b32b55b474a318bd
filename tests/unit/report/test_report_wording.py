"""Words for cases and parts of files, in the reader's language."""

from __future__ import annotations

from evidence.ingest.packs import load_pack, pack_names
from evidence.report.wording import CASES, case_named, paper_named
from evidence.texts import speaker


def test_a_type_of_case_is_told_in_words_and_one_of_ones_own_as_it_is() -> None:
    german = speaker("de")
    assert german.tell(case_named("used_sold_as_new")) == "gebraucht als neu verkauft"
    assert german.tell(case_named("our-own")) == "our-own"


def test_each_pack_has_a_case_with_words() -> None:
    packs = (load_pack(name) for name in pack_names())
    assert not [p.name for p in packs if p.case_types and CASES.keys().isdisjoint(p.case_types)]


def test_pages_of_a_file_are_told_in_the_readers_words() -> None:
    told = [speaker("fr").tell(paper_named("documents/a.zip", part)) for part in ("b.pdf, pages 2-3", "page 3", None)]
    assert told == ["documents/a.zip, b.pdf, pages 2-3", "documents/a.zip, page 3", "documents/a.zip"]
    assert speaker("de").tell(paper_named("a.pdf", "page 3")) == "a.pdf, Seite 3"
