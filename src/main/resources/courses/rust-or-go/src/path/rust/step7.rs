// Step 7: save as tests/step7.rs, run: cargo test --test step7
use road::Hits;
use std::thread;

#[test]
fn counts_from_many_threads_without_losing_any() {
    let hits = Hits::new();
    thread::scope(|s| {
        for _ in 0..8 {
            s.spawn(|| {
                for _ in 0..1000 {
                    hits.add("/");
                }
            });
        }
    });
    assert_eq!(hits.of("/"), 8000);
    assert_eq!(hits.of("/other"), 0);
}
