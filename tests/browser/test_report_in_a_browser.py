"""report.html in a real Chromium: what a person clicks and types, and what the page must never do.

Needs playwright and a Chromium (`apt-get install chromium`, or EVIDENCE_CHROMIUM=/path/to/it). Waits by `expect`
only: `wait_for_function` evaluates text inside the page, which the page's own policy rightly forbids.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec
import pytest

from evidence.model import Finding
from evidence.report import report
from tests.unit.report.conftest import ASINS, Desk, drawn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Dialog, Page, Request

pytestmark = pytest.mark.slow
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
HOSTILE = (
    '<script>document.title="owned"</script><img src=x onerror=alert(1)> =HYPERLINK("http://x.example") \u202egnp.exe'
)


def _chromium() -> str | None:
    named = os.environ.get("EVIDENCE_CHROMIUM")
    return named or next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = _chromium()
    if path is None:
        pytest.skip("no Chromium is installed")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


def _desk(title: str = "Blue lamp") -> Desk:
    desk = Desk()
    record = desk.paper("documents/one.pdf", drawn(pages=2), pages=2)
    short = Finding(
        rule="quantity.short", status="fail", message=f"3 of 10 units are proven. {title}", document=record.document
    )
    nowhere = Finding(rule="match.none", status="fail", message="No document names this item.")
    desk.verdict(ASINS[0], "covered", (desk.match(record, ASINS[0]), "accepted"), title=title)
    desk.verdict(
        ASINS[1], "insufficient", (desk.match(record, ASINS[1]), "accepted"), findings=(short,), title="Red lamp"
    )
    desk.verdict(ASINS[2], "missing", findings=(nowhere,), title="Green lamp")
    return desk


def _written(desk: Desk, out: Path, name: str = "sample case") -> Path:
    report(desk.report(name), out, desk.originals)
    return out / "report.html"


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The report of three items, open; whatever it loads or complains about fails the test."""
    yield from _opened(browser, _written(_desk(), tmp_path))


def _opened(browser: Browser, path: Path, *, scripts: bool = True, policy: bool = True) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 1100, "height": 800}, java_script_enabled=scripts, bypass_csp=not policy
    )
    shown = context.new_page()
    wrong: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            wrong.append(request.url)

    def interrupted(dialog: Dialog) -> None:
        wrong.append(dialog.message)
        dialog.dismiss()

    shown.on("console", lambda message: wrong.append(message.text))
    shown.on("pageerror", lambda error: wrong.append(str(error)))
    shown.on("dialog", interrupted)
    shown.on("request", asked)
    shown.goto(path.as_uri())
    yield shown
    context.close()
    assert wrong == []


def _visible(page: Page) -> list[str | None]:
    return [a.get_attribute("id") for a in page.locator("article.item").all() if a.is_visible()]


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def test_filters_and_search_leave_what_is_asked_for(page: Page) -> None:
    assert _visible(page) == ["i3", "i2", "i1"], "what is missing stands first"
    page.get_by_label("Proven (1)").uncheck()
    assert _visible(page) == ["i3", "i2"]
    assert page.locator("#shown").inner_text() == "2 of 3 items shown"
    page.get_by_label("Search").fill("GREEN lamp")
    sync_api.expect(page.locator("#shown")).to_have_text("1 of 3 items shown")
    assert _visible(page) == ["i3"]
    page.locator(".matrix a", has_text=ASINS[0]).click()
    sync_api.expect(page.locator("#i1")).to_be_focused()
    assert _visible(page) == ["i3", "i2", "i1"]


def test_keys_jump_between_problems_search_and_help(page: Page) -> None:
    for key, item in (("n", "i3"), ("n", "i2"), ("n", "i3"), ("p", "i2")):
        page.keyboard.press(key)
        assert _focused(page) == item
    page.keyboard.press("/")
    assert _focused(page) == "search"
    page.keyboard.type("np?")
    assert page.locator("#search").input_value() == "np?"
    page.locator("h1").click()
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()


def test_a_link_to_a_paper_opens_it_with_its_page_and_marks(page: Page) -> None:
    assert not page.locator("#d1 table").is_visible()
    page.locator("#i1 .line a").click()
    sync_api.expect(page.locator("#d1")).to_have_attribute("open", "")
    assert page.locator("#d1p1 img").is_visible()
    picture, mark = page.locator("#d1p1 img").bounding_box(), page.locator("#d1p1 .item").first.bounding_box()
    assert picture
    assert mark
    assert picture["x"] <= mark["x"]
    assert mark["x"] + mark["width"] <= picture["x"] + picture["width"]
    assert mark["y"] + mark["height"] <= picture["y"] + picture["height"]


