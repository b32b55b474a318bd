"""Several sheets in one photo are known and hold their paper; one sheet, a card beside it and a plain scan are not taken for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pymupdf
import pytest
from PIL import Image
from trade_papers import CONFIG, LIST, STRANGE, Sheet, draw, verdicts

from evidence.read.geometry import scale
from evidence.read.pictures import beside

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from evidence.model import Verdict
    from evidence.read.engines import Gray


def page(path: Path, sheet: Sheet, dpi: int = 110) -> Gray:
    with pymupdf.open(draw(path, sheet)) as pdf:
        pixels = pdf[0].get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
    return np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.width)


def on_table(*sheets: Gray, gap: int = 50) -> Gray:
    height = max(s.shape[0] for s in sheets) + 2 * gap
    table = np.full((height, sum(s.shape[1] + gap for s in sheets) + gap), 60, dtype=np.uint8)
    left = gap
    for sheet in sheets:
        table[gap : gap + sheet.shape[0], left : left + sheet.shape[1]] = sheet
        left += sheet.shape[1] + gap
    return table


def test_two_sheets_are_two_and_one_is_one(tmp_path: Path) -> None:
    one, other = page(tmp_path / "a.pdf", Sheet()), page(tmp_path / "b.pdf", Sheet(rows=(STRANGE,)))
    assert len(beside.sheets(on_table(one, other))) == 2
    assert len(beside.sheets(on_table(one, other)[:, ::-1].T)) == 2
    assert len(beside.sheets(on_table(one))) == 1
    assert len(beside.sheets(on_table(one, one[:300, :300]))) == 1
    assert beside.sheets(one) == []
    banded = one.copy()
    banded[600:700] = 0
    assert len(beside.sheets(banded)) == 0
    boxes = [sign.box for sign in beside.signs(on_table(one, other), scale(0.5, 0.5), 1)]
    assert [round(box.left) for box in boxes if box] == sorted(round(box.left) for box in boxes if box)
    assert len(boxes) == 2


def touching(*sheets: Gray) -> Gray:
    low = np.full((60, sheets[1].shape[1]), 60, dtype=np.uint8)
    return np.pad(np.hstack((np.vstack((sheets[0], low)), np.vstack((low, sheets[1])))), 40, constant_values=60)


def on_white(*sheets: Gray) -> Gray:
    return np.pad(np.hstack(sheets), 40, constant_values=250)


def below(*sheets: Gray) -> Gray:
    return np.pad(np.vstack(sheets), 40, constant_values=60)


@pytest.mark.parametrize("laid", [on_table, touching, on_white, below])
def test_a_photo_of_two_sheets_is_for_review(tmp_path: Path, laid: Callable[..., Gray]) -> None:
    old = Sheet(facts=("Invoice No: NT-1", "Invoice date: 14 March 2024"))
    new = Sheet(rows=(STRANGE,), total="Total GBP 90.00")
    (verdict,) = asked(tmp_path, laid(*(page(tmp_path / f"{n}.pdf", sheet, 150) for n, sheet in enumerate((old, new)))))
    assert verdict.verdict != "covered"
    assert any("2 sheets side by side" in str(f.message) for f in verdict.findings)


def test_a_photo_of_one_sheet_counts(tmp_path: Path) -> None:
    (verdict,) = asked(tmp_path, on_white(page(tmp_path / "a.pdf", Sheet(), 150)))
    assert verdict.verdict == "covered"


def asked(folder: Path, photo: Gray) -> tuple[Verdict, ...]:
    case = folder / "case"
    (case / "documents").mkdir(parents=True)
    Image.fromarray(photo).save(case / "documents" / "photo.png", dpi=(150, 150))
    (case / "flagged.csv").write_text(LIST, encoding="utf-8")
    (case / "case.toml").write_text(CONFIG, encoding="utf-8")
    return verdicts(case)
