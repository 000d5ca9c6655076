//! Four times the text takes some four times as long to read, whatever it says.

use std::{fmt::Write as _, fs, hint::black_box, sync::LazyLock, time::Instant};

use super::parse;

/// What grows in proportion takes 4 times as long; what grows with the square 16 times.
const MOST: f64 = 9.0;

/// A way to generate a text of so many parts.
type Generator = fn(usize) -> String;

const HEAD: &str = "5. Кәсіптік стандарттың коды: X1\n";

const CARD: &str = "10. Кәсіптің карточкасы «Маман»:\nҚызмет атауының коды: 1-0-1\n\
                    Кәсіптің атауы: Маман\nСБШ бойынша біліктілік деңгейі: 5\n";

const SKILL: &str = "Еңбек функциясы 1:\nІс\nДағды 1:\nЖұмыс\nМашықтар:\n";

/// A standard of one card whose skill has these abilities.
fn list(items: &str) -> String {
    format!("{HEAD}{CARD}{SKILL}{items}\nБілімдер:\n1. Тіл\n")
}

/// The text of `part` for each number from 1.
fn times(n: usize, part: impl Fn(usize) -> String) -> String {
    (1..=n).fold(String::new(), |mut text, number| {
        write!(text, "{}", part(number)).expect("a text takes any length");
        text
    })
}

const GENERATORS: &[(&str, usize, Generator)] = &[
    ("items of one number", 1000, |n| list(&"1. Иә\n".repeat(n))),
    ("items of two numbers by turns", 1000, |n| list(&"1. Иә\n9999. Жоқ\n".repeat(n / 2))),
    ("items without numbers", 1000, |n| list(&"Иә солай\n".repeat(n))),
    ("items on one line", 1000, |n| list(&times(n, |number| format!("{number}. Иә. ")))),
    ("lists of one skill", 500, |n| list(&"1. Иә\nБілімдер:\n1. Жоқ\nМашықтар:\n".repeat(n))),
    ("skills of one number", 500, |n| list(&"1. Иә\nДағды 1:\nЖұмыс\nМашықтар:\n".repeat(n))),
    ("functions of one number", 500, |n| list(&"1. Иә\nЕңбек функциясы 1:\nІс\n".repeat(n))),
    ("functions that are listed", 500, |n| {
        let listed = times(n, |number| format!("1. Іс {number}\n"));
        let described = times(n, |number| format!("Еңбек функциясы 1:\nІс {}\n", n + 1 - number));
        format!("{HEAD}{CARD}Міндетті еңбек функциялары:\n{listed}{described}")
    }),
    ("related professions", 666, |n| {
        format!(
            "{HEAD}{}",
            times(n, |number| {
                let card = CARD.replace("Маман", &format!("Маман{number}"));
                format!(
                    "{card}СБШ-нің ішіндегі басқа кәсіптермен байланыс:\n5 Маман{}\n",
                    n + 1 - number
                )
            })
        )
    }),
    ("professions that are listed", 666, |n| {
        let listed = times(n, |number| format!("{number}) Маман{number} - 5 уровень ОРК\n"));
        let cards = times(n, |number| CARD.replace("Маман", &format!("Маман{}", n + 1 - number)));
        format!("{HEAD}8. Кәсіптер карточкаларының тізімі:\n{listed}{cards}")
    }),
    ("cards without a code", 500, |n| {
        format!("{HEAD}{}", "10. Кәсіптің карточкасы «А»:\n".repeat(n))
    }),
    ("a long code of an occupation", 500, |n| {
        list(&times(n, |number| format!("{number}. Иә\n"))).replace("1-0-1", &"1".repeat(n * 40))
    }),
    ("a long code of the standard", 300, |n| {
        format!("{}{}", HEAD.replace("X1", &"1".repeat(n * 100)), CARD.repeat(n))
    }),
    ("terms", 1000, |n| {
        format!(
            "2. Осы кәсіптік стандартта мынадай терминдер, анықтамалар мен қысқартулар \
             қолданылады:\n{}",
            times(n, |number| format!("{number}) сөз – мағына\n"))
        )
    }),
    ("codes of the standard", 500, |n| HEAD.replace("X1", "жоқ").repeat(n)),
    ("headings of points", 500, |n| HEAD.repeat(n)),
    ("beginnings of labels", 500, |n| "Осы кәсіптік стандартта мынадай ".repeat(n)),
    ("levels", 500, |n| format!("{HEAD}{CARD}{}", "СБШ бойынша біліктілік деңгейі: 9\n".repeat(n))),
    ("words of one line", 1666, |n| "сөз.Сөйлем «а»:б ".repeat(n)),
];

/// The seconds for which this thread has had a processor, so that a busy machine changes nothing.
/// Systems other than Linux give the time that has passed.
fn seconds_at_work() -> f64 {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let at_work = fs::read_to_string("/proc/thread-self/schedstat").ok().and_then(|statistics| {
        let nanoseconds: f64 = statistics.split(' ').next()?.parse().ok()?;
        Some(nanoseconds / 1e9)
    });
    at_work.unwrap_or_else(|| BEGUN.elapsed().as_secs_f64())
}

/// The shortest of three times, in seconds.
fn time_to_read(text: &str) -> f64 {
    let read = |_| {
        let begun = seconds_at_work();
        black_box(parse(text));
        seconds_at_work() - begun
    };
    (0..3).map(read).fold(f64::INFINITY, f64::min)
}

#[test]
fn reading_grows_with_the_text_and_not_with_its_square() {
    let mut slow = Vec::new();
    for (name, n, generate) in GENERATORS {
        let once = time_to_read(&generate(*n));
        let four_times = time_to_read(&generate(4 * n));
        let growth = four_times / once;
        println!("{name}: {once:.3} s, then {four_times:.3} s: {growth:.1}");
        if growth > MOST {
            slow.push(format!("{name}: {growth:.1} times as long"));
        }
    }
    assert!(slow.is_empty(), "{slow:#?}");
}
