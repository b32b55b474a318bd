"""The command line: arguments to a case, run, write, exit code.

In: arguments. Out: files, JSON on stdout, talk on stderr, an exit code. Never: logic; heavy imports before a command runs.
"""

from __future__ import annotations

import os
import sys
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import click

from evidence import __version__
from evidence.errors import EvidenceError, Exit
from evidence.terminal import answer, progress, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from evidence.model import Answers, Report
    from evidence.pipeline import RunOptions

P = ParamSpec("P")
_ANYTHING = click.Path(path_type=Path)
_ANSWERS = (
    ("notified-on", "DATE", "Day the notice arrived; the window ends here."),
    ("window-days", "N", "Length of the window in days."),
    ("window-from", "DATE", "First day of the window, whatever its length."),
    ("window-to", "DATE", "Last day of the window."),
    ("issued-after", "DATE", "Only documents issued after this day count."),
    ("min-units", "N", "Units that documents must show at least."),
    ("quantity", "MODE", "sold, inventory, minimum or none."),
    ("submit-on", "DATE", "Day on which the papers will be sent."),
    ("marketplace", "NAME", "Such as amazon.fr."),
    ("case-type", "NAME", "Such as inauthentic."),
    ("pack", "NAME", "Rule pack, by name or folder."),
    ("lang", "CODE", "Language of what a person reads."),
)
_FORM = ("mark", "upload", "pages", "max_megabytes", "identity")
_ACCOUNT = ("legal-name", "trading-name", "address", "phone", "email", "vat")


def _answer_options(command: Callable[P, None]) -> Callable[P, None]:
    for name in reversed(_ACCOUNT):
        command = click.option(f"--account-{name}", metavar="TEXT", help="As in the selling account.")(command)
    for name, metavar, text in reversed(_ANSWERS):
        command = click.option(f"--{name}", metavar=metavar, help=text)(command)
    return command


def _run_options(command: Callable[P, None]) -> Callable[P, None]:
    for option in (
        click.option("--max-pages", type=click.IntRange(1), help="Pages that one document may have."),
        click.option("--max-megapixels", type=click.FloatRange(1), help="Size that one image may have (300)."),
        click.option("--max-seconds", type=click.FloatRange(1), help="Time that one document may take (300)."),
        click.option("--no-cache", is_flag=True, help="Neither use nor keep documents already read."),
        click.option("--cache-dir", type=_ANYTHING, help="Where documents already read are kept."),
        click.option("--effort", type=click.Choice(["fast", "auto", "thorough"]), default="auto", show_default=True),
        click.option("--jobs", "-j", type=click.IntRange(1), help="Worker processes; as many as processors."),
    ):
        command = option(command)
    return command


def _form_options(command: Callable[P, None]) -> Callable[P, None]:
    for option in (
        click.option("--identity", is_flag=True, help="Put identity papers into upload/ too."),
        click.option(
            "--max-upload-mb",
            "max_megabytes",
            type=click.FloatRange(0.1),
            help="Size that one file to be sent may have.",
        ),
        click.option("--pages", type=click.Choice(["all", "evidence"]), default="all", help="Pages in upload/."),
        click.option(
            "--upload",
            type=click.Choice(["originals", "marked", "none"]),
            default="originals",
            show_default=True,
            help="What upload/ holds.",
        ),
        click.option("--mark", type=click.Choice(["highlight", "circle"]), default="highlight", show_default=True),
    ):
        command = option(command)
    return command


_quiet = click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")


def _speaking(command: Callable[P, int]) -> Callable[P, None]:
    """Turn what a command returns or raises into an exit code and one line of talk."""

    @wraps(command)
    def spoken(*args: P.args, **kwargs: P.kwargs) -> None:
        sys.exit(_guarded(lambda: command(*args, **kwargs)))

    return spoken


def _guarded(command: Callable[[], int]) -> int:
    try:
        return command()
    except EvidenceError as error:
        say(f"evidence: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        say("evidence: Stopped on request.")
        return Exit.INTERRUPTED
    except BrokenPipeError:
        sys.stdout = None  # whoever read our output left: nothing more to flush
        return Exit.OK
    except Exception as error:
        if os.environ.get("EVIDENCE_DEBUG"):
            raise
        say(f"evidence: Internal error: {type(error).__name__}: {error}. Set EVIDENCE_DEBUG=1 to see where.")
        return Exit.INTERNAL


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="evidence")
def cli() -> None:
    """Turn a folder of invoices and supplier papers into proof, on this machine alone."""


