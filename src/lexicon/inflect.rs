//! Written forms of English verbs.

use super::form;

/// Forms of `lemma` with their [`form`] bits; `irregular` gives past and participle (alternatives by `|`).
pub(super) fn forms(lemma: &str, irregular: Option<(&str, &str)>) -> Vec<(String, u8)> {
    let mut out: Vec<(String, u8)> = Vec::new();
    let mut add = |written: String, bits: u8| match out.iter_mut().find(|(w, _)| *w == written) {
        Some((_, b)) => *b |= bits,
        None => out.push((written, bits)),
    };
    add(lemma.to_owned(), form::BASE);
    if lemma == "be" {
        for (written, bits) in
            [("is", form::PRESENT), ("are", form::PRESENT), ("am", form::PRESENT), ("being", form::GERUND)]
        {
            add(written.to_owned(), bits);
        }
    } else if lemma == "have" {
        add("has".to_owned(), form::PRESENT);
        add("having".to_owned(), form::GERUND);
    } else {
        add(third_person(lemma), form::PRESENT);
        add(format!("{}ing", stem(lemma, true)), form::GERUND);
    }
    match irregular {
        Some((past, participle)) => {
            past.split('|').for_each(|w| add(w.to_owned(), form::PAST));
            participle.split('|').for_each(|w| add(w.to_owned(), form::PARTICIPLE));
        }
        None => add(past(lemma), form::PAST | form::PARTICIPLE),
    }
    // British spelling doubles a final l after one vowel letter whatever the stress: "levelled", "levelling".
    let b = lemma.as_bytes();
    let is_vowel = |c: u8| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u');
    if irregular.is_none() && matches!(b, [.., a, v, b'l'] if !is_vowel(*a) && is_vowel(*v)) {
        add(format!("{lemma}led"), form::PAST | form::PARTICIPLE);
        add(format!("{lemma}ling"), form::GERUND);
    }
    out
}

fn third_person(lemma: &str) -> String {
    if let Some(stem) = consonant_y(lemma) {
        format!("{stem}ies")
    } else if lemma.ends_with(['s', 'x', 'z', 'o']) || lemma.ends_with("ch") || lemma.ends_with("sh") {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    }
}

fn past(lemma: &str) -> String {
    if let Some(stem) = consonant_y(lemma) {
        format!("{stem}ied")
    } else if lemma.ends_with('e') {
        format!("{lemma}d")
    } else {
        format!("{}ed", stem(lemma, false))
    }
}

/// What "ed" and "ing" are added to: a final e falls before "ing", a final consonant after one short vowel doubles.
fn stem(lemma: &str, ing: bool) -> String {
    let b = lemma.as_bytes();
    if ing && lemma.ends_with('e') && !lemma.ends_with("ee") {
        return lemma[..lemma.len() - 1].to_owned();
    }
    let vowel = |c: u8| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u');
    let short = matches!(b, [.., a, v, c] if !vowel(*a) && vowel(*v) && !vowel(*c) && !matches!(c, b'w' | b'x' | b'y'));
    // Longer words double only when stressed on the last syllable; of the verbs used here these are.
    let one_syllable = b.iter().filter(|c| vowel(**c)).count() == 1;
    if short
        && (one_syllable
            || matches!(lemma, "patrol" | "kidnap" | "begin" | "commit" | "occur" | "transfer" | "repel"))
    {
        format!("{lemma}{}", char::from(b[b.len() - 1]))
    } else {
        lemma.to_owned()
    }
}

fn consonant_y(lemma: &str) -> Option<&str> {
    let stem = lemma.strip_suffix('y')?;
    (!stem.ends_with(['a', 'e', 'i', 'o', 'u'])).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_verbs_inflect() {
        for (lemma, third, past, ing) in [
            ("raid", "raids", "raided", "raiding"),
            ("raze", "razes", "razed", "razing"),
            ("search", "searches", "searched", "searching"),
            ("occupy", "occupies", "occupied", "occupying"),
            ("grab", "grabs", "grabbed", "grabbing"),
            ("patrol", "patrols", "patrolled", "patrolling"),
            ("enter", "enters", "entered", "entering"),
            ("occur", "occurs", "occurred", "occurring"),
            ("flee", "flees", "fleed", "fleeing"),
        ] {
            let words: Vec<String> = forms(lemma, None).into_iter().map(|(w, _)| w).collect();
            for wanted in [third, past, ing] {
                assert!(words.iter().any(|w| w == wanted), "{lemma}: {words:?} lack {wanted}");
            }
        }
    }
}
