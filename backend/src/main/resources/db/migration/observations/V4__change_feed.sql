-- Every instance keeps an index of all observations in memory. Here it learns what to read anew: one row for each statement that
-- changed something, so that a batch of ten thousand costs little more than one. A reader takes what was written by transactions that
-- were not finished when it looked last (xid), so that nothing is missed however late it commits.
create table observations.change (
  seq bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  made_at timestamptz not null default now(),
  row_count int not null,
  ids uuid[]
);
alter table observations.change alter column ids set storage external;
create index change_xid_idx on observations.change (xid);
create index change_made_at_idx on observations.change (made_at);

comment on table observations.change is 'what changed in observation lately; rows older than an hour are removed by the readers';
comment on column observations.change.ids is 'of the rows that a statement inserted, updated or deleted; null: all must be read anew';

create function observations.tell_change() returns trigger language plpgsql as $$
begin
  insert into observations.change (row_count, ids)
  select count(*), array_agg(id)
  from changed
  having count(*) > 0;
  return null;
end
$$;

create function observations.tell_change_of_all() returns trigger language plpgsql as $$
begin
  insert into observations.change (row_count, ids) values (0, null);
  return null;
end
$$;

create trigger observation_inserted after insert on observations.observation
  referencing new table as changed for each statement execute function observations.tell_change();
create trigger observation_updated after update on observations.observation
  referencing new table as changed for each statement execute function observations.tell_change();
create trigger observation_deleted after delete on observations.observation
  referencing old table as changed for each statement execute function observations.tell_change();
create trigger observation_emptied after truncate on observations.observation
  for each statement execute function observations.tell_change_of_all();

-- the index holds each row's weight
create trigger category_weighed after update of planning_weight on observations.category
  for each row when (old.planning_weight is distinct from new.planning_weight)
  execute function observations.tell_change_of_all();
