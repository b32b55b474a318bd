"""Product codes in a run of words: ASINs, GTINs and labelled article numbers, each with its words.

In: words of a line. Out: `Mark`s. Never: a number whose label says that it is a location, tax, phone, bank, order or
customer number; a corrected code (every reading of a word is given as read).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import msgspec

from evidence.extract.line_items.column_names import nearest
from evidence.values.codes import CodeFound, find_asins, find_gtins, is_gtin, is_restricted
from evidence.values.text import label_key, label_roles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.model import Page

Code = Literal["asin", "gtin", "sku", "mpn"]
CODES: tuple[Code, ...] = ("gtin", "asin", "sku", "mpn")
BLOCKED_LABELS = frozenset(
    {"bank", "vat", "tax_number", "company_number", "phone", "fax", "mobile", "customer_number", "order_number"}
    | {"invoice_number", "delivery_number", "other_number", "invoice_date", "order_date", "page", "email", "website"}
)
# Words that number something else, alone or in compounds; those that also begin names of goods ("lotion", "transparent",
# "charger", "Regal") stand with their own endings only.
_BLOCKED = re.compile(
    r"\b(?:(?:gln|iln|global location|globale nummer|gcn|siret|siren|tva|vat|gst|u?st\.?-?id|steuer|iban|swift|konto|kto|duns|approval"
    r"|terminal|rrn|reference|referenz|referencia|customer|kunden?|client|klant|company|licen[cs]e|serial|seriennummer|s/n|imei|tracking"
    r"|sendung|bestell|auftrag|commande|pedido|ordine|account|acct|a/c|invoice|rechnung|facture|factura|fattura|receipt|cashier|leitweg"
    r"|mandat|transaction|voucher|coupon|loyalty|points|registr|regist[er]|telef|teleph|author|chargen|cardholder|bankverb|bankkonto)\w*"
    r"|(?:tax|bic|blz|abn|acn|tel|tél|phone|fax|mobile?|handy|trace|appr|(?<!power )bank|card|tid|mid|auth|ref|cust|member|reg|regn|co\.? no"
    r"|lot|charge|order|bill|doc|document|trans|rcs|hrb)s?(?:[-.]?(?:no|nr|num|number|nummer|id|code))?\b)\.?",
    re.IGNORECASE,
)
_GOODS = re.compile(
    r"(?:phone|mobile?|handy|bank|card|charge|lot|order|bill|document|member|terminal|points)s?", re.IGNORECASE
)
_SO_MANY = re.compile(r" [a-z]{2} \d{1,3}(?!\S)")
_LABELS_OF_GOODS = frozenset({"other_number", "phone", "mobile", "bank"})
_SHORTEST_WORD = 3
_BLOCKED_BEHIND = re.compile(r"\W{0,3}(?:gln|iln|siret|siren|vat|tva|gst|ust|iban|abn)\b", re.IGNORECASE)
_PRODUCT = re.compile(r"\b(?:ean|gtin|upc|isbn|jan|barcode|bar code|strichcode|code[- ]barres|asin)\b", re.IGNORECASE)
_EIGHT = re.compile(r"(?:\d[ -]?){8}")
_TEN = re.compile(r"(?:[A-Za-z0-9][ -]?){9}[A-Za-z0-9]")
_TOKEN = re.compile(r"[^\s:#=]+")
_ENDS = (":", ".", "#")
_PLAIN_LABELS = frozenset({"sku", "ean", "gtin", "asin", "mpn", "upc"})
_PARTIES = frozenset({"supplier", "buyer"})
_PARTY = re.compile(r"[a-z]{5,12}")
_VAGUE = frozenset(
    {"nummer", "number", "numero", "code", "codice", "codigo", "id", "ref", "reference", "referenz", "referencia"}
)
VALUE = re.compile(r"[A-Za-z0-9][\w./+-]*\d[\w./+-]*|\d[\w./+-]*|[A-Z0-9]+(?:-[A-Z0-9]+)+")
_SHORT = 8  # digits of the shortest GTIN: too common to be one without a label
_ISBN10 = 10
_LONGEST = 24  # signs of an article number: what is longer is noise or a GS1 chain, and a giant number is no code
REACH = 60  # characters in front of a number in which its label stands
MOST_LABEL_WORDS = 4
SHORTEST_LABEL = 3  # letters: "no" alone says nothing
_SHORTEST_SIGNS = 2  # of other scripts: \u96fb\u8a71 is a whole word


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One code: value as read, text as printed, its words, and those of its label; `labelled` by a product label."""

    field: Code
    value: str
    text: str
    words: tuple[int, ...]
    label: tuple[int, ...] = ()
    confidence: float = 0.9
    labelled: bool = False


