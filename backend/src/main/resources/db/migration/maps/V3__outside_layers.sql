-- Layers of other servers: the administrator sets them up, this server fetches their pictures.
create table maps.outside_layer (
  id uuid primary key,
  version int not null,
  kind text not null check (kind in ('WMS', 'WMTS', 'XYZ')),
  title text not null,
  address text not null,
  names jsonb not null,
  style text,
  format text,
  attribution text not null,
  min_zoom int not null check (min_zoom between 0 and 22),
  max_zoom int not null check (max_zoom between min_zoom and 22),
  background boolean not null,
  readers text not null,
  key_name text,
  key_value text,
  template text not null,
  matrices jsonb not null,
  legends jsonb not null,
  checked_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  removed_at timestamptz,
  check ((key_name is null) = (key_value is null))
);
comment on column maps.outside_layer.names is 'of the layers at the service, lowest first';
comment on column maps.outside_layer.readers is 'roles with commas between; the administrator sees every layer';
comment on column maps.outside_layer.key_value is 'secret of the service: written, and sent to that service alone; no answer and no log holds it';
comment on column maps.outside_layer.template is 'address of a picture with {z} {x} {y} {-y} {matrix} {bbox}; bbox in metres of EPSG:3857, x before y';
comment on column maps.outside_layer.matrices is 'of a WMTS: id of the matrix by zoom from 0, an empty text where there is none';
comment on column maps.outside_layer.checked_at is 'when what the service says of itself was read';
comment on column maps.outside_layer.removed_at is 'gone for everybody; can be brought back until the row is deleted, an hour later at the earliest';
