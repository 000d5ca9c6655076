//! What every bundle of files says of itself: what it is, what it is not, and its licence.

/// The notice, a paragraph a line, in Kazakh, Russian and English.
pub const NOTICE: [&str; 6] = [
    "kasip – Қазақстанның ұлттық кәсіптік стандарттарының ашық каталогы. Бұл файлдар ресми жарияланым болып есептелмейді.",
    "Стандарттың мәтіні – ресми құжат. Біз қосқандар – идентификаторлар, ескертпелер, глоссарий және аудармалар – CC BY 4.0 лицензиясымен ұсынылады: https://creativecommons.org/licenses/by/4.0/",
    "kasip — открытый каталог национальных профессиональных стандартов Казахстана. Это не официальная публикация.",
    "Текст стандарта — официальный документ. То, что добавили мы, — идентификаторы, замечания, глоссарий и переводы — предлагается по лицензии CC BY 4.0: https://creativecommons.org/licenses/by/4.0/",
    "kasip: an open catalogue of the national occupational standards of Kazakhstan. This is not an official publication.",
    "The text of a standard is an official document. What we add – identifiers, lists of problems found, glossary and translations – is available under CC BY 4.0: https://creativecommons.org/licenses/by/4.0/",
];

/// What is said of CSV for programs.
pub const FOR_PROGRAMS: [&str; 3] = [
    "Бағдарламаларға арналған CSV: RFC 4180, бөлгіші – үтір, UTF-8, мәндері өзгертілмеген.",
    "CSV для программ: RFC 4180, разделитель — запятая, UTF-8, значения без изменений.",
    "CSV for programs: RFC 4180, commas, UTF-8, every value unchanged.",
];

/// What is said of CSV for people.
pub const FOR_PEOPLE: [&str; 3] = [
    "Кестелік редакторға арналған CSV: BOM белгісі бар, бөлгіші – нүктелі үтір; формула болып кететін мәннің алдына апостроф (') қойылған.",
    "CSV для табличного редактора: с меткой BOM, разделитель — точка с запятой; перед значением, которое стало бы формулой, поставлен апостроф (').",
    "CSV for a spreadsheet: with a byte order mark (BOM), separated by semicolons; a value that would become a formula has an apostrophe (') before it.",
];

/// What is said of a workbook.
pub const OF_WORKBOOK: [&str; 3] = [
    "Әр кесте – жеке парақ; бағандардың түсіндірмесі codebook парағында. Excel ұяшығына сыймайтын ұзын мәтін «[…]» белгісімен қысқартылған.",
    "Каждая таблица — отдельный лист; пояснения к столбцам — на листе codebook. Текст, который не помещается в ячейку Excel, сокращён; место отмечено знаком «[…]».",
    "Each table is a sheet; the sheet codebook explains the columns. Text that is too long for an Excel cell is cut and marked with \"[…]\".",
];
