//! The application, put together: the database with a standard in it, the current version of the
//! catalogue with its index, the files to download, and the router that answers from them. The
//! command line, the tests and the benchmarks start it here.

use axum::Router;
use tokio::task::{self, JoinHandle};

use crate::{
    app::{AppState, Contact, PublicUrl},
    catalogue::{CatalogueError, CurrentCatalogue, open_index},
    config::ServeSettings,
    downloads::CurrentFiles,
    parser,
    search::{GlossaryError, GlossaryFiles},
    server::{self, ClientLimit},
    storage::{Storage, StorageError},
    translation::{TranslationError, Translations},
};

/// The standard that is imported into an empty database, so that the first command shows the real
/// catalogue.
const SHIPPED_STANDARD: &str = include_str!("../data/J62090011.kk.txt");

/// Why the application cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The database or the index.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// The translations.
    #[error(transparent)]
    Translations(#[from] TranslationError),
    /// The glossary.
    #[error(transparent)]
    Glossary(#[from] GlossaryError),
}

/// The application, following its database.
#[derive(Debug)]
pub struct App {
    /// What the handlers are given.
    pub state: AppState,
    /// Answers requests.
    pub router: Router,
    tasks: Vec<JoinHandle<()>>,
}

impl App {
    /// Opens everything, and begins to follow the database and to make the files to download.
    /// `progress` is told how many texts of how many were indexed. The address listened on is the
    /// beginning of every absolute address where the settings name no other.
    ///
    /// # Errors
    /// When the database cannot be opened, the catalogue not be loaded, or a file of translations or
    /// of the glossary not be read.
    pub async fn start(
        settings: &ServeSettings,
        progress: impl Fn(usize, usize),
    ) -> Result<Self, StartError> {
        let api = task::spawn_blocking(server::api_routes);
        let translations = Translations::read(settings.translations.folder.as_deref())?;
        let glossary = GlossaryFiles::read(settings.index.glossary.as_deref())?;
        let storage =
            open_storage(&settings.database.database).await.map_err(CatalogueError::from)?;
        let index = open_index(&storage, settings.index.index.clone(), glossary)?;
        let (catalogue, following) =
            CurrentCatalogue::start(storage.clone(), index, progress).await?;
        let (files, making) = CurrentFiles::start(
            storage.clone(),
            settings.files.clone(),
            settings.public_url.clone(),
            translations.clone(),
            catalogue.clone(),
        );
        let public_url = settings.public_url.clone();
        let public_url = public_url.unwrap_or_else(|| format!("http://{}", settings.listen));
        let state = AppState {
            storage,
            catalogue,
            files,
            translations,
            public_url: PublicUrl::new(&public_url),
            contact: Contact::new(settings.contact.as_deref()),
        };
        let limit = settings.rate_limit;
        let limit = limit.map(|limit| ClientLimit::new(limit, settings.trusted_proxy.clone()));
        let api = api.await.map_err(CatalogueError::from)?;
        let translations = state.translations.clone();
        let router = server::router(state.clone(), api, limit);
        let warming_up = task::spawn_blocking(move || {
            translations.warm_up();
            server::warm_up();
        });
        let tasks = [Some(following), making, Some(warming_up)].into_iter().flatten().collect();
        Ok(Self { state, router, tasks })
    }

    /// Ends what is done in the background, and closes the database.
    pub async fn stop(self) {
        self.tasks.iter().for_each(JoinHandle::abort);
        self.state.storage.close().await;
    }
}

/// Opens the database; an empty one is filled with the standard that the program ships.
///
/// # Errors
/// When the database cannot be opened or written.
pub async fn open_storage(url: &str) -> Result<Storage, StorageError> {
    let storage = Storage::open(url).await?;
    if storage.version().await?.0 == 0 {
        let (standard, findings) = parser::parse(SHIPPED_STANDARD);
        storage.save_standard(&standard, &findings, SHIPPED_STANDARD).await?;
        tracing::info!(standard.code = standard.passport.code, "imported the shipped standard");
    }
    Ok(storage)
}
