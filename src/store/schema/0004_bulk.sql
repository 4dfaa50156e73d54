-- Version 4. What it takes to store a million incidents in half a minute: numbers instead of texts between tables, blocks
-- that begin with their day and are found by one index, no second copy of features in the log.

CREATE TABLE new_texts (
    article    INTEGER PRIMARY KEY,     -- articles.seq
    text       TEXT NOT NULL            -- the whole text that evidence spans count in
) STRICT;
INSERT INTO new_texts SELECT a.seq, t.text FROM texts t JOIN articles a ON a.id = t.article ORDER BY a.seq;
DROP TABLE texts;
ALTER TABLE new_texts RENAME TO texts;

CREATE TABLE new_reports (
    seq        INTEGER PRIMARY KEY,
    article    INTEGER NOT NULL,        -- articles.seq
    incident   INTEGER NOT NULL,        -- incidents.seq it belongs to
    key        TEXT NOT NULL,           -- stable key, unique in its article
    first_seen TEXT NOT NULL,           -- RFC 3339, UTC
    report     TEXT NOT NULL            -- JSON: type, date, place, actors, figures, evidence, fields
) STRICT;
INSERT INTO new_reports
    SELECT r.seq, a.seq, i.seq, r.key, r.first_seen, r.report
    FROM reports r JOIN articles a ON a.id = r.article JOIN incidents i ON i.id = r.incident ORDER BY r.seq;
DROP TABLE reports;
ALTER TABLE new_reports RENAME TO reports;
CREATE INDEX reports_article ON reports (article);
CREATE INDEX reports_incident ON reports (incident);

-- Which reports may be of one event: those that stand under a key another asks for. Filled anew by the program.
DROP TABLE blocks;
CREATE TABLE blocks (
    block      INTEGER NOT NULL,        -- day since 1970-01-01 in the upper 24 bits, hash of what else must agree below
    report     INTEGER NOT NULL,        -- reports.seq
    PRIMARY KEY (block, report)
) STRICT, WITHOUT ROWID;

-- Features without the words of `q`, which no page needs: more of them in what is read at a time.
CREATE TABLE words (
    seq        INTEGER PRIMARY KEY,     -- incidents.seq
    search     TEXT NOT NULL            -- folded text that `q` looks into
) STRICT;
INSERT INTO words SELECT seq, search FROM features ORDER BY seq;
ALTER TABLE features DROP COLUMN search;

-- `after` of a change is no longer written: it is `before` of the row's next change, or the row's feature.
CREATE INDEX changes_next ON changes (seq, id) WHERE before IS NOT NULL;

-- Counted by the program once a batch, instead of with every row.
DROP TRIGGER articles_in;
DROP TRIGGER articles_out;
DROP TRIGGER tallies_in;
DROP TRIGGER tallies_out;
DROP TRIGGER incidents_in;
DROP TRIGGER incidents_out;
DROP TRIGGER incidents_moved;
