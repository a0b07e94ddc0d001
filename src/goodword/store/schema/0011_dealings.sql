-- Derived: what went between the owner and each account, summed up, for a list of everybody: when the last
-- was, whether anything was in private, whether anything was among others. No word and no name. Stamped in
-- `derivation` like the rest.
CREATE TABLE dealings (
    account_key INTEGER PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    last_at INTEGER,
    in_private INTEGER NOT NULL,
    among_others INTEGER NOT NULL
) STRICT;

-- Whether all that was said stands where no others could read it; and whether the person is out, kept out or
-- recommended: such a decision changes who waits, and not the order.
ALTER TABLE overlooked_order ADD COLUMN is_quiet INTEGER NOT NULL DEFAULT 0;
ALTER TABLE overlooked_order ADD COLUMN is_out INTEGER NOT NULL DEFAULT 0;
