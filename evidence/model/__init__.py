"""What flows between the stages: frozen types without I/O and without heavy imports."""

from evidence.model.case import Account, Answers, Case, FlaggedItem, MatchedBy, Setting, Window
from evidence.model.document import (
    Box,
    Document,
    Effort,
    Flat,
    Limits,
    Origin,
    Page,
    Problem,
    Quad,
    Reading,
    Sign,
    SignKind,
    Source,
    SourceKind,
    Stated,
    Word,
    around,
    attachment_of,
    document_id,
    part_of,
    sagging,
)
from evidence.model.portfolio import Portfolio, PortfolioRow
from evidence.model.record import Cell, Doubt, Field, Found, Item, Kind, Record, Span, TextLine, Topic
from evidence.model.report import (
    Finding,
    Judgement,
    Match,
    Originals,
    Plan,
    PlanFinding,
    Proof,
    Report,
    State,
    Status,
    Verdict,
    VerdictName,
    Whole,
)
from evidence.model.rules import PackUpload, PackWindow, QuantityMode, Rule, RuleOptions, RulePack, Severity, WindowMode

# A name a line would make this longer than the types themselves.
# fmt: off
__all__ = [
    "Account", "Answers", "Box", "Case", "Cell", "Document", "Doubt", "Effort", "Field", "Finding", "FlaggedItem",
    "Flat", "Found", "Item", "Judgement", "Kind", "Limits", "Match", "MatchedBy", "Origin", "Originals",
    "PackUpload", "PackWindow", "Page", "Plan", "PlanFinding", "Portfolio", "PortfolioRow", "Problem", "Proof", "Quad", "QuantityMode",
    "Reading", "Record", "Report", "Rule", "RuleOptions", "RulePack", "Setting", "Severity", "Sign", "SignKind",
    "Source", "SourceKind", "Span", "State", "Stated", "Status", "TextLine", "Topic", "Verdict", "VerdictName", "Whole", "Window",
    "WindowMode", "Word", "around", "attachment_of", "document_id", "part_of", "sagging",
]
# fmt: on
