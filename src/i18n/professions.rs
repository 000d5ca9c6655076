//! The words of the list of professions.

use super::ru::plural;

/// The list of professions.
#[derive(Debug)]
pub(crate) struct ProfessionsWords {
    pub description: &'static str,
    pub level: &'static str,
    pub group: &'static str,
    pub education: &'static str,
    pub standard: &'static str,
    pub found: fn(u64) -> String,
    pub none: &'static str,
    /// The orders of the list.
    pub by_title: &'static str,
    pub by_level: &'static str,
    pub by_standard: &'static str,
    /// What an order in the address may be.
    pub bad_order: fn(&str) -> String,
}

pub(super) static KK: ProfessionsWords = ProfessionsWords {
    description: "Кәсіптік стандарттардағы барлық кәсіп карточкалары: деңгей, топ, білім деңгейі \
                  және стандарт бойынша таңдау.",
    level: "Біліктілік деңгейі",
    group: "Топтың коды",
    education: "Білім деңгейі",
    standard: "Стандарт",
    found: |n| format!("{n} кәсіп карточкасы"),
    none: "Таңдалған сүзгілерге сай келетін кәсіп карточкасы жоқ.",
    by_title: "әліпби бойынша",
    by_level: "деңгейі бойынша",
    by_standard: "стандарттағы реті бойынша",
    bad_order: |value| {
        format!("order мәні «{value}» бола алмайды. Мүмкін мәндер: title, level, standard.")
    },
};

pub(super) static RU: ProfessionsWords = ProfessionsWords {
    description: "Все карточки профессий из профессиональных стандартов: выбор по уровню, группе, \
                  уровню образования и стандарту.",
    level: "Уровень квалификации",
    group: "Код группы",
    education: "Уровень образования",
    standard: "Стандарт",
    found: |n| {
        let cards = plural(n, ["карточка профессии", "карточки профессий", "карточек профессий"]);
        format!("{n} {cards}")
    },
    none: "Под выбранные фильтры не подходит ни одна карточка.",
    by_title: "по алфавиту",
    by_level: "по уровню",
    by_standard: "как в стандарте",
    bad_order: |value| {
        format!("order не может быть «{value}». Возможные значения: title, level, standard.")
    },
};

pub(super) static EN: ProfessionsWords = ProfessionsWords {
    description: "Every profession card of the occupational standards: choose by level, group, \
                  education and standard.",
    level: "Qualification level",
    group: "Group code",
    education: "Level of education",
    standard: "Standard",
    found: |n| {
        if n == 1 { "1 profession card".to_owned() } else { format!("{n} profession cards") }
    },
    none: "No profession card passes these filters.",
    by_title: "alphabetical",
    by_level: "by level",
    by_standard: "as in the standard",
    bad_order: |value| {
        format!("The order cannot be “{value}”. It may be title, level or standard.")
    },
};
