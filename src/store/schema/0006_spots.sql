-- Version 6. Names of places once for all incidents that share them: smaller rows, and an index that counts by area.

CREATE TABLE spots (
    seq        INTEGER PRIMARY KEY,
    names      TEXT NOT NULL,           -- JSON list: place, place_id, admin1, admin2, admin3, country, pcode
    folded     TEXT NOT NULL,           -- |name|id|admin1|admin2|admin3|country|pcode|, folded
    UNIQUE (names, folded)
) STRICT;

CREATE TEMP TABLE placed AS
    SELECT seq, date_precision, places, json_array(place, place_id, admin1, admin2, admin3, country, pcode) AS names
    FROM (SELECT i.seq, i.places,
              f.feature ->> '$.properties.date_precision' AS date_precision,
              f.feature ->> '$.properties.place' AS place,
              f.feature ->> '$.properties.place_id' AS place_id,
              f.feature ->> '$.properties.admin1' AS admin1,
              f.feature ->> '$.properties.admin2' AS admin2,
              f.feature ->> '$.properties.admin3' AS admin3,
              f.feature ->> '$.properties.country' AS country,
              f.feature ->> '$.properties.pcode' AS pcode
          FROM incidents i LEFT JOIN features f USING (seq));
INSERT INTO spots (names, folded) SELECT DISTINCT names, places FROM placed;

ALTER TABLE incidents ADD COLUMN spot INTEGER NOT NULL DEFAULT 0; -- spots.seq
ALTER TABLE incidents ADD COLUMN date_precision TEXT NOT NULL DEFAULT '';
UPDATE incidents SET (spot, date_precision) =
    (SELECT s.seq, ifnull(p.date_precision, '') FROM placed p JOIN spots s ON s.names = p.names AND s.folded = p.places
     WHERE p.seq = incidents.seq);
ALTER TABLE incidents DROP COLUMN places;
DROP TABLE placed;
