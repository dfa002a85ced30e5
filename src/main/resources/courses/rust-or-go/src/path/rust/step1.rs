// Step 1: save as tests/step1.rs, run: cargo test --test step1
use road::greet;

#[test]
fn greets_by_name() {
    assert_eq!(greet("Ada"), "Hello, Ada!");
}

#[test]
fn greets_whoever_gives_no_name() {
    assert_eq!(greet("  "), "Hello, you!");
}
