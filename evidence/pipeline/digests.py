"""What tells that a run would only do again what an earlier one did.

In: a case, or its answer, and options. Out: digests, equal where answers or files are. Never: a date, a paper's bytes.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from evidence.pipeline.version import version_digest

if TYPE_CHECKING:
    from evidence.model import Case, Report
    from evidence.model.form import ReportOptions
    from evidence.pipeline.options import RunOptions


def case_digest(asked: Case, options: RunOptions) -> str:
    """Return a digest of all that an answer depends on."""
    return _digest(_without_bytes(asked), (options.effort, options.limits, options.form, options.language))


def answer_digest(report: Report, form: ReportOptions) -> str:
    """Return a digest of all that the files of an answer depend on; their papers' bytes by the hashes in it."""
    return _digest(msgspec.structs.replace(report, case=_without_bytes(report.case)), form)


def _digest(*parts: object) -> str:
    encoder = msgspec.msgpack.Encoder(order="deterministic")
    digest = hashlib.sha256(version_digest().encode())
    for part in parts:
        digest.update(encoder.encode(part))
    return digest.hexdigest()


def _without_bytes(case: Case) -> Case:
    documents = tuple(msgspec.structs.replace(d, data=None) for d in case.documents)
    plan = case.plan and msgspec.structs.replace(case.plan, data=None)
    return msgspec.structs.replace(case, documents=documents, plan=plan)
