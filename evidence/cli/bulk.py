"""Commands about many things and over time: all cases of a folder, what became of them, what is kept of them.

In: arguments. Out: files, talk on stderr, an exit code. Never: logic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.group import cli
from evidence.cli.options import (
    ANYTHING,
    cache_option,
    cached_in,
    form_options,
    language_of,
    run_options,
    run_options_of,
    speaking,
)
from evidence.cli.talk import answered, told
from evidence.errors import Exit
from evidence.terminal import progress

if TYPE_CHECKING:
    from pathlib import Path

    from evidence.model import Answers
    from evidence.pipeline.verbs import RunOptions


@cli.command()
@click.argument("root", type=ANYTHING)
@click.option("--out", type=ANYTHING, metavar="FOLDER", help="Output folder [default: ROOT-evidence beside the root].")
@click.option("--dry-run", is_flag=True, help="Say what would be run, and do nothing.")
@click.option("--only-changed", is_flag=True, help="Leave cases whose papers, lists and options are as they were.")
@click.option("--fail-fast", is_flag=True, help="Begin no further case after one that fails (exit 2 or 3).")
@click.option("--times", is_flag=True, help="Tell each case's seconds in the portfolio: its bytes differ then.")
@form_options
@run_options
@speaking
def batch(root: Path, out: Path | None, **options: object) -> int:
    """Check every case folder below ROOT, each with its own report, and write one table over all.

    Exit: the worst of all cases (2, then 3, 1, 0).
    """
    from evidence.pipeline.verbs import BatchOptions, default_out, planned
    from evidence.pipeline.verbs import batch as run_batch

    quiet = bool(options["quiet"])
    folder = out or default_out(root)
    language = language_of(options)
    if options["dry_run"]:
        return answered(planned(root, folder, run_options_of(options, root)), language)
    how = BatchOptions(
        only_changed=bool(options["only_changed"]),
        fail_fast=bool(options["fail_fast"]),
        times=bool(options["times"]),
        answers=_answers(options),
    )
    asked = run_options_of(options, root)
    with progress(quiet=quiet, language=language) as meter:
        portfolio, code = run_batch(root, folder, asked, how, meter)
    if not quiet:
        from evidence.texts import plural

        page = str(folder / "portfolio.html")
        told((plural("One case: see {file}", "{count} cases: see {file}", len(portfolio.rows), file=page),), language)
    return code


@cli.command()
@click.argument("root", type=ANYTHING)
@click.option("--all", "everything", is_flag=True, help="Name documents that are done, too.")
@cache_option
@speaking
def status(root: Path, cache_dir: Path | None, *, everything: bool, lang: str | None, **_options: object) -> int:
    """Say what became of each case and document at or below ROOT: done, failed and why, or left by a run cut off."""
    from evidence.pipeline.verbs import status_lines

    lines = status_lines(root, cached_in(cache_dir), all_documents=everything)
    return answered(lines, language_of({"lang": lang}))


@cli.command()
@click.argument("root", type=ANYTHING)
@click.option("--keep-results", is_flag=True, help="Leave the output folders.")
@cache_option
@click.option("--yes", is_flag=True, help="Do not ask.")
@speaking
def purge(root: Path, cache_dir: Path | None, *, keep_results: bool, yes: bool, quiet: bool, lang: str | None) -> int:
    """Delete all that is kept of the cases at or below ROOT: ledger, cached readings, results. Papers stay."""
    from evidence.pipeline.verbs import purge as purge_client

    language = language_of({"lang": lang})
    if not yes and not _confirmed(root, language):
        return Exit.GAPS
    lines = purge_client(root, cached_in(cache_dir), results=not keep_results)
    return answered(() if quiet else lines, language)


@cli.command()
@click.argument("folder", type=ANYTHING, metavar="DIR")
@click.option("--out", type=ANYTHING, metavar="FOLDER", help="Output folder [default: DIR-evidence beside it].")
@click.option(
    "--settle",
    type=click.FloatRange(0.1),
    metavar="N",
    default=2.0,
    show_default=True,
    help="Seconds without a change before papers are read.",
)
@form_options
@run_options
@speaking
def watch(folder: Path, out: Path | None, settle: float, **options: object) -> int:
    """Check a case, or every case below DIR, now and whenever papers come, go or change. Ctrl-C ends it."""
    from evidence.errors import EvidenceError
    from evidence.pipeline.verbs import default_out, watched
    from evidence.texts import Joined, message

    target, language = out or default_out(folder), language_of(options)
    asked = run_options_of(options, folder)
    for _ in watched(folder, settle, target):
        try:
            _renew(folder, target, asked, _answers(options), quiet=bool(options["quiet"]))
        except EvidenceError as error:
            if error.exit_code == Exit.INTERRUPTED:
                raise
            told((Joined(("evidence:", error.told)),), language)
        if not options["quiet"]:
            told((message("Watching {folder}; Ctrl-C ends it.", folder=str(folder)),), language)
    return Exit.OK


def _renew(folder: Path, target: Path, asked: RunOptions, answers: Answers, *, quiet: bool) -> None:
    from evidence.pipeline.verbs import BatchOptions, batch, check, is_case

    with progress(quiet=quiet, language=asked.language or "en") as meter:
        if is_case(folder):
            check(folder, target, asked, meter, answers)
        else:
            batch(folder, target, asked, BatchOptions(only_changed=True, answers=answers), meter)


def _answers(options: dict[str, object]) -> Answers:
    """Return what is said about every case alike: the language."""
    from evidence.model import Answers

    lang = options["lang"]
    return Answers(lang=lang if isinstance(lang, str) else None)


def _confirmed(root: Path, language: str) -> bool:
    from evidence.texts import speaker

    return click.confirm(speaker(language)("Delete what is kept of {folder}?", folder=str(root)), err=True)
