"""A gentle remark where an objective or a key result names output, or how fast we deliver, instead of an outcome."""

import re

_OUTPUT = (
    r"\b(?:(ship)(?:s|ped)?|(launch)(?:es|ed|ing)?|(deliver)(?:s|ed|ing)?|(buil)(?:d|ds|t|ding)|"
    r"(migrat)(?:e|es|ed|ing) to)\b"
)
"""Words for work. A pattern as text, which `re` compiles and keeps when it is first looked for, not at every start."""

_DELIVERY = (
    r"\b(velocity|story points?|(?:change )?lead times?|cycle times?|throughput|"
    r"deploy(?:ment)?s?(?: frequency| a (?:day|week)| per (?:day|week))|releases? per (?:day|week|month)|"
    r"change fail(?:ure)? rate|rework rate|time to re(?:cover|store)y?|recovery time|mttr|"
    r"(?:test|code) coverage|pull requests?|commits|tickets? closed|bugs? (?:closed|fixed)|items? (?:done|closed))\b"
)


def output_remark(text: str) -> str:
    """What to think about where a result names work that is done, or engineering's own measures; empty for none."""
    found = re.search(_OUTPUT, text, re.IGNORECASE)
    if found is None:
        measure = re.search(_DELIVERY, text, re.IGNORECASE)
        if measure is None:
            return ""
        return (
            f"“{measure[0]}” is how we deliver: it belongs to speed, not to OKRs. What will it change for customers or "
            "the business?"
        )
    return (
        f"“{found[0]}” names work, not a result: what will it change for customers or the business? Results are "
        "revenue, usage, time saved; how fast we deliver belongs to speed."
    )
