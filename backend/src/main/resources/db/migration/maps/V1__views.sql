-- What people keep of the map: views under a name.
create schema if not exists maps;

create table maps.view (
  id uuid primary key,
  version int not null,
  name text not null,
  address text not null,
  shared boolean not null,
  owner uuid not null,
  owner_name text not null,
  changed_at timestamptz not null
);
create index view_owner_idx on maps.view (owner);
comment on column maps.view.address is 'query of the page''s address, from ? on: what it shows is asked anew each time, with the rights of whoever opens it';
comment on column maps.view.shared is 'true: everybody who may open the map finds it in the list';
