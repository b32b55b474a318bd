"""The languages spoken, and the catalogue of each.

In: a language. Out: its gettext catalogue. Never: heavy imports (the help text is translated, too), the global
domain of gettext.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "fr", "de", "es", "it")
FOLDER = Path(__file__).parent / "locale"
DOMAIN = "messages"


def spoken(*wishes: str | None) -> str:
    """Return the first of the wished languages that is spoken ("fr-BE" is "fr"), English where none is."""
    plain = (w.replace("_", "-").partition("-")[0].casefold() for w in wishes if w)
    return next((w for w in plain if w in LANGUAGES), "en")


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language that is spoken; English needs none. It never changes."""
    english = language == "en"
    return gettext.translation(DOMAIN, None if english else FOLDER, [language], fallback=english)
