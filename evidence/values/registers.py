"""Registration numbers: VAT and GST ids, bank accounts, company registers, with their check digits.

In: a short text. Out: candidates with their place, country and whether the check digit is right. Never: a look-up.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

import msgspec

from evidence.values.text import mend_digits

if TYPE_CHECKING:
    from collections.abc import Callable

_GAP = r"[ .\-/]?"


def _spaced(pattern: str) -> str:
    """Return a pattern of single characters with one blank, dot or hyphen allowed between any two."""
    return _GAP.join(re.findall(r"(?:\[[^]]*\]|\\?.)\??", pattern))


_D = r"\d"
# Country prefix and the number behind it as the union's VAT system prints them; checked afterwards by stdnum.
_EU = {
    "AT": "U" + _D * 8, "BE": "[01]" + _D * 9, "BG": _D * 9 + r"\d?", "CY": _D * 8 + "[A-Z]", "CZ": _D * 8 + r"\d?\d?", "DE": _D * 9, "DK": _D * 8,
    "EE": _D * 9, "EL": _D * 9, "GR": _D * 9, "ES": "[A-Z0-9]" + _D * 7 + "[A-Z0-9]", "FI": _D * 8, "FR": "[A-Z0-9]" * 2 + _D * 9, "HR": _D * 11, "HU": _D * 8,
    "IE": _D + "[A-Z0-9+*]" + _D * 5 + "[A-Z][A-Z]?", "IT": _D * 11, "LT": _D * 9 + r"\d?\d?\d?", "LU": _D * 8, "LV": _D * 11, "MT": _D * 8,
    "NL": _D * 9 + "B" + _D * 2, "PL": _D * 10, "PT": _D * 9, "RO": _D * 6 + r"\d?\d?\d?\d?", "SE": _D * 12, "SI": _D * 8, "SK": _D * 10, "XI": _D * 9,
}  # fmt: skip
_SHAPES = {
    c: re.compile(p if c != "BE" else "[01]?" + _D * 9) for c, p in _EU.items() if c != "HU"
}  # there "HU12345678-2-42", too
_PREFIXED = re.compile(
    r"(?<![A-Za-z0-9])(?=[A-Z]{2})(?:"
    + "|".join(f"(?P<{c}>{c}{_GAP}{_spaced(p)})" for c, p in _EU.items())
    + r")(?![A-Za-z0-9])",
)
_OTHER: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("GB", "", re.compile(rf"(?<![A-Za-z0-9])GB{_GAP}(?:{_spaced(_D * 12)}|{_spaced(_D * 9)}|(?:GD|HA){_D * 3})(?![A-Za-z0-9])")),
    ("CH", "ch.vat", re.compile(rf"(?<![A-Za-z0-9])CHE{_GAP}{_spaced(_D * 9)}(?:\s?(?:MWST|TVA|IVA))?(?![A-Za-z0-9])")),
    ("NO", "no.mva", re.compile(rf"(?<![A-Za-z0-9])(?:NO{_GAP})?{_spaced(_D * 9)}\s?MVA(?![A-Za-z0-9])")),
    ("IN", "in_.gstin", re.compile(r"(?<![A-Za-z0-9])\d{2}[A-Z]{5}\d{4}[A-Z][0-9A-Z]Z[0-9A-Z](?![A-Za-z0-9])")),
    ("CA", "", re.compile(r"(?<![A-Za-z0-9])(?:\d{5} ?\d{4}|\d{3} \d{3} \d{3})\s?RT\s?\d{4}(?![A-Za-z0-9])")),
    ("SG", "", re.compile(r"(?<![A-Za-z0-9])M[R2B9][- ]?\d{7}[- ]?[A-Z0-9](?![A-Za-z0-9])")),
    ("CN", "cn.uscc", re.compile(r"(?<![A-Za-z0-9])[159Y][1239][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}(?![A-Za-z0-9])")),
    ("KE", "", re.compile(r"(?:(?<=PIN )|(?<=PIN:)|(?<=PIN: ))[AP]\d{9}[A-Z](?![A-Za-z0-9])")),
    ("JP", "", re.compile(r"(?<![A-Za-z0-9])T\d(?:[- ]?\d{4}){3}(?![A-Za-z0-9])")),
)  # fmt: skip
_SHAPED = re.compile(r"[A-Z]|\d{8}")  # what every id has but those that only a label tells
_ANY_OTHER = re.compile("|".join(pattern.pattern for _, _, pattern in _OTHER))
# National numbers that carry no prefix: only behind a label ("GST Reg No", "Partita IVA", "ABN").
_BARE: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("MY", "", re.compile(r"(?<![A-Za-z0-9])0{2}\d(?:[- ]?\d){9}(?![A-Za-z0-9]|[.,]\d)")),
    ("AU", "au.abn", re.compile(r"(?<![A-Za-z0-9])\d{2}[- ]?\d{3}[- ]?\d{3}[- ]?\d{3}(?![A-Za-z0-9])")),
    ("IT", "it.iva", re.compile(r"(?<![A-Za-z0-9])\d{11}(?![A-Za-z0-9])")),
    ("ES", "es.nif", re.compile(r"(?<![A-Za-z0-9])[A-Z][-. ]?\d{2}[. ]?\d{3}[. ]?\d{2}[A-Z0-9](?![A-Za-z0-9])|(?<![A-Za-z0-9])\d{8}[-. ]?[A-Z](?![A-Za-z0-9])")),
    ("PL", "pl.nip", re.compile(r"(?<![A-Za-z0-9])\d{3}[- ]?\d{2,3}[- ]?\d{2}[- ]?\d{2,3}(?![A-Za-z0-9])")),
    ("NL", "nl.btw", re.compile(r"(?<![A-Za-z0-9])\d{9}B\d{2}(?![A-Za-z0-9])")),
    ("AT", "at.uid", re.compile(r"(?<![A-Za-z0-9])U ?\d{8}(?![A-Za-z0-9])")),
    ("IE", "ie.vat", re.compile(r"(?<![A-Za-z0-9])\d{7}[A-Z]{1,2}(?![A-Za-z0-9])")),
    ("US", "us.ein", re.compile(r"(?<![A-Za-z0-9])\d{2}-\d{7}(?![A-Za-z0-9])")),
    ("GB", "gb.vat", re.compile(r"(?<![A-Za-z0-9])\d{3} ?\d{4} ?\d{2}(?![A-Za-z0-9])")),
    ("PT", "pt.nif", re.compile(r"(?<![A-Za-z0-9])\d{3} ?\d{3} ?\d{3}(?![A-Za-z0-9])")),
    ("DE", "de.vat", re.compile(r"(?<![A-Za-z0-9])\d{9}(?![A-Za-z0-9])")),
    ("CH", "ch.uid", re.compile(r"(?<![A-Za-z0-9])CHE[- ]?\d{3}[.]?\d{3}[.]?\d{3}(?![A-Za-z0-9])")),
    ("SG", "sg.uen", re.compile(r"(?<![A-Za-z0-9])(?:\d{8,9}[A-Z]|[TSR]\d{2}[A-Z]{2}\d{4}[A-Z])(?![A-Za-z0-9])")),
    ("TR", "tr.tckimlik", re.compile(r"(?<![A-Za-z0-9])\d{10,11}(?![A-Za-z0-9])")),
    ("TH", "th.tin", re.compile(r"(?<![A-Za-z0-9])0[- ]?\d{4}[- ]?\d{5}[- ]?\d{2}[- ]?\d(?![A-Za-z0-9])")),
    ("NG", "", re.compile(r"(?<![A-Za-z0-9])\d{8}-\d{4}(?![A-Za-z0-9-])")),
    ("AE", "", re.compile(r"(?<![A-Za-z0-9])100\d{12}(?![A-Za-z0-9])")),
    ("MX", "mx.rfc", re.compile(r"(?<![A-Za-z0-9])[A-Z&Ñ]{3,4}[- ]?\d{6}[- ]?[A-Z0-9]{3}(?![A-Za-z0-9])")),
    ("BR", "br.cnpj", re.compile(r"(?<![A-Za-z0-9])\d{2}\.?\d{3}\.?\d{3}/?\d{4}-?\d{2}(?![A-Za-z0-9])")),
    ("", "", re.compile(r"(?<![A-Za-z0-9])[A-Z]{0,3}-?\d(?:[-./ ]?\d){6,14}[A-Z]?(?![A-Za-z0-9]|[.,]\d)")),
)  # fmt: skip
_DIGIT_LIKE = re.compile(r"[\dOoQIl|]")
_FEWEST = 6  # digits of any id but a British department's (GBGD123)
_O_FOR_0 = re.compile(
    f"(?P<country>{'|'.join(c for c, p in _EU.items() if not re.search('[A-Z]', p))})(?P<rest>[OI][0-9]{{7,11}})$"
)
_ZERO_ONE = str.maketrans("OI", "01")
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![A-Za-z0-9])")
_BIC = re.compile(r"(?<![A-Za-z0-9])[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![A-Za-z0-9])")
_BIC_LABEL = re.compile(r"bic|swift", re.IGNORECASE)
_SIRET = re.compile(r"(?<![A-Za-z0-9])\d{3} ?\d{3} ?\d{3}(?: ?\d{5})?(?![A-Za-z0-9])")
_EU_MODULES = {
    "EL": "gr.vat", "GR": "gr.vat", "XI": "gb.vat", "AT": "at.uid", "CZ": "cz.dic", "DK": "dk.cvr", "EE": "ee.kmkr", "ES": "es.nif", "FI": "fi.alv", "FR": "fr.tva", "HR": "hr.oib",
    "HU": "hu.anum", "IT": "it.iva", "LT": "lt.pvm", "LU": "lu.tva", "LV": "lv.pvn", "NL": "nl.btw", "PL": "pl.nip", "PT": "pt.nif", "RO": "ro.cf", "SI": "si.ddv", "SK": "sk.dph",
}  # fmt: skip


class VatId(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A VAT, GST or tax registration id: `value` without blanks and marks, upper case, as printed otherwise.

    `valid`: True or False where the country has a check digit, None where it has none. `country` ISO 3166, empty
    where only a label tells that it is such an id.
    """

    start: int
    end: int
    value: str
    country: str
    valid: bool | None


