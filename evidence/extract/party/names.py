"""Names that can be the supplier's or the buyer's, with the odds of each.

In: a paper. Out: `Named`, the likeliest first. Never: a label, a title, an address or a number as a name.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from evidence.extract.page.labels import Hit, hits_in, is_label, places
from evidence.extract.page.paper import Piece, span, span_of_pieces
from evidence.extract.page.senders import sender_lines, upright_senders
from evidence.extract.page.territory import HONORED, party_heading, section_of
from evidence.extract.party.begins import link_end, name_start, owner_end, respect_end, shop_above
from evidence.extract.party.ends import company_stated, form_end
from evidence.extract.party.lines import are_one_name
from evidence.extract.party.misread import MARKS, mended
from evidence.values.addresses import looks_like_address
from evidence.values.amounts import find_amounts
from evidence.values.contacts import find_emails, find_websites
from evidence.values.dates import find_dates
from evidence.values.languages import languages
from evidence.values.names import domain_odds, is_sentence, looks_like_company, split_legal_form
from evidence.values.text import label_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.extract.page.paper import Paper, Sheet
    from evidence.model import Span

REGISTRATION = re.compile(
    r"\s*[(\[][^()\[\]]*\d[^()\[\]]*[)\]]?\s*$|\s*[(\[]\s*(?:co|reg|gst|roc)\b[^()]*[)\]]?\s*$", re.IGNORECASE
)
PERSON = re.compile(
    r"[^\W\d_][^\W\d_]*[a-z]['\u2019\w-]*(?: [A-Z]\.)?(?: (?:van|de|von|der|den|del|la|di))* [A-Z][^\W\d_]*[a-z]['\u2019\w-]*"
)
# What is stamped on a paper beside the name.
_STAMPED = re.compile(
    r"(?<=\w)\s+(?:POSTED|PAID|RECEIVED|COPY|DUPLICATE|ORIGINAL|BEZAHLT|GEBUCHT|KOPIE|PAYÉ|PAYE|COPIE|PAGADO|PAGATO|COPIA)\W*$"
)
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")  # "(Subang Jaya)", "(not to be used for payment)"
# Words before a name that are none of it: whom it is sent to, how he is called, under which name another trades.
_ATTENTION = re.compile(r"^(?:attn|att|attention|z\.?\s?hd|c/o|m/s|messrs|t/a|d/b/a)\b\.?\s*:?\s*", re.IGNORECASE)
_TRADING = re.compile(r"\s+\(?(?:t/as?|d/b/a|trading as|doing business as)\b", re.IGNORECASE)
_CARE_OF = re.compile(r"(?<=\w)[\s,]+c/o\b", re.IGNORECASE)  # "Any Firm c/o Any Bank"
_FOLLOWS = re.compile(
    r"(?:co\b|company|corp|\(|&|and\b|und\b|et\b|y\b|e\b|trading|enterprise|holding|group|industries|services|international)",
    re.IGNORECASE,
)
_REGISTER_TAIL = re.compile(r"(?<=\w)\s+(?=[A-Z]*\d)[A-Z0-9]{5,8}-[A-Z]\s*$")
_CAPITAL = re.compile(
    r"^(?P<name>[^,|\u00b7\u2022\u2013\u2014]*?(?<! -)) (?:au capital|capital social|cap\.? ?soc)\b.*$", re.IGNORECASE
)
_NUMBER_TAIL = re.compile(r"\s+[A-Z]{0,3}\d{4,}[A-Z0-9]*-[A-Z0-9]$|\s+\d{4,}[-A-Z0-9]*$")
_BETWEEN = re.compile(
    r"\s[-\u2013\u2014|\u00b7\u2022/]\s|[|\u00b7\u2022\u25cf]|(?<=\w{2})\. (?=Registered|Reg\.|Company|Sitz|Si.ge|Sede)"
)
_ADDRESS, _LIKELY = 0.45, 0.3  # surely an address; likely one
_MAX_WORDS = 9
_LONGEST, _FEWEST, _SHORT = 80, 2, 2  # signs and letters of a name, letters of its small words
_SIGNS = re.compile(r"[$%€£#=<>{}|~^@\\]")  # of which noise is full, and a name has hardly one
_LETTERS = re.compile(r"[^\W\d_].*?[^\W\d_]")  # a name has two at least
_RECEIVES, _NOT_BILLED = 2.2, 1.6  # odds: who gets the goods need not buy them, less so where another part says who
_SENDS = 4.0  # odds: who sends goods need not be who sells them
_IS_PAID = 1.5  # odds: who is paid may collect for who sells
_HOUSE = re.compile(r"[^\W\d_]{3,}\.? \d{1,4} ?[a-zA-Z]?")  # "Kaprova 18"
_CODED = re.compile(r"(?:[A-Z]{1,2}-)?\d{2,3} ?\d{2,3} [^\W\d_]")  # "110 00 Praha"
_NUMBERED = re.compile(r"[^\W\d_] \d{1,4} ?[a-zA-Z]?$")  # the end of a street
_PLACED = re.compile(r"(?:[^\W\d_]+[ -]){1,3}\d{4,6}")  # a place and its code, no more
_GAP = 4  # em between a name and its form
_FAR = 1.8  # em between two lines that have nothing to do with each other
_OPERATES = 2.4  # odds of the company that a paper says is behind a shop
_OWNER = 1.0  # odds of whom a line calls the owner
_FOOT = 0.7  # of the height of what is printed
_LEAST_OPERATOR = 7  # letters: "von", "from" begin other things too


class Named(NamedTuple):
    """A name in one or two pieces: `value` is text[start:end] of one, or both texts joined."""

    value: str
    pieces: tuple[Piece, ...]
    start: int
    end: int
    odds: float
    why: str

    def span(self, paper: Paper) -> Span:
        """Return where the name stands."""
        if len(self.pieces) == 1:
            return span(paper, self.pieces[0], self.start, self.end)
        return span_of_pieces(paper, self.pieces)


def supplier_candidates(paper: Paper, domains: tuple[str, ...] = ()) -> Iterator[Named]:
    """Yield whatever can be the supplier's name: in its part of the page, in a sender line, in nobody's part.

    `domains` are printed on the paper: a name of one of them may stand in a line of several things.
    """
    for section in paper.sections:
        if section.party == "supplier":
            sends, is_paid = (
                section.heading is not None and section.heading.is_any(role) for role in ("sender", "payee")
            )
            odds = 4.2 - _SENDS * sends - _IS_PAID * is_paid
            yield from _section_names(paper, section.heading, section.pieces, odds)
    for sheet in paper.sheets[:1] + paper.sheets[-1:][: len(paper.sheets) - 1]:
        senders = list(sender_lines(sheet))
        for sender in senders:
            yield from _clean(sender.pieces[0], 0, sender.end, 2.6, "sender")
        taken = {p.number for s in senders for p in s.pieces}
        for piece in upright_senders(sheet):
            yield from _clean(piece, 0, len(piece.text), 2.6, "sender")
        for piece in sheet.pieces:
            if not piece.turn and piece.number not in taken and _LETTERS.search(piece.text) and _free(paper, piece):
                yield from _free_names(sheet, piece, domains)


def _free(paper: Paper, piece: Piece) -> bool:
    section = section_of(paper, piece)
    return section is None


def _free_names(sheet: Sheet, piece: Piece, domains: tuple[str, ...]) -> Iterator[Named]:
    below = next_below(sheet, piece)
    operators = tuple(_operators(piece, domains))
    yield from operators
    start = name_start(sheet, piece)
    if not any(" " in piece.text[: n.start].strip() for n in operators):  # "a division of", not "Provider"
        owner = owner_end(piece)  # the shop is known by its own name
        end = owner or len(piece.text) - (start > 0 and piece.text.startswith("(") and piece.text.endswith(")"))
        yield from _clean(piece, start, end, -_OWNER if owner else 0.0, "letterhead")
    yield from _parts(piece, start, domains)
    if _BRACKETED.fullmatch(piece.text) and split_legal_form(inner := piece.text[1:-1])[1] and not _is_former(inner):
        yield from _clean(
            piece, max(1, start), len(piece.text) - 1, 0.0, "letterhead"
        )  # "(Any Firm LLC)" under its brand
    if sheet.height_of(piece) > _FOOT and (end := company_stated(piece.text)):
        yield from _clean(piece, 0, end, 0.0, "letterhead")
    if below and (company := _owner(sheet, piece, below)):
        yield Named(f"{piece.text.strip(MARKS)} {company}", (piece, below), 0, len(piece.text), 0.8, "letterhead")
    goes_on = below and (_continues(sheet, piece, below) or are_one_name(sheet, piece, below, next_below(sheet, below)))
    rest = _beside(sheet, piece) or (below if goes_on else None)
    if rest:
        value = f"{piece.text.strip(MARKS)} {REGISTRATION.sub('', rest.text).strip(' ,;:')}"
        yield Named(value, (piece, rest), 0, len(piece.text), 0.8, "letterhead")


def _owner(sheet: Sheet, piece: Piece, below: Piece) -> str:
    """Return the company by which a shop's name goes on in the next line: "Officina Rossi | di Rossi Luca S.n.c."; else ""."""
    if not link_end(below) or shop_above(sheet, below) is not piece or not _plausible(piece.text.strip(MARKS)):
        return ""
    ends = [m.start() for m in _BETWEEN.finditer(below.text)][:1] or [len(below.text)]
    company = below.text[: ends[0]].strip(" ,;:")
    return company if split_legal_form(company)[1] and _plausible(company) else ""


