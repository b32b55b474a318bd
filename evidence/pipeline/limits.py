"""How much memory a worker may take, where the platform can hold it to that.

In: nothing. Out: a limit set on this process. Never: on the process that the user started; an error where the
platform knows no such limit (Windows) or does not keep it (macOS): there the time limit alone guards.
"""

from __future__ import annotations

import sys

# Address space, of which a good part is never touched: reading by the slow reader takes 1.8 GB of it (1.0 resident),
# a colour picture of 256 megapixels 3.9 GB.
MOST_BYTES = 6_000_000_000


def bound_memory(most: int = MOST_BYTES) -> bool:
    """Bound the address space of this process to `most` bytes; return whether the platform does that."""
    if sys.platform == "win32":
        return False
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    except (OSError, ValueError):
        return False
    return True
