//! Documents that are taken for professional standards and are none: each is refused by its name.

use super::key::title_key;

/// What a document without profession cards is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OtherKind {
    /// What it is and what to do: goes on behind "it is".
    pub name: &'static str,
    /// Words that only such a document has, in small letters. Several of them must be there.
    signs: &'static [&'static str],
    /// How many.
    n_signs: usize,
}

/// The kinds, the most particular first.
const KINDS: &[OtherKind] = &[
    OtherKind {
        name: "a standard of the Russian Federation, whose form kasip does not read",
        signs: &[
            "обобщенные трудовые функции",
            "обобщённые трудовые функции",
            "обобщенная трудовая функция",
            "трудовые действия",
            "необходимые умения",
            "необходимые знания",
            "труда и социальной защиты российской федерации",
        ],
        n_signs: 2,
    },
    OtherKind {
        name: "a directory of qualifications (ЕТКС, КС; БТБА, БА), not a professional standard",
        signs: &[
            "единый тарифно-квалификационный справочник",
            "тарифно-квалификационные характеристики",
            "қызметкерлер лауазымдарының біліктілік анықтамалығы",
            "квалификационный справочник должностей",
            "характеристика работ",
            "жұмыстардың сипаттамасы",
            "должностные обязанности",
            "лауазымдық міндеттері",
            "должен знать",
            "білуге тиіс",
            "білуі керек",
        ],
        n_signs: 2,
    },
    OtherKind {
        name: "a professional standard of the form of 2013, which kasip does not read",
        signs: &[
            "карточки видов трудовой деятельности",
            "перечень единиц профессионального стандарта",
            "описание единиц профессионального стандарта",
            "еңбек қызметі түрлерінің карточкалары",
            "кәсіби стандарт бірліктерінің тізбесі",
        ],
        n_signs: 1,
    },
    OtherKind {
        name: "an order without its annex: the professional standard is the annex",
        signs: &["приказываю", "бұйырамын"],
        n_signs: 1,
    },
];

/// What a text without profession cards is; none where it is nothing known.
#[must_use]
pub fn kind_without_cards(text: &str) -> Option<OtherKind> {
    // Letters may be spaced out, and lines end anywhere.
    let letters = title_key(text);
    let has_sign = |sign: &&&str| letters.contains(&title_key(sign));
    KINDS.iter().copied().find(|kind| kind.signs.iter().filter(has_sign).count() >= kind.n_signs)
}