class Run(msgspec.Struct, frozen=True):
    """Words joined by blanks, and where each begins."""

    text: str
    starts: tuple[int, ...]
    words: tuple[int, ...]
    ocr: bool = False

    def covered(self, start: int, end: int) -> tuple[int, ...]:
        """Return the indexes of words that text[start:end] touches."""
        ends = (*self.starts[1:], len(self.text) + 1)
        return tuple(w for w, a, b in zip(self.words, self.starts, ends, strict=True) if a < end and b - 1 > start)


def run_of(page: Page, words: Sequence[int]) -> Run:
    """Return words as a run of text."""
    starts, texts, at = [], [], 0
    for i in words:
        starts.append(at)
        texts.append(page.words[i].text)
        at += len(texts[-1]) + 1
    ocr = any(page.words[i].origin == "ocr" for i in words[:1])
    return Run(" ".join(texts), tuple(starts), tuple(words), ocr)


def marks(page: Page, words: Sequence[int], column: Code | None = None) -> tuple[Mark, ...]:
    """Return the codes in words of one line; `column` is what the heading above says, which labels them."""
    if not any(any(map(str.isdigit, page.words[i].text)) for i in words):
        return ()
    run = run_of(page, words)
    found = [*_gtins(run, column)] if _EIGHT.search(run.text) else []
    if _TEN.search(run.text) or any(len(page.words[i].readings) > 1 for i in words):
        found = [*_asins(page, run, column), *found]
    taken = {i for m in found for i in m.words}
    found.extend(m for m in _labelled(run) if not taken & set(m.words))
    return tuple(found)


def _asins(page: Page, run: Run, column: Code | None) -> list[Mark]:
    found = []
    seen: set[tuple[str, tuple[int, ...]]] = set()
    for code in find_asins(run.text):
        words = run.covered(code.start, code.end)
        said = label_before(run.text, code.start)
        labelled = said == "product" or column == "asin"
        if not code.value.startswith(("B0", "BO", "80", "8O")) and not labelled:
            continue
        seen.add((code.value, words))
        sure = min(page.words[i].confidence for i in words) * (0.8 if code.repaired else 1.0)
        found.append(_mark("asin", code, run, words, (sure, labelled)))
    for i in run.words:
        for reading in page.words[i].readings[1:]:
            for code in find_asins(reading.text):
                if code.value[:2] in {"B0", "BO", "80", "8O"} and (code.value, (i,)) not in seen:
                    seen.add((code.value, (i,)))
                    found.append(
                        Mark(
                            field="asin",
                            value=code.value,
                            text=reading.text,
                            words=(i,),
                            confidence=0.9 * reading.confidence,
                        )
                    )
    return found


@lru_cache(maxsize=1024)
def _gtins(run: Run, column: Code | None) -> tuple[Mark, ...]:
    """Return the GTINs in a run; a line is looked into again for each line beside it that may be of the same item."""
    found = []
    for code in _all_gtins(run):
        said = label_before(run.text, code.start)
        labelled = said == "product" or column == "gtin"
        denied = (said == "blocked" and column != "gtin") or _BLOCKED_BEHIND.match(run.text[code.end :])
        if is_restricted(code.value) or denied:
            continue
        if not labelled and (len(code.value) == _SHORT or len(set(code.value)) < 4):  # noqa: PLR2004 -- a filler, no code
            continue
        words = run.covered(code.start, code.end)
        spaced = len(code.value) != code.end - code.start
        found.append(_mark("gtin", code, run, words, (0.98 if labelled else 0.75 if spaced else 0.9, labelled)))
    return tuple(found)


def _all_gtins(run: Run) -> list[CodeFound]:
    """Return GTINs inside single words, then those printed in groups; a number glued to a neighbour hides neither."""
    found = []
    for start in run.starts:
        end = run.text.find(" ", start)
        word = run.text[start : end if end >= 0 else None]
        if len(word) >= _SHORT and sum(map(str.isdigit, word)) >= _SHORT:
            found += [msgspec.structs.replace(c, start=c.start + start, end=c.end + start) for c in find_gtins(word)]
    grouped = find_gtins(run.text)
    found += [c for c in grouped if not any(c.start < o.end and o.start < c.end for o in found)]
    return sorted(found, key=lambda c: c.start)


