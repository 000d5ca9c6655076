//! The labels of the older form of 2023 that the forms of 2022 and 2019 do not have.

use super::label::{
    Label::{Abilities, Plain},
    LabelPosition::Anywhere,
    Labels,
};
use crate::standard::PlainField;

/// In Kazakh.
pub(super) const KAZAKH: Labels = &[
    (Plain(PlainField::OccupationCode), Anywhere, &["Кәсіп коды", "Кәсіптің коды"]),
    (Plain(PlainField::QualificationReference), Anywhere, &["БА-мен байланыс"]),
    (Abilities, Anywhere, &["Машықтар мен дағдылар", "Біліктер мен дағдылар"]),
];

/// In Russian.
pub(super) const RUSSIAN: Labels = &[
    (Plain(PlainField::OccupationCode), Anywhere, &["Код профессии"]),
    (Plain(PlainField::QualificationReference), Anywhere, &["Связь с КС"]),
    (Abilities, Anywhere, &["Умения и навыки"]),
];
