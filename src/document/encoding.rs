//! Bytes to letters. What was saved as UTF-8 or UTF-16 can be told by its bytes. Of the encodings with a
//! byte for a letter the one is taken in which the words look most like words.

use encoding_rs::{Encoding, IBM866, KOI8_R, UTF_16BE, UTF_16LE, WINDOWS_1251};

use super::error::DocumentError;

/// Decoded text.
#[derive(Debug)]
pub(super) struct DecodedText {
    pub text: String,
    /// The name of the encoding.
    pub encoding: &'static str,
}

/// An encoding with a byte for a letter.
enum ByteEncoding {
    /// One that browsers know.
    Known(&'static Encoding),
    /// One that they do not: its name, and the letters of 0x80 to 0xBF. From there on are the letters
    /// from А to я.
    Own(&'static str, &'static str),
}

/// The Kazakh standard of 2002 (also STRK1048 and RK1048).
const KZ_1048: ByteEncoding = ByteEncoding::Own(
    "KZ-1048",
    concat!(
        "ЂЃ‚ѓ„…†‡€‰Љ‹ЊҚҺЏ",
        "ђ‘’“”•–—\u{fffd}™љ›њқһџ",
        "\u{a0}ҰұӘ¤Ө¦§Ё©Ғ«¬\u{ad}®Ү",
        "°±Ііөµ¶·ё№ғ»әҢңү",
    ),
);

/// Paratype's Asian Cyrillic, which Kazakh fonts before Unicode had.
const PTCP_154: ByteEncoding = ByteEncoding::Own(
    "PTCP154",
    concat!("ҖҒӮғ„…ҶҮҲүҠӢҢҚҺҸ", "җ‘’“”•–—ҳҷҡӣңқһҹ", "\u{a0}ЎўЈӨҘҰ§Ё©Ә«¬ӯ®Ҝ", "°ұІіҙө¶·ё№ә»јҪҫҝ",),
);

/// What may be meant where nothing says it. Of two that give the same the first is taken.
const CANDIDATES: [ByteEncoding; 5] = [
    ByteEncoding::Known(WINDOWS_1251),
    KZ_1048,
    PTCP_154,
    ByteEncoding::Known(KOI8_R),
    ByteEncoding::Known(IBM866),
];

/// The letters that only the Kazakh alphabet has.
const KAZAKH: &str = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";

/// How many letters of a sample are weighed, in bytes.
const SAMPLE: usize = 256 * 1024;

impl ByteEncoding {
    fn name(&self) -> &'static str {
        match self {
            Self::Known(encoding) => encoding.name(),
            Self::Own(name, _) => name,
        }
    }

    fn decode(&self, bytes: &[u8]) -> String {
        let (name, letters) = match self {
            Self::Known(encoding) => return encoding.decode_without_bom_handling(bytes).0.into(),
            Self::Own(name, letters) => (name, letters),
        };
        debug_assert_eq!(letters.chars().count(), 0x40, "{name}");
        let table: Vec<char> = letters.chars().chain('А'..='я').collect();
        let letter = |byte: &u8| match byte.checked_sub(0x80) {
            Some(upper) => table[usize::from(upper)],
            None => char::from(*byte),
        };
        bytes.iter().map(letter).collect()
    }
}

/// Decodes text.
///
/// # Errors
/// When it is no text, or text in UTF-8 or UTF-16 that was damaged.
pub(super) fn decode(bytes: &[u8]) -> Result<DecodedText, DocumentError> {
    if bytes.starts_with(&[0xff, 0xfe, 0, 0]) || bytes.starts_with(&[0, 0, 0xfe, 0xff]) {
        return Err(DocumentError::OtherKind("text in UTF-32; save it as UTF-8"));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return match encoding.name() {
            "UTF-8" => utf_8(&bytes[mark..]),
            _ => utf_16(encoding, &bytes[mark..]),
        };
    }
    if bytes.iter().take(SAMPLE).any(|byte| matches!(byte, 0 | 4)) {
        let of_kind = |encoding| utf_16(encoding, bytes).ok().filter(|text| is_clear(&text.text));
        let decoded = of_kind(UTF_16LE).or_else(|| of_kind(UTF_16BE));
        return decoded.or_else(|| utf_8(bytes).ok().filter(is_text)).ok_or(DocumentError::Binary);
    }
    let invalid = match utf_8(bytes) {
        Ok(decoded) if is_text(&decoded) => return Ok(decoded),
        Ok(_) => return Err(DocumentError::Binary),
        Err(invalid) => invalid,
    };
    if is_mostly_utf_8(bytes) {
        return Err(invalid);
    }
    one_byte_a_letter(bytes).ok_or(DocumentError::Binary)
}

