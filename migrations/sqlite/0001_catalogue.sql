-- The catalogue: texts of standards, whole, and the identifiers that they ever had.
--
-- What stands in a list is keyed by its positions in the text, counted from 0, so that one range of
-- the primary key holds all of one card. `ref` is the reference of a piece inside its standard; its
-- UUID follows from it. Lines are those of the source text, 1-based and inclusive.

-- One row: the number that every import that changes something raises by one.
create table catalogue (
    id integer primary key check (id = 1),
    version integer not null
) strict;

insert into catalogue (id, version) values (1, 0);

create table standard (
    id integer primary key,
    code text not null,
    language text not null,
    -- The precedence of the language, made in Rust: the least is shown when none is asked for.
    language_order integer not null,
    title text not null,
    scope text,
    summary text,
    authority text,
    executor text,
    organisations text,
    council text,
    national_body text,
    chamber text,
    version integer,
    year integer,
    review_date text,
    technical_first_line integer,
    technical_last_line integer,
    unique (code, language),
    unique (code, language_order)
) strict;

-- Apart from the standard, so that a list of standards does not drag the texts along.
create table source_text (
    standard_id integer primary key references standard (id) on delete cascade,
    text text not null
) strict;

create table standard_field_source (
    standard_id integer not null references standard (id) on delete cascade,
    field text not null,
    first_line integer not null,
    last_line integer not null,
    primary key (standard_id, field)
) strict;

create table term (
    standard_id integer not null references standard (id) on delete cascade,
    position integer not null,
    number integer not null,
    term text not null,
    definition text not null,
    first_line integer not null,
    last_line integer not null,
    primary key (standard_id, position)
) strict;

create table abbreviation (
    standard_id integer not null references standard (id) on delete cascade,
    position integer not null,
    number integer not null,
    abbreviation text not null,
    meaning text not null,
    first_line integer not null,
    last_line integer not null,
    primary key (standard_id, position)
) strict;

create table activity_code (
    standard_id integer not null references standard (id) on delete cascade,
    position integer not null,
    code text not null,
    title text not null,
    first_line integer not null,
    last_line integer not null,
    primary key (standard_id, position)
) strict;

create table listed_profession (
    standard_id integer not null references standard (id) on delete cascade,
    position integer not null,
    number integer not null,
    title text not null,
    qualification_level integer,
    first_line integer not null,
    last_line integer not null,
    primary key (standard_id, position)
) strict;

create table finding (
    standard_id integer not null references standard (id) on delete cascade,
    -- In the order of the lines.
    position integer not null,
    kind text not null,
    severity text not null,
    card_slug text,
    ref text,
    -- JSON: an object of texts, numbers and lists of numbers.
    detail text not null,
    first_line integer not null,
    last_line integer not null,
    primary key (standard_id, position)
) strict;

create table profession_card (
    id integer primary key,
    standard_id integer not null references standard (id) on delete cascade,
    position integer not null,
    slug text not null,
    point integer not null,
    title text not null,
    group_code text,
    occupation_code text,
    qualification_level integer,
    qualification_sublevel text,
    qualification_reference text,
    work_experience text,
    nonformal_education text,
    purpose text,
    -- Counted once, when the card is saved: lists of cards show them, and a card never changes.
    n_functions integer not null,
    n_skills integer not null,
    n_abilities integer not null,
    n_knowledge integer not null,
    first_line integer not null,
    last_line integer not null,
    unique (standard_id, slug),
    unique (standard_id, position)
) strict;

-- The order of the list of all cards.
create index profession_card_in_list on profession_card (standard_id, point, slug);

create table profession_card_field_source (
    profession_card_id integer not null references profession_card (id) on delete cascade,
    field text not null,
    first_line integer not null,
    last_line integer not null,
    primary key (profession_card_id, field)
) strict;

