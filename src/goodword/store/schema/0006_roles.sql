-- Companies and positions that a profile lists with their own dates (a JSON list),
-- former ones among them. The newest company and position stay in their columns.
ALTER TABLE account_sighting ADD COLUMN roles TEXT;
