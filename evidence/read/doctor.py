"""What this machine can read with, and what to install for which language.

In: nothing. Out: facts. Never: a download, an import of an engine, a change.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Literal

import msgspec

from evidence.read.engines import ENGINES, ppocr, tessdata
from evidence.texts import Text, message, sentence

if TYPE_CHECKING:
    from evidence.texts import Sentence, Texts

Topic = Literal["engine", "language", "model", "format"]
TOPICS: Texts[Topic] = {
    "engine": "engine",
    "language": "language",
    "model": "model",
    "format": "format",
}

_NAMES: Texts[str] = {
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
    "ell": "Greek",
    "rus": "Russian",
    "ukr": "Ukrainian",
    "bul": "Bulgarian",
}
_IN_SCRIPT: Sentence = "{language}: pages in its letters are read with it ({folder})"
_NO_SCRIPT: Sentence = "{language}: no language data; pages in its letters cannot be read"
_PACKAGES = {"tesseract": "tesserocr", "system": "pytesseract", "ppocr": "rapidocr"}
_ROLES: Texts[str] = {
    "tesseract": "Tesseract in this process: the fast first reader",
    "system": "the system's Tesseract program: the first reader where the one above is missing",
    "ppocr": "PP-OCRv6: second reader of codes, and the slow reader of hard pages",
}
_PROGRAM: Sentence = (
    "Wanted only where the one above is missing. Debian and Ubuntu: sudo apt-get install tesseract-ocr · macOS: brew "
    "install tesseract · Windows: the installer of Tesseract"
)


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at: found or not, in words, and what to install where it is not."""

    topic: Topic
    name: str
    found: bool
    detail: Text
    install: Text | None = None


def inspect() -> tuple[Fact, ...]:
    """Return what is there and what is missing: engines, language data, models, picture formats."""
    return (*_engines(), *_languages(), *_models(), _heic(), _barcodes())


def _engines() -> tuple[Fact, ...]:
    facts = []
    for name, maker in ENGINES.items():
        missing = maker.missing()
        detail = message("{role} ({package})", role=message(_ROLES[name]), package=_package(_PACKAGES[name]))
        install = None if missing is None else sentence(_PROGRAM if name == "system" else missing)
        facts.append(Fact(topic="engine", name=name, found=missing is None, detail=detail, install=install))
    return tuple(facts)


def _languages() -> tuple[Fact, ...]:
    folder = tessdata.best_folder()
    present = set(tessdata.packs(folder)) if folder else set()
    read_with = tessdata.languages()
    where = str(folder) if folder else message("no folder with language data")
    facts = []
    for code in (*tessdata.WANTED, *tessdata.SCRIPTS):
        found = code in present
        named = message(_NAMES[code])
        if code in tessdata.SCRIPTS:
            state = _IN_SCRIPT if found else _NO_SCRIPT
            detail = message(state, language=named, folder=where) if found else message(state, language=named)
        elif not found:
            detail = message("{language}: no language data; its accents may be misread", language=named)
        elif code in read_with:
            detail = message("{language}: read with ({folder})", language=named, folder=where)
        else:
            detail = message("{language}: pages in it are read with it ({folder})", language=named, folder=where)
        facts.append(
            Fact(topic="language", name=code, found=found, detail=detail, install=None if found else how_to(code))
        )
    return tuple(facts)


def how_to(code: str) -> Text:
    """Return how to install a language on the systems that matter."""
    return message(
        "Debian and Ubuntu: sudo apt-get install tesseract-ocr-eng tesseract-ocr-{code} · macOS: brew install "
        "tesseract-lang · Windows: tick {language} in the installer of Tesseract · anywhere: put {code}.traineddata "
        "beside the others and name their folder in TESSDATA_PREFIX",
        code=code,
        language=message(_NAMES[code]) if code in _NAMES else code,
    )


def _models() -> tuple[Fact, ...]:
    return tuple(
        Fact(
            topic="model",
            name=name,
            found=(path := ppocr.model(name)) is not None,
            detail=str(path) if path else message("not found"),
            install=None if path else "pip install rapidocr==3.10.0",
        )
        for name in (ppocr.DETECT, ppocr.RECOGNISE)
    )


def _heic() -> Fact:
    return _of_package("HEIC", "pi-heif", message("photos of telephones ({package})", package=_package("pi-heif")))


def _barcodes() -> Fact:
    told = message("barcodes of products as witnesses ({package})", package=_package("zxing-cpp"))
    return _of_package("barcode", "zxing-cpp", told)


def _of_package(name: str, package: str, detail: Text) -> Fact:
    found = _version(package) is not None
    install = None if found else f"pip install {package}"
    return Fact(topic="format", name=name, found=found, detail=detail, install=install)


def _package(name: str) -> Text:
    found = _version(name)
    return f"{name} {found}" if found else message("{package} not installed", package=name)


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