create table education (
    profession_card_id integer not null references profession_card (id) on delete cascade,
    position integer not null,
    level text,
    speciality text,
    qualification text,
    first_line integer not null,
    last_line integer not null,
    primary key (profession_card_id, position)
) strict;

-- The lists of a card that have no numbers.
create table card_line (
    profession_card_id integer not null references profession_card (id) on delete cascade,
    list text not null check (list in ('other_title', 'personal_competence', 'regulation')),
    position integer not null,
    text text not null,
    first_line integer not null,
    last_line integer not null,
    primary key (profession_card_id, list, position)
) strict;

create table related_profession (
    profession_card_id integer not null references profession_card (id) on delete cascade,
    position integer not null,
    qualification_level integer,
    title text not null,
    -- The card of the same standard that the title and the level were resolved to.
    card_slug text,
    first_line integer not null,
    last_line integer not null,
    primary key (profession_card_id, position)
) strict;

create table labour_function (
    profession_card_id integer not null references profession_card (id) on delete cascade,
    position integer not null,
    ref text not null,
    number integer not null,
    kind text not null check (kind in ('mandatory', 'additional')),
    title text not null,
    first_line integer not null,
    last_line integer not null,
    primary key (profession_card_id, position)
) strict;

create table skill (
    profession_card_id integer not null,
    function_position integer not null,
    position integer not null,
    ref text not null,
    number integer not null,
    title text not null,
    recognition text,
    first_line integer not null,
    last_line integer not null,
    primary key (profession_card_id, function_position, position),
    foreign key (profession_card_id, function_position)
        references labour_function (profession_card_id, position) on delete cascade
) strict;

create table ability (
    profession_card_id integer not null,
    function_position integer not null,
    skill_position integer not null,
    position integer not null,
    ref text not null,
    number integer not null,
    number_inferred integer not null check (number_inferred in (0, 1)),
    text text not null,
    first_line integer not null,
    last_line integer not null,
    primary key (profession_card_id, function_position, skill_position, position),
    foreign key (profession_card_id, function_position, skill_position)
        references skill (profession_card_id, function_position, position) on delete cascade
) strict;

create table ability_part (
    profession_card_id integer not null,
    function_position integer not null,
    skill_position integer not null,
    item_position integer not null,
    position integer not null,
    text text not null,
    first_line integer not null,
    last_line integer not null,
    primary key (profession_card_id, function_position, skill_position, item_position, position),
    foreign key (profession_card_id, function_position, skill_position, item_position)
        references ability (profession_card_id, function_position, skill_position, position)
        on delete cascade
) strict;

create table knowledge (
    profession_card_id integer not null,
    function_position integer not null,
    skill_position integer not null,
    position integer not null,
    ref text not null,
    number integer not null,
    number_inferred integer not null check (number_inferred in (0, 1)),
    text text not null,
    first_line integer not null,
    last_line integer not null,
    primary key (profession_card_id, function_position, skill_position, position),
    foreign key (profession_card_id, function_position, skill_position)
        references skill (profession_card_id, function_position, position) on delete cascade
) strict;

create table knowledge_part (
    profession_card_id integer not null,
    function_position integer not null,
    skill_position integer not null,
    item_position integer not null,
    position integer not null,
    text text not null,
    first_line integer not null,
    last_line integer not null,
    primary key (profession_card_id, function_position, skill_position, item_position, position),
    foreign key (profession_card_id, function_position, skill_position, item_position)
        references knowledge (profession_card_id, function_position, skill_position, position)
        on delete cascade
) strict;

-- Every identifier that the catalogue ever gave out. It outlives the text that it stood in, so it
-- refers to none of the tables above.
create table identifier (
    id text primary key,
    standard_code text not null,
    language text not null,
    card_slug text not null,
    ref text not null,
    kind text not null,
    -- The version of the catalogue that removed it; null while it stands in a text.
    removed_in integer
) strict, without rowid;

create index identifier_of_text on identifier (standard_code, language);
