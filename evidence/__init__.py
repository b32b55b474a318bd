"""Evidence: from a folder of supplier papers to proof for a marketplace appeal.

In: a case folder. Out: `run` answers it as a Report, `write` makes the files. Never: network, changed originals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["__version__", "run", "write"]

if TYPE_CHECKING:
    from evidence.pipeline import run, write


def __getattr__(name: str) -> object:
    """Import the pipeline only when it is asked for: `evidence --help` must stay quick."""
    if name in {"run", "write"}:
        from evidence import pipeline

        return getattr(pipeline, name)
    raise AttributeError(name)
