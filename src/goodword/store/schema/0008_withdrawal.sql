-- Lists of withdrawals, signed: each row is a list as it was signed at that time,
-- the latest row of a list is the one that holds. Which places are set is not kept
-- here: it follows from the events and the credentials. An issuer has one list for
-- each place where it is published.
CREATE TABLE status_list (
    status_list_key INTEGER PRIMARY KEY AUTOINCREMENT,
    list_id TEXT NOT NULL,
    issuer TEXT NOT NULL,
    signed_at INTEGER NOT NULL,
    document BLOB NOT NULL
) STRICT;
CREATE INDEX status_list_by_id ON status_list (list_id, status_list_key);

-- What became of the owner's keys, oldest first: 'followed' by a new one, or
-- 'revoked'. A revoked key is given up from `since` on, which may lie before the day
-- on which the owner found out; document is its own signed statement of that.
CREATE TABLE key_event (
    key_event_key INTEGER PRIMARY KEY AUTOINCREMENT,
    did TEXT NOT NULL,
    state TEXT NOT NULL,
    happened_at INTEGER NOT NULL,
    since INTEGER,
    document BLOB
) STRICT;
