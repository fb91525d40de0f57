"""The report: what is in it and what is not, the page's structure and colours, and that text arrives as text."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.domain.ballot import Ballot, Dissent
from planner.domain.evidence import Evidence
from planner.domain.plan import Plan
from planner.domain.text import clean_note
from planner.exchange.report.content import report_of
from planner.exchange.report.document import Paragraph, Report, Said, Section
from planner.exchange.report.forms import Only
from planner.exchange.report.html import html_report
from planner.exchange.report.markdown import markdown_report
from tests.builders import Q4, TODAY, make_item, make_plan
from tests.hostile import RAN
from tests.measuring import FRIDAY_OF_WEEK_6, measured_plan
from tests.reporting import hostile_report, hostile_texts, sample_report, shown_in_reasons, shown_in_titles

_BLANK = re.compile(r"\s+")
_VOID = {"meta", "link", "line", "rect", "circle", "path"}
_EXECUTING = {"script", "img", "iframe", "object", "embed", "form", "input", "button", "video", "audio", "base"}


class Element(NamedTuple):
    tag: str
    attributes: dict[str, str]


class Page(HTMLParser):
    """A page as elements and text, and what stands in each element."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self._open[-1] if self._open else "", data))

    @property
    def text(self) -> str:
        shown = "".join(text for tag, text in self.texts if tag != "style")
        return _BLANK.sub(" ", shown)

    def tags(self, *wanted: str) -> list[Element]:
        return [each for each in self.elements if each.tag in wanted]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return sample_report(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def page(sample: Report) -> Page:
    return Page(html_report(sample))


def told(plan: Plan, only: Only | None = None) -> tuple[str, str]:
    """Both forms of a plan's report."""
    report = report_of(plan, FRIDAY_OF_WEEK_6, {}, only)
    return Page(html_report(report)).text, markdown_report(report)


class TestWhatIsInIt:
    def test_everything_from_the_ratio_to_what_was_learnt(self, page: Page) -> None:
        titles = [text for tag, text in page.texts if tag == "h2"]
        assert titles == [
            "What the numbers say", "The ratio, and why", "What is in", "What was left out, and why",
            "Objectives and key results", "Slices: what was tried", "What was promised", "Where the time went",
            "Speed of innovation, all teams together", "What we learnt", "Decisions",
        ]  # fmt: skip
        for words in (
            "60 : 40 was agreed on 1 Oct by Mara Lindqvist and Jonas Okafor.",
            "Why Tune-Up stayed under 20 % for three quarters while lead time and fires grew; we buy speed back",
            "The line: 55 of 59 weeks",
            "Needs 8 weeks, Growth has 6; it should have moved Repeat purchase",
            "124 weeks promised: 19 weeks done",
            "The first mail only",
            "Agreed: 15 % for unplanned work, 60 : 40 of the rest. It came to 27 % unplanned and 78 : 22 of the rest",
            "· too early: about 1,300 more",
            "2.8 a week this quarter, nothing known before.",
            "from idea to first customer evidence",
        ):
            assert words in re.sub(r"(?<=Why)(?=\S)", " ", page.text), words

    @pytest.mark.parametrize(
        ("only", "sections"),
        [
            ("decisions", ["decisions"]),
            ("plan", ["ratio", "lanes", "left-out", "okrs"]),
            ("review", ["told", "okrs", "slices", "promised", "time", "speed", "learnt"]),
        ],
    )
    def test_one_part_alone(self, tmp_path: Path, only: Only, sections: list[str]) -> None:
        assert [section.id for section in sample_report(tmp_path, only).sections] == sections

    def test_a_plan_with_nothing_in_it_says_so(self) -> None:
        for text in told(make_plan(quarter=Q4._replace(ratio=None), evidence=Evidence())):
            for words in (
                "Nothing is agreed yet", "Nothing: all fits.", "Nobody has said yet what the quarter is for.",
                "Nothing was tried with customers yet.", "Nothing is promised: no plan was agreed.",
                "No team has answered yet.", "Nothing was decided in this quarter yet.", "Nothing is written down yet.",
            ):  # fmt: skip
                assert words in text, words

    @pytest.mark.parametrize(
        ("count", "waiting"), [(1, "1 item without a lane or a team waits"), (2, "2 items without")]
    )
    def test_what_waits_unsorted_is_not_said_to_fit(self, count: int, waiting: str) -> None:
        items = [make_item(f"i{n}", category=None) for n in range(count)]
        for text in told(make_plan(items, evidence=Evidence())):
            assert waiting in text
            assert "Nothing of what is ranked: all of it fits." in text

    def test_a_long_backlog_is_cut_where_nothing_is_in_any_more(self) -> None:
        plan = make_plan([make_item(f"i{n}", weeks=5) for n in range(100)], evidence=Evidence())
        html, markdown = told(plan)
        assert "60 more items below." in html
        assert "And 58 more items further down." in html
        assert "| 40 | I39 |" in markdown
        assert "I99" not in html + markdown


class TestWhatStaysOut:
    def test_ballots_and_who_dissents(self) -> None:
        hidden = Ballot("b", Q4.id, "innovation", "Nora Quist", ("a",), reasons=(("a", "secret reason"),))
        against = Dissent("d", Q4.id, "a", "Iris Vale", "a reason against")
        evidence = Evidence(ballots={"b": hidden}, dissents={"d": against})
        plan = make_plan([make_item("a", weeks=99)], evidence=evidence)
        for text in told(plan):
            assert [word for word in ("Nora", "secret", "Iris", "a reason against") if word in text] == []

    def test_who_has_not_answered_and_any_teams_own_time(self) -> None:
        parts = (0.4, 0.2, 0.2, 0.2)
        answers = {(week, team): parts for week in range(1, 6) for team in ("checkout", "growth", "platform")}
        for text in told(measured_plan(answers), "review"):
            assert "from 15 of 24 answers" in text
            assert [name for name in ("Checkout", "Growth", "Platform", "Build") if name in text] == []

    def test_a_week_for_which_fewer_than_four_people_answered(self) -> None:
        answers = {(1, team): (0.4, 0.2, 0.2, 0.2) for team in ("checkout", "growth")} | {
            (2, "build"): (0.1, 0.1, 0.1, 0.7)
        }
        html, markdown = told(measured_plan(answers), "review")
        assert "| 1, 28 Sep | 40 % | 20 % | 20 % | 20 % | 75 : 25 | 2 of 4 |" in markdown
        assert "| 2, 5 Oct | – | – | – | – | – | 1 of 4 |" in markdown
        assert "A week that fewer than 4 people answered for is not shown by itself." in html

    def test_teams_are_never_beside_each_other(self, sample: Report) -> None:
        """Of speed and time there are no columns or rows by team."""
        own = [section for section in sample.sections if section.id in {"time", "speed"}]
        text = markdown_report(sample._replace(sections=tuple(own)))
        assert [name for name in ("Checkout |", "Growth |", "Platform |", "CHK", "GRW", "PLT") if name in text] == []


class TestThePage:
    def test_it_is_one_file_without_scripts_under_a_strict_policy(self, sample: Report, page: Page) -> None:
        assert page.tags(*_EXECUTING) == []
        assert [e for e in page.elements if any(n == "style" or n.startswith("on") for n in e.attributes)] == []
        links = [e.attributes[n] for e in page.elements for n in ("href", "src") if n in e.attributes]
        assert [link for link in links if not link.startswith(("#", "data:"))] == []
        style = next(text for tag, text in page.texts if tag == "style")
        digest = b64encode(sha256(style.encode()).digest()).decode()
        policy = next(e.attributes["content"] for e in page.tags("meta") if "http-equiv" in e.attributes)
        assert policy.split("; ") == [
            "default-src 'none'", f"style-src 'sha256-{digest}'", "img-src data:",
            "base-uri 'none'", "form-action 'none'",
        ]  # fmt: skip
        looks = {name for e in page.elements for name in e.attributes.get("class", "").split()}
        unknown = [name for name in sorted(looks) if not re.search(rf"\.{name}\b", style)]
        assert unknown == [], "classes that the style sheet does not know"
        assert "url(" not in style
        assert "@import" not in style

    def test_a_slices_chart_stands_beside_what_is_said_of_it(self, page: Page) -> None:
        beside = [e for e in page.elements if e.attributes.get("class") == "beside"]
        assert len(beside) == 7
        assert page.text.count("So far, against the pass mark") == 2 * len(beside), "as a heading, and for readers"

    def test_headings_and_landmarks_are_in_order(self, page: Page) -> None:
        assert page.tags("html")[0].attributes["lang"] == "en"
        levels = [int(e.tag[1]) for e in page.tags("h1", "h2", "h3", "h4")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert [e.tag for e in page.tags("header", "nav", "main", "footer")] == ["header", "nav", "main", "footer"]

    def test_every_chart_has_a_name_a_description_and_a_table(self, page: Page) -> None:
        charts = page.tags("svg")
        assert len(charts) > 10
        ids = {e.attributes["id"] for e in page.elements if "id" in e.attributes}
        assert len(ids) == sum("id" in e.attributes for e in page.elements)
        for chart in charts:
            assert chart.attributes["role"] == "img"
            assert {chart.attributes["aria-labelledby"], chart.attributes["aria-describedby"]} <= ids
        assert len(page.tags("details")) == len(charts)
        assert [e for e in page.tags("th") if "scope" not in e.attributes] == []

    @pytest.mark.parametrize("scheme", ["light", "dark", "print"])
    def test_colours_have_contrast(self, page: Page, scheme: str) -> None:
        """WCAG 2.2: 4.5 : 1 for text (1.4.3), 3 : 1 for what a chart is made of (1.4.11)."""
        style = next(text for tag, text in page.texts if tag == "style")
        colours = _colours(style)[("light", "dark", "print").index(scheme)]
        low = {n: r for n in ("text", "muted", "link", "good", "bad") if (r := _ratio(colours, n)) < 4.5}
        low |= {
            n: r
            for n in ("innovation", "existing", "tune-up", "unplanned", "open", "good", "bad")
            if (r := _ratio(colours, n)) < 3
        }
        assert low == {}


def _colours(style: str) -> list[dict[str, str]]:
    blocks = re.findall(r":root \{([^}]*)\}", style)
    return [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block)) for block in blocks]


