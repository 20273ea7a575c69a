-- Which focus area of which agreement a category tells of.
create table observations.category_focus (
  agreement text not null,
  focus_area text not null,
  category_code text not null references observations.category (code),
  primary key (agreement, focus_area, category_code)
);
comment on table observations.category_focus is 'from the area folder''s categories.csv; rows of an agreement are replaced together';
create index category_focus_area_idx on observations.category_focus (focus_area);
