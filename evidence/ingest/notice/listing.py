"""The ASINs that a notice flags, with their titles, in whatever shape its list has.

In: the notice's own lines. Out: FlaggedAsins, each once, in the notice's order. Never: a code in a link, an order,
telephone or complaint number, a seller's SKU that looks like an ASIN.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from evidence.ingest.headings import PARENTS
from evidence.ingest.notice.asked import FlaggedAsin
from evidence.ingest.notice.closed import heads_settled, on_a_paper, told_settled
from evidence.ingest.notice.columns import CODE, GAP, Columns, cells_of, columns_of
from evidence.ingest.notice.fold import fold, has_any
from evidence.ingest.notice.labels import Label, label_kinds, labels_in, settled
from evidence.ingest.notice.marks import URL
from evidence.ingest.notice.phrases import phrases
from evidence.ingest.notice.titles import QUOTES, beside, closed, continues, ended, in_cells, quoted_before, unquoted
from evidence.values.codes import is_isbn10

_MAIL = re.compile(r"[\w.+-]+@[\w.-]+")
_ASIN = re.compile(r"B0[A-Z0-9]{8}|\d{9}[\dX]")
_ALONE = re.compile(r"\s*(?:ASIN\s?:?\s*)?(B0[A-Z0-9]{8})\s*")
_GLUED_LABEL = re.compile(r"(?<=[A-Z0-9]{8})(?=(?:Title|Titel|Titre|Titolo|T\u00edtulo|Brand|ASIN)\s?:)")
_GLUED_ASIN = re.compile(r"(?<=\w)(?=ASIN\s?:\s?B0)")
# A title's row that goes on with its code: behind a wide gap or at its end. A title that names a code goes on behind it.
_LABELLED_BEHIND = re.compile(
    r"(?:\s{2,}|\s*[\t|]\s*)ASINs?\s+(?=B0[A-Z0-9]{8}(?![\w-]))|\s+ASINs?\s+(?=B0[A-Z0-9]{8}\s*$)"
)
_BULLET = re.compile(r"^\s*(?:[-*\u2022\u2013\u2014\u00b7\u25cf\u25aa]+\s*|\(?\d{1,3}[.)]\s+)+")
_ARROW = re.compile(r"^\s*[-=]*>\s*")
_EDGE = " \t-\u2013\u2014:|,;.\u3001\uff0c\u00b7\u2022)("
_CLAUSE = re.compile(
    r"(?<=[.!?;])\s+|(?<=[\u3002\uff01\uff1f])\s*|(?<=[,\uff0c])\s+(?!(?:[^\W\d_]{1,3}\s+)?B0[A-Z0-9]{8})|\n\s*\n|(?<=\nB0[A-Z0-9]{8})\n|\n(?=\s*(?:[-*\u2022\u30fb\u25cf\u25a0]|\d{1,3}[.)]\s|B0[A-Z0-9]{8}|ASIN))"
)
_BULLETED = re.compile(
    r"^[ \t]*(?:[-*\u2022\u30fb\u25cf\u25a0]|\d{1,3}[.)])[^\n]*B0[A-Z0-9]{8}[^\n]*\n(?![^\S\n]*\n)", re.MULTILINE
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=\u3002)|\n\s*\n")
_GROUPED_ISBN = re.compile(r"(?<![\w-])\d{1,5}([- ])\d{1,7}\1\d{1,7}\1[\dX](?![\w-])")
_PRODUCT_PAGE = re.compile(r"\bamazon\.[a-z.]+/(?:[^?#\s]*/)?(?:dp|gp/product)/([A-Za-z0-9]{10})(?![A-Za-z0-9])")
_ASIN_LENGTH = 10
_FEW_WORDS, _LONGEST_TITLE = 3, 200


def flagged_asins(lines: tuple[str, ...]) -> tuple[FlaggedAsin, ...]:
    """Return the flagged ASINs of a notice."""
    plain = (_GLUED_ASIN.sub("\n", _GLUED_LABEL.sub(" ", _solid_isbns(_blanked(line)))) for line in lines)
    text = "\n".join(_titles_beside(_without_parents(list(plain))))
    gatherer = _Gatherer(text)
    for line in text.split("\n"):
        gatherer.take(line)
    found = gatherer.found or dict.fromkeys(gatherer.shown) or ({} if gatherer.spared else _linked(lines))
    return tuple(FlaggedAsin(asin=a, title=t) for a, t in found.items())


def _without_parents(lines: list[str]) -> list[str]:
    """Return lines without those that name the parent of the products listed right below: "Parent ASIN: B0..."."""
    below = [next((x for x in lines[n + 1 :] if x.strip()), "") for n in range(len(lines))]
    return ["" if _parent().match(fold(x)) and CODE.search(y) else x for x, y in zip(lines, below, strict=True)]


@cache
def _parent() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(PARENTS)))
    named = rf"(?:(?:{words})[\s-]*asin|asin[\s(-]*(?:{words}))\)?"
    return re.compile(rf"\W*{named}\s*[:\uff1a\t|-]?\s*b0[a-z0-9]{{8}}(?![\w-])")


def _linked(lines: tuple[str, ...]) -> dict[str, str | None]:
    """Return the products of a list of links, each in a line by itself; for a notice that names no code otherwise."""
    alone = (URL.fullmatch(_BULLET.sub("", line).strip()) for line in lines)
    pages = (_PRODUCT_PAGE.search(link[0]) for link in alone if link)
    return {page[1].upper(): None for page in pages if page and _good(page[1].upper())}


def _blanked(line: str) -> str:
    for pattern in (URL, _MAIL):
        line = pattern.sub(lambda m: " " * len(m[0]), line)
    return line


def _solid_isbns(line: str) -> str:
    """Return a line with its ISBN-10s in four groups written as one."""
    return _GROUPED_ISBN.sub(lambda m: s if is_isbn10(s := m[0].replace("-", "").replace(" ", "")) else m[0], line)


def _titles_beside(lines: list[str]) -> list[str]:
    """Return lines with the titles that stand alone below, or above, each code of a list set beside it, where all of it is so."""
    bare = [n for n, line in enumerate(lines) if _ASIN.fullmatch(line.strip(_EDGE)) and _good(line.strip(_EDGE))]
    alone = [n for n, line in enumerate(lines) if (m := _ALONE.fullmatch(line)) and _good(m[1])]
    for codes, step in ((bare, 1), (alone, -1)):
        beside = [lines[n + step] if 0 <= n + step < len(lines) else "" for n in codes]
        if len(set(beside)) > 1 and len(set(beside)) == len(codes) and all(map(_is_title, beside)):
            joined = {n: f"{lines[n].rstrip()} - {lines[n + step].strip()}" for n in codes}
            return ["" if n - step in joined else joined.get(n, line) for n, line in enumerate(lines)]
    return lines


def _is_title(line: str) -> bool:
    sentence = line.rstrip().endswith((".", ":", "?", "!")) or len(line) > _LONGEST_TITLE
    return bool(line.strip()) and not sentence and not CODE.search(line) and not labels_in(line)


class _Gatherer:
    """Goes through the lines once; knows the table it is in and the item that still lacks its title."""

    def __init__(self, text: str) -> None:
        self.text = text
        rows = ((m.end() - 1, m.end()) for m in _BULLETED.finditer(text))
        self.breaks = sorted({*(m.span() for m in _CLAUSE.finditer(text)), *rows})
        self.clauses = [0, *sorted({end for _, end in self.breaks})]
        self.sentences = [0, *(m.end() for m in _SENTENCE.finditer(text))]
        self.at = 0
        self.found: dict[str, str | None] = {}
        self.last: str | None = None
        self.pending: str | None = None
        self.title_next = False
        self.under = False
        self.table: Columns | None = None
        self.sparing = self.spared = False  # below a heading that says of a list that it is not flagged
        self.shown: list[
            str
        ] = []  # codes that stand on the seller's paper, which the notice tells beside those it asks for
        self.open: str | None = None  # the line whose end is the end of a title, so that the next may go on with it

    def take(self, line: str) -> None:
        """Understand one line."""
        self._headed(line)
        if not line.strip():
            self.title_next = False
            self.open = None
        elif self.open and self._goes_on(line, self.open):
            self.open = line
        elif head := columns_of(line):
            self.table, self.open = head, None
        elif not (self.table and self._row(line, self.table)):
            self._labelled(line)
            self.open = self._ending(line)
        else:
            self.open = self._ending(line)
        self.at += len(line) + 1

    def _headed(self, line: str) -> None:
        """Note whether what follows is listed as not flagged: by the end of a line with a colon, until the next sentence."""
        said = line.rstrip()
        if not said.endswith((":", ".", "?", "!", "\uff1a", "\u3002")) or CODE.search(line):
            return
        end = self.at + len(said)
        start = self._sentence(end)
        self.pending = None if self.sparing else self.pending
        self.sparing = said.endswith((":", "\uff1a")) and _spares(fold(self.text[start:end]))

    def _ending(self, line: str) -> str | None:
        title = self.found[self.last] if self.last else None
        return line if title and line.rstrip(" ,;\t").endswith(title.rstrip(" ,;\t")) else None

    def _goes_on(self, line: str, before: str) -> bool:
        if not continues(before, line) or labels_in(line) or CODE.search(line) or "\t" in line or self.last is None:
            return False
        self.found[self.last] = f"{self.found[self.last]}{_joint(before)}{line.strip(' |')}"
        return True

    def _row(self, line: str, table: Columns) -> bool:
        cells = cells_of(line, table)
        if fold(cells.get("state", "")).strip(" .*") in settled():
            return True
        asin = cells.get("asin", "")
        codes = [m[0] for m in _ASIN.finditer(asin) if _good(m[0])] if not GAP.search(asin) else []
        if not codes:
            return False
        for code in codes:
            self._add(code, cells.get("title") or None)
        return True

    def _labelled(self, line: str) -> None:
        labels = labels_in(line)
        start = labels[0].start if labels else len(line)
        if line[:start].strip(_EDGE):
            self._free(line, start)
            self._title_before(line[:start], labels)
        several = sum(label.kind == "asin" for label in labels) > 1
        for label, following in zip(labels, [*labels, None][1:], strict=True):
            end = following.start if following else len(line)
            value = line[label.end : end].strip()
            if label.kind == "title" and several and following is None:
                value = ended(value)
            if label.kind == "title" and "|" in line[: label.start]:
                value = value.split("|")[0].strip()
            inner = _LABELLED_BEHIND.search(value) if label.kind == "title" else None
            if inner:
                self.pending = closed(value[: inner.start()].rstrip(_EDGE)) or None
                self._asins(value[inner.end() :])
                continue
            # "Complaints received: B0..." is no date: what stands behind a date's label may be the list.
            if (label.kind == "title" and self._is_list(value)) or (label.kind == "date" and CODE.match(value)):
                self._free(line, end, label.end)
            elif label.kind == "asin":
                self._asins(value)
            elif label.kind == "title":
                self._title(value)
            else:
                self.under = False

    def _title_before(self, part: str, labels: list[Label]) -> None:
        """Keep a title that stands in front of the label of its code: "1. Lamp, oak (ASIN: ...)"."""
        title = closed(_BULLET.sub("", part).rstrip(_EDGE + "[").strip())
        opened = part.rstrip().endswith(
            ("(", "[", "-", "\u2013", "\u2014", "|", *([","] if _BULLET.match(part) else []))
        )
        if labels and labels[0].kind == "asin" and opened and len(title) > _FEW_WORDS and not CODE.search(part):
            self.pending = title

    def _is_list(self, value: str) -> bool:
        """Tell whether codes, not a title, stand behind a label such as "Item:"; nothing waits for a title."""
        code = CODE.search(value)
        waiting = self.last is not None and self.found[self.last] is None
        return code is not None and code[0].startswith("B0") and (code.start() == 0 or not waiting)

    def _asins(self, value: str) -> None:
        codes = [m for m in _ASIN.finditer(value.upper()) if _good(m[0]) and _whole(value, m)]
        self.under = not codes
        for code in codes:
            self._add(code[0], None)
        if len(codes) == 1:
            self._late_title(value[codes[0].end() :])
        self._titles_between(value, codes)

    def _titles_between(self, part: str, codes: list[re.Match[str]]) -> None:
        """Give codes that follow one another in a line the titles that stand right behind them."""
        ends = [c.start() for c in codes[1:]]
        before = [0, *(c.end() for c in codes)]
        for code, end, begin in zip(codes, [*ends, len(part)], before, strict=False):
            title = beside(part[code.end() : end]) or quoted_before(part[begin : code.start()])
            if title and code[0] in self.found and not CODE.search(title):
                self.found[code[0]] = self.found[code[0]] or title

    def _late_title(self, rest: str) -> None:
        title = rest.strip(_EDGE)
        if self.last and len(title) > _FEW_WORDS and any(c.isalpha() for c in title):
            self.found[self.last] = self.found[self.last] or unquoted(rest.lstrip(_EDGE).rstrip(" ,;\t"))

    def _title(self, value: str) -> None:
        clean = value.rstrip(" ,;\t")
        if _ASIN.fullmatch(clean) and _good(clean):
            self._add(clean, None)
        elif not clean:
            self.title_next = True
        elif self.last and self.found[self.last] is None:
            self.found[self.last] = clean
        else:
            self.pending = clean

    def _free(self, line: str, end: int, start: int = 0) -> None:
        part = line[:end]
        bullet = _BULLET.match(part) if not start else None
        begin = bullet.end() if bullet else start + len(part[start:]) - len(part[start:].lstrip())
        codes = [m for m in CODE.finditer(part, start) if self._counts(part, m, begin) and not self._at_rest(part, m)]
        if self.title_next and not codes:
            self.title_next = False
            self._title(part.strip())
            return
        if not codes:
            self.under = False
        for code in codes:
            self._add(code[0], None)
        self._titles_between(part, codes)
        if len(codes) != 1:
            return
        before, after = part[begin : codes[0].start()], _ARROW.sub("", part[codes[0].end() :])
        if before.rstrip().endswith("["):
            before, after = before.rstrip(" ["), after.lstrip("]")
        celled = in_cells(before, after)
        if celled and self.last:
            self.found[self.last] = self.found[self.last] or celled
            return
        named = label_kinds().get(fold(before.strip(_EDGE))) == "asin"
        if named or not before.strip(_EDGE) or after.lstrip(_EDGE)[:1] in QUOTES:
            self._late_title(after)
        elif not after.strip(_EDGE) and len(before.split()) > 1 and (bullet or before.rstrip().endswith(("(", "-"))):
            self._late_title(closed(before.rstrip(_EDGE)))

    def _counts(self, part: str, code: re.Match[str], begin: int) -> bool:
        """Tell whether a code without a label is meant: B0 codes nearly always, numbers only in their place."""
        if code[0].startswith("B0"):
            return not self._excepted(self.at + code.start())
        alone = not CODE.sub("", part[begin:]).strip(_EDGE)
        first = code.start() == begin and len(part) > code.end()
        return _good(code[0]) and (self.under or alone or first)

    def _at_rest(self, part: str, code: re.Match[str]) -> bool:
        """Tell whether all that stands behind a code is a state in which nothing is asked for: "B0...: reinstated"."""
        rests = fold(part[code.end() :]).strip(_EDGE) in settled()
        self.spared = self.spared or rests
        return rests

    def _excepted(self, at: int) -> bool:
        """Tell whether the clause around a place says that what it names is not flagged."""
        starts = self.clauses[: bisect_right(self.clauses, at)]
        while len(starts) > 1 and _is_example(
            fold(self.text[starts[-2] : starts[-1]]), fold(self.text[starts[-1] : at])
        ):
            starts.pop()
        start = starts[-1]
        following = self._break(at)
        if self._is_set_apart(starts, at, following[1]):
            following = self._break(following[1])
        sentence = fold(self.text[start : following[0]])
        return _spares(sentence) or self._is_settled(start, at, following)

    def _is_settled(self, start: int, at: int, clause: tuple[int, int]) -> bool:
        """Tell whether what stands in front of the one code of a clause, or the clause behind it, says that its case is settled."""
        line = max(start, self.text.rfind("\n", 0, at) + 1)
        before, colon, rest = self.text[line:at].rpartition(":")
        if colon and not rest.strip() and on_a_paper(fold(before)):
            self.shown.append(self.text[at : at + _ASIN_LENGTH])
            return True
        if colon and not rest.strip() and heads_settled(fold(before)):
            self.spared = True
            return True
        alone = len(CODE.findall(self.text[start : clause[0]])) == 1 and self.text[: clause[0]].endswith((",", ";"))
        behind = self.text[clause[1] : self._break(clause[1])[0]]
        return alone and not CODE.search(behind) and told_settled(fold(behind))

    def _break(self, at: int) -> tuple[int, int]:
        """Return the end of the clause around a place, and the beginning of the next."""
        end = len(self.text)
        return next((b for b in self.breaks[bisect_left(self.breaks, (at + 1, 0)) :]), (end, end))

    def _sentence(self, at: int) -> int:
        """Return where the sentence around a place begins."""
        return self.sentences[bisect_right(self.sentences, at) - 1]

    def _is_set_apart(self, starts: list[int], at: int, end: int) -> bool:
        """Tell whether the one code of a sentence stands between commas: "Your other listing, B0..., is not affected"."""
        begin = self._sentence(at)
        stop = _SENTENCE.search(self.text, at)
        whole = self.text[begin : stop.start() if stop else len(self.text)]
        before, after = self.text[max(starts[-1], begin) : at].rstrip(), self.text[at + _ASIN_LENGTH : end].rstrip()
        return before.endswith(",") and after.strip() == "," and len(CODE.findall(whole)) == 1

    def _add(self, asin: str, title: str | None) -> None:
        if self.sparing:
            self.spared, self.pending, self.last = True, None, None
            return
        self.found[asin] = self.found.get(asin) or title or self.pending
        self.pending = None
        self.last = asin


def _spares(folded: str) -> bool:
    """Tell whether a sentence says that what it names is not flagged; what it says of a condition is not yet so."""
    every = phrases().values()
    return any(has_any(folded, p.not_flagged) and not has_any(folded, p.conditions) for p in every)


def _is_example(before: str, folded: str) -> bool:
    """Tell whether a clause goes on with the one before it: "ten characters, for example ...", "(e.g. ...)"."""
    words, short = _example_words()
    return folded.startswith(words) or before.rstrip().endswith(short)


@cache
def _example_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that begin an example, and those of them that end with a point, as which a sentence does."""
    words = tuple(fold(word) for p in phrases().values() for word in p.examples)
    return words, tuple(w for w in words if w.endswith("."))


def _joint(before: str) -> str:
    return "" if before.rstrip()[-1:] >= "\u3000" else " "


def _good(code: str) -> bool:
    return code.startswith("B0") or is_isbn10(code)


def _whole(value: str, m: re.Match[str]) -> bool:
    """Tell whether a code is one by itself and not part of a longer one."""
    before = value[m.start() - 1 : m.start()]
    after = value[m.end() : m.end() + 1]
    return not (before.isalnum() or before == "-" or (after.isalnum() and after.isascii()))
