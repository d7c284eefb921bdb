-- Shared sessions (`share:...`): several workers, on any replica, compete for what comes. The
-- session's row is their lock. Its `delivered` says that all up to there has been given to a worker
-- or was not for the session; its `cursor`, that it is done.

-- Who works. A worker that goes leaves what it had in flight to the others.
create table relay.worker (
  owner   bytea   not null,
  name    text    not null,
  number  bigint  not null,           -- of its attachment
  replica uuid    not null,           -- where it is connected
  claims  bigint  not null default 0, -- how often it got something
  primary key (owner, name, number),
  foreign key (owner, name) references relay.session on delete cascade
);
create index worker_replica on relay.worker (replica);

-- What is given out and not acknowledged. Without a worker it was left behind, and goes first.
create table relay.flight (
  owner    bytea  not null,
  name     text   not null,
  position bigint not null,
  worker   bigint,
  claim    bigint not null,           -- with the position, the order in which its worker got it
  event    bytea,                     -- what a receipt is due for
  sender   bytea,                     -- and to whom
  primary key (owner, name, position),
  foreign key (owner, name) references relay.session on delete cascade,
  foreign key (owner, name, worker) references relay.worker on delete set null (worker)
);
create index flight_worker on relay.flight (owner, name, worker, claim, position);
create index flight_left   on relay.flight (owner, name, position) where worker is null;
