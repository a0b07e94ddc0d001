-- Derived: made from the record and the decisions, thrown away and made again
-- whenever what they were made with changes. A later migration may drop them.

-- What each derivation was made with (stamp), and for one that goes through the
-- exchanges in order, how far it has come (through_key): written in the same
-- transaction as the rows, so that it can be stopped at any moment.
CREATE TABLE derivation (
    name TEXT PRIMARY KEY,
    stamp TEXT NOT NULL,
    through_key INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- One person, whole, as JSON, in the order in which they were given.
CREATE TABLE person (
    person_key INTEGER PRIMARY KEY,
    person_id TEXT NOT NULL UNIQUE,
    body BLOB NOT NULL
) STRICT;

-- Which accounts belong together, for joining.
CREATE TABLE person_account (
    account_id TEXT PRIMARY KEY,
    person_key INTEGER NOT NULL REFERENCES person ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX person_account_by_person ON person_account (person_key);

-- One link between two accounts, as JSON, without the owner's decision: that is
-- read from link_decision.
CREATE TABLE link (
    link_key INTEGER PRIMARY KEY,
    link_id TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT;

-- One passage in which someone recognises someone. Offsets count code points of
-- the exchange's text; receiver_key is NULL where only a name was found.
CREATE TABLE recognition (
    recognition_id TEXT NOT NULL,
    exchange_key INTEGER NOT NULL REFERENCES exchange,
    giver_key INTEGER NOT NULL REFERENCES account,
    receiver_key INTEGER REFERENCES account,
    receiver_name TEXT,
    kind TEXT NOT NULL,
    substance TEXT NOT NULL,
    is_doubtful INTEGER NOT NULL,
    confidence REAL NOT NULL,
    quote_start INTEGER NOT NULL,
    quote_end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    skills TEXT NOT NULL,
    PRIMARY KEY (exchange_key, recognition_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX recognition_by_giver ON recognition (giver_key);
CREATE INDEX recognition_by_receiver ON recognition (receiver_key);
