"""report.html as text: what its links lead to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.model import Box, Finding, Span
from evidence.report import report

from .conftest import ASINS, Desk, drawn

if TYPE_CHECKING:
    from pathlib import Path


def test_every_link_leads_somewhere_also_where_a_page_has_no_picture(tmp_path: Path) -> None:
    desk = Desk()
    record = desk.paper("documents/one.pdf", drawn(pages=9), pages=9)
    spans = [Span(document=record.document, page=n, words=(0,), box=Box(60, 70, 120, 90)) for n in range(1, 10)]
    findings = tuple(
        Finding(rule="window.edge", status="warn", message=f"Page {s.page}.", document=record.document, span=s)
        for s in spans
    )
    desk.verdict(ASINS[0], "review", (desk.match(record, ASINS[0]), "open"), findings=findings)
    report(desk.report("sample"), tmp_path, desk.originals)

    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    links, places = set(re.findall(r'href="#([^"]+)"', page)), set(re.findall(r'id="([^"]+)"', page))
    assert "d1p1" in links
    assert {"d1p8", "d1p9"}.isdisjoint(places)
    assert links - places == set()


def test_what_a_useless_paper_lacks_is_no_next_step(tmp_path: Path) -> None:
    desk = Desk()
    record = desk.paper("documents/slip.pdf", drawn())
    findings = tuple(
        Finding(rule=rule, status="fail", message=f"It fails {rule}.", document=record.document)
        for rule in ("document.type", "window.undated")
    )
    desk.verdict(ASINS[0], "insufficient", (desk.match(record, ASINS[0]), "rejected"), findings=findings)
    report(desk.report("sample"), tmp_path, desk.originals)

    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Get papers of a kind that counts" in page
    assert "Get copies that show the issue date" not in page
    assert "It fails window.undated." in page
