-- Version 7. Half the bytes and rows, for to store a million incidents is to write them: reports and texts packed (pack.rs),
-- nothing of an article twice, the keys of a day's reports in one row, one index less.

CREATE TABLE new_texts (
    article    INTEGER PRIMARY KEY,     -- articles.seq
    text       BLOB NOT NULL            -- the whole text that evidence spans count in, packed
) STRICT;
INSERT INTO new_texts SELECT article, zw_pack(text) FROM texts ORDER BY article;
DROP TABLE texts;
ALTER TABLE new_texts RENAME TO texts;

CREATE TABLE new_reports (
    seq        INTEGER PRIMARY KEY,
    article    INTEGER NOT NULL,        -- articles.seq
    incident   INTEGER NOT NULL,        -- incidents.seq it belongs to
    key        TEXT NOT NULL,           -- stable key, unique in its article
    first_seen TEXT NOT NULL,           -- RFC 3339, UTC
    report     BLOB NOT NULL            -- JSON, packed: type, date, place, actors, figures, evidence, fields
) STRICT;
INSERT INTO new_reports SELECT seq, article, incident, key, first_seen, zw_pack(report) FROM reports ORDER BY seq;
DROP TABLE reports;
ALTER TABLE new_reports RENAME TO reports;
CREATE INDEX reports_incident ON reports (incident);

-- Its words are in the feature.
ALTER TABLE articles DROP COLUMN record;
ALTER TABLE articles ADD COLUMN first_report INTEGER NOT NULL DEFAULT 0; -- its reports have the rows from here
ALTER TABLE articles ADD COLUMN last_report INTEGER NOT NULL DEFAULT -1; -- to here
UPDATE articles SET (first_report, last_report) = (r.first, r.last)
    FROM (SELECT article, min(seq) AS first, max(seq) AS last FROM reports GROUP BY article) r WHERE r.article = articles.seq;

-- Which reports may be of one event: those that stand under a key another asks for. Filled anew by the program.
DROP TABLE blocks;
CREATE TABLE blocks (
    block      INTEGER PRIMARY KEY,     -- day since 1970-01-01 in the upper 24 bits, reports.seq of the first below
    keys       BLOB NOT NULL            -- what the reports of that day that were stored together stand under, see blocks.rs
) STRICT;
