"""How well extract reads the fields of made papers.

In: a seed. Out: counts by kind of paper and field, and what was missed. Never: a value taken into the program.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Literal

from evidence.extract import extract
from evidence.model import Effort, Field, Limits, Record
from evidence.read import read
from scripts.paper_maker.papers import papers
from scripts.paper_maker.prints import SETS, TIMES, prints
from scripts.paper_maker.scans import picture_of, scan_of
from scripts.paper_maker.scripted import EITHER, WRITTEN, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.paper_maker.papers import Made

# Words where they stand in one font, worn into a scan; or the paper's own PDF as a scan or photo.
Look = Literal["", "scanned", "scan", "photo"]
Counts = dict[tuple[str, Field], Counter[str]]
_OTHER_PARTY: dict[Field, Field] = {"supplier_name": "buyer_name", "buyer_name": "supplier_name"}


def alike(field: str, found: str, wanted: str) -> bool:
    """Tell whether a value is the one that is printed, or one of those, marks and letter case aside."""
    return any(_plain(field, found) == _plain(field, one) for one in wanted.split(EITHER) if one)


def _plain(field: str, text: str) -> str:
    if field == "total":
        return f"{float(text):.2f}"
    if field == "supplier_phone":
        digits = re.sub(r"\D", "", re.sub(r"\(0\)", "", text))
        return digits[-8:]
    plain = unicodedata.normalize("NFKC", text).casefold()
    if field == "supplier_website":
        plain = re.sub(r"^(https?://)?(www\.)?", "", plain).strip("/")
    plain = re.sub(r"[^\w@]", "", plain)
    return re.sub(r"(?<=\d)(?:mwst|tva|iva|mva)$", "", plain) if field == "supplier_vat" else plain


def record_of(made: Made, look: Look = "", effort: Effort = "fast") -> Record:
    """Return what is read from a paper: from its text layer, or from a picture of it."""
    if not look:
        return extract(made.document)[0]
    source = scan_of(made) if look == "scanned" else picture_of(made, photo=look == "photo")
    return extract(read(source, effort=effort, limits=Limits()))[0]


def outcome(made: Made, record: Record) -> dict[Field, tuple[str, str]]:
    """Return for each field of a paper "right", "wrong", "swapped" or "none", and the value found.

    Where a paper says nothing of a field, none is right.
    """
    found: dict[Field, tuple[str, str]] = {}
    for field, wanted in made.truth.items():
        name: Field = field  # type: ignore[assignment]  # the truth names fields
        best = record.best(name)
        other = made.truth.get(_OTHER_PARTY.get(name, ""), "")
        if best is None:
            how = "none" if wanted else "right"
        elif alike(field, best.value, wanted):
            how = "right"
        else:
            how = "swapped" if other and alike(field, best.value, other) else "wrong"
        found[name] = (how, best.value if best else "")
    return found


def measure(
    seed: int = 0, which: str = "papers", *, look: Look = "", effort: Effort = "fast", times: int = TIMES
) -> tuple[Counts, list[str]]:
    """Return the counts over all papers of a seed, and a line for each value missed; `which` names a set of prints."""
    counts: Counts = {}
    misses: list[str] = []
    for made in _papers(which, seed, times):
        for field, (how, value) in outcome(made, record_of(made, look, effort)).items():
            counts.setdefault((made.kind, field), Counter())[how] += 1
            if how != "right":
                misses.append(f"{made.name} {made.layout}: {field} {how} {value!r}, printed {made.truth[field]!r}")
    return counts, misses


def _papers(which: str, seed: int, times: int) -> Iterator[Made]:
    if which in WRITTEN:
        return written(which)
    return prints(which, seed, times) if which in SETS else papers(seed)


def table(counts: Counts) -> list[str]:
    """Return the counts as lines of a table."""
    rows = ["| paper | field | right | wrong | swapped | none | share right |", "|---|---|---|---|---|---|---|"]
    for (kind, field), c in sorted(counts.items()):
        share = c["right"] / c.total()
        rows.append(f"| {kind} | {field} | {c['right']} | {c['wrong']} | {c['swapped']} | {c['none']} | {share:.3f} |")
    for kind in sorted({kind for kind, _ in counts}):
        c = sum((c for (of, field), c in counts.items() if of == kind and field != "kind"), Counter[str]())
        if c:
            lost = f"{c['wrong']} | {c['swapped']} | {c['none']}"
            rows.append(f"| {kind} | all fields | {c['right']} | {lost} | {c['right'] / c.total():.3f} |")
    kinds = sum((c for (_, field), c in counts.items() if field == "kind"), Counter[str]())
    if kinds:
        rows.append(
            f"| all | kind | {kinds['right']} | {kinds['wrong']} | 0 | {kinds['none']} | {kinds['right'] / kinds.total():.3f} |"
        )
    return rows
