"""Organisation, teams and quarters."""

ORGANISATION = """
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
    score_method TEXT NOT NULL CHECK (score_method IN ('three_questions', 'rice', 'wsjf')),
    follow_through_limit INTEGER NOT NULL CHECK (follow_through_limit >= 0),
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
    staffing_targets TEXT NOT NULL CHECK (staffing_targets LIKE '[%]'),
    learnings TEXT NOT NULL,
    called TEXT NOT NULL CHECK (length(called) <= 500),
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
    changes TEXT NOT NULL CHECK (changes LIKE '[%]'),
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
    teams TEXT NOT NULL CHECK (teams LIKE '[%]'),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
"""
