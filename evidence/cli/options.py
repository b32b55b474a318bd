"""What the commands share: options, how they speak, how what is given becomes types.

In: arguments. Out: RunOptions, Answers, an exit code with one line of talk. Never: logic; heavy imports before a command runs.
"""

from __future__ import annotations

import os
import sys
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import click

from evidence.errors import DEBUG, EvidenceError, Exit, internal
from evidence.terminal import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from evidence.model import Answers
    from evidence.pipeline.options import Passwords, RunOptions
    from evidence.texts import Texts

P = ParamSpec("P")
ANYTHING = click.Path(path_type=Path)
AT_LEAST_ONE = click.IntRange(1)
_SOME = click.FloatRange(1)
_ANSWERS: Texts[tuple[str, str]] = {
    ("notified-on", "DATE"): "Day the notice arrived; the window ends here.",
    ("window-days", "N"): "Length of the window in days.",
    ("window-from", "DATE"): "First day of the window, whatever its length.",
    ("window-to", "DATE"): "Last day of the window.",
    ("issued-after", "DATE"): "Only documents issued after this day count.",
    ("min-units", "N"): "Units that documents must show at least.",
    ("quantity", "MODE"): "What quantities must cover: sold, inventory, minimum or none.",
    ("submit-on", "DATE"): "Day on which the papers will be sent.",
    ("marketplace", "NAME"): "Such as amazon.fr.",
    ("case-type", "NAME"): "Such as inauthentic.",
    ("pack", "NAME"): "Rule pack, by name or folder.",
}
_METAVARS: Texts[str] = {"DATE": "DATE", "N": "N", "MODE": "MODE", "NAME": "NAME", "TEXT": "TEXT"}
_FORM = ("mark", "upload", "pages", "max_megabytes", "identity")
_ACCOUNT = ("legal-name", "trading-name", "address", "phone", "email", "vat")


cache_option = click.option(
    "--cache-dir", type=ANYTHING, metavar="FOLDER", help="Where documents already read, and the ledger, are kept."
)


def answer_options(command: Callable[P, None]) -> Callable[P, None]:
    """Add what can be said about a case."""
    for name in reversed(_ACCOUNT):
        command = click.option(f"--account-{name}", metavar=_METAVARS["TEXT"], help="As in the selling account.")(
            command
        )
    for (name, metavar), text in reversed(_ANSWERS.items()):
        command = click.option(f"--{name}", metavar=_METAVARS[metavar], help=text)(command)
    return command


def password_options(command: Callable[P, None]) -> Callable[P, None]:
    """Add how locked PDFs are opened."""
    for option in (
        click.option("--ask-password", is_flag=True, help="Ask for the password of locked PDFs."),
        click.option("--passwords", type=ANYTHING, metavar="FILE", help="Passwords of locked PDFs, one a line."),
    ):
        command = option(command)
    return command


def run_options(command: Callable[P, None]) -> Callable[P, None]:
    """Add how a run is done."""
    for option in (
        click.option(
            "--cluster-certs",
            type=ANYTHING,
            metavar="FOLDER",
            help="Folder of ca.pem, cert.pem and key.pem for the cluster.",
        ),
        click.option("--cluster", metavar="ADDRESS", help="Read on a cluster: its scheduler, tls://HOST:PORT."),
        password_options,
        click.option("--max-pages", type=AT_LEAST_ONE, metavar="N", help="Pages that one document may have."),
        click.option("--max-megapixels", type=_SOME, metavar="N", help="Size that one image may have (300)."),
        click.option(
            "--max-seconds", type=_SOME, metavar="N", help="Processor seconds that one document may take (300)."
        ),
        click.option("--no-cache", is_flag=True, help="Neither use nor keep documents already read."),
        cache_option,
        click.option(
            "--effort",
            type=click.Choice(["fast", "auto", "thorough"]),
            default="auto",
            show_default=True,
            help="How hard scans are read; auto looks again where it matters.",
        ),
        click.option("--jobs", "-j", type=AT_LEAST_ONE, metavar="N", help="Worker processes; as many as processors."),
    ):
        command = option(command)
    return command


