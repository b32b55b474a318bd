"""All that the spine offers, in one place, for those who use it.

In: a case folder, or paths. Out: a Report, or records; files by `write`. Never: an import of this by a worker.
"""

from evidence.ingest.layout import is_case
from evidence.model.form import ReportOptions
from evidence.pipeline.answers import answers_from
from evidence.pipeline.batch import BatchOptions, batch, planned
from evidence.pipeline.check import check
from evidence.pipeline.options import Passwords, RunOptions
from evidence.pipeline.outcome import exit_code, summary
from evidence.pipeline.packs import check_packs, list_packs, show_pack
from evidence.pipeline.progress import Progress, Silence
from evidence.pipeline.purge import purge
from evidence.pipeline.single import demo_case, doctor_lines, explain_item, extract_lines, init_case, notice_json
from evidence.pipeline.spine import default_out, extract_paths, refuse_output_among_papers, run, write
from evidence.pipeline.status import status_lines
from evidence.pipeline.watch import watched
from evidence.report.diff import diff as difference
from evidence.report.diff import difference_json
from evidence.report.verify import verify

__all__ = [
    "BatchOptions",
    "Passwords",
    "Progress",
    "ReportOptions",
    "RunOptions",
    "Silence",
    "answers_from",
    "batch",
    "check",
    "check_packs",
    "default_out",
    "demo_case",
    "difference",
    "difference_json",
    "doctor_lines",
    "exit_code",
    "explain_item",
    "extract_lines",
    "extract_paths",
    "init_case",
    "is_case",
    "list_packs",
    "notice_json",
    "planned",
    "purge",
    "refuse_output_among_papers",
    "run",
    "show_pack",
    "status_lines",
    "summary",
    "verify",
    "watched",
    "write",
]
