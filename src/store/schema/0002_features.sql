-- Version 2. Features apart from the columns that filters go by, so that each is read without passing over the other;
-- counts kept, so that no start and no page has to count; the row of each change, so that an index can follow the log.

CREATE TABLE features (
    seq        INTEGER PRIMARY KEY,     -- incidents.seq
    feature    TEXT NOT NULL,           -- GeoJSON Feature, ready to send
    search     TEXT NOT NULL            -- folded text that `q` looks into
) STRICT;
INSERT INTO features (seq, feature, search) SELECT seq, feature, search FROM incidents;
ALTER TABLE incidents DROP COLUMN feature;
ALTER TABLE incidents DROP COLUMN search;

ALTER TABLE changes ADD COLUMN seq INTEGER; -- incidents.seq; null before version 2

ALTER TABLE state ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;
ALTER TABLE state ADD COLUMN tallies INTEGER NOT NULL DEFAULT 0;
ALTER TABLE state ADD COLUMN incidents INTEGER NOT NULL DEFAULT 0;
ALTER TABLE state ADD COLUMN unplaced INTEGER NOT NULL DEFAULT 0; -- incidents without a point
UPDATE state SET
    articles = (SELECT count(*) FROM articles),
    tallies = (SELECT count(*) FROM tallies),
    incidents = (SELECT count(*) FROM incidents),
    unplaced = (SELECT count(*) FROM incidents WHERE lon IS NULL);

CREATE TRIGGER articles_in AFTER INSERT ON articles BEGIN UPDATE state SET articles = articles + 1; END;
CREATE TRIGGER articles_out AFTER DELETE ON articles BEGIN UPDATE state SET articles = articles - 1; END;
CREATE TRIGGER tallies_in AFTER INSERT ON tallies BEGIN UPDATE state SET tallies = tallies + 1; END;
CREATE TRIGGER tallies_out AFTER DELETE ON tallies BEGIN UPDATE state SET tallies = tallies - 1; END;
CREATE TRIGGER incidents_in AFTER INSERT ON incidents BEGIN
    UPDATE state SET incidents = incidents + 1, unplaced = unplaced + (new.lon IS NULL);
END;
CREATE TRIGGER incidents_out AFTER DELETE ON incidents BEGIN
    UPDATE state SET incidents = incidents - 1, unplaced = unplaced - (old.lon IS NULL);
END;
CREATE TRIGGER incidents_moved AFTER UPDATE OF lon ON incidents WHEN (old.lon IS NULL) <> (new.lon IS NULL) BEGIN
    UPDATE state SET unplaced = unplaced + (new.lon IS NULL) - (old.lon IS NULL);
END;
