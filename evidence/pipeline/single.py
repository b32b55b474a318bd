"""Commands about single things: documents without a case, a notice, an output folder, this machine.

In: paths. Out: bytes or lines ready to print. Never: a verdict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from evidence.errors import OutputError
from evidence.ingest.packs import shipped
from evidence.model import attachment_of
from evidence.pipeline.notices import reading
from evidence.pipeline.options import RunOptions
from evidence.pipeline.progress import SILENCE, Progress
from evidence.pipeline.spine import extract_paths
from evidence.report.contract import document_entry, encode, problem_entry
from evidence.texts import message, speaker

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from evidence.pipeline.options import Passwords
    from evidence.report.explained import Explained
    from evidence.texts import Text


def extract_lines(paths: Iterable[Path], options: RunOptions, progress: Progress = SILENCE) -> tuple[bytes, int]:
    """Return one JSON object a line for each document, sorted by path, and how many could not be read."""
    records, problems = extract_paths(paths, options, progress)
    entries = [*map(document_entry, records), *map(problem_entry, problems)]
    entries.sort(key=lambda entry: (entry.path, attachment_of(entry.part) or ""))
    return b"".join(encode(entry) + b"\n" for entry in entries), len(problems)


def notice_json(file: Path, passwords: Passwords) -> bytes:
    """Return what a notice asks for, as the contract's JSON."""
    from evidence.ingest.notice.parse import read_notice

    understood = read_notice(file, reading(RunOptions(passwords=passwords)))
    return msgspec.json.format(msgspec.json.encode(understood.notice), indent=2) + b"\n"


def init_case(folder: Path, language: str) -> tuple[Text, ...]:
    """Write a commented `case.toml` into a folder (made where there is none); return lines that tell what was found."""
    from evidence.ingest.begin import begin

    file = folder / "case.toml"
    if any(f.name.lower() == file.name for f in (folder.iterdir() if folder.is_dir() else ())):
        raise OutputError("There is a case.toml already.", where=str(folder), then="Edit it, or remove it first.")
    try:
        (folder / "documents").mkdir(parents=True, exist_ok=True) if not folder.exists() else None
        begun = begin(folder, reading(RunOptions()), language)
        file.write_text(begun.text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(
            message("It cannot be written ({why}).", why=error.strerror or ""),
            where=str(file),
            then="Choose another folder.",
        ) from error
    return (message("{file}: written.", file=str(file)), *begun.lines)


def explain_item(report: Path, asin: str) -> Explained:
    """Return in plain words why an item of a report has its verdict."""
    from evidence.report.explained import explain

    return explain(report, asin)


def demo_case() -> Path:
    """Return the case that ships with the program."""
    return shipped("demo")


def doctor_lines(language: str) -> tuple[str, ...]:
    """Return what this machine reads with, a line a fact, each with what to install where something is missing."""
    from evidence.read.doctor import TOPICS, inspect

    t = speaker(language)
    lines: list[str] = []
    words = (t("ok"), t("absent"))
    topics = {topic: t(word) for topic, word in TOPICS.items()}
    wide = max(map(len, words)), max(map(len, topics.values()))
    for fact in inspect():
        state = words[0] if fact.found else words[1]
        lines.append(f"{state:{wide[0]}} {topics[fact.topic]:{wide[1]}} {fact.name:12} {t.tell(fact.detail)}")
        if fact.install and not fact.found:
            lines.append(f"{'':{sum(wide) + 15}}{t.tell(fact.install)}")
    return tuple(lines)
