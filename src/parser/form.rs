//! The labels of a form of document. Another form is a second table.
//!
//! Labels are found by their letters alone, whatever the white space between them: the form breaks
//! them over lines and pages ("СБШ бойынша біліктілік\nдеңгейі:") and prints odd spaces inside
//! ("СБШ -нің ішіндегі"). They are part Kazakh, part Russian.

use crate::standard::Language;

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
    GroupCode,
    OccupationCode,
    CardTitle,
    QualificationLevel,
    QualificationSublevel,
    QualificationReference,
    Education,
    EducationLevel,
    Speciality,
    Qualification,
    WorkExperience,
    NonformalEducation,
    OtherTitles,
    Purpose,
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

/// Where a label may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    /// At the beginning of a line, under the number of a point of the standard ("5. …").
    Point,
    /// At the beginning of a line.
    Line,
    /// Also after other text on a line: the typesetter lets headings of cards slip there.
    Anywhere,
}

/// A form of document: its language and its labels.
#[derive(Debug)]
pub(super) struct Form {
    /// The language of the text.
    pub language: Language,
    /// The labels. `#` stands for a number, which may be lost.
    pub labels: &'static [(Label, Position, &'static str)],
    /// What follows the level of a listed profession.
    pub listed_level_suffix: &'static str,
    /// Words around the number and the year of the edition, and after a date.
    pub edition_words: &'static [&'static str],
}

/// The form of 2022, in Kazakh.
pub(super) const KAZAKH_2022: Form = Form {
    language: Language::Kazakh,
    listed_level_suffix: "уровень ОРК",
    edition_words: &["версия", "нұсқа", "г.", "ж.", "жыл", "год"],
    labels: &[
        (Label::RunningTitle, Position::Line, "Кәсіптік стандарт:"),
        (Label::Chapter, Position::Line, "#-ші тарау. Жалпы ережелер"),
        (Label::Scope, Position::Point, "Кәсіптік стандарттың қолдану аясы:"),
        (
            Label::Terms,
            Position::Point,
            "Осы кәсіптік стандартта мынадай терминдер, анықтамалар мен қысқартулар қолданылады:",
        ),
        (
            Label::Abbreviations,
            Position::Point,
            "Осы кәсіптік стандартта мынадай қысқартулар қолданылады",
        ),
        (Label::Chapter, Position::Line, "#-ші тарау. Кәсіптік стандарттың паспорты"),
        (Label::Title, Position::Point, "Название профессионального стандарта:"),
        (Label::Code, Position::Point, "Кәсіптік стандарттың коды:"),
        (
            Label::Activity,
            Position::Point,
            "ЭҚЖЖ секциясын, бөлімін, тобын, сыныбын және кіші сыныбын көрсету:",
        ),
        (Label::Summary, Position::Point, "Краткое описание профессионального стандарта:"),
        (Label::ListedProfessions, Position::Point, "Кәсіптер карточкаларының тізімі:"),
        (Label::Chapter, Position::Line, "#-ші тарау. Кәсіптер карточкалары"),
        (Label::Card, Position::Point, "Кәсіптің карточкасы"),
        (Label::GroupCode, Position::Anywhere, "Топтың коды:"),
        (Label::OccupationCode, Position::Anywhere, "Қызмет атауының коды:"),
        (Label::CardTitle, Position::Anywhere, "Кәсіптің атауы:"),
        (Label::QualificationLevel, Position::Anywhere, "СБШ бойынша біліктілік деңгейі:"),
        (Label::QualificationSublevel, Position::Anywhere, "подуровень квалификации по ОРК:"),
        (
            Label::QualificationReference,
            Position::Anywhere,
            "БТБА, БА, үлгілік біліктілік сипаттамалары бойынша біліктілік деңгейі:",
        ),
        (Label::Education, Position::Anywhere, "Кәсіптік білім деңгейі:"),
        (Label::EducationLevel, Position::Anywhere, "Білім деңгейі:"),
        (Label::Speciality, Position::Anywhere, "Мамандық:"),
        (Label::Qualification, Position::Anywhere, "Біліктілік:"),
        (Label::WorkExperience, Position::Anywhere, "Жұмыс тәжірибесіне қойылатын талаптар:"),
        (
            Label::NonformalEducation,
            Position::Anywhere,
            "Формалды емес және информалы біліммен байланыс:",
        ),
        (Label::OtherTitles, Position::Anywhere, "Кәсіптің басқа ықтимал атаулары:"),
        (Label::Purpose, Position::Anywhere, "Қызметтің негізгі мақсаты:"),
        (Label::FunctionsDescription, Position::Line, "Еңбек функциялардың сипаттамасы"),
        (Label::FunctionsList, Position::Anywhere, "Еңбек функцияларының тізбесі:"),
        (Label::MandatoryFunctions, Position::Anywhere, "Міндетті еңбек функциялары:"),
        (Label::AdditionalFunctions, Position::Anywhere, "Қосымша еңбек функциялары:"),
        (Label::Function, Position::Anywhere, "Еңбек функциясы #:"),
        (Label::Skill, Position::Anywhere, "Дағды #:"),
        (Label::Abilities, Position::Anywhere, "Машықтар:"),
        (Label::Knowledge, Position::Anywhere, "Білімдер:"),
        (Label::Recognition, Position::Anywhere, "Дағдыны тану мүмкіндігі:"),
        (Label::PersonalCompetences, Position::Anywhere, "Жеке құзыреттерге қойылатын талаптар:"),
        (
            Label::Regulations,
            Position::Anywhere,
            "Техникалық регламенттер мен ұлттық стандарттардың тізімі:",
        ),
        (Label::Related, Position::Anywhere, "СБШ-нің ішіндегі басқа кәсіптермен байланыс:"),
        (Label::RelatedColumns, Position::Anywhere, "СБШ-нің деңгейі: Кәсіптің атауы:"),
        (
            Label::TechnicalChapter,
            Position::Line,
            "#-ші тарау. Кәсіптік стандарттың техникалық деректері",
        ),
        (Label::Authority, Position::Point, "Мемлекеттік органның атауы:"),
        (Label::Executor, Position::Line, "Орындаушы:"),
        (Label::Organisations, Position::Point, "Әзірлеуге қатысатын ұйымдар (кәсіпорындар):"),
        (Label::Council, Position::Point, "Кәсіптік біліктілік жөніндегі салалық кеңес:"),
        (Label::NationalBody, Position::Point, "Кәсіптік біліктілік жөніндегі ұлттық орган:"),
        (
            Label::Chamber,
            Position::Point,
            "«Атамекен» Қазақстан Республикасының Ұлттық кәсіпкерлер палатасы:",
        ),
        (Label::Edition, Position::Point, "Нұсқа нөмірі және шығарылған жылы:"),
        (Label::ReviewDate, Position::Point, "Болжалды қайта қарау күні:"),
    ],
};
