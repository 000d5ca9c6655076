//! Kazakh in the letters of a Russian keyboard.
//!
//! Many people type Kazakh without its own letters, and Latin spellings lose the same
//! distinctions. Folding brings both sides to the same letters. A folded word has lost its vowel
//! harmony, so it cannot be stemmed as surely as a Kazakh one: all its possible stems are given,
//! and the caller keeps those that are folded stems of words it knows.

use std::sync::LazyLock;

use super::kazakh::LOAN_ENDS;
use super::kazakh::letters::Sound::{self, Open, Vowel};
use super::kazakh::letters::{is_syllabic, sound};
use super::kazakh::suffixes::{
    CASES, FINITE, FIRST_AND_SECOND_PERSON, Owner, PARTICIPLES, PLURAL, SINGULAR_PERSONS, Suffix,
    THIRD_PERSON,
};

/// The text in folded letters: қ→к, ғ→г, ә→а, ө→о, ү and ұ→у, ң→н, һ→х; і, ы and й→и; э and ё→е;
/// щ→ш; ъ and ь fall; я→иа, ю→иу. Expects lower case.
pub(in crate::search) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'я' => folded.push_str("иа"),
            'ю' => folded.push_str("иу"),
            'ъ' | 'ь' => {}
            _ => folded.push(folded_letter(letter)),
        }
    }
    folded
}

fn folded_letter(letter: char) -> char {
    match letter {
        'қ' => 'к',
        'ғ' => 'г',
        'ә' => 'а',
        'ө' => 'о',
        'ү' | 'ұ' => 'у',
        'ң' => 'н',
        'һ' => 'х',
        'і' | 'ы' | 'й' => 'и',
        'э' | 'ё' => 'е',
        'щ' => 'ш',
        _ => letter,
    }
}

/// What may be the stem of a word in folded letters, the longest first: the word itself, and each
/// beginning of it that leaves a chain of suffixes, with its last letter as it is and as it was
/// before a vowel voiced it (г→к, б→п). A verb gives its infinitive.
pub(in crate::search) fn folded_stem_candidates(folded_word: &str) -> Vec<String> {
    let mut candidates = vec![folded_word.to_owned()];
    for_each_reading(folded_word, &mut |stem, link| {
        if stem.chars().count() >= MIN_STEM && stem.contains(is_syllabic) {
            add_candidates(stem, link, &mut candidates);
        }
    });
    let mut seen = std::collections::HashSet::new();
    candidates.retain(|candidate| seen.insert(candidate.clone()));
    candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.chars().count()));
    candidates
}

/// The shortest stem, in letters: "ис" of "іс".
const MIN_STEM: usize = 2;

/// What stood between the stem and the rest of the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StemEnd {
    /// A suffix that begins with a consonant, or none.
    Consonant,
    /// A possessive that begins with a vowel, which voices the consonant before it.
    Vowel,
    /// The ending of a verb.
    Verb,
}

fn add_candidates(stem: &str, link: StemEnd, candidates: &mut Vec<String>) {
    let mut letters = stem.chars().rev();
    let (Some(last), Some(before)) = (letters.next(), letters.next()) else {
        return;
    };
    let start = &stem[..stem.len() - last.len_utf8()];
    match link {
        StemEnd::Consonant => {
            candidates.push(stem.to_owned());
            // "объектиге" is of "объект".
            if last == 'и' && LOAN_ENDS.iter().any(|end| start.ends_with(end)) {
                candidates.push(start.to_owned());
            }
        }
        StemEnd::Vowel => {
            candidates.push(stem.to_owned());
            // A shorter stem is rather a root: "агын" is not of "ак".
            if start.chars().count() >= 2 {
                match last {
                    'г' => candidates.push(format!("{start}к")),
                    'б' => candidates.push(format!("{start}п")),
                    _ => {}
                }
                // "орны" is of "орын".
                if matches!(last, 'н' | 'к' | 'п' | 'з') && matches!(before, 'р' | 'л' | 'и' | 'у')
                {
                    candidates.push(format!("{start}и{last}"));
                }
            }
        }
        StemEnd::Verb => {
            candidates.push(format!("{stem}у"));
            match last {
                'и' => candidates.push(format!("{start}у")),
                'к' => candidates.push(format!("{start}гу")),
                'п' => candidates.push(format!("{start}бу")),
                _ => {}
            }
        }
    }
    // As the stems of Kazakh words are: "процесс" is "процес".
    if last == before && !is_syllabic(last) {
        candidates.push(start.to_owned());
    }
}

/// The suffixes in folded letters, layer by layer.
static SUFFIXES: LazyLock<Layers> = LazyLock::new(Layers::new);

