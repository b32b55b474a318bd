"""First pages of the public sample documents, where these lie beside the repository."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from evidence.model import Limits
from evidence.read.pdf import open_pdf, render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def first_pages() -> Iterator[tuple[str, NDArray[np.uint8]]]:
    """Yield of each document its name and the gray pixels of its first page."""
    for row in map(json.loads, (CORPUS / "manifest.jsonl").read_text(encoding="utf-8").splitlines()):
        data = (CORPUS / row["file"]).read_bytes()
        if row["file"].endswith(".pdf"):
            with open_pdf(data) as document:
                yield row["id"], render(document[0], 1, Limits()).gray
        else:
            with Image.open(io.BytesIO(data)) as image:
                yield row["id"], np.asarray(image.convert("L"))
