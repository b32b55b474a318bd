"""A bare "No.": whether it labels the paper's own number, by the title or the date that stands beside it.

In: a paper and a label on it. Out: odds, or none. Never: what the number is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.extract.page.labels import hits_in
from evidence.extract.page.rolls import is_till
from evidence.extract.titles import is_your_invoice
from evidence.values.dates import find_dates
from evidence.values.languages import languages
from evidence.values.text import label_key

if TYPE_CHECKING:
    from evidence.extract.page.labels import Hit
    from evidence.extract.page.paper import Paper, Piece

TITLES = ("kinds.invoice", "kinds.credit_note", "kinds.proforma")
_CORNER, _UPPER, _HALF = 2.5, 0.4, 0.5  # ems; of the height of what is printed
_CLOCK, _LONG, _WHOLE = (
    re.compile(r"\d:\d\d"),
    re.compile(r"[ .:]*\d{4}"),
    re.compile(r"[ .:]*(?:[A-Z]{1,3} )?[\w/-]*\d"),
)
_WORD, _SERIES = 4, re.compile(r"\s*:?\s*[A-Z]{1,2}\s*")  # letters of a word: no "No. A"
_ICON = 3  # signs that a picture before a title is read as
_OF = 5  # signs before a date: "du ", "vom "
_SALE, _DIGITS = re.compile(r"\d[\d/-]*(?![\w.,/-]|:\d)"), 3  # a number behind the title of a slip


def numbers_sale(hit: Hit, beside: str) -> bool:
    """Tell whether a till's title has its number behind it or `beside` it: "Note 1182", "Bon 118/447  Kasse 2"."""
    rest = hit.piece.text[hit.end :].lstrip()
    found = _SALE.match(rest or beside)
    if found is None or sum(map(str.isdigit, found.group())) < _DIGITS or find_dates(found.group()):
        return False
    after = (rest or beside)[found.end() :].strip(" .,-")
    start = len(hit.piece.text) - len(rest) + found.end()
    return (
        not after
        or bool(find_dates(after))
        or any(h.start - start <= _OF for h in hits_in(hit.piece) if h.start >= start)
    )


def sold_by_order(paper: Paper, hit: Hit) -> bool:
    """Tell whether a till numbers a sale by its order: "Order 447" in one row with day and time, or in the row beside it."""
    if "labels.order_number" not in hit.roles or not hit.heads:
        return False
    said = label_key(hit.piece.text[hit.start : hit.end])
    spoken = (languages().get(hit.piece.language or "en"), languages()["en"])
    words = {label_key(w) for one in spoken if one for w in one.kinds.get("order", ()) if " " not in w and "." not in w}
    if not any(said.startswith(w) for w in words if w):
        return False
    rows = paper.sheet(hit.piece.page).lines[max(0, hit.piece.line - 1) : hit.piece.line + 2]
    lines = [" ".join(p.text for p in row) for row in rows]
    return is_till(paper) and any(dates and _CLOCK.search(t, dates[0].end) for t in lines if (dates := find_dates(t)))


def bare_odds(paper: Paper, hit: Hit) -> float | None:
    """Return how far a bare "No." that stands under a title or over a date tells the paper's number; None: not at all."""
    if "labels.plain_number" not in hit.roles:
        return None
    if _behind_time(paper, hit) or _over_time(paper, hit):
        return -0.8
    if not hit.heads:
        return None
    if _near_title(paper, hit) or _over_date(paper, hit, "invoice_date") or _behind_series(paper, hit):
        return -0.8
    return -1.6 if _over_date(paper, hit, "plain_date") or _in_corner(paper, hit) else None


def _behind_time(paper: Paper, hit: Hit) -> bool:
    """Tell whether a till prints "No. 1182", "#001182" behind day and time, in one row."""
    row = paper.sheet(hit.piece.page).lines[hit.piece.line]
    line = " ".join(p.text for p in row)
    if not (dates := find_dates(line)) or not _CLOCK.search(line, dates[0].end) or not is_till(paper):
        return False
    own, after = hit.piece.text[hit.end :], [p.text for p in row[row.index(hit.piece) + 1 :]]
    told, *more = [own, *after] if own.strip(" .:") else (after or [""])
    torn = any(t.strip().isdigit() for t in more[:1])  # of a scan: half of the number
    return _LONG.match(told) is not None and not torn


def _over_time(paper: Paper, hit: Hit) -> bool:
    """Tell whether a till prints a word of a receipt's title and a number over day and time: "Sale 118447"."""
    if not hit.heads or hit.end - hit.start < _WORD or _LONG.match(hit.piece.text, hit.end) is None:
        return False
    spoken = languages().get(hit.piece.language or "en") or languages()["en"]
    words = {w for title in spoken.kinds.get("receipt", ()) for w in title.split()}
    under = paper.sheet(hit.piece.page).lines[hit.piece.line + 1 : hit.piece.line + 2]
    line = " ".join(p.text for row in under for p in row)
    timed = any(_CLOCK.search(line, d.end) for d in find_dates(line)[:1])
    return timed and hit.piece.text[hit.start : hit.end].casefold() in words and is_till(paper)


