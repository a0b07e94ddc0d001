-- Decisions of the owner. They name accounts and exchanges by their ids, never
-- by keys of this file and never by persons or recognitions, which are derived:
-- so they outlive an undone import and are found again when it comes back. There
-- are no foreign keys here, for the same reason.

-- Whether the accounts of a link are one person's.
CREATE TABLE link_decision (
    link_id TEXT PRIMARY KEY,
    left_id TEXT NOT NULL,
    right_id TEXT NOT NULL,
    decision TEXT NOT NULL,
    decided_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What the owner said of an account. `about` names the question: 'kept out'
-- (said: why, or nothing), 'skills' (said: a JSON list), 'pronoun'.
CREATE TABLE account_decision (
    account_id TEXT NOT NULL,
    about TEXT NOT NULL,
    said TEXT,
    decided_at INTEGER NOT NULL,
    PRIMARY KEY (about, account_id)
) STRICT, WITHOUT ROWID;

-- What the owner said of words in an exchange. `about` names the question:
-- 'stands' (said: 'yes' or 'no').
CREATE TABLE passage_decision (
    exchange_id TEXT NOT NULL,
    quote TEXT NOT NULL,
    about TEXT NOT NULL,
    said TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    PRIMARY KEY (about, exchange_id, quote)
) STRICT, WITHOUT ROWID;

-- Questions that are asked once: disclosures, the owner's name as it is signed.
CREATE TABLE answer (
    question TEXT PRIMARY KEY,
    said TEXT NOT NULL,
    answered_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
