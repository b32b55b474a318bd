"""Dates on a paper, each with its role: issue, order, delivery, due, other.

In: a paper. Out: Founds with ISO dates; a date that stays open between two orders is two Founds with one span and
one confidence. Never: a clock, a date that is not in the calendar, a choice that the paper does not settle.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from evidence.extract.date_periods import periods
from evidence.extract.disputed_days import disputed
from evidence.extract.odds import confidence
from evidence.extract.page.beside import first_of
from evidence.extract.page.labels import Hit, hits, hits_in, is_label, label_before
from evidence.extract.page.paper import found_at
from evidence.extract.page.rolls import is_till, with_money
from evidence.extract.page.territory import heads_table
from evidence.extract.regions import YEAR_FIRST, bare_dollars, date_orders, spoken_readings
from evidence.extract.titled_numbers import numbered_by_month
from evidence.values.dates import DateFound, date_readings, find_dates
from evidence.values.languages import languages
from evidence.values.phrases import holds
from evidence.values.text import fold_label

if TYPE_CHECKING:
    from evidence.extract.page.paper import Paper, Piece, Sheet
    from evidence.model import Field, Found
    from evidence.values.dates import DateReading
    from evidence.values.languages import DateOrder

_TIME = re.compile(r"\s*[,;]?\s*(?:at\s*)?\d{1,2}\s*[:.]\s*\d{2}")
_ROLES: tuple[tuple[str, Field], ...] = (
    ("labels.due_date", "due_date"),
    ("labels.invoice_date", "invoice_date"),
    ("labels.order_date", "order_date"),
    ("labels.delivery_date", "delivery_date"),
    ("labels.print_date", "other_date"),
    ("kinds.invoice", "invoice_date"),
    ("kinds.credit_note", "invoice_date"),
    ("kinds.receipt", "invoice_date"),
    ("kinds.proforma", "invoice_date"),
    ("kinds.order", "order_date"),
    ("kinds.delivery_note", "delivery_date"),
    ("kinds.packing_slip", "delivery_date"),
    ("labels.order_number", "order_date"),
    ("labels.delivery_number", "delivery_date"),
    ("labels.invoice_number", "invoice_date"),
)
_STRONG = frozenset({"labels.invoice_date", "labels.due_date", "labels.order_date", "labels.delivery_date"})
_OTHER = ("labels.other_number", "labels.customer_number", "columns.other", "labels.bank", "labels.company_number")
_TABLE, _CUT = 0.6, 0.01  # confidence of an item that is one; of a word that the picture's edge may cut
_SHORT, _HEADINGS = 4, 3
_WORD = re.compile(r"[^\W\d_]{3,}")
_WORDS = re.compile(r"[^\W_]{2,}")
_PLACED = re.compile(r"[^\d,]+,\s*(?:\w{1,3}\.?\s*)?|\s*(?:[^\s\d]+\s+){1,3}(?:den|le|el|il|lì|li)\s*")
_SENTENCE, _IN_WORDS = 3, -0.6
_LOOSE = 0.8  # odds under which a role is but a guess
_LEFT, _ABOVE, _NEAR_WORD = 2.6, 2.2, 1.6


class Dated(NamedTuple):
    """A date in a piece with its role and the odds that the role is right."""

    piece: Piece
    found: DateFound
    field: Field
    odds: float
    labelled: bool
    column: bool = False  # under the heading of a table's column
    listed: bool = False  # under one of three or more headings in a row
    over: Piece | None = None  # the heading above it


def find(paper: Paper, known: tuple[Found, ...] = ()) -> tuple[Found, ...]:
    """Return every date of the paper under its role."""
    dated = _without_periods(paper, [_with_role(paper, piece, found) for piece, found in _all(paper)])
    kind = max((f for f in known if f.field == "kind"), key=lambda f: f.confidence, default=None)
    dated = _promote(paper, _without_rows(paper, dated), received=kind is not None and kind.value == "receipt")
    orders = date_orders(paper, [d.found for d in dated])
    month_first = orders == () and paper.language == "en" and bare_dollars(paper)
    founds = tuple(f for d in dated for f in _founds(paper, d, orders, month_first=month_first))
    return (*founds, *disputed(paper, founds))


def _without_periods(paper: Paper, dated: list[Dated]) -> list[Dated]:
    """Return the dates with both ends of a period under the role of its label: an end is no date of issue."""
    out: list[Dated] = []
    until, first_day = periods()
    for one in dated:
        before = one.piece.text[: one.found.start]
        first = out[-1] if out and out[-1].piece is one.piece else None
        if one.labelled or not (
            (first and until.fullmatch(before, first.found.end)) or (first is None and first_day.search(before))
        ):
            out.append(one)
            continue
        if first and not first.labelled:
            out[-1] = first._replace(labelled=True, odds=_LOOSE)
        label = None if first else _left_hit(paper.sheet(one.piece.page), one.piece)
        role = first or (_dated(one.piece, one.found, label, _LEFT) if label else one)
        field = role.field if role.labelled and role.field != "invoice_date" else "other_date"
        out.append(one._replace(field=field, odds=_LOOSE, labelled=True))
    return out


def _without_rows(paper: Paper, dated: list[Dated]) -> list[Dated]:
    """Return the dates with those of a table's rows under no role where another date is labelled, or stands behind a place."""
    placed = any(map(_is_placed, dated))
    heads = Counter(d.over for d in dated if d.over is not None)  # over two dates: a column, whatever its row says
    rows = [
        d
        for d in dated
        if d.field == "invoice_date"
        and (
            d.column
            or (placed and (d.listed or (d.over is not None and heads[d.over] > 1)))
            or (d.labelled and _in_items(paper, d))
        )
    ]
    others = any(d not in rows and (d.field == "invoice_date" or _is_placed(d)) for d in dated)
    if not rows or not others:
        return dated
    return [d._replace(field="other_date", odds=_LOOSE) if d in rows else d for d in dated]


