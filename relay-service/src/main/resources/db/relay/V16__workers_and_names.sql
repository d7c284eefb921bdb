-- Workers of shared sessions that come by requests (HTTP): they are at no replica but have a name,
-- and what they have in flight goes to others when their lease is over. A later request of the same
-- worker has a number of its own, so that an earlier one gets nothing any more.
alter table relay.worker
  alter column replica drop not null,
  add column label     text,        -- what it calls itself
  add column lease     integer,     -- seconds that it has from a request on
  add column lapses_at timestamptz;
create unique index worker_label on relay.worker (owner, name, label);
create index worker_lapse on relay.worker (lapses_at) where lapses_at is not null;

alter table relay.flight
  drop constraint flight_owner_name_worker_fkey,
  add foreign key (owner, name, worker) references relay.worker
    on update cascade on delete set null (worker);

-- Where a session of a stranger was opened: a keyed hash of the client's address, which says no more
-- than whether two come from one. Null for members and for this machine.
alter table relay.session add column origin bytea;
create index session_origin on relay.session (origin) where origin is not null;

-- Names that were freed, kept for a while for the keys that had them: who remembers a name may not
-- have heard that it is somebody else's. Of each key the last one is kept, or a key could take name
-- after name from all others. The key itself may have asked to be forgotten.
create table relay.freed_name (
  name     text collate "C" primary key,
  holder   bytea       not null unique, -- a hash of the key
  freed_at timestamptz not null default now()
);

create function relay.keep_freed_name() returns trigger language plpgsql as $$
declare
  had bytea := sha256(convert_to(old.pubkey, 'UTF8'));
begin
  delete from relay.freed_name where name = old.name or holder = had;
  insert into relay.freed_name (name, holder) values (old.name, had) on conflict do nothing;
  return null;
end
$$;

create trigger freed after delete on relay.name
  for each row execute function relay.keep_freed_name();
