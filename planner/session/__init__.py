"""The only door to a plan: do, undo, redo, look; the plan in memory; and the ports that storage implements."""

from planner.session.ports import (
    Appended,
    Clock,
    Documents,
    Entry,
    NewId,
    PlanFiles,
    StepRecord,
    Store,
    StoryLine,
    Undone,
)
from planner.session.session import Event, PlanChanged, Session, StepFell

__all__ = [
    "Appended",
    "Clock",
    "Documents",
    "Entry",
    "Event",
    "NewId",
    "PlanChanged",
    "PlanFiles",
    "Session",
    "StepFell",
    "StepRecord",
    "Store",
    "StoryLine",
    "Undone",
]
