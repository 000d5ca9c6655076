//! What was sent by the form: a text or a file, and the card to compare with.

use std::env;

use axum::{body::Bytes, extract::Multipart};
use tokio::sync::Semaphore;

use crate::{
    app::AppError,
    document::{self, Document},
    standard::CardKey,
};

/// The value of the button that asks for a workbook.
pub(super) const WORKBOOK: &str = "xlsx";

/// A file is read at a time: a PDF is read by a process of its own, which may need much memory.
static READING: Semaphore = Semaphore::const_new(1);

/// What was sent.
pub(super) struct MatchForm {
    /// The text, or that of the file; or why there is none.
    pub text: Result<String, RefusedText>,
    /// The card, where one is chosen.
    pub card: Option<CardKey>,
    /// Whether the answer is to be a workbook.
    pub is_workbook: bool,
}

/// What is wrong with what was sent.
pub(super) enum RefusedText {
    /// There are no words in it.
    Nothing,
    /// It is too long.
    TooLong,
    /// The file cannot be read; why, in English.
    Unreadable(String),
}

impl MatchForm {
    /// Reads what was sent.
    ///
    /// # Errors
    ///
    /// When it is no form.
    pub(super) async fn read(mut sent: Multipart) -> Result<Self, AppError> {
        let wrong = |error: axum::extract::multipart::MultipartError| {
            AppError::BadRequest(error.body_text())
        };
        let mut form = Self { text: Ok(String::new()), card: None, is_workbook: false };
        let mut file = Bytes::new();
        while let Some(field) = sent.next_field().await.map_err(wrong)? {
            let name = field.name().unwrap_or_default().to_owned();
            let bytes = field.bytes().await.map_err(wrong)?;
            let words = || String::from_utf8_lossy(&bytes).into_owned();
            match name.as_str() {
                "text" => form.text = Ok(words()),
                "card" => form.card = words().parse().ok(),
                "as" => form.is_workbook = words() == WORKBOOK,
                "file" => file = bytes,
                _ => {}
            }
        }
        if !file.is_empty() {
            form.text = text_of(&file).await;
        }
        Ok(form)
    }
}

/// The text of a file, line by line.
async fn text_of(file: &[u8]) -> Result<String, RefusedText> {
    let _turn = READING.acquire().await;
    // A PDF is read by this program, started again.
    let program = env::current_exe().map_err(|error| RefusedText::Unreadable(error.to_string()))?;
    let read = document::read(file, &program);
    let Document { lines, .. } =
        read.map_err(|error| RefusedText::Unreadable(error.to_string()))?;
    let lines: Vec<String> = lines.into_iter().map(|line| line.text).collect();
    Ok(lines.join("\n"))
}
