"""The tables of a plan's file as raw DDL, one module per subject.

Raw, because sqlite-utils cannot declare CHECKs; none that calls `json_valid`, which SQLite refuses to run for a file
that it does not trust (`trusted_schema = OFF`). STRICT, so that no column takes what is not of its type.
"""
