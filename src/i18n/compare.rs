//! What the pages that compare cards say, in each language.

use super::ru::plural;

/// The pages that compare cards.
#[derive(Debug)]
pub(crate) struct CompareWords {
    pub heading: &'static str,
    pub description: &'static str,
    pub lead: &'static str,
    /// The label of a choice, by its number.
    pub card: fn(usize) -> String,
    /// Stands in a choice that is not made.
    pub choose: &'static str,
    pub button: &'static str,
    pub one_more: &'static str,
    pub unknown: fn(&str) -> String,
    pub too_many: &'static str,
    pub not_all: &'static str,
    pub views: &'static str,
    pub beside: &'static str,
    /// What a level adds to another, of one profession.
    pub adds_level: fn(u8, u8) -> String,
    /// What a card adds to another, by their names.
    pub adds_card: fn(&str, &str) -> String,
    pub summary: &'static str,
    pub summary_hint: &'static str,
    pub kind: &'static str,
    pub in_common: &'static str,
    pub close: &'static str,
    pub on_two: &'static str,
    pub only_level: fn(u8) -> String,
    pub only_card: fn(&str) -> String,
    pub at_level: fn(u8) -> String,
    pub at_card: fn(&str) -> String,
    pub close_note: &'static str,
    pub numbers_note: &'static str,
    pub same: &'static str,
    pub none: &'static str,
    pub absent: &'static str,
    /// Marks of a line: the other card has it not, nearly, or has it too.
    pub is_new: &'static str,
    pub is_close: &'static str,
    pub is_common: &'static str,
    pub adds_lead: &'static str,
    pub nothing_new: &'static str,
    /// Of so many lines the higher card has no like.
    pub left_out: fn(u64) -> String,
    pub change: &'static str,
    pub remove: &'static str,
}

pub(super) static KK: CompareWords = CompareWords {
    heading: "Кәсіп карточкаларын салыстыру",
    description: "Екі-үш кәсіп карточкасын қатар қойып салыстыру: ортақ, тұжырымы ұқсас және тек \
                  біреуінде бар еңбек функциялары, дағдылар, машықтар мен білімдер.",
    lead: "Екі немесе үш карточканы таңдаңыз: олардың еңбек функциялары, дағдылары, машықтары мен \
           білімдері қатар қойылып, ортағы мен айырмасы көрсетіледі.",
    card: |n| format!("{n}-карточка"),
    choose: "Таңдалмаған",
    button: "Салыстыру",
    one_more: "Салыстыру үшін тағы бір карточка таңдаңыз.",
    unknown: |card| format!("Каталогта «{card}» деген карточка жоқ. Тізімнен басқасын таңдаңыз."),
    too_many: "Бірден ең көбі үш карточканы салыстыруға болады. Мекенжайдан артық карточкаларды \
               алып тастаңыз.",
    not_all: "Тізімге каталогтың алғашқы карточкалары ғана сыйды. Басқасын салыстыру үшін оның \
              бетінен бастаңыз.",
    views: "Салыстыру түрлері",
    beside: "Қатар көру",
    adds_level: |to, from| format!("{to}-деңгей {from}-деңгейге не қосады"),
    adds_card: |to, from| format!("«{to}» карточкасы «{from}» карточкасына не қосады"),
    summary: "Қысқаша",
    summary_hint: "Карточкада бірнеше рет кездесетін бірдей мәтін бір рет саналады.",
    kind: "Түрі",
    in_common: "Ортақ",
    close: "Тұжырымы ұқсас",
    on_two: "Үш карточканың екеуінде бар",
    only_level: |level| format!("{level}-деңгейде ғана"),
    only_card: |card| format!("«{card}» карточкасында ғана"),
    at_level: |level| format!("{level}-деңгейде"),
    at_card: |card| format!("«{card}» карточкасында"),
    close_note: "Тұжырымы ұқсас жолдардың кемінде төрттен үш бөлігі ортақ сөздер, әрі әрқайсысының \
                 негізгі сөзі екіншісінде де бар; өзгеше сөздер белгіленген. Тек сөздер \
                 салыстырылады, мағына бағаланбайды.",
    numbers_note: "Нөмір жолдың өз бетіне апарады: еңбек функциясы, дағды, машық не білім.",
    same: "бәрінде бірдей",
    none: "Мұндай жол жоқ.",
    absent: "жоқ",
    is_new: "жаңа",
    is_close: "тұжырымы ұқсас",
    is_common: "ортақ",
    adds_lead: "Тек жаңа және тұжырымы өзгерген жолдар көрсетілген; бірдей жолдар жазылмайды.",
    nothing_new: "Жаңа жол да, өзгерген тұжырым да жоқ.",
    left_out: |n| {
        format!("Алдыңғы карточканың {n} жолы бұл карточкада жоқ: карточкаларды қатар көру")
    },
    change: "Басқа карточкаларды таңдау",
    remove: "Салыстырудан алып тастау",
};

