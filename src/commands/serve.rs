//! `kasip serve`: the catalogue for browsers and programs.

use std::{io::Write, process::ExitCode};

use tokio::{net::TcpListener, signal};
use tracing_subscriber::EnvFilter;

use super::{CommandError, CommandResult, progress::Bar};
use crate::{config::ServeSettings, server, start::App};

/// Serves the catalogue until the process is asked to stop, then finishes what is under way.
/// Prints the address once it can be called.
///
/// # Errors
///
/// An address that is taken; a database that cannot be opened.
pub async fn serve(mut settings: ServeSettings, output: &mut impl Write) -> CommandResult {
    start_logging(&settings.log)?;
    let address = settings.listen;
    let unable = |source| CommandError::Listen { address, source };
    let listener = TcpListener::bind(address).await.map_err(unable)?;
    let address = listener.local_addr().map_err(unable)?;
    settings.listen = address;
    let bar = Bar::new("indexing");
    let app = App::start(&settings, |n, all| bar.show(n, all)).await?;
    writeln!(output, "kasip: http://{address}/ (Ctrl-C stops it)")?;
    output.flush()?;
    server::serve(listener, app.router.clone(), settings.trusted_proxy, asked_to_stop()).await;
    app.stop().await;
    Ok(ExitCode::SUCCESS)
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
