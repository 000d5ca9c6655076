//! The problems that a program may be told of (RFC 9457). Each has a name, and an address that
//! explains it; both stay the same.

use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

/// A kind of problem, and what is said of it: in its page, and in the description of the API.
#[derive(Debug, Clone, Copy)]
pub struct Problem {
    /// The name, which is the last segment of its address.
    pub name: &'static str,
    /// The status of the answers that tell of it.
    pub status: StatusCode,
    /// What it is, in a few words.
    pub title: &'static str,
    /// What has happened.
    pub happened: &'static str,
    /// What to do now.
    pub advice: &'static str,
    /// What `detail` may say.
    pub example: &'static str,
}

impl Problem {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self {
            name: "invalid-request",
            status: StatusCode::BAD_REQUEST,
            title: "Invalid request",
            happened: "A parameter is unknown, is given twice or has an invalid value; or the \
                       address or a header cannot be read.",
            advice: "Read `detail`: it names the parameter and the valid values. Take the cursor \
                     from `next`; do not construct it yourself. The same request will be \
                     rejected again.",
            example: "limit: must be a whole number from 1 to 500, not \"0\"",
        },
        Self {
            name: "not-found",
            status: StatusCode::NOT_FOUND,
            title: "There is nothing at this address",
            happened: "The catalogue has no standard, card or statement with this name, or the \
                       API has no such address.",
            advice: "Check the code, the slug or the identifier. A card is named by its slug, \
                     2524-0-003-5, not by the code of the occupation.",
            example: "There is nothing at this address.",
        },
        Self {
            name: "removed",
            status: StatusCode::GONE,
            title: "What was here has been removed",
            happened: "The identifier belonged to a part of a standard, and a later text of that \
                       standard no longer has it.",
            advice: "Remove it from your copy, or mark it there as no longer in force; search \
                     for the words that replaced it. The identifier will not be used for \
                     anything else.",
            example: "Version 7 of the catalogue removed what was here.",
        },
        Self {
            name: "method-not-allowed",
            status: StatusCode::METHOD_NOT_ALLOWED,
            title: "This address does not take that method",
            happened: "The address does not take the method of the request. The catalogue cannot be \
                       changed over the network.",
            advice: "Use one of the methods that the header `Allow` lists.",
            example: "Only the methods that the header Allow lists are allowed at this address.",
        },
        Self {
            name: "not-acceptable",
            status: StatusCode::NOT_ACCEPTABLE,
            title: "This is not available in that format",
            happened: "The `Accept` header allows none of the formats available at this address.",
            advice: "Send `Accept: application/json`, `*/*`, or no such header.",
            example: "This is not available in any format that Accept allows.",
        },
        Self {
            name: "body-too-large",
            status: StatusCode::PAYLOAD_TOO_LARGE,
            title: "The body of the request is too large",
            happened: "The body of the request is longer than 1 MB; or longer than 16 KB, where \
                       no text is to be compared and nothing reads the body.",
            advice: "Send the text in several requests; where there is none, send no body.",
            example: "The body of the request is longer than 1 MB.",
        },
        Self {
            name: "address-too-long",
            status: StatusCode::URI_TOO_LONG,
            title: "The address is too long",
            happened: "The path is longer than 2 KB, or the query longer than 8 KB.",
            advice: "Ask for less at once: fewer filter values or fewer words.",
            example: "The address is too long.",
        },
        Self {
            name: "too-many-requests",
            status: StatusCode::TOO_MANY_REQUESTS,
            title: "Too many requests",
            happened: "More requests have come from this network address than the server \
                       accepts in a minute.",
            advice: "Wait for as many seconds as the `Retry-After` header says, then send requests \
                     more slowly: the `RateLimit-Policy` and `RateLimit` headers of every response \
                     say how many requests are left. Long lists (`limit=500`) and \
                     `If-None-Match` save requests.",
            example: "Too many requests have come from this network address; wait for as many \
                      seconds as Retry-After says.",
        },
        Self {
            name: "failure",
            status: StatusCode::INTERNAL_SERVER_ERROR,
            title: "Server error",
            happened: "The server could not produce a response. This is a fault on the server, not \
                       in your request.",
            advice: "Try again later. If it happens again, report the address and the \
                     `X-Request-Id` header of the response to those who run the server.",
            example: "The server could not produce a response.",
        },
        Self {
            name: "busy",
            status: StatusCode::SERVICE_UNAVAILABLE,
            title: "The server is busy",
            happened: "The server is handling as many requests as it can, or the response took too \
                       long to produce.",
            advice: "Try again after as many seconds as the `Retry-After` header says, or after a \
                     second if there is none.",
            example: "The server is too busy to answer; try again later.",
        },
    ];

    /// The kind that has this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|problem| problem.name == name)
    }

    /// The kind that an answer of this status tells of.
    #[must_use]
    pub fn of(status: StatusCode) -> Self {
        let roughly = if status.is_server_error() {
            StatusCode::INTERNAL_SERVER_ERROR
        } else {
            StatusCode::BAD_REQUEST
        };
        let of = |status| Self::ALL.into_iter().find(|problem| problem.status == status);
        of(status).or_else(|| of(roughly)).unwrap_or(Self::ALL[0])
    }
}

/// A problem as programs read it, RFC 9457.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody<'a> {
    /// The address that explains this kind of problem. Programs may compare it: it stays the same.
    #[schema(format = "uri", examples("https://kasip.example/api/problems/invalid-request"))]
    pub r#type: String,
    /// What it is, in a few words: the same for every problem of this kind.
    #[schema(examples("Invalid request"))]
    pub title: &'a str,
    /// The status of the response.
    #[schema(minimum = 400, maximum = 599, examples(400))]
    pub status: u16,
    /// What is wrong with this particular request, in English.
    #[schema(examples("limit: must be a whole number from 1 to 500, not \"0\""))]
    pub detail: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_a_status_lead_back_to_their_problem() {
        for problem in Problem::ALL {
            assert_eq!(Problem::named(problem.name).unwrap().status, problem.status);
            assert_eq!(Problem::of(problem.status).name, problem.name);
        }
        assert!(Problem::named("nothing").is_none());
        assert_eq!(Problem::of(StatusCode::BAD_GATEWAY).name, "failure");
        assert_eq!(Problem::of(StatusCode::CONFLICT).name, "invalid-request");
    }
}
