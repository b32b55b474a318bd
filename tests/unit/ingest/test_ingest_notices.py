"""Notices of our own writing in all shapes and languages, and the samples where they are at hand."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evidence.ingest.notice.load import Letter
from evidence.ingest.notice.parse import parse_notice, read_notice, understand

OWN = tomllib.loads(Path(__file__).with_name("notices.toml").read_text(encoding="utf-8"))["notice"]
FOLDER = Path(__file__).with_name("families")
FAMILIES = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "notifications"


@pytest.mark.parametrize("told", OWN, ids=lambda n: str(n["name"]))
def test_notice_says_what_is_printed_in_it(told: dict[str, Any]) -> None:
    understood = understand(Letter(told["text"]))
    notice = understood.notice
    dates = {"notified_on", "issued_after"}
    for key in ("notified_on", "window_days", "issued_after", "min_units"):
        value = getattr(notice, key)
        if key == "notified_on" and key not in told:
            continue
        want = None if told.get(key) == "none" else told.get(key)
        assert (value.isoformat() if value and key in dates else value) == want, key
    assert [f.asin for f in notice.flagged] == told["asins"]
    for key in ("language", "marketplace", "case_type", "response_days"):
        assert key not in told or getattr(notice, key) == told[key], key
    assert "quantity" not in told or understood.quantity == told["quantity"]
    assert "complaint_ids" not in told or list(notice.complaint_ids) == told["complaint_ids"]
    assert "titles" not in told or [f.title for f in notice.flagged] == told["titles"]
    assert "anchor" not in told or [w.anchor for w in notice.windows] == [told["anchor"]]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample notices are not on this machine")
def test_every_sample_is_understood() -> None:
    wrong = []
    for told in json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8")):
        notice = read_notice(SAMPLES / told["file"]).notice
        got = {
            "flagged": [f.asin for f in notice.flagged],
            "titles": [f.title for f in notice.flagged],
            "window_days": notice.window_days,
            "issued_after": notice.issued_after,
            "min_units": notice.min_units,
            "notification_date": notice.notified_on.isoformat() if notice.notified_on else None,
            "language": notice.language,
            "case_type": notice.case_type,
            "response_days": notice.response_days,
            "complaint_ids": list(notice.complaint_ids),
        }
        want = {k: told.get(k) for k in got} | {
            "flagged": [f["asin"] for f in told["flagged"]],
            "titles": [f["title"] for f in told["flagged"]],
        }
        wrong += [(told["file"], k, got[k], want[k]) for k in got if got[k] != want[k]]
    assert wrong == []


def test_nothing_said_is_nothing_invented() -> None:
    notice = parse_notice("Hello, please look at your account.")
    assert notice.flagged == ()
    assert (notice.window_days, notice.notified_on, notice.issued_after, notice.min_units) == (None, None, None, None)


@pytest.mark.parametrize("told", FAMILIES, ids=lambda n: str(n["file"]))
def test_families_written_before_the_phrases_were_looked_at(told: dict[str, Any]) -> None:
    notice = read_notice(FOLDER / told["file"]).notice
    assert sorted(f.asin for f in notice.flagged) == sorted(f["asin"] for f in told["flagged"])
    titled = {f["asin"]: f["title"] for f in told["flagged"] if "title" in f}
    assert {f.asin: f.title for f in notice.flagged if f.asin in titled} == titled
    for key in ("window_days", "issued_after", "min_units", "window_from", "window_to"):
        value = getattr(notice, key)
        assert (value.isoformat() if isinstance(value, date) else value) == told.get(key), key
    assert (notice.notified_on.isoformat() if notice.notified_on else None) == told["notification_date"]
    for key in ("case_type", "response_days", "language", "marketplace"):
        assert key not in told or getattr(notice, key) == told[key], key
    assert "complaint_ids" not in told or list(notice.complaint_ids) == told["complaint_ids"]


THREAD = """
Please send invoices from another supplier issued after 1 June 2026, with at least 10 units of each of these products:
* B0QVR1A2S3
* B0QVR1A2M4

On Thu, 24 Sep 2026 at 08:15, Maeve <maeve@shop.example> wrote:
> I attach the invoices for B0QVR1A2S3 and B0QVR1A2L5 as asked.

On Fri, 18 Sep 2026 at 10:02, Amazon Seller Performance wrote:
> Please send invoices issued in the last 365 days for these listings: B0QVR1A2S3, B0QVR1A2M4, B0QVR1A2L5
"""


@pytest.mark.parametrize(
    ("sender", "asins", "after"),
    [
        ("Amazon <seller-performance@amazon.co.uk>", 2, date(2026, 6, 1)),
        ("Dana <dana@agency.example>", 3, None),  # who passes a thread on asks nothing: the notice is what is quoted
    ],
)
def test_the_newest_message_of_the_marketplace_counts(sender: str, asins: int, after: date | None) -> None:
    told = understand(Letter(THREAD, sender=sender, sent=date(2026, 10, 2))).notice
    assert (len(told.flagged), told.issued_after) == (asins, after)


@pytest.mark.parametrize(
    ("sentence", "only"),
    [
        ("Invoices alone are not sufficient.", True),
        ("Same faktury nie są wystarczające.", True),
        ("Rechnungen reichen bei dieser Art von Meldung nicht aus.", True),
        ("Invoices older than a year are not accepted.", False),
        ("Please send invoices.", False),
    ],
)
def test_a_report_of_an_owner_may_say_that_invoices_are_not_enough(sentence: str, *, only: bool) -> None:
    report = "Zgłoszenie naruszenia znaku towarowego, trademark infringement, Markenverletzung. Send a letter of authorization."
    assert understand(Letter(f"{report} {sentence}\nB0QVR1A2S3\n")).letters_only is only
    assert not understand(Letter(f"These items may be inauthentic. {sentence}\nB0QVR1A2S3\n")).letters_only
