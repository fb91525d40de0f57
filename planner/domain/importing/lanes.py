"""Which lane an issue's type, labels and words speak for, and how sure that is.

Each sign has a weight of evidence, the logarithm of its odds for one lane; weights add up, signs for different lanes
cancel (Good 1950, “Probability and the Weighing of Evidence”), and the sum is turned back into a probability. The
weights are judgements, not measurements: signs that mean one lane in nearly every tracker have 2.2 (9 : 1), words of
titles 1.2 (3 : 1).
"""

import math
import re
from functools import lru_cache
from typing import NamedTuple

from planner.domain.importing.records import SourceItem
from planner.domain.words import Category

SURE = 0.85
"""From this confidence on a proposed lane is set at once."""
_LEAST = 0.6
"""Below this confidence nothing is proposed."""
_MOST = 0.98
_WORDS_COUNTED = 2
"""Further words of one title for the same lane add nothing: they are seldom independent."""
_EXPLICIT, _STRONG, _FAIR, _WORD, _SLIGHT = 4.0, 2.2, 1.4, 1.2, 0.9


class LaneSign(NamedTuple):
    """A proposed lane."""

    category: Category
    confidence: float
    """0…1, two decimals."""
    because: str


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in text.split(";"))


_TUNE_UP = _words(
    "tech debt; technical debt; techdebt; debt; refactoring; refactor; chore; maintenance; infrastructure; infra"
    "; devops; ci; cd; ci/cd; cicd; build; tooling; tools; automation; reliability; stability; observability"
    "; monitoring"
    "; flaky; flaky test; tests; testing; test automation; code health; code quality; engineering; dependencies"
    "; dependency; developer experience; dx; devex; technical task; technical story; enabler; architecture; migration"
    "; technische schulden; wartung; infrastruktur; deuda técnica; dette technique; dívida técnica; debito tecnico"
)
_INNOVATION = _words(
    "feature; new feature; feature request; user story; customer; customer request; growth; ux; user experience"
    "; product; revenue; neue funktion; kundenwunsch; nueva función; nouvelle fonctionnalité; nova funcionalidade"
)
_SIGNS: dict[str, float] = {
    **dict.fromkeys(_TUNE_UP, _STRONG),
    **dict.fromkeys(_INNOVATION, -_STRONG),
    **dict.fromkeys(("tune up", "tuneup"), _EXPLICIT),
    "innovation": -_EXPLICIT,
    **dict.fromkeys(
        ("bug", "defect", "incident", "fehler", "bogue", "anomalie", "ошибка", "баг", "バグ", "缺陷"), _SLIGHT
    ),
    **dict.fromkeys(("story", "historia", "récit", "história", "storia", "ストーリー", "故事"), -_FAIR),
    **dict.fromkeys(("enhancement", "improvement", "verbesserung", "mejora", "amélioration", "melhoria"), -_SLIGHT),
}
"""Weights for Tune-Up; those below 0 are for Innovation."""
_TITLE_TUNE_UP = re.compile(  # without IGNORECASE, which makes it three times as slow: titles are folded
    r"\b(?:refactor|re-?write|clean[ -]?up|migrat|upgrad|deprecat|flaky|pipelines?\b|ci/cd|ci\b|deploy"
    r"|build (?:time|cache)|lint|test (?:coverage|suite)|unit tests?|monitor|alerting|observab|tracing|telemetry"
    r"|terraform|kubernetes|k8s|infra|tech(?:nical)? debt|dependenc|automat|toolchain|tooling|rollback|on-?call"
    r"|runbook|sharding|refaktor|aufräum|überwach)\w*"
)
_TITLE_INNOVATION = re.compile(
    r"\b(?:customers?|shoppers?|buyers?|users? can|as an? [\w ]{2,30} i |subscribers?|onboarding|sign-?up|pricing"
    r"|launch|wish ?lists?|recommend|personali[sz]|loyalty|gift|self-service"
    r"|kund(?:e|en|innen)\b|clientes?\b|clients?\b)\w*"
)


def lane_sign(item: SourceItem) -> LaneSign | None:
    """The lane that an issue's type, labels and title speak for; `None` where they say nothing, or both."""
    because = [*_said_by(item.type, item.labels)]
    title = item.title.casefold()
    for pattern, sign in ((_TITLE_TUNE_UP, _WORD), (_TITLE_INNOVATION, -_WORD)):
        words = dict.fromkeys(pattern.findall(title)[:_WORDS_COUNTED])
        because += [(sign, f"“{word.strip()}”") for word in words]
    weight = sum(sign for sign, _ in because)
    confidence = round(min(_MOST, 1 / (1 + math.exp(-abs(weight)))), 2)
    if confidence < _LEAST:
        return None
    speaking = ", ".join(text for sign, text in because if sign * weight > 0)
    return LaneSign("tune_up" if weight > 0 else "innovation", confidence, speaking)


@lru_cache(maxsize=4096)
def _said_by(kind: str, labels: tuple[str, ...]) -> tuple[tuple[float, str], ...]:
    """What a type and labels speak for, each with its weight; thousands of issues repeat few of them."""
    named = (("type", kind), *(("label", label) for label in labels))
    return tuple((sign, f"{what} “{name}”") for what, name in named if (sign := _sign(name)))


def _sign(name: str) -> float:
    """The weight of a type or a label, whatever it is written with, e.g. `Tech-Debt`, `kind/bug`."""
    plain = re.sub(r"[\s_-]+", " ", name.casefold()).strip()
    found = _SIGNS.get(plain)
    if found is None:
        found = _SIGNS.get(re.split(r"[:/]", plain)[-1].strip(), 0.0)
    return found
