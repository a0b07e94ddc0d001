-- Lines of credit in commits are recognition by their form, as recommendations
-- and endorsements are: they belong to the same index.
DROP INDEX exchange_formal;
CREATE INDEX exchange_formal ON exchange (exchange_key, kind)
WHERE kind IN ('recommendation', 'endorsement', 'credit');
