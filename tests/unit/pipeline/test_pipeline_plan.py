"""The plan of action in every format that a case may hold it in: one text, one judgement, in the plan's own language."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import msgspec
import pymupdf
import pytest

from evidence.ingest import ingest
from evidence.model import Answers
from evidence.pipeline.options import RunOptions
from evidence.pipeline.plan import Judged, judged_plan
from evidence.pipeline.reading import process

if TYPE_CHECKING:
    from evidence.model import Case, Plan, Record

PLANS = Path(__file__).resolve().parents[1] / "judge" / "plans"
ASINS = "asin\nB0C4KT7Q2X\nB0D5MNP9RA\n"
OPTIONS = RunOptions(use_cache=False, jobs=1)


def word_file(path: Path, text: str) -> None:
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.splitlines())
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{types}"><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        )
        packed.writestr("word/document.xml", f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>')


def pdf_file(path: Path, text: str) -> None:
    with pymupdf.open() as document:
        page = document.new_page(width=595, height=842)
        page.insert_textbox((50, 50, 545, 800), text, fontsize=9)
        document.save(path)


def case(folder: Path, suffix: str, language: str, kind: str) -> Case:
    text = (PLANS / f"fresh_{kind}_{language}.txt").read_text(encoding="utf-8")
    (folder / "flagged.csv").write_text(ASINS, encoding="utf-8")
    (folder / "case.toml").write_text("notified_on = 2026-10-05\n", encoding="utf-8")
    file = folder / f"plan{suffix}"
    if suffix == ".docx":
        word_file(file, text)
    elif suffix == ".pdf":
        pdf_file(file, text)
    else:
        file.write_text(text, encoding="utf-8")
    return ingest(folder, Answers())


def judged(asked: Case, records: tuple[Record, ...], options: RunOptions) -> Judged:
    """Read what the plan's judgement asks for right here, as a crew of workers does it elsewhere."""
    steps = judged_plan(asked, records, options)
    try:
        wanted = next(steps)
        steps.send(tuple(process(source, wanted.options) for source in wanted.sources))
    except StopIteration as done:
        return Judged() if done.value is None else done.value
    raise AssertionError("It asks twice.")


def rules(plan: Plan | None) -> list[str]:
    return sorted(f.rule for f in plan.findings) if plan else ["none"]


@pytest.mark.parametrize("suffix", [".md", ".txt", ".docx", ".pdf"])
def test_every_format_is_judged_alike(tmp_path: Path, suffix: str) -> None:
    bad = judged(case(tmp_path, suffix, "de", "bad"), (), OPTIONS)
    assert bad.problem is None
    assert {"plan.root_cause", "plan.prevention", "plan.item", "plan.tone", "plan.vague", "plan.other_case"} <= set(
        rules(bad.plan)
    )


@pytest.mark.parametrize("suffix", [".md", ".docx", ".pdf"])
def test_a_good_plan_is_good_in_every_format(tmp_path: Path, suffix: str) -> None:
    assert rules(judged(case(tmp_path, suffix, "en", "good"), (), OPTIONS).plan) == []


def test_the_plans_own_language_comes_before_that_of_the_notice(tmp_path: Path) -> None:
    asked = msgspec.structs.replace(case(tmp_path, ".txt", "en", "good"), language="de")
    assert rules(judged(asked, (), OPTIONS).plan) == []
