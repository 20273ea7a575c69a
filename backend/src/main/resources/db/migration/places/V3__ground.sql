-- What an extract holds besides streets: pieces of ground to paint below everything, and places by kind. Each extract replaces the one before.
create table places.extract_version (
  id bigint generated always as identity primary key,
  source text not null,
  attribution text not null,
  sha256 text not null,
  as_of timestamptz,
  pieces int not null,
  place_kinds text[] not null,
  imported_at timestamptz not null default now()
);
comment on column places.extract_version.as_of is 'state of the map in the extract, null where it does not tell';
comment on column places.extract_version.place_kinds is 'kinds that occur in mapped_place';

create table places.ground_piece (
  n bigint primary key,
  id text not null unique,
  kind text not null,
  name text,
  area_m2 double precision not null check (area_m2 >= 0),
  geom geometry(Geometry, ${srid}) not null,
  geom_3857 geometry(Geometry, 3857) generated always as (ST_Transform(geom, 3857)) stored
);
create index ground_piece_geom_idx on places.ground_piece using gist (geom);
create index ground_piece_geom_3857_idx on places.ground_piece using gist (geom_3857);
comment on column places.ground_piece.id is 'object of OpenStreetMap: way-1, relation-1';
comment on column places.ground_piece.area_m2 is 'square metres, 0 for a line';
comment on column places.ground_piece.geom is 'area''s metric CRS, x east and y north; lines or polygons';

create table places.mapped_place (
  n bigint primary key,
  id text not null unique,
  kind text not null,
  name text,
  area_m2 double precision not null check (area_m2 >= 0),
  geom geometry(Geometry, ${srid}) not null,
  geom_3857 geometry(Geometry, 3857) generated always as (ST_Transform(geom, 3857)) stored,
  spot geometry(Point, ${srid}) not null,
  spot_3857 geometry(Point, 3857) generated always as (ST_Transform(spot, 3857)) stored
);
create index mapped_place_kind_idx on places.mapped_place (kind);
create index mapped_place_geom_idx on places.mapped_place using gist (geom);
create index mapped_place_spot_idx on places.mapped_place using gist (spot);
create index mapped_place_spot_3857_idx on places.mapped_place using gist (spot_3857);
comment on table places.mapped_place is 'places out of OpenStreetMap; those that the municipality names itself stand in its area folder';
comment on column places.mapped_place.kind is 'SCHOOL, SQUARE, ...: see osm-places.csv';
comment on column places.mapped_place.area_m2 is 'square metres, 0 for a point or line';
comment on column places.mapped_place.geom is 'area''s metric CRS, x east and y north; a point, or where it is drawn as an area, that';
comment on column places.mapped_place.spot is 'where its sign stands: inside the area';
