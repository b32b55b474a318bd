"""Labels on a paper and the places beside and beneath them.

In: pieces of a paper. Out: `Hit`s (which label stands where) and `Place`s (where its value can stand).
Never: a value. What a label says is data of the languages; OCR may get one letter in a long label wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from evidence.values.text import alike, distances, label_key, label_roles, small_l

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.extract.page.paper import Paper, Piece, Sheet
    from evidence.model import Box

_GLUED = r"[^\W\d_]{3,}(?=(?:RM|EUR|USD|GBP|CHF|SGD|MYR)\d)"  # a currency glued to the word before its amount
_TOKEN = re.compile(_GLUED + r"|[^\W\d_]+(?:[.'\u2019](?=\W|$|[^\W\d_])|[°º])?|[#№&%]|\d+|[:=;|]|[぀-ヿ一-鿿가-힯]+")
_BARRIER = frozenset(":=;|")
_MOST_TOKENS = 8
_LIKE_LENGTH, _END, _WHOLE_WORD = 7, 3, 5  # letters
_CHANCE = 6  # shorter labels of other languages are this language's words
_NO, _BOX = 3, 7  # signs of "no.", "Nr", "#"; before a label that may be the number of its box
_PREFIX = 5  # a short label glued to a number is the number's own prefix
_LEAD = re.compile(r"[\s:=#.\-\u2013\u2014>*_|;]*")

_ORDINAL = re.compile(r"\W*\d{1,2}[.)\]]\s*")  # "7. Buyer": the boxes of a form are numbered
_REACHED = re.compile(r"[:=+(#\d|]|https?:|www|\S+@|[\w-]+\.\w")
_CODE_TAIL = re.compile(r"(?!\d{1,2}(?:[.,]\d{1,2})? ?%)[-/]?\d|-[A-Z]{2,}-?\d")  # no rate: "CGST2.5%"

_CLOSING = re.compile(r"(?:[ .]?\))?")

How = Literal["same", "right", "below"]


@lru_cache(maxsize=512)
def _named(roles: tuple[str, ...]) -> frozenset[str]:
    return frozenset(f"labels.{role}" for role in roles)


class Hit(NamedTuple):
    """A label in a piece: text[start:end], and every role it can have, as "group.role"."""

    piece: Piece
    start: int
    end: int
    roles: frozenset[str]
    exact: bool

    def is_any(self, *roles: str) -> bool:
        """Tell whether the label can have one of the roles of "labels"."""
        return not self.roles.isdisjoint(_named(roles))

    @property
    def heads(self) -> bool:
        """Whether nothing but marks, or the number of a form's box, stands before it in its piece."""
        before = self.piece.text[: self.start]
        return not any(map(str.isalnum, before)) or (len(before) < _BOX and _ORDINAL.fullmatch(before) is not None)

    @property
    def alone(self) -> bool:
        """Whether nothing but marks stands beside it in its piece."""
        return self.heads and not any(map(str.isalnum, self.piece.text[self.end :]))


class Place(NamedTuple):
    """Where a label's value can stand: text[start:end] of a piece; `gap` in points from the label."""

    piece: Piece
    start: int
    end: int
    how: How
    gap: float

    @property
    def text(self) -> str:
        """The text at the place."""
        return self.piece.text[self.start : self.end]


@cache
def _roles() -> dict[str, frozenset[str]]:
    return {key: frozenset(f"{r.group}.{r.role}" for r in found) for key, found in label_roles().items()}


@cache
def _sorted_keys() -> list[str]:
    return sorted(_roles())


@lru_cache(maxsize=65536)
def _roles_in(key: str, language: str | None) -> frozenset[str]:
    """Return what a label means in a language or in English; in any other only if it is too long for chance."""
    found = label_roles().get(key, ())
    own = frozenset(f"{r.group}.{r.role}" for r in found if r.language in {language, "en"})
    if own or language is None or len(key) < _CHANCE:
        return own if own or language is not None else _roles().get(key, frozenset())
    return _roles().get(key, frozenset())


