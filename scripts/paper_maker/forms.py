"""The heads of invoices: where the supplier, the buyer and the numbers stand, as independent choices.

In: a sheet and an `Invoice`. Out: text on the sheet. Never: a value that is not in the invoice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.paper_maker.sheet import WIDTH, Sheet

if TYPE_CHECKING:
    from random import Random

    from scripts.paper_maker.parties import Party
    from scripts.paper_maker.wording import Words

LEFT, RIGHT, MIDDLE = 48.0, WIDTH - 48.0, WIDTH / 2
COLUMN = 340.0


@dataclass(frozen=True, kw_only=True)
class Invoice:
    """What an invoice says; `day` is its date in ISO 8601; `shown` names the supplier's contacts that are printed; labels are chosen by `chance`."""

    language: str
    words: Words
    chance: Random
    seller: Party
    buyer: Party
    ship: Party | None
    title: str
    labels: dict[str, str]
    meta: tuple[tuple[str, str], ...]
    shown: tuple[str, ...]
    number: str = ""
    day: str = ""

    def pick(self, role: str) -> str:
        """Return the wording of a label on this paper."""
        return self.labels[role]

    def contacts(self, *, labelled: bool = True) -> list[str]:
        """Return the supplier's contacts that are printed, one a line."""
        told = {"phone": self.seller.phone, "fax": self.seller.fax, "email": self.seller.email, "web": self.seller.web, "vat": self.seller.vat}  # fmt: skip
        bare = () if labelled else ("email", "web")
        return [told[k] if k in bare else f"{_colon(self.pick(k))} {told[k]}" for k in self.shown]

    def logo(self) -> str:
        """Return the first words of the supplier's name, as a logo has them."""
        words = self.seller.name.split()
        return " ".join(words[:2]).upper()


def _colon(label: str) -> str:
    return label if label.endswith((":", "n°", "n.º")) and len(label) > 4 else f"{label}:"  # noqa: PLR2004 -- short ones take one


def left(s: Sheet, i: Invoice) -> None:
    """Print letterhead at the left, title at the right."""
    y = s.put(LEFT, 36, i.seller.name, 15, bold=True)
    s.stack(LEFT, y + 2, [*i.seller.address, i.seller.country, *i.contacts()])
    s.put(RIGHT, 38, i.title, 20, bold=True, to="right")


def right(s: Sheet, i: Invoice) -> None:
    """Print letterhead at the right edge, title at the left."""
    y = s.put(RIGHT, 36, i.seller.name, 13, bold=True, to="right")
    s.stack(RIGHT, y, [*i.seller.address, *i.contacts()], 8.5, to="right")
    s.put(LEFT, 60, i.title, 22)


def centre(s: Sheet, i: Invoice) -> None:
    """Print letterhead in the middle, contacts in a row; title in the middle under it."""
    y = s.put(MIDDLE, 34, i.seller.name, 16, bold=True, to="centre")
    y = s.put(MIDDLE, y, ", ".join(i.seller.address), 9, to="centre")
    found = i.contacts()
    y = s.put(MIDDLE, y, "  |  ".join(found[:2]), 8, to="centre")
    if found[2:]:
        y = s.put(MIDDLE, y, "  |  ".join(found[2:]), 8, to="centre")
    s.put(MIDDLE, y + 8, i.title, 14, bold=True, to="centre")


def logo(s: Sheet, i: Invoice) -> None:
    """Print a logo of words at the left, the name in full with address and contacts small at the right."""
    s.put(LEFT, 40, i.logo(), 26, bold=True)
    s.stack(COLUMN + 40, 36, [i.seller.name, *i.seller.address, *i.contacts(labelled=False)], 8)
    s.put(LEFT, 112, i.title, 15, bold=True)


def window(s: Sheet, i: Invoice) -> None:
    """Print a small sender line over the window, contacts in a column at the right."""
    mark = i.chance.choice((" - ", " • ", " | ", ", "))
    s.put(LEFT, 138, mark.join((i.seller.name, *i.seller.address)), 6.5)
    s.put(RIGHT, 36, i.logo(), 18, bold=True, to="right")
    s.stack(COLUMN + 60, 64, [i.seller.name, *i.contacts()][1:], 8)
    s.put(LEFT, 262, i.title, 14, bold=True)


