"""Invoice and order numbers, told apart from every other number by their labels.

In: a paper. Out: Founds. Never: a number without a label or title to tell what it numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from evidence.extract.bare_numbers import TITLES, bare_odds, is_series, numbers_sale, sold_by_order
from evidence.extract.number_shapes import (
    TOKEN,
    TRIM,
    dated,
    grouped,
    in_halves,
    is_number,
    lettered,
    money,
    reference,
    signed,
)
from evidence.extract.odds import confidence
from evidence.extract.page.beside import asked_left, numbered_beside
from evidence.extract.page.labels import Hit, Place, hits_in, places
from evidence.extract.page.paper import found_at
from evidence.extract.page.rolls import is_till
from evidence.extract.page.torn import halves, whole
from evidence.extract.titled_numbers import (
    in_box,
    is_bill,
    is_pointed,
    lettered_beside,
    number_beside,
    numbered_by_month,
)
from evidence.extract.titles import offers, shortens, speaks_of_invoice
from evidence.values.amounts import find_currencies
from evidence.values.languages import languages
from evidence.values.text import label_key, label_roles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.extract.page.paper import Paper, Piece
    from evidence.model import Field, Found

_BOX = re.compile(r"\W*box\b", re.IGNORECASE)  # "P.O. Box 118" is no order
_NUMERO = re.compile(r"[nN]\.?[2049ao]")  # what readers make of "n.\u00ba"
_TIME = re.compile(r"\d{1,2}:\d\d(?!\d)")
_BRACKETS = re.compile(r"\([^()]*\)")
_PREFIX = re.compile(r"[A-Z]{1,4}")
_ROLES: dict[str, Field] = {"labels.invoice_number": "invoice_number", "labels.order_number": "order_number"}
_OWN: dict[str, dict[str, Field]] = {
    "delivery_note": _ROLES | {"labels.delivery_number": "invoice_number"},
    "packing_slip": _ROLES | {"labels.delivery_number": "invoice_number"},
}  # the number that papers of other kinds are known by
_FOREIGN = (
    "customer_number", "delivery_number", "phone", "fax", "mobile", "vat", "tax_number", "company_number", "bank", "other_number",
)  # fmt: skip
_SAYING = ("due_date", "bank", "tendered", "shipping", "delivery_date")
_INVOICE = 0.5  # odds of a label that says "invoice"
_SERIES = 1.5  # odds that a number loses to itself with the letters of its series: "FT 2026/12"
_LEAST = -2.5  # odds under which a number is noise
_WORDED, _MACHINE = 4.0, 1.0
_DECIMAL = re.compile(r"\d{1,3}[.,]\d{1,3}")  # a version, a weight, a price
_DECIMAL_ODDS = 6.0
_NAMES_OTHERS = {"credit_note": 2.0, "statement": 6.0}  # odds
_OFFERED = 3.0  # odds
_LONGEST_TRN = 10
_TORN, _DIGITS_FOLLOW = 2, re.compile(r" \d{1,2} \d{2,4}(?![\w/-])")  # digits of a part; two parts more
_FRACTION = re.compile(r",\d")
_SLASHED = re.compile(r"\d{1,4}/\d{1,4}/\d{4}")
_UUID = re.compile(r"[0-9A-Fa-f]{6,8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{6,12}")
_LONGER_LABEL = 1.0
_OF_ITEM = 1.5
_BY_ORDER = -2.0  # odds of an order's number as a sale's
_WIDE = 25.0  # ems between a label and its number that cost as much as a word
_LETTERED = re.compile(r"\s*[:#]?\s*([A-Z]{1,2} \d{1,10})\s*$")  # behind a label: a letter for its series
_HOUSE, _STREET = 4, re.compile(r" [A-Z][^\d:]*")  # signs of a house's number, and what stands behind it
_UPPER, _SENTENCE = 0.4, 60
_SAME, _RIGHT, _BELOW = 2.6, 2.4, 1.8
_WORD = 4  # letters of a label that is a word, no series


class Numbered(NamedTuple):
    """A number at a place of its label, with the odds that it is what the label says."""

    place: Place
    start: int
    end: int
    odds: float


def find(paper: Paper, known: tuple[Found, ...] = ()) -> tuple[Found, ...]:
    """Return candidates for invoice and order number, the likeliest of each value once."""
    kind = _kind(known)
    best: dict[tuple[Field, str], tuple[float, Numbered]] = {}
    for field, hit, odds in _labels(paper, kind):
        worth = odds + _standing(paper, hit) - _of_another(hit, field, kind)
        for numbered in _values(paper, hit):
            if _counts_rows(paper, hit, numbered.place):
                continue
            value = whole(numbered.place.piece, numbered.start, numbered.end)
            score = worth + numbered.odds
            key = (field, value)
            if key in best:
                score = max(score, best[key][0]) + 0.3  # printed twice under such labels
            best[key] = (score, numbered)
    fuller = {(field, value.rpartition(" ")[2]): odds for (field, value), (odds, _) in best.items() if " " in value}
    sure = {key: min(odds, fuller.get(key, odds + _SERIES) - _SERIES) for key, (odds, _) in best.items()}
    return tuple(_found(paper, *key, sure[key], n) for key, (_, n) in best.items() if sure[key] > _LEAST)


def _found(paper: Paper, field: Field, value: str, odds: float, numbered: Numbered) -> Found:
    piece = numbered.place.piece
    return found_at(
        paper,
        piece,
        numbered.start,
        numbered.end,
        field=field,
        value=value,
        confidence=confidence(odds),
        finder="numbers",
    )


def _labels(paper: Paper, kind: str) -> Iterator[tuple[Field, Hit, float]]:
    """Yield labels of numbers, and titles with a number behind them: "Invoice INV/1", "Rechnung Nr. 5"."""
    for piece in paper.pieces:
        if piece.turn:
            continue
        found = hits_in(piece)
        if not found:
            continue
        for before, hit, after in zip((None, *found), found, (*found[1:], None), strict=False):
            if (before is not None and _is_said(before, hit)) or _in_address(hit) or _BOX.match(piece.text, hit.end):
                continue
            for role, field in _OWN.get(kind, _ROLES).items():
                if role in hit.roles:
                    yield (
                        field,
                        hit,
                        (0.3 if hit.exact else 0.0) + _twin(hit, field) + _INVOICE * _names_invoice(hit, field),
                    )
            if sold_by_order(paper, hit):
                yield "invoice_number", hit, _BY_ORDER
            yield from _titled(paper, hit, after)
            yield from _led(hit, after)
            if (odds := bare_odds(paper, hit)) is not None:
                yield "invoice_number", hit, odds


def _titled(paper: Paper, hit: Hit, after: Hit | None) -> Iterator[tuple[Field, Hit, float]]:
    """Yield a title with a number behind it, or the "No." behind a title or the letters of a series."""
    numbered = after is not None and "labels.plain_number" in after.roles
    if after and numbered and hit.is_any("invoice_number") and _is_series(hit, after):
        yield "invoice_number", after, 0.6
    told = speaks_of_invoice(hit) or is_bill(paper, hit)  # "Votre facture n° 2025 0118", "Bolletta n. 12"
    told = told or (hit.heads and "kinds.receipt" in hit.roles)  # "Cash bill no. 7"
    if numbered and after and told and _adjacent(hit.piece.text[hit.end : after.start]):
        yield "invoice_number", after, 0.6
    if any(t in hit.roles for t in TITLES) and "labels.invoice_number" not in hit.roles:
        if after and numbered and _adjacent(hit.piece.text[hit.end : after.start]):
            yield "invoice_number", after, 0.6
        elif reference(rest := hit.piece.text[hit.end :]) and (
            hit.heads or rest.lstrip()[:1] != ":"
        ):  # no "Uso CFDI: G03"
            yield "invoice_number", hit, -0.5 if hit.heads else -0.9
        elif hit.alone and (number_beside(paper, hit.piece) or in_box(paper, hit.piece)):
            yield "invoice_number", hit, -0.8
    elif "kinds.receipt" in hit.roles and hit.heads and not hit.is_any("invoice_number"):
        rest = hit.piece.text[hit.end :].lstrip()
        alone = is_till(paper) and numbers_sale(hit, _beside(paper, hit.piece))
        boxed = hit.alone and in_box(paper, hit.piece)
        if alone or boxed or (rest[:1] in {":", "#"} and reference(rest)):  # "Cash Bill : CB1-00044718"
            yield "invoice_number", hit, -0.5


def _led(hit: Hit, after: Hit | None) -> Iterator[tuple[Field, Hit, float]]:
    """Yield a label that the letters of a series lead to, "Serie A Nro", or the title of an order's receipt."""
    if after is None:
        return
    if "labels.plain_number" in after.roles and not hit.is_any("invoice_number") and is_series(hit, after.start):
        yield "invoice_number", after, -0.8
    if after.is_any("order_number") and _of_order(hit, after):
        yield "invoice_number", after, _BY_ORDER


