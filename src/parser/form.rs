//! The labels of a form of document, in one table.
//!
//! Labels are found by their letters, with any white space between them: the form breaks
//! them over lines and pages ("СБШ бойынша біліктілік\nдеңгейі:") and prints odd spaces inside
//! ("СБШ -нің ішіндегі"). They are part Kazakh, part Russian.

use crate::standard::{Language, PlainField};

/// What a heading of the form announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    RunningTitle,
    Chapter,
    TechnicalChapter,
    Scope,
    Terms,
    Abbreviations,
    Title,
    Code,
    Activity,
    Summary,
    ListedProfessions,
    Card,
    CardTitle,
    /// A plain field of a card.
    Plain(PlainField),
    QualificationLevel,
    Education,
    EducationLevel,
    Speciality,
    Qualification,
    OtherTitles,
    FunctionsDescription,
    FunctionsList,
    MandatoryFunctions,
    AdditionalFunctions,
    Function,
    Skill,
    Abilities,
    Knowledge,
    Recognition,
    PersonalCompetences,
    Regulations,
    Related,
    RelatedColumns,
    Authority,
    Executor,
    Organisations,
    Council,
    NationalBody,
    Chamber,
    Edition,
    ReviewDate,
}

/// Where a label may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LabelPosition {
    /// At the beginning of a line, under the number of a point of the standard ("5. …").
    Point,
    /// At the beginning of a line.
    Line,
    /// Also after other text on a line, where headings of cards are by mistake.
    Anywhere,
}

/// A form of document: its language and its labels.
#[derive(Debug)]
pub(super) struct DocumentForm {
    /// The language of the text.
    pub language: Language,
    /// The labels. `#` is a number, which may be missing.
    pub labels: &'static [(Label, LabelPosition, &'static str)],
    /// What follows the level of a listed profession.
    pub listed_level_suffix: &'static str,
    /// Words around the number and the year of the edition, and after a date.
    pub edition_words: &'static [&'static str],
}

