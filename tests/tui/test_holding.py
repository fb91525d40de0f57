"""Lines end between words, but not between a figure and its unit."""

from textual.content import Content

from planner.tui.widgets.holding import wrapped


def test_a_figure_keeps_its_unit_and_its_sign_on_one_line() -> None:
    lines = wrapped(Content("Answers by a bot, pass mark ≥ 30 %, 12 wk"), 31)
    assert [line.plain.rstrip() for line in lines] == ["Answers by a bot, pass mark", "≥ 30 %, 12 wk"]


def test_a_currency_stays_with_its_amount() -> None:
    lines = wrapped(Content("Revenue per customer, now € 22.8, or £ 20"), 28)
    assert [line.plain.rstrip() for line in lines] == ["Revenue per customer, now", "€ 22.8, or £ 20"]


def test_both_ends_of_an_interval_stand_together() -> None:
    lines = wrapped(Content("The first mail, 14 % (12 – 16), 175 of 1,227"), 26)
    assert [line.plain.rstrip() for line in lines] == ["The first mail, 14 %", "(12 – 16), 175 of 1,227"]


def test_styles_and_all_other_breaks_stay() -> None:
    text = Content.assemble("one two ", ("three four", "bold"))
    assert [(line.plain, line.spans) for line in wrapped(text, 9)] == [(x.plain, x.spans) for x in text.wrap(9)]
