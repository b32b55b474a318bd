"""Measures extraction alone: CPU a page, of papers that are read already and of text that was not seen before.

In: `python -m bench.extraction [--more FOLDER]`. Out: a row on stdout for made papers and one for the folder's digital PDFs.
Never: reading, which is over before the clock starts; the same paper twice.
"""

from __future__ import annotations

import argparse
import gc
import time
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING

from evidence.extract import extract
from evidence.model import Limits, Source
from evidence.read import read
from scripts.paper_maker.papers import papers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evidence.model import Document

_LOADED = 5  # papers after which words and patterns of languages are loaded: left out of the median
_WORDS = 40  # fewer on a page: a scan, or nothing


def digital(folder: Path) -> Iterator[Document]:
    """Yield the PDFs of a folder whose every page has a text layer, as read."""
    for file in sorted(folder.rglob("*.pdf")):
        source = Source(sha256="0" * 64, name=file.name, kind="pdf", path=file.name, data=file.read_bytes())
        document = read(source, effort="fast", limits=Limits())
        if document.pages and all(p.read_by == "text layer" and len(p.words) > _WORDS for p in document.pages):
            yield document


def spent(documents: Sequence[Document]) -> list[float]:
    """Return for each document what a page of it takes, in CPU milliseconds."""
    taken = []
    for document in documents:
        before = time.process_time()
        extract(document)
        taken.append((time.process_time() - before) * 1000 / len(document.pages))
    return taken


def main() -> None:
    """Print a row for each kind of paper."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--more", type=Path, help="a folder of digital PDFs")
    asked = parser.parse_args()
    shelves = {"made": [made.document for made in papers()]}
    if asked.more:
        shelves["more"] = list(digital(asked.more))
    gc.freeze()  # a worker holds one document, not all of them: else Python's collector walks through them again and again
    print("papers   number  median ms a page  mean")
    for name, documents in shelves.items():
        taken = spent(documents)
        print(f"{name:8} {len(taken):6}  {median(taken[_LOADED:]):16.1f}  {mean(taken):4.1f}")


if __name__ == "__main__":
    main()
