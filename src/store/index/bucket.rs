//! Rows whose days are near each other, column by column, in the order of their numbers.

use super::Entry;

/// Days that begin in one bucket, and days at most that a row in it lasts.
const SPAN: i32 = 32;
/// Key of the bucket of rows that last longer, have an open end or no date.
const LONG: i32 = i32::MAX;

/// Some rows. All columns are equally long.
#[derive(Debug, Clone)]
pub(super) struct Bucket {
    pub(super) seq: Vec<u32>,
    pub(super) lon: Vec<i32>,
    pub(super) lat: Vec<i32>,
    pub(super) days: Days,
    pub(super) kind: Vec<u8>,
    pub(super) zone: Vec<u8>,
    pub(super) relation: Vec<u8>,
    pub(super) certainty: Vec<u8>,
    pub(super) precision: Vec<u8>,
    pub(super) date: Vec<u8>,
    pub(super) spot: Vec<u32>,
    pub(super) publishers: Vec<u32>,
}

/// First and last days.
#[derive(Debug, Clone)]
pub(super) enum Days {
    /// Within [`SPAN`] days of `first`: days after it, and days after those.
    Near { first: i32, after: Vec<u8>, length: Vec<u8> },
    /// Anywhere.
    Far { lo: Vec<i32>, hi: Vec<i32> },
}

macro_rules! columns {
    ($bucket:expr, $entry:expr, |$column:ident, $value:ident| $do:expr) => {{
        let (bucket, entry) = ($bucket, $entry);
        columns!(@ bucket entry |$column, $value| $do; seq lon lat kind zone relation certainty precision date spot publishers)
    }};
    (@ $bucket:ident $entry:ident |$column:ident, $value:ident| $do:expr; $($name:ident)+) => {
        {
            $({
                let $column = &mut $bucket.$name;
                let $value = $entry.$name;
                $do;
            })+
        }
    };
}

impl Bucket {
    /// Which bucket a row with these days stands in.
    pub(super) fn key(day_lo: i32, day_hi: i32) -> i32 {
        let is_short = day_hi.checked_sub(day_lo).is_some_and(|length| (0..SPAN).contains(&length));
        if is_short { day_lo.div_euclid(SPAN) } else { LONG }
    }

    /// Keys of the buckets that may hold a row which shares a day with `from..=to`.
    pub(super) fn may_hold(key: i32, from: i32, to: i32) -> bool {
        let (first, last) = (from.saturating_sub(SPAN).div_euclid(SPAN), to.div_euclid(SPAN));
        key == LONG || (first <= key && key <= last)
    }

    /// With room for `rows`: what grows leaves holes in memory that are not given back.
    pub(super) fn new(key: i32, rows: usize) -> Self {
        let days = if key == LONG {
            Days::Far { lo: Vec::with_capacity(rows), hi: Vec::with_capacity(rows) }
        } else {
            let (after, length) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
            Days::Near { first: key * SPAN, after, length }
        };
        Self {
            seq: Vec::with_capacity(rows),
            lon: Vec::with_capacity(rows),
            lat: Vec::with_capacity(rows),
            days,
            kind: Vec::with_capacity(rows),
            zone: Vec::with_capacity(rows),
            relation: Vec::with_capacity(rows),
            certainty: Vec::with_capacity(rows),
            precision: Vec::with_capacity(rows),
            date: Vec::with_capacity(rows),
            spot: Vec::with_capacity(rows),
            publishers: Vec::with_capacity(rows),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.seq.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.seq.is_empty()
    }

    pub(super) fn has(&self, seq: u32) -> bool {
        self.seq.binary_search(&seq).is_ok()
    }

    /// Adds a row whose number is larger than any here.
    pub(super) fn push(&mut self, entry: &Entry) {
        self.put(self.len(), entry);
    }

    /// Adds a row whose number is not here.
    pub(super) fn insert(&mut self, entry: &Entry) {
        let at = self.seq.partition_point(|seq| *seq < entry.seq);
        self.put(at, entry);
    }

    fn put(&mut self, at: usize, entry: &Entry) {
        columns!(&mut *self, entry, |column, value| column.insert(at, value));
        match &mut self.days {
            Days::Near { first, after, length } => {
                // Both lie within the span by the bucket's key.
                after.insert(at, (entry.day_lo - *first) as u8);
                length.insert(at, (entry.day_hi - entry.day_lo) as u8);
            }
            Days::Far { lo, hi } => {
                lo.insert(at, entry.day_lo);
                hi.insert(at, entry.day_hi);
            }
        }
    }

    /// Keeps the rows whose number `is_kept`.
    pub(super) fn retain(&mut self, is_kept: impl Fn(u32) -> bool) {
        let kept: Vec<Entry> =
            (0..self.len()).filter(|n| is_kept(self.seq[*n])).map(|n| self.entry(n)).collect();
        let key = match &self.days {
            Days::Near { first, .. } => first.div_euclid(SPAN),
            Days::Far { .. } => LONG,
        };
        *self = Self::new(key, kept.len());
        for entry in &kept {
            self.push(entry);
        }
    }

    fn entry(&self, n: usize) -> Entry {
        let (day_lo, day_hi) = self.days.get(n);
        Entry {
            seq: self.seq[n],
            lon: self.lon[n],
            lat: self.lat[n],
            day_lo,
            day_hi,
            kind: self.kind[n],
            zone: self.zone[n],
            relation: self.relation[n],
            certainty: self.certainty[n],
            precision: self.precision[n],
            date: self.date[n],
            spot: self.spot[n],
            publishers: self.publishers[n],
        }
    }
}

impl Days {
    /// First and last day of row `n`.
    pub(super) fn get(&self, n: usize) -> (i32, i32) {
        match self {
            Self::Near { first, after, length } => {
                let lo = first + i32::from(after[n]);
                (lo, lo + i32::from(length[n]))
            }
            Self::Far { lo, hi } => (lo[n], hi[n]),
        }
    }
}
