-- Areas that people draw: priority places, patrol areas, and the zones that give observations their setting.
create table places.drawn_area (
  id uuid primary key,
  kind text not null check (kind in ('PRIORITY_PLACE', 'PATROL_AREA', 'ZONE')),
  version int not null,
  sheet jsonb not null,
  geom geometry(Geometry, ${srid}) not null check (geometrytype(geom) in ('POLYGON', 'MULTIPOLYGON')),
  example boolean not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  changed_by_name text not null,
  removed_at timestamptz
);
create index drawn_area_kind_idx on places.drawn_area (kind) where removed_at is null;
comment on column places.drawn_area.sheet is 'what people say of it: name, reason, wanted dose and so on, as one document';
comment on column places.drawn_area.geom is 'area''s metric CRS, x east and y north';
comment on column places.drawn_area.removed_at is 'taken away, and can be brought back; what refers to its id can still tell its name';

create table places.drawn_area_version (
  id uuid not null references places.drawn_area (id) on delete cascade,
  version int not null,
  sheet jsonb not null,
  geom geometry(Geometry, ${srid}) not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  changed_by_name text not null,
  removed_at timestamptz,
  primary key (id, version)
);
comment on table places.drawn_area_version is 'earlier versions as they were; the newest one is the row of drawn_area';