@cli.command()
@click.argument("case", type=_ANYTHING)
@click.option("--out", type=_ANYTHING, help="Output folder [default: CASE-evidence beside the case].")
@_answer_options
@_form_options
@_run_options
@_quiet
@_speaking
def check(case: Path, out: Path | None, **options: object) -> int:
    """Check one CASE folder: which flagged item is proven by which paper, and which is not.

    Exit: 0 all covered, 1 gaps, 2 wrong use, 3 an input could not be read.
    """
    return _check(case, out, options)


@cli.command()
@click.argument("root", type=_ANYTHING)
@click.option("--out", type=_ANYTHING, help="Output folder [default: ROOT-evidence beside the root].")
@_form_options
@_run_options
@_quiet
@_speaking
def batch(root: Path, out: Path | None, **options: object) -> int:
    """Check every case folder below ROOT, each with its own report, and write one table over all.

    Exit: the worst of all cases (2, then 3, 1, 0).
    """
    from evidence.pipeline import batch as run_batch
    from evidence.pipeline import default_out

    quiet = bool(options["quiet"])
    folder = out or default_out(root)
    with progress(quiet=quiet) as meter:
        portfolio, code = run_batch(root, folder, _options(options), meter, lambda line: None if quiet else say(line))
    if not quiet:
        say(f"{len(portfolio.rows)} cases: see {folder / 'portfolio.html'}")
    return code


@cli.command()
@click.option("--out", type=_ANYTHING, default=Path("demo-evidence"), show_default=True, help="Output folder.")
@_form_options
@_run_options
@_quiet
@_speaking
def demo(out: Path, **options: object) -> int:
    """Check the case that ships with the program."""
    from evidence.pipeline import demo_case

    return _check(demo_case(), out, options)


@cli.command()
@click.argument("paths", type=_ANYTHING, nargs=-1, required=True, metavar="PATH...")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File for the lines [default: stdout].")
@_run_options
@_quiet
@_speaking
def extract(paths: tuple[Path, ...], out: Path | None, **options: object) -> int:
    """Read documents without a case: the fields of each as one line of JSON."""
    from evidence.pipeline import extract_lines

    with progress(quiet=bool(options["quiet"])) as meter:
        lines, failed = extract_lines(paths, _options(options), meter)
    if out is None:
        sys.stdout.buffer.write(lines)
    else:
        _write(out, lines)
    return Exit.UNREADABLE if failed else Exit.OK


@cli.command()
@click.argument("file", type=_ANYTHING)
@_quiet
@_speaking
def notice(file: Path, **_options: object) -> int:
    """Tell as JSON what a marketplace's notice asks for."""
    from evidence.pipeline import notice_json

    sys.stdout.buffer.write(notice_json(file))
    return Exit.OK


@cli.command()
@click.argument("folder", type=_ANYTHING, metavar="DIR")
@click.option("--originals", type=_ANYTHING, metavar="CASE", help="Case folder to compare the copies with.")
@_quiet
@_speaking
def verify(folder: Path, originals: Path | None, *, quiet: bool) -> int:
    """Prove that each highlighted PDF in DIR is its original plus annotations. Exit: 0 intact, 1 not."""
    from evidence.pipeline import verify as verify_copies

    found = verify_copies(folder, originals)
    for line in () if quiet and found.intact else found.lines():
        say(line)
    return Exit.OK if found.intact else Exit.GAPS


@cli.command()
@click.argument("folder", type=_ANYTHING, metavar="DIR")
@_quiet
@_speaking
def init(folder: Path, *, quiet: bool) -> int:
    """Write a commented case.toml into DIR, from its notice and what else is found there."""
    from evidence.pipeline import init_case

    for line in init_case(folder):
        if not quiet:
            say(line)
    return Exit.OK


@cli.command()
@click.argument("report", type=_ANYTHING)
@click.argument("asin")
@_quiet
@_speaking
def explain(report: Path, asin: str, **_options: object) -> int:
    """Tell why ASIN has its verdict in REPORT (report.json or its folder), and what came nearest to proof."""
    from evidence.pipeline import explain_item

    return _print(explain_item(report, asin))


