"""A notice that crashes or holds up its reader: told in a sentence, and the run lives."""

from __future__ import annotations

import ctypes
import os
import time
from functools import partial
from typing import TYPE_CHECKING

import pymupdf
import pytest

from evidence.errors import ReadError
from evidence.ingest.notice.parse import read_notice
from evidence.pipeline.apart import apart
from evidence.pipeline.notices import reading
from evidence.pipeline.options import RunOptions

if TYPE_CHECKING:
    from pathlib import Path

NOTICE = "Amazon.co.uk\n4 November 2026\nSend invoices from the last 365 days.\nASIN: B0D5PLM8QR\n"


@pytest.mark.parametrize(
    "work", [partial(ctypes.string_at, 0), partial(os._exit, 0), partial(time.sleep, 60)], ids=["crash", "exit", "hang"]
)
def test_work_that_takes_its_process_along_is_told(work: partial[object]) -> None:
    with pytest.raises(ReadError, match="crashed on this file"):
        apart(work, 1.0)


def test_what_it_returns_and_raises_comes_back() -> None:
    assert apart(partial(divmod, 7, 2), 60.0) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        apart(partial(divmod, 7, 0), 60.0)


def test_a_notice_with_text_of_its_own_is_read_by_another_process(tmp_path: Path) -> None:
    with pymupdf.open() as pdf:
        pdf.new_page().insert_text((40, 60), NOTICE)
        pdf.save(tmp_path / "notification.pdf")
    told = read_notice(tmp_path / "notification.pdf", reading(RunOptions(use_cache=False)))
    assert [f.asin for f in told.notice.flagged] == ["B0D5PLM8QR"]
    assert told.notes == ()


def test_a_notice_that_is_no_pdf_behind_its_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "notification.pdf").write_bytes(b"%PDF-1.7\nnothing of the kind")
    with pytest.raises(ReadError, match=r"notification\.pdf"):
        read_notice(tmp_path / "notification.pdf", reading(RunOptions(use_cache=False)))
