"""How exactly line items come out of printed papers: description, quantity and codes of each.

In: a batch, a seed, whether pages are worn out into scans. Out: counts by layout, and what was missed.
Never: a value taken into the program.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.fuzz import ratio

from evidence.extract import extract
from evidence.model import Limits, Source
from evidence.read import read
from evidence.values.codes import fold
from scripts.fixture_maker import wear

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from evidence.model import Item, Record
    from scripts.paper_maker.goods import Printed
    from scripts.paper_maker.job import Told

ALIKE = 95.0  # of a scan's description, letters and digits only: OCR's slips in a word do not change what it is
SURE = 0.45  # below this the judge takes a value for a guess
WORN = (wear.CLEAN, wear.MILD, wear.Wear(dpi=200, skew=-0.7, noise=4, blur=0.5, fade=0.15, quality=55))


class Outcome(NamedTuple):
    """What became of one paper: lines wanted and exact, wrong quantities and codes that look sure, codes that are none, faults.

    `unpriced` are lines found whose unit, price or amount is not as printed.
    """

    wanted: int
    exact: int
    misled: int
    miscoded: int
    false_codes: int
    unpriced: int
    faults: tuple[str, ...]


def source_of(made: Printed, *, scanned: bool, name: str = "a.pdf") -> Source:
    """Return a paper's file, worn out into a scan first where asked."""
    data = made.pdf
    if scanned:
        seed = int(hashlib.sha256(made.name.encode()).hexdigest()[:6], 16)
        count = len(_pages(data))
        data, _ = wear.wear_out(data, count, "scan.pdf", WORN[seed % len(WORN)], seed)
    return Source(sha256=hashlib.sha256(data).hexdigest(), name=name, kind="pdf", path=name, data=data)


def read_back(made: Printed, *, scanned: bool, name: str = "a.pdf") -> Record:
    """Return the record of a paper's file, worn out into a scan first where asked."""
    return extract(read(source_of(made, scanned=scanned, name=name), effort="fast", limits=Limits()))[0]


def judged_lines(made: Printed, record: Record, *, scanned: bool) -> list[tuple[Item, bool]]:
    """Return each line that was found, and whether it is one of the paper's, exact in text, quantity and codes."""
    pairs = _paired(made.lines, record.items, scanned=scanned)
    exact = [item for told, item in pairs if item is not None and not _faults(told, item, scanned=scanned)]
    return [(item, any(item is one for one in exact)) for item in record.items]


def _pages(pdf: bytes) -> Sequence[object]:
    import pymupdf

    with pymupdf.Document(stream=pdf) as document:
        return list(range(len(document)))


def outcome(made: Printed, *, scanned: bool = False) -> Outcome:
    """Return how a paper's lines came out."""
    record = read_back(made, scanned=scanned)
    pairs = _paired(made.lines, record.items, scanned=scanned)
    faults, misled, miscoded = [], 0, 0
    for told, item in pairs:
        wrong = _faults(told, item, scanned=scanned)
        if wrong:
            faults.append(f"{made.name} {made.layout}: {told.description!r} {'; '.join(wrong)}")
        best = item.best("quantity") if item else None
        misled += best is not None and best.confidence >= SURE and not _equal(best.value, told.quantity)
        miscoded += item is not None and bool(_sure_codes(item) & _of_others(made.lines, told))
    extra = [i for i in record.items if not any(i is item for _, item in pairs)]
    faults += [f"{made.name} {made.layout}: not printed: {i.text!r}" for i in extra]
    codes = {c.value for c in record.codes} | {c.value for i in record.items for c in (*i.cells, *i.code_cells)}
    false_codes = len(codes & set(made.others))
    exact = len(pairs) - sum("not printed" not in f for f in faults)
    return Outcome(max(len(made.lines), len(record.items)), exact, misled, miscoded, false_codes, sum(_unpriced(t, i) for t, i in pairs if i), tuple(faults))  # fmt: skip


def _unpriced(told: Told, item: Item) -> bool:
    """Tell whether a unit, price or amount that is asked for is not as printed."""
    unit, price, amount = (b.value if (b := item.best(field)) else "" for field in ("unit", "price", "amount"))
    figures = ((price, told.price), (amount, told.amount))
    return (bool(told.unit) and _plain(unit) != _plain(told.unit)) or any(v and not _equal(f, v) for f, v in figures)


def _sure_codes(item: Item) -> set[str]:
    return {
        c.value
        for c in (*item.cells, *item.code_cells)
        if c.confidence >= SURE and c.field in {"gtin", "asin", "sku", "mpn"}
    }


