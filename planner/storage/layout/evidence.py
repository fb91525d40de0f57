"""What happened: answers, measurements, decisions, baselines."""

EVIDENCE = """
CREATE TABLE check_in (
    id TEXT PRIMARY KEY NOT NULL,
    week TEXT NOT NULL CHECK (week IS date(week, '+0 days')),
    team TEXT NOT NULL REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    shares TEXT NOT NULL CHECK (shares LIKE '[%]'),
    sentence TEXT NOT NULL,
    "by" TEXT NOT NULL,
    finished_at TEXT CHECK (finished_at IS NULL OR datetime(finished_at) IS NOT NULL),
    copied INTEGER NOT NULL CHECK (copied IN (0, 1)),
    kept TEXT NOT NULL CHECK (kept LIKE '[%]'),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX check_in_by_week ON check_in (week);

CREATE TABLE time_share (
    id TEXT PRIMARY KEY NOT NULL,
    week TEXT NOT NULL CHECK (week IS date(week, '+0 days')),
    team TEXT NOT NULL REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    work_type TEXT NOT NULL REFERENCES work_type (id) DEFERRABLE INITIALLY DEFERRED,
    share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX time_share_by_week ON time_share (week, team);

CREATE TABLE metric (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
    unit TEXT NOT NULL,
    lower_is_better INTEGER NOT NULL CHECK (lower_is_better IN (0, 1)),
    every TEXT NOT NULL CHECK (every IN ('week', 'month')),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE measurement (
    id TEXT PRIMARY KEY NOT NULL,
    metric TEXT NOT NULL REFERENCES metric (id) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
    value REAL NOT NULL,
    team TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    out_of REAL CHECK (out_of >= 0),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE decision (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL),
    what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 500),
    why TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    also_signed_by TEXT NOT NULL,
    cost TEXT NOT NULL,
    item TEXT REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    supersedes TEXT REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    kind TEXT NOT NULL CHECK (kind IN ('ratio', 'plan', 'must_do', 'change', 'stop', 'slice', 'close', 'other')),
    principle TEXT REFERENCES principle (id) DEFERRABLE INITIALLY DEFERRED,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE baseline (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL),
    why TEXT NOT NULL,
    weeks REAL NOT NULL CHECK (weeks >= 0),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE baseline_item (
    id TEXT PRIMARY KEY NOT NULL,
    baseline TEXT NOT NULL REFERENCES baseline (id) DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    category TEXT NOT NULL CHECK (category IN ('innovation', 'tune_up')),
    standing TEXT NOT NULL CHECK (standing IN ('in', 'must', 'out')),
    rank INTEGER NOT NULL CHECK (rank >= 1),
    effort REAL CHECK (effort >= 0),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX baseline_item_by_baseline ON baseline_item (baseline);

CREATE TABLE limits (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    measure TEXT NOT NULL,
    mean_moving_range REAL CHECK (mean_moving_range >= 0),
    weeks INTEGER NOT NULL,
    centre REAL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
"""
