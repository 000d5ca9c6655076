//! `kasip serve`: the catalogue for browsers and programs.

use std::{
    io::{ErrorKind, Write},
    path::PathBuf,
    process::ExitCode,
    sync::Arc,
};

use tokio::{net::TcpListener, signal, sync::watch};
use tracing_subscriber::EnvFilter;

use super::{
    CommandError, CommandResult,
    index::{Bar, beside, open_index},
};
use crate::{
    app::{AppState, Contact, PublicUrl},
    catalogue::{Catalogue, CatalogueError, CurrentCatalogue, warm_up},
    causes::causes,
    config::ServeSettings,
    downloads::{CurrentFiles, can_be_kept_in},
    parser,
    search::{IndexPlace, KeptIndex},
    server::{self, ClientLimit},
    storage::Storage,
};

/// The standard that is imported into an empty database, so that the first command shows the real
/// catalogue.
const SHIPPED_STANDARD: &str = include_str!("../../data/J62090011.kk.txt");

/// Serves the catalogue until the process is asked to stop, then finishes what is under way.
/// Prints the address once it can be called.
///
/// # Errors
///
/// An address that is taken; a database that cannot be opened.
pub async fn serve(settings: ServeSettings, output: &mut impl Write) -> CommandResult {
    start_logging(&settings.log)?;
    let address = settings.listen;
    let unable = |source| CommandError::Listen { address, source };
    let listener = TcpListener::bind(address).await.map_err(unable)?;
    let address = listener.local_addr().map_err(unable)?;

    let storage = Storage::open(&settings.database.database).await?;
    if storage.version().await?.0 == 0 {
        let (standard, findings) = parser::parse(SHIPPED_STANDARD);
        storage.save_standard(&standard, &findings, SHIPPED_STANDARD).await?;
        tracing::info!(standard.code = standard.passport.code, "imported the shipped standard");
    }
    let (catalogue, kept) = load(&storage, settings.index.index).await?;
    let catalogue = Arc::new(catalogue);
    let (versions, served) = watch::channel(catalogue.clone());
    let current = CurrentCatalogue::new(served);
    let following = tokio::spawn(current.follow(storage.clone(), kept, versions));

    let place = place_of_files(&storage, settings.files.files);
    let mut files = CurrentFiles::none();
    let making = place.map(|place| {
        let (made, receiver) = watch::channel(None);
        files = CurrentFiles::new(receiver);
        let public_url = settings.public_url.clone();
        tokio::spawn(files.keep(storage.clone(), place, public_url, current.clone(), made))
    });

    let public_url = settings.public_url.unwrap_or_else(|| format!("http://{address}"));
    let state = AppState {
        storage: storage.clone(),
        catalogue: current.clone(),
        files,
        public_url: PublicUrl::new(&public_url),
        contact: Contact::new(settings.contact.as_deref()),
    };
    writeln!(output, "kasip: http://{address}/ (Ctrl-C stops it)")?;
    output.flush()?;
    tokio::spawn(async move {
        if warm_up(catalogue).await.is_err() {
            current.report_damage();
        }
    });
    let proxies = settings.trusted_proxy;
    let limit = settings.rate_limit.map(|requests| ClientLimit::new(requests, proxies.clone()));
    let router = server::limited_router(state, limit);
    server::serve(listener, router, proxies, asked_to_stop()).await;
    following.abort();
    if let Some(making) = making {
        making.abort();
    }
    storage.close().await;
    Ok(ExitCode::SUCCESS)
}

/// The catalogue with its index; where no index can be kept in its folder, with one in memory.
async fn load(
    storage: &Storage,
    folder: Option<PathBuf>,
) -> Result<(Catalogue, KeptIndex), CommandError> {
    let mut kept = open_index(storage, folder)?;
    let bar = Bar::new("indexing");
    let progress = |n, all| bar.show(n, all);
    let catalogue = match Catalogue::load(storage, &kept, progress).await {
        Err(error) if error.is_of_index() => {
            tracing::warn!(
                causes = causes(&error),
                "the search index is in memory until the next start: {error}"
            );
            kept = KeptIndex::open(&IndexPlace::Memory).map_err(CatalogueError::from)?;
            Catalogue::load(storage, &kept, progress).await?
        }
        done => done?,
    };
    Ok((catalogue, kept))
}

/// Where the files to download are kept; none where they cannot be.
fn place_of_files(storage: &Storage, folder: Option<PathBuf>) -> Option<PathBuf> {
    // A database in memory has one connection, which the making of files would hold.
    let beside_database = beside(storage, ".files")?;
    let place = folder.unwrap_or(beside_database);
    match can_be_kept_in(&place) {
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
            ) =>
        {
            let folder = place.display();
            tracing::warn!(
                "no files are offered to download, as {folder} cannot be written: {error}"
            );
            None
        }
        // Whatever else is wrong may pass.
        _ => Some(place),
    }
}

/// Logs to standard error, a line an event.
fn start_logging(filter: &str) -> Result<(), CommandError> {
    let wrong = |_| CommandError::LogFilter(filter.to_owned());
    let filter = EnvFilter::builder().parse(filter).map_err(wrong)?;
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .with_target(false)
        .init();
    Ok(())
}

/// Ctrl-C, or SIGTERM from the service manager.
async fn asked_to_stop() {
    let interrupted = async {
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut signals) => {
                signals.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
    tracing::info!("stopping: no new requests are taken, those under way are finished");
}
