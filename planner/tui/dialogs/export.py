"""Where an export shall go."""

import asyncio
from collections.abc import Iterable

from planner.session import Documents, Session
from planner.session.exporting import ENDINGS, SAID, Format, exported
from planner.tui.dialogs.write_to import WriteTo, beside


class ExportTo(WriteTo):
    """Writes the plan out in one form, and returns where to."""

    def __init__(self, session: Session, documents: Documents, form: Format) -> None:
        explain = f"Writes {SAID[form]}, to a new file that only you can read:"
        super().__init__("Export", explain, value=beside(session, "", ENDINGS[form]))
        self.session, self.documents, self.form = session, documents, form

    async def write(self, path: str) -> str:
        """Writes the file."""

        def create(pieces: Iterable[str]) -> str:
            self.documents.create_private(path, pieces)
            return path

        if self.form == "json":
            return await self.watched(lambda watch: exported(self.session, self.form, create, watch))
        await asyncio.wrap_future(self.session.load_evidence())
        # Not here: of ten thousand items it takes a moment, in which keys are answered.
        answer = await asyncio.to_thread(exported, self.session, self.form, create)
        return answer.result()
