"""Items, what they need and take, and their places."""

BACKLOG = """
CREATE TABLE item (
    id TEXT PRIMARY KEY NOT NULL,
    "key" TEXT NOT NULL CHECK (length("key") BETWEEN 1 AND 500),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
    note TEXT NOT NULL CHECK (length(note) <= 200000),
    category TEXT CHECK (category IN ('innovation', 'tune_up')),
    team TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    effort TEXT CHECK (effort LIKE '{%}'),
    remaining REAL CHECK (remaining >= 0),
    customer INTEGER CHECK (customer BETWEEN 0 AND 5),
    business INTEGER CHECK (business BETWEEN 0 AND 5),
    running INTEGER CHECK (running BETWEEN 0 AND 5),
    customer_evidence TEXT NOT NULL,
    business_evidence TEXT NOT NULL,
    running_evidence TEXT NOT NULL,
    confidence REAL CHECK (confidence > 0 AND confidence <= 1),
    must_reason TEXT,
    must_due TEXT CHECK (must_due IS date(must_due, '+0 days')),
    stage TEXT NOT NULL CHECK (stage IN ('idea', 'sketch', 'mvp', 'broad', 'last_mile', 'done', 'stopped')),
    stop_reason TEXT,
    tags TEXT NOT NULL CHECK (tags LIKE '[%]'),
    service REAL CHECK (service BETWEEN 0 AND 1),
    source_system TEXT,
    source_key TEXT,
    source_url TEXT,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE dependency (
    id TEXT PRIMARY KEY NOT NULL,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    needs TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE item_effort (
    id TEXT PRIMARY KEY NOT NULL,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    team TEXT NOT NULL REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    weeks REAL NOT NULL CHECK (weeks >= 0),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE score_inputs (
    id TEXT PRIMARY KEY NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    reach REAL CHECK (reach >= 0),
    reach_impact REAL CHECK (reach_impact >= 0),
    user_value INTEGER CHECK (user_value BETWEEN 1 AND 20),
    time_criticality INTEGER CHECK (time_criticality BETWEEN 1 AND 20),
    risk_reduction INTEGER CHECK (risk_reduction BETWEEN 1 AND 20),
    job_size INTEGER CHECK (job_size BETWEEN 1 AND 20),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE placement (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    rank TEXT NOT NULL CHECK (length(rank) BETWEEN 1 AND 500),
    "committed" TEXT CHECK ("committed" IN ('in', 'must', 'out')),
    outcome TEXT NOT NULL CHECK (outcome IN ('not_started', 'going', 'done', 'dropped')),
    actual_effort REAL CHECK (actual_effort >= 0),
    stage_before TEXT CHECK (stage_before IN ('idea', 'sketch', 'mvp', 'broad', 'last_mile', 'done', 'stopped')),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX placement_by_quarter ON placement (quarter);

CREATE TABLE import_record (
    id TEXT PRIMARY KEY NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    system TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "values" TEXT NOT NULL CHECK ("values" LIKE '[%]'),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE proposal (
    id TEXT PRIMARY KEY NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    category TEXT NOT NULL CHECK (category IN ('innovation', 'tune_up')),
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    because TEXT NOT NULL CHECK (length(because) <= 200000),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE import_mapping (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
    pairs TEXT NOT NULL CHECK (pairs LIKE '[%]'),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
"""
