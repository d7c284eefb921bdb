-- Events that an operator has allowed although they were reported (NIP-56, NIP-86).
create table relay.allowed_event (
  id    bytea       primary key,
  since timestamptz not null default now()
);
