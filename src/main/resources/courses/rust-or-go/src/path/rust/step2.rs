// Step 2: save as tests/step2.rs, run: cargo test --test step2
use road::word_count;

#[test]
fn counts_words_whatever_their_case() {
    let counts = word_count("The crab and the gopher");
    assert_eq!(counts.get("the"), Some(&2));
    assert_eq!(counts.get("crab"), Some(&1));
    assert_eq!(counts.len(), 4);
}

#[test]
fn a_text_without_words_has_none() {
    assert!(word_count(" \n ").is_empty());
}
