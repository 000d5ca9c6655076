//! The words of the page of files to download.

use super::{about::Section, messages::ErrorText};

/// The files, their tables and their columns.
#[derive(Debug)]
pub(crate) struct DownloadWords {
    pub heading: &'static str,
    pub description: &'static str,
    pub lead: &'static str,
    /// The words of the link on other pages.
    pub link: &'static str,
    /// Where a file is asked for that is not there yet.
    pub being_made: ErrorText,
    /// Where the server makes none.
    pub not_offered: &'static str,
    /// The version of the files, where an import has made another.
    pub older: fn(i64) -> String,
    pub files: &'static str,
    pub workbook: FileWords,
    pub people_csv: FileWords,
    pub programs_csv: FileWords,
    pub database: FileWords,
    pub nodes: FileWords,
    pub json: FileWords,
    pub checksum: &'static str,
    pub all_checksums: &'static str,
    /// A number of bytes.
    pub size: fn(u64) -> String,
    pub tables: &'static str,
    pub tables_lead: &'static str,
    pub codebook: &'static str,
    pub n_rows: fn(u64) -> String,
    pub for_programs: &'static str,
    pub for_people: &'static str,
    pub text: &'static str,
    pub integer: &'static str,
    pub boolean: &'static str,
    pub may_be_empty: &'static str,
    pub refers_to: &'static str,
    pub ours: &'static str,
    pub label: &'static str,
    pub licence: Section,
    pub machine: Section,
}

/// What a file is for, and who would take it.
#[derive(Debug)]
pub(crate) struct FileWords {
    pub title: &'static str,
    pub about: &'static str,
}

/// A number of bytes in thousands of the unit before, with this mark before the tenths.
fn size(bytes: u64, units: [&str; 4], mark: &str) -> String {
    let mut unit = 0;
    let mut tenths = bytes.saturating_mul(10);
    while tenths >= 9_995 && unit < units.len() - 1 {
        tenths = (tenths + 500) / 1000;
        unit += 1;
    }
    let (whole, tenth) = (tenths / 10, tenths % 10);
    if unit == 0 || tenth == 0 || whole >= 100 {
        return format!("{whole}\u{a0}{}", units[unit]);
    }
    format!("{whole}{mark}{tenth}\u{a0}{}", units[unit])
}

