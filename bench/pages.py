"""Measures reading side by side: this program, plain pytesseract and OCRmyPDF, on the same generated pages.

In: `python -m bench.pages [--pages 24] [--codes 4] [--more FOLDER] [--ocrmypdf PATH]`. Out: a table on stdout: CPU
seconds and pages a minute, and recall of words and of product codes beside them.
Never: a peer's figure without its recall; a file outside a temporary folder.
"""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

import argparse
import compileall
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pymupdf

import evidence
from bench.codes import code_page
from evidence.values.codes import is_asin, is_gtin
from scripts.fixture_maker.wear import Wear, wear

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Readers = dict[str, Callable[[Path, Sequence[bytes]], tuple[Counter[str], ...]]]

DPI = 300
LOOK = Wear(dpi=DPI, skew=0.3, noise=2, blur=0.4, quality=60)
FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "documents"
DIGITAL_PAGES = 200
PEER = "ocrmypdf"
PEER_EACH = "ocrmypdf each"
_WORDS = 40  # fewer: a scan, or nothing
_JPEG = 75
_SHORT = 8  # digits: an article number as easily as a GTIN
_SIGNS = 200  # of a page's text; fewer: a scan


class Taken(NamedTuple):
    """What one reader took for some pages: CPU seconds (its child processes too), wall seconds, words read."""

    cpu: float
    wall: float
    words: tuple[Counter[str], ...]


