-- The order that approved a standard, as JSON; null where the text is printed without it.
alter table standard add column approval text;

-- The fields that no form has, of cards, and of the passport where there is no card.
create table other_field (
    standard_id integer not null references standard (id) on delete cascade,
    profession_card_id integer references profession_card (id) on delete cascade,
    position integer not null,
    label text not null,
    text text not null,
    first_line integer not null,
    last_line integer not null
) strict;

create index other_field_in_list
on other_field (standard_id, profession_card_id, position);

-- The pages and cells in which the lines of the text are, as JSON: a list of runs of lines.
alter table source_text add column places text not null default '[]';
