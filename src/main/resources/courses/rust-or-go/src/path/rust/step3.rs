// Step 3: save as tests/step3.rs, run: cargo test --test step3
use road::Shelf;

#[test]
fn takes_what_was_put_last() {
    let mut shelf = Shelf::new(2);
    assert!(shelf.put("red"));
    assert!(shelf.put("blue"));
    assert_eq!(shelf.len(), 2);
    assert_eq!(shelf.take(), Some("blue".to_string()));
    assert_eq!(shelf.take(), Some("red".to_string()));
    assert_eq!(shelf.take(), None);
}

#[test]
fn refuses_what_does_not_fit() {
    let mut shelf = Shelf::new(1);
    assert!(shelf.put("red"));
    assert!(!shelf.put("blue"));
    assert_eq!(shelf.len(), 1);
}
