"""E-invoice XML (CII, UBL or a country's own; bare, or embedded in a PDF as Factur-X, ZUGFeRD, XRechnung) -> what it states.

In: bytes of XML. Out: path and text of every leaf element, in document order. Never: an entity resolved, the
network, a field's meaning (that is told from the paths later).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from evidence.errors import ReadError
from evidence.model import Document, Stated
from evidence.read.pageless.national import FORMS, renamed
from evidence.texts import Text, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.model import Effort, Limits, Source

READER = "e-invoice xml"
ROOTS = frozenset({"CrossIndustryInvoice", "CrossIndustryDocument", "Invoice", "CreditNote"})
_NAMES = ("factur-x", "zugferd", "xrechnung", "order-x")
_MOST_BYTES = 20_000_000
_MOST_LEAVES = 100_000
_MOST_FILES = 50
_KEPT_ATTRIBUTES = frozenset({"schemeID", "currencyID", "unitCode", "listID", "format"})


def read_xml(source: Source, data: bytes, effort: Effort, limits: Limits, pages: tuple[int, ...] | None) -> Document:
    """Return a document without pages that states what a bare e-invoice states."""
    del effort, limits, pages
    stated = stated_by(data)
    if stated is None:
        raise ReadError(
            "The XML file is no e-invoice (CII, UBL, FatturaPA, KSeF or Facturae).",
            then="Give the invoice as PDF or picture.",
        )
    return Document(source=source, pages=(), stated=stated)


def embedded(pdf: Any) -> tuple[tuple[Stated, ...], tuple[Text, ...]]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return what the e-invoice inside a PDF states, and warnings; empty when there is none."""
    found: list[tuple[Stated, ...]] = []
    for name in sorted(pdf.embfile_names(), key=lambda n: (not _is_known(n), n))[:_MOST_FILES]:
        if not name.lower().endswith(".xml"):
            continue
        try:
            stated = stated_by(pdf.embfile_get(name))
        except Exception:  # noqa: BLE001 -- MuPDF raises its own on damaged attachments; the pages are still there
            stated = ()
            if not found:
                return (), (message("The e-invoice attached to the PDF is damaged; the pages were read instead."),)
        found += [stated] if stated else []
    if not found:
        return (), ()
    if any(other != found[0] for other in found[1:]):
        return found[0], (message("The PDF holds several e-invoices that differ; the first was read."),)
    return found[0], ()


def _is_known(name: str) -> bool:
    return any(known in name.lower() for known in _NAMES)


def stated_by(data: bytes) -> tuple[Stated, ...] | None:
    """Return the leaves of an e-invoice, None for other XML; ReadError when it is damaged or too large."""
    from lxml import etree

    if len(data) > _MOST_BYTES:
        raise ReadError("The XML file is larger than any invoice.", then="Give the invoice as PDF or picture.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError("The XML file is damaged.", then="Ask for it again.") from error
    form = FORMS.get(etree.QName(root).localname)
    if form is None and etree.QName(root).localname not in ROOTS:
        return None
    leaves: list[Stated] = []
    for one in _leaves(root, ""):
        leaves.append(one)
        if len(leaves) > _MOST_LEAVES:
            raise ReadError("The XML file is larger than any invoice.", then="Give the invoice as PDF or picture.")
    return renamed(leaves, form) if form else tuple(leaves)


def _leaves(element: Any, above: str) -> Iterator[Stated]:  # noqa: ANN401 -- lxml elements
    """Yield leaves with the path of local names from the root; a repeated element is numbered from 1: `/Line[2]`."""
    from lxml import etree

    if not isinstance(element.tag, str):
        return
    path = above or f"/{etree.QName(element).localname}"
    children = [child for child in element if isinstance(child.tag, str)]
    if not children:
        text = " ".join((element.text or "").split())
        if text:
            yield Stated(path=path, text=text)
    for name, value in element.attrib.items():
        if etree.QName(name).localname in _KEPT_ATTRIBUTES and value.strip():
            yield Stated(path=f"{path}/@{etree.QName(name).localname}", text=value.strip())
    names = [etree.QName(child).localname for child in children]
    often = Counter(names)
    seen: dict[str, int] = {}
    for child, name in zip(children, names, strict=True):
        seen[name] = seen.get(name, 0) + 1
        number = f"[{seen[name]}]" if often[name] > 1 else ""
        yield from _leaves(child, f"{path}/{name}{number}")
