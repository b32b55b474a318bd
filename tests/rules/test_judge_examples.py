from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from evidence.ingest.packs import load_pack, shipped
from evidence.judge import judge, validate
from evidence.judge.examples import Example, case_of, complaints, problems_of, read_examples, record_of
from evidence.match import match

if TYPE_CHECKING:
    from pathlib import Path

    from evidence.model import RulePack
    from evidence.texts import Text

RULES = shipped("rules")
PACKS = sorted(f.parent.name for f in RULES.glob("*/pack.toml"))
FILES = sorted(RULES.glob("*/examples/*.toml"))


def run(pack: str, example: Example, rule: str) -> list[Text]:
    case = case_of(example, load_pack(pack))
    records = tuple(record_of(p) for p in example.papers)
    return complaints(judge(case, records, problems_of(example), match(case.items, records)), example, rule)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f"{f.parent.parent.name}/{f.stem}")
def test_examples_come_out_as_they_say(file: Path) -> None:
    examples = read_examples(file.read_bytes())
    pack = file.parent.parent.name
    assert examples.passing.status == "pass"
    assert examples.failing.status != "pass"
    assert run(pack, examples.passing, examples.rule) == []
    assert run(pack, examples.failing, examples.rule) == []


@pytest.mark.parametrize("pack", PACKS)
def test_every_rule_a_pack_writes_down_has_examples(pack: str) -> None:
    written = tomllib.loads((RULES / pack / "pack.toml").read_text(encoding="utf-8")).get("rules", [])
    shown = {read_examples(f.read_bytes()).rule for f in (RULES / pack / "examples").glob("*.toml")}
    assert {r["id"] for r in written} <= shown
    assert shown


@pytest.mark.parametrize("pack", PACKS)
def test_every_pack_is_valid(pack: str) -> None:
    loaded = load_pack(pack)
    validate(loaded)
    assert all(r.why and r.source for r in loaded.rules)


def on_its_own_ground(pack: RulePack, base: RulePack) -> set[str]:
    """Rules whose example in the base is about a window, a quantity or kinds of paper that the pack sets otherwise."""
    dated = {
        "window.expired",
        "window.future",
        "window.ambiguous",
        "window.undated",
        "window.edge",
        "window.delivered_late",
    }
    counted = {"quantity.short", "quantity.unknown", "quantity.unreadable"}
    return {
        *(dated if pack.window != base.window else ()),
        *(counted if pack.quantity in {"none", "minimum"} else ()),
        *({"document.type"} if pack.evidence_kinds != base.evidence_kinds else ()),
    }


@pytest.mark.parametrize("name", [p for p in PACKS if p != "base"])
def test_the_examples_of_inherited_rules_hold_in_every_pack(name: str) -> None:
    """The verdict may be another (other papers count, other numbers are needed); the rule passes and fails alike."""
    pack, base = load_pack(name), load_pack("base")
    known = {r.id: (r.check, r.options) for r in base.rules}
    same = {r.id for r in pack.rules if known.get(r.id) == (r.check, r.options)} - on_its_own_ground(pack, base)
    assert len(same) > len(known) / 2
    for file in sorted((RULES / "base" / "examples").glob("*.toml")):
        examples = read_examples(file.read_bytes())
        for example in (examples.passing, examples.failing) if examples.rule in same else ():
            told = [c for c in map(str, run(name, example, examples.rule)) if not c.startswith("verdict")]
            assert told == [] or (example is examples.failing and "passed" not in told[0]), (file.stem, told)
