"""A gentle remark where an objective or a key result names output instead of an outcome."""

import re

_OUTPUT = re.compile(
    r"\b(?:(ship)(?:s|ped)?|(launch)(?:es|ed|ing)?|(deliver)(?:s|ed|ing)?|(buil)(?:d|ds|t|ding)|"
    r"(migrat)(?:e|es|ed|ing) to)\b",
    re.IGNORECASE,
)


def output_remark(text: str) -> str:
    """What to think about where a result names work that is done rather than what it changes; empty for none."""
    found = _OUTPUT.search(text)
    if found is None:
        return ""
    return (
        f"“{found[0]}” names work, not a result: what will it change for customers or the business? Results are "
        "revenue, usage, time saved; how fast we deliver belongs to speed."
    )
