"""Fictional businesses and people, drawn by chance from a seed; domains end in `.example`.

In: a source of chance, a language. Out: `Party`. Never: a real business.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from scripts.paper_maker.wording import COUNTRIES, FIRMS, PEOPLE, STREETS, TOWNS

if TYPE_CHECKING:
    from random import Random

PHONES = {
    "en": ("0113 496 0{}", "+44 (0)20 7946 0{}", "(01632) 960{}"), "de": ("030 23125 {}", "+49 40 66969 {}", "089/99998-{}"),
    "fr": ("01 99 00 1{} {}", "+33 2 61 91 1{} {}", "04.65.71.1{}.{}"), "es": ("910 000 {}", "+34 960 00 0{}", "955 000 {}"),
    "it": ("051 0000{}", "+39 02 0000{}", "06.0000{}"), "nl": ("0592 000 {}", "+31 (0)20 000 0{}", "030-0000{}"),
    "pl": ("22 000 0{}", "+48 12 000 0{}", "71 000 0{}"), "pt": ("266 000 {}", "+351 21 000 0{}", "220 000 {}"),
}  # fmt: skip
_DIGITS = {"en": 9, "de": 9, "it": 11, "es": 8, "pl": 10, "fr": 9, "nl": 9, "pt": 9}
CODES = {"en": "GB"}
STARTS = {"en": 999000000, "de": 999000000, "it": 9990000000, "es": 99000000, "pl": 9990000000, "fr": 999000000, "nl": 999000000, "pt": 599000000}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Party:
    """A business or a person with everything that a paper can print of it."""

    name: str
    street: str
    town: str
    country: str
    phone: str
    fax: str
    email: str
    web: str
    vat: str

    @property
    def address(self) -> list[str]:
        """The lines under the name."""
        return [self.street, self.town]


def vat_id(language: str, chance: Random) -> str:
    """Return a VAT id with valid check digits above an implausible stem."""
    country = CODES.get(language, language.upper())
    valid = import_module("stdnum.gb.vat" if country == "GB" else "stdnum.eu.vat").is_valid
    number = STARTS[language] + chance.randrange(0, 900000)
    while True:
        body = f"{number:0{_DIGITS[language]}d}"
        key = f"{(12 + 3 * (number % 97)) % 97:02d}"
        body = {"FR": key + body, "NL": body + "B01", "ES": "B" + body}.get(country, body)
        if valid(body if country == "GB" else country + body):
            return country + body
        number += 1


def _phone(language: str, chance: Random) -> str:
    shape = chance.choice(PHONES[language])
    if shape.count("{}") > 1:
        return shape.format(chance.randrange(10), f"{chance.randrange(100):02d}")
    return shape.format(f"{chance.randrange(100, 1000)}")


def _domain(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("ß", "ss")).encode("ascii", "ignore").decode()
    words = [w for w in re.findall(r"[a-z]+", plain.lower()) if len(w) > 3]  # noqa: PLR2004 -- words that mean something
    return "-".join(words[:2]) + ".example"


def draw(language: str, chance: Random, *, apart: Party | None = None, person: bool = False) -> Party:
    """Return a party of a country, another one than `apart`."""
    firms = [f for f in FIRMS[language] if apart is None or f != apart.name]
    name = PEOPLE[language] if person else chance.choice(firms)
    domain = _domain(name)
    box = chance.choice(("info", "sales", "contact", "office", "buchhaltung" if language == "de" else "accounts"))
    street = chance.choice([s for s in STREETS[language] if apart is None or s != apart.street])
    town = chance.choice([t for t in TOWNS[language] if apart is None or t != apart.town])
    return Party(
        name=name,
        street=street,
        town=town,
        country=COUNTRIES[language],
        phone=_phone(language, chance),
        fax=_phone(language, chance),
        email=f"{box}@{domain}",
        web=chance.choice(("www.", "www.", "https://www.")) + domain,
        vat=vat_id(language, chance),
    )
