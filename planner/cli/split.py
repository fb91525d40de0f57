"""Ratio and reserve as they are typed after a command."""

import click

from planner.domain.capacity import Split
from planner.domain.errors import BadInputError
from planner.domain.text import clean
from planner.domain.typed import parse_percent, parse_ratio

ratio_option = click.option("--ratio", metavar="RATIO", help="Innovation's share, e.g. 65:35 or 65; else as it is now.")
reserve_option = click.option(
    "--reserve", metavar="RESERVE", help="The reserve in per cent, e.g. 15; else as it is now."
)


def split_given(now: Split, ratio: str | None, reserve: str | None) -> Split:
    """What was typed, else what holds; raises `BadInputError` for what is no ratio or no share."""
    innovation = None if ratio is None else parse_ratio(ratio)
    kept = None if reserve is None or not clean(reserve) else parse_percent(reserve, "Reserve")
    for what, share in (("Ratio", innovation), ("Reserve", kept)):
        if share is not None and 0 < share < 0.01:
            raise BadInputError(f"{what}: write per cent, 65 rather than 0.65; this is under 1 %.")
    return Split(now.ratio if innovation is None else innovation, now.reserve if kept is None else kept)
