//! Standards in the vocabulary of the real one, as many as are wanted: the same number gives the
//! same text on every machine.
//!
//! The real text is taken line by line; the items and the titles of skills are put together anew,
//! each from the beginning of one real text and the end of another of its kind. So the words are
//! as frequent as they are, and most texts are new.

use kasip::{
    parser,
    standard::{Item, Skill, Source, Standard},
};

/// Gives the texts of standards.
pub struct Generator {
    real: &'static str,
    standard: Standard,
    titles: Vec<String>,
    abilities: Vec<String>,
    knowledge: Vec<String>,
}

/// One text of so many is left as it is, so that equal texts stand in many places.
const LEFT_AS_IT_IS: usize = 4;

impl Generator {
    /// Takes the words of this text of a standard.
    pub fn new(real: &'static str) -> Self {
        let (standard, _) = parser::parse(real);
        let skills =
            || standard.cards.iter().flat_map(|card| &card.functions).flat_map(|f| &f.skills);
        let texts = |items: fn(&Skill) -> &Vec<Item>| {
            skills().flat_map(items).map(|item| item.text.clone()).collect()
        };
        Self {
            real,
            titles: skills().map(|skill| skill.title.clone()).collect(),
            abilities: texts(|skill| &skill.abilities),
            knowledge: texts(|skill| &skill.knowledge),
            standard,
        }
    }

    /// The text of the standard with this number; that of number 0 is the real one.
    pub fn text(&self, number: u32) -> String {
        if number == 0 {
            return self.real.to_owned();
        }
        let code = &self.standard.passport.code;
        let mut chance = Chance(u64::from(number));
        let mut lines: Vec<Option<String>> =
            self.real.lines().map(|line| Some(line.replace(code, &code_of(number)))).collect();
        for function in self.standard.cards.iter().flat_map(|card| &card.functions) {
            for skill in &function.skills {
                let title = mixed(&skill.title, &self.titles, &mut chance);
                let heading = format!("Дағды {}:\n{title}", skill.number);
                replace(&mut lines, skill.source, "Дағды", heading);
                for (items, pool) in
                    [(&skill.abilities, &self.abilities), (&skill.knowledge, &self.knowledge)]
                {
                    for item in items {
                        let text = mixed(&item.text, pool, &mut chance);
                        let begins = format!("{}.", item.number);
                        let line = format!("{begins} {text}");
                        replace(&mut lines, item.source, &begins, line);
                    }
                }
            }
        }
        lines.into_iter().flatten().map(|line| line + "\n").collect()
    }
}

/// One text of its kind, or the beginning of one and the end of another.
fn mixed(text: &str, pool: &[String], chance: &mut Chance) -> String {
    if chance.below(LEFT_AS_IT_IS) == 0 {
        return text.to_owned();
    }
    let mut one = || {
        let words = pool[chance.below(pool.len())].split(' ');
        // A number with a point would begin an item of its own.
        words.filter(|word| !word.ends_with('.') || word.len() > 3).collect::<Vec<_>>()
    };
    let (first, second) = (one(), one());
    let mixed = [&first[..first.len().div_ceil(2)], &second[second.len() / 2..]].concat();
    mixed.join(" ")
}

/// The code of the standard with this number.
pub fn code_of(number: u32) -> String {
    format!("J{}", 62_090_011 + number)
}

/// Puts one line in the place of those of a piece, where they hold nothing else.
fn replace(lines: &mut [Option<String>], source: Source, begins: &str, line: String) {
    let (first, last) = (source.first_line as usize - 1, source.last_line as usize);
    let Some(piece) = lines.get_mut(first..last) else { return };
    let is_whole = |line: &Option<String>| line.as_ref().is_some_and(|line| !line.contains(". "));
    let starts = piece[0].as_ref().is_some_and(|line| line.trim_start().starts_with(begins));
    if !starts || !piece[1..].iter().all(is_whole) {
        return;
    }
    piece.fill(None);
    piece[0] = Some(line);
}

/// Chance by `SplitMix64`, whose rows of numbers are known for every seed.
pub struct Chance(pub u64);

impl Chance {
    /// A number from 0 to below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % n as u64).expect("it is below n")
    }
}
