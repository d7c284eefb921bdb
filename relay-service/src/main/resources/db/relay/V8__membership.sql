-- Who may write where not everybody may (NIP-43), and who may not at all. Keys are hex.
create table relay.member (
  pubkey text        primary key,
  since  timestamptz not null default now(),
  invite text                                  -- the code it came with, if it came with one
);

create table relay.invite (
  code       text        primary key,
  uses_left  integer     not null,
  expires_at timestamptz,
  made_at    timestamptz not null
);

create table relay.ban (
  pubkey text        primary key,
  reason text        not null,
  since  timestamptz not null default now()
);

-- Counts changes, so that every replica sees when to look again.
create table relay.access (
  only_row boolean primary key default true check (only_row),
  changes  bigint  not null default 0
);
insert into relay.access default values;
