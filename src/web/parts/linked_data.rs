//! What a page is about, in the words of schema.org, for search engines and other programs (JSON-LD).
//! Nothing but a rendering of what is on the page.

use serde_json::{Value, json};

use super::{crumb::Crumb, words::Words};
use crate::{
    app::{PublicUrl, address},
    standard::{Education, ProfessionCard},
    xml::drop_characters_unknown_to_xml,
};

const CONTEXT: &str = "https://schema.org";

/// The text of a `script` element: no text of a standard can end the element.
pub(crate) fn script(data: Vec<Value>) -> String {
    let mut data = Value::from(data);
    drop_characters(&mut data);
    data.to_string().replace('<', "\\u003c")
}

/// Programs turn this into RDF in XML, which cannot have most controls.
fn drop_characters(data: &mut Value) {
    match data {
        Value::String(text) => drop_characters_unknown_to_xml(text),
        Value::Array(values) => values.iter_mut().for_each(drop_characters),
        Value::Object(values) => values.values_mut().for_each(drop_characters),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The pages above a page, then the page itself at `canonical`.
pub(crate) fn breadcrumbs(trail: &[Crumb], canonical: &str, public_url: &PublicUrl) -> Value {
    let step = |(position, crumb): (usize, &Crumb)| {
        let item = crumb.href.as_ref().map(|href| public_url.absolute(href));
        json!({
            "@type": "ListItem",
            "position": position,
            "name": crumb.label,
            "item": item.as_deref().unwrap_or(canonical),
        })
    };
    let steps: Vec<Value> = (1..).zip(trail).map(step).collect();
    json!({ "@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": steps })
}

/// The profession of a card, whose page is at `page`, in the words that the page shows first.
pub(crate) fn occupation(
    card: &ProfessionCard,
    words: &Words<'_>,
    page: &str,
    public_url: &PublicUrl,
) -> Value {
    let permanent = |id| public_url.absolute(&address::permanent(id));
    let skills = card.functions.iter().flat_map(|function| &function.skills);
    let skills = skills.map(|skill| {
        json!({
            "@type": "DefinedTerm",
            "@id": permanent(skill.id),
            "name": words.first(&skill.title).text,
        })
    });
    let functions = card.functions.iter().map(|function| words.first(&function.title).text);
    let education: Vec<String> = card.education.iter().map(|one| in_one_line(one, words)).collect();
    let mut occupation = json!({
        "@context": CONTEXT,
        "@type": "Occupation",
        "@id": permanent(card.identity.id()),
        "url": page,
        "name": words.first(&card.title).text,
        "occupationalCategory": card.occupation_code.as_ref().or(card.group_code.as_ref()),
        "description": card.purpose.as_deref().map(|text| words.first(text).text),
        "responsibilities": functions.collect::<Vec<_>>().join("; "),
        "skills": skills.collect::<Vec<_>>(),
        "educationRequirements": education.join("; "),
        "experienceRequirements": card.work_experience.as_deref().map(|text| words.first(text).text),
    });
    if let Some(fields) = occupation.as_object_mut() {
        fields.retain(|_, value| !value.is_null() && *value != "");
    }
    occupation
}

/// An education in one line.
fn in_one_line(education: &Education, words: &Words<'_>) -> String {
    let Education { level, speciality, qualification, .. } = education;
    let parts = [level, speciality, qualification].into_iter().flatten();
    parts.map(|part| words.first(part).text).collect::<Vec<_>>().join(", ")
}

/// Words with their meanings, on the page at `page`.
pub(crate) fn defined_terms<'a>(
    name: &str,
    page: &str,
    terms: impl Iterator<Item = (&'a str, &'a str)>,
) -> Value {
    let terms = terms.map(
        |(word, meaning)| json!({ "@type": "DefinedTerm", "name": word, "description": meaning }),
    );
    json!({
        "@context": CONTEXT,
        "@type": "DefinedTermSet",
        "@id": page,
        "name": name,
        "hasDefinedTerm": terms.collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_words_end_the_element() {
        let written = script(vec![json!("</script><script>alert(1)</script>")]);
        assert!(!written.contains('<'), "{written}");
        let read: Value = serde_json::from_str(&written).unwrap();
        assert_eq!(read[0], "</script><script>alert(1)</script>");
    }

    #[test]
    fn characters_that_xml_has_not_are_dropped() {
        let written = script(vec![json!({ "name": "a\u{1b}[31m\u{7}\tb\u{ffff}" })]);
        let read: Value = serde_json::from_str(&written).unwrap();
        assert_eq!(read[0]["name"], "a[31m\tb");
    }
}
