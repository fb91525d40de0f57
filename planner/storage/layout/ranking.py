"""How leads rank together: comparisons, ballots, scenarios."""

RANKING = """
CREATE TABLE comparison (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    category TEXT NOT NULL CHECK (category IN ('innovation', 'tune_up')),
    items TEXT NOT NULL CHECK (items LIKE '[%]'),
    policy TEXT NOT NULL CHECK (policy IN ('place', 'cut')),
    prior TEXT NOT NULL CHECK (prior IN ('consensus', 'score', 'presort', 'rank', 'none')),
    line INTEGER NOT NULL CHECK (line >= 0),
    fixed TEXT NOT NULL CHECK (fixed LIKE '[%]'),
    budget INTEGER CHECK (budget >= 0),
    at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL),
    "by" TEXT NOT NULL,
    applied_at TEXT CHECK (applied_at IS NULL OR datetime(applied_at) IS NOT NULL),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE comparison_answer (
    id TEXT PRIMARY KEY NOT NULL,
    comparison TEXT NOT NULL REFERENCES comparison (id) DEFERRABLE INITIALLY DEFERRED,
    a TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    b TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    verdict TEXT NOT NULL CHECK (verdict IN ('this', 'that', 'same', 'later')),
    at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL),
    "by" TEXT NOT NULL,
    retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX comparison_answer_by_comparison ON comparison_answer (comparison);

CREATE TABLE ballot (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    category TEXT NOT NULL CHECK (category IN ('innovation', 'tune_up')),
    person TEXT NOT NULL CHECK (length(person) BETWEEN 1 AND 500),
    "order" TEXT NOT NULL CHECK ("order" LIKE '[%]'),
    points TEXT NOT NULL CHECK (points LIKE '[%]'),
    reasons TEXT NOT NULL CHECK (reasons LIKE '[%]'),
    may_be_named INTEGER NOT NULL CHECK (may_be_named IN (0, 1)),
    cast_at TEXT CHECK (cast_at IS NULL OR datetime(cast_at) IS NOT NULL),
    shown_at TEXT CHECK (shown_at IS NULL OR datetime(shown_at) IS NOT NULL),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE dissent (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    person TEXT NOT NULL CHECK (length(person) BETWEEN 1 AND 500),
    reason TEXT NOT NULL,
    may_be_named INTEGER NOT NULL CHECK (may_be_named IN (0, 1)),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE scenario (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
    ratio REAL NOT NULL CHECK (ratio BETWEEN 0 AND 1),
    reserve REAL NOT NULL CHECK (reserve BETWEEN 0 AND 1),
    overrides TEXT NOT NULL CHECK (overrides LIKE '[%]'),
    at TEXT CHECK (at IS NULL OR datetime(at) IS NOT NULL),
    "by" TEXT NOT NULL,
    fate TEXT NOT NULL CHECK (fate IN ('kept', 'chosen', 'refused')),
    decision TEXT REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
"""
