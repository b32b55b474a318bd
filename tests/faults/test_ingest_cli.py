"""Wrong lists, notices, configurations and packs: `evidence check` ends with 2, naming file, row or key, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from evidence.cli import cli
from evidence.ingest import ingest
from evidence.model import Answers

if TYPE_CHECKING:
    from pathlib import Path

LIST = "asin,title\nB0D5PLM8QR,Moka pot\n"
CONFIG = "notified_on = 2026-11-03\n"
NOTICE = "Amazon.co.uk\n4 November 2026\nSend invoices from the last 365 days.\n"
PACK = 'inherits = "base"\ntitle = "Mine"\nwindow = { mode = "backward", days = 365, anchor = "notified_on" }\n'
WRONG: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "a list without asin": ({"flagged.csv": "sku,title\nA,b\n"}, ("flagged.csv", "`asin`", "Name the columns")),
    "a row that is no ASIN": ({"flagged.csv": LIST + "B0D5PLM,x\n"}, ("flagged.csv", "row 3", "Correct or delete")),
    "a notice without ASINs": ({"notification.txt": NOTICE}, ("notification.txt", "no ASINs", "Add flagged.csv")),
    "two notices": (
        {"notification.txt": NOTICE, "notification.html": NOTICE},
        ("notification.html and notification.txt", "Keep one"),
    ),
    "an unknown key": ({"flagged.csv": LIST, "case.toml": "notifed_on = 2026-11-03\n"}, ("case.toml", "notifed_on")),
    "an unknown account key": (
        {"flagged.csv": LIST, "case.toml": CONFIG + '[account]\nname = "A"\n'},
        ("case.toml", "account", "name"),
    ),
    "an unknown pack": ({"flagged.csv": LIST, "case.toml": CONFIG + 'pack = "nowhere"\n'}, ("nowhere", "amazon-365")),
    "an unknown check": (
        {
            "flagged.csv": LIST,
            "case.toml": CONFIG + 'pack = "mine"\n',
            "mine/pack.toml": PACK
            + '[[rules]]\nid = "x"\ncheck = "no.such"\nseverity = "warn"\nwhy = "."\nsource = "."\n',
        },
        ("no.such",),
    ),
    "a wrong option": (
        {
            "flagged.csv": LIST,
            "case.toml": CONFIG + 'pack = "mine"\n',
            "mine/pack.toml": PACK + '[[rules]]\nid = "supplier.contact"\noptions = { field = ["x"] }\n',
        },
        ("pack.toml", "field"),
    ),
    "no date anywhere": ({"flagged.csv": LIST}, ("--notified-on",)),
}


def _write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "documents").mkdir()
    return folder


@pytest.mark.parametrize("what", WRONG)
def test_wrong_input_is_told_with_its_place_and_what_to_do(what: str, tmp_path: Path) -> None:
    files, told = WRONG[what]
    folder = tmp_path / "case"
    _write(folder, files)
    result = CliRunner().invoke(cli, ["check", str(folder), "--no-cache", "--out", str(tmp_path / "out")])
    assert result.exit_code == 2
    for part in told:
        assert part in result.stderr
    assert not (tmp_path / "out").exists()


def test_an_asin_with_two_titles_is_a_stated_warning(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    _write(folder, {"flagged.csv": LIST + "B0D5PLM8QR,Another pot\n", "case.toml": CONFIG})
    case = ingest(folder, Answers())
    assert [item.title for item in case.items] == ["Moka pot"]
    assert any("flagged.csv" in note and "row 3" in note and "another title" in note for note in case.notes)
