-- Rounds that planners keep, and what of them was handed out to the wardens.
create schema if not exists patrols;

create table patrols.round (
  id uuid primary key,
  version int not null,
  day date not null,
  sheet jsonb not null,
  matrix_m jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  erase_after timestamptz not null
);
create index round_day_idx on patrols.round (day);
create index round_sheet_idx on patrols.round using gin (sheet jsonb_path_ops);
comment on column patrols.round.day is 'local day on which the round begins';
comment on column patrols.round.sheet is 'the round as one document: handed out whole, never counted from';
comment on column patrols.round.matrix_m is 'metres to walk between the stops, row from, column to; along the streets of the day it was made';
comment on column patrols.round.erase_after is 'staff and free text: erased on schedule, with its publications';

create table patrols.publication (
  id bigint generated always as identity primary key,
  round uuid not null references patrols.round (id) on delete cascade,
  version int not null,
  day date not null,
  sheet jsonb not null,
  matrix_m jsonb not null,
  published_at timestamptz not null,
  published_by uuid not null,
  published_by_name text not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid
);
create index publication_round_idx on patrols.publication (round, id desc);
create index publication_day_idx on patrols.publication (day);
comment on table patrols.publication is 'the last one of a round is what the wardens see, unless it was withdrawn; earlier ones tell what they saw before';
