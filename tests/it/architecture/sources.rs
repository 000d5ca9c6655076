//! The sources of the crate, file by file: what each declares, and which names it writes.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use super::tokens::{Token, tokens};

/// A module of the crate: `["storage", "card"]`; none for `lib.rs`.
pub type Module = Vec<String>;

/// One source file.
pub struct SourceFile {
    /// The path under `src/`.
    pub path: PathBuf,
    pub module: Module,
    pub names: Names,
}

/// What a source writes.
#[derive(Default)]
pub struct Names {
    /// Each path, such as `crate::storage::Storage`; imports are written out.
    pub paths: Vec<WrittenPath>,
    /// The types that are declared outside tests.
    pub types: Vec<String>,
    /// Every identifier outside tests.
    pub identifiers: BTreeSet<String>,
    /// The imports by the name that they give.
    imports: BTreeMap<String, Vec<String>>,
    /// The modules that are compiled only for tests.
    test_modules: Vec<Module>,
}

/// A path as it is written.
pub struct WrittenPath {
    pub segments: Vec<String>,
    /// The module in which it is written.
    from: Module,
    pub in_test: bool,
}

/// All sources of the crate.
pub struct Sources(Vec<SourceFile>);

impl Sources {
    pub fn read() -> Self {
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut files: Vec<SourceFile> = list(&src)
            .into_iter()
            .map(|file| {
                let path = file.strip_prefix(&src).expect("a source is under src").to_owned();
                let module = module_of(&path);
                let source = fs::read_to_string(&file).expect("a source is text");
                SourceFile { path, names: Names::of(&source, &module), module }
            })
            .collect();
        let for_tests: Vec<Module> =
            files.iter().flat_map(|file| file.names.test_modules.clone()).collect();
        for file in &mut files {
            if for_tests.iter().any(|module| file.module.starts_with(module)) {
                file.names.types.clear();
                file.names.identifiers.clear();
                file.names.paths.iter_mut().for_each(|path| path.in_test = true);
            }
        }
        Self(files)
    }

    pub fn iter(&self) -> impl Iterator<Item = &SourceFile> {
        self.0.iter()
    }

    /// The module that declares what a path names. None for a path that does not begin with `crate`,
    /// `self` or `super`.
    pub fn resolve(&self, path: &WrittenPath) -> Option<Module> {
        let mut full = path.absolute()?;
        loop {
            let file = self.file_of(&full)?;
            let imported = full
                .get(file.module.len())
                .and_then(|name| file.names.imports.get(name))
                .and_then(|import| self.child(&file.module, import));
            let Some(mut declared) = imported else { return Some(file.module.clone()) };
            declared.extend(full.drain(file.module.len() + 1..));
            full = declared;
        }
    }

    /// The file with the longest module that a path begins with.
    fn file_of(&self, path: &[String]) -> Option<&SourceFile> {
        let files = self.0.iter().filter(|file| path.starts_with(&file.module));
        files.max_by_key(|file| file.module.len())
    }

    /// What an import of a folder names, where it is in one of its modules.
    fn child(&self, folder: &[String], import: &[String]) -> Option<Module> {
        let import = import.strip_prefix(&["self".to_owned()]).unwrap_or(import);
        let full = [folder, import].concat();
        let is_child = self.0.iter().any(|file| {
            file.module.len() == folder.len() + 1
                && full.len() > folder.len() + 1
                && full.starts_with(&file.module)
        });
        is_child.then_some(full)
    }
}

impl WrittenPath {
    fn absolute(&self) -> Option<Vec<String>> {
        let mut segments = self.segments.as_slice();
        let mut full = match segments.first()?.as_str() {
            "crate" => Vec::new(),
            "self" | "super" => self.from.clone(),
            _ => return None,
        };
        if segments[0] != "super" {
            segments = &segments[1..];
        }
        while segments.first().is_some_and(|segment| segment == "super") {
            full.pop();
            segments = &segments[1..];
        }
        full.extend(segments.iter().cloned());
        Some(full)
    }
}

impl Names {
    pub fn of(source: &str, module: &[String]) -> Self {
        let mut names = Self::default();
        names.walk(&tokens(source), module, false, false);
        names
    }

