"""Cases that are tables: papers made to be mistaken for proof and honest ones beside them, drawn and answered.

In: a table of `tests/golden/traps` (what a case changes of its land's plain invoice). Out: a case folder, and verdicts.
Never: chance without a seed: layout and wear follow the case's name, or that of the case it is the twin of.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pymupdf
from trap_files import made
from trap_office import MAKERS
from trap_paints import painted
from trap_sheets import LAYOUTS, Plan, spots

if TYPE_CHECKING:
    from collections.abc import Mapping

    from evidence.model import Verdict

FOLDER = Path(__file__).resolve().parents[1] / "golden" / "traps"


class Land(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the papers of a land have in common."""

    font: str
    account: tuple[str, str]
    supplier: tuple[str, ...]
    title: str
    facts: tuple[str, ...]
    bill_to: str
    heads: tuple[str, ...]
    row: tuple[str, ...]
    strange: tuple[str, ...]
    total: str
    goods: str
    asin: str
    ean: str
    sku: str


class Change(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one page has otherwise than its land's plain invoice. `cells` change the row; a row "@" is it, "#" the other goods'."""

    title: str | None = None
    facts: tuple[str, ...] | None = None
    supplier: tuple[str, ...] | None = None
    buyer: tuple[str, ...] | None = None
    bill_to: str | None = None
    heads: tuple[str, ...] | None = None
    rows: tuple[str | tuple[str, ...], ...] = ("@",)
    cells: dict[str, str] = {}
    total: str | None = None
    below: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    paint: tuple[tuple[str, ...], ...] = ()


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One case: its land, why a careful reader refuses it, and its papers. `page` is the only one's; `papers` may name how one is made of others.

    `twin` is the trap that an honest case is laid out as; `slow` cases are read by OCR, `scan` ones are tried worn too. `listed`, `window`, `config` and
    `account` go into the case's files, the rest of which is the land's. `worn` cases are scans or photos whoever asks.
    """

    land: str
    why: str = ""
    twin: str = ""
    need: int = 40
    listed: str = ""
    account: str = ""
    config: str = ""
    window: str = "notified_on = 2026-11-03\nwindow_days = 365\n"
    page: Change | None = None
    papers: dict[str, tuple[Change, ...] | str] = {}
    slow: bool = False
    worn: str = ""
    scan: bool = False
    layout: int | None = None


class Batch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table: traps, none of which may be covered, and honest papers, all of which must be."""

    trap: dict[str, Case]
    honest: dict[str, Case]


@cache
def batch(name: str) -> Batch:
    """Return the cases of a table by name."""
    return msgspec.toml.decode((FOLDER / f"{name}.toml").read_bytes(), type=Batch)


@cache
def lands() -> dict[str, Land]:
    """Return the lands by their short names."""
    return msgspec.toml.decode((FOLDER / "lands.toml").read_bytes(), type=dict[str, Land])


def seed_of(case: Case, name: str) -> int:
    """Return a case's seed, always the same: its layout and how it is worn."""
    return int(hashlib.sha256((case.twin or name).encode()).hexdigest()[:6], 16) if case.layout is None else case.layout


def laid(case: Case, seed: int, worn: str = "") -> Mapping[str, bytes]:
    """Return the files of a case by name; `worn` "scan" or "photo" wears every PDF that is drawn."""
    papers = case.papers or {"invoice.pdf": (case.page or Change(),)}
    drawn: dict[str, bytes] = {}
    for name, pages in papers.items():
        if isinstance(pages, str):
            drawn[name] = made(pages, drawn, seed)
        else:
            drawn[name] = _written(name, case.land, pages, seed)
    return dict(_worn(name, data, seed, worn or case.worn) for name, data in drawn.items())


def _worn(name: str, data: bytes, seed: int, how: str) -> tuple[str, bytes]:
    if not how or not name.endswith(".pdf"):
        return name, data
    worn = made(f"{how} {name}", {name: data}, seed)
    return (name if worn.startswith(b"%PDF") else f"{name[:-4]}.jpg"), worn


def _written(name: str, land: str, pages: tuple[Change, ...], seed: int) -> bytes:
    maker = MAKERS.get(name.rsplit(".", 1)[-1])
    return maker(_plan(pages[0], lands()[land])) if maker else _printed(land, pages, seed)


def folder_of(root: Path, case: Case, name: str, worn: str = "") -> Path:
    """Write a case folder and return it."""
    land = lands()[case.land]
    files = laid(case, seed_of(case, name), worn)
    root.mkdir(parents=True, exist_ok=True)
    listed = case.listed or f"asin,title,ean,sku,units_sold\n{{asin}},{{goods}},{{ean}},{{sku}},{case.need}\n"
    (root / "flagged.csv").write_text(_filled(listed, land), encoding="utf-8")
    account = f'[account]\nlegal_name = "{land.account[0]}"\naddress = "{land.account[1]}"\n' + case.account
    (root / "case.toml").write_text(case.window + case.config + account, encoding="utf-8")
    for file, data in files.items():
        (root / "documents" / file).parent.mkdir(parents=True, exist_ok=True)
        (root / "documents" / file).write_bytes(data)
    return root


def told(found: tuple[Verdict, ...]) -> str:
    """Return what the verdicts say, for a test's message."""
    return "; ".join(
        f"{v.item.asin} {v.verdict} {v.units_proven}: {[str(f.message) for f in v.findings]}" for v in found
    )


def _filled(text: str, land: Land) -> str:
    return text.format(asin=land.asin, ean=land.ean, sku=land.sku, goods=land.goods)


_CELLS = ("goods", "asin", "code", "qty", "price", "amount")


def _rows(change: Change, land: Land) -> tuple[tuple[str, ...], ...]:
    plain = tuple(change.cells.get(key, cell) for key, cell in zip(_CELLS, land.row, strict=True))
    known = {"@": plain, "#": land.strange, "": ("",) * len(land.row)}
    rows = [known.get(r, (r,)) if isinstance(r, str) else r for r in change.rows]
    return tuple(tuple(_filled(cell, land) for cell in row) for row in rows)


def _plan(change: Change, land: Land) -> Plan:
    def chosen(mine: tuple[str, ...] | None, lands: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_filled(t, land) for t in (lands if mine is None else mine))

    return Plan(
        font=land.font,
        title=land.title if change.title is None else change.title,
        supplier=chosen(change.supplier, land.supplier),
        facts=chosen(change.facts, land.facts),
        bill_to=land.bill_to if change.bill_to is None else change.bill_to,
        buyer=chosen(change.buyer, land.account),
        heads=chosen(change.heads, land.heads),
        rows=_rows(change, land),
        total=land.total if change.total is None else change.total,
        above=chosen(change.above, ()),
        below=chosen(change.below, ()),
        foot=chosen(change.foot, ()),
    )


def _printed(land_name: str, pages: tuple[Change, ...], seed: int) -> bytes:
    land = lands()[land_name]
    with pymupdf.open() as document:
        for change in pages:
            plan = _plan(change, land)
            placed = spots(plan, LAYOUTS[seed % len(LAYOUTS)])
            page = document.new_page(width=595, height=842)
            writer = pymupdf.TextWriter(page.rect)
            font = pymupdf.Font(plan.font)
            for spot in placed:
                writer.append((spot.x, spot.y), spot.text, font=font, fontsize=spot.size)
            writer.write_text(page)
            for kind, *words in change.paint:
                painted(page, font, placed, kind, [_filled(w, land) for w in words])
        document.subset_fonts()
        return bytes(document.tobytes(garbage=3, deflate=True, no_new_id=True))
