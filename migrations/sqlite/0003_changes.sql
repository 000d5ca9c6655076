-- What imports have changed, as versions of the catalogue: when each piece came, when its own words
-- changed last, and when it last stood on other lines. A text that is there already is taken for
-- new, as nothing is known of its past.
alter table identifier add column added_in integer not null default 0;
alter table identifier add column changed_in integer not null default 0;
alter table identifier add column moved_in integer not null default 0;

-- The latest of these, or the version that removed it.
alter table identifier add column version integer not null default 0;

update identifier
set version = coalesce(removed_in, (select catalogue.version from catalogue)),
    added_in = coalesce(removed_in, (select catalogue.version from catalogue));

-- With all that tells what became of a piece, so that changes are counted in the index alone.
create index identifier_by_version
on identifier (version, id, removed_in, added_in, changed_in);

-- A row for each version of the catalogue: the import that made it.
create table import (
    version integer primary key,
    standard_code text not null,
    language text not null,
    -- Seconds since the beginning of 1970, UTC.
    imported_at integer not null,
    -- Whether the catalogue held an earlier text of the same code and language.
    has_replaced integer not null check (has_replaced in (0, 1)),
    n_added integer not null,
    n_changed integer not null,
    n_moved integer not null,
    n_removed integer not null
) strict;
