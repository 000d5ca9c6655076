//! In every folder, files and folders may import their neighbours, but not in a circle, and never
//! from the folder that they are in. So each can be read after what it imports, and understood
//! without what imports it.

use std::collections::{BTreeMap, BTreeSet};

use super::sources::{Module, Sources};

/// Folders from which files inside still import.
const UPWARD: &[&str] = &[];

/// Circles that still exist.
const CIRCLES: &[&[&str]] = &[];

/// The imports of all files outside tests: each file, and the module that declares what it names.
fn imports(sources: &Sources) -> Vec<(Module, Module)> {
    let mut imports = Vec::new();
    for file in sources.iter() {
        let written = file.names.paths.iter().filter(|path| !path.in_test);
        let declared = written.filter_map(|path| sources.resolve(path));
        imports.extend(declared.map(|module| (file.module.clone(), module)));
    }
    imports
}

#[test]
fn no_file_imports_from_the_folder_it_is_in() {
    let found: BTreeSet<String> = imports(&Sources::read())
        .iter()
        .filter(|(file, declared)| file.len() > declared.len() && file.starts_with(declared))
        .filter(|(_, declared)| !UPWARD.contains(&declared.join("/").as_str()))
        .map(|(file, declared)| format!("{} imports from {}", file.join("/"), declared.join("/")))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// The neighbours that each file or folder imports, by their paths.
fn neighbours(imports: &[(Module, Module)]) -> BTreeMap<String, BTreeSet<String>> {
    let mut neighbours: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, declared) in imports {
        let shared = file.iter().zip(declared).take_while(|(one, other)| one == other).count();
        if shared < file.len() && shared < declared.len() {
            let imported = declared[..=shared].join("/");
            neighbours.entry(file[..=shared].join("/")).or_default().insert(imported);
        }
    }
    neighbours
}

/// Everything that can be reached by one or more imports.
fn reached<'n>(
    from: &str,
    neighbours: &'n BTreeMap<String, BTreeSet<String>>,
) -> BTreeSet<&'n str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(one) = open.pop() {
        for next in neighbours.get(one).into_iter().flatten() {
            if reached.insert(next.as_str()) {
                open.push(next);
            }
        }
    }
    reached
}

/// Each circle of neighbours, by its members.
fn circles(neighbours: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<Vec<&str>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        neighbours.keys().map(|one| (one.as_str(), reached(one, neighbours))).collect();
    let in_a_circle = reached.keys().filter(|one| reached[*one].contains(*one));
    in_a_circle
        .map(|one| {
            let others = reached
                .keys()
                .filter(|other| reached[one].contains(*other) && reached[*other].contains(one));
            others.copied().collect()
        })
        .collect()
}

#[test]
fn no_modules_import_each_other_in_a_circle() {
    let neighbours = neighbours(&imports(&Sources::read()));
    let known = |circle: &[&str]| {
        CIRCLES.iter().any(|known| circle.iter().all(|member| known.contains(member)))
    };
    let found: Vec<_> = circles(&neighbours).into_iter().filter(|circle| !known(circle)).collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// What pages share is in `web/parts/`.
#[test]
fn pages_import_no_other_page() {
    let pages = |module: &Module| module.len() > 1 && module[0] == "web" && module[1] != "parts";
    let found: BTreeSet<String> = imports(&Sources::read())
        .iter()
        .filter(|(file, declared)| pages(file) && pages(declared) && file[1] != declared[1])
        .map(|(file, declared)| format!("{} imports {}", file.join("/"), declared.join("/")))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_circle_would_be_seen() {
    let import = |file: &str, declared: &str| {
        let module = |path: &str| path.split('/').map(str::to_owned).collect::<Module>();
        (module(file), module(declared))
    };
    let neighbours = neighbours(&[
        import("web/card", "search/query"),
        import("search/index", "storage"),
        import("storage/open/file", "web/frame"),
        import("storage/open/file", "storage/error"),
        import("storage/error", "storage/open"),
        import("api", "web"),
    ]);
    let expected = [vec!["search", "storage", "web"], vec!["storage/error", "storage/open"]];
    assert_eq!(circles(&neighbours), BTreeSet::from(expected));
}
