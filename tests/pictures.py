"""The README's picture: Prioritize over the sample plan, drawn by the program itself.

`python -m tests.pictures docs` writes it anew; nothing in it depends on the machine or the day.
"""

import asyncio
import re
import shutil
import sys
import tempfile
from pathlib import Path

from tests.tui.launching import make_app

SAMPLE = Path(__file__).parents[1] / "sample.db"
SIZE = (124, 32)
_REMOTE_FONT = re.compile(r"@font-face\s*{[^}]*}\s*")


async def draw(folder: Path) -> Path:
    """Draws Prioritize with the cursor on the second item; says where the picture is."""
    with tempfile.TemporaryDirectory() as private:
        plan = Path(private) / "plan.db"
        shutil.copyfile(SAMPLE, plan)
        app = make_app(plan, phase="prioritize", note="sample 6 Nov")
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("down")
            await pilot.pause(0.5)
            picture = app.export_screenshot(title="planner")
        if app.session is not None:
            await asyncio.wrap_future(app.session.store.close())
    target = folder / "prioritize.svg"
    # The picture takes a font of the reader's; fetching one from elsewhere is nothing that a README should do.
    target.write_text(_REMOTE_FONT.sub("", picture), "utf-8")
    return target


if __name__ == "__main__":
    asyncio.run(draw(Path(sys.argv[1])))
