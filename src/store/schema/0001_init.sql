-- Version 1. Never edited after a release: a change is a new file.

-- Articles as read. The text stays in the database (`texts`) and is never served.
CREATE TABLE articles (
    seq        INTEGER PRIMARY KEY,     -- order of entry; page key
    id         TEXT NOT NULL UNIQUE,    -- stable id, from the URL or the words
    record     TEXT NOT NULL,           -- JSON: id, publisher, title, url, published, published_basis
    content    BLOB NOT NULL,           -- hash over record, reports and tallies: equal means nothing to do
    lon        REAL, lat REAL,          -- always null; the columns every collection has
    day_lo     INTEGER NOT NULL,        -- publication day since 1970-01-01; -2147483648 when unknown
    day_hi     INTEGER NOT NULL,        -- the same; 2147483647 when unknown
    feature    TEXT NOT NULL            -- GeoJSON Feature, ready to send
) STRICT;

CREATE TABLE texts (
    article    TEXT PRIMARY KEY,        -- articles.id
    text       TEXT NOT NULL            -- the whole text that evidence spans count in
) STRICT, WITHOUT ROWID;

-- Files already read, so that a start need not read them again.
CREATE TABLE inputs (
    hash       BLOB PRIMARY KEY         -- over file name, bytes, given date and program build
) STRICT, WITHOUT ROWID;

-- What one article says of one event.
CREATE TABLE reports (
    seq        INTEGER PRIMARY KEY,
    key        TEXT NOT NULL UNIQUE,    -- stable key within its article
    article    TEXT NOT NULL,           -- articles.id
    incident   TEXT NOT NULL,           -- incidents.id it belongs to
    first_seen TEXT NOT NULL,           -- RFC 3339, UTC
    report     TEXT NOT NULL            -- JSON: type, date, place, actors, figures, evidence, fields
) STRICT;
CREATE INDEX reports_article ON reports (article);
CREATE INDEX reports_incident ON reports (incident);

-- Which reports may be of one event: only those that share a block.
CREATE TABLE blocks (
    block      INTEGER NOT NULL,        -- hash of a block key
    report     INTEGER NOT NULL,        -- reports.seq
    PRIMARY KEY (block, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX blocks_report ON blocks (report);

-- Merged reports. The columns before `feature` are what filters and orders see of it.
CREATE TABLE incidents (
    seq        INTEGER PRIMARY KEY,     -- order of entry; page key
    id         TEXT NOT NULL UNIQUE,    -- stable id
    type       TEXT NOT NULL,
    lon        REAL, lat REAL,          -- degrees, WGS 84; null when not placed
    day_lo     INTEGER NOT NULL,        -- first day since 1970-01-01; -2147483648 when open or unknown
    day_hi     INTEGER NOT NULL,        -- last day; 2147483647 when open or unknown
    places     TEXT NOT NULL,           -- |name|id|admin1|admin2|admin3|country|pcode|, folded
    zone       TEXT,                    -- nearest zone
    zone_relation TEXT,                 -- inside, near, outside
    certainty  TEXT NOT NULL,
    precision  TEXT NOT NULL,           -- place precision
    publishers TEXT NOT NULL,           -- |publisher|…|, folded
    search     TEXT NOT NULL,           -- folded text that `q` looks into
    confidence REAL NOT NULL,
    source_count INTEGER NOT NULL,
    first_seen TEXT NOT NULL,           -- RFC 3339, UTC
    updated_at TEXT NOT NULL,           -- RFC 3339, UTC
    feature    TEXT NOT NULL            -- GeoJSON Feature, ready to send
) STRICT;
CREATE INDEX incidents_days ON incidents (day_lo, day_hi);
CREATE INDEX incidents_updated ON incidents (updated_at);

-- Ids of incidents that became part of another.
CREATE TABLE redirects (
    id         TEXT PRIMARY KEY,        -- the id that is gone
    target     TEXT NOT NULL            -- the incident that took its reports; may be a redirect itself
) STRICT, WITHOUT ROWID;

-- Running totals: never points.
CREATE TABLE tallies (
    seq        INTEGER PRIMARY KEY,     -- order of entry; page key
    id         TEXT NOT NULL UNIQUE,
    article    TEXT NOT NULL,           -- articles.id
    lon        REAL, lat REAL,          -- a point of the area counted over
    day_lo     INTEGER NOT NULL,        -- first day of the period; -2147483648 when open
    day_hi     INTEGER NOT NULL,        -- last day of the period; 2147483647 when open
    feature    TEXT NOT NULL            -- GeoJSON Feature, ready to send
) STRICT;
CREATE INDEX tallies_article ON tallies (article);

-- What happened to incidents, for the stream. Pruned from the old end.
CREATE TABLE changes (
    id         INTEGER PRIMARY KEY AUTOINCREMENT, -- monotonic, never reused; begins at the creation time in ms
    op         TEXT NOT NULL,           -- create, update, merge, delete
    incident   TEXT NOT NULL,           -- the incident's id
    target     TEXT,                    -- merge: the incident that took its reports
    before     TEXT,                    -- its Feature before; null for create
    after      TEXT                     -- its Feature after; null for merge and delete
) STRICT;

-- One row: numbers about the whole.
CREATE TABLE state (
    one        INTEGER PRIMARY KEY CHECK (one = 1),
    version    INTEGER NOT NULL,        -- begins at the creation time in ms, grows with every commit that changed anything
    pruned_to  INTEGER NOT NULL         -- changes up to this id are no longer kept
) STRICT;
