//! The whole application on the real standard, without ports: requests go through
//! `server::router`, and the database is a file of its own.

use std::{path::PathBuf, sync::Arc};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use http_body_util::BodyExt;
use kasip::{
    app::{AppState, Contact, PublicUrl},
    catalogue::{Catalogue, CurrentCatalogue},
    downloads::CurrentFiles,
    parser,
    search::{IndexPlace, KeptIndex},
    server::{self, ClientLimit},
    storage::Storage,
};
use scraper::Html;
use serde_json::Value;
use tempfile::TempDir;
use tokio::sync::watch;
use tower::ServiceExt;

/// The text that the catalogue ships.
pub const J62090011: &str = include_str!("../../data/J62090011.kk.txt");

/// What a site has to download.
enum Downloads {
    /// Its files, which are made meanwhile.
    Made,
    /// Files that nobody ever makes.
    Awaited,
    /// Nothing.
    None,
}

/// The catalogue with the real standard.
pub struct Site {
    pub storage: Storage,
    router: Router,
    /// Holds the database; it goes with the site.
    folder: TempDir,
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
    pub async fn limited(limit: ClientLimit) -> Self {
        Self::made(&[J62090011], Some(limit), Downloads::Awaited).await
    }

    /// The catalogue with its files to download, which are made meanwhile.
    pub async fn with_files() -> Self {
        Self::made(&[J62090011], None, Downloads::Made).await
    }

    /// The catalogue that offers no files.
    pub async fn without_files() -> Self {
        Self::made(&[J62090011], None, Downloads::None).await
    }

    /// The catalogue with the standard of this text.
    pub async fn of(text: &str) -> Self {
        Self::of_all(&[text]).await
    }

    /// The catalogue with the standards of these texts.
    pub async fn of_all(texts: &[impl AsRef<str>]) -> Self {
        Self::made(texts, None, Downloads::Awaited).await
    }

    async fn made(
        texts: &[impl AsRef<str>],
        limit: Option<ClientLimit>,
        downloads: Downloads,
    ) -> Self {
        let folder = TempDir::new().unwrap();
        let url = format!("sqlite:{}", folder.path().join("kasip.db").display());
        let storage = Storage::open(&url).await.unwrap();
        for text in texts {
            let (standard, findings) = parser::parse(text.as_ref());
            storage.save_standard(&standard, &findings, text.as_ref()).await.unwrap();
        }
        let kept = KeptIndex::open(&IndexPlace::Folder(folder.path().join("index"))).unwrap();
        let catalogue = Catalogue::load(&storage, &kept, |_, _| {}).await.unwrap();
        let (versions, served) = watch::channel(Arc::new(catalogue));
        let catalogue = CurrentCatalogue::new(served);
        tokio::spawn(catalogue.follow(storage.clone(), kept, versions));
        let (made, receiver) = watch::channel(None);
        let files = match downloads {
            Downloads::None => CurrentFiles::none(),
            Downloads::Made | Downloads::Awaited => CurrentFiles::new(receiver),
        };
        if matches!(downloads, Downloads::Made) {
            let place = folder.path().join("files");
            let public_url = Some("https://kasip.example".to_owned());
            let making = files.keep(storage.clone(), place, public_url, catalogue.clone(), made);
            tokio::spawn(making);
        }
        let state = AppState {
            storage: storage.clone(),
            catalogue,
            files,
            public_url: PublicUrl::new("https://kasip.example"),
            contact: Contact::new(Some("errors@kasip.example")),
        };
        let router = server::limited_router(state, limit);
        Self { storage, router, folder }
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