def _parts(piece: Piece, begin: int, domains: tuple[str, ...]) -> Iterator[Named]:
    """Yield names with a legal form, or of a domain, inside a line of several things: "Name Ltd | Street 1 | Place"."""
    cuts = [m.span() for m in _BETWEEN.finditer(piece.text)]
    if not cuts:
        return
    starts = [begin, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(piece.text)]
    for start, end in zip(starts, ends, strict=True):
        part = piece.text[start:end].strip(MARKS)
        formed = split_legal_form(part)[1] is not None
        if formed or (domain_odds(part, domains) > 1 and not find_websites(part)):
            yield from _clean(piece, start, end, 0.1 * (formed and start == begin), "letterhead")


def _operators(piece: Piece, domains: tuple[str, ...]) -> Iterator[Named]:
    """Yield the company, or whose domain is printed, behind "operated by", "Betreiber:"."""
    for hit in hits_in(piece)[:1]:
        told = colon(hit) or hit.end - hit.start > _LEAST_OPERATOR
        if hit.heads and hit.exact and told and hit.is_any("supplier", "division"):
            bracketed = piece.text.startswith("(") and piece.text.endswith(")")  # "(A unit of Any Firm LLP)"
            for named in _clean(piece, hit.end, len(piece.text) - bracketed, 0.5, "operator"):
                if split_legal_form(named.value)[1] or domain_odds(named.value, domains) > 1:
                    yield named._replace(odds=named.odds + _OPERATES)
                elif hit.is_any("division") and colon(hit):
                    yield named._replace(odds=named.odds + _OPERATES - 1.0)


