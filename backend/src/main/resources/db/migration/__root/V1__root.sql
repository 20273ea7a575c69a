-- The extension, the mark of the installation, and the events that wait for their listeners.
create extension if not exists postgis;

create schema if not exists lagesbild;

create table lagesbild.installation (
  only_row boolean primary key default true check (only_row),
  area_id text not null,
  demo boolean not null,
  created_at timestamptz not null default now()
);
comment on table lagesbild.installation is 'one row: the area this database belongs to; demo never changes';

create table event_publication (
  id uuid not null primary key,
  listener_id text not null,
  event_type text not null,
  serialized_event text not null,
  publication_date timestamptz not null,
  completion_date timestamptz,
  status text,
  completion_attempts int,
  last_resubmission_date timestamptz
);
create index event_publication_serialized_event_hash_idx on event_publication using hash (serialized_event);
create index event_publication_by_completion_date_idx on event_publication (completion_date);