def _of_order(hit: Hit, after: Hit) -> bool:
    """Tell whether a receipt's title goes on with the order that it is for: "Betaalbewijs bestelling #TK-4471"."""
    text = hit.piece.text
    titled = "kinds.receipt" in hit.roles and hit.heads and not text[hit.end : after.start].strip()
    return titled and text[after.end :].lstrip()[:1] == "#" and reference(text[after.end :])


def _beside(paper: Paper, piece: Piece) -> str:
    """Return the text right of a piece in its row, where nothing else stands there."""
    row = paper.sheet(piece.page).lines[piece.line]
    after = row[row.index(piece) + 1 :]
    return after[0].text.strip() if len(after) == 1 else ""


def _is_series(hit: Hit, after: Hit) -> bool:
    """Tell whether marks or the letters of a series stand between two labels: "Invoice: No. 1", "Seria CPL Nr. 004417"."""
    between = hit.piece.text[hit.end : after.start].strip(" :\u200b.-")
    return not between or _PREFIX.fullmatch(between) is not None


def _in_address(hit: Hit) -> bool:
    """Tell whether a word is part of a URN or the like: "urn:factur-x.eu:1p0"."""
    text = hit.piece.text
    if text.count(":") < 2:  # noqa: PLR2004 -- more than one parts it
        return False
    start = text.rfind(" ", 0, hit.start) + 1
    return text[start:].partition(" ")[0].count(":") > 1