class Account(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An IBAN, BIC, SIREN or SIRET with a right check digit (a BIC has none), `kind` in lower case."""

    start: int
    end: int
    value: str
    kind: str


@cache
def _check(module: str) -> Callable[[str], bool]:
    """Return stdnum's check of one register, loaded on first use."""
    is_valid = import_module(f"stdnum.{module}").is_valid
    return lambda number: bool(is_valid(number))


def compact_id(text: str) -> str:
    """Return an id without blanks, dots, hyphens and slashes, upper case."""
    return re.sub(r"[\s.\-/:]", "", text).upper()


@lru_cache(maxsize=4096)
def find_vat_ids(text: str, *, labelled: bool = False) -> tuple[VatId, ...]:
    """Return VAT and GST ids, by place: those whose shape tells; with `labelled` the national ones without prefix too.

    `labelled` is for text behind a label such as "VAT Reg No": there any number of 7 to 15 digits counts, and its
    country is told by its shape and check digit where they tell; where nothing is found, O and l between digits are
    read as 0 and 1.
    """
    if len(_DIGIT_LIKE.findall(text)) < _FEWEST and "GB" not in text:
        return ()
    found = _prefixed(text, labelled=labelled)
    if labelled:
        found = _bare(text, found) or _bare(mend_digits(text), _prefixed(mend_digits(text), labelled=True))
    return tuple(sorted(found, key=lambda v: v.start))


def has_shape(value: str) -> bool | None:
    """Tell whether an id of the union, without blanks, has the shape of those of its country; None where that is not known."""
    shape = _SHAPES.get(value[:2])
    return None if shape is None else shape.fullmatch(value, 2) is not None


def is_right(value: str) -> bool:
    """Tell whether an id with its country's letters has a right check digit."""
    country = value[:2]
    return country in _SHAPES and _check(_EU_MODULES.get(country, f"{country.lower()}.vat"))(value)


def _prefixed(text: str, *, labelled: bool) -> list[VatId]:
    found: list[VatId] = []
    if not _SHAPED.search(text):
        return found
    for m in _PREFIXED.finditer(text):
        country = m.lastgroup or ""
        value = compact_id(m.group())
        valid = _check(_EU_MODULES.get(country, f"{country.lower()}.vat"))(value)
        if valid or labelled or " " not in m.group():
            found.append(_vat(m, value, "GR" if country == "EL" else country, valid=valid))
    for country, module, pattern in _OTHER if _ANY_OTHER.search(text) else ():
        found.extend(_matches(text, country, module, pattern, found))
    return found


def _bare(text: str, found: list[VatId]) -> list[VatId]:
    for country, module, pattern in _BARE:
        hits = _matches(text, country, module, pattern, found)
        found = found + [v for v in hits if v.valid is not False]
    return found


def _matches(text: str, country: str, module: str, pattern: re.Pattern[str], taken: list[VatId]) -> list[VatId]:
    found = []
    for m in pattern.finditer(text):
        if any(m.start() < t.end and t.start < m.end() for t in taken):
            continue
        value = compact_id(m.group()) if country else _digits_behind(compact_id(m.group()))
        valid = _gb(value) if country == "GB" else (_check(module)(value) if module else None)
        found.append(_vat(m, value, country, valid=valid))
    return found


def _digits_behind(value: str) -> str:
    """Return an id whose country has digits alone behind its letters, with a letter O or I right there read as 0 or 1."""
    m = _O_FOR_0.match(value)
    return f"{m['country']}{m['rest'].translate(_ZERO_ONE)}" if m else value


def _vat(m: re.Match[str], value: str, country: str, *, valid: bool | None) -> VatId:
    return VatId(start=m.start(), end=m.end(), value=value, country=country, valid=valid)


def _gb(value: str) -> bool:
    return _check("gb.vat")(value.removeprefix("GB"))


@lru_cache(maxsize=4096)
def find_accounts(text: str) -> tuple[Account, ...]:
    """Return IBANs, SIRENs and SIRETs with right check digits, and BICs, by place."""
    found: list[Account] = []
    for m in _IBAN.finditer(text):
        for length in range(len(m.group()), 14, -1):
            printed = m.group()[:length]
            if not printed.endswith(" ") and _check("iban")(printed):
                found.append(Account(start=m.start(), end=m.start() + length, value=compact_id(printed), kind="iban"))
                break
    for m in _SIRET.finditer(text):
        value = compact_id(m.group())
        kind = "siret" if len(value) > 9 else "siren"  # noqa: PLR2004 -- a SIREN has nine digits
        if not any(m.start() < a.end and a.start < m.end() for a in found) and _check(f"fr.{kind}")(value):
            found.append(Account(start=m.start(), end=m.end(), value=value, kind=kind))
    found.extend(
        Account(start=m.start(), end=m.end(), value=m.group(), kind="bic")
        for m in _BIC.finditer(text)
        if _BIC_LABEL.search(text[: m.start()]) and _check("bic")(m.group())
    )
    return tuple(sorted(found, key=lambda a: a.start))
