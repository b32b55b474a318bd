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


def speaks(wish: str) -> bool:
    """Tell whether a wished language is spoken."""
    return _plain(wish) in LANGUAGES


def spoken(*wishes: str | None) -> str:
    """Return the first of the wished languages that is spoken ("fr-BE" is "fr"), English where none is."""
    return next((w for wish in wishes if wish and (w := _plain(wish)) in LANGUAGES), "en")


def _plain(wish: str) -> str:
    return wish.replace("_", "-").partition("-")[0].casefold()


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language that is spoken; English needs none. It never changes."""
    english = language == "en"
    return gettext.translation(DOMAIN, None if english else FOLDER, [language], fallback=english)
