"""Verdicts on printed invoices of many layouts: the honest question is answered, those that they do not prove never are."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Share of the lines named by a GTIN or ASIN that honest papers prove. What is missing is held for good reasons: goods
# that come after the notice, cartons or pieces, a line for nothing.
FLOORS = {"first": 0.85, "second": 0.85, "third": 0.85, "fourth": 0.75, "fifth": 0.5}


@pytest.mark.timeout(600)
@pytest.mark.parametrize("batch", [b if b == "first" else pytest.param(b, marks=pytest.mark.slow) for b in FLOORS])
def test_prints_prove_what_they_say_and_nothing_else(monkeypatch: pytest.MonkeyPatch, batch: str) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    from scripts.paper_maker.goods import printed
    from scripts.paper_maker.measure_verdicts import HONEST, false_covered, measure

    counts, told = measure(printed(batch, 0, 1))
    assert false_covered(counts) == 0, "\n".join(told)
    assert counts["another buyer"].total() > 0
    assert counts[HONEST]["covered"] >= FLOORS[batch] * counts[HONEST].total(), "\n".join(told)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_paper_and_its_scan_prove_one_purchase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    from scripts.paper_maker.goods import printed
    from scripts.paper_maker.measure_verdicts import twice_over

    verdicts = [verdict for made in printed("first", 0, 1) for verdict in twice_over(made)]
    assert verdicts.count("insufficient") >= 0.9 * len(verdicts) > 0
    assert "covered" not in verdicts
