"""`init`, `explain` and `rules` as a user runs them."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from evidence.cli import cli
from evidence.model import Answers

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Evidence = Callable[..., subprocess.CompletedProcess[str]]

NOTICE = """Amazon.co.uk
Date: 4 November 2026

We received a complaint about the authenticity of these items. Send invoices issued in the last 90 days.

ASIN: B0X4KQ81ZD, Title: Steel tea infuser
ASIN: B0X7M2OTRI, Title: Glass teapot
"""
OWN = """inherits = "base"
title = "Ours"
case_types = []

[[rules]]
id = "document.type"
why = "We send receipts too."
source = "Our own practice."
options = { kinds = ["invoice", "receipt"] }
"""
EXAMPLE = """rule = "document.type"

[pass]
verdict = "covered"
papers = [{ kind = ["receipt"] }]

[fail]
verdict = "insufficient"
status = "fail"
papers = [{ kind = ["quote"] }]
"""


def run(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, [str(a) for a in arguments])
    return done.exit_code, done.stdout, done.stderr


def uncommented(text: str) -> str:
    """What a user has who takes the # away from every line that holds a key."""
    lines = (line.removeprefix("# ") for line in text.splitlines())
    return "\n".join(line for line in lines if " = " in line or line.startswith("["))


def test_init_writes_what_the_notice_says_as_comments(tmp_path: Path) -> None:
    (tmp_path / "notification.txt").write_text(NOTICE, encoding="utf-8")
    code, _, said = run("init", tmp_path)
    text = (tmp_path / "case.toml").read_text(encoding="utf-8")
    assert code == 0
    assert tomllib.loads(text) == {}
    assert "# notified_on = 2026-11-04   # the notice says so (notification.txt)" in text
    assert "# window_days = 90   # the notice says so (notification.txt)" in text
    assert "NEEDED" not in text
    assert "2 ASINs in the notice" in said


def test_every_key_that_init_names_is_one_that_case_toml_takes(tmp_path: Path) -> None:
    (tmp_path / "notification.txt").write_text(NOTICE, encoding="utf-8")
    run("init", tmp_path)
    keys = tomllib.loads(uncommented((tmp_path / "case.toml").read_text(encoding="utf-8")))
    assert set(keys) == set(Answers.__struct_fields__)


def test_init_asks_for_the_date_and_finds_a_notice_of_another_name(tmp_path: Path) -> None:
    (tmp_path / "message from amazon.txt").write_text(NOTICE, encoding="utf-8")
    code, _, said = run("init", tmp_path)
    assert code == 0
    assert "NEEDED" in (tmp_path / "case.toml").read_text(encoding="utf-8")
    assert "Still needed in case.toml: notified_on." in said
    assert "rename it to notification.txt" in said


def test_init_makes_the_folder_and_never_writes_over_a_case(tmp_path: Path) -> None:
    assert run("init", tmp_path / "new")[0] == 0
    assert (tmp_path / "new" / "documents").is_dir()
    (tmp_path / "new" / "case.toml").write_text("min_units = 3\n", encoding="utf-8")
    code, _, said = run("init", tmp_path / "new")
    assert code == 2
    assert "already" in said
    assert (tmp_path / "new" / "case.toml").read_text(encoding="utf-8") == "min_units = 3\n"


@pytest.mark.parametrize(
    ("flagged", "config", "told"),
    [
        ("asin,units_sold\nB0X4KQ81ZD,120\n", "notified_on = 2026-11-03\n", "Nearest miss: 40 of 120 units."),
        ("asin\nB0X4KQ81ZD\n", "notified_on = 2027-03-20\n", "371 days before the notice; 365 days are allowed"),
        ("asin\nB0X4KQ812D\n", "notified_on = 2026-11-03\n", "differs in one look-alike letter (Z for 2)"),
        (
            "asin\nB0X4KQ81ZX\n",
            "notified_on = 2026-11-03\n",
            "differs in one letter (D for X), so it is another product",
        ),
        (
            "asin,title\nB0AAAAAAA1,Glass teapot round 1.2 l\n",
            "notified_on = 2026-11-03\n",
            "resembles its title, but shows none",
        ),
    ],
)
def test_explain_tells_the_nearest_miss(case: Path, evidence: Evidence, flagged: str, config: str, told: str) -> None:
    (case / "flagged.csv").write_text(flagged, encoding="utf-8")
    (case / "case.toml").write_text(config, encoding="utf-8")
    assert evidence("check", case, "--quiet").returncode == 1
    asin = flagged.splitlines()[1].split(",")[0]
    code, out, _ = run("explain", case.with_name("my-case-evidence"), asin.lower())
    assert code == 0
    assert told in out


def test_explain_of_a_covered_item_has_no_miss_and_of_an_unknown_one_is_two(case: Path, evidence: Evidence) -> None:
    evidence("check", case, "--quiet")
    report = case.with_name("my-case-evidence") / "report.json"
    code, out, _ = run("explain", report, "B0X4KQ81ZD")
    assert code == 0
    assert "Verdict: proven" in out
    assert "Nearest miss" not in out
    assert "page 1, by its ASIN" in out
    code, _, said = run("explain", report, "B0NOTHERE1")
    assert code == 2
    assert "B0X4KQ81ZD" in said
    assert run("explain", case / "flagged.csv", "B0X4KQ81ZD")[0] == 2
    assert run("explain", case / "nowhere", "B0X4KQ81ZD")[0] == 2


def test_rules_lists_shows_and_tests_the_packs() -> None:
    code, out, _ = run("rules", "list")
    assert code == 0
    assert "ungating" in out
    assert "180 days back from the day of application" in out
    code, out, _ = run("rules", "show", "trademark")
    assert code == 0
    assert "document.format (warn)" in out
    assert ".pjpeg" in out
    assert "Marketplace notices about intellectual property." in out
    code, out, _ = run("rules", "test")
    assert code == 0
    assert "all come out as they say" in out
    assert run("rules", "show", "no-such-pack")[0] == 2


def test_rules_test_runs_a_pack_of_ones_own(tmp_path: Path) -> None:
    pack = tmp_path / "ours"
    (pack / "examples").mkdir(parents=True)
    (pack / "pack.toml").write_text(OWN, encoding="utf-8")
    code, out, _ = run("rules", "test", pack)
    assert code == 1
    assert "the rule document.type has no example" in out
    (pack / "examples" / "document.type.toml").write_text(EXAMPLE, encoding="utf-8")
    assert run("rules", "test", pack)[:2] == (0, "2 examples of one rule pack: all come out as they say.\n")
    (pack / "examples" / "document.type.toml").write_text(EXAMPLE.replace("receipt", "order"), encoding="utf-8")
    code, out, _ = run("rules", "test", pack)
    assert code == 1
    assert "the passing example: verdict insufficient instead of covered" in out
    (pack / "pack.toml").write_text(OWN.replace("options = { kinds", "options = { days"), encoding="utf-8")
    assert run("rules", "test", pack)[0] == 2