def test_a_cell_of_the_matrix_opens_its_page_with_zoom_and_keys(page: Page) -> None:
    viewer, sheet = page.locator("#viewer"), page.locator("#viewer .sheet")
    page.locator(".matrix .mark a").first.click()
    sync_api.expect(viewer).to_be_visible()
    sync_api.expect(page.locator("#view-h")).to_have_text("Page 1 of one.pdf")
    assert sheet.locator("rect.item").count() > 0
    before = sheet.bounding_box()
    page.keyboard.press("+")
    larger = sheet.bounding_box()
    page.get_by_role("button", name="Smaller").click()
    assert before
    assert larger
    assert larger["width"] > before["width"]
    page.keyboard.press("m")
    sync_api.expect(sheet.locator("svg")).not_to_be_visible()
    page.keyboard.press("n")
    sync_api.expect(viewer).to_be_visible()
    page.keyboard.press("Escape")
    sync_api.expect(viewer).not_to_be_visible()
    page.locator(".matrix .mark a").first.click()
    sync_api.expect(viewer).to_be_visible()


def test_a_report_speaks_the_language_of_its_case(browser: Browser, tmp_path: Path) -> None:
    asked = _desk().report("dossier")
    desk = _desk()
    french = msgspec.structs.replace(asked, case=msgspec.structs.replace(asked.case, spoken="fr"))
    report(french, tmp_path, desk.originals)
    for page in _opened(browser, tmp_path / "report.html"):
        assert page.locator("html").get_attribute("lang") == "fr"
        assert (
            page.locator("h1").inner_text()
            == "ASIN signalés prouvés\N{NO-BREAK SPACE}: 1 sur 3\N{NO-BREAK SPACE}; 2 à corriger"
        )
        sync_api.expect(page.locator("#shown")).to_have_text("3 articles affichés sur 3")
        text = page.locator("main").inner_text()
        assert "Que faire maintenant" in text
        assert "What to do next" not in text


def test_everything_is_reached_by_keyboard_alone(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.tagName"))
    assert {"INPUT", "A", "SUMMARY"} <= seen


def test_print_shows_every_item_and_no_tools(page: Page) -> None:
    page.emulate_media(media="print")
    assert not page.locator(".filters").is_visible()
    assert _visible(page) == ["i3", "i2", "i1"]
    assert page.pdf(format="A4").startswith(b"%PDF-")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#d1").evaluate("d => d.open")


def test_a_phone_needs_no_sideways_scrolling(browser: Browser, tmp_path: Path) -> None:
    for page in _opened(browser, _written(_desk(), tmp_path)):
        page.set_viewport_size({"width": 360, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_hostile_text_is_text(browser: Browser, tmp_path: Path) -> None:
    for page in _opened(browser, _written(_desk(HOSTILE), tmp_path, HOSTILE)):
        title = page.locator("#i1 .title").inner_text()
        assert '<script>document.title="owned"</script><img src=x onerror=alert(1)>' in title
        assert '=HYPERLINK("http://x.example")' in title
        assert "\u202e" not in page.content()
        assert page.evaluate("document.title") != "owned"
        assert page.locator("script").count() == 1
        assert page.locator("a:not([href^='#'])").count() == 0


def test_the_policy_stops_a_script_that_got_in(browser: Browser, tmp_path: Path) -> None:
    path = _written(_desk(), tmp_path)
    path.write_text(
        path.read_text(encoding="utf-8").replace("</main>", "<script>document.title='owned'</script></main>"),
        encoding="utf-8",
    )
    page = browser.new_page()
    page.goto(path.as_uri())
    assert page.title() != "owned"
    page.close()


def test_without_scripts_everything_is_there(browser: Browser, tmp_path: Path) -> None:
    for page in _opened(browser, _written(_desk(), tmp_path), scripts=False):
        assert page.locator("article.item").count() == 3
        assert page.locator("h1").inner_text() == "1 of 3 flagged ASINs proven; 2 to fix"


@pytest.mark.parametrize("width", [1100, 360])
def test_axe_has_no_serious_finding(browser: Browser, tmp_path: Path, width: int) -> None:
    if importlib.util.find_spec("axe_playwright_python") is None:
        pytest.skip("axe-playwright-python, which carries axe-core, is not installed")
    script = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    for page in _opened(browser, _written(_desk(), tmp_path), policy=False):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        page.evaluate(script)
        found = page.evaluate("async () => (await axe.run()).violations.map(v => [v.impact, v.id, v.nodes[0].html])")
        assert [f for f in found if f[0] in {"serious", "critical"}] == []
