-- Differs whenever a text is saved anew, so that what is made of the texts can tell which to make
-- again. Those that are there already have none yet, which is a revision as good as any.
alter table standard add column revision text not null default '-';
