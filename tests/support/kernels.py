"""What the kernel under the tests can do."""

from __future__ import annotations

import subprocess
import sys


def landlocked() -> bool:
    """Whether this kernel keeps a process from writing: asked in a process of its own, for it lasts."""
    ask = "import sys; from evidence.pipeline.writable import write_only_below; sys.exit(not write_only_below(()))"
    return subprocess.run([sys.executable, "-c", ask], check=False).returncode == 0