pub(super) static KK: DownloadWords = DownloadWords {
    heading: "Файлдарды жүктеп алу",
    description: "Бүкіл каталог бірнеше пішімде: Excel, CSV, SQLite, JSON. Әр файл не үшін керек, \
                  бағандары нені білдіреді, лицензиясы қандай.",
    lead: "Бүкіл каталогты бірден алуға болады: кестелік редакторда ашуға, өз жүйеңізге енгізуге \
           немесе сақтап қоюға. Тіркелудің қажеті жоқ. Файлдар каталог өзгерген сайын қайта \
           жасалады, ал мекенжайлары өзгермейді.",
    link: "Каталогты файл түрінде жүктеп алу",
    being_made: ErrorText {
        heading: "Файлдар дайындалып жатыр",
        advice: "Сервер каталог файлдарын әлі жасап болған жоқ. Әдетте бұл бір минуттан аспайды: \
                 сәл күтіп, бетті жаңартыңыз.",
    },
    not_offered: "Бұл сервер файл ұсынбайды: оның дерекқоры тек жедел жадта сақталады. Файлдарды \
                  төмендегі пәрмендермен өзіңіз жасай аласыз.",
    older: |version| {
        format!(
            "Каталог жаңа ғана өзгерді. Төмендегі файлдар алдыңғы, {version}-нұсқаға тиесілі; \
             жаңалары дайындалып жатыр."
        )
    },
    files: "Файлдар",
    workbook: FileWords {
        title: "Excel кітабы",
        about: "Кадр қызметіне және оқу бағдарламасын құрастырушыларға. Әр кесте – жеке парақ: \
                сүзгілері бар, тақырып жолы бекітілген, бағандардың мағынасы бөлек парақта.",
    },
    people_csv: FileWords {
        title: "CSV – кестелік редакторда ашуға",
        about: "Excel немесе LibreOffice екі рет шертіп ашатын CSV: UTF-8 белгісі бар, бөлгіші – \
                нүктелі үтір. Формула болып кететін мәннің алдына апостроф қойылған, сондықтан \
                бағдарламаларға келесі файл қолайлы. Барлық кесте бір ZIP ішінде.",
    },
    programs_csv: FileWords {
        title: "CSV – бағдарламаларға",
        about: "Мәндер өзгертілмеген CSV: RFC 4180, бөлгіші – үтір, UTF-8. Деректерді өз жүйесіне \
                енгізетіндерге. Барлық кесте және бағандар түсіндірмесі бір ZIP ішінде.",
    },
    database: FileWords {
        title: "SQLite дерекқоры",
        about: "Дайын дерекқор: сыртқы кілттері, индекстері және көріністері бар. SQL сұраулар \
                жазатын талдаушылар мен бағдарламашыларға; statement көрінісінде әр жол \
                карточкасымен, функциясымен және дағдысымен бірге тұр.",
    },
    nodes: FileWords {
        title: "NDJSON – жол сайын бір түйін",
        about: "Стандарттар, карточкалар, функциялар, дағдылар, машықтар мен білімдер: әрқайсысы \
                жеке жолда, түрі, идентификаторы және қайда жататыны көрсетілген. Деректерді ағынмен \
                оқитын бағдарламаларға.",
    },
    json: FileWords {
        title: "JSON – бүкіл каталог",
        about: "Карточкалар, ескертулер және бастапқы мәтіндер толық күйінде. kasip import осы \
                файлдан дәл сондай каталог құрады; сақтық көшірме ретінде де жарайды.",
    },
    checksum: "SHA-256",
    all_checksums: "Барлық файлдың бақылау қосындылары",
    size: |bytes| size(bytes, ["Б", "КБ", "МБ", "ГБ"], ","),
    tables: "Кестелер мен бағандар",
    tables_lead: "Excel, CSV және SQLite файлдарындағы кестелер бірдей. Кесте атын басыңыз – \
                  бағандары ашылады.",
    codebook: "Барлық бағанның түсіндірмесі",
    n_rows: |n| format!("{n}\u{a0}жол"),
    for_programs: "бағдарламаларға",
    for_people: "кестелік редакторға",
    text: "мәтін",
    integer: "бүтін сан",
    boolean: "иә/жоқ",
    may_be_empty: "бос болуы мүмкін",
    refers_to: "сілтейді:",
    ours: "біз қостық",
    label: "стандартта:",
    licence: Section {
        heading: "Лицензия",
        paragraphs: &[
            "Стандарттың мәтіні – ресми құжат. Біз қосқандар – идентификаторлар, қорытындылар және \
             ескертулер – CC BY 4.0 лицензиясымен ұсынылады: kasip каталогын көрсетсеңіз болғаны.",
            "Бұл – ресми жарияланым емес.",
        ],
    },
    machine: Section {
        heading: "Бағдарламалар үшін",
        paragraphs: &[
            "Мекенжайлар тұрақты. Әр жауапта ETag бар, сондықтан өзгермеген файл қайта \
             жүктелмейді; үзілген жүктеуді жалғастыруға болады (Range). Кез келген сайт осы \
             файлдарды оқи алады (CORS).",
            "Дәл осы файлдарды пәрмен жолынан да алуға болады:",
        ],
    },
};

