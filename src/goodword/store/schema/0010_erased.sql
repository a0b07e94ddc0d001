-- Whom the owner erased, so that no later archive brings them back: digests of
-- account ids under a salt of this file, for a list of names would be just what
-- was to be gone. Who has this file and guesses an account can still tell that
-- it was erased.
CREATE TABLE erased (
    digest BLOB PRIMARY KEY,
    erased_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE erased_salt (
    salt BLOB NOT NULL
) STRICT;
INSERT INTO erased_salt (salt) VALUES (randomblob(16));
