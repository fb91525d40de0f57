"""What of the history stays behind when a plan is written out: ballots that were not shown.

An entry cannot simply be left out: its replica's numbers would have a gap, and the next entry's link would lead to
nothing, so that `check` could not tell the export from a history that somebody has tampered with. Emptying the entry
breaks the link just as well, and numbering and linking the rest anew would make other entries of it, which no longer
join those of the file that they come from. So its place stays, with number, instant and link to the one before it, and
in place of all that it says stands the link *of* it, by which the next entry is joined: 128 bits that tell nothing.
(They hash the step's id too, which has 80 bits of chance and stays behind, so that nobody finds a ballot by trying all
orders of a lane.) The same entry as it was fits into that place again when the two files are merged.
"""

import sqlite3
from typing import NamedTuple

from planner.storage.codec import dumps
from planner.storage.ops import WITHHELD, Op
from planner.storage.scribe import link_of

LABEL = "Leave out ballots that were not shown when this was written out"
"""Of the one step below which all that was withheld stands; its id is `WITHHELD`."""
_STEPS_OF = "SELECT step, entity, row_id FROM op WHERE step IN (SELECT value FROM json_each(?))"
_DISSENTS = """
SELECT DISTINCT op.row_id FROM op JOIN dissent ON dissent.id = op.row_id
WHERE op.entity = 'dissent' AND dissent.deleted AND op.step IN (SELECT value FROM json_each(?))
"""


class Hidden(NamedTuple):
    """What stays behind."""

    rows: frozenset[tuple[str, str]]
    """Kind and id of the rows of which nothing leaves the plan."""
    steps: frozenset[str]
    """Steps that concern only such rows."""
    partly: frozenset[str]
    """Steps that concern others too: these stay, without their reason."""


def hidden(conn: sqlite3.Connection) -> Hidden:
    """Ballots that are not shown now, also those that were withdrawn; and reasons that went back with their showing."""
    query = """
    SELECT DISTINCT row_id FROM op
    WHERE entity = 'ballot' AND row_id NOT IN (SELECT id FROM ballot WHERE shown_at IS NOT NULL)
    """
    rows = {("ballot", row_id) for (row_id,) in conn.execute(query).fetchall()}
    if not rows:
        return Hidden(frozenset(), frozenset(), frozenset())
    about = "SELECT step, row_id FROM op WHERE entity = 'ballot'"
    touched = {step for step, row_id in conn.execute(about).fetchall() if ("ballot", row_id) in rows}
    rows |= {("dissent", row_id) for (row_id,) in conn.execute(_DISSENTS, (dumps(sorted(touched)),)).fetchall()}
    about = "SELECT step, row_id FROM op WHERE entity = 'dissent'"
    touched |= {step for step, row_id in conn.execute(about).fetchall() if ("dissent", row_id) in rows}
    others = conn.execute(_STEPS_OF, (dumps(sorted(touched)),)).fetchall()
    partly = {step for step, kind, row_id in others if (kind, row_id) not in rows}
    return Hidden(frozenset(rows), frozenset(touched - partly), frozenset(partly))


def place_of(op: Op) -> Op:
    """An entry's place without what it says."""
    link = dumps(link_of(op))
    return op._replace(step=WITHHELD, entity=WITHHELD, row_id="", field="link", value=link, parents="[]")