def form_options(command: Callable[P, None]) -> Callable[P, None]:
    """Add in which form the results are written."""
    for option in (
        click.option("--identity", is_flag=True, help="Put identity papers into upload/ too."),
        click.option(
            "--max-upload-mb",
            "max_megabytes",
            type=click.FloatRange(0.1),
            metavar="N",
            help="Megabytes that one file to be sent may have.",
        ),
        click.option(
            "--pages",
            type=click.Choice(["all", "evidence"]),
            default="all",
            show_default=True,
            help="Which pages upload/ holds: all, or those that prove something.",
        ),
        click.option(
            "--upload",
            type=click.Choice(["originals", "marked", "none"]),
            default="originals",
            show_default=True,
            help="What upload/ holds.",
        ),
        click.option(
            "--mark",
            type=click.Choice(["highlight", "circle"]),
            default="highlight",
            show_default=True,
            help="How the copies are marked.",
        ),
    ):
        command = option(command)
    return command


quiet_option = click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")
lang_option = click.option("--lang", metavar="CODE", help="Language of what a person reads: en, fr, de, es or it.")


def speaking(command: Callable[P, int]) -> Callable[P, None]:
    """Turn what a command returns or raises into an exit code and one line of talk, in the language of `--lang`.

    Every command takes `--quiet` and `--lang`, and so says which of the two it has no use for.
    """

    @wraps(command)
    def spoken(*args: P.args, **kwargs: P.kwargs) -> None:
        language = language_of(kwargs)
        if not kwargs["quiet"]:
            _tell_unspoken(kwargs["lang"], language)
        sys.exit(_guarded(lambda: command(*args, **kwargs), language))

    return quiet_option(lang_option(spoken))


def language_of(given: Mapping[str, object]) -> str:
    """Return the language to talk in: what is asked for, else the system's."""
    from evidence.texts import spoken
    from evidence.texts.system import system_languages

    asked = given.get("lang")
    return spoken(asked if isinstance(asked, str) else None, *system_languages())


def _tell_unspoken(asked: object, language: str) -> None:
    from evidence.texts import speaker, speaks, unspoken

    if isinstance(asked, str) and not speaks(asked):
        say(f"evidence: {speaker(language).tell(unspoken(asked))}")


def _guarded(command: Callable[[], int], language: str) -> int:
    try:
        return command()
    except EvidenceError as error:
        from evidence.texts import speaker

        say(f"evidence: {speaker(language).tell(error.told)}")
        return error.exit_code
    except KeyboardInterrupt:
        from evidence.texts import speaker

        t = speaker(language)
        say(f"evidence: {t('Stopped on request.')}")
        return Exit.INTERRUPTED
    except BrokenPipeError:
        sys.stdout = None  # whoever read our output left: nothing more to flush
        return Exit.OK
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        from evidence.texts import speaker

        say(f"evidence: {speaker(language).tell(internal(error).told)}")
        return Exit.INTERNAL


def run_options_of(given: dict[str, object], *papers: Path) -> RunOptions:
    """Return how the run is to be done over these papers."""
    import msgspec

    from evidence.pipeline.options import RunOptions

    limits = {name: given[name] for name in ("max_seconds", "max_megapixels", "max_pages") if given[name] is not None}
    cache_dir = given["cache_dir"]
    asked = {
        "jobs": given["jobs"] or 0,
        "effort": given["effort"],
        "cache_dir": None if cache_dir is None else str(cache_dir),
        "use_cache": not given["no_cache"],
        "cluster": given["cluster"],
        "cluster_certs": None if given["cluster_certs"] is None else str(given["cluster_certs"]),
        "limits": limits,
        "language": language_of(given),
        "form": {name: given[name] for name in _FORM if given.get(name) is not None},
    }
    return msgspec.structs.replace(msgspec.convert(asked, RunOptions), passwords=passwords_given(given, *papers))


def passwords_given(given: dict[str, object], *papers: Path) -> Passwords:
    """Return the passwords that may open these papers."""
    from evidence.cli.passwords import passwords_of

    file, ask = given["passwords"], bool(given["ask_password"])
    return passwords_of(file if isinstance(file, Path) else None, papers, ask=ask, language=language_of(given))


def cached_in(folder: Path | None) -> RunOptions:
    """Return options that name the cache folder alone."""
    from evidence.pipeline.options import RunOptions

    return RunOptions(cache_dir=None if folder is None else str(folder))


def answers_of(given: dict[str, object]) -> Answers:
    """Return what was said about the case."""
    from evidence.pipeline.answers import answers_from

    names = ["lang", *(name.replace("-", "_") for name, _ in _ANSWERS)]
    parts = [name.replace("-", "_") for name in _ACCOUNT]
    account = {part: given.get(f"account_{part}") for part in parts}
    return answers_from({name: given.get(name) for name in names}, account)
