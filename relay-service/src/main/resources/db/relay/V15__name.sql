-- Names that this relay vouches for (NIP-05). A key that an operator wants to have several has
-- several; one that takes its name itself has one.
create table relay.name (
  name   text collate "C" primary key,
  pubkey text        not null, -- in hex
  since  timestamptz not null default now()
);
create index name_pubkey on relay.name (pubkey);
