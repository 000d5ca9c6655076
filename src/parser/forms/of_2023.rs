//! The labels of the older form of 2023 that the forms of 2022 and 2019 do not have.

use super::label::{Label as L, LabelPosition as At, Labels};
use crate::standard::PlainField;

/// In Kazakh.
pub(super) const KAZAKH: Labels = &[
    (L::Plain(PlainField::OccupationCode), At::Anywhere, &["Кәсіп коды", "Кәсіптің коды"]),
    (L::Plain(PlainField::QualificationReference), At::Anywhere, &["БА-мен байланыс"]),
    (L::Abilities, At::Anywhere, &["Машықтар мен дағдылар", "Біліктер мен дағдылар"]),
];

/// In Russian.
pub(super) const RUSSIAN: Labels = &[
    (L::Plain(PlainField::OccupationCode), At::Anywhere, &["Код профессии"]),
    (L::Plain(PlainField::QualificationReference), At::Anywhere, &["Связь с КС"]),
    (L::Abilities, At::Anywhere, &["Умения и навыки"]),
];
