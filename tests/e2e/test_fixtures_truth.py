"""The truth beside the fixtures is true: words stand at their boxes, codes have check digits, files are small."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pymupdf
import pytest
from PIL import Image, ImageOps, ImageSequence
from stdnum import ean, isbn

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures"
PAPERS = sorted(p.parent for p in (FIXTURES / "documents").glob("*/truth.json"))
CASES: dict[str, Any] = json.loads((FIXTURES / "cases" / "truth.json").read_text(encoding="utf-8"))
WORDS: dict[str, Any] = json.loads((FIXTURES / "cases" / "words.json").read_text(encoding="utf-8"))


def told(paper: Path) -> dict[str, Any]:
    return dict(json.loads((paper / "truth.json").read_text(encoding="utf-8")))


def shared(one: list[float], other: list[float]) -> float:
    """Return the share of the first box that the second covers."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, width) * max(0.0, height) / ((one[2] - one[0]) * (one[3] - one[1]))


def test_enough_papers_languages_and_cases() -> None:
    languages = {told(p)["language"] for p in PAPERS}
    assert len(PAPERS) >= 14
    assert {"en", "fr", "de", "es", "it"} <= languages
    assert len(CASES) >= 8


def test_fixtures_stay_small() -> None:
    sizes = {p: p.stat().st_size for p in FIXTURES.rglob("*") if p.is_file()}
    assert sum(sizes.values()) < 8e6
    assert sum(size for p, size in sizes.items() if "demo" in p.parts) < 2e6


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: p.name)
def test_words_of_the_truth_stand_at_their_boxes_on_the_drawn_page(paper: Path) -> None:
    with pymupdf.open(paper / "document.pdf") as pdf:
        pages = [
            [(list(pymupdf.Rect(w[:4]) * page.rotation_matrix), w[4]) for w in page.get_text("words")] for page in pdf
        ]
    words = told(paper)["words"]["document.pdf"]
    assert words
    for number, _, text, box in words:
        near = [t for other, t in pages[number - 1] if shared(box, other) > 0.5]
        assert any(text in t for t in near), (number, text, box, near)


def grey_pages(path: Path) -> list[tuple[Any, float]]:
    """Return (grey pixels, pixels a point) of each page, as a reader sees it."""
    if path.suffix == ".pdf":
        with pymupdf.open(path) as pdf:
            maps = [page.get_pixmap(dpi=144, colorspace=pymupdf.csGRAY) for page in pdf]
        return [(np.frombuffer(m.samples, dtype=np.uint8).reshape(m.height, m.width), 2.0) for m in maps]
    with Image.open(io.BytesIO(path.read_bytes())) as image:
        dpi = float(image.info.get("dpi", (96, 96))[0])
        frames = ImageSequence.Iterator(image)
        return [(np.asarray(ImageOps.exif_transpose(frame.convert("L"))), dpi / 72) for frame in frames]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: p.name)
def test_words_of_the_truth_lie_on_ink_in_the_worn_copy(paper: Path) -> None:
    (name,) = (n for n in told(paper)["words"] if n != "document.pdf")
    pages = grey_pages(paper / name)
    bare = 0
    words = [w for w in told(paper)["words"][name] if w[0] <= len(pages)]
    for number, _, _, box in words:
        pixels, scale = pages[number - 1]
        left, top, right, bottom = (int(side * scale) for side in box)
        patch = pixels[max(0, top) : bottom + 1, max(0, left) : right + 1]
        bare += not patch.size or int(patch.max()) - int(patch.min()) < 40
    assert words
    assert bare == 0


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: p.name)
def test_codes_are_valid_and_distractors_are_none_of_them(paper: Path) -> None:
    truth = told(paper)
    codes = {item["gtin"] for item in truth["line_items"] if "gtin" in item}
    assert all(ean.is_valid(code) or isbn.is_valid(code) for code in codes)
    assert not codes & set(truth["distractors"])
    assert truth["fields"]["supplier_name"]


@pytest.mark.parametrize("case", CASES)
def test_every_item_is_flagged_and_every_file_is_there(case: str) -> None:
    folder = FIXTURES / "cases" / case
    lists = [p for p in folder.iterdir() if p.name in {"flagged.csv", "notification.txt"}]
    texts = [p.read_bytes().decode("utf-16" if p.read_bytes()[:2] == b"\xff\xfe" else "cp1252") for p in lists]
    names = {p.name for p in (folder / "documents").rglob("*")}
    assert all(any(asin in text for text in texts) for asin in CASES[case]["asins"])
    assert {*CASES[case]["documents"], *CASES[case]["unreadable"], *WORDS[case]} <= names


@pytest.mark.parametrize("case", CASES)
def test_items_that_may_be_covered_have_lines(case: str) -> None:
    lined = {asin for places in WORDS[case].values() for asin in places}
    for asin, want in CASES[case]["asins"].items():
        assert asin in lined or "covered" not in want["verdicts"]
        assert asin not in lined or "missing" not in want["verdicts"] or len(want["verdicts"]) > 1


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_fresh_generation_equals_what_is_committed() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "make_fixtures"), "--check"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": "7"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
