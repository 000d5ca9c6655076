//! What every bundle of files says of itself: what it is, what it is not, and its licence.

/// The notice, a paragraph a line, in Kazakh, Russian and English.
pub const NOTICE: [&str; 6] = [
    "kasip – Қазақстанның ұлттық кәсіптік стандарттарының ашық каталогы. Бұл – ресми жарияланым емес.",
    "Стандарттың мәтіні – ресми құжат. Біз қосқандар – идентификаторлар, қорытындылар, ескертулер және аудармалар – CC BY 4.0 лицензиясымен ұсынылады: https://creativecommons.org/licenses/by/4.0/",
    "kasip — открытый каталог национальных профессиональных стандартов Казахстана. Это не официальная публикация.",
    "Текст стандарта — официальный документ. Добавленное нами — идентификаторы, выводы, замечания и переводы — предлагается по лицензии CC BY 4.0: https://creativecommons.org/licenses/by/4.0/",
    "kasip: an open catalogue of the national occupational standards of Kazakhstan. This is not an official publication.",
    "The text of a standard is an official document. What we add – identifiers, inferences, findings and translations – is offered under CC BY 4.0: https://creativecommons.org/licenses/by/4.0/",
];

/// What is said of CSV for programs.
pub const FOR_PROGRAMS: [&str; 3] = [
    "Бағдарламаларға арналған CSV: RFC 4180, үтір, UTF-8, мәндер өзгертілмеген.",
    "CSV для программ: RFC 4180, запятые, UTF-8, значения без изменений.",
    "CSV for programs: RFC 4180, commas, UTF-8, every value as it is.",
];

/// What is said of CSV for people.
pub const FOR_PEOPLE: [&str; 3] = [
    "Адамдарға арналған CSV: кестелік редакторда ашуға – UTF-8 белгісі бар, нүктелі үтір; формула болып кететін мәннің алдына апостроф (') қойылған.",
    "CSV для людей: чтобы открыть в табличном редакторе — с меткой UTF-8, точки с запятой; перед значением, которое стало бы формулой, стоит апостроф (').",
    "CSV for people: to open in a spreadsheet, with the mark of UTF-8 and semicolons; an apostrophe (') stands before a value that would become a formula.",
];

/// What is said of a workbook.
pub const OF_WORKBOOK: [&str; 3] = [
    "Әр кесте – жеке парақ; бағандардың мағынасы codebook парағында. Excel ұяшығына сыймайтын ұзын мәтін «[…]» белгісімен қысқартылған.",
    "Каждая таблица — отдельный лист; значение столбцов — на листе codebook. Текст, который не помещается в ячейку Excel, сокращён знаком «[…]».",
    "Each table is a sheet; the sheet codebook says what the columns mean. A text longer than a cell of Excel may hold is cut at the sign \"[…]\".",
];