/// Decodes text whose author names the encoding, as a page of HTML does. A name that nobody knows, and
/// one that the bytes contradict, is not believed.
///
/// # Errors
/// As [`decode`].
pub(super) fn decode_named(bytes: &[u8], name: &str) -> Result<DecodedText, DocumentError> {
    let encoding = match name.to_ascii_lowercase().as_str() {
        "kz-1048" | "kz1048" | "strk1048-2002" | "rk1048" => KZ_1048,
        "ptcp154" | "pt154" | "csptcp154" | "cp154" | "cyrillic-asian" => PTCP_154,
        label => match Encoding::for_label(label.as_bytes()) {
            // In a page whose name could be read byte by byte it is not UTF-16.
            Some(known) if known.is_single_byte() => ByteEncoding::Known(known),
            _ => return decode(bytes),
        },
    };
    if Encoding::for_bom(bytes).is_some() || std::str::from_utf8(bytes).is_ok() {
        return decode(bytes);
    }
    let guessed = one_byte_a_letter(bytes);
    match guessed {
        // Pages in KZ-1048 and PTCP154 say that they are in windows-1251, which is the nearest that
        // browsers know.
        Some(guessed) if encoding.name() == WINDOWS_1251.name() => Ok(guessed),
        _ => Ok(DecodedText { text: encoding.decode(bytes), encoding: encoding.name() }),
    }
}

fn utf_8(bytes: &[u8]) -> Result<DecodedText, DocumentError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(DecodedText { text: text.to_owned(), encoding: "UTF-8" }),
        Err(error) => {
            let valid = &bytes[..error.valid_up_to()];
            let line = String::from_utf8_lossy(valid).matches('\n').count() + 1;
            Err(DocumentError::DamagedText { encoding: "UTF-8", line })
        }
    }
}

fn utf_16(encoding: &'static Encoding, bytes: &[u8]) -> Result<DecodedText, DocumentError> {
    let encoding_name = encoding.name();
    if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok(DecodedText { text: text.into(), encoding: encoding_name });
    }
    let text = encoding.decode_without_bom_handling(bytes).0;
    let valid = text.split('\u{fffd}').next().unwrap_or_default();
    let line = valid.matches('\n').count() + 1;
    Err(DocumentError::DamagedText { encoding: encoding_name, line })
}

/// Whether it can only be text in Latin or Cyrillic letters: what UTF-16 gives without a mark has to
/// prove itself.
fn is_clear(text: &str) -> bool {
    let is_usual = |c: &char| {
        matches!(c, '\t' | '\n' | '\r' | '\u{c}' | ' '..='~' | '\u{a0}'..='\u{ff}')
            || matches!(c, '\u{400}'..='\u{4ff}' | '\u{2010}'..='\u{2044}' | '№')
    };
    let sample = || text.chars().take(SAMPLE);
    let n_usual = sample().filter(is_usual).count();
    n_usual > 0 && n_usual * 20 >= sample().count() * 19
}

/// Whether it has few control characters: text has hardly any.
fn is_text(decoded: &DecodedText) -> bool {
    let is_control = |c: &char| c.is_control() && !c.is_whitespace();
    let n_control = decoded.text.chars().filter(is_control).count();
    !decoded.text.contains('\0') && n_control * 50 <= decoded.text.chars().count()
}

/// Whether most letters that are no ASCII are right in UTF-8: then the others are damage.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right > 4 * wrong
}

fn one_byte_a_letter(bytes: &[u8]) -> Option<DecodedText> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let count = |encoding: &ByteEncoding| LetterCount::of(&encoding.decode(sample)).score();
    // Of equal ones `max_by_key` gives the last.
    let best = CANDIDATES.iter().rev().max_by_key(|encoding| count(encoding))?;
    let decoded = DecodedText { text: best.decode(bytes), encoding: best.name() };
    let has_words = LetterCount::of(&best.decode(sample)).is_of_words();
    (has_words && is_text(&decoded)).then_some(decoded)
}

/// How much a text is like one in Kazakh or Russian.
#[derive(Default)]
struct LetterCount {
    /// Letters of the Russian alphabet in a plausible place.
    russian: i64,
    /// Letters that only Kazakh has, in a plausible place.
    kazakh: i64,
    /// Letters of other alphabets, capital letters inside words, signs inside words.
    odd: i64,
}

