"""What becomes of honest papers, and of the same papers asked for what they do not prove.

In: printed papers with their truth. Out: verdicts by question, and a line for each that is `covered` and must not be.
Never: a paper made for one question: each answers all, so that what is held back and what is let through are told of
the same print.
"""

from __future__ import annotations

import csv
import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from evidence.ingest import ingest
from evidence.judge import judge
from evidence.match import match
from evidence.model import Account, Answers
from scripts.paper_maker.measure_goods import read_back
from scripts.paper_maker.parties import draw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evidence.model import Judgement, Record
    from scripts.paper_maker.goods import Printed
    from scripts.paper_maker.job import Told

HONEST = "honest"
STRONG = ("gtin", "asin")  # a SKU is strong in some shapes and columns alone
_COLUMNS = {"gtin": "ean", "sku": "sku", "mpn": "mpn"}
_LATER = 330  # days: whatever day of delivery is printed lies before the notice then, the invoice in the window
_LETTERS, _DIGITS = "CDFGHJKMNPRTVWXY", "34679"  # no two of them look alike


class Line(NamedTuple):
    """A printed line as the list of flagged items asks for it: its code, what kind that is ("": title alone), its units."""

    told: Told
    kind: str
    code: str
    units: int


class Question(NamedTuple):
    """A question to a paper: when the notice came, whose account it is ("": not told), which lines are asked for."""

    notified_on: date
    account: str
    lines: tuple[Line, ...]


class Answered(NamedTuple):
    """The answers to one question: which, about which lines, and the judgement."""

    question: str
    lines: tuple[Line, ...]
    judgement: Judgement


def questions(made: Printed) -> dict[str, Question]:
    """Return the honest question and those to which a paper must not answer `covered`."""
    day, lines = date.fromisoformat(made.day), tuple(_asked(made))
    chance = Random(made.name)  # noqa: S311 -- papers, not secrets
    honest = Question(day + timedelta(days=_LATER), made.buyer, lines)
    return {
        HONEST: honest,
        "a day too old": honest._replace(notified_on=day + timedelta(days=366)),
        "after the notice": honest._replace(notified_on=day - timedelta(days=1)),
        "another buyer": honest._replace(account=_stranger(made, chance)),
        "the seller's own": honest._replace(account=made.seller),
        "a unit short": honest._replace(lines=tuple(x._replace(units=x.units + 1) for x in lines)),
        "another code": honest._replace(lines=tuple(x._replace(code=_near(x, chance)) for x in lines)),
    }


def answers(made: Printed, *, scanned: bool = False) -> Iterator[Answered]:
    """Yield the judgement of each question to one paper, read once."""
    record = read_back(made, scanned=scanned)
    for name, question in questions(made).items():
        if question.lines:
            yield Answered(name, question.lines, judged(question, (record,)))


def twice_over(made: Printed) -> tuple[str, ...]:
    """Return the verdicts of a paper and its worn scan, asked for twice the units of the one purchase that both tell of."""
    honest = questions(made)[HONEST]
    asked = honest._replace(lines=tuple(x._replace(units=2 * x.units) for x in honest.lines))
    records = (read_back(made, scanned=False), read_back(made, scanned=True, name="scan.pdf"))
    return tuple(v.verdict for v in judged(asked, records).verdicts) if asked.lines else ()


def measure(papers: Iterable[Printed], *, scanned: bool = False) -> tuple[dict[str, Counter[str]], list[str]]:
    """Return verdicts by question, and a line for each answer that is wrong or held back.

    Lines that only a SKU names count apart.
    """
    counts: dict[str, Counter[str]] = {}
    told: list[str] = []
    for made in papers:
        for name, lines, judgement in answers(made, scanned=scanned):
            for line, verdict in zip(lines, judgement.verdicts, strict=True):
                honest = name == HONEST
                key = name if line.kind in STRONG or not honest else f"{name}, by SKU"
                counts.setdefault(key, Counter())[verdict.verdict] += 1
                if honest != (verdict.verdict == "covered"):
                    why = "; ".join(f.message for f in verdict.findings if f.status in {"fail", "unsure"})
                    mark = "FALSE " if not honest and verdict.verdict == "covered" else ""
                    told += [f"{mark}{made.name} {made.layout}, {name}: {line.code} {verdict.verdict} {why}"]
    return counts, [x for x in told if x.startswith("FALSE") or f", {HONEST}:" in x]


def false_covered(counts: dict[str, Counter[str]]) -> int:
    """Return how many answers are `covered` and must not be."""
    return sum(c["covered"] for name, c in counts.items() if not name.startswith(HONEST))


def table(counts: dict[str, Counter[str]]) -> list[str]:
    """Return the counts as lines of a table."""
    names = ("covered", "review", "insufficient", "missing")
    rows = [f"| question | lines | {' | '.join(names)} |", f"|---|---|{'---|' * len(names)}"]
    rows += [f"| {q} | {c.total()} | {' | '.join(str(c[n]) for n in names)} |" for q, c in counts.items()]
    return rows


def _asked(made: Printed) -> Iterator[Line]:
    for told in made.lines:
        if told.codes and told.quantity > 0:  # others are returns
            kind = next((k for k in STRONG if k in told.codes), next(iter(told.codes)))
            yield Line(told, kind, told.codes[kind], told.quantity)


def _stranger(made: Printed, chance: Random) -> str:
    while (name := draw(made.language, chance).name) in made.names:
        pass
    return name


def _near(line: Line, chance: Random) -> str:
    """Return another code of one changed character outside the look-alike pairs; a GTIN's check digit follows."""
    code = line.code
    places = [at for at in range(len(code) - 1) if code[at].isalnum() and (line.kind != "asin" or at > 1)]
    at = chance.choice(places)
    others = [c for c in (_LETTERS if code[at].isalpha() else _DIGITS) if c != code[at]]
    changed = code[:at] + chance.choice(others) + code[at + 1 :]
    if line.kind != "gtin":
        return changed
    body = changed[:-1]
    return f"{body}{-sum(int(c) * (3 if n % 2 == 0 else 1) for n, c in enumerate(reversed(body))) % 10}"


def judged(question: Question, records: tuple[Record, ...]) -> Judgement:
    """Return the judgement of records in a case that asks the question."""
    with tempfile.TemporaryDirectory() as folder:
        _write_list(Path(folder) / "flagged.csv", question.lines)
        case = ingest(
            Path(folder),
            Answers(
                notified_on=question.notified_on, quantity="sold", marketplace="amazon.de", lang="en",
                account=Account(legal_name=question.account) if question.account else None,
            ),
        )  # fmt: skip
    return judge(case, records, (), match(case.items, records))


def _write_list(file: Path, lines: tuple[Line, ...]) -> None:
    chance = Random("asins")  # noqa: S311 -- papers, not secrets
    with file.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.DictWriter(stream, ("asin", "title", *_COLUMNS.values(), "units_sold"))
        rows.writeheader()
        for line in lines:
            asin = line.code if line.kind == "asin" else f"B0{''.join(chance.choices(_LETTERS + _DIGITS, k=8))}"
            codes = {_COLUMNS[line.kind]: line.code} if line.kind in _COLUMNS else {}
            rows.writerow({"asin": asin, "title": line.told.description, "units_sold": line.units} | codes)