def _mark(field: Code, code: CodeFound, run: Run, words: tuple[int, ...], sure: tuple[float, bool]) -> Mark:
    label = _label_words(run, words) if sure[1] else ()
    text = run.text[code.start : code.end]
    return Mark(
        field=field, value=code.value, text=text, words=words, label=label, confidence=sure[0], labelled=sure[1]
    )


def _label_words(run: Run, words: tuple[int, ...]) -> tuple[int, ...]:
    """Return the words right in front of a code that name it."""
    at = run.words.index(words[0])
    for size in range(min(MOST_LABEL_WORDS, at), 0, -1):
        before = run.words[at - size : at]
        text = run.text[run.starts[at - size] : run.starts[at]]
        if set(_column_roles(label_key(text))) & set(CODES):
            return before
    return ()


def _is_of_goods(word: str, behind: str) -> bool:
    """Tell whether a word that may be a label is part of a product's name: plain words follow it ("phone case, black"), or so many ("lot de 3")."""
    return bool(_GOODS.fullmatch(word)) and (bool(_SO_MANY.match(behind)) or _has_plain_words(_TOKEN.findall(behind)))


def _has_plain_words(tokens: Sequence[str]) -> bool:
    plain = (w.strip(",;.()") for w in tokens)
    return any(len(w) >= _SHORTEST_WORD and w.isalpha() and not label_roles().get(label_key(w)) for w in plain)


@lru_cache(maxsize=8192)
def label_before(text: str, start: int) -> Literal["product", "blocked"] | None:
    """Return what the nearest label in front of a number says; other long numbers in between end the search."""
    before = text[max(0, start - REACH) : start]
    numbers = list(re.finditer(r"\d{8,}", before))
    before = before[numbers[-1].end() :] if numbers else before
    product = [m.end() for m in _PRODUCT.finditer(before)]
    blocked = [m.end() for m in _BLOCKED.finditer(before) if not _is_of_goods(m.group(), before[m.end() :])]
    if blocked and not product and _is_named_gtin(before):
        return "product"
    if product and not blocked and _known_label(before) == "blocked":  # "EAN location no." names no product
        return "blocked"
    if product or blocked:
        return "product" if max(product, default=-1) > max(blocked, default=-1) else "blocked"
    return _known_label(before)


def _is_named_gtin(before: str) -> bool:
    """Tell whether the words right in front of a number are a name of GTINs ("Referencia: 296080, Cód. barras ")."""
    tokens = _TOKEN.findall(before)[-3:]
    named = (label_roles().get(label_key(" ".join(tokens[at:])), ()) for at in range(len(tokens)))
    return any(r.group == "columns" and r.role == "gtin" for roles in named for r in roles)


def _known_label(before: str) -> Literal["product", "blocked"] | None:
    tokens = _TOKEN.findall(before)[-6:]
    for end in range(len(tokens), 0, -1):
        for size in range(min(MOST_LABEL_WORDS, end), 0, -1):
            key = label_key(" ".join(tokens[end - size : end]))
            if len(key) < (SHORTEST_LABEL if key.isascii() else _SHORTEST_SIGNS):
                continue
            groups = {(r.group, r.role) for r in label_roles().get(key, ())}
            if groups & {("columns", c) for c in CODES}:
                return "product"
            blocked = {r for g, r in groups if g == "labels" and r in BLOCKED_LABELS}
            of_goods = _has_plain_words(tokens[end:]) or _SO_MANY.match(" ".join(("", *tokens[end:])))
            if blocked - _LABELS_OF_GOODS or (blocked and not of_goods):
                return "blocked"
    return None


@lru_cache(maxsize=8192)
def _column_roles(key: str) -> tuple[Code, ...]:
    """Return the codes that a label in a line names; () for words that number anything ("Nummer", "Ref.")."""
    known = label_roles().get(key, ())
    found = {r.role for r in known if r.group == "columns"}
    if key in _VAGUE or any(r.group == "labels" for r in known):
        return ()
    return tuple(c for c in CODES if c in found) if found <= {*CODES, "other", "position"} else ()


