"""The command line's name and version, to which the commands add themselves.

In: nothing. Out: the group. Never: a command.
"""

from __future__ import annotations

import click

from evidence import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="evidence")
def cli() -> None:
    """Turn a folder of invoices and supplier papers into proof, on this machine alone."""
