"""The record: one SQLite file, plain SQL, numbered migrations."""
