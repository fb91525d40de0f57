"""The lines of What if: a scenario in its pane, one more week, and the sentences around them."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from planner.domain.capacity import Split
from planner.domain.effect import titles
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.domain.text import counted, percent, ratio_text, weeks_text
from planner.domain.whatif.considered import Considered, Fits, Present, value_text
from planner.domain.whatif.more import More, more_text
from planner.domain.whatif.overrides import overrides_text
from planner.domain.whatif.scenarios import terms_of, terms_text
from planner.domain.words import CATEGORIES, CATEGORY_NAMES
from planner.tui.widgets.holding import quiet
from planner.tui.widgets.lane_line import cut, fitted
from planner.tui.widgets.ratio_line import LANE_COLOURS, UNKNOWN

_ROOMY = 34
"""Cells from which a pane's words are written out, and an item's team is shown."""
_NAMED = 6
NOTHING_RANKED = "No item is in a lane yet: 2 goes to Prioritize, a adds one there."


def scenario_lines(plan: Plan, seen: Considered, fits: Fits, name: str, width: int) -> list[Content]:
    """Terms, weeks per lane, how likely they suffice, and worth of a scenario; then what comes in and goes out."""
    roomy, terms = width >= _ROOMY, seen.terms
    lines = [Content(fitted(name, width))] if name else []
    own = overrides_text(plan, terms)
    reserve = f"reserve {percent(terms.split.reserve)}"
    if own and cell_len(f"{reserve} · {own}") <= width:
        lines.append(Content.styled(f"{reserve} · {own}", "$muted"))
    else:
        lines += [Content.styled(text, "$muted") for text in (reserve, cut(own, width)) if text]
    lines += [_weeks(seen, width), *_likely(fits, width), Content.styled(worth_text(seen, roomy=roomy), "$muted")]
    if not any(lane.order for lane in seen.filled.lanes.values()):
        return [*lines, *quiet(NOTHING_RANKED, width)]
    if not seen.change.came_in and not seen.change.went_out:
        return [*lines, *quiet("Nothing comes in, nothing goes out.", width)]
    for sign, style, items in (("+", "$good", seen.change.came_in), ("−", "$bad", seen.change.went_out)):
        lines += [_item(plan, item, sign, style, width, roomy=roomy) for item in items]
    return lines


def worth_text(seen: Considered, *, roomy: bool = True) -> str:
    """What it is worth, and how much of that nobody knows, e.g. `value 12.4, 3 items in have no score`."""
    if not seen.size:
        return "nothing is in"
    if seen.size == seen.unscored:
        return "no item in has a score" if roomy else "no scores"
    value = f"value {value_text(seen.value)}"
    if not seen.unscored:
        return value
    have = "has" if seen.unscored == 1 else "have"
    return f"{value}, {counted(seen.unscored, 'item')} in {have} no score" if roomy else f"{value} + {seen.unscored} ?"


def scenario_title(scenario: Scenario | None, seen: Considered, *, is_now: bool) -> tuple[str, str]:
    """A pane's title, and the name that people gave it where that is another; without a scenario it is the draft."""
    ratio = ratio_text(seen.terms.split.ratio)
    if scenario is None:
        return f"{'Now' if is_now else 'Draft'} {ratio}", ""
    return ratio, "" if scenario.name == terms_text(terms_of(scenario)) else scenario.name


def swap_note(seen: Considered) -> str:
    """How many come in and go out."""
    return f"+{len(seen.change.came_in)} −{len(seen.change.went_out)}" if any(seen.change[:2]) else ""


def more_lines(now: Present, more: Sequence[More] | None, width: int) -> list[Content]:
    """What one more week brings, most first; `None` while it is worked out."""
    if more is None:
        return [Content.styled("working it out …", "$muted")]
    if not more:
        return quiet("No team has anybody yet: t on Align adds one.", width)
    telling = sorted((m for m in more if any(m.change[:2])), key=lambda m: -m.gain)
    lines = [Content.assemble(*_more(now.plan, one, width)) for one in telling]
    if len(telling) < len(more):
        lines += quiet("Everywhere else it changes nothing." if telling else "It changes nothing anywhere.", width)
    return lines


def more_sentences(now: Present, more: Sequence[More] | None) -> list[str]:
    """The same in whole sentences, for the explanation."""
    return [
        f"{place(m)}: one more week {more_text(now.plan, m)}{_gain(m)}."
        for m in sorted(more or (), key=lambda m: -m.gain)
        if any(m.change[:2])
    ]


def place(more: More) -> str:
    """Where the week is, e.g. `Checkout, Innovation`."""
    lane = CATEGORY_NAMES[more.category]
    return lane if more.team is None else f"{more.team.name}, {lane}"


def moved_said(seen: Considered) -> str:
    """What the line below says after the draft was moved."""
    if not any(lane.order for lane in seen.filled.lanes.values()):
        return "no item is in a lane yet.   2 goes to Prioritize"
    if not any(seen.change[:2]):
        return "nothing comes in, nothing goes out."
    return f"{len(seen.change.came_in)} in · {len(seen.change.went_out)} out.   a keeps · A takes · esc leaves"


