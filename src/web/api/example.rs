//! Examples of calls, with nothing but what comes with each language. The tests run them as they
//! are on the page; each prints the response as JSON.

use serde_json::{Map, Value, json};

use crate::app::{Problem, PublicUrl, address};

/// A call with the values of its example.
#[derive(Debug)]
pub(super) struct Sample {
    /// The path from the beginning of the site.
    pub path: String,
    /// The parameters of the query, with their values.
    query: Vec<(String, Vec<String>)>,
    /// What is sent; none where it is only read.
    body: Option<Value>,
}

impl Sample {
    /// The call of this path, whose parameters are in braces, with these values.
    pub(super) fn new(template: &str, values: &Map<String, Value>) -> Self {
        let mut sample = Self { path: template.to_owned(), query: Vec::new(), body: None };
        for (name, value) in values {
            let values = match value {
                Value::Array(values) => values.iter().map(plain).collect(),
                value => vec![plain(value)],
            };
            let parameter = format!("{{{name}}}");
            if template.contains(&parameter) {
                sample.path = sample.path.replace(&parameter, &address::encoded(&values.concat()));
            } else if name == "fields" {
                sample.query.push((name.clone(), vec![values.join(",")]));
            } else {
                sample.query.push((name.clone(), values));
            }
        }
        sample
    }

    /// The call of this path with these values in its body.
    pub(super) fn with_body(path: &str, values: &Map<String, Value>) -> Self {
        let body = Some(Value::Object(values.clone()));
        Self { path: path.to_owned(), query: Vec::new(), body }
    }

    /// The path with its query.
    pub(super) fn address(&self) -> String {
        let pairs: Vec<(&str, String)> =
            self.pairs().map(|(name, value)| (name, value.to_owned())).collect();
        address::with_query(&self.path, &pairs)
    }

    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.query
            .iter()
            .flat_map(|(name, values)| values.iter().map(|value| (name.as_str(), value.as_str())))
    }

    /// For a shell.
    pub(super) fn curl(&self, public_url: &PublicUrl) -> String {
        let address = in_shell(&public_url.absolute(&self.path));
        if let Some(body) = &self.body {
            let body = in_shell(&body.to_string());
            return format!(
                "curl {address} \\\n  --header 'Content-Type: application/json' \\\n  --data {body}"
            );
        }
        if self.query.is_empty() {
            return format!("curl {address}");
        }
        let mut lines = vec![format!("curl --get {address}")];
        for (name, value) in self.pairs() {
            lines.push(format!("  --data-urlencode {}", in_shell(&format!("{name}={value}"))));
        }
        lines.join(" \\\n")
    }

    /// For Python.
    pub(super) fn python(&self, public_url: &PublicUrl) -> String {
        let address = public_url.absolute(&self.path);
        if let Some(body) = &self.body {
            return format!(
                "import json\nfrom urllib.request import Request, urlopen\n\n\
                 asked = Request({},\n    data=json.dumps({}).encode(),\n    \
                 headers={{\"Content-Type\": \"application/json\"}})\n\
                 with urlopen(asked) as answer:\n    found = json.load(answer)\n\
                 print(json.dumps(found, ensure_ascii=False, indent=2))",
                json!(address),
                body
            );
        }
        if self.query.is_empty() {
            let address = json!(address);
            return format!(
                "import json\nfrom urllib.request import urlopen\n\n\
                 with urlopen({address}) as answer:\n    found = json.load(answer)\n\
                 print(json.dumps(found, ensure_ascii=False, indent=2))"
            );
        }
        let asked: Vec<String> = self
            .query
            .iter()
            .map(|(name, values)| match values.as_slice() {
                [value] => format!("    {}: {},", json!(name), json!(value)),
                values => format!("    {}: [{}],", json!(name), listed(values)),
            })
            .collect();
        format!(
            "import json\nfrom urllib.parse import urlencode\nfrom urllib.request import urlopen\n\n\
             asked = {{\n{}\n}}\n\
             with urlopen({} + urlencode(asked, doseq=True)) as answer:\n    \
             found = json.load(answer)\n\
             print(json.dumps(found, ensure_ascii=False, indent=2))",
            asked.join("\n"),
            json!(address + "?"),
        )
    }

    /// For JavaScript, in a browser or in Node.
    pub(super) fn javascript(&self, public_url: &PublicUrl) -> String {
        let address = public_url.absolute(&self.path);
        let (asked, address) = if let Some(body) = &self.body {
            let asked = format!(
                "const asked = {{\n  method: \"POST\",\n  \
                 headers: {{ \"Content-Type\": \"application/json\" }},\n  \
                 body: JSON.stringify({body}),\n}};\n"
            );
            (asked, format!("{}, asked", json!(address)))
        } else if self.query.is_empty() {
            (String::new(), json!(address).to_string())
        } else {
            let pairs: Vec<String> = self
                .pairs()
                .map(|(name, value)| format!("  [{}, {}],", json!(name), json!(value)))
                .collect();
            let asked = format!("const asked = new URLSearchParams([\n{}\n]);\n", pairs.join("\n"));
            (asked, format!("{} + asked", json!(address + "?")))
        };
        format!(
            "{asked}const answer = await fetch({address});\n\
             if (!answer.ok) throw new Error((await answer.json()).detail);\n\
             const found = await answer.json();\n\
             console.log(JSON.stringify(found, null, 2));"
        )
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn listed(values: &[String]) -> String {
    values.iter().map(|value| json!(value).to_string()).collect::<Vec<_>>().join(", ")
}

fn in_shell(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// A program in Python that reads a list to its end.
pub(super) fn walk(public_url: &PublicUrl) -> String {
    let site = json!(public_url.absolute(""));
    format!(
        "import json\nfrom urllib.request import urlopen\n\n\
         site = {site}\nnext, cards = \"/api/v1/cards?limit=5\", []\n\
         while next:\n    with urlopen(site + next) as answer:\n        \
         page = json.load(answer)\n    cards += page[\"items\"]\n    next = page[\"next\"]\n\
         print(json.dumps(cards, ensure_ascii=False, indent=2))"
    )
}

/// An answer that tells of a kind of problem.
pub(super) fn problem(public_url: &PublicUrl, problem: Problem) -> String {
    let Problem { status, title, example, .. } = problem;
    let kind = public_url.absolute(&address::problem(problem.name));
    format!(
        "HTTP/1.1 {status}\nContent-Type: application/problem+json\n\n\
         {{\n  \"type\": {},\n  \"title\": {},\n  \"status\": {},\n  \"detail\": {}\n}}",
        json!(kind),
        json!(title),
        status.as_u16(),
        json!(example),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_where_they_belong_and_are_quoted_for_their_language() {
        let values =
            json!({ "code": "J 1", "level": [5, 6], "q": "a'b\"", "fields": ["id", "ref"] });
        let sample = Sample::new("/standards/{code}", values.as_object().unwrap());
        let site = PublicUrl::new("https://kasip.example");
        assert_eq!(sample.address(), "/standards/J%201?fields=id%2Cref&level=5&level=6&q=a%27b%22");
        assert!(sample.curl(&site).contains(r#"'q=a'\''b"'"#), "{}", sample.curl(&site));
        assert!(sample.python(&site).contains(r#""q": "a'b\"","#));
        assert!(sample.python(&site).contains(r#""level": ["5", "6"],"#));
        assert!(sample.javascript(&site).contains(r#"["level", "6"],"#));
    }
}
