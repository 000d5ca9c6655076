//! The sentences about findings. The English ones are the model's own, but for the names of fields,
//! which the model has as programs know them.

use super::{en, kk, messages::FieldWords, ru};
use crate::standard::{Finding, FindingKind};

/// What was noticed, in Kazakh.
pub(super) fn in_kazakh(finding: &Finding) -> String {
    let [text, title, number, level] =
        ["text", "title", "number", "level"].map(|name| finding.text(name));
    match finding.kind {
        FindingKind::LostNumber => {
            format!("Тізім жолының нөмірі жоғалған; реті бойынша ол {number} болуы тиіс.")
        }
        FindingKind::GluedItems => {
            format!("Тізімнің екі жолы бір қатарға бірігіп кеткен, олар бөлінді: «{text}».")
        }
        FindingKind::NumberOutOfOrder => {
            let expected = finding.text("expected");
            format!("Реті бойынша {expected} болуы тиіс жерде {number} нөмірі тұр.")
        }
        FindingKind::HeadingInsideLine => {
            let heading = finding.text("heading");
            format!("«{heading}» тақырыбы басқа мәтіннің ішінде, сол жолда тұр.")
        }
        FindingKind::TitleBrokenOverPage => {
            format!("«{title}» атауы бет ауысқан жерде үзілген.")
        }
        FindingKind::ListedNotDescribed => {
            format!("Тізімде {number}-нөмірмен аталған «{title}» мәтінде сипатталмаған.")
        }
        FindingKind::DescribedNotListed => {
            format!("{number}-нөмірмен сипатталған «{title}» тізімде жоқ.")
        }
        FindingKind::ListDiffers => {
            let [listed, described] = ["listed", "described"].map(|name| finding.text(name));
            format!("{number}-нөмір тізімде «{listed}», ал тақырыпта «{described}» деп аталған.")
        }
        FindingKind::NumberGap => {
            let missing = finding.text("missing");
            let series = match finding.text("series").as_str() {
                "point" => "Стандарт тармақтарының арасында",
                "list" => "Кәсіптер карточкаларының тізімінде",
                _ => "Тізімде",
            };
            let numbers = if missing.contains(',') {
                "мына нөмірлер"
            } else {
                "мына нөмір"
            };
            format!("{series} {numbers} жоқ: {missing}.")
        }
        FindingKind::RelatedUnmatched if level.is_empty() => {
            format!("Стандартта «{title}» деп аталатын карточка жоқ.")
        }
        FindingKind::RelatedUnmatched => {
            format!("Стандартта атауы «{title}», деңгейі {level} болатын карточка жоқ.")
        }
        FindingKind::SelfReference => {
            format!("Карточка байланысты кәсіп ретінде өзін көрсетеді: «{title}», {level}-деңгей.")
        }
        FindingKind::MissingField => {
            let field = field(&kk::MESSAGES.field, finding);
            match text.as_str() {
                "" => format!("«{field}» өрісі толтырылмаған немесе жоқ."),
                words => format!("«{field}» өрісінде мағыналы мәтін жоқ: «{words}»."),
            }
        }
        FindingKind::LevelOutOfRange => {
            format!("«{text}» 1-ден 8-ге дейінгі деңгейлердің ешқайсысына сәйкес келмейді.")
        }
        FindingKind::UnplacedText => {
            format!("Бұл мәтінге стандарттың нысанында орын табылмады: «{text}».")
        }
        FindingKind::CodeInvalid => match finding.text("code").as_str() {
            "" => format!(
                "«{text}» стандарттың коды емес: код латынның бас әрпі мен цифрлардан тұрады, \
                 мысалы J62090011."
            ),
            code => format!(
                "«{text}» кодқа ұқсайды, бірақ латын әрпімен жазылмаған; біз оны {code} деп оқыдық."
            ),
        },
        FindingKind::SlugTaken => {
            let slug = finding.text("slug");
            format!(
                "{text} атауы бұрын кездескен карточкада тұр, сондықтан бұл карточка {slug} деп аталды."
            )
        }
        FindingKind::MoreFindings => {
            let kind = finding.text("kind");
            format!("Осындай ({kind}) ескертулердің тағы {number} данасы бар.")
        }
    }
}

