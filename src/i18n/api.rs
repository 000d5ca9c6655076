//! The words of the pages about the API. What a call and a key mean is said in English alone, in
//! the description of the API.

/// The pages about the API.
#[derive(Debug)]
pub(crate) struct ApiWords {
    /// The link in the footer.
    pub link: &'static str,
    pub heading: &'static str,
    pub description: &'static str,
    /// What a program must know before its first call.
    pub rules: &'static [&'static str],
    /// Stands before the address of the description for programs.
    pub machine: &'static str,
    /// Says that what follows is in English.
    pub in_english: &'static str,
    pub contents: &'static str,
    pub parameters: &'static str,
    pub no_parameters: &'static str,
    pub keys: &'static str,
    pub answers: &'static str,
    pub examples: &'static str,
    pub name: &'static str,
    pub values: &'static str,
    pub meaning: &'static str,
    pub status: &'static str,
    pub required: &'static str,
    pub try_it: &'static str,
    pub walk: &'static str,
    pub problems: &'static str,
    pub problems_lead: &'static str,
    pub happened: &'static str,
    pub advice: &'static str,
    pub example: &'static str,
    pub all_problems: &'static str,
    /// What a language in the address may be.
    pub bad_language: fn(&str) -> String,
}

pub(super) static KK: ApiWords = ApiWords {
    link: "Бағдарламашыларға: API",
    heading: "API: каталог – деректер түрінде",
    description: "Кәсіптік стандарттар каталогының API-і: әр сұрау, оның параметрлері, жауаптары \
                  және curl, Python, JavaScript тілдеріндегі мысалдар.",
    rules: &[
        "API тек оқуға арналған; кілт те, тіркелу де қажет емес. Кез келген сайттың беттері оны \
         шақыра алады (CORS).",
        "Жауап – UTF-8 кодталған JSON. Әр кілт әрқашан бар: мәтінде ештеңе айтылмаса – null, тізім \
         бос болса – [].",
        "Тізімде items, total және next болады. Келесі бөлік керек болса, next мекенжайына өтіңіз; \
         соңында ол – null.",
        "fields=id,title сияқты параметр жауапта тек аталған кілттерді қалдырады.",
        "Әр жауаптың ETag тақырыбы бар: If-None-Match жіберсеңіз, каталог өзгермегенше 304 \
         қайтады.",
        "Қате – RFC 9457 бойынша application/problem+json; оның type өрісі түсіндірме бетке \
         апарады.",
        "Сервер сұраулар санын шектесе, RateLimit тақырыбы қанша сұрау қалғанын айтады; асып \
         кетсе – 429 және Retry-After.",
        "Жинақ – мекенжайдың өзі: /kk/collection?item=UUID&item=UUID осы жолдардың бетін ашады, ең \
         көбі 50 жол.",
        "Стандарттың мәтіні – ресми құжат, бұл – оның ресми жарияланымы емес. Біз қосқандар CC BY \
         4.0 лицензиясымен ұсынылады.",
    ],
    machine: "Бағдарламаларға арналған сипаттама (OpenAPI 3.1):",
    in_english: "Сұраулар мен кілттердің сипаттамасы ағылшын тілінде беріледі.",
    contents: "Сұраулар",
    parameters: "Параметрлер",
    no_parameters: "Параметрлері жоқ.",
    keys: "Жауаптың кілттері",
    answers: "Жауап күйлері",
    examples: "Мысалдар",
    name: "Атауы",
    values: "Мәні",
    meaning: "Мағынасы",
    status: "Күйі",
    required: "міндетті",
    try_it: "Осы сұраудың жауабын ашу",
    walk: "Тізімді соңына дейін оқу",
    problems: "Қателердің түрлері",
    problems_lead: "API қатені осы түрлердің бірімен хабарлайды. Олардың мекенжайлары өзгермейді.",
    happened: "Не болды",
    advice: "Не істеу керек",
    example: "Мысал",
    all_problems: "Қателердің барлық түрі",
    bad_language: |tag| format!("lang мәні «{tag}» бола алмайды. Мүмкін мәндер: kk, ru, en."),
};

