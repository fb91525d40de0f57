"""Makes the sample plan: `python -m tests.sample sample.db`."""

import sys
from pathlib import Path

from tests.sample.make import make

if len(sys.argv) != 2:
    sys.exit("usage: python -m tests.sample PATH")
target = Path(sys.argv[1])
target.unlink(missing_ok=True)
make(str(target))
