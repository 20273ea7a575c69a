-- Computed places that people have put aside for a time, with their reason.
create schema if not exists hotspots;

create table hotspots.set_aside (
  id uuid primary key,
  spot text not null,
  name text not null,
  geom geometry(Geometry, ${srid}) not null check (geometrytype(geom) in ('POLYGON', 'MULTIPOLYGON')),
  reason text not null,
  party text not null check (party in ('MUNICIPALITY', 'POLICE')),
  until date not null,
  set_at timestamptz not null,
  set_by uuid not null,
  set_by_name text not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  erase_after timestamptz not null
);
create index set_aside_until_idx on hotspots.set_aside (until) where withdrawn_at is null;
create index set_aside_erase_idx on hotspots.set_aside (erase_after);
comment on column hotspots.set_aside.spot is 'id of the computed place when it was put aside';
comment on column hotspots.set_aside.name is 'what the place was called then';
comment on column hotspots.set_aside.geom is 'area''s metric CRS, x east and y north; the place as it was then';
comment on column hotspots.set_aside.until is 'last local day, that day included';
comment on column hotspots.set_aside.withdrawn_at is 'taken back before its last day; the row stays until it is erased';
comment on column hotspots.set_aside.erase_after is 'free text and staff: erased on schedule';