def columns(s: Sheet, i: Invoice) -> None:
    """Print from and to side by side under the title; neither larger than the other."""
    s.put(LEFT, 40, i.title, 18, bold=True)
    y = s.put(LEFT, 76, _colon(i.pick("from")), 9, bold=True)
    s.stack(LEFT, y, [i.seller.name, *i.seller.address, *i.contacts()])


def foot(s: Sheet, i: Invoice) -> None:
    """Print nothing but a title at the top; the supplier in columns at the foot."""
    s.put(LEFT, 50, i.title, 18, bold=True)
    _footer(s, i)


def brand(s: Sheet, i: Invoice) -> None:
    """Print a logo at the top; the name in full at the foot only."""
    s.put(LEFT, 36, i.logo(), 24, bold=True)
    s.put(RIGHT, 42, i.title, 16, to="right")
    _footer(s, i)


def banner(s: Sheet, i: Invoice) -> None:
    """Print one row at the top: name, address, contacts in three columns."""
    y = s.put(LEFT, 36, i.seller.name, 12, bold=True)
    s.stack(LEFT + 210, 36, i.seller.address, 8)
    s.stack(RIGHT, 36, i.contacts(labelled=False), 8, to="right")
    s.put(MIDDLE, y + 50, i.title, 16, bold=True, to="centre")


def title_first(s: Sheet, i: Invoice) -> None:
    """Print title over everything, the letterhead under it in plain size."""
    y = s.put(LEFT, 30, i.title, 20, bold=True)
    y = s.put(LEFT, y + 4, i.seller.name, 9, bold=True)
    s.stack(LEFT, y, [", ".join(i.seller.address), *i.contacts()])


def _footer(s: Sheet, i: Invoice) -> None:
    s.stack(LEFT, 778, [i.seller.name, *i.seller.address], 7)
    s.stack(LEFT + 150, 778, [c for c in i.contacts() if not c.endswith(i.seller.vat)][:4], 7)
    bank = i.words["bank"][0]
    s.stack(LEFT + 290, 778, [bank, "IBAN: XX00 0000 0999 1420 0000 00"], 7)
    vat = [c for c in i.contacts() if c.endswith(i.seller.vat)]
    s.stack(LEFT + 420, 778, [*vat, i.chance.choice(i.words["company"] + i.words["manager"])], 7)


def _to(i: Invoice) -> list[str]:
    extra = [i.chance.choice(i.words["attention"])] if i.chance.random() < 0.25 else []  # noqa: PLR2004 -- one in four
    lines = [i.buyer.name, *extra, *i.buyer.address]
    return [*lines, i.buyer.country] if i.chance.random() < 0.4 else lines  # noqa: PLR2004 -- two in five


def bill_left(s: Sheet, i: Invoice) -> None:
    """Print the buyer at the left under a heading."""
    y = s.put(LEFT, 152, _colon(i.pick("bill")), 9, bold=True)
    s.stack(LEFT, y, _to(i))


def bill_right(s: Sheet, i: Invoice) -> None:
    """Print the buyer at the right under a heading without a colon."""
    y = s.put(COLUMN, 152, i.pick("bill"), 9, bold=True)
    s.stack(COLUMN, y, _to(i))


def bare_left(s: Sheet, i: Invoice) -> None:
    """Print the buyer in a window at the left, no heading."""
    s.stack(LEFT, 154, _to(i), 10)


def bare_right(s: Sheet, i: Invoice) -> None:
    """Print the buyer in a window at the right, no heading."""
    s.stack(COLUMN, 154, _to(i), 10)


def both(s: Sheet, i: Invoice) -> None:
    """Print bill to at the left, ship to beside it."""
    goes = i.ship or i.buyer
    y = s.put(LEFT, 152, i.pick("bill"), 9, bold=True)
    s.put(COLUMN, 152, i.pick("ship"), 9, bold=True)
    s.stack(LEFT, y, _to(i))
    s.stack(COLUMN, y, [goes.name, *goes.address])


def ship_first(s: Sheet, i: Invoice) -> None:
    """Print ship to at the left, bill to beside it."""
    goes = i.ship or i.buyer
    y = s.put(LEFT, 152, _colon(i.pick("ship")), 9, bold=True)
    s.put(COLUMN, 152, _colon(i.pick("bill")), 9, bold=True)
    s.stack(LEFT, y, [goes.name, *goes.address])
    s.stack(COLUMN, y, _to(i))


