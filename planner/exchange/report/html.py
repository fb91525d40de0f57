"""A report as one HTML file: no scripts, nothing from elsewhere, and whatever people wrote is text in it."""

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from planner.domain.text import clean_note
from planner.exchange.report.document import Report, Said, kind_of

if TYPE_CHECKING:
    from jinja2 import Environment


_LONG = 11
"""A word of more letters may be broken where a table is narrow; in a shorter one that would only be ugly."""


def html_report(report: Report) -> str:
    """The page; its policy allows its own style sheet, by hash, and nothing else."""
    from markupsafe import Markup

    page = _environment()
    style = _source(page, "style.css")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return page.get_template("report.html.jinja").render(
        report=report,
        style=Markup(style),  # noqa: S704 - our own file, which the policy names by its hash
        style_hash=f"sha256-{digest}",
        numbers=_Numbers(),
    )


class _Numbers:
    """Ids for what other elements of the page name."""

    def __init__(self) -> None:
        self.count = 0

    def next(self) -> str:
        """The next id."""
        self.count += 1
        return f"chart-{self.count}"


def _environment() -> "Environment":
    # Imported here: only who writes a report waits for it.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    page = Environment(
        loader=PackageLoader("planner.exchange.report", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        keep_trailing_newline=True,
    )
    page.filters |= {"plain": _plain, "kind": kind_of}
    return page


def _source(page: "Environment", name: str) -> str:
    assert page.loader is not None  # noqa: S101 - given where it is made
    return page.loader.get_source(page, name)[0]


def _shown(value: Any) -> Any:
    """What people wrote stands in an element of its own, so that its direction ends there; the rest is only cleaned."""
    from markupsafe import Markup

    if isinstance(value, Said):
        text = _plain(value)
        if any(len(word) > _LONG for word in text.split()):
            return Markup('<bdi class="long">{}</bdi>').format(text)
        return Markup("<bdi>{}</bdi>").format(text)
    return _plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _plain(text: str) -> str:
    """The text alone, for places that take no elements; without controls and characters that nobody sees."""
    return clean_note(str(text)) if text.strip() else ""
