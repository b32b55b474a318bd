"""What a print is set with: two parties, items, sums and dates, and a record of what was printed.

In: a country, a source of chance. Out: text on a sheet; `truth` holds what the paper says. Never: unseeded chance.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.paper_maker.lands import Firm, firm, lands, money, printed_date
from scripts.paper_maker.sheet import Sheet
from scripts.paper_maker.wording import GOODS

if TYPE_CHECKING:
    from random import Random

_MORE_GOODS = {
    "sv": ("Hyllplan ek 80 cm", "Stålkonsol svart", "Yllefilt", "Emaljmugg 350 ml", "Trädgårdssnöre"),
    "da": ("Hylde eg 80 cm", "Stålbeslag sort", "Uldtæppe", "Emaljekrus 350 ml", "Havesnor"),
    "cs": ("Police dub 80 cm", "Ocelový držák černý", "Vlněná deka", "Smaltovaný hrnek 350 ml", "Zahradní provázek"),
    "ja": ("棚板オーク 80cm", "鋼製ブラケット 黒", "ウール毛布", "ほうろうマグ 350ml", "園芸用ひも"),
    "tr": ("Meşe raf 80 cm", "Çelik braket siyah", "Yün battaniye", "Emaye kupa 350 ml", "Bahçe ipi"),
}
Column = tuple[float, str, str, str]  # where, aligned to, heading, what stands in it


class Desk:
    """A paper being printed: `truth` grows with each contact that is asked for, since asking is printing."""

    def __init__(self, land: str, chance: Random, *, width: float = 595.0, height: float = 842.0) -> None:
        """Draw the parties, the items and the sums."""
        self.land, self.chance = land, chance
        self.sheet = Sheet(width=width, height=height)
        self.seller = firm(land, chance)
        self.buyer: Firm = firm(land, chance, apart=self.seller)
        self.ship: Firm = firm(land, chance, apart=self.seller)
        self.iso, self.date = printed_date(land, chance)
        self.number = ""
        goods = GOODS.get(lands()[land].language) or _MORE_GOODS[lands()[land].language]
        self.items = [(w, chance.randrange(1, 25), chance.randrange(250, 9000)) for w in chance.sample(goods, chance.randrange(2, 5))]  # fmt: skip
        self.net = sum(count * price for _, count, price in self.items)
        self.tax = 0
        self.truth = {"supplier_name": self.seller.name, "buyer_name": self.buyer.name, "invoice_date": self.iso}

    @property
    def total(self) -> int:
        """Net and tax, in cents; the paper then says so."""
        self.truth["total"] = f"{(self.net + self.tax) / 100:.2f}"
        return self.net + self.tax

    @property
    def phone(self) -> str:
        """The supplier's telephone number."""
        return self._told("supplier_phone", self.seller.phone)

    @property
    def email(self) -> str:
        """The supplier's e-mail."""
        return self._told("supplier_email", self.seller.email)

    @property
    def web(self) -> str:
        """The supplier's website."""
        return self._told("supplier_website", self.seller.web)

    @property
    def vat(self) -> str:
        """The supplier's VAT id."""
        return self._told("supplier_vat", self.seller.vat)

    def _told(self, field: str, value: str) -> str:
        self.truth[field] = value
        return value

    def no(self, *forms: str) -> str:
        """Return the invoice's number in one of some forms, 9 for any digit."""
        number = re.sub("9", lambda _: str(self.chance.randrange(10)), self.chance.choice(forms))
        self.truth["invoice_number"] = self.number = number
        return number

    def other(self, form: str) -> str:
        """Return a number that is not the invoice's."""
        return re.sub("9", lambda _: str(self.chance.randrange(10)), form)

    def later(self, form: str | None = None) -> str:
        """Return a date that is not that of issue."""
        return printed_date(self.land, self.chance, form=form)[1]

    def dated(self, form: str) -> str:
        """Print the date of issue in one form."""
        self.iso, self.date = printed_date(self.land, self.chance, form=form)
        self.truth["invoice_date"] = self.iso
        return self.date

    def taxed(self, percent: float) -> None:
        """Add a tax to the sums."""
        self.tax = round(self.net * percent / 100)

    def money(self, cents: int) -> str:
        """Return an amount with its currency."""
        return money(self.land, cents)

    def bare(self, cents: int) -> str:
        """Return an amount without currency."""
        return money(self.land, cents, bare=True)

    def some(self, share: float) -> bool:
        """Tell by chance."""
        return self.chance.random() < share

    def one(self, *texts: str) -> str:
        """Return one of some texts."""
        return self.chance.choice(texts)

    def put(self, x: float, y: float, text: str, size: float = 9.0, *, bold: bool = False, to: str = "left") -> float:
        """Set a line; return the y under it."""
        return self.sheet.put(x, y, text, size, bold=bold, to=to)

    def stack(self, x: float, y: float, lines: list[str], size: float = 9.0, *, to: str = "left") -> float:
        """Set lines under each other; return the y under them."""
        return self.sheet.stack(x, y, lines, size, to=to)

    def pairs(self, x: float, value_x: float, y: float, rows: list[tuple[str, str]], *, to: str = "left", size: float = 9.0, bold: bool = False) -> float:  # fmt: skip
        """Set labels and values side by side; return the y under them."""
        for label, value in rows:
            self.put(x, y, label, size, bold=bold)
            y = self.put(value_x, y, value, size, to=to)
        return y

    def strip(self, xs: list[float], y: float, rows: list[tuple[str, str]], *, size: float = 8.0, bold: bool = True) -> float:  # fmt: skip
        """Set labels in a row with values under them; return the y under them."""
        for x, (label, value) in zip(xs, rows, strict=False):
            self.put(x, y, label, size, bold=bold)
            self.put(x, y + size * 1.6, value, size + 0.5)
        return y + size * 3.4

    def table(self, y: float, columns: list[Column], *, size: float = 8.5, step: float = 3.0) -> float:
        """Set the items under their headings; return the y under them."""
        for x, to, head, _ in columns:
            self.put(x, y, head, size, bold=True, to=to)
        y += size * 1.9
        for n, (what, count, price) in enumerate(self.items, start=1):
            cells = {
                "n": str(n), "sku": self.other("9999-99"), "what": what, "qty": str(count), "unit": "pcs", "price": self.bare(price),
                "amount": self.bare(count * price), "money": self.money(count * price), "zero": self.bare(0), "hs": self.other("99999999"),
                "code": self.other("999999"), "rate": "20",
            }  # fmt: skip
            for x, to, _, kind in columns:
                self.put(x, y, cells[kind], size, to=to)
            y += size * 1.35 + step
        return y

    def sums(self, x: float, value_x: float, y: float, rows: list[tuple[str, int | str]], *, bold_last: bool = True) -> float:  # fmt: skip
        """Set sums; whole numbers are cents; return the y under them."""
        for n, (label, value) in enumerate(rows):
            last = bold_last and n == len(rows) - 1
            text = self.money(value) if isinstance(value, int) else value
            self.put(x, y, label, bold=last)
            y = self.put(value_x, y, text, bold=last, to="right") + 2
        return y
