//! The words of the page that shows every component of the interface.

/// The page of components.
#[derive(Debug)]
pub(crate) struct ComponentsWords {
    pub heading: &'static str,
    pub lead: &'static str,
    /// Stands on the page about the site, before the link.
    pub link: &'static str,
    pub type_scale: &'static str,
    pub sentence: &'static str,
    pub levels: &'static str,
    pub marks: &'static str,
    pub controls: &'static str,
    pub button: &'static str,
    pub ladder: &'static str,
    pub figures: &'static str,
    pub tiles: &'static str,
    pub filters: &'static str,
    pub fold: &'static str,
    pub empty: &'static str,
    pub toast: &'static str,
    pub table: &'static str,
    pub facts: &'static str,
    /// A name of a profession, as an example.
    pub profession: &'static str,
    /// What it is for, as an example.
    pub purpose: &'static str,
}

pub(super) static KK: ComponentsWords = ComponentsWords {
    heading: "Интерфейс бөлшектері",
    lead: "Сайттың барлық беті осы бөлшектерден құралады. Мұнда олар түстерімен, өлшемдерімен және \
           күйлерімен түгел көрсетілген.",
    link: "Сайт беттері неден құралған:",
    type_scale: "Әріптер мен өлшемдер",
    sentence: "Қазақ әріптері кез келген өлшемде анық оқылуы тиіс.",
    levels: "Деңгейлер",
    marks: "Белгілер",
    controls: "Батырмалар мен өрістер",
    button: "Батырма",
    ladder: "Деңгейлер баспалдағы",
    figures: "Сандар",
    tiles: "Тізімдегі карточкалар",
    filters: "Сүзгілер, реттеу және беттер",
    fold: "Ашылып-жабылатын бөлімдер",
    empty: "Бос нәтиже",
    toast: "Хабарламалар",
    table: "Кесте",
    facts: "Өрістер мен мәндер",
    profession: "Бағдарламалық жасақтама сынақшысы",
    purpose: "Бағдарламаның талаптарға сай жұмыс істейтінін тексеру",
};

pub(super) static RU: ComponentsWords = ComponentsWords {
    heading: "Элементы интерфейса",
    lead: "Все страницы сайта собраны из этих элементов. Здесь они показаны целиком: цвета, размеры \
           и состояния.",
    link: "Из чего собраны страницы сайта:",
    type_scale: "Буквы и размеры",
    sentence: "Казахские буквы должны легко читаться в любом размере.",
    levels: "Уровни",
    marks: "Пометки",
    controls: "Кнопки и поля",
    button: "Кнопка",
    ladder: "Лестница уровней",
    figures: "Цифры",
    tiles: "Карточки в списке",
    filters: "Фильтры, порядок и страницы",
    fold: "Сворачиваемые части",
    empty: "Пустой результат",
    toast: "Сообщения",
    table: "Таблица",
    facts: "Поля и значения",
    profession: "Тестировщик программного обеспечения",
    purpose: "Проверка того, что программа работает согласно требованиям",
};

pub(super) static EN: ComponentsWords = ComponentsWords {
    heading: "Components of the interface",
    lead: "Every page of the site is made of these parts. Here they stand together: colours, sizes \
           and states.",
    link: "What the pages of the site are made of:",
    type_scale: "Letters and sizes",
    sentence: "Kazakh letters must read well at every size.",
    levels: "Levels",
    marks: "Marks",
    controls: "Buttons and fields",
    button: "Button",
    ladder: "Ladder of levels",
    figures: "Figures",
    tiles: "Cards in a list",
    filters: "Filters, order and pages",
    fold: "Folds",
    empty: "Nothing found",
    toast: "Messages",
    table: "Table",
    facts: "Fields and values",
    profession: "Software tester",
    purpose: "Checking that a program does what is required of it",
};
