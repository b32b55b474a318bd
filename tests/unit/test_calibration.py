"""Calibration: curves rise and promise nothing certain; groups are held out whole; readings that nothing parts share."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from random import Random

import msgspec
import pytest

from evidence.model import Box, Found, Span
from evidence.report import calibration
from evidence.report.calibration import FAMILIES, calibrated, interpolated, rest_right, share_right
from scripts.scoring.fitting import FOLDS, error, fit, fold_of, held_out
from scripts.scoring.samples import Sample

_DATA = Path(calibration.__file__).with_name("calibration.toml")


def _overconfident(groups: int) -> list[Sample]:
    """Return values of which finders say .5 to 1, and that are right half as often as that above one half."""
    chance = Random(7)  # noqa: S311 -- samples, not secrets
    samples = []
    for group in range(groups):
        for _ in range(8):
            sure = chance.uniform(0.5, 1.0)
            right = chance.random() < sure - 0.25
            samples.append(Sample(f"group {group}", "names", "ocr", best=True, sure=sure, right=right))
    return samples


def test_curves_put_right_what_finders_overstate_in_groups_that_were_held_out() -> None:
    judged = held_out(_overconfident(150))
    before = error([(j.sample.sure, j.sample.right) for j in judged])
    after = error([(j.after, j.sample.right) for j in judged])
    assert before == pytest.approx(0.25, abs=0.03)
    assert after < 0.05


def test_a_group_is_whole_in_one_fold_and_every_sample_is_judged_once() -> None:
    samples = _overconfident(40)
    judged = held_out(samples)
    assert sorted(j.sample for j in judged) == sorted(samples)
    assert {fold_of(s.group) for s in samples} <= set(range(FOLDS))
    curves = fit([s for s in samples if fold_of(s.group) != fold_of("group 3")])
    alone = [j for j in judged if j.sample.group == "group 3"]
    assert all(j.after == interpolated(curves["names", "ocr", "best"], j.sample.sure) for j in alone)


def test_few_values_take_the_curve_of_all_families() -> None:
    few = [Sample(f"g{n}", "dates", "ocr", best=True, sure=0.9, right=True) for n in range(9)]
    curves = fit([*_overconfident(60), *few])
    assert curves["dates", "ocr", "best"] == curves["", "ocr", "best"]


def test_the_curves_of_the_package_rise_and_promise_nothing_certain() -> None:
    text = _DATA.read_text(encoding="utf-8")
    assert len(text) < 8000
    curves = tomllib.loads(text)
    assert set(curves) >= set(FAMILIES.values())
    for ways in curves.values():
        for ranks in ways.values():
            for knots in ranks.values():
                assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(knots))
                assert all(0.0 < height <= 0.995 for _, height in knots)
                heights = [interpolated(knots, at / 100) for at in range(1, 100)]
                assert heights == sorted(heights)


def test_what_has_no_curve_stays_what_it_is() -> None:
    assert calibrated("names", "xml", 0.99) == 0.99
    assert calibrated(None, "text", 0.42) == 0.42


def _found(value: str, confidence: float, *words: int) -> Found:
    span = Span(document="d", page=1, words=words, box=Box(0, 0, 10, 10))
    return Found(field="invoice_date", value=value, text="03/04/2026", span=span, confidence=confidence, finder="dates")


def test_two_readings_of_one_print_share_what_it_has() -> None:
    first, second, other = _found("2026-04-03", 0.5, 1), _found("2026-03-04", 0.5, 1), _found("2026-01-01", 0.45, 7)
    alone = share_right(first, (first, other))
    shared = share_right(first, (first, second, other))
    assert shared == alone / 2
    assert rest_right(second, first, shared) == shared
    assert rest_right(other, first, shared) < shared
    sure = share_right(msgspec.structs.replace(first, confidence=0.98), (first,))
    assert rest_right(other, first, sure) <= 1 - sure
