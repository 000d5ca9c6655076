//! The whole application on the real standard, without ports: requests go to its router, and the
//! database is a file of its own.

use std::{fs, path::PathBuf};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use clap::Parser;
use http_body_util::BodyExt;
use kasip::{config::Config, parser, start::App, storage::Storage};
use scraper::Html;
use serde_json::Value;
use tempfile::TempDir;
use tower::ServiceExt;

/// The text that the catalogue ships.
pub const J62090011: &str = include_str!("../../data/J62090011.kk.txt");

/// What a site has to download.
#[derive(Clone, Copy)]
enum Files {
    /// Its files, which are made meanwhile.
    Made,
    /// Files that are never made: another process seems to make them.
    Awaited,
    /// Nothing, as the database is in memory.
    None,
}

/// The catalogue with the real standard.
pub struct Site {
    pub storage: Storage,
    router: Router,
    /// Holds the database; it goes with the site.
    folder: TempDir,
    _lock: Option<fs::File>,
}

/// An answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Site {
    pub async fn new() -> Self {
        Self::of(J62090011).await
    }

    /// The catalogue where a client may make only so many requests.
    pub async fn limited(requests_per_minute: &str) -> Self {
        Self::start(&[J62090011], &["--rate-limit", requests_per_minute], Files::Awaited).await
    }

    /// The catalogue with its files to download, which are made meanwhile.
    pub async fn with_files() -> Self {
        Self::start(&[J62090011], &[], Files::Made).await
    }

    /// The catalogue that offers no files.
    pub async fn without_files() -> Self {
        Self::start(&[""; 0], &[], Files::None).await
    }

    /// The catalogue with the standard of this text.
    pub async fn of(text: &str) -> Self {
        Self::of_all(&[text]).await
    }

    /// The catalogue with the standards of these texts.
    pub async fn of_all(texts: &[impl AsRef<str>]) -> Self {
        Self::start(texts, &[], Files::Awaited).await
    }

    async fn start(texts: &[impl AsRef<str>], more: &[&str], files: Files) -> Self {
        let folder = TempDir::new().unwrap();
        let path = |name: &str| folder.path().join(name).display().to_string();
        let database = match files {
            Files::None => "sqlite::memory:".to_owned(),
            Files::Made | Files::Awaited => format!("sqlite:{}", path("kasip.db")),
        };
        let storage = Storage::open(&database).await.unwrap();
        for text in texts {
            let (standard, findings) = parser::parse(text.as_ref());
            storage.save_standard(&standard, &findings, text.as_ref()).await.unwrap();
        }
        storage.close().await;
        let (index, made) = (path("index"), path("files"));
        let mut arguments = vec!["kasip", "--database", &database, "--index", &index];
        arguments.extend(["--public-url", "https://kasip.example", "--files", &made]);
        arguments.extend(["--contact", "errors@kasip.example"]);
        arguments.extend(more);
        let settings = Config::parse_from(arguments).serve;
        let lock = matches!(files, Files::Awaited).then(|| {
            fs::create_dir(&made).unwrap();
            let lock = fs::File::create(folder.path().join("files/.lock")).unwrap();
            lock.lock().unwrap();
            lock
        });
        let App { storage, router, .. } = App::start(&settings, |_, _| {}).await.unwrap();
        Self { storage, router, folder, _lock: lock }
    }

    /// A file in the folder of the database.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[]).await
    }

    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.call("GET", path, headers).await
    }

    pub async fn call(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).unwrap();
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// A JSON answer of status 200.
    pub async fn json(&self, path: &str) -> Value {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
        answer.json()
    }

    /// A page of status 200.
    pub async fn page(&self, path: &str) -> Html {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        answer.html()
    }
}

impl Answer {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("an answer in UTF-8")
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("an answer in JSON")
    }

    pub fn html(&self) -> Html {
        Html::parse_document(self.text())
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("plain text"))
    }

    pub fn media_type(&self) -> &str {
        let value = self.header(header::CONTENT_TYPE.as_str());
        value.split(';').next().unwrap_or_default()
    }
}
