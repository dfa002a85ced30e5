// Step 4: save as tests/step4.rs, run: cargo test --test step4
use road::{parse_person, Person, PersonError};

#[test]
fn reads_a_name_and_an_age() {
    let ada = Person { name: "Ada".to_string(), age: 36 };
    assert_eq!(parse_person("Ada; 36"), Ok(ada));
}

#[test]
fn says_what_is_missing() {
    assert_eq!(parse_person("Ada"), Err(PersonError::NoAge));
    assert_eq!(parse_person("; 36"), Err(PersonError::NoName));
}

#[test]
fn keeps_the_text_that_is_no_number() {
    assert_eq!(parse_person("Ada; old"), Err(PersonError::BadAge("old".to_string())));
}
