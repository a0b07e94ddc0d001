-- The record: what the owner's archives say. Everything here can be read again
-- from the archives; nothing here is a decision of the owner.
--
-- Integer keys (…_key) are for joining and never leave this file; text ids
-- (…_id) are the same on every machine. Times (…_at) are microseconds since
-- 1970-01-01T00:00:00Z. Lists are JSON.

-- One reading of one archive. Its rows are written in batches and are seen by
-- nobody until completed_at is set. import_key is never used twice: that is the
-- number in the id "i3" that the owner types. first_exchange_key is the counter
-- when the import began: every exchange that this import adds has a greater or
-- equal key, so no reader who goes through the record in order of keys may pass
-- it while the import is not complete. first_at and last_at span the exchanges
-- that this archive holds.
CREATE TABLE import (
    import_key INTEGER PRIMARY KEY AUTOINCREMENT,
    archive_digest TEXT NOT NULL,
    path TEXT NOT NULL,
    source TEXT NOT NULL,
    owner_name TEXT,
    started_at INTEGER NOT NULL,
    completed_at INTEGER,
    first_exchange_key INTEGER NOT NULL,
    exchanges INTEGER NOT NULL DEFAULT 0,
    accounts INTEGER NOT NULL DEFAULT 0,
    recommendations INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    first_at INTEGER,
    last_at INTEGER,
    cannot_contain TEXT NOT NULL DEFAULT '[]'
) STRICT;

-- An archive is in the record once, however often it is imported.
CREATE UNIQUE INDEX import_complete ON import (archive_digest) WHERE completed_at IS NOT NULL;

-- The next exchange_key. A counter and not the greatest key in use: a key that
-- an undone import had must not come back, for a reader may have passed it.
CREATE TABLE counter (
    next_exchange_key INTEGER NOT NULL
) STRICT;
INSERT INTO counter (next_exchange_key) VALUES (1);

-- One login in one place; all that is known of it is in account_sighting.
CREATE TABLE account (
    account_key INTEGER PRIMARY KEY,
    account_id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL
) STRICT;

-- What one import says of an account: several rows where it says several things
-- at several times. Nothing is ever overwritten, so a former company keeps its
-- date. An account that an import only names has a row without facts.
CREATE TABLE account_sighting (
    account_sighting_key INTEGER PRIMARY KEY,
    account_key INTEGER NOT NULL REFERENCES account,
    import_key INTEGER NOT NULL REFERENCES import,
    handle TEXT,
    name TEXT,
    url TEXT,
    emails TEXT,
    links TEXT,
    bio TEXT,
    company TEXT,
    position TEXT,
    skills TEXT,
    connected_at INTEGER,
    seen_at INTEGER
) STRICT;
CREATE INDEX account_sighting_by_account ON account_sighting (account_key, import_key);
CREATE INDEX account_sighting_by_import ON account_sighting (import_key, account_key);

-- The owner's own accounts, as each archive tells: they give every exchange its
-- direction.
CREATE TABLE import_owner (
    import_key INTEGER NOT NULL REFERENCES import,
    account_key INTEGER NOT NULL REFERENCES account,
    PRIMARY KEY (import_key, account_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_owner_by_account ON import_owner (account_key);

-- One post, reply, message, recommendation, endorsement or meeting, stored once
-- however many archives hold it. exchange_id is the 16 bytes of the 32 hexadecimal
-- digits outside. import_key is one import that says exactly this, a complete one
-- where there is one: the exchange is visible when that import is complete.
-- Short columns come first: a question about who and when need not read the words.
CREATE TABLE exchange (
    exchange_key INTEGER PRIMARY KEY,
    exchange_id BLOB NOT NULL UNIQUE,
    import_key INTEGER NOT NULL,
    author_key INTEGER NOT NULL REFERENCES account,
    sent_at INTEGER,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    audience TEXT NOT NULL,
    lang TEXT,
    native_id TEXT,
    in_reply_to TEXT,
    thread TEXT,
    url TEXT,
    text TEXT NOT NULL,
    quoted TEXT
) STRICT;
CREATE INDEX exchange_by_author ON exchange (author_key);

-- Recommendations and endorsements are few, asked for often, and recognition by
-- their kind alone, whatever their words.
CREATE INDEX exchange_formal ON exchange (exchange_key, kind) WHERE kind IN ('recommendation', 'endorsement');

-- For whom an exchange is meant, and how, in the order of the source. When the
-- words of an exchange change it gets a new key (see sighting.says), and its
-- rows follow.
CREATE TABLE addressed (
    exchange_key INTEGER NOT NULL REFERENCES exchange ON UPDATE CASCADE,
    place INTEGER NOT NULL,
    account_key INTEGER NOT NULL REFERENCES account,
    manner TEXT NOT NULL,
    written TEXT,
    PRIMARY KEY (exchange_key, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX addressed_by_account ON addressed (account_key);

-- Where an exchange was read: one row for each import that holds it. says is
-- NULL where the import says what the exchange's row says; else it is the whole
-- exchange as that import has it, in JSON. Of complete imports that differ, the
-- one that reaches to the latest date gives the row, and if two reach equally
-- far the longer text: never the order in which they were imported.
CREATE TABLE sighting (
    exchange_key INTEGER NOT NULL REFERENCES exchange ON UPDATE CASCADE,
    import_key INTEGER NOT NULL,
    member TEXT NOT NULL,
    position INTEGER NOT NULL,
    says BLOB,
    PRIMARY KEY (exchange_key, import_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_that_differs ON sighting (import_key) WHERE says IS NOT NULL;

-- Records that could not be read: the first thousand of an import;
-- import.skipped counts them all.
CREATE TABLE skipped (
    skipped_key INTEGER PRIMARY KEY,
    import_key INTEGER NOT NULL REFERENCES import,
    member TEXT NOT NULL,
    position INTEGER NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX skipped_by_import ON skipped (import_key);
