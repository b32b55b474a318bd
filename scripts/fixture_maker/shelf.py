"""Everything that lies in `fixtures/`: made, written, compared.

In: specimens and cases. Out: files by relative path. Never: a file deleted outside `fixtures/documents` and `cases`.
"""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import numpy as np
import pymupdf
from PIL import Image, ImageSequence

from scripts.fixture_maker import truth, wear
from scripts.fixture_maker.casebook import casebook
from scripts.fixture_maker.documents import Specimen, specimens

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.fixture_maker.canvas import Mark, Quad
    from scripts.fixture_maker.cases import CaseFolder

Files = dict[str, bytes]
FADED = 0.2
GREY_LEVELS = 3
README = """# Fixtures

Fictional papers and cases, made by `scripts/make_fixtures` (which also checks them: `--check`). Nobody in them exists:
domains end in `.example`, EANs lie below the GS1 demonstration prefix 952 or the sample company 614141, telephone
numbers come from ranges kept for drama where a regulator keeps one, VAT ids have valid check digits above implausible
stems. Each `truth.json` comes from the generator: fields and line items as printed, and the box of each word that
carries them, in points as a reader sees the page (`words`: page, part, text, box), for the drawn file and its worn copy.

With the locked versions of the libraries a fresh generation is equal byte for byte; with others `--check` compares
the words and boxes of drawn pages, and pixels within a small tolerance.

"""


def scan(specimen: Specimen, pdf: bytes, marks: list[Mark], seed: int) -> tuple[bytes, truth.Words]:
    """Wear a document out into the file that the specimen names; return it with the boxes in it."""
    with pymupdf.open(stream=pdf) as doc:
        count = len(doc)
    data, worn = wear.wear_out(pdf, count, specimen.scan, specimen.how, seed)

    def place(page: int, box: Quad) -> Quad:
        return wear.points(worn[page - 1].box(box), specimen.how.dpi)

    return data, truth.words(marks, place)


def documents() -> tuple[Files, list[str]]:
    """Return the files of `documents/` and the rows of their table."""
    files: Files = {}
    rows = []
    for seed, specimen in enumerate(specimens()):
        canvas = specimen.draw(specimen.paper)
        pdf = canvas.pdf()
        worn, boxes = scan(specimen, pdf, canvas.marks, seed)
        paper, base = specimen.paper, f"documents/{specimen.slug}"
        told: truth.Truth = {
            "language": paper.lang,
            "kind": paper.kind,
            "about": specimen.about,
            "fields": truth.fields(paper, canvas.marks),
            "line_items": truth.items(paper, canvas.marks),
            "distractors": list(paper.distractors),
            "words": {"document.pdf": truth.words(canvas.marks), specimen.scan: boxes},
        }
        files |= {f"{base}/document.pdf": pdf, f"{base}/{specimen.scan}": worn, f"{base}/truth.json": plain(told)}
        rows.append(
            f"| `{specimen.slug}` | {paper.lang} | {paper.kind} | {specimen.about} | {specimen.scan}, {how(specimen.how)} |"
        )
    return files, rows


def how(worn: wear.Wear) -> str:
    """Say in a few words how a page was worn."""
    if worn.photo:
        return "photo askew on a table, with a shadow"
    fade = ", faded" if worn.fade > FADED else ""
    return f"{'fax' if worn.bits == 1 else 'scan'}, {worn.dpi} dpi, {abs(worn.skew)}° askew{fade}"


def plain(value: object) -> bytes:
    """Return JSON with a list of words a line."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return (compact(text) + "\n").encode()


def compact(text: str) -> str:
    """Join the lines of innermost lists and of words, so that a word stands on one line."""
    out: list[str] = []
    deep = 0
    for row in text.split("\n"):
        body = row.strip()
        joined = bool(out) and deep > 0
        out[-1:] = [out[-1] + (" " if out[-1].endswith(",") else "") + body] if joined else [*out[-1:], row]
        if body == "[" or (joined and body.endswith("[")):
            deep += 1
        elif joined and body.startswith("]"):
            deep -= 1
    return "\n".join(out)


def cases() -> tuple[Files, list[str]]:
    """Return the files of `cases/` and the rows of their table."""
    files: Files = {}
    rows = []
    folders: list[CaseFolder] = casebook()
    for folder in folders:
        files |= {f"cases/{folder.slug}/{name}": data for name, data in folder.files.items()}
        verdicts = " ".join(sorted({v for item in folder.items for v in item.want.verdicts}))
        rows.append(f"| `{folder.slug}` | {folder.about} | {len(folder.items)} | {len(folder.names)} | {verdicts} |")
    files["cases/truth.json"] = plain({f.slug: f.truth() for f in folders})
    files["cases/words.json"] = plain({f.slug: f.words for f in folders})
    return files, rows


def everything() -> Files:
    """Return every generated file by its path below `fixtures/`."""
    papers, paper_rows = documents()
    folders, case_rows = cases()
    readme = (
        README
        + "## Documents\n\n| slug | language | kind | layout | worn copy |\n|---|---|---|---|---|\n"
        + "\n".join(paper_rows)
    )
    readme += (
        "\n\n## Cases\n\n`cases/truth.json` holds the accepted verdicts, decided by the contract; `cases/words.json` the boxes of each"
        " item's lines.\n\n| case | about | items | documents | verdicts |\n|---|---|---|---|---|\n"
    )
    return papers | folders | {"README.md": (readme + "\n".join(case_rows) + "\n").encode()}


def write(root: Path) -> int:
    """Write all files below `root`, remove what is no longer made; return the number of bytes."""
    files = everything()
    for old in stale(root, files):
        (root / old).unlink()
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return sum(map(len, files.values()))


def stale(root: Path, files: Files) -> list[str]:
    """Return files below `documents/` and `cases/` that are no longer made."""
    lying = (
        p.relative_to(root).as_posix() for top in ("documents", "cases") for p in (root / top).rglob("*") if p.is_file()
    )
    return sorted(set(lying) - set(files))


def check(root: Path) -> list[str]:
    """Return one sentence for each file that a fresh generation would change."""
    files = everything()
    wrong = [f"{name}: no longer made" for name in stale(root, files)]
    for name, data in sorted(files.items()):
        path = root / name
        if not path.is_file():
            wrong.append(f"{name}: missing")
        elif path.read_bytes() != data and not alike(path.read_bytes(), data):
            wrong.append(f"{name}: differs")
    return wrong


def alike(old: bytes, new: bytes) -> bool:
    """Whether two pictures or PDFs show the same though other versions of the libraries wrote them."""
    try:
        shown = [pictures(data) for data in (old, new)]
    except (OSError, RuntimeError, ValueError):
        return False
    if len(shown[0]) != len(shown[1]):
        return False
    pairs = zip(*shown, strict=True)
    return all(a.shape == b.shape and float(np.abs(a - b).mean()) < GREY_LEVELS for a, b in pairs)


def pictures(data: bytes) -> list[np.ndarray[tuple[int, ...], np.dtype[np.float64]]]:
    """Return the pages as grey pixels."""
    if data.startswith(b"%PDF"):
        with pymupdf.open(stream=data) as doc:
            pixmaps = [page.get_pixmap(dpi=72, colorspace=pymupdf.csGRAY) for page in doc]
        return [np.frombuffer(p.samples, dtype=np.uint8).reshape(p.height, p.width).astype(np.float64) for p in pixmaps]
    with Image.open(io.BytesIO(data)) as image:
        return [np.asarray(frame.convert("L"), dtype=np.float64) for frame in ImageSequence.Iterator(image)]
