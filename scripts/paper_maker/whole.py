"""Whole forms written as data: what programs in wide use print, from the letterhead to the foot; they stand in tests/golden/lines.

In: a seed. Out: `Printed` papers. Never: chance that is not seeded, a real form, business or article.

Goods begin with `[name | sku=AA-999 mpn=A999]` (9 any digit, A any letter), one a line: `name ; note | unit | price in cents`.
A form begins with `== name | key=value ...`: land, goods, lines, numbers ("1.234,50"), counts, and where they apply to=land of
the buyer, rate ("20/10": every third line has the second), off ("0/10": discounts in turn), codes printed of each line, money=gross,
size, mono, whole (no cents), bottom and again (where a page's table ends and goes on), packs=6/12 (pieces of a carton, in turn; count=ctn tells cartons), ean=978,
upright=low/middle (where figures stand beside a wrapped text), frame=30,560 (upright rules), behind=-_{sku} (what may be a part of the text). Then, in the order of print:
    40,30,14b text¦text      texts below each other; r553: to the right edge 553, c297: around 297, b: bold; +12: below all above
    F 40,812,7 text          the same on every page
    T 40,90w200,r300 @y 9 4  columns: edges (w: wrapped to a width), top, size, gap between lines of goods
    H cell | cell            heading, printed on every page, Hb: bold; "~" parts lines of a cell; U: its words run upwards
    R cell | cell            printed for each line of goods; S: smaller; Rb: bold; R1/3: of each three the second
    C cells, D cells         before the end of a page and after its beginning
    L cell | cell            once, below the goods; Lb: bold; a form without goods sets all its lines so
    = text ¦ or text | 12 | price=1.5 sku=A1    what the last L says as a line of goods; codes, unit, price, amount
    P                        another page, its heading again
    -                        a rule; `- R` one below each line of goods
Braces name values: of the parties ({s.name}, {b.town}), the sums ({net}, {tax2}) and of a line ({text}, {q}, {price}); § is any digit.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from scripts.paper_maker.job import Told
from scripts.paper_maker.lands import firm, lands, printed_date
from scripts.paper_maker.press import Press
from scripts.paper_maker.wares import CODE, Style, Ware

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.paper_maker.goods import Printed

WHOLE = ("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twentyfirst", "twentysecond", "twentythird", "twentyfourth", "twentyfifth")  # fmt: skip
FOLDER = Path(__file__).resolve().parents[2] / "tests" / "golden" / "lines"
COUNTS = {"few": (1, 1, 1, 2, 2, 3, 4, 5), "trade": (1, 2, 3, 4, 5, 6, 8, 10, 10, 12, 20, 24, 25, 30, 50), "bulk": (48, 60, 96, 100, 120, 144, 200, 240, 300, 480, 500, 1000, 1200, 2400)}  # fmt: skip
FIELDS = {"ean": "gtin", "asin": "asin", "sku": "sku", "mpn": "mpn"}
_PLACED = re.compile(r"([rc]?)(\d+),(\+?)(-?\d+)(?:,([\d.]+)(b?))? (.*)")
_COLUMN = re.compile(r"([rc]?)(\d+)(?:w(\d+))?")
_ROW = re.compile(r"([RSLCDHU])(b?)(?:(\d)/(\d))? ?(.*)")
_SIDES = {"": "left", "r": "right", "c": "centre"}


@cache
def written(batch: str) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the goods by name and the lines of each form by its first line."""
    goods: dict[str, list[str]] = {}
    forms: dict[str, list[str]] = {}
    lines: list[str] = []
    for text in (FOLDER / f"{batch}.txt").read_text(encoding="utf-8").splitlines():
        if text.startswith("["):
            lines = goods.setdefault(text.strip("[]"), [])
        elif text.startswith("== "):
            lines = forms.setdefault(text[3:], [])
        elif text and not text.startswith("#"):
            lines.append(text)
    return goods, forms


