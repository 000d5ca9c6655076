//! The words of the findings: the page, and what was done about each kind of finding.

use crate::standard::FindingKind;

/// The findings of a text.
#[derive(Debug)]
pub(crate) struct FindingsWords {
    pub heading: &'static str,
    pub lead: &'static str,
    pub none: &'static str,
    pub place: &'static str,
    pub lines: &'static str,
    /// Stands before what was done.
    pub done_label: &'static str,
    /// What was done about a finding of a kind: inferred, shown, or left as it is.
    pub done: fn(FindingKind) -> &'static str,
}

pub(super) static KK: FindingsWords = FindingsWords {
    heading: "Мәтін бойынша ескертулер",
    lead: "Мәтінді оқу кезінде байқалған жайттар: баспа қателері, үзілген тақырыптар, жоғалған \
           нөмірлер және біздің болжамдарымыз. Мәтіннің өзі түзетілмейді.",
    none: "Бұл мәтін бойынша ескерту жоқ.",
    place: "Карточкадағы орны",
    lines: "Бастапқы мәтін",
    done_label: "Біздің шешім",
    done: |kind| match kind {
        FindingKind::LostNumber => {
            "нөмірді реті бойынша қойып, жанына «нөмірін біз қойдық» деп белгіледік."
        }
        FindingKind::GluedItems => "олар каталогта екі бөлек жол болып тұр.",
        FindingKind::NumberOutOfOrder | FindingKind::NumberGap => {
            "нөмірлер басылған күйінде қалды, ештеңе қосылмады."
        }
        FindingKind::HeadingInsideLine => "оны тақырып деп оқып, мәтінді сол жерден бөлдік.",
        FindingKind::TitleBrokenOverPage => "бөліктерін біріктіріп, бір атау ретінде оқыдық.",
        FindingKind::ListedNotDescribed => "каталогқа сипатталғаны ғана енді.",
        FindingKind::DescribedNotListed => "сипаттамасы каталогқа толық енді.",
        FindingKind::ListDiffers => "каталогта тақырыптағы атауы тұр.",
        FindingKind::RelatedUnmatched => "бұл кәсіп сілтемесіз, белгімен көрсетілген.",
        FindingKind::SelfReference => "жазба сол күйінде, белгімен көрсетілген.",
        FindingKind::MissingField => "өріс «стандартта көрсетілмеген» деп берілген.",
        FindingKind::LevelOutOfRange => "деңгей «көрсетілмеген» деп берілген.",
        FindingKind::UnplacedText => "ол тек бастапқы мәтінде тұр.",
        FindingKind::CodeInvalid => "код каталогта латын әрпімен жазылған.",
        FindingKind::SlugTaken => "екі карточка да каталогқа енді, әрқайсысының өз мекенжайы бар.",
        FindingKind::MoreFindings => "оларды мұнда бөлек-бөлек көрсетпедік.",
    },
};

pub(super) static RU: FindingsWords = FindingsWords {
    heading: "Замечания к тексту",
    lead: "Что замечено при чтении текста: опечатки набора, разорванные заголовки, потерянные \
           номера и наши предположения. Сам текст не исправляется.",
    none: "К этому тексту замечаний нет.",
    place: "Место в карточке",
    lines: "Исходный текст",
    done_label: "Наше решение",
    done: |kind| match kind {
        FindingKind::LostNumber => {
            "номер проставлен по порядку и отмечен словами «номер проставлен нами»."
        }
        FindingKind::GluedItems => "в каталоге это две отдельные строки.",
        FindingKind::NumberOutOfOrder | FindingKind::NumberGap => {
            "номера оставлены как напечатаны, ничего не добавлено."
        }
        FindingKind::HeadingInsideLine => "прочитано как заголовок, текст разделён в этом месте.",
        FindingKind::TitleBrokenOverPage => "части соединены в одно название.",
        FindingKind::ListedNotDescribed => "в каталог вошло только то, что описано.",
        FindingKind::DescribedNotListed => "описание вошло в каталог целиком.",
        FindingKind::ListDiffers => "в каталоге стоит название из заголовка.",
        FindingKind::RelatedUnmatched => "профессия показана без ссылки, с пометкой.",
        FindingKind::SelfReference => "запись оставлена как есть, с пометкой.",
        FindingKind::MissingField => "поле показано словами «в стандарте не указано».",
        FindingKind::LevelOutOfRange => "уровень показан как не указанный.",
        FindingKind::UnplacedText => "он остался только в исходном тексте.",
        FindingKind::CodeInvalid => "в каталоге код записан латинской буквой.",
        FindingKind::SlugTaken => "обе карточки вошли в каталог, у каждой свой адрес.",
        FindingKind::MoreFindings => "здесь они не перечислены по отдельности.",
    },
};

pub(super) static EN: FindingsWords = FindingsWords {
    heading: "Findings about the text",
    lead: "What was noticed while reading the text: slips of typesetting, broken headings, lost \
           numbers, and what we inferred. The text itself is never corrected.",
    none: "Nothing was noticed in this text.",
    place: "Place on the card",
    lines: "Source text",
    done_label: "What we did",
    done: |kind| match kind {
        FindingKind::LostNumber => {
            "the number follows from the sequence and is marked “number supplied by us”."
        }
        FindingKind::GluedItems => "they are two lines in the catalogue.",
        FindingKind::NumberOutOfOrder | FindingKind::NumberGap => {
            "the numbers are kept as printed, and nothing was added."
        }
        FindingKind::HeadingInsideLine => "it was read as a heading, and the text parted there.",
        FindingKind::TitleBrokenOverPage => "the pieces were joined into one title.",
        FindingKind::ListedNotDescribed => "only what is described is in the catalogue.",
        FindingKind::DescribedNotListed => "the description is in the catalogue, whole.",
        FindingKind::ListDiffers => "the catalogue has the words of the heading.",
        FindingKind::RelatedUnmatched => "the profession is shown without a link, with a mark.",
        FindingKind::SelfReference => "the entry is kept as it is, with a mark.",
        FindingKind::MissingField => "the field is shown as “not given in the standard”.",
        FindingKind::LevelOutOfRange => "the level is shown as not given.",
        FindingKind::UnplacedText => "it stands in the source text alone.",
        FindingKind::CodeInvalid => "the catalogue writes the code with a Latin letter.",
        FindingKind::SlugTaken => "both cards are in the catalogue, each at an address of its own.",
        FindingKind::MoreFindings => "they are not listed one by one here.",
    },
};