pub(super) static RU: DownloadWords = DownloadWords {
    heading: "Скачать файлы",
    description: "Весь каталог в нескольких форматах: Excel, CSV, SQLite, JSON. Для чего каждый \
                  файл, что значат столбцы, какая лицензия.",
    lead: "Каталог можно взять целиком: открыть в табличном редакторе, загрузить в свою систему \
           или сохранить. Регистрация не нужна. Файлы создаются заново при каждом изменении \
           каталога, их адреса не меняются.",
    link: "Скачать каталог файлами",
    being_made: ErrorText {
        heading: "Файлы готовятся",
        advice: "Сервер ещё не закончил готовить файлы каталога. Обычно это занимает меньше минуты: \
                 подождите немного и обновите страницу.",
    },
    not_offered: "Этот сервер файлов не предлагает: его база данных хранится только в оперативной \
                  памяти. Файлы можно создать самостоятельно командами, указанными ниже.",
    older: |version| {
        format!(
            "Каталог только что изменился. Файлы ниже относятся к предыдущей версии, {version}; \
             новые готовятся."
        )
    },
    files: "Файлы",
    workbook: FileWords {
        title: "Книга Excel",
        about: "Для кадровых служб и разработчиков учебных программ. Каждая таблица — отдельный \
                лист с фильтрами и закреплённой строкой заголовков; значение столбцов — на \
                отдельном листе.",
    },
    people_csv: FileWords {
        title: "CSV для табличного редактора",
        about: "CSV, который Excel или LibreOffice откроет двойным щелчком: с меткой UTF-8 и точкой \
                с запятой. Перед значением, которое стало бы формулой, стоит апостроф, поэтому \
                программам лучше подойдёт следующий файл. Все таблицы в одном ZIP.",
    },
    programs_csv: FileWords {
        title: "CSV для программ",
        about: "CSV без изменений в значениях: RFC 4180, запятая, UTF-8. Для тех, кто загружает \
                данные в свою систему. Все таблицы и пояснение к столбцам в одном ZIP.",
    },
    database: FileWords {
        title: "База данных SQLite",
        about: "Готовая база с внешними ключами, индексами и представлениями. Для аналитиков и \
                программистов, которые пишут запросы на SQL; в представлении statement каждая строка \
                стоит со своей карточкой, функцией и навыком.",
    },
    nodes: FileWords {
        title: "NDJSON: по одному узлу в строке",
        about: "Стандарты, карточки, функции, навыки, умения и знания: каждый узел на своей строке, \
                с видом, идентификатором и родителем. Для программ, которые читают данные потоком.",
    },
    json: FileWords {
        title: "JSON: весь каталог",
        about: "Карточки, замечания и исходные тексты полностью. Из этого файла kasip import \
                создаёт точно такой же каталог; годится и как резервная копия.",
    },
    checksum: "SHA-256",
    all_checksums: "Контрольные суммы всех файлов",
    size: |bytes| size(bytes, ["Б", "КБ", "МБ", "ГБ"], ","),
    tables: "Таблицы и столбцы",
    tables_lead: "В файлах Excel, CSV и SQLite одни и те же таблицы. Нажмите на название таблицы, \
                  чтобы увидеть столбцы.",
    codebook: "Пояснение ко всем столбцам",
    n_rows: |n| {
        let word = match (n % 10, n % 100) {
            (_, 11..=14) => "строк",
            (1, _) => "строка",
            (2..=4, _) => "строки",
            _ => "строк",
        };
        format!("{n}\u{a0}{word}")
    },
    for_programs: "для программ",
    for_people: "для табличного редактора",
    text: "текст",
    integer: "целое число",
    boolean: "да/нет",
    may_be_empty: "может быть пустым",
    refers_to: "ссылается на",
    ours: "добавлено нами",
    label: "в стандарте:",
    licence: Section {
        heading: "Лицензия",
        paragraphs: &[
            "Текст стандарта — официальный документ. То, что добавили мы, — идентификаторы, выводы \
             и замечания — предлагается по лицензии CC BY 4.0: достаточно указать каталог kasip.",
            "Это не официальная публикация.",
        ],
    },
    machine: Section {
        heading: "Для программ",
        paragraphs: &[
            "Адреса постоянны. У каждого ответа есть ETag, так что неизменившийся файл не нужно \
             качать снова; прерванную загрузку можно продолжить (Range). Читать файлы может любой \
             сайт (CORS).",
            "Те же файлы можно получить из командной строки:",
        ],
    },
};

