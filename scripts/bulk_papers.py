"""Papers by the thousand for measurements in bulk: small digital invoices, all different, the same for the same chance.

In: a number, a source of chance. Out: the bytes of a PDF, made-up ASINs. Never: a real supplier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf

if TYPE_CHECKING:
    import random

LETTERS = "CDEFGHJKLMNPQRSTUVWXYZ"


def code(chance: random.Random) -> str:
    """Return a made-up ASIN."""
    return "B0" + "".join(chance.choice(LETTERS + "0123456789") for _ in range(8))


def invoice(number: int, asin: str, chance: random.Random) -> bytes:
    """Return a digital invoice of one page."""
    lines = (
        (50, 60, "Northfield Trading Ltd"), (50, 78, "12 Harbour Road, Leeds LS1 4AB, United Kingdom"),
        (50, 90, "Phone +44 113 496 0123"), (400, 60, "INVOICE"), (360, 130, f"Invoice No: NT-{number:05}"),
        (360, 144, f"Invoice date: {chance.randrange(1, 28)} March 2026"), (50, 130, "Bill to"), (50, 144, "Harrow Goods Ltd"),
        (50, 220, "Description"), (260, 220, "ASIN"), (350, 220, "Qty"), (410, 220, "Unit price"), (500, 220, "Amount"),
        (50, 240, "Steel tea infuser"), (260, 240, asin), (350, 240, "40"), (410, 240, "3.00"), (500, 240, "120.00"),
        (410, 300, "Total GBP"), (500, 300, "120.00"),
    )  # fmt: skip
    with pymupdf.open() as document:
        page = document.new_page(width=595, height=842)
        for x, y, text in lines:
            page.insert_text((x, y), text, fontsize=10)
        data: bytes = document.tobytes(no_new_id=True)
        return data
