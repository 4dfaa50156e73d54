//! The closed lists of the data contract and their names in JSON, SQL and URLs.
//!
//! What an incident is (type), how well its place and date are known (precision), how sure it is (certainty), how
//! it lies to a zone (relation), and what a place name in a text stands for (mention kind).

use std::fmt;
use std::str::FromStr;

/// A word that is not in one of the closed lists.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{got}` is no {list}; expected one of: {expected}")]
pub struct UnknownWord {
    /// Which list, e.g. `incident type`.
    pub list: &'static str,
    /// What was given.
    pub got: String,
    /// The words of the list, comma-separated.
    pub expected: String,
}

macro_rules! closed_list {
    ($(#[$meta:meta])* $name:ident, $list:literal { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every member, in the order of the contract.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The member's name in JSON, SQL and URLs.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(self.as_str()) }
        }

        impl FromStr for $name {
            type Err = UnknownWord;
            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(UnknownWord {
                        list: $list,
                        got: word.chars().take(80).collect(),
                        expected: [$($word),+].join(", "),
                    }),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let word = std::borrow::Cow::<'de, str>::deserialize(d)?;
                word.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

closed_list! {
    /// What happened.
    IncidentType, "incident type" {
        /// A strike by manned aircraft, or from the air by means not told.
        Airstrike = "airstrike",
        /// A strike by an unmanned aircraft.
        DroneStrike = "drone_strike",
        /// Artillery, tank, mortar or rocket fire.
        Shelling = "shelling",
        /// Troops or vehicles entering territory.
        GroundIncursion = "ground_incursion",
        /// A ground operation against people or buildings: searches, captures, commando landings.
        Raid = "raid",
        /// A checkpoint or post set up.
        Checkpoint = "checkpoint",
        /// An exchange of fire between two armed sides.
        ArmedClash = "armed_clash",
        /// People killed by other means: shooting, bombing, execution.
        Killing = "killing",
        /// People arrested, detained or abducted.
        ArrestDetention = "arrest_detention",
        /// Houses, fields, trees or works destroyed or damaged.
        PropertyDamage = "property_damage",
        /// Territory taken and held.
        TerritorialSeizure = "territorial_seizure",
        /// Aircraft over territory without a strike.
        Overflight = "overflight",
        /// A demonstration.
        Protest = "protest",
        /// Violence against people for their community.
        SectarianViolence = "sectarian_violence",
        /// A military operation that nothing narrower describes.
        MilitaryOperation = "military_operation",
        /// A meeting or negotiation.
        Talks = "talks",
        /// An agreement reached.
        Agreement = "agreement",
        /// Something said.
        Statement = "statement",
        /// A resolution, report or measure of the United Nations.
        UnAction = "un_action",
        /// Anything else.
        Other = "other",
    }
}

impl IncidentType {
    /// Talks, agreements, statements and acts of the United Nations: kept, but off the map by default.
    pub const fn is_diplomatic(self) -> bool {
        matches!(self, Self::Talks | Self::Agreement | Self::Statement | Self::UnAction)
    }

    /// What comes from afar: from the air, a drone or a gun.
    pub const fn is_strike(self) -> bool {
        matches!(self, Self::Airstrike | Self::DroneStrike | Self::Shelling)
    }

    /// What people come to harm by.
    pub const fn is_violent(self) -> bool {
        self.is_strike()
            || matches!(
                self,
                Self::Raid
                    | Self::ArmedClash
                    | Self::Killing
                    | Self::SectarianViolence
                    | Self::GroundIncursion
                    | Self::MilitaryOperation
            )
    }
}

closed_list! {
    /// How exactly a place is known.
    PlacePrecision, "place precision" {
        /// The very spot: a building, a gate, a hilltop.
        Exact = "exact",
        /// A town, village or neighbourhood.
        Settlement = "settlement",
        /// Near a named place; drawn as a circle.
        Near = "near",
        /// A sub-district.
        Admin3 = "admin3",
        /// A district.
        Admin2 = "admin2",
        /// A governorate.
        Admin1 = "admin1",
        /// A vague or natural region.
        Region = "region",
        /// A country.
        Country = "country",
        /// Not placed.
        None = "none",
    }
}

impl PlacePrecision {
    /// Whether a feature of this precision may carry a point (DESIGN: `country` and `none` have no geometry).
    pub const fn has_geometry(self) -> bool {
        !matches!(self, Self::Country | Self::None)
    }
}

closed_list! {
    /// How exactly a date is known.
    DatePrecision, "date precision" {
        /// One calendar day (or the night between two).
        Day = "day",
        /// A week.
        Week = "week",
        /// A month.
        Month = "month",
        /// A season.
        Season = "season",
        /// A year.
        Year = "year",
        /// Any other interval.
        Range = "range",
        /// Not dated.
        Unknown = "unknown",
    }
}

closed_list! {
    /// How sure the source is that it happened.
    Certainty, "certainty" {
        /// Told by the article as a fact.
        Asserted = "asserted",
        /// Told with a named or unnamed source.
        Reported = "reported",
        /// Claimed by a side to the conflict.
        Claimed = "claimed",
        /// Contradicted by another source.
        Disputed = "disputed",
        /// Said not to have happened.
        Denied = "denied",
        /// Announced, threatened or hypothetical.
        Planned = "planned",
    }
}

impl Certainty {
    /// Whether an event of this certainty may be shown as having happened.
    pub const fn has_happened(self) -> bool {
        !matches!(self, Self::Denied | Self::Planned)
    }
}

closed_list! {
    /// How an incident lies to a zone.
    ZoneRelation, "zone relation" {
        /// Within the zone's polygon.
        Inside = "inside",
        /// Outside, at most 5 km from it.
        Near = "near",
        /// Farther.
        Outside = "outside",
    }
}

closed_list! {
    /// What a place name in a text stands for (after the annotation scheme of Gritta et al., "What's missing in
    /// geographical parsing?", 2018, reduced to four).
    MentionKind, "mention kind" {
        /// The place itself.
        Literal = "literal",
        /// A government, army or people named by its place.
        Metonymy = "metonymy",
        /// An adjective or noun of origin ("Syrian").
        Demonym = "demonym",
        /// Part of another name ("Tel Aviv University").
        InName = "in_name",
    }
}

closed_list! {
    /// The type of a time expression (TimeML TIMEX3).
    TimexType, "TIMEX3 type" {
        /// A calendar date or interval of dates.
        Date = "DATE",
        /// A time of day.
        Time = "TIME",
        /// A length of time.
        Duration = "DURATION",
        /// Something recurring.
        Set = "SET",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_round_trip_and_unknown_words_name_the_list() {
        for kind in IncidentType::ALL {
            assert_eq!(kind.as_str().parse::<IncidentType>().as_ref(), Ok(kind));
        }
        let error = "earthquake".parse::<IncidentType>().unwrap_err();
        assert!(error.to_string().contains("incident type") && error.to_string().contains("airstrike"));
    }
}
