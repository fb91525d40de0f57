"""A disk that has no room for a backup: `python -m tests.storage.short_of_room PLAN` prints what came of it."""

import json
import resource
import sys
from pathlib import Path

from planner.domain.change import Step, create, edit
from planner.domain.errors import PlannerError
from planner.domain.item import ImportRecord
from tests.stores import open_session

ROOM = 8_000
"""Bytes that a new file may have: fewer than any plan."""


def main() -> None:
    path = Path(sys.argv[1])
    session = open_session(path)
    taken = create(ImportRecord("a", "jira", "A-1", ()))
    sys.dont_write_bytecode = True  # a module imported under the limit would be kept cut off
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, resource.RLIM_INFINITY))
    wishes = (
        lambda: session.do(Step("Import", (taken,))),
        session.back_up,
        lambda: session.save_copy(str(path.with_name("copy.db"))),
        lambda: session.save_copy(str(path.with_name("bare.db")), with_history=False),
    )
    sentences = []
    for wish in wishes:
        try:
            wish().result()
        except PlannerError as error:
            sentences.append(str(error))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    session.do(Step("Note", edit(session.plan.items["a"], note="later"))).result()
    session.store.close().result()
    print(json.dumps(sentences))


if __name__ == "__main__":
    main()