def _is_said(before: Hit, hit: Hit) -> bool:
    """Tell whether a word is what a label says and no label: "Forma de pago: recibo 60 dias"."""
    between = hit.piece.text[before.end : hit.start]
    rest = hit.piece.text[hit.end :].lstrip(" .")
    return between.strip() == ":" and before.is_any(*_SAYING) and rest[:1] not in {":", "#"}


def _kind(known: tuple[Found, ...]) -> str:
    best = max((f for f in known if f.field == "kind"), key=lambda f: f.confidence, default=None)
    return best.value if best else ""


def _of_another(hit: Hit, field: Field, kind: str) -> float:
    """Return what a label loses where it names an offer, an invoice that is credited, or that a statement or reminder lists."""
    if kind not in _NAMES_OTHERS or field != "invoice_number":
        return _OFFERED if kind in {"invoice", "receipt"} and field == "invoice_number" and offers(hit) else 0.0
    return _NAMES_OTHERS[kind] * _names_invoice(hit, field, credited=True)


def _names_invoice(hit: Hit, field: Field, *, credited: bool = False) -> bool:
    """Tell whether a label says "invoice" and number, not "ticket" or "document"; on a paper that credits one, "invoice" alone."""
    if field != "invoice_number":
        return False
    key = label_key(hit.piece.text[hit.start : hit.end])
    said = (languages().get(hit.piece.language or "en") or languages()["en"]).kinds.get("invoice", ())
    titles = [label_key(w) for w in said]
    return shortens(hit, said) or (any(key.startswith(t) for t in titles) and (credited or key not in titles))


