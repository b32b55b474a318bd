"""Fictional codes with valid check digits.

In: a serial number. Out: codes from ranges kept for examples (GS1 prefix 952, the sample company 614141).
Never: a code of a real product; VAT ids are the first valid ones above an implausible stem.
"""

from __future__ import annotations

from importlib import import_module

TEN = 10  # printed as X in an ISBN-10


def check_digit(body: str) -> str:
    """Return the GS1 check digit of the digits before it."""
    total = sum(int(d) * (3 if i % 2 == 0 else 1) for i, d in enumerate(reversed(body)))
    return str(-total % 10)


def ean13(serial: int) -> str:
    """Return an EAN-13 below the GS1 prefix kept for demonstrations."""
    body = f"952{serial * 7919 % 10**9:09d}"
    return body + check_digit(body)


def upc12(serial: int) -> str:
    """Return a UPC-12 of the sample company 614141."""
    body = f"614141{serial * 7919 % 10**5:05d}"
    return body + check_digit(body)


def gtin14(inner: str, indicator: int = 1) -> str:
    """Return the code of a carton that holds units of an EAN-13."""
    body = f"{indicator}{inner[:12]}"
    return body + check_digit(body)


def isbn13(serial: int) -> str:
    """Return an ISBN-13 below the unassigned group 99999."""
    body = f"97899999{serial % 10**4:04d}"
    return body + check_digit(body)


def isbn10(of: str) -> str:
    """Return the ISBN-10 of an ISBN-13 that starts with 978."""
    body = of[3:12]
    rest = -sum(int(d) * (10 - i) for i, d in enumerate(body)) % 11
    return body + ("X" if rest == TEN else str(rest))


def vat(country: str, stem: int) -> str:
    """Return the first VAT id of a country, check digits valid, at or above a stem; with its country prefix."""
    digits = {"gb": 9, "de": 9, "it": 11, "es": 8, "pl": 10, "fr": 9, "nl": 9}[country]
    valid = import_module("stdnum.gb.vat" if country == "gb" else "stdnum.eu.vat").is_valid
    for number in range(stem, stem + 10**5):
        body = f"{number:0{digits}d}"
        key = f"{(12 + 3 * (number % 97)) % 97:02d}"
        body = {"fr": key + body, "nl": body + "B01", "es": "B" + body}.get(country, body)
        if valid(body if country == "gb" else country + body):
            return country.upper() + body
    raise ValueError(country)


def gapped(code: str, *sizes: int) -> str:
    """Return a code printed with blanks: groups of the given sizes."""
    out, at = [], 0
    for size in sizes:
        out.append(code[at : at + size])
        at += size
    return " ".join(out)