@cache
def _ends() -> tuple[dict[tuple[int, str], list[str]], dict[tuple[int, str], list[str]]]:
    """Return the long labels by their length and first letters, and by their length and last letters.

    Two keys of which each loses one letter at most to be the same have one of these in common; where one loses its
    letter in front and the other at the end, one has what is left of the other.
    """
    heads: dict[tuple[int, str], list[str]] = {}
    tails: dict[tuple[int, str], list[str]] = {}
    for key in _roles():
        if len(key) >= _LIKE_LENGTH:
            heads.setdefault((len(key), key[:_END]), []).append(key)
            tails.setdefault((len(key), key[-_END:]), []).append(key)
    return heads, tails


def _one_less(key: str) -> set[str]:
    return {key[:i] + key[i + 1 :] for i in range(len(key))} | {key}


def _near(key: str) -> set[str]:
    """Return the labels that may be the same as a key once each has lost one letter at most."""
    heads, tails = _ends()
    first = {key[:_END], *(key[:i] + key[i + 1 : _END + 1] for i in range(_END))}
    last = {key[-_END:], *(key[-_END - 1 : i] + key[i + 1 :] for i in range(len(key) - _END, len(key)))}
    sizes = range(len(key) - 1, len(key) + 2)
    found = {label for size in sizes for part in first for label in heads.get((size, part), ())}
    return found.union(label for size in sizes for part in last for label in tails.get((size, part), ()))


@lru_cache(maxsize=65536)
def _like(key: str) -> str | None:
    """Return the label that a misread key is: one letter wrong, left out, added; or look-alikes only."""
    if len(key) < _LIKE_LENGTH or key.isdigit():
        short = _ends()[0].get((_LIKE_LENGTH, key[:_END]), ()) if len(key) == _LIKE_LENGTH - 1 else ()
        return next((x for x in short if x[:-1] == key), None)  # "Nabywc": its last letter is lost to the colon
    most = 1 + (len(key) > 14)  # noqa: PLR2004 -- long
    folded, distance = alike(key), distances()
    near = [label for label in _near(key) if distance(alike(label), folded, score_cutoff=most) <= most]
    if not near:
        return None
    forms, order = _one_less(key), _order()
    meeting = ((min(forms & _one_less(label), default=""), order[label], label) for label in near)
    return min((m for m in meeting if m[0]), default=("", 0, None))[2]


@cache
def _order() -> dict[str, int]:
    return {key: place for place, key in enumerate(_roles())}


@lru_cache(maxsize=16384)
def _scan(text: str, language: str | None, *, ocr: bool) -> tuple[tuple[int, int, frozenset[str], bool], ...]:
    """Return the labels in a text, the longest first at each place, without overlaps."""
    tokens = [m.span() for m in _TOKEN.finditer(text)]
    found = []
    i = 0
    while i < len(tokens):
        sought = ocr or _starts_label(text[slice(*tokens[i])])
        hit = _longest(text, tokens, i, language, ocr=ocr) if sought else None
        if hit is None:
            i += 1
            continue
        count, roles, exact = hit
        start, end = tokens[i][0], tokens[i + count - 1][1]
        found.append((start, end + _closing(text, start, end), roles, exact))
        i += count
    return tuple(found)


@lru_cache(maxsize=16384)
def _starts_label(word: str) -> bool:
    """Tell whether a label of any language begins with a word: most words of a paper begin none."""
    return bool(_begun(word, [(0, len(word))]))


def _longest(
    text: str, tokens: list[tuple[int, int]], at: int, language: str | None, *, ocr: bool
) -> tuple[int, frozenset[str], bool] | None:
    most = _reach(text, tokens, at)
    start = tokens[at][0]
    exact = None
    for count, key in reversed(_begun(text, tokens[at : at + most])):
        end = tokens[at + count - 1][1]
        roles = _roles_in(key, language)
        if roles and not _glued(text, start, end) and not _cut(text, start, end) and not _initial(text, start, end):
            exact = count, roles, True
            break
    if ocr:  # a longer label of which one letter is misread stands before a shorter one read right: "Invoice nunber"
        for count in range(min(most, 4), exact[0] if exact else 0, -1):
            end = tokens[at + count - 1][1]
            like = _like(label_key(text[start:end]))
            roles = _roles_in(like, language) if like else frozenset()
            if exact and (like is None or not _goes_on(text, tokens[at : at + count], exact[0], like)):
                continue
            if roles and not _glued(text, start, end):
                return count, roles, False
    return exact


