//! How long the search takes on a catalogue of many standards: `cargo bench --bench scale -- 1000`.
//!
//! The catalogue is generated, kept under `target/scale` and found again there. Every query is
//! asked of the index, through HTTP, and of the FTS5 of `SQLite` over the same statements, in one run.
//! No answer comes from a cache. Times are in milliseconds, median and 99th percentile.

#![expect(clippy::unwrap_used, reason = "a measurement that fails has nothing to say")]

mod application;
mod generator;

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use application::start;
use axum::{Router, body::Body, http::Request};
use generator::{Chance, Generator};
use http_body_util::BodyExt;
use kasip::{
    app::address,
    catalogue::{bring_up_to_date, open_index},
    parser,
    search::{GlossaryFiles, IndexStore, SearchIndex, SearchRequest},
    standard::{CardKey, QualificationLevel, StatementKind},
    start::App,
    storage::Storage,
};
use sqlx::{SqlitePool, sqlite::SqliteConnectOptions};
use tower::ServiceExt;

const J62090011: &str = include_str!("../../data/J62090011.kk.txt");

/// How often each kind of query is asked.
const N_SAMPLES: usize = 400;
/// FTS5 takes much longer, so it is asked less often.
const N_BASELINE: usize = 8;

/// How often each page is asked for, and the milliseconds that it may take at 1,000 standards.
const N_PAGES: usize = 50;
const BUDGET: u32 = 5;

/// A kind of query: its name, and the queries.
type Kind = (&'static str, Vec<SearchRequest>);

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    // cargo gives flags of its own.
    let sizes: Vec<u32> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    for n_standards in if sizes.is_empty() { vec![1] } else { sizes } {
        measure(n_standards).await;
    }
}

async fn measure(n_standards: u32) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/scale");
    fs::create_dir_all(&folder).unwrap();
    let database = folder.join(format!("{n_standards}.db"));
    let generator = Generator::new(J62090011);
    let storage = catalogue(&database, &generator, n_standards).await;

    println!("\n{n_standards} standards");
    fs::remove_dir_all(folder.join(format!("{n_standards}.db.index"))).ok();
    let index_store = open_index(&storage, None, GlossaryFiles::default()).unwrap();
    let begun = Instant::now();
    bring_up_to_date(&storage, &index_store, |_, _| {}).await.unwrap();
    println!("index built: {:.1} s", begun.elapsed().as_secs_f64());

    one_more(&storage, &index_store, &generator, n_standards).await;

    let mut opening = Times::default();
    for _ in 0..5 {
        opening.take(|| SearchIndex::open(&index_store).unwrap());
    }
    println!("index opened: {}", opening.said());
    let (App { router, state, .. }, _lock) = start(&database).await;
    let catalogue = state.catalogue.get();
    let begun = Instant::now();
    catalogue.index.warm_up().unwrap();
    println!("warmed up: {:.1} ms", begun.elapsed().as_secs_f64() * 1000.0);
    let baseline = Baseline::of(&storage, &folder, n_standards).await;

    println!("{} statements", catalogue.index.n_statements());
    println!("{:<24} {:>16} {:>16} {:>16}", "", "index", "HTTP", "FTS5");
    let mut all = [Times::default(), Times::default(), Times::default()];
    for (name, requests) in kinds() {
        let mut times = [Times::default(), Times::default(), Times::default()];
        for number in 0..N_SAMPLES {
            let request = &requests[number % requests.len()];
            // More blanks are another address, so that no answer comes from the cache.
            let words = " ".repeat(number / requests.len()) + &request.words;
            let request = SearchRequest { words, limit: 20, ..request.clone() };
            times[0].take(|| catalogue.index.search(&request).unwrap());
            let path = path_of(&request);
            let begun = Instant::now();
            call(&router, &path).await;
            times[1].add(begun.elapsed());
            if number < N_BASELINE {
                let begun = Instant::now();
                baseline.ask(&request).await;
                times[2].add(begun.elapsed());
            }
        }
        println!(
            "{name:<24} {:>16} {:>16} {:>16}",
            times[0].said(),
            times[1].said(),
            times[2].said()
        );
        for (all, times) in all.iter_mut().zip(times) {
            all.0.extend(times.0);
        }
    }
    println!("{:<24} {:>16} {:>16} {:>16}", "all", all[0].said(), all[1].said(), all[2].said());

    let mut suggesting = Times::default();
    for typed in ["а", "ақ", "қауіп", "ақпаратты қорғау", "jeli", "ме", "риск", "s"]
    {
        for _ in 0..20 {
            suggesting.take(|| catalogue.index.suggest(typed, None).unwrap());
        }
    }
    println!("suggestions: {}", suggesting.said());

    pages(&router).await;
}

