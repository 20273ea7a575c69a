-- Accounts, the first administrator's link and the log of reads.
create schema if not exists access;

create table access.account (
  id uuid primary key,
  name text not null unique,
  display_name text not null,
  password_hash text not null,
  roles text[] not null check (cardinality(roles) > 0),
  active boolean not null default true,
  demo boolean not null default false,
  created_at timestamptz not null default clock_timestamp()
);

create table access.first_administrator_link (
  token_hash text primary key,
  expires_at timestamptz not null
);
comment on column access.first_administrator_link.token_hash is 'SHA-256 of the secret, hex: the secret itself is never stored';

create table access.read_log (
  id bigint generated always as identity primary key,
  read_at timestamptz not null,
  account_id uuid not null,
  account_name text not null,
  what text not null,
  filter text not null,
  row_count bigint not null,
  purpose text not null
);
create index read_log_read_at_idx on access.read_log (read_at);
comment on column access.read_log.row_count is 'rows in the answer; -1 for tiles, logged once an hour for a viewer and filter';
