"""Ways to reach a company: telephone numbers, e-mail addresses and websites in printed text.

In: a short text (a line, a block). Out: candidates with their place. Never: network, a suffix list from elsewhere
than the installed package, an e-mail's domain given as a website.
"""
# ruff: noqa: RUF001 -- printed look-alike signs are what is read here

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from evidence.values.registers import find_accounts, find_vat_ids
from evidence.values.text import mend_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "Email",
    "Phone",
    "Website",
    "domain_names",
    "find_accounts",
    "find_emails",
    "find_phones",
    "find_vat_ids",
    "find_websites",
    "registered_domain",
]

_PHONE = re.compile(
    r"(?<![\w])(?<!\d[.,/-])(?:\+|\(\+?)?\d(?:[\d]|[ \u00a0]?[-–./()]?[ \u00a0]?(?=[\d(])|\(0\)|\)[ -]?(?=\d)){5,19}\d(?![\w%]|[.,]\d)"
)
_DIGIT_LIKE = re.compile(r"[\dOoQIl|]")
_AT_LIKE = re.compile(r"@|\(at\)|\[at\]|©|®", re.IGNORECASE)
_SLASH = re.compile(r" ?/ ?(?=[\d+(])")
_NUMBER_END = re.compile(r"[-\d .()+–]*$")
_FREE = re.compile(r"(?:\+?\d{1,3}[- ])?[01]?[- ]?[389]00[- ]")  # "1-800-55-0182", where no plan is known
_MIN_PHONE, _MAX_PHONE = 7, 15
_NATIONAL, _SHAPED = 12, 9  # digits of the longest national number, of one with its area code
_LOCAL = r"[^\W_][\w.%+&'-]{0,63}"
_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,24}"
_EMAIL = re.compile(rf"(?<![\w.@+-])({_LOCAL})@({_HOST})(?![\w@]|-\w|\.\w)")
_EMAIL_BROKEN = re.compile(
    r"(?<![\w.@+-])([A-Za-z0-9][A-Za-z0-9._%+-]{0,63})\s?(?:@|\(at\)|\[at\]|©|®)\s?"
    r"((?:[A-Za-z0-9][A-Za-z0-9-]{0,61}\s?[.,]\s?)+[A-Za-z]{2,24})(?![\w@])",
    re.IGNORECASE,
)
_URL = re.compile(
    rf"(?<![\w@.])(?P<scheme>https?\s?:\s?//\s?)?(?P<www>www\s?[.,]\s?)?(?P<host>{_HOST})(?P<path>(?::\d{{2,5}})?/[^\s<>\"]*)?(?![\w@]|\.\w)",
    re.IGNORECASE,
)
_URL_BROKEN = re.compile(
    r"(?<![\w@.])www\s?[.,]?\s?(?P<host>(?:[a-z0-9][a-z0-9-]{1,61}\s?[.,]\s?)+[a-z]{2,24})(?![\w@])", re.IGNORECASE
)
# Top-level domains which a bare "word.word" without www may have; the many new ones are everyday words.
_BARE_ENDINGS = frozenset(
    [
        "example",
        "com",
        "net",
        "org",
        "info",
        "biz",
        "eu",
        "shop",
        "store",
        "online",
        "de",
        "fr",
        "it",
        "es",
        "nl",
        "be",
        "at",
        "ch",
        "uk",
        "ie",
        "pl",
        "cz",
        "se",
        "dk",
        "no",
        "fi",
        "pt",
        "gr",
        "hu",
        "ro",
        "bg",
        "tr",
        "us",
        "ca",
        "mx",
        "br",
        "au",
        "nz",
        "cn",
        "hk",
        "tw",
        "jp",
        "kr",
        "sg",
        "my",
        "id",
        "th",
        "vn",
        "ph",
        "in",
        "ae",
        "za",
        "asia",
        "io",
        "co",
        "lu",
        "sk",
        "si",
        "hr",
        "lt",
        "lv",
        "ee",
        "is",
        "li",
    ]
)
# RFC 2606 and 6761 keep these for documents like ours and for networks at home; no list of real suffixes has them.
_RESERVED = frozenset({"local", "localhost", "test", "example", "invalid", "lan", "internal"})
_NOT_NAMES = frozenset(
    ["inv", "nr", "tel", "fax", "art", "no", "st", "str", "co", "ltd", "inc", "mr", "mrs", "dr", "pos", "qty", "ref", "abs", "sat", "bl", "bd", "av", "ave", "rd", "apt", "dept", "ext", "acc", "acct", "cust", "cert"]
)  # fmt: skip
_TORN = re.compile(r"\bwww\.[\w-]+\s+\Z", re.IGNORECASE)