    /// Walks over tokens. In the body of a trait or an implementation types are not declared.
    fn walk(&mut self, tokens: &[Token], module: &[String], test: bool, associated: bool) {
        let (mut in_test, mut before_body) = (test, false);
        let mut at = 0;
        while at < tokens.len() {
            match (&tokens[at], tokens.get(at + 1)) {
                // `use<'_>` is part of a type.
                (Token::Word(word), Some(next)) if word == "use" && *next != Token::Sign('<') => {
                    let length = tokens[at..].iter().position(|one| *one == Token::Sign(';'));
                    let length = length.expect("an import ends");
                    self.import(&tokens[at + 1..at + length], &[], module, in_test);
                    at += length;
                    in_test = test;
                }
                (Token::Word(word), Some(Token::Word(name))) if word == "mod" => {
                    let inner = [module, std::slice::from_ref(name)].concat();
                    if let Some(Token::Group('{', body)) = tokens.get(at + 2) {
                        self.walk(body, &inner, in_test, false);
                    } else if in_test {
                        self.test_modules.push(inner);
                    }
                    at += 2;
                    in_test = test;
                }
                (Token::Word(word), next) => {
                    before_body |= matches!(word.as_str(), "impl" | "trait");
                    let declares = ["struct", "enum", "trait", "type", "union"];
                    if let (true, Some(Token::Word(name))) =
                        (declares.contains(&word.as_str()), next)
                        && !associated
                        && !in_test
                    {
                        self.types.push(name.clone());
                    }
                    // `pub(in crate::web)` imports nothing, and `$crate` is for those who use the macro.
                    let is_import = match at.checked_sub(1).map(|before| &tokens[before]) {
                        Some(Token::Word(before)) => before != "in" || at > 1,
                        Some(before) => *before != Token::Sign('$'),
                        None => true,
                    };
                    let segments = path_at(&tokens[at..]);
                    at += (segments.len() - 1) * 3;
                    if !in_test {
                        self.identifiers.extend(segments.iter().cloned());
                    }
                    if is_import {
                        self.add(segments, module, in_test);
                    }
                }
                (Token::Group(open, inner), _) => {
                    self.walk(inner, module, in_test, *open == '{' && before_body);
                    let cfg_test = [Token::Word("cfg".to_owned()), test_group()];
                    in_test |= *open == '[' && *inner == cfg_test;
                    if *open == '{' {
                        (in_test, before_body) = (test, false);
                    }
                }
                (Token::Sign(';'), _) => (in_test, before_body) = (test, false),
                (Token::Sign(_), _) => {}
            }
            at += 1;
        }
    }

    /// Writes out an import: `crate::{a, b::c}` is `crate::a` and `crate::b::c`.
    fn import(&mut self, tree: &[Token], before: &[String], module: &[String], test: bool) {
        let parts = tree.split(|token| *token == Token::Sign(','));
        for part in parts.filter(|part| !part.is_empty()) {
            let mut path = before.to_vec();
            let mut words = part.iter();
            let mut alias = None;
            while let Some(token) = words.next() {
                match token {
                    Token::Word(word) if word == "as" => alias = words.next(),
                    // `storage::{self, …}` names `storage`.
                    Token::Word(word) if word == "self" && !path.is_empty() => {}
                    Token::Word(word) => path.push(word.clone()),
                    Token::Group(_, inner) => {
                        self.import(inner, &std::mem::take(&mut path), module, test);
                    }
                    Token::Sign(_) => {}
                }
            }
            let Some(last) = path.last() else { continue };
            if !test {
                let name = if let Some(Token::Word(alias)) = alias { alias } else { last };
                self.identifiers.extend(path.iter().cloned());
                self.imports.insert(name.clone(), path.clone());
            }
            self.add(path, module, test);
        }
    }

    /// Adds a path; a single word is none.
    fn add(&mut self, segments: Vec<String>, module: &[String], in_test: bool) {
        if segments.len() > 1 {
            self.paths.push(WrittenPath { segments, from: module.to_vec(), in_test });
        }
    }
}

fn test_group() -> Token {
    Token::Group('(', vec![Token::Word("test".to_owned())])
}

/// The segments of the path with which the tokens begin.
fn path_at(tokens: &[Token]) -> Vec<String> {
    let mut segments = Vec::new();
    let mut rest = tokens;
    while let Some((Token::Word(word), after)) = rest.split_first() {
        segments.push(word.clone());
        let [Token::Sign(':'), Token::Sign(':'), next @ ..] = after else { break };
        rest = next;
    }
    segments
}

fn module_of(path: &Path) -> Module {
    let mut module: Module = path
        .with_extension("")
        .iter()
        .map(|part| part.to_str().expect("a name").to_owned())
        .collect();
    if module.last().is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main")) {
        module.pop();
    }
    module
}

fn list(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(list(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}
