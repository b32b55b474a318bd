"""Scans whose invisible text layer says something else than the picture: what the reader of the page sees decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf
from trade_papers import CONFIG, LINE, LIST, Sheet, draw

from evidence.ingest import ingest
from evidence.judge import judge
from evidence.match import match
from evidence.model import Answers, Verdict
from evidence.pipeline.options import RunOptions
from evidence.pipeline.reading import process

if TYPE_CHECKING:
    from pathlib import Path

FEW = (*LINE[:3], "4", "3.00", "12.00")


def _layered(folder: Path, shown: Sheet, hidden: Sheet) -> tuple[Verdict, ...]:
    """Return the verdicts for a picture of one sheet with the words of another invisible over it."""
    with (
        pymupdf.open(draw(folder / "shown.pdf", shown)) as seen,
        pymupdf.open(draw(folder / "hidden.pdf", hidden)) as other,
    ):
        picture = seen[0].get_pixmap(dpi=200, colorspace=pymupdf.csGRAY).tobytes("jpeg", jpg_quality=85)
        words = other[0].get_text("words")
    documents = folder / "case" / "documents"
    documents.mkdir(parents=True)
    with pymupdf.open() as document:
        page = document.new_page(width=595, height=842)
        page.insert_image(page.rect, stream=picture)
        for x, _, _, y, text, *_ in words:
            page.insert_text((x, y - 2), text, fontsize=8.5, render_mode=3)
        document.save(documents / "scan.pdf")
    (folder / "case" / "flagged.csv").write_text(LIST, encoding="utf-8")
    (folder / "case" / "case.toml").write_text(CONFIG, encoding="utf-8")
    case = ingest(folder / "case", Answers())
    outcomes = [process(source, RunOptions(use_cache=False)) for source in case.documents]
    assert not any(o.problem for o in outcomes)
    records = tuple(r for outcome in outcomes for r in outcome.records)
    return judge(case, records, (), match(case.items, records)).verdicts


def test_a_layer_that_says_more_than_the_picture_proves_nothing(tmp_path: Path) -> None:
    (verdict,) = _layered(tmp_path, Sheet(rows=(FEW,), total="Total GBP 12.00"), Sheet())
    assert verdict.verdict != "covered"
    assert verdict.units_proven == 4
    told = [f.message for f in verdict.findings if f.rule == "document.altered"]
    assert any('hidden text says "40" where the picture shows "4"' in text for text in told)


def test_a_layer_with_another_code_proves_nothing(tmp_path: Path) -> None:
    strange = ("Oak breakfast tray", "B0F6YQ2HPA", "4006381333962", "40", "3.00", "120.00")
    (verdict,) = _layered(tmp_path, Sheet(rows=(strange,)), Sheet())
    assert verdict.verdict != "covered"


def test_a_picture_whose_layer_names_another_product_is_looked_at(tmp_path: Path) -> None:
    strange = ("Oak breakfast tray", "B0F6YQ2HPA", "4006381333962", "40", "3.00", "120.00")
    (verdict,) = _layered(tmp_path, Sheet(), Sheet(rows=(strange,)))
    assert verdict.verdict == "review"
    assert "document.hidden_text" in {f.rule for f in verdict.findings}


def test_a_layer_that_agrees_changes_nothing(tmp_path: Path) -> None:
    (verdict,) = _layered(tmp_path, Sheet(), Sheet())
    assert verdict.verdict == "covered", [str(f.message) for f in verdict.findings]