/// How long the pages take that show something of every standard, beside one that reads nothing.
/// Each path is asked with its end once more every time: the same page at another address, so that
/// no answer comes from the cache.
async fn pages(router: &Router) {
    for (name, path, end) in [
        ("professions", "/kk/professions?order=title", "&level="),
        ("professions, filtered", "/kk/professions?order=level&level=5", "&level="),
        ("a part of the sitemap", "/sitemap.xml?part=1", ""),
        ("glossary", "/kk/glossary?letter=", "&letter="),
        ("search (the baseline)", "/kk/search?q=", "&q="),
    ] {
        let mut times = Times::default();
        for number in 1..=N_PAGES {
            let path = match end {
                // Its parameter may be given once only.
                "" => path.replace("part=", &format!("part={}", "0".repeat(number))),
                end => path.to_owned() + &end.repeat(number),
            };
            let begun = Instant::now();
            call(router, &path).await;
            times.add(begun.elapsed());
        }
        println!("{name:<24} {:>16}, at most {BUDGET} ms", times.said());
    }
}

/// The generated catalogue; made once, and found again.
async fn catalogue(path: &Path, generator: &Generator, n_standards: u32) -> Storage {
    let storage = Storage::open(&format!("sqlite:{}", path.display())).await.unwrap();
    let held = storage.list_revisions().await.unwrap().len();
    if held != n_standards as usize {
        assert!(held == 0, "{} is of another size; delete it", path.display());
        let begun = Instant::now();
        for number in 0..n_standards {
            let text = generator.text(number);
            let (standard, findings) = parser::parse(&text);
            storage.save_standard(&standard, &findings, &text).await.unwrap();
        }
        println!("{n_standards} standards saved: {:.1} s", begun.elapsed().as_secs_f64());
    }
    storage
}

/// How long one standard more takes in the index. The catalogue is then as it was.
async fn one_more(storage: &Storage, index_store: &IndexStore, generator: &Generator, number: u32) {
    let (standard, _) = parser::parse(&generator.text(number + 7));
    let (mut times, mut putting) = (Times::default(), Times::default());
    for _ in 0..9 {
        times.take(|| {
            let mut update = index_store.update().unwrap().unwrap();
            putting.take(|| update.put(&standard, &[], "one-more").unwrap());
            update.commit().unwrap();
        });
        bring_up_to_date(storage, index_store, |_, _| {}).await.unwrap();
    }
    println!("one standard more: {}, of which to read it: {}", times.said(), putting.said());
}

/// The queries, from the words of the real standard as they are typed.
fn kinds() -> Vec<Kind> {
    let (standard, _) = parser::parse(J62090011);
    let texts: Vec<Vec<String>> = standard
        .cards
        .iter()
        .flat_map(|card| {
            card.statements().map(|statement| words_of(&statement.full_text())).collect::<Vec<_>>()
        })
        .collect();
    let mut n_texts: HashMap<&str, usize> = HashMap::new();
    for words in &texts {
        let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
        words.sort_unstable();
        words.dedup();
        for word in words {
            *n_texts.entry(word).or_default() += 1;
        }
    }
    let mut by_number: Vec<(usize, &str)> = n_texts
        .iter()
        .filter(|(word, _)| word.chars().count() > 3)
        .map(|(word, n)| (*n, *word))
        .collect();
    by_number.sort_unstable_by(|one, other| other.cmp(one));
    let ask = |words: String| SearchRequest { words, ..SearchRequest::default() };
    let whole = |word: &&str| ask(format!("{word} "));
    let words = |from: usize, to: usize| -> Vec<&str> {
        by_number
            .iter()
            .filter(|(n, _)| (from..=to).contains(n))
            .map(|(_, word)| *word)
            .take(60)
            .collect()
    };
    let common = words(12, 80);
    let mut chance = Chance(1);
    let three: Vec<SearchRequest> = (0..60)
        .map(|_| {
            loop {
                let words = &texts[chance.below(texts.len())];
                if words.len() > 4 {
                    break ask(words[1..4].join(" ") + " ");
                }
            }
        })
        .collect();
    let beginnings = common.iter().map(|word| ask(word.chars().take(3).collect()));
    let one_letter = ["а", "қ", "б", "т", "ж"].map(|letter| ask(letter.to_owned()));
    let filtered = common.iter().map(|word| SearchRequest {
        kinds: vec![StatementKind::Ability, StatementKind::Skill],
        levels: vec![QualificationLevel::try_from(5).unwrap()],
        ..whole(word)
    });
    let of_card = common.iter().map(|word| SearchRequest {
        standards: vec!["J62090011".to_owned()],
        cards: vec![CardKey { standard: "J62090011".to_owned(), slug: "2524-0-001-5".to_owned() }],
        ..whole(word)
    });
    // The third letter is lost, as in a hurry.
    let typos = common.iter().filter(|word| word.chars().count() > 6).map(|word| {
        let letters = word.chars().enumerate().filter(|(at, _)| *at != 2);
        ask(letters.map(|(_, letter)| letter).collect::<String>() + " ")
    });
    vec![
        ("the commonest word", vec![whole(&by_number[0].1)]),
        ("a common word", common.iter().map(whole).collect()),
        ("a rare word", words(1, 1).iter().map(whole).collect()),
        ("three words", three),
        ("a beginning", beginnings.collect()),
        ("one letter", one_letter.to_vec()),
        ("a common word, filtered", filtered.collect()),
        ("on one card", of_card.collect()),
        ("a typo", typos.collect()),
        (
            "Latin letters",
            ["aqparat", "qauipsizdik", "jeli", "zhuie", "audit"]
                .map(|word| ask(format!("{word} ")))
                .to_vec(),
        ),
    ]
}

fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn path_of(request: &SearchRequest) -> String {
    let mut pairs = vec![("limit", request.limit.to_string()), ("q", request.words.clone())];
    pairs.extend(request.kinds.iter().map(|kind| ("kind", kind.to_string())));
    pairs.extend(request.levels.iter().map(|level| ("level", level.number().to_string())));
    pairs.extend(request.standards.iter().map(|code| ("standard", code.clone())));
    let cards = request.cards.iter();
    pairs.extend(cards.map(|card| ("card", card.to_string())));
    address::with_query("/api/v1/search", &pairs)
}

async fn call(router: &Router, path: &str) {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let answer = router.clone().oneshot(request).await.unwrap();
    assert!(answer.status().is_success(), "{path}");
    answer.into_body().collect().await.unwrap();
}

/// The same statements in FTS5.
struct Baseline(SqlitePool);

impl Baseline {
    async fn of(storage: &Storage, folder: &Path, n_standards: u32) -> Self {
        let path = folder.join(format!("{n_standards}.fts5.db"));
        let is_there = path.exists();
        let options = SqliteConnectOptions::new().filename(&path).create_if_missing(true);
        let pool = SqlitePool::connect_with(options).await.unwrap();
        if !is_there {
            sqlx::query("create virtual table statement using fts5 (text, kind unindexed, level unindexed, card unindexed)")
                .execute(&pool).await.unwrap();
            let mut writing = pool.begin().await.unwrap();
            for text in storage.list_revisions().await.unwrap().keys() {
                let (_, standard) = storage.find_text(text).await.unwrap().unwrap();
                for card in &standard.cards {
                    for statement in card.statements() {
                        sqlx::query("insert into statement values ($1, $2, $3, $4)")
                            .bind(statement.full_text())
                            .bind(statement.kind().to_string())
                            .bind(card.qualification_level.map(|level| i64::from(level.number())))
                            .bind(card.identity.key().to_string())
                            .execute(&mut *writing)
                            .await
                            .unwrap();
                    }
                }
            }
            writing.commit().await.unwrap();
        }
        Self(pool)
    }

    /// The best by bm25, and the number of all.
    async fn ask(&self, request: &SearchRequest) {
        let is_begun = !request.words.ends_with(' ');
        let mut words: Vec<String> =
            request.words.split_whitespace().map(|word| format!("\"{word}\"")).collect();
        if is_begun && let Some(last) = words.last_mut() {
            last.push('*');
        }
        let level = request.levels.first().map(|level| i64::from(level.number()));
        let card = request.cards.first().map(ToString::to_string);
        let filters = "statement match $1
            and (cast($2 as integer) is null or (level = $2 and kind in ('ability', 'skill')))
            and (cast($3 as text) is null or card = $3)";
        let best = format!("select rowid from statement where {filters} order by rank limit 20");
        let total = format!("select count(*) from statement where {filters}");
        for sql in [best, total] {
            sqlx::query(sqlx::AssertSqlSafe(sql))
                .bind(words.join(" "))
                .bind(level)
                .bind(&card)
                .fetch_all(&self.0)
                .await
                .unwrap();
        }
    }
}

/// How long things took.
#[derive(Default)]
struct Times(Vec<Duration>);

impl Times {
    fn take<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let done = work();
        self.add(begun.elapsed());
        done
    }

    fn add(&mut self, time: Duration) {
        self.0.push(time);
    }

    /// The median and the 99th percentile, in milliseconds.
    fn said(&self) -> String {
        let mut times = self.0.clone();
        times.sort_unstable();
        let at = |percent: usize| times[(times.len() - 1) * percent / 100].as_secs_f64() * 1000.0;
        format!("{:.2} / {:.2}", at(50), at(99))
    }
}
