//! Bytes → article: whatever a file holds, its blocks lie in its text, in order, without overlap.

#![no_main]

use libfuzzer_sys::fuzz_target;
use zonewatch::text::{Doc, read};

const NAMES: [&str; 4] = ["a.txt", "a.md", "a.html", "a.jsonl"];

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    let Ok(articles) = read(NAMES[usize::from(*first) % NAMES.len()], bytes, None) else { return };
    for article in articles {
        let mut end = 0;
        for block in &article.blocks {
            assert!(block.span.start >= end && block.span.start <= block.span.end);
            assert!(article.text.get(block.span.start as usize..block.span.end as usize).is_some());
            end = block.span.end;
        }
        let doc = Doc::new(&article);
        let tokens: usize = doc.sentences.iter().map(|s| s.tokens.len()).sum();
        assert_eq!(tokens, doc.tokens.len(), "every token is in one sentence");
    }
});