impl LetterCount {
    fn of(text: &str) -> Self {
        let mut count = Self::default();
        let mut before = ' ';
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            let behind = letters.peek().copied().unwrap_or(' ');
            let is_cyrillic = |c: char| matches!(c, '\u{400}'..='\u{4ff}');
            let is_inside = is_cyrillic(before) || is_cyrillic(behind);
            let is_russian = matches!(letter, 'А'..='я' | 'Ё' | 'ё');
            let is_kazakh = KAZAKH.contains(letter);
            if is_russian || is_kazakh {
                let is_odd = before.is_lowercase() && letter.is_uppercase();
                match (is_odd, is_kazakh && is_inside) {
                    (true, _) => count.odd += 1,
                    (false, true) => count.kazakh += 1,
                    (false, false) => count.russian += 1,
                }
            } else if is_cyrillic(letter) || letter == '\u{fffd}' {
                count.odd += 1;
            } else if !letter.is_ascii() && is_cyrillic(before) && is_cyrillic(behind) {
                count.odd += i64::from(!matches!(letter, '’' | '–' | '—' | '\u{a0}' | '\u{ad}'));
            }
            before = letter;
        }
        count
    }

    fn score(&self) -> i64 {
        self.russian + 3 * self.kazakh - 4 * self.odd
    }

    fn is_of_words(&self) -> bool {
        let n_letters = self.russian + self.kazakh;
        n_letters > 0 && n_letters >= 8 * self.odd
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KAZAKH_TEXT: &str =
        "Кәсіптік стандарттың коды: ӘҒҚҢӨҰҮҺІ әғқңөұүһі, «Ұлттық» №5 – іс-әрекет\n";

    fn encode(encoding: &ByteEncoding, text: &str) -> Vec<u8> {
        let all: Vec<char> =
            (0..=255).flat_map(|b: u8| encoding.decode(&[b]).chars().collect::<Vec<_>>()).collect();
        let byte = |c| u8::try_from(all.iter().position(|one| *one == c).unwrap()).unwrap();
        text.chars().map(byte).collect()
    }

    #[test]
    fn kazakh_in_its_own_encodings_is_told_apart() {
        for encoding in [KZ_1048, PTCP_154] {
            let decoded = decode(&encode(&encoding, KAZAKH_TEXT)).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), (KAZAKH_TEXT, encoding.name()));
        }
    }

    #[test]
    fn russian_is_told_apart() {
        let text = "Карточка профессии: «Ёлка», навыки и умения\r\n";
        let windows = ByteEncoding::Known(WINDOWS_1251);
        assert_eq!(decode(&encode(&windows, text)).unwrap().encoding, "windows-1251");
        let text = "Карточка профессии: навыки и умения\r\n";
        for known in [KOI8_R, IBM866] {
            let bytes = encode(&ByteEncoding::Known(known), text);
            let decoded = decode(&bytes).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), (text, known.name()));
        }
    }

    #[test]
    fn text_in_utf_16_needs_no_mark() {
        let units = || KAZAKH_TEXT.encode_utf16();
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        for (bytes, name) in [(&little, "UTF-16LE"), (&big, "UTF-16BE")] {
            let decoded = decode(bytes).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), (KAZAKH_TEXT, name));
        }
        let marked = [&[0xff, 0xfe], little.as_slice()].concat();
        assert_eq!(decode(&marked).unwrap().text, KAZAKH_TEXT);
        let cut = DocumentError::DamagedText { encoding: "UTF-16LE", line: 2 };
        assert_eq!(decode(&[&marked[..], &[0x41]].concat()).unwrap_err(), cut);
    }

    #[test]
    fn damage_is_no_other_encoding() {
        let mut bytes = KAZAKH_TEXT.repeat(2).into_bytes();
        let at = KAZAKH_TEXT.len() + 1;
        bytes.remove(at);
        let damaged = DocumentError::DamagedText { encoding: "UTF-8", line: 2 };
        assert_eq!(decode(&bytes).unwrap_err(), damaged);
    }

    #[test]
    fn bytes_without_words_are_binary() {
        for bytes in
            [&b"a\0b\0\0c"[..], b"\x01\x02\x03", &[0x9c, 0xd3, 0xf1, 0x81, 0xc7, 0x02, 0xe5, 0xb1]]
        {
            assert_eq!(decode(bytes).unwrap_err(), DocumentError::Binary, "{bytes:?}");
        }
    }

    #[test]
    fn a_page_that_calls_kz_1048_windows_1251_is_not_believed() {
        let bytes = encode(&KZ_1048, KAZAKH_TEXT);
        assert_eq!(decode_named(&bytes, "windows-1251").unwrap().text, KAZAKH_TEXT);
        assert_eq!(decode_named(&bytes, "KZ-1048").unwrap().text, KAZAKH_TEXT);
        assert_eq!(decode_named(KAZAKH_TEXT.as_bytes(), "koi8-r").unwrap().text, KAZAKH_TEXT);
    }
}