struct Layers {
    cases: Vec<(Folded, Owner)>,
    third_person: Vec<Folded>,
    other_persons: Vec<Folded>,
    singular_persons: Vec<Folded>,
    plural: Vec<Folded>,
    participles: Vec<Folded>,
    finite: Vec<Folded>,
}

struct Folded {
    text: String,
    after: &'static [Sound],
}

impl Layers {
    fn new() -> Self {
        Self {
            cases: CASES
                .iter()
                .flat_map(|case| forms(&case.suffix).into_iter().map(|folded| (folded, case.owner)))
                .collect(),
            third_person: THIRD_PERSON.iter().flat_map(forms).collect(),
            other_persons: FIRST_AND_SECOND_PERSON.iter().flat_map(forms).collect(),
            singular_persons: SINGULAR_PERSONS.iter().flat_map(forms).collect(),
            plural: PLURAL.iter().flat_map(forms).collect(),
            participles: PARTICIPLES.iter().flat_map(|ending| forms(&ending.suffix)).collect(),
            finite: FINITE.iter().flat_map(|ending| forms(&ending.suffix)).collect(),
        }
    }
}

/// The folded forms of a suffix: one where it has only narrow vowels, as ы and і fold together.
fn forms(suffix: &Suffix) -> Vec<Folded> {
    let mut texts = vec![fold(suffix.back), fold(suffix.front)];
    texts.dedup();
    texts.into_iter().map(|text| Folded { text, after: suffix.after }).collect()
}

impl Folded {
    fn strip<'a>(&self, word: &'a str) -> Option<&'a str> {
        let stem = word.strip_suffix(self.text.as_str())?;
        let Some(last) = stem.chars().next_back() else {
            return Some(stem);
        };
        // A folded и may be ы or й.
        let fits = self.after.contains(&sound(last))
            || (last == 'и' && (self.after.contains(&Open) || self.after.contains(&Vowel)));
        (fits && self.is_harmonic_with(stem)).then_some(stem)
    }

    /// Of the harmony only this is left: after е there is no а, and after о (which ends no front
    /// stem but one of a single syllable) there may be both.
    fn is_harmonic_with(&self, stem: &str) -> bool {
        !(self.text.contains('а')
            && stem.chars().rev().find(|&letter| is_syllabic(letter)) == Some('е'))
    }
}

/// Calls back with every beginning of the word that leaves a chain of suffixes, the word itself
/// included.
fn for_each_reading<'a>(word: &'a str, found: &mut impl FnMut(&'a str, StemEnd)) {
    let layers = &*SUFFIXES;
    for (case, owner) in &layers.cases {
        if let Some(noun) = case.strip(word) {
            read_noun(noun, *owner, found);
        }
    }
    for ending in &layers.finite {
        if let Some(stem) = ending.strip(word) {
            found(stem, StemEnd::Verb);
        }
    }
    read_noun(word, Owner::Any, found);
}

fn read_noun<'a>(noun: &'a str, owner: Owner, found: &mut impl FnMut(&'a str, StemEnd)) {
    let layers = &*SUFFIXES;
    if owner != Owner::NotThird {
        read_possessed(noun, &layers.third_person, 0, found);
    }
    if owner != Owner::Third {
        read_possessed(noun, &layers.other_persons, 0, found);
        // -ым also makes nouns: "уиим" (ұйым) is not of "уи" (үй).
        read_possessed(noun, &layers.singular_persons, 4, found);
        read_plural(noun, StemEnd::Consonant, found);
    }
}

fn read_possessed<'a>(
    noun: &'a str,
    possessives: &[Folded],
    shortest: usize,
    found: &mut impl FnMut(&'a str, StemEnd),
) {
    for possessive in possessives {
        if let Some(possessed) = possessive.strip(noun)
            && possessed.chars().count() >= shortest
        {
            let vowel = possessive.text.starts_with('и');
            read_plural(possessed, if vowel { StemEnd::Vowel } else { StemEnd::Consonant }, found);
        }
    }
}

fn read_plural<'a>(noun: &'a str, link: StemEnd, found: &mut impl FnMut(&'a str, StemEnd)) {
    for plural in &SUFFIXES.plural {
        if let Some(single) = plural.strip(noun) {
            read_base(single, StemEnd::Consonant, found);
        }
    }
    read_base(noun, link, found);
}

