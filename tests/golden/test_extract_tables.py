"""Generated invoices: eighteen tables, eight pages around them, seven languages; line items must come out as printed."""

from __future__ import annotations

import hashlib
import importlib
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from evidence.extract import extract
from evidence.model import Limits, Source
from evidence.read import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.model import Item, Record

ROOT = Path(__file__).parents[2]
TABLES = (
    "pos:22 text:190 ean:86 qty:40r price:75r amount:90r",
    "pos:28 sku:78 text+ean:160 qtyunit:66r price:70r amount:81r",
    "qty:40r unit:36 sku:70 text:190 ean:85 amount:84r",
    "text+sku:250 qty:50r price:80r amount:95r",
    "sku:60 asin:80 text:170 unit:32c qty:38r price:60r amount:65r",
    "ean:85 text:200 qty:50r price:75r amount:90r",
    "text:200 ean:90 unitqty:70r price:60r rate:38r amount:60r",
    "pos:25 sku:70 mpn:70 text:160 qty:40r price:60r amount:75r",
    "qty:45c text:220 sku:70 price:75r amount:90r",
    "sku:80 text:230 ean:95 qty:54r",
    "tick:22 sku:80 text:220 ean:95 unit:40 qty:50r",
    "pos:25 text+mpn:190 ean:85 qty:40r unit:35 price:60r amount:70r",
    "sku:70 text:180 cartons:70r qty:50r price:60r amount:80r",
    "text:190 qty:45r sku:75 ean:85 amount:95r",
    "sku:72 ean:84 text:160 qty:40r price:60r rate:34c amount:55r",
    "asin:75 ean:84 text:160 qty:45r price:60r amount:80r",
    "unit:35 qty:40r text:190 mpn:70 price:70r amount:80r",
    "ean:84 sku:60 qty:40r text:180 price:60r amount:70r",
)
PAGES = ("letterhead", "window", "centred", "right_head", "boxed", "printer", "band", "wide")
LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pl")
CARTONS = {"de": "Karton x Stk", "en": "Cartons x units", "es": "Cajas x uds", "fr": "Colis x pces", "it": "Colli x pz", "nl": "Doos x st", "pl": "Karton x szt"}  # fmt: skip
UNITS = {"de": "Stk", "en": "pcs", "es": "uds", "fr": "pce", "it": "pz", "nl": "st", "pl": "szt"}
QUANTITIES = (12, 240, 7, 96, 1200, 1)
ASINS = ("B0DK3N7QXA", "B0C9T2WJ4H", "B0F1ZP6M3R", "B0BX71HQ2L", "B0D5KW8S0G", "B0CR4TN9VE")
EXACT = 0.97


@pytest.fixture(scope="module")
def maker() -> Iterator[dict[str, Any]]:
    """Return the modules of the fixture maker, which are no part of the program."""
    sys.path.insert(0, str(ROOT))
    names = ("goods", "layouts_forms", "layouts_plain", "paper", "parties", "table")
    try:
        yield {name: importlib.import_module(f"scripts.fixture_maker.{name}") for name in names}
    finally:
        sys.path.remove(str(ROOT))


def draw(maker: dict[str, Any], lang: str, number: int) -> tuple[Any, Any]:
    """Return a paper and the canvas it is drawn on."""
    spec = TABLES[number]
    seller = {"de": "KESSEL", "en": "NORTHGATE", "es": "ENCINA", "fr": "FORGERON", "it": "BETULLA", "nl": "WILGEN", "pl": "BRZOZA"}[lang]  # fmt: skip
    buyer = getattr(
        maker["parties"], {"de": "LINDENHOF", "es": "OLIVAR", "fr": "VERDIER", "it": "CEDRINO"}.get(lang, "LARKSPUR")
    )
    lines = tuple(
        maker["goods"].good(lang, i + number, q, sku=f"QX-{number}{i}7{i}", mpn=f"MD{i}{number}0K", asin=ASINS[i], unit=UNITS[lang], cartons=f"{q} x 1")
        for i, q in enumerate(QUANTITIES)
    )  # fmt: skip
    paper = maker["paper"].Paper(
        lang=lang, number=f"R-{number}204", date="2026-04-14", dated="14.04.2026", supplier=getattr(maker["parties"], seller), buyer=buyer,
        currency="PLN" if lang == "pl" else "EUR", order="PO-2291", lines=lines,
    )  # fmt: skip
    page = PAGES[(number + LANGUAGES.index(lang)) % len(PAGES)]
    where = maker["layouts_plain"] if hasattr(maker["layouts_plain"], page) else maker["layouts_forms"]
    return paper, getattr(where, page)(paper, maker["table"].columns(spec, ("cartons", CARTONS[lang])))


def read_back(pdf: bytes) -> Record:
    source = Source(sha256=hashlib.sha256(pdf).hexdigest(), name="a.pdf", kind="pdf", path="a.pdf", data=pdf)
    (record,) = extract(read(source, effort="fast", limits=Limits()))
    return record


def differs(item: Item | None, line: Any, shown: str) -> str | None:  # noqa: ANN401 -- a line of the maker
    """Return the first cell that is not as printed, None where all are."""
    if item is None:
        return "missing"
    got = {f: b.value for f in ("description", "quantity", "gtin", "asin") if (b := item.best(f))}
    codes = {c.value for c in (*item.code_cells, *item.cells)}
    wanted = {"description": line.text, "quantity": str(line.qty)}
    wanted |= {f: code for f, code in (("gtin", line.ean), ("asin", line.asin)) if code in shown}
    wrong = [f for f, value in wanted.items() if got.get(f) != value]
    wrong += [code for code in (line.sku, line.mpn) if code in shown and code not in codes]
    return f"{wrong[0]}: {got.get(wrong[0])!r} for {wanted.get(wrong[0])!r}" if wrong else None


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_generated_tables_come_out_as_printed(maker: dict[str, Any]) -> None:
    count = exact = 0
    faults: Counter[str] = Counter()
    for lang in LANGUAGES:
        for number, spec in enumerate(TABLES):
            paper, canvas = draw(maker, lang, number)
            items = read_back(canvas.pdf()).items
            count += max(len(paper.lines), len(items))
            for at, line in enumerate(paper.lines):
                shown = " ".join(m.text for m in canvas.marks if m.tag == f"item:{at}")
                fault = differs(items[at] if at < len(items) else None, line, shown)
                exact += fault is None
                if fault:
                    faults[f"{lang} [{spec}] {fault}"] += 1
    told = "\n".join(f"{n} {text}" for text, n in faults.most_common(40))
    print(f"{exact} of {count} line items exact ({exact / count:.3f})\n{told}")  # noqa: T201 -- the figure, with -s
    assert exact >= EXACT * count, f"{exact}/{count}\n{told}"
