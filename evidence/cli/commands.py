"""Commands about one thing: a case, documents, a notice, a rule pack, this machine.

In: arguments. Out: files, JSON on stdout, talk on stderr, an exit code. Never: logic.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evidence.cli.group import cli
from evidence.cli.options import (
    ANYTHING,
    answer_options,
    answers_of,
    form_options,
    language_of,
    password_options,
    passwords_given,
    run_options,
    run_options_of,
    speaking,
)
from evidence.cli.talk import answered, told
from evidence.errors import Exit
from evidence.terminal import progress

if TYPE_CHECKING:
    from evidence.model import Answers, Report


@cli.command()
@click.argument("case", type=ANYTHING)
@click.option("--out", type=ANYTHING, metavar="FOLDER", help="Output folder [default: CASE-evidence beside the case].")
@answer_options
@form_options
@run_options
@speaking
def check(case: Path, out: Path | None, **options: object) -> int:
    """Check one CASE folder: which flagged item is proven by which paper, and which is not.

    Exit: 0 all covered, 1 gaps, 2 wrong use, 3 an input could not be read.
    """
    return _check(case, out, options, answers_of(options))


@cli.command()
@click.option(
    "--out", type=ANYTHING, metavar="FOLDER", default=Path("demo-evidence"), show_default=True, help="Output folder."
)
@form_options
@run_options
@speaking
def demo(out: Path, **options: object) -> int:
    """Check the case that ships with the program."""
    from evidence.model import Answers
    from evidence.pipeline.verbs import demo_case

    lang = options["lang"]
    return _check(demo_case(), out, options, Answers(lang=lang if isinstance(lang, str) else None))


@cli.command()
@click.argument("paths", type=ANYTHING, nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="File for the lines [default: stdout].",
)
@run_options
@speaking
def extract(paths: tuple[Path, ...], out: Path | None, **options: object) -> int:
    """Read documents without a case: the fields of each as one line of JSON."""
    from evidence.pipeline.verbs import extract_lines

    asked = run_options_of(options, *paths)
    with progress(quiet=bool(options["quiet"]), language=language_of(options)) as meter:
        lines, failed = extract_lines(paths, asked, meter)
    if out is None:
        sys.stdout.buffer.write(lines)
    else:
        _write(out, lines)
    return Exit.UNREADABLE if failed else Exit.OK


@cli.command()
@click.argument("file", type=ANYTHING)
@password_options
@speaking
def notice(file: Path, **options: object) -> int:
    """Tell as JSON what a marketplace's notice asks for."""
    from evidence.pipeline.verbs import notice_json

    sys.stdout.buffer.write(notice_json(file, passwords_given(options, file)))
    return Exit.OK


@cli.command()
@click.argument("folder", type=ANYTHING, metavar="DIR")
@click.option("--originals", type=ANYTHING, metavar="CASE", help="Case folder to compare the copies with.")
@speaking
def verify(folder: Path, originals: Path | None, *, quiet: bool, lang: str | None) -> int:
    """Prove that each highlighted PDF in DIR is its original plus annotations.

    Exit: 0 intact, 1 not.
    """
    from evidence.pipeline.verbs import verify as verify_copies

    found = verify_copies(folder, originals)
    told(() if quiet and found.intact else found.lines(), language_of({"lang": lang}))
    return Exit.OK if found.intact else Exit.GAPS


@cli.command()
@click.argument("folder", type=ANYTHING, metavar="DIR")
@speaking
def init(folder: Path, *, quiet: bool, lang: str | None) -> int:
    """Write a commented case.toml into DIR, from its notice and what else is found there."""
    from evidence.pipeline.verbs import init_case

    language = language_of({"lang": lang})
    lines = init_case(folder, language)
    told(() if quiet else lines, language)
    return Exit.OK


