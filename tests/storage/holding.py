"""Another program that holds a plan's lock until its input ends: `python -m tests.storage.holding PLAN HOW`."""

import sqlite3
import sys


def main() -> None:
    path, how = sys.argv[1:]
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA synchronous = OFF")
    conn.execute(f"BEGIN {how}")
    if how == "DEFERRED":
        conn.execute("SELECT count(*) FROM op").fetchall()
    print("locked", flush=True)
    sys.stdin.read()
    conn.execute("COMMIT")


if __name__ == "__main__":
    main()
