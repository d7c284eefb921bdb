-- What operators keep out besides keys (NIP-86): events by their id, kinds, addresses of clients. No
-- two of these look alike, so the value alone is the key.
create table relay.block (
  value  text        primary key,
  what   text        not null check (what in ('EVENT', 'KIND', 'ADDRESS')),
  reason text        not null,
  since  timestamptz not null default now()
);
create index block_what on relay.block (what, value);

-- What the relay calls itself where an operator has changed it, and how often anything here has
-- changed, so that every replica sees when to look again.
create table relay.moderation (
  only_row    boolean primary key default true check (only_row),
  changes     bigint  not null default 0,
  name        text,
  description text,
  icon        text
);
insert into relay.moderation default values;
