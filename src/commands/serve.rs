//! `kasip serve`: the catalogue for browsers and programs.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use tokio::{net::TcpListener, signal};
use tracing_subscriber::{filter::Targets, layer::SubscriberExt, util::SubscriberInitExt};

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
    let stop = asked_to_stop()?;
    writeln!(output, "kasip: http://{address}/ (Ctrl-C stops it)")?;
    output.flush()?;
    server::serve(listener, app.router.clone(), settings.trusted_proxy, stop).await;
    app.stop().await;
    Ok(ExitCode::SUCCESS)
}

/// Logs to standard error, a line an event.
fn start_logging(filter: &str) -> Result<(), CommandError> {
    let wrong = |_| CommandError::LogFilter(filter.to_owned());
    let filter: Targets = filter.parse().map_err(wrong)?;
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .with_target(false);
    tracing_subscriber::registry().with(filter).with(lines).init();
    Ok(())
}

/// Waits for Ctrl-C, or for SIGTERM from the service manager. Both are listened for from the call on:
/// whoever has read the address may send one at once.
fn asked_to_stop() -> io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    let mut signals = {
        use signal::unix::{SignalKind, signal};
        [signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?]
    };
    Ok(async move {
        #[cfg(unix)]
        {
            let [interrupted, terminated] = &mut signals;
            tokio::select! {
                _ = interrupted.recv() => {}
                _ = terminated.recv() => {}
            }
        }
        #[cfg(not(unix))]
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
        tracing::info!("stopping: no new requests are taken, those under way are finished");
    })
}
