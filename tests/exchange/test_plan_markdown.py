"""The plan as Markdown: what a reader's program makes of it is the text that people wrote, and nothing else."""

import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from planner.domain.evidence import Decision, Evidence
from planner.domain.plan import Plan
from planner.domain.quarter import Objective
from planner.domain.text import clean
from planner.exchange.plan_markdown import plan_markdown
from tests.builders import TODAY, make_item, make_plan
from tests.hostile import ALL, from_folder
from tests.made import made_plans

_READER = MarkdownIt("gfm-like", {"html": True, "linkify": False})
_TAGS = re.compile(r"</?(h[1-6]|p|ul|ol|li|table|thead|tbody|tr|th|td)( style=\"text-align:(left|right)\")?>")


def blocks(text: str) -> list[Token]:
    return _READER.parse(text)


def shown(token: Token) -> str:
    """What a reader sees of a cell, a heading or a paragraph."""
    return "".join(child.content for child in token.children or ())


def told(text: str) -> str:
    """All that a reader sees, on one line."""
    return " ".join(unescape(_TAGS.sub(" ", _READER.render(text))).split())


def with_evidence(plan: Plan, *decisions: Decision) -> Plan:
    return plan.with_evidence(Evidence(decisions={one.id: one for one in decisions}))


@settings(max_examples=30, deadline=None)
@given(made_plans())
def test_each_text_comes_out_as_text(plan: Plan) -> None:
    text = plan_markdown(with_evidence(plan), TODAY)
    rendered = _READER.render(text)
    assert _TAGS.sub("", rendered).count("<") == 0, "no tag of anybody's"
    seen = told(text)
    lanes = (*plan.order.innovation, *plan.order.tune_up, *plan.order.unsorted)
    missing = [e.item.title for e in lanes if " ".join(f"{e.item.key} {e.item.title}".split()) not in seen]
    assert missing == []


def test_hostile_texts_break_no_table_and_become_no_html() -> None:
    shared = from_folder(Path(__file__).parents[3] / "shared" / "data")
    titles = [title for one in (*ALL, *shared) if (title := clean(one.text))]
    items = [make_item(f"i{at}", title=title, weeks=1, team="chk") for at, title in enumerate(titles)]
    said = [
        Decision(f"d{at}", "2026-Q4", datetime(2026, 11, 1, tzinfo=UTC), title, why=title)
        for at, title in enumerate(titles)
    ]
    plan = make_plan(items, objectives={"o": Objective("o", "2026-Q4", titles[0])})
    text = plan_markdown(with_evidence(plan, *said), TODAY)
    tokens = blocks(text)
    rows = [token for token in tokens if token.type == "tr_open"]
    assert len(rows) == len(items) + 2, "a row for each item, the head, and the line"
    cells = sum(1 for token in tokens if token.type in {"td_open", "th_open"})
    assert cells == 7 * len(rows)
    named = [text for text in map(shown, tokens) if text in {f"{item.key} {item.title}" for item in items}]
    assert len(named) == len(items), "each item stands whole in a cell of its own"
    assert not [token for token in tokens if token.type in {"html_block", "fence", "code_block", "hr"}]
    inline = {child.type for token in tokens for child in token.children or ()}
    assert inline <= {"text", "text_special", "softbreak"}
    seen = told(text)
    assert [title for title in titles if " ".join(title.split()) not in seen] == []


def test_an_empty_plan_says_so() -> None:
    text = plan_markdown(with_evidence(make_plan()), TODAY)
    assert "Nothing is in this lane yet." in text
    assert "Nobody has said yet what the quarter is for." in text
    assert "Nothing was decided in 2026-Q4 yet." in text


def test_the_line_stands_between_what_fits_and_what_does_not() -> None:
    plan = make_plan([make_item("a", weeks=8), make_item("b", weeks=8), make_item("c", None)])
    lines = plan_markdown(with_evidence(plan), TODAY).splitlines()
    rows = [line.split("|")[1:4] for line in lines if line.startswith("| ")]
    assert [[cell.strip() for cell in row] for row in rows[2:]] == [
        ["● in", "1", "A A"],
        ["", "", "the line: what stands below does not fit by rank"],
        ["○ out", "2", "B B"],
    ]
    assert "1 item waits for a lane or a team." in lines
    assert any("needs 8 weeks" in line for line in lines)
