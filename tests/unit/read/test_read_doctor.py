"""What the program says about the machine it reads on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.read import doctor
from evidence.read.engines import tessdata

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_every_engine_and_language_is_named() -> None:
    facts = doctor.inspect()
    assert {f.name for f in facts if f.topic == "engine"} == {"tesseract", "system", "ppocr"}
    assert {f.name for f in facts if f.topic == "language"} == {*tessdata.WANTED, *tessdata.SCRIPTS}
    assert {f.name for f in facts if f.topic == "format"} == {"HEIC", "barcode"}
    assert all((f.install is None) == f.found for f in facts)


def test_the_folder_with_most_languages_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for code in ("eng", "fra", "spa", "osd"):
        (tmp_path / f"{code}.traineddata").write_bytes(b"")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    tessdata.best_folder.cache_clear()
    tessdata.languages.cache_clear()
    try:
        assert tessdata.best_folder() == tmp_path
        assert tessdata.languages() == ("eng", "fra", "spa")
        german = next(f for f in doctor.inspect() if f.name == "deu")
        assert not german.found
        assert "tesseract-ocr-deu" in (german.install or "")
    finally:
        tessdata.best_folder.cache_clear()
        tessdata.languages.cache_clear()
