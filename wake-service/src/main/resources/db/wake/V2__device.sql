-- By what agents can be woken.
create table wake.device (
  id           uuid        primary key,
  agent        bytea       not null check (octet_length(agent) = 32),
  name         text        not null,
  rank         integer     not null,
  session      text        not null,
  endpoint     text        not null, -- sealed for this id: dev.kith.wake.store.Seal
  loud         boolean     not null,
  zone         text,
  quiet_from   time,
  quiet_to     time,
  token_set_at timestamptz not null,
  expires_at   timestamptz not null,
  unique (agent, name),
  check (num_nulls(zone, quiet_from, quiet_to) in (0, 3))
);

create index device_expiry on wake.device (expires_at);
