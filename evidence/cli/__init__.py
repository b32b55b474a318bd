"""The command line: arguments to a case, run, write, exit code.

In: arguments. Out: files, JSON on stdout, talk on stderr, an exit code. Never: logic; heavy imports before a command runs.
"""

from __future__ import annotations

import sys

from evidence.cli import bulk, commands
from evidence.cli.group import cli
from evidence.cli.spoken import language_of_arguments, speak

__all__ = ["bulk", "cli", "commands", "main"]


def main() -> None:
    """Run the command line; click's own usage errors exit with 2."""
    speak(cli, language_of_arguments(sys.argv[1:]))
    cli(prog_name="evidence")
