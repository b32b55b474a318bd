"""Every OCR engine and every loader keeps the promises of its kind."""

from __future__ import annotations

import socket
from typing import get_args

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from evidence.errors import ReadError
from evidence.model import Limits, Source, SourceKind
from evidence.read.engines import ENGINES, engine
from evidence.read.loaders import LOADERS

WORDS = {"Rechnung": (40, 30), "4006381333931": (40, 80), "Summe": (330, 80)}


def page() -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    image = Image.new("L", (520, 140), 255)
    pen = ImageDraw.Draw(image)
    for text, at in WORDS.items():
        pen.text(at, text, fill=0, font=ImageFont.load_default(30))
    return np.array(image, dtype=np.uint8)


def forbid(*_: object) -> None:
    raise AssertionError("a socket was opened")


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_reads_words_where_they_are(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if missing := ENGINES[name].missing():
        pytest.skip(missing)
    monkeypatch.setattr(socket.socket, "connect", forbid)
    monkeypatch.setattr(socket, "getaddrinfo", forbid)
    reader = engine(name)
    assert reader.name
    assert reader.version
    assert reader.languages
    seen = {w.text: w for w in reader.recognise(page(), 300)}
    for text, (left, top) in WORDS.items():
        word = seen[text]
        assert abs(word.left - left) < 8
        assert word.top < top + 20 < word.bottom
        assert 0.3 < word.confidence <= 1
    assert reader.recognise(np.full((90, 200), 255, dtype=np.uint8), 300) == ()


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_says_the_same_twice(name: str) -> None:
    if missing := ENGINES[name].missing():
        pytest.skip(missing)
    assert engine(name).recognise(page(), 300) == engine(name).recognise(page(), 300)


@pytest.mark.parametrize("kind", LOADERS)
@pytest.mark.parametrize("data", [b"\x00\xff" * 50, b"<", b"%PDF-", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04"])
def test_a_loader_refuses_nonsense_in_one_sentence(kind: SourceKind, data: bytes) -> None:
    source = Source(sha256="0" * 64, name="x", kind=kind, path="x", data=data)
    if kind in {"text", "html"}:
        pytest.skip("any bytes are text")
    with pytest.raises(ReadError) as failure:
        LOADERS[kind](source, data, "fast", Limits(), None)
    assert str(failure.value.what).endswith(".")
    assert failure.value.then


def test_kinds_have_names_that_sources_use() -> None:
    assert set(LOADERS) <= set(get_args(SourceKind))