fn read_base<'a>(base: &'a str, link: StemEnd, found: &mut impl FnMut(&'a str, StemEnd)) {
    found(base, link);
    for participle in &SUFFIXES.participles {
        if let Some(stem) = participle.strip(base) {
            found(stem, StemEnd::Verb);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::kazakh::stems;
    use super::*;

    /// Whether the rest of a folded word may be a chain of inflectional suffixes, so that what comes
    /// before it may be the stem. Nothing at all is such a chain.
    fn is_folded_suffix(rest: &str) -> bool {
        let mut found = false;
        for_each_reading(rest, &mut |stem, _| found |= stem.is_empty());
        found
    }

    /// The form typed in folded letters has a folded stem of the Kazakh word among its candidates.
    fn check(word: &str, typed: &[&str]) {
        let known: Vec<String> = stems(word).iter().map(|stem| fold(stem)).collect();
        for form in typed {
            let candidates = folded_stem_candidates(form);
            assert!(
                known.iter().any(|stem| candidates.contains(stem)),
                "{form} as {word} {known:?}: {candidates:?}"
            );
        }
    }

    #[test]
    fn letters_that_russian_lacks_are_folded() {
        assert_eq!(fold("әғқңөұүһі"), "агкноуухи");
        assert_eq!(fold("ыйэёщъь"), "ииееш");
        assert_eq!(fold("яблоко, юла"), "иаблоко, иула");
        assert_eq!(fold("iso 27001"), "iso 27001");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        let text = "жүйе, ұйым, қою, объектінің щётка";
        assert_eq!(fold(&fold(text)), fold(text));
    }

    #[test]
    fn chains_of_suffixes_are_recognised() {
        for rest in [
            "",
            "лар",
            "лер",
            "дин",
            "лери",
            "лерин",
            "лардин",
            "ларинин",
            "синин",
            "ди",
            "и",
            "си",
            "га",
            "ке",
            "мен",
            "ларимен",
            "даги",
            "ларинда",
            "индаги",
            "имиз",
            "ган",
            "атин",
        ] {
            assert!(is_folded_suffix(rest), "{rest}");
        }
        for rest in ["л", "лик", "ши", "лау", "сиз", "ларлар", "нинлер", "логиа", "а", "ерлер"]
        {
            assert!(!is_folded_suffix(rest), "{rest}");
        }
    }

    #[test]
    fn nouns_without_kazakh_letters_meet_their_stems() {
        check("мектеп", &["мектептер", "мектеби", "мектебинин", "мектептерге", "мектеп"]);
        check("көрік", &["корик", "корки", "кориктин"]);
        check("жапырақ", &["жапираги", "жапирактар", "жапирактарга", "жапирактан"]);
        check("үміткер", &["умиткер", "умиткерлер", "умиткерлердин", "умиткермен"]);
        check("өзгеріс", &["озгериси", "озгеристерди", "озгерисинде"]);
        check("мойын", &["моиин", "моини", "моининда"]);
        check("тәжірибе", &["тажирибеси", "тажирибени", "тажирибелердеги"]);
        check("процесс", &["процесс", "процестер", "процеси"]);
        check("модель", &["модели", "моделдер"]);
        check("контракт", &["контрактиге", "контрактилер", "контракттар", "контрактисинин"]);
        check("ұжым", &["ужим", "ужимнин", "ужимдаги"]);
    }

    #[test]
    fn verbs_without_kazakh_letters_meet_their_infinitives() {
        check("оқыту", &["окиту", "окитуди", "окитиниз", "окиткан"]);
        check("шығу", &["шиккан", "шигип", "шигатин"]);
        check("тыңдау", &["тиндау", "тиндаган", "тиндаиди", "тиндап", "тиндауга"]);
        check("қою", &["коиу", "коиип", "коиган"]);
    }

    #[test]
    fn the_word_itself_comes_first_and_longer_stems_before_shorter_ones() {
        let candidates = folded_stem_candidates("китаптарин");
        assert_eq!(candidates.first().map(String::as_str), Some("китаптарин"));
        assert!(candidates.contains(&"китап".to_owned()));
        let lengths: Vec<usize> = candidates.iter().map(|stem| stem.chars().count()).collect();
        assert!(lengths.is_sorted_by(|one, next| one >= next), "{candidates:?}");
    }

    #[test]
    fn a_noun_in_im_is_not_of_a_short_root() {
        // "ұжым" and "үйім" end alike.
        assert!(!folded_stem_candidates("ужим").contains(&"уж".to_owned()));
        assert!(!folded_stem_candidates("уиим").contains(&"уи".to_owned()));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_folded_and_survived(text in ".{0,40}") {
            let folded = fold(&text);
            proptest::prop_assert_eq!(&fold(&folded), &folded);
            let _ = folded_stem_candidates(&text);
            let _ = is_folded_suffix(&text);
        }
    }

    #[test]
    fn a_root_of_two_letters_is_not_restored() {
        assert!(!folded_stem_candidates("агин").contains(&"ак".to_owned()));
    }
}
