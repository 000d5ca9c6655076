//! The style sheet as text: every rule is in the layer of its file, every token that is used is
//! defined, and type has no sizes but those of the scale.

use std::{collections::BTreeSet, fs, path::Path};

/// In the order in which a later layer wins over an earlier one.
const LAYERS: [&str; 5] = ["tokens", "base", "parts", "pages", "paper"];

/// The rules of the file of a layer, without comments.
fn rules(layer: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/styles");
    let mut css = fs::read_to_string(folder.join(layer).with_extension("css")).unwrap();
    while let Some((before, comment)) = css.split_once("/*") {
        let (_, after) = comment.split_once("*/").expect("a comment has an end");
        css = format!("{before}{after}");
    }
    css
}

/// What the text begins at the outermost level, up to the brace or the semicolon.
fn outermost(css: &str) -> Vec<String> {
    let (mut depth, mut begun, mut found) = (0, String::new(), Vec::new());
    for character in css.chars() {
        match character {
            '{' | ';' if depth == 0 => found.push(begun.trim().to_owned()),
            _ if depth == 0 && character != '}' => begun.push(character),
            _ => {}
        }
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth > 0 || character == ';' || character == '}' {
            begun.clear();
        }
    }
    assert_eq!(depth, 0, "a brace is missing");
    found
}

#[test]
fn every_rule_is_in_the_layer_of_its_file() {
    let order = format!("@layer {}", LAYERS.join(", "));
    for layer in LAYERS {
        let mut found = outermost(&rules(layer));
        if layer == LAYERS[0] {
            assert_eq!(found.remove(0), order);
        }
        assert_eq!(found, [format!("@layer {layer}")]);
    }
}

#[test]
fn every_token_that_is_used_is_defined() {
    let css = LAYERS.map(rules).concat();
    let name = |rest: &str| rest.split([')', ',', ':', ' ']).next().unwrap_or(rest).to_owned();
    let defined: BTreeSet<String> = css
        .split([';', '{'])
        .filter_map(|declaration| declaration.trim().strip_prefix("--"))
        .map(name)
        .collect();
    let used = css.split("var(--").skip(1).map(name);
    let missing: Vec<_> = used.filter(|token| !defined.contains(token)).collect();
    assert!(defined.len() > 30 && missing.is_empty(), "{missing:?} of {defined:?}");
}

#[test]
fn type_has_the_sizes_of_the_scale() {
    for layer in ["base", "parts", "pages"] {
        for declaration in rules(layer).split([';', '{', '}']).map(str::trim) {
            let Some(size) = declaration.strip_prefix("font-size: ") else { continue };
            // A size in em follows the words around it.
            assert!(
                size.starts_with("var(--") || size.ends_with("em") && !size.ends_with("rem"),
                "{size}"
            );
        }
    }
}
