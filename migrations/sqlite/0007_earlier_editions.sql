-- A catalogue keeps every edition of a text. An identifier that the current edition has no longer
-- leads into the latest edition that has it, which `edition` names.
--
-- Whether an edition before the current one has it; of no meaning as long as the current one has.
alter table identifier
add column is_in_earlier_edition integer not null default 0
    check (is_in_earlier_edition in (0, 1));
