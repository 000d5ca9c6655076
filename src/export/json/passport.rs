//! The JSON of a standard: everything in it but what is on its cards.

use serde::Serialize;
use utoipa::ToSchema;

use crate::standard::{
    Abbreviation, ActivityCode, Approval, FieldSources, Language, ListedProfession, OtherField,
    Passport, Source, TechnicalData, Term,
};

/// An occupational standard (кәсіптік стандарт): everything in it except what is on its cards.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Standard<'a, Card> {
    /// The code of the standard ("Кәсіптік стандарттың коды").
    #[schema(examples("J62090011"))]
    pub code: &'a str,
    /// The language of the text.
    pub language: Language,
    /// The title of the standard ("Название профессионального стандарта"), as printed.
    #[schema(examples("Ақпараттық инфрақұрылым және АТ қауіпсіздігі саласындағы мамандар"))]
    pub title: &'a str,
    /// Where the standard applies ("Кәсіптік стандарттың қолдану аясы"); null where nothing is
    /// said.
    pub scope: Option<&'a str>,
    /// The short description ("Краткое описание профессионального стандарта"); null where nothing
    /// is said.
    pub summary: Option<&'a str>,
    /// The order that approved the standard; null where the text is printed without it.
    pub approval: Option<&'a Approval>,
    /// Terms and their definitions.
    pub terms: &'a [Term],
    /// Abbreviations and their meanings.
    pub abbreviations: &'a [Abbreviation],
    /// The path in the classifier of economic activities (ЭҚЖЖ, ОКЭД), from section to subclass.
    pub activity: &'a [ActivityCode],
    /// The professions that the passport lists ("Кәсіптер карточкаларының тізімі").
    pub listed_professions: &'a [ListedProfession],
    /// The cards, in the order of the text.
    pub cards: Vec<Card>,
    /// The technical data.
    pub technical: &'a TechnicalData,
    /// The fields that are not in any of the official forms, in the order of the text.
    pub other_fields: &'a [OtherField],
    /// Where the plain fields are, by the name of the field; a field that is null has none.
    #[schema(value_type = BTreeMap<String, Source>)]
    pub sources: &'a FieldSources,
}

impl<'a, Card> Standard<'a, Card> {
    /// The standard of this passport with these cards, in the order of the text.
    #[must_use]
    pub fn new<Model>(passport: &'a Passport, cards: &'a [Model]) -> Self
    where
        Card: From<&'a Model>,
    {
        Self {
            code: &passport.code,
            language: passport.language,
            title: &passport.title,
            scope: passport.scope.as_deref(),
            summary: passport.summary.as_deref(),
            approval: passport.approval.as_ref(),
            terms: &passport.terms,
            abbreviations: &passport.abbreviations,
            activity: &passport.activity,
            listed_professions: &passport.listed_professions,
            cards: cards.iter().map(Card::from).collect(),
            technical: &passport.technical,
            other_fields: &passport.other_fields,
            sources: &passport.sources,
        }
    }
}
