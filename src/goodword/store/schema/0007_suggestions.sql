-- Whom the digest suggested in which week (ISO 8601, "2026-W48"), in order: a decision, for it
-- must be the same when asked again and must not come back too soon. Named by an account, as all
-- decisions are; what a person is called, or which accounts are theirs, may change.
CREATE TABLE suggestion (
    week TEXT NOT NULL,
    place INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    suggested_at INTEGER NOT NULL,
    PRIMARY KEY (week, place)
) STRICT, WITHOUT ROWID;

-- Derived: the order of the overlooked, by the ids of persons and without a word or a number, so that
-- it need not be worked out from all moments each time. Stamped in `derivation` like the rest.
CREATE TABLE overlooked_order (
    place INTEGER PRIMARY KEY,
    person_id TEXT NOT NULL
) STRICT;
