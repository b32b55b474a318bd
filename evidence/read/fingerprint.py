"""What a reading depends on besides the bytes of the document: libraries, models and languages of this machine.

In: nothing. Out: one line of text that is equal where readings are equal. Never: an engine started to find out.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version

from evidence.read.engines import tessdata

_PACKAGES = ("pymupdf", "pillow", "tesserocr", "pytesseract", "rapidocr", "onnxruntime", "pi-heif", "lxml", "zxing-cpp")


@cache
def fingerprint() -> str:
    """Return versions of what reads, and the language data with its size in bytes."""
    folder = tessdata.best_folder()
    codes = tessdata.known(tessdata.packs(folder)) if folder else ()
    data = [f"{code} {(folder / f'{code}.traineddata').stat().st_size}" for code in codes] if folder else []
    return "; ".join([*(f"{package} {version_of(package)}" for package in _PACKAGES), *data])


@cache
def version_of(package: str) -> str:
    """Return the installed version of a package, or "absent"."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "absent"
