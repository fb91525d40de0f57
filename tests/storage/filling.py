"""A session whose disk is full for a while: `python -m tests.storage.filling PLAN` prints what came of its steps."""

import json
import resource
import sys
from concurrent.futures import Future
from pathlib import Path

from planner.domain.change import Step, edit
from planner.session import Appended, Session, StepFell
from tests.stores import Mailbox, open_session

ROOM = 40_000
"""Bytes by which the file may still grow: enough for a word, not for a long note."""


def sentence(mailbox: Mailbox, answer: Future[Appended]) -> str:
    error = mailbox.settle(answer).exception()
    return "saved" if error is None else str(error)


def note(session: Session, item: str, text: str) -> Future[Appended]:
    return session.do(Step(f"Note {item}", edit(session.plan.items[item], note=text)))


def main() -> None:
    path, mailbox = Path(sys.argv[1]), Mailbox()
    session = open_session(path, dispatch=mailbox)
    fallen: list[str] = []
    session.listen(lambda event: fallen.append(event.label) if isinstance(event, StepFell) else None)
    sys.dont_write_bytecode = True  # a module imported under the limit would be kept cut off
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + ROOM, resource.RLIM_INFINITY))
    answers = [note(session, "a", "x" * 150_000), note(session, "b", "short")]
    sentences = [sentence(mailbox, answer) for answer in answers]
    shown = {name: session.plan.items[name].note for name in ("a", "b")}
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    sentences.append(sentence(mailbox, note(session, "a", "y" * 150_000)))
    session.store.close().result()
    print(json.dumps({"sentences": sentences, "shown": shown, "fallen": fallen}))


if __name__ == "__main__":
    main()