def _continues(sheet: Sheet, piece: Piece, below: Piece) -> bool:
    """Tell whether a name goes on in the next line: there a mere legal form, or what can only follow a name."""
    if not 0.8 < piece.size / max(1.0, below.size) < 1.25:  # noqa: PLR2004 -- one size
        return False
    second = REGISTRATION.sub("", below.text).strip(MARKS)
    if _BRACKETED.fullmatch(below.text.strip()) and split_legal_form(second)[1] and len(second.split()) > 2:  # noqa: PLR2004 -- no "(M) Sdn Bhd"
        return False  # "(Any Firm LLC)": a name of its own
    only_form = _is_form(second)
    bare, form = split_legal_form(second)
    one_word = " " not in bare and looks_like_company(bare) >= 0.5  # noqa: PLR2004 -- a word of business
    rest = form is not None and (_FOLLOWS.match(second) is not None or one_word)
    if not (only_form or rest) or split_legal_form(piece.text.strip(MARKS))[1]:
        return False
    if is_label(below) and sheet.lines[below.line][-1] is not below:
        return False  # "Company" in front of a value ends no name
    return _plausible(piece.text.strip(MARKS))


@cache
def _no_names() -> frozenset[str]:
    """Return the keys of words that stand where a name would: "cash sales", "same as above", "accounts payable"."""
    return frozenset(label_key(w) for words in languages().values() for w in (*words.nobody, *words.departments))


@cache
def former_keys() -> frozenset[str]:
    """Return the keys of words that say that an older name follows."""
    return frozenset(label_key(w) for words in languages().values() for w in words.former)


def _is_former(text: str) -> bool:
    return label_key(text).startswith(tuple(former_keys()))


