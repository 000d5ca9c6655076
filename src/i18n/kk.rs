//! The interface in Kazakh.

use super::{
    about, api, card, changes, collection, compare, components, download, finding, findings,
    messages::{
        CitationWords, CountWords, ErrorText, ErrorWords, FieldWords, GlossaryWords, HomeWords,
        Messages, PassportWords, SiteWords, SourceWords, StatementWords, joined,
    },
    pathways, professions, search,
};
use crate::standard::{FunctionKind, Severity, Source, StatementKind};

/// Every word of the interface in Kazakh.
pub(super) static MESSAGES: Messages = Messages {
    site: SiteWords {
        tagline: "кәсіптік стандарттардың ашық каталогы",
        skip: "Негізгі мазмұнға өту",
        menu: "Негізгі мәзір",
        menu_button: "Мәзір",
        home: "Басты бет",
        professions: "Кәсіптер",
        standards: "Стандарттар",
        search: "Іздеу",
        glossary: "Глоссарий",
        about: "Сайт туралы",
        language: "Интерфейс тілі",
        place: "Беттің каталогтағы орны",
        search_label: "Стандарттардан іздеу",
        search_button: "Іздеу",
        not_given: "стандартта көрсетілмеген",
        level: |level| format!("{level}-деңгей"),
        no_level: "Деңгейі көрсетілмеген",
        lines,
        filters: "Сүзгілер",
        more_values: |n| format!("Нәтижесі ең көп мәндер көрсетілген; тағы {n} мән бар."),
        left_out: |n| format!("Сүзгілердің {n} мәні ескерілмеді: каталогта жоқ немесе тым көп."),
        order: "Реттеу",
        clear: "Сүзгілерді тазарту",
        next_page: "Келесі бет",
        first_page: "Басына оралу",
        pages: "Беттер",
        page_address: "Беттің мекенжайы:",
        not_official: "Бұл сайт – ресми жарияланым емес.",
        check_text: "Қолданыстағы мәтінді adilet.zan.kz сайтынан және career.enbek.kz порталындағы \
                     кәсіптік стандарттар тізілімінен тексеріңіз.",
        licence: "Идентификаторлар, ескертулер, глоссарий және аудармалар – CC BY 4.0; \
                  бағдарлама коды – MIT немесе Apache-2.0.",
    },
    count: CountWords {
        standards: |_| "стандарт",
        cards: |_| "кәсіп карточкасы",
        functions: |_| "еңбек функциясы",
        skills: |_| "дағды",
        abilities: |_| "машық",
        knowledge: |_| "білім",
        findings: |_| "ескерту",
    },
    field: FieldWords {
        code: "Кәсіптік стандарттың коды",
        standard_title: "Кәсіптік стандарттың атауы",
        scope: "Кәсіптік стандарттың қолдану аясы",
        summary: "Кәсіптік стандарттың қысқаша сипаттамасы",
        terms: "Терминдер мен анықтамалар",
        abbreviations: "Қысқартулар",
        activity: "ЭҚЖЖ секциясы, бөлімі, тобы, сыныбы және кіші сыныбы",
        listed_professions: "Кәсіптер карточкаларының тізімі",
        cards: "Кәсіптер карточкалары",
        technical: "Техникалық деректер",
        authority: "Мемлекеттік органның атауы",
        executor: "Орындаушы",
        organisations: "Әзірлеуге қатысатын ұйымдар (кәсіпорындар)",
        council: "Кәсіптік біліктілік жөніндегі салалық кеңес",
        national_body: "Кәсіптік біліктілік жөніндегі ұлттық орган",
        chamber: "«Атамекен» Қазақстан Республикасының Ұлттық кәсіпкерлер палатасы",
        edition: "Нұсқа нөмірі және шығарылған жылы",
        version: "Нұсқа нөмірі",
        year: "Шығарылған жылы",
        review_date: "Болжалды қайта қарау күні",
        title: "Кәсіптің атауы",
        group_code: "Топтың коды",
        occupation_code: "Қызмет атауының коды",
        qualification_level: "СБШ бойынша біліктілік деңгейі",
        qualification_sublevel: "СБШ бойынша біліктіліктің кіші деңгейі",
        qualification_reference: "БТБА, БА, үлгілік біліктілік сипаттамалары бойынша біліктілік деңгейі",
        education: "Кәсіптік білім деңгейі",
        education_level: "Білім деңгейі",
        speciality: "Мамандық",
        qualification: "Біліктілік",
        work_experience: "Жұмыс тәжірибесіне қойылатын талаптар",
        nonformal_education: "Формалды емес және информалды біліммен байланыс",
        other_titles: "Кәсіптің басқа ықтимал атаулары",
        purpose: "Қызметтің негізгі мақсаты",
        functions: "Еңбек функциялары",
        mandatory_functions: "Міндетті еңбек функциялары",
        additional_functions: "Қосымша еңбек функциялары",
        skills: "Дағдылар",
        recognition: "Дағдыны тану мүмкіндігі",
        abilities: "Машықтар",
        knowledge: "Білімдер",
        personal_competences: "Жеке құзыреттерге қойылатын талаптар",
        regulations: "Техникалық регламенттер мен ұлттық стандарттардың тізімі",
        related: "СБШ ішіндегі басқа кәсіптермен байланыс",
    },
    kind: |kind| match kind {
        StatementKind::Profession => "Кәсіп",
        StatementKind::Purpose => "Мақсат",
        StatementKind::Function => "Еңбек функциясы",
        StatementKind::Skill => "Дағды",
        StatementKind::Ability => "Машық",
        StatementKind::Knowledge => "Білім",
    },
    function_kind: |kind| match kind {
        FunctionKind::Mandatory => "Міндетті",
        FunctionKind::Additional => "Қосымша",
    },
    severity: |severity| match severity {
        Severity::Error => "Қате",
        Severity::Warning => "Назар аударыңыз",
        Severity::Note => "Мәлімет үшін",
    },
    finding: finding::in_kazakh,
    citation: CitationWords {
        quoted: |text| format!("«{text}»"),
        version: |version| format!("{version}-нұсқа"),
        point: |point| format!("{point}-тармақ"),
        function: |number| format!("{number}-еңбек функциясы"),
        skill: |number| format!("{number}-дағды"),
        ability: |number| format!("{number}-машық"),
        knowledge: |number| format!("{number}-білім"),
        purpose: "қызметтің негізгі мақсаты",
    },
    home: HomeWords {
        heading: "Қазақстанның кәсіптік стандарттары",
        lead: "Әр кәсіп әр деңгейде нені талап ететінін көрсететін ашық каталог: еңбек функциялары, \
               дағдылар, машықтар мен білімдер – әрқайсысының өз мекенжайы бар.",
        ladder: "Деңгейлер баспалдағы",
        ladder_hint: "Жолдарда – кәсіптер, бағандарда – СБШ бойынша біліктілік деңгейлері. \
                      Кәсіп карточкасын ашу үшін деңгейді таңдаңыз.",
        profession: "Кәсіп",
        all_professions: "Барлық кәсіптер",
        figures: "Каталог сандармен",
        standards: "Стандарттар және олардың нұсқалары",
        empty: "Каталогта әзірге стандарт жоқ.",
    },
    professions: &professions::KK,
    passport: PassportWords {
        list_description: "Каталогтағы кәсіптік стандарттар және олардың нұсқалары.",
        edition: |version, year| {
            joined(
                version.map(|version| format!("{version}-нұсқа")),
                year.map(|year| format!("{year} жыл")),
            )
        },
        general: "Жалпы мәліметтер",
        contents: "Мазмұны",
        source: "Стандарттың бастапқы мәтіні",
        findings: "Мәтін бойынша ескертулер",
        number: "№",
        activity_code: "Код",
        activity_title: "Қызмет түрі",
        no_card: "карточкасы жоқ",
    },
    card: &card::KK,
    source: SourceWords {
        heading: "Бастапқы мәтін",
        lead: "Стандарттың каталогқа енгізілген мәтіні, еш өзгеріссіз. Жолға сілтеме беру үшін оның \
               нөмірін басыңыз.",
        n_lines: |n| format!("{n} жол"),
    },
    findings: &findings::KK,
    statement: StatementWords {
        place: "Стандарттағы орны",
        card: "Кәсіп карточкасы",
        source: "Бастапқы мәтіндегі жолдар",
        citation: "Дәйексөз",
        permanent: "Тұрақты мекенжай",
        elsewhere: "Дәл осы сөздер тағы қайда кездеседі",
        nowhere_else: "Дәл осы сөздер басқа еш жерде кездеспейді.",
        spread: |n, levels| format!("{n} карточкада, деңгейлері: {levels}"),
        alike: "Сөзі ұқсас жолдар",
        alike_lead: "Мұнда сөздерінің көбі ортақ жолдар берілген; бұл олардың мағынасы бірдей дегенді білдірмейді.",
        on_card: "Карточкада көрсету",
        inferred: "Бастапқы мәтінде бұл жолдың нөмірі жоғалған; нөмірді реті бойынша біз қойдық.",
    },
    search: &search::KK,
    glossary: GlossaryWords {
        lead: "Каталогтағы барлық стандарттың терминдері мен қысқартулары, қазақ әліпбиінің ретімен.",
        none: "Әзірге терминдер де, қысқартулар да жоқ.",
    },
    about: &about::KK,
    changes: &changes::KK,
    api: &api::KK,
    components: &components::KK,
    download: &download::KK,
    error: ErrorWords {
        bad_request: ErrorText {
            heading: "Сұрау түсініксіз",
            advice: "Мекенжайдағы мәндерді тексеріңіз.",
        },
        not_found: ErrorText {
            heading: "Бет табылмады",
            advice: "Бұл мекенжайда ештеңе жоқ. Керегіңізді іздеп көріңіз.",
        },
        method: ErrorText {
            heading: "Бұл мекенжай тек оқуға арналған",
            advice: "Сайт мұндай сұрауларды қабылдамайды.",
        },
        timeout: ErrorText {
            heading: "Жауап тым ұзаққа созылды",
            advice: "Біраздан кейін қайталап көріңіз.",
        },
        gone: ErrorText {
            heading: "Бұл жол каталогтан алынған",
            advice: "Ол бұрын каталогта болған, бірақ стандарттың жаңа мәтінінде жоқ.",
        },
        too_long: ErrorText {
            heading: "Мекенжай тым ұзын",
            advice: "Іздеу сөздерін қысқартыңыз немесе сүзгілердің бір бөлігін алып тастаңыз.",
        },
        failed: ErrorText {
            heading: "Бізде ақау болды",
            advice: "Біраздан кейін қайталап көріңіз.",
        },
        busy: ErrorText {
            heading: "Сайтқа қазір жүктеме көп",
            advice: "Біраздан кейін қайталап көріңіз.",
        },
        too_many: ErrorText {
            heading: "Сіз тым жиі сұрадыңыз",
            advice: "Бір минуттай күтіп, бетті қайта ашыңыз.",
        },
        other: ErrorText {
            heading: "Сұрау орындалмады", advice: "Басты беттен бастап көріңіз."
        },
        gone_since: |version| format!("Каталогтың {version}-нұсқасынан бастап жоқ."),
        status: |status| format!("{status} қатесі"),
        back_home: "Басты бетке оралу",
        bad_level: |value| {
            format!(
                "level сүзгісінің мәні «{value}» бола алмайды: деңгей – 1-ден 8-ге дейінгі сан."
            )
        },
        bad_kind: |value| {
            format!(
                "kind сүзгісінің мәні «{value}» бола алмайды. Мүмкін мәндер: profession, purpose, \
                 function, skill, ability, knowledge."
            )
        },
        bad_function_kind: |value| {
            format!(
                "function_kind сүзгісінің мәні «{value}» бола алмайды. Мүмкін мәндер: mandatory, \
                 additional."
            )
        },
        bad_card: |value| {
            format!(
                "card сүзгісінің мәні «{value}» бола алмайды: ол «стандарт коды/карточка» түрінде \
                 жазылады, мысалы J62090011/2524-0-003-5."
            )
        },
        bad_cursor: "Бұл бетке апаратын сілтеме ескірген немесе бүлінген. Іздеуді басынан бастаңыз.",
    },
    months: [
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ],
    date_order: |year, month, day| format!("{year} жылғы {day} {month}"),
    compare: &compare::KK,
    pathways: &pathways::KK,
    collection: &collection::KK,
};

fn lines(source: Source) -> String {
    let Source { first_line, last_line } = source;
    if first_line == last_line {
        format!("{first_line}-жол")
    } else {
        format!("{first_line}–{last_line}-жолдар")
    }
}