@cli.command()
@click.argument("report", type=ANYTHING)
@click.argument("asin")
@speaking
def explain(report: Path, asin: str, lang: str | None, **_options: object) -> int:
    """Tell why ASIN has its verdict in REPORT (report.json or its folder), and what came nearest to proof."""
    from evidence.pipeline.verbs import explain_item

    found = explain_item(report, asin)
    return answered(found.lines, lang or found.language)


@cli.group()
def rules() -> None:
    """List, show and test rule packs; your own pack is named by its folder."""


@rules.command("list")
@speaking
def rules_list(lang: str | None, **_options: object) -> int:
    """Name the packs that ship with the program, with window and quantity."""
    from evidence.pipeline.verbs import list_packs

    language = language_of({"lang": lang})
    return answered(list_packs(language), language)


@rules.command("show")
@click.argument("pack")
@speaking
def rules_show(pack: str, lang: str | None, **_options: object) -> int:
    """Show PACK (a name or a folder): each rule with severity, reason and source."""
    from evidence.pipeline.verbs import show_pack

    language = language_of({"lang": lang})
    return answered(show_pack(pack, language), language)


@rules.command("test")
@click.argument("packs", nargs=-1, metavar="[PACK...]")
@speaking
def rules_test(packs: tuple[str, ...], *, quiet: bool, lang: str | None) -> int:
    """Run the examples of each PACK, of all that ship where none is named.

    Exit: 0 as they say, 1 not, 2 a pack is wrong.
    """
    from evidence.pipeline.verbs import check_packs

    tested = check_packs(packs)
    answered(tested.wrong if quiet else tested.lines(), language_of({"lang": lang}))
    return Exit.GAPS if tested.wrong else Exit.OK


@cli.command()
@click.argument("old", type=ANYTHING)
@click.argument("new", type=ANYTHING)
@click.option("--json", "as_json", is_flag=True, help="Tell it as JSON.")
@speaking
def diff(old: Path, new: Path, *, as_json: bool, quiet: bool, lang: str | None) -> int:
    """Tell what became proven and what was lost between two reports (output folders, or their report.json).

    Exit: 0 nothing lost, 1 an item is worse off than before.
    """
    from evidence.pipeline.verbs import difference as difference_between
    from evidence.pipeline.verbs import difference_json

    found = difference_between(old, new)
    if as_json:
        sys.stdout.buffer.write(difference_json(found))
    elif not quiet:
        answered(found.lines(), lang or found.language)
    return Exit.GAPS if found.lost else Exit.OK


@cli.command()
@speaking
def doctor(lang: str | None, **_options: object) -> int:
    """Say which readers and languages this machine has, and what to install for more."""
    from evidence.pipeline.verbs import doctor_lines

    language = language_of({"lang": lang})
    return answered(doctor_lines(language), language)


def _check(case: Path, out: Path | None, options: dict[str, object], answers: Answers) -> int:
    from evidence.pipeline.check import check  # not by `verbs`, which loads all that the spine offers
    from evidence.pipeline.outcome import exit_code, summary
    from evidence.pipeline.spine import default_out

    folder = out or default_out(case)
    quiet, asked = bool(options["quiet"]), run_options_of(options, case)
    with progress(quiet=quiet, language=language_of(options)) as meter:
        report = check(case, folder, asked, meter, answers)
    if not quiet:
        _tell(report, summary(report), folder)
    return exit_code(report)


def _tell(report: Report, lines: tuple[str, ...], folder: Path) -> None:
    from evidence.texts import message

    see = message("{case}: see {file}", case=report.case.name, file=str(folder / "report.html"))
    told((*lines, see), report.case.spoken)


def _write(out: Path, data: bytes) -> None:
    from evidence.errors import OutputError
    from evidence.texts import message

    try:
        out.write_bytes(data)
    except OSError as error:
        what = message("It cannot be written ({why}).", why=error.strerror or "")
        raise OutputError(what, where=str(out), then="Choose another --out.") from error
