-- Shifts with their debrief, and the visits made on them.
create schema if not exists presence;

create table presence.shift (
  id uuid primary key,
  version int not null,
  account_id uuid not null,
  received_at timestamptz not null,
  party text not null check (party in ('WARDENS', 'POLICE')),
  pair text not null,
  start_at timestamptz not null,
  end_at timestamptz,
  break_minutes int check (break_minutes between 0 and 240),
  start_point geometry(Point, ${srid}),
  end_point geometry(Point, ${srid}),
  started_at timestamptz,
  ended_at timestamptz,
  round uuid,
  debrief_done text,
  debrief_seen text,
  debrief_next text,
  erase_after timestamptz not null,
  constraint planned_end_is_after_start check (end_at > start_at),
  constraint real_end_is_after_start check (ended_at > started_at)
);
create index shift_began_idx on presence.shift ((coalesce(started_at, start_at)));
comment on column presence.shift.start_at is 'planned; started_at is when the shift really began';
comment on column presence.shift.ended_at is 'closed from then on: wardens change nothing more but the debrief, for 12 hours';
comment on column presence.shift.start_point is 'area''s metric CRS, x east and y north';
comment on column presence.shift.round is 'id of the round walked, in room patrols';
comment on column presence.shift.erase_after is 'staff and free text: erased on schedule';

create table presence.visit (
  id uuid primary key,
  version int not null,
  account_id uuid not null,
  party text not null check (party in ('WARDENS', 'POLICE')),
  received_at timestamptz not null,
  shift uuid not null references presence.shift (id),
  arrived_at timestamptz not null,
  left_at timestamptz,
  method text not null check (method in ('POSITION', 'QR', 'HAND')),
  round uuid,
  stop text,
  place text,
  name text,
  place_name text not null,
  geom geometry(Point, ${srid}),
  accuracy_m double precision check (accuracy_m between 0 and 50000),
  skip_reason text check (skip_reason in ('CLOSED', 'UNSAFE', 'CALLED_AWAY', 'NO_TIME', 'OTHER')),
  position_erase_after timestamptz not null,
  erase_after timestamptz not null,
  constraint left_after_arriving check (left_at >= arrived_at),
  constraint a_skip_has_no_dose check (skip_reason is null or (left_at is null and geom is null)),
  constraint police_positions_are_never_kept check (party <> 'POLICE' or geom is null)
);
create index visit_arrived_idx on presence.visit (arrived_at);
create index visit_shift_idx on presence.visit (shift);
comment on column presence.visit.name is 'as the phone showed it; place_name is what lists say, found by the server where the phone was silent';
comment on column presence.visit.geom is 'area''s metric CRS, x east and y north; where somebody stood at the check-in';
comment on column presence.visit.position_erase_after is 'geom and accuracy_m are emptied then; minutes stay';
comment on column presence.visit.skip_reason is 'set: the visit was not made, arrived_at is when that was decided';
