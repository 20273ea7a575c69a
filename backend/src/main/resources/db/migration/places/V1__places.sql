-- The street network: versions and their walkable segments.
create schema if not exists places;

create table places.network_version (
  id bigint generated always as identity primary key,
  source text not null,
  attribution text not null,
  sha256 text not null,
  segments int not null,
  imported_at timestamptz not null default now()
);

create table places.street_segment (
  id bigint primary key,
  from_node bigint not null,
  to_node bigint not null,
  name text,
  highway text not null,
  steps boolean not null,
  length_m double precision not null check (length_m >= 0),
  geom geometry(LineString, ${srid}) not null,
  geom_3857 geometry(LineString, 3857) generated always as (ST_Transform(geom, 3857)) stored
);
create index street_segment_geom_idx on places.street_segment using gist (geom);
create index street_segment_geom_3857_idx on places.street_segment using gist (geom_3857);
comment on column places.street_segment.geom is 'area''s metric CRS, x east and y north';
