// Step 6: save as tests/step6.rs, run: cargo test --test step6
use road::remove_short;

#[test]
fn removes_neighbours_too() {
    let mut words: Vec<String> = ["a", "of", "crab", "to", "gopher"].map(String::from).to_vec();
    assert_eq!(remove_short(&mut words, 3), 3);
    assert_eq!(words, ["crab", "gopher"]);
}

#[test]
fn leaves_an_empty_list_empty() {
    assert_eq!(remove_short(&mut Vec::new(), 3), 0);
}
