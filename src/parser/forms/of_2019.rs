//! The labels of the form of 2019 that later forms do not have.

use super::label::{
    Label::{
        Activity, Card, CardTitle, Chapter, Code, Education, Executor, FunctionsDescription,
        ListedProfessions, Plain, QualificationLevel, Related, Skill, TechnicalChapter,
    },
    LabelPosition::{Anywhere, Line, Point},
    Labels,
};
use crate::standard::PlainField;

/// In Kazakh.
pub(super) const KAZAKH: Labels = &[
    (Chapter, Line, &["#. Кәсіптік стандарттың паспорты"]),
    (Chapter, Line, &["#. Кәсіптер карточкалары", "#. Кәсіптердің карточкалары"]),
    (TechnicalChapter, Line, &["#. Кәсіптік стандарттың техникалық деректері"]),
    (Code, Point, &["Кәсіптік стандарттың нөмірі"]),
    (
        Activity,
        Point,
        &["ЭҚЖЖ сәйкес секцияның, бөлімнің, топтың, сыныптың және кіші сыныптың атауы"],
    ),
    (ListedProfessions, Point, &["Кәсіп карточкаларының тізбесі", "Кәсіп карточкаларының тізімі"]),
    (Card, Point, &["Кәсіп карточкасы"]),
    (Plain(PlainField::OccupationCode), Line, &["Коды"]),
    (CardTitle, Line, &["Кәсіп"]),
    (QualificationLevel, Line, &["Біліктілік деңгейі"]),
    (
        Plain(PlainField::QualificationReference),
        Line,
        &[
            "БТБА немесе БА немесе басқа кәсіптер анықтамалықтарымен байланыс",
            "БТБА, БА немесе басқа да кәсіптер анықтамалықтарымен байланысы",
        ],
    ),
    (Education, Line, &["Білім беру және біліктілік жүйесімен байланыс"]),
    (FunctionsDescription, Line, &["Еңбек функциялары"]),
    (Skill, Anywhere, &["Міндет #", "# міндет"]),
    (
        Related,
        Line,
        &[
            "СБШ шеңберіндегі басқа кәсіптермен байланыс",
            "СБШ аясындағы басқа кәсіптермен байланыс",
        ],
    ),
    (Executor, Line, &["Әзірлеген"]),
];

/// In Russian.
pub(super) const RUSSIAN: Labels = &[
    (Chapter, Line, &["#. Паспорт профессионального стандарта"]),
    (Chapter, Line, &["#. Карточки профессий"]),
    (TechnicalChapter, Line, &["#. Технические данные профессионального стандарта"]),
    (Code, Point, &["Номер профессионального стандарта"]),
    (Activity, Point, &["Названия секции, раздела, группы, класса и подкласса согласно ОКЭД"]),
    (Plain(PlainField::OccupationCode), Line, &["Код"]),
    (CardTitle, Line, &["Профессия"]),
    (QualificationLevel, Line, &["Квалификационный уровень по ОРК", "Уровень квалификации"]),
    (
        Plain(PlainField::QualificationReference),
        Line,
        &[
            "Связь с ЕТКС или КС или другими справочниками профессий",
            "Связь с ЕТКС или КС или с другими справочниками профессий",
        ],
    ),
    (Education, Line, &["Связь с системой образования и квалификации"]),
    (FunctionsDescription, Line, &["Трудовые функции"]),
    (Skill, Anywhere, &["Задача #", "# задача"]),
    (Executor, Line, &["Разработано"]),
];