def pages_of(count: int, folders: Sequence[Path]) -> tuple[tuple[bytes, Counter[str]], ...]:
    """Return worn images of the folders' digital pages, as PDF files of one scan each, with the words they show.

    One page a file, the folders in turn; files are taken again, worn otherwise, until there are enough pages.
    """
    shelves = [list(_shown(folder)) for folder in folders]
    shelves = [shelf for shelf in shelves if shelf]
    made: list[tuple[bytes, Counter[str]]] = []
    while shelves and len(made) < count:
        shelf = shelves[len(made) % len(shelves)]
        data, number, words = shelf[len(made) // len(shelves) % len(shelf)]
        made.append((_scan(data, number, len(made)), words))
    return tuple(made)


def pages_of_codes(count: int, after: int) -> tuple[tuple[bytes, Counter[str]], ...]:
    """Return worn pages of random product codes and dates, with their words."""
    made = []
    for seed in range(after, after + count):
        data, printed = code_page(seed)
        made.append((_scan(data, 0, seed), Counter(one.text for one in printed)))
    return tuple(made)


def _shown(folder: Path) -> Iterator[tuple[bytes, int, Counter[str]]]:
    """Yield of each PDF its first page with a text layer worth reading, and the layer's words."""
    for file in sorted(folder.rglob("*.pdf")):
        data = file.read_bytes()
        try:
            with pymupdf.open(stream=data) as doc:
                layers = [Counter(w[4] for w in page.get_text("words")) for page in doc]
        except (RuntimeError, ValueError):
            continue
        number = next((i for i, words in enumerate(layers) if words.total() > _WORDS), None)
        if number is not None:
            yield data, number, layers[number]


def _scan(data: bytes, number: int, seed: int) -> bytes:
    worn = wear(data, number, LOOK, seed).image.convert("L")
    picture = io.BytesIO()
    worn.save(picture, "JPEG", quality=_JPEG, dpi=(DPI, DPI))
    with pymupdf.open() as doc:
        page = doc.new_page(width=worn.width * 72 / DPI, height=worn.height * 72 / DPI)
        page.insert_image(page.rect, stream=picture.getvalue())
        out: bytes = doc.tobytes()
    return out


def ours(effort: str) -> Callable[[Path, Sequence[bytes]], tuple[Counter[str], ...]]:
    """Return a reader that runs this program's own worker on each file."""

    def run(folder: Path, files: Sequence[bytes]) -> tuple[Counter[str], ...]:
        from evidence.ingest.sources import discover
        from evidence.pipeline.crew import process_all
        from evidence.pipeline.options import RunOptions
        from evidence.pipeline.progress import SILENCE

        for number, data in enumerate(files):
            (folder / f"{number:03}.pdf").write_bytes(data)
        sources, _ = discover([folder], folder)
        options = RunOptions(effort="fast" if effort == "fast" else "auto", use_cache=False)
        outcomes = process_all(sources, options, SILENCE)
        return tuple(Counter(w for r in o.records for line in r.lines for w in line.text.split()) for o in outcomes)

    return run


def plain_tesseract(folder: Path, files: Sequence[bytes]) -> tuple[Counter[str], ...]:
    """Read as most scripts do: render, hand the picture to pytesseract."""
    import pytesseract
    from PIL import Image

    del folder
    read = []
    for data in files:
        with pymupdf.open(stream=data) as doc:
            pixmap = doc[0].get_pixmap(dpi=DPI)
        image = Image.frombytes("RGB", (pixmap.width, pixmap.height), pixmap.samples)
        read.append(Counter(pytesseract.image_to_string(image).split()))
    return tuple(read)


def ocrmypdf(program: str) -> Callable[[Path, Sequence[bytes]], tuple[Counter[str], ...]]:
    """Return a reader that runs OCRmyPDF with two jobs on one file of all pages: what it is fastest at."""

    def run(folder: Path, files: Sequence[bytes]) -> tuple[Counter[str], ...]:
        with pymupdf.open() as doc:
            for data in files:
                with pymupdf.open(stream=data) as one:
                    doc.insert_pdf(one)
            return _by_ocrmypdf(program, folder, doc.tobytes())

    return run


def ocrmypdf_each(program: str) -> Callable[[Path, Sequence[bytes]], tuple[Counter[str], ...]]:
    """Return a reader that runs OCRmyPDF with two jobs on each file, as this program is given them."""

    def run(folder: Path, files: Sequence[bytes]) -> tuple[Counter[str], ...]:
        return tuple(words for data in files for words in _by_ocrmypdf(program, folder, data))

    return run


def _by_ocrmypdf(program: str, folder: Path, data: bytes) -> tuple[Counter[str], ...]:
    """Return the words of a PDF's pages; its usual output would be PDF/A, which costs it more and reads the same."""
    source, target = folder / "in.pdf", folder / "out.pdf"
    source.write_bytes(data)
    command = [program, "--jobs", "2", "--skip-text", "--output-type", "pdf", "-q", str(source), str(target)]
    subprocess.run(command, check=True)
    with pymupdf.open(target) as doc:
        return tuple(Counter(w[4] for w in page.get_text("words")) for page in doc)


def taken(run: Callable[[Path, Sequence[bytes]], tuple[Counter[str], ...]], files: Sequence[bytes]) -> Taken:
    """Run a reader in a temporary folder and measure it."""
    os.environ.pop("OMP_THREAD_LIMIT", None)  # this program sets it for its workers; a peer must not profit
    with tempfile.TemporaryDirectory() as name:
        cpu, wall = _cpu(), time.monotonic()
        words = run(Path(name), files)
        return Taken(_cpu() - cpu, time.monotonic() - wall, words)


def _cpu() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def recall(words: Sequence[Counter[str]], truth: Sequence[Counter[str]]) -> float:
    """Return the share of printed words that were read exactly, each as often as it is printed."""
    met = sum(sum((read & printed).values()) for read, printed in zip(words, truth, strict=True))
    return met / sum(sum(printed.values()) for printed in truth)


def codes_in(words: Sequence[Counter[str]]) -> list[Counter[str]]:
    """Return the product codes among the words of each page."""
    return [
        Counter({w: n for w, n in page.items() if is_asin(w) or (len(w) > _SHORT and is_gtin(w))}) for page in words
    ]


def readers(program: str | None) -> Readers:
    """Return the readers that can work here; say which cannot."""
    found: Readers = {"evidence fast": ours("fast"), "evidence auto": ours("auto")}
    if shutil.which("tesseract"):
        found["pytesseract"] = plain_tesseract
    else:
        print("pytesseract: left out, the tesseract program is not installed", file=sys.stderr)
    where = program or shutil.which("ocrmypdf")
    if where:
        found[PEER] = ocrmypdf(where)
        found[PEER_EACH] = ocrmypdf_each(where)
    else:
        print("ocrmypdf: left out, it is not installed (--ocrmypdf PATH)", file=sys.stderr)
    return found


def digital(*, whole: bool) -> float:
    """Return how many digital pages a CPU second takes: text extraction alone, or a page's reading with every check.

    Text alone is the file opened and each page's words with their boxes, fonts and sizes, as every check begins from.
    """
    files = [f.read_bytes() for f in sorted(FIXTURES.glob("*/*.pdf"))]
    pages, spent = 0, 0.0
    while pages < DIGITAL_PAGES:
        for data in files:
            with pymupdf.open(stream=data) as doc:
                layered = tuple(i for i, page in enumerate(doc, 1) if len(page.get_text()) > _SIGNS)
            if layered:
                before = time.process_time()
                (_read if whole else _text_alone)(data, layered)
                spent += time.process_time() - before
                pages += len(layered)
    return pages / spent


def _read(data: bytes, pages: tuple[int, ...]) -> None:
    from evidence.model import Limits, Source
    from evidence.read import read

    source = Source(sha256="0" * 64, name="a.pdf", kind="pdf", path="a.pdf", data=data)
    read(source, effort="fast", limits=Limits(), pages=pages)


def _text_alone(data: bytes, pages: tuple[int, ...]) -> None:
    from evidence.read.pdf import any_pdf
    from evidence.read.text_layer.layer import printed

    pdf = any_pdf(data)
    for number in pages:
        printed(pdf[number - 1])


def measured(name: str, pages: Sequence[tuple[bytes, Counter[str]]], every: Readers, turns: int) -> dict[str, Taken]:
    """Let the readers take turns over portions of the pages, and print what each took."""
    portion = max(1, -(-len(pages) // turns))
    sums: dict[str, Taken] = {}
    for first in range(0, len(pages), portion):
        part = [data for data, _ in pages[first : first + portion]]
        for reader, run in every.items():
            one = taken(run, part)
            sums[reader] = joined(sums[reader], one) if reader in sums else one
    told(name, pages, sums)
    return sums


def joined(one: Taken, other: Taken) -> Taken:
    """Return what both took."""
    return Taken(one.cpu + other.cpu, one.wall + other.wall, (*one.words, *other.words))


def told(name: str, pages: Sequence[tuple[bytes, Counter[str]]], sums: dict[str, Taken]) -> None:
    """Print a row for each reader."""
    truth = [printed for _, printed in pages]
    codes = codes_in(truth)
    number = sum(map(Counter.total, codes))
    for reader, one in sums.items():
        less = f"{sums[PEER].cpu / one.cpu:10.2f}" if PEER in sums else f"{'':10}"
        exact = f"{recall(one.words, codes):11.3f}" if number else f"{'':11}"
        line = f"{name:10} {reader:15} {one.cpu / len(pages):10.2f}  {less}  {len(pages) / one.wall * 60:9.0f}"
        print(f"{line}  {recall(one.words, truth):11.3f}  {exact}  {number:5}", flush=True)


def main() -> None:
    """Print a table; readers take turns, so that a busy machine burdens them alike."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=24)
    parser.add_argument("--more", type=Path, help="a folder of digital PDFs, whose pages are read too")
    parser.add_argument("--codes", type=int, default=4, help="further pages of product codes")
    parser.add_argument("--only", help="readers to run, with commas; all that can work here unless given")
    parser.add_argument("--turns", type=int, default=2, help="the pages are read in so many portions")
    parser.add_argument("--ocrmypdf", help="where the ocrmypdf program is")
    asked = parser.parse_args()
    compileall.compile_dir(Path(evidence.__file__).parent, quiet=2)  # as the peers are
    plain = pages_of(asked.pages, [FIXTURES, *([asked.more] if asked.more else [])])
    made = (*plain, *pages_of_codes(asked.codes, len(plain)))
    every = readers(asked.ocrmypdf)
    every = {name: run for name, run in every.items() if not asked.only or name in asked.only.split(",")}
    print(f"{asked.pages} papers and {asked.codes} pages of codes at {DPI} dpi; so many times less CPU than {PEER}")
    print("pages      reader          CPU s/page  times less  pages/min  word recall  code recall  codes")
    papers, codes = measured("papers", plain, every, asked.turns), measured("of codes", made[len(plain) :], every, 1)
    told("all", made, {name: joined(papers[name], codes[name]) for name in every if papers and codes})
    for label, whole in (("text alone", False), ("text, every check", True)):
        rate = digital(whole=whole)
        print(f"digital pages, {label}: {1000 / rate:.1f} ms, {rate:.0f} a CPU second")


if __name__ == "__main__":
    main()