@lru_cache(maxsize=1024)
def _labelled(run: Run) -> tuple[Mark, ...]:
    """Return values behind "SKU:", "Art.-Nr." and their like: one word, with a digit."""
    found = []
    count = len(run.words)
    ends = _label_ends(run)
    at = 0
    while at < count:
        hit = None if ends.isdisjoint(range(at + 1, at + 1 + MOST_LABEL_WORDS)) else _label_at(run, at, ends)
        if hit is None:
            at += 1
            continue
        field, after = hit
        words = run.words[after : after + 1]
        start = run.starts[after]
        text = run.text[start : run.starts[after + 1] - 1 if after + 1 < count else None].strip(",;()[]")
        if field == "gtin" and run.ocr and after + 1 < count and not is_gtin(text):
            both = text + run.text[run.starts[after + 1] : run.starts[after + 2] - 1 if after + 2 < count else None]
            text, words = (both, run.words[after : after + 2]) if is_gtin(both) else (text, words)
        if len(text) <= _LONGEST and VALUE.fullmatch(text):
            label = tuple(run.words[at:after])
            found.append(
                Mark(field=field, value=text, text=text, words=words, label=label, confidence=0.85, labelled=True)
            )
        at = after + 1
    return tuple(found)


def _label_ends(run: Run) -> frozenset[int]:
    """Return the places of words that a label can stand before: behind its mark, behind a plain label, at the end."""
    words = (run.text[a:b].strip() for a, b in pairwise(run.starts))
    marked = (n for n, word in enumerate(words, 1) if word.endswith(_ENDS) or word.lower() in _PLAIN_LABELS)
    listed = (
        n - 1
        for n, word in enumerate((run.text[a:b] for a, b in pairwise(run.starts[: MOST_LABEL_WORDS + 2])), 1)
        if n > 1 and word.endswith(", ")
    )
    return frozenset((*marked, *listed, len(run.words) - 1))


def _label_at(run: Run, at: int, ends: frozenset[int]) -> tuple[Code, int] | None:
    """Return the code field that the words from `at` name, and the place of the value behind them."""
    for size in range(min(MOST_LABEL_WORDS, len(run.words) - at - 1), 0, -1):
        if at + size not in ends:
            continue
        listed = (
            at == 0 and size + 1 < len(run.words) and run.text[run.starts[size + 1] - 2] == ","
        )  # "Kód L11069, záruka"
        alone = at == 0 and (size + 1 == len(run.words) or listed)  # "Model MX-20" on a line of its own
        if run.text[run.starts[at + size] - 2] not in ":.#" and not alone and size > 1:
            continue
        text = run.text[run.starts[at] : run.starts[at + size]].strip()
        if not text.endswith(_ENDS) and text.lower() not in _PLAIN_LABELS and not alone:
            continue
        field = code_label(text) or (code_label(nearest(text)) if run.ocr and text.endswith(":") else None)
        if field and (field == "sku" or not listed):
            return field, at + size
    return None


def code_label(text: str) -> Code | None:
    """Return which code a label in a line names, None for other words."""
    key = label_key(text)
    roles = _column_roles(key) or _of_a_party(key) if len(key) >= SHORTEST_LABEL else ()
    if not roles:
        return None
    return "sku" if "sku" in roles and not {"gtin", "asin"} & set(roles) else roles[0]


@lru_cache(maxsize=1024)
def _of_a_party(key: str) -> tuple[Code, ...]:
    """Return the codes that an unknown label names with the party whose numbers they are: "Art-Nr-Lieferant"."""
    parties = _parties()
    behind, before = key.endswith(parties), key.startswith(parties)
    if not (behind or before) or key in label_roles():
        return ()
    last, *first = _party_patterns()
    rests = (party.sub("", key) for party in (*((last,) if behind else ()), *(first if before else ())))
    return next((roles for rest in rests if rest != key and (roles := _column_roles(rest))), ())


@cache
def _parties() -> tuple[str, ...]:
    """Return the labels of parties that are one word, the longest first: most labels begin and end with none."""
    named = (k for k, roles in label_roles().items() if any(r.group == "labels" and r.role in _PARTIES for r in roles))
    return tuple(sorted((k for k in named if _PARTY.fullmatch(k)), key=lambda k: (-len(k), k)))


@cache
def _party_patterns() -> tuple[re.Pattern[str], ...]:
    """Return patterns of a party in one word, at a label's end, at its beginning, and declined there ("Lieferanten-")."""
    words = "|".join(_parties())
    return re.compile(rf"(?:{words})$"), re.compile(rf"^(?:{words})"), re.compile(rf"^(?:{words})(?:en|n|s)")
