"""Reads a corpus of real documents and finds their fields again with other names and numbers in the place of theirs.

In: `python -m bench.renamed MANIFEST [--seeds N ...] [--show]`. Out: of each field how many of the new values are found;
with --show each that is not. Never: chance without a seed; a value replaced that was not found as the truth has it.

What is found under its own name and not under another hangs on the name: on its legal form, its words or its domain.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from msgspec import structs

from evidence.extract import extract
from evidence.ingest.sources import discover
from evidence.model import Box, Limits
from evidence.read import read
from scripts.scoring.alike import alike

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.model import Document, Field, Page, Word

_FIELDS: tuple[Field, ...] = ("supplier_name", "buyer_name", "invoice_number")
_COMPANIES = (
    "Hollberg & Töchter", "Kiesling Messtechnik GmbH", "Pluie d'Été", "Ter Horst Koeltechniek", "Eastmoor Cartography",
    "Winterfeldt", "Rasterwerk UG (haftungsbeschränkt)", "Maison Aubert SARL", "Bellini Serramenti", "Juniper Lock & Key, Inc.",
    "radhaus7", "Dr. med. Ute Falk", "Metzgerei Oster", "The Copper Kettle", "Norrvik Segel AB", "Quinta do Vale, Lda.",
)  # fmt: skip
_BUYERS = (
    "Anneli Forsgren", "Peters & Roth OHG", "Grey Seal Bindery", "Gemeinde Neuwasser", "Institut für Optik", "Marta Quiroga",
    "Maison Lefort", "Bayside Dental", "T. Okada", "Werkstatt am Hang", "Hotel Miramar", "Lumen Retail Group", "Atelier 9c",
    "Förderkreis Museum e.V.", "Zakład Krawiecki Nitka", "Bostadsföreningen Eken",
)  # fmt: skip
_SHOPS = (
    "KEDAI BUKU AH MENG", "88 DAILY MART", "PERNIAGAAN WAN FATT", "GOOD PRICE TRADING", "RESTORAN SELERA IBU", "CORNER DELI",
    "MEGA PANTRY (M) SDN BHD", "TL FRAMES & GIFTS", "HUP SENG LEE", "THE RICE POT", "KLINIK DR. TAN", "RIVERSIDE BISTRO",
    "MOON GROCER SDN. BHD.", "HANABI BAKERY", "SILVER KEY CUTTER", "LAKSA HOUSE", "YEE CHEONG STATIONERS", "B-TWO AUTO PARTS",
)  # fmt: skip
_NUMBERS = ("50013", "2025/0007", "R-2218", "C34D-1190", "INV0171", "9", "F-25-00042", "100098821", "RE2018-4")
_MARKS = ",:;."


def renamed(page: Page, old: str, new: str) -> tuple[Page, int]:
    """Return a page on which each run of words that says `old` says `new`, from the same place on, and how often it did."""
    wanted = [k for k in map(_key, old.split()) if k]
    words: list[Word] = []
    at = count = 0
    while at < len(page.words):
        run = _run(page.words[at:], wanted)
        words += _instead(run, new) if run else page.words[at : at + 1]
        at += len(run) or 1
        count += bool(run)
    return structs.replace(page, words=tuple(words)), count


def _key(text: str) -> str:
    return re.sub(r"[^\w]", "", text).casefold()


def _run(words: tuple[Word, ...], wanted: list[str]) -> list[Word]:
    """Return the words on one line that words begin with and that say what is wanted; none where they do not."""
    run: list[Word] = []
    said: list[str] = []
    for word in words[: 2 * len(wanted)]:
        key = _key(word.text)
        off = abs(word.box.center[1] - run[-1].box.center[1]) >= word.box.height if run else not key
        if off or (key and key != wanted[len(said)]):
            return []
        run.append(word)
        said += [key] if key else []
        if said == wanted:
            return run
    return []


def _instead(run: list[Word], new: str) -> Iterator[Word]:
    """Yield the words of a name in the place of others, as wide a letter as theirs, with the mark that ended them."""
    first, last = run[0], run[-1]
    letter = (last.box.right - first.box.left) / max(1, sum(len(w.text) + 1 for w in run) - 1)
    mark = last.text[len(last.text.rstrip(_MARKS)) :].strip(".")
    left = first.box.left
    for part in f"{new}{mark}".split():
        right = left + letter * len(part)
        reading = structs.replace(first.readings[0], text=part)
        yield structs.replace(first, readings=(reading,), box=Box(left, first.box.top, right, first.box.bottom))
        left = right + letter


def read_all(manifest: Path) -> Iterator[tuple[str, bool, dict[str, str], Document]]:
    """Yield of each document its name, whether it is a receipt, its truth, and what is read on it."""
    for row in map(json.loads, manifest.read_text(encoding="utf-8").splitlines()):
        sources, _ = discover([manifest.parent / row["file"]], manifest.parent)
        yield row["id"], row["doc_type"] == "receipt", row["truth"], read(sources[0], effort="auto", limits=Limits())


def asked(document: Document, truth: dict[str, str], names: dict[Field, str]) -> Iterator[tuple[Field, str, str]]:
    """Yield each field that was found and is renamed, what it must be and what is found now."""
    known, pages = extract(document)[0], document.pages
    new: dict[Field, str] = {}
    for field in _FIELDS:
        found = known.best(field)
        if found and truth.get(field) and alike(field, found.value, truth[field]):
            done = [renamed(page, found.value, names[field]) for page in pages]
            pages = tuple(page for page, _ in done)
            new |= {field: names[field]} if any(n for _, n in done) else {}
    again = extract(structs.replace(document, pages=pages))[0] if new else known
    for field, name in new.items():
        found = again.best(field)
        yield field, name, found.value if found else ""


def main() -> int:
    """Print the counts; return the exit code."""
    parser = argparse.ArgumentParser(prog="bench.renamed", description="Find fields again under other names.")
    parser.add_argument("manifest", type=Path)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    chances = {seed: random.Random(seed) for seed in given.seeds}  # noqa: S311 -- names drawn by lot, not secrets
    counts: Counter[tuple[int, str, str, str]] = Counter()
    for ident, till, truth, document in read_all(given.manifest):
        for seed, chance in chances.items():
            drawn = (chance.choice(_SHOPS if till else _COMPANIES), chance.choice(_BUYERS), chance.choice(_NUMBERS))
            for field, name, found in asked(document, truth, dict(zip(_FIELDS, drawn, strict=True))):
                right = bool(found) and alike(field, found, name)
                counts[
                    seed, "receipt" if till else "invoice", field, "right" if right else "wrong" if found else "none"
                ] += 1
                if given.show and not right:
                    print(f"{seed} {ident}: {field} {found!r}, printed {name!r}")
    for (seed, kind, what, how), number in sorted(counts.items()):
        print(f"| {seed} | {kind} | {what} | {how} | {number} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
