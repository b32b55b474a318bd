"""The command line's name and version, to which the commands add themselves.

In: nothing. Out: the group. Never: a command.
"""

from __future__ import annotations

import click

from evidence import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="evidence", help="Show the version and exit.")
@click.option("--lang", metavar="CODE", help="Language of what a person reads: en, fr, de, es or it.")
@click.pass_context
def cli(context: click.Context, lang: str | None) -> None:
    """Turn a folder of invoices and supplier papers into proof, on this machine alone."""
    if lang:
        context.default_map = _everywhere(cli, lang)


def _everywhere(command: click.Command, lang: str) -> dict[str, object]:
    """Return defaults by which every command below speaks the language, wherever `--lang` stood."""
    if isinstance(command, click.Group):
        return {name: _everywhere(one, lang) for name, one in command.commands.items()}
    return {"lang": lang}