pub(super) static RU: ApiWords = ApiWords {
    link: "Программистам: API",
    heading: "API: каталог как данные",
    description: "API каталога профессиональных стандартов: каждый вызов, его параметры, ответы и \
                  примеры на curl, Python и JavaScript.",
    rules: &[
        "API только для чтения; ни ключ, ни регистрация не нужны. Его могут вызывать страницы \
         любого сайта (CORS).",
        "Ответ — JSON в UTF-8. Каждый ключ есть всегда: null, если в тексте ничего не сказано, [] \
         для пустого списка.",
        "В списке есть items, total и next. За следующей частью идите по адресу next; в конце он \
         равен null.",
        "Параметр вроде fields=id,title оставляет в ответе только названные ключи.",
        "У каждого ответа есть ETag: на запрос с If-None-Match приходит 304, пока каталог не \
         изменится.",
        "Ошибка — application/problem+json по RFC 9457; её поле type ведёт на страницу с \
         объяснением.",
        "Если сервер ограничивает число запросов, заголовок RateLimit говорит, сколько их \
         осталось; при превышении — ответ 429 и Retry-After.",
        "Подборка — это адрес: /ru/collection?item=UUID&item=UUID открывает страницу этих строк, \
         не больше 50.",
        "Текст стандарта — официальный документ, а это не официальная его публикация. То, что \
         добавили мы, предлагается по лицензии CC BY 4.0.",
    ],
    machine: "Описание для программ (OpenAPI 3.1):",
    in_english: "Вызовы и ключи описаны на английском языке.",
    contents: "Вызовы",
    parameters: "Параметры",
    no_parameters: "Параметров нет.",
    keys: "Ключи ответа",
    answers: "Статусы ответа",
    examples: "Примеры",
    name: "Имя",
    values: "Значение",
    meaning: "Смысл",
    status: "Статус",
    required: "обязательный",
    try_it: "Открыть ответ на этот вызов",
    walk: "Прочитать список до конца",
    problems: "Виды ошибок",
    problems_lead: "Каждая ошибка API относится к одному из этих видов. Их адреса не меняются.",
    happened: "Что произошло",
    advice: "Что делать",
    example: "Пример",
    all_problems: "Все виды ошибок",
    bad_language: |tag| format!("lang не может быть «{tag}». Возможные значения: kk, ru, en."),
};

pub(super) static EN: ApiWords = ApiWords {
    link: "For programmers: the API",
    heading: "The API: the catalogue as data",
    description: "The API of the catalogue of occupational standards: each call with its \
                  parameters, answers and examples in curl, Python and JavaScript.",
    rules: &[
        "The API is read-only and needs neither a key nor an account. Pages of any site may call \
         it (CORS).",
        "Answers are JSON in UTF-8. Every key is always there: null where the text says nothing, \
         [] for an empty list.",
        "A list has items, total and next. For the next stretch, follow next; at the end it is \
         null.",
        "A parameter such as fields=id,title leaves only the keys that it names.",
        "Every answer has an ETag: a request with If-None-Match is answered 304 until the \
         catalogue changes.",
        "An error is application/problem+json (RFC 9457); its type leads to a page that explains \
         it.",
        "Where the server limits requests, the header RateLimit says how many are left; one too \
         many is answered 429 with Retry-After.",
        "A collection is an address: /en/collection?item=UUID&item=UUID opens a page of these lines, \
         at most 50.",
        "The text of a standard is an official document; this is not an official publication of \
         it. What we add is offered under CC BY 4.0.",
    ],
    machine: "The description for programs (OpenAPI 3.1):",
    in_english: "",
    contents: "Calls",
    parameters: "Parameters",
    no_parameters: "It takes no parameters.",
    keys: "Keys of the answer",
    answers: "Statuses of the answer",
    examples: "Examples",
    name: "Name",
    values: "Value",
    meaning: "Meaning",
    status: "Status",
    required: "required",
    try_it: "Open the answer to this call",
    walk: "Read a list to its end",
    problems: "Kinds of problems",
    problems_lead: "The API tells of an error as one of these kinds. Their addresses stay the same.",
    happened: "What has happened",
    advice: "What to do",
    example: "Example",
    all_problems: "All kinds of problems",
    bad_language: |tag| format!("lang cannot be “{tag}”. It is one of kk, ru, en."),
};