def is_no_name(text: str) -> bool:
    """Tell whether a text stands where a name would and is none: "cash sales", "accounts payable"."""
    return label_key(text) in _no_names()


def _is_form(text: str) -> bool:
    """Tell whether a text is a legal form and no more: "Sdn Bhd"."""
    return bool(text) and split_legal_form(f"x {text}")[0] == "x"


def _beside(sheet: Sheet, piece: Piece) -> Piece | None:
    """Return the legal form that a wide gap parts from a name."""
    row = sheet.lines[piece.line]
    after = next((p for p in row if p.box.left > piece.box.right and not p.turn), None)
    near = after is not None and after.box.left - piece.box.right < piece.size * _GAP
    formed = near and split_legal_form(piece.text.strip(MARKS))[1] is None and _plausible(piece.text.strip(MARKS))
    return after if after and formed and _is_form(REGISTRATION.sub("", after.text).strip(MARKS)) else None


def next_below(sheet: Sheet, piece: Piece) -> Piece | None:
    """Return the piece right under another, None where the next line is far or elsewhere."""
    if piece.number not in sheet.below:
        rows = sheet.lines[piece.line + 1 : piece.line + 4]
        sheet.below[piece.number] = next((p for row in rows for p in row if _is_under(p, piece)), None)
    return sheet.below[piece.number]


def _is_under(lower: Piece, upper: Piece) -> bool:
    a, b = upper.box, lower.box
    return b.left < a.right and a.left < b.right and b.top - a.bottom < max(upper.size, lower.size) * _FAR


def _clean(piece: Piece, start: int, end: int, odds: float, why: str) -> Iterator[Named]:
    """Yield the name in text[start:end] without marks, registration number and attention words, if it can be one."""
    text = piece.text[start:end] if piece.text.isascii() else HONORED.sub("", piece.text[start:end])
    text = _STAMPED.sub("", text) or text
    text = REGISTRATION.sub("", text) or text if "(" in text or "[" in text else text
    if (
        "cap" in text.lower()
        and (capital := _CAPITAL.match(text))
        and " - " not in capital["name"]
        and split_legal_form(capital["name"])[1]
    ):
        text = capital["name"]  # "Any Firm SAS au capital de 100 000 €"
    text = text if looks_like_address(text) >= _ADDRESS else _NUMBER_TAIL.sub("", text) or text
    text = _REGISTER_TAIL.sub("", text) if piece.origin == "ocr" else text
    lead = len(text) - len(text.lstrip(MARKS))
    attention = _ATTENTION.match(text[lead:])
    if attention:
        lead += attention.end()
    stripped = text[lead:].rstrip(" \t:;,*-\u2013\u2014_|=~<>'\"`•·")
    if ":" in stripped and split_legal_form(stripped)[1]:  # "owned by: ..."
        behind = stripped.rindex(":") + 1
        behind += len(stripped[behind:]) - len(stripped[behind:].lstrip())
        lead, stripped = lead + behind, stripped[behind:]
    if (trading := _TRADING.search(stripped)) and split_legal_form(stripped[: trading.start()])[1]:
        stripped = stripped[: trading.start()]  # "Any Firm Ltd t/a The Shop"
    if "/" in stripped and (care := _CARE_OF.search(stripped)):
        stripped = stripped[: care.start()]
    cut = _address_tail(stripped) or form_end(stripped) or (_person_tail(stripped) if why == "section" else 0)
    if cut and _plausible(stripped[:cut]):
        yield Named(stripped[:cut], (piece,), start + lead, start + lead + cut, odds + 0.3, why)
    if _plausible(stripped):
        value = mended(stripped) if piece.origin == "ocr" else stripped
        yield Named(value, (piece,), start + lead, start + lead + len(stripped), odds, why)


def _person_tail(text: str) -> int:
    """Return where a company ends that a contact follows behind a comma; 0 where that is not so."""
    company, comma, person = text.partition(", ")
    told = comma and PERSON.fullmatch(person) and looks_like_company(person) < 0.5 and not PERSON.fullmatch(company)  # noqa: PLR2004 -- a word of business
    return len(company) if told and split_legal_form(person)[1] is None and looks_like_address(person) < _ADDRESS else 0


