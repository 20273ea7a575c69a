-- What came of a round, as those who walked it (or the planner afterwards) tell it: planned against walked.
create table patrols.debrief (
  round uuid primary key references patrols.round (id) on delete cascade,
  version int not null,
  day date not null,
  sheet jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  changed_by_name text not null
);
create index debrief_day_idx on patrols.debrief (day);
comment on table patrols.debrief is 'erased with its round, on that one''s schedule';
comment on column patrols.debrief.sheet is 'times or reason of skipping for each stop, and free text that has passed the guard; never counted from: the dose goes by visits';
