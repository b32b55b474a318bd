"""A business that prints its own name and its owner's beside it is one buyer, where the account has both."""

from __future__ import annotations

import pytest

from evidence.ingest.packs import load_pack
from evidence.judge.examples import ASIN, Example, ExamplePaper, case_of, record_of
from evidence.judge.outcome import Paper
from evidence.judge.parties import buyer_mismatch
from evidence.model import Account, FlaggedItem, RuleOptions

ACCOUNT = Account(legal_name="Jörg Amsel", trading_name="Amsel Technik")


def _differs(*printed: str) -> bool:
    case = case_of(Example(verdict="covered", item=FlaggedItem(asin=ASIN), account=ACCOUNT), load_pack("amazon-365"))
    record = record_of(ExamplePaper(buyer=printed))
    paper = Paper(record=record, others=(), copies=(), versions=(), parts=())
    return bool(buyer_mismatch(paper, case, RuleOptions()))


@pytest.mark.parametrize(
    "printed",
    [
        "Amsel Technik, Inh. Jörg Amsel",
        "Amsel Technik Inhaber: Jörg Amsel",
        "Inh. Jörg Amsel",
        "Jörg Amsel t/a Amsel Technik",
        "Jörg Amsel \u2013 Amsel Technik",
        "Amsel Technik (Jörg Amsel)",
        "Amsel Technik di Jörg Amsel",
    ],
)
def test_the_accounts_names_beside_each_other_are_its_name(printed: str) -> None:
    assert not _differs(printed)


@pytest.mark.parametrize(
    "printed", ["Inh. Karl Amsel", "Jörg Amsel \u2013 Drossel Handel", "Amsel Technik, Inh. Karl Star"]
)
def test_another_name_beside_one_of_them_is_another_buyer(printed: str) -> None:
    assert _differs(printed)
