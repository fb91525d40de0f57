"""Scores and their terms as text: as many digits as tell them apart, and no more."""


def score_text(score: float) -> str:
    """`0.47`, `17.0`, `800`, `2,000,000`; a score is a comparison, so its digits say no more than its order."""
    if score >= 1_000_000_000:
        return f"{score:.2g}"
    if score >= 100:
        return f"{score:,.0f}"
    if score >= 10:
        return f"{score:.1f}"
    return f"{score:.2f}" if score >= 0.01 or score == 0 else f"{score:.1g}"


def term_text(value: float) -> str:
    """A term of a sum: `4`, `0.8`, `5.33`, `1,000,000`; two decimals at most, except where these would be 0."""
    if 0 < abs(value) < 0.005:
        return f"{value:.1g}"
    whole, _, rest = f"{value:,.2f}".partition(".")
    rest = rest.rstrip("0")
    return f"{whole}.{rest}" if rest else whole
