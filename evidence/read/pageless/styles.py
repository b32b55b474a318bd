"""Style sheets of a web page, as far as they say what a reader sees: hidden, pale, tiny, struck out, moved off the page.

In: the text of <style> elements, and elements. Out: the declarations that count for an element, the strongest last.
Never: a sheet from elsewhere; a selector that is not understood is taken to name what its understood part names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_PART = re.compile(
    r"(?P<tag>[a-z][\w-]*|\*)|#(?P<id>[\w-]+)|\.(?P<class>[\w-]+)|\[\s*(?P<name>[\w-]+)(?P<how>[~|^$*]?=)?\s*[\"']?(?P<value>[^\"'\]]*)[\"']?\s*\]"
    r"|::?(?P<pseudo>[\w-]+)(?:\((?P<inside>[^)]*)\))?",
    re.IGNORECASE,
)
_STEP = re.compile(r"\s*([>+~])\s*|\s+")
_WIDTH = re.compile(r"(min|max)-width\s*:\s*([\d.]+)")
_NTH = re.compile(r"\s*(?:(?P<step>[+-]?\d*)n\s*)?(?P<first>[+-]?\s*\d+)?\s*")
_STATES = {"hover", "focus", "active", "visited", "checked", "disabled", "target", "focus-within", "focus-visible", "selection", "placeholder", "first-line", "first-letter", "marker", "backdrop"}  # fmt: skip
_WRITTEN = {"before", "after"}
COUNTED = {"display", "visibility", "content-visibility", "opacity", "filter", "color", "background", "background-color", "background-image", "font-size", "font", "text-decoration", "text-decoration-line", "text-indent", "position", "left", "right", "top", "bottom", "margin-left", "margin-top", "clip", "clip-path", "height", "max-height", "width", "max-width", "overflow", "overflow-x", "overflow-y", "transform", "content", "mso-hide"}  # fmt: skip
"""The properties that tell whether a text is seen."""
_PAGE = 1000.0  # pixels: as wide as a reader's window is taken to be
_MOST_RULES = 5000


class Declaration(NamedTuple):
    """A property with its value, and how strong it is: important, specificity, place."""

    strength: tuple[bool, tuple[int, int, int], int]
    name: str
    value: str


class _Rule(NamedTuple):
    """One selector, from its last compound to its first with what stands between, and what it declares."""

    compounds: tuple[str, ...]
    steps: tuple[str, ...]
    written: str  # "before" or "after" where the rule is about text that the sheet itself writes
    declarations: tuple[Declaration, ...]


class Styles:
    """The rules of a page's style sheets."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self._rules: list[_Rule] = []
        for sheet in sheets:
            for selectors, body in _blocks(_COMMENT.sub(" ", sheet)):
                if len(self._rules) < _MOST_RULES:
                    self._rules += _rules(selectors, body, len(self._rules))

    def of(self, element: Any, written: str = "") -> dict[str, str]:  # noqa: ANN401 -- lxml elements
        """Return the properties of an element, or of the text that the sheets write before or after it."""
        found = [
            d for rule in self._rules if rule.written == written and _names(rule, element) for d in rule.declarations
        ]
        if not written:
            found += _declared(element.get("style") or "", (1 << 20, 0, 0), 0)
        return {d.name: d.value for d in sorted(found, key=lambda d: d.strength)}


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and bodies, those inside of @media that hold for a window on a screen among them."""
    at = 0
    while (opens := sheet.find("{", at)) >= 0:
        head = sheet[at:opens].rpartition(";")[2].strip() if "@" in sheet[at:opens] else sheet[at:opens].strip()
        depth, closes = 1, opens + 1
        while depth and closes < len(sheet):
            depth += {"{": 1, "}": -1}.get(sheet[closes], 0)
            closes += 1
        body = sheet[opens + 1 : closes - (depth == 0)]
        if not head.startswith("@"):
            yield head, body
        elif head.startswith(("@supports", "@layer")) or (head.startswith("@media") and _holds(head.lower())):
            yield from _blocks(body)
        at = closes


def _holds(media: str) -> bool:
    if "print" in media and "screen" not in media and "all" not in media:
        return False
    return all(float(px) <= _PAGE if how == "min" else float(px) >= _PAGE for how, px in _WIDTH.findall(media))


def _rules(selectors: str, body: str, place: int) -> Iterator[_Rule]:
    for number, selector in enumerate(selectors.lower().split(",")):
        pieces = _STEP.split(selector.strip())
        compounds, steps = tuple(pieces[::2][::-1]), tuple((s or " ") for s in pieces[1::2][::-1])
        parts = [m for compound in compounds for m in _PART.finditer(compound)]
        if any(m["pseudo"] in _STATES for m in parts):
            continue
        written = next((m["pseudo"] for m in parts if m["pseudo"] in _WRITTEN), "")
        ids, tags = sum(bool(m["id"]) for m in parts), sum(bool(m["tag"] and m["tag"] != "*") for m in parts)
        weight = (ids, sum(bool(m["class"] or m["name"] or m["pseudo"]) for m in parts), tags)
        declarations = tuple(_declared(body, weight, place + number))
        if declarations:
            yield _Rule(compounds, steps, written, declarations)


def _declared(body: str, weight: tuple[int, int, int], place: int) -> Iterator[Declaration]:
    for one in body.split(";"):
        name, _, value = one.partition(":")
        plain, important, _ = value.partition("!")
        if plain.strip() and name.strip().lower() in COUNTED:
            yield Declaration((bool(important), weight, place), name.strip().lower(), plain.strip())


def _names(rule: _Rule, element: Any) -> bool:  # noqa: ANN401 -- as above
    return _is(rule.compounds[0], element) and _stands(rule.compounds[1:], rule.steps, element)


def _stands(compounds: tuple[str, ...], steps: tuple[str, ...], element: Any) -> bool:  # noqa: ANN401 -- as above
    """Tell whether what stands around an element is what the rest of a selector asks for."""
    if not compounds:
        return True
    if steps[0] in "+~":
        before = [e for e in element.itersiblings(preceding=True) if isinstance(e.tag, str)]
        near = before[:1] if steps[0] == "+" else before
    else:
        near = [*element.iterancestors()][: 1 if steps[0] == ">" else None]
    return any(_is(compounds[0], one) and _stands(compounds[1:], steps[1:], one) for one in near)


def _is(compound: str, element: Any) -> bool:  # noqa: ANN401 -- as above
    return isinstance(element.tag, str) and all(_fits(part, element) for part in _PART.finditer(compound))


def _fits(part: re.Match[str], element: Any) -> bool:  # noqa: ANN401 -- as above
    if part["tag"]:
        return part["tag"] in {"*", element.tag.lower()}
    if part["id"]:
        return bool(part["id"] == (element.get("id") or "").lower())
    if part["class"]:
        return part["class"] in (element.get("class") or "").lower().split()
    if part["name"]:
        return _attribute(element.get(part["name"]), part["how"], part["value"].strip())
    return _placed(part["pseudo"], part["inside"] or "", element)


def _attribute(has: str | None, how: str | None, wanted: str) -> bool:
    if has is None or not how:
        return has is not None
    has = has.lower()
    tests = {"=": has == wanted, "~=": wanted in has.split(), "^=": has.startswith(wanted), "$=": has.endswith(wanted)}
    return tests.get(how, wanted in has)


def _placed(pseudo: str, inside: str, element: Any) -> bool:  # noqa: ANN401 -- as above
    """Tell whether an element stands where a pseudo-class says among its kin; one that is not understood says nothing."""
    alike = element.tag if pseudo.endswith("of-type") else None
    before, after = (
        sum(1 for e in element.itersiblings(alike, preceding=way) if isinstance(e.tag, str)) for way in (True, False)
    )
    if pseudo.startswith("first"):
        return before == 0
    if pseudo.startswith("last"):
        return after == 0
    if pseudo.startswith("only"):
        return before == after == 0
    if pseudo.startswith("nth"):
        return _nth(inside.strip(), (after if "last" in pseudo else before) + 1)
    return True


def _nth(inside: str, number: int) -> bool:
    told = _NTH.fullmatch({"odd": "2n+1", "even": "2n"}.get(inside, inside))
    if not told:
        return True
    first = int((told["first"] or "0").replace(" ", ""))
    if told["step"] is None:
        return number == first
    step = int(told["step"] + "1") if told["step"] in {"", "+", "-"} else int(told["step"])
    return number == first if step == 0 else (number - first) % step == 0 and (number - first) // step >= 0