pub(super) static RU: CompareWords = CompareWords {
    heading: "Сравнение карточек профессий",
    description: "Две или три карточки профессий рядом: трудовые функции, навыки, умения и знания — \
                  общие, близкие по формулировке и те, что есть только в одной.",
    lead: "Выберите две или три карточки: их трудовые функции, навыки, умения и знания встанут \
           рядом, и будет видно, что у них общего и чем они различаются.",
    card: |n| format!("Карточка {n}"),
    choose: "Не выбрана",
    button: "Сравнить",
    one_more: "Чтобы сравнить, выберите ещё одну карточку.",
    unknown: |card| format!("В каталоге нет карточки «{card}». Выберите другую из списка."),
    too_many: "Сравнить можно не больше трёх карточек сразу. Уберите лишние из адреса.",
    not_all: "В список вошли только первые карточки каталога. Чтобы сравнить другую, начните с её \
              страницы.",
    views: "Виды сравнения",
    beside: "Рядом",
    adds_level: |to, from| format!("Что уровень {to} добавляет к уровню {from}"),
    adds_card: |to, from| format!("Что карточка «{to}» добавляет к карточке «{from}»"),
    summary: "Коротко",
    summary_hint: "Одинаковый текст, который повторяется в карточке, считается один раз.",
    kind: "Вид",
    in_common: "Общее",
    close: "Близко по формулировке",
    on_two: "Есть в двух карточках из трёх",
    only_level: |level| format!("Только на уровне {level}"),
    only_card: |card| format!("Только в карточке «{card}»"),
    at_level: |level| format!("На уровне {level}"),
    at_card: |card| format!("В карточке «{card}»"),
    close_note: "У близких по формулировке строк совпадает не меньше трёх четвертей слов, и главное \
                 слово каждой есть в другой; различия отмечены. Сравниваются только слова, смысл не \
                 оценивается.",
    numbers_note: "Номер ведёт на страницу строки: трудовая функция, навык, умение или знание.",
    same: "у всех одинаково",
    none: "Таких строк нет.",
    absent: "нет",
    is_new: "новое",
    is_close: "близкая формулировка",
    is_common: "общее",
    adds_lead: "Показаны только новые строки и те, чья формулировка изменилась; одинаковые опущены.",
    nothing_new: "Ни новых строк, ни изменённых формулировок нет.",
    left_out: |n| {
        let lines = plural(n, ["строки", "строк", "строк"]);
        format!("{n} {lines} предыдущей карточки в этой нет: посмотреть карточки рядом")
    },
    change: "Выбрать другие карточки",
    remove: "Убрать из сравнения",
};

pub(super) static EN: CompareWords = CompareWords {
    heading: "Compare profession cards",
    description: "Two or three profession cards side by side: the labour functions, skills, abilities \
                  and knowledge that they share, nearly share, or that only one of them has.",
    lead: "Choose two or three cards: their labour functions, skills, abilities and knowledge stand \
           side by side, so that you see what they share and where they part.",
    card: |n| format!("Card {n}"),
    choose: "Not chosen",
    button: "Compare",
    one_more: "Choose one more card to compare.",
    unknown: |card| format!("The catalogue has no card “{card}”. Choose another from the list."),
    too_many: "At most three cards can be compared at once. Take the others out of the address.",
    not_all: "The list holds only the first cards of the catalogue. To compare another one, start \
              from its page.",
    views: "Ways to compare",
    beside: "Side by side",
    adds_level: |to, from| format!("What level {to} adds to level {from}"),
    adds_card: |to, from| format!("What “{to}” adds to “{from}”"),
    summary: "In short",
    summary_hint: "The same text that stands on a card several times is counted once.",
    kind: "Kind",
    in_common: "In common",
    close: "Close in wording",
    on_two: "On two of the three cards",
    only_level: |level| format!("Only at level {level}"),
    only_card: |card| format!("Only on “{card}”"),
    at_level: |level| format!("At level {level}"),
    at_card: |card| format!("On “{card}”"),
    close_note: "Lines close in wording share at least three quarters of their words, and the main \
                 word of each stands in the other; the words that differ are marked. Only words are \
                 compared; meaning is not judged.",
    numbers_note: "A number leads to the page of the line: labour function, skill, ability or \
                   knowledge.",
    same: "the same",
    none: "No such lines.",
    absent: "none",
    is_new: "new",
    is_close: "close in wording",
    is_common: "in common",
    adds_lead: "Only new lines and lines in other words are shown; equal ones are left out.",
    nothing_new: "No new lines and no other wording.",
    left_out: |n| {
        let lines = if n == 1 { "line" } else { "lines" };
        format!(
            "{n} {lines} of the card before have no like on this one: see the cards side by side"
        )
    },
    change: "Choose other cards",
    remove: "Remove from the comparison",
};
