use super::*;

fn square(text: &str) -> String {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10' font-size='9'>\
         <text y='9'>{text}</text></svg>"
    )
}

#[test]
fn a_drawing_becomes_a_png_of_the_width_that_is_asked_for() {
    let png = png(&square("ә"), 48).unwrap();
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(&png[16..24], [0, 0, 0, 48, 0, 0, 0, 48]);
}

#[test]
fn every_letter_of_the_three_languages_is_drawn() {
    let blank = png(&square(" "), 40).unwrap();
    let absent = png(&square("\u{4e00}"), 40).unwrap();
    let letters = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
    let signs = "azAZ09.,:;–—«»“”()/№·…%&lt;";
    for letter in letters.chars().chain(letters.to_uppercase().chars()).chain(signs.chars()) {
        let drawn = png(&square(&letter.to_string().replace('&', "&amp;")), 40).unwrap();
        assert!(drawn != blank && drawn != absent, "{letter}");
    }
}

#[test]
fn a_drawing_reads_nothing_and_is_no_larger_than_the_bound() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/static/kasip.svg");
    let linked = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' \
         viewBox='0 0 10 10'><image xlink:href='{file}' width='10' height='10'/></svg>"
    );
    let empty = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'></svg>";
    assert_eq!(png(&linked, 20).unwrap(), png(empty, 20).unwrap());
    assert!(matches!(png(empty, 1025), Err(PictureError::Size)));
    assert!(matches!(png("<p>", 20), Err(PictureError::Unreadable(_))));
}

#[test]
fn a_line_is_as_wide_as_its_letters() {
    let (short, long) = (width_in_bold("і", 40).unwrap(), width_in_bold("ж & ш", 40).unwrap());
    assert!(short > 0.0 && long > 4.0 * short, "{short} {long}");
}
