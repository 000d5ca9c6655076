//! The words of search: the page, its results, and what is offered while one types.

use super::ru::plural;

/// Search.
#[derive(Debug)]
pub(crate) struct SearchWords {
    pub description: &'static str,
    pub lead: &'static str,
    pub examples: &'static str,
    /// How many different texts were found, on how many lines of the cards.
    pub found: fn(u64, u64) -> String,
    pub none: &'static str,
    pub none_hints: [&'static str; 3],
    /// No line has every word of the query, but each word stands somewhere.
    pub none_has_all: &'static str,
    /// A query that leaves out a word, and how much it finds.
    pub without: fn(&str, u64) -> String,
    /// The heading of the cards and standards that the words name.
    pub best: &'static str,
    /// No line has the words, but they name a card or a standard.
    pub none_beside_best: &'static str,
    /// Stands before another title of a profession.
    pub also_called: &'static str,
    /// On how many cards the same words stand, in how many places.
    pub on_cards: fn(u64, u64) -> String,
    pub more_places: fn(u64) -> String,
    pub all_places: &'static str,
    /// Stands between what was typed and the word that it was read as, and after the latter.
    pub read_as: (&'static str, &'static str),
    /// Stands between what was typed and a word that it nearly is, and after the latter.
    pub nearly: (&'static str, &'static str),
    /// The orders of the results.
    pub by_relevance: &'static str,
    pub by_card: &'static str,
    /// What an order in the address may be.
    pub bad_order: fn(&str) -> String,
    pub kind: &'static str,
    pub level: &'static str,
    pub standard: &'static str,
    pub card: &'static str,
    pub function_kind: &'static str,
    /// What is offered while one types.
    pub offers: &'static str,
    /// Says their number, for `{n}`.
    pub n_offers: &'static str,
    pub no_offers: &'static str,
    /// A term of the field, among what is offered.
    pub term: &'static str,
}

pub(super) static KK: SearchWords = SearchWords {
    description: "Кәсіптік стандарттардың еңбек функцияларынан, дағдыларынан, машықтары мен \
                  білімдерінен іздеу.",
    lead: "Кәсіптерден, еңбек функцияларынан, дағдылардан, машықтар мен білімдерден іздейді.",
    examples: "Мысалы:",
    found: |n, lines| match (n, lines) {
        _ if n == lines => format!("{n} нәтиже табылды"),
        (1, _) => format!("{lines} жолдан 1 мәтін табылды"),
        _ => format!("{lines} жолдан {n} түрлі мәтін табылды"),
    },
    none: "Ештеңе табылмады",
    none_hints: [
        "Сөздердің жазылуын тексеріңіз: стандарттардың мәтіні қазақ тілінде.",
        "Аз сөз жазып немесе сөздің басын ғана теріп көріңіз.",
        "Сүзгілерді алып тастаңыз.",
    ],
    none_has_all: "Барлық сөзі бірдей бар жол жоқ",
    without: |word, n| format!("«{word}» сөзінсіз: {n} нәтиже"),
    best: "Атауы не коды бойынша табылды",
    none_beside_best: "Стандарттардың жолдарында бұл сөздер жоқ",
    also_called: "басқаша атауы:",
    on_cards: |cards, places| {
        if cards == places {
            format!("{cards} карточкада:")
        } else {
            format!("{cards} карточкада, {places} жерде:")
        }
    },
    more_places: |n| format!("тағы {n} жерде"),
    all_places: "Барлық орны",
    read_as: (" – ", " деп оқылды"),
    nearly: (" – ", " деген сөзге ұқсас"),
    by_relevance: "сәйкестігі бойынша",
    by_card: "карточкалар бойынша",
    bad_order: |value| {
        format!("order мәні «{value}» бола алмайды. Мүмкін мәндер: relevance, card.")
    },
    kind: "Түрі",
    level: "Біліктілік деңгейі",
    standard: "Стандарт",
    card: "Кәсіп карточкасы",
    function_kind: "Еңбек функциясының түрі",
    offers: "Ұсынылатын сұраулар",
    n_offers: "Ұсыныстар саны: {n}",
    no_offers: "Ұсыныс жоқ",
    term: "Термин",
};

pub(super) static RU: SearchWords = SearchWords {
    description: "Поиск по трудовым функциям, навыкам, умениям и знаниям профессиональных \
                  стандартов.",
    lead: "Ищет по профессиям, трудовым функциям, навыкам, умениям и знаниям. Тексты стандартов \
           — на казахском языке.",
    examples: "Например:",
    found: |n, lines| {
        let found = plural(n, ["Найден", "Найдено", "Найдено"]);
        if n == lines {
            let results = plural(n, ["результат", "результата", "результатов"]);
            format!("{found} {n} {results}")
        } else {
            let texts = plural(n, ["текст", "разных текста", "разных текстов"]);
            let on_lines = plural(lines, ["строке", "строках", "строках"]);
            format!("{found} {n} {texts} в {lines} {on_lines}")
        }
    },
    none: "Ничего не найдено",
    none_hints: [
        "Проверьте, как написаны слова: тексты стандартов — на казахском языке.",
        "Попробуйте меньше слов или только начало слова.",
        "Снимите фильтры.",
    ],
    none_has_all: "Нет строки, в которой есть все слова",
    without: |word, n| {
        let results = plural(n, ["результат", "результата", "результатов"]);
        format!("Без «{word}»: {n} {results}")
    },
    best: "Найдено по названию или коду",
    none_beside_best: "В строках стандартов этих слов нет",
    also_called: "другое название:",
    on_cards: |cards, places| {
        let on_cards = plural(cards, ["карточке", "карточках", "карточках"]);
        if cards == places {
            format!("На {cards} {on_cards}:")
        } else {
            let in_places = plural(places, ["месте", "местах", "местах"]);
            format!("На {cards} {on_cards}, в {places} {in_places}:")
        }
    },
    more_places: |n| {
        let places = plural(n, ["месте", "местах", "местах"]);
        format!("ещё в {n} {places}")
    },
    all_places: "Все места",
    read_as: (" прочитано как ", ""),
    nearly: (" похоже на ", ""),
    by_relevance: "по соответствию",
    by_card: "по карточкам",
    bad_order: |value| {
        format!("order не может быть «{value}». Возможные значения: relevance, card.")
    },
    kind: "Вид",
    level: "Уровень квалификации",
    standard: "Стандарт",
    card: "Карточка профессии",
    function_kind: "Вид трудовой функции",
    offers: "Подсказки",
    n_offers: "Подсказок: {n}",
    no_offers: "Подсказок нет",
    term: "Термин",
};

pub(super) static EN: SearchWords = SearchWords {
    description: "Search the labour functions, skills, abilities and knowledge of occupational \
                  standards.",
    lead: "Searches professions, labour functions, skills, abilities and knowledge. The text of \
           the standards is in Kazakh.",
    examples: "For example:",
    found: |n, lines| match (n, lines) {
        (1, 1) => "1 result".to_owned(),
        _ if n == lines => format!("{n} results"),
        (1, _) => format!("1 text on {lines} lines"),
        _ => format!("{n} different texts on {lines} lines"),
    },
    none: "Nothing found",
    none_hints: [
        "Check the spelling: the text of the standards is in Kazakh.",
        "Try fewer words, or only the beginning of a word.",
        "Take off the filters.",
    ],
    none_has_all: "No line has all the words",
    without: |word, n| {
        let results = if n == 1 { "result" } else { "results" };
        format!("Without “{word}”: {n} {results}")
    },
    best: "Found by name or code",
    none_beside_best: "No line of the standards has these words",
    also_called: "also called:",
    on_cards: |cards, places| {
        let on_cards = if cards == 1 { "card" } else { "cards" };
        if cards == places {
            format!("On {cards} {on_cards}:")
        } else {
            format!("On {cards} {on_cards}, in {places} places:")
        }
    },
    more_places: |n| {
        let places = if n == 1 { "place" } else { "places" };
        format!("{n} more {places}")
    },
    all_places: "All places",
    read_as: (" read as ", ""),
    nearly: (" is spelt nearly like ", ""),
    by_relevance: "by relevance",
    by_card: "by card",
    bad_order: |value| format!("The order cannot be “{value}”. It may be relevance or card."),
    kind: "Kind",
    level: "Qualification level",
    standard: "Standard",
    card: "Profession card",
    function_kind: "Kind of labour function",
    offers: "Suggestions",
    n_offers: "Suggestions: {n}",
    no_offers: "No suggestions",
    term: "Term",
};