def _standing(paper: Paper, hit: Hit) -> float:
    """Return what the place of a label is worth: high on the page, not in the middle of a sentence."""
    odds = 0.3 if paper.sheet(hit.piece.page).height_of(hit.piece) < _UPPER else 0.0
    odds -= 0.3 if hit.piece.page != paper.sheets[0].page.number else 0.0
    odds -= _OF_ITEM if paper.lists(hit.piece) else 0.0  # "Chk 4471" among the nights of a hotel's bill
    return odds - (0.9 if not hit.heads and len(hit.piece.text) > _SENTENCE else 0.0)


def _twin(hit: Hit, field: Field) -> float:
    """Return what a label loses that can also number something else in another language."""
    return -0.5 if field == "invoice_number" and hit.is_any(*_FOREIGN, "order_number") else 0.0


def _adjacent(between: str) -> bool:
    words = _BRACKETS.sub("", between).split()
    return len(words) <= 1 and not any(c.isdigit() for w in words for c in w)


def _values(paper: Paper, hit: Hit) -> Iterator[Numbered]:
    """Yield what can be the number of a label: the first fitting token at each place."""
    penalty = 0.0
    if (
        hit.exact
        and hit.is_any("invoice_number", "plain_number")
        and (series := _LETTERED.match(hit.piece.text, hit.end))
    ):
        start, end = series.span(1)
        yield Numbered(Place(hit.piece, start, end, "same", 0.0), start, end, _SAME)
        return
    for place in (*lettered_beside(paper, hit), *places(paper, hit)):
        base = {"same": _SAME, "right": _RIGHT, "below": _BELOW}[place.how]
        told = place.how != "below" and "labels.invoice_number" in hit.roles and not _titles(hit)
        told = told or (place.how == "same" and numbered_by_month(paper, hit))
        found = _first_number(place, told=told)
        if found:
            start, end = found
            if place.how == "same" and _series(hit, start, end):
                start = hit.piece.text.rfind(" ", hit.start, hit.end) + 1 or hit.start
            odds = (
                base
                - penalty
                - place.gap / (_WIDE * hit.piece.size)
                - _foreign_label(paper, hit, place)
                - _worded(place, start, end)
            )
            odds -= (_LONGER_LABEL if place.how != "same" else _LONGER_LABEL / 2) * _goes_before(hit)
            odds -= _MACHINE if _UUID.fullmatch(place.piece.text[start:end]) else 0.0
            sure = (told or is_pointed(hit)) and hit.exact
            odds -= _DECIMAL_ODDS if _DECIMAL.fullmatch(place.piece.text[start:end]) and not sure else 0.0
            if hit.is_any("vat") and end - start > _LONGEST_TRN:
                continue  # "TRN": a tax id in the Gulf, a till's number elsewhere
            yield Numbered(place, start, end, odds)
            penalty += 1.2
        else:
            penalty += 0.3


def _counts_rows(paper: Paper, hit: Hit, place: Place) -> bool:
    """Tell whether a bare "No." heads a table, and what stands beneath is the number of its first row."""
    bare = "labels.plain_number" in hit.roles and not hit.is_any("invoice_number") and place.how == "below"
    return bare and paper.lists(place.piece) and place.text.strip(" .").isdigit()


def _goes_before(hit: Hit) -> bool:
    """Tell whether a word of no label begins the piece that a label ends: "Tipologia documento" is a label of its own."""
    first = next(iter(hits_in(hit.piece)), None)
    begun = hit.piece.text[: hit.start].split()
    return first is not None and first.start == hit.start and len(begun) == 1 and begun[0].isalpha()


def _titles(hit: Hit) -> bool:
    return any(r.startswith("kinds.") for r in hit.roles) or hit.is_any("invoice_date", "plain_date")


