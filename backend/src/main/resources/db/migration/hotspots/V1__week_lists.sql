-- What the list was, week by week, and how it did in the week after: counts and polygons alone, nothing that has to be erased.
create schema if not exists hotspots;

create table hotspots.week_list (
  week text primary key,
  counted_from timestamptz not null,
  counted_until timestamptz not null,
  made_at timestamptz not null,
  cell_m int not null,
  cells int not null,
  counted int not null,
  example boolean not null,
  cell_column bigint[] not null,
  cell_row bigint[] not null,
  cell_count int[] not null,
  constraint week_is_iso check (week ~ '^[0-9]{4}-W[0-9]{2}$')
);
comment on column hotspots.week_list.week is 'ISO week that had ended when the list was made';
comment on column hotspots.week_list.made_at is 'later than the week''s end by days where nobody could make it in time; then it holds what was reported late';
comment on column hotspots.week_list.cell_m is 'metres, side of a square; column and row count squares from the origin of the area''s system';
comment on column hotspots.week_list.cells is 'squares compared: the ground that a share is taken of';
comment on column hotspots.week_list.cell_count is 'reports of each square at the time: what plain counting would have chosen from';

create table hotspots.week_place (
  week text not null references hotspots.week_list (week),
  rank int not null,
  name text not null,
  count int not null,
  confidence text not null,
  squares int not null,
  geom geometry(Geometry, ${srid}) not null,
  primary key (week, rank)
);

create table hotspots.week_grade (
  week text primary key references hotspots.week_list (week),
  graded_at timestamptz not null,
  events int not null,
  caught int not null,
  places_hit int not null,
  plain_caught numeric not null,
  best_caught numeric not null
);
comment on table hotspots.week_grade is 'the list against the week after it; as the reports stood when it was graded';
comment on column hotspots.week_grade.plain_caught is 'by as many squares, chosen by count; of equals the same part of each';
comment on column hotspots.week_grade.best_caught is 'by as many squares, chosen with hindsight';

create function hotspots.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the record of a week is never changed';
end
$$;
create trigger week_list_stays before update on hotspots.week_list for each row execute function hotspots.refuse_change();
create trigger week_place_stays before update on hotspots.week_place for each row execute function hotspots.refuse_change();
create trigger week_grade_stays before update on hotspots.week_grade for each row execute function hotspots.refuse_change();
