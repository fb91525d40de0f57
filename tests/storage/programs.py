"""Programs of the tests that run in a process of their own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any


def said_by(project: Path, module: str, *arguments: object) -> Any:
    """What `python -m tests.storage.MODULE` prints, as the JSON value that it is."""
    command = [sys.executable, "-m", f"tests.storage.{module}", *map(str, arguments)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=project, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
