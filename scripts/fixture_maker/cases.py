"""Case folders: what is flagged, which papers lie there, and what the contract says of each item.

In: items, papers, odd files. Out: the files of a case with its truth. Never: a verdict that a program computed.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict

from scripts.fixture_maker import truth, wear

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scripts.fixture_maker.canvas import Canvas, Quad
    from scripts.fixture_maker.paper import Line, Paper, Party

    Draw = Callable[[Paper], Canvas]

TOLD = ("supplier_name", "invoice_number", "invoice_date", "total")
Places = dict[str, dict[str, list[tuple[int, list[float]]]]]


class Accepted(TypedDict):
    """What is accepted for one item: verdicts, and the rules of which one must be named."""

    verdicts: list[str]
    reasons_any: list[str]


class CaseTruth(TypedDict):
    """The truth of one case, in the form that scoring reads."""

    asins: dict[str, Accepted]
    documents: dict[str, dict[str, str]]
    unreadable: list[str]
    codes: dict[str, list[str]]


@dataclass(frozen=True)
class Want:
    """What the contract allows: verdicts, and rules of which one must be named."""

    verdicts: tuple[str, ...] = ("covered",)
    reasons: tuple[str, ...] = ()


COVERED = Want()
EAN = 13


@dataclass(frozen=True, kw_only=True)
class Item:
    """One flagged ASIN: what the lists know, the verdicts that the contract allows, a rule that must be named."""

    asin: str
    title: str = ""
    ean: str = ""
    sku: str = ""
    units: int | None = None
    want: Want = COVERED
    also: tuple[str, ...] = ()

    def on(self, line: Line) -> bool:
        """Whether a line is about this item: by its codes, `also` those that only look like them."""
        codes = {self.asin, self.ean, self.sku, *self.also} - {""}
        printed = {line.asin, line.note, line.ean, line.sku, line.text}
        return bool(codes & printed)


@dataclass(kw_only=True)
class CaseFolder:
    """A case being put together."""

    slug: str
    about: str
    items: tuple[Item, ...]
    files: dict[str, bytes] = field(default_factory=dict)
    documents: dict[str, dict[str, str]] = field(default_factory=dict)
    unreadable: list[str] = field(default_factory=list)
    codes: dict[str, list[str]] = field(default_factory=dict)
    words: Places = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The files that are documents."""
        return [name for name in self.files if name.startswith("documents/")]

    def settings(self, account: Party, *keys: str, lang: str = "en") -> None:
        """Write `case.toml` from "key = value" lines and the selling account."""
        who = [f'legal_name = "{account.name}"', f'address = "{", ".join(account.address)}"']
        rows = [*keys, f'lang = "{lang}"', "", "[account]", *who]
        self.files["case.toml"] = ("\n".join(rows) + "\n").encode()

    def flagged(
        self, columns: str = "asin,title,ean,sku,units_sold", *, separator: str = ",", encoding: str = "utf-8"
    ) -> None:
        """Write `flagged.csv` with these columns."""
        rows = [
            {
                "asin": i.asin,
                "title": i.title,
                "ean": i.ean,
                "sku": i.sku,
                "units_sold": "" if i.units is None else i.units,
            }
            for i in self.items
        ]
        self.files["flagged.csv"] = table(columns.split(","), rows, separator).encode(encoding)

    def listing(self, encoding: str = "utf-8") -> None:
        """Write `listings.txt` as a seller's listing export, tab separated."""
        names = [
            "item-name",
            "listing-id",
            "seller-sku",
            "price",
            "quantity",
            "product-id-type",
            "asin1",
            "product-id",
            "status",
        ]
        rows = []
        for index, item in enumerate(self.items):
            by = (item.ean, "4" if len(item.ean) == EAN else "3") if item.ean else (item.asin, "1")
            sku = item.sku or f"SK-{index:03d}-own"
            values = (item.title, f"0105ZX{index:04d}", sku, "19.90", "3", by[1], item.asin, by[0], "Active")
            rows.append(dict(zip(names, values, strict=True)))
        self.files["listings.txt"] = table(names, rows, "\t").encode(encoding)

    def add(
        self, name: str, paper: Paper, draw: Draw, how: wear.Wear | None = None, *, told: tuple[str, ...] = TOLD, dpi: bool = True, turn: int = 0
    ) -> None:  # fmt: skip
        """Draw a paper, wear it out where `how` says so, and note what is true of it."""
        canvas = draw(paper)
        data = canvas.pdf()
        place: Callable[[int, Quad], Quad] | None = None
        if how:
            data, worn = wear.wear_out(data, canvas.number, name, how, len(self.files), dpi=dpi, turn=turn)
            scale = how.dpi if dpi else 96

            def place(page: int, box: Quad) -> Quad:
                return wear.points(worn[page - 1].box(box), scale)

        self.files[f"documents/{name}"] = data
        base = name.rsplit("/", 1)[-1]
        known = truth.fields(paper, canvas.marks)
        self.documents[base] = {key: known[key] for key in told if key in known}
        spots = truth.words(canvas.marks, place)
        for item in self.items:
            tags = {f"item:{i}" for i, line in enumerate(paper.lines) if item.on(line)}
            found = [(page, box) for page, tag, _, box in spots if tag in tags]
            if found:
                self.words.setdefault(base, {})[item.asin] = found

    def truth(self) -> CaseTruth:
        """Return what is true of the case."""
        asins: dict[str, Accepted] = {
            i.asin: {"verdicts": list(i.want.verdicts), "reasons_any": list(i.want.reasons)} for i in self.items
        }
        return {"asins": asins, "documents": self.documents, "unreadable": self.unreadable, "codes": self.codes}


def table(names: list[str], rows: Sequence[Mapping[str, object]], separator: str) -> str:
    """Return rows as separated values with a heading."""
    out = io.StringIO()
    writer = csv.DictWriter(out, names, delimiter=separator, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def locked() -> bytes:
    """Return a PDF that asks for a password; nobody has it: libraries that encrypt add chance to the key."""
    key = bytes(range(65, 97)).hex()
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        "<</Length 24>>stream\nXqL0v9sTz3hWb7cJk2mNd5pR\nendstream",
        f"<</Filter/Standard/V 1/R 2/P -4/O<{key}>/U<{key[::-1]}>>>",
    ]
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += f"{number} 0 obj{body}endobj\n"
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"<</Size 6/Root 1 0 R/Encrypt 5 0 R/ID[<{'42' * 16}><{'42' * 16}>]>>"
    return f"{out}xref\n0 6\n0000000000 65535 f \n{rows}trailer{trailer}\nstartxref\n{len(out)}\n%%EOF\n".encode()