/// The form of 2022, in Kazakh.
pub(super) const KAZAKH_2022: DocumentForm = DocumentForm {
    language: Language::Kazakh,
    listed_level_suffix: "уровень ОРК",
    edition_words: &["версия", "нұсқа", "г.", "ж.", "жыл", "год"],
    labels: &[
        (Label::RunningTitle, LabelPosition::Line, "Кәсіптік стандарт:"),
        (Label::Chapter, LabelPosition::Line, "#-ші тарау. Жалпы ережелер"),
        (Label::Scope, LabelPosition::Point, "Кәсіптік стандарттың қолдану аясы:"),
        (
            Label::Terms,
            LabelPosition::Point,
            "Осы кәсіптік стандартта мынадай терминдер, анықтамалар мен қысқартулар қолданылады:",
        ),
        (
            Label::Abbreviations,
            LabelPosition::Point,
            "Осы кәсіптік стандартта мынадай қысқартулар қолданылады",
        ),
        (Label::Chapter, LabelPosition::Line, "#-ші тарау. Кәсіптік стандарттың паспорты"),
        (Label::Title, LabelPosition::Point, "Название профессионального стандарта:"),
        (Label::Code, LabelPosition::Point, "Кәсіптік стандарттың коды:"),
        (
            Label::Activity,
            LabelPosition::Point,
            "ЭҚЖЖ секциясын, бөлімін, тобын, сыныбын және кіші сыныбын көрсету:",
        ),
        (Label::Summary, LabelPosition::Point, "Краткое описание профессионального стандарта:"),
        (Label::ListedProfessions, LabelPosition::Point, "Кәсіптер карточкаларының тізімі:"),
        (Label::Chapter, LabelPosition::Line, "#-ші тарау. Кәсіптер карточкалары"),
        (Label::Card, LabelPosition::Point, "Кәсіптің карточкасы"),
        (Label::Plain(PlainField::GroupCode), LabelPosition::Anywhere, "Топтың коды:"),
        (
            Label::Plain(PlainField::OccupationCode),
            LabelPosition::Anywhere,
            "Қызмет атауының коды:",
        ),
        (Label::CardTitle, LabelPosition::Anywhere, "Кәсіптің атауы:"),
        (Label::QualificationLevel, LabelPosition::Anywhere, "СБШ бойынша біліктілік деңгейі:"),
        (
            Label::Plain(PlainField::QualificationSublevel),
            LabelPosition::Anywhere,
            "подуровень квалификации по ОРК:",
        ),
        (
            Label::Plain(PlainField::QualificationReference),
            LabelPosition::Anywhere,
            "БТБА, БА, үлгілік біліктілік сипаттамалары бойынша біліктілік деңгейі:",
        ),
        (Label::Education, LabelPosition::Anywhere, "Кәсіптік білім деңгейі:"),
        (Label::EducationLevel, LabelPosition::Anywhere, "Білім деңгейі:"),
        (Label::Speciality, LabelPosition::Anywhere, "Мамандық:"),
        (Label::Qualification, LabelPosition::Anywhere, "Біліктілік:"),
        (
            Label::Plain(PlainField::WorkExperience),
            LabelPosition::Anywhere,
            "Жұмыс тәжірибесіне қойылатын талаптар:",
        ),
        (
            Label::Plain(PlainField::NonformalEducation),
            LabelPosition::Anywhere,
            "Формалды емес және информалы біліммен байланыс:",
        ),
        (Label::OtherTitles, LabelPosition::Anywhere, "Кәсіптің басқа ықтимал атаулары:"),
        (Label::Plain(PlainField::Purpose), LabelPosition::Anywhere, "Қызметтің негізгі мақсаты:"),
        (Label::FunctionsDescription, LabelPosition::Line, "Еңбек функциялардың сипаттамасы"),
        (Label::FunctionsList, LabelPosition::Anywhere, "Еңбек функцияларының тізбесі:"),
        (Label::MandatoryFunctions, LabelPosition::Anywhere, "Міндетті еңбек функциялары:"),
        (Label::AdditionalFunctions, LabelPosition::Anywhere, "Қосымша еңбек функциялары:"),
        (Label::Function, LabelPosition::Anywhere, "Еңбек функциясы #:"),
        (Label::Skill, LabelPosition::Anywhere, "Дағды #:"),
        (Label::Abilities, LabelPosition::Anywhere, "Машықтар:"),
        (Label::Knowledge, LabelPosition::Anywhere, "Білімдер:"),
        (Label::Recognition, LabelPosition::Anywhere, "Дағдыны тану мүмкіндігі:"),
        (
            Label::PersonalCompetences,
            LabelPosition::Anywhere,
            "Жеке құзыреттерге қойылатын талаптар:",
        ),
        (
            Label::Regulations,
            LabelPosition::Anywhere,
            "Техникалық регламенттер мен ұлттық стандарттардың тізімі:",
        ),
        (Label::Related, LabelPosition::Anywhere, "СБШ-нің ішіндегі басқа кәсіптермен байланыс:"),
        (Label::RelatedColumns, LabelPosition::Anywhere, "СБШ-нің деңгейі: Кәсіптің атауы:"),
        (
            Label::TechnicalChapter,
            LabelPosition::Line,
            "#-ші тарау. Кәсіптік стандарттың техникалық деректері",
        ),
        (Label::Authority, LabelPosition::Point, "Мемлекеттік органның атауы:"),
        (Label::Executor, LabelPosition::Line, "Орындаушы:"),
        (Label::Organisations, LabelPosition::Point, "Әзірлеуге қатысатын ұйымдар (кәсіпорындар):"),
        (Label::Council, LabelPosition::Point, "Кәсіптік біліктілік жөніндегі салалық кеңес:"),
        (Label::NationalBody, LabelPosition::Point, "Кәсіптік біліктілік жөніндегі ұлттық орган:"),
        (
            Label::Chamber,
            LabelPosition::Point,
            "«Атамекен» Қазақстан Республикасының Ұлттық кәсіпкерлер палатасы:",
        ),
        (Label::Edition, LabelPosition::Point, "Нұсқа нөмірі және шығарылған жылы:"),
        (Label::ReviewDate, LabelPosition::Point, "Болжалды қайта қарау күні:"),
    ],
};
