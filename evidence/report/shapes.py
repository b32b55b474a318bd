"""The objects of report.json as types: schema 1 of the contract.

In: nothing. Out: frozen types; a key without default is always there, the others (UNSET) only when known.
Never: logic.
"""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from evidence.model import Kind, MatchedBy, State, Status, VerdictName, WindowMode

SCHEMA: Literal[1] = 1
Corners = tuple[float, float, float, float]


class AlternativeEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Another value that the same field might have."""

    value: str
    text: str
    confidence: float


class FieldEntry(msgspec.Struct, frozen=True, kw_only=True):
    """The best value of a field, where it stands, and the other candidates."""

    value: str
    text: str
    confidence: float
    page: int | None
    box: Corners | None
    alternatives: tuple[AlternativeEntry, ...]


class FieldsEntry(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of a document; absent when not found."""

    supplier_name: FieldEntry | UnsetType = UNSET
    supplier_address: FieldEntry | UnsetType = UNSET
    supplier_phone: FieldEntry | UnsetType = UNSET
    supplier_email: FieldEntry | UnsetType = UNSET
    supplier_website: FieldEntry | UnsetType = UNSET
    supplier_vat: FieldEntry | UnsetType = UNSET
    buyer_name: FieldEntry | UnsetType = UNSET
    buyer_address: FieldEntry | UnsetType = UNSET
    buyer_vat: FieldEntry | UnsetType = UNSET
    invoice_number: FieldEntry | UnsetType = UNSET
    invoice_date: FieldEntry | UnsetType = UNSET
    order_number: FieldEntry | UnsetType = UNSET
    order_date: FieldEntry | UnsetType = UNSET
    delivery_date: FieldEntry | UnsetType = UNSET
    due_date: FieldEntry | UnsetType = UNSET
    currency: FieldEntry | UnsetType = UNSET
    total: FieldEntry | UnsetType = UNSET


class LineEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a table; cells that were not found are absent."""

    description: str | UnsetType = UNSET
    quantity: float | int | UnsetType = UNSET
    unit: str | UnsetType = UNSET
    price: float | int | UnsetType = UNSET
    amount: float | int | UnsetType = UNSET
    gtin: str | UnsetType = UNSET
    asin: str | UnsetType = UNSET
    sku: str | UnsetType = UNSET
    mpn: str | UnsetType = UNSET
    page: int | None
    box: Corners | None
    confidence: float


class DocumentEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One business paper, or a file that could not be read.

    `pages_in` names the documents, in the order of the pages, where one paper's pages lie in several files that prove it.
    """

    id: str
    sha256: str
    path: str
    part: str | None
    status: Literal["ok", "failed"]
    error: str | None
    warnings: tuple[str, ...]
    kind: Kind
    pages: int
    pages_in: tuple[str, ...] | UnsetType = UNSET
    read_by: str
    language: str | None
    fields: FieldsEntry
    line_items: tuple[LineEntry, ...]
    highlighted_pdf: str | None


class ReasonEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that did not pass; `document` null when it is about the item as a whole."""

    rule: str
    status: Status
    message: str
    document: str | None
    page: int | None
    box: Corners | None


class EvidenceEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A line that names the item, and what became of it."""

    document: str
    page: int | None
    box: Corners | None
    text: str
    matched_by: MatchedBy
    repaired: bool
    score: float
    state: State
    units: int | UnsetType = UNSET
    highlighted_pdf: str | None
    highlighted_page: int | None


class AsinEntry(msgspec.Struct, frozen=True, kw_only=True):
    """The answer for one flagged item."""

    asin: str
    title: str | None
    verdict: VerdictName
    units_needed: int | None
    units_proven: int
    reasons: tuple[ReasonEntry, ...]
    evidence: tuple[EvidenceEntry, ...]


class WindowEntry(msgspec.Struct, frozen=True, kw_only=True, rename={"start": "from", "end": "to"}):
    """When papers must have been issued; null is open."""

    start: str | None
    end: str | None
    days: int | None
    mode: WindowMode
    source: str


class SettingEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Where a value of the case came from, and what it overruled."""

    key: str
    value: str
    source: str
    overruled: tuple[str, ...]


class CaseEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked."""

    name: str
    window: WindowEntry
    case_type: str | None
    marketplace: str | None
    pack: str
    language: str | None
    account_given: bool
    answer_by: str | None
    quantity: str
    settings: tuple[SettingEntry, ...]
    notes: tuple[str, ...]


class PlanFindingEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Something to mend in the plan of action; `text` is the sentence."""

    rule: str
    status: Status
    message: str
    text: str


class PlanEntry(msgspec.Struct, frozen=True, kw_only=True):
    """The plan of action as judged."""

    path: str
    findings: tuple[PlanFindingEntry, ...]


class SummaryEntry(msgspec.Struct, frozen=True, kw_only=True):
    """How many items have which verdict, and how many papers there are."""

    covered: int
    review: int
    insufficient: int
    missing: int
    documents: int
    failed: int


class ReportEntry(msgspec.Struct, frozen=True, kw_only=True):
    """The whole of report.json. `findings` are about papers, whatever items they name."""

    schema: Literal[1]
    tool: str
    case: CaseEntry
    documents: tuple[DocumentEntry, ...]
    asins: tuple[AsinEntry, ...]
    plan: PlanEntry | None
    findings: tuple[ReasonEntry, ...]
    summary: SummaryEntry
