//! The words of the page about the site.

/// What the site is and is not. A section is a heading and its paragraphs.
#[derive(Debug)]
pub(crate) struct AboutWords {
    pub description: &'static str,
    pub what: Section,
    pub not_official: Section,
    pub check: &'static str,
    pub check_law: &'static str,
    pub check_register: &'static str,
    pub check_chamber: &'static str,
    pub report: Section,
    /// Stands before the address to write to.
    pub report_to: &'static str,
    /// Where the one who runs the site has given no address.
    pub report_nowhere: &'static str,
    pub ours: Section,
    pub privacy: Section,
    pub accessibility: Section,
}

/// A heading and its paragraphs.
#[derive(Debug)]
pub(crate) struct Section {
    pub heading: &'static str,
    pub paragraphs: &'static [&'static str],
}

pub(super) static KK: AboutWords = AboutWords {
    description: "kasip деген не, ол не емес, қолданыстағы мәтінді қайдан тексеру керек және сайт \
                  материалдарын қалай пайдалануға болады.",
    what: Section {
        heading: "Бұл қандай сайт",
        paragraphs: &[
            "kasip – Қазақстанның ұлттық кәсіптік стандарттарының ашық каталогы. Стандарттың \
             мәтіні кәсіп карточкаларына, еңбек функцияларына, дағдыларға, машықтар мен \
             білімдерге бөлініп, әр жолға тұрақты мекенжай беріледі.",
            "Сайт кадр қызметінің мамандарына, білім беру бағдарламаларын әзірлеушілерге және \
             стандарттарды өз жүйелеріне енгізетін бағдарламашыларға арналған.",
        ],
    },
    not_official: Section {
        heading: "Бұл сайт не емес",
        paragraphs: &[
            "Бұл – ресми жарияланым емес, мемлекеттік органның сайты да емес. Мұндағы ештеңенің \
             заңдық күші жоқ.",
            "Стандарттың мәтіні басылған күйінде беріледі: қателері түзетілмейді, тек \
             ескертулерде көрсетіледі. Кәсіп пен деңгей бойынша сілтемелерді, тұрақты \
             мекенжайларды және ескертулерді біз қостық.",
        ],
    },
    check: "Қолданыстағы мәтінді қайдан тексеруге болады",
    check_law: "«Әділет» ақпараттық-құқықтық жүйесі: стандарттарды бекіткен бұйрықтар",
    check_register: "кәсіптік стандарттар тізілімі",
    check_chamber: "«Атамекен» Ұлттық кәсіпкерлер палатасы",
    report: Section {
        heading: "Қате тапсаңыз",
        paragraphs: &[
            "Алдымен бастапқы мәтінді қараңыз: қате стандарттың өзінде болуы мүмкін, ондай қатені \
             біз түзетпейміз. Бізде бөтен жерге түскен, бөлініп кеткен немесе жоғалған жол болса, \
             сол жолдың бетіндегі тұрақты мекенжайды және не дұрыс емес екенін жазып жіберіңіз.",
        ],
    },
    report_to: "Жазатын мекенжай:",
    report_nowhere: "Осы сайтты жүргізуші хат жазатын мекенжай көрсетпеген.",
    ours: Section {
        heading: "Авторлық және лицензиялар",
        paragraphs: &[
            "Стандарттың мәтіні – ресми құжат. Біз қосқандар – идентификаторлар, ескертулер, \
             глоссарий және аудармалар – CC BY 4.0 лицензиясымен ұсынылады.",
            "Бағдарлама коды MIT немесе Apache-2.0 лицензиясымен таратылады, таңдау – \
             пайдаланушының еркінде.",
        ],
    },
    privacy: Section {
        heading: "Құпиялық",
        paragraphs: &[
            "Сайт ештеңе жинамайды: тіркелу, cookie файлдары, санауыштар және бөгде серверлердегі \
             ресурстар жоқ.",
            "Сіз таңдаған жолдар жинағы тек өз браузеріңізде сақталады.",
        ],
    },
    accessibility: Section {
        heading: "Қолжетімділік",
        paragraphs: &[
            "Барлық бет скриптсіз, пернетақтамен, тар экранда, күңгірт режимде және қағазда жұмыс \
             істейді. Түс еш жерде жалғыз белгі болып тұрмайды; стандарттың мәтіні экраннан оқу \
             бағдарламалары үшін қазақ тілінде деп белгіленген. Мақсатымыз – WCAG 2.2 AA деңгейі.",
        ],
    },
};

