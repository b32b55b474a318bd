"""What this machine can read with, and what to install for which language.

In: nothing. Out: facts. Never: a download, an import of an engine, a change.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Literal

import msgspec

from evidence.read.engines import ENGINES, ppocr, tessdata

Topic = Literal["engine", "language", "model", "format"]

_NAMES = {
    "eng": "English",
    "deu": "German",
    "fra": "French",
    "spa": "Spanish",
    "ita": "Italian",
    "nld": "Dutch",
    "pol": "Polish",
    "swe": "Swedish",
    "por": "Portuguese",
    "tur": "Turkish",
}
_PACKAGES = {"tesseract": "tesserocr", "system": "pytesseract", "ppocr": "rapidocr"}
_ROLES = {
    "tesseract": "Tesseract in this process: the fast first reader",
    "system": "the system's Tesseract program: the first reader where the one above is missing",
    "ppocr": "PP-OCRv6: second reader of codes, and the slow reader of hard pages",
}


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at: found or not, in words, and what to install where it is not."""

    topic: Topic
    name: str
    found: bool
    detail: str
    install: str | None = None


def inspect() -> tuple[Fact, ...]:
    """Return what is there and what is missing: engines, language data, models, picture formats."""
    return (*_engines(), *_languages(), *_models(), _heic())


def _engines() -> tuple[Fact, ...]:
    facts = []
    for name, maker in ENGINES.items():
        missing = maker.missing()
        package = _PACKAGES[name]
        detail = f"{_ROLES[name]} ({package} {_version(package) or 'not installed'})"
        facts.append(Fact(topic="engine", name=name, found=missing is None, detail=detail, install=missing))
    return tuple(facts)


def _languages() -> tuple[Fact, ...]:
    folder = tessdata.best_folder()
    present = set(tessdata.packs(folder)) if folder else set()
    read_with = tessdata.languages()
    where = str(folder) if folder else "no folder with language data"
    facts = []
    for code in tessdata.WANTED:
        found = code in present
        used = f"{_NAMES[code]}: {'read with' if code in read_with else 'there, not used'} ({where})"
        detail = used if found else f"{_NAMES[code]}: no language data; its accents may be misread"
        facts.append(
            Fact(topic="language", name=code, found=found, detail=detail, install=None if found else how_to(code))
        )
    return tuple(facts)


def how_to(code: str) -> str:
    """Return how to install a language on the systems that matter."""
    return (
        f"Debian and Ubuntu: sudo apt-get install tesseract-ocr-eng tesseract-ocr-{code} · "
        "macOS: brew install tesseract-lang · "
        f"Windows: tick {_NAMES.get(code, code)} in the installer of Tesseract · "
        f"anywhere: put {code}.traineddata beside the others and name their folder in TESSDATA_PREFIX"
    )


def _models() -> tuple[Fact, ...]:
    return tuple(
        Fact(
            topic="model",
            name=name,
            found=(path := ppocr.model(name)) is not None,
            detail=str(path or "not found"),
            install=None if path else "pip install rapidocr==3.10.0",
        )
        for name in (ppocr.DETECT, ppocr.RECOGNISE)
    )


def _heic() -> Fact:
    found = _version("pi-heif")
    return Fact(
        topic="format",
        name="HEIC",
        found=found is not None,
        detail=f"photos of telephones (pi-heif {found or 'not installed'})",
        install=None if found else "pip install pi-heif",
    )


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
