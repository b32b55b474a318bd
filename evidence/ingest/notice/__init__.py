"""A marketplace's notice becomes what it asks for.

In: the text of a notice, or its file. Out: `Notice`; null where the notice does not say. Never: today's date, a
deadline taken for a window, an ASIN that the seller wrote or that only stands in a link.
"""

from __future__ import annotations

from evidence.ingest.notice.asked import AskedWindow, FlaggedAsin, Notice, Understood
from evidence.ingest.notice.load import Pages, Reading, pdf_text
from evidence.ingest.notice.parse import parse_notice, read_notice

__all__ = [
    "AskedWindow",
    "FlaggedAsin",
    "Notice",
    "Pages",
    "Reading",
    "Understood",
    "parse_notice",
    "pdf_text",
    "read_notice",
]