pub(super) static RU: AboutWords = AboutWords {
    description: "Что такое kasip и чем он не является, где проверить действующий текст и как можно \
                  использовать материалы сайта.",
    what: Section {
        heading: "Что это за сайт",
        paragraphs: &[
            "kasip — открытый каталог национальных профессиональных стандартов Казахстана. Текст \
             стандарта разобран на карточки профессий, трудовые функции, навыки, умения и знания, \
             и каждая строка получает постоянный адрес.",
            "Сайт сделан для кадровых служб, для разработчиков образовательных программ и для \
             программистов, которые берут стандарты в свои системы.",
        ],
    },
    not_official: Section {
        heading: "Чем этот сайт не является",
        paragraphs: &[
            "Это не официальная публикация и не сайт государственного органа. Ничто здесь не имеет \
             юридической силы.",
            "Текст стандарта дан так, как напечатан: ошибки в нём не исправлены, а отмечены в \
             замечаниях. Ссылки между профессиями, постоянные адреса и замечания добавлены нами.",
        ],
    },
    check: "Где проверить действующий текст",
    check_law: "информационно-правовая система «Әділет»: приказы, которыми утверждены стандарты",
    check_register: "реестр профессиональных стандартов",
    check_chamber: "Национальная палата предпринимателей «Атамекен»",
    report: Section {
        heading: "Если вы нашли ошибку",
        paragraphs: &[
            "Сначала загляните в исходный текст: ошибка может быть в самом стандарте, и её мы не \
             исправляем. Если же строка попала у нас не на своё место, разорвана или потеряна, \
             пришлите постоянный адрес с её страницы и напишите, что не так.",
        ],
    },
    report_to: "Куда писать:",
    report_nowhere: "Тот, кто ведёт этот сайт, не указал адреса для писем.",
    ours: Section {
        heading: "Авторство и лицензии",
        paragraphs: &[
            "Текст стандарта — официальный документ. То, что добавили мы, — идентификаторы, \
             замечания, глоссарий и переводы — предлагается по лицензии CC BY 4.0.",
            "Код программы распространяется по лицензии MIT или Apache-2.0, на выбор пользователя.",
        ],
    },
    privacy: Section {
        heading: "Конфиденциальность",
        paragraphs: &[
            "Сайт ничего не собирает: нет регистрации, файлов cookie, счётчиков и ресурсов с чужих \
             серверов.",
            "Подборка выбранных вами строк хранится только в вашем браузере.",
        ],
    },
    accessibility: Section {
        heading: "Доступность",
        paragraphs: &[
            "Все страницы работают без скриптов, с клавиатуры, на узком экране, в тёмной теме и на \
             бумаге. Ничто не обозначено одним только цветом; текст стандарта помечен для программ \
             чтения с экрана как казахский. Наша цель — уровень WCAG 2.2 AA.",
        ],
    },
};

pub(super) static EN: AboutWords = AboutWords {
    description: "What kasip is and is not, where to check the text in force, and how its material \
                  may be used.",
    what: Section {
        heading: "What this site is",
        paragraphs: &[
            "kasip is an open catalogue of the national occupational standards of Kazakhstan. The \
             text of a standard is taken apart into profession cards, labour functions, skills, \
             abilities and knowledge, and every line gets a permanent address.",
            "It is made for HR staff, for designers of curricula, and for programmers who take the \
             standards into their own systems.",
        ],
    },
    not_official: Section {
        heading: "What this site is not",
        paragraphs: &[
            "It is not an official publication and not a site of any state body. Nothing here has \
             legal force.",
            "The text of a standard is given as printed: its mistakes are not corrected but named \
             in the findings. The links between professions, the permanent addresses and the \
             findings are ours.",
        ],
    },
    check: "Where to check the text in force",
    check_law: "the legal information system “Adilet”: the orders that approve the standards",
    check_register: "the register of professional standards",
    check_chamber: "the National Chamber of Entrepreneurs “Atameken”",
    report: Section {
        heading: "If you find a mistake",
        paragraphs: &[
            "Look at the source text first: the mistake may be in the standard itself, and that we \
             do not correct. If a line stands in the wrong place here, is torn apart or lost, send \
             the permanent address from its page and say what is wrong.",
        ],
    },
    report_to: "Write to:",
    report_nowhere: "The one who runs this site has given no address to write to.",
    ours: Section {
        heading: "Authorship and licences",
        paragraphs: &[
            "The text of a standard is an official document. What we add – identifiers, findings, \
             glossary and translations – is offered under CC BY 4.0.",
            "The code is offered under MIT or Apache-2.0, as you choose.",
        ],
    },
    privacy: Section {
        heading: "Privacy",
        paragraphs: &[
            "The site collects nothing: no accounts, no cookies, no counters, nothing loaded from \
             other servers.",
            "The collection of lines that you choose is kept in your own browser alone.",
        ],
    },
    accessibility: Section {
        heading: "Accessibility",
        paragraphs: &[
            "Every page works without scripts, by keyboard, on a narrow screen, in dark mode and on \
             paper. Nothing is told by colour alone; the text of the standard is marked as Kazakh \
             for screen readers. We aim at WCAG 2.2 AA.",
        ],
    },
};