@cli.group()
def rules() -> None:
    """List, show and test rule packs; your own pack is named by its folder."""


@rules.command("list")
@_speaking
def rules_list() -> int:
    """Name the packs that ship with the program, with window and quantity."""
    from evidence.pipeline import list_packs

    return _print(list_packs())


@rules.command("show")
@click.argument("pack")
@_speaking
def rules_show(pack: str) -> int:
    """Show PACK (a name or a folder): each rule with severity, reason and source."""
    from evidence.pipeline import show_pack

    return _print(show_pack(pack))


@rules.command("test")
@click.argument("packs", nargs=-1, metavar="[PACK...]")
@_speaking
def rules_test(packs: tuple[str, ...]) -> int:
    """Run the examples of each PACK, of all that ship without one. Exit: 0 as they say, 1 not, 2 a pack is wrong."""
    from evidence.pipeline import check_packs

    tested = check_packs(packs)
    _print(tested.lines())
    return Exit.GAPS if tested.wrong else Exit.OK


@cli.command()
@click.argument("old", type=_ANYTHING)
@click.argument("new", type=_ANYTHING)
@click.option("--json", "as_json", is_flag=True, help="Tell it as JSON.")
@_quiet
@_speaking
def diff(old: Path, new: Path, *, as_json: bool, quiet: bool) -> int:
    """Tell what became proven and what was lost between two reports (output folders, or their report.json).

    Exit: 0 nothing lost, 1 an item is worse off than before.
    """
    from evidence.pipeline import difference as difference_between
    from evidence.pipeline import difference_json

    found = difference_between(old, new)
    if as_json:
        sys.stdout.buffer.write(difference_json(found))
    elif not quiet:
        _print(found.lines())
    return Exit.GAPS if found.lost else Exit.OK


@cli.command()
@_quiet
@_speaking
def doctor(**_options: object) -> int:
    """Say which readers and languages this machine has, and what to install for more."""
    from evidence.pipeline import doctor_lines

    return _print(doctor_lines())


def _print(lines: Iterable[str]) -> int:
    for line in lines:
        answer(line)
    return Exit.OK


def _check(case: Path, out: Path | None, options: dict[str, object]) -> int:
    from evidence.pipeline import default_out, exit_code, refuse_output_among_papers, run, summary, write

    folder = out or default_out(case)
    refuse_output_among_papers(folder, case)
    quiet = bool(options["quiet"])
    with progress(quiet=quiet) as meter:
        report = run(case, _options(options), meter, _answers(options))
    write(report, folder, _options(options).form)
    if not quiet:
        _tell(report, summary(report), folder)
    return exit_code(report)


def _tell(report: Report, lines: tuple[str, ...], folder: Path) -> None:
    for line in lines:
        say(line)
    say(f"{report.case.name}: see {folder / 'report.html'}")


def _options(given: dict[str, object]) -> RunOptions:
    import msgspec

    from evidence.pipeline import RunOptions

    limits = {name: given[name] for name in ("max_seconds", "max_megapixels", "max_pages") if given[name] is not None}
    cache_dir = given["cache_dir"]
    asked = {
        "jobs": given["jobs"] or 0,
        "effort": given["effort"],
        "cache_dir": None if cache_dir is None else str(cache_dir),
        "use_cache": not given["no_cache"],
        "limits": limits,
        "form": {name: given[name] for name in _FORM if given.get(name) is not None},
    }
    return msgspec.convert(asked, RunOptions)


def _answers(given: dict[str, object]) -> Answers:
    from evidence.pipeline import answers_from

    names = [name.replace("-", "_") for name, _, _ in _ANSWERS]
    parts = [name.replace("-", "_") for name in _ACCOUNT]
    account = {part: given.get(f"account_{part}") for part in parts}
    return answers_from({name: given.get(name) for name in names}, account)


def _write(out: Path, data: bytes) -> None:
    from evidence.errors import OutputError
    from evidence.texts import message

    try:
        out.write_bytes(data)
    except OSError as error:
        what = message("It cannot be written ({why}).", why=error.strerror or "")
        raise OutputError(what, where=str(out), then="Choose another --out.") from error


def main() -> None:
    """Run the command line; click's own usage errors exit with 2."""
    cli(prog_name="evidence")
