"""What the answers make likely: a Gaussian belief about the worth of each item, by moment matching as in TrueSkill.

Herbrich, Minka, Graepel 2006, with no noise of performance and with slips instead: one answer in twenty says the
opposite of what was meant. Each answer is weighed once more in the light of all others, later ones included, as in
expectation propagation (Minka 2001): only these tell a slip.
"""

from collections.abc import Sequence
from functools import cache
from math import erfc, exp, log, pi, sqrt
from statistics import NormalDist

from planner.domain.versus.log import Link

SLIPS = 0.05
"""The share of answers that are wrong by accident."""
_SURE = 0.001
"""The same for what is fixed; not zero, so that nothing is divided by it."""
_ALIKE = 0.3
"""Standard deviation of the difference of two items that are the same to the leads."""
_TRUST = ((0.3, 1), (0.5, 1), (0.7, 2), (0.9, 40), (0.95, 80))
"""How well the prior order may be correlated with the leads' own, and how likely each is at first.

To trust too much at first costs little where the prior turns out poor, to trust too little costs much where it is good.
"""
_PASSES = 2
"""How often each link is weighed; in simulations a third time changes nothing."""
_BIN, _BINS = 0.25, 16
_ROOT_2, _ROOT_2_PI = sqrt(2), sqrt(2 * pi)

Share = tuple[float, float, float, float]
"""What one link contributes to the belief about its first and its second: precision, and precision × mean, of each."""


class Belief:
    """Mean and variance of each item's worth, by position; higher is better."""

    __slots__ = ("mean", "trust", "variance")

    def __init__(self, mean: list[float], variance: list[float], trust: float) -> None:
        self.mean, self.variance = mean, variance
        self.trust = trust
        """Correlation of the prior order with what the leads say, 0…1, as learned so far."""

    def prefers(self, a: int, b: int) -> float:
        """The probability that `a` is worth more than `b`."""
        spread = sqrt(self.variance[a] + self.variance[b])
        return 0.5 * erfc((self.mean[b] - self.mean[a]) / (spread * _ROOT_2))


def believe(size: int, links: Sequence[Link], *, weighted: bool) -> Belief:
    """The belief after these links, in their order; with `weighted` off all items are equal at first."""
    trust, start = 0.0, [0.0] * size
    if weighted:
        quantiles = normal_scores(size)
        trust = learned_trust(links, quantiles)
        start = [trust * value for value in quantiles]
    belief = Belief(start, [1 - trust * trust] * size, trust)
    _take_all(belief.mean, belief.variance, links)
    return belief


@cache
def normal_scores(size: int) -> tuple[float, ...]:
    """The worth to be expected of each place among so many, best first."""
    quantile = NormalDist().inv_cdf
    return tuple(quantile((size - at - 0.5) / size) for at in range(size))


def learned_trust(links: Sequence[Link], quantiles: Sequence[float]) -> float:
    """How well the prior order goes with the answers, from how often these agree with it."""
    agree, against = [0] * _BINS, [0] * _BINS
    for first, second, same, answer in links:
        if answer is not None and not same:
            gap = quantiles[first] - quantiles[second]
            at = int(abs(gap) / _BIN)
            (agree if gap > 0 else against)[at if at < _BINS else _BINS - 1] += 1
    weights = []
    for (_, weight), row in zip(_TRUST, _likelihoods(), strict=True):
        fits = sum(a * yes + d * no for a, d, (yes, no) in zip(agree, against, row, strict=True))
        weights.append(log(weight) + fits)
    most = max(weights)
    parts = [exp(weight - most) for weight in weights]
    return sum(part * trust for part, (trust, _) in zip(parts, _TRUST, strict=True)) / sum(parts)


@cache
def _likelihoods() -> tuple[tuple[tuple[float, float], ...], ...]:
    """For each degree of trust and each gap in the prior: log-probabilities that an answer agrees, and that not."""
    rows = []
    for trust, _ in _TRUST:
        scale = trust / sqrt(2 * (1 - trust * trust))
        gaps = ((at + 0.5) * _BIN for at in range(_BINS))
        agree = [SLIPS + (1 - 2 * SLIPS) * 0.5 * erfc(-gap * scale / _ROOT_2) for gap in gaps]
        rows.append(tuple((log(yes), log(1 - yes)) for yes in agree))
    return tuple(rows)


def _take_all(mean: list[float], variance: list[float], links: Sequence[Link]) -> None:
    shares: list[Share] = [(0.0, 0.0, 0.0, 0.0)] * len(links)
    for _ in range(_PASSES):
        for at, (first, second, same, answer) in enumerate(links):
            precision, pull, other_precision, other_pull = shares[at]
            # What is believed of the two but for this link: their mean and variance are m, v and n, w.
            v, w = variance[first], variance[second]
            rest, other_rest = 1 - v * precision, 1 - w * other_precision
            if rest <= 0 or other_rest <= 0:
                continue
            m, n = (mean[first] - v * pull) / rest, (mean[second] - w * other_pull) / other_rest
            v, w = v / rest, w / other_rest
            shift, shrink = _alike(m - n, v + w) if same else _before(m - n, v + w, _SURE if answer is None else SLIPS)
            left, other_left = 1 - v * shrink, 1 - w * shrink
            mean[first], mean[second] = m + v * shift, n - w * shift
            variance[first], variance[second] = v * left, w * other_left
            shares[at] = (
                shrink / left,
                (shift + m * shrink) / left,
                shrink / other_left,
                (n * shrink - shift) / other_left,
            )


def _alike(gap: float, total: float) -> tuple[float, float]:
    """For two that are the same, their expected gap and its variance: as `_before`."""
    return -gap / (total + _ALIKE * _ALIKE), 1 / (total + _ALIKE * _ALIKE)


def _before(gap: float, total: float, slips: float) -> tuple[float, float]:
    """How far the first moves up and the second down, and how much surer both become, by unit of their variance."""
    root = sqrt(total)
    t = gap / root
    if t > 4:  # what everybody knew teaches nothing
        return 0.0, 0.0
    said = slips + (1 - 2 * slips) * 0.5 * erfc(-t / _ROOT_2)
    v = (1 - 2 * slips) * exp(-t * t / 2) / _ROOT_2_PI / said
    return v / root, v * (v + t) / total
