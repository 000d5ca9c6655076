//! The labels of the form of 2019 that later forms do not have.

use super::label::{Label as L, LabelPosition as At, Labels};
use crate::standard::PlainField;

/// In Kazakh.
pub(super) const KAZAKH: Labels = &[
    (L::Chapter, At::Line, &["#. Кәсіптік стандарттың паспорты"]),
    (L::Chapter, At::Line, &["#. Кәсіптер карточкалары", "#. Кәсіптердің карточкалары"]),
    (L::TechnicalChapter, At::Line, &["#. Кәсіптік стандарттың техникалық деректері"]),
    (L::Code, At::Point, &["Кәсіптік стандарттың нөмірі"]),
    (
        L::Activity,
        At::Point,
        &["ЭҚЖЖ сәйкес секцияның, бөлімнің, топтың, сыныптың және кіші сыныптың атауы"],
    ),
    (
        L::ListedProfessions,
        At::Point,
        &["Кәсіп карточкаларының тізбесі", "Кәсіп карточкаларының тізімі"],
    ),
    (L::Card, At::Point, &["Кәсіп карточкасы"]),
    (L::Plain(PlainField::OccupationCode), At::Line, &["Коды"]),
    (L::CardTitle, At::Line, &["Кәсіп"]),
    (L::QualificationLevel, At::Line, &["Біліктілік деңгейі"]),
    (
        L::Plain(PlainField::QualificationReference),
        At::Line,
        &[
            "БТБА немесе БА немесе басқа кәсіптер анықтамалықтарымен байланыс",
            "БТБА, БА немесе басқа да кәсіптер анықтамалықтарымен байланысы",
        ],
    ),
    (L::Education, At::Line, &["Білім беру және біліктілік жүйесімен байланыс"]),
    (L::FunctionsDescription, At::Line, &["Еңбек функциялары"]),
    (L::Skill, At::Anywhere, &["Міндет #", "# міндет"]),
    (
        L::Related,
        At::Line,
        &[
            "СБШ шеңберіндегі басқа кәсіптермен байланыс",
            "СБШ аясындағы басқа кәсіптермен байланыс",
        ],
    ),
    (L::Executor, At::Line, &["Әзірлеген"]),
];

/// In Russian.
pub(super) const RUSSIAN: Labels = &[
    (L::Chapter, At::Line, &["#. Паспорт профессионального стандарта"]),
    (L::Chapter, At::Line, &["#. Карточки профессий"]),
    (L::TechnicalChapter, At::Line, &["#. Технические данные профессионального стандарта"]),
    (L::Code, At::Point, &["Номер профессионального стандарта"]),
    (
        L::Activity,
        At::Point,
        &["Названия секции, раздела, группы, класса и подкласса согласно ОКЭД"],
    ),
    (L::Plain(PlainField::OccupationCode), At::Line, &["Код"]),
    (L::CardTitle, At::Line, &["Профессия"]),
    (L::QualificationLevel, At::Line, &["Квалификационный уровень по ОРК", "Уровень квалификации"]),
    (
        L::Plain(PlainField::QualificationReference),
        At::Line,
        &[
            "Связь с ЕТКС или КС или другими справочниками профессий",
            "Связь с ЕТКС или КС или с другими справочниками профессий",
        ],
    ),
    (L::Education, At::Line, &["Связь с системой образования и квалификации"]),
    (L::FunctionsDescription, At::Line, &["Трудовые функции"]),
    (L::Skill, At::Anywhere, &["Задача #", "# задача"]),
    (L::Executor, At::Line, &["Разработано"]),
];
