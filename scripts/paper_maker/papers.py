"""Invoices and receipts by number: the same number gives the same paper.

In: a number. Out: `Made`: a document as read, its truth, and what it is made of. Never: unseeded chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from scripts.paper_maker import tills
from scripts.paper_maker.forms import COLUMN, LAYOUTS, LEFT, RIGHT, Invoice
from scripts.paper_maker.money import DATES, money, number_of
from scripts.paper_maker.parties import draw
from scripts.paper_maker.sheet import Sheet
from scripts.paper_maker.wording import GOODS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.model import Document

LANGUAGES = tuple(WORDS)
RATES = {"en": 20, "de": 19, "fr": 20, "es": 21, "it": 22, "nl": 21, "pl": 23, "pt": 23}
_DUE_DELIVERED_ORDERED = (1, -1, -2)  # months behind the day of issue
CURRENCIES = {"en": "£", "pl": "zł"}


@dataclass(frozen=True, kw_only=True)
class Made:
    """A paper, what it says, and what it is: `kind`, `layout`, `language`; `pdf`: the file it was read from, where there is one."""

    name: str
    kind: str
    layout: str
    language: str
    document: Document
    truth: dict[str, str]
    pdf: bytes = b""


def papers(seed: int = 0) -> Iterator[Made]:
    """Yield every layout in every language once, then every till roll in every language once."""
    for layout in range(len(LAYOUTS)):
        for language in LANGUAGES:
            yield invoice(seed, layout, language)
    for till in range(len(tills.TILLS)):
        for language in LANGUAGES:
            yield receipt(seed, till, language)


def invoice(seed: int, layout: int, language: str) -> Made:
    """Return an invoice of a layout in a language."""
    chance = Random(f"{seed}-{layout}-{language}")  # noqa: S311 -- papers, not secrets
    made = invoice_of(language, chance)
    sheet = Sheet()
    for part in LAYOUTS[layout]:
        part(sheet, made)
    truth = {**truth_of(made), "total": _body(sheet, made)}
    name = "+".join(getattr(p, "__name__", "") for p in LAYOUTS[layout])
    return Made(
        name=f"{layout:02d}-{language}", kind="invoice", layout=name, language=language,
        document=sheet.document(f"invoice-{layout:02d}-{language}.pdf"), truth=truth,
    )  # fmt: skip


def invoice_of(language: str, chance: Random) -> Invoice:
    """Return what an invoice says, drawn by chance."""
    words = WORDS[language]
    seller = draw(language, chance)
    buyer = draw(language, chance, apart=seller, person=chance.random() < 0.15)  # noqa: PLR2004 -- some are people
    ship = draw(language, chance, apart=seller) if chance.random() < 0.5 else None  # noqa: PLR2004 -- every other one
    labels = {role: chance.choice(forms) for role, forms in words.items()}
    day, printed = DATES(chance, language)
    number = number_of(chance)
    # Terms end behind the day of issue, an order comes before it: a paper's days do not contradict each other.
    later = [DATES(chance, language, months=(day, n))[1] for n in _DUE_DELIVERED_ORDERED]
    more = [
        (labels["due"], later[0]), (labels["order"], number_of(chance)), (labels["delivery_date"], later[1]),
        (labels["customer"], str(chance.randrange(1000, 99999))), (labels["order_date"], later[2]),
    ]  # fmt: skip
    meta = [(labels["number"], number), (labels["date"], printed), *chance.sample(more, chance.randrange(0, 4))]
    shown = tuple(
        k for k in ("phone", "fax", "email", "web", "vat") if chance.random() < (0.45 if k == "fax" else 0.85)
    )
    return Invoice(
        language=language, words=words, chance=chance, seller=seller, buyer=buyer, ship=ship, title=labels["title"],
        labels=labels, meta=tuple(meta), shown=shown, number=number, day=day,
    )  # fmt: skip


def truth_of(made: Invoice) -> dict[str, str]:
    """Return the fields that an invoice's head prints."""
    seller = made.seller
    told = {"supplier_name": seller.name, "buyer_name": made.buyer.name, "invoice_number": made.number, "invoice_date": made.day}  # fmt: skip
    contacts = {"phone": seller.phone, "email": seller.email, "web": seller.web, "vat": seller.vat}
    fields = {"phone": "supplier_phone", "email": "supplier_email", "web": "supplier_website", "vat": "supplier_vat"}
    return told | {fields[k]: contacts[k] for k in fields if k in made.shown}


def _body(s: Sheet, i: Invoice) -> str:
    """Set the table, the totals and the last words; return the total."""
    xs = (LEFT, 330.0, 430.0, RIGHT)
    for x, name, to in zip(xs, i.words["columns"], ("left", "right", "right", "right"), strict=True):
        s.put(x, 330, name, 8.5, bold=True, to=to)
    y, net = 346.0, 0
    for what in i.chance.sample(GOODS[i.language], i.chance.randrange(2, 5)):
        count, price = i.chance.randrange(1, 25), i.chance.randrange(250, 9000)
        net += count * price
        s.put(LEFT, y, what)
        s.put(xs[1], y, str(count), to="right")
        s.put(xs[2], y, money(price, i.language), to="right")
        y = s.put(RIGHT, y, money(count * price, i.language), to="right") + 3
    tax = round(net * RATES[i.language] / 100)
    sign = CURRENCIES.get(i.language, "€")
    bare = i.chance.random() < 0.3  # noqa: PLR2004 -- some print no currency
    rows = [(i.pick("subtotal"), net), (i.pick("tax"), tax), (i.pick("total"), net + tax)]
    colon = ":" if i.chance.random() < 0.4 else ""  # noqa: PLR2004 -- two in five
    y += 14
    for label, cents in rows:
        last = label == rows[-1][0]
        value = money(cents, i.language)
        value = value if bare else (f"{sign}{value}" if sign == "£" else f"{value} {sign}")
        s.put(COLUMN, y, label + colon, bold=last)
        y = s.put(RIGHT, y, value, bold=last, to="right")
    s.put(LEFT, y + 30, i.chance.choice(i.words["thanks"]), 8)
    s.put(RIGHT, 824, i.words["page"][0], 6.5, to="right")
    return f"{(net + tax) / 100:.2f}"


def receipt(seed: int, till: int, language: str) -> Made:
    """Return a receipt of a till in a language."""
    chance = Random(f"till-{seed}-{till}-{language}")  # noqa: S311 -- papers, not secrets
    sheet = Sheet(width=226.0, height=620.0)
    made = tills.Till(language=language, chance=chance, seller=draw(language, chance))
    day, printed = DATES(chance, language, numeric=True)
    truth = tills.TILLS[till](sheet, made, printed)
    name = tills.TILLS[till].__name__
    return Made(
        name=f"till-{till}-{language}", kind="receipt", layout=name, language=language,
        document=sheet.document(f"receipt-{till}-{language}.pdf"), truth={"invoice_date": day, **truth},
    )  # fmt: skip