def _is_placed(dated: Dated) -> bool:
    """Tell whether a place and nothing else stands before a date that no label names: "Leeds, 14 May 2026"."""
    text = dated.piece.text
    before = text[: dated.found.start]
    return not dated.labelled and bool(_PLACED.fullmatch(before)) and not _WORD.search(text[dated.found.end :])


def _all(paper: Paper) -> list[tuple[Piece, DateFound]]:
    year_first = paper.language in {"zh", "ja", "ko", "sv"} or not YEAR_FIRST.isdisjoint(paper.countries)
    found = []
    for piece in paper.pieces:
        if piece.turn or any(numbered_by_month(paper, h) for h in hits_in(piece)[:1]):
            continue
        dates = find_dates(piece.text, year_first=year_first)
        if not dates and any(map(str.isdigit, piece.text)):
            dates = _alone(piece, year_first=year_first)
        found += [(piece, d) for d in dates]
    return found


def _alone(piece: Piece, *, year_first: bool) -> tuple[DateFound, ...]:
    """Read what is a date only behind its label or alone: "20260105", "05 01 2026"."""
    hits = [h for h in hits_in(piece) if h.is_any("invoice_date", "order_date", "due_date", "plain_date")]
    start = hits[-1].end if hits else 0
    rest = piece.text[start:]
    lead = len(rest) - len(rest.lstrip(" :=."))
    readings = date_readings(rest.strip(" :=."), year_first=year_first) if rest.strip() else ()
    if not readings or (not hits and " " not in rest.strip()):
        return ()
    return (DateFound(start=start + lead, end=len(piece.text), readings=readings),)


def _with_role(paper: Paper, piece: Piece, found: DateFound) -> Dated:
    sheet = paper.sheet(piece.page)
    own = label_before(hits_in(piece), found.start)
    if own and _preposition(own):
        return _with_preposition(piece, found, own)
    if own and _of_something_else(piece, found, own):
        return Dated(piece, found, "other_date", 0.0, labelled=False)
    if own:
        return _dated(piece, found, first_of(own), _LEFT)
    left = _left_hit(sheet, piece) if _begins(piece, found.start) else None
    if left:
        return _dated(piece, found, left, _LEFT - 0.2)
    above = _above_hit(sheet, piece, found)
    if above:
        row = sheet.lines[above.piece.line] if "labels.invoice_date" not in above.roles else ()
        dated = _dated(piece, found, above, _ABOVE)
        return dated._replace(column=heads_table(row), listed=len(row) >= _HEADINGS, over=above.piece)
    return Dated(piece, found, "other_date", 0.0, labelled=False)


def _of_something_else(piece: Piece, found: DateFound, own: Hit) -> bool:
    """Tell whether a label is but a word of a sentence whose subject is no paper of ours: "certificate issued 14 May 2026"."""
    hit = first_of(own)
    label, between = piece.text[hit.start : hit.end], piece.text[hit.end : found.start]
    before = piece.text[: hit.start]
    if "labels.invoice_date" not in hit.roles or hit.piece is not piece:
        return False
    if not label.islower() or between.strip() or not before.endswith(" "):
        return False
    words = _WORD.findall(before)
    known = " ".join(piece.text[h.start : h.end] for h in hits_in(piece) if h.end <= hit.start)
    return bool(words) and before.rstrip()[-1:].isalpha() and words[-1] not in known


def _preposition(hit: Hit) -> bool:
    """Tell whether a date's label is a mere "of" or "on": what is dated stands before it."""
    return hit.end - hit.start <= _SHORT and hit.piece.text[hit.start : hit.end].islower()


