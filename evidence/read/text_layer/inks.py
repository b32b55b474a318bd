"""Whether a page puts ink down in a way that its text layer does not tell: through masks, faint groups, blends, drawn glyphs.

In: a PyMuPDF page. Out: yes or no. Never: a rendering, a verdict on a word: who asks looks at the pixels then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_FAINT = 0.5
_PLAIN = {"Normal", "Compatible", "Multiply", "Darken"}  # the last two never make dark ink lighter
_DRAWN_GLYPHS = "Type3"
_MOST_FORMS = 200


def odd_ink(page: Any) -> bool:  # noqa: ANN401 -- PyMuPDF has no types
    """Tell whether ink of the page, or of a form on it, may show otherwise than its colour says."""
    return any(_is_odd(state) for resources in _resources(page) for state in _entries(resources, "ExtGState")) or any(
        draws_glyphs(font) for font in fonts(page)
    )


def draws_glyphs(font: Any) -> bool:  # noqa: ANN401 -- as above
    """Tell whether a font's glyphs are drawings of its own."""
    return _name(font, "Subtype") == _DRAWN_GLYPHS


def fonts(page: Any) -> Iterator[Any]:  # noqa: ANN401 -- as above
    """Yield the fonts that a page, a form on it or a note's appearance may use; those of a number once."""
    from pymupdf import mupdf

    seen = set[int]()
    for resources in (*_resources(page), *_of_notes(page)):
        for font in _entries(resources, "Font"):  # some programs name one font a hundred times
            number = mupdf.pdf_to_num(font)
            if number == 0 or number not in seen:
                seen.add(number)
                yield font


def _of_notes(page: Any) -> Iterator[Any]:  # noqa: ANN401 -- as above
    """Yield the resources of what annotations and fields of forms show."""
    from pymupdf import mupdf

    notes = mupdf.pdf_dict_gets(mupdf.pdf_page_from_fz_page(page.this).obj(), "Annots")
    for i in range(min(mupdf.pdf_array_len(notes), _MOST_FORMS) if mupdf.pdf_is_array(notes) else 0):
        shown = mupdf.pdf_dict_gets(mupdf.pdf_dict_gets(mupdf.pdf_array_get(notes, i), "AP"), "N")
        if mupdf.pdf_is_dict(shown):
            yield mupdf.pdf_dict_gets(shown, "Resources")


def _resources(page: Any) -> Iterator[Any]:  # noqa: ANN401 -- as above
    """Yield the resources of a page and of all forms that it may draw, each once."""
    from pymupdf import mupdf

    own = mupdf.pdf_page_from_fz_page(page.this).obj()
    waiting, seen = [mupdf.pdf_dict_get_inheritable(own, mupdf.pdf_new_name("Resources"))], set[int]()
    while waiting:
        resources = waiting.pop()
        yield resources
        for form in _entries(resources, "XObject"):
            number = mupdf.pdf_to_num(form)
            if number not in seen and len(seen) < _MOST_FORMS and _name(form, "Subtype") == "Form":
                seen.add(number)
                waiting.append(mupdf.pdf_dict_gets(form, "Resources"))


def _entries(resources: Any, name: str) -> Iterator[Any]:  # noqa: ANN401 -- as above
    from pymupdf import mupdf

    entries = mupdf.pdf_dict_gets(resources, name)
    for i in range(mupdf.pdf_dict_len(entries) if mupdf.pdf_is_dict(entries) else 0):
        yield mupdf.pdf_dict_get_val(entries, i)


def _is_odd(state: Any) -> bool:  # noqa: ANN401 -- as above
    from pymupdf import mupdf

    if mupdf.pdf_is_dict(mupdf.pdf_dict_gets(state, "SMask")):
        return True
    for key in ("ca", "CA"):
        value = mupdf.pdf_dict_gets(state, key)
        if mupdf.pdf_is_number(value) and mupdf.pdf_to_real(value) < _FAINT:
            return True
    blend = mupdf.pdf_dict_gets(state, "BM")
    if mupdf.pdf_is_array(blend):
        blend = mupdf.pdf_array_get(blend, 0)
    return bool(mupdf.pdf_is_name(blend)) and mupdf.pdf_to_name(blend) not in _PLAIN


def _name(of: Any, key: str) -> str:  # noqa: ANN401 -- as above
    from pymupdf import mupdf

    value = mupdf.pdf_dict_gets(of, key)
    return str(mupdf.pdf_to_name(value)) if mupdf.pdf_is_name(value) else ""
