/// Removes words shorter than `least`, and says how many went.
/// The compiler refuses this. Put it into src/lib.rs, read the message, and mend it.
pub fn remove_short(words: &mut Vec<String>, least: usize) -> usize {
    let mut removed = 0;
    for (i, word) in words.iter().enumerate() {
        if word.len() < least {
            words.remove(i);
            removed += 1;
        }
    }
    removed
}
