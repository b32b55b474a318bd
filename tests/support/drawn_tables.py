"""Tables printed on a page and read back as words, for the tests of line items."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pymupdf

from evidence.extract.line_items.items import items_of
from evidence.extract.page.layout import layout
from evidence.model import Box, Page, Reading, Word
from evidence.values.codes import with_check_digit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.model import Item

GTINS = [with_check_digit(f"40063813339{n}{n}"[:12]) for n in range(1, 10)]
WIDTH = {"helv": 0.5}


class Put(NamedTuple):
    x: float
    y: float
    text: str
    right: bool = False


def printed(*puts: Put, size: float = 9, number: int = 1) -> Page:
    """Print text on a page and read its words back."""
    document = pymupdf.Document()
    sheet = document.new_page(width=595, height=842)
    for put in puts:
        left = put.x - (pymupdf.get_text_length(put.text, fontsize=size) if put.right else 0)
        sheet.insert_text((left, put.y), put.text, fontsize=size)
    words = tuple(
        Word(readings=(Reading(text=w[4], confidence=1.0, reader="t"),), box=Box(*w[:4]), size=size)
        for w in sheet.get_text("words")
    )
    return Page(number=number, width=595, height=842, words=words, read_by="text layer", reason="")


def table(
    columns: Sequence[tuple[float, bool]], rows: Sequence[Sequence[str]], top: float = 300, lead: float = 16
) -> list[Put]:
    return [
        Put(x, top + lead * n, text, right)
        for n, row in enumerate(rows)
        for (x, right), text in zip(columns, row, strict=True)
        if text
    ]


def read(*pages: Page) -> tuple[Item, ...]:
    return items_of("doc", [layout(p) for p in pages])


def values(item: Item, *fields: str) -> tuple[str | None, ...]:
    best = [item.best(f) for f in fields]  # type: ignore[arg-type]  # names of cells
    return tuple(b.value if b else None for b in best)


HEADS = {
    "en": ("Description", "EAN", "Qty", "Unit price", "Amount"),
    "de": ("Bezeichnung", "EAN", "Menge", "Einzelpreis", "Gesamtpreis"),
    "fr": ("Désignation", "Code EAN", "Quantité", "Prix unitaire", "Montant HT"),
    "es": ("Descripción", "EAN", "Cantidad", "Precio unitario", "Importe"),
    "it": ("Descrizione", "EAN", "Quantità", "Prezzo unitario", "Importo"),
    "nl": ("Omschrijving", "EAN", "Aantal", "Prijs", "Bedrag"),
}
FIVE = ((40.0, False), (220.0, False), (370.0, True), (460.0, True), (550.0, True))
