"""One case from its folder to its files, as the command line runs it.

In: a case, an output folder, options. Out: the Report, its files written. Never: a half-written result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.errors import EvidenceError
from evidence.pipeline.crew import Crew
from evidence.pipeline.job import ALONE, Job, Place
from evidence.pipeline.ledger import DAMAGED, Ledger
from evidence.pipeline.writing import Writer

if TYPE_CHECKING:
    from pathlib import Path

    from evidence.model import Answers, Report
    from evidence.pipeline.options import RunOptions
    from evidence.pipeline.progress import Progress


def check(case: Path, out: Path, options: RunOptions, meter: Progress, answers: Answers) -> Report:
    """Answer one case and write its files; what was read before a run was cut off is not read again."""
    place = Place(name=ALONE, case=case, out=out)
    with (
        Ledger(options.cache_folder) as ledger,
        Job(place, options, answers, ledger) as job,
        Crew(options) as crew,
        Writer(out) as writer,
    ):
        if ledger.damaged:
            meter.note(DAMAGED)
        try:
            return _answered(job, crew, writer, meter)
        except EvidenceError as error:
            job.fail(error)
            raise


def _answered(job: Job, crew: Crew, writer: Writer, meter: Progress) -> Report:
    job.begin(crew)
    if not job.foreseen:
        writer.start()
    meter.started(job.total)
    while True:
        while job.report is None:
            done = crew.take()
            job.foresee_writing(writer)
            job.take(done, crew, meter)
        report = job.report
        if job.written(job.begin_writing(writer), crew, meter):
            return report
