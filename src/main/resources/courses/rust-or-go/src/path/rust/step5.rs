// Step 5: save as tests/step5.rs, run: cargo test --test step5
use road::top_words;

#[test]
fn names_the_commonest_words_of_a_file() {
    let file = std::env::temp_dir().join(format!("road-step5-{}.txt", std::process::id()));
    std::fs::write(&file, "b a b c a b").unwrap();
    let top = top_words(file.to_str().unwrap(), 2).unwrap();
    assert_eq!(top, [("b".to_string(), 3), ("a".to_string(), 2)]);
    std::fs::remove_file(&file).unwrap();
}

#[test]
fn names_the_file_that_is_not_there() {
    let error = top_words("no-such-file.txt", 2).unwrap_err();
    assert!(error.contains("no-such-file.txt"), "{error}");
}