pub(super) static EN: DownloadWords = DownloadWords {
    heading: "Download files",
    description: "The whole catalogue in several formats: Excel, CSV, SQLite, JSON. What each file \
                  is for, what its columns mean, and its licence.",
    lead: "Take the catalogue whole: open it in a spreadsheet, load it into your own system, or \
           keep a copy. No account is needed. The files are made anew whenever the catalogue \
           changes; their addresses stay the same.",
    link: "Download the catalogue as files",
    being_made: ErrorText {
        heading: "The files are being made",
        advice: "The server has not finished making the files of the catalogue. That usually takes \
                 less than a minute: wait a little and reload the page.",
    },
    not_offered: "This server offers no files: its database is kept in memory alone. You can make \
                  the files yourself with the commands below.",
    older: |version| {
        format!(
            "The catalogue has just changed. The files below are of the version before, {version}; \
             the new ones are being made."
        )
    },
    files: "Files",
    workbook: FileWords {
        title: "Excel workbook",
        about: "For HR staff and designers of curricula. Each table is a sheet with filters and a \
                frozen header row; a sheet of its own says what the columns mean.",
    },
    people_csv: FileWords {
        title: "CSV for a spreadsheet",
        about: "CSV that Excel or LibreOffice opens by a double click: with the mark of UTF-8 and \
                semicolons. An apostrophe stands before a value that would become a formula, so \
                programs are better served by the next file. All tables in one ZIP.",
    },
    programs_csv: FileWords {
        title: "CSV for programs",
        about: "CSV with every value as it is: RFC 4180, commas, UTF-8. For those who load the data \
                into a system of their own. All tables and the codebook in one ZIP.",
    },
    database: FileWords {
        title: "SQLite database",
        about: "A ready database with foreign keys, indexes and views. For analysts and programmers \
                who ask in SQL; in the view statement every line stands with its card, function and \
                skill.",
    },
    nodes: FileWords {
        title: "NDJSON: a node a line",
        about: "Standards, cards, functions, skills, abilities and knowledge, each on a line of its \
                own with its type, identifier and parent. For programs that read a stream.",
    },
    json: FileWords {
        title: "JSON: the whole catalogue",
        about: "Cards, findings and source texts, complete. kasip import makes exactly the same \
                catalogue of this file; it serves as a backup too.",
    },
    checksum: "SHA-256",
    all_checksums: "Checksums of all files",
    size: |bytes| size(bytes, ["B", "kB", "MB", "GB"], "."),
    tables: "Tables and columns",
    tables_lead: "The Excel, CSV and SQLite files have the same tables. Open a table to see its \
                  columns.",
    codebook: "What all columns mean",
    n_rows: |n| format!("{n}\u{a0}{}", if n == 1 { "row" } else { "rows" }),
    for_programs: "for programs",
    for_people: "for a spreadsheet",
    text: "text",
    integer: "whole number",
    boolean: "true or false",
    may_be_empty: "may be empty",
    refers_to: "refers to",
    ours: "added by us",
    label: "in the standard:",
    licence: Section {
        heading: "Licence",
        paragraphs: &[
            "The text of a standard is an official document. What we add – identifiers, inferences \
             and findings – is offered under CC BY 4.0: naming the kasip catalogue is enough.",
            "This is not an official publication.",
        ],
    },
    machine: Section {
        heading: "For programs",
        paragraphs: &[
            "The addresses are stable. Every answer has an ETag, so a file that has not changed need \
             not be fetched again; a download that broke off can be continued (Range). Any site may \
             read the files (CORS).",
            "The same files come from the command line:",
        ],
    },
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_in_the_unit_that_fits() {
        for (bytes, said) in [
            (0, "0\u{a0}B"),
            (999, "999\u{a0}B"),
            (1_000, "1\u{a0}kB"),
            (1_049, "1\u{a0}kB"),
            (1_250, "1.3\u{a0}kB"),
            (516_217, "516\u{a0}kB"),
            (999_999, "1\u{a0}MB"),
            (12_345_678, "12.3\u{a0}MB"),
            (5_000_000_000_000, "5000\u{a0}GB"),
        ] {
            assert_eq!((EN.size)(bytes), said);
        }
        assert_eq!((RU.size)(1_250), "1,3\u{a0}КБ");
    }
}
