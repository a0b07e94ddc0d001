-- Files that went between the owner and others and are not letters of the owner's:
-- recommendations that were received and the answers to them, requests that were
-- received and made. kind is one of `goodword.store.correspondence.Kind`; about is
-- the id of the recommendation, or the key of who asks.
CREATE TABLE correspondence (
    correspondence_key INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    kept_at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX correspondence_by_kind ON correspondence (kind, about, correspondence_key);
