"""Evidence: from a folder of supplier papers to proof for a marketplace appeal.

In: a case folder. Out: `run` answers it as a Report, `write` makes the files. Never: network, changed originals.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["__version__", "run", "write"]

# The official builds of ONNX Runtime report to their maker from the moment they are loaded, in every process that does,
# and keep a database for it: nothing of the kind may happen here, whatever the environment says.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

if TYPE_CHECKING:
    from evidence.pipeline.verbs import run, write


def __getattr__(name: str) -> object:
    """Import the pipeline only when it is asked for: `evidence --help` must stay quick."""
    if name in {"run", "write"}:
        from evidence.pipeline import verbs

        return getattr(verbs, name)
    raise AttributeError(name)
