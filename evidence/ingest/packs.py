"""Rule packs: where they lie, how one inherits another, which one a case takes.

In: a pack's name or the path of a user's own pack. Out: RulePack, its own rules laid over those it inherits.
Never: what a check does; an unknown check is refused by the stage that knows the checks.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from evidence.errors import UsageError
from evidence.ingest.decode import decode_text
from evidence.ingest.strict import strictly
from evidence.model import RulePack
from evidence.texts import message

DEFAULT_PACK = "amazon-365"
BASE = "base"
_FILE = "pack.toml"
_PACKAGE = Path(__file__).resolve().parent.parent
_IN_CHECKOUT = {"rules": "rules", "demo": "fixtures/cases/demo"}


def shipped(name: str) -> Path:
    """Return the folder `name` ("rules" or "demo") that ships with the program: in the wheel, else the checkout."""
    inside = _PACKAGE / "_shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parent / _IN_CHECKOUT.get(name, name)


def pack_names() -> tuple[str, ...]:
    """Return the names of the packs that ship with the program, sorted; the base is none a case can take."""
    return tuple(sorted(f.parent.name for f in shipped("rules").glob(f"*/{_FILE}") if f.parent.name != BASE))


def pack_file(wanted: str, beside: Path | None = None) -> Path:
    """Return the file of a pack by name, or by the path of a folder or file (relative to `beside`, too).

    Raises UsageError that lists the packs there are.
    """
    if "/" not in wanted and "\\" not in wanted and (shipped("rules") / wanted / _FILE).is_file():
        return shipped("rules") / wanted / _FILE
    for start in (Path(), *([beside] if beside else [])):
        path = start / wanted
        for file in (path / _FILE, path):
            if file.is_file() and file.suffix == ".toml":
                return file
    known = ", ".join(pack_names()) or "-"
    raise UsageError(
        message('There is no rule pack "{wanted}".', wanted=wanted),
        where="pack",
        then=message("Packs: {known}; or give a folder's path.", known=known),
    )


def load_pack(wanted: str, beside: Path | None = None) -> RulePack:
    """Load a pack with all that it inherits. Raises UsageError with file and key path for whatever is wrong."""
    file = pack_file(wanted, beside)
    plain = _with_parents(file, ())
    plain.setdefault("name", file.parent.name)
    return strictly(plain, RulePack, _label(file))


def pack_for(case_type: str | None) -> str:
    """Return the name of the shipped pack for a type of case, the default one where none says it is for it."""
    for name in pack_names() if case_type else ():
        plain = _plain(shipped("rules") / name / _FILE)
        if case_type in plain.get("case_types", ()):
            return name
    return DEFAULT_PACK


def _with_parents(file: Path, seen: tuple[Path, ...]) -> dict[str, Any]:
    if file in seen:
        raise UsageError("The pack inherits itself.", where=_label(file), then="Correct its `inherits`.")
    plain = _plain(file)
    parent = plain.pop("inherits", None)
    if parent is None:
        return plain
    if not isinstance(parent, str):
        raise UsageError("`inherits` must be the name of a pack.", where=_label(file))
    base = _with_parents(pack_file(parent, file.parent.parent), (*seen, file))
    return _laid_over(base, plain, _label(file))


def _laid_over(base: dict[str, Any], own: dict[str, Any], where: str) -> dict[str, Any]:
    merged = {**base, **own}
    merged["case_types"] = own.get("case_types", [])
    merged.pop("name", None)
    merged.update({"name": own["name"]} if "name" in own else {})
    for part in ("window", "upload"):
        if isinstance(own.get(part), dict):
            merged[part] = {**base.get(part, {}), **own[part]}
    rules = {rule["id"]: rule for rule in base.get("rules", ())}
    for rule in own.get("rules", ()):
        if not isinstance(rule, dict) or "id" not in rule:
            raise UsageError("Each of the rules needs an id.", where=where, then="Add `id`.")
        before = rules.get(rule["id"], {})
        laid = {**before, **rule}
        if isinstance(rule.get("options"), dict):
            laid["options"] = {**before.get("options", {}), **rule["options"]}
        rules[rule["id"]] = laid
    merged["rules"] = list(rules.values())
    return merged


def _plain(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(decode_text(file.read_bytes()))
    except tomllib.TOMLDecodeError as err:
        raise UsageError(
            message("This is no valid TOML: {why}.", why=str(err)), where=_label(file), then="Correct the line."
        ) from err
    except OSError as err:
        raise UsageError("The pack cannot be read.", where=_label(file), then="Check its permissions.") from err


def _label(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"
