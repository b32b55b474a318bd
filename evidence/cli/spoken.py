"""The help, and what click itself says, in the user's language.

In: the commands, the arguments. Out: the commands with their texts translated; click finds its own words in our
catalogue through gettext. Never: another process's language changed; a heavy import: the help must come at once.
"""

from __future__ import annotations

import gettext
import inspect
import os
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from evidence.texts import DOMAIN, FOLDER, spoken
from evidence.texts.catalogue import catalogue
from evidence.texts.system import system_languages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from evidence.texts import Pairs, Sentences

_LANG = "--lang"
_SENTENCE = re.compile(r"[.:](?=\s|$)")
# click's own words, by the ids that it asks gettext for: the catalogues get them from here
CLICK: Sentences = (
    "Usage:",
    "Options",
    "Commands",
    "Show this message and exit.",
    "default: {default}",
    "[OPTIONS]",
    "COMMAND [ARGS]...",
    "Error: {message}",
    "Try '{command} {option}' for help.",
    "Missing argument",
    "Missing option",
    "Missing command.",
    "No such option {name!r}.",
    "No such command {name!r}.",
    "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
    "{value!r} is not a valid {number_type}.",
    "{value} is not in the range {range}.",
    "Option {name!r} does not take a value.",
    "{name} {filename!r} is a directory.",
    "file",
    "path",
    "Aborted!",
    "Error: invalid input",
    "number",
    "whole number",
)
CLICK_PAIRS: Pairs = (
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
)


def language_of_arguments(arguments: Sequence[str]) -> str:
    """Return the language asked for, wherever `--lang` stands, else the system's."""
    asked = None
    for word, after in pairwise((*arguments, "")):
        if word == "--":
            break
        if word == _LANG or word.startswith(f"{_LANG}="):
            asked = word.partition("=")[2] or after
    return spoken(asked, *system_languages())


def speak(group: click.Command, language: str) -> None:
    """Let the help and click speak this language: once, before any argument is understood."""
    os.environ["LANGUAGE"] = language  # where gettext looks: click asks it for each of its words
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)
    _translate(group, catalogue(language).gettext)


def _translate(command: click.Command, t: Callable[[str], str]) -> None:
    if command.help:
        command.help = t(inspect.cleandoc(command.help))
        first = command.help.split("\n\n")[0]
        command.short_help = _SENTENCE.split(first)[0].rstrip(".\N{NO-BREAK SPACE}") + "."
    command.options_metavar = t(command.options_metavar or "[OPTIONS]")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            parameter.help = t(parameter.help) if parameter.help else None
            parameter.metavar = t(parameter.metavar) if parameter.metavar else None
            _name_number(parameter.type, t)
    if isinstance(command, click.Group):
        command.subcommand_metavar = t(command.subcommand_metavar)
        for one in command.commands.values():
            _translate(one, t)


def _name_number(kind: object, t: Callable[[str], str]) -> None:
    """Call a number what a person calls it where another thing was given; click says "float range"."""
    if isinstance(kind, click.FloatRange):
        kind.name = t("number")
    elif isinstance(kind, click.IntRange):
        kind.name = t("whole number")
