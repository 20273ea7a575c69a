-- Files that planners hand in as layers of their own, and the features read from them.
create schema if not exists maps;

create table maps.upload (
  id uuid primary key,
  name text not null,
  format text not null check (format in ('GEOJSON', 'GPKG', 'CSV')),
  crs text not null,
  shared boolean not null,
  sha256 text not null,
  features int not null,
  geometry_types text not null,
  fields jsonb not null,
  bounds jsonb,
  skipped jsonb not null,
  skipped_count int not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid not null,
  uploaded_by_name text not null,
  removed_at timestamptz,
  erase_after timestamptz not null
);
comment on column maps.upload.shared is 'true: the police see the layer too';
comment on column maps.upload.geometry_types is 'with commas between';
comment on column maps.upload.bounds is 'west, south, east, north in WGS 84; null when no feature has a place';
comment on column maps.upload.skipped is 'the first rows that were not taken, with line and code; skipped_count says how many there were';
comment on column maps.upload.removed_at is 'gone for everybody; can be brought back until the row is deleted, an hour later at the earliest';

create table maps.upload_feature (
  upload uuid not null references maps.upload (id) on delete cascade,
  n int not null,
  geom geometry(Geometry, ${srid}),
  geom_3857 geometry(Geometry, 3857) generated always as (ST_Transform(geom, 3857)) stored,
  properties jsonb not null,
  primary key (upload, n)
);
create index upload_feature_geom_idx on maps.upload_feature using gist (geom);
create index upload_feature_geom_3857_idx on maps.upload_feature using gist (geom_3857);
comment on column maps.upload_feature.n is 'order in the file, from 1';
comment on column maps.upload_feature.geom is 'area''s metric CRS, x east and y north';
