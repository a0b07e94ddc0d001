-- Letters: drafts, approved recommendations, signed credentials, and what became
-- of each. Nothing here is overwritten: a new version is a new row, the latest
-- row is the one that holds.

-- A draft as it was saved, as JSON. subject_id is an account id.
CREATE TABLE draft (
    draft_key INTEGER PRIMARY KEY AUTOINCREMENT,
    draft_id TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX draft_by_id ON draft (draft_id, draft_key);

-- An approved text, as JSON; a revision has the same id and a later row.
CREATE TABLE recommendation (
    recommendation_key INTEGER PRIMARY KEY AUTOINCREMENT,
    recommendation_id TEXT NOT NULL,
    draft_id TEXT,
    subject_id TEXT NOT NULL,
    approved_at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX recommendation_by_id ON recommendation (recommendation_id, recommendation_key);

-- The exact bytes of every version that was ever signed.
CREATE TABLE credential (
    credential_key INTEGER PRIMARY KEY AUTOINCREMENT,
    recommendation_id TEXT NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    signed_at INTEGER NOT NULL,
    document BLOB NOT NULL
) STRICT;
CREATE INDEX credential_by_id ON credential (recommendation_id, credential_key);

-- Files received and sent: proposals, acceptances, answers. Apart from the
-- events, so that one can be erased where somebody asks for it and the event stays.
CREATE TABLE document (
    document_key INTEGER PRIMARY KEY AUTOINCREMENT,
    received_at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

-- What happened to a recommendation, in order. state is one of the states of
-- `goodword.nouns.State`; recommendation_id is NULL for one given elsewhere.
CREATE TABLE event (
    event_key INTEGER PRIMARY KEY AUTOINCREMENT,
    recommendation_id TEXT,
    subject_id TEXT NOT NULL,
    state TEXT NOT NULL,
    happened_at INTEGER NOT NULL,
    detail TEXT,
    document_key INTEGER REFERENCES document ON DELETE SET NULL
) STRICT;
CREATE INDEX event_by_recommendation ON event (recommendation_id, event_key);
CREATE INDEX event_by_document ON event (document_key);

CREATE TRIGGER event_is_never_changed
BEFORE UPDATE OF recommendation_id, subject_id, state, happened_at, detail ON event
BEGIN
    SELECT raise(ABORT, 'events are only ever added');
END;

CREATE TRIGGER event_is_never_deleted
BEFORE DELETE ON event
BEGIN
    SELECT raise(ABORT, 'events are only ever added');
END;
