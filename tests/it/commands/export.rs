//! `kasip export`.

use crate::fixtures::{Desk, J62090011, complained, status};

#[test]
fn the_export_has_what_was_counted_by_hand() {
    let desk = Desk::new();
    desk.import(&desk.file("standard.txt", J62090011));
    let exported = desk.export();
    let [standard] = exported.as_array().unwrap().as_slice() else { panic!("one standard") };
    assert_eq!(standard["source_text"], J62090011);
    assert_eq!(standard["findings"].as_array().unwrap().len(), 24);
    let mut counts = [0; 4];
    for card in standard["cards"].as_array().unwrap() {
        let functions = card["functions"].as_array().unwrap();
        counts[0] += functions.len();
        for skill in functions.iter().flat_map(|f| f["skills"].as_array().unwrap()) {
            counts[1] += 1;
            counts[2] += skill["abilities"].as_array().unwrap().len();
            counts[3] += skill["knowledge"].as_array().unwrap().len();
        }
    }
    assert_eq!(counts, [39, 111, 368, 335]);

    assert_eq!(status(&desk.run(&["export", "json", "--standard", "J62090011"])), 0);
    let unknown = desk.run(&["export", "json", "--standard", "NOSUCH"]);
    assert_eq!(status(&unknown), 2);
    assert!(complained(&unknown).contains("NOSUCH"));
}
