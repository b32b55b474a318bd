"""Papers by the thousand for measurements in bulk: small digital invoices, all different, the same for the same chance.

In: a number, a source of chance. Out: the bytes of a PDF, made-up ASINs. Never: a real supplier; a paper drawn for each
number: one is drawn, and its number, day and code are written over.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pymupdf

if TYPE_CHECKING:
    import random

LETTERS = "CDEFGHJKLMNPQRSTUVWXYZ"
_NUMBER, _DAY, _CODE = "NT-00000", "28 March 2026", "B0NNNNNNNN"


def code(chance: random.Random) -> str:
    """Return a made-up ASIN."""
    return "B0" + "".join(chance.choice(LETTERS + "0123456789") for _ in range(8))


def invoice(number: int, asin: str, chance: random.Random) -> bytes:
    """Return a digital invoice of one page."""
    data = _drawn()
    for old, new in ((_NUMBER, f"NT-{number:05}"), (_DAY, f"{chance.randrange(1, 28):02} March 2026"), (_CODE, asin)):
        if data.count(_written(old)) != 1 or len(old) != len(new):
            raise ValueError(f"{old} cannot be replaced by {new}")
        data = data.replace(_written(old), _written(new))
    return data


def _written(text: str) -> bytes:
    """Return a text as it stands in the page's content."""
    return text.encode().hex().encode()


@cache
def _drawn() -> bytes:
    lines = (
        (50, 60, "Northfield Trading Ltd"), (50, 78, "12 Harbour Road, Leeds LS1 4AB, United Kingdom"),
        (50, 90, "Phone +44 113 496 0123"), (400, 60, "INVOICE"), (360, 130, f"Invoice No: {_NUMBER}"),
        (360, 144, f"Invoice date: {_DAY}"), (50, 130, "Bill to"), (50, 144, "Harrow Goods Ltd"),
        (50, 220, "Description"), (260, 220, "ASIN"), (350, 220, "Qty"), (410, 220, "Unit price"), (500, 220, "Amount"),
        (50, 240, "Steel tea infuser"), (260, 240, _CODE), (350, 240, "40"), (410, 240, "3.00"), (500, 240, "120.00"),
        (410, 300, "Total GBP"), (500, 300, "120.00"),
    )  # fmt: skip
    with pymupdf.open() as document:
        page = document.new_page(width=595, height=842)
        for x, y, text in lines:
            page.insert_text((x, y), text, fontsize=10)
        data: bytes = document.tobytes(no_new_id=True, expand=255)
        return data
