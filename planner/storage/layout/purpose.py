"""What a quarter is held to: key results and what should move them, principles, where the organisation stands."""

PURPOSE = """
CREATE TABLE key_result (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    objective TEXT NOT NULL REFERENCES objective (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
    unit TEXT NOT NULL,
    baseline REAL CHECK (baseline BETWEEN -1e12 AND 1e12),
    target REAL NOT NULL CHECK (target BETWEEN -1e12 AND 1e12),
    direction TEXT NOT NULL CHECK (direction IN ('up', 'down')),
    position INTEGER NOT NULL,
    stretch REAL CHECK (stretch BETWEEN -1e12 AND 1e12),
    first_target REAL CHECK (first_target BETWEEN -1e12 AND 1e12),
    kind TEXT NOT NULL CHECK (kind IN ('committed', 'aspirational')),
    weight REAL NOT NULL CHECK (weight > 0),
    grade REAL CHECK (grade BETWEEN 0 AND 1),
    grade_word TEXT NOT NULL,
    previous_target REAL CHECK (previous_target BETWEEN -1e12 AND 1e12),
    target_since TEXT CHECK (target_since IS date(target_since, '+0 days')),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE item_kr (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    kr TEXT NOT NULL REFERENCES key_result (id) DEFERRABLE INITIALLY DEFERRED,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX item_kr_by_quarter ON item_kr (quarter);

CREATE TABLE principle (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE quarter_context (
    id TEXT PRIMARY KEY NOT NULL,
    quarter TEXT NOT NULL REFERENCES quarter (id) DEFERRABLE INITIALLY DEFERRED,
    phase TEXT CHECK (phase IN ('searching', 'growing', 'established')),
    engineers REAL CHECK (engineers >= 0),
    product_lines INTEGER CHECK (product_lines >= 0),
    shipping INTEGER CHECK (shipping BETWEEN 1 AND 5),
    running INTEGER CHECK (running BETWEEN 1 AND 5),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;
"""
