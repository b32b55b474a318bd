"""The spine: the only place that knows all stages.

In: a case folder, or paths. Out: a Report, or records; files by `write`. Never: a verdict of its own.
"""

from evidence.pipeline.options import Progress, RunOptions, Silence
from evidence.pipeline.spine import default_out, extract_paths, refuse_output_among_papers, run, write

__all__ = [
    "Progress",
    "RunOptions",
    "Silence",
    "default_out",
    "extract_paths",
    "refuse_output_among_papers",
    "run",
    "write",
]
