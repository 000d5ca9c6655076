-- The edition of a text: the year and the version that it prints, "2022-2"; "2022" or "v2" where one
-- is missing, "undated" where both are. It is part of the key of a text.
--
-- A constraint of a table cannot be changed, so the table is made again. Foreign keys are off while
-- tables are brought up to date, so what refers to the rows stays.
create table standard_with_edition (
    id integer primary key,
    code text not null,
    edition text not null,
    language text not null,
    -- The precedence, made in Rust: of the texts with the least edition_order, which is that of the
    -- greatest edition, the one with the least language_order is shown when none is asked for.
    edition_order integer not null,
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
    revision text not null,
    unique (code, edition, language)
) strict;

insert into standard_with_edition
select id, code,
    case
        when year is not null and version is not null then year || '-' || version
        when year is not null then cast(year as text)
        when version is not null then 'v' || version
        else 'undated'
    end,
    language,
    -(min(coalesce(year + 1, 0), 268435455) * 268435456
        + min(coalesce(version + 1, 0), 268435455)),
    language_order,
    title, scope, summary, authority, executor, organisations, council, national_body, chamber,
    version, year, review_date, technical_first_line, technical_last_line, revision
from standard;

drop table standard;

alter table standard_with_edition rename to standard;

create index standard_in_list on standard (code, language_order, edition_order);

-- The edition that a node is in, or that it was in last.
alter table identifier add column edition text not null default 'undated';

update identifier
set edition = standard.edition
from standard
where standard.code = identifier.standard_code
    and standard.language = identifier.language;

-- The edition that was imported.
alter table import add column edition text not null default 'undated';

update import
set edition = standard.edition
from standard
where standard.code = import.standard_code
    and standard.language = import.language;
