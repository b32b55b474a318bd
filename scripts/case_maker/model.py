"""What a table of a case says: parties, papers, other files, and the verdict each item should have.

In: TOML, in which `{12 digits}` stands for a GTIN with its check digit. Out: frozen structs. Never: pixels.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import msgspec

TABLES = Path(__file__).resolve().parents[2] / "tests" / "golden" / "cases"
_OPEN_CODE = re.compile(r"\{(\d{7}|\d{11,13})\}")


class Party(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A business as it prints itself; `also` are lines under its name, `code` its land for e-invoices."""

    name: str
    street: str
    city: str
    also: tuple[str, ...] = ()
    country: str = ""
    code: str = "GB"
    phone: str = ""
    email: str = ""
    web: str = ""
    vat: str = ""

    def address(self) -> list[str]:
        """Return name and address, a line each."""
        return [self.name, *self.also, self.street, self.city, *([self.country] if self.country else [])]

    def contact(self) -> list[str]:
        """Return telephone, mail, website and tax number, a line each."""
        return [line for line in (self.phone, self.email, self.web, self.vat) if line]


class Paper(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A paper to print.

    `cols` are heads behind a letter for what stands under them, parted by `|`: # position, t text, g GTIN, c code, q count,
    u unit, p price, a amount (reckoned), x as given. `rows` hold what is not reckoned, in that order. `be` names the
    form: pdf, scan, poor, photo, docx, zugferd, cii, ubl. `sums` are the labels of net, tax and total. `patch` is a word of the
    page that a later hand painted over, and what it wrote instead.
    """

    file: str
    by: str
    to: str
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    cols: str = ""
    rows: tuple[tuple[str | int | float, ...], ...] = ()
    sums: tuple[str, ...] = ()
    tax: float = 0
    money: str = "1,234.50"
    currency: str = ""
    to_label: str = ""
    ship_to: str = ""
    ship_label: str = ""
    notes: tuple[str, ...] = ()
    layout: str = "letterhead"
    be: str = "pdf"
    kind: str = "380"  # the type code of an e-invoice
    issued: str = ""  # the day an e-invoice states, ISO
    face: str = "sans"
    patch: tuple[str, str] = ("", "")


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of text: a list, an export, case.toml, a pasted notice; `made` rows `row`, numbered by `{n}`, follow the body."""

    file: str
    body: str
    made: int = 0
    row: str = ""
    encoding: str = "utf-8"
    newline: str = "\n"


class Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A spreadsheet; cells as they stand, `merged` as ranges ("A1:C1") of the first sheet, `more` its further sheets."""

    file: str
    rows: tuple[tuple[str | int | float, ...], ...]
    sheet: str = "Sheet1"
    merged: tuple[str, ...] = ()
    more: dict[str, tuple[tuple[str | int | float, ...], ...]] = {}


class Notice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A notice printed to a page (`.pdf`) or as a screen shows it (`.png`)."""

    file: str
    body: str


class Picture(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A picture that is no paper: a word in large letters on a coloured ground, as a logo is (`.png` or `.jpg`)."""

    file: str
    text: str


class Mail(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mail; `papers` are files of the table (papers, pictures, ZIPs, mails) that are attached, and then do not lie in the folder."""

    file: str
    subject: str
    sender: str
    date: str
    body: str
    papers: tuple[str, ...] = ()


class Bundle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Files of the table put together: into one PDF, or (mails too) a ZIP, by the ending of `file`."""

    file: str
    papers: tuple[str, ...]


class Leaf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One page, from 0, of a paper printed as PDF, worn as `be` says; the paper itself then does not lie in the folder."""

    file: str
    of: str
    page: int = 0
    be: str = "photo"


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A case; `truth` holds, for each flagged ASIN, `verdict [rule]`, verdicts parted by `|` where either is right."""

    truth: dict[str, str]
    about: str = ""
    args: tuple[str, ...] = ()
    party: dict[str, Party] = {}
    paper: tuple[Paper, ...] = ()
    text: tuple[Text, ...] = ()
    sheet: tuple[Sheet, ...] = ()
    notice: tuple[Notice, ...] = ()
    picture: tuple[Picture, ...] = ()
    leaf: tuple[Leaf, ...] = ()
    mail: tuple[Mail, ...] = ()
    bundle: tuple[Bundle, ...] = ()


def load(batch: str) -> dict[str, Case]:
    """Return the cases of a set by name."""
    return {path.stem: read(path) for path in sorted((TABLES / batch).glob("*.toml"))}


def read(path: Path) -> Case:
    """Return the case of one table. Raises msgspec.ValidationError for unknown keys."""
    whole = _OPEN_CODE.sub(lambda m: m[1] + check_digit(m[1]), path.read_text("utf-8"))
    return msgspec.convert(tomllib.loads(whole), Case)


def check_digit(digits: str) -> str:
    """Return the check digit that makes a GTIN of its digits."""
    return str(-sum(int(d) * (3 if n % 2 == 0 else 1) for n, d in enumerate(reversed(digits))) % 10)
