"""Asks real documents for what they prove, and for what they do not: what holds them back, what is `covered` and must not be.

In: `python -m bench.asked MANIFEST [--cache FOLDER] [--show RULE ...]`, a corpus with the truth of date, buyer and
supplier. Out: a table of verdicts by question, of the rules that hold documents which are asked in their own buyer's
name, and with --show what those say. Exit code 1 where a `covered` is false. Never: a document changed.

The lines that are asked for are those that were found, by GTIN or article number where there is one, else by title: this measures
the judgement of a whole paper, not the reading of lines.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from evidence.ingest.sources import discover
from evidence.pipeline.options import RunOptions
from evidence.pipeline.reading import process
from scripts.paper_maker.job import Told
from scripts.paper_maker.measure_verdicts import HONEST, Line, Question, judged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.model import Item, Judgement, Record

_LATER, _YEAR = timedelta(days=300), timedelta(days=366)
_STRANGER = "Quenby Amberlight Holdings Ltd"
_MOST_LINES = 6
_NOT_OF_THE_PAPER = {"match.weak", "match.none", "quantity.short"}  # of the list and the lines asked for


def lines_of(records: tuple[Record, ...]) -> tuple[Line, ...]:
    """Return what is asked for: the first lines of a document, each for its own count."""
    items = [i for r in records if r.kind == "invoice" for i in r.items]
    return tuple(_line(i) for i in items[:_MOST_LINES])


def _line(item: Item) -> Line:
    what, count, gtin = item.best("description"), item.best("quantity"), item.best("gtin")
    code = next((f.value for f in item.code_cells), "")
    plain = count.value.split(".")[0] if count else ""
    units = int(plain) if plain.isdecimal() and int(plain) else 1
    title = " ".join((what.value if what else item.text).split())[:180]
    kind, code = ("gtin", gtin.value) if gtin else ("sku" if code else "", code)
    return Line(Told(title, units, {}), kind, code, units)


def questions(truth: dict[str, str], lines: tuple[Line, ...]) -> Iterator[tuple[str, Question]]:
    """Yield the honest question and those to which the document must not answer `covered`."""
    day = date.fromisoformat(truth["invoice_date"])
    honest = Question(day + _LATER, truth.get("buyer_name", ""), lines)
    yield HONEST, honest
    yield "a day too old", honest._replace(notified_on=day + _YEAR)
    yield "after the notice", honest._replace(notified_on=day - timedelta(days=1))
    yield "another buyer", honest._replace(account=_STRANGER)
    if seller := truth.get("supplier_name"):
        yield "the seller's own", honest._replace(account=seller)
    yield "a unit short", honest._replace(lines=tuple(x._replace(units=x.units + 1) for x in lines))


def asked(manifest: Path, cache: str | None) -> Iterator[tuple[str, str, Judgement]]:
    """Yield for each invoice of a corpus its name, the question, and the judgement."""
    options = RunOptions(cache_dir=cache, use_cache=cache is not None)
    for row in map(json.loads, manifest.read_text(encoding="utf-8").splitlines()):
        sources, _ = discover([manifest.parent / row["file"]], manifest.parent)
        records = process(sources[0], options).records if "invoice_date" in row["truth"] else ()
        if lines := lines_of(records):
            for name, question in questions(row["truth"], lines):
                yield str(row["id"]), name, judged(question, records)


def main() -> int:
    """Print the tables; return the exit code."""
    parser = argparse.ArgumentParser(description="Ask real documents for what they prove and what they do not.")
    parser.add_argument("manifest", type=Path)
    parser.add_argument("--cache", help="a folder of readings, as --cache-dir")
    parser.add_argument("--show", nargs="*", default=[], metavar="RULE")
    given = parser.parse_args()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    held: dict[str, dict[str, str]] = defaultdict(dict)
    false = 0
    for document, question, judgement in asked(given.manifest, given.cache):
        for verdict in judgement.verdicts:
            counts[question][verdict.verdict] += 1
            if question == HONEST:
                said = [f for f in verdict.findings if f.status in {"fail", "unsure"}]
                held[document] |= {f.rule: f.message for f in said if f.rule not in _NOT_OF_THE_PAPER}
            elif verdict.verdict == "covered":
                false += 1
                print(f"FALSE {document}, {question}: {verdict.item.title}")
    for name, c in counts.items():
        print(f"| {name} | {c.total()} lines | {', '.join(f'{v} {n}' for v, n in sorted(c.items()))} |")
    print(f"{len(held)} documents")
    for rule, number in Counter(rule for rules in held.values() for rule in rules).most_common():
        print(f"| {rule} | {number} documents |")
        for document, rules in sorted(held.items()) if rule in given.show else ():
            if rule in rules:
                print(f"    {document}: {rules[rule]}")
    return 1 if false else 0


if __name__ == "__main__":
    sys.exit(main())