def _goes_on(text: str, tokens: list[tuple[int, int]], read: int, like: str) -> bool:
    """Tell whether a misread label begins with the words read right, and goes on in whole words."""
    begin = tokens[0][0]
    if not like.startswith(label_key(text[begin : tokens[read - 1][1]])):
        return False
    for start, end in tokens[read:]:
        whole = end - start >= _WHOLE_WORD  # "de" of "Morada de faturagao" must be read right
        if not text[start:end].isalpha() or not (whole or like.startswith(label_key(text[begin:end]))):
            return False
    return tokens[-1][1] - tokens[-1][0] >= _WHOLE_WORD


def _begun(text: str, tokens: list[tuple[int, int]]) -> list[tuple[int, str]]:
    """Return how many tokens and their key, from one token on as long as some label begins so."""
    begun = []
    keys = _sorted_keys()
    for count, (_, end) in enumerate(tokens, start=1):
        key = label_key(text[tokens[0][0] : end])
        at = bisect_left(keys, key)
        if at == len(keys) or not keys[at].startswith(key):
            break
        begun.append((count, key))
    return begun


def _cut(text: str, start: int, end: int) -> bool:
    """Tell whether a label would end inside brackets that it opens."""
    return text.count("(", start, end) > text.count(")", start, end) and text[end:].lstrip(" .")[:1] != ")"


def _closing(text: str, start: int, end: int) -> int:
    """Return how many signs behind a label close the brackets that it opens: "Exmo.(s) Sr.(s):"."""
    opened = text.count("(", start, end) > text.count(")", start, end)
    closed = _CLOSING.match(text, end) if opened else None
    return closed.end() - end if closed else 0


def _initial(text: str, start: int, end: int) -> bool:
    """Tell whether a label of one letter is the initial of a name: no colon, number or address stands behind it."""
    if sum(map(str.isalpha, text[start:end])) != 1 or not text[start].isascii() or not text[start].isalpha():
        return False
    rest = text[end:].lstrip(" .")
    return (bool(rest) and not _REACHED.match(rest)) or (start > 0 and text[start - 1] == ".")


def _glued(text: str, start: int, end: int) -> bool:
    """Tell whether a label is the beginning or the end of a code: "INV-1204", "po_number_1", "office@"."""
    lone = bool(_CODE_TAIL.match(text, end)) and text[end - 2 : end].lstrip().isalpha() and text[end - 2].isspace()
    if lone or text[end : end + 1] in {"_", "@"} or (start and text[start - 1] in "_@"):
        return True
    short = end - start <= _PREFIX and text[start:end].isalpha() and text[end - 1] != "\u00ba"
    return short and bool(_CODE_TAIL.match(text, end))


def _reach(text: str, tokens: list[tuple[int, int]], at: int) -> int:
    """Return how many tokens from here a label can have: it never crosses a colon or a number."""
    count = 0
    while at + count < len(tokens) and count < _MOST_TOKENS:
        start, end = tokens[at + count]
        if text[start:end] in _BARRIER or (text[start].isdigit() and end - start > 1):
            break
        count += 1
    return count


def hits_in(piece: Piece) -> tuple[Hit, ...]:
    """Return the labels in a piece, by place."""
    return piece.hits


def hits_of(piece: Piece) -> tuple[Hit, ...]:
    """Find the labels in a piece: once, for `Piece.hits`."""
    ocr = piece.origin == "ocr"
    found = _scan(small_l(piece.text) if ocr else piece.text, piece.language, ocr=ocr)
    return tuple([Hit(piece, *one) for one in found]) if found else ()


def hits(paper: Paper, *roles: str) -> Iterator[Hit]:
    """Yield labels with one of the roles of "labels", from top to bottom."""
    asked = _named(roles)
    for hit in paper.hits:
        if not asked.isdisjoint(hit.roles):
            yield hit


def is_label(piece: Piece) -> bool:
    """Tell whether a piece begins with a label and holds no value behind it."""
    found = hits_in(piece)
    return bool(found) and found[0].heads and not _has_value(piece.text[found[-1].end :])