def _ratio(colours: dict[str, str], name: str) -> float:
    lighter, darker = sorted((_luminance(colours[name]), _luminance(colours["ground"])), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


class TestText:
    def test_hostile_texts_are_text(self) -> None:
        texts = hostile_texts()
        report = hostile_report(texts)
        page, markdown = Page(html_report(report)), markdown_report(report)
        assert page.tags(*_EXECUTING) == []
        wanted = [*shown_in_titles(texts), *shown_in_reasons(texts)]
        assert [text for text in wanted if _BLANK.sub(" ", text).strip() not in page.text] == []
        for raw in ("<script", "<img", "](http", "\x1b", "\u202e"):
            assert re.search(rf"(?<!\\){re.escape(raw)}", markdown) is None, raw
            assert raw not in page.text or raw[0] in "<]", raw
        assert not Path(RAN).exists()

    def test_hostile_texts_are_text_in_charts_and_units_too(self) -> None:
        """These are the places that take no element of its own, or in which our words and others' stand together."""
        texts = hostile_texts()
        page = Page(html_report(hostile_report(texts)))
        within = {tag: {_BLANK.sub(" ", text) for where, text in page.texts if where == tag} for tag in ("title", "td")}
        names = [_BLANK.sub(" ", name) for name in shown_in_titles(texts)]
        assert [name for name in names if name not in within["title"]] == []
        assert [name for name in names if not any(name[:12].strip() in cell for cell in within["td"])] == []

    @given(st.text() | st.text("<>&\"'/= ab"))
    @example("<b>")
    @example("&lt;")
    @example("<script>" + "a" * 20)
    def test_the_page_carries_each_text_unharmed(self, text: str) -> None:
        report = Report("Report", Said("x"), "q", "now", (Section("one", "One", (Paragraph(Said(text)),)),))
        found = "".join(told for tag, told in Page(html_report(report)).texts if tag == "bdi")
        assert found == f"x{clean_note(text)}" or (not clean_note(text) and found == "x")

    def test_peoples_words_end_where_they_end(self) -> None:
        rtl = "שלום 123"
        plan = make_plan([make_item("a", title=rtl, weeks=1)], evidence=Evidence())
        page = html_report(report_of(plan, TODAY, {}))
        assert f"<bdi>{rtl}</bdi>" in page


def test_what_is_not_read_yet_is_refused() -> None:
    with pytest.raises(ValueError, match="evidence"):
        report_of(replace(make_plan(), evidence=None), TODAY, {})
