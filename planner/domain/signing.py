"""Who signs a decision: whoever acts, or somebody named, and perhaps a second one."""

from planner.domain.errors import BadInputError
from planner.domain.moment import Moment
from planner.domain.text import clean, one_line


def signatories(moment: Moment, signed_by: str, also_signed_by: str) -> tuple[str, str]:
    """Who signs first, by default who acts, and second, empty for nobody.

    Raises `BadInputError` where a name is too long, or both are the same person.
    """
    first, second = one_line(signed_by, "Signed by") or clean(moment.actor), one_line(also_signed_by, "Also signed by")
    if second and second.casefold() == first.casefold():
        raise BadInputError(f"{first} cannot sign twice; name somebody else, or nobody.")
    return first, second
