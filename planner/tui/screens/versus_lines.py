"""The lines around the two cards: the question, and how far it is."""

from textual.content import Content

from planner.domain.comparison import Verdict
from planner.domain.versus.answering import ASK_BACK
from planner.domain.views.versus import QUESTION, VersusView

ARROWS: dict[Verdict, str] = {"this": "←", "that": "→", "same": "↓", "later": "↑"}
_COLOURS = {"Innovation": "$innovation", "Tune-Up": "$tune-up"}


def question_line(asked_back: Verdict | None) -> Content:
    """The question; where an answer is asked back, how to give it nevertheless."""
    if asked_back is None:
        return Content.styled(QUESTION, "bold $foreground")
    again = f"   {ARROWS[asked_back]} again if so"
    return Content.assemble(("? ", "bold $bad"), (ASK_BACK, "bold $foreground"), (again, "bold $foreground"))


def progress_line(view: VersusView, width: int) -> Content:
    """The lane, a bar, and how many questions are left."""
    room = max(10, width // 2)
    done = round(room * view.progress)
    return Content.assemble(
        (view.lane, f"bold {_COLOURS.get(view.lane, '$foreground')}"),
        "   ",
        ("━" * done, "$foreground"),
        ("━" * (room - done), "$faint"),
        (f"   {view.left}", "bold $foreground"),
    )
