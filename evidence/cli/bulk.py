"""Commands about many things: all cases of a folder.

In: arguments. Out: files, talk on stderr, an exit code. Never: logic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.group import cli
from evidence.cli.options import ANYTHING, form_options, quiet_option, run_options, run_options_of, speaking
from evidence.terminal import progress, say

if TYPE_CHECKING:
    from pathlib import Path


@cli.command()
@click.argument("root", type=ANYTHING)
@click.option("--out", type=ANYTHING, help="Output folder [default: ROOT-evidence beside the root].")
@click.option("--only-changed", is_flag=True, help="Leave cases whose papers, lists and options are as they were.")
@click.option("--fail-fast", is_flag=True, help="Begin no further case after one that fails (exit 2 or 3).")
@click.option("--times", is_flag=True, help="Tell each case's seconds in the portfolio: its bytes differ then.")
@form_options
@run_options
@quiet_option
@speaking
def batch(root: Path, out: Path | None, **options: object) -> int:
    """Check every case folder below ROOT, each with its own report, and write one table over all.

    Exit: the worst of all cases (2, then 3, 1, 0).
    """
    from evidence.pipeline import BatchOptions, default_out
    from evidence.pipeline import batch as run_batch

    quiet = bool(options["quiet"])
    folder = out or default_out(root)
    how = BatchOptions(
        only_changed=bool(options["only_changed"]), fail_fast=bool(options["fail_fast"]), times=bool(options["times"])
    )
    with progress(quiet=quiet) as meter:
        portfolio, code = run_batch(root, folder, run_options_of(options), how, meter)
    if not quiet:
        say(f"{len(portfolio.rows)} cases: see {folder / 'portfolio.html'}")
    return code
