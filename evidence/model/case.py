"""Everything that is asked: flagged items, window, account, rule pack, and the documents given.

In: nothing. Out: frozen types. Never: I/O, a clock.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import msgspec

from evidence.model.document import Problem, Source
from evidence.model.rules import QuantityMode, RulePack, WindowMode
from evidence.texts import Text


class FlaggedItem(msgspec.Struct, frozen=True, kw_only=True):
    """One flagged ASIN and what else the seller's lists know about it.

    `units` is the number of units sold or in stock that documents must cover, None when nobody gave one;
    `units_source` names file and row. `source` is where the ASIN itself was listed.
    """

    asin: str
    title: str | None = None
    gtins: tuple[str, ...] = ()
    skus: tuple[str, ...] = ()
    mpns: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    units: int | None = None
    units_source: Text | None = None
    source: Text = ""


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """When a document must have been issued; both ends inclusive, None is open (or no window at all)."""

    start: date | None
    end: date | None
    days: int | None
    mode: WindowMode
    source: str


class Account(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The selling account as the marketplace knows it."""

    legal_name: str | None = None
    trading_name: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    vat: str | None = None


class Answers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a user may say about a case: the keys of `case.toml`, which the command line may give as well."""

    notified_on: date | None = None
    window_days: int | None = None
    window_from: date | None = None
    window_to: date | None = None
    issued_after: date | None = None
    min_units: int | None = None
    quantity: QuantityMode | None = None
    submit_on: date | None = None
    marketplace: str | None = None
    case_type: str | None = None
    pack: str | None = None
    lang: str | None = None
    account: Account | None = None


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """Where a value of the case came from, and which others it overruled (for the report)."""

    key: str
    value: str
    source: str
    overruled: tuple[str, ...] = ()


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One case: everything that is asked, including the reference dates.

    `documents` and `problems` (files that cannot be documents) are sorted by path. `notes` are sentences for
    the report: repairs in lists, sources that disagree, what was not checked. `language` is what was asked for or what
    the notice is written in; `spoken` is the language that a person is told everything in.
    """

    name: str
    root: str
    items: tuple[FlaggedItem, ...]
    window: Window
    pack: RulePack
    quantity: QuantityMode
    documents: tuple[Source, ...]
    problems: tuple[Problem, ...] = ()
    account: Account | None = None
    min_units: int | None = None
    notified_on: date | None = None
    submit_on: date | None = None
    response_days: int | None = None
    marketplace: str | None = None
    case_type: str | None = None
    language: str | None = None
    plan: Source | None = None
    settings: tuple[Setting, ...] = ()
    notes: tuple[Text, ...] = ()
    causes: tuple[str, ...] = ()
    conflicts: tuple[Text, ...] = ()
    spoken: str = "en"

    @property
    def answer_by(self) -> date | None:
        """Return the last day to answer the notice, where it names a time and its day is known."""
        if self.notified_on is None or self.response_days is None:
            return None
        return self.notified_on + timedelta(days=self.response_days)


MatchedBy = Literal["asin", "gtin", "sku", "mpn", "title", "brand"]