class Phone(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A telephone number in a text: `digits` without formatting, `e164` and `region` where one region makes it valid."""

    start: int
    end: int
    text: str
    digits: str
    e164: str | None = None
    region: str | None = None

    @property
    def valid(self) -> bool:
        """Whether the number exists in the numbering plan of its prefix or of a region that was hinted."""
        return self.e164 is not None


class Email(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An e-mail address: `value` lower case; `repaired` when blanks or a misread @ were put right."""

    start: int
    end: int
    value: str
    repaired: bool = False

    @property
    def domain(self) -> str:
        """What stands behind the @."""
        return self.value.partition("@")[2]


class Website(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A website: `value` as printed without scheme and blanks, lower-case host; `domain` is what is registered.

    `bare`: printed without www and http. `repaired`: blanks or commas were put right.
    """

    start: int
    end: int
    value: str
    domain: str
    bare: bool = False
    repaired: bool = False


@cache
def _suffixes() -> Any:  # noqa: ANN401 -- the library has no types
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(accept_unknown=False, only_icann=True)


@lru_cache(maxsize=4096)
def registered_domain(host: str) -> str | None:
    """Return the part of a host name that somebody registered ("shop.example.co.uk" -> "example.co.uk"), else None."""
    labels = host.lower().strip(".").split(".")
    if labels[-1] in _RESERVED:
        return ".".join(labels[-2:]) if len(labels) > 1 else None
    found = _suffixes().privatesuffix(".".join(labels))
    return str(found) if found else None


def domain_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the names, without their endings, of the registered domains of the e-mail and web addresses in texts."""
    printed = tuple(texts)
    hosts = {m.domain for t in printed for m in find_emails(t)} | {w.domain for t in printed for w in find_websites(t)}
    return tuple(sorted({d.partition(".")[0] for h in hosts if (d := registered_domain(h))}))


@lru_cache(maxsize=4096)
def find_phones(text: str, regions: Sequence[str] = ()) -> tuple[Phone, ...]:
    """Return what can be telephone numbers: 7 to 15 digits in the shape of one, by place.

    `regions` (a tuple of ISO 3166 codes, likelier first) say where a number without + may belong. Numbers that no
    plan has are kept without `e164`: a label before them may still tell.
    """
    found = []
    if len(_DIGIT_LIKE.findall(text)) < _MIN_PHONE:
        return ()
    for m in _PHONE.finditer(_without_dates(text)):
        printed = m.group()
        digits = re.sub(r"\D", "", printed)
        if not _MIN_PHONE <= len(digits) <= _MAX_PHONE or _no_phone(printed):
            continue
        e164, region = _plan(printed, tuple(regions))
        start = m.start() + (0 if e164 else _foreign_head(printed, digits))
        digits = re.sub(r"\D", "", text[start : m.end()]) if start > m.start() else digits
        found.append(
            Phone(start=start, end=m.end(), text=text[start : m.end()], digits=digits, e164=e164, region=region)
        )
    return tuple(found)


def _foreign_head(printed: str, digits: str) -> int:
    """Return how much of a number too long for one is another number before it: "0864 555-347-0196"."""
    cut = printed.find(" ") + 1
    tail = sum(map(str.isdigit, printed[cut:]))
    long = len(digits) > _NATIONAL and not digits.startswith("00") and "+" not in printed
    return (
        cut
        if cut and long and printed[: cut - 1].isdigit() and tail >= _SHAPED and "-" in printed[cut:].replace(".", "-")
        else 0
    )


_DASHED = re.compile(r"(?<=\d) [-\u2013] (?=\()")  # "IL 60601 - (312) 555-0118": a postcode's end
_DATE_LIKE = re.compile(r"(?:\d{1,2}([-./])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([-./])\d{1,2}\2\d{1,2})(?!\d)")
_MONEY_LIKE = re.compile(r"\d{1,3}(?:[ .]\d{3})*[.,]\d{2}|\d{1,3}(?:\.\d{3})+")


def _without_dates(text: str) -> str:
    """Return text of the same length in which dates are no numbers, and numbers side by side are apart."""
    from evidence.values.dates import find_dates

    text = _DASHED.sub(" ; ", mend_digits(text))
    for m in _SLASH.finditer(text):
        if sum(c.isdigit() for c in _NUMBER_END.search(text[: m.start()])[0]) >= _MIN_PHONE:  # type: ignore[index]  # matches always
            text = text[: m.start()] + ";" * (m.end() - m.start()) + text[m.end() :]
    for found in find_dates(text):
        text = text[: found.start] + "@" * (found.end - found.start) + text[found.end :]
    return text


def _no_phone(printed: str) -> bool:
    from evidence.values.codes import is_gtin

    return bool(
        _DATE_LIKE.match(printed)
        or _MONEY_LIKE.fullmatch(printed)
        or printed.count("(") < printed.count(")")
        or (printed.isdigit() and len(printed) > 11 and is_gtin(printed))  # noqa: PLR2004 -- barcodes
    )


@lru_cache(maxsize=4096)
def _plan(printed: str, regions: tuple[str, ...]) -> tuple[str | None, str | None]:
    """Return E.164 and region of the first numbering plan in which the number is valid."""
    import phonenumbers

    plus = printed.lstrip("(").startswith(("+", "00"))
    text = "+" + printed.lstrip("(")[2:] if printed.startswith("00") else printed
    for region in (None,) if plus else regions:
        try:
            number = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            where = phonenumbers.region_code_for_number(number)
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), where
    return None, None


@lru_cache(maxsize=1024)
def is_helpline(text: str, regions: tuple[str, ...]) -> bool:
    """Tell whether a printed number is one that whole companies are called by: free, of shared cost, dear, of no place."""
    import phonenumbers

    e164 = next((p.e164 for p in find_phones(text, regions) if p.e164), None)
    if e164 is None:
        return _FREE.match(text) is not None
    types = phonenumbers.PhoneNumberType
    placeless = {types.TOLL_FREE, types.SHARED_COST, types.PREMIUM_RATE, types.UAN}
    return phonenumbers.number_type(phonenumbers.parse(e164)) in placeless


_MAILBOXES = frozenset(
    ["info", "contact", "kontakt", "contacto", "contatti", "sales", "verkauf", "ventas", "vendite", "office", "mail", "email", "hello", "service", "support"]
)  # fmt: skip
_MAIL_HOSTS = {"gmail.com", "hotmail.com", "yahoo.com", "outlook.com"}


def is_mailbox(address: str) -> bool:
    """Tell whether an e-mail address is a firm's own box and not a person's."""
    return address.partition("@")[0] in _MAILBOXES


def mended_host(address: str) -> str:
    """Return a scanned address whose host is a common one but for l, i and 1."""
    box, _, host = address.partition("@")
    fold = str.maketrans("li1", "iii")
    return next((f"{box}@{h}" for h in sorted(_MAIL_HOSTS) if h.translate(fold) == host.translate(fold)), address)


@lru_cache(maxsize=4096)
def find_emails(text: str) -> tuple[Email, ...]:
    """Return e-mail addresses, by place. Blanks and a misread @ are repaired only where the domain is a real one."""
    if not _AT_LIKE.search(text):
        return ()
    found = [
        Email(start=m.start(), end=m.end(), value=f"{m[1]}@{m[2]}".lower())
        for m in _EMAIL.finditer(text)
        if registered_domain(m[2])
    ]
    for m in _EMAIL_BROKEN.finditer(text):
        host, end = _joined_host(m[2], m.end())
        if host and not any(m.start() < f.end and f.start < end for f in found):
            found.append(Email(start=m.start(), end=end, value=f"{m[1]}@{host}".lower(), repaired=True))
    return tuple(sorted(found, key=lambda f: f.start))


def _joined_host(printed: str, end: int) -> tuple[str | None, int]:
    """Return a host whose blanks and commas are put right, and where it ends; None where it is not certain."""
    pieces = re.split(r"(\s?[.,]\s?)", printed)
    while len(pieces) >= 3:  # noqa: PLR2004 -- name, dot, ending
        host = "".join(p if i % 2 == 0 else "." for i, p in enumerate(pieces)).lower()
        gap = any(" " in p for p in pieces[1::2])
        ending = host.rpartition(".")[2]
        if registered_domain(host) and (not gap or ending in _BARE_ENDINGS):
            return host, end
        end -= len(pieces[-1]) + len(pieces[-2])
        pieces = pieces[:-2]
    return None, end


@lru_cache(maxsize=4096)
def find_websites(text: str) -> tuple[Website, ...]:
    """Return websites printed as such: with http or www, or a bare domain under a common ending, by place."""
    if "." not in text and "," not in text:
        return ()
    taken = [(e.start, e.end) for e in find_emails(text)]
    found: list[Website] = []
    for m in _URL.finditer(text):
        host = m["host"]
        if any(m.start() < end and start < m.end() for start, end in taken) or not _is_host(m, host):
            continue
        path = (m["path"] or "").rstrip(".,;)/")
        value = ("www." if m["www"] else "") + host.lower() + path
        domain = registered_domain(host) or host.lower()
        bare = not (m["scheme"] or m["www"] or host.lower().startswith("www."))
        if bare and _TORN.search(text, 0, m.start()):
            continue  # "www.plumbi nford.com": a piece of it is lost
        end = m.end() - len(m["path"] or "") + len(path)
        found.append(Website(start=m.start(), end=end, value=value, domain=domain, bare=bare))
    for m in _URL_BROKEN.finditer(text):
        host_or_none, end = _joined_host(m["host"], m.end())
        if host_or_none and not any(m.start() < f.end and f.start < end for f in found):
            domain = registered_domain(host_or_none) or host_or_none
            found.append(Website(start=m.start(), end=end, value="www." + host_or_none, domain=domain, repaired=True))
    return tuple(sorted(found, key=lambda f: f.start))


def _is_host(m: re.Match[str], host: str) -> bool:
    """Tell whether a host is a website's: any real domain after www or http, a likely one without."""
    domain = registered_domain(host)
    if domain is None:
        return False
    if m["scheme"] or m["www"] or host.lower().startswith("www."):
        return True
    name, _, ending = host.rpartition(".")
    labels = name.lower().split(".")
    one_case = host.islower() or host.isupper() or ending.islower()
    long_enough = len(domain.partition(".")[0]) > 2 and any(map(str.isalpha, name))  # noqa: PLR2004 -- abbreviations
    return one_case and long_enough and ending.lower() in _BARE_ENDINGS and labels[-1] not in _NOT_NAMES