def _with_preposition(piece: Piece, found: DateFound, own: Hit) -> Dated:
    before = [h for h in hits_in(piece) if h.end <= own.start and not _preposition(h)]
    for hit in reversed(before):
        if any(role in hit.roles for role, _ in _ROLES):
            return _dated(piece, found, hit, _LEFT)
    if any(map(str.isalpha, piece.text[: own.start])):
        return Dated(piece, found, "other_date", 0.5, labelled=True)
    return Dated(piece, found, "other_date", 0.0, labelled=False)


def _begins(piece: Piece, start: int) -> bool:
    return not any(map(str.isalnum, piece.text[:start]))


def _left_hit(sheet: Sheet, piece: Piece) -> Hit | None:
    """Return the label that ends the piece to the left, where nothing else stands between."""
    row = sheet.lines[piece.line]
    at = row.index(piece)
    for other in reversed(row[:at]):
        found = hits_in(other)
        if found and not any(map(str.isalnum, other.text[found[-1].end :])):
            return first_of(found[-1])
        if any(map(str.isalnum, other.text)):
            return None
    return None


def _above_hit(sheet: Sheet, piece: Piece, date: DateFound) -> Hit | None:
    """Return the label above a value that stands alone in its column."""
    box = sheet.box_of(piece, date.start, date.end)
    limit = piece.size * 3.6
    for row in reversed(sheet.lines[max(0, piece.line - 5) : piece.line]):
        for other in row:
            gap = box.top - other.box.bottom
            if not -piece.size / 2 < gap < limit or other.turn:
                continue
            for hit in hits_in(other):
                label = sheet.box_of(other, hit.start, hit.end)
                if min(label.right, box.right) - max(label.left, box.left) > 0.3 * min(label.width, box.width) and (
                    hit.alone or is_label(other)
                ):
                    return hit
            if min(other.box.right, box.right) - max(other.box.left, box.left) > 0 and not find_dates(other.text):
                return None
    return None


def _dated(piece: Piece, found: DateFound, hit: Hit, odds: float) -> Dated:
    strength = 0.0 if hit.exact else -0.4
    for role, field in _ROLES:
        if role in hit.roles:
            said = _WORD.findall(piece.text[hit.end : found.start]) if hit.piece is piece else ()
            if role.startswith("kinds.") and len(said) >= _SENTENCE:
                break  # "Tax invoice - keep for returns by 14/05/26"
            numbered = role.endswith("_number") or (role.startswith("kinds.") and field != "invoice_date")
            known = (
                odds
                + strength
                + (0.8 if role in _STRONG else -0.6)
                - (2.0 if numbered and _far(piece, found, hit) else 0.0)
            )
            return Dated(piece, found, field, known, labelled=True)
    if "labels.plain_date" in hit.roles:
        return Dated(piece, found, "invoice_date", odds + strength, labelled=True)
    if any(r in hit.roles for r in _OTHER):
        return Dated(piece, found, "other_date", 0.7, labelled=True)
    return Dated(piece, found, "other_date", 0.0, labelled=False)


def _far(piece: Piece, found: DateFound, hit: Hit) -> bool:
    """Tell whether more than the number of a label stands between it and a date."""
    between = piece.text[hit.end : found.start] if hit.piece is piece else piece.text[: found.start]
    return len(between.split()) > 3  # noqa: PLR2004 -- "no. 12345 of"


def _promote(paper: Paper, dated: list[Dated], *, received: bool) -> list[Dated]:
    """Take unlabelled dates for the issue date where no label names one: a single day, else one with a time."""
    dated = _without_foot(paper, dated)
    if any(d.field == "invoice_date" for d in dated):
        return dated
    if _is_only(paper, dated) or (received and _is_paid(paper, dated)):  # "Printed: 2026-03-09 09:12" at a till
        return [d._replace(field="invoice_date", odds=_LOOSE) for d in dated]
    loose = [d for d in dated if d.odds < _LOOSE and not _in_items(paper, d)]
    values = {d.found.readings[0].value for d in loose}
    timed = [d for d in loose if _is_timed(paper, d)]
    timed_values = {d.found.readings[0].value for d in timed}
    placed = [d for d in loose if _is_placed(d)]
    others = any(d.labelled and d.field != "other_date" for d in dated)
    if len(values) == 1:
        chosen, odds = loose, 1.0 + (0.8 if timed else 0.0) - (1.0 if others else 0.0)
    elif len(timed_values) == 1:
        chosen, odds = timed, 1.2
    elif len({d.found.readings[0].value for d in placed}) == 1:
        chosen, odds = placed, 1.0
    else:
        chosen, odds = (timed or loose)[:1], -0.4
    return [d._replace(field="invoice_date", odds=_in_words(paper, d, odds)) if d in chosen else d for d in dated]


