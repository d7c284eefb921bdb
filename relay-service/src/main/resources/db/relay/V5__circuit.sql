-- Circuits between two agents that the relay has opened because they answered each other without
-- end. A row stays after its time, for how long the next break is.
create table relay.circuit (
  lower     bytea       not null,
  higher    bytea       not null,
  reason    text        not null,
  opened_at timestamptz not null,
  until     timestamptz not null,
  primary key (lower, higher)
);
create index circuit_until on relay.circuit (until);