def line_title(now: Split, *, agreed: bool) -> str:
    """What the ratio line is held against."""
    return f"The ratio line · ▲ {ratio_text(now.ratio)} {'agreed' if agreed else 'is where it stands, not agreed'}"


def take_stake(plan: Plan, seen: Considered, others: int) -> list[Content]:
    """What taking it over decides, for the dialog that asks why."""
    lines = [Content.assemble((terms_text(seen.terms), "bold"), " becomes the agreed ratio.")]
    for sign, style, items in (("+", "$good", seen.change.came_in), ("−", "$bad", seen.change.went_out)):
        if items:
            lines.append(Content.assemble((f"{sign} ", f"bold {style}"), titles(plan, items, _NAMED)))
    if others:
        kept = "The other one that is kept is" if others == 1 else f"The other {others} that are kept are"
        lines.append(Content.styled(f"{kept} recorded as refused, with this decision.", "$muted"))
    return lines


def whole_lists(plan: Plan, seen: Considered) -> list[str | Content]:
    """Everything that is in and out, lane by lane."""
    paragraphs: list[str | Content] = [f"{terms_text(seen.terms)}: {worth_text(seen)}."]
    for lane in CATEGORIES:
        for word, items in (("in", seen.items_in(lane)), ("out", seen.items_out(lane))):
            rows = [f"  {plan.items[i].title}  {weeks_text(plan.all_weeks[i])}" for i in items]
            head = Content.styled(f"{CATEGORY_NAMES[lane]}, {word}: {counted(len(items), 'item')}", LANE_COLOURS[lane])
            paragraphs.append(Content("\n").join([head, *map(Content, rows)]))
    return paragraphs


def _weeks(seen: Considered, width: int) -> Content:
    """What is used of both lanes' weeks, in as many words as there is room for."""
    told = Content()
    for named, unit in ((True, " weeks"), (True, ""), (False, " weeks"), (False, "")):
        parts: list[tuple[str, str]] = []
        for lane in CATEGORIES:
            filled = seen.filled.lanes[lane]
            name = f"{CATEGORY_NAMES[lane]} " if named else ""
            used = f"{name}{weeks_text(filled.used)}/{weeks_text(filled.capacity)}"
            parts += [(" · " if parts else "", "$muted"), (used, LANE_COLOURS[lane])]
        told = Content.assemble(*parts, (unit, "$muted"))
        if told.cell_length <= width:
            break
    return told


def _likely(fits: Fits, width: int) -> list[Content]:
    """How likely each lane holds what is in, in as many words as have room; nothing where nobody gave ranges."""
    if not any(fits.values()):
        return []
    told = Content()
    for named, end in ((True, " likely to fit"), (False, " likely to fit"), (False, " likely")):
        parts: list[tuple[str, str]] = []
        for lane in CATEGORIES:
            fit = fits[lane]
            chance = "no ranges" if fit is None else fit.text.removesuffix(" likely")
            name = f"{CATEGORY_NAMES[lane]} " if named else ""
            parts += [(" · " if parts else "", "$muted"), (f"{name}{chance}", LANE_COLOURS[lane])]
        told = Content.assemble(*parts, (end, "$muted"))
        if told.cell_length <= width:
            break
    return [told]


def _item(plan: Plan, item: str, sign: str, style: str, width: int, *, roomy: bool) -> Content:
    entry = plan.items[item]
    team = plan.teams.get(entry.team or "")
    key = f" {fitted(team.key if team else '', 4)}" if roomy else ""
    title = fitted(entry.title, max(4, width - 6 - len(key)))
    weeks = f"{weeks_text(plan.all_weeks[item]):>4}"
    return Content.assemble((f"{sign} ", f"bold {style}"), title, (key, "$muted"), weeks)


def _more(plan: Plan, more: More, width: int) -> list[tuple[str, str]]:
    who = CATEGORY_NAMES[more.category] if more.team is None else more.team.key
    gain = _signed(more.gain) if more.unscored < len(more.change.came_in) + len(more.change.went_out) else UNKNOWN
    lane = "" if more.team is None else f"{CATEGORY_NAMES[more.category][:4]} "
    head = [(fitted(who, 5 if more.team else 11), ""), (lane, LANE_COLOURS[more.category])]
    head.append((f"{gain:>5}{'?' if more.unscored else ' '} ", ""))
    came, went = more.change.came_in, more.change.went_out
    if came:
        head += [("+ ", "bold $good"), (f"{titles(plan, came, 2)} ", "")]
    if went:
        head += [("− ", "bold $bad"), (titles(plan, went, 2), "")]
    return head


def _gain(more: More) -> str:
    if more.unscored == len(more.change.came_in) + len(more.change.went_out):
        return "; none of them has a score"
    unknown = f", without {counted(more.unscored, 'item')} that nobody has scored" if more.unscored else ""
    return f" ({_signed(more.gain)} in value{unknown})"


def _signed(gain: float) -> str:
    return f"{'−' if gain < 0 else '+'}{value_text(abs(gain))}"
