//! The words of a source of Rust, without its comments and texts.

/// A word, a sign, or what is between two brackets.
#[derive(Debug, PartialEq)]
pub enum Token {
    Word(String),
    Sign(char),
    /// The opening bracket, and what is inside.
    Group(char, Vec<Token>),
}

/// The tokens of a source. It must be one that the compiler accepts.
pub fn tokens(source: &str) -> Vec<Token> {
    let mut open = vec![(' ', Vec::new())];
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        if let Some(length) = length_of_text(rest) {
            rest = &rest[length..];
            continue;
        }
        let (word, after) = rest.split_at(length_of_word(rest));
        if !word.is_empty() {
            if !first.is_numeric() {
                open.last_mut().expect("the source").1.push(Token::Word(word.to_owned()));
            }
            rest = after;
            continue;
        }
        rest = &rest[first.len_utf8()..];
        match first {
            '(' | '[' | '{' => open.push((first, Vec::new())),
            ')' | ']' | '}' => {
                let (bracket, inside) = open.pop().expect("brackets in pairs");
                let (_, around) = open.last_mut().expect("brackets in pairs");
                around.push(Token::Group(bracket, inside));
            }
            first if first.is_whitespace() => {}
            first => open.last_mut().expect("the source").1.push(Token::Sign(first)),
        }
    }
    open.pop().expect("the source").1
}

/// How long a comment, a text, a character or a lifetime is with which the source begins.
fn length_of_text(source: &str) -> Option<usize> {
    let after = |prefix: &str, end: &str| {
        let inside = source.strip_prefix(prefix)?;
        Some(prefix.len() + inside.find(end).map_or(inside.len(), |at| at + end.len()))
    };
    if source.starts_with("/*") {
        return after("/*", "*/");
    }
    if source.starts_with("//") {
        return after("//", "\n");
    }
    let letter = source.strip_prefix('b').unwrap_or(source);
    if let Some(raw) = letter.strip_prefix('r').filter(|raw| raw.starts_with(['"', '#'])) {
        let signs = raw.len() - raw.trim_start_matches('#').len();
        let text = raw[signs..].strip_prefix('"')?;
        let end = format!("\"{}", "#".repeat(signs));
        let length = text.find(&end).expect("a text ends") + end.len();
        return Some(source.len() - text.len() + length);
    }
    let quote = letter.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    let inside = &letter[1..];
    let mut escaped = false;
    for (at, character) in inside.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            character if character == quote => {
                return Some(source.len() - inside.len() + at + 1);
            }
            // A lifetime has no second quote: `'a`.
            _ if quote == '\'' && at > 0 && !inside.starts_with('\\') => {
                return Some(1 + length_of_word(inside));
            }
            _ => {}
        }
    }
    None
}

fn length_of_word(source: &str) -> usize {
    source.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(source.len())
}

#[test]
fn words_are_told_from_texts() {
    let source = r##"
        // a comment
        impl<'a> B<'a> { /* x */ fn c(d: [u8; 2]) { e('f', '\'', "g\"", r#"h"#, b"i", br"j", k_1) } }
    "##;
    let words = |tokens: &[Token]| -> Vec<String> {
        fn add(tokens: &[Token], words: &mut Vec<String>) {
            for token in tokens {
                match token {
                    Token::Word(word) => words.push(word.clone()),
                    Token::Group(_, inside) => add(inside, words),
                    Token::Sign(_) => {}
                }
            }
        }
        let mut words = Vec::new();
        add(tokens, &mut words);
        words
    };
    assert_eq!(words(&tokens(source)), ["impl", "B", "fn", "c", "d", "u8", "e", "k_1"]);
}
