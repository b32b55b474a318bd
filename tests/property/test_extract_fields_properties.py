"""Whatever words stand wherever on a page: no exception, and no value that is not printed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.extract import extract
from evidence.model import Box, Document, Origin, Page, Reading, Source, Word

_TELLING = (
    "Invoice", "No:", "Date:", "Total", "VAT", "DE136695976", "03/04/2026", "00/00/0000", "31/02/2026", "12.50", "€", "Bill", "to:", "Rechnung", "Nr.",
    "GmbH", "Ltd", "10115", "Berlin", "Tel:", "+49", "30", "5550123", "a@b.de", "www.x.de", "4006381333931", "الفاتورة", "請求書", "-", "|", "Page", "1", "/", "2",
)  # fmt: skip
_ORIGINS: tuple[Origin, ...] = ("text", "ocr")
_TEXTS = st.one_of(st.sampled_from(_TELLING), st.text(min_size=1, max_size=12))


def _plain(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


@st.composite
def _word(draw: st.DrawFn) -> Word:
    left, top = draw(st.floats(-20, 600)), draw(st.floats(-20, 850))
    width, height = draw(st.floats(0, 120)), draw(st.floats(0, 40))
    origin: Origin = draw(st.sampled_from(_ORIGINS))
    reading = Reading(text=draw(_TEXTS), confidence=draw(st.floats(0, 1)), reader="t")
    return Word(readings=(reading,), box=Box(left, top, left + width, top + height), origin=origin)


@settings(max_examples=60)
@given(st.lists(st.lists(_word(), max_size=40), max_size=3))
def test_arbitrary_words_never_raise_and_every_value_has_its_words(pages: list[list[Word]]) -> None:
    made = tuple(
        Page(number=n, width=595, height=842, words=tuple(words), read_by="t", reason="")
        for n, words in enumerate(pages, start=1)
    )
    source = Source(sha256="0", name="a.pdf", kind="pdf", path="a.pdf")
    for record in extract(Document(source=source, pages=made)):
        for found in record.founds:
            assert found.span is not None
            words = made[found.span.page - 1].words
            assert found.span.words
            assert _plain(found.text) in _plain("".join(words[i].text for i in found.span.words))
            assert 0.0 <= found.confidence <= 1.0
