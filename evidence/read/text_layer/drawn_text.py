"""Which font draws each text of a page: MuPDF's own trace tells a font by its name alone, and several may share one.

In: a PyMuPDF page. Out: its fonts, and runs of glyphs with theirs. Never: a place, a colour, a verdict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from evidence.read.text_layer.inks import fonts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Run(NamedTuple):
    """Glyphs of one font with what is said of each: its address in memory, its name, whether it is drawn at all.

    MuPDF tells of glyphs that are drawings themselves that they are not drawn: they are what they paint.
    """

    font: int
    name: str
    drawn: bool
    letters: tuple[tuple[int, str], ...]


def runs(page: Any) -> tuple[Run, ...]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the text of a page as it is drawn, notes and forms among it; microseconds a letter."""
    from pymupdf import mupdf

    found: list[Run] = []

    class Listener(mupdf.FzDevice2):  # type: ignore[misc]  # it has no types
        """Hears what a page draws: MuPDF calls these with its own structures."""

        def __init__(self) -> None:
            super().__init__()
            self.use_virtual_fill_text()
            self.use_virtual_stroke_text()
            self.use_virtual_ignore_text()

        def fill_text(self, _: Any, text: Any, *__: Any) -> None:  # noqa: ANN401
            found.extend(_told(text, drawn=True))

        def stroke_text(self, _: Any, text: Any, *__: Any) -> None:  # noqa: ANN401
            found.extend(_told(text, drawn=True))

        def ignore_text(self, _: Any, text: Any, *__: Any) -> None:  # noqa: ANN401
            found.extend(_told(text, drawn=False))

    listener = Listener()
    mupdf.fz_run_page(page.this, listener, mupdf.FzMatrix(), mupdf.FzCookie())
    mupdf.fz_close_device(listener)
    return tuple(found)


def held(page: Any) -> list[Any]:  # noqa: ANN401 -- as above
    """Return the fonts of a page, each once; while they are held no other takes the place of one in memory."""
    from pymupdf import mupdf

    pdf, found = mupdf.ll_pdf_document_from_fz_document(page.parent.this.m_internal), []
    for font in fonts(page):
        loaded = mupdf.ll_pdf_load_font(
            pdf, None, font.m_internal
        )  # it is loaded for the page already: ten microseconds
        found.append(mupdf.FzFont(mupdf.ll_fz_keep_font(loaded.font)))
        mupdf.ll_pdf_drop_font(loaded)
    return found


def address(font: Any) -> int:  # noqa: ANN401 -- as above
    """Return where MuPDF's own font lies in memory: two of one place are one font."""
    return int(font.this)


def bare(font: Any) -> str:  # noqa: ANN401 -- as above
    """Return the name of MuPDF's own font without the mark of a part."""
    from pymupdf import mupdf

    return str(mupdf.ll_fz_font_name(font)).rpartition("+")[2]


def _told(text: Any, *, drawn: bool) -> Iterator[Run]:  # noqa: ANN401 -- as above
    from pymupdf import mupdf

    for span in _spans(text.head):
        items = mupdf.FzTextSpan(span)
        letters = ((item.gid, item.ucs) for item in (items.items(n) for n in range(span.len)))
        told = tuple((gid, chr(sign)) for gid, sign in letters if sign >= 0)
        yield Run(address(span.font), bare(span.font), drawn, told)


def _spans(span: Any) -> Iterable[Any]:  # noqa: ANN401 -- as above
    while span:
        yield span
        span = span.next
