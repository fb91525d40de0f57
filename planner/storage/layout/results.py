"""What came of the work: key results by week, slices, gates, incidents, predictions, what closing carried on."""

RESULTS = """
CREATE TABLE kr_check_in (
    id TEXT PRIMARY KEY NOT NULL,
    kr TEXT NOT NULL REFERENCES key_result (id) DEFERRABLE INITIALLY DEFERRED,
    week TEXT NOT NULL CHECK (week IS date(week, '+0 days')),
    value REAL CHECK (value BETWEEN -1e12 AND 1e12),
    confidence INTEGER CHECK (confidence BETWEEN 0 AND 10),
    word TEXT NOT NULL,
    "by" TEXT NOT NULL,
    at TEXT CHECK (at IS NULL OR datetime(at) IS NOT NULL),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX kr_check_in_by_kr ON kr_check_in (kr);

CREATE TABLE slice (
    id TEXT PRIMARY KEY NOT NULL,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
    kind TEXT NOT NULL CHECK (kind IN ('share', 'difference', 'mean', 'count')),
    pass_mark REAL NOT NULL CHECK (pass_mark BETWEEN -1e12 AND 1e12),
    direction TEXT NOT NULL CHECK (direction IN ('up', 'down')),
    first_pass_mark REAL CHECK (first_pass_mark BETWEEN -1e12 AND 1e12),
    hypothesis TEXT NOT NULL,
    metric TEXT NOT NULL,
    unit TEXT NOT NULL,
    kr TEXT REFERENCES key_result (id) DEFERRABLE INITIALLY DEFERRED,
    sample REAL CHECK (sample > 0),
    until TEXT CHECK (until IS date(until, '+0 days')),
    started_on TEXT CHECK (started_on IS date(started_on, '+0 days')),
    stage TEXT NOT NULL CHECK (stage IN ('idea', 'sketch', 'mvp', 'broad', 'last_mile', 'done', 'stopped')),
    position INTEGER NOT NULL,
    decision TEXT CHECK (decision IN ('continue', 'change', 'stop')),
    decision_why TEXT NOT NULL,
    decided_at TEXT CHECK (decided_at IS NULL OR datetime(decided_at) IS NOT NULL),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX slice_by_item ON slice (item);

CREATE TABLE slice_result (
    id TEXT PRIMARY KEY NOT NULL,
    slice TEXT NOT NULL REFERENCES slice (id) DEFERRABLE INITIALLY DEFERRED,
    week TEXT NOT NULL CHECK (week IS date(week, '+0 days')),
    numbers TEXT NOT NULL CHECK (numbers LIKE '[%]'),
    "by" TEXT NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE gate_check (
    id TEXT PRIMARY KEY NOT NULL,
    list TEXT NOT NULL CHECK (list IN ('quality', 'operations')),
    position INTEGER NOT NULL,
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE gate (
    id TEXT PRIMARY KEY NOT NULL,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    "check" TEXT NOT NULL REFERENCES gate_check (id) DEFERRABLE INITIALLY DEFERRED,
    "by" TEXT NOT NULL,
    at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL),
    skipped_why TEXT,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE incident (
    id TEXT PRIMARY KEY NOT NULL,
    "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
    hours REAL CHECK (hours >= 0),
    team TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    item TEXT REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE prediction (
    id TEXT PRIMARY KEY NOT NULL,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    hours REAL NOT NULL CHECK (hours >= 0),
    shipped_on TEXT CHECK (shipped_on IS date(shipped_on, '+0 days')),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE carry_over (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    choice TEXT NOT NULL CHECK (choice IN ('carried', 'back', 'dropped')),
    remaining REAL CHECK (remaining >= 0),
    why TEXT NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
"""