/// What was noticed, in Russian.
pub(super) fn in_russian(finding: &Finding) -> String {
    let [text, title, number, level] =
        ["text", "title", "number", "level"].map(|name| finding.text(name));
    match finding.kind {
        FindingKind::LostNumber => {
            format!("Строка списка потеряла номер; по порядку это {number}.")
        }
        FindingKind::GluedItems => {
            format!("Две строки списка слиты в одну, мы их разделили: «{text}».")
        }
        FindingKind::NumberOutOfOrder => {
            let expected = finding.text("expected");
            format!("На месте номера {expected} стоит номер {number}.")
        }
        FindingKind::HeadingInsideLine => {
            let heading = finding.text("heading");
            format!("Заголовок «{heading}» стоит внутри строки другого текста.")
        }
        FindingKind::TitleBrokenOverPage => {
            format!("Название «{title}» разорвано переходом на новую страницу.")
        }
        FindingKind::ListedNotDescribed => {
            format!("«{title}» стоит в списке под номером {number}, но в тексте не описано.")
        }
        FindingKind::DescribedNotListed => {
            format!("«{title}» описано под номером {number}, но в списке его нет.")
        }
        FindingKind::ListDiffers => {
            let [listed, described] = ["listed", "described"].map(|name| finding.text(name));
            format!(
                "Под номером {number} в списке стоит «{listed}», а в заголовке – «{described}»."
            )
        }
        FindingKind::NumberGap => {
            let missing = finding.text("missing");
            let series = match finding.text("series").as_str() {
                "point" => "Среди пунктов стандарта",
                "list" => "В перечне карточек профессий",
                _ => "В списке",
            };
            let numbers = if missing.contains(',') { "номеров" } else { "номера" };
            format!("{series} нет {numbers}: {missing}.")
        }
        FindingKind::RelatedUnmatched if level.is_empty() => {
            format!("В стандарте нет карточки с названием «{title}».")
        }
        FindingKind::RelatedUnmatched => {
            format!("В стандарте нет карточки с названием «{title}» и уровнем {level}.")
        }
        FindingKind::SelfReference => {
            format!("Карточка называет связанной профессией саму себя: «{title}», уровень {level}.")
        }
        FindingKind::MissingField => {
            let field = field(&ru::MESSAGES.field, finding);
            match text.as_str() {
                "" => format!("Поле «{field}» не заполнено или отсутствует."),
                words => format!("В поле «{field}» нет содержательного текста: «{words}»."),
            }
        }
        FindingKind::LevelOutOfRange => format!("«{text}» – не уровень от 1 до 8."),
        FindingKind::UnplacedText => {
            format!("Для этого текста в форме стандарта не нашлось места: «{text}».")
        }
        FindingKind::CodeInvalid => match finding.text("code").as_str() {
            "" => format!(
                "«{text}» – не код стандарта: код состоит из заглавной латинской буквы и цифр, \
                 например J62090011."
            ),
            code => format!("«{text}» только похоже на код; прочитано как {code}."),
        },
        FindingKind::SlugTaken => {
            let slug = finding.text("slug");
            format!("Имя {text} уже есть у карточки выше, поэтому эта названа {slug}.")
        }
        FindingKind::MoreFindings => {
            let kind = finding.text("kind");
            format!("Таких замечаний ({kind}) есть ещё {number}.")
        }
    }
}

/// What was noticed, in English.
pub(super) fn in_english(finding: &Finding) -> String {
    if finding.kind != FindingKind::MissingField {
        return finding.message();
    }
    let field = field(&en::MESSAGES.field, finding);
    match finding.text("text").as_str() {
        "" => format!("The field “{field}” is empty or missing."),
        words => format!("The field “{field}” says nothing: «{words}»."),
    }
}

fn field(words: &FieldWords, finding: &Finding) -> String {
    let name = finding.text("field");
    words.named(&name).map_or(name, str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        i18n::Locale,
        standard::{Detail, DetailValue, Severity, Source},
    };

    #[test]
    fn every_kind_of_finding_is_a_sentence_with_its_values_in_every_locale() {
        let names = ["text", "title", "heading", "listed", "described", "missing"];
        let detail: Detail = names
            .iter()
            .map(|name| ((*name).to_owned(), DetailValue::Text(format!("<{name}>"))))
            .chain([
                ("number".to_owned(), DetailValue::Number(41)),
                ("level".to_owned(), DetailValue::Number(42)),
                ("field".to_owned(), DetailValue::Text("work_experience".to_owned())),
            ])
            .collect();
        for kind in FindingKind::ALL {
            let finding = Finding {
                kind: *kind,
                severity: Severity::Note,
                source: Source::new(1, 2),
                card: None,
                reference: None,
                detail: detail.clone(),
            };
            for locale in Locale::ALL {
                let sentence = (locale.messages().finding)(&finding);
                assert!(sentence.ends_with('.'), "{}: {sentence}", kind.name());
                assert!(
                    sentence.contains('<') || sentence.contains("41"),
                    "{} names nothing: {sentence}",
                    kind.name()
                );
            }
        }
    }
}
