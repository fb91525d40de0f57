"""The file's layout, as the migrations that lead to it. Imported when a file is created or brought up to date.

Raw DDL, because sqlite-utils cannot declare CHECKs; none that calls `json_valid`, which SQLite refuses to run for a
file that it does not trust (`trusted_schema = OFF`). A released migration never changes; a new one is added below it.
"""

import sqlite3
from datetime import datetime

from sqlite_utils import Database, Migrations

from planner.storage.header import APPLICATION_ID, SCHEMA_VERSION

_ENTITIES = """
CREATE TABLE organisation (
    id TEXT PRIMARY KEY NOT NULL CHECK (id = 'organisation'),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
    time_zone TEXT NOT NULL,
    fiscal_first_month INTEGER NOT NULL CHECK (fiscal_first_month BETWEEN 1 AND 12),
    plannable_share REAL NOT NULL CHECK (plannable_share > 0 AND plannable_share <= 1),
    pooled INTEGER NOT NULL CHECK (pooled IN (0, 1)),
    weight_customer REAL NOT NULL CHECK (weight_customer >= 0),
    weight_business REAL NOT NULL CHECK (weight_business >= 0),
    weight_running REAL NOT NULL CHECK (weight_running >= 0),
    size_s REAL NOT NULL CHECK (size_s >= 0),
    size_m REAL NOT NULL CHECK (size_m >= 0),
    size_l REAL NOT NULL CHECK (size_l >= 0),
    size_xl REAL NOT NULL CHECK (size_xl >= 0),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE team (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
    "key" TEXT NOT NULL CHECK (length("key") BETWEEN 1 AND 500),
    kind TEXT NOT NULL CHECK (kind IN ('product', 'platform', 'framework')),
    since TEXT CHECK (since IS date(since, '+0 days')),
    until TEXT CHECK (until IS date(until, '+0 days')),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE quarter (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 500),
    starts_on TEXT NOT NULL CHECK (starts_on IS date(starts_on, '+0 days')),
    ends_on TEXT NOT NULL CHECK (ends_on IS date(ends_on, '+0 days')),
    holidays TEXT NOT NULL CHECK (holidays LIKE '[%]'),
    state TEXT NOT NULL CHECK (state IN ('align', 'prioritize', 'measure', 'closed')),
    ratio REAL CHECK (ratio BETWEEN 0 AND 1),
    reserve REAL CHECK (reserve BETWEEN 0 AND 1),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE team_capacity (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    team TEXT NOT NULL REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    people REAL NOT NULL CHECK (people >= 0),
    plannable_share REAL CHECK (plannable_share > 0 AND plannable_share <= 1),
    time_off_days REAL NOT NULL CHECK (time_off_days >= 0),
    ratio REAL CHECK (ratio BETWEEN 0 AND 1),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE work_type (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
    part TEXT NOT NULL CHECK (part IN ('new', 'existing', 'tune_up', 'unplanned')),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE objective (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
"""

_BACKLOG = """
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
"""

_EVIDENCE = """
CREATE TABLE check_in (
    id TEXT PRIMARY KEY NOT NULL,
    week TEXT NOT NULL CHECK (week IS date(week, '+0 days')),
    team TEXT NOT NULL REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    shares TEXT NOT NULL CHECK (shares LIKE '[%]'),
    sentence TEXT NOT NULL,
    "by" TEXT NOT NULL,
    finished_at TEXT CHECK (finished_at IS NULL OR datetime(finished_at) IS NOT NULL),
    copied INTEGER NOT NULL CHECK (copied IN (0, 1)),
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
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE measurement (
    id TEXT PRIMARY KEY NOT NULL,
    metric TEXT NOT NULL REFERENCES metric (id) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
    value REAL NOT NULL,
    team TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
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
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
"""

_HISTORY = """
CREATE TABLE step (
    rowid INTEGER PRIMARY KEY NOT NULL,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL),
    actor TEXT NOT NULL,
    label TEXT NOT NULL,
    why TEXT NOT NULL,
    burst TEXT,
    undoes TEXT CHECK (undoes LIKE '[%]')
) STRICT;

CREATE TABLE op (
    rowid INTEGER PRIMARY KEY NOT NULL,
    replica TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq >= 1),
    hlc TEXT NOT NULL,
    step TEXT NOT NULL REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
    entity TEXT NOT NULL,
    row_id TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL CHECK (value <> ''),
    parents TEXT NOT NULL CHECK (parents LIKE '[%]'),
    prev_hash TEXT NOT NULL,
    UNIQUE (replica, seq)
) STRICT;
CREATE INDEX op_by_field ON op (entity, row_id, field);
CREATE INDEX op_by_step ON op (step);
"""

MIGRATIONS = Migrations("planner")


@MIGRATIONS(name="0001 the plan and its history")
def _the_plan_and_its_history(db: Database) -> None:
    for statement in f"{_ENTITIES}{_BACKLOG}{_EVIDENCE}{_HISTORY}".split(";"):
        if statement.strip():
            db.conn.execute(statement)


def lay_out(conn: sqlite3.Connection, at: datetime) -> None:
    """Makes all tables and marks the file as a plan of this version; the caller holds the transaction.

    The migrations are recorded at the given instant, not at the present one, so that the same plan is the same file.
    """
    db = Database(conn, recursive_triggers=False, execute_plugins=False)
    MIGRATIONS.apply(db)
    conn.execute(f'UPDATE "{MIGRATIONS.migrations_table}" SET applied_at = ?', (at.isoformat(),))  # noqa: S608 a constant
    conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
