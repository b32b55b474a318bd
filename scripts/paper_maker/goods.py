"""Invoices with tables by number, printed as PDFs, and the truth of their lines.

In: a number. Out: `Printed`: PDF bytes, what stands in them line by line, the numbers that are no product codes.
Never: unseeded chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from scripts.paper_maker.forms import LAYOUTS, LEFT, RIGHT
from scripts.paper_maker.job import Told, closing, job
from scripts.paper_maker.papers import LANGUAGES, invoice_of
from scripts.paper_maker.press import Press
from scripts.paper_maker.setting import Form as Drawn
from scripts.paper_maker.tables import TABLES, Table
from scripts.paper_maker.tables_eighth import EIGHTH
from scripts.paper_maker.tables_fifth import FIFTH
from scripts.paper_maker.tables_fourth_more import FOURTH
from scripts.paper_maker.tables_more import MORE
from scripts.paper_maker.tables_ninth_more import NINTH
from scripts.paper_maker.tables_seventh import SEVENTH
from scripts.paper_maker.tables_sixth_more import SIXTH
from scripts.paper_maker.tables_tenth_more import TENTH
from scripts.paper_maker.tables_third import THIRD, Form
from scripts.paper_maker.whole import WHOLE, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

BATCHES: dict[str, tuple[tuple[Table, int], ...]] = {
    "first": TABLES,
    "second": MORE,
    "third": tuple((form, form.count) for form in THIRD),
    "fourth": FOURTH,
    "fifth": FIFTH,
    "sixth": SIXTH,
    "seventh": SEVENTH,
    "eighth": EIGHTH,
    "ninth": NINTH,
    "tenth": TENTH,
    **dict.fromkeys(WHOLE, ()),  # whole forms, written as data
}
PER_LAYOUT = 10


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A paper: `lines` in the order of print, `others` numbers with a valid check digit that name no product.

    `seller` sold to `buyer` on `day` (ISO); `names` are all parties that stand on it.
    """

    name: str
    layout: str
    language: str
    pdf: bytes
    lines: tuple[Told, ...]
    others: tuple[str, ...]
    seller: str
    buyer: str
    day: str
    names: tuple[str, ...]
    places: tuple[tuple[int, tuple[float, float, float, float], str], ...] = ()  # page, box and text of all that is set


def printed(batch: str, seed: int = 0, per_layout: int = PER_LAYOUT, only: str = "") -> Iterator[Printed]:
    """Yield so many papers of each table of a batch (of `only` one), the languages in turn."""
    if batch in WHOLE:
        yield from whole(batch, seed, per_layout, only)
        return
    for number, (table, _) in enumerate(BATCHES[batch]):
        if only and _name(table) != only:
            continue
        for turn in range(per_layout):
            each = table.languages if isinstance(table, Drawn) else LANGUAGES
            yield paper(batch, seed, number, LANGUAGES.index(each[(number + turn) % len(each)]), turn)


def paper(batch: str, seed: int, number: int, language: int, turn: int) -> Printed:
    """Return one paper: a table below a head drawn by chance, sums, a footer with numbers of the company."""
    table, count = BATCHES[batch][number]
    code = LANGUAGES[language]
    chance = Random(f"goods-{seed}-{batch}-{number}-{code}-{turn}")  # noqa: S311 -- papers, not secrets
    made = invoice_of(code, chance)
    j = job(code, chance, max(2, count + chance.randrange(-2, 3)))
    p = Press()
    for part in chance.choice(LAYOUTS):
        part(p, made)  # type: ignore[arg-type]  # a press prints as a sheet does
    y = table(p, j)
    closing(p, j, y, (made.pick("subtotal"), made.pick("tax"), made.pick("total")))
    gln = _with_check(f"40{chance.randrange(10**10):010d}")
    p.put(LEFT, 812, f"GLN {gln}   {chance.choice(made.words['bank'])}   IBAN DE00 1234 0000 0999 1420 00", 6.5)
    p.put(RIGHT, 822, made.words["page"][0].replace("1", str(len(p.document))), 6.5, to="right")
    name = f"{batch}-{number:02d}-{code}-{turn}"
    names = tuple(party.name for party in (made.seller, made.buyer, made.ship) if party)
    return Printed(
        name=name, layout=_name(table), language=code, pdf=p.pdf(), lines=tuple(j.truth), others=(gln,),
        seller=made.seller.name, buyer=made.buyer.name, day=made.day, names=names,
    )  # fmt: skip


def _name(table: Table) -> str:
    return table.name if isinstance(table, (Form, Drawn)) else getattr(table, "__name__", "")


def _with_check(body: str) -> str:
    total = sum(int(c) * (3 if at % 2 else 1) for at, c in enumerate(body))
    return f"{body}{-total % 10}"
