//! The words of the page of changes and of its feed.

use super::ru::plural;

/// What imports have changed.
#[derive(Debug)]
pub(crate) struct ChangesWords {
    pub heading: &'static str,
    pub lead: &'static str,
    /// Stands in the link to the feed.
    pub feed: &'static str,
    /// Stands before the address of the list for programs.
    pub for_programs: &'static str,
    /// Where the catalogue does not know of any import.
    pub none: &'static str,
    /// The version of the catalogue that an import made.
    pub version: fn(i64) -> String,
    /// The import of a text that was not there before.
    pub added: fn(u64) -> String,
    /// The import that replaced a text: how many pieces it added, changed, moved and removed.
    pub replaced: fn([u64; 4]) -> String,
}

/// The counts that are not 0, each in words.
fn counted(counts: [u64; 4], words: [fn(u64) -> String; 4], nothing: &str) -> String {
    let said = counts.into_iter().zip(words).filter(|(n, _)| *n > 0).map(|(n, words)| words(n));
    let said: Vec<String> = said.collect();
    if said.is_empty() { nothing.to_owned() } else { said.join(", ") }
}

pub(super) static KK: ChangesWords = ChangesWords {
    heading: "Каталогтағы өзгерістер",
    lead: "Стандарттың жаңа мәтіні енгізілген сайын каталогтың нұсқасы бірге өседі. Әр жолдың \
           мекенжайы сол күйінде қалады; алынып тасталған жолдың мекенжайы сол туралы айтады.",
    feed: "Өзгерістер таспасы (Atom)",
    for_programs: "Бағдарламаларға арналған, жол-жолымен берілген тізім:",
    none: "Әзірге ештеңе жазылмаған.",
    version: |version| format!("Каталогтың {version}-нұсқасы"),
    added: |n| format!("Стандарт енгізілді, бөлік саны – {n}."),
    replaced: |counts| {
        let said = counted(
            counts,
            [
                |n| format!("{n} бөлік қосылды"),
                |n| format!("{n} бөлік өзгерді"),
                |n| format!("{n} бөліктің тек жол нөмірі ауысты"),
                |n| format!("{n} бөлік алынып тасталды"),
            ],
            "жолдар өзгерген жоқ",
        );
        format!("Мәтін жаңартылды: {said}.")
    },
};

pub(super) static RU: ChangesWords = ChangesWords {
    heading: "Изменения каталога",
    lead: "С каждым новым текстом стандарта версия каталога увеличивается на единицу. Адреса строк \
           остаются прежними; адрес удалённой строки сообщает, что её больше нет.",
    feed: "Лента изменений (Atom)",
    for_programs: "Построчный список для программ:",
    none: "Пока ничего не записано.",
    version: |version| format!("Версия каталога {version}"),
    added: |n| {
        let pieces = plural(n, ["фрагмент", "фрагмента", "фрагментов"]);
        format!("Стандарт добавлен: {n} {pieces}.")
    },
    replaced: |counts| {
        let said = counted(
            counts,
            [
                |n| format!("добавлено: {n}"),
                |n| format!("изменено: {n}"),
                |n| format!("сменились только номера строк: {n}"),
                |n| format!("удалено: {n}"),
            ],
            "строки не изменились",
        );
        format!("Текст обновлён; {said}.")
    },
};

pub(super) static EN: ChangesWords = ChangesWords {
    heading: "Changes to the catalogue",
    lead: "With every new text of a standard the version of the catalogue goes up by one. The \
           addresses of the lines stay; that of a removed line says that it is gone.",
    feed: "Feed of changes (Atom)",
    for_programs: "The list for programs, line by line:",
    none: "Nothing has been noted yet.",
    version: |version| format!("Version {version} of the catalogue"),
    added: |n| {
        let pieces = if n == 1 { "piece" } else { "pieces" };
        format!("The standard was added: {n} {pieces}.")
    },
    replaced: |counts| {
        let said = counted(
            counts,
            [
                |n| format!("{n} added"),
                |n| format!("{n} changed"),
                |n| format!("{n} only on other lines"),
                |n| format!("{n} removed"),
            ],
            "no line has changed",
        );
        format!("The text was replaced: {said}.")
    },
};