def _worded(place: Place, start: int, end: int) -> float:
    """Return what a number loses in a cell of its own where words stand beside it: "Springfield 5045", "18 Esplanade"."""
    before, behind = place.piece.text[place.start : start], place.piece.text[end : place.end]
    housed = place.how == "below" and end - start < _HOUSE and _STREET.fullmatch(behind) is not None
    return _WORDED if place.how != "same" and (any(map(str.isalpha, before)) or housed) else 0.0


def _foreign_label(paper: Paper, hit: Hit, place: Place) -> float:
    """Return what a value beneath loses when its own line begins with a label, or when the label's own line asks for it."""
    found = hits_in(place.piece)
    headed = place.how != "same" and found and found[0].start < place.start + 1 and found[0].heads
    if headed and not lettered(place.piece.text):
        return 2.0
    asked = place.how == "below" and (numbered_beside(paper, hit) or asked_left(paper, place.piece))
    return 2.0 if asked else 0.0


def _tokens(place: Place) -> list[re.Match[str]]:
    """Return the first three words at a place, without the "n.\u00ba" that a reader takes for "n.2"."""
    tokens = list(TOKEN.finditer(place.piece.text, place.start, place.end))
    numero = len(tokens) > 1 and place.piece.origin == "ocr" and _NUMERO.fullmatch(tokens[0].group())
    return tokens[1:4] if numero else tokens[:3]


def _first_number(place: Place, *, told: bool) -> tuple[int, int] | None:
    """Return where the number at a place stands; `told`: behind words for its number, so that it may look like a date."""
    text = place.piece.text
    tokens = _tokens(place)
    if whole := _in_parts(place, tokens):
        return whole
    for m in tokens:
        if groups := grouped(text, m.start(), place.end):
            return groups
        if not any(map(str.isalnum, text[place.start : m.start()])) and (both := in_halves(text, m.start(), place.end)):
            return both
        start, end = m.span()
        while start < end and text[start] in TRIM:
            start += 1
        while end > start and text[end - 1] in TRIM:
            end -= 1
        token = text[start:end]
        parts = len(token) <= _TORN and _DIGITS_FOLLOW.match(text, end, place.end)  # "1 2 02": a date without its marks
        a_day = dated(text, start, end) and not (told and _SLASHED.fullmatch(token))
        parts = parts or _FRACTION.match(text, end)  # "32,118 L"
        if is_number(token) and not (a_day or parts or _TIME.match(text, start)) and not money(text, start, end):
            return start, signed(text, start, end, place.end)
        if any(map(str.isdigit, token)):
            return None
    return None


def _in_parts(place: Place, tokens: list[re.Match[str]]) -> tuple[int, int] | None:
    """Return where a number of several parts stands: groups of digits, the letters of a series before it, torn halves."""
    text = place.piece.text
    if tokens and (groups := grouped(text, tokens[0].start(), place.end)):
        return groups
    if len(tokens) > 1 and _PREFIX.fullmatch(tokens[0].group()) and _continues(tokens[1].group()):
        between = text[tokens[0].end() : tokens[1].start()]
        told = "/" in tokens[1].group() or label_key(tokens[0].group()) not in label_roles()
        if between == " " and told and not find_currencies(tokens[0].group()):
            return tokens[0].start(), tokens[1].end()
    return halves(place.piece, place.start, place.end)


def _series(hit: Hit, start: int, end: int) -> bool:
    """Tell whether a label is the letters of a series, part of the number: "Fatura FT 2026A/12"."""
    text = hit.piece.text
    series = text[hit.start : hit.end].rpartition(" ")[2]
    short = series == text[hit.start : hit.end] and len(series) < _WORD  # no "SLIP 118/0447"
    told = label_key(series) not in label_roles() or (short and not any(r.startswith("kinds.") for r in hit.roles))
    return text[hit.end : start] == " " and "/" in text[start:end] and told and _PREFIX.fullmatch(series) is not None


def _continues(token: str) -> bool:
    """Tell whether a token goes on with the number of a series: "FT 2026A/12", "IV 00123"."""
    return token.isdigit() or ("/" in token and is_number(token))