def _told(text: str) -> Told:
    """Return what a line of a form without goods says."""
    said, count, *rest = (part.strip() for part in text.split("|"))
    more = dict(part.split("=") for part in " ".join(rest).split())
    name, _, also = (part.strip() for part in said.partition("¦"))
    unit, price, amount = (more.pop(key, "") for key in ("unit", "price", "amount"))
    return Told(name, int(count), more, also=also, unit=unit, price=float(price or 0), amount=float(amount or 0))


class _Form:
    """A form in the making."""

    def __init__(self, name: str, options: dict[str, str], chance: Random, batch: str) -> None:
        self.name, self.options, self.chance, self.batch = name, options, chance, batch
        self.land = options["land"]
        self.seller = firm(self.land, chance)
        self.buyer = firm(options.get("to", self.land), chance, apart=self.seller)
        self.iso, date = printed_date(self.land, chance, form=options.get("date"))
        sample = options["numbers"].replace("_", " ")
        self.style = Style(comma=sample[-3], group=sample[1:-6], decimals=0)
        self.notes: dict[str, str] = {}
        self.wares = self._wares()
        self.p = Press(*(float(n) for n in options.get("size", "595x842").split("x")), mono="mono" in options)
        self.values: dict[str, object] = {
            "s": self.seller,
            "b": self.buyer,
            "date": date,
            "no": f"{chance.randrange(10**4, 10**5)}",
            **self._sums(),
        }
        self.columns: list[tuple[str, float, float]] = []
        self.y = self.size = self.gap = 0.0
        self.again: list[tuple[str, str]] = []  # what each page's table begins with
        self.headed = False
        self.told: list[Told] = []

    def _wares(self) -> list[Ware]:
        o, chance = self.options, self.chance
        if "goods" not in o:
            return []
        known = written(self.batch)[0]
        head = next(h for h in known if h.split(" | ")[0] == o["goods"])
        shapes = dict(part.split("=") for part in head.split(" | ")[1].split())
        lines = [[part.strip() for part in g.split("|")] for g in known[head]]
        count = int(o["lines"])
        chosen = [g for _ in range(count // len(lines) + 1) for g in chance.sample(lines, len(lines))][:count]
        counts = COUNTS[o.get("counts", "trade")]
        offs, rates, packs = (o.get(k, v).split("/") for k, v in (("off", "0"), ("rate", "20"), ("packs", "1")))
        found = []
        for at, (text, unit, price) in enumerate(chosen):
            name, _, note = text.partition(" ; ")
            self.notes[name] = note
            cents = max(5, round(int(price) * chance.uniform(0.9, 1.1)))
            cents = round(cents, -3) if "whole" in o else cents
            front = o.get("ean", "40")
            ean = f"{front}{chance.randrange(10 ** (12 - len(front))):0{12 - len(front)}d}"
            total = sum(int(c) * (3 if n % 2 else 1) for n, c in enumerate(ean))
            found.append(Ware(
                text=name, count=chance.choice(counts) * int(packs[at % len(packs)]), price=cents, unit=unit, sku=self._drawn(shapes["sku"]), mpn=self._drawn(shapes.get("mpn", "AA999A")),
                ean=f"{ean}{-total % 10}", asin=f"B0{self._drawn('9A9AA9A9')}", off=int(offs[at % len(offs)]), vat=int(rates[at % 3 > 1 and len(rates) > 1]), serial=self._drawn("AA99999999"),
            ))  # fmt: skip
        return found

    def _drawn(self, shape: str) -> str:
        return "".join(
            str(self.chance.randrange(10)) if c == "9" else (self.chance.choice(CODE) if c == "A" else c) for c in shape
        )

    def money(self, cents: float) -> str:
        text = self.style.money(round(cents), bare=True)
        return text[:-3] if "whole" in self.options else text

    def _sums(self) -> dict[str, object]:
        by_rate: dict[int, int] = {}
        for w in self.wares:
            by_rate[w.vat] = by_rate.get(w.vat, 0) + w.amount
        rates = [int(r) for r in self.options.get("rate", "20").split("/")]
        taxes = [round(by_rate.get(r, 0) * r / 100) for r in rates]
        net, tax = sum(by_rate.values()), sum(taxes)
        found: dict[str, object] = {"net": self.money(net), "tax": self.money(tax), "half": self.money(tax / 2), "total": self.money(net + tax), "pieces": self.style.quantity(sum(w.count for w in self.wares))}  # fmt: skip
        for at, (rate, own) in enumerate(zip(rates, taxes, strict=True), start=1):
            found |= {f"rate{at}": rate, f"net{at}": self.money(by_rate.get(rate, 0)), f"tax{at}": self.money(own), f"gross{at}": self.money(by_rate.get(rate, 0) + own)}  # fmt: skip
        return found

    def of_line(self, at: int, w: Ware) -> dict[str, object]:
        """Return what the braces of a line's cells stand for."""
        s, tax = self.style, w.amount * w.vat / 100
        serials = ", ".join(f"{w.serial[:2]}{int(w.serial[2:]) + 7 * n}" for n in range(min(w.count, 12)))
        tail = s.comma + "0"
        packs = self.options.get("packs", "1").split("/")
        pack = int(packs[at % len(packs)])
        return {
            "n": at + 1, "text": w.text, "TEXT": w.text.upper(), "note": self.notes[w.text], "unit": w.unit, "q": s.quantity(w.count), "q1": s.quantity(w.count) + tail,
            "q2": s.quantity(w.count) + tail + "0", "q3": s.quantity(w.count) + tail + "00", "ordered": w.count + at % 3 % 2 * 6, "back": at % 3 % 2 * 6,
            "price": self.money(w.price), "price4": self.money(w.price) + "00", "netprice": self.money(w.price * (100 - w.off) / 100), "hundred": self.money(w.price * 100),
            "amount": self.money(w.amount), "tax": self.money(tax), "half": self.money(tax / 2), "gross": self.money(w.amount + tax), "grossprice": self.money(w.price * (100 + w.vat) / 100),
            "rate": w.vat, "halfrate": w.vat / 2, "off": w.off or "", "off2": f"{w.off}{tail}0", "letter": "AB"[w.vat != int(self.options.get("rate", "20").split("/")[0])],
            "sku": w.sku, "mpn": w.mpn, "ean": w.ean, "asin": w.asin, "hs": f"{61 + int(w.ean[4]) * 3}{w.ean[5:11]}", "serials": serials, "lot": f"{w.serial[:2]}{w.serial[-4:]}",
            "exp": f"{int(w.ean[8]) + 1:02d}/2028", "box": w.count // 6 + 1, "kg": s.money(w.count * 37, bare=True), "day": f"{at % 27 + 1:02d}", "free": at % 4 // 3,
            "pack": pack, "ctn": w.count // pack, "gross_kg": s.money(w.count * 41, bare=True), "rrp": self.money(w.price * 2.4), "offmoney": self.money(w.count * w.price - w.amount),
            "ctnprice": self.money(w.price * pack), "made": ("China", "Italy", "Turkey", "Poland")[at % 4], "colour": (self.options.get("colours") or "-").split("/")[at % 3 % len((self.options.get("colours") or "-").split("/"))],
            "full": s.money(w.count * w.price, bare=True), "size": ("S", "M", "L", "XL", "XXL")[at % 5], **self._split(w.count),
        }  # fmt: skip

    def _split(self, count: int) -> dict[str, object]:
        """Return how a count is spread over five sizes."""
        parts = [count // 8, count // 4, count // 3, count // 6]
        return {f"g{n}": part or "" for n, part in enumerate((*parts, count - sum(parts)), start=1)}

    def filled(self, text: str, more: dict[str, object] | None = None) -> str:
        text = re.sub("§", lambda _: str(self.chance.randrange(10)), text)
        return text.format_map({**self.values, **(more or {})})

    def placed(self, text: str) -> None:
        """Set texts at a place of their own."""
        place = _PLACED.fullmatch(text)
        if not place:
            raise ValueError(f"{self.name}: cannot be set: {text!r}")
        side, x, below, y, size, bold, said = place.groups()
        at = self.y + float(y) if below else float(y)
        for part in self.filled(said).split("¦"):
            at = self.p.put(float(x), at, part, float(size or 9), bold=bool(bold), to=_SIDES[side])
        if below:
            self.y = at

    def row(
        self, cells: str, more: dict[str, object] | None = None, *, small: bool = False, bold: bool = False
    ) -> None:
        """Set cells side by side, each wrapped where its column is; nothing where all are empty."""
        size, top = self.size - small, self.y
        printed = []
        for (_, _, wide), raw in zip(self.columns, cells.split("|"), strict=False):
            parts = [p for p in self.filled(raw.strip(), more).split("~") if p]
            printed.append([line for p in parts for line in (self.p.wrapped(p, wide, size) if wide else [p])])
        most = max(map(len, printed), default=0)
        lower = {"low": 1.0, "middle": 0.5}.get(self.options.get("upright", "") if more else "", 0.0)
        for (side, x, _), lines in zip(self.columns, printed, strict=False):
            y = top + (most - len(lines)) * lower * size * 1.35
            for line in lines:
                y = self.p.put(x, y, line, size, bold=bold, to=_SIDES[side])
            self.y = max(self.y, y)

    def framed(self, top: float) -> None:
        """Draw the upright rules beside what was set below a top."""
        for x in self.options.get("frame", "").split(","):
            if x:
                self.p.rule(float(x), top, float(x), self.y + 1)

    def heading(self) -> None:
        """Set what each page's table begins with."""
        top, self.headed = self.y, True
        for kind, cells in self.again:
            if kind == "-":
                self.p.rule(min((x for side, x, _ in self.columns if not side), default=40.0), self.y + 1, max(x for _, x, _ in self.columns))  # fmt: skip
                self.y += 3
            elif kind == "U":
                self.upright([cell.strip() for cell in cells.split("|")])
            else:
                self.row(cells, bold=kind == "b")
        self.framed(top)

    def upright(self, cells: list[str]) -> None:
        """Set the names of columns so that they run upwards."""
        self.y += max(self.p.wide(cell, self.size, bold=True) for cell in cells) + 4
        for (side, x, _), cell in zip(self.columns, cells, strict=False):
            self.p.upright(x if side == "r" else x + self.size, self.y - 2, cell, self.size)

    def turn(self, lines: list[str], sofar: int, every: list[str]) -> None:
        """Go to the next page where there is no room for another line of goods."""
        if self.y < float(self.options.get("bottom", self.p.height - 90)):
            return
        more: dict[str, object] = {"sofar": self.money(sofar)}
        for text in lines:
            if text.startswith("C"):
                self.row(text[1:], more)
        self.new_page(every)
        self.y = float(self.options.get("again", "60"))
        self.heading()
        for text in lines:
            if text.startswith("D"):
                self.row(text[1:], more)

    def new_page(self, every: list[str]) -> None:
        self.p.break_page()
        for text in every:
            self.placed(text)

    def goods(self, lines: list[str], every: list[str]) -> None:
        """Set the lines of goods, and tell them."""
        sofar = 0
        rows = [_ROW.fullmatch(text) for text in lines if text[0] in "RS"]
        for at, ware in enumerate(self.wares):
            self.turn(lines, sofar, every)
            more = self.of_line(at, ware) | {"sofar": self.money(sofar)}
            top = self.y
            for row in rows:
                if row and (not row[4] or at % int(row[4]) == int(row[3])):
                    self.row(row[5], more, small=row[1] == "S", bold=bool(row[2]))
            if "- R" in lines:
                self.p.rule(self.columns[0][1], self.y + 1, self.columns[-1][1])
            self.y += self.gap
            self.framed(top)
            sofar += ware.amount
            self.tell(ware, more, " ".join(lines))

    def tell(self, ware: Ware, more: dict[str, object], said: str) -> None:
        """Note what a line says, as far as the form says it."""
        text = ware.text.upper() if "{TEXT}" in said else ware.text
        note = self.notes[ware.text] or self.filled(self.options.get("behind", "").replace("_", " "), more)
        gross = "gross" if self.options.get("money") == "gross" else ""
        amount = gross or "amount"
        self.told.append(
            Told(
                text,
                int(str(more["ctn"])) if "count" in self.options else ware.count,
                {FIELDS[c]: str(getattr(ware, c)) for c in self.options.get("codes", "").split(",") if c},
                also=f"{text} {note}" if note else "",
                unit=ware.unit if "{unit}" in said else "",
                price=self.number(more[f"{gross}price"]) if f"{{{gross}price}}" in said else 0.0,
                amount=self.number(more[amount]) if f"{{{amount}}}" in said else 0.0,
            )
        )

    def number(self, text: object) -> float:
        """Return the number that a text prints."""
        return int(re.sub(r"\D", "", str(text))) / (1 if "whole" in self.options else 100)

    def print(self, lines: list[str]) -> None:
        """Set the form from top to bottom."""
        every = [self.filled(text[2:]) for text in lines if text.startswith("F ")]
        for text in every:
            self.placed(text)
        for text in lines:
            if text.startswith("T "):
                self._table(text)
            elif text.startswith("= "):
                self.told.append(_told(text[2:]))
            elif text == "P":
                self.new_page(every)
                self.y = 60.0
                self.heading()
            elif text[0] in "RS" and not self.told:
                self.heading()
                self.goods(lines, every)
            elif text[0] not in "RSFCD" and text != "- R":
                self.once(text, every)

    def once(self, text: str, every: list[str]) -> None:
        """Set a rule, a line below the goods, a text of its own; note what each page's table begins with."""
        row = _ROW.fullmatch(text)
        if text == "-" and self.columns and not self.headed:
            self.again.append(("-", ""))
        elif text == "-":
            self.p.rule(self.columns[0][1], self.y, self.columns[-1][1])
            self.y += 3
        elif row and row[1] in "HU":
            self.again.append((row[2] if row[1] == "H" else "U", row[5]))
        else:
            if row and not self.headed and "goods" not in self.options:
                self.heading()
            self.room(every)
            self.row(row[5], bold=bool(row[2])) if row else self.placed(text)

    def room(self, every: list[str]) -> None:
        if self.y > self.p.height - 60:
            self.new_page(every)
            self.y = 60.0

    def _table(self, text: str) -> None:
        _, edges, top, size, gap = text.split()
        parts = [_COLUMN.fullmatch(edge) for edge in edges.split(",")]
        self.columns = [(m[1], float(m[2]), float(m[3] or 0)) for m in parts if m]
        self.y = max(float(top[1:]), self.y + 8 if self.headed else 0.0)
        self.size, self.gap = float(size), float(gap)


def whole(batch: str, seed: int, per_layout: int, only: str = "") -> Iterator[Printed]:
    """Yield so many papers of each form of a batch (of `only` one)."""
    from scripts.paper_maker.goods import Printed

    for head, lines in written(batch)[1].items():
        name, _, rest = head.partition(" | ")
        options = dict(part.partition("=")[::2] for part in rest.split())
        for turn in range(per_layout if only in {"", name} else 0):
            form = _Form(name, options, Random(f"whole-{seed}-{name}-{turn}"), batch)  # noqa: S311 -- papers, not secrets
            form.print(lines)
            yield Printed(
                name=f"{batch}-{name}-{turn}", layout=name, language=lands()[form.land].language, pdf=form.p.pdf(), lines=tuple(form.told), others=(),
                seller=form.seller.name, buyer=form.buyer.name, day=form.iso, names=(form.seller.name, form.buyer.name), places=tuple(form.p.set),
            )  # fmt: skip
