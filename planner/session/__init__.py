"""The only door to a plan: do, undo, redo, look; the plan in memory; and the ports that storage implements."""

from planner.session.events import Event, MayDepart, PlanChanged, ReadFell, StepFell
from planner.session.ports import (
    Appended,
    Clock,
    Documents,
    Entry,
    History,
    NewId,
    Past,
    PlanFiles,
    StepRecord,
    Store,
    StoryLine,
    Undone,
)
from planner.session.session import Session

__all__ = [
    "Appended",
    "Clock",
    "Documents",
    "Entry",
    "Event",
    "History",
    "MayDepart",
    "NewId",
    "Past",
    "PlanChanged",
    "PlanFiles",
    "ReadFell",
    "Session",
    "StepFell",
    "StepRecord",
    "Store",
    "StoryLine",
    "Undone",
]
