"""The ledger remembers each document, survives damage, and forgets a case when told to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from evidence.model import PortfolioRow, Record, Source
from evidence.pipeline.ledger import NAME, Ledger
from evidence.pipeline.options import RunOptions
from evidence.pipeline.reading import Outcome, failed

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = RunOptions()
RECORD = Record(
    document="a.pdf", path="a.pdf", part=None, sha256="1" * 64, first_page=1, last_page=1, read_by="", language=None,
    founds=(), items=(), codes=(), lines=(),
)  # fmt: skip
A = Source(sha256="1" * 64, name="a.pdf", kind="pdf", path="a.pdf", data=b"bytes of a")
B = Source(sha256="2" * 64, name="b.pdf", kind="pdf", path="b.pdf", part="x", data=b"bytes of b")


def test_a_run_that_was_cut_off_knows_what_was_done_and_what_failed(tmp_path: Path) -> None:
    with Ledger(tmp_path) as ledger:
        log = ledger.case(tmp_path / "case", tmp_path / "out")
        log.queued((A, B))
        for source, outcome in ((A, Outcome(source=A, records=(RECORD,))), (B, failed(B, "Too hard."))):
            assert log.known(source, OPTIONS) is None
            log.running(source)
            log.finished(source, OPTIONS, outcome, 1.5)
    with Ledger(tmp_path) as ledger:
        log = ledger.case(tmp_path / "case", tmp_path / "out")
        assert log.cut_off
        log.queued((A, B))
        assert log.known(A, OPTIONS) is None  # the cache tells it
        log.found(A, Outcome(source=A, records=(RECORD,)))
        assert log.known(B, OPTIONS) == failed(B, "Too hard.")
        log.found(B, failed(B, "Too hard."))
        states = {d.path: (d.state, d.attempts, d.reason) for d in ledger.states(tmp_path)[0].documents}
        assert states == {"a.pdf": ("done", 1, ""), "b.pdf": ("failed", 1, "Too hard.")}
        log.ended(PortfolioRow(name="case", folder="case"), 0, 2.0)
        log = ledger.case(tmp_path / "case", tmp_path / "out")
        assert not log.cut_off
        log.queued((A, B))
        assert log.known(B, OPTIONS) is None  # a new run tries again


def test_other_bytes_other_limits_other_effort_are_read_anew(tmp_path: Path) -> None:
    with Ledger(tmp_path) as ledger:
        log = ledger.case(tmp_path / "case", tmp_path / "out")
        log.finished(A, OPTIONS, Outcome(source=A, records=(RECORD,), lessened=True), 0)
        log.cut_off = True
        assert log.known(A, OPTIONS)
        assert log.known(msgspec.structs.replace(A, sha256="3" * 64), OPTIONS) is None
        assert log.known(msgspec.structs.replace(A, path="other.pdf"), OPTIONS) is None
        assert log.known(A, RunOptions(effort="fast")) is None
        assert (
            log.known(A, msgspec.structs.replace(OPTIONS, limits=msgspec.structs.replace(OPTIONS.limits, max_pages=3)))
            is None
        )


def test_documents_that_are_gone_leave_the_ledger(tmp_path: Path) -> None:
    with Ledger(tmp_path) as ledger:
        log = ledger.case(tmp_path / "case", tmp_path / "out")
        log.queued((A, B))
        log.queued((B,))
        assert [d.path for d in ledger.states(tmp_path)[0].documents] == ["b.pdf"]


def test_a_case_is_forgotten_down_to_the_bytes_of_the_file(tmp_path: Path) -> None:
    with Ledger(tmp_path) as ledger:
        log = ledger.case(tmp_path / "secret-client", tmp_path / "out")
        log.queued((A,))
        log.finished(A, OPTIONS, Outcome(source=A, records=(RECORD,)), 0)
        assert ledger.forget(str(tmp_path / "secret-client")) == (A.sha256,)
        assert ledger.states(tmp_path) == ()
    assert all(b"secret-client" not in file.read_bytes() for file in tmp_path.glob(f"{NAME}*"))


def test_a_damaged_ledger_is_begun_anew_and_says_so(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"this is no database" * 1000)
    with Ledger(tmp_path) as ledger:
        assert ledger.damaged
        ledger.case(tmp_path / "case", tmp_path / "out").queued((A,))
    with Ledger(tmp_path) as ledger:
        assert not ledger.damaged
        assert len(ledger.states(tmp_path)) == 1


def test_a_cache_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with Ledger(tmp_path / "file" / "cache") as ledger:
        log = ledger.case(tmp_path / "case", tmp_path / "out")
        log.finished(A, OPTIONS, failed(A, "Too hard."), 0)
        assert ledger.states(tmp_path)[0].documents[0].state == "failed"
