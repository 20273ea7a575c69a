-- The whole life of an observation: who changed what and when, earlier versions, links, hand-offs, decisions, photos.
-- The latest change stands in the row itself and every earlier version in observation_version, so that an import of a
-- million new rows writes no history.
alter table observations.observation
  add column changed_at timestamptz,
  add column changed_by uuid,
  add column changed_by_name text,
  add column changed_what text
    check (changed_what in ('CREATED', 'CORRECTED', 'VERIFIED', 'DUPLICATE', 'HANDED_OFF', 'CLOSED', 'REOPENED', 'ERASED')),
  add column changed_fields text[],
  add column duplicate_of uuid references observations.observation (id),
  add column handed_to text,
  add column handed_message text,
  add column decision text,
  add column decided_at timestamptz,
  add column decided_by uuid,
  add column erase_reason text,
  add constraint duplicate_has_its_original check ((status = 'DUPLICATE') = (duplicate_of is not null));

comment on column observations.observation.changed_at is 'when this version was made; null: never changed since it was received';
comment on column observations.observation.changed_by_name is 'copied, so that the history can be read when the account is gone';
comment on column observations.observation.duplicate_of is 'the observation of the same event that is counted instead';
comment on column observations.observation.decision is 'free text: what the report led to, shown to its reporter';
comment on column observations.observation.decided_at is 'when it was verified, linked, handed off or closed last; null when that was taken back';
comment on column observations.observation.erase_reason is 'why the content was erased: the row stays as a tombstone without text, position and photos';

create table observations.observation_version (
  id uuid not null references observations.observation (id) on delete cascade,
  version int not null,
  category_code text not null,
  setting text not null,
  occurred_at timestamptz not null,
  occurred_until timestamptz,
  geom geometry(Point, ${srid}),
  position_kind text not null,
  position_accuracy_m double precision,
  people text,
  note text,
  place text,
  shift uuid,
  photos uuid[] not null,
  status text not null,
  duplicate_of uuid,
  handed_to text,
  handed_message text,
  decision text,
  decided_at timestamptz,
  changed_at timestamptz,
  changed_by uuid,
  changed_by_name text,
  changed_what text,
  changed_fields text[],
  primary key (id, version)
);
comment on table observations.observation_version is 'earlier versions as they were; the newest one is the row of observation. Erasing empties these too';

create table observations.photo (
  id uuid primary key,
  observation_id uuid not null references observations.observation (id) on delete cascade,
  sha256 text not null,
  content_type text not null check (content_type in ('image/jpeg', 'image/png')),
  stored_bytes int not null,
  sent_bytes int not null,
  width int not null,
  height int not null,
  received_at timestamptz not null,
  erased_at timestamptz
);
create index photo_observation_idx on observations.photo (observation_id);
create index photo_sha256_idx on observations.photo (sha256);
create index photo_erased_idx on observations.photo (id) where erased_at is not null;
comment on column observations.photo.sha256 is 'of the cleaned file, hex: its name in the folder of files';
comment on column observations.photo.sent_bytes is 'length as it was sent; the stored file is coded anew and has another';
comment on column observations.photo.erased_at is 'set in the transaction that erases; the row goes when its file is gone';

create index observation_note_idx on observations.observation using gin (to_tsvector('swedish', note)) where note is not null;
create index observation_photos_idx on observations.observation using gin (photos) where photos <> '{}';
create index observation_shift_idx on observations.observation (shift) where shift is not null;
create index observation_reporter_idx on observations.observation (reporter_id, occurred_at desc, id) where reporter_id is not null;
create index observation_duplicate_of_idx on observations.observation (duplicate_of) where duplicate_of is not null;
