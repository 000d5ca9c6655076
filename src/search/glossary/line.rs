//! A line of a file of a glossary.

/// A concept as a line names it.
#[derive(Debug)]
pub(super) struct ConceptLine {
    /// The name of the concept in the index.
    pub id: String,
    /// Its names in Kazakh, Russian and English.
    pub names: [Vec<String>; 3],
}

impl ConceptLine {
    /// Reads `id | Kazakh names | Russian names | English names`, names parted by semicolons; none
    /// where a line is empty or a comment. The error says what a line lacks.
    pub(super) fn read(line: &str) -> Result<Option<Self>, &'static str> {
        let line = line.trim_start_matches('\u{feff}').trim();
        if line.is_empty() || line.starts_with('#') {
            return Ok(None);
        }
        let parts: Vec<Vec<String>> = line.split('|').map(names_of).collect();
        let Ok([id, kazakh, russian, english]) = <[Vec<String>; 4]>::try_from(parts) else {
            return Err("a concept has four parts, with | between them: id | Kazakh names | \
                        Russian names | English names");
        };
        let [id] = id.try_into().map_err(|_| "a concept has one id")?;
        if kazakh.is_empty() {
            return Err("a concept has a Kazakh name");
        }
        Ok(Some(Self { id, names: [kazakh, russian, english] }))
    }
}

/// The names in a part of a line.
fn names_of(part: &str) -> Vec<String> {
    part.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}
