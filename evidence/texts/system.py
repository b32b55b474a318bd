"""The language of whoever sits at this machine.

In: the environment. Out: language codes, most wanted first. Never: read below the command line, which passes it on.
"""

from __future__ import annotations

import os
import sys


def system_languages() -> tuple[str, ...]:
    """Return what the environment asks for, as gettext reads it; on Windows the language of its surface."""
    asked = os.environ.get("LANGUAGE", "").split(":")
    asked += [next((v for n in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(n))), "")]
    found = tuple(a.partition(".")[0] for a in asked if a.partition(".")[0] not in {"", "C", "POSIX"})
    return found or _of_windows()


def _of_windows() -> tuple[str, ...]:
    if sys.platform != "win32":
        return ()
    import ctypes
    import locale

    name = locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage())
    return (name,) if name else ()
