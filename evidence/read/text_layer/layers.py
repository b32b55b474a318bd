"""Optional content, which viewers call layers: what is switched off is seen by nobody, and is told.

In: a PyMuPDF document or page. Out: the same page with every layer shown; the document with members of layers settled.
Never: a change to the file, a verdict on a word.

MuPDF itself leaves out what the default configuration hides on screen, but of a member whose layers must *all* be on,
or that has an expression, it shows everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PROPERTIES = "OCProperties"
_HIDING = ("D/OFF", "D/BaseState", "D/AS")
_MOST_DEEP = 32


def unlayered(page: Any) -> Any | None:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the page with every layer shown; None where its document hides none."""
    pdf = page.parent
    if not _may_hide(pdf):
        return None
    if not hasattr(pdf, "unlayered"):
        pdf.unlayered = _without_layers(pdf)  # kept there: PyMuPDF's documents know no weak references
    return pdf.unlayered[page.number]


def _may_hide(pdf: Any) -> bool:  # noqa: ANN401 -- as above
    catalogue = pdf.pdf_catalog()
    if pdf.xref_get_key(catalogue, _PROPERTIES)[0] == "null":
        return False
    return any(pdf.xref_get_key(catalogue, f"{_PROPERTIES}/{key}")[0] != "null" for key in _HIDING)


def _without_layers(pdf: Any) -> Any:  # noqa: ANN401 -- as above
    """Return a copy that knows of no layers: a document opened once goes on with those that it had then."""
    import pymupdf

    catalogue = pdf.pdf_catalog()
    kept = pdf.xref_get_key(catalogue, _PROPERTIES)[1]
    pdf.xref_set_key(catalogue, _PROPERTIES, "null")
    try:
        mupdf: Any = pymupdf
        return mupdf.open(stream=pdf.tobytes(), filetype="pdf")
    finally:
        pdf.xref_set_key(catalogue, _PROPERTIES, kept)


def settle_members(pdf: Any) -> None:  # noqa: ANN401 -- as above
    """Let MuPDF hide the members that are hidden and that it would show; the file itself stays as it is."""
    if not _may_hide(pdf):
        return
    from pymupdf import mupdf

    off = _off(pdf)
    for number in range(1, pdf.xref_length() if off else 0):
        if pdf.xref_get_key(number, "Type")[1] != "/OCMD":
            continue
        member = mupdf.pdf_load_object(mupdf.pdf_document_from_fz_document(pdf.this), number)
        if not _is_on(member, off):
            pdf.xref_set_key(number, "OCGs", f"[{min(off)} 0 R]")
            pdf.xref_set_key(number, "P", "/AnyOn")
            pdf.xref_set_key(number, "VE", "null")


def _off(pdf: Any) -> frozenset[int]:  # noqa: ANN401 -- as above
    """Return the numbers of the layers that the default configuration switches off."""
    state = pdf.get_layer()
    base = set(pdf.get_ocgs()) if state.get("basestate") == "OFF" else set()
    return frozenset((base - set(state.get("on", ()))) | set(state.get("off", ())))


def _is_on(member: Any, off: frozenset[int]) -> bool:  # noqa: ANN401 -- as above
    from pymupdf import mupdf

    expression = mupdf.pdf_dict_gets(member, "VE")
    if mupdf.pdf_is_array(expression):
        return _holds(expression, off)
    policy = mupdf.pdf_dict_gets(member, "P")
    groups = mupdf.pdf_dict_gets(member, "OCGs")
    each = list(_elements(groups)) if mupdf.pdf_is_array(groups) else [groups]
    states = [mupdf.pdf_to_num(group) not in off for group in each if mupdf.pdf_is_dict(group)]
    name = mupdf.pdf_to_name(policy) if mupdf.pdf_is_name(policy) else "AnyOn"
    policies: dict[str, Callable[[], bool]] = {
        "AllOn": lambda: all(states),
        "AnyOff": lambda: not all(states),
        "AllOff": lambda: not any(states),
    }
    return not states or policies.get(name, lambda: any(states))()


def _holds(expression: Any, off: frozenset[int], depth: int = 0) -> bool:  # noqa: ANN401 -- as above
    """Tell whether a visibility expression holds: an operator and what it is about, layers or further expressions."""
    from pymupdf import mupdf

    if not mupdf.pdf_is_array(expression):
        return mupdf.pdf_to_num(expression) not in off
    operator, *operands = _elements(expression)
    values = (_holds(operand, off, depth + 1) for operand in operands if depth < _MOST_DEEP)
    name = mupdf.pdf_to_name(operator) if mupdf.pdf_is_name(operator) else "And"
    if name == "Not":
        return not all(values)
    return any(values) if name == "Or" else all(values)


def _elements(array: Any) -> Iterator[Any]:  # noqa: ANN401 -- as above
    from pymupdf import mupdf

    for i in range(mupdf.pdf_array_len(array)):
        yield mupdf.pdf_array_get(array, i)
