//! What the collection of chosen lines says, in each language.

use super::ru::plural;

/// The collection of chosen lines.
#[derive(Debug)]
pub(crate) struct CollectionWords {
    /// The entry of the menu.
    pub menu: &'static str,
    pub heading: &'static str,
    pub description: &'static str,
    pub lead: &'static str,
    pub n_lines: fn(u64) -> String,
    /// The empty collection, and how to fill it.
    pub empty: &'static str,
    pub how: &'static str,
    /// Is before the link to the page about the API, where scripts are off.
    pub no_scripts: &'static str,
    pub kind: &'static str,
    pub text: &'static str,
    pub citation: &'static str,
    pub address: &'static str,
    pub actions: &'static str,
    pub remove: &'static str,
    pub copy: &'static str,
    pub print: &'static str,
    pub share_hint: &'static str,
    pub clear: &'static str,
    /// Lines that an import removed, and ones that the catalogue never had.
    pub removed: fn(&str) -> String,
    pub unknown: fn(&str) -> String,
    pub not_shown: &'static str,
    pub without_them: &'static str,
    pub bad_item: fn(&str) -> String,
    pub too_many: fn(usize) -> String,
    /// The link from a message to the collection that the browser keeps.
    pub open: &'static str,
    /// What the script says of the browser's own collection; `{n}` is the number of lines.
    pub own: &'static str,
    pub own_open: &'static str,
    pub own_save: &'static str,
    pub own_saved: &'static str,
}

pub(super) static KK: CollectionWords = CollectionWords {
    menu: "Жинақ",
    heading: "Таңдалған жолдар жинағы",
    description: "Стандарттардан таңдалған жолдар: кесте, дәйексөз және тұрақты мекенжайлар. Жинақ \
                  сілтеменің өзінде тұрады.",
    lead: "Жинақ осы беттің мекенжайында тұр: сілтемені жіберсеңіз, алушы дәл осы жолдарды көреді. \
           Тіркелудің қажеті жоқ.",
    n_lines: |n| format!("{n} жол"),
    empty: "Жинақ әзірге бос.",
    how: "Кәсіп карточкасын немесе іздеуді ашып, керек жолдың жанындағы «Жинаққа қосу» батырмасын \
          басыңыз.",
    no_scripts: "Бұл браузерде скрипттер өшірулі, сондықтан ол батырма көрінбейді. Жинақтың \
                 мекенжайын өзіңіз құрай аласыз:",
    kind: "Түрі",
    text: "Мәтін",
    citation: "Дәйексөз",
    address: "Тұрақты мекенжай",
    actions: "Әрекет",
    remove: "Алып тастау",
    copy: "Сілтемені көшіру",
    print: "Басып шығару",
    share_hint: "Жинақтың сілтемесі:",
    clear: "Жинақты тазарту",
    removed: |id| format!("{id} – бұл жол каталогтан алынған: стандарттың жаңа мәтінінде ол жоқ."),
    unknown: |id| format!("{id} – каталогта мұндай жол болған емес."),
    not_shown: "Көрсетілмеген жолдар",
    without_them: "Жинақты осы жолдарсыз ашу",
    bad_item: |value| {
        format!("item параметрі «{value}» бола алмайды: ол – жолдың идентификаторы (UUID).")
    },
    too_many: |n| {
        format!(
            "Жинаққа ең көбі 50 жол сыяды, ал мекенжайда {n} жол тұр. Мекенжайдан артығын алып \
             тастаңыз немесе жинақты бірнешеге бөліңіз."
        )
    },
    open: "Жинақты ашу",
    own: "Осы браузердегі жинақ: {n} жол.",
    own_open: "Менің жинағымды ашу",
    own_save: "Осы жолдарды менің жинағым ету",
    own_saved: "Жинақ осы браузерде сақталды.",
};

pub(super) static RU: CollectionWords = CollectionWords {
    menu: "Подборка",
    heading: "Подборка строк",
    description: "Строки, выбранные из стандартов: таблица, цитаты и постоянные адреса. Подборка \
                  хранится в самой ссылке.",
    lead: "Подборка записана в адресе этой страницы: тот, кому вы отправите ссылку, увидит те же \
           строки. Регистрация не нужна.",
    n_lines: |n| {
        let lines = plural(n, ["строка", "строки", "строк"]);
        format!("{n} {lines}")
    },
    empty: "Подборка пока пуста.",
    how: "Откройте карточку профессии или поиск и нажмите «Добавить в подборку» у нужной строки.",
    no_scripts: "В этом браузере отключены скрипты, поэтому такой кнопки не видно. Адрес подборки \
                 можно составить самому:",
    kind: "Вид",
    text: "Текст",
    citation: "Цитата",
    address: "Постоянный адрес",
    actions: "Действие",
    remove: "Убрать",
    copy: "Скопировать ссылку",
    print: "Напечатать",
    share_hint: "Ссылка на подборку:",
    clear: "Очистить подборку",
    removed: |id| {
        format!("{id} — эта строка удалена из каталога: в новом тексте стандарта её нет.")
    },
    unknown: |id| format!("{id} — такой строки в каталоге никогда не было."),
    not_shown: "Что не показано",
    without_them: "Открыть подборку без этих строк",
    bad_item: |value| {
        format!("Параметр item не может быть «{value}»: это идентификатор строки (UUID).")
    },
    too_many: |n| {
        let lines = plural(n as u64, ["строка", "строки", "строк"]);
        format!(
            "В подборке не больше 50 строк, а в адресе — {n} {lines}. Уберите лишние из адреса или \
             разделите подборку на части."
        )
    },
    open: "Открыть подборку",
    own: "Подборка в этом браузере, строк: {n}.",
    own_open: "Открыть мою подборку",
    own_save: "Сделать эти строки моей подборкой",
    own_saved: "Подборка сохранена в этом браузере.",
};

pub(super) static EN: CollectionWords = CollectionWords {
    menu: "Collection",
    heading: "Collection of lines",
    description: "Lines chosen from the standards: a table with citations and permanent addresses. \
                  The collection is kept in the link itself.",
    lead: "The collection is written in the address of this page: whoever you send the link to sees \
           the same lines. No account is needed.",
    n_lines: |n| {
        let lines = if n == 1 { "line" } else { "lines" };
        format!("{n} {lines}")
    },
    empty: "The collection is empty so far.",
    how: "Open a profession card or a search and press “Add to collection” beside a line.",
    no_scripts: "Scripts are off in this browser, so that button is not shown. You can write the \
                 address of a collection yourself:",
    kind: "Kind",
    text: "Text",
    citation: "Citation",
    address: "Permanent address",
    actions: "Action",
    remove: "Remove",
    copy: "Copy the link",
    print: "Print",
    share_hint: "Link to the collection:",
    clear: "Clear the collection",
    removed: |id| {
        format!("{id} – this line was removed from the catalogue: the new text has it no more.")
    },
    unknown: |id| format!("{id} – the catalogue never had such a line."),
    not_shown: "What is not shown",
    without_them: "Open the collection without these lines",
    bad_item: |value| {
        format!("The parameter item cannot be “{value}”: it is the identifier of a line (a UUID).")
    },
    too_many: |n| {
        format!(
            "A collection holds at most 50 lines, and the address has {n}. Take some out of the \
             address, or split the collection."
        )
    },
    open: "Open the collection",
    own: "The collection in this browser has {n} lines.",
    own_open: "Open my collection",
    own_save: "Make these lines my collection",
    own_saved: "The collection is kept in this browser.",
};