def _has_value(text: str) -> bool:
    return any(map(str.isalnum, text))


def places(paper: Paper, hit: Hit, *, rows: int = 2) -> Iterator[Place]:
    """Yield where the value of a label can stand, the likeliest first: behind it, right of it, beneath it."""
    sheet = paper.sheet(hit.piece.page)
    behind = _behind(hit)
    if behind and _has_value(behind.text):
        yield behind
    elif right := _right(sheet, hit):
        yield right
    yield from _below(sheet, hit, rows)


def _behind(hit: Hit) -> Place | None:
    """Return the rest of the piece up to its next label."""
    text = hit.piece.text
    hit = _last_said(hit)
    later = [h.start for h in hits_in(hit.piece) if h.start >= hit.end and _starts_own(h)]
    lead = _LEAD.match(text, hit.end)
    start = lead.end() if lead else hit.end
    end = min([*later, len(text)])
    return Place(hit.piece, start, end, "same", 0.0) if start < end else None


def _last_said(hit: Hit) -> Hit:
    """Return the label that says the same again in another language, or ends it: "Datum / Date", "GST/HST" and "#"."""
    for later in hits_in(hit.piece):
        if later.start < hit.end:
            continue
        between = hit.piece.text[hit.end : later.start].strip(" .")
        short = later.end - later.start <= _NO and hit.end - hit.start > 1 and later.is_any("plain_number")
        if not (short and not between) and (between != "/" or hit.roles.isdisjoint(later.roles)):
            break
        hit = later
    return hit


def _starts_own(hit: Hit) -> bool:
    """Tell whether a label further on in a piece begins a pair of its own: a colon or a digit follows."""
    rest = hit.piece.text[hit.end :].lstrip(" .")
    return bool(rest) and (rest[0] in ":=#" or rest[0].isdigit())


def _right(sheet: Sheet, hit: Hit) -> Place | None:
    row = sheet.lines[hit.piece.line]
    for piece in row:
        if piece.box.left < hit.piece.box.right - 1 or piece.number <= hit.piece.number:
            continue
        if not _has_value(piece.text):
            continue
        found = hits_in(piece)
        if found and found[0].heads and (found[0].alone or _starts_own(found[0])):
            return None
        lead = _LEAD.match(piece.text)
        start = lead.end() if lead else 0
        later = [h.start for h in found if h.start > start and _starts_own(h)]
        return Place(piece, start, min([*later, len(piece.text)]), "right", piece.box.left - hit.piece.box.right)
    return None


def _below(sheet: Sheet, hit: Hit, rows: int) -> Iterator[Place]:
    box = sheet.box_of(hit.piece, hit.start, hit.end)
    limit = max(hit.piece.size, box.height) * 3.2
    seen = 0
    for row in sheet.lines[hit.piece.line + 1 : hit.piece.line + 1 + rows * 3]:
        for piece in row:
            gap = piece.box.top - box.bottom
            if gap > limit or gap < -box.height / 2 or not _beneath(box, hit.piece.box, piece.box):
                continue
            if not _has_value(piece.text):
                continue
            if is_label(piece):
                return
            lead = _LEAD.match(piece.text)
            yield Place(piece, lead.end() if lead else 0, len(piece.text), "below", max(0.0, gap))
            seen += 1
            if seen >= rows:
                return


def _beneath(label: Box, whole: Box, value: Box) -> bool:
    """Tell whether a value stands under a label: over each other for real, and aligned left, right or centred."""
    shared = min(label.right, value.right) - max(label.left, value.left)
    if shared <= 0:
        return False
    slack = max(6.0, label.height)
    aligned = (
        abs(label.left - value.left) < slack
        or abs(label.right - value.right) < slack
        or abs(label.center[0] - value.center[0]) < slack * 1.5
        or (whole.left - slack < value.left and value.right < whole.right + slack)
        or (value.left < label.left and label.right < value.right and value.width < label.width * 3)
    )
    return aligned and shared > min(label.width, value.width) * 0.3


def label_before(hits_of_piece: tuple[Hit, ...], start: int) -> Hit | None:
    """Return the last label that ends before a place in its piece."""
    return next((h for h in reversed(hits_of_piece) if h.end <= start), None)
