-- Version 5. The words of `q` by blocks of rows, so that a million rows are searched without reading them, and written once
-- for a block. Filled anew by the program from what version 4 had.

ALTER TABLE words RENAME TO old_words;

CREATE TABLE words (
    block      INTEGER PRIMARY KEY,     -- incidents.seq / 4096
    words      TEXT NOT NULL            -- the folded words of its rows, each once, a space after each
) STRICT;

CREATE TABLE word_rows (
    block      INTEGER PRIMARY KEY,     -- words.block
    rows       BLOB NOT NULL            -- for every word its rows, see words.rs
) STRICT;