def inline(s: Sheet, i: Invoice) -> None:
    """Print heading and name in one line, the address under it; the buyer's own numbers below."""
    y = s.put(LEFT, 152, f"{_colon(i.pick('bill'))} {i.buyer.name}")
    y = s.stack(LEFT, y, i.buyer.address)
    y = s.put(LEFT, y, f"{_colon(i.pick('phone'))} {i.buyer.phone}")
    s.put(LEFT, y, f"{_colon(i.pick('your_vat'))} {i.buyer.vat}")


def opposite(s: Sheet, i: Invoice) -> None:
    """Print the buyer at the right beside the supplier's column, with its own contacts."""
    y = s.put(COLUMN, 76, _colon(i.pick("bill")), 9, bold=True)
    y = s.stack(COLUMN, y, _to(i))
    s.put(COLUMN, y, f"{_colon(i.pick('vat'))} {i.buyer.vat}")


def pairs_right(s: Sheet, i: Invoice) -> None:
    """Print labels and values in two columns at the right."""
    _pairs(s, i, COLUMN + 10, COLUMN + 120, 154)


def pairs_left(s: Sheet, i: Invoice) -> None:
    """Print labels and values in two columns at the left."""
    _pairs(s, i, LEFT, LEFT + 130, 154)


def pairs_far(s: Sheet, i: Invoice) -> None:
    """Print labels at a column, values set to the right edge."""
    y = 154.0
    for label, value in i.meta:
        s.put(COLUMN, y, label)
        y = s.put(RIGHT, y, value, to="right")


def _pairs(s: Sheet, i: Invoice, x: float, beside: float, y: float) -> None:
    colons = i.chance.random() < 0.6  # noqa: PLR2004 -- three in five
    for label, value in i.meta:
        s.put(x, y, _colon(label) if colons else label, bold=not colons)
        y = s.put(beside, y, value)


def lines_right(s: Sheet, i: Invoice) -> None:
    """Print label and value in one line each."""
    s.stack(COLUMN, 154, [f"{_colon(label)} {value}" for label, value in i.meta])


def strip(s: Sheet, i: Invoice) -> None:
    """Print a row of labels with the values under them."""
    step = (RIGHT - LEFT) / max(4, len(i.meta))
    for n, (label, value) in enumerate(i.meta):
        s.put(LEFT + n * step, 286, label, 7.5, bold=True)
        s.put(LEFT + n * step, 298, value, 8.5)


def strip_right(s: Sheet, i: Invoice) -> None:
    """Print labels over values in a small grid at the right, two a row."""
    for n, (label, value) in enumerate(i.meta):
        x, y = COLUMN + (n % 2) * 110, 150 + (n // 2) * 30
        s.put(x, y, label, 7.5)
        s.put(x, y + 10, value, 9.5)


def sentence(s: Sheet, i: Invoice) -> None:
    """Print number and date in the line of the title; what else there is, below it."""
    (_, number), (label, date), *rest = i.meta
    s.put(LEFT, 284, f"{i.pick('number')} {number}", 12, bold=True)
    s.put(RIGHT, 285, f"{_colon(label)} {date}", to="right")
    s.put(LEFT, 304, "   ".join(f"{_colon(name)} {value}" for name, value in rest[:2]), 8.5)


Part = Callable[["Sheet", "Invoice"], None]
LAYOUTS: tuple[tuple[Part, Part, Part], ...] = (
    (left, bill_left, pairs_right), (left, bill_right, strip), (left, bare_right, sentence), (left, both, strip),
    (right, bill_left, lines_right), (right, bare_left, pairs_right), (right, ship_first, strip), (right, inline, strip_right),
    (centre, bill_left, pairs_far), (centre, bill_right, pairs_left), (centre, both, sentence), (logo, bill_left, pairs_right),
    (logo, bare_left, strip_right), (logo, both, strip), (window, bare_left, pairs_right), (window, bare_left, lines_right),
    (window, bare_left, sentence), (columns, opposite, strip), (columns, opposite, sentence), (foot, bill_left, pairs_right),
    (foot, bare_left, lines_right), (foot, bill_right, pairs_left), (brand, bare_left, pairs_right), (brand, ship_first, strip),
    (brand, bill_left, pairs_far), (banner, bill_left, lines_right), (banner, bill_right, pairs_left), (title_first, bill_right, pairs_left),
)  # fmt: skip
