"""The report in a real browser: nothing is complained of, nothing fetched, nothing hidden; light, dark, phone, paper.

It needs a Chromium, and for the second test axe-core, which `npm install --no-package-lock` in this folder brings.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.exchange.report.html import html_report
from tests.browser.devtools import Browser, installed
from tests.reporting import hostile_report, hostile_texts, sample_report, shown_in_reasons, shown_in_titles

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
PHONE, LAPTOP = 375, 1280
_OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true })"
_TOO_WIDE = """
[...document.querySelectorAll('body *')]
  .filter(each => !each.closest('svg, caption')
    && each.getBoundingClientRect().right > document.documentElement.clientWidth + 1
    && getComputedStyle(each).position !== 'absolute')
  .map(each => each.tagName + ' ' + each.textContent.slice(0, 40))
"""
_RUN_AXE = """
axe.run().then(found => JSON.stringify(found.violations.map(
  each => [each.id, each.help, each.nodes.slice(0, 3).map(node => node.html)])))
"""
_BLANK = re.compile(r"\s+")


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    executable = installed()
    if executable is None:
        pytest.skip("no Chromium is installed here, so that nothing is looked at in a browser")
    with Browser(executable, tmp_path) as opened:
        yield opened


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    """The sample's report and a hostile one, as files."""
    reports = {"sample": sample_report(tmp_path), "hostile": hostile_report(hostile_texts())}
    for name, report in reports.items():
        (tmp_path / f"{name}.html").write_text(html_report(report), "utf-8")
    return [tmp_path / f"{name}.html" for name in reports]


def test_it_is_complete_quiet_and_fits_on_a_phone_and_on_paper(browser: Browser, pages: list[Path]) -> None:
    for page in pages:
        for width in (LAPTOP, PHONE):
            browser.resize(width)
            browser.open(page.as_uri())
            browser.value(_OPEN_ALL)
            wide = browser.value("document.documentElement.scrollWidth")
            assert (wide <= width, browser.value(_TOO_WIDE)) == (True, []), (page.name, width, wide)
            assert complaints(browser, page) == []
    assert missing(browser) == []
    assert browser.value("[document.scripts.length, document.images.length, document.links.length]")[:2] == [0, 0]
    browser.open(pages[0].as_uri())
    paper = browser.paper()
    assert re.findall(rb"/MediaBox\s*\[\s*0 0 (59[45])[\d.]* (84[12])", paper)


def test_axe_finds_nothing_in_light_and_dark(browser: Browser, pages: list[Path]) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: run npm install --no-package-lock in tests/browser")
    sample, hostile = pages
    looks = ((sample, "light", LAPTOP), (sample, "dark", PHONE), (hostile, "light", PHONE), (hostile, "dark", LAPTOP))
    for page, scheme, width in looks:
        browser.resize(width)
        browser.prefer(scheme)
        browser.open(page.as_uri())
        browser.value(f"{_OPEN_ALL};0")
        browser.value(f"{AXE.read_text('utf-8')};0")
        assert json.loads(browser.value(_RUN_AXE)) == [], (page.name, scheme)


def complaints(browser: Browser, page: Path) -> list[str]:
    """What the console said, and everything that was fetched beside the page itself."""
    found = []
    for event in browser.events:
        name, told = event["method"], event["params"]
        if name in {"Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"}:
            found.append(f"{name} {told}")
        if name == "Network.requestWillBeSent":
            url = told["request"]["url"]
            if url != page.as_uri() and not url.startswith("data:"):
                found.append(url)
        if name == "Page.javascriptDialogOpening":
            found.append("a dialog opened")
    return found


def missing(browser: Browser) -> list[str]:
    """Of what people wrote: what the page does not show as text. White space may be other white space."""
    shown = _BLANK.sub(" ", browser.value("document.body.textContent"))
    texts = hostile_texts()
    wanted = [*shown_in_titles(texts), *shown_in_reasons(texts)]
    return [text for text in wanted if _BLANK.sub(" ", text).strip() not in shown]
