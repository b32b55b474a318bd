"""Whatever stands on a page: layout, items and codes end without an exception and point at words that are there."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.extract.line_items.items import codes_of, items_of, table_doubts
from evidence.extract.page.layout import layout
from evidence.extract.page.text_lines import hidden_lines, text_lines
from evidence.model import Box, Origin, Page, Quad, Reading, Word

TEXTS = st.one_of(
    st.sampled_from(
        [
            "Description",
            "Menge",
            "Qty",
            "Price",
            "Amount",
            "Total",
            "EAN",
            "EAN:",
            "SKU:",
            "12",
            "1.000",
            "3,50",
            "€",
            "Stk",
            "B07XJ8C8F5",
            "4006381333931",
            "#",
            "x",
            "2 x",
        ]
    ),
    st.text(min_size=0, max_size=12),
)
NUMBERS = st.floats(-50, 900, allow_nan=False)


@st.composite
def words(draw: st.DrawFn) -> Word:
    left, top = draw(st.integers(0, 60)) * 10.0, draw(st.integers(0, 20)) * 12.0
    width, height = draw(st.sampled_from([0.0, 3.0, 25.0, 60.0])), draw(st.sampled_from([0.0, 2.0, 9.0, 40.0]))
    quad = draw(st.one_of(st.none(), st.builds(Quad, *[NUMBERS] * 8)))
    readings = tuple(
        Reading(text=t, confidence=draw(st.floats(0, 1)), reader="t")
        for t in draw(st.lists(TEXTS, min_size=1, max_size=3))
    )
    origin: Origin = "ocr" if draw(st.booleans()) else "text"
    return Word(
        readings=readings,
        box=Box(left, top, left + width, top + height),
        quad=quad,
        origin=origin,
        visible=draw(st.integers(0, 9)) > 0,
        size=draw(st.sampled_from([0.0, 9.0])),
    )


@settings(max_examples=150)
@given(st.lists(st.lists(words(), max_size=40), min_size=1, max_size=2))
def test_no_page_breaks_the_extraction(pages: list[list[Word]]) -> None:
    laid = [
        layout(Page(number=n, width=595, height=842, words=tuple(ws), read_by="t", reason=""))
        for n, ws in enumerate(pages, 1)
    ]
    items = items_of("doc", laid)
    codes = codes_of("doc", laid, items)
    table_doubts(items, laid)
    for one in laid:
        visible = [i for i, w in enumerate(one.page.words) if w.visible and w.text.strip()]
        assert sorted(i for line in one.lines for i in line.words) == visible
        assert sorted(i for s in one.segments for i in s.words) == visible
        assert sorted(s for b in one.blocks for s in b.segments) == list(range(len(one.segments)))
        assert len(text_lines("doc", one)) == len(one.lines)
        hidden_lines("doc", one.page)
    for found in [f for i in items for f in (*i.cells, *i.code_cells)] + list(codes):
        assert found.span is not None
        page = laid[found.span.page - 1].page
        assert all(page.words[i].visible for i in found.span.words)
        assert 0.0 <= found.confidence <= 1.0
        assert found.value
