//! Extractors that refuse with [`AppError`], so that each refusal looks like ours.

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, RawPathParams, Request},
    http::request::Parts,
};
use serde::{Deserialize, de::DeserializeOwned};

use super::{AppError, AskedText, Reader, WordsShown};
use crate::{
    i18n::Locale,
    standard::{InvalidEdition, TextChoice, UnknownName},
};

/// The parameters of the path. What does not fit is no address of ours: 404.
#[derive(Debug, Clone)]
pub struct Path<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        #[expect(clippy::disallowed_types, reason = "this is the extractor that replaces it")]
        let path = axum::extract::Path::<T>::from_request_parts(parts, state).await;
        path.map(|axum::extract::Path(value)| Self(value)).map_err(|_| AppError::NotFound)
    }
}

/// The parameters of the query; a name may repeat where the field is a list. What does not fit,
/// or is not known where the type denies unknown fields, is a bad request.
#[derive(Debug, Clone)]
pub struct Query<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        match axum_extra::extract::Query::<T>::from_request_parts(parts, state).await {
            Ok(axum_extra::extract::Query(value)) => Ok(Self(value)),
            Err(refusal) => {
                let text = refusal.body_text();
                let words = text.strip_prefix("Failed to deserialize query string: ");
                Err(AppError::BadRequest(words.unwrap_or(&text).to_owned()))
            }
        }
    }
}

/// The body of a request as JSON. What does not fit, or is not known where the type denies unknown
/// fields, is a bad request.
#[derive(Debug, Clone)]
pub struct JsonBody<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for JsonBody<T> {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let body = Bytes::from_request(request, state).await;
        let body = body.map_err(|refusal| AppError::BadRequest(refusal.body_text()))?;
        let mut read = serde_json::Deserializer::from_slice(&body);
        let value = serde_path_to_error::deserialize(&mut read);
        let value = value.map_err(|error| {
            AppError::BadRequest(format!("the body is not the JSON that is expected: {error}"))
        })?;
        match read.end() {
            Ok(()) => Ok(Self(value)),
            Err(error) => Err(AppError::BadRequest(format!("the body is not JSON: {error}"))),
        }
    }
}

/// The text that is asked for: `?language=ru&edition=2022-2`. What is no language and no edition is a
/// bad request.
impl<S: Send + Sync> FromRequestParts<S> for TextChoice {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        #[derive(Deserialize)]
        struct Asked {
            language: Option<String>,
            edition: Option<String>,
        }
        let Query(asked) = Query::<Asked>::from_request_parts(parts, state).await?;
        let bad = |error: &dyn std::error::Error| AppError::BadRequest(error.to_string());
        let language = asked.language.map(|tag| tag.parse()).transpose();
        let edition = asked.edition.map(|edition| edition.parse()).transpose();
        Ok(Self {
            language: language.map_err(|error: UnknownName| bad(&error))?,
            edition: edition.map_err(|error: InvalidEdition| bad(&error))?,
            preferred: locale_of(parts, state).await.map(Locale::language),
        })
    }
}

/// The locale is the first segment of the path of every page.
impl<S: Send + Sync> FromRequestParts<S> for Locale {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        locale_of(parts, state).await.ok_or(AppError::NotFound)
    }
}

/// The locale of a page; none for what is in no language, such as the API.
async fn locale_of<S: Send + Sync>(parts: &mut Parts, state: &S) -> Option<Locale> {
    let params = RawPathParams::from_request_parts(parts, state).await.ok()?;
    let tag = params.iter().find(|(name, _)| *name == "locale").map(|(_, tag)| tag);
    tag.and_then(|tag| tag.parse().ok())
}

/// The reader of a page: its locale, `?words=mine`, and the text that is asked for. What names no words
/// and no text is a bad request.
impl<S: Send + Sync> FromRequestParts<S> for Reader {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        #[derive(Deserialize)]
        struct AskedWords {
            words: Option<String>,
        }
        let locale = Locale::from_request_parts(parts, state).await?;
        let TextChoice { language, edition, .. } =
            TextChoice::from_request_parts(parts, state).await?;
        let text = AskedText { language, edition };
        let Query(asked) = Query::<AskedWords>::from_request_parts(parts, state).await?;
        let Some(asked) = asked.words else { return Ok(Self { text, ..locale.into() }) };
        let bad = || AppError::BadRequest(locale.messages().error.bad_words(&asked));
        let words = WordsShown::named(&asked).ok_or_else(bad)?;
        Ok(Self { locale, words, text })
    }
}
