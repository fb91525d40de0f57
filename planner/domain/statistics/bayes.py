"""How much better a share that may be anything explains a result than exactly one share does."""

from math import exp, inf, lgamma, log, log1p

from planner.domain.errors import BadInputError
from planner.domain.statistics.given import check_share

_LARGEST = 700.0
"""Beyond it `exp` overflows."""


def bayes_factor(successes: int, trials: int, share: float) -> float:
    """The evidence against exactly `share`: over 1 speaks against it, under 1 for it; 1 where nothing was tried.

    Beta-binomial with a uniform prior: B(s + 1, n − s + 1) ÷ (pˢ (1 − p)ⁿ⁻ˢ); MacKay, *Information Theory, Inference,
    and Learning Algorithms*, 2003, § 3.2 and 3.3. Where `share` is exactly true the factor reaches B at any of however
    many looks with a probability of at most 1 ÷ B (Ville 1939), which is why it may be looked at every week.

    Args:
        successes: How many of the trials went as hoped.
        trials: How many there were.
        share: The pass mark, 0 < share < 1.

    Raises `BadInputError` for what cannot be counted and for a share outside its range; infinity where the factor is
    more than a float can hold.
    """
    check_share(successes, trials)
    check_mark(share)
    exponent = log_bayes_factor(successes, trials, share)
    return exp(exponent) if exponent < _LARGEST else inf


def log_bayes_factor(successes: float, trials: float, share: float) -> float:
    """Its natural logarithm, unchecked; parts of one are allowed, as an expected result is.

    Logarithms of the gamma function throughout: the beta function of a million trials is far below the smallest float.
    """
    failures = trials - successes
    beta = lgamma(successes + 1) + lgamma(failures + 1) - lgamma(trials + 2)
    return beta - successes * log(share) - failures * log1p(-share)


def posterior_mean(successes: float, trials: float) -> float:
    """The share to expect after the result, (s + 1) ÷ (n + 2): Laplace's rule of succession."""
    return (successes + 1) / (trials + 2)


def check_mark(share: float) -> None:
    """Raises `BadInputError` unless a pass mark lies between 0 and 1, where a result can clear it and miss it."""
    if not 0 < share < 1:
        raise BadInputError(f"Pass mark: {share * 100:g} % leaves nothing to find out; write one between 0 and 100 %.")