def _address_tail(text: str) -> int:
    """Return where a name ends in "name, street and place"; 0 where no address follows."""
    cut = text.find(", ")
    if (
        cut > 0
        and not (_HOUSE.fullmatch(text[:cut]) and _CODED.match(text, cut + 2))  # "Kaprova 18, 110 00 Praha 1"
        and not (_NUMBERED.search(text[:cut]) and _PLACED.fullmatch(text, cut + 2))  # "St. Nicholas 18, Patras 26221"
        and not _is_form(text[cut + 2 :])
        and looks_like_address(text[cut + 2 :])
        >= _LIKELY
        > looks_like_address(split_legal_form(text[:cut])[0])  # KG: kampung
    ):
        return cut
    return 0


@lru_cache(maxsize=4096)
def _plausible(text: str) -> bool:
    """Tell whether a text can be a name; what is cheap to tell is asked first."""
    if len(text) > _LONGEST or (letters := sum(map(str.isalpha, text))) < _FEWEST:
        return False
    if sum(map(str.isdigit, text)) * 3 > letters or len(_SIGNS.findall(text)) * 5 > letters:
        return False
    if sum(len(w) > _SHORT for w in text.split()) > _MAX_WORDS or is_no_name(text) or is_sentence(text):
        return False
    if _is_form(text) or _BRACKETED.fullmatch(text) or not _STAMPED.sub("", f"x {text}").strip("x "):
        return False
    return not (find_emails(text) or find_dates(text) or _amounts(text))


def _amounts(text: str) -> bool:
    return any(a.decimals == 2 or a.currency for a in find_amounts(text))  # noqa: PLR2004 -- cents


def _section_names(paper: Paper, heading: Hit | None, pieces: tuple[Piece, ...], odds: float) -> Iterator[Named]:
    """Yield names in a party's part: behind "Name:", else behind the heading, else the first lines under it."""
    labelled = list(_labelled(paper, pieces, odds + 0.5))
    yield from labelled
    if labelled:
        return
    rank = 0
    for piece in pieces:
        start = heading.end if heading and piece is heading.piece else respect_end(piece)
        found = hits_in(piece)
        if start == 0 and found and (_is_row(found[0]) or _numbered(found[0])):
            continue
        for named in _clean(piece, start, len(piece.text), odds - 1.1 * rank, "section"):
            if max(looks_like_address(named.value), looks_like_address(piece.text)) < 0.5 or rank == 0:  # noqa: PLR2004 -- surely an address
                yield named
        rank += 1
        if rank > 2:  # noqa: PLR2004 -- names stand first
            return


def _labelled(paper: Paper, pieces: tuple[Piece, ...], odds: float) -> Iterator[Named]:
    """Yield names behind a label of names: "Name: ..."."""
    for piece in pieces:
        for hit in hits_in(piece):
            if "labels.name" in hit.roles and hit.heads and (hit.alone or colon(hit)):
                for place in list(places(paper, hit, rows=1))[:1]:
                    yield from _clean(place.piece, place.start, place.end, odds, "label")


def _is_row(hit: Hit) -> bool:
    """Tell whether a piece is a row of its own label and value, or belongs to something else on the page."""
    if _is_attention(hit) or not hit.heads:
        return False
    return hit.alone or colon(hit) or hit.is_any("total", "invoice_number", "invoice_date", "due_date", "vat", "phone")


def _numbered(hit: Hit) -> bool:
    """Tell whether nothing but a number stands behind a label: "CUST NO 4711"."""
    rest = hit.piece.text[hit.end :]
    return hit.heads and any(map(str.isdigit, rest)) and not any(map(str.isalpha, rest))


def _is_attention(hit: Hit) -> bool:
    return hit.is_any("attention")


def colon(hit: Hit) -> bool:
    """Tell whether a colon follows a label."""
    return hit.piece.text[hit.end :].lstrip()[:1] in {":", "="}


def buyer_candidates(paper: Paper) -> Iterator[Named]:
    """Yield what stands as a name in the buyer's part of the page, or in the receiver's."""
    billed = any(s.party == "buyer" and s.heading for s in paper.sections) or any(
        party_heading(h) == "buyer" for p in paper.pieces for h in hits_in(p)[:1]
    )
    for section in paper.sections:
        if section.party in {"supplier", "third"}:
            continue
        base = section.sure if section.heading is None else section.sure + 0.4
        base -= (_RECEIVES + _NOT_BILLED * billed) if section.party == "ship_to" else 0.0
        yield from _section_names(paper, section.heading, section.pieces, base)
