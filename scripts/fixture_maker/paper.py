"""What a paper says, before it is drawn.

In: facts written down by hand. Out: frozen papers, their words in their language, their sums.
Never: a real company, person, product or number.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

CENT = Decimal("0.01")


@dataclass(frozen=True, kw_only=True)
class Party:
    """A business; `ids` are registrations printed with their labels, `bank` account details."""

    name: str
    street: str
    town: str
    country: str = ""
    phone: str = ""
    email: str = ""
    web: str = ""
    vat: str = ""
    ids: tuple[str, ...] = ()
    bank: str = ""

    @property
    def address(self) -> list[str]:
        """The address as lines, without those that are empty."""
        return [row for row in (self.street, self.town, self.country) if row]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line item; `printed` is the EAN as printed where it differs, `note` is written beside the line by hand."""

    text: str
    qty: int
    price: str = ""
    unit: str = ""
    sku: str = ""
    ean: str = ""
    printed: str = ""
    asin: str = ""
    mpn: str = ""
    note: str = ""
    cartons: str = ""

    @property
    def amount(self) -> Decimal:
        """Quantity by price."""
        return (self.qty * Decimal(self.price or 0)).quantize(CENT)


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One business paper. `date` is ISO, `dated` as printed; `told` are further labelled texts (label, text).

    `hidden` blacks the prices out, `say` overrides single words, `remarks` are printed below the table.
    `distractors` are numbers on the page that look like product codes and are none.
    """

    lang: str
    number: str
    date: str
    dated: str
    supplier: Party
    lines: tuple[Line, ...] = ()
    buyer: Party | None = None
    ship: Party | None = None
    kind: str = "invoice"
    currency: str = "EUR"
    rate: str = "20"
    order: str = ""
    due: str = ""
    delivered: str = ""
    customer: str = ""
    hidden: bool = False
    say: dict[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    distractors: tuple[str, ...] = ()

    def but(self, **changes: object) -> Paper:
        """Return the same paper with changes."""
        return replace(self, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped by nature

    def word(self, key: str) -> str:
        """Return what this paper calls something."""
        return self.say.get(key) or wording()[self.lang][key]

    @property
    def title(self) -> str:
        """What stands above: the name of this kind of paper."""
        return self.word(self.kind)

    @property
    def net(self) -> Decimal:
        """The sum of the lines."""
        return sum((line.amount for line in self.lines), Decimal(0)).quantize(CENT)

    @property
    def tax(self) -> Decimal:
        """Tax on the sum."""
        return (self.net * Decimal(self.rate) / 100).quantize(CENT, ROUND_HALF_UP)

    @property
    def total(self) -> Decimal:
        """What is to be paid."""
        return self.net + self.tax

    @property
    def priced(self) -> bool:
        """Whether prices can be read on the page."""
        return not self.hidden and any(line.price for line in self.lines)

    def money(self, value: Decimal) -> str:
        """Print an amount as the language does, without currency."""
        text = f"{value:,.2f}"
        if self.lang == "en":
            return text
        return text.translate({ord(","): " " if self.lang in {"fr", "pl"} else ".", ord("."): ","})

    def due_amount(self) -> str:
        """Print the total with its currency."""
        sign = {"EUR": "€", "GBP": "£", "USD": "$", "PLN": "zł"}[self.currency]
        text = self.money(self.total)
        return f"{sign}{text}" if self.lang == "en" else f"{text} {sign}"


@cache
def wording() -> dict[str, dict[str, str]]:
    """Return the words of every language."""
    return tomllib.loads(Path(__file__).with_name("wording.toml").read_text(encoding="utf-8"))