def _behind_series(paper: Paper, hit: Hit) -> bool:
    """Tell whether a till prints the letters of a series left of a "No.", with a label of their own: "Serie A   Nro 0044718"."""
    row = paper.sheet(hit.piece.page).lines[hit.piece.line]
    at = row.index(hit.piece)
    return at > 0 and any(is_series(h, len(row[at - 1].text)) for h in hits_in(row[at - 1])[:1]) and is_till(paper)


def is_series(hit: Hit, end: int) -> bool:
    """Tell whether nothing but one or two capitals stand behind a label that heads its line, up to a place: "Serie A"."""
    told = "labels.plain_number" in hit.roles and hit.heads and hit.end - hit.start > _WORD
    return told and _SERIES.fullmatch(hit.piece.text, hit.end, end) is not None


def _near_title(paper: Paper, hit: Hit) -> bool:
    """Tell whether a bare "No." stands beside or right under the title of an invoice."""
    sheet = paper.sheet(hit.piece.page)
    for row in sheet.lines[max(0, hit.piece.line - 2) : hit.piece.line + 1]:
        for piece in row:
            gap = hit.piece.box.top - piece.box.bottom
            near = (
                abs(piece.box.left - hit.piece.box.left) < piece.size * 12
                or abs(piece.box.right - hit.piece.box.right) < _CORNER * piece.size
                or (piece.line == hit.piece.line and 0 < hit.piece.box.left - piece.box.right < piece.size * 3)
                or (piece.line == hit.piece.line and _alone_with(row, piece, hit.piece))
            )
            titled = any(
                (any(t in h.roles for t in (*TITLES, "kinds.receipt")) and h.heads)
                or is_your_invoice(sheet, h)
                or _is_dated_title(h)
                for h in hits_in(piece)
            )
            if titled and near and gap < piece.size * 3:
                return True
    return False


def _is_dated_title(hit: Hit) -> bool:
    """Tell whether a label of the day of issue is the title with a word behind it: "Facture du 11/12/2025"."""
    title = hit.piece.text[hit.start : hit.end].partition(" ")[0]
    spoken = languages().get(hit.piece.language or "en") or languages()["en"]
    before = hit.piece.text[: hit.start]
    heads = hit.heads or (hit.piece.origin == "ocr" and len(before) <= _ICON and not any(map(str.isalpha, before)))
    return heads and hit.is_any("invoice_date") and label_key(title) in map(label_key, spoken.kinds.get("invoice", ()))


def _alone_with(row: tuple[Piece, ...], title: Piece, label: Piece) -> bool:
    """Tell whether a title, a label and what stands behind its colon are all of a line: "TAX INVOICE   No. | : TI-0048"."""
    behind = row[row.index(label) + 1 :]
    return len(row) - len(behind[:1] if behind[:1] and behind[0].text[:1] == ":" else ()) == len({id(title), id(label)})


def _in_corner(paper: Paper, hit: Hit) -> bool:
    """Tell whether "No. 12" stands in the upper part right over or under a bare date with one edge in common."""
    piece = hit.piece
    sheet = paper.sheet(piece.page)
    if sheet.height_of(piece) > _UPPER:
        return False
    for row in sheet.lines[max(0, piece.line - 1) : piece.line + 2]:
        for other in row:
            apart = min(abs(other.box.left - piece.box.left), abs(other.box.right - piece.box.right))
            near = abs(other.box.center[1] - piece.box.center[1]) < piece.size * 2
            if (
                other is not piece
                and apart < piece.size / 2
                and near
                and all(h.is_any("of", "plain_date") for h in hits_in(other))
            ):
                dates = find_dates(other.text)
                if dates and not other.text[dates[0].end :].strip() and dates[0].start <= _OF:
                    return True  # "12.05.2026", "du 12 mai 2026"
    return False


def _over_date(paper: Paper, hit: Hit, role: str) -> bool:
    """Tell whether a bare "No." stands alone right over or beside the label of a date, in one row or column."""
    row = paper.sheet(hit.piece.page).lines[hit.piece.line]
    pad = len(row) == 2 and _WHOLE.fullmatch(hit.piece.text[hit.end :]) is not None  # noqa: PLR2004 -- "No. 62 | Date 4/5/26"
    if not (hit.alone or pad or hit.piece.text[hit.end :].lstrip()[:1] == ":"):
        return False
    sheet = paper.sheet(hit.piece.page)
    if sheet.height_of(hit.piece) > _HALF:
        return False
    for row in sheet.lines[hit.piece.line : hit.piece.line + 2]:
        for piece in row:
            apart = (piece.box.left - hit.piece.box.left, piece.box.right - hit.piece.box.right)
            level = piece.line == hit.piece.line or min(map(abs, apart)) < piece.size / 2
            near = piece is not hit.piece and piece.box.top - hit.piece.box.bottom < piece.size
            beside = piece.line == hit.piece.line and (hit.alone or pad)
            if (
                level
                and near
                and any(
                    h.heads and (h.is_any(role) or (beside and (h.alone or pad) and h.is_any("plain_date")))
                    for h in hits_in(piece)
                )
            ):
                return True
    return False