def _of_others(lines: Sequence[Told], told: Told) -> set[str]:
    """Return the codes that stand on other lines of the paper and not on this one."""
    return {c for other in lines for c in other.codes.values()} - set(told.codes.values())


def _paired(lines: Sequence[Told], items: Sequence[Item], *, scanned: bool) -> list[tuple[Told, Item | None]]:
    """Return each printed line with the item that is it: the best match going down the paper, by text and codes."""
    best = [[(0.0, ()) for _ in range(len(items) + 1)] for _ in range(len(lines) + 1)]
    table: list[list[tuple[float, tuple[tuple[int, int], ...]]]] = best  # type: ignore[assignment]  # filled below
    for a in range(1, len(lines) + 1):
        for b in range(1, len(items) + 1):
            score, chain = table[a - 1][b - 1]
            same = _likeness(lines[a - 1], items[b - 1], scanned=scanned)
            options = [table[a - 1][b], table[a][b - 1]]
            if same > 0:
                options.append((score + same, (*chain, (a - 1, b - 1))))
            table[a][b] = max(options, key=lambda o: o[0])
    matched = dict(table[-1][-1][1])
    return [(told, items[matched[at]] if at in matched else None) for at, told in enumerate(lines)]


def _likeness(told: Told, item: Item, *, scanned: bool) -> float:
    faults = len(_faults(told, item, scanned=scanned))
    what = item.best("description")
    near = ratio(_plain(told.description), _plain(what.value if what else item.text)) / 100
    return (
        max(0.0, near - 0.3)
        + (1.0 if faults == 0 else 0.0)
        + (0.5 if _plain(told.description) in _plain(item.text) else 0.0)
    )


def _faults(told: Told, item: Item | None, *, scanned: bool) -> list[str]:
    if item is None:
        return ["missing"]
    what, count = item.best("description"), item.best("quantity")
    faults = []
    wanted = [t for t in (told.description, told.also) if t]
    if what is None or not any(_same_text(what.value, t, scanned=scanned) for t in wanted):
        faults.append(f"description {what.value if what else None!r}")
    if count is None or not _equal(count.value, told.quantity):
        faults.append(f"quantity {count.value if count else None!r} for {told.quantity}")
    for field, code in told.codes.items():
        had = {
            c.value
            for c in (*item.cells, *item.code_cells)
            if c.field in ({field} if field in {"gtin", "asin"} else {"sku", "mpn"})
        }
        if not any(_same_code(h, code, scanned=scanned) for h in had):
            faults.append(f"{field} {sorted(had)} for {code}")
    return faults


def _same_text(found: str, wanted: str, *, scanned: bool) -> bool:
    if scanned:
        return ratio(_plain(found), _plain(wanted)) >= ALIKE
    return " ".join(found.split()) == " ".join(wanted.split())


def _same_code(found: str, wanted: str, *, scanned: bool) -> bool:
    if scanned:
        return fold(re.sub(r"\W", "", found)) == fold(re.sub(r"\W", "", wanted))
    return found == wanted


def _equal(found: str, wanted: float) -> bool:
    try:
        return float(found) == wanted
    except ValueError:
        return False


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in folded if c.isalnum())


def measure(papers: Iterable[Printed], *, scanned: bool = False) -> tuple[dict[str, Counter[str]], list[str]]:
    """Return counts by layout, and a line for each fault."""
    counts: dict[str, Counter[str]] = {}
    faults: list[str] = []
    for made in papers:
        seen = outcome(made, scanned=scanned)
        counts.setdefault(made.layout, Counter()).update(
            papers=1,
            wanted=seen.wanted,
            exact=seen.exact,
            misled=seen.misled,
            miscoded=seen.miscoded,
            false_codes=seen.false_codes,
            unpriced=seen.unpriced,
        )
        faults += seen.faults
    return counts, faults


def table(counts: dict[str, Counter[str]]) -> list[str]:
    """Return the counts as lines of a table, the sum last."""
    rows = [
        "| table | papers | lines | exact | share | wrong quantity, sure | wrong code, sure | no product taken for one | unit, price or amount wrong |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    whole = sum(counts.values(), Counter())
    for name, c in [*sorted(counts.items()), ("all", whole)]:
        share = c["exact"] / max(1, c["wanted"])
        rows.append(
            f"| {name} | {c['papers']} | {c['wanted']} | {c['exact']} | {share:.3f} | {c['misled']} | {c['miscoded']} | {c['false_codes']} | {c['unpriced']} |"
        )
    return rows
