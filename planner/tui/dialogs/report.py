"""Where a report shall go."""

import asyncio

from planner.exchange.report.forms import Format
from planner.session import Documents, Session
from planner.session.reporting import ENDINGS, SAID, born_of, reported
from planner.tui.dialogs.write_to import WriteTo, beside

_NAME = 40
"""Characters of a quarter's name in that of a file, which holds 255 bytes."""


class ReportTo(WriteTo):
    """Writes the report of the quarter in view, and returns where to."""

    def __init__(self, session: Session, documents: Documents, kind: Format) -> None:
        explain = f"Writes {SAID[kind]}, to send round, to a new file that only you can read:"
        name = f"report {session.plan.quarter.name[:_NAME].strip()}"
        super().__init__("Write the report", explain, value=beside(session, name, ENDINGS[kind]))
        self.session, self.documents, self.kind = session, documents, kind

    async def write(self, path: str) -> str:
        """Writes the file."""
        await asyncio.wrap_future(self.session.load_evidence())
        born = await asyncio.wrap_future(born_of(self.session))

        def create() -> str:
            self.documents.create_private(path, [reported(self.session, born, self.kind)])
            return path

        return await asyncio.to_thread(create)
