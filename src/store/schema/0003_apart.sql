-- Version 3. Reports that an editor set apart: each is an incident of its own, whatever other reports say.
CREATE TABLE apart (
    report     TEXT PRIMARY KEY        -- reports.key; stays when the report goes, for it may come back
) STRICT, WITHOUT ROWID;
