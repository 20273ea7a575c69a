-- The catalogue of categories and the store of observations.
create schema if not exists observations;

create table observations.category (
  code text primary key,
  group_code text not null,
  name_sv text not null,
  name_en text not null,
  setting text not null check (setting in ('PUBLIC_SPACE', 'TRAFFIC', 'PORT', 'ANY')),
  sensitivity text not null check (sensitivity in ('OPEN', 'INTERNAL', 'PROTECTED')),
  planning_weight int not null check (planning_weight between 0 and 5),
  call_112 boolean not null,
  photo boolean not null,
  sort_order int not null,
  retired_at timestamptz
);
comment on column observations.category.planning_weight is '0 is never trouble ("all quiet") and never forms a hot spot';

create table observations.observation (
  id uuid primary key,
  version int not null,
  category_code text not null references observations.category (code),
  setting text not null check (setting in ('PUBLIC_SPACE', 'TRAFFIC', 'PORT')),
  source text not null check (source in ('WARDEN', 'POLICE', 'PUBLIC', 'REPORTER', 'STAFF', 'IMPORT')),
  source_name text,
  source_url text,
  occurred_at timestamptz not null,
  occurred_until timestamptz,
  received_at timestamptz not null,
  geom geometry(Point, ${srid}),
  geom_3857 geometry(Point, 3857) generated always as (ST_Transform(geom, 3857)) stored,
  position_kind text not null check (position_kind in ('GPS', 'MAP', 'ADDRESS', 'PLACE', 'AROUND', 'AREA')),
  position_accuracy_m double precision check (position_accuracy_m between 0 and 50000),
  people text check (people in ('NONE', 'ONE', 'FEW', 'GROUP', 'CROWD')),
  note text,
  place text,
  shift uuid,
  photos uuid[] not null default '{}',
  status text not null default 'REPORTED'
    check (status in ('REPORTED', 'VERIFIED', 'DUPLICATE', 'HANDED_OFF', 'CLOSED', 'ERASED')),
  example boolean not null default false,
  reporter_id uuid,
  constraint until_is_after_at check (occurred_until >= occurred_at),
  -- the centre of a municipality is no place: without a geometry it can never become a point or a hot spot
  constraint area_has_no_point check ((position_kind = 'AREA') = (geom is null))
);
create index observation_geom_3857_idx on observations.observation using gist (geom_3857);
create index observation_occurred_at_idx on observations.observation (occurred_at desc, id);

comment on column observations.observation.geom is 'area''s metric CRS, x east and y north; null exactly for AREA';
comment on column observations.observation.position_accuracy_m is 'radius in metres that holds the true place in two of three cases';
comment on column observations.observation.example is 'true for generated data';
comment on column observations.observation.note is 'free text: shown only to the reporter and to planners';
