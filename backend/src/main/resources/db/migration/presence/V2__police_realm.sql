-- Visits of police move into a schema of their own, and a visit may be entered afterwards, without a shift.
create schema presence_police;

create table presence_police.visit (
  id uuid primary key,
  version int not null,
  account_id uuid not null,
  received_at timestamptz not null,
  shift uuid,
  arrived_at timestamptz not null,
  left_at timestamptz,
  method text not null check (method in ('POSITION', 'QR', 'HAND', 'AFTERWARDS')),
  place text,
  name text,
  place_name text not null,
  skip_reason text check (skip_reason in ('CLOSED', 'UNSAFE', 'CALLED_AWAY', 'NO_TIME', 'OTHER')),
  erase_after timestamptz not null,
  constraint left_after_arriving check (left_at >= arrived_at),
  constraint a_skip_has_no_dose check (skip_reason is null or left_at is null)
);
create index police_visit_arrived_idx on presence_police.visit (arrived_at);
comment on schema presence_police is 'the police''s realm: others get minutes per place and week, each crossing logged';
comment on table presence_police.visit is 'no position, ever';
comment on column presence_police.visit.shift is 'the shift on which it was made; null for what was entered without one';

insert into presence_police.visit (id, version, account_id, received_at, shift, arrived_at, left_at, method, place, name, place_name,
  skip_reason, erase_after)
select v.id, v.version, v.account_id, v.received_at, v.shift, v.arrived_at, v.left_at, v.method, v.place, v.name, v.place_name,
  v.skip_reason, v.erase_after
from presence.visit v
where v.party = 'POLICE';

delete from presence.visit where party = 'POLICE';
alter table presence.visit add constraint visits_of_police_are_elsewhere check (party = 'WARDENS');
alter table presence.visit alter column shift drop not null;
alter table presence.visit drop constraint visit_method_check;
alter table presence.visit add constraint visit_method_check check (method in ('POSITION', 'QR', 'HAND', 'AFTERWARDS'));
alter table presence.visit add constraint without_a_shift_it_has_a_length check (shift is not null or left_at is not null);
