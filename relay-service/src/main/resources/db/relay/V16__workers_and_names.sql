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
