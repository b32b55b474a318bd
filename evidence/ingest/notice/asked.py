"""What a notice asks for: the types that `evidence notice` writes as JSON, key for key.

In: nothing. Out: frozen types. Never: I/O.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from evidence.model import QuantityMode
from evidence.texts import Text

Anchor = Literal["notification", "submission", "date"]


class AskedWindow(msgspec.Struct, frozen=True, kw_only=True):
    """One span of time that documents must be issued in; `about` quotes what it is asked for.

    `issued_from` and `issued_to` are the days of a window that the notice names itself, both inside.
    """

    days: int | None
    mode: Literal["backward", "forward"]
    anchor: Anchor
    about: str
    issued_from: date | None = None
    issued_to: date | None = None


class FlaggedAsin(msgspec.Struct, frozen=True, kw_only=True):
    """One ASIN of the notice's list, with its title where the list has one."""

    asin: str
    title: str | None = None


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """What a notice asks for. `window_days` is the window that belongs to the flagged list."""

    language: str | None = None
    marketplace: str | None = None
    case_type: str | None = None
    notified_on: date | None = None
    window_days: int | None = None
    windows: tuple[AskedWindow, ...] = ()
    window_from: date | None = None
    window_to: date | None = None
    issued_after: date | None = None
    min_units: int | None = None
    response_days: int | None = None
    complaint_ids: tuple[str, ...] = ()
    flagged: tuple[FlaggedAsin, ...] = ()


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """A notice, which quantity it speaks of, the kinds of complaint it names, and sentences about what in it is unsure.

    `letters_only`: a report of a right's owner that says that invoices are not enough. `days` are those in the text of a notice that gives no day of its own: on one of them it may have been sent.
    """

    notice: Notice
    quantity: QuantityMode | None = None
    causes: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()
    days: tuple[date, ...] = ()
    letters_only: bool = False
