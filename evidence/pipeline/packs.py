"""Rule packs for a person: which there are, what one asks for, whether its examples come out as they say.

In: names or paths of packs. Out: lines to print. Never: a change to a pack.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import msgspec

from evidence.errors import UsageError
from evidence.ingest.packs import BASE, DEFAULT_PACK, load_pack, pack_file, pack_names
from evidence.judge import judge, validate
from evidence.judge.described import pack_lines, pack_table
from evidence.judge.examples import Example, case_of, complaints, problems_of, read_examples, record_of
from evidence.match import match
from evidence.texts import Text, message, plural, speaker

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from evidence.model import RulePack


class Tested(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the examples: how many were run, what did not come out, which rules have none."""

    packs: int
    examples: int
    wrong: tuple[Text, ...]

    def lines(self) -> tuple[Text, ...]:
        """Return what to print."""
        count = plural("one example", "{count} examples", self.examples)
        packs = plural("one rule pack", "{count} rule packs", self.packs)
        if not self.wrong:
            return (message("{examples} of {packs}: all come out as they say.", examples=count, packs=packs),)
        told = plural(
            "{examples} of {packs}: one complaint.",
            "{examples} of {packs}: {count} complaints.",
            len(self.wrong),
            examples=count,
            packs=packs,
        )
        return (*self.wrong, told)


def list_packs(language: str) -> tuple[str, ...]:
    """Return a line for each pack that ships with the program."""
    t = speaker(language)
    lines = pack_table([load_pack(name) for name in pack_names()], t)
    told = t("Without a case type {pack} is taken. A pack of your own is named by its folder.", pack=DEFAULT_PACK)
    return (*lines, told)


def show_pack(wanted: str, language: str) -> tuple[str, ...]:
    """Return one pack in full, what it inherits laid under its own."""
    return pack_lines(_valid(wanted), speaker(language))


def check_packs(wanted: Iterable[str]) -> Tested:
    """Run the examples of these packs, of all that ship where none is named. UsageError for a pack that is wrong."""
    names = tuple(wanted) or (BASE, *pack_names())
    count = 0
    wrong: list[Text] = []
    for name in names:
        pack, folder = _valid(name), pack_file(name).parent
        files = sorted((folder / "examples").glob("*.toml"))
        shown = set()
        for file in files:
            rule, told = _run(file, pack)
            shown.add(rule)
            wrong += [message("{file}: {what}", file=f"{folder.name}/examples/{file.name}", what=t) for t in told]
        count += 2 * len(files)
        bare = [rule for rule in _own_rules(pack_file(name)) if rule not in shown]
        wrong += [
            message("{pack}: the rule {rule} has no example in examples/{rule}.toml.", pack=folder.name, rule=rule)
            for rule in bare
        ]
    return Tested(packs=len(names), examples=count, wrong=tuple(wrong))


def _valid(wanted: str) -> RulePack:
    pack = load_pack(wanted)
    validate(pack)
    return pack


def _own_rules(file: Path) -> tuple[str, ...]:
    return tuple(rule["id"] for rule in tomllib.loads(file.read_text(encoding="utf-8")).get("rules", ()))


def _run(file: Path, pack: RulePack) -> tuple[str, list[Text]]:
    """Return the rule that a file of examples is about, and what did not come out."""
    where = f"{file.parent.parent.name}/examples/{file.name}"
    try:
        examples = read_examples(file.read_bytes())
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise UsageError(f"{error}.", where=where, then="Correct the example.") from error
    passing = example_complaints(examples.passing, pack, examples.rule)
    failing = example_complaints(examples.failing, pack, examples.rule)
    wrong: list[Text] = [message("the passing example: {what}", what=c) for c in passing]
    wrong += [message("the failing example: {what}", what=c) for c in failing]
    if examples.passing.status != "pass":
        wrong.append(message("the passing example expects a failure."))
    if examples.failing.status == "pass":
        wrong.append(message("the failing example expects no failure: give it a status."))
    return examples.rule, wrong


def example_complaints(example: Example, pack: RulePack, rule: str) -> list[Text]:
    """Return in words where an example comes out otherwise than it says."""
    case = case_of(example, pack)
    records = tuple(record_of(p) for p in example.papers)
    return complaints(judge(case, records, problems_of(example), match(case.items, records)), example, rule)
