"""Fictional businesses of many countries, their money, dates and registration numbers; data in lands.toml.

In: a country, a source of chance. Out: `Firm`s and printed values. Never: a real business.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from scripts.paper_maker.wording import MONTHS

if TYPE_CHECKING:
    from random import Random

# The form of a number, 9 for any digit and A for any letter, and stdnum's check of it.
IDS = {
    "uk": ("GB 99999 9999", "gb.vat"), "ie": ("IE9999999A", "ie.vat"), "in": ("24AAAAA9999A9ZA", "in_.gstin"), "my": ("0009 9999 9999", ""),
    "sg": ("MR-9999999-A", ""), "au": ("99 999 999 999", "au.abn"), "ca": ("99999 9999 RT0001", ""), "de": ("DE999999999", "de.vat"),
    "at": ("ATU99999999", "at.uid"), "ch": ("CHE-999.999.999", "ch.uid"), "fr": ("FR 99 999 999 999", "fr.tva"), "be": ("BE 0999.999.999", "be.vat"),
    "nl": ("NL999999999B01", "nl.btw"), "es": ("B99999999", "es.nif"), "mx": ("AAA1905129A9", ""), "it": ("99999999999", "it.iva"),
    "pt": ("599999999", "pt.nif"), "br": ("99.999.999/0001-99", "br.cnpj"), "pl": ("999-999-99-99", "pl.nip"), "cz": ("CZ99999999", "cz.dic"),
    "se": ("SE559999999901", "se.vat"), "dk": ("99 99 99 99", "dk.cvr"), "tr": ("9999999999", "tr.vkn"), "us": ("99-9999999", ""), "hk": ("91440300AAA99999AA", ""), "jp": ("T9999999999999", ""),
    "ph": ("999-999-999-00000", ""),
}  # fmt: skip
_MORE_MONTHS = {
    "sv": ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"),
    "da": ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Firm:
    """A business of a country with everything that a paper can print of it."""

    land: str
    name: str
    street: str
    town: str
    country: str
    phone: str
    fax: str
    email: str
    web: str
    vat: str
    person: str
    register: str
    iban: str

    @property
    def lines(self) -> list[str]:
        """Name, street and town."""
        return [self.name, self.street, self.town]


@dataclass(frozen=True, kw_only=True)
class Land:
    """What a country prints: its language, currency, forms of money and dates, and what its businesses are drawn from."""

    language: str
    country: str
    currency: str
    money: str
    dates: tuple[str, ...]
    firms: tuple[str, ...]
    streets: tuple[str, ...]
    towns: tuple[str, ...]
    phones: tuple[str, ...]
    people: tuple[str, ...]


@cache
def lands() -> dict[str, Land]:
    """Return the countries by code."""
    data = tomllib.loads(Path(__file__).with_name("lands.toml").read_text(encoding="utf-8"))
    return msgspec.convert(data, dict[str, Land])


def registration(land: str, chance: Random) -> str:
    """Return a VAT or tax registration id of a country with a right check digit where it has one."""
    form, check = IDS[land]
    form = form.replace("190512", f"{chance.randrange(90, 99)}{chance.randrange(10, 13)}{chance.randrange(10, 28)}")
    while True:
        text = "".join(
            str(chance.randrange(10)) if c == "9" else (chance.choice("ABCDEFGHJKLMNP") if c == "A" else c)
            for c in form
        )
        if land in {"es", "uk", "be", "ie", "in", "se", "de"}:
            text = form if text.startswith("0") else text
        if not check or import_module(f"stdnum.{check}").is_valid(text):
            return text


def _phone(land: Land, chance: Random) -> str:
    shape = chance.choice(land.phones)
    shape = shape.replace("[]", f"{chance.randrange(100, 200):04d}")
    return shape.replace("{}", f"{chance.randrange(100, 990)}").replace("Tél. ", "")


def domain_of(name: str) -> str:
    """Return a domain of a name that nobody can own."""
    plain = unicodedata.normalize(
        "NFKD", name.replace("ł", "l").replace("ß", "ss").replace("ø", "o").replace("\u0131", "i")
    )
    words = [w for w in re.findall(r"[a-z]+", plain.encode("ascii", "ignore").decode().lower()) if len(w) > 3]  # noqa: PLR2004 -- words that mean something
    return ("".join(words[:2]) or "kaisha") + ".example"


def firm(code: str, chance: Random, apart: Firm | None = None) -> Firm:
    """Return a business of a country, another one than `apart`."""
    land = lands()[code]
    name = chance.choice([f for f in land.firms if apart is None or f != apart.name])
    domain = domain_of(name)
    return Firm(
        land=code,
        name=name,
        street=chance.choice([s for s in land.streets if apart is None or s != apart.street]),
        town=chance.choice([t for t in land.towns if apart is None or t != apart.town]),
        country=land.country,
        phone=_phone(land, chance),
        fax=_phone(land, chance),
        email=f"{chance.choice(('info', 'sales', 'hello', 'accounts', 'office', 'orders'))}@{domain}",
        web=chance.choice(("www.", "www.", "https://", "")) + domain,
        vat=registration(code, chance),
        person=chance.choice(land.people),
        register=f"{chance.randrange(100000, 9999999)}",
        iban="XX00 0000 0999 1420 0000 00",
    )


def money(land: str, cents: int, *, bare: bool = False) -> str:
    """Return an amount as a country prints it; `bare` without its currency."""
    shape = lands()[land].money
    whole, rest = divmod(abs(cents), 100)
    digits = re.search(r"1.*\d", shape)
    sample = digits.group() if digits else ""
    mark = "" if sample[1].isdigit() else sample[1]
    groups = _lakhs(whole) if "23,456" in sample else f"{whole:,}"
    text = groups.replace(",", mark) + sample[-3] + f"{rest:02d}"
    text = f"-{text}" if cents < 0 else text
    return text if bare else shape.replace(sample, text)


def _lakhs(whole: int) -> str:
    head, tail = divmod(whole, 1000)
    if not head:
        return str(tail)
    parts = [f"{tail:03d}"]
    while head:
        head, part = divmod(head, 100)
        parts.insert(0, f"{part:02d}" if head else str(part))
    return ",".join(parts)


def printed_date(land: str, chance: Random, *, form: str | None = None) -> tuple[str, str]:
    """Return a date as ISO 8601 and as a country prints it; days above twelve where the order would stay open."""
    year, month, day = 2026, chance.randrange(1, 13), chance.randrange(13, 29)
    country = lands()[land]
    names = MONTHS.get(country.language) or _MORE_MONTHS.get(country.language) or MONTHS["en"]
    parts = {
        "d": f"{day:02d}", "m": f"{month:02d}", "y": f"{year % 100:02d}", "Y": str(year), "M": names[month - 1], "B": names[month - 1][:3],
    }  # fmt: skip
    shape = form or chance.choice(country.dates)
    return f"{year}-{month:02d}-{day:02d}", re.sub(
        r"(?<![A-Za-z])[dmyYMB](?![A-Za-z])", lambda m: parts[m.group()], shape
    )