def _is_only(paper: Paper, dated: list[Dated]) -> bool:
    """Tell whether a till's roll says one day and no other, with a time, under a label that names none of a sale's days."""
    days = {(d.found.readings[0].value, d.field, d.labelled) for d in dated}
    only = len(days) == 1 and dated[0].field in {"other_date", "order_date"} and dated[0].labelled
    return only and any(_is_timed(paper, d) for d in dated) and is_till(paper)


def _is_paid(paper: Paper, dated: list[Dated]) -> bool:
    """Tell whether the only day of a receipt is the one on which it was paid: "Betaald op 2 november 2024"."""
    if len({(d.found.readings[0].value, d.labelled) for d in dated}) != 1 or not dated[0].labelled:
        return False
    row = paper.sheet(dated[0].piece.page).lines[dated[0].piece.line]
    before = " ".join(p.text for p in row if p.box.left <= dated[0].piece.box.left)
    return dated[0].field == "due_date" and holds("happened", fold_label(before))


def _without_foot(paper: Paper, dated: list[Dated]) -> list[Dated]:
    """Return dates; a roll's below its total have no role beside one with a time: returns, permits, points."""
    issued = [d for d in dated if d.field == "invoice_date"]
    first = min((h.piece.line for h in hits(paper, "total") if with_money(paper, h)), default=0)
    timed = any(not d.labelled and _is_timed(paper, d) for d in dated)
    below = all(d.piece.line > first and not _is_timed(paper, d) for d in issued)
    if not (issued and timed and below and is_till(paper)):
        return dated
    return [d._replace(field="other_date", odds=_LOOSE) if d in issued else d for d in dated]


def _is_timed(paper: Paper, dated: Dated) -> bool:
    return bool(_TIME.match(dated.piece.text[dated.found.end :]) or _time_beside(paper, dated.piece))


def _in_words(paper: Paper, dated: Dated, odds: float) -> float:
    """Return the odds that an unlabelled date is the issue date: in a sentence about something else it is a guess.

    A place may stand in front ("Leeds, 14 May 2026", "Köln, den 14.05.2026"), and a time behind.
    """
    before, behind = dated.piece.text[: dated.found.start], dated.piece.text[dated.found.end :]
    if _TIME.match(behind) or _time_beside(paper, dated.piece):
        return odds
    placed = _PLACED.fullmatch(before) and not _WORD.search(behind)
    return odds if len(_WORDS.findall(f"{before} {behind}")) < _SENTENCE or placed else min(odds, _IN_WORDS)


def _in_items(paper: Paper, dated: Dated) -> bool:
    words = set(dated.piece.words)
    inside = any(
        i.span.page == dated.piece.page and i.confidence >= _TABLE and words & set(i.span.words) for i in paper.items
    )
    return inside and not _time_beside(paper, dated.piece)


def _time_beside(paper: Paper, piece: Piece) -> bool:
    return any(re.search(r"\b\d{1,2}:\d{2}\b", p.text) for p in paper.sheet(piece.page).lines[piece.line])


def _founds(paper: Paper, dated: Dated, orders: tuple[DateOrder, ...], *, month_first: bool) -> list[Found]:
    spoken = languages().get(paper.language or "")
    year_first = spoken is not None and spoken.date_order == "YMD"
    readings = _settled(
        spoken_readings(paper, dated.piece, dated.found), orders, month_first=month_first, year_first=year_first
    )
    sure = confidence(dated.odds - 0.5 * any(r.repaired for r in readings) + 0.4 * _in_head(paper, dated.piece))
    if len(readings) > 1:
        sure = min(sure, 0.5)
    if any(paper.sheet(dated.piece.page).page.words[i].confidence <= _CUT for i in dated.piece.words):
        sure = min(sure, 0.4)
    return [
        found_at(
            paper,
            dated.piece,
            dated.found.start,
            dated.found.end,
            field=dated.field,
            value=r.value.isoformat(),
            confidence=sure,
            finder="dates",
        )
        for r in readings
    ]


def _in_head(paper: Paper, piece: Piece) -> bool:
    first = paper.sheets[0]
    return piece.page == first.page.number and first.height_of(piece) < 0.5  # noqa: PLR2004 -- the upper half


def _settled(
    readings: tuple[DateReading, ...], orders: tuple[DateOrder, ...], *, month_first: bool, year_first: bool
) -> list[DateReading]:
    """Return the readings that the settled order allows: all of them where none or several are settled."""
    settled = len(set(orders)) == 1
    plain = [r for r in readings if not (settled and r.short_year and r.order == "YMD")] or list(readings)
    if year_first and not orders and any(r.order == "YMD" for r in plain):
        return [r for r in plain if r.order == "YMD"]
    if len(plain) > 1 and settled:
        return [r for r in plain if r.order in {orders[0], None}] or plain
    return sorted(plain, key=lambda r: (r.order == "MDY") != month_first)
