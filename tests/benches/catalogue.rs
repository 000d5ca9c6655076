//! How long the catalogue takes, on the real standard: `cargo bench`.
//!
//! Each group has its baseline beside it, measured in the same run; the ratio is what counts, for
//! the machine is noisy.

#![expect(clippy::unwrap_used, reason = "a measurement that fails has nothing to say")]

mod application;

use std::{fs::File, hint::black_box, time::Instant};

use application::start;
use axum::{Router, body::Body, http::Request, response::IntoResponse, routing::get};
use criterion::{Criterion, criterion_group, criterion_main};
use http_body_util::BodyExt;
use kasip::{parser, start::App, storage::Storage};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tower::ServiceExt;

const J62090011: &str = include_str!("../../data/J62090011.kk.txt");

const CARD: &str = "/kk/standards/J62090011/cards/2524-0-001-5";

/// The same with our translation of every line.
const TRANSLATED: &str = "/ru/standards/J62090011/cards/2524-0-001-5";

/// The commonest word, a rare one, two words, a phrase, a prefix, and filters.
const SEARCHES: [&str; 6] = [
    "q=%D2%9B%D0%B0%D1%83%D1%96%D0%BF%D1%81%D1%96%D0%B7%D0%B4%D1%96%D0%BA",
    "q=vpn+",
    "q=%D0%B6%D0%B5%D0%BB%D1%96+%D0%B6%D3%99%D0%BD%D0%B5",
    "q=%22%D0%B1%D0%B0%D2%93%D0%B4%D0%B0%D1%80%D0%BB%D0%B0%D0%BC%D0%B0%D0%BB%D0%B0%D1%83+%D1%82%D1%96%D0%BB%D0%B4%D0%B5%D1%80%D1%96%22",
    "q=%D0%B0",
    "q=%D0%B0%D2%9B&kind=knowledge&level=5&level=6",
];

struct Site {
    app: App,
    _folder: TempDir,
    _lock: File,
}

impl Site {
    async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let (app, lock) = start(&folder.path().join("kasip.db")).await;
        Self { app, _folder: folder, _lock: lock }
    }
}

async fn call(router: &Router, path: &str, encoding: &str) -> usize {
    let request = Request::get(path).header("accept-encoding", encoding);
    let answer = router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    answer.into_body().collect().await.unwrap().to_bytes().len()
}

fn reading(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("import");
    group.bench_function("baseline: read the words", |bench| {
        bench.iter(|| J62090011.split_whitespace().count());
    });
    group.bench_function("parse", |bench| bench.iter(|| parser::parse(black_box(J62090011))));
    let runtime = Runtime::new().unwrap();
    group.sample_size(20).bench_function("parse and save", |bench| {
        bench.to_async(&runtime).iter_custom(async |n| {
            let mut taken = std::time::Duration::ZERO;
            for _ in 0..n {
                let folder = TempDir::new().unwrap();
                let url = format!("sqlite:{}", folder.path().join("kasip.db").display());
                let start = Instant::now();
                let storage = Storage::open(&url).await.unwrap();
                let (standard, findings) = parser::parse(J62090011);
                storage.save_standard(&standard, &findings, J62090011).await.unwrap();
                taken += start.elapsed();
            }
            taken
        });
    });
}

fn serving(criterion: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let site = runtime.block_on(Site::new());
    let mut group = criterion.benchmark_group("card page");
    // The pages without the server around them: nothing comes from a cache or is compressed.
    let pages = kasip::web::router().with_state(site.app.state.clone());
    group.bench_function("made anew", |bench| {
        bench.to_async(&runtime).iter(|| call(&pages, CARD, "identity"));
    });
    group.bench_function("made anew, translated", |bench| {
        bench.to_async(&runtime).iter(|| call(&pages, TRANSLATED, "identity"));
    });
    group.bench_function("baseline: its queries", |bench| {
        let key = kasip::standard::CardKey {
            standard: "J62090011".to_owned(),
            slug: "2524-0-001-5".to_owned(),
        };
        bench.to_async(&runtime).iter(|| {
            site.app.state.storage.find_card(&key, kasip::standard::TextChoice::default())
        });
    });

    let page = runtime.block_on(async {
        let request = Request::get(CARD).header("accept-encoding", "br");
        let request = request.body(Body::empty()).unwrap();
        let answer = site.app.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        (parts.headers, body.collect().await.unwrap().to_bytes())
    });
    println!("the largest card, by brotli: {} bytes", page.1.len());
    let bare = Router::new()
        .route(CARD, get(move || async move { (page.0.clone(), page.1.clone()).into_response() }));
    group.bench_function("cached", |bench| {
        bench.to_async(&runtime).iter(|| call(&site.app.router, CARD, "br"));
    });
    group.bench_function("baseline: a bare route with the same bytes", |bench| {
        bench.to_async(&runtime).iter(|| call(&bare, CARD, "br"));
    });
}

fn searching(criterion: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let site = runtime.block_on(Site::new());
    let mut group = criterion.benchmark_group("search");
    let mut n = 0_u64;
    for (name, search) in
        ["common", "rare", "two words", "phrase", "prefix", "filters"].iter().zip(SEARCHES)
    {
        group.bench_function(*name, |bench| {
            bench.to_async(&runtime).iter(|| {
                n += 1;
                // Another limit each time would be another answer; another path is another address.
                let path = format!("/api/v1/search?{search}&limit={}", n % 480 + 20);
                let router = &site.app.router;
                async move { call(router, &path, "identity").await }
            });
        });
    }
    group.bench_function("baseline: all texts read through", |bench| {
        let lines: Vec<&str> = J62090011.lines().collect();
        bench.iter(|| {
            lines.iter().filter(|line| line.to_lowercase().contains("қауіпсіздік")).count()
        });
    });
}

criterion_group!(benches, reading, serving, searching);
criterion_main!(benches);
