//! The bytes of one connection, on their way between the socket and HTTP: every byte that passes is
//! progress, and a client that has stopped sending is not taken for one that has left at once.

use std::{
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    time::{Instant, Sleep, sleep},
};

use super::registry::Connection;

/// A client that says that it sends no more may wait for its response or may have left; nothing tells
/// which. So long its response is still made.
const AFTER_END: Duration = Duration::from_secs(1);

/// A socket whose progress is told to the registry.
#[derive(Debug)]
pub(super) struct Transport {
    stream: TcpStream,
    connection: Arc<Connection>,
    /// The client sends no more.
    ended: Option<Pin<Box<Sleep>>>,
}

impl Transport {
    pub(super) fn new(stream: TcpStream, connection: Arc<Connection>) -> Self {
        Self { stream, connection, ended: None }
    }

    /// Notes what became of bytes that were to be sent.
    fn sent(&self, sent: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        self.connection.set_sending(sent.is_pending());
        if let Poll::Ready(Ok(bytes)) = &sent {
            self.connection.sent(*bytes);
        }
        sent
    }
}

impl AsyncRead for Transport {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if this.ended.is_none() {
            let before = buffer.filled().len();
            ready!(Pin::new(&mut this.stream).poll_read(context, buffer))?;
            if buffer.filled().len() > before {
                this.connection.progressed();
                return Poll::Ready(Ok(()));
            }
        }
        let ended = this.ended.get_or_insert_with(|| Box::pin(sleep(AFTER_END)));
        while this.connection.is_at_work() {
            ready!(ended.as_mut().poll(context));
            // A response that is being sent is sent to its end, or to a client that has left.
            if this.connection.is_making() {
                break;
            }
            ended.as_mut().reset(Instant::now() + AFTER_END);
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Transport {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let sent = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.sent(sent)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let sent = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.sent(sent)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
