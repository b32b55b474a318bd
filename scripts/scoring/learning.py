"""What calibration learns from: real documents, and made papers as text layers and worn into scans.

In: a manifest of documents of known values, a folder for caches. Out: samples. Never: a document of a vendor in two groups.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.extract import extract
from evidence.ingest.sources import discover
from evidence.pipeline.options import RunOptions
from evidence.pipeline.reading import process
from scripts.paper_maker.goods import BATCHES, printed
from scripts.paper_maker.measure import alike as alike_made
from scripts.paper_maker.measure_goods import judged_lines, source_of
from scripts.paper_maker.papers import papers
from scripts.paper_maker.prints import SETS, prints
from scripts.paper_maker.scans import scan_of
from scripts.scoring.samples import of_fields, of_line
from scripts.scoring.versions import manifest_papers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from evidence.model import Record, Source
    from scripts.scoring.samples import Sample

MADE = "made "  # in front of the name of a layout
_SEED = 3
_TURNS, _TABLES = 2, 3  # papers of one layout; of one table


def samples(manifest: Path, work: Path) -> list[Sample]:
    """Return every candidate of every value that is known, with what its finder says."""
    options = RunOptions(jobs=1, effort="auto", cache_dir=str(work))
    return [*_real(manifest, options), *_made(options), *_lines(options)]


def told(learnt: Sequence[Sample]) -> list[str]:
    """Return what the samples come from, in two sentences."""
    real = {s.group for s in learnt if not s.group.startswith(MADE)}
    made = {s.group for s in learnt} - real
    return [
        f"Learnt from {len(learnt)} candidates: real documents of {len(real)} vendors, and {len(made)} layouts of made papers",
        "(text layers, and the same worn into scans); each vendor and each layout counts once for each curve.",
    ]


def _real(manifest: Path, options: RunOptions) -> Iterator[Sample]:
    for paper in manifest_papers(manifest, None):
        sources, _ = discover([manifest.parent / paper.file], None)
        for record in _first(sources, options):
            yield from of_fields(record, paper.truth, paper.vendor)


def _first(sources: Sequence[Source], options: RunOptions) -> tuple[Record, ...]:
    """Return the first paper of a file, as scores take it."""
    for source in sources:
        if records := process(source, options).records:
            return records[:1]
    return ()


def _made(options: RunOptions) -> Iterator[Sample]:
    for made in papers(_SEED):
        yield from of_fields(extract(made.document)[0], made.truth, f"{MADE}{made.layout}", alike_made)
    for name in SETS:
        for number, made in enumerate(prints(name, _SEED, _TURNS)):
            group = f"{MADE}{made.layout}"
            yield from of_fields(extract(made.document)[0], made.truth, group, alike_made)
            for record in () if number % _TURNS else _first((scan_of(made),), options):
                yield from of_fields(record, made.truth, group)  # a letter misread is judged as on real scans


def _lines(options: RunOptions) -> Iterator[Sample]:
    for batch in BATCHES:
        for number, made in enumerate(printed(batch, _SEED, _TABLES)):
            scanned = number % _TABLES == 0
            for record in _first((source_of(made, scanned=scanned),), options):
                for item, right in judged_lines(made, record, scanned=scanned):
                    yield of_line(f"{MADE}{made.layout}", item.origin, item.confidence, right=right)
