from __future__ import annotations

from pathlib import Path

import pytest

from evidence.judge import judge_plan
from evidence.judge.examples import ExamplePaper, record_of
from evidence.judge.phrases import phrases
from evidence.model import FlaggedItem, Plan

PLANS = Path(__file__).parent / "plans"
ITEMS = (FlaggedItem(asin="B0C4KT7Q2X"), FlaggedItem(asin="B0D5MNP9RA"))
LANGUAGES = ("de", "en", "es", "fr", "it")
RECORDS = (record_of(ExamplePaper(number="2026-118")),)


def plan(name: str) -> Plan:
    text = (PLANS / f"{name}.txt").read_text(encoding="utf-8")
    return judge_plan(text, name[-2:], ITEMS, RECORDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_good_plan_has_no_finding(language: str) -> None:
    assert plan(f"good_{language}").findings == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_planted_fault_is_found(language: str) -> None:
    found = plan(f"bad_{language}").findings
    assert {f.rule for f in found} == {
        "plan.root_cause",
        "plan.prevention",
        "plan.item",
        "plan.evidence",
        "plan.tone",
        "plan.vague",
        "plan.other_case",
    }
    assert any("B0D5MNP9RA" in f.message for f in found)
    assert any("2027-999" in f.message for f in found)
    assert all(f.text for f in found if f.rule in {"plan.tone", "plan.vague", "plan.other_case"})
    assert sum(f.rule == "plan.tone" for f in found) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_plans_written_without_a_look_at_the_phrases(language: str) -> None:
    """Each bad one lacks a cause and prevention, an item and a paper, names a wrong day and too many units, pleads ..."""
    assert plan(f"fresh_good_{language}").findings == ()
    found = plan(f"fresh_bad_{language}").findings
    rules = [f.rule for f in found]
    assert set(rules) == {
        "plan.root_cause",
        "plan.prevention",
        "plan.item",
        "plan.evidence",
        "plan.tone",
        "plan.vague",
        "plan.other_case",
    }
    assert rules.count("plan.tone") == 3
    messages = " ".join(f.message for f in found if f.rule == "plan.evidence")
    assert rules.count("plan.evidence") == 3
    assert all(told in messages for told in ("HT-77801", "500 units, the paper shows 10", "shows 2026-07-02"))


def test_each_cause_that_the_notice_names_wants_an_answer() -> None:
    text = (PLANS / "fresh_good_en.txt").read_text(encoding="utf-8")
    assert judge_plan(text, "en", ITEMS, RECORDS, causes=("used",)).findings == ()
    assert judge_plan(text, "en", ITEMS, RECORDS, causes=("intellectual_property",)).findings == ()
    (found,) = judge_plan(text, "en", ITEMS, RECORDS, causes=("used", "intellectual_property")).findings
    assert found.rule == "plan.root_cause"
    assert "intellectual property" in found.message


def test_a_heading_without_a_sentence_is_no_part() -> None:
    text = "Root cause\nActions taken\nWe removed all 34 units from sale on 12 August 2026.\nPrevention\n"
    found = {f.rule for f in judge_plan(text, "en", ITEMS[:1]).findings}
    assert {"plan.root_cause", "plan.prevention", "plan.item", "plan.length"} <= found
    assert "plan.actions" not in found


def test_every_language_has_all_phrases() -> None:
    assert set(phrases()) == set(LANGUAGES)
    for words in phrases().values():
        assert all(p == p.lower() for part in words.__struct_fields__ for p in getattr(words, part))


def test_a_language_without_phrases_is_said_and_not_judged_as_english() -> None:
    plan = judge_plan("We handlen voortaan beter.", "nl", ())
    told = {f.rule: f for f in plan.findings}
    assert told["plan.language"].status == "unsure"
    assert "(nl)" in told["plan.language"].message
    assert not told.keys() & {"plan.root_cause", "plan.actions", "plan.prevention", "plan.vague", "plan.tone"}
