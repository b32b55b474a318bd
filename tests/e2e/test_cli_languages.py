"""Help, usage errors and what commands answer, in each language: chosen by `--lang`, else by the system."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from evidence.cli import cli
from evidence.cli.spoken import CLICK, CLICK_PAIRS, language_of_arguments
from evidence.texts import LANGUAGES

OTHERS = LANGUAGES[1:]
# words that only English texts of ours hold: what a translation forgot
ENGLISH = re.compile(r"\b(the|with|which|what|papers?|folder|error|show)\b", re.IGNORECASE)
OURS_ALONE = {"file", "path", "number", "whole number", "[OPTIONS]", "COMMAND [ARGS]..."}


def run(*arguments: str, system: str = "C") -> tuple[int, str, str]:
    plain = {k: v for k, v in os.environ.items() if k not in {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}}
    done = subprocess.run(
        [sys.executable, "-m", "evidence", *arguments],
        env={**plain, "LC_ALL": system, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def commands(group: click.Group = cli, above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = [above]
    for name, one in group.commands.items():
        found += commands(one, (*above, name)) if isinstance(one, click.Group) else [(*above, name)]
    return found


@pytest.mark.parametrize("language", OTHERS)
def test_the_help_of_commands_speaks_the_language(language: str) -> None:
    for command in ((), ("check",), ("rules", "test"), ("purge",)):
        code, out, _ = run(*command, "--lang", language, "--help")
        assert code == 0
        told = re.sub(r"--[a-z-]+|\[[a-z|]+\]|\b[A-Z]{2,}\b|--?[a-z]", "", out)
        assert not ENGLISH.search(told), told


def test_every_command_and_option_says_what_it_does() -> None:
    for path in commands():
        command: click.Command = cli
        for name in path:
            assert isinstance(command, click.Group)
            command = command.commands[name]
        assert command.help
        options = [p for p in command.params if isinstance(p, click.Option)]
        assert all(o.help for o in options), path
        assert all(o.metavar for o in options if not o.is_flag and not isinstance(o.type, click.Choice)), path


def test_every_command_can_be_quiet() -> None:
    for path in commands():
        command: click.Command = cli
        for name in path:
            assert isinstance(command, click.Group)
            command = command.commands[name]
        assert isinstance(command, click.Group) or any("--quiet" in p.opts for p in command.params), path


def test_a_language_without_texts_is_told(tmp_path: Path) -> None:
    case = tmp_path / "case"
    case.mkdir()
    (case / "flagged.csv").write_text("asin\nB0X4KQ81ZD\n", encoding="utf-8")
    (case / "case.toml").write_text('notified_on = 2026-11-03\nlang = "nl"\n', encoding="utf-8")
    assert run("check", str(case), "--no-cache")[0] == 1
    page = (tmp_path / "case-evidence" / "report.html").read_text(encoding="utf-8")
    assert "There are no texts in the language" in page
    assert '"xx"' in run("rules", "list", "--lang", "xx")[2]
    assert run("rules", "list", "--lang", "xx", "--quiet")[2] == ""


@pytest.mark.parametrize("command", [("verify", "{}"), ("verify", ".", "--originals", "{}"), ("watch", "{}"), ("check", "{}"), ("batch", "{}"),
                                     ("explain", "{}", "B0X4KQ81ZD"), ("diff", "{}", "{}"), ("extract", "{}"), ("notice", "{}")])  # fmt: skip
def test_a_path_that_is_not_there_is_wrong_use(tmp_path: Path, command: tuple[str, ...]) -> None:
    code, out, told = run(*(word.format(tmp_path / "nowhere") for word in command))
    assert (code, out) == (2, "")
    assert "nowhere" in told


@pytest.mark.parametrize(
    "wrong", [("chekc",), ("check", "--jbos"), ("check",), ("check", "x", "--jobs", "x"), ("check", "x", "--jobs", "0"),
              ("check", "x", "y"), ("check", "x", "--effort", "quik"), ("check", "x", "--out"), ("demo", "--quiet=1")]
)  # fmt: skip
def test_wrong_use_is_told_in_the_language(wrong: tuple[str, ...]) -> None:
    code, out, told = run("--lang", "de", *wrong)
    assert (code, out) == (2, "")
    assert "Fehler: " in told
    assert not ENGLISH.search(told)


@pytest.mark.parametrize(
    ("system", "asked", "word"),
    [("fr_FR.UTF-8", (), "Utilisation"), ("fr_FR.UTF-8", ("--lang", "it"), "Uso:"), ("ja_JP", (), "Usage:"), ("C", (), "Usage:"),
     ("de_AT", ("--lang=en",), "Usage:")],
)  # fmt: skip
def test_the_language_is_asked_for_or_the_systems(system: str, asked: tuple[str, ...], word: str) -> None:
    assert word in run("diff", "--help", *asked, system=system)[1]


def test_the_program_alone_shows_its_help() -> None:
    code, out, err = run()
    assert code == 2
    assert "Usage: evidence" in out + err
    assert "Traceback" not in err


def test_a_language_is_found_wherever_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "es")
    assert language_of_arguments(("check", "x", "--lang", "fr-BE")) == "fr"
    assert language_of_arguments(("--lang=de", "check")) == "de"
    assert language_of_arguments(("check", "--lang")) == "es"
    assert language_of_arguments(("check", "--", "--lang", "fr")) == "es"


def test_the_words_of_click_are_those_of_the_click_that_is_installed() -> None:
    source = "".join(p.read_text(encoding="utf-8") for p in Path(click.__file__).parent.glob("*.py"))
    for text in {*CLICK, *(t for pair in CLICK_PAIRS for t in pair)} - OURS_ALONE:
        assert f'"{text}"' in source, text


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("rules", "list"), "365 Tage zurück ab der Mitteilung"),
        (("rules", "show", "trademark"), "warum: Selbst ausgestellte Rechnungen werden abgelehnt."),
        (("rules", "test", "trademark"), "alle gehen aus, wie sie sagen."),
        (("doctor",), "PP-OCRv6: zweiter Leser"),
    ],
)
def test_answers_speak_the_language(command: tuple[str, ...], told: str) -> None:
    code, out, _ = run(*command, "--lang", "de")
    assert code == 0
    assert told in out


def test_a_case_from_beginning_to_end_in_french(tmp_path: Path) -> None:
    case = tmp_path / "cas"
    assert "écrit." in run("init", str(case), "--lang", "fr")[2]
    begun = (case / "case.toml").read_text(encoding="utf-8")
    assert "# notified_on = 2026-11-03   # NÉCESSAIRE" in begun
    (case / "flagged.csv").write_text("asin\nB0X4KQ81ZD\n", encoding="utf-8")
    code, _, told = run("--lang", "fr", "check", str(case), "--notified-on", "2026-11-03", "--no-cache")
    assert code == 1
    assert "manquants 1" in told
    out = case.with_name("cas-evidence")
    explained = run("explain", str(out), "B0X4KQ81ZD")[1]
    assert "Verdict : manquant ; aucun document ne le nomme." in explained.replace("\N{NO-BREAK SPACE}", " ")
    assert "Chaque copie est son original" in run("verify", str(out), "--lang", "fr")[2]
    assert "0 nouvellement prouvés" in run("diff", str(out), str(out))[1]
    assert (out / "upload.txt").read_text(encoding="utf-8").startswith("Rien")
