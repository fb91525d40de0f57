"""The append-only history of steps and ops."""

HISTORY = """
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
