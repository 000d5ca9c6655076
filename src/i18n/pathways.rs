//! What the map of professions says, in each language.

use super::ru::plural;

/// The map of professions.
#[derive(Debug)]
pub(crate) struct PathwaysWords {
    /// The entry of the menu.
    pub menu: &'static str,
    pub heading: &'static str,
    pub description: &'static str,
    pub lead: &'static str,
    pub map: &'static str,
    pub map_description: &'static str,
    /// What a whole line and what a broken line mean.
    pub whole_line: &'static str,
    pub broken_line: &'static str,
    pub list: &'static str,
    pub next_level: &'static str,
    pub related: &'static str,
    pub steps: &'static str,
    /// So many related professions match no card.
    pub unmatched: fn(u64) -> String,
    pub choose_card: &'static str,
    pub show_steps: &'static str,
    /// The heading of the steps from a card.
    pub steps_from: fn(&str) -> String,
    pub higher: &'static str,
    pub related_profession: &'static str,
    pub new_skills: &'static str,
    pub new_abilities: &'static str,
    pub new_knowledge: &'static str,
    pub new_note: &'static str,
    pub what_it_adds: &'static str,
    pub no_steps: &'static str,
    pub here: &'static str,
    pub choose_standard: &'static str,
    pub empty: &'static str,
}

pub(super) static KK: PathwaysWords = PathwaysWords {
    menu: "Өсу жолдары",
    heading: "Кәсіби өсу жолдары",
    description: "Кәсіптердің картасы: біліктілік деңгейлері, бір кәсіптің келесі деңгейі және \
                  байланысты кәсіптер; әр қадам қанша жаңа дағды мен білім талап етеді.",
    lead: "Бағандарда – біліктілік деңгейлері, қатарларда – кәсіптер. Карточканы ашу үшін оны \
           картадан басыңыз; карточкадан әрі қарайғы қадамдар төмендегі тізімде.",
    map: "Кәсіптер картасы",
    map_description: "Стандарттың кәсіп карточкалары деңгейлері бойынша және олардың арасындағы \
                      байланыстар. Осы мәліметтің бәрі картаның астындағы тізімде сөзбен берілген.",
    whole_line: "сол кәсіптің келесі деңгейі",
    broken_line: "карточкада аталған байланысты кәсіп",
    list: "Карта тізім түрінде",
    next_level: "Келесі деңгейі",
    related: "Карточкада аталған байланысты кәсіптер",
    steps: "Қадамдары",
    unmatched: |n| {
        format!(
            "Карточкаларда аталған тағы {n} байланысты кәсіпке атауы мен деңгейі сай келетін \
             карточка жоқ, сондықтан олар картада көрсетілмеген."
        )
    },
    choose_card: "Қай карточкадан бастаймыз?",
    show_steps: "Қадамдарды көрсету",
    steps_from: |card| format!("Әрі қарайғы қадамдар: {card}"),
    higher: "сол кәсіптің жоғары деңгейі",
    related_profession: "байланысты кәсіп",
    new_skills: "жаңа дағды",
    new_abilities: "жаңа машық",
    new_knowledge: "жаңа білім",
    new_note: "Бастапқы карточкада бірдей де, тұжырымы ұқсас та жолы жоқтары жаңа деп саналады.",
    what_it_adds: "Не қосылады",
    no_steps: "Бұл карточкадан жоғары немесе қатар деңгейге бастайтын байланыс стандартта жоқ.",
    here: "қазіргі карточка",
    choose_standard: "Стандартты таңдаңыз.",
    empty: "Каталогта әзірге кәсіп карточкасы жоқ.",
};

pub(super) static RU: PathwaysWords = PathwaysWords {
    menu: "Пути роста",
    heading: "Пути профессионального роста",
    description: "Карта профессий: уровни квалификации, следующий уровень той же профессии и \
                  связанные профессии; сколько новых навыков и знаний требует каждый шаг.",
    lead: "В столбцах — уровни квалификации, в строках — профессии. Нажмите на карточку на карте, \
           чтобы открыть её; шаги от каждой карточки — в списке ниже.",
    map: "Карта профессий",
    map_description: "Карточки профессий стандарта по уровням и связи между ними. Всё это сказано \
                      словами в списке под картой.",
    whole_line: "следующий уровень той же профессии",
    broken_line: "связанная профессия, названная в карточке",
    list: "Та же карта списком",
    next_level: "Следующий уровень",
    related: "Связанные профессии, названные в карточке",
    steps: "Шаги отсюда",
    unmatched: |n| {
        let named = plural(
            n,
            [
                "названной связанной профессии",
                "названных связанных профессий",
                "названных связанных профессий",
            ],
        );
        format!(
            "Для {n} {named} в стандарте нет карточки с таким названием и уровнем, поэтому на карте \
             их нет."
        )
    },
    choose_card: "От какой карточки начать?",
    show_steps: "Показать шаги",
    steps_from: |card| format!("Следующие шаги: {card}"),
    higher: "более высокий уровень той же профессии",
    related_profession: "связанная профессия",
    new_skills: "новых навыков",
    new_abilities: "новых умений",
    new_knowledge: "новых знаний",
    new_note: "Новым считается то, чему в исходной карточке нет ни равной, ни близкой по \
               формулировке строки.",
    what_it_adds: "Что добавится",
    no_steps: "Связей, ведущих от этой карточки выше или на тот же уровень, в стандарте нет.",
    here: "эта карточка",
    choose_standard: "Выберите стандарт.",
    empty: "В каталоге пока нет карточек профессий.",
};

pub(super) static EN: PathwaysWords = PathwaysWords {
    menu: "Pathways",
    heading: "Career pathways",
    description: "A map of professions: qualification levels, the next level of the same profession \
                  and related professions; how many new skills and how much knowledge each step \
                  demands.",
    lead: "Qualification levels stand in columns, professions in rows. Press a card on the map to \
           open it; the steps from each card are in the list below.",
    map: "Map of professions",
    map_description: "The profession cards of the standard by level, and the links between them. The \
                      list under the map says all of this in words.",
    whole_line: "the next level of the same profession",
    broken_line: "a related profession that the card names",
    list: "The map as a list",
    next_level: "Next level",
    related: "Related professions that the card names",
    steps: "Steps from here",
    unmatched: |n| {
        let have = if n == 1 {
            "related profession that is named has"
        } else {
            "related professions that are named have"
        };
        format!(
            "{n} more {have} no card of that name and level in the standard, and are not on the map."
        )
    },
    choose_card: "Which card do we start from?",
    show_steps: "Show the steps",
    steps_from: |card| format!("Next steps from {card}"),
    higher: "higher level of the same profession",
    related_profession: "related profession",
    new_skills: "new skills",
    new_abilities: "new abilities",
    new_knowledge: "new knowledge",
    new_note: "New is what has neither an equal line nor one close in wording on the card that you \
               start from.",
    what_it_adds: "What it adds",
    no_steps: "The standard has no link from this card to the same level or a higher one.",
    here: "this card",
    choose_standard: "Choose a standard.",
    empty: "The catalogue has no profession cards yet.",
};
